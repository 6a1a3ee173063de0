/* Paths into the profile, and conditions. SPDX-License-Identifier: MIT */
#include "compose/internal.h"

#include "base/str.h"

#include <math.h>
#include <string.h>

static const struct node *item(const struct node *list, int index)
{
    const struct node *n = list && list->kind == NODE_LIST ? list->first : NULL;

    while (n && index-- > 0)
        n = n->next;
    return n;
}

const struct node *compose_find(const struct composer *c, const struct env *env,
                                const struct path *path)
{
    const struct node *n = path->relative ? env->node : c->p->root;

    for (size_t i = 0; i < path->n && n; i++) {
        if (path->steps[i].key)
            n = n->kind == NODE_OBJECT ? node_get(n, path->steps[i].key) : NULL;
        if (n && path->steps[i].index >= 0)
            n = item(n, path->steps[i].index);
    }
    return n;
}

struct diag_at compose_at(const struct element *e, const struct node *n)
{
    return (struct diag_at){
        .source = e->file, .line = e->line, .pointer = n ? n->pointer : NULL};
}

struct value {
    const char *text; /* NULL for a number */
    double number;
};

static const char *node_value(const struct composer *c, const struct node *n)
{
    if (!n || !node_present(n))
        return "";
    if (n->kind == NODE_TEXT)
        return n->text;
    if (n->kind != NODE_DATE)
        return "";
    if (n->date.literal)
        return n->date.literal;
    if (n->date.present)
        return "present";
    return n->date.month ? arena_printf(c->a, "%04d-%02d", n->date.year, n->date.month)
                         : arena_printf(c->a, "%04d", n->date.year);
}

static struct value evaluate(const struct composer *c, const struct env *env, const struct expr *e)
{
    const struct node *n;
    const char *text;

    switch (e->kind) {
    case EXPR_PATH:
        return (struct value){.text = node_value(c, compose_find(c, env, &e->path))};
    case EXPR_PARAM:
        text = layout_param_value(c->l, e->text);
        return (struct value){.text = text ? text : ""};
    case EXPR_TEXT:
        return (struct value){.text = e->text};
    case EXPR_NUMBER:
        return (struct value){.number = e->number};
    case EXPR_PAGE:
        return (struct value){.number = c->page_no};
    case EXPR_PAGES:
        return (struct value){.number = c->pages};
    case EXPR_IS_NUMBER:
        text = node_value(c, compose_find(c, env, &e->path));
        return (struct value){.number = *text && text[strspn(text, "0123456789.,/% ")] == '\0'};
    case EXPR_COUNT:
        n = compose_find(c, env, &e->path);
        return (struct value){.number = n && node_present(n) ? (double)n->count : 0};
    default:
        return (struct value){.number = compose_test(c, env, e)};
    }
}

static double as_number(struct value v)
{
    const char *end;

    return v.text ? number_parse(v.text, &end) : v.number;
}

static bool equal(struct value a, struct value b)
{
    if (a.text && b.text)
        return strcmp(a.text, b.text) == 0;
    return as_number(a) == as_number(b);
}

bool compose_test(const struct composer *c, const struct env *env, const struct expr *e)
{
    struct value v;

    if (!e)
        return true;
    switch (e->kind) {
    case EXPR_PATH:
        return node_present(compose_find(c, env, &e->path));
    case EXPR_FIRST:
        return env->first;
    case EXPR_LAST:
        return env->last;
    case EXPR_NOT:
        return !compose_test(c, env, e->a);
    case EXPR_AND:
        return compose_test(c, env, e->a) && compose_test(c, env, e->b);
    case EXPR_OR:
        return compose_test(c, env, e->a) || compose_test(c, env, e->b);
    case EXPR_EQUAL:
        return equal(evaluate(c, env, e->a), evaluate(c, env, e->b));
    case EXPR_UNEQUAL:
        return !equal(evaluate(c, env, e->a), evaluate(c, env, e->b));
    case EXPR_LESS:
        return as_number(evaluate(c, env, e->a)) < as_number(evaluate(c, env, e->b));
    case EXPR_GREATER:
        return as_number(evaluate(c, env, e->a)) > as_number(evaluate(c, env, e->b));
    default: /* a value alone: a flag that is not "no", a text with characters, a number but 0 */
        v = evaluate(c, env, e);
        return v.text ? *v.text && strcmp(v.text, "no") != 0 : v.number != 0;
    }
}

bool compose_asks_profile(const struct expr *e)
{
    if (!e)
        return false;
    return e->kind == EXPR_PATH || e->kind == EXPR_COUNT || e->kind == EXPR_IS_NUMBER || compose_asks_profile(e->a) ||
           compose_asks_profile(e->b);
}
