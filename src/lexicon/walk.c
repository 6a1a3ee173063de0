/* SPDX-License-Identifier: MIT */
#include "lexicon/walk.h"

#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

enum { MAX_JOINERS = 3, MAX_FORM_BYTES = 160 };

/* What one character is to a key. */
enum char_class {
    CHAR_KEY,    /* letter, digit, + # &: part of the key */
    CHAR_JOINER, /* space . - _ / ': not part of it, may stand inside a form */
    CHAR_STOP    /* ends every form */
};

/* A character decoded: its class, its bytes in the text, and the bytes it adds to the key (NFKC,
 * lower case, without accents; none if that is not ASCII, and then no key goes on). */
struct folded {
    uint32_t code;
    size_t length;
    enum char_class is;
    char key[8];
    unsigned n;
};

bool is_word_beyond_ascii(uint32_t c)
{
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
        return true;
    default:
        return false;
    }
}

bool is_upper_beyond_ascii(uint32_t c)
{
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU;
}

uint32_t char_before(struct str text, size_t at)
{
    size_t start = at;

    while (start > 0 && at - start < 4) {
        start--;
        if (((unsigned char)text.p[start] & 0xC0) != 0x80)
            break;
    }
    return start < at ? char_at(text, start) : 0;
}

/* Hyphens and apostrophes beside the ASCII ones, no-break spaces, and what shows nothing. */
static bool is_joiner(uint32_t c)
{
    static const uint32_t joiners[] = {0xA0,   0xAD,   0x200B, 0x200C, 0x200D, 0x2010,
                                       0x2011, 0x2013, 0x2019, 0x202F, 0x2060, 0xFEFF};

    for (size_t i = 0; i < sizeof joiners / sizeof *joiners; i++)
        if (joiners[i] == c)
            return true;
    return false;
}

static void fold_other(struct folded *out)
{
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char(
        (utf8proc_int32_t)out->code, parts, 8,
        UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
            UTF8PROC_IGNORE,
        &boundary);

    out->n = 0;
    out->is = is_word_char(out->code) ? CHAR_KEY : CHAR_STOP;
    for (utf8proc_ssize_t i = 0; i < n && i < 8; i++) {
        if (parts[i] >= 0x80 || !is_word_char((uint32_t)parts[i])) {
            out->n = 0;
            return;
        }
        out->key[out->n++] = (char)parts[i];
        out->is = CHAR_KEY;
    }
}

static inline void fold_char(struct str text, size_t at, struct folded *out)
{
    uint32_t c = (unsigned char)text.p[at];

    out->code = c;
    out->length = 1;
    out->n = 1;
    out->is = CHAR_KEY;
    out->key[0] = (char)c;
    if (is_ascii_letter(c)) {
        out->key[0] |= 32;
    } else if (c >= 0x80) {
        out->length = utf8_decode(text.p + at, text.n - at, &out->code);
        if (is_joiner(out->code))
            out->is = CHAR_JOINER;
        else
            fold_other(out);
    } else if (!is_digit(c) && c != '+' && c != '#' && c != '&') {
        out->is = c == ' ' || c == '.' || c == '-' || c == '_' || c == '/' || c == '\'' ? CHAR_JOINER
                                                                                       : CHAR_STOP;
    }
}

static uint32_t trie_step(uint32_t node, unsigned char label)
{
    uint32_t low = lexicon_trie_child[node], end = lexicon_trie_child[node + 1], high = end;

    while (low < high) {
        uint32_t middle = (low + high) / 2;

        if (lexicon_trie_label[middle] < label)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end && lexicon_trie_label[low] == label ? low : 0;
}

/* "Python3", "HTML5", "C++17", "log4j2": a version may follow, not "C1" or "R2". */
static size_t skip_version(struct str text, size_t start, size_t end)
{
    size_t i = end;

    while (i < text.n && (is_digit(char_at(text, i)) ||
                          (text.p[i] == '.' && is_digit(char_at(text, i + 1)))))
        i++;
    if (is_digit((unsigned char)text.p[end - 1]) ||
        (end - start < 3 && text.p[end - 1] != '+' && text.p[end - 1] != '#'))
        return end;
    return i;
}

/* May a form end before byte `end`? Not inside a word, a file name, an address or an identifier. */
static bool is_boundary(struct str text, size_t start, size_t end)
{
    size_t at = skip_version(text, start, end);
    uint32_t c = char_at(text, at), next = at < text.n ? char_at(text, at + 1) : 0;

    if (is_word_char(c) || c == '_' || c == '@')
        return false;
    if (c == '+')
        return is_word_char(next);
    if (c == '#')
        return false;
    if (c == '.' || c == '\\')
        return !is_word_char(next) || (is_upper_char(next) && c == '.');
    if (c == '&')
        return !is_word_char(next) || end - start > 1;
    return true;
}

/* Joiners between two parts of a form: a space, a hyphen, "/" with or without spaces, but no dash
 * or full stop with a space beside it. 0 if no form goes on there. */
static size_t skip_joiners(struct str text, size_t at)
{
    struct folded f;
    size_t i = at;
    int count = 0;
    bool space = false, tight = false;

    while (i < text.n) {
        fold_char(text, i, &f);
        if (f.is != CHAR_JOINER)
            break;
        if (++count > MAX_JOINERS)
            return 0;
        space |= f.code == ' ' || f.code == 0xA0;
        tight |= f.code == '-' || f.code == '.' || f.code == 0x2010 || f.code == 0x2013;
        i += f.length;
    }
    return space && tight ? 0 : i;
}

static size_t word_end(struct str text, size_t at)
{
    while (at < text.n) {
        uint32_t c;
        size_t length = utf8_decode(text.p + at, text.n - at, &c);

        if (!is_word_char(c))
            break;
        at += length;
    }
    return at;
}

/* Compares letters and digits only; what an inflection adds behind the spelling does not count. */
static bool has_exact_case(struct str text, size_t start, size_t end, const char *spelling)
{
    for (size_t at = start; at < end && *spelling;) {
        if (!is_word_char((unsigned char)*spelling)) {
            spelling++;
        } else if (!is_word_char((unsigned char)text.p[at])) {
            at++;
        } else if (text.p[at++] != *spelling++) {
            return false;
        }
    }
    return true;
}

/* Words that join others: "audit or" is no "auditor", "in patient education" no "inpatient", but "back end"
 * is "backend". Of the text, between spaces. */
static bool holds_function_word(struct str text, size_t start, size_t end)
{
    static const char *const words[] = {"a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "to"};

    for (size_t from = start; from < end;) {
        const char *space = memchr(text.p + from, ' ', end - from);
        size_t to = space ? (size_t)(space - text.p) : end;

        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (str_eq_nocase((struct str){text.p + from, to - from}, str_of(words[i])))
                return true;
        from = to + 1;
    }
    return false;
}

/* Where the key is the same and the thing is not: ".NET" has its dot; "CI/CD" is one thing and
 * "Spring/Cloud" two; a name comes apart only before a capital ("any point" is no "Anypoint", "in
 * design" no "InDesign", but "Elastic Search" is Elasticsearch). */
static bool is_other_writing(struct str text, size_t start, size_t end, const char *spelling)
{
    size_t n = end - start;

    if (spelling[0] == '.' && text.p[start] != '.')
        return true;
    if (memchr(text.p + start, '/', n) && !strchr(spelling, '/'))
        return true;
    if (!memchr(text.p + start, ' ', n) || strpbrk(spelling, " .-_/"))
        return false;
    if (!is_upper_char((unsigned char)spelling[0]))
        return holds_function_word(text, start, end);
    for (size_t i = start; i + 1 < end; i++)
        if (text.p[i] == ' ' && !is_upper_char((unsigned char)text.p[i + 1]))
            return true;
    return false;
}

const char *form_text(const struct lexicon_form *form)
{
    return lexicon_texts + form->text;
}

struct walk {
    struct str text;
    size_t start;
    struct reach exact, any_case;
};

static void consider(struct walk *w, size_t at, uint32_t node)
{
    uint16_t i = lexicon_trie_form[node];

    if (i == FORM_NONE)
        return;
    const struct lexicon_form *form = &lexicon_forms[i];
    size_t end = form->open ? word_end(w->text, at) : at;

    if (end < w->exact.end || (end == w->exact.end && form->open) ||
        !is_boundary(w->text, w->start, end) ||
        is_other_writing(w->text, w->start, end, form_text(form)))
        return;
    w->any_case = (struct reach){end, i};
    if ((form->mode == FORM_CASED || form->mode == FORM_AMBIGUOUS) &&
        !has_exact_case(w->text, w->start, end, form_text(form)))
        return;
    w->exact = (struct reach){end, i};
}

static struct walk walk_from(struct str text, size_t start)
{
    struct walk w = {text, start, {0, FORM_NONE}, {0, FORM_NONE}};
    size_t at = start;
    uint32_t node = 0;
    struct folded f;

    while (at < text.n && at - start < MAX_FORM_BYTES) {
        fold_char(text, at, &f);
        if (f.is == CHAR_STOP)
            break;
        if (f.is == CHAR_JOINER) {
            size_t next = node ? skip_joiners(text, at) : at + f.length;

            if (!next)
                break;
            at = next;
            continue;
        }
        if (!f.n)
            break;
        for (unsigned i = 0; i < f.n; i++)
            if ((node = trie_step(node, (unsigned char)f.key[i])) == 0)
                return w;
        at += f.length;
        consider(&w, at, node);
    }
    return w;
}

struct reach walk_longest(struct str text, size_t start, struct reach *any_case)
{
    struct walk w = walk_from(text, start);

    *any_case = w.any_case;
    return w.exact;
}
