/* Members of objects: canonical, legacy, unknown. SPDX-License-Identifier: MIT */
#include "profile/position.h"
#include "profile/reader.h"

#include <string.h>

enum { MEMBERS_MAX = 24 }; /* longest member table of the schema, with room */

static const cJSON *child_named(const cJSON *item, const char *key)
{
    for (const cJSON *c = item->child; c; c = c->next)
        if (strcmp(c->string, key) == 0)
            return c;
    return NULL;
}

/* Something to read; an empty canonical member must not hide a legacy one that is filled. */
static bool filled(const cJSON *c)
{
    return c && (c->child || cJSON_IsNumber(c) || cJSON_IsBool(c) ||
                 (cJSON_IsString(c) && *c->valuestring));
}

static const cJSON *find_member(const struct field *members, const struct field *f,
                                const cJSON *item)
{
    const cJSON *own = child_named(item, f->key);

    if (filled(own))
        return own;
    for (size_t i = 0; f->legacy && f->legacy[i]; i++) {
        const cJSON *c = member_named(members, f->legacy[i]) ? NULL
                                                              : child_named(item, f->legacy[i]);

        if (filled(c))
            return c;
    }
    return own;
}

static void report_unknown(struct reader *r, const struct field *members, const cJSON *c,
                           const char *pointer)
{
    const char *names[MEMBERS_MAX], *near;
    size_t n = 0;

    /* meta is about the file: language is used, themes of other tools ride along */
    if (strchr("$_@", c->string[0]) || strncmp(c->string, "x-", 2) == 0 ||
        strncmp(pointer, "/meta/", 6) == 0)
        return;
    for (const struct field *f = members; f->key && n < MEMBERS_MAX; f++)
        if (!f->computed)
            names[n++] = f->key;
    near = strlen(c->string) > 4 && strlen(c->string) < 60 ? nearest_name(c->string, names, n)
                                                           : NULL;
    if (near && str_distance(near, c->string) <= 2 && !str_eq_nocase(str_of(near), STR("")))
        reader_report(r, DIAG_WARNING, "profile-unknown", c, pointer,
                      arena_printf(r->arena, "did you mean '%s'?", near),
                      "unknown member '%.60s' is not shown", c->string);
    else
        reader_report(r, DIAG_NOTE, "profile-unknown", c, pointer, NULL,
                      "member '%.60s' is not JSON Resume: kept, not shown", c->string);
}

static void keep_unknown(struct reader *r, const struct field *members, const cJSON *c,
                         const char *pointer, struct node *out)
{
    const char *own = reader_pointer(r, pointer, c->string);
    struct node *n;

    report_unknown(r, members, c, own);
    n = reader_node(r, NODE_RAW, arena_strdup(r->arena, c->string), own);
    n->source = reader_raw(r, c);
    node_append(out, n);
}

static bool among(const cJSON *c, const cJSON *const *used, size_t n, bool by_name)
{
    for (size_t i = 0; i < n; i++)
        if (by_name ? strcmp(used[i]->string, c->string) == 0 : used[i] == c)
            return true;
    return false;
}

void members_read(struct reader *r, const struct field *members, const cJSON *item,
                  const char *pointer, struct node *out)
{
    const cJSON *used[MEMBERS_MAX];
    size_t n = 0;

    for (const struct field *f = members; f->key; f++) {
        const cJSON *c = f->computed ? NULL : find_member(members, f, item);

        if (!c)
            continue;
        const char *own = reader_pointer(r, pointer, c->string);
        struct node *value = value_read(r, f, c, own);

        used[n++] = c;
        if (value && strcmp(c->string, f->key) != 0)
            reader_report(r, DIAG_NOTE, "profile-legacy", c, own, NULL, "read '%s' as '%s'",
                          c->string, f->key);
        if (value)
            node_append(out, value);
    }
    for (const cJSON *c = item->child; c; c = c->next) {
        bool repeated = among(c, used, n, true);

        if (among(c, used, n, false) || (!filled(c) && member_named(members, c->string)))
            continue;
        if (repeated)
            reader_report(r, DIAG_WARNING, "profile-duplicate", c,
                          reader_pointer(r, pointer, c->string), "remove one of the two",
                          "member '%.60s' stands twice: the first one counts", c->string);
        else if (strcmp(c->string, "x-nextcv") != 0 || *pointer)
            keep_unknown(r, members, c, pointer, out);
    }
}
