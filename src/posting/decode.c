/* Bytes to text, and which form the text has.
 * SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "base/ascii.h"
#include "posting/draft.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Windows-1252, 0x80..0x9F, as the WHATWG Encoding Standard has it: the holes stay C1 controls. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

static bool is_binary(struct str s)
{
    size_t controls = 0, n = s.n < 65536 ? s.n : 65536;

    if (memchr(s.p, '\0', s.n))
        return true;
    if (n >= 5 && memcmp(s.p, "%PDF-", 5) == 0)
        return true;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        if ((c < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x0B) || c == 127)
            controls++;
    }
    return controls * 20 > n;
}

/* Line ends become \n; other controls, soft hyphens and zero-width characters vanish: they hide in
 * saved pages and would split words for the matcher. */
static void put_character(struct strbuf *b, uint32_t c)
{
    char bytes[4];

    if (c == 0xAD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0x2060)
        return;
    if (c == 0x2028 || c == 0x2029 || c == 0x85 || c == '\f' || c == 0x0B)
        c = '\n';
    if ((c < 32 && c != '\t' && c != '\n') || (c >= 127 && c < 160))
        return;
    strbuf_add(b, bytes, utf8_encode(c, bytes));
}

/* Bytes at `at` that every encoding has and that stay as they are. */
static size_t plain_length(struct str s, size_t at)
{
    size_t end = at;

    while (end < s.n && ((s.p[end] >= ' ' && s.p[end] <= '~') || s.p[end] == '\n' || s.p[end] == '\t'))
        end++;
    return end - at;
}

bool decode_text(struct draft *d, struct str bytes, struct str *out)
{
    struct strbuf b = {0};
    size_t foreign = 0;

    if (is_binary(bytes)) {
        diag_add(d->diags, DIAG_ERROR, "posting-binary", (struct diag_at){.source = d->name},
                 "save the posting as UTF-8 text, Markdown, HTML or JSON",
                 "the posting is not a text file");
        return false;
    }
    for (size_t i = 0, n; i < bytes.n; i += n) {
        uint32_t c = (unsigned char)bytes.p[i];

        n = plain_length(bytes, i);
        if (n) {
            strbuf_add(&b, bytes.p + i, n);
            continue;
        }
        n = 1;
        if (c == '\r') {
            n += i + 1 < bytes.n && bytes.p[i + 1] == '\n';
            c = '\n';
        } else if (c >= 0x80) {
            unsigned char first = (unsigned char)c;

            n = utf8_decode(bytes.p + i, bytes.n - i, &c);
            if (c == 0xFFFD && n == 1) {
                c = first < 0xA0 ? windows_1252[first - 0x80] : first;
                foreign++;
            }
        }
        put_character(&b, c);
    }
    if (foreign)
        diag_add(d->diags, DIAG_NOTE, "posting-encoding", (struct diag_at){.source = d->name}, NULL,
                 "the posting is not all UTF-8; %zu bytes are read as Windows-1252", foreign);
    out->n = b.n;
    out->p = strbuf_keep(&b, d->arena);
    strbuf_free(&b);
    return true;
}

static const char *const tags[] = {"p",  "br", "div",     "ul",    "ol",   "li",    "h1",
                                   "h2", "h3", "h4",      "span",  "html", "body",  "strong",
                                   "b",  "em", "section", "table", "a",    "script"};

/* True if s (behind a '<' or an escaped one) begins with the name of a tag that pages use. */
static bool starts_with_tag(struct str s)
{
    if (s.n && s.p[0] == '/')
        s.p++, s.n--;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        struct str tag = str_of(tags[i]);

        if (s.n > tag.n && str_eq_nocase((struct str){s.p, tag.n}, tag) &&
            !(is_alpha(s.p[tag.n]) || is_digit(s.p[tag.n])))
            return true;
    }
    return false;
}

static size_t count_tags(struct str text, const char *open, size_t enough)
{
    size_t found = 0, width = strlen(open);
    const char *at = text.p, *end = text.p + text.n;

    while (found < enough && (at = memchr(at, open[0], (size_t)(end - at))) != NULL) {
        size_t left = (size_t)(end - at);

        found += left > width && memcmp(at, open, width) == 0 &&
                 starts_with_tag((struct str){at + width, left - width});
        at++;
    }
    return found;
}

/* Marks that plain text does not use by chance: ATX heads, links, bold lines, fences. */
static bool is_markdown(struct str text)
{
    for (size_t i = 0, end; i < text.n; i = end + 1) {
        const char *stop = memchr(text.p + i, '\n', text.n - i);

        end = stop ? (size_t)(stop - text.p) : text.n;
        struct str line = str_trim((struct str){text.p + i, end - i});
        size_t hashes = 0;

        while (hashes < line.n && line.p[hashes] == '#')
            hashes++;
        if (hashes >= 1 && hashes <= 6 && hashes + 1 < line.n && line.p[hashes] == ' ')
            return true;
        if (line.n > 4 && memcmp(line.p, "**", 2) == 0 && line.p[2] != ' ' && line.p[2] != '*')
            return true;
        if (line.n >= 3 && memcmp(line.p, "```", 3) == 0)
            return true;
        for (size_t k = 0; k + 2 < line.n; k++)
            if (line.p[k] == ']' && line.p[k + 1] == '(' && k > 0)
                return true;
    }
    return false;
}

enum form sniff_fragment(struct str text)
{
    struct str s = str_trim(text);

    if (s.n && s.p[0] == '<' && s.n > 1 &&
        (is_alpha(s.p[1]) || s.p[1] == '!' || s.p[1] == '?' || s.p[1] == '/'))
        return FORM_HTML;
    if (count_tags(s, "<", 3) >= 3 || (count_tags(s, "<", 1) && !is_markdown(s)))
        return FORM_HTML;
    if (s.n > 4 && memcmp(s.p, "&lt;", 4) == 0 && count_tags(s, "&lt;", 1))
        return FORM_HTML;
    return is_markdown(s) ? FORM_MARKDOWN : FORM_PLAIN;
}

enum form sniff_form(struct str text)
{
    struct str s = str_trim(text);
    size_t next = 1;

    while (next < s.n && is_blank(s.p[next]))
        next++;
    if (s.n && s.p[0] == '{' && (next == s.n || s.p[next] == '"' || s.p[next] == '}'))
        return FORM_JSON;
    /* "[" opens Markdown links and badges, too */
    if (s.n && s.p[0] == '[' && next < s.n && (s.p[next] == '{' || s.p[next] == '['))
        return s.p[next] == '[' && memchr(s.p, '(', s.n) ? sniff_fragment(s) : FORM_JSON;
    return sniff_fragment(s);
}

/* Code point of the entity that starts at s ("&amp;", "&#39;", "&#x3C;"), 0 = it is none. */
static uint32_t entity(struct str s, size_t *length)
{
    char name[33] = {0}; /* the longest name in HTML 4 is thetasym */
    size_t n = 1;
    uint32_t c = 0;

    while (n < s.n && n < sizeof name && s.p[n] != ';') {
        name[n - 1] = s.p[n];
        n++;
    }
    if (n >= s.n || s.p[n] != ';' || n == 1)
        return 0;
    *length = n + 1;
    if (name[0] != '#') {
        const htmlEntityDesc *found = htmlEntityLookup((const xmlChar *)name);

        return found ? found->value : strcmp(name, "apos") == 0 ? '\'' : 0;
    }
    bool hex = name[1] == 'x' || name[1] == 'X';

    for (const char *p = name + 1 + hex; *p; p++) {
        int digit = is_digit(*p) ? *p - '0' : hex ? to_lower(*p) - 'a' + 10 : -1;

        if (digit < 0 || digit >= (hex ? 16 : 10) || c > 0x10FFFF)
            return 0;
        c = c * (hex ? 16 : 10) + (uint32_t)digit;
    }
    return c;
}

struct str unescape(struct arena *a, struct str text)
{
    struct strbuf b = {0};

    for (size_t i = 0, n = 1; i < text.n; i += n) {
        const char *next = memchr(text.p + i, '&', text.n - i);
        size_t run = next ? (size_t)(next - text.p) - i : text.n - i;

        strbuf_add(&b, text.p + i, run);
        i += run;
        if (!next)
            break;
        uint32_t c = entity((struct str){next, text.n - i}, &n);

        if (c) {
            put_character(&b, c);
        } else {
            n = 1;
            strbuf_putc(&b, '&');
        }
    }
    struct str out = {strbuf_keep(&b, a), b.n};

    strbuf_free(&b);
    return out;
}

struct str unescape_tags(struct arena *a, struct str text)
{
    for (int round = 0; round < 2; round++) {
        bool once = count_tags(text, "&lt;", 1), twice = count_tags(text, "&amp;lt;", 1);

        /* a page may well show a tag in its text: real tags say that nothing is escaped */
        if (!(once || twice) || count_tags(text, "<", 3) >= 3)
            break;
        text = unescape(a, text);
    }
    return text;
}
