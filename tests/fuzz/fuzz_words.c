/* Any bytes as a paragraph: where its words are hyphenated and its lines broken, in every language,
 * at any measure. Three bytes choose; the rest is the text. SPDX-License-Identifier: MIT */
#include "type/hyphen.h"
#include "type/internal.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static const char *const langs[] = {"en-US", "en-GB", "de-AT", "fr", "es", "it", "pt", "nl",
                                    "pl",    "sv",    "da",    "ru", "el", "cs", "ko", ""};

static void demand(bool right)
{
    if (!right)
        abort();
}

/* Points at starts of characters, as many as told, as many letters away from the ends as asked. */
static void divide(const char *lang, const char *word, size_t n, unsigned left, unsigned right)
{
    uint8_t *points = malloc(n + 1);
    size_t found = hyphen_points(lang, word, n, left, right, points), count = 0;

    for (size_t i = 0; i < n; i++) {
        demand(!points[i] || (i >= left && n - i >= right && i > 0));
        demand(!points[i] || ((unsigned char)word[i] & 0xC0) != 0x80);
        count += points[i];
    }
    demand(count == found);
    free(points);
}

static void set(const uint8_t *choice, const char *text, size_t n)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct type *t = type_new(&a, font_builtin, &d);
    struct type_run run = {.text = text,
                           .n = n,
                           .style = {.family = "Lato",
                                     .weight = 400,
                                     .size = 10,
                                     .leading = 13,
                                     .lang = langs[choice[0] % 16],
                                     .hyphen_before = choice[1] & 7},
                           .flags = TYPE_HYPHENATE | (choice[1] & 8 ? TYPE_URL : 0u)};
    struct shaped *s = type_shape(t, &a, &run, 1);
    struct type_break_options o = {.measure = choice[2] * 2.0,
                                   .align = choice[1] & 16 ? TYPE_JUSTIFY : TYPE_START,
                                   .hyphenate = choice[1] & 32};
    struct lines *l = type_break(t, &a, s, &o);

    for (size_t i = 0; i < l->n; i++)
        for (size_t k = 0; k < l->at[i].npieces; k++)
            demand(utf8_valid_prefix(l->at[i].pieces[k].text, l->at[i].pieces[k].text_n) ==
                   l->at[i].pieces[k].text_n);
    type_free(t);
    arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    const char *text = (const char *)bytes + 3;

    if (n < 3 || n > 4096)
        return 0;
    divide(langs[bytes[0] % 16], text, n - 3, bytes[1] & 3, bytes[1] >> 2 & 3);
    set(bytes, text, n - 3);
    return 0;
}
