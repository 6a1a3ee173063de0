/* nextcv preview. SPDX-License-Identifier: MIT */
#include "cli/preview.h"

#include "base/diag.h"
#include "base/file.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { STDIN_MAX_BYTES = 16 << 20 /* the library has its own, smaller limits */ };

struct preview {
    struct cli *cli;
    ncv_context *c;
    struct preview_page page;
    VEC(const char *) said; /* diagnostics that were printed: variants share most of theirs */
    VEC(const char *) read; /* files, for --depfile */
};

static bool is_new(struct preview *p, const struct ncv_diagnostic *d)
{
    const char *key = arena_printf(&p->cli->arena, "%s\n%s\n%d\n%s\n%s", d->code,
                                   d->source ? d->source : "", d->line,
                                   d->pointer ? d->pointer : "", d->text);

    for (size_t i = 0; i < p->said.n; i++)
        if (strcmp(p->said.at[i], key) == 0)
            return false;
    vec_push(&p->cli->arena, &p->said, key);
    return true;
}

static void say(struct preview *p)
{
    bool color = cli_color(STDERR_FILENO);
    enum ncv_level least = p->cli->quiet     ? NCV_ERROR
                           : p->cli->verbose ? NCV_NOTE
                                             : NCV_WARNING;

    for (size_t i = 0; i < ncv_diagnostic_count(p->c); i++) {
        struct ncv_diagnostic d = ncv_diagnostic_at(p->c, i);

        if (d.level >= least && is_new(p, &d))
            cli_diagnostic(&d, color);
    }
}

static void note_files(struct preview *p)
{
    for (const char *const *file = ncv_dependencies(p->c); *file; file++) {
        bool known = false;

        for (size_t i = 0; i < p->read.n && !known; i++)
            known = strcmp(p->read.at[i], *file) == 0;
        if (!known)
            vec_push(&p->cli->arena, &p->read, arena_strdup(&p->cli->arena, *file));
    }
}

static enum ncv_status add(struct preview *p, const struct variant *v)
{
    struct ncv_build_options o = p->cli->build;
    enum ncv_status status;

    o.layout = v->layout;
    o.paper = v->paper;
    o.set = v->set;
    status = ncv_build(p->c, &o);
    if (status == NCV_OK)
        status = preview_add(p->cli, p->c, &p->page, v);
    if (status != NCV_OK)
        preview_add_failed(p->cli, p->c, &p->page, v);
    say(p);
    note_files(p);
    if (status != NCV_OK && ncv_diagnostic_count(p->c) == 0)
        fprintf(stderr, "nextcv: layout '%s' cannot be shown\n", v->layout);
    return status;
}

static enum ncv_status write_page(struct preview *p)
{
    const char *const written[] = {p->cli->output, NULL};
    struct strbuf html = {0};
    enum ncv_status status = preview_finish(p->cli, p->c, &p->page, &html);

    if (status == NCV_OK)
        status = ncv_write(p->c, p->cli->output, html.p, html.n);
    vec_push(&p->cli->arena, &p->read, NULL);
    if (status == NCV_OK && p->cli->depfile)
        status = cli_write_depfile(p->cli, p->c, written, p->read.at);
    say(p);
    strbuf_free(&html);
    return status;
}

/* Standard input is there once, and is built many times. */
static bool read_stdin(struct cli *cli)
{
    struct ncv_build_options *o = &cli->build;
    bool profile = strcmp(o->profile, "-") == 0, posting = o->posting && strcmp(o->posting, "-") == 0;
    struct diags d = {.arena = &cli->arena};
    struct str bytes;

    for (size_t i = 0; i < cli->layouts.n; i++)
        if (strcmp(cli->layouts.at[i], "-") == 0)
            return cli_usage_error("put it in a file", "a layout from standard input cannot be "
                                                       "built several times") == NCV_OK;
    if (profile == posting) /* none; or both, which the library has a word for */
        return true;
    if (!file_read(&cli->arena, "-", STDIN_MAX_BYTES, &bytes, &d))
        return cli_usage_error(NULL, "%s", d.list.n ? d.list.at[0].text
                                                    : "standard input cannot be read") == NCV_OK;
    *(profile ? &o->profile_bytes : &o->posting_bytes) = bytes.p;
    *(profile ? &o->profile_size : &o->posting_size) = bytes.n;
    return true;
}

/* A variant that cannot be built says so in its place; where none can, there is no page. */
static int run(struct preview *p)
{
    variant_vec variants = {0};
    enum ncv_status worst = preview_variants(p->cli, p->c, &variants), status;

    if (worst != NCV_OK)
        return (int)worst;
    for (size_t i = 0; i < variants.n; i++) {
        status = add(p, &variants.at[i]);
        worst = status > worst ? status : worst;
    }
    if (!p->page.title)
        return (int)worst;
    status = write_page(p);
    return (int)(status > worst ? status : worst);
}

int cli_preview(struct cli *cli)
{
    struct preview p = {.cli = cli, .c = ncv_new()};
    int status = NCV_INPUT;

    if (!p.c)
        return NCV_MACHINE;
    if (!cli->output)
        cli->output = strcmp(cli->build.profile, "-") == 0
                          ? "-"
                          : arena_printf(&cli->arena, "%s.html", cli_stem(cli, cli->build.profile));
    if (read_stdin(cli))
        status = run(&p);
    strbuf_free(&p.page.variants);
    ncv_free(p.c);
    return status;
}
