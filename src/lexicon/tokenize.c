/* Words, numbers and punctuation. SPDX-License-Identifier: MIT */
#include "lexicon/walk.h"

#include "base/utf8.h"

#include <string.h>

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x202F || c == 0x2009 ||
           c == 0x200B || c == 0xFEFF;
}

static bool is_letter(uint32_t c)
{
    return is_word_char(c) && !is_digit(c);
}

static bool starts_nocase(struct str text, size_t at, const char *prefix)
{
    size_t n = strlen(prefix);

    return text.n - at >= n && str_eq_nocase((struct str){text.p + at, n}, (struct str){prefix, n});
}

static inline size_t skip_while(struct str text, size_t at, bool (*is)(uint32_t))
{
    while (at < text.n) {
        uint32_t c = (unsigned char)text.p[at];
        size_t length = c < 0x80 ? 1 : utf8_decode(text.p + at, text.n - at, &c);

        if (!is(c))
            break;
        at += length;
    }
    return at;
}

/* ---- addresses ----------------------------------------------------------------------------- */

static size_t url_end(struct str text, size_t at)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:", "www."};
    bool any = false;

    if (!strchr("hHmMwW", text.p[at]))
        return 0;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        any |= starts_nocase(text, at, schemes[i]);
    if (!any)
        return 0;
    size_t end = at;

    while (end < text.n && (unsigned char)text.p[end] > ' ' && !strchr("<>\"|", text.p[end]))
        end++;
    while (end > at && strchr(".,;:!?)]'*", text.p[end - 1]))
        end--;
    return end;
}

/* RFC 5321 4.5.3.1 and RFC 1035 2.3.4: longest local part and host name. */
enum { MAX_LOCAL = 64, MAX_HOST = 253 };

static struct str window(struct str text, size_t at, size_t n)
{
    return (struct str){text.p, text.n - at > n ? at + n : text.n};
}

static bool is_local(uint32_t c)
{
    return is_ascii_word(c) || (c && c < 0x80 && strchr("._%+-", (int)c) != NULL);
}

static bool is_host(uint32_t c)
{
    return is_ascii_word(c) || c == '.' || c == '-';
}

static size_t email_end(struct str text, size_t at)
{
    struct str near = window(text, at, MAX_LOCAL + 1);

    if (!memchr(text.p + at, '@', near.n - at))
        return 0;
    size_t local = skip_while(near, at, is_local);

    if (local == at || local >= text.n || text.p[local] != '@')
        return 0;
    size_t end = skip_while(window(text, local + 1, MAX_HOST), local + 1, is_host);

    while (end > local + 1 && (text.p[end - 1] == '.' || text.p[end - 1] == '-'))
        end--;
    return memchr(text.p + local, '.', end - local) ? end : 0;
}

static size_t spelled_end(struct str text, size_t at)
{
    struct reach reach;

    walk_longest(text, at, &reach);
    return reach.end;
}

/* github.com/name, example.org: known endings only, since Node.js/Express looks the same. */
static size_t domain_end(struct str text, size_t at)
{
    static const char *const tops[] = {".com", ".org", ".io", ".dev", ".edu", ".gov", ".co.uk",
                                       ".net"};
    size_t host = skip_while(window(text, at, MAX_HOST), at, is_host);

    if (host - at < 4 || !memchr(text.p + at, '.', host - at))
        return 0;
    for (size_t i = 0; i < sizeof tops / sizeof *tops; i++) {
        size_t n = strlen(tops[i]), top = at;

        for (size_t k = at + 1; k + n <= host; k++)
            if (starts_nocase(text, k, tops[i]) && !is_word_char(char_at(text, k + n)))
                top = k;
        if (top == at || spelled_end(text, at) >= top + n)
            continue;
        size_t end = top + n;

        if (end < text.n && text.p[end] == '/')
            while (end < text.n && ((unsigned char)text.p[end] > ' ') &&
                   !strchr("<>\"|,;)", text.p[end]))
                end++;
        return text.p[end - 1] == '.' ? end - 1 : end;
    }
    return 0;
}

bool is_address(struct str text, size_t start, size_t end)
{
    if (!memchr(text.p + start, '.', end - start) && !memchr(text.p + start, ':', end - start))
        return false;
    return url_end(text, start) == end || email_end(text, start) == end ||
           domain_end(text, start) == end;
}

/* ---- numbers ------------------------------------------------------------------------------- */

static bool is_currency(uint32_t c)
{
    return c == '$' || c == 0xA3 || c == 0x20AC || c == 0xA5;
}

enum { NO_NUMBER = -1 };

/* Behind an optional sign and currency: where the digits begin. */
static ptrdiff_t number_start(struct str text, size_t at)
{
    uint32_t c = char_at(text, at), before = char_before(text, at);

    if ((c == '-' || c == '+' || c == 0x2212 || c == '~') && !is_word_char(before)) {
        at += c == 0x2212 ? 3 : 1;
        c = char_at(text, at);
    }
    if (is_currency(c)) {
        char bytes[4];

        at += utf8_encode(c, bytes);
        c = char_at(text, at);
    }
    return is_digit(c) ? (ptrdiff_t)at : NO_NUMBER;
}

static size_t digits_end(struct str text, size_t at)
{
    size_t end = skip_while(text, at, is_digit);

    while (end + 1 < text.n && (text.p[end] == '.' || text.p[end] == ',') &&
           is_digit((unsigned char)text.p[end + 1]))
        end = skip_while(text, end + 1, is_digit);
    return end;
}

/* Magnitudes and units that stick to their number; longest first where one begins another. */
static const char *const units[] = {
    "million", "billion", "trillion", "users", "years", "hours", "days", "weeks",
    "kWh", "MWh", "kHz", "MHz", "GHz", "req", "rps", "qps", "tps", "fps", "bps", "yrs",
    "hrs", "min", "sec", "mcg", "bn", "mn", "MM", "kB", "KB", "MB", "GB", "TB", "PB", "Hz", "kW",
    "MW", "GW", "ms", "us", "ns", "kg", "mg", "ml", "mL", "km", "cm", "mm", "px", "pt", "pp", "st",
    "nd", "rd", "th", "am", "pm", "AM", "PM", "yr", "hr", "k", "K", "m", "M", "b", "B", "T", "x",
    "X",
    "s", "h", "d", "V", "W", "g", "l", "L",
};

static size_t unit_end(struct str text, size_t at)
{
    uint32_t c = char_at(text, at);

    if (c == '%')
        return at + 1;
    if (c == 0x2030 || c == 0xD7 || c == 0xB0) /* per mille, times, degree */
        return at + (c == 0x2030 ? 3 : 2);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t n = strlen(units[i]);

        if (text.n - at >= n && text.p[at] == units[i][0] && memcmp(text.p + at, units[i], n) == 0 &&
            !is_word_char(char_at(text, at + n)))
            return at + n;
    }
    return at;
}

static bool is_slash_unit(uint32_t c)
{
    return c < 0x80 && is_letter(c);
}

/* 0 if the text there is no number but a word (2FA, 3D) or nothing of the kind. */
static size_t number_end(struct str text, size_t start)
{
    ptrdiff_t at = number_start(text, start);

    if (at == NO_NUMBER)
        return 0;
    size_t end = unit_end(text, digits_end(text, (size_t)at));

    if (is_letter(char_at(text, end)))
        return 0;
    if (end < text.n && text.p[end] == '+' && !is_word_char(char_at(text, end + 1)))
        end++;
    if (end + 1 < text.n && text.p[end] == '/') {
        if (is_digit((unsigned char)text.p[end + 1]))
            end = skip_while(text, end + 1, is_digit);
        else if (is_slash_unit((unsigned char)text.p[end + 1]))
            end = skip_while(text, end + 1, is_slash_unit);
    }
    return end;
}

/* ---- words --------------------------------------------------------------------------------- */

/* "Node.js", "ASP.NET" and "v1.2" are one word; "end.Next" is two whose space got lost. */
static bool joins_dot(struct str text, size_t start, size_t dot)
{
    uint32_t next = char_at(text, dot + 1), after = dot + 2 < text.n ? char_at(text, dot + 2) : 0;

    if (!is_word_char(next))
        return false;
    if (!is_upper_char(next))
        return true;
    return is_word_char(after) ? is_upper_char(after) || is_digit(after) : dot - start == 1;
}

/* A slash belongs to a word where the lexicon spells one so: CI/CD, TCP/IP, PL/SQL. */
static size_t slash_form_end(struct str text, size_t start, size_t slash)
{
    struct reach reach;

    walk_longest(text, start, &reach);
    if (reach.end <= slash || !strchr(form_text(&lexicon_forms[reach.form]), '/') ||
        memchr(text.p + start, ' ', reach.end - start))
        return 0;
    return reach.end;
}

/* What goes on behind a run of letters and digits; 0 if the word ends there. */
static size_t continues(struct str text, size_t start, size_t at)
{
    uint32_t c = char_at(text, at), next = at + 1 < text.n ? char_at(text, at + 1) : 0;
    bool single = at - start == 1;

    if (c == '+' && next == '+')
        return at + 2;
    if (c == '#' && single && is_letter(char_at(text, start)))
        return at + 1;
    if (c == '.' && joins_dot(text, start, at))
        return at + 1;
    if ((c == '-' || c == '_' || c == '\'') && is_word_char(next))
        return at + 1;
    if (c == '&' && at - start <= 2 && is_upper_char(next))
        return at + 1;
    if (c == '/')
        return slash_form_end(text, start, at);
    if (c == 0x2019 || c == 0x2010 || c == 0x2011)
        return is_word_char(char_at(text, at + 3)) ? at + 3 : 0;
    return 0;
}

static size_t word_token_end(struct str text, size_t start)
{
    uint32_t c = char_at(text, start);
    size_t at = start;

    uint32_t before = char_before(text, start);

    if (c == '.' && is_letter(char_at(text, start + 1)) && !is_word_char(before) &&
        (before == 0 || before > 0x7F || strchr(" \t\n\r(/,;|", (int)before)))
        at = start + 1; /* .NET */
    else if (!is_word_char(c))
        return 0;
    for (;;) {
        size_t next;

        at = skip_while(text, at, is_word_char);
        next = at < text.n ? continues(text, start, at) : 0;
        if (!next)
            return at;
        at = next;
    }
}

/* Most words: letters and digits of ASCII, with nothing behind that an address or a longer word could go on
 * with. 0 where that is to be looked at. */
static size_t plain_word_end(struct str text, size_t at)
{
    size_t end = at;

    if (!is_ascii_letter((unsigned char)text.p[at]))
        return 0;
    while (end < text.n && is_ascii_word((unsigned char)text.p[end]))
        end++;
    if (end == text.n)
        return end;
    if (text.p[end] == '.')
        return end + 1 == text.n || (unsigned char)text.p[end + 1] <= ' ' ? end : 0;
    return text.p[end] & 0x80 || strchr("@:%+-_#'&/", text.p[end]) ? 0 : end;
}

/* Of what begins at a byte that is no white space. */
static size_t token_end(struct str text, size_t at, enum token_kind *kind)
{
    size_t end;
    uint32_t c;

    *kind = TOKEN_WORD;
    if ((end = plain_word_end(text, at)) != 0 || (end = url_end(text, at)) != 0 ||
        (end = email_end(text, at)) != 0 || (end = domain_end(text, at)) != 0)
        return end;
    *kind = TOKEN_NUMBER;
    if ((end = number_end(text, at)) != 0)
        return end;
    *kind = TOKEN_WORD;
    if ((end = word_token_end(text, at)) != 0)
        return end;
    *kind = TOKEN_PUNCT;
    return at + utf8_decode(text.p + at, text.n - at, &c);
}

void lexicon_tokenize(struct arena *a, struct str text, struct tokens *out)
{
    size_t at = 0;

    if (text.n > UINT32_MAX)
        text.n = UINT32_MAX;
    while ((at = skip_while(text, at, is_space)) < text.n) {
        enum token_kind kind;
        size_t end = token_end(text, at, &kind);

        vec_push(a, &out->list, (struct token){(uint32_t)at, (uint32_t)end, kind});
        at = end;
    }
}
