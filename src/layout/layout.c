/* The room's entry, and what callers ask of a layout. SPDX-License-Identifier: MIT */
#include "layout/layout.h"

#include "layout/parts.h"

#include <string.h>

static void show_params(struct layout *l)
{
    l->shown_params.n = 0;
    for (size_t i = 0; i < l->params.n; i++) {
        const struct param *p = &l->params.at[i];
        struct layout_param shown = {.name = p->name,
                                     .type = param_type_names[p->type],
                                     .value = p->value,
                                     .label = p->label ? p->label : p->name};

        vec_push(l->arena, &l->shown_params, shown);
    }
}

struct layout *layout_read(struct arena *a, struct str xml, const char *file,
                           const struct layout_source *source, struct diags *d)
{
    struct layout *l = arena_new(a, struct layout);
    struct reader r = {.arena = a, .d = d, .l = l, .loader = source};
    enum diag_level before = d->worst;

    l->arena = a;
    l->page = (struct layout_page){.size = "a4",
                                   .top = {51, UNIT_PT, NULL},
                                   .end = {51, UNIT_PT, NULL},
                                   .bottom = {51, UNIT_PT, NULL},
                                   .start = {51, UNIT_PT, NULL}};
    d->worst = DIAG_NOTE; /* of this layout, counting what the list has no room for */
    if (reader_file(&r, xml, file, RULE_LAYOUT) && !r.incomplete)
        reader_resolve(&r);
    /* With an error, a misspelt use would make its definition look unused. */
    if (d->worst < DIAG_ERROR)
        reader_unused(&r);
    diags_sort(d);
    bool wrong = d->worst >= DIAG_ERROR;

    if (d->worst < before)
        d->worst = before;
    if (wrong)
        return NULL;
    show_params(l);
    return l;
}

const char *layout_name(const struct layout *l)
{
    return l->name;
}

const char *layout_description(const struct layout *l)
{
    return l->description;
}

const struct layout_param *layout_params(const struct layout *l, size_t *n)
{
    *n = l->shown_params.n;
    return l->shown_params.at;
}

static void unknown_param(const struct layout *l, const char *name, struct diags *d)
{
    VEC(const char *) names = {0};

    for (size_t i = 0; i < l->params.n; i++)
        vec_push(d->arena, &names, l->params.at[i].name);
    diag_add(d, DIAG_ERROR, "layout-param", (struct diag_at){0},
             names.n ? reader_suggest(d->arena, name, names.at, names.n, "it has")
                     : "it has no parameters",
             "layout '%s' has no parameter '%s'", l->name, name);
}

bool layout_set(struct layout *l, const char *name, const char *value, struct diags *d)
{
    struct param *p = param_find(l, name), changed;

    if (!p) {
        unknown_param(l, name, d);
        return false;
    }
    changed = *p;
    changed.value = arena_strdup(l->arena, value);
    const char *wrong = param_parse(l->arena, &changed);

    if (wrong) {
        diag_add(d, DIAG_ERROR, "layout-value", (struct diag_at){0}, param_hint(d->arena, p),
                 "parameter '%s' cannot be '%s': %s", name, value, wrong);
        return false;
    }
    *p = changed;
    show_params(l);
    return true;
}

const char *layout_param_value(const struct layout *l, const char *name)
{
    const struct param *p = param_find(l, name);

    return p ? p->value : NULL;
}

int layout_fit_pages(const struct layout *l)
{
    return l->fit.pages;
}

size_t layout_fit_order(const struct layout *l, enum fit_axis order[FIT_AXES])
{
    static const enum fit_axis usual[] = {FIT_GLUE, FIT_LEADING, FIT_SIZE, FIT_MARGIN, FIT_DROP};
    const struct fit_order *own = &l->fit.order;

    memcpy(order, own->n ? own->at : usual, (own->n ? own->n : FIT_AXES) * sizeof *order);
    return own->n ? own->n : FIT_AXES;
}

enum fit_over layout_fit_over(const struct layout *l)
{
    return l->fit.over;
}

bool layout_fit_vary(const struct layout *l, enum fit_axis what, struct length *min,
                     struct length *max)
{
    const struct vary *v = &l->fit.vary[what];

    *min = v->min;
    *max = v->max;
    return v->set;
}

const struct layout_page *layout_page(const struct layout *l)
{
    return &l->page;
}

const struct element *layout_body(const struct layout *l)
{
    return l->body;
}

const struct element *layout_header(const struct layout *l)
{
    return l->header;
}

const struct element *layout_footer(const struct layout *l)
{
    return l->footer;
}

const struct element *layout_first(const struct layout *l)
{
    return l->first;
}

const struct element *layout_template(const struct layout *l, const char *name)
{
    const struct template *t = template_find(l, name);

    return t ? t->content : NULL;
}

static void walk(const struct element *e, void (*visit)(void *context, const struct element *e),
                 void *context)
{
    for (const struct element *child = e ? e->first : NULL; child; child = child->next) {
        visit(context, child);
        walk(child, visit, context);
    }
}

void layout_walk(const struct layout *l, void (*visit)(void *context, const struct element *e),
                 void *context)
{
    walk(l->first, visit, context);
    walk(l->header, visit, context);
    walk(l->footer, visit, context);
    for (size_t i = 0; i < l->templates.n; i++)
        walk(l->templates.at[i]->content, visit, context);
    walk(l->body, visit, context);
}
