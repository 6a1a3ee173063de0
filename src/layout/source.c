/* SPDX-License-Identifier: MIT */
#include "layout/source.h"

#include "layout/model.h"

#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* A line of n bytes: its first, and a character each so many bytes. */
static void mark_line(struct arena *a, struct source *s, size_t start, size_t n, int line)
{
    enum { APART = 256 };
    struct mark m = {start, line, 1};
    size_t next = APART;

    vec_push(a, &s->marks, m);
    for (size_t i = 1; n >= APART && i < n; i++) {
        if (((unsigned char)s->text.p[start + i] & 0xC0) == 0x80)
            continue;
        m.col++;
        if (i < next)
            continue;
        m.offset = start + i;
        vec_push(a, &s->marks, m);
        next = i + APART;
    }
}

void source_mark(struct arena *a, struct source *s)
{
    const char *p = s->text.p, *end = p + s->text.n;

    for (int line = 1;; line++) {
        const char *newline = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;

        mark_line(a, s, (size_t)(p - s->text.p), (size_t)((newline ? newline : end) - p), line);
        if (!newline)
            return;
        p = newline + 1;
    }
}

struct diag_at source_at(const struct source *s, size_t offset)
{
    size_t low = 0, high = s->marks.n;
    int line, col;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (s->marks.at[middle].offset <= offset)
            low = middle;
        else
            high = middle;
    }
    const struct mark *m = &s->marks.at[low];

    text_position(s->text.p + m->offset, s->text.n - m->offset, offset - m->offset, &line, &col);
    return (struct diag_at){.source = s->file, .line = m->line, .col = m->col + col - 1};
}

/* Offset behind the first `mark` at or after i; the end of the text if there is none. */
static size_t behind(const struct source *s, size_t i, const char *mark)
{
    size_t n = strlen(mark);

    for (; i + n <= s->text.n; i++)
        if (memcmp(s->text.p + i, mark, n) == 0)
            return i + n;
    return s->text.n;
}

static bool starts(const struct source *s, size_t i, const char *mark)
{
    size_t n = strlen(mark);

    return i + n <= s->text.n && memcmp(s->text.p + i, mark, n) == 0;
}

/* Behind the '>' that ends the tag at i; quoted values may hold '>' themselves. Counts them. */
static size_t tag_end(const struct source *s, size_t i, size_t *values)
{
    char quote = 0;

    *values = 0;
    for (; i < s->text.n; i++) {
        char c = s->text.p[i];

        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c, ++*values;
        else if (c == '>')
            return i + 1;
    }
    return i;
}

size_t source_skip_blank(const struct source *s, size_t offset)
{
    while (offset < s->text.n) {
        if (is_space(s->text.p[offset]))
            offset++;
        else if (starts(s, offset, "<!--"))
            offset = behind(s, offset + 4, "-->");
        else if (starts(s, offset, "<?"))
            offset = behind(s, offset + 2, "?>");
        else
            break;
    }
    return offset;
}

struct scan {
    struct arena *arena;
    struct source *s;
    struct diags *d;
    size_t open[LAYOUT_MAX_DEPTH]; /* indices of the open elements' tags */
    size_t depth;
};

static bool beyond(struct scan *c, size_t i, const char *what, const char *whose, int limit)
{
    diag_add(c->d, DIAG_ERROR, "layout-limit", source_at(c->s, i), NULL, "%s %d%s", what, limit,
             whose);
    return false;
}

static bool open_tag(struct scan *c, size_t i, size_t end, size_t values)
{
    struct source *s = c->s;
    bool closed = end >= 2 && s->text.p[end - 2] == '/';

    if (s->tags.n == LAYOUT_MAX_ELEMENTS)
        return beyond(c, i, "more than", " elements", LAYOUT_MAX_ELEMENTS);
    if (!closed && c->depth == LAYOUT_MAX_DEPTH)
        return beyond(c, i, "elements are nested deeper than", "", LAYOUT_MAX_DEPTH);
    if (values > LAYOUT_MAX_ATTRIBUTES)
        return beyond(c, i, "more than", " attributes of one element", LAYOUT_MAX_ATTRIBUTES);
    if (!closed)
        c->open[c->depth++] = s->tags.n;
    struct tag tag = {i, end, end};

    vec_push(c->arena, &s->tags, tag);
    return true;
}

bool source_scan(struct arena *a, struct source *s, struct diags *d)
{
    struct scan c = {.arena = a, .s = s, .d = d};

    for (size_t i = 0; i < s->text.n;) {
        size_t end, values;

        if (s->text.p[i] != '<') {
            i++;
            continue;
        }
        if (starts(s, i, "<!--") || starts(s, i, "<?")) {
            i = source_skip_blank(s, i);
        } else if (starts(s, i, "<![CDATA[")) {
            i = behind(s, i + 9, "]]>");
        } else if (starts(s, i, "<!")) {
            diag_add(d, DIAG_ERROR, "layout-doctype", source_at(s, i),
                     "remove it: a layout needs none, and entities are not expanded",
                     "a layout has no document type declaration");
            return false;
        } else if (starts(s, i, "</")) {
            end = tag_end(s, i, &values);
            if (c.depth)
                s->tags.at[c.open[--c.depth]].end = end;
            i = end;
        } else {
            end = tag_end(s, i, &values);
            if (!open_tag(&c, i, end, values))
                return false;
            i = end;
        }
    }
    return true;
}

size_t source_attribute(const struct source *s, const struct tag *tag, const char *name)
{
    size_t n = strlen(name), i = tag->start + 1;
    const char *p = s->text.p;

    while (i < tag->open_end && !is_space(p[i]))
        i++;
    while (i < tag->open_end) {
        while (i < tag->open_end && is_space(p[i]))
            i++;
        size_t start = i;

        while (i < tag->open_end && !is_space(p[i]) && p[i] != '=')
            i++;
        if (i - start == n && memcmp(p + start, name, n) == 0)
            return start;
        while (i < tag->open_end && p[i] != '"' && p[i] != '\'')
            i++;
        if (i >= tag->open_end)
            break;
        char quote = p[i++];

        while (i < tag->open_end && p[i] != quote)
            i++;
        i++;
    }
    return tag->start;
}
