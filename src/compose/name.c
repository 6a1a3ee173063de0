/* A person's name in two parts, for layouts that set them apart. SPDX-License-Identifier: MIT */
#include "compose/internal.h"

#include "base/utf8.h"

#include <utf8proc.h>

#include <string.h>

static bool begins_lower(const char *s, size_t n)
{
    uint32_t c;

    return n && utf8_decode(s, n, &c) && utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL;
}

/* Start of the word that ends before `end`. */
static size_t word_start(const char *s, size_t end)
{
    while (end && s[end - 1] != ' ')
        end--;
    return end;
}

/* The family name is the last word, or what stands before a comma ("Roe, PhD" is one), with the
 * particles in front of it that are written small: "van der Berg". Who writes the family name first
 * sees the parts the other way round; the name as a whole stays as it was written. */
struct str compose_name_part(const char *name, bool family)
{
    struct str all = str_trim(str_of(name));
    const char *comma = memchr(all.p, ',', all.n);
    size_t end = comma ? (size_t)(comma - all.p) : all.n, at = word_start(all.p, end);

    while (at > 1) {
        size_t before = word_start(all.p, at - 1);

        if (!before || !begins_lower(all.p + before, at - 1 - before))
            break;
        at = before;
    }
    if (family)
        return (struct str){all.p + at, all.n - at};
    return str_trim((struct str){all.p, at});
}
