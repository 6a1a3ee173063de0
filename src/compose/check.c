/* Checks the profile paths of a layout against the schema. A template may serve several sections:
 * a path in it is wrong only if none of its uses knows it. SPDX-License-Identifier: MIT */
#include "compose/internal.h"
#include "profile/schema.h"

#include <string.h>

enum kind { KIND_TEXT, KIND_DATE, KIND_OBJECT, KIND_LIST, KIND_UNKNOWN };

/* What a path leads to. */
struct shape {
    enum kind kind;
    const struct field *members; /* of an object, or of a list's items; NULL: items are texts */
};

enum use { USE_TEXT, USE_ITEMS, USE_DATE, USE_OBJECT, USE_ANY };

static const char *const use_names[] = {
    [USE_TEXT] = "a text", [USE_ITEMS] = "a list", [USE_DATE] = "a date",
    [USE_OBJECT] = "an object", [USE_ANY] = "a member"};
static const char *const kind_names[] = {[KIND_TEXT] = "a text",
                                         [KIND_DATE] = "a date",
                                         [KIND_OBJECT] = "an object",
                                         [KIND_LIST] = "a list"};

/* What is known of one path of the layout after all its uses. */
struct finding {
    const struct path *path;
    const struct element *element;
    bool good;
    const char *text, *hint;
};

struct visited {
    const struct element *template;
    struct shape shape;
};

struct checker {
    struct arena *a;
    const struct layout *l;
    VEC(struct finding) findings;
    VEC(struct visited) visited;
};

static const struct field *find_member(const struct field *members, const char *key)
{
    for (const struct field *f = members; f && f->key; f++)
        if (strcmp(f->key, key) == 0)
            return f;
    return NULL;
}

static struct shape shape_of(const struct field *f)
{
    static const enum kind kinds[] = {[FIELD_TEXT] = KIND_TEXT,     [FIELD_INLINE] = KIND_TEXT,
                                      [FIELD_URL] = KIND_TEXT,      [FIELD_DATE] = KIND_DATE,
                                      [FIELD_OBJECT] = KIND_OBJECT, [FIELD_LIST] = KIND_LIST};

    return (struct shape){.kind = kinds[f->kind], .members = f->members};
}

static struct shape item_of(struct shape s)
{
    if (s.kind != KIND_LIST)
        return s;
    return (struct shape){.kind = s.members ? KIND_OBJECT : KIND_TEXT, .members = s.members};
}

static void no_member(struct checker *c, struct finding *f, struct shape at, const char *key)
{
    VEC(const char *) names = {0};
    const char *near;

    if (at.kind == KIND_LIST) {
        f->text = arena_printf(c->a, "path '%s' goes on behind a list", f->path->text);
        f->hint = "name the item, as in 'work[0].name', or use <each>";
        return;
    }
    for (const struct field *m = at.members; m && m->key; m++)
        vec_push(c->a, &names, m->key);
    near = nearest_name(key, names.at, names.n);
    f->text = arena_printf(c->a, "path '%s' names '%s', which the profile does not have here",
                           f->path->text, key);
    f->hint = near ? arena_printf(c->a, "did you mean '%s'?", near)
                   : "JSON Resume's own names are used, as in 'basics.name' or '.startDate'";
}

static struct shape resolve(struct checker *c, struct finding *f, struct shape context)
{
    struct shape at = f->path->relative
                          ? context
                          : (struct shape){.kind = KIND_OBJECT, .members = profile_schema};
    const struct shape unknown = {.kind = KIND_UNKNOWN};

    for (size_t i = 0; i < f->path->n; i++) {
        const struct path_step *step = &f->path->steps[i];

        if (step->key) {
            const struct field *m =
                at.kind == KIND_OBJECT ? find_member(at.members, step->key) : NULL;

            if (!m) {
                no_member(c, f, at, step->key);
                return unknown;
            }
            at = shape_of(m);
        }
        if (step->index >= 0) {
            if (at.kind != KIND_LIST) {
                f->text = arena_printf(c->a, "path '%s' counts in what is no list", f->path->text);
                f->hint = "leave out the [index]";
                return unknown;
            }
            at = item_of(at);
        }
    }
    return at;
}

static bool fits(enum use use, enum kind kind)
{
    switch (use) {
    case USE_TEXT:
        return kind == KIND_TEXT || kind == KIND_DATE;
    case USE_DATE:
        return kind == KIND_DATE;
    case USE_OBJECT:
        return kind == KIND_OBJECT;
    case USE_ITEMS:
        return kind == KIND_LIST || kind == KIND_OBJECT;
    default:
        return true;
    }
}

static struct finding *finding_of(struct checker *c, const struct path *path,
                                  const struct element *e)
{
    for (size_t i = 0; i < c->findings.n; i++)
        if (c->findings.at[i].path == path)
            return &c->findings.at[i];
    struct finding f = {.path = path, .element = e};

    vec_push(c->a, &c->findings, f);
    return &c->findings.at[c->findings.n - 1];
}

static struct shape check_path(struct checker *c, const struct path *path, const struct element *e,
                               struct shape context, enum use use)
{
    struct finding *f = finding_of(c, path, e);
    struct shape s = resolve(c, f, context);

    if (s.kind == KIND_UNKNOWN)
        return s;
    if (fits(use, s.kind)) {
        f->good = true;
        return s;
    }
    f->text = arena_printf(c->a, "path '%s' is %s, but %s is needed here", path->text,
                           kind_names[s.kind], use_names[use]);
    f->hint = s.kind == KIND_LIST     ? "show it with <each> or <list>"
              : s.kind == KIND_OBJECT ? "name one of its members"
                                      : "see the reference of the layout language";
    return s;
}

static void check_condition(struct checker *c, const struct expr *e, const struct element *at,
                            struct shape context)
{
    if (!e)
        return;
    if (e->kind == EXPR_PATH || e->kind == EXPR_COUNT || e->kind == EXPR_IS_NUMBER)
        check_path(c, &e->path, at, context, USE_ANY);
    check_condition(c, e->a, at, context);
    check_condition(c, e->b, at, context);
}

static void check_children(struct checker *c, const struct element *e, struct shape context);

static void check_template(struct checker *c, const char *name, struct shape context)
{
    const struct element *template = name ? layout_template(c->l, name) : NULL;

    if (!template)
        return;
    for (size_t i = 0; i < c->visited.n; i++)
        if (c->visited.at[i].template == template &&
            c->visited.at[i].shape.kind == context.kind &&
            c->visited.at[i].shape.members == context.members)
            return;
    struct visited v = {.template = template, .shape = context};

    vec_push(c->a, &c->visited, v);
    check_children(c, template, context);
}

static enum use use_of(const struct element *e)
{
    switch (e->kind) {
    case ELEMENT_V:
    case ELEMENT_LINK:
    case ELEMENT_IMAGE:
        return USE_TEXT;
    case ELEMENT_ICON:
        return USE_TEXT;
    case ELEMENT_ADDRESS:
        return USE_OBJECT;
    case ELEMENT_DATE:
        return USE_DATE;
    case ELEMENT_EACH:
    case ELEMENT_LIST:
        return USE_ITEMS;
    default:
        return USE_ANY;
    }
}

static void check_element(struct checker *c, const struct element *e, struct shape context)
{
    struct shape inner = context;

    check_condition(c, e->cond, e, context);
    if (e->has_to)
        check_path(c, &e->to, e, context, USE_DATE);
    if (e->has_path) {
        struct shape s = check_path(c, &e->path, e, context, use_of(e));

        if (e->kind == ELEMENT_EACH || e->kind == ELEMENT_LIST) {
            if (s.kind == KIND_UNKNOWN)
                return; /* what stands inside can't be judged */
            inner = item_of(s);
        }
    }
    if (e->kind == ELEMENT_USE)
        check_template(c, e->template, context);
    if (e->kind == ELEMENT_SECTION)
        check_template(c, e->heading, context);
    check_children(c, e, inner);
}

static void check_children(struct checker *c, const struct element *e, struct shape context)
{
    for (const struct element *child = e ? e->first : NULL; child; child = child->next)
        check_element(c, child, context);
}

struct icon_check {
    const char *const *names;
    size_t n;
    struct diags *d;
};

static void check_icon(void *context, const struct element *e)
{
    const struct icon_check *x = context;
    const char *near;

    if (e->kind != ELEMENT_ICON)
        return;
    for (size_t i = 0; i < x->n; i++)
        if (strcmp(x->names[i], e->icon) == 0)
            return;
    near = nearest_name(e->icon, x->names, x->n);
    diag_add(x->d, DIAG_ERROR, "layout-icon", compose_at(e, NULL),
             near ? arena_printf(x->d->arena, "did you mean '%s'?", near)
                  : "the reference of the layout language lists them",
             "there is no icon '%s'", e->icon);
}

void compose_check_icons(const struct layout *l, const char *const *names, size_t n,
                         struct diags *d)
{
    struct icon_check x = {names, n, d};

    layout_walk(l, check_icon, &x);
}

void compose_check_paths(const struct layout *l, struct diags *d)
{
    struct checker c = {.a = d->arena, .l = l};
    struct shape root = {.kind = KIND_OBJECT, .members = profile_schema};

    check_children(&c, layout_body(l), root);
    check_children(&c, layout_header(l), root);
    check_children(&c, layout_first(l), root);
    check_children(&c, layout_footer(l), root);
    for (size_t i = 0; i < c.findings.n; i++) {
        const struct finding *f = &c.findings.at[i];

        if (!f->good)
            diag_add(d, DIAG_ERROR, "layout-path", compose_at(f->element, NULL), f->hint, "%s",
                     f->text);
    }
}
