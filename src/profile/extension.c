/* The member x-nextcv: what tailoring decided rides in it, so that a tailored profile builds to the
 * same pages. SPDX-License-Identifier: MIT */
#include "profile/reader.h"

#include <string.h>

static const char *const *read_strings(struct reader *r, const cJSON *item, size_t *count)
{
    size_t n = 0;
    const char **list;

    for (const cJSON *c = cJSON_IsArray(item) ? item->child : NULL; c; c = c->next)
        n += cJSON_IsString(c);
    list = arena_array(r->arena, n + 1, sizeof *list);
    n = 0;
    for (const cJSON *c = cJSON_IsArray(item) ? item->child : NULL; c; c = c->next)
        if (cJSON_IsString(c))
            list[n++] = arena_strdup(r->arena, c->valuestring);
    *count = n;
    return n ? list : NULL;
}

/* Places in this file -> places in the user's. */
struct pointer_map {
    struct reader *r;
    const char **from, **to;
    size_t n;
};

static int by_from(const struct pointer_map *m, size_t i, const char *pointer)
{
    return strcmp(m->from[i], pointer);
}

/* The writer sorts nothing, and maps are short: insertion keeps them in order for the search. */
static void map_add(struct pointer_map *m, const char *from, const char *to)
{
    size_t i = m->n++;

    for (; i && strcmp(m->from[i - 1], from) > 0; i--) {
        m->from[i] = m->from[i - 1];
        m->to[i] = m->to[i - 1];
    }
    m->from[i] = from;
    m->to[i] = to;
}

static const char *map_find(const struct pointer_map *m, const char *pointer)
{
    size_t low = 0, high = m->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = by_from(m, middle, pointer);

        if (!order)
            return m->to[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* What the map does not name moves along with its parent. */
static void map_node(const struct pointer_map *m, struct node *n, const char *parent_was,
                     const char *parent_is)
{
    const char *was = n->pointer, *is = map_find(m, was);
    size_t k = strlen(parent_was);

    if (!is)
        is = strncmp(was, parent_was, k) == 0
                 ? arena_printf(m->r->arena, "%s%s", parent_is, was + k)
                 : was;
    n->pointer = is;
    for (struct node *c = n->first; c; c = c->next)
        map_node(m, c, was, is);
}

static void map_pointers(struct reader *r, const cJSON *item, struct profile *p)
{
    size_t n = 0;
    struct pointer_map m = {.r = r};

    for (const cJSON *c = cJSON_IsObject(item) ? item->child : NULL; c; c = c->next)
        n += cJSON_IsString(c);
    if (!n)
        return;
    m.from = arena_array(r->arena, n, sizeof *m.from);
    m.to = arena_array(r->arena, n, sizeof *m.to);
    for (const cJSON *c = item->child; c; c = c->next)
        if (cJSON_IsString(c))
            map_add(&m, arena_strdup(r->arena, c->string), arena_strdup(r->arena, c->valuestring));
    map_node(&m, p->root, "", "");
}

/* "tags": {"fintech": ["/work/0/highlights/4", …], …} */
static void read_tags(struct reader *r, const cJSON *item, struct profile *p)
{
    VEC(struct tagged) tags = {0};

    for (const cJSON *tag = cJSON_IsObject(item) ? item->child : NULL; tag; tag = tag->next)
        for (const cJSON *c = cJSON_IsArray(tag) ? tag->child : NULL; c; c = c->next)
            if (cJSON_IsString(c))
                vec_push(r->arena, &tags,
                         (struct tagged){arena_strdup(r->arena, tag->string),
                                         arena_strdup(r->arena, c->valuestring)});
    p->tags = tags.at;
    p->tag_count = tags.n;
}

/* What the user wants of the choice. */
static void read_wishes(struct reader *r, const cJSON *item, struct profile *p)
{
    static const char *const none[] = {NULL};
    size_t n;

    p->pin = p->hide = none;
    p->pin = read_strings(r, cJSON_GetObjectItemCaseSensitive(item, "pin"), &n);
    p->hide = read_strings(r, cJSON_GetObjectItemCaseSensitive(item, "hide"), &n);
    p->pin = p->pin ? p->pin : none;
    p->hide = p->hide ? p->hide : none;
    read_tags(r, cJSON_GetObjectItemCaseSensitive(item, "tags"), p);
}

static void read_as_of(struct reader *r, const cJSON *item, struct profile *p)
{
    bool exact = true;
    struct date d = {0};

    if (cJSON_IsString(item))
        d = date_read(r->arena, item->valuestring, &exact);
    if (exact)
        p->as_of = d;
}

void extension_read(struct reader *r, const cJSON *item, struct profile *p)
{
    const cJSON *lang;
    struct node *others;

    read_wishes(r, item, p);
    if (!cJSON_IsObject(item))
        return;
    p->section_order = read_strings(r, cJSON_GetObjectItemCaseSensitive(item, "sectionOrder"),
                                    &p->section_count);
    p->no_hyphen = read_strings(r, cJSON_GetObjectItemCaseSensitive(item, "noHyphen"),
                                &p->no_hyphen_count);
    lang = cJSON_GetObjectItemCaseSensitive(item, "lang");
    if (cJSON_IsString(lang) && *lang->valuestring)
        p->lang = arena_strdup(r->arena, lang->valuestring);
    read_as_of(r, cJSON_GetObjectItemCaseSensitive(item, "asOf"), p);
    map_pointers(r, cJSON_GetObjectItemCaseSensitive(item, "pointers"), p);
    others = reader_node(r, NODE_OBJECT, "x-nextcv", "/x-nextcv");
    for (const cJSON *c = item->child; c; c = c->next) {
        static const char *const ours[] = {"sectionOrder", "noHyphen", "lang", "asOf", "pointers"};
        bool known = false;

        for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
            known |= strcmp(c->string, ours[i]) == 0;
        if (known)
            continue;
        struct node *n = reader_node(r, NODE_RAW, arena_strdup(r->arena, c->string),
                                     reader_pointer(r, "/x-nextcv", c->string));

        n->source = reader_raw(r, c);
        node_append(others, n);
    }
    p->extension = others->first ? others : NULL;
}
