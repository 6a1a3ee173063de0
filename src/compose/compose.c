/* The room's entry: document, page geometry, metadata, page furniture.
 * SPDX-License-Identifier: MIT */
#include "compose/compose.h"

#include "compose/internal.h"

#include <math.h>
#include <string.h>

#define BLEED_MAX 72.0 /* pt; printers ask for 3 to 5 mm */

static const struct {
    const char *name;
    double width, height; /* pt; ISO 216 and ANSI/ASME Y14.1 */
} papers[] = {{"a4", 210 * 72 / 25.4, 297 * 72 / 25.4},
              {"a5", 148 * 72 / 25.4, 210 * 72 / 25.4},
              {"letter", 612, 792}};

static bool set_paper(struct page_geometry *g, const char *name)
{
    for (size_t i = 0; name && i < sizeof papers / sizeof *papers; i++)
        if (strcmp(papers[i].name, name) == 0) {
            g->width = papers[i].width;
            g->height = papers[i].height;
            return true;
        }
    return false;
}

/* False if nothing fits between the margins. */
static bool set_page(struct composer *c, const struct compose_options *o)
{
    struct page_geometry *g = &c->page;
    const struct layout_page *page = layout_page(c->l);
    double size = 10;

    set_paper(g, "a4");
    if (page && page->width > 0 && page->height > 0) {
        g->width = page->width;
        g->height = page->height;
    }
    if (page)
        set_paper(g, page->size);
    if (o->paper && !set_paper(g, o->paper))
        diag_add(c->d, DIAG_WARNING, "compose-paper", (struct diag_at){0},
                 "known sizes are a4, letter and a5", "paper '%s' is not known", o->paper);
    if (page) {
        g->margin_top = layout_length(c->l, page->top, size, size, g->width);
        g->margin_end = layout_length(c->l, page->end, size, size, g->width);
        g->margin_bottom = layout_length(c->l, page->bottom, size, size, g->width);
        g->margin_start = layout_length(c->l, page->start, size, size, g->width);
        g->bleed = fmin(layout_length(c->l, page->bleed, size, size, g->width), BLEED_MAX);
    }
    c->measure = g->width - g->margin_start - g->margin_end;
    compose_apply_vary(c, &o->vary);
    if (c->measure >= 72 && g->height - g->margin_top - g->margin_bottom >= 72)
        return true;
    diag_add(c->d, DIAG_ERROR, "compose-margins", (struct diag_at){0},
             "make the margins smaller or the paper larger",
             "the margins leave less than 72 pt of a page of %.0f by %.0f pt", g->width, g->height);
    return false;
}

static bool start(struct composer *c, struct arena *a, const struct profile *p,
                  const struct layout *l, const struct compose_options *o, struct diags *d)
{
    *c = (struct composer){.a = a, .p = p, .l = l, .d = d};
    c->lang = o->lang ? o->lang : p->lang ? p->lang : compose_guess_language(p);
    return set_page(c, o);
}

struct compose_measures compose_measure(const struct layout *l, const struct compose_options *o)
{
    struct arena a = {0};
    struct diags quiet = {.arena = &a};
    struct composer c = {.a = &a, .l = l, .d = &quiet, .lang = "en"};

    set_page(&c, o);
    const struct text_style *body = compose_style(&c, "body")->text;
    struct compose_measures m = {.leading = body->leading,
                                 .size = body->size,
                                 .margin_top = c.page.margin_top,
                                 .margin_start = c.page.margin_start};

    arena_free(&a);
    return m;
}

/* "Name – Label": what a reader's window and search results show. */
static const char *make_title(struct arena *a, const struct node *basics)
{
    const char *name = node_text(basics, "name"), *label = node_text(basics, "label");

    if (*name && *label)
        return arena_printf(a, "%s \xE2\x80\x93 %s", name, label);
    return *name ? name : *label ? label : "CV";
}

static const char *const *make_keywords(struct arena *a, const struct profile *p)
{
    VEC(const char *) v = {0};
    const struct node *skills = node_get(p->root, "skills");

    for (const struct node *s = skills ? skills->first : NULL; s; s = s->next) {
        const struct node *keywords = node_get(s, "keywords");

        if (*node_text(s, "name"))
            vec_push(a, &v, node_text(s, "name"));
        for (const struct node *k = keywords ? keywords->first : NULL; k; k = k->next)
            if (k->kind == NODE_TEXT && *k->text)
                vec_push(a, &v, k->text);
    }
    if (!v.n)
        return NULL;
    vec_push(a, &v, NULL);
    return v.at;
}

struct document *compose(struct arena *a, const struct profile *p, const struct layout *l,
                         const struct compose_options *o, struct diags *d)
{
    struct composer c;
    struct env env = {.node = p->root};
    struct document *doc;
    const struct node *basics = node_get(p->root, "basics");
    const struct element *body = layout_body(l);

    if (!start(&c, a, p, l, o, d))
        return NULL;
    if (!body) {
        diag_add(d, DIAG_ERROR, "compose-body", (struct diag_at){0},
                 "give the layout a <body>, or extend one that has it", "layout '%s' has no body",
                 layout_name(l));
        return NULL;
    }
    doc = arena_new(a, struct document);
    doc->page = c.page;
    doc->lang = c.lang;
    doc->title = make_title(a, basics);
    doc->author = *node_text(basics, "name") ? node_text(basics, "name") : NULL;
    doc->keywords = make_keywords(a, p);
    doc->body = compose_block(&c, BLOCK_GROUP, body);
    doc->body->role = ROLE_DOCUMENT;
    compose_blocks(&c, &env, body, doc->body);
    if (!doc->body->first)
        diag_add(d, DIAG_WARNING, "compose-empty", (struct diag_at){.source = p->name},
                 "give the profile at least 'basics.name'", "nothing in the profile is shown");
    return doc;
}

static struct block *furnish(struct composer *c, const struct element *e)
{
    struct env env = {.node = c->p->root};
    struct block *b;

    if (!e)
        return NULL;
    b = compose_block(c, BLOCK_GROUP, e);
    b->role = ROLE_ARTIFACT;
    compose_blocks(c, &env, e, b);
    return b->first ? b : NULL;
}

struct furniture compose_furniture(struct arena *a, const struct profile *p,
                                   const struct layout *l, const struct compose_options *o,
                                   int page, int pages, struct diags *d)
{
    struct composer c;
    const struct element *header = layout_header(l);
    struct furniture f = {0};

    if (!start(&c, a, p, l, o, d))
        return f;
    c.furniture = true;
    c.page_no = page;
    c.pages = pages;
    if (page == 1 && layout_first(l))
        header = layout_first(l);
    f.header = furnish(&c, header);
    f.footer = furnish(&c, layout_footer(l));
    return f;
}
