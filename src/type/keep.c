/* Break classes of a CV, a layer above UAX #14: what belongs together stays together, and words
 * are not broken where the author wrote a hyphen or slash (extractors would join "full-" and
 * "time"). None of this forbids a break for good: where nothing else fits, the less good classes
 * are used (see enum break_class). SPDX-License-Identifier: MIT */
#include "type/keep.h"

#include "base/utf8.h"

#include <string.h>

/* ---- inside tokens ---- */

static bool is_url(struct token t)
{
    if (keep_contains(t, "://") || (t.n > 4 && memcmp(t.p, "www.", 4) == 0))
        return true;
    for (size_t i = 1; i + 1 < t.n; i++)
        if (t.p[i] == '@' && keep_is_letter(t.p[i - 1]) && keep_is_letter(t.p[i + 1]))
            return true;
    return false;
}

/* After a separator, not between two, and not so that a stub of two characters is left. */
static enum break_class url_break(struct token t, size_t i)
{
    if (i < 3 || i + 2 > t.n || !strchr("/.-_?&=#:@~+", t.p[i - 1]) ||
        !(keep_is_letter(t.p[i]) || keep_is_digit(t.p[i])))
        return BREAK_NONE;
    return t.p[i - 1] == '/' && t.p[i - 2] != '/' ? BREAK_URL : BREAK_URL_PART;
}

static bool is_east_asian(uint32_t c)
{
    return c >= 0x2E80 && !(c >= 0xA000 && c < 0xAC00) && !(c >= 0xFB00 && c < 0xFE30) &&
           c < 0x1F000 && c != 0xFFFC && c != 0xFFFD;
}

static bool is_dash_char(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

static bool is_hangul(uint32_t c)
{
    return (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F);
}

/* Class of a break that UAX #14 allows between two characters with no space between. Korean is
 * broken at its spaces, as headings and ragged text want it. */
static enum break_class inner_class(uint32_t before, uint32_t after)
{
    if (is_hangul(before) || is_hangul(after))
        return BREAK_WORD;
    if (before == 0x2014 || (before >= 0x2000 && before <= 0x200A) || is_east_asian(before) ||
        is_east_asian(after))
        return BREAK_NORMAL;
    if (is_dash_char(before) && after >= '0' && after <= '9')
        return BREAK_GLUED;
    return BREAK_WORD;
}

static bool is_quotation_mark(uint32_t c)
{
    return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

/* A space before [i] where UAX #14 sees no opportunity, but there is one: before ".NET" (LB13 takes
 * the full stop for the end of something), and between a quotation mark that ends a word and an
 * opening bracket (LB15 takes it for one that opens). */
static bool over_cautious(const uint32_t *c, size_t n, size_t i)
{
    size_t mark = i - 1;

    if (c[i] == '.')
        return i + 1 < n && c[i + 1] < 0x80 && keep_is_letter((char)c[i + 1]);
    while (mark > 0 && c[mark] == ' ')
        mark--;
    return (c[i] == '(' || c[i] == '[') && is_quotation_mark(c[mark]) && mark > 0 &&
           c[mark - 1] != ' ';
}

/* UAX #14, sorted into classes. */
static void sort_opportunities(struct keeper *k)
{
    uint32_t *c = arena_array(k->arena, k->n + 1, sizeof *c);
    uint32_t *at = arena_array(k->arena, k->n + 1, sizeof *at);
    uint8_t *breaks = arena_alloc(k->arena, k->n + 1);
    size_t n = 0;

    for (size_t i = 0; i < k->n; n++) {
        at[n] = (uint32_t)i;
        i += utf8_decode(k->text + i, k->n - i, &c[n]);
    }
    linebreak_opportunities(c, n, breaks);
    memset(k->out, BREAK_NONE, k->n + 1);
    for (size_t i = 1; i < n; i++) {
        if (c[i - 1] == 0xA0 && c[i] != ' ')
            k->out[at[i]] = BREAK_GLUED;
        else if (breaks[i] != LINE_BREAK_NO)
            k->out[at[i]] =
                (uint8_t)(c[i - 1] == ' ' ? BREAK_NORMAL : inner_class(c[i - 1], c[i]));
        else if (c[i - 1] == ' ' && c[i] != ' ') /* "« " and the like */
            k->out[at[i]] = over_cautious(c, n, i) ? BREAK_NORMAL : BREAK_GLUED;
    }
}

static void split_tokens(struct keeper *k)
{
    for (size_t i = 0; i < k->n;) {
        size_t start = i;

        while (i < k->n && k->text[i] != ' ')
            i++;
        if (i > start)
            vec_push(k->arena, &k->tokens, (struct token){k->text + start, i - start});
        i += i < k->n;
    }
}

static void keep_tokens_together(struct keeper *k)
{
    for (size_t i = 0; i + 1 < k->tokens.n; i++) {
        size_t at = (size_t)(k->tokens.at[i + 1].p - k->text);

        if (k->out[at] == BREAK_NORMAL && keep_together(k, i))
            k->out[at] = BREAK_GLUED;
    }
}

static void break_urls(struct keeper *k)
{
    for (size_t i = 0; i < k->tokens.n; i++) {
        struct token t = k->tokens.at[i];
        size_t start = (size_t)(t.p - k->text);

        if (!(k->flags[start] & TYPE_URL) && !is_url(t))
            continue;
        for (size_t j = 1; j < t.n; j++)
            k->out[start + j] = (uint8_t)url_break(t, j);
    }
}

static void keep_runs_together(struct keeper *k)
{
    for (size_t i = 1; i < k->n; i++)
        if ((k->flags[i] & k->flags[i - 1] & TYPE_NO_BREAK) && k->out[i] < BREAK_GLUED)
            k->out[i] = BREAK_GLUED;
}

static void apply_marks(struct keeper *k, const struct mark *marks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t at = marks[i].at;
        const unsigned no_hyphen = TYPE_NO_HYPHEN | TYPE_NO_BREAK | TYPE_URL;

        if (at == 0 || at >= k->n)
            continue;
        if (marks[i].kind == MARK_ALLOW)
            k->out[at] = BREAK_NORMAL;
        else if (marks[i].kind == MARK_FORBID)
            k->out[at] = BREAK_NONE;
        else if (k->text[at] != ' ' && k->text[at - 1] != ' ' && !(k->flags[at] & no_hyphen))
            k->out[at] = BREAK_SOFT;
    }
}

void break_classes(struct arena *a, const char *text, size_t n, const struct mark *marks,
                   size_t nmarks, const uint8_t *flags, const char *lang, uint8_t *out)
{
    struct keeper k = {.arena = a, .text = text, .n = n, .flags = flags, .lang = lang, .out = out};

    sort_opportunities(&k);
    split_tokens(&k);
    keep_tokens_together(&k);
    break_urls(&k);
    apply_marks(&k, marks, nmarks);
    keep_runs_together(&k);
}
