/* Values: what can be understood is understood, with a note. SPDX-License-Identifier: MIT */
#include "profile/reader.h"
#include "profile/text.h"

#include <string.h>

const struct field *member_named(const struct field *members, const char *key)
{
    for (const struct field *f = members; f && f->key; f++)
        if (!f->computed && strcmp(f->key, key) == 0)
            return f;
    return NULL;
}

const struct field *main_member(const struct field *members)
{
    for (const struct field *f = members; f && f->key; f++)
        if (f->main)
            return f;
    return NULL;
}

static const char *shape_name(const cJSON *item)
{
    return cJSON_IsArray(item)    ? "a list"
           : cJSON_IsObject(item) ? "an object"
           : cJSON_IsNumber(item) ? "a number"
           : cJSON_IsBool(item)   ? "true or false"
           : cJSON_IsString(item) ? "a text"
                                  : "null";
}

/* Joins the texts and numbers inside a list or an object: {"city": "Oslo", "country": "NO"}. */
static void join_texts(struct reader *r, const cJSON *item, const char *separator,
                       struct strbuf *out)
{
    for (const cJSON *c = item->child; c; c = c->next) {
        if (c->child) {
            join_texts(r, c, separator, out);
            continue;
        }
        if (!cJSON_IsNumber(c) && !(cJSON_IsString(c) && *c->valuestring))
            continue;
        if (out->n)
            strbuf_puts(out, separator);
        strbuf_puts(out, cJSON_IsString(c) ? c->valuestring : reader_raw(r, c));
    }
}

const char *scalar_read(struct reader *r, const cJSON *item, const char *pointer,
                        const char *separator)
{
    struct strbuf joined = {0};
    const char *text;

    if (cJSON_IsString(item))
        return item->valuestring;
    if (cJSON_IsNumber(item))
        return reader_raw(r, item);
    if (cJSON_IsNull(item))
        return NULL;
    join_texts(r, item, separator, &joined);
    if (!joined.n) {
        if (item->child || cJSON_IsBool(item))
            reader_report(r, DIAG_WARNING, "profile-type", item, pointer, "write it as a text",
                          "%s where a text belongs was left out", shape_name(item));
        strbuf_free(&joined);
        return NULL;
    }
    text = strbuf_keep(&joined, r->arena);
    strbuf_free(&joined);
    reader_report(r, DIAG_NOTE, "profile-type", item, pointer, "write it as one text",
                  "%s where a text belongs was read as '%.60s'", shape_name(item), text);
    return text;
}

struct node *text_read(struct reader *r, const struct field *f, const cJSON *item, const char *text,
                       const char *pointer)
{
    struct node *n;

    if (!text)
        return NULL;
    if (strlen(text) > PROFILE_MAX_TEXT) {
        reader_report(r, DIAG_WARNING, "profile-limit", item, pointer, "shorten it",
                      "a text of more than %d bytes was left out", PROFILE_MAX_TEXT);
        return NULL;
    }
    n = reader_node(r, NODE_TEXT, f->key, pointer);
    n->source = arena_strdup(r->arena, text);
    if (f->kind == FIELD_INLINE || f->kind == FIELD_LIST || f->marked)
        text_markdown(r->arena, n);
    else
        text_plain(r->arena, n);
    return *n->text ? n : NULL;
}

static struct node *read_text(struct reader *r, const struct field *f, const cJSON *item,
                              const char *pointer)
{
    const char *separator = f->kind == FIELD_INLINE ? "\n" : ", ";

    return text_read(r, f, item, scalar_read(r, item, pointer, separator), pointer);
}

/* {"year": 2019, "month": 5} */
static const char *date_object(struct reader *r, const cJSON *item)
{
    const cJSON *year = cJSON_GetObjectItemCaseSensitive(item, "year");
    const cJSON *month = cJSON_GetObjectItemCaseSensitive(item, "month");

    if (!cJSON_IsNumber(year) || year->valuedouble < 1000 || year->valuedouble > 9999)
        return NULL;
    if (!cJSON_IsNumber(month) || month->valuedouble < 1 || month->valuedouble > 12)
        return arena_printf(r->arena, "%d", (int)year->valuedouble);
    return arena_printf(r->arena, "%d-%02d", (int)year->valuedouble, (int)month->valuedouble);
}

static void date_iso(struct date d, char out[11])
{
    struct strbuf b = {0};

    if (d.year)
        strbuf_printf(&b, "%04d", d.year);
    if (d.month)
        strbuf_printf(&b, "-%02d", d.month);
    if (d.day)
        strbuf_printf(&b, "-%02d", d.day);
    memset(out, 0, 11);
    memcpy(out, b.p ? b.p : "", b.n < 10 ? b.n : 10);
    strbuf_free(&b);
}

static struct node *read_date(struct reader *r, const struct field *f, const cJSON *item,
                              const char *pointer)
{
    const char *text = cJSON_IsObject(item) ? date_object(r, item)
                                            : scalar_read(r, item, pointer, " ");
    struct node *n = reader_node(r, NODE_DATE, f->key, pointer);
    bool exact;
    char iso[11];

    if (!text)
        return NULL;
    n->source = arena_strdup(r->arena, text);
    n->date = date_read(r->arena, text_nfc(r->arena, text), &exact);
    date_iso(n->date, iso);
    if (n->date.literal)
        reader_report(r, DIAG_WARNING, "profile-date", item, pointer,
                      "write YYYY, YYYY-MM or YYYY-MM-DD",
                      "'%.40s' is no date that can be read: shown as it is, not counted in time",
                      text);
    else if (!exact)
        reader_report(r, DIAG_NOTE, "profile-date", item, pointer, NULL, "read '%.40s' as %s", text,
                      iso);
    return node_present(n) ? n : NULL;
}

static struct node *read_object(struct reader *r, const struct field *f, const cJSON *item,
                                const char *pointer)
{
    struct node *n = reader_node(r, NODE_OBJECT, f->key, pointer), *only;
    const struct field *main = main_member(f->members);

    if (cJSON_IsArray(item) && cJSON_IsObject(item->child)) {
        reader_report(r, DIAG_NOTE, "profile-type", item, pointer, NULL,
                      "a list where an object belongs: its first item was read");
        pointer = reader_pointer(r, pointer, "0");
        item = item->child;
    }
    if (cJSON_IsObject(item)) {
        members_read(r, f->members, item, pointer, n);
        return n->first ? n : NULL;
    }
    if (cJSON_IsNull(item))
        return NULL;
    if (!main || cJSON_IsArray(item)) {
        reader_report(r, DIAG_WARNING, "profile-type", item, pointer, "write it as an object",
                      "%s where an object belongs was left out", shape_name(item));
        return NULL;
    }
    only = value_read(r, main, item, pointer);
    if (!only)
        return NULL;
    reader_report(r, DIAG_NOTE, "profile-type", item, pointer, NULL,
                  "%s where an object belongs was read as its '%s'", shape_name(item), main->key);
    node_append(n, only);
    return n;
}

struct node *value_read(struct reader *r, const struct field *f, const cJSON *item,
                        const char *pointer)
{
    static struct node *(*const readers[])(struct reader *, const struct field *, const cJSON *,
                                           const char *) = {
        [FIELD_TEXT] = read_text, [FIELD_INLINE] = read_text,   [FIELD_DATE] = read_date,
        [FIELD_URL] = read_text,  [FIELD_OBJECT] = read_object, [FIELD_LIST] = list_read,
    };

    return readers[f->kind](r, f, item, pointer);
}
