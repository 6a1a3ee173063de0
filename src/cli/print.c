/* What goes to the terminal. SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "base/utf8.h"
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool cli_color(int fd)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

    return isatty(fd) && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

int cli_columns(void)
{
    struct winsize size;

    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
        return size.ws_col < 120 ? size.ws_col : 120;
    return 80;
}

int cli_usage_error(const char *hint, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fputs("nextcv: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    if (hint)
        fprintf(stderr, "  hint: %s\n", hint);
    return NCV_INPUT;
}

int cli_print(ncv_context *c, const char *bytes, size_t n)
{
    size_t before = ncv_diagnostic_count(c);

    if (ncv_write(c, "-", bytes, n) == NCV_OK)
        return NCV_OK;
    struct ncv_diagnostic d = ncv_diagnostic_at(c, before);

    fprintf(stderr, "nextcv: %s\n", d.text ? d.text : "cannot write to standard output");
    return NCV_MACHINE;
}

static int characters(struct str s)
{
    int n = 0;

    for (size_t i = 0; i < s.n; n++) {
        uint32_t c;

        i += utf8_decode(s.p + i, s.n - i, &c);
    }
    return n;
}

/* The line, or the stretch of a long one that holds the column, cut between characters. */
static struct str window(const char *line, int column, int *shown_column)
{
    enum { BEFORE = 50, WIDTH = 90 };
    struct str all = str_of(line);
    size_t start = 0, end = 0;
    int at = 1;

    *shown_column = column > BEFORE && characters(all) > WIDTH ? BEFORE : column;
    for (size_t i = 0; i < all.n;) {
        uint32_t c;

        if (at == column - *shown_column + 1)
            start = i;
        i += utf8_decode(all.p + i, all.n - i, &c);
        if (at++ < column - *shown_column + 1 + WIDTH)
            end = i;
    }
    return (struct str){all.p + start, end - start};
}

static void print_source_line(const struct ncv_diagnostic *d)
{
    int column;
    struct str line = window(d->source_line, d->column, &column);
    uint32_t c;

    fprintf(stderr, "%5d | ", d->line);
    for (size_t i = 0; i < line.n;) {
        size_t n = utf8_decode(line.p + i, line.n - i, &c);

        /* tabs would part line and caret, and control characters are the file's, not ours */
        if (c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0))
            fputc(' ', stderr);
        else
            fwrite(line.p + i, 1, n, stderr);
        i += n;
    }
    fputc('\n', stderr);
    if (d->column)
        fprintf(stderr, "      | %*s\n", column, "^");
}

void cli_diagnostic(const struct ncv_diagnostic *d, bool color)
{
    static const char *const levels[] = {"note", "warning", "error", "fatal"};
    static const char *const colors[] = {"\033[36m", "\033[33m", "\033[31m", "\033[31m"};

    fputs(color ? "\033[1m" : "", stderr);
    fputs(d->source ? d->source : "nextcv", stderr);
    if (d->line)
        fprintf(stderr, ":%d", d->line);
    if (d->line && d->column)
        fprintf(stderr, ":%d", d->column);
    fprintf(stderr, ":%s %s%s:%s %s", color ? "\033[0m" : "", color ? colors[d->level] : "",
            levels[d->level], color ? "\033[0m" : "", d->text);
    if (d->pointer && *d->pointer)
        fprintf(stderr, " (%s)", d->pointer);
    fprintf(stderr, " [%s]\n", d->code);
    if (d->source_line)
        print_source_line(d);
    if (d->hint)
        fprintf(stderr, "  hint: %s\n", d->hint);
}

void cli_diagnostics(const struct cli *cli, ncv_context *c)
{
    bool color = cli_color(STDERR_FILENO);
    size_t notes = 0;

    for (size_t i = 0; i < ncv_diagnostic_count(c); i++) {
        struct ncv_diagnostic d = ncv_diagnostic_at(c, i);

        if (d.level == NCV_NOTE && !cli->verbose) {
            notes++;
            continue;
        }
        if (d.level < NCV_ERROR && cli->quiet)
            continue;
        cli_diagnostic(&d, color);
    }
    if (notes && !cli->quiet && isatty(STDERR_FILENO))
        fprintf(stderr, "nextcv: %zu note%s, shown with --verbose\n", notes, notes > 1 ? "s" : "");
}
