/* Block elements -> blocks. One function for each kind of element. SPDX-License-Identifier: MIT */
#include "compose/internal.h"

#include <string.h>

struct block *compose_block(struct composer *c, enum block_kind kind, const struct element *e)
{
    struct block *b = arena_new(c->a, struct block);

    b->kind = kind;
    b->widows = b->orphans = 1;
    if (e) {
        b->layout_file = e->file;
        b->layout_line = e->line;
    }
    return b;
}

void compose_append(struct block *parent, struct block *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

bool compose_vanishes(const struct composer *c, const struct block *b, size_t asked, size_t given)
{
    return (!b->first && !b->nruns) || (c->asked > asked && c->given == given);
}

const char *compose_label(struct composer *c, const struct element *e, const char *text)
{
    if (!text || *text != '@')
        return text;
    const char *label = layout_message(c->l, text + 1);

    if (label)
        return label;
    diag_add(c->d, DIAG_WARNING, "compose-label", compose_at(e, NULL),
             "add <msg key=\"…\"> to <i18n> in the layout", "no text is known for '%s'", text + 1);
    return text + 1;
}

const char *compose_between(const struct composer *c, const char *key, const char *first,
                            const char *last)
{
    const char *message = layout_message(c->l, key);
    size_t n = message ? strlen(message) : 0, from = strlen(first), to = strlen(last);

    if (n < from + to || strncmp(message, first, from) != 0 || strcmp(message + n - to, last) != 0)
        return NULL;
    return arena_strndup(c->a, message + from, n - from - to);
}

/* ---- pointers ---------------------------------------------------------------------------- */

static struct shown_source *slot(struct shown_sources *s, const char *pointer)
{
    size_t h = 1469598103u;

    for (const char *p = pointer; *p; p++) /* FNV-1a */
        h = (h ^ (unsigned char)*p) * 16777619u;
    for (size_t i = h & (s->cap - 1);; i = (i + 1) & (s->cap - 1))
        if (!s->at[i].pointer || strcmp(s->at[i].pointer, pointer) == 0)
            return &s->at[i];
}

static void grow(struct composer *c)
{
    struct shown_sources *s = &c->shown, old = *s;

    s->cap = old.cap ? old.cap * 2 : 256;
    s->at = arena_array(c->a, s->cap, sizeof *s->at);
    for (size_t i = 0; i < old.cap; i++)
        if (old.at[i].pointer)
            *slot(s, old.at[i].pointer) = old.at[i];
}

const char *compose_claim(struct composer *c, const struct node *n)
{
    if (!n || c->furniture || !n->pointer || !*n->pointer)
        return NULL;
    if (c->shown.n * 2 >= c->shown.cap)
        grow(c);
    struct shown_source *s = slot(&c->shown, n->pointer);

    if (!s->pointer) {
        s->pointer = n->pointer;
        c->shown.n++;
    }
    if (s->taken)
        return NULL;
    s->taken = true;
    return s->pointer;
}

void compose_release(struct composer *c, const char *pointer)
{
    if (pointer)
        slot(&c->shown, pointer)->taken = false;
}

/* ---- paragraphs -------------------------------------------------------------------------- */

static bool same_path(const struct path *a, const struct path *b)
{
    return strcmp(a->text, b->text) == 0;
}

/* Counts what shows values of the profile in `e`; `*only` is the last plain value met. */
static size_t count_values(const struct element *e, const struct element **only)
{
    size_t n = 0;

    for (const struct element *child = e->first; child; child = child->next) {
        if (child->kind == ELEMENT_V && *only && same_path(&child->path, &(*only)->path))
            continue; /* the same in parts */
        n += child->kind == ELEMENT_V || (child->kind == ELEMENT_LINK && !child->first);
        n += 2 * (child->kind == ELEMENT_ADDRESS || child->kind == ELEMENT_ARRANGE || child->kind == ELEMENT_EACH || child->kind == ELEMENT_DATE ||
                  child->kind == ELEMENT_CHOOSE || child->kind == ELEMENT_SLOT);
        if (child->kind == ELEMENT_V)
            *only = child;
        n += count_values(child, only);
    }
    return n;
}

/* A paragraph that can only ever show one value of the profile carries that value's pointer. */
static const char *paragraph_source(struct composer *c, const struct env *env,
                                    const struct element *e)
{
    const struct element *only = NULL;

    if (env->beside || count_values(e, &only) != 1 || !only)
        return NULL;
    return compose_claim(c, compose_find(c, env, &only->path));
}

static bool holds_title(const struct element *e)
{
    for (const struct element *child = e->first; child; child = child->next)
        if (child->kind == ELEMENT_TITLE || holds_title(child))
            return true;
    return false;
}

static enum role paragraph_role(const struct env *env, const struct element *e)
{
    static const enum role roles[] = {[LAYOUT_ROLE_NONE] = ROLE_P,
                                      [LAYOUT_ROLE_H1] = ROLE_H1,
                                      [LAYOUT_ROLE_H2] = ROLE_H2,
                                      [LAYOUT_ROLE_H3] = ROLE_H3};

    if (e->role == LAYOUT_ROLE_NONE && env->heading && holds_title(e))
        return ROLE_H2;
    return roles[e->role];
}

enum text_align compose_align(enum layout_align align)
{
    static const enum text_align aligns[] = {[LAYOUT_START] = ALIGN_START,
                                             [LAYOUT_CENTER] = ALIGN_CENTER,
                                             [LAYOUT_END] = ALIGN_END,
                                             [LAYOUT_JUSTIFY] = ALIGN_JUSTIFY};

    return aligns[align];
}

static bool splits(const struct run *r)
{
    return r->kind == RUN_BREAK && r->source;
}

/* Gives runs [from, to) to a paragraph made like `model`. */
static struct block *part(struct composer *c, const struct block *model, struct run *runs, size_t n)
{
    struct block *b = arena_new(c->a, struct block);

    *b = *model;
    b->runs = runs;
    b->nruns = n;
    return b;
}

/* Line breaks that come from the profile part paragraphs; those of the layout stay lines. */
static struct block *split_paragraph(struct composer *c, struct block *p, struct run *runs,
                                     size_t n)
{
    size_t from = 0;
    struct block *group = NULL, model = *p;

    for (size_t i = 0; i <= n; i++) {
        if (i < n && !splits(&runs[i]))
            continue;
        if (i == n && !group)
            return part(c, p, runs, n);
        if (!group) {
            group = arena_new(c->a, struct block);
            *group = *p;
            group->kind = BLOCK_GROUP;
            group->role = ROLE_NONE;
            model.source = NULL;
            model.before = model.after = (struct glue){0};
            model.indent_start = model.indent_end = 0;
            model.keep_together = model.keep_with_next = 0;
            model.break_before = BREAK_AUTO;
        }
        if (i > from)
            compose_append(group, part(c, &model, runs + from, i - from));
        from = i + 1;
    }
    return group;
}

void compose_paragraph(struct composer *c, const struct env *outer, const struct element *e,
                       struct block *into)
{
    struct env env = *outer;
    struct inliner in = {.c = c};
    struct block *b = compose_block(c, BLOCK_PARAGRAPH, e);
    size_t asked = c->asked, given = c->given;
    const struct computed *style = compose_style_of(c, outer, e);

    if (e->style)
        env.style = e->style;
    b->role = paragraph_role(&env, e);
    b->source = paragraph_source(c, &env, e);
    b->style = style->text;
    b->align = env.has_align ? env.align : compose_align(style->style.align);
    compose_box(c, outer, e, b);
    compose_inline(&in, &env, e);
    if (!compose_inline_end(&in) || (c->asked > asked && c->given == given)) {
        compose_release(c, b->source);
        return;
    }
    compose_append(into, split_paragraph(c, b, in.runs.at, in.runs.n));
}

/* ---- other blocks ------------------------------------------------------------------------ */

typedef void handler(struct composer *c, const struct env *env, const struct element *e,
                     struct block *into);

static void put_rule(struct composer *c, const struct env *env, const struct element *e,
                     struct block *into)
{
    struct block *b = compose_block(c, BLOCK_RULE, e);
    double weight = compose_length(c, env, e, e->weight);

    b->role = ROLE_ARTIFACT;
    b->weight = weight < 0.25 ? 0.25 : weight; /* thinner lines break up in print */
    b->width = e->has_width ? compose_length(c, env, e, e->width) : 0;
    b->color = e->has_color ? compose_color(c, e->color)
                            : compose_style_of(c, env, e)->text->color;
    compose_box(c, env, e, b);
    compose_append(into, b);
}

static void put_space(struct composer *c, const struct env *env, const struct element *e,
                      struct block *into)
{
    struct block *b = compose_block(c, BLOCK_SPACE, e);

    compose_box(c, env, e, b);
    compose_append(into, b);
}

static void put_image(struct composer *c, const struct env *env, const struct element *e,
                      struct block *into)
{
    const struct node *n = compose_find(c, env, &e->path);
    struct block *b;

    c->asked++;
    if (!n || n->kind != NODE_TEXT || !*n->text)
        return;
    c->given++;
    b = compose_block(c, BLOCK_IMAGE, e);
    b->role = ROLE_FIGURE;
    b->image = n->text;
    b->image_width = compose_length(c, env, e, e->width);
    b->image_height = e->has_height ? compose_length(c, env, e, e->height) : 0;
    b->round = e->circle;
    b->alt = compose_label(c, e, e->alt);
    b->align = e->has_align ? compose_align(e->align) : env->has_align ? env->align : ALIGN_START;
    b->source = env->beside ? NULL : compose_claim(c, n);
    compose_box(c, env, e, b);
    compose_append(into, b);
}

static void put_box(struct composer *c, const struct env *outer, const struct element *e,
                    struct block *into)
{
    struct env env = *outer;
    struct block *b = compose_block(c, BLOCK_BOX, e);
    size_t asked = c->asked, given = c->given;

    if (e->style)
        env.style = e->style;
    b->filled = e->has_fill;
    if (e->has_fill)
        b->color = compose_color(c, e->fill);
    if (e->has_stroke) {
        double weight = compose_length(c, outer, e, e->weight);

        b->stroke = compose_color(c, e->stroke);
        b->weight = weight < 0.25 ? 0.5 : weight;
    }
    b->pad = e->has_pad ? compose_length(c, outer, e, e->pad) : 0;
    b->edges = e->edges;
    compose_box(c, outer, e, b);
    compose_content(c, &env, e, b);
    if (!compose_vanishes(c, b, asked, given))
        compose_append(into, b);
}

static void put_use(struct composer *c, const struct env *outer, const struct element *e,
                    struct block *into)
{
    struct env env = *outer;
    const struct element *template = layout_template(c->l, e->template);
    struct block *b;
    size_t asked = c->asked, given = c->given;

    if (!template)
        return;
    env.use = e;
    env.use_env = outer;
    if (env.depth >= LAYOUT_MAX_DEPTH) {
        diag_add(c->d, DIAG_ERROR, "compose-depth", compose_at(e, NULL),
                 "a template must not use itself", "templates go deeper than the limit of %d",
                 LAYOUT_MAX_DEPTH);
        return;
    }
    if (e->style)
        env.style = e->style;
    if (!e->own && !e->style) {
        compose_blocks(c, &env, template, into);
        return;
    }
    b = compose_block(c, BLOCK_GROUP, e);
    compose_box(c, outer, e, b);
    compose_blocks(c, &env, template, b);
    if (!compose_vanishes(c, b, asked, given))
        compose_append(into, b);
}

const struct element *compose_fill(struct composer *c, const struct element *slot, struct env *env)
{
    const struct element *fill = env->use ? env->use->first : NULL;
    struct env at = *env;

    while (fill && strcmp(fill->key, slot->key) != 0)
        fill = fill->next;
    if (!fill || at.depth > LAYOUT_MAX_DEPTH || !compose_within_limit(c, slot, NULL, 1))
        return NULL;
    *env = *at.use_env;
    env->style = slot->style ? slot->style : at.style;
    env->link = at.link;
    env->has_align = at.has_align;
    env->align = at.align;
    env->beside = at.beside;
    env->depth = at.depth + 1;
    return fill;
}

static void put_slot(struct composer *c, const struct env *outer, const struct element *e,
                     struct block *into)
{
    struct env env = *outer;
    const struct element *fill = compose_fill(c, e, &env);
    size_t asked = c->asked, given = c->given;
    struct block *b = compose_block(c, BLOCK_GROUP, e);

    if (!fill)
        return;
    if (!e->own && !e->style) {
        compose_content(c, &env, fill, into);
        return;
    }
    compose_box(c, outer, e, b);
    compose_content(c, &env, fill, b);
    if (!compose_vanishes(c, b, asked, given))
        compose_append(into, b);
}

static void put_choose(struct composer *c, const struct env *env, const struct element *e,
                       struct block *into)
{
    for (const struct element *w = e->first; w; w = w->next)
        if (w->kind == ELEMENT_OTHERWISE || compose_test(c, env, w->cond)) {
            compose_blocks(c, env, w, into);
            return;
        }
}

static void put_arranged(struct composer *c, const struct env *env, const struct element *e,
                         struct block *into)
{
    struct arranging x = compose_arrange(c, e);

    for (const struct element *p = compose_next_part(&x, c); p; p = compose_next_part(&x, c))
        compose_blocks(c, env, p, into);
}

static handler *const handlers[ELEMENT_TITLE + 1] = {
    [ELEMENT_P] = compose_paragraph,
    [ELEMENT_ROW] = compose_row,
    [ELEMENT_SECTION] = compose_section,
    [ELEMENT_SECTIONS] = compose_sections,
    [ELEMENT_EACH] = compose_each,
    [ELEMENT_USE] = put_use,
    [ELEMENT_LIST] = compose_list,
    [ELEMENT_RULE] = put_rule,
    [ELEMENT_SPACE] = put_space,
    [ELEMENT_COLUMNS] = compose_row,
    [ELEMENT_BOX] = put_box,
    [ELEMENT_IMAGE] = put_image,
    [ELEMENT_CHOOSE] = put_choose,
    [ELEMENT_SLOT] = put_slot,
    [ELEMENT_ARRANGE] = put_arranged,
};

void compose_blocks(struct composer *c, const struct env *outer, const struct element *e,
                    struct block *into)
{
    struct env env = *outer;

    if (++env.depth > LAYOUT_MAX_DEPTH)
        return;
    for (const struct element *child = e->first; child; child = child->next) {
        if (child->kind != ELEMENT_CHOOSE && !compose_test(c, &env, child->cond)) {
            c->asked += compose_asks_profile(child->cond);
            continue;
        }
        if (handlers[child->kind])
            handlers[child->kind](c, &env, child, into);
    }
}

void compose_content(struct composer *c, const struct env *env, const struct element *e,
                     struct block *into)
{
    for (const struct element *child = e->first; child; child = child->next)
        if (compose_is_inline(child)) {
            struct element bare = *e;

            bare.own = NULL; /* the box around has them */
            bare.style = NULL;
            compose_paragraph(c, env, &bare, into);
            return;
        }
    compose_blocks(c, env, e, into);
}
