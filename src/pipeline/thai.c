/* Words of Thai, which has no spaces between them, from libthai's dictionary. It takes a while to load
 * and waits for the first Thai text. SPDX-License-Identifier: MIT */
#include "pipeline/fonts.h"

#include <thai/thbrk.h>
#include <thai/thwbrk.h>
#include <wchar.h>

#define DICTIONARY "/usr/share/libthai/thbrk.tri" /* named, so that no variable decides */

struct thai {
    ThBrk *breaker;
    bool tried;
};

struct thai *thai_new(struct arena *a)
{
    return arena_new(a, struct thai);
}

void thai_free(struct thai *t)
{
    if (t && t->breaker)
        th_brk_delete(t->breaker);
}

static bool find_words(void *context, struct arena *scratch, const uint32_t *c, size_t n,
                       uint8_t *starts)
{
    struct thai *t = context;
    wchar_t *text = arena_array(scratch, n + 1, sizeof *text);
    int *at = arena_array(scratch, n + 1, sizeof *at), count;

    if (!t->tried)
        t->breaker = th_brk_new(DICTIONARY);
    t->tried = true;
    if (!t->breaker)
        return false;
    for (size_t i = 0; i < n; i++)
        text[i] = (wchar_t)c[i];
    count = th_brk_wc_find_breaks(t->breaker, text, at, n);
    for (int i = 0; i < count; i++)
        if (at[i] > 0 && (size_t)at[i] < n)
            starts[at[i]] = 1;
    return true;
}

struct word_finder thai_finder(struct thai *t)
{
    return (struct word_finder){t, find_words};
}
