/* Breaks between words that no space separates (UAX #14 leaves class SA to a dictionary).
 * SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include "base/utf8.h"

void type_set_words(struct type *t, const struct word_finder *words)
{
    t->words = *words;
}

static bool is_thai(uint32_t c)
{
    return c >= 0x0E01 && c <= 0x0E5B && c != 0x0E3F;
}

/* Marks begin no line, whatever a dictionary says; nor do the signs that repeat or shorten a word. */
static bool may_begin(uint32_t c)
{
    return !(c == 0x0E31 || (c >= 0x0E33 && c <= 0x0E3A) || (c >= 0x0E45 && c <= 0x0E4E) ||
             c == 0x0E2F);
}

struct stretch {
    VEC(uint32_t) c;
    VEC(uint32_t) at;
};

static void add_breaks(struct type *t, struct arena *a, const struct stretch *s,
                       const uint8_t *flags, uint8_t *classes)
{
    uint8_t *starts = arena_alloc(a, s->c.n + 1);

    if (s->c.n < 2 || !t->words.find(t->words.context, a, s->c.at, s->c.n, starts))
        return;
    for (size_t i = 1; i < s->c.n; i++) {
        uint32_t at = s->at.at[i];

        if (starts[i] && may_begin(s->c.at[i]) && classes[at] >= BREAK_EMERGENCY)
            classes[at] = flags[at] & TYPE_NO_BREAK ? BREAK_GLUED : BREAK_NORMAL;
    }
}

void word_breaks(struct type *t, struct arena *a, const char *text, size_t n, const uint8_t *flags,
                 uint8_t *classes)
{
    struct stretch s = {0};
    uint32_t c;

    for (size_t i = 0; t->words.find && i < n;) {
        uint32_t at = (uint32_t)i;

        i += utf8_decode(text + i, n - i, &c);
        if (is_thai(c)) {
            vec_push(a, &s.c, c);
            vec_push(a, &s.at, at);
        }
        if (s.c.n && (!is_thai(c) || i >= n)) {
            add_breaks(t, a, &s, flags, classes);
            s.c.n = s.at.n = 0;
        }
    }
}
