/* SPDX-License-Identifier: MIT */
#include "profile/position.h"

#include "base/utf8.h"

#include <string.h>

static size_t skip_space(struct str j, size_t i)
{
    while (i < j.n && strchr(" \t\r\n", j.p[i]) && j.p[i])
        i++;
    return i;
}

/* Behind the string that starts at the quote i. */
static size_t skip_string(struct str j, size_t i)
{
    for (i++; i < j.n && j.p[i] != '"'; i++)
        if (j.p[i] == '\\')
            i++;
    return i < j.n ? i + 1 : j.n;
}

bool position_depth_over(struct str j, size_t limit, size_t *offset)
{
    size_t depth = 0;

    for (size_t i = 0; i < j.n;) {
        if (j.p[i] == '"') {
            i = skip_string(j, i);
            continue;
        }
        if ((j.p[i] == '{' || j.p[i] == '[') && ++depth > limit) {
            *offset = i;
            return true;
        }
        if ((j.p[i] == '}' || j.p[i] == ']') && depth)
            depth--;
        i++;
    }
    return false;
}

size_t position_value_end(struct str j, size_t i)
{
    size_t depth = 0;

    while (i < j.n) {
        if (j.p[i] == '"') {
            i = skip_string(j, i);
        } else if (j.p[i] == '{' || j.p[i] == '[') {
            depth++;
            i++;
            continue;
        } else if (j.p[i] == '}' || j.p[i] == ']') {
            if (!depth)
                return i;
            depth--;
            i++;
        } else if (strchr(",: \t\r\n", j.p[i]) && j.p[i]) {
            if (!depth)
                return i;
            i++;
            continue;
        } else {
            i++;
            if (!depth && i < j.n && !strchr(",]} \t\r\n", j.p[i]))
                continue;
        }
        if (!depth)
            return i;
    }
    return j.n;
}

/* First value inside the container that starts at i, or its closing bracket; behind a key. */
static size_t next_value(struct str j, size_t i, bool object, struct str *key)
{
    i = skip_space(j, i);
    if (i < j.n && j.p[i] == ',')
        i = skip_space(j, i + 1);
    if (object && i < j.n && j.p[i] == '"') {
        size_t end = skip_string(j, i);

        *key = (struct str){j.p + i + 1, end - i - 2};
        i = skip_space(j, end);
        if (i < j.n && j.p[i] == ':')
            i = skip_space(j, i + 1);
    }
    return i;
}

static size_t annotate(cJSON *node, struct str j, size_t i, size_t *count)
{
    struct str key;

    ++*count;
    node->valueint = (int)i;
    if (!node->child)
        return position_value_end(j, i);
    i++;
    for (cJSON *c = node->child; c; c = c->next) {
        i = next_value(j, i, cJSON_IsObject(node), &key);
        i = annotate(c, j, i, count);
    }
    i = skip_space(j, i);
    return i < j.n ? i + 1 : i;
}

size_t position_annotate(cJSON *root, struct str json)
{
    size_t count = 0;

    annotate(root, json, skip_space(json, 0), &count);
    return count;
}

/* Next reference token of a pointer, with ~1 and ~0 undone into `out` (cleared first). */
static const char *pointer_token(const char *p, struct strbuf *out)
{
    strbuf_clear(out);
    strbuf_add(out, "", 0);
    for (p++; *p && *p != '/'; p++) {
        if (*p == '~' && (p[1] == '0' || p[1] == '1'))
            strbuf_putc(out, *++p == '0' ? '~' : '/');
        else
            strbuf_putc(out, *p);
    }
    return p;
}

/* A key of the text as written is compared with the token; escapes are undone only by need. */
static bool key_is(struct str key, const char *token)
{
    if (!memchr(key.p, '\\', key.n))
        return str_eq(key, str_of(token));
    struct strbuf quoted = {0};

    strbuf_putc(&quoted, '"');
    strbuf_add(&quoted, key.p, key.n);
    strbuf_putc(&quoted, '"');
    cJSON *value = cJSON_ParseWithLength(quoted.p, quoted.n);
    bool same = value && cJSON_IsString(value) && strcmp(value->valuestring, token) == 0;

    cJSON_Delete(value);
    strbuf_free(&quoted);
    return same;
}

static bool find_child(struct str j, size_t *i, const char *token)
{
    bool object = *i < j.n && j.p[*i] == '{';
    size_t at = *i + 1, index = 0, wanted = 0;

    if (*i >= j.n || (!object && j.p[*i] != '['))
        return false;
    for (const char *t = token; !object && *t; t++) {
        if (*t < '0' || *t > '9' || wanted > 1000000)
            return false;
        wanted = wanted * 10 + (size_t)(*t - '0');
    }
    for (;; index++) {
        struct str key = {0};

        at = next_value(j, at, object, &key);
        if (at >= j.n || j.p[at] == '}' || j.p[at] == ']')
            return false;
        if (object ? key_is(key, token) : index == wanted) {
            *i = at;
            return true;
        }
        at = skip_space(j, position_value_end(j, at));
    }
}

bool position_find(struct str json, const char *pointer, size_t *offset)
{
    struct strbuf token = {0};
    size_t i = skip_space(json, 0);
    bool found = true;

    while (found && *pointer == '/') {
        pointer = pointer_token(pointer, &token);
        found = find_child(json, &i, token.p);
    }
    strbuf_free(&token);
    *offset = i;
    return found;
}
