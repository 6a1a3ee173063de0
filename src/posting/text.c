/* Plain text and Markdown to blocks. Markdown goes through cmark and then the HTML reader, so
 * both give the same blocks.
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "posting/draft.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

struct source_line {
    struct str text; /* trimmed */
    size_t indent;
};

static struct source_line take_line(struct str text, size_t *at)
{
    const char *stop = memchr(text.p + *at, '\n', text.n - *at);
    size_t end = stop ? (size_t)(stop - text.p) : text.n;
    struct source_line line = {.text = {text.p + *at, end - *at}};

    while (line.indent < line.text.n && is_blank(line.text.p[line.indent]))
        line.indent++;
    line.text = str_trim(line.text);
    *at = end + 1;
    return line;
}

/* A row of one character: ---- ==== ____ **** */
static bool is_rule(struct str s)
{
    if (s.n < 3 || !strchr("-=_*~#", s.p[0]))
        return false;
    for (size_t i = 1; i < s.n; i++)
        if (s.p[i] != s.p[0])
            return false;
    return true;
}

struct paragraph {
    struct strbuf text; /* what is joined so far */
    struct str last;    /* its last line */
    size_t indent;      /* of its first line */
    bool item;
};

static void end_paragraph(struct draft *d, struct paragraph *p)
{
    if (p->text.n)
        add_block(d, p->item ? BLOCK_ITEM : BLOCK_PARAGRAPH, 0, (struct str){p->text.p, p->text.n});
    strbuf_clear(&p->text);
    p->item = false;
}

void read_plain(struct draft *d, struct str text)
{
    struct paragraph p = {0};

    d->wrap = wrap_width(text);
    for (size_t at = 0; at < text.n;) {
        struct source_line line = take_line(text, &at);
        size_t bullet = bullet_length(line.text);

        if (!line.text.n || is_rule(line.text)) {
            end_paragraph(d, &p);
            continue;
        }
        bool goes_on = p.text.n && !bullet &&
                       (is_soft_break(p.last, line.text, d->wrap) ||
                        (p.item && line.indent > p.indent && !is_blank(line.text.p[0])));

        if (!goes_on) {
            end_paragraph(d, &p);
            p.indent = line.indent;
            p.item = bullet > 0;
        } else {
            strbuf_putc(&p.text, ' ');
        }
        strbuf_add(&p.text, line.text.p + bullet, line.text.n - bullet);
        p.last = line.text;
    }
    end_paragraph(d, &p);
    strbuf_free(&p.text);
}

enum { SHORT_LINE = 40 };

static bool is_meant_break(struct str line, struct str next, int wrap)
{
    static const char marks[] = "#>|`=-~";

    if (strchr(marks, line.p[0]) || strchr(marks, next.p[0]) || is_lower(next.p[0]) ||
        line.p[line.n - 1] == '\\')
        return false;
    if (wrap)
        return !is_soft_break(line, next, wrap);
    return line.n < SHORT_LINE || next.p[0] == '*';
}

/* cmark keeps soft breaks as newlines, and the HTML reader takes newlines for spaces. A break that
 * the author did not need (the next word would have fitted) is meant: make it a hard one. */
static struct str keep_meant_breaks(struct draft *d, struct str text)
{
    struct strbuf b = {0};
    int wrap = wrap_width(text);
    struct str out;

    for (size_t at = 0; at < text.n;) {
        size_t from = at, ahead;
        struct source_line line = take_line(text, &at);

        strbuf_add(&b, text.p + from, (at <= text.n ? at - 1 : text.n) - from);
        ahead = at;
        if (at < text.n && line.text.n) {
            struct source_line next = take_line(text, &ahead);

            if (next.text.n && is_meant_break(line.text, next.text, wrap))
                strbuf_puts(&b, "  ");
        }
        strbuf_putc(&b, '\n');
    }
    out = (struct str){strbuf_keep(&b, d->arena), b.n};
    strbuf_free(&b);
    return out;
}

void read_markdown(struct draft *d, struct str text)
{
    struct str source = keep_meant_breaks(d, text);
    /* raw HTML in Markdown is what the author wrote; the HTML reader drops what is unsafe */
    char *html = cmark_markdown_to_html(source.p, source.n, CMARK_OPT_UNSAFE);

    if (html)
        read_html(d, str_of(html));
    free(html);
}

void read_fragment(struct draft *d, struct str text)
{
    static void (*const readers[])(struct draft *, struct str) = {
        [FORM_PLAIN] = read_plain, [FORM_MARKDOWN] = read_markdown, [FORM_HTML] = read_html};

    enum form form;

    text = unescape_tags(d->arena, text);
    form = sniff_fragment(text);
    if (form == FORM_PLAIN) /* boards escape "&" in text without any tag, too */
        text = unescape(d->arena, text);
    readers[form](d, text);
}

static const struct {
    const char *key;
    enum label label;
} front_keys[] = {{"title", LABEL_TITLE},
                  {"position", LABEL_TITLE},
                  {"role", LABEL_TITLE},
                  {"job_title", LABEL_TITLE},
                  {"company", LABEL_COMPANY},
                  {"employer", LABEL_COMPANY},
                  {"organization", LABEL_COMPANY},
                  {"organisation", LABEL_COMPANY},
                  {"location", LABEL_PLACE},
                  {"place", LABEL_PLACE},
                  {"city", LABEL_PLACE}};

static void front_matter_line(struct draft *d, struct str line)
{
    const char *colon = memchr(line.p, ':', line.n);

    if (!colon)
        return;
    struct str key = str_trim((struct str){line.p, (size_t)(colon - line.p)});
    struct str value = str_trim((struct str){colon + 1, (size_t)(line.p + line.n - colon - 1)});

    if (value.n >= 2 && (value.p[0] == '"' || value.p[0] == '\'') &&
        value.p[value.n - 1] == value.p[0])
        value.p++, value.n -= 2;
    if (!value.n)
        return;
    for (size_t i = 0; i < sizeof front_keys / sizeof *front_keys; i++) {
        if (!str_eq_nocase(key, str_of(front_keys[i].key)))
            continue;
        const char *text = arena_strndup(d->arena, value.p, value.n);

        if (front_keys[i].label == LABEL_TITLE)
            d->title = text;
        else if (front_keys[i].label == LABEL_COMPANY)
            d->company = text;
        else
            d->place = text;
    }
}

struct str read_front_matter(struct draft *d, struct str text)
{
    size_t at = 0, end;
    bool closed = false;

    if (text.n < 4 || memcmp(text.p, "---", 3) != 0)
        return text;
    if (!str_eq(take_line(text, &at).text, STR("---")))
        return text;
    end = at;
    while (end < text.n && !closed)
        closed = str_eq(take_line(text, &end).text, STR("---"));
    if (!closed)
        return text;
    while (at < text.n) {
        struct source_line line = take_line(text, &at);

        if (str_eq(line.text, STR("---")))
            break;
        front_matter_line(d, line.text);
    }
    if (end > text.n)
        end = text.n;
    return (struct str){text.p + end, text.n - end};
}
