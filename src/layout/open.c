/* Elements begin and end: each makes what it fills and hands it to the layout.
 * SPDX-License-Identifier: MIT */
#include "layout/parts.h"

#include "layout/value.h"

#include <string.h>

/* ---- content ----------------------------------------------------------------------------- */

static void append(struct element *parent, struct element *child)
{
    child->parent = parent;
    if (!parent)
        return;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

static struct element *make_element(struct reader *r, const struct frame *frame)
{
    struct element *e = arena_new(r->arena, struct element);
    struct diag_at at = reader_at(r, frame->tag, NULL);

    e->kind = rule_get(frame->id)->kind;
    e->file = r->src->file;
    e->line = at.line;
    e->col = at.col;
    return e;
}

/* What becomes of white space at one end of a text. */
enum edge {
    EDGE_NONE,  /* content goes on: a space */
    EDGE_LOOSE, /* of an inline element: gone where it is indentation, that is holds a line break */
    EDGE_HARD   /* of a block or line: gone */
};

static bool drops(enum edge edge, const char *s, size_t n)
{
    return edge == EDGE_HARD || (edge == EDGE_LOOSE && memchr(s, '\n', n));
}

static char *collapse(struct reader *r, const char *s, enum edge first, enum edge last)
{
    char *out = arena_alloc(r->arena, strlen(s) + 1), *to = out;

    while (*s) {
        size_t n = strspn(s, " \t\r\n");

        if (!n)
            *to++ = *s++;
        else if (!(to == out && drops(first, s, n)) && !(!s[n] && drops(last, s, n)))
            *to++ = ' ';
        s += n;
    }
    *to = '\0';
    return out;
}

static bool ends_line(const xmlNode *node)
{
    return strcmp((const char *)node->name, "br") == 0 ||
           strcmp((const char *)node->name, "leader") == 0;
}

static enum edge edge_at(const xmlNode *sibling, bool block)
{
    if (!sibling)
        return block ? EDGE_HARD : EDGE_LOOSE;
    return sibling->type == XML_ELEMENT_NODE && ends_line(sibling) ? EDGE_HARD : EDGE_NONE;
}

static bool is_silent(const xmlNode *node)
{
    return node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE;
}

void reader_text(struct reader *r, xmlNode *node, struct frame *frame)
{
    const xmlNode *before = node->prev, *after = node->next;
    enum element_kind kind = rule_get(frame->id)->kind;
    bool block = kind == ELEMENT_P || kind == ELEMENT_LIST || kind == ELEMENT_CELL ||
                 kind == ELEMENT_COLUMN || kind == ELEMENT_BOX || kind == ELEMENT_FILL;

    while (before && is_silent(before))
        before = before->prev;
    while (after && is_silent(after))
        after = after->next;
    const char *text = collapse(r, node->content ? (const char *)node->content : "",
                                edge_at(before, block), edge_at(after, block));

    if (!*text)
        return;
    struct element *e = make_element(r, frame);

    e->kind = ELEMENT_TEXT;
    e->text = text;
    append(frame->content, e);
}

/* ---- everything else ---------------------------------------------------------------------- */

static struct element *make_root(struct reader *r, const struct frame *frame)
{
    struct element *root = make_element(r, frame);

    root->kind = ELEMENT_BOX; /* a nameless one: nobody asks its kind */
    return root;
}

static void open_furniture(struct reader *r, struct frame *frame)
{
    struct element **const places[] = {[RULE_FIRST] = &r->l->first,
                                       [RULE_HEADER] = &r->l->header,
                                       [RULE_FOOTER] = &r->l->footer,
                                       [RULE_BODY] = &r->l->body};

    frame->content = make_root(r, frame);
    *places[frame->id] = frame->content;
}

static void open_page(struct reader *r, struct frame *frame)
{
    /* A child's page replaces the parent's whole, with its header and footer. */
    r->l->page = (struct layout_page){.width = -1};
    r->l->first = r->l->header = r->l->footer = NULL;
    frame->target = &r->l->page;
}

static void open_template(struct reader *r, struct frame *frame)
{
    struct template *t = arena_new(r->arena, struct template);
    struct diag_at at = reader_at(r, frame->tag, NULL);

    t->file = r->src->file;
    t->line = at.line;
    t->col = at.col;
    t->content = make_root(r, frame);
    frame->target = t;
    frame->content = t->content;
}

static void open_style(struct reader *r, struct frame *frame)
{
    struct style_entry *s = arena_new(r->arena, struct style_entry);
    struct diag_at at = reader_at(r, frame->tag, NULL);

    s->style.file = r->src->file;
    s->style.line = at.line;
    s->col = at.col;
    frame->target = &s->style;
}

static void open_catalogue(struct reader *r, struct frame *frame)
{
    struct catalogue *c = arena_new(r->arena, struct catalogue);

    c->file = r->src->file;
    c->line = reader_at(r, frame->tag, NULL).line;
    if (frame->id == RULE_LABELS)
        r->labels = c;
    frame->target = c;
}

void reader_open(struct reader *r, struct frame *frame, struct frame *parent)
{
    if (rule_get(frame->id)->content) {
        struct element *e = make_element(r, frame);

        append(parent->content, e);
        frame->target = frame->content = e;
        return;
    }
    switch (frame->id) {
    case RULE_LAYOUT:
        frame->target = arena_new(r->arena, struct head);
        break;
    case RULE_LABELS:
    case RULE_I18N:
        open_catalogue(r, frame);
        break;
    case RULE_PARAM:
        frame->target = arena_new(r->arena, struct param);
        ((struct param *)frame->target)->type = -1;
        break;
    case RULE_MSG_TEXT:
        frame->target = arena_new(r->arena, struct message);
        break;
    case RULE_MONTHS:
        frame->target = arena_new(r->arena, struct months);
        ((struct months *)frame->target)->form = -1;
        break;
    case RULE_FIT: /* a child's replaces the parent's whole */
        r->l->fit = (struct fit){0};
        frame->target = &r->l->fit;
        break;
    case RULE_VARY:
        frame->target = arena_new(r->arena, struct vary);
        ((struct vary *)frame->target)->what = -1;
        break;
    case RULE_PAGE:
        open_page(r, frame);
        break;
    case RULE_FIRST:
    case RULE_HEADER:
    case RULE_FOOTER:
    case RULE_BODY:
        open_furniture(r, frame);
        break;
    case RULE_TEMPLATE:
        open_template(r, frame);
        break;
    case RULE_STYLE:
        open_style(r, frame);
        break;
    default: /* params, styles, templates: nothing but what they hold */
        break;
    }
}
