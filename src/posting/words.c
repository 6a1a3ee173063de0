/* The key of a text: what cues and headings are looked for in.
 * SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

struct writer {
    char *p;
    uint32_t *at;
    size_t n;
    int words;
};

static inline void put(struct writer *w, char c, size_t at)
{
    if (c == ' ' && w->n && w->p[w->n - 1] == ' ')
        return;
    if (c != ' ' && w->p[w->n - 1] == ' ')
        w->words++;
    if (w->at)
        w->at[w->n] = (uint32_t)at;
    w->p[w->n++] = c;
}

static bool is_sign(uint32_t c)
{
    return c < 0x80 || (c >= 0xA0 && c <= 0xBF) || c == 0xD7 || (c >= 0x2000 && c <= 0x2BFF) ||
           (c >= 0x3000 && c <= 0x303F) || (c >= 0xE000 && c <= 0xF8FF) || c >= 0x1F000;
}

/* What ASCII is in a key: small letters, digits, + and #; all else parts words. */
static const char ascii[] = "                                   #       +    0123456789       "
                            "abcdefghijklmnopqrstuvwxyz      abcdefghijklmnopqrstuvwxyz     ";

struct key key_of(struct arena *a, struct str text, bool map)
{
    size_t room = text.n + 3;

    for (size_t i = 0; i < text.n; i++) /* "&" grows to " and " */
        room += text.p[i] == '&' ? 4 : 0;

    struct writer w = {.p = arena_alloc(a, room),
                       .at = map ? arena_array(a, room, sizeof(uint32_t)) : NULL};

    w.p[w.n++] = ' ';
    for (size_t i = 0; i < text.n;) {
        uint32_t c = (unsigned char)text.p[i];
        size_t width = c < 0x80 ? 1 : utf8_decode(text.p + i, text.n - i, &c);

        if (c < 0x80 && c != '\'' && c != '&') {
            put(&w, ascii[c], i);
        } else if ((c == '\'' || c == 0x2019 || c == 0x2018 || c == 0xB4) && w.p[w.n - 1] != ' ') {
            put(&w, '\'', i);
        } else if (c == '&') {
            for (const char *p = " and "; *p; p++)
                put(&w, *p, i);
        } else if (is_sign(c)) {
            put(&w, ' ', i);
        } else {
            for (size_t k = 0; k < width; k++)
                put(&w, text.p[i + k], i);
        }
        i += width;
    }
    put(&w, ' ', text.n);
    w.p[w.n] = '\0';
    if (w.at)
        w.at[w.n] = (uint32_t)text.n;
    return (struct key){w.p, w.at, w.n, w.words};
}
