/* SPDX-License-Identifier: MIT */
#include "profile/text.h"

#include "base/utf8.h"

#include <cmark.h>
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Tags that editors leave behind in texts; "List<T>" is none of them and stays as it is. */
static const char *const html_tags[] = {
    "a",  "abbr", "b",  "big",  "blockquote", "br",    "code", "div",    "em",     "font", "h1",
    "h2", "h3",   "h4", "h5",   "h6",         "hr",    "i",    "img",    "li",     "mark", "ol",
    "p",  "pre",  "s",  "small", "span",      "strike", "strong", "sub", "sup",    "table", "tbody",
    "td", "th",   "tr", "u",    "ul"};
static const char *const block_tags[] = {"blockquote", "br", "div", "h1", "h2", "h3", "h4",
                                         "h5",         "h6", "hr",  "li", "ol", "p",  "pre",
                                         "table",      "tr", "ul"};

static bool among(struct str s, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq_nocase(s, str_of(names[i])))
            return true;
    return false;
}

/* Length of the known HTML tag or comment at s, 0 if there is none. *block: it ends a line. */
static size_t html_tag(const char *s, bool *block)
{
    size_t i = 1, name;
    const char *end;

    *block = false;
    if (strncmp(s, "<!--", 4) == 0) {
        end = strstr(s + 4, "-->");
        return end ? (size_t)(end - s) + 3 : 0;
    }
    i += s[1] == '/';
    for (name = i; (s[i] >= 'a' && s[i] <= 'z') || (s[i] >= 'A' && s[i] <= 'Z') ||
                   (s[i] >= '0' && s[i] <= '9');)
        i++;
    struct str tag = {s + name, i - name};

    if (!among(tag, html_tags, sizeof html_tags / sizeof *html_tags))
        return 0;
    if (s[i] && !strchr(" \t\n/>", s[i]))
        return 0;
    end = strchr(s + i, '>');
    *block = among(tag, block_tags, sizeof block_tags / sizeof *block_tags);
    return end ? (size_t)(end - s) + 1 : 0;
}

/* Length of the character reference at s ("&amp;", "&#8211;"), 0 if there is none. */
static size_t entity(const char *s, uint32_t *c)
{
    const char *end = strchr(s, ';');
    char name[12] = "";

    if (!end || end - s < 3 || end - s > 10)
        return 0;
    memcpy(name, s + 1, (size_t)(end - s) - 1);
    if (name[0] == '#') {
        bool hex = name[1] == 'x' || name[1] == 'X';
        char *stop;
        unsigned long v = strtoul(name + (hex ? 2 : 1), &stop, hex ? 16 : 10);

        if (*stop || !v || v > 0x10FFFF)
            return 0;
        *c = (uint32_t)v;
    } else {
        const htmlEntityDesc *found = htmlEntityLookup((const xmlChar *)name);

        if (!found)
            return 0;
        *c = found->value;
    }
    return (size_t)(end - s) + 1;
}

/* Text being built, with white space collapsed, and its spans. */
struct builder {
    struct arena *arena;
    struct strbuf text;
    VEC(struct span) spans;
    unsigned styles;
    const char *href;
};

static void put_break(struct builder *b)
{
    while (b->text.n && b->text.p[b->text.n - 1] == ' ')
        b->text.p[--b->text.n] = '\0';
    if (b->spans.n && b->spans.at[b->spans.n - 1].end > b->text.n)
        b->spans.at[b->spans.n - 1].end = b->text.n;
    if (b->text.n && b->text.p[b->text.n - 1] != '\n')
        strbuf_putc(&b->text, '\n');
}

static void put_char(struct builder *b, uint32_t c)
{
    char utf8[4];

    if (c == 0x2028 || c == 0x2029) {
        put_break(b);
        return;
    }
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        if (b->text.n && b->text.p[b->text.n - 1] != ' ' && b->text.p[b->text.n - 1] != '\n')
            strbuf_putc(&b->text, ' ');
        return;
    }
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF || c == 0x200B)
        return;
    strbuf_add(&b->text, utf8, utf8_encode(c, utf8));
}

/* Adds characters in the current styles; grows the last span where it goes on. */
static void put_text(struct builder *b, const char *s, size_t n)
{
    size_t start = b->text.n;

    for (size_t i = 0; i < n;) {
        uint32_t c;

        i += utf8_decode(s + i, n - i, &c);
        put_char(b, c);
    }
    if (!b->styles && !b->href)
        return;
    struct span *last = b->spans.n ? &b->spans.at[b->spans.n - 1] : NULL;

    if (last && last->end == start && last->styles == b->styles && last->href == b->href)
        last->end = b->text.n;
    else if (b->text.n > start)
        vec_push(b->arena, &b->spans,
                 (struct span){.start = start, .end = b->text.n, .styles = b->styles,
                               .href = b->href});
}

static void finish(struct builder *b, struct node *n)
{
    size_t end = b->text.n, kept = 0;

    while (end && (b->text.p[end - 1] == ' ' || b->text.p[end - 1] == '\n'))
        end--;
    n->text = arena_strndup(b->arena, b->text.p, end);
    for (size_t i = 0; i < b->spans.n; i++) {
        struct span s = b->spans.at[i];

        s.end = s.end < end ? s.end : end;
        if (s.start < s.end)
            b->spans.at[kept++] = s;
    }
    n->spans = kept ? b->spans.at : NULL;
    n->nspans = kept;
    strbuf_free(&b->text);
}

const char *text_nfc(struct arena *a, const char *s)
{
    const char *p = s;
    char *composed;

    while (*p && (unsigned char)*p < 0x80)
        p++;
    if (!*p)
        return s;
    composed = (char *)utf8proc_NFC((const utf8proc_uint8_t *)s);
    if (!composed)
        return s;
    s = arena_strdup(a, composed);
    free(composed);
    return s;
}

bool text_safe_link(const char *href)
{
    return strncmp(href, "http://", 7) == 0 || strncmp(href, "https://", 8) == 0 ||
           strncmp(href, "mailto:", 7) == 0 || strncmp(href, "tel:", 4) == 0;
}

static void put_plain(struct builder *b, const char *s)
{
    while (*s) {
        size_t n = 0;
        bool block = false;
        uint32_t c;

        if (*s == '<' && (n = html_tag(s, &block))) {
            if (block)
                put_break(b);
        } else if (*s == '&' && (n = entity(s, &c))) {
            put_char(b, c);
        } else if (*s == '\n') {
            put_break(b);
            n = 1;
        } else {
            n = utf8_decode(s, strlen(s), &c);
            put_char(b, c);
        }
        s += n;
    }
}

void text_plain(struct arena *a, struct node *n)
{
    struct builder b = {.arena = a};

    put_plain(&b, text_nfc(a, n->source));
    finish(&b, n);
}

/* ---- Markdown ---------------------------------------------------------------------------- */

static void inline_html(struct builder *b, const char *literal)
{
    bool block;
    size_t n = html_tag(literal, &block);

    if (!n)
        put_text(b, literal, strlen(literal));
    else if (block)
        put_break(b);
}

static void enter_node(struct builder *b, cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node), *url;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        put_text(b, literal, strlen(literal));
        break;
    case CMARK_NODE_CODE:
        b->styles |= SPAN_CODE;
        put_text(b, literal, strlen(literal));
        b->styles &= ~(unsigned)SPAN_CODE;
        break;
    case CMARK_NODE_SOFTBREAK:
        put_text(b, " ", 1);
        break;
    case CMARK_NODE_LINEBREAK:
        put_break(b);
        break;
    case CMARK_NODE_HTML_INLINE:
        inline_html(b, literal);
        break;
    case CMARK_NODE_STRONG:
        b->styles |= SPAN_BOLD;
        break;
    case CMARK_NODE_EMPH:
        b->styles |= SPAN_ITALIC;
        break;
    case CMARK_NODE_LINK:
        url = cmark_node_get_url(node);
        b->href = url && text_safe_link(url) ? arena_strdup(b->arena, url) : NULL;
        break;
    default:
        break;
    }
}

static void leave_node(struct builder *b, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_STRONG:
        b->styles &= ~(unsigned)SPAN_BOLD;
        break;
    case CMARK_NODE_EMPH:
        b->styles &= ~(unsigned)SPAN_ITALIC;
        break;
    case CMARK_NODE_LINK:
        b->href = NULL;
        break;
    default:
        break;
    }
}

/* A text of a profile is inline content only: "2024. Led …" is no list and "# 1 in sales" no
 * heading. A full stop in front keeps cmark from seeing block structure, and as punctuation it
 * leaves the flanking rules (CommonMark 0.30, 6.2) of what follows alone. */
static void put_markdown(struct builder *b, struct str line)
{
    struct strbuf guarded = {0};
    cmark_iter *iter;
    cmark_node *document;
    cmark_event_type event;
    bool guard = true;

    strbuf_putc(&guarded, '.');
    strbuf_add(&guarded, line.p, line.n);
    document = cmark_parse_document(guarded.p, guarded.n, CMARK_OPT_DEFAULT);
    iter = cmark_iter_new(document);
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (event == CMARK_EVENT_EXIT) {
            leave_node(b, node);
        } else if (guard && cmark_node_get_type(node) == CMARK_NODE_TEXT) {
            const char *literal = cmark_node_get_literal(node);

            guard = false;
            put_text(b, literal + 1, strlen(literal + 1));
        } else {
            enter_node(b, node);
        }
    }
    cmark_iter_free(iter);
    cmark_node_free(document);
    strbuf_free(&guarded);
    b->styles = 0;
    b->href = NULL;
}

static bool ends_sentence(const struct strbuf *text)
{
    return text->n && strchr(".!?:;", text->p[text->n - 1]);
}

static struct str without_bullet(struct str line)
{
    static const char *const bullets[] = {"- ", "* ", "• ", "– ", "· "};

    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        size_t n = strlen(bullets[i]);

        if (line.n > n && memcmp(line.p, bullets[i], n) == 0)
            return str_trim((struct str){line.p + n, line.n - n});
    }
    return line;
}

/* Line breaks: an empty line, a list item or the end of a sentence starts a new paragraph; other
 * ones are the file's own wrapping. */
void text_markdown(struct arena *a, struct node *n)
{
    struct builder b = {.arena = a};
    const char *s = text_nfc(a, n->source);
    bool plain = !strpbrk(s, "*_`[<&\\");

    while (*s) {
        size_t k = strcspn(s, "\n");
        struct str line = str_trim((struct str){s, k}), item = without_bullet(line);

        if (b.text.n)
            line.n == 0 || item.p != line.p || ends_sentence(&b.text) ? put_break(&b)
                                                                     : put_char(&b, ' ');
        if (plain)
            put_text(&b, item.p, item.n);
        else if (item.n)
            put_markdown(&b, item);
        s += k + (s[k] == '\n');
    }
    finish(&b, n);
}

/* ---- and back ---------------------------------------------------------------------------- */

static void escape(struct strbuf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '\n') {
            strbuf_puts(out, "\n\n");
            continue;
        }
        if (strchr("\\*_`[]<&", s[i]))
            strbuf_putc(out, '\\');
        strbuf_putc(out, s[i]);
    }
}

static void write_code(struct strbuf *out, const char *s, size_t n)
{
    bool tick = memchr(s, '`', n) != NULL;

    strbuf_puts(out, tick ? "`` " : "`");
    strbuf_add(out, s, n);
    strbuf_puts(out, tick ? " ``" : "`");
}

static void write_span(struct strbuf *out, const char *text, const struct span *s)
{
    const char *bold = s->styles & SPAN_BOLD ? "**" : "";
    const char *italic = s->styles & SPAN_ITALIC ? "*" : "";

    if (s->href)
        strbuf_putc(out, '[');
    strbuf_puts(out, bold);
    strbuf_puts(out, italic);
    if (s->styles & SPAN_CODE)
        write_code(out, text + s->start, s->end - s->start);
    else
        escape(out, text + s->start, s->end - s->start);
    strbuf_puts(out, italic);
    strbuf_puts(out, bold);
    if (s->href)
        strbuf_printf(out, "](<%s>)", s->href);
}

void text_write_markdown(const struct node *n, struct strbuf *out)
{
    size_t done = 0;

    for (size_t i = 0; i < n->nspans; i++) {
        escape(out, n->text + done, n->spans[i].start - done);
        write_span(out, n->text, &n->spans[i]);
        done = n->spans[i].end;
    }
    escape(out, n->text + done, strlen(n->text) - done);
}
