/* Structure elements from block roles (ISO 32000-1, 14.8.4). SPDX-License-Identifier: MIT */
#include "pages/galley.h"

#include <string.h>

struct structure {
    struct arena *a;
    const char *lang;
    struct node_elements *of; /* by node id */
    element_vec *out;
};

static int add(struct structure *s, enum role role, int parent, const char *source)
{
    vec_push(s->a, s->out, (struct element){.role = role, .parent = parent, .source = source});
    return (int)s->out->n - 1;
}

static enum role role_of(const struct structure *s, int element)
{
    return s->out->at[element].role;
}

static bool is_grouping(enum role r)
{
    return r == ROLE_DOCUMENT || r == ROLE_SECT || r == ROLE_L;
}

static bool is_list_item(const struct node *n)
{
    return n->block->role == ROLE_LI || n->label;
}

/* A list item outside a list gets one; neighbours share it. */
static int list_for(struct structure *s, int parent, int *open_list)
{
    if (role_of(s, parent) == ROLE_L)
        return parent;
    if (*open_list < 0)
        *open_list = add(s, ROLE_L, parent, NULL);
    return *open_list;
}

static void set_lang(struct structure *s, int element, const char *lang, const char *around)
{
    if (lang && *lang && strcmp(lang, around) != 0)
        s->out->at[element].lang = lang;
}

/* Links, icons and words of another language are elements of their own in the paragraph's. */
static void add_runs(struct structure *s, const struct node *n, int element, const char *lang)
{
    const struct block *b = n->block;
    int *of = arena_array(s->a, b->nruns + 1, sizeof *of);
    int *links = arena_array(s->a, b->nruns + 1, sizeof *links), open = -1;

    s->of[n->id].runs = of;
    s->of[n->id].links = links;
    for (size_t i = 0; i < b->nruns; i++) {
        const struct run *r = &b->runs[i];
        const struct text_style *style = r->style ? r->style : b->style;
        bool same = i > 0 && r->link && b->runs[i - 1].link == r->link;

        of[i] = element;
        links[i] = ELEMENT_ARTIFACT;
        if (r->link) {
            open = same ? open : add(s, ROLE_LINK, element, r->source);
            of[i] = links[i] = open;
        }
        if (r->kind == RUN_ICON) {
            bool says = r->alt && *r->alt;

            of[i] = says ? add(s, ROLE_SPAN, of[i], r->source) : ELEMENT_ARTIFACT;
            if (says)
                s->out->at[of[i]].alt = r->alt;
        } else if (r->kind == RUN_TEXT && style && style->lang && strcmp(style->lang, lang) != 0) {
            of[i] = add(s, ROLE_SPAN, of[i], r->source);
            s->out->at[of[i]].lang = style->lang;
        }
    }
}

static const char *paragraph_lang(const struct structure *s, const struct block *b)
{
    const struct text_style *style = b->style ? b->style : b->nruns ? b->runs[0].style : NULL;

    return style && style->lang ? style->lang : s->lang;
}

static void add_item(struct structure *s, const struct node *n, int parent, int *open_list)
{
    int list = list_for(s, parent, open_list);
    int item = add(s, ROLE_LI, list, n->block->source);

    if (n->label)
        s->of[n->id].label = add(s, ROLE_LBL, item, NULL);
    s->of[n->id].element = add(s, ROLE_LBODY, item, n->block->source);
}

static void add_paragraph(struct structure *s, const struct node *n, int parent, int *open_list)
{
    const struct block *b = n->block;
    const char *lang = paragraph_lang(s, b);
    int element = parent;

    if (is_list_item(n)) {
        add_item(s, n, parent, open_list);
        element = s->of[n->id].element;
    } else if (b->role != ROLE_NONE) {
        element = add(s, b->role, parent, b->source);
    } else if (is_grouping(role_of(s, parent))) {
        /* text may not stand in a grouping element by itself */
        element = add(s, ROLE_P, parent, b->source);
    }
    s->of[n->id].element = element;
    if (element != parent)
        set_lang(s, element, lang, s->lang);
    add_runs(s, n, element, element == parent ? s->lang : lang);
}

static void add_image(struct structure *s, const struct node *n, int parent)
{
    int element = add(s, ROLE_FIGURE, parent, n->block->source);

    s->out->at[element].alt = n->block->alt;
    s->of[n->id].element = element;
}

static void walk(struct structure *s, const struct node *n, int parent, int *open_list);

static void walk_children(struct structure *s, const struct node *n, int element, int *open_list)
{
    const struct node *first = galley_read_first(n);

    if (first)
        walk(s, first, element, open_list);
    for (const struct node *c = n->first; c; c = c->next)
        if (c != first)
            walk(s, c, element, open_list);
}

static void walk(struct structure *s, const struct node *n, int parent, int *open_list)
{
    const struct block *b = n->block;
    int none = -1;

    if (!n->has_content)
        return; /* artifacts and empty blocks */
    if (!is_list_item(n) && (b->role != ROLE_NONE || n->shaped || n->image))
        *open_list = -1;
    if (b->kind == BLOCK_PARAGRAPH) {
        add_paragraph(s, n, parent, open_list);
    } else if (b->kind == BLOCK_IMAGE) {
        add_image(s, n, parent);
    } else if (b->role == ROLE_LI) {
        add_item(s, n, parent, open_list);
        walk_children(s, n, s->of[n->id].element, &none);
    } else if (b->role == ROLE_NONE || !n->parent) {
        walk_children(s, n, parent, open_list);
    } else {
        walk_children(s, n, add(s, b->role, parent, b->source), &none);
    }
}

struct node_elements *elements_new(struct arena *a, const struct galley *g, element_vec *out)
{
    struct structure s = {.a = a, .lang = g->doc->lang ? g->doc->lang : "", .out = out};
    int open_list = -1;

    s.of = arena_array(a, g->nnodes, sizeof *s.of);
    for (size_t i = 0; i < g->nnodes; i++)
        s.of[i].element = s.of[i].label = ELEMENT_ARTIFACT;
    walk(&s, g->root, add(&s, ROLE_DOCUMENT, -1, g->root->block->source), &open_list);
    return s.of;
}

static void add_text(struct strbuf *text, const struct block *b)
{
    for (size_t i = 0; i < b->nruns; i++) {
        if (b->runs[i].kind == RUN_TEXT && b->runs[i].text)
            strbuf_puts(text, b->runs[i].text);
        else if (b->runs[i].kind == RUN_BREAK || b->runs[i].kind == RUN_LEADER)
            strbuf_putc(text, ' ');
    }
    for (const struct block *c = b->first; c; c = c->next) {
        if (text->n && text->p[text->n - 1] != ' ')
            strbuf_putc(text, ' ');
        add_text(text, c);
    }
}

const char *elements_text(struct arena *a, const struct block *b)
{
    struct strbuf text = {0};

    add_text(&text, b);
    struct str trimmed = str_trim((struct str){text.p, text.n});
    const char *kept = arena_strndup(a, trimmed.n ? trimmed.p : "", trimmed.n);

    strbuf_free(&text);
    return kept;
}
