/* SPDX-License-Identifier: MIT */
#include "profile/write.h"

#include "profile/schema.h"
#include "profile/text.h"

#include <string.h>

static void indent(struct strbuf *out, int depth)
{
    strbuf_putc(out, '\n');
    for (int i = 0; i < depth; i++)
        strbuf_puts(out, "  ");
}

static bool is_computed(const struct field *members, const struct node *n)
{
    for (const struct field *f = members; f && f->key; f++)
        if (n->kind != NODE_RAW && n->key && strcmp(f->key, n->key) == 0)
            return f->computed;
    return false;
}

static const struct field *members_of(const struct field *members, const char *key)
{
    for (const struct field *f = members; f && f->key && key; f++)
        if (strcmp(f->key, key) == 0)
            return f->members;
    return NULL;
}

static bool is_inline(const struct field *members, const struct node *n)
{
    for (const struct field *f = members; f && f->key && n->key; f++)
        if (strcmp(f->key, n->key) == 0)
            return f->kind == FIELD_INLINE || f->marked;
    return !n->key; /* texts of lists are inline */
}

static void write_text(const struct field *members, const struct node *n, struct strbuf *out)
{
    struct strbuf markdown = {0};

    if (n->source) {
        strbuf_json(out, n->source);
    } else if (is_inline(members, n)) {
        text_write_markdown(n, &markdown);
        strbuf_json(out, markdown.p ? markdown.p : "");
    } else {
        strbuf_json(out, n->text);
    }
    strbuf_free(&markdown);
}

static void write_date(const struct date *d, struct strbuf *out)
{
    if (d->literal) {
        strbuf_json(out, d->literal);
        return;
    }
    if (d->present) {
        strbuf_puts(out, "\"Present\"");
        return;
    }
    strbuf_printf(out, "\"%04d", d->year);
    if (d->month)
        strbuf_printf(out, "-%02d", d->month);
    if (d->day)
        strbuf_printf(out, "-%02d", d->day);
    strbuf_putc(out, '"');
}

static void write_node(const struct field *members, const struct node *n, int depth,
                       struct strbuf *out);

static void write_container(const struct field *members, const struct node *n, int depth,
                            struct strbuf *out)
{
    bool any = false;

    strbuf_putc(out, n->kind == NODE_OBJECT ? '{' : '[');
    for (const struct node *c = n->first; c; c = c->next) {
        if (is_computed(members, c))
            continue;
        if (any)
            strbuf_putc(out, ',');
        any = true;
        indent(out, depth + 1);
        if (n->kind == NODE_OBJECT) {
            strbuf_json(out, c->key);
            strbuf_puts(out, ": ");
        }
        write_node(n->kind == NODE_LIST || c->kind == NODE_TEXT || c->kind == NODE_DATE
                       ? members
                       : members_of(members, c->key),
                   c, depth + 1, out);
    }
    if (any)
        indent(out, depth);
    strbuf_putc(out, n->kind == NODE_OBJECT ? '}' : ']');
}

static void write_node(const struct field *members, const struct node *n, int depth,
                       struct strbuf *out)
{
    if (n->kind == NODE_RAW)
        strbuf_puts(out, n->source);
    else if (n->kind == NODE_TEXT)
        write_text(members, n, out);
    else if (n->kind == NODE_DATE)
        write_date(&n->date, out);
    else
        write_container(members, n, depth, out);
}

/* ---- x-nextcv ---------------------------------------------------------------------------- */

static void write_strings(const char *key, const char *const *list, size_t n, bool *any,
                          struct strbuf *out)
{
    if (!n)
        return;
    strbuf_printf(out, "%s\n    \"%s\": [", *any ? "," : "", key);
    for (size_t i = 0; i < n; i++) {
        strbuf_puts(out, i ? ", " : "");
        strbuf_json(out, list[i]);
    }
    strbuf_putc(out, ']');
    *any = true;
}

static void escape_key(struct strbuf *b, const char *key)
{
    for (; *key; key++) {
        if (*key == '~' || *key == '/')
            strbuf_puts(b, *key == '~' ? "~0" : "~1");
        else
            strbuf_putc(b, *key);
    }
}

/* A place is written where it is not what follows from its parent's place. */
static void write_pointers(const struct field *members, const struct node *n, struct strbuf *place,
                           const char *expected, struct strbuf *out)
{
    size_t index = 0, length = place->n;

    if (strcmp(expected, n->pointer) != 0) {
        strbuf_puts(out, out->n ? ",\n      " : "\n      ");
        strbuf_json(out, place->p);
        strbuf_puts(out, ": ");
        strbuf_json(out, n->pointer);
    }
    for (const struct node *c = n->first; c; c = c->next, index++) {
        struct strbuf follows = {0};

        if (is_computed(members, c))
            continue;
        strbuf_putc(place, '/');
        if (n->kind == NODE_LIST)
            strbuf_printf(place, "%zu", index);
        else
            escape_key(place, c->key);
        strbuf_puts(&follows, n->pointer);
        strbuf_puts(&follows, place->p + length);
        write_pointers(n->kind == NODE_LIST ? members : members_of(members, c->key), c, place,
                       follows.p, out);
        strbuf_free(&follows);
        place->n = length;
        place->p[length] = '\0';
    }
}

static void write_extension(const struct profile *p, bool comma, struct strbuf *out)
{
    struct strbuf pointers = {0}, place = {0}, body = {0};
    bool any = false;

    strbuf_puts(&place, "");
    write_pointers(profile_schema, p->root, &place, "", &pointers);
    write_strings("sectionOrder", p->section_order, p->section_count, &any, &body);
    write_strings("noHyphen", p->no_hyphen, p->no_hyphen_count, &any, &body);
    if (p->lang) {
        strbuf_printf(&body, "%s\n    \"lang\": ", any ? "," : "");
        strbuf_json(&body, p->lang);
        any = true;
    }
    if (p->as_of.year) {
        strbuf_printf(&body, "%s\n    \"asOf\": ", any ? "," : "");
        write_date(&p->as_of, &body);
        any = true;
    }
    if (pointers.n) {
        strbuf_printf(&body, "%s\n    \"pointers\": {%s\n    }", any ? "," : "", pointers.p);
        any = true;
    }
    for (const struct node *n = p->extension ? p->extension->first : NULL; n; n = n->next) {
        strbuf_printf(&body, "%s\n    ", any ? "," : "");
        strbuf_json(&body, n->key);
        strbuf_printf(&body, ": %s", n->source);
        any = true;
    }
    if (any)
        strbuf_printf(out, "%s\n  \"x-nextcv\": {%s\n  }", comma ? "," : "", body.p);
    strbuf_free(&pointers);
    strbuf_free(&place);
    strbuf_free(&body);
}

void profile_write(const struct profile *p, struct strbuf *out)
{
    size_t end;

    write_container(profile_schema, p->root, 0, out);
    /* the extension goes in before the root's closing bracket */
    end = out->n - 1;
    while (end && out->p[end - 1] == '\n')
        end--;
    out->n = end;
    out->p[end] = '\0';
    write_extension(p, p->root->first != NULL, out);
    strbuf_puts(out, "\n}\n");
}
