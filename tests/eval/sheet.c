/* A score sheet of documents: what their display lists (the trace) show of lines and pages.
 * usage: sheet LAYOUT,LAYOUT… PROFILE[+POSTING]…; every profile in every layout on A4 and letter.
 *        sheet -f …: the faults of each instead of the table, as "ok NAME" and "not ok NAME"; for as many pages as it
 *        takes, auto, one and two; exit status 1 if there are any
 *        sheet -s …: the same on A4 with 24 bottom margins, so that pages end everywhere
 * SPDX-License-Identifier: MIT */
#include "document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    enum fault_kind kind;
    const char *head;
} columns[] = {{FAULT_WIDOW, "wid"},    {FAULT_ORPHAN, "orp"}, {FAULT_STRANDED, "hds"},
               {FAULT_SPLIT, "spl"},    {FAULT_HYPHEN, "hyp"}, {FAULT_STUB, "stb"},
               {FAULT_OVERFULL, "ovr"}, {FAULT_COLLISION, "col"}, {FAULT_MISSING, "mis"},
               {FAULT_DATE, "dat"},     {FAULT_BASELINE, "bas"},  {FAULT_SMALL, "sml"},
               {FAULT_MEASURE, "msr"}};
enum { NCOLUMNS = sizeof columns / sizeof *columns };

static void head(void)
{
    printf("%-36s %3s %5s | %4s %4s %5s %4s %7s | %5s %4s %3s %3s | %4s %3s | %4s %4s %5s %5s |", "",
           "pp", "lines", "gap", "max", "loose", "very", "dem", "hyph%", "ladd", "run", "riv", "rag",
           "cpl", "fill", "feet", "dates", "scale");
    for (int i = 0; i < NCOLUMNS; i++)
        printf(" %3s", columns[i].head);
    putchar('\n');
}

static void row(const char *name, const struct sheet *s)
{
    const struct score *j = &s->justified, *r = &s->ragged;
    size_t lines = j->counted + r->counted, hyphens = j->hyphens + r->hyphens;

    printf("%-36s %3zu %5zu | %4.2f %4.2f %5zu %4zu %7.0f | %5.1f %4zu %3zu %3zu | %4.1f %3.0f | "
           "%4.0f %4.0f %5zu %5.3f |",
           name, s->pages, lines, score_gap_sd(j), j->gap_max, j->loose, j->very_loose,
           j->lines ? j->demerits / (double)j->lines : 0,
           lines ? 100 * (double)hyphens / (double)lines : 0, j->ladders + r->ladders,
           j->runts + r->runts, s->rivers, score_rag_sd(r),
           s->prose_lines ? s->prose_characters / (double)s->prose_lines : 0, 100 * s->fill,
           s->column_difference, s->dates, j->scale_step);
    for (int i = 0; i < NCOLUMNS; i++)
        printf(" %3zu", s->count[columns[i].kind]);
    putchar('\n');
}

/* "samples/a.json+b.md" */
static struct ncv_build_options options_of(struct arena *a, const char *document)
{
    const char *plus = strchr(document, '+');
    struct ncv_build_options o = {.profile = document};

    if (plus) {
        o.profile = arena_strndup(a, document, (size_t)(plus - document));
        o.posting = plus + 1;
    }
    return o;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* The file's name; the folder's where all files are "profile.json". */
static const char *profile_name(struct arena *a, const char *path)
{
    const char *name = base_name(path);

    if (name == path || strcmp(name, "profile.json") != 0)
        return name;
    return base_name(arena_strndup(a, path, (size_t)(name - 1 - path)));
}

/* What is tried with each document in each layout. */
struct variant {
    const char *paper;
    int pages;
    const char *bottom; /* "bottom=61pt", or NULL */
};
typedef VEC(struct variant) variant_vec;

static void list_variants(struct arena *a, char mode, variant_vec *out)
{
    static const char *const papers[] = {"a4", "letter"};
    static const int pages[] = {0, NCV_PAGES_AUTO, 1, 2};

    for (int bottom = 50; mode == 's' && bottom < 338; bottom += 12)
        vec_push(a, out, (struct variant){"a4", 0, arena_printf(a, "bottom=%dpt", bottom)});
    for (size_t i = 0; mode != 's' && i < (mode == 'f' ? 4 : 1); i++)
        for (size_t p = 0; p < 2; p++)
            vec_push(a, out, (struct variant){papers[p], pages[i], NULL});
}

static const char *document_name(struct arena *a, const struct ncv_build_options *o)
{
    struct strbuf b = {0};

    strbuf_printf(&b, "%s%s%s %s %s", profile_name(a, o->profile), o->posting ? "+" : "",
                  o->posting ? base_name(o->posting) : "", base_name(o->layout), o->paper);
    if (o->pages == NCV_PAGES_AUTO)
        strbuf_puts(&b, " pages auto");
    else if (o->pages)
        strbuf_printf(&b, " pages %d", o->pages);
    if (o->set)
        strbuf_printf(&b, " %s", o->set[0]);
    const char *kept = strbuf_keep(&b, a);

    strbuf_free(&b);
    return kept;
}

static bool list_faults(const char *name, const struct sheet *s)
{
    for (size_t i = 0; i < s->faults.n; i++) {
        const struct fault *f = &s->faults.at[i];

        printf("# %s: page %zu line %d: %s\n", fault_name(f->kind), f->page, f->line, f->text);
    }
    printf("%sok sheet %s\n", s->faults.n ? "not " : "", name);
    return s->faults.n == 0;
}

static bool one(ncv_context *c, const struct ncv_build_options *o, bool faults, struct sheet *all)
{
    struct arena a = {0};
    struct sheet s = {0};
    const char *name = document_name(&a, o);
    bool good = ncv_build(c, o) == NCV_OK;

    if (!good) {
        printf("%ssheet %s: not built\n", faults ? "not ok " : "", name);
    } else {
        document_score(&a, c, &s);
        if (faults)
            good = list_faults(name, &s);
        else
            row(name, &s);
        sheet_add(all, &s);
    }
    arena_free(&a);
    return good;
}

static bool one_layout(ncv_context *c, const char *layout, char **documents, int n,
                       const variant_vec *variants, bool faults, struct sheet *sum)
{
    struct arena a = {0};
    bool good = true;

    for (int i = 0; i < n; i++)
        for (size_t k = 0; k < variants->n; k++) {
            const struct variant *v = &variants->at[k];
            const char *set[] = {v->bottom, NULL};
            struct ncv_build_options o = options_of(&a, documents[i]);

            o.layout = layout;
            o.paper = v->paper;
            o.pages = v->pages;
            o.set = v->bottom ? set : NULL;
            good = one(c, &o, faults, sum) && good;
        }
    arena_free(&a);
    return good;
}

int main(int argc, char **argv)
{
    char mode = argc > 1 && argv[1][0] == '-' ? argv[1][1] : 't'; /* table, faults or sweep */
    bool faults = mode != 't', good = true;
    struct arena a = {0};
    struct sheet all = {0};
    variant_vec variants = {0};

    argc -= faults;
    argv += faults;
    if (argc < 3)
        return 2;
    ncv_context *c = ncv_new();

    list_variants(&a, mode, &variants);
    if (!faults)
        head();
    for (char *layout = strtok(argv[1], ","); layout; layout = strtok(NULL, ",")) {
        struct sheet sum = {0};

        good = one_layout(c, layout, argv + 2, argc - 2, &variants, faults, &sum) && good;
        if (!faults)
            row(base_name(layout), &sum);
        sheet_add(&all, &sum);
    }
    if (!faults)
        row("all", &all);
    ncv_free(c);
    arena_free(&a);
    return !good;
}
