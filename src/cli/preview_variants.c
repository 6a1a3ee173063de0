/* Which variants a preview shows. SPDX-License-Identifier: MIT */
#include "cli/preview.h"

#include <ctype.h>
#include <string.h>

enum { VARIANTS_MAX = 60 };

/* --set of one name: each value is a variant of its own. */
struct choice {
    struct str name;
    VEC(const char *) values; /* "name=value" */
    bool known;               /* a layout of those shown has this parameter */
};

typedef VEC(struct choice) choice_vec;

static struct str name_of(const char *set)
{
    return (struct str){set, strcspn(set, "=")};
}

static void read_choices(struct cli *cli, choice_vec *out)
{
    for (const char *const *set = cli->build.set; *set; set++) {
        struct choice *found = NULL;

        for (size_t i = 0; i < out->n; i++)
            if (str_eq(out->at[i].name, name_of(*set)))
                found = &out->at[i];
        if (!found) {
            vec_push(&cli->arena, out, (struct choice){.name = name_of(*set)});
            found = &out->at[out->n - 1];
        }
        vec_push(&cli->arena, &found->values, *set);
    }
}

bool preview_varies(const struct cli *cli, const char *set)
{
    size_t n = 0;

    for (const char *const *s = cli->build.set; *s; s++)
        n += str_eq(name_of(*s), name_of(set));
    return n > 1;
}

static bool has_param(ncv_context *c, const char *layout, struct str name)
{
    for (size_t i = 0;; i++) {
        const char *param = ncv_layout_param(c, layout, i).name;

        if (!param)
            return false;
        if (str_eq(str_of(param), name))
            return true;
    }
}

static void read_layouts(struct cli *cli, ncv_context *c, variant_vec *out)
{
    for (size_t i = 0; i < cli->layouts.n; i++)
        vec_push(&cli->arena, out, (struct variant){.layout = cli->layouts.at[i]});
    for (size_t i = 0;; i++) {
        struct ncv_layout_info info = ncv_layout_at(c, i);
        struct variant v = {0};

        if (!info.name)
            break;
        v.layout = arena_strdup(&cli->arena, info.name);
        v.description = arena_strdup(&cli->arena, info.description);
        for (size_t k = 0; k < cli->layouts.n; k++)
            if (strcmp(out->at[k].layout, v.layout) == 0)
                out->at[k].description = v.description;
        if (!cli->layouts.n)
            vec_push(&cli->arena, out, v);
    }
}

/* Where all layouts are shown, a value goes to those that have its parameter; one that none has goes
 * to all, which then say so. */
static bool applies(struct cli *cli, ncv_context *c, const struct choice *choice,
                    const char *layout)
{
    return cli->layouts.n || !choice->known || has_param(c, layout, choice->name);
}

static void finish(struct cli *cli, const char *const *set, size_t n, struct variant *v)
{
    const char **kept = arena_array(&cli->arena, n + 1, sizeof *kept);
    const char **told = arena_array(&cli->arena, n + 2, sizeof *told);

    v->set = kept;
    v->told = told;
    if (v->paper && strcmp(cli->build.paper, v->paper) != 0) /* of --paper all */
        *told++ = v->paper;
    for (size_t k = 0; k < n; k++) {
        kept[k] = set[k];
        if (preview_varies(cli, set[k]))
            *told++ = set[k];
    }
}

/* Adds the product of the values of choices[i ..] to the variant. */
static void add_sets(struct cli *cli, ncv_context *c, const choice_vec *choices, size_t i,
                     const char **set, size_t n, struct variant v, variant_vec *out)
{
    if (out->n > VARIANTS_MAX)
        return;
    while (i < choices->n && !applies(cli, c, &choices->at[i], v.layout))
        i++;
    if (i == choices->n) {
        finish(cli, set, n, &v);
        vec_push(&cli->arena, out, v);
        return;
    }
    for (size_t k = 0; k < choices->at[i].values.n; k++) {
        set[n] = choices->at[i].values.at[k];
        add_sets(cli, c, choices, i + 1, set, n + 1, v, out);
    }
}

enum ncv_status preview_variants(struct cli *cli, ncv_context *c, variant_vec *out)
{
    static const char *const all_papers[] = {"a4", "letter"};
    bool all = cli->build.paper && strcmp(cli->build.paper, "all") == 0;
    variant_vec layouts = {0};
    choice_vec choices = {0};

    read_layouts(cli, c, &layouts);
    read_choices(cli, &choices);
    for (size_t i = 0; i < choices.n; i++)
        for (size_t k = 0; k < layouts.n && !choices.at[i].known; k++)
            choices.at[i].known = has_param(c, layouts.at[k].layout, choices.at[i].name);
    const char **set = arena_array(&cli->arena, choices.n + 1, sizeof *set);

    for (size_t i = 0; i < layouts.n; i++)
        for (size_t k = 0; k < (all ? 2 : 1); k++) {
            struct variant v = layouts.at[i];

            v.paper = all ? all_papers[k] : cli->build.paper;
            add_sets(cli, c, &choices, 0, set, 0, v, out);
        }
    if (out->n <= VARIANTS_MAX)
        return NCV_OK;
    return (enum ncv_status)cli_usage_error("name fewer layouts, papers or values",
                                            "a page shows at most %d variants", VARIANTS_MAX);
}

/* ---- the command of a variant ------------------------------------------------------------ */

static bool is_plain(const char *s)
{
    for (; *s; s++)
        if (!isalnum((unsigned char)*s) && !strchr("_./:=@%+,-", *s))
            return false;
    return true;
}

/* In single quotes where a shell would do something with it. */
static void put_word(struct strbuf *b, const char *word)
{
    if (b->n)
        strbuf_putc(b, ' ');
    if (*word && is_plain(word)) {
        strbuf_puts(b, word);
        return;
    }
    strbuf_putc(b, '\'');
    for (; *word; word++)
        if (*word == '\'')
            strbuf_puts(b, "'\\''");
        else
            strbuf_putc(b, *word);
    strbuf_putc(b, '\'');
}

static void put_option(struct strbuf *b, const char *name, const char *value)
{
    if (!value)
        return;
    put_word(b, name);
    put_word(b, value);
}

static void put_each(struct strbuf *b, const char *name, const char *const *values)
{
    for (; *values; values++)
        put_option(b, name, *values);
}

/* A file whose name starts with a dash would be taken for an option. */
static void put_file(struct cli *cli, struct strbuf *b, const char *path)
{
    if (path)
        put_word(b, *path == '-' && path[1] ? arena_printf(&cli->arena, "./%s", path) : path);
}

/* "me-rail-letter-7a1f3d.pdf" */
static const char *result_name(struct cli *cli, const struct variant *v)
{
    struct strbuf b = {0};
    const char *profile = cli->build.profile;

    strbuf_puts(&b, strcmp(profile, "-") == 0 ? "cv" : cli_stem(cli, profile));
    strbuf_printf(&b, "-%s", cli_stem(cli, v->layout));
    for (const char *const *told = v->told; *told; told++) {
        const char *equals = strchr(*told, '=');

        strbuf_putc(&b, '-');
        for (const char *s = equals ? equals : *told; *s; s++)
            if (isalnum((unsigned char)*s) || *s == '.')
                strbuf_putc(&b, *s);
    }
    strbuf_puts(&b, ".pdf");
    const char *name = strbuf_keep(&b, &cli->arena);

    strbuf_free(&b);
    return name;
}

const char *preview_command(struct cli *cli, const struct variant *v)
{
    const struct ncv_build_options *o = &cli->build;
    struct strbuf b = {0};

    strbuf_puts(&b, "nextcv build");
    put_file(cli, &b, o->profile);
    put_file(cli, &b, o->posting);
    put_option(&b, "--layout", v->layout);
    put_option(&b, "--paper", v->paper);
    put_each(&b, "--set", v->set);
    if (o->pages)
        put_option(&b, "--pages", arena_printf(&cli->arena, "%d", o->pages));
    put_option(&b, "--lang", o->lang);
    put_option(&b, "--as-of", o->as_of);
    put_each(&b, "--pin", o->pin);
    put_each(&b, "--hide", o->hide);
    put_each(&b, "--tag", o->tags);
    if (o->no_respell)
        put_word(&b, "--no-respell");
    put_option(&b, "-o", result_name(cli, v));
    const char *command = strbuf_keep(&b, &cli->arena);

    strbuf_free(&b);
    return command;
}
