/* Blocks: collapsing white space, bullets, and where hard-wrapped lines belong together.
 * SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

static bool is_space_character(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

struct str collapse(struct arena *a, struct str text)
{
    char *out = arena_alloc(a, text.n + 1);
    size_t n = 0;
    bool space = false;

    for (size_t i = 0; i < text.n;) {
        uint32_t c = (unsigned char)text.p[i];
        size_t width = c < 0x80 ? 1 : utf8_decode(text.p + i, text.n - i, &c);

        if (is_space_character(c)) {
            space = n > 0;
        } else {
            if (space)
                out[n++] = ' ';
            space = false;
            for (size_t k = 0; k < width; k++)
                out[n++] = text.p[i + k];
        }
        i += width;
    }
    return (struct str){out, n};
}

/* Bullets that stand for nothing else at the start of a line; U+F0B7 and U+00A7 are what Word's
 * symbol fonts leave behind. */
static bool is_bullet_character(uint32_t c)
{
    static const uint32_t bullets[] = {0x2022, 0x2023, 0x25E6, 0x25AA, 0x25AB, 0x25CF, 0x25CB,
                                       0x25A0, 0x25A1, 0x00B7, 0x2027, 0x2219, 0x27A2, 0x27A4,
                                       0x25BA, 0x25B6, 0x2713, 0x2714, 0x2705, 0x2192, 0x00BB,
                                       0x2043, 0xF0B7, 0xF0A7, 0x00A7, 0x2756, 0x2605, 0x25C6};

    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (c == bullets[i])
            return true;
    return false;
}

static size_t skip_blanks(struct str s, size_t i)
{
    while (i < s.n && is_blank(s.p[i]))
        i++;
    return i;
}

/* "1." "12)" "(3)" "a)" with a space behind. */
static size_t number_length(struct str s)
{
    size_t i = s.n && s.p[0] == '(', digits = i;

    while (i < s.n && is_digit(s.p[i]) && i - digits < 2)
        i++;
    bool letter = i == digits && i + 1 < s.n && is_lower(s.p[i]) && s.p[i + 1] == ')';

    i += letter;
    if (i == digits || i + 1 >= s.n || !(s.p[i] == ')' || (s.p[i] == '.' && !digits && !letter)) ||
        !is_blank(s.p[i + 1]))
        return 0;
    return skip_blanks(s, i + 1);
}

size_t bullet_length(struct str s)
{
    uint32_t c;

    if (s.n < 2)
        return 0;
    size_t width = utf8_decode(s.p, s.n, &c);

    if (c >= 0x80 && is_bullet_character(c))
        return skip_blanks(s, width);
    if (c == '-' || c == '*' || c == '+' || c == 0x2013 || c == 0x2014)
        return is_blank(s.p[width]) || (c == '-' && is_upper(s.p[1])) ? skip_blanks(s, width) : 0;
    /* "o" is what a second-level bullet of Word becomes */
    if (c == 'o' && is_blank(s.p[1])) {
        size_t i = skip_blanks(s, 1);

        return i < s.n && (is_upper(s.p[i]) || s.p[1] == '\t') ? i : 0;
    }
    return number_length(s);
}

bool draft_full(struct draft *d, size_t n)
{
    if (n < POSTING_MAX_LINES)
        return false;
    if (!d->lines_cut)
        diag_add(d->diags, DIAG_WARNING, "posting-lines", (struct diag_at){.source = d->name},
                 "give only the posting itself",
                 "the posting has more than %d lines; the rest is left out", POSTING_MAX_LINES);
    d->lines_cut = true;
    return true;
}

void add_styled_block(struct draft *d, enum block_kind kind, int level, bool bold, size_t lead,
                      struct str text)
{
    struct str s = collapse(d->arena, text);
    size_t bullet;

    while (kind != BLOCK_HEADING && (bullet = bullet_length(s)) != 0) {
        if (is_digit(s.p[0]) && kind == BLOCK_ITEM)
            break;
        s.p += bullet, s.n -= bullet;
        lead = lead > bullet ? lead - bullet : 0;
        kind = BLOCK_ITEM;
    }
    if (!s.n)
        return;
    if (draft_full(d, d->blocks.n))
        return;
    struct block block = {
        .kind = kind, .level = level, .bold = bold, .lead = lead < s.n ? lead : 0, .text = s};

    vec_push(d->arena, &d->blocks, block);
}

void add_block(struct draft *d, enum block_kind kind, int level, struct str text)
{
    add_styled_block(d, kind, level, false, 0, text);
}

struct pair { /* two lines that stand directly below each other */
    size_t length, need;
};

static size_t first_word(struct str s)
{
    size_t n = 0;

    while (n < s.n && !is_blank(s.p[n]))
        n++;
    return utf8_count(s.p, n);
}

/* "JOB TITLE:" opens a field whatever stands before. */
static bool is_capital_label(struct str s)
{
    size_t i = 0;

    while (i < s.n && (is_upper(s.p[i]) || s.p[i] == ' ' || s.p[i] == '/' || s.p[i] == '&'))
        i++;
    return i >= 3 && i < s.n && s.p[i] == ':';
}

static bool pair_of(struct str line, struct str next, struct pair *out)
{
    if (!line.n || !next.n || bullet_length(next) || is_capital_label(next))
        return false;
    *out = (struct pair){utf8_count(line.p, line.n), 0};
    out->need = out->length + 1 + first_word(next);
    return true;
}

enum { WRAP_LEAST = 40, WRAP_MOST = 120, WRAP_SHORT = 30, HEAD_BYTES = 40 };

struct wrap_votes {
    int delta[WRAP_MOST + 2]; /* difference array of votes a width gets */
    int pairs, longer;        /* pairs that can tell; lines longer than any width */
    int lines;
};

static void vote(struct wrap_votes *v, struct str line, struct str next)
{
    struct pair pair;

    if (line.n)
        v->lines++;
    if (utf8_count(line.p, line.n) > WRAP_MOST)
        v->longer++;
    if (!pair_of(line, next, &pair) || pair.length < WRAP_SHORT)
        return;
    v->pairs++;
    size_t from = pair.length < WRAP_LEAST ? WRAP_LEAST : pair.length;

    if (from > WRAP_MOST || pair.need <= from)
        return;
    v->delta[from]++;
    v->delta[pair.need > WRAP_MOST ? WRAP_MOST + 1 : pair.need]--;
}

static struct str next_line(struct str text, size_t *at)
{
    const char *stop = *at < text.n ? memchr(text.p + *at, '\n', text.n - *at) : NULL;
    size_t end = stop ? (size_t)(stop - text.p) : text.n;
    struct str line = {text.p + *at, end - *at};

    *at = end + 1;
    return str_trim(line);
}

/* Who wraps by hand or editor breaks a line only where the next word would not fit. So a width W
 * explains a break between a line of length l and one whose first word is f long if
 * l <= W < l + 1 + f; the width that explains most breaks is the one that was used. */
int wrap_width(struct str text)
{
    struct wrap_votes v = {0};
    int best = 0, width = 0, count = 0;

    for (size_t at = 0; at < text.n;) {
        struct str line = next_line(text, &at);
        size_t ahead = at;

        vote(&v, line, at < text.n ? next_line(text, &ahead) : (struct str){"", 0});
    }
    for (int w = WRAP_LEAST; w <= WRAP_MOST; w++) {
        count += v.delta[w];
        if (count > best)
            best = count, width = w;
    }
    return best >= 2 && best * 2 >= v.pairs && v.longer * 5 <= v.lines ? width : 0;
}

/* "Nice to have:" stands alone, however full the line before it is. */
static bool is_head_like(struct str line)
{
    return line.n > 1 && line.n <= HEAD_BYTES && is_upper(line.p[0]) && line.p[line.n - 1] == ':';
}

bool is_soft_break(struct str line, struct str next, int wrap)
{
    struct pair pair;

    if (!pair_of(line, next, &pair) || is_head_like(next))
        return false;
    bool open = !strchr(".!?:;", line.p[line.n - 1]) && is_lower(next.p[0]);

    if (!wrap)
        return open && pair.length >= WRAP_LEAST && pair.length <= WRAP_MOST;
    if (pair.length <= (size_t)wrap && pair.need > (size_t)wrap)
        return true;
    /* not everybody fills the line to the last word */
    if (!strchr(".!?:;,", line.p[line.n - 1]) && pair.length * 5 >= (size_t)wrap * 4)
        return true;
    return open && pair.length * 2 >= (size_t)wrap;
}
