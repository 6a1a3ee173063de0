/* What the user says must stay or go. SPDX-License-Identifier: MIT */
#include "tailor/internal.h"

#include <string.h>

/* Does `pointer` name `whole` or something in it? */
static bool within(const char *pointer, const char *whole)
{
    size_t n = strlen(whole);

    return !strncmp(pointer, whole, n) && (!pointer[n] || pointer[n] == '/');
}

struct node *find_node(struct node *n, const char *pointer)
{
    if (!strcmp(n->pointer, pointer))
        return n;
    for (struct node *child = n->first; child; child = child->next) {
        struct node *found = find_node(child, pointer);

        if (found)
            return found;
    }
    return NULL;
}

struct names {
    VEC(const char *) list;
};

static void names_of(struct arena *a, const struct node *n, struct names *names)
{
    if (*n->pointer)
        vec_push(a, &names->list, n->pointer);
    for (const struct node *child = n->first; child; child = child->next)
        names_of(a, child, names);
}

static void unknown(struct tailor *t, const struct node *root, const char *code,
                    const char *pointer)
{
    struct names names = {0};
    const char *nearest, *hint;

    names_of(t->arena, root, &names);
    nearest = nearest_name(pointer, names.list.at, names.list.n);
    hint = nearest ? arena_printf(t->arena, "the nearest one there is: '%s'", nearest)
                   : "a JSON Pointer looks like '/work/0/highlights/2', counted from 0";
    diag_add(t->diags, DIAG_WARNING, code,
             (struct diag_at){.source = t->profile->name, .pointer = NULL}, hint,
             "the profile has nothing at '%s'", pointer);
}

void drop_node(struct tailor *t, struct node *n, const char *reason, int value)
{
    vec_push(t->arena, &t->dropped,
             (struct dropped){.pointer = n->pointer, .reason = reason, .value = value});
    node_remove(n->parent, n);
}

static bool has_text(const char *const *list, const char *text)
{
    for (; list && *list; list++)
        if (!strcmp(*list, text))
            return true;
    return false;
}

/* Has it a tag that is asked for? */
static bool is_wanted(const struct tailor *t, const char *pointer)
{
    for (size_t i = 0; i < t->profile->tag_count; i++)
        if (!strcmp(t->profile->tags[i].pointer, pointer) &&
            has_text(t->options.tags, t->profile->tags[i].tag))
            return true;
    return false;
}

static void check_tags(struct tailor *t)
{
    for (const char *const *tag = t->options.tags; tag && *tag; tag++) {
        struct names names = {0};
        bool known = false;

        for (size_t i = 0; i < t->profile->tag_count; i++) {
            vec_push(t->arena, &names.list, t->profile->tags[i].tag);
            known |= !strcmp(t->profile->tags[i].tag, *tag);
        }
        if (known)
            continue;
        const char *nearest = nearest_name(*tag, names.list.at, names.list.n);

        diag_add(t->diags, DIAG_WARNING, "tailor-tag", (struct diag_at){.source = t->profile->name},
                 nearest ? arena_printf(t->arena, "the nearest one there is: '%s'", nearest)
                         : "name items in x-nextcv: {\"tags\": {\"tag\": [\"/work/0\"]}}",
                 "nothing in the profile has the tag '%s'", *tag);
    }
}

static const char *const *joined(struct tailor *t, const char *const *a, const char *const *b,
                                 bool tags)
{
    VEC(const char *) all = {0};

    for (; a && *a; a++)
        vec_push(t->arena, &all, *a);
    for (; *b; b++)
        if (!has_text(t->options.pin, *b)) /* the command line wins */
            vec_push(t->arena, &all, *b);
    for (size_t i = 0; tags && i < t->profile->tag_count; i++) {
        const char *pointer = t->profile->tags[i].pointer;

        if (!is_wanted(t, pointer) && !has_text(t->options.pin, pointer))
            vec_push(t->arena, &all, pointer);
    }
    vec_push(t->arena, &all, NULL);
    return all.at;
}

void collect_wishes(struct tailor *t)
{
    bool tags = t->options.tags && *t->options.tags;

    check_tags(t);
    t->options.hide = joined(t, t->options.hide, t->profile->hide, tags);
    t->options.pin = joined(t, t->options.pin, t->profile->pin, false);
}

void apply_hides(struct tailor *t)
{
    for (const char *const *hide = t->options.hide; hide && *hide; hide++) {
        struct node *n = find_node(t->candidate.root, *hide);

        if (n && n->parent)
            drop_node(t, n, "hidden", 0);
        else if (!find_node(t->profile->root, *hide))
            unknown(t, t->profile->root, "tailor-hide", *hide);
    }
}

/* After the hiding: what is both is hidden. */
void check_pins(struct tailor *t)
{
    for (const char *const *pin = t->options.pin; pin && *pin; pin++) {
        if (!find_node(t->profile->root, *pin))
            unknown(t, t->profile->root, "tailor-pin", *pin);
        else if (!find_node(t->candidate.root, *pin))
            diag_add(t->diags, DIAG_WARNING, "tailor-pin", (struct diag_at){.pointer = *pin},
                     "name it once: with --pin or with --hide", "'%s' is pinned and hidden", *pin);
    }
}

/* Pinned itself, as part of something pinned, or because something in it is. */
bool is_pinned(const struct tailor *t, const struct node *n)
{
    for (const char *const *pin = t->options.pin; pin && *pin; pin++)
        if (within(n->pointer, *pin) || within(*pin, n->pointer))
            return true;
    return false;
}
