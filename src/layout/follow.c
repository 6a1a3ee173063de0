/* Follows body and page furniture through the templates they use: circles, size, and what makes
 * sense only in some surroundings. SPDX-License-Identifier: MIT */
#include "layout/parts.h"

#include <string.h>

static struct diag_at element_at(const struct element *e)
{
    return (struct diag_at){.source = e->file, .line = e->line, .col = e->col};
}

/* The template that an element puts in its place, or NULL. */
static struct template *used_template(const struct reader *r, const struct element *e)
{
    const char *name = e->kind == ELEMENT_USE       ? e->template
                       : e->kind == ELEMENT_SECTION ? e->heading
                                                    : NULL;

    return name ? template_find(r->l, name) : NULL;
}

/* ---- circles and size -------------------------------------------------------------------- */

static void tell_circle(struct reader *r, const struct element *e, const struct template *t)
{
    diag_add(r->d, DIAG_ERROR, "layout-cycle", element_at(e), "a template cannot hold itself",
             "template '%s' uses itself", t->name);
    r->endless = true;
}

static size_t template_size(struct reader *r, struct template *t);

/* Elements in `e`, templates put in; stops growing behind the limit. */
static size_t expanded_size(struct reader *r, const struct element *e)
{
    size_t n = 0;

    for (const struct element *child = e ? e->first : NULL; child; child = child->next) {
        struct template *t = used_template(r, child);

        if (t && t->visiting)
            tell_circle(r, child, t);
        else if (t)
            n += template_size(r, t);
        n += 1 + expanded_size(r, child);
    }
    return n > LAYOUT_MAX_ELEMENTS ? LAYOUT_MAX_ELEMENTS + 1 : n;
}

static size_t template_size(struct reader *r, struct template *t)
{
    if (t->visited)
        return t->size;
    t->visiting = t->visited = true;
    t->size = expanded_size(r, t->content);
    t->visiting = false;
    return t->size;
}

/* Twenty templates that each use the next one twice are a million elements. */
static void check_size(struct reader *r)
{
    const struct element *roots[] = {r->l->body, r->l->first, r->l->header, r->l->footer};
    size_t n = 0;

    for (size_t i = 0; i < r->l->templates.n; i++)
        template_size(r, r->l->templates.at[i]);
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        n += expanded_size(r, roots[i]);
    if (n <= LAYOUT_MAX_ELEMENTS)
        return;
    r->endless = true;
    diag_add(r->d, DIAG_ERROR, "layout-limit",
             (struct diag_at){.source = r->src->file, .line = 1, .col = 1},
             "use templates less often", "more than %d elements with all templates put in",
             LAYOUT_MAX_ELEMENTS);
}

/* ---- surroundings ------------------------------------------------------------------------ */

enum {
    IN_FURNITURE = 1,
    IN_HEADING = 2,
    IN_ITEM = 4,
    IN_LINK = 8,
    IN_TEMPLATE = 16,
    IN_BALANCED = 32 /* the last: template.followed has a bit for each sum */
};

static bool asks(const struct expr *e, enum expr_kind a, enum expr_kind b)
{
    return e && (e->kind == a || e->kind == b || asks(e->a, a, b) || asks(e->b, a, b));
}

static void check_condition(struct reader *r, const struct element *e, unsigned around)
{
    if (!(around & IN_FURNITURE) && asks(e->cond, EXPR_PAGE, EXPR_PAGES))
        diag_add(r->d, DIAG_ERROR, "layout-place", element_at(e),
                 "the body is set before its pages are counted",
                 "a condition on 'page' or 'pages' belongs in header, footer or first");
    if (!(around & IN_ITEM) && asks(e->cond, EXPR_FIRST, EXPR_LAST))
        diag_add(r->d, DIAG_ERROR, "layout-place", element_at(e), NULL,
                 "a condition on 'first' or 'last' belongs in each or list");
}

static void check_place(struct reader *r, const struct element *e, unsigned around)
{
    bool number = e->kind == ELEMENT_PAGE_NUMBER || e->kind == ELEMENT_PAGE_COUNT;

    if (number && !(around & IN_FURNITURE))
        diag_add(r->d, DIAG_ERROR, "layout-place", element_at(e),
                 "the body is set before its pages are counted",
                 "'%s' belongs in header, footer or first",
                 e->kind == ELEMENT_PAGE_NUMBER ? "page-number" : "page-count");
    if (e->kind == ELEMENT_TITLE && !(around & IN_HEADING))
        diag_add(r->d, DIAG_ERROR, "layout-place", element_at(e),
                 "name the template in heading= of a section",
                 "'title' belongs in a template that is a heading");
    if (e->kind == ELEMENT_LINK && (around & IN_LINK))
        diag_add(r->d, DIAG_ERROR, "layout-place", element_at(e), NULL,
                 "a 'link' cannot stand in a 'link'");
    if (e->kind == ELEMENT_ITEM_NUMBER && !(around & IN_ITEM))
        diag_add(r->d, DIAG_ERROR, "layout-place", element_at(e), NULL,
                 "'item-number' belongs in each or list");
    if (e->kind == ELEMENT_SLOT && !(around & IN_TEMPLATE))
        diag_add(r->d, DIAG_ERROR, "layout-place", element_at(e),
                 "whoever uses the template fills it", "'slot' belongs in a template");
    if (e->kind == ELEMENT_COLUMNS && e->balanced && (around & IN_BALANCED))
        diag_add(r->d, DIAG_ERROR, "layout-place", element_at(e),
                 "give the outer ones more widths, or end them first",
                 "balanced columns cannot stand in balanced columns");
    check_condition(r, e, around);
}

static bool holds_title(const struct reader *r, const struct element *e, int depth)
{
    for (const struct element *child = e->first; child; child = child->next) {
        const struct template *t = child->kind == ELEMENT_USE ? used_template(r, child) : NULL;

        if (child->kind == ELEMENT_TITLE || holds_title(r, child, depth) ||
            (t && depth < 3 && holds_title(r, t->content, depth + 1)))
            return true;
    }
    return false;
}

/* Once for each template, however many sections it heads. */
static void check_heading(struct reader *r, struct template *t)
{
    if (!t->is_heading && !holds_title(r, t->content, 0))
        diag_add(r->d, DIAG_ERROR, "layout-heading",
                 (struct diag_at){.source = t->file, .line = t->line, .col = t->col},
                 "put <title/> where the section's title goes",
                 "template '%s' is a heading and has no 'title'", t->name);
    t->is_heading = true;
}

static void follow(struct reader *r, const struct element *e, unsigned around);

static void follow_template(struct reader *r, struct template *t, unsigned around)
{
    if (t->followed & UINT64_C(1) << around)
        return;
    t->followed |= UINT64_C(1) << around;
    follow(r, t->content, around);
}

static void follow(struct reader *r, const struct element *e, unsigned around)
{
    for (const struct element *child = e ? e->first : NULL; child; child = child->next) {
        struct template *t = used_template(r, child);
        unsigned inside = around;

        check_place(r, child, around);
        if (child->kind == ELEMENT_EACH || child->kind == ELEMENT_LIST)
            inside |= IN_ITEM;
        if (child->kind == ELEMENT_LINK)
            inside |= IN_LINK;
        if (child->kind == ELEMENT_COLUMNS && child->balanced)
            inside |= IN_BALANCED;
        if (t && child->kind == ELEMENT_SECTION)
            check_heading(r, t);
        if (t)
            follow_template(r, t,
                            around | IN_TEMPLATE |
                                (child->kind == ELEMENT_SECTION ? (unsigned)IN_HEADING : 0));
        follow(r, child, inside);
    }
}

static bool holds_slot(const struct element *e, const char *name)
{
    for (const struct element *child = e->first; child; child = child->next)
        if ((child->kind == ELEMENT_SLOT && child->key && strcmp(child->key, name) == 0) ||
            holds_slot(child, name))
            return true;
    return false;
}

/* A layout's template may leave out slots that the parent's had. */
static bool has_slot(const struct template *t, const char *name)
{
    for (; t; t = t->over)
        if (holds_slot(t->content, name))
            return true;
    return false;
}

static void list_slots(struct arena *a, const struct element *e, struct name_list *names)
{
    for (const struct element *child = e->first; child; child = child->next) {
        if (child->kind == ELEMENT_SLOT && child->key)
            vec_push(a, &names->at, child->key);
        list_slots(a, child, names);
    }
}

/* Every fill has its slot, and one slot is not filled twice. */
static void check_fills(void *context, const struct element *e)
{
    struct reader *r = context;
    const struct template *t = e->kind == ELEMENT_USE ? used_template(r, e) : NULL;

    for (const struct element *f = t ? e->first : NULL; f; f = f->next) {
        struct name_list names = {0};

        for (const struct element *g = e->first; g != f && f->key; g = g->next)
            if (g->key && strcmp(g->key, f->key) == 0)
                diag_add(r->d, DIAG_ERROR, "layout-duplicate", element_at(f), "put them together",
                         "slot '%s' is filled twice", f->key);
        if (!f->key || has_slot(t, f->key))
            continue;
        list_slots(r->arena, t->content, &names);
        diag_add(r->d, DIAG_ERROR, "layout-template", element_at(f),
                 names.at.n ? reader_suggest(r->arena, f->key, names.at.at, names.at.n,
                                             names.at.n == 1 ? "there is only" : "there are")
                            : "it has no slots",
                 "template '%s' has no slot '%s'", t->name, f->key);
    }
}

static void check_widths(void *context, const struct element *e)
{
    struct reader *r = context;
    size_t cells = 0;

    if ((e->kind != ELEMENT_ROW && e->kind != ELEMENT_COLUMNS) || e->balanced)
        return;
    for (const struct element *child = e->first; child; child = child->next)
        cells++;
    if (e->nwidths && e->nwidths != cells)
        diag_add(r->d, DIAG_ERROR, "layout-widths", element_at(e), "give each its width",
                 e->kind == ELEMENT_ROW ? "'row' has %zu widths and %zu of 'cell'"
                                        : "'columns' has %zu widths and %zu of 'column'",
                 e->nwidths, cells);
}

void reader_follow(struct reader *r)
{
    check_size(r);
    layout_walk(r->l, check_widths, r);
    layout_walk(r->l, check_fills, r);
    if (r->endless)
        return;
    follow(r, r->l->body, 0);
    follow(r, r->l->first, IN_FURNITURE);
    follow(r, r->l->header, IN_FURNITURE);
    follow(r, r->l->footer, IN_FURNITURE);
}
