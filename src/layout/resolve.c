/* What only the whole layout can tell: names that exist, circles, headings with a title, page
 * numbers where there are pages. SPDX-License-Identifier: MIT */
#include "layout/parts.h"

#include "layout/keys.h"

#include <string.h>

/* ---- references -------------------------------------------------------------------------- */

static bool known_key(const struct layout *l, const char *key)
{
    for (size_t i = 0; layout_keys[i]; i++)
        if (strcmp(layout_keys[i], key) == 0)
            return true;
    for (size_t i = 0; i < l->catalogues.n; i++)
        for (size_t k = 0; k < l->catalogues.at[i]->messages.n; k++)
            if (strcmp(l->catalogues.at[i]->messages.at[k].key, key) == 0)
                return true;
    return false;
}

static bool use_style(struct layout *l, const struct reference *ref)
{
    struct style_entry *s = style_find(l, ref->name);

    if (s)
        s->used = true;
    return s != NULL;
}

static bool use_template(struct layout *l, const struct reference *ref)
{
    struct template *t = template_find(l, ref->name);

    if (t)
        t->used = true;
    return t != NULL;
}

static bool use_param(struct layout *l, const struct reference *ref)
{
    struct param *p = param_find(l, ref->name);

    if (p)
        p->used = true;
    return p != NULL;
}

static bool use_message(struct layout *l, const struct reference *ref)
{
    return known_key(l, ref->name);
}

static void list_styles(const struct layout *l, struct name_list *names)
{
    for (size_t i = 0; i < l->styles.n; i++)
        vec_push(l->arena, &names->at, l->styles.at[i].style.name);
}

static void list_templates(const struct layout *l, struct name_list *names)
{
    for (size_t i = 0; i < l->templates.n; i++)
        vec_push(l->arena, &names->at, l->templates.at[i]->name);
}

static void list_params(const struct layout *l, struct name_list *names)
{
    for (size_t i = 0; i < l->params.n; i++)
        vec_push(l->arena, &names->at, l->params.at[i].name);
}

static void list_messages(const struct layout *l, struct name_list *names)
{
    for (size_t i = 0; layout_keys[i]; i++)
        vec_push(l->arena, &names->at, layout_keys[i]);
    for (size_t i = 0; i < l->catalogues.n; i++)
        for (size_t k = 0; k < l->catalogues.at[i]->messages.n; k++)
            vec_push(l->arena, &names->at, l->catalogues.at[i]->messages.at[k].key);
}

static const struct {
    const char *code, *noun;
    bool (*use)(struct layout *l, const struct reference *ref);
    void (*list)(const struct layout *l, struct name_list *names);
    int type; /* of a parameter; -1 = any */
} references[] = {
    [REFERENCE_STYLE] = {"layout-style", "style", use_style, list_styles, -1},
    [REFERENCE_TEMPLATE] = {"layout-template", "template", use_template, list_templates, -1},
    [REFERENCE_HEADING] = {"layout-template", "template", use_template, list_templates, -1},
    [REFERENCE_MESSAGE] = {"layout-message", "message", use_message, list_messages, -1},
    [REFERENCE_LENGTH] = {"layout-param", "parameter", use_param, list_params, PARAM_LENGTH},
    [REFERENCE_COLOR] = {"layout-param", "parameter", use_param, list_params, PARAM_COLOR},
    [REFERENCE_FONT] = {"layout-param", "parameter", use_param, list_params, PARAM_FONT},
    [REFERENCE_PARAM] = {"layout-param", "parameter", use_param, list_params, -1},
};

static void resolve_reference(struct reader *r, const struct reference *ref)
{
    struct name_list names = {0};
    const struct param *p;

    if (!references[ref->kind].use(r->l, ref)) {
        if (r->d->dropped) { /* nobody sees it: no suggestions, which cost memory */
            r->d->dropped++;
            return;
        }
        references[ref->kind].list(r->l, &names);
        diag_add(r->d, DIAG_ERROR, references[ref->kind].code, ref->at,
                 names.at.n
                     ? reader_suggest(r->arena, ref->name, names.at.at, names.at.n,
                                      names.at.n == 1 ? "there is only" : "there are")
                     : arena_printf(r->arena, "the layout has no %ss", references[ref->kind].noun),
                 "'%s' of '%s': there is no %s '%s'", ref->attribute, ref->element,
                 references[ref->kind].noun, ref->name);
        return;
    }
    p = references[ref->kind].type < 0 ? NULL : param_find(r->l, ref->name);
    if (p && p->type != references[ref->kind].type)
        diag_add(r->d, DIAG_ERROR, "layout-param", ref->at,
                 arena_printf(r->arena, "it needs one of type %s",
                              param_type_names[references[ref->kind].type]),
                 "'%s' of '%s': parameter '%s' is of type %s", ref->attribute, ref->element,
                 ref->name, param_type_names[p->type]);
}

/* ---- circles ----------------------------------------------------------------------------- */

static void check_style_circles(struct reader *r)
{
    struct layout *l = r->l;

    for (size_t i = 0; i < l->styles.n; i++) {
        const struct style *start = &l->styles.at[i].style, *s = start;
        size_t steps = 0;

        for (; s && s->based_on && steps <= l->styles.n; steps++) {
            const struct style_entry *next = style_find(l, s->based_on);

            s = next ? &next->style : NULL;
            if (s == start)
                break;
        }
        /* each style of the circle would tell of it; the first one is enough */
        if (s != start || !start->based_on || steps > l->styles.n)
            continue;
        diag_add(r->d, DIAG_ERROR, "layout-cycle",
                 (struct diag_at){
                     .source = start->file, .line = start->line, .col = l->styles.at[i].col},
                 "base it on another style", "style '%s' is based on itself%s", start->name,
                 steps ? " by way of others" : "");
        return;
    }
}

/* "body" is what every other style stands on, so it stands on none of them. */
static void check_body_style(struct reader *r)
{
    const struct style_entry *body = style_find(r->l, "body");
    const struct style_entry *base =
        body && body->style.based_on ? style_find(r->l, body->style.based_on) : NULL;

    if (!base || base == body || base->style.based_on)
        return;
    diag_add(
        r->d, DIAG_ERROR, "layout-cycle",
        (struct diag_at){.source = body->style.file, .line = body->style.line, .col = body->col},
        "a style without based-on stands on 'body': leave that out of 'body'",
        "style 'body' is based on '%s', which stands on 'body'", base->style.name);
}

/* ---- unused ------------------------------------------------------------------------------ */

static void tell_unused(struct reader *r, const char *noun, const char *name, struct diag_at at)
{
    diag_add(r->d, DIAG_NOTE, "layout-unused", at, NULL, "%s '%s' is not used", noun, name);
}

/* Only of the layout itself: what it extends has more to offer than one child takes. */
void reader_unused(struct reader *r)
{
    const struct layout *l = r->l;
    const char *file = r->src->file;

    for (size_t i = 0; i < l->styles.n; i++) {
        const struct style_entry *s = &l->styles.at[i];

        if (!s->used && s->style.file == file && strcmp(s->style.name, "body") != 0)
            tell_unused(r, "style", s->style.name,
                        (struct diag_at){.source = file, .line = s->style.line, .col = s->col});
    }
    for (size_t i = 0; i < l->templates.n; i++) {
        const struct template *t = l->templates.at[i];

        if (!t->used && t->file == file)
            tell_unused(r, "template", t->name,
                        (struct diag_at){.source = file, .line = t->line, .col = t->col});
    }
    for (size_t i = 0; i < l->params.n; i++) {
        const struct param *p = &l->params.at[i];

        if (!p->used && p->file == file)
            tell_unused(r, "param", p->name,
                        (struct diag_at){.source = file, .line = p->line, .col = p->col});
    }
}

void reader_resolve(struct reader *r)
{
    for (size_t i = 0; i < r->refs.n; i++)
        resolve_reference(r, &r->refs.at[i]);
    check_style_circles(r);
    check_body_style(r);
    reader_follow(r);
    if (!r->l->body)
        diag_add(r->d, DIAG_ERROR, "layout-body",
                 (struct diag_at){.source = r->src->file, .line = 1, .col = 1},
                 "write one, or extend a layout that has one", "the layout has no 'body'");
}
