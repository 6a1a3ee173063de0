/* Total-fit breaking: D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software:
 * Practice and Experience 11 (1981), 1119-1184. Every line's demerits are integers, and the sum
 * over the paragraph is the least there is.
 *
 * What one line costs is in fit.c. Here is the search: active nodes, of which those that can no
 * longer begin a line, and those that are beaten whatever follows, are dropped.
 * SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include <stdlib.h>

static const int64_t DEMERITS_MAX = INT64_MAX / 4;

struct node { /* best way to end a line at a break point, for one class, ladder and line number */
    int64_t demerits;
    size_t at;
    uint32_t previous; /* index of a node; 0 is the start */
    int line, class, ladder;
};

typedef VEC(struct node) node_vec;

struct search {
    const struct breaker *b;
    enum breaker_pass pass;
    struct arena scratch;
    node_vec nodes;      /* all that were ever active */
    node_vec candidates; /* for the break point at hand */
    VEC(uint32_t) active; /* indices of nodes, by break point */
};

static int64_t add(int64_t a, int64_t b)
{
    return a > DEMERITS_MAX - b ? DEMERITS_MAX : a + b;
}

/* The candidate that competes with one of this class, ladder and line; a new one if there is none.
 * Line numbers matter only where another number of lines than the best is wanted. */
static struct node *rival(struct search *s, const struct node *n)
{
    for (size_t i = 0; i < s->candidates.n; i++) {
        struct node *c = &s->candidates.at[i];

        if (c->class == n->class && c->ladder == n->ladder &&
            (c->line == n->line || !s->b->looseness))
            return c;
    }
    vec_push(&s->scratch, &s->candidates, *n);
    return NULL;
}

/* Ties go to the later start, then to the tighter class. */
static void consider(struct search *s, uint32_t index, size_t j, const struct line_fit *fit)
{
    const struct breaker *b = s->b;
    const struct node *from = &s->nodes.at[index];
    struct node n = {.at = j, .previous = index, .line = from->line + 1, .class = fit->class};

    n.ladder = b->at[j].hyphenated ? from->ladder + 1 : 0;
    n.demerits = add(from->demerits, fit->demerits);
    if (breaker_classes_clash(b, from->at, from->class, fit->class))
        n.demerits = add(n.demerits, CLASS_DEMERITS);
    if (n.ladder > LADDER_MAX) {
        if (s->pass != PASS_LAST)
            return;
        n.ladder = LADDER_MAX;
        n.demerits = add(n.demerits, LADDER_DEMERITS);
    }
    struct node *old = rival(s, &n);

    if (old && (n.demerits < old->demerits ||
                (n.demerits == old->demerits && from->at > s->nodes.at[old->previous].at)))
        *old = n;
}

/* What follows can make up for no more than a clash of classes (TeX: The Program, 836). */
static bool beaten(const struct search *s, const struct node *n)
{
    for (size_t i = 0; i < s->candidates.n; i++) {
        const struct node *c = &s->candidates.at[i];

        if (c != n && c->ladder <= n->ladder && add(c->demerits, CLASS_DEMERITS) < n->demerits &&
            (c->line == n->line || !s->b->looseness))
            return true;
    }
    return false;
}

static void activate(struct search *s)
{
    for (int class = 0; class < CLASSES; class++)
        for (size_t i = 0; i < s->candidates.n; i++)
            if (s->candidates.at[i].class == class && !beaten(s, &s->candidates.at[i])) {
                vec_push(&s->scratch, &s->active, (uint32_t)s->nodes.n);
                vec_push(&s->scratch, &s->nodes, s->candidates.at[i]);
            }
}

/* Lines from all active nodes to break point j. */
static void relax(struct search *s, size_t j)
{
    const struct breaker *b = s->b;
    struct line_fit fit = {0};
    size_t kept = 0, i = SIZE_MAX;
    bool fits = false, reaches = false;

    s->candidates.n = 0;
    for (size_t k = 0; k < s->active.n; k++) {
        uint32_t index = s->active.at[k];

        if (s->nodes.at[index].at != i) { /* several nodes, one line */
            i = s->nodes.at[index].at;
            fits = breaker_line_fit(b, s->pass, i, j, &fit);
            reaches = !b->at[j].forced && (fits || i + 1 >= j || breaker_reaches(b, i, j));
        }
        if (fits)
            consider(s, index, j, &fit);
        if (reaches)
            s->active.at[kept++] = index;
    }
    s->active.n = kept;
    activate(s);
}

/* Of the ways to end the paragraph the best; with looseness, first the one whose number of lines is
 * nearest to what is wanted (TeX: The Program, 873-875). */
static const struct node *best_end(const struct search *s, bool *loose)
{
    const struct node *best = NULL;

    for (size_t k = 0; k < s->active.n; k++) {
        const struct node *n = &s->nodes.at[s->active.at[k]];

        if (!best || n->demerits < best->demerits)
            best = n;
    }
    if (!best || !s->b->looseness)
        return best;
    int wanted = best->line + s->b->looseness;

    for (size_t k = 0; k < s->active.n; k++) {
        const struct node *n = &s->nodes.at[s->active.at[k]];
        int off = abs(n->line - wanted), best_off = abs(best->line - wanted);

        if (off < best_off || (off == best_off && n->demerits < best->demerits))
            best = n;
    }
    *loose = best->line == wanted;
    return best;
}

/* *loose says whether the number of lines is the one that looseness asks for. */
static size_t run_pass(const struct breaker *b, enum breaker_pass pass, size_t *chosen, bool *loose)
{
    struct search s = {.b = b, .pass = pass};
    size_t n = 0;

    vec_push(&s.scratch, &s.nodes, ((struct node){.class = DECENT}));
    vec_push(&s.scratch, &s.active, 0);
    for (size_t j = 1; j < b->n && s.active.n; j++)
        if (pass != PASS_PLAIN || !b->at[j].hyphenated)
            relax(&s, j);
    const struct node *end = best_end(&s, loose);

    if (end && end->at == b->n - 1) {
        n = (size_t)end->line;
        for (size_t k = n; k-- > 0; end = &s.nodes.at[end->previous])
            chosen[k] = end->at;
    }
    arena_free(&s.scratch);
    return n;
}

/* As in TeX, looseness may take a further pass where one cannot give it. */
size_t breaker_run(const struct breaker *b, size_t *chosen)
{
    enum breaker_pass first = PASS_LAST, usable = PASS_LAST;
    size_t n = 0;
    bool loose = true;

    if (b->justify)
        first = b->hyphen_penalty ? PASS_LIMITED : PASS_PLAIN;
    for (int pass = first; pass <= PASS_LAST; pass++) {
        n = run_pass(b, (enum breaker_pass)pass, chosen, &loose);
        if (n && loose)
            return n;
        if (n && (enum breaker_pass)pass < usable)
            usable = (enum breaker_pass)pass;
    }
    return usable == PASS_LAST ? n : run_pass(b, usable, chosen, &loose);
}
