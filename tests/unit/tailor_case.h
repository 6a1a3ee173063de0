/* A profile and a posting written inline, tailored; and the check that nothing was made up.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_TAILOR_CASE_H
#define NEXTCV_TESTS_TAILOR_CASE_H

#include "profile/read.h"
#include "tailor/internal.h"
#include "tailor/report.h"
#include "unit.h"

#include <stdlib.h>

struct tcase {
    struct arena a;
    struct diags d;
    struct profile *profile;
    struct posting *posting;
    struct tailor_options options;
    struct tailor *t;
};

static inline void tcase_run(struct tcase *c, const char *json, const char *posting)
{
    c->d = (struct diags){.arena = &c->a};
    c->profile = profile_read(&c->a, str_of(json), "profile.json", &c->d);
    assert_non_null(c->profile);
    c->posting = posting ? posting_read(&c->a, str_of(posting), "posting.md", &c->d) : NULL;
    assert_true(!posting || c->posting);
    c->t = tailor_new(&c->a, c->profile, c->posting, &c->options, &c->d);
}

static inline void tcase_start(struct tcase *c, const char *json, const char *posting)
{
    *c = (struct tcase){.options.respell = true};
    tcase_run(c, json, posting);
}

static inline void tcase_free(struct tcase *c)
{
    arena_free(&c->a);
}

static inline struct node *tcase_find(struct node *n, const char *pointer)
{
    if (!strcmp(n->pointer, pointer))
        return n;
    for (struct node *child = n->first; child; child = child->next) {
        struct node *found = tcase_find(child, pointer);

        if (found)
            return found;
    }
    return NULL;
}

/* Text at a place in the tailored tree: "work/0/highlights/1". */
static inline const char *tcase_at(const struct profile *p, const char *path)
{
    const struct node *n = p->root;

    while (n && *path) {
        size_t length = strcspn(path, "/");
        struct node *child = n->first;

        if (*path >= '0' && *path <= '9') {
            for (int i = atoi(path); child && i > 0; i--)
                child = child->next;
        } else {
            while (child && (strlen(child->key) != length || memcmp(child->key, path, length)))
                child = child->next;
        }
        n = child;
        path += length + (path[length] == '/');
    }
    return n && n->text ? n->text : "(nothing)";
}

static inline int tcase_item(struct tcase *c, const char *pointer)
{
    size_t n;
    struct tailor_item *items = tailor_items(c->t, &n);

    for (size_t i = 0; i < n; i++)
        if (!strcmp(items[i].node->pointer, pointer))
            return (int)i;
    return -1;
}

/* Costs as a plain layout would have them: a line of 13 pt for every 85 bytes, 28 for a heading. */
static inline tailor_height tcase_cost(struct tcase *c)
{
    size_t n;
    tailor_height sum = 0;
    struct tailor_item *items = tailor_items(c->t, &n);

    for (size_t i = 0; i < n; i++) {
        const char *text = items[i].node->text;

        sum += items[i].cost = 1024 * 13 * (tailor_height)((text ? strlen(text) : 60) / 85 + 1);
    }
    struct tailor_group *groups = tailor_groups(c->t, &n);

    for (size_t i = 0; i < n; i++)
        sum += groups[i].cost = 1024 * 28;
    return sum;
}

/* ---- invariants: everything shown comes from the profile ---------------------------------------- */

/* Undoes the recorded changes of one text: the sentences left out first, then the moved ones, then spellings
 * from the left, as their places are those of the profile's text. */
static inline char *tcase_undo(struct tcase *c, const struct node *n)
{
    char *text = arena_strdup(&c->a, n->text);
    struct change cut;

    if (summary_cut(c->t, &cut) && !strcmp(cut.pointer, n->pointer)) {
        assert_string_equal(text, cut.to);
        text = arena_strdup(&c->a, cut.from);
    }
    for (size_t i = 0; i < c->t->changes.n; i++) {
        const struct change *change = &c->t->changes.at[i];

        if (!strcmp(change->pointer, n->pointer) && !strcmp(change->kind, "lead")) {
            assert_string_equal(text, change->to);
            text = arena_strdup(&c->a, change->from);
        }
    }
    for (size_t i = 0; i < c->t->changes.n; i++) {
        const struct change *change = &c->t->changes.at[i];

        if (strcmp(change->pointer, n->pointer) || strcmp(change->kind, "respell"))
            continue;
        assert_memory_equal(text + change->start, change->to, strlen(change->to));
        text = arena_printf(&c->a, "%.*s%s%s", (int)change->start, text, change->from,
                            text + change->start + strlen(change->to));
    }
    return text;
}

static inline int tcase_letters(const char *a, const char *b)
{
    int count[256] = {0};

    for (; *a; a++)
        count[(unsigned char)*a]++;
    for (; *b; b++)
        count[(unsigned char)*b]--;
    for (int i = 0; i < 256; i++)
        if (count[i])
            return 1;
    return 0;
}

/* The node a node of the result comes from: members that the reader computed share the pointer of their
 * entry, so key and kind must agree, too. */
static inline const struct node *tcase_origin(const struct node *from, const struct node *n)
{
    bool same_key = from->key == n->key || (from->key && n->key && !strcmp(from->key, n->key));

    if (same_key && from->kind == n->kind && !strcmp(from->pointer, n->pointer))
        return from;
    for (const struct node *child = from->first; child; child = child->next) {
        const struct node *found = tcase_origin(child, n);

        if (found)
            return found;
    }
    return NULL;
}

/* Every node of the result stands in the profile under its pointer; texts are equal, or become equal
 * when the recorded changes are taken back; spans lie on the same words. */
static inline void tcase_check_node(struct tcase *c, const struct node *n)
{
    const struct node *origin = tcase_origin(c->profile->root, n);
    struct change cut;

    assert_non_null(origin);
    if (n->kind == NODE_TEXT) {
        for (size_t i = 0; i < c->t->changes.n; i++) /* changes count from the profile's text */
            if (!strcmp(c->t->changes.at[i].kind, "lead") &&
                !strcmp(c->t->changes.at[i].pointer, n->pointer))
                assert_int_equal(tcase_letters(c->t->changes.at[i].from, c->t->changes.at[i].to), 0);
        assert_string_equal(tcase_undo(c, n), origin->text);
        if (summary_cut(c->t, &cut) && !strcmp(cut.pointer, n->pointer))
            assert_true(n->nspans <= origin->nspans);
        else
            assert_int_equal(n->nspans, origin->nspans);
        for (size_t i = 0; i < n->nspans; i++) {
            assert_true(n->spans[i].start < n->spans[i].end);
            assert_true(n->spans[i].end <= strlen(n->text));
        }
        if (strcmp(n->text, origin->text))
            assert_null(n->source);
    }
    if (n->kind == NODE_DATE)
        assert_memory_equal(&n->date, &origin->date, sizeof n->date);
    for (const struct node *child = n->first; child; child = child->next)
        tcase_check_node(c, child);
}

/* Names, employers, titles, dates, degrees and addresses keep their bytes. */
static inline void tcase_check_frozen(struct tcase *c)
{
    static const char *const frozen[] = {"/name", "/label",       "/position", "/institution",
                                         "/area", "/studyType",   "/url",      "/email",
                                         "/phone", "/issuer",     "/publisher", "/reference"};

    for (size_t i = 0; i < c->t->changes.n; i++)
        for (size_t k = 0; k < sizeof frozen / sizeof *frozen; k++) {
            const char *pointer = c->t->changes.at[i].pointer;
            size_t n = strlen(pointer), m = strlen(frozen[k]);

            if (n > m && !strcmp(pointer + n - m, frozen[k]))
                assert_memory_equal(pointer, "/skills", 7); /* a row's name is a skill */
        }
}

/* All jobs and schools are there, in the profile's order. */
static inline void tcase_check_entries(struct tcase *c, const struct profile *p, const char *section)
{
    const struct node *from = node_get(c->profile->root, section);
    const struct node *is = node_get(p->root, section);

    if (c->options.hide || !from)
        return;
    assert_non_null(is);
    assert_int_equal(is->count, from->count);
    is = is->first;
    for (const struct node *n = from->first; n; n = n->next, is = is->next)
        assert_string_equal(is->pointer, n->pointer);
}

static inline bool tcase_same(const char *a, struct range x, const char *b, struct range y)
{
    return x.end - x.start == y.end - y.start && !memcmp(a + x.start, b + y.start, x.end - x.start);
}

/* What is left of the summary is sentences of it, whole and in its order, the author's first among them; and what
 * opens with a word that refers back stands behind the same sentence as before. */
static inline void tcase_check_summary(struct tcase *c)
{
    static const char *const refers[] = {"This ", "That ", "These ", "Those ", "It ",   "They ",
                                         "Such ", "There ", "Also ", "Then ",  "Both ", "Its "};
    struct ranges all = {0}, left = {0};
    struct change cut;
    size_t k = 0, last = SIZE_MAX;

    if (!summary_cut(c->t, &cut))
        return;
    split_sentences(&c->a, cut.from, &all);
    split_sentences(&c->a, cut.to, &left);
    assert_true(left.list.n && left.list.n < all.list.n && all.list.n > 2);
    assert_true(tcase_same(cut.from, all.list.at[0], cut.to, left.list.at[0]));
    for (size_t i = 0; i < left.list.n; i++) {
        while (k < all.list.n && !tcase_same(cut.from, all.list.at[k], cut.to, left.list.at[i]))
            k++;
        assert_true(k < all.list.n);
        for (size_t w = 0; w < sizeof refers / sizeof *refers; w++)
            if (!strncmp(cut.to + left.list.at[i].start, refers[w], strlen(refers[w])))
                assert_int_equal(k, last + 1);
        last = k++;
    }
}

static inline void tcase_check(struct tcase *c)
{
    const struct profile *p = tailor_result(c->t);

    tcase_check_summary(c);
    tcase_check_node(c, p->root);
    tcase_check_frozen(c);
    tcase_check_entries(c, p, "work");
    tcase_check_entries(c, p, "education");
}

#endif
