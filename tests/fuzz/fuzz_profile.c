/* Reads any bytes as a profile; what reads is written and must read back without an error.
 * SPDX-License-Identifier: MIT */
#include "profile/read.h"
#include "profile/write.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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
        profile_write(p, &out);
        if (!profile_read(&a, (struct str){out.p, out.n}, "again", &again))
            abort();
    }
    strbuf_free(&out);
    arena_free(&a);
    return 0;
}
