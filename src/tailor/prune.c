/* What is left out even where there is room. Only with a posting that the profile answers.
 * SPDX-License-Identifier: MIT */
#include "tailor/bullet.h"

#include <stdlib.h>
#include <string.h>

enum {
    WEAK_IMPACT = 200,     /* below, a bullet without a number says little */
    JOB_KEEPS = 2,         /* bullets that a job keeps at least */
    SAME = 70,             /* per cent of shared stems from which two bullets say the same */
    SAME_WORDS = 4,        /* shorter ones are too short to tell */
    MAX_COMPARED = 400,    /* bullets compared pair by pair */
    SKILLS_GROUP = 8,      /* keywords kept in one group of skills */
    SKILLS_TOTAL = 30
};

static void drop_passage(struct tailor *t, struct passage *p, const char *reason)
{
    p->gone = reason;
    drop_node(t, p->node, reason, p->value);
}

static bool answers(const struct passage *p)
{
    for (size_t j = 0; j < p->nevidence; j++)
        if (p->evidence[j].grade >= GRADE_COVERED)
            return true;
    return false;
}

/* Nobody asked for it, it has no number, and it opens weakly or says nothing of an effect. Where the
 * opener is no verb we know, as in any language but English, nothing can be said of the effect. */
static bool is_weak(const struct tailor *t, const struct passage *p)
{
    if (!is_highlight(p) || p->gone || answers(p) || (p->impact.flags & IMPACT_NUMBER) ||
        is_pinned(t, p->node))
        return false;
    return (p->impact.flags & IMPACT_WEAK) ||
           (p->impact.score < WEAK_IMPACT && p->impact.ownership >= 0);
}

static struct passage *weakest(struct tailor *t, const struct entry *e, size_t *highlights)
{
    struct passage *worst = NULL;

    *highlights = 0;
    for (size_t i = e->first; i < e->first + e->n; i++) {
        struct passage *p = &t->passages.at[i];

        *highlights += is_highlight(p) && !p->gone;
        if (is_weak(t, p) && (!worst || p->value < worst->value ||
                              (p->value == worst->value &&
                               strcmp(p->node->text, worst->node->text) > 0)))
            worst = p;
    }
    return worst;
}

/* The floor is absolute, not a quantile: tailoring what was tailored must not drop more. */
void prune_weak(struct tailor *t)
{
    for (size_t i = 0; t->decisive && i < t->entries.n; i++) {
        struct passage *p;
        size_t highlights;

        while ((p = weakest(t, &t->entries.at[i], &highlights)) && highlights > JOB_KEEPS)
            drop_passage(t, p, "weak and not asked for");
    }
}

/* A bullet as the set of its stems and figures, which is made only where the figures leave it open whether
 * another says the same. */
struct fingerprint {
    struct passage *passage;
    uint64_t figures; /* a bit for each, by its hash */
    const char **words;
    size_t n;
};

static bool has_digit(const char *s)
{
    return strpbrk(s, "0123456789") != NULL;
}

static int by_word(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static const char *token_text(struct tailor *t, const struct passage *p, size_t i)
{
    const struct token *k = &p->tokens.list.at[i];

    return arena_strndup(t->arena, p->text + k->start, k->end - k->start);
}

static struct fingerprint fingerprint(struct tailor *t, struct passage *p)
{
    struct fingerprint f = {.passage = p};

    for (size_t i = 0; i < p->tokens.list.n; i++) {
        const char *figure = p->bullet->low[i];
        uint32_t hash = 0;

        if (has_digit(figure) && p->tokens.list.at[i].kind == TOKEN_NUMBER)
            figure = token_text(t, p, i);
        else if (has_digit(figure)) /* "p99": a figure that has a stem */
            figure = lexicon_stem(t->arena, str_of(figure));
        if (!has_digit(figure))
            continue;
        for (const char *c = figure; *c; c++)
            hash = hash * 31 + (unsigned char)*c;
        f.figures |= (uint64_t)1 << hash % 64;
    }
    return f;
}

static void take_words(struct tailor *t, struct fingerprint *f)
{
    const struct passage *p = f->passage;
    const char *const *stems = passage_stems(t, f->passage);
    size_t n = 0;

    if (f->words)
        return;
    f->words = arena_array(t->arena, p->tokens.list.n + 1, sizeof *f->words);
    for (size_t i = 0; i < p->tokens.list.n; i++) {
        if (p->tokens.list.at[i].kind == TOKEN_NUMBER)
            f->words[f->n++] = token_text(t, p, i);
        else if (*stems[i])
            f->words[f->n++] = stems[i];
    }
    if (f->n)
        qsort(f->words, f->n, sizeof *f->words, by_word);
    for (size_t i = 0; i < f->n; i++)
        if (!i || strcmp(f->words[i], f->words[n - 1]))
            f->words[n++] = f->words[i];
    f->n = n;
}

/* Jaccard's index of two sorted sets reaches SAME, and all figures are shared: the same sentence with
 * another figure is another fact. */
static bool same(struct tailor *t, struct fingerprint *a, struct fingerprint *b)
{
    size_t i = 0, j = 0, shared = 0;

    if (a->figures != b->figures)
        return false;
    take_words(t, a);
    take_words(t, b);
    if (a->n < SAME_WORDS || b->n < SAME_WORDS)
        return false;
    while (i < a->n || j < b->n) {
        int order = i == a->n ? 1 : j == b->n ? -1 : strcmp(a->words[i], b->words[j]);
        const char *only = order < 0 ? a->words[i] : order > 0 ? b->words[j] : NULL;

        if (only && has_digit(only))
            return false;
        shared += !order;
        i += order <= 0;
        j += order >= 0;
    }
    return shared * 100 >= SAME * (a->n + b->n - shared);
}

/* No job is left bare for it. */
static bool is_last(const struct passage *p)
{
    return !strcmp(p->section->key, "work") && p->node->parent->count < 2;
}

/* Joins two bullets, with those that either is joined to already, in one limit. */
static void join(struct tailor *t, struct passage *a, struct passage *b)
{
    int keep = a->limit >= 0 ? a->limit : b->limit, gone = b->limit;

    if (keep < 0) {
        vec_push(t->arena, &t->limits, (struct limit){.most = 1});
        keep = (int)t->limits.n - 1;
    }
    for (size_t i = 0; i < t->passages.n && gone >= 0; i++)
        if (t->passages.at[i].limit == gone)
            t->passages.at[i].limit = keep;
    a->limit = b->limit = keep;
}

void find_duplicates(struct tailor *t)
{
    VEC(struct fingerprint) all = {0};

    for (size_t i = 0; t->decisive && i < t->passages.n && all.n < MAX_COMPARED; i++)
        if (is_highlight(&t->passages.at[i]) && !t->passages.at[i].gone &&
            !is_last(&t->passages.at[i]))
            vec_push(t->arena, &all, fingerprint(t, &t->passages.at[i]));
    for (size_t i = 0; i < all.n; i++)
        for (size_t j = i + 1; j < all.n; j++)
            if (same(t, &all.at[i], &all.at[j]))
                join(t, all.at[i].passage, all.at[j].passage);
}

/* ---- skills ------------------------------------------------------------------------------------ */

/* 0 asked for and evidenced, 1 asked for, 2 evidenced, 3 neither. */
static int class_of(const struct tailor *t, const struct passage *p)
{
    bool evidenced = false;
    int weight = keyword_weight(t, p, &evidenced);

    return weight ? !evidenced : evidenced ? 2 : 3;
}

/* Goes through the skills class by class and keeps until a group or the whole is full; what is asked
 * for always stays. */
static void keep_class(struct tailor *t, int class, size_t *kept, size_t *total)
{
    for (size_t i = 0; i < t->entries.n; i++) {
        struct entry *e = &t->entries.at[i];

        if (strcmp(e->section->key, "skills"))
            continue;
        for (size_t k = e->first; k < e->first + e->n; k++) {
            struct passage *p = &t->passages.at[k];
            bool pinned = is_pinned(t, p->node);

            if (strcmp(p->rule->field, "keywords") || p->gone ||
                (pinned ? 0 : class_of(t, p)) != class)
                continue;
            if (class >= 2 && (kept[i] >= SKILLS_GROUP || *total >= SKILLS_TOTAL)) {
                p->gone = class == 2 ? "not asked for" : "not asked for and no bullet shows it";
                continue;
            }
            ++kept[i];
            ++*total;
        }
    }
}

/* Takes out the keywords marked, and with its last keyword the whole row. */
static void drop_keywords(struct tailor *t, struct entry *e)
{
    struct node *list = node_get(e->node, "keywords");
    const char *reason = NULL;

    for (size_t i = e->first; i < e->first + e->n; i++) {
        struct passage *p = &t->passages.at[i];

        if (!p->gone || p->node->parent != list)
            continue;
        reason = p->gone;
        drop_node(t, p->node, p->gone, 0);
    }
    if (!reason || list->first)
        return;
    drop_node(t, e->node, reason, 0);
    e->gone = true;
    for (size_t i = e->first; i < e->first + e->n; i++)
        t->passages.at[i].gone = reason;
}

void prune_skills(struct tailor *t)
{
    size_t *kept = arena_array(t->arena, t->entries.n + 1, sizeof *kept), total = 0;

    if (!t->decisive)
        return;
    for (int class = 0; class < 4; class++)
        keep_class(t, class, kept, &total);
    for (size_t i = 0; i < t->entries.n; i++)
        if (!strcmp(t->entries.at[i].section->key, "skills"))
            drop_keywords(t, &t->entries.at[i]);
}
