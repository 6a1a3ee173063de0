/* Patterns -> trie -> minimal acyclic automaton -> bytes (type/hyphen_table.h).
 * SPDX-License-Identifier: MIT */
#include "hyphen_gen.h"

#include "type/hyphen_table.h"

#include <stdlib.h>
#include <string.h>

enum { NONE = -1, PLACED = -2 };

struct node {
    int child, sibling; /* siblings by ascending label */
    uint8_t label;
    int output; /* or NONE */
    int same;   /* the node that stands for all equal ones */
    int next;   /* child that follows in the bytes, or NONE */
    int64_t at, fresh; /* offset in the bytes of the last run, or NONE; in this one's */
    int64_t from;      /* offset of the bytes that say where it is, in its parent */
    unsigned parents, weight; /* weight: nodes of the subtree */
    unsigned width; /* of those bytes; never shrinks */
};

struct output {
    uint8_t bytes[2 * PATTERN_MAX];
    size_t n;
    size_t uses;
    unsigned number;
};

struct packer {
    struct arena *arena;
    VEC(struct node) nodes;
    VEC(struct output) outputs;
    int *buckets;
    size_t nbuckets;
    bool grown;
    struct packed *out;
};

/* ---- trie ---- */

static int add_node(struct packer *p, uint8_t label)
{
    vec_push(p->arena, &p->nodes,
             (struct node){.child = NONE, .sibling = NONE, .label = label, .output = NONE, .same = NONE,
                           .next = NONE, .at = NONE, .width = 1});
    return (int)p->nodes.n - 1;
}

static int child(struct packer *p, int parent, uint8_t label)
{
    int before = NONE, at = p->nodes.at[parent].child;

    while (at != NONE && p->nodes.at[at].label < label) {
        before = at;
        at = p->nodes.at[at].sibling;
    }
    if (at != NONE && p->nodes.at[at].label == label)
        return at;
    int fresh = add_node(p, label);

    p->nodes.at[fresh].sibling = at;
    if (before == NONE)
        p->nodes.at[parent].child = fresh;
    else
        p->nodes.at[before].sibling = fresh;
    return fresh;
}

/* Gaps and digits from the pattern's end to its start. */
static struct output encode(const struct pattern *pattern)
{
    struct output o = {.n = 0};
    size_t last = pattern->n;

    for (size_t i = pattern->n + 1; i-- > 0;) {
        if (!pattern->digits[i])
            continue;
        for (; last - i > 15; last -= 15)
            o.bytes[o.n++] = 0xF0;
        o.bytes[o.n++] = (uint8_t)((last - i) << 4 | pattern->digits[i]);
        last = i;
    }
    o.bytes[o.n++] = 0;
    return o;
}

static int intern(struct packer *p, struct output o)
{
    for (size_t i = 0; i < p->outputs.n; i++)
        if (p->outputs.at[i].n == o.n && memcmp(p->outputs.at[i].bytes, o.bytes, o.n) == 0)
            return (int)i;
    vec_push(p->arena, &p->outputs, o);
    return (int)p->outputs.n - 1;
}

static void add(struct packer *p, const struct pattern *pattern)
{
    struct output o = encode(pattern);
    int at = 0;

    for (size_t i = 0; i < pattern->n; i++)
        at = child(p, at, pattern->labels[i]);
    p->nodes.at[at].output = o.n > 1 ? intern(p, o) : NONE; /* the last of equal patterns counts */
}

/* ---- equal parts ---- */

static bool equal(const struct packer *p, const struct node *a, const struct node *b)
{
    int x = a->child, y = b->child;

    if (a->output != b->output)
        return false;
    for (; x != NONE && y != NONE; x = p->nodes.at[x].sibling, y = p->nodes.at[y].sibling)
        if (p->nodes.at[x].label != p->nodes.at[y].label ||
            p->nodes.at[x].same != p->nodes.at[y].same)
            return false;
    return x == y;
}

static size_t hash(const struct packer *p, const struct node *n)
{
    uint64_t h = 14695981039346656037u ^ (uint64_t)n->output;

    for (int c = n->child; c != NONE; c = p->nodes.at[c].sibling)
        h = (h ^ (uint64_t)p->nodes.at[c].same << 8 ^ p->nodes.at[c].label) * 1099511628211u;
    return (size_t)(h >> 20) % p->nbuckets;
}

/* Children have higher numbers than their parents, so from the last node to the first. */
static void minimise(struct packer *p)
{
    p->nbuckets = 2 * p->nodes.n + 1;
    p->buckets = arena_array(p->arena, p->nbuckets, sizeof *p->buckets);
    memset(p->buckets, 0xFF, p->nbuckets * sizeof *p->buckets);
    for (size_t i = p->nodes.n; i-- > 0;) {
        struct node *n = &p->nodes.at[i];

        n->weight = 1;
        for (int c = n->child; c != NONE; c = p->nodes.at[c].sibling)
            n->weight += p->nodes.at[c].weight;
        size_t b = hash(p, n);

        while (p->buckets[b] != NONE && !equal(p, &p->nodes.at[p->buckets[b]], n))
            b = (b + 1) % p->nbuckets;
        if (p->buckets[b] == NONE)
            p->buckets[b] = (int)i;
        n->same = p->buckets[b];
    }
}

/* ---- bytes ---- */

static struct node *target(const struct packer *p, int c)
{
    return &p->nodes.at[p->nodes.at[c].same];
}

static int by_uses(const void *a, const void *b)
{
    const struct output *x = *(const struct output *const *)a;
    const struct output *y = *(const struct output *const *)b;

    if (x->uses != y->uses)
        return x->uses < y->uses ? 1 : -1;
    return (x > y) - (x < y);
}

/* The most used outputs get the short numbers; number 0 is "nothing", for the end of a pattern
 * without digits. */
static void number_outputs(struct packer *p)
{
    const struct output **order = arena_array(p->arena, p->outputs.n + 1, sizeof *order);

    for (size_t i = 0; i < p->nodes.n; i++)
        if (p->nodes.at[i].same == (int)i && p->nodes.at[i].output != NONE)
            p->outputs.at[p->nodes.at[i].output].uses++;
    for (size_t i = 0; i < p->outputs.n; i++)
        order[i] = &p->outputs.at[i];
    qsort(order, p->outputs.n, sizeof *order, by_uses);
    vec_push(p->arena, &p->out->outputs, 0);
    vec_push(p->arena, &p->out->digits, 0);
    for (size_t i = 0; i < p->outputs.n; i++) {
        p->outputs.at[order[i] - p->outputs.at].number = (unsigned)i + 1;
        vec_push(p->arena, &p->out->outputs, (uint16_t)p->out->digits.n);
        for (size_t k = 0; k < order[i]->n; k++)
            vec_push(p->arena, &p->out->digits, order[i]->bytes[k]);
    }
    if (p->outputs.n + 1 > (0xFF - HYPHEN_SHORT + 1) * 256u || p->out->digits.n > 0xFFFF)
        gen_die("too many outputs for", "the table");
}

static unsigned number(const struct packer *p, const struct node *n)
{
    return n->output == NONE ? 0 : p->outputs.at[n->output].number;
}

static void put(struct packer *p, unsigned byte)
{
    vec_push(p->arena, &p->out->trie, (uint8_t)byte);
}

static void put_output(struct packer *p, unsigned n)
{
    if (n >= HYPHEN_SHORT)
        put(p, HYPHEN_SHORT + (n >> 8));
    put(p, n & 0xFF);
}

/* Where child `c` is, as of the run before: in the last run that is where it is. */
static void put_target(struct packer *p, int c)
{
    struct node *arc = &p->nodes.at[c];
    int64_t at = target(p, c)->at, skip = at - arc->from - (int64_t)arc->width;
    unsigned need = at < 0 ? 1
                    : skip >= 0 && skip < 0x80                    ? 1
                    : (skip >= 0 && skip < 0x4000) || at < 0x2000 ? 2
                                                                  : 3;

    arc->from = (int64_t)p->out->trie.n;
    if (need > arc->width) {
        p->grown = true;
        arc->width = need;
    }
    if (arc->width == 1) {
        put(p, (unsigned)skip & 0x7F);
    } else if (arc->width == 2) {
        bool near = skip >= 0 && skip < 0x4000;

        put(p, near ? 0x80 | (unsigned)(skip >> 8) : 0xC0 | (unsigned)(at >> 8 & 0x1F));
        put(p, (unsigned)(near ? skip : at) & 0xFF);
    } else {
        put(p, 0xE0 | (unsigned)(at >> 16 & 0x1F));
        put(p, (unsigned)(at >> 8) & 0xFF);
        put(p, (unsigned)at & 0xFF);
    }
}

static void write_node(struct packer *p, struct node *n)
{
    int last_leaf = NONE;

    n->fresh = (int64_t)p->out->trie.n;
    if (n->output != NONE) {
        put(p, HYPHEN_MATCH);
        put_output(p, number(p, n));
    }
    for (int c = n->child; c != NONE; c = p->nodes.at[c].sibling) {
        struct node *t = target(p, c);

        if (t->child == NONE) {
            last_leaf = c;
        } else if (c != n->next) {
            put(p, (unsigned)p->nodes.at[c].label << 2 | HYPHEN_TARGET);
            put_target(p, c);
        }
    }
    for (int c = n->child; c != NONE; c = p->nodes.at[c].sibling)
        if (target(p, c)->child == NONE) {
            bool last = c == last_leaf && n->next == NONE;

            put(p, (unsigned)p->nodes.at[c].label << 2 | (last ? HYPHEN_LEAF_LAST : HYPHEN_LEAF));
            put_output(p, number(p, target(p, c)));
        }
    if (n->next != NONE)
        put(p, (unsigned)p->nodes.at[n->next].label << 2 | HYPHEN_NEXT);
    else if (last_leaf == NONE)
        put(p, HYPHEN_END);
}

/* Places a node and, one behind the other, those that can follow it; their other children go on the
 * stack. */
struct layout {
    struct node **order;
    size_t n;
    int *stack;
    size_t depth;
};

/* The children that do not follow, the smaller ones on top: they come nearer then. */
static void push_others(struct packer *p, struct layout *l, const struct node *node)
{
    size_t bottom = l->depth;

    for (int c = node->child; c != NONE; c = p->nodes.at[c].sibling) {
        struct node *t = target(p, c);
        size_t i = l->depth;

        if (c == node->next || t->child == NONE || t->at != NONE)
            continue;
        for (; i > bottom && p->nodes.at[l->stack[i - 1]].weight < t->weight; i--)
            l->stack[i] = l->stack[i - 1];
        l->stack[i] = p->nodes.at[c].same;
        l->depth++;
    }
}

static void place(struct packer *p, struct layout *l, int at)
{
    while (at != NONE && p->nodes.at[at].at == NONE) {
        struct node *node = &p->nodes.at[at];

        node->at = PLACED;
        l->order[l->n++] = node;
        at = NONE;
        for (int c = node->child; c != NONE; c = p->nodes.at[c].sibling) {
            struct node *t = target(p, c);

            if (t->child == NONE || t->at != NONE)
                continue;
            if (at == NONE || t->weight < p->nodes.at[at].weight) {
                node->next = c;
                at = p->nodes.at[c].same;
            }
        }
        push_others(p, l, node);
    }
}

static int by_parents(const void *a, const void *b)
{
    const struct node *x = *(struct node *const *)a, *y = *(struct node *const *)b;

    if (x->parents != y->parents)
        return x->parents < y->parents ? 1 : -1;
    return (x > y) - (x < y);
}

/* Decides once which child follows which node, and the order of all: first those with many parents,
 * whose offsets are short then. */
static void arrange(struct packer *p, struct layout *l)
{
    enum { SHARED = 2000 };
    struct node **shared = arena_array(p->arena, p->nodes.n + 1, sizeof *shared);
    size_t n = 0;

    for (size_t i = 1; i < p->nodes.n; i++)
        if (p->nodes.at[i].same == (int)i && p->nodes.at[i].child != NONE)
            shared[n++] = &p->nodes.at[i];
    for (size_t i = 0; i < p->nodes.n; i++)
        for (int c = p->nodes.at[i].child; p->nodes.at[i].same == (int)i && c != NONE;
             c = p->nodes.at[c].sibling)
            target(p, c)->parents++;
    qsort(shared, n, sizeof *shared, by_parents);
    for (size_t i = 0; i < n && i < SHARED && shared[i]->parents > 2; i++)
        place(p, l, (int)(shared[i] - p->nodes.at));
    for (int c = p->nodes.at[0].child; c != NONE; c = p->nodes.at[c].sibling)
        l->stack[l->depth++] = p->nodes.at[c].same;
    while (l->depth)
        place(p, l, l->stack[--l->depth]);
}

void patterns_pack(struct arena *a, const pattern_vec *patterns, struct packed *out)
{
    struct packer p = {.arena = a, .out = out};
    size_t before = 0;

    add_node(&p, 0);
    for (size_t i = 0; i < patterns->n; i++)
        add(&p, &patterns->at[i]);
    minimise(&p);
    number_outputs(&p);
    struct layout l = {.order = arena_array(a, p.nodes.n + 1, sizeof(struct node *)),
                       .stack = arena_array(a, 2 * p.nodes.n + 1, sizeof(int))};

    arrange(&p, &l);
    do { /* twice the same: offsets are those that were written */
        before = out->trie.n;
        out->trie.n = 0;
        p.grown = false;
        for (size_t i = 0; i < l.n; i++)
            write_node(&p, l.order[i]);
        for (size_t i = 0; i < l.n; i++)
            l.order[i]->at = l.order[i]->fresh;
    } while (p.grown || out->trie.n != before);
    if (out->trie.n >= 1 << 21)
        gen_die("too many patterns for", "the table");
    for (size_t i = 0; i < HYPHEN_LABELS; i++)
        out->root[i] = HYPHEN_NO_NODE;
    for (int c = p.nodes.at[0].child; c != NONE; c = p.nodes.at[c].sibling)
        out->root[p.nodes.at[c].label] = (uint32_t)target(&p, c)->at;
}
