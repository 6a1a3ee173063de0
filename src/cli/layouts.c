/* nextcv layouts. SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "cli/cli.h"

#include <string.h>

static void list_all(ncv_context *c, struct strbuf *out)
{
    for (size_t i = 0;; i++) {
        struct ncv_layout_info info = ncv_layout_at(c, i);

        if (!info.name)
            break;
        strbuf_printf(out, "%-10s %s\n", info.name, info.description);
    }
}

static bool list_params(ncv_context *c, const char *name, struct strbuf *out)
{
    for (size_t i = 0;; i++) {
        struct ncv_param_info p = ncv_layout_param(c, name, i);

        if (!p.name)
            return i > 0;
        strbuf_printf(out, "%-12s %-7s %-14s %s\n", p.name, p.type, p.value,
                      p.label ? p.label : "");
    }
}

static int print(ncv_context *c, struct strbuf *b)
{
    int status = cli_print(c, b->p ? b->p : "", b->n);

    strbuf_free(b);
    return status;
}

static int check(struct cli *cli, ncv_context *c, const char *path)
{
    int status = (int)ncv_check_layout(c, path);

    cli_diagnostics(cli, c);
    return status;
}

int cli_layouts(struct cli *cli)
{
    ncv_context *c = ncv_new();
    const char *first = cli->operands.n ? cli->operands.at[0] : NULL;
    struct strbuf out = {0};
    int status;

    if (!c)
        return NCV_MACHINE;
    if (first && strcmp(first, "check") == 0) {
        status = cli->operands.n == 2
                     ? check(cli, c, cli->operands.at[1])
                     : cli_usage_error("nextcv layouts check FILE", "which file is to be checked?");
    } else if (cli->operands.n > 1) {
        status = cli_usage_error("see 'nextcv layouts --help'", "there is no 'layouts %s'", first);
    } else if (first) {
        status = list_params(c, first, &out)
                     ? print(c, &out)
                     : cli_usage_error("'nextcv layouts' lists what ships",
                                       "no layout is called '%s'", first);
    } else {
        list_all(c, &out);
        status = print(c, &out);
    }
    strbuf_free(&out);
    ncv_free(c);
    return status;
}
