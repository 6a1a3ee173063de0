/* Results, reports and the gate, as several commands have them. SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* From the last dot of the file's name; "" if it has none, or only one at its start. */
const char *cli_ending(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');

    return dot && dot != name ? dot : "";
}

bool cli_has_ending(const char *path, const char *ending)
{
    return str_eq_nocase(str_of(cli_ending(path)), str_of(ending));
}

const char *cli_stem(struct cli *cli, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;

    return arena_strndup(&cli->arena, name, strlen(name) - strlen(cli_ending(name)));
}

enum ncv_status cli_write_result(ncv_context *c, enum ncv_format format, const char *path)
{
    const char *bytes;
    size_t size;
    enum ncv_status status = ncv_output(c, format, &bytes, &size);

    return status == NCV_OK ? ncv_write(c, path, bytes, size) : status;
}

/* Forms of the report by the ending of the file's name; another is text. */
static const struct {
    const char *ending;
    enum ncv_format format;
} report_forms[] = {{".json", NCV_REPORT_JSON},
                    {".md", NCV_REPORT_MARKDOWN},
                    {".markdown", NCV_REPORT_MARKDOWN},
                    {".html", NCV_REPORT_HTML},
                    {".htm", NCV_REPORT_HTML}};

enum ncv_status cli_write_report(ncv_context *c, const char *path)
{
    bool terminal = strcmp(path, "-") == 0;
    const char *bytes;
    size_t size;
    enum ncv_status status;

    for (size_t i = 0; i < sizeof report_forms / sizeof *report_forms; i++)
        if (cli_has_ending(path, report_forms[i].ending))
            return cli_write_result(c, report_forms[i].format, path);
    status = ncv_report(c, terminal && cli_color(1), terminal ? cli_columns() : 80, &bytes, &size);
    return status == NCV_OK ? ncv_write(c, path, bytes, size) : status;
}

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
