/* A score sheet of documents: what their display lists (the trace) show of lines and pages.
 * usage: sheet LAYOUT,LAYOUT… PROFILE[+POSTING]…; every profile in every layout on A4 and letter.
 * SPDX-License-Identifier: MIT */
#include "document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void head(void)
{
    printf("%-40s %2s %5s | %4s %4s %5s %4s %5s | %5s %4s %3s %3s %3s | %4s %4s | %3s %3s %3s %4s "
           "%4s %5s | %5s %4s\n",
           "", "pp", "lines", "gap", "max", "loose", "very", "dem", "hyph%", "ladd", "run", "riv",
           "ovr", "rag", "cpl", "wid", "orp", "hds", "fill", "col", "dates", "scale", "miss");
}

static void row(const char *name, const struct sheet *s)
{
    const struct score *j = &s->justified, *r = &s->ragged;
    size_t lines = j->counted + r->counted, hyphens = j->hyphens + r->hyphens;

    printf("%-40s %2zu %5zu | %4.2f %4.2f %5zu %4zu %5.0f | %5.1f %4zu %3zu %3zu %3zu | %4.1f %4.0f | "
           "%3zu %3zu %3zu %4.0f %4.1f %2zu/%-2zu | %5.3f %4zu\n",
           name, s->pages, lines, score_gap_sd(j), j->gap_max, j->loose, j->very_loose,
           j->lines ? j->demerits / (double)j->lines : 0,
           lines ? 100 * (double)hyphens / (double)lines : 0, j->ladders + r->ladders,
           j->runts + r->runts, s->rivers, s->overfull, score_rag_sd(r),
           lines ? (j->characters + r->characters) / (double)lines : 0, s->widows, s->orphans,
           s->stranded, 100 * s->fill, s->column_difference, s->dates_off, s->dates, j->scale_step,
           s->missing);
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

static bool one(struct arena *a, struct ncv_build_options o, struct sheet *all)
{
    ncv_context *c = ncv_new();
    struct sheet s = {0};
    bool good = ncv_build(c, &o) == NCV_OK;

    if (good) {
        document_score(a, c, &s);
        row(arena_printf(a, "%s %s %s", base_name(o.profile), base_name(o.layout), o.paper), &s);
        sheet_add(all, &s);
    } else {
        fprintf(stderr, "sheet: '%s' with layout '%s' is not built\n", o.profile, o.layout);
    }
    ncv_free(c);
    return good;
}

int main(int argc, char **argv)
{
    static const char *const papers[] = {"a4", "letter"};
    struct arena a = {0};
    struct sheet all = {0};
    bool good = true;

    if (argc < 3)
        return 2;
    head();
    for (char *layout = strtok(argv[1], ","); layout; layout = strtok(NULL, ","))
        for (int i = 2; i < argc; i++)
            for (size_t p = 0; p < 2; p++) {
                struct ncv_build_options o = options_of(&a, argv[i]);

                o.layout = layout;
                o.paper = papers[p];
                good = one(&a, o, &all) && good;
            }
    row("all", &all);
    arena_free(&a);
    return !good;
}
