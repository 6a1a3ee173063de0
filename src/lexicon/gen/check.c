/* Names to ids; unknown names and cycles are errors. SPDX-License-Identifier: MIT */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

struct by_name {
    const char *name;
    int row;
};

static int compare_names(const void *a, const void *b)
{
    const struct by_name *x = a, *y = b;
    int order = strcmp(x->name, y->name);

    return order ? order : (x->row > y->row) - (x->row < y->row);
}

struct index {
    struct by_name *at;
    const char **names;
    size_t n;
};

static struct index index_rows(struct gen *g)
{
    struct index index = {arena_array(g->arena, g->rows.n + 1, sizeof *index.at),
                          arena_array(g->arena, g->rows.n + 1, sizeof *index.names), 0};

    for (size_t i = 0; i < g->rows.n; i++)
        if (g->rows.at[i].id != NO_ROW)
            index.at[index.n++] = (struct by_name){g->rows.at[i].name, (int)i};
    qsort(index.at, index.n, sizeof *index.at, compare_names);
    for (size_t i = 0; i < index.n; i++)
        index.names[i] = index.at[i].name;
    return index;
}

static int find_row(const struct index *index, const char *name)
{
    size_t lo = 0, hi = index->n;

    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        int order = strcmp(index->at[mid].name, name);

        if (order == 0)
            return index->at[mid].row;
        if (order < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return NO_ROW;
}

/* Depth-first from each row; `state` is 1 while a row is on the path. */
static bool on_cycle(struct gen *g, size_t row, unsigned char *state)
{
    if (state[row])
        return state[row] == 1;
    state[row] = 1;
    for (size_t i = 0; i < g->rows.at[row].parent_ids.n; i++)
        if (on_cycle(g, (size_t)g->rows.at[row].parent_ids.at[i], state))
            return true;
    state[row] = 2;
    return false;
}

static int resolve(struct gen *g, const struct index *index, const struct gen_row *row,
                   const char *what, const char *name)
{
    int found = find_row(index, name);

    if (found == NO_ROW) {
        const char *near = nearest_name(name, index->names, index->n);

        gen_error(g, row,
                  near ? arena_printf(g->arena, "did you mean '%s'?", near)
                       : "give it a row of its own",
                  "%s '%s' of '%s' is no concept", what, name, row->name);
    } else if (strcmp(name, row->name) == 0) {
        gen_error(g, row, NULL, "'%s' is its own %s", name, what);
        return NO_ROW;
    }
    return found;
}

static void resolve_levels(struct gen *g, const struct index *index)
{
    for (size_t i = 0; i < g->levels.n; i++)
        for (size_t k = 0; k < g->levels.at[i].names.list.n; k++) {
            int found = resolve(g, index, &g->levels.at[i].row, "concept",
                                g->levels.at[i].names.list.at[k]);

            if (found != NO_ROW)
                g->rows.at[found].specificity = g->levels.at[i].value;
        }
}

void gen_resolve(struct gen *g)
{
    struct index index = index_rows(g);
    unsigned char *state = arena_alloc(g->arena, g->rows.n + 1);

    for (size_t i = 0; i < g->rows.n; i++) {
        struct gen_row *row = &g->rows.at[i];

        for (size_t k = 0; k < row->parents.list.n; k++) {
            int found = resolve(g, &index, row, "parent", row->parents.list.at[k]);

            if (found != NO_ROW)
                vec_push(g->arena, &row->parent_ids, found);
        }
        for (size_t k = 0; k < row->implies.list.n; k++) {
            int found = resolve(g, &index, row, "implied concept", row->implies.list.at[k]);

            if (found != NO_ROW)
                vec_push(g->arena, &row->implied_ids, found);
        }
    }
    resolve_levels(g, &index);
    for (size_t i = 0; i < g->rows.n; i++)
        if (!state[i] && on_cycle(g, i, state)) {
            gen_error(g, &g->rows.at[i], NULL, "the parents of '%s' run in a circle",
                      g->rows.at[i].name);
            return;
        }
    if (g->concepts >= CONCEPT_NONE)
        gen_error(g, &g->rows.at[0], NULL, "more than %d concepts", CONCEPT_NONE - 1);
}
