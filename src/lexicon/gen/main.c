/* lexicon OUT TABLES...: checks the hand-written tables and writes them as static arrays of C.
 * SPDX-License-Identifier: MIT */
#include "gen.h"

#include "base/file.h"

#include <stdio.h>

enum { MAX_TABLE_BYTES = 4 << 20 };

static int print_diags(struct diags *d)
{
    diags_sort(d);
    for (size_t i = 0; i < d->list.n; i++) {
        const struct diag *x = &d->list.at[i];

        fprintf(stderr, "%s:%d: %s: %s%s%s%s\n", x->source ? x->source : "lexicon", x->line,
                diag_level_name(x->level), x->text, x->hint ? " (" : "", x->hint ? x->hint : "",
                x->hint ? ")" : "");
    }
    return d->list.n > 0 && d->worst >= DIAG_ERROR;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct gen g = {.arena = &a, .diags = &d};
    struct strbuf out = {0};
    int failed = 1;

    if (argc < 3) {
        fprintf(stderr, "usage: lexicon OUT TABLE...\n");
        return 2;
    }
    for (int i = 2; i < argc; i++) {
        struct str text;

        if (!file_read(&a, argv[i], MAX_TABLE_BYTES, &text, &d))
            goto out;
        gen_read(&g, argv[i], text);
    }
    gen_resolve(&g);
    gen_make_keys(&g);
    if (d.list.n && d.worst >= DIAG_ERROR)
        goto out;
    gen_specificity(&g);
    gen_emit(&g, &out);
    failed = !file_write(argv[1], out.p, out.n, &d);
out:
    failed |= print_diags(&d);
    strbuf_free(&out);
    arena_free(&a);
    return failed;
}
