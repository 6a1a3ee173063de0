/* nextcv build and nextcv tailor. SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Formats by the name of --format and by the ending of a file's name. */
static const struct format {
    const char *name, *ending;
    enum ncv_format format;
} formats[] = {{"pdf", ".pdf", NCV_PDF},
               {"svg", ".svg", NCV_SVG},
               {"text", ".txt", NCV_TEXT},
               {"trace", ".trace", NCV_TRACE}};

enum { FORMATS = sizeof formats / sizeof *formats };

static const char *default_output(struct cli *cli)
{
    const char *ending = ".pdf";

    if (strcmp(cli->build.profile, "-") == 0)
        return "-";
    for (size_t i = 0; cli->format && i < FORMATS; i++)
        if (strcmp(formats[i].name, cli->format) == 0)
            ending = formats[i].ending;
    return arena_printf(&cli->arena, "%s%s", cli_stem(cli, cli->build.profile), ending);
}

/* A name without an ending, such as /dev/null, takes a PDF. */
static bool find_format(const struct cli *cli, enum ncv_format *out)
{
    const char *ending = cli_ending(cli->output);

    *out = NCV_PDF;
    for (size_t i = 0; i < FORMATS; i++)
        if (cli->format ? strcmp(formats[i].name, cli->format) == 0
                        : cli_has_ending(cli->output, formats[i].ending)) {
            *out = formats[i].format;
            return true;
        }
    if (!*ending)
        return true;
    cli_usage_error(cli_has_ending(cli->output, ".html") || cli_has_ending(cli->output, ".htm")
                        ? "'nextcv preview' writes HTML"
                        : "name it .pdf, .svg or .txt, or say what to write with --format",
                    "what is to be written to a file that ends in '%s'?", ending);
    return false;
}

/* ---- writing ----------------------------------------------------------------------------- */

typedef VEC(const char *) path_vec;

/* "cv-2.svg" for page 2 of several that are to be written to "cv.svg". */
static const char *page_path(struct cli *cli, int page, int pages)
{
    const char *path = cli->output, *ending = cli_ending(path);

    if (pages == 1)
        return path;
    return arena_printf(&cli->arena, "%.*s-%d%s", (int)(strlen(path) - strlen(ending)), path,
                        page + 1, ending);
}

static void say_stale(const struct cli *cli, const char *path, int pages)
{
    if (!cli->quiet && access(path, F_OK) == 0)
        fprintf(stderr, "nextcv: warning: '%s' is not of this build, which has %d %s\n", path, pages,
                pages == 1 ? "page" : "pages");
}

/* A build of another length leaves files with names that look like pages of this one. They are told, not
 * removed: whose they are is not known. */
static void find_stale(struct cli *cli, int pages)
{
    const int most = pages + 100;

    if (pages > 1)
        say_stale(cli, cli->output, pages);
    for (int i = pages == 1 ? 0 : pages; i < most; i++) {
        const char *path = page_path(cli, i, most);

        if (access(path, F_OK) != 0)
            break;
        say_stale(cli, path, pages);
    }
}

static enum ncv_status write_pages(struct cli *cli, ncv_context *c, path_vec *written)
{
    int pages = ncv_page_count(c);

    if (pages > 1 && strcmp(cli->output, "-") == 0)
        return (enum ncv_status)cli_usage_error("name a file with -o, or ask for --pages 1",
                                                "%d pages of SVG are %d files", pages, pages);
    for (int i = 0; i < pages; i++) {
        const char *bytes, *path = page_path(cli, i, pages);
        size_t size;
        enum ncv_status status = ncv_output_page(c, NCV_SVG, i, &bytes, &size);

        if (status == NCV_OK)
            status = ncv_write(c, path, bytes, size);
        if (status != NCV_OK)
            return status;
        vec_push(&cli->arena, written, path);
    }
    if (pages > 1 && !cli->quiet)
        fprintf(stderr, "nextcv: wrote '%s' to '%s'\n", written->at[0], written->at[pages - 1]);
    if (strcmp(cli->output, "-") != 0)
        find_stale(cli, pages);
    return NCV_OK;
}

static enum ncv_status write_document(struct cli *cli, ncv_context *c, enum ncv_format format,
                                      path_vec *written)
{
    if (format == NCV_SVG)
        return write_pages(cli, c, written);
    vec_push(&cli->arena, written, cli->output);
    return cli_write_result(c, format, cli->output);
}

/* To standard output, unless a result goes there. */
static enum ncv_status write_diff(const struct cli *cli, ncv_context *c)
{
    bool taken = strcmp(cli->output, "-") == 0 || (cli->tailored && strcmp(cli->tailored, "-") == 0);
    const char *bytes;
    size_t size;
    enum ncv_status status = ncv_diff(c, cli_color(taken ? 2 : 1), &bytes, &size);

    if (status != NCV_OK || !size)
        return status;
    if (!taken)
        return ncv_write(c, "-", bytes, size);
    fwrite(bytes, 1, size, stderr);
    return NCV_OK;
}

static enum ncv_status write_records(struct cli *cli, ncv_context *c, path_vec *written)
{
    enum ncv_status status = NCV_OK;

    vec_push(&cli->arena, written, NULL);
    if (cli->report)
        status = cli_write_report(c, cli->report);
    if (status == NCV_OK && cli->tailored)
        status = cli_write_result(c, NCV_TAILORED, cli->tailored);
    if (status == NCV_OK && cli->diff)
        status = write_diff(cli, c);
    if (status == NCV_OK && cli->depfile)
        status = cli_write_depfile(cli, c, written->at, ncv_dependencies(c));
    return status;
}

static int run(struct cli *cli, enum ncv_format format)
{
    ncv_context *c = ncv_new();
    path_vec written = {0};
    enum ncv_status status;

    if (!c)
        return NCV_MACHINE;
    if (cli->report && !cli->build.posting && !cli->build.pages) {
        ncv_free(c);
        return cli_usage_error("give a posting or --pages", "there is nothing to report on");
    }
    status = ncv_build(c, &cli->build);
    if (status == NCV_OK)
        status = write_document(cli, c, format, &written);
    if (status == NCV_OK)
        status = write_records(cli, c, &written);
    cli_diagnostics(cli, c);
    if (status == NCV_OK)
        status = (enum ncv_status)cli_gate(cli, c, "shown");
    ncv_free(c);
    return (int)status;
}

int cli_build(struct cli *cli)
{
    enum ncv_format format;

    if (!cli->output)
        cli->output = default_output(cli);
    return find_format(cli, &format) ? run(cli, format) : NCV_INPUT;
}

int cli_tailor(struct cli *cli)
{
    if (!cli->output)
        cli->output = "-";
    return run(cli, NCV_TAILORED);
}
