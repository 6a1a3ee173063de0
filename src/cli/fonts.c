/* nextcv fonts. SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "cli/cli.h"

int cli_fonts(struct cli *cli)
{
    ncv_context *c = ncv_new();
    struct strbuf out = {0};
    int status;

    if (!c)
        return NCV_MACHINE;
    for (size_t i = 0;; i++) {
        struct ncv_font_info f = ncv_font_at(c, i);

        if (!f.family)
            break;
        strbuf_printf(&out, "%-18s %d %-6s  %-14s %5zu glyphs  %s\n", f.family, f.weight,
                      f.italic ? "italic" : "roman", f.role, f.glyphs, f.path);
    }
    cli_diagnostics(cli, c);
    status = cli_print(c, out.p ? out.p : "", out.n);
    strbuf_free(&out);
    ncv_free(c);
    return status;
}
