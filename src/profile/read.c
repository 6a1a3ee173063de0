/* SPDX-License-Identifier: MIT */
#include "profile/read.h"

#include "base/utf8.h"
#include "profile/position.h"
#include "profile/syntax.h"
#include "profile/reader.h"
#include "profile/text.h"

#include <stdio.h>
#include <string.h>

enum { POSITIONED_MAX = 200 }; /* as many as diags keeps: finding a line costs a scan */

void reader_report(struct reader *r, enum diag_level level, const char *code, const cJSON *item,
                   const char *pointer, const char *hint, const char *format, ...)
{
    struct diag_at at = {.source = r->name, .pointer = pointer};
    va_list args, again;
    char *text;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, args);
    text = arena_alloc(r->arena, n > 0 ? (size_t)n + 1 : 1);
    if (n > 0)
        vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    va_end(args);
    /* a text cut by its precision may end inside a character */
    for (size_t good; (good = utf8_valid_prefix(text, strlen(text))) < strlen(text);)
        memmove(text + good, text + good + 1, strlen(text + good + 1) + 1);
    if (item && r->d->list.n < POSITIONED_MAX)
        text_position(r->source.p, r->source.n, (size_t)item->valueint, &at.line, &at.col);
    diag_add(r->d, level, code, at, hint, "%s", text);
}

const char *reader_pointer(struct reader *r, const char *pointer, const char *key)
{
    struct strbuf b = {0};
    const char *kept;

    strbuf_puts(&b, pointer);
    strbuf_putc(&b, '/');
    for (; *key; key++) {
        if (*key == '~' || *key == '/')
            strbuf_puts(&b, *key == '~' ? "~0" : "~1");
        else
            strbuf_putc(&b, *key);
    }
    kept = strbuf_keep(&b, r->arena);
    strbuf_free(&b);
    return kept;
}

struct node *reader_node(struct reader *r, enum node_kind kind, const char *key,
                         const char *pointer)
{
    struct node *n = arena_new(r->arena, struct node);

    n->kind = kind;
    n->key = key;
    n->pointer = pointer;
    return n;
}

const char *reader_raw(struct reader *r, const cJSON *item)
{
    size_t start = (size_t)item->valueint, end = position_value_end(r->source, start);

    return arena_strndup(r->arena, r->source.p + start, end - start);
}

/* ---- errors of the whole file ------------------------------------------------------------ */

static void error_at(struct reader *r, size_t offset, const char *code, const char *hint,
                     const char *text)
{
    struct diag_at at = {.source = r->name};

    text_position(r->source.p, r->source.n, offset, &at.line, &at.col);
    diag_add(r->d, DIAG_ERROR, code, at, hint, "%s", text);
}

/* RFC 8259 allows none but tab, line feed and carriage return; cJSON takes them for white space. */
static size_t control_character(struct str j)
{
    size_t i = 0;

    while (i < j.n && ((unsigned char)j.p[i] >= 0x20 || strchr("\t\n\r", j.p[i])) && j.p[i])
        i++;
    return i;
}

static cJSON *parse(struct reader *r)
{
    size_t good = utf8_valid_prefix(r->source.p, r->source.n), offset;
    const char *end = r->source.p;
    cJSON *root;

    if (good < r->source.n) {
        error_at(r, good, "profile-utf8", "save the file as UTF-8", "this is not UTF-8 text");
        return NULL;
    }
    if ((offset = control_character(r->source)) < r->source.n) {
        error_at(r, offset, "profile-json", "remove it, or write it as \\u00XX",
                 "a control character stands in the text");
        return NULL;
    }
    if (position_depth_over(r->source, PROFILE_MAX_DEPTH, &offset)) {
        error_at(r, offset, "profile-limit", NULL, "objects and lists are nested over 64 deep");
        return NULL;
    }
    root = cJSON_ParseWithLengthOpts(r->source.p, r->source.n, &end, 0);
    offset = (size_t)(end - r->source.p);
    while (root && offset < r->source.n && strchr(" \t\r\n", r->source.p[offset]))
        offset++;
    if (!root || offset < r->source.n) {
        struct syntax_fault fault = syntax_fault(r->source, offset, root != NULL);

        error_at(r, fault.offset, "profile-json", fault.hint, fault.text);
        cJSON_Delete(root);
        return NULL;
    }
    return root;
}

static bool check(struct reader *r, cJSON *root)
{
    if (!cJSON_IsObject(root)) {
        error_at(r, 0, "profile-json", "a JSON Resume starts with '{'",
                 "the file holds no JSON object");
        return false;
    }
    if (position_annotate(root, r->source) > PROFILE_MAX_NODES) {
        error_at(r, 0, "profile-limit", NULL, "the file holds more than 100000 values");
        return false;
    }
    return true;
}

/* ---- after reading ----------------------------------------------------------------------- */

/* Pre-1.0 files split the name. */
static void join_name(struct reader *r, const cJSON *root, struct node *tree)
{
    const cJSON *basics = cJSON_GetObjectItemCaseSensitive(root, "basics");
    const cJSON *first = cJSON_GetObjectItemCaseSensitive(basics, "firstName");
    const cJSON *last = cJSON_GetObjectItemCaseSensitive(basics, "lastName");
    struct node *to = node_get(tree, "basics");
    static const struct field name = {.key = "name", .kind = FIELD_TEXT};

    if (!to || *node_text(to, "name") || !cJSON_IsString(first))
        return;
    const char *text = cJSON_IsString(last) ? arena_printf(r->arena, "%s %s", first->valuestring,
                                                           last->valuestring)
                                            : first->valuestring;
    struct node *n = text_read(r, &name, first, text, "/basics/firstName");

    if (n)
        node_append(to, n);
}

static const char *language_of(struct reader *r, const cJSON *root)
{
    const cJSON *meta = cJSON_GetObjectItemCaseSensitive(root, "meta");
    const cJSON *lang = cJSON_GetObjectItemCaseSensitive(meta, "language");

    if (!cJSON_IsString(lang))
        lang = cJSON_GetObjectItemCaseSensitive(meta, "lang");
    return cJSON_IsString(lang) && *lang->valuestring ? arena_strdup(r->arena, lang->valuestring)
                                                      : NULL;
}

static void warn_dates(struct reader *r, const struct profile *p, const struct node *entry)
{
    const struct node *start = node_get(entry, "startDate"), *end = node_get(entry, "endDate");
    struct diag_at at = {.source = r->name};

    if (!start || !end || !start->date.year || !end->date.year ||
        date_months(start->date) <= date_months(end->date))
        return;
    at.pointer = end->pointer;
    profile_position(p, end->pointer, &at.line, &at.col);
    diag_add(r->d, DIAG_WARNING, "profile-date-order", at, "check the two dates",
             "the entry ends before it starts");
}

static void warn_content(struct reader *r, const struct profile *p)
{
    struct diag_at at = {.source = r->name, .line = 1, .col = 1};
    bool any = false;

    for (const struct node *s = p->root->first; s; s = s->next) {
        any |= node_present(s);
        for (const struct node *e = s->kind == NODE_LIST ? s->first : NULL; e; e = e->next)
            warn_dates(r, p, e);
    }
    if (!any)
        diag_add(r->d, DIAG_WARNING, "profile-empty", at,
                 "a JSON Resume has members such as 'basics', 'work', 'education'",
                 "nothing of JSON Resume was found in it");
    else if (!*node_text(node_get(p->root, "basics"), "name"))
        diag_add(r->d, DIAG_WARNING, "profile-name", at, "fill in basics.name",
                 "the profile has no name");
}

struct profile *profile_read(struct arena *a, struct str json, const char *name, struct diags *d)
{
    static const char bom[] = "\xEF\xBB\xBF";
    struct reader r = {.arena = a, .source = json, .name = name, .d = d};
    struct profile *p = NULL;
    cJSON *root;

    /* all of them: cJSON would step over one more, and offsets would no longer be ours */
    while (r.source.n >= 3 && memcmp(r.source.p, bom, 3) == 0)
        r.source = (struct str){r.source.p + 3, r.source.n - 3};
    if (r.source.n > PROFILE_MAX_BYTES) {
        error_at(&r, 0, "profile-limit", NULL, "the file is larger than 4194304 bytes");
        return NULL;
    }
    root = parse(&r);
    if (!root || !check(&r, root))
        goto out;
    p = arena_new(a, struct profile);
    p->arena = a;
    p->source = r.source;
    p->name = name;
    p->root = reader_node(&r, NODE_OBJECT, NULL, "");
    members_read(&r, profile_schema, root, "", p->root);
    join_name(&r, root, p->root);
    p->lang = language_of(&r, root);
    warn_content(&r, p);
    extension_read(&r, cJSON_GetObjectItemCaseSensitive(root, "x-nextcv"), p);
    group_promotions(a, p->root);
out:
    cJSON_Delete(root);
    return p;
}

bool profile_position(const struct profile *p, const char *pointer, int *line, int *col)
{
    struct strbuf b = {0};
    size_t offset;
    bool found;

    strbuf_puts(&b, pointer);
    while (!(found = position_find(p->source, b.p, &offset)) && b.n) {
        while (b.n && b.p[b.n - 1] != '/')
            b.p[--b.n] = '\0';
        if (b.n)
            b.p[--b.n] = '\0';
    }
    found = found && *b.p == *pointer; /* falling back to the whole file says nothing */
    strbuf_free(&b);
    if (found)
        text_position(p->source.p, p->source.n, offset, line, col);
    return found;
}
