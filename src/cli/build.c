/* nextcv build and nextcv tailor. SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "cli/cli.h"

#include <string.h>

static bool ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), k = strlen(end);

    return n >= k && strcmp(s + n - k, end) == 0;
}

static const char *default_output(struct cli *cli)
{
    const char *p = cli->build.profile, *slash = strrchr(p, '/'), *name = slash ? slash + 1 : p;
    const char *dot = strrchr(name, '.');
    int n = (int)(dot && dot != name ? (size_t)(dot - name) : strlen(name));

    if (strcmp(p, "-") == 0)
        return "-";
    return arena_printf(&cli->arena, "%.*s.pdf", n, name);
}

static enum ncv_format format_of(const struct cli *cli)
{
    if (cli->format)
        return strcmp(cli->format, "text") == 0    ? NCV_TEXT
               : strcmp(cli->format, "trace") == 0 ? NCV_TRACE
                                                   : NCV_PDF;
    return ends_with(cli->output, ".txt") ? NCV_TEXT : NCV_PDF;
}

static void put_escaped(struct strbuf *b, const char *path)
{
    for (; *path; path++) {
        if (strchr(" #\\", *path))
            strbuf_putc(b, '\\');
        if (*path == '$')
            strbuf_putc(b, '$');
        strbuf_putc(b, *path);
    }
}

/* "cv.pdf: me.json job.md", and each file as a target of its own, so that a file that went away is
 * no error (as gcc -MP does). */
static enum ncv_status write_depfile(const struct cli *cli, ncv_context *c)
{
    const char *const *files = ncv_dependencies(c);
    struct strbuf b = {0};
    enum ncv_status status;

    put_escaped(&b, cli->output);
    strbuf_putc(&b, ':');
    for (size_t i = 0; files[i]; i++) {
        strbuf_putc(&b, ' ');
        put_escaped(&b, files[i]);
    }
    strbuf_putc(&b, '\n');
    for (size_t i = 0; files[i]; i++) {
        strbuf_putc(&b, '\n');
        put_escaped(&b, files[i]);
        strbuf_puts(&b, ":\n");
    }
    status = ncv_write(c, cli->depfile, b.p, b.n);
    strbuf_free(&b);
    return status;
}

static enum ncv_status write_result(ncv_context *c, enum ncv_format format, const char *path)
{
    const char *bytes;
    size_t size;
    enum ncv_status status = ncv_output(c, format, &bytes, &size);

    return status == NCV_OK ? ncv_write(c, path, bytes, size) : status;
}

static enum ncv_status write_report(const struct cli *cli, ncv_context *c)
{
    const char *bytes;
    size_t size;

    if (ends_with(cli->report, ".json"))
        return write_result(c, NCV_REPORT_JSON, cli->report);
    bool terminal = strcmp(cli->report, "-") == 0;
    enum ncv_status status = ncv_report(c, terminal && cli_color(1), terminal ? cli_columns() : 80,
                                        &bytes, &size);

    return status == NCV_OK ? ncv_write(c, cli->report, bytes, size) : status;
}

static enum ncv_status write_records(const struct cli *cli, ncv_context *c)
{
    enum ncv_status status = NCV_OK;

    if (cli->report)
        status = write_report(cli, c);
    if (status == NCV_OK && cli->tailored)
        status = write_result(c, NCV_TAILORED, cli->tailored);
    if (status == NCV_OK && cli->depfile)
        status = write_depfile(cli, c);
    return status;
}

static int run(struct cli *cli, enum ncv_format format)
{
    ncv_context *c = ncv_new();
    enum ncv_status status;

    if (!c)
        return NCV_MACHINE;
    if (cli->report && !cli->build.posting && !cli->build.pages) {
        ncv_free(c);
        return cli_usage_error("give a posting or --pages", "there is nothing to report on");
    }
    status = ncv_build(c, &cli->build);
    if (status == NCV_OK)
        status = write_result(c, format, cli->output);
    if (status == NCV_OK)
        status = write_records(cli, c);
    cli_diagnostics(cli, c);
    ncv_free(c);
    return (int)status;
}

int cli_build(struct cli *cli)
{
    if (!cli->output)
        cli->output = default_output(cli);
    return run(cli, format_of(cli));
}

int cli_tailor(struct cli *cli)
{
    if (!cli->output)
        cli->output = "-";
    return run(cli, NCV_TAILORED);
}
