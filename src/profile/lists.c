/* Lists in the shapes that files give them. SPDX-License-Identifier: MIT */
#include "profile/reader.h"

#include <string.h>

static struct node *list_node(struct reader *r, const struct field *f, const char *pointer)
{
    return reader_node(r, NODE_LIST, f->key, pointer);
}

static bool has_key_of(const struct field *members, const cJSON *item)
{
    for (const cJSON *c = item->child; c; c = c->next)
        for (const struct field *f = members; f->key; f++) {
            if (strcmp(f->key, c->string) == 0)
                return true;
            for (size_t i = 0; f->legacy && f->legacy[i]; i++)
                if (strcmp(f->legacy[i], c->string) == 0)
                    return true;
        }
    return false;
}

static const char *index_pointer(struct reader *r, const char *pointer, size_t i)
{
    return arena_printf(r->arena, "%s/%zu", pointer, i);
}

/* ---- lists of texts ---------------------------------------------------------------------- */

static void add_text(struct reader *r, const struct field *f, const cJSON *item, const char *text,
                     const char *pointer, struct node *list)
{
    struct node *n = text_read(r, f, item, text, pointer);

    if (!n)
        return;
    n->key = NULL;
    node_append(list, n);
}

/* {"name": "Go", "level": "expert"} in a list of keywords. */
static const char *object_text(struct reader *r, const cJSON *item, const char *pointer)
{
    static const char *const names[] = {"name", "title", "keyword", "text", "description"};
    const cJSON *level = cJSON_GetObjectItemCaseSensitive(item, "level");

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const cJSON *name = cJSON_GetObjectItemCaseSensitive(item, names[i]);

        if (!cJSON_IsString(name))
            continue;
        reader_report(r, DIAG_NOTE, "profile-type", item, pointer, NULL,
                      "an object where a text belongs was read as its '%s'", names[i]);
        return cJSON_IsString(level) && *level->valuestring
                   ? arena_printf(r->arena, "%s (%s)", name->valuestring, level->valuestring)
                   : name->valuestring;
    }
    return scalar_read(r, item, pointer, ", ");
}

static bool is_prose(const struct field *f)
{
    return strcmp(f->key, "highlights") == 0;
}

/* "Go, SQL; Kafka" or one bullet a line. */
static void split_text(struct reader *r, const struct field *f, const cJSON *item,
                       const char *pointer, struct node *list)
{
    const char *separators = is_prose(f) ? "\n" : strchr(item->valuestring, '\n') ? "\n" : ",;";
    size_t index = 0;

    for (const char *s = item->valuestring; *s;) {
        size_t n = strcspn(s, separators);
        struct str part = str_trim((struct str){s, n});

        if (part.n > 2 && (*part.p == '-' || *part.p == '*') && part.p[1] == ' ')
            part = str_trim((struct str){part.p + 2, part.n - 2});
        if (part.n)
            add_text(r, f, item, arena_strndup(r->arena, part.p, part.n),
                     index_pointer(r, pointer, index++), list);
        s += n + (s[n] != '\0');
    }
    if (list->count > 1)
        reader_report(r, DIAG_NOTE, "profile-type", item, pointer, NULL,
                      "a text where a list belongs was split into %zu items", list->count);
}

static void collect_texts(struct reader *r, const struct field *f, const cJSON *item,
                          const char *pointer, struct node *list)
{
    size_t index = 0;

    for (const cJSON *c = item->child; c; c = c->next, index++) {
        const char *own = c->string ? reader_pointer(r, pointer, c->string)
                                    : index_pointer(r, pointer, index);

        if (cJSON_IsArray(c))
            collect_texts(r, f, c, own, list);
        else if (cJSON_IsObject(c))
            add_text(r, f, c, object_text(r, c, own), own, list);
        else
            add_text(r, f, c, scalar_read(r, c, own, ", "), own, list);
    }
}

static struct node *read_texts(struct reader *r, const struct field *f, const cJSON *item,
                               const char *pointer)
{
    struct node *list = list_node(r, f, pointer);

    if (cJSON_IsString(item))
        split_text(r, f, item, pointer, list);
    else if (item->child)
        collect_texts(r, f, item, pointer, list);
    else if (!cJSON_IsArray(item) && !cJSON_IsObject(item) && !cJSON_IsNull(item))
        add_text(r, f, item, scalar_read(r, item, pointer, ", "), pointer, list);
    return list->first ? list : NULL;
}

/* ---- lists of objects -------------------------------------------------------------------- */

static const struct field *text_list(const struct field *members)
{
    for (const struct field *f = members; f->key; f++)
        if (f->kind == FIELD_LIST && !f->members)
            return f;
    return NULL;
}

/* Where the value of {"English": "native"} or {"github": "https://…"} goes. */
static const struct field *value_member(const struct field *members, const char *value)
{
    const struct field *found = NULL, *list = text_list(members);

    for (const struct field *f = members; f->key; f++) {
        if (f->kind == FIELD_URL && strstr(value, "://"))
            return f;
        if (f->kind == FIELD_TEXT && !f->main && !f->computed)
            found = f;
    }
    return list && (strchr(value, ',') || !found) ? list : found;
}

/* One "key: value" of an object that stands for a list: the key is the entry's name. */
static struct node *keyed_entry(struct reader *r, const struct field *f, const cJSON *c,
                                const char *pointer)
{
    struct node *entry = reader_node(r, NODE_OBJECT, NULL, pointer), *value = NULL;
    const struct field *main = main_member(f->members), *list = text_list(f->members);
    const struct field *name = main->kind == FIELD_URL ? f->members : main, *to = NULL;

    if (cJSON_IsObject(c) && has_key_of(f->members, c))
        members_read(r, f->members, c, pointer, entry);
    if (!node_get(entry, name->key)) {
        struct node *key = text_read(r, name, c, c->string, pointer);

        if (key) {
            key->next = entry->first;
            key->parent = entry;
            entry->first = key;
            entry->last = entry->last ? entry->last : key;
            entry->count++;
        }
    }
    if (!entry->first)
        return NULL;
    if (c->child && !entry->first->next)
        to = list;
    else if (cJSON_IsString(c) || cJSON_IsNumber(c))
        to = value_member(f->members, cJSON_IsString(c) ? c->valuestring : "");
    if (to && (value = value_read(r, to, c, pointer)))
        node_append(entry, value);
    return entry;
}

static void keyed_entries(struct reader *r, const struct field *f, const cJSON *item,
                          const char *pointer, struct node *list)
{
    for (const cJSON *c = item->child; c; c = c->next) {
        struct node *entry = c->string[0] && !cJSON_IsNull(c)
                                 ? keyed_entry(r, f, c, reader_pointer(r, pointer, c->string))
                                 : NULL;

        if (entry)
            node_append(list, entry);
    }
}

static struct node *read_entry(struct reader *r, const struct field *f, const cJSON *c,
                               const char *pointer)
{
    const struct field entry = {.kind = FIELD_OBJECT, .members = f->members};

    return value_read(r, &entry, c, pointer);
}

static bool splits_at_commas(const struct field *f)
{
    return strcmp(f->key, "skills") == 0 || strcmp(f->key, "languages") == 0 ||
           strcmp(f->key, "interests") == 0;
}

static void split_entries(struct reader *r, const struct field *f, const cJSON *item,
                          const char *pointer, struct node *list)
{
    struct node parts = {.kind = NODE_LIST}, *next;
    const struct field *main = main_member(f->members);

    if (splits_at_commas(f)) {
        split_text(r, &(struct field){.key = f->key, .kind = FIELD_LIST}, item, pointer, &parts);
    } else {
        struct node *one = text_read(r, main, item, item->valuestring, pointer);

        if (one)
            node_append(&parts, one);
    }
    for (struct node *n = parts.first; n; n = next) {
        struct node *entry = reader_node(r, NODE_OBJECT, NULL, n->pointer);

        next = n->next;
        n->key = main->key;
        node_append(entry, n);
        node_append(list, entry);
    }
}

static void read_items(struct reader *r, const struct field *f, const cJSON *item,
                       const char *pointer, struct node *list)
{
    size_t index = 0;

    for (const cJSON *c = item->child; c; c = c->next, index++) {
        struct node *entry = read_entry(r, f, c, index_pointer(r, pointer, index));

        if (entry)
            node_append(list, entry);
    }
}

struct node *list_read(struct reader *r, const struct field *f, const cJSON *item,
                       const char *pointer)
{
    struct node *list = list_node(r, f, pointer), *entry;

    if (!f->members)
        return read_texts(r, f, item, pointer);
    if (cJSON_IsArray(item)) {
        read_items(r, f, item, pointer, list);
    } else if (cJSON_IsObject(item) && has_key_of(f->members, item)) {
        reader_report(r, DIAG_NOTE, "profile-type", item, pointer, NULL,
                      "an object where a list belongs was read as its only item");
        if ((entry = read_entry(r, f, item, pointer)))
            node_append(list, entry);
    } else if (cJSON_IsObject(item) && item->child) {
        reader_report(r, DIAG_NOTE, "profile-type", item, pointer, NULL,
                      "an object where a list belongs was read as a list of named items");
        keyed_entries(r, f, item, pointer, list);
    } else if (cJSON_IsString(item)) {
        split_entries(r, f, item, pointer, list);
    } else if (cJSON_IsNumber(item) || cJSON_IsBool(item)) {
        reader_report(r, DIAG_WARNING, "profile-type", item, pointer, "write it as a list",
                      "a value where a list belongs was left out");
    }
    return list->first ? list : NULL;
}
