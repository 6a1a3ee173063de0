/* nextcv match. SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>

int cli_gate(const struct cli *cli, const ncv_context *c, const char *verb)
{
    int covered;

    if (!cli->fail_under)
        return NCV_OK;
    covered = ncv_must_coverage(c);
    if (covered >= atoi(cli->fail_under))
        return NCV_OK;
    if (covered < 0)
        fputs("nextcv: the posting asks for nothing that is known: the gate fails\n", stderr);
    else
        fprintf(stderr, "nextcv: %d %% of the musts are %s, less than %s %%\n", covered, verb,
                cli->fail_under);
    return NCV_GATE;
}

static enum ncv_status write_match(const struct cli *cli, ncv_context *c)
{
    const char *bytes;
    size_t size;
    enum ncv_status status;

    if (!cli->json)
        return cli_write_report(c, cli->output ? cli->output : "-");
    status = ncv_output(c, NCV_REPORT_JSON, &bytes, &size);
    return status == NCV_OK ? ncv_write(c, cli->output ? cli->output : "-", bytes, size) : status;
}

int cli_match(struct cli *cli)
{
    ncv_context *c = ncv_new();
    enum ncv_status status;

    if (!c)
        return NCV_MACHINE;
    status = ncv_match(c, &cli->build);
    if (status == NCV_OK)
        status = write_match(cli, c);
    cli_diagnostics(cli, c);
    if (status == NCV_OK)
        status = (enum ncv_status)cli_gate(cli, c, "proven");
    ncv_free(c);
    return (int)status;
}
