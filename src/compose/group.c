/* Blocks that hold others: rows, sections, repetition, lists. SPDX-License-Identifier: MIT */
#include "compose/internal.h"

#include <string.h>

/* ---- rows and columns -------------------------------------------------------------------- */

static struct track make_track(struct composer *c, const struct env *env, const struct element *e,
                               size_t index)
{
    if (index >= e->nwidths)
        return (struct track){.kind = TRACK_FRACTION, .value = 1};
    const struct track_value *v = &e->widths[index];

    if (v->unit == TRACK_FR)
        return (struct track){.kind = TRACK_FRACTION, .value = v->fr};
    if (v->unit == TRACK_CONTENT)
        return (struct track){.kind = TRACK_AUTO};
    return (struct track){.kind = TRACK_FIXED, .value = compose_length(c, env, e, v->length)};
}

static struct block *make_cell(struct composer *c, const struct env *outer,
                               const struct element *cell)
{
    struct env env = *outer;
    struct block *b = compose_block(c, BLOCK_GROUP, cell);

    if (cell->style)
        env.style = cell->style;
    if (cell->has_align) {
        env.has_align = true;
        env.align = compose_align(cell->align);
    }
    compose_box(c, outer, cell, b);
    unsigned own = cell->own ? cell->own->set : 0;

    if (!(own & STYLE_BEFORE)) /* space of the style would move the baseline */
        b->before = (struct glue){0};
    if (!(own & STYLE_AFTER))
        b->after = (struct glue){0};
    compose_content(c, &env, cell, b);
    return b;
}

/* Balanced columns hold one text: what was written column by column stands below each other. */
static void join_columns(struct composer *c, struct block *row, const struct element *e)
{
    struct block *flow = compose_block(c, BLOCK_GROUP, e);

    flow->first = row->first;
    flow->last = row->last;
    row->first = row->last = NULL;
    compose_append(row, flow);
}

void compose_row(struct composer *c, const struct env *outer, const struct element *e,
                 struct block *into)
{
    struct env env = *outer;
    struct block *row =
        compose_block(c, e->kind == ELEMENT_COLUMNS ? BLOCK_COLUMNS : BLOCK_ROW, e);
    VEC(struct track) tracks = {0};
    size_t asked = c->asked, given = c->given, index = 0, filled = 0;

    if (e->style)
        env.style = e->style;
    env.beside = true;
    compose_box(c, outer, e, row);
    row->gap = e->has_gap ? compose_length(c, outer, e, e->gap) : 0;
    row->baseline = e->kind == ELEMENT_ROW && !e->top;
    row->table = e->table;
    row->page_scope = e->page_scope && !e->balanced;
    row->written_order = e->written_order;
    row->balanced = e->balanced;
    for (const struct element *cell = e->first; cell; cell = cell->next) {
        struct track track = make_track(c, &env, e, index++);

        if (!compose_test(c, &env, cell->cond)) {
            c->asked += compose_asks_profile(cell->cond);
            continue;
        }
        struct block *b = make_cell(c, &env, cell);

        filled += b->first != NULL;
        compose_append(row, b);
        vec_push(c->a, &tracks, track);
    }
    if (row->balanced) {
        for (; index < e->nwidths; index++)
            vec_push(c->a, &tracks, make_track(c, &env, e, index));
        join_columns(c, row, e);
    }
    row->tracks = tracks.at;
    row->ntracks = tracks.n;
    if (filled && !compose_vanishes(c, row, asked, given))
        compose_append(into, row);
}

/* ---- sections ---------------------------------------------------------------------------- */

static struct block *make_heading(struct composer *c, const struct env *outer,
                                  const struct element *e)
{
    struct env env = *outer;
    struct block *b = compose_block(c, BLOCK_GROUP, e);
    const struct element *template = e->heading ? layout_template(c->l, e->heading) : NULL;

    env.title = compose_label(c, e, e->title);
    env.heading = true;
    if (!env.title || !*env.title)
        return b;
    if (template) {
        compose_blocks(c, &env, template, b);
    } else {
        struct element title = {.kind = ELEMENT_TITLE, .file = e->file, .line = e->line};
        struct element p = {.kind = ELEMENT_P,
                            .file = e->file,
                            .line = e->line,
                            .style = e->style,
                            .first = &title,
                            .last = &title};

        compose_paragraph(c, &env, &p, b);
    }
    b->keep_together = b->keep_with_next = KEEP_ALWAYS;
    return b;
}

void compose_section(struct composer *c, const struct env *outer, const struct element *e,
                     struct block *into)
{
    struct env env = *outer;
    const struct node *n = e->has_path ? compose_find(c, &env, &e->path) : NULL;
    struct block *section = compose_block(c, BLOCK_GROUP, e);
    struct block *body = compose_block(c, BLOCK_GROUP, e);
    struct element box = *e;
    size_t asked = c->asked, given = c->given;

    if (e->has_path && !node_present(n)) {
        c->asked++;
        return;
    }
    section->role = ROLE_SECT;
    section->source = compose_claim(c, n);
    box.style = NULL; /* the section's style is its heading's */
    compose_box(c, &env, &box, section);
    compose_blocks(c, &env, e, body);
    if (compose_vanishes(c, body, asked, given)) {
        compose_release(c, section->source);
        return;
    }
    struct block *heading = make_heading(c, &env, e);

    if (heading->first)
        compose_append(section, heading);
    for (struct block *b = body->first, *next; b; b = next) {
        next = b->next;
        b->next = NULL;
        compose_append(section, b);
    }
    compose_append(into, section);
}

/* Place of a section in the order that tailoring gave; those it does not name come after them as
 * written. */
static size_t section_rank(const struct profile *p, const struct element *e)
{
    if (e->has_path && e->path.n)
        for (size_t i = 0; i < p->section_count; i++)
            if (strcmp(p->section_order[i], e->path.text) == 0)
                return i;
    return p->section_count;
}

void compose_sections(struct composer *c, const struct env *env, const struct element *e,
                      struct block *into)
{
    for (size_t rank = 0; rank <= c->p->section_count; rank++)
        for (const struct element *s = e->first; s; s = s->next) {
            if (section_rank(c->p, s) != rank)
                continue;
            if (compose_test(c, env, s->cond))
                compose_section(c, env, s, into);
            else
                c->asked += compose_asks_profile(s->cond);
        }
}

/* ---- arranging --------------------------------------------------------------------------- */

struct arranging compose_arrange(const struct composer *c, const struct element *arrange)
{
    const char *words = layout_message(c->l, arrange->key);

    return (struct arranging){arrange, arrange->first, words ? words : ""};
}

static bool is_word(const char *s, size_t n, const char *word)
{
    return strlen(word) == n && strncmp(s, word, n) == 0;
}

static const struct element *part_called(const struct element *arrange, const char *s, size_t n)
{
    for (const struct element *p = arrange->first; p; p = p->next)
        if (is_word(s, n, p->part))
            return p;
    return NULL;
}

/* Does the message name the part? */
static bool is_placed(const struct element *part, const char *words)
{
    for (const char *s = words; *s; s += strspn(s, " ")) {
        size_t n = strcspn(s, " ");

        if (is_word(s, n, part->part))
            return true;
        s += n;
    }
    return false;
}

const struct element *compose_next_part(struct arranging *x, const struct composer *c)
{
    while (*x->words) {
        size_t n = strcspn(x->words, " ");
        const struct element *p = part_called(x->arrange, x->words, n);

        x->words += n;
        x->words += strspn(x->words, " ");
        if (p)
            return p;
    }
    const char *words = layout_message(c->l, x->arrange->key);

    while (x->rest) {
        const struct element *p = x->rest;

        x->rest = p->next;
        if (!words || !is_placed(p, words))
            return p;
    }
    return NULL;
}

/* ---- repetition -------------------------------------------------------------------------- */

/* Loops inside loops over whole lists multiply what a profile holds. */
size_t compose_within_limit(struct composer *c, const struct element *e, const struct node *n,
                            size_t count)
{
    c->repeated += count;
    if (c->repeated <= COMPOSE_MAX_ITEMS)
        return count;
    if (!c->limit_told)
        diag_add(c->d, DIAG_ERROR, "compose-limit", compose_at(e, n),
                 "repeat relative paths inside an <each>, or shorten the profile",
                 "the layout repeats more than the limit of %d items", COMPOSE_MAX_ITEMS);
    c->limit_told = true;
    return 0;
}

size_t compose_items(struct composer *c, const struct env *env, const struct element *e,
                     struct items *items)
{
    const struct node *n = e->has_path ? compose_find(c, env, &e->path) : NULL;
    size_t count = 0;

    *items = (struct items){0};
    if (!node_present(n))
        return 0;
    if (n->kind != NODE_LIST) {
        items->only = n;
        return 1;
    }
    for (const struct node *child = n->first; child; child = child->next)
        count += node_present(child);
    items->next = n->first;
    if (e->max > 0 && count > (size_t)e->max) {
        diag_add(c->d, DIAG_WARNING, "compose-max", compose_at(e, n),
                 "raise max in the layout, or shorten the list",
                 "the layout shows %d of %zu items of '%s'", e->max, count, e->path.text);
        count = (size_t)e->max;
    }
    return compose_within_limit(c, e, n, count);
}

const struct node *compose_next_item(struct items *items)
{
    const struct node *n = items->next;

    if (items->only)
        return items->only;
    while (n && !node_present(n))
        n = n->next;
    items->next = n ? n->next : NULL;
    return n;
}

void compose_each(struct composer *c, const struct env *outer, const struct element *e,
                  struct block *into)
{
    struct env env = *outer;
    struct items items;
    size_t n = compose_items(c, outer, e, &items);

    c->asked += n == 0;
    if (e->style)
        env.style = e->style;
    for (size_t i = 0; i < n; i++) {
        struct block *b = compose_block(c, BLOCK_GROUP, e);
        size_t asked = c->asked, given = c->given;

        env.node = compose_next_item(&items);
        env.first = i == 0;
        env.last = i + 1 == n;
        env.number = i + 1;
        b->source = compose_claim(c, env.node);
        compose_box(c, outer, e, b);
        compose_blocks(c, &env, e, b);
        if (compose_vanishes(c, b, asked, given))
            compose_release(c, b->source);
        else
            compose_append(into, b);
    }
}

/* The gap behind a bullet holds a space glyph: extractors that part texts at wide gaps (pdfminer's
 * char_margin, twice a character's width) would take a column of bullets for a text of its own. */
static struct run *make_bullet(struct composer *c, const struct env *env, const struct element *e)
{
    const char *bullet = e->bullet ? e->bullet : "\xE2\x80\xA2";
    struct run *r = arena_new(c->a, struct run);

    if (!*bullet)
        return NULL;
    *r = (struct run){.kind = RUN_TEXT,
                      .text = arena_printf(c->a, "%s\xC2\xA0", bullet),
                      .style = compose_style_of(c, env, e)->text,
                      .flags = RUN_NO_HYPHEN};
    return r;
}

static void put_item(struct composer *c, const struct env *env, const struct element *e,
                     struct block *list)
{
    struct inliner in = {.c = c};
    struct block *b = compose_block(c, BLOCK_PARAGRAPH, e);
    const struct computed *style = compose_style_of(c, env, e);
    struct element box = *e;
    size_t asked = c->asked, given = c->given;

    box.own = NULL; /* the element's own box is the list's, the style's each item's */
    compose_box(c, env, &box, b);
    b->role = ROLE_LI;
    b->style = style->text;
    b->align = env->has_align ? env->align : compose_align(style->style.align);
    b->label = make_bullet(c, env, e);
    b->hang = e->has_hang ? compose_length(c, env, e, e->hang) : style->text->size;
    b->source = compose_claim(c, env->node);
    compose_inline(&in, env, e);
    if (!compose_inline_end(&in) || (c->asked > asked && c->given == given)) {
        compose_release(c, b->source);
        return;
    }
    b->runs = in.runs.at;
    b->nruns = in.runs.n;
    compose_append(list, b);
}

void compose_list(struct composer *c, const struct env *outer, const struct element *e,
                  struct block *into)
{
    struct env env = *outer;
    struct items items;
    struct block *list = compose_block(c, BLOCK_GROUP, e);
    struct element box = *e;
    size_t n = compose_items(c, outer, e, &items);

    c->asked += n == 0;
    list->role = ROLE_L;
    box.style = NULL;
    compose_box(c, outer, &box, list);
    if (e->style)
        env.style = e->style;
    for (size_t i = 0; i < n; i++) {
        env.node = compose_next_item(&items);
        env.first = i == 0;
        env.last = i + 1 == n;
        env.number = i + 1;
        put_item(c, &env, e, list);
    }
    if (list->first)
        compose_append(into, list);
}
