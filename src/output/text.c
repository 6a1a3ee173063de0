/* Plain text in reading order, as an applicant-tracking system should get it.
 * SPDX-License-Identifier: MIT */
#include "output/describe.h"
#include "output/output.h"

#include "base/utf8.h"

#include <math.h>

enum { NO_BLOCK = -2, SOFT_HYPHEN = 0x00AD, OBJECT = 0xFFFC, REPLACEMENT = 0xFFFD };

struct reader {
    const struct display_list *list;
    struct strbuf *out;
    size_t page_start; /* where the page's text begins in out */
    const struct item *last;
    int block; /* of the last item */
    double end; /* where the last item ends in reading direction */
    bool goes_on;  /* the line's paragraph goes on in the next line */
};

static bool known(const struct reader *r, int element)
{
    return element >= 0 && (size_t)element < r->list->nelements;
}

static enum role role_of(const struct reader *r, int element)
{
    return known(r, element) ? r->list->elements[element].role : ROLE_NONE;
}

/* The element whose text is one paragraph: links and spans belong to the one around them. */
static int block_of(const struct reader *r, int element)
{
    while (known(r, element) && r->list->elements[element].parent >= 0 &&
           (role_of(r, element) == ROLE_NONE || role_of(r, element) == ROLE_SPAN ||
            role_of(r, element) == ROLE_LINK))
        element = r->list->elements[element].parent;
    return element;
}

static bool is_artifact(const struct reader *r, int element)
{
    for (; known(r, element); element = r->list->elements[element].parent)
        if (role_of(r, element) == ROLE_ARTIFACT)
            return true;
    return false;
}

static bool at_line_start(const struct reader *r)
{
    return r->out->n == r->page_start || r->out->p[r->out->n - 1] == '\n';
}

static void trim(struct reader *r)
{
    while (r->out->n > r->page_start && r->out->p[r->out->n - 1] == ' ')
        r->out->p[--r->out->n] = '\0';
}

static void new_line(struct reader *r)
{
    trim(r);
    if (!at_line_start(r))
        strbuf_putc(r->out, '\n');
}

/* One space, however many the text has; none at a line's start. */
static void put_space(struct reader *r)
{
    if (!at_line_start(r) && r->out->p[r->out->n - 1] != ' ')
        strbuf_putc(r->out, ' ');
}

static bool is_space(uint32_t c)
{
    return c <= 0x20 || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A) || c == 0x3000;
}

static void put_text(struct reader *r, struct str s)
{
    size_t n;
    uint32_t c;

    for (; s.n; s.p += n, s.n -= n) {
        n = utf8_decode(s.p, s.n, &c);
        struct str plain = describe_plain((struct str){s.p, n});

        if (is_space(c))
            put_space(r);
        else if (c == REPLACEMENT)
            strbuf_puts(r->out, "\xEF\xBF\xBD"); /* s may hold a broken byte here */
        else if (c != SOFT_HYPHEN && c != OBJECT)
            strbuf_add(r->out, plain.p, plain.n);
    }
}

/* Text that runs against its page stands where its neighbours' places do not tell. */
static bool is_embedded(const struct reader *r, const struct item *item)
{
    return item->level != (r->list->from_right ? 1 : 0);
}

/* How far an item begins behind the last one, in reading direction. */
static double gap_before(const struct reader *r, const struct item *item)
{
    if (is_embedded(r, item) || is_embedded(r, r->last))
        return 0;
    return r->list->from_right ? r->end - item->x - item_width(item) : item->x - r->end;
}

/* Cells of a row have their own sizes: one line is what stands at nearly one height, behind what came
 * before. */
static bool same_line(const struct reader *r, const struct item *item)
{
    double size = r->last->size < item->size ? r->last->size : item->size;

    return fabs(r->last->y - item->y) < 0.35 * size && gap_before(r, item) > -0.35 * size;
}

static void join_same_block(struct reader *r, const struct item *item)
{
    if (same_line(r, item)) { /* a leader leaves a gap that no space fills */
        double gap = gap_before(r, item);

        if (gap > 2 * item->size && !at_line_start(r)) {
            trim(r);
            strbuf_puts(r->out, "  ");
        } else if (gap > 0.15 * item->size) {
            put_space(r);
        }
    } else if (!r->goes_on) {
        new_line(r);
    } /* else the text itself has the space, or a soft hyphen, or neither ("and/or") */
}

static void join(struct reader *r, const struct item *item, int block)
{
    enum role role = role_of(r, block);

    if (!r->last)
        return;
    if (block == r->block) {
        join_same_block(r, item);
    } else if (role_of(r, r->block) == ROLE_LBL) {
        put_space(r);
    } else if (role == ROLE_H1 || role == ROLE_H2) {
        new_line(r);
        if (r->out->n > r->page_start)
            strbuf_putc(r->out, '\n');
    } else if (same_line(r, item) && !at_line_start(r)) {
        trim(r);
        strbuf_puts(r->out, "  ");
    } else {
        new_line(r);
    }
}

static void put_page(struct reader *r, const struct page *page)
{
    r->page_start = r->out->n;
    r->last = NULL;
    r->block = NO_BLOCK;
    r->goes_on = false;
    for (size_t i = 0; i < page->nitems; i++) {
        const struct item *item = &page->items[i];
        struct str text;
        int block;

        r->goes_on |= r->last && item->line_end && item->kind == ITEM_PATH; /* an icon */
        if (item->kind != ITEM_GLYPHS || item->element == ELEMENT_ARTIFACT ||
            is_artifact(r, item->element))
            continue;
        text = describe_text(item);
        if (!text.n)
            continue;
        block = block_of(r, item->element);
        join(r, item, block);
        if (!r->last || block != r->block || !same_line(r, item))
            r->goes_on = false;
        put_text(r, text);
        r->goes_on |= item->line_end;
        r->last = item;
        r->block = block;
        r->end = r->list->from_right ? item->x : item->x + item_width(item);
    }
    new_line(r);
}

void output_text(const struct display_list *list, struct strbuf *out)
{
    struct reader r = {.list = list, .out = out};

    for (size_t i = 0; i < list->npages; i++) {
        if (i)
            strbuf_putc(out, '\f');
        put_page(&r, &list->pages[i]);
    }
}
