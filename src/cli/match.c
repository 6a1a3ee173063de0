/* nextcv match. SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The gate speaks of what the profile can prove; a posting that asks nothing cannot be met. */
static int gate(const struct cli *cli, const ncv_context *c)
{
    int proven = ncv_must_coverage(c);

    if (!cli->fail_under || proven >= atoi(cli->fail_under))
        return NCV_OK;
    if (proven < 0)
        fputs("nextcv: the posting asks for nothing that is known: the gate fails\n", stderr);
    else
        fprintf(stderr, "nextcv: %d %% of the musts are proven, less than %s %%\n", proven,
                cli->fail_under);
    return NCV_GATE;
}

int cli_match(struct cli *cli)
{
    ncv_context *c = ncv_new();
    const char *bytes;
    size_t size;
    int status;

    if (!c)
        return NCV_MACHINE;
    status = ncv_match(c, &cli->build);
    if (status == NCV_OK)
        status = cli->json ? ncv_output(c, NCV_REPORT_JSON, &bytes, &size)
                           : ncv_report(c, !cli->output && cli_color(STDOUT_FILENO), cli_columns(),
                                        &bytes, &size);
    if (status == NCV_OK)
        status = ncv_write(c, cli->output ? cli->output : "-", bytes, size);
    cli_diagnostics(cli, c);
    if (status == NCV_OK)
        status = gate(cli, c);
    ncv_free(c);
    return status;
}
