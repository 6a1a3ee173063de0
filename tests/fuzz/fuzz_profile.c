/* Reads any bytes as a profile; what reads is linted and written and must read back without an error.
 * SPDX-License-Identifier: MIT */
#include "profile/read.h"
#include "profile/write.h"
#include "tailor/lint.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void lint(struct arena *a, const struct profile *p)
{
    struct tailor_options options = {.respell = true};
    struct lint_options o = {.english = true, .today = {.year = 2024, .month = 2, .day = 29}};
    struct diags d = {.arena = a};
    struct findings found = {.dropped = 0};
    struct strbuf out = {0};

    lint_run(tailor_new(a, p, NULL, &options, &d), &o, &found);
    lint_json(&found, "fuzz", NULL, &out);
    strbuf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diags d = {.arena = &a}, again = {.arena = &a};
    struct str json = {arena_strndup(&a, (const char *)data, size), size};
    struct profile *p = profile_read(&a, json, "fuzz", &d);
    struct strbuf out = {0};
    int line, col;

    if (p) {
        for (size_t i = 0; i < d.list.n; i++)
            if (d.list.at[i].pointer)
                profile_position(p, d.list.at[i].pointer, &line, &col);
        lint(&a, p);
        profile_write(p, &out);
        if (!profile_read(&a, (struct str){out.p, out.n}, "again", &again))
            abort();
    }
    strbuf_free(&out);
    arena_free(&a);
    return 0;
}
