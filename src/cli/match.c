/* nextcv match. SPDX-License-Identifier: MIT */
#include "cli/cli.h"

static enum ncv_status write_match(const struct cli *cli, ncv_context *c)
{
    const char *path = cli->output ? cli->output : "-";

    return cli->json ? cli_write_result(c, NCV_REPORT_JSON, path) : cli_write_report(c, path);
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
