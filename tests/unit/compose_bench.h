/* One composition of a layout and a profile given as text, for the tests of the room.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_COMPOSE_BENCH_H
#define NEXTCV_TESTS_COMPOSE_BENCH_H

#include "unit.h"

#include "compose/compose.h"
#include "compose/dump.h"
#include "profile/read.h"

#include <stdio.h>

struct bench {
    struct arena a;
    struct diags d;
    struct profile *p;
    struct layout *l;
    struct document *doc;
    struct strbuf out;
};

static bool bench_find(void *context, const char *name, struct str *xml, const char **file)
{
    (void)context;
    for (const struct embedded *e = layout_embedded; e->name; e++) {
        size_t n = strlen(name);

        if (strncmp(e->name, name, n) == 0 &&
            (e->name[n] == '\0' || strcmp(e->name + n, ".xml") == 0)) {
            *xml = (struct str){e->bytes, e->size};
            *file = e->name;
            return true;
        }
    }
    return false;
}

static const struct layout_source bench_source = {NULL, bench_find};

static inline void bench_print(const struct bench *b)
{
    for (size_t i = 0; i < b->d.list.n; i++)
        fprintf(stderr, "%s:%d: %s %s: %s\n", b->d.list.at[i].source ? b->d.list.at[i].source : "",
                b->d.list.at[i].line, b->d.list.at[i].pointer ? b->d.list.at[i].pointer : "",
                b->d.list.at[i].code, b->d.list.at[i].text);
}

/* `xml`: a whole layout. Labels are those of `lang`. */
static inline void bench_open(struct bench *b, const char *xml, const char *json, const char *lang)
{
    struct compose_options o = {.lang = lang};

    memset(b, 0, sizeof *b);
    b->d.arena = &b->a;
    b->p = profile_read(&b->a, str_of(json), "profile.json", &b->d);
    assert_non_null(b->p);
    b->l = layout_read(&b->a, str_of(xml), "test.xml", &bench_source, &b->d);
    if (!b->l)
        bench_print(b);
    assert_non_null(b->l);
    layout_load_labels(b->l, lang, &bench_source, &b->d);
    b->doc = compose(&b->a, b->p, b->l, &o, &b->d);
    assert_non_null(b->doc);
}

static inline void bench_close(struct bench *b)
{
    strbuf_free(&b->out);
    arena_free(&b->a);
}

/* A layout with this body, these templates, and the styles "body" (10 pt) and "strong". */
#define BENCH_LAYOUT(templates, body)                                                              \
    "<layout xmlns='urn:nextcv:layout:1' name='test' version='1'>"                                 \
    "<page size='a4' margin='20mm'/>"                                                              \
    "<styles><style name='body' font='Lato' size='10pt' leading='13pt'/>"                          \
    "<style name='strong' based-on='body' weight='700'/>"                                          \
    "<style name='item' based-on='body' after='2pt'/></styles>"                                    \
    "<templates>" templates "</templates><body>" body "</body></layout>"

/* Text of the body, a line a paragraph. */
static inline const char *bench_text(struct bench *b)
{
    strbuf_clear(&b->out);
    compose_dump_text(b->doc->body, &b->out);
    return b->out.p ? b->out.p : "";
}

static inline void bench_expect(const char *body, const char *json, const char *lang,
                                const char *text)
{
    struct strbuf xml = {0};
    struct bench b;

    strbuf_puts(&xml, BENCH_LAYOUT("", "\1"));
    char *at = strchr(xml.p, '\1');
    struct strbuf whole = {0};

    strbuf_add(&whole, xml.p, (size_t)(at - xml.p));
    strbuf_puts(&whole, body);
    strbuf_puts(&whole, at + 1);
    bench_open(&b, whole.p, json, lang);
    assert_string_equal(bench_text(&b), text);
    bench_close(&b);
    strbuf_free(&xml);
    strbuf_free(&whole);
}

/* The only diagnostic with this code. */
static inline const struct diag *bench_told(const struct bench *b, const char *code)
{
    const struct diag *found = NULL;

    for (size_t i = 0; i < b->d.list.n; i++)
        if (strcmp(b->d.list.at[i].code, code) == 0) {
            assert_null(found);
            found = &b->d.list.at[i];
        }
    assert_non_null(found);
    return found;
}

/* First run of the body whose text is `text`. */
static inline const struct run *bench_run(const struct block *b, const char *text)
{
    const struct run *found = NULL;

    for (size_t i = 0; i < b->nruns && !found; i++)
        if (b->runs[i].text && strcmp(b->runs[i].text, text) == 0)
            found = &b->runs[i];
    for (const struct block *child = b->first; child && !found; child = child->next)
        found = bench_run(child, text);
    return found;
}

/* First block with this source. */
static inline const struct block *bench_block(const struct block *b, const char *source)
{
    if (b->source && strcmp(b->source, source) == 0)
        return b;
    for (const struct block *child = b->first; child; child = child->next) {
        const struct block *found = bench_block(child, source);

        if (found)
            return found;
    }
    return NULL;
}

static inline size_t bench_count(const struct block *b, const char *source)
{
    size_t n = b->source && strcmp(b->source, source) == 0;

    for (const struct block *child = b->first; child; child = child->next)
        n += bench_count(child, source);
    return n;
}

#endif
