/* Faces from outside the catalogue: asked for only where no linked-in face has a character, or where
 * a layout names a family or file that is not linked in. SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include <string.h>

enum { RANKS_MAX = 8, MEMO_CHARS = 4 };

/* What was asked for, and the answer. */
struct found_memo {
    uint32_t c[MEMO_CHARS]; /* the cluster, 0 behind its end */
    const char *lang;
    int weight;
    bool italic, serif;
    const struct face *face; /* NULL: nobody has it */
};

void type_set_finder(struct type *t, const struct font_finder *finder)
{
    t->finder = *finder;
}

size_t type_finder_count(const struct type *t)
{
    return t->finder_count;
}

/* The face of a font that was found, opened only once. */
static struct face *face_of(struct type *t, const struct font_file *file)
{
    for (size_t i = 0; i < t->found.n; i++) {
        const struct font_file *known = t->found.at[i]->file;

        if (known->bytes == file->bytes && known->index == file->index &&
            known->instance == file->instance)
            return t->found.at[i];
    }
    struct face *f = arena_new(t->arena, struct face);
    struct font_file *kept = arena_new(t->arena, struct font_file);

    *kept = *file;
    kept->family = arena_strdup(t->arena, file->family);
    kept->path = arena_strdup(t->arena, file->path);
    kept->role = kept->role ? arena_strdup(t->arena, kept->role) : "";
    f->file = kept;
    f->is_found = true;
    vec_push(t->arena, &t->found, f);
    return f;
}

/* The best font that can be used and, for a cluster, has all of it. */
static const struct face *ask(struct type *t, const struct font_request *request)
{
    struct font_file file;

    if (!t->finder.find)
        return NULL;
    t->finder_count++;
    for (int rank = 0; rank < RANKS_MAX; rank++) {
        file = (struct font_file){0};
        if (!t->finder.find(t->finder.context, request, rank, &file))
            return NULL;
        struct face *f = face_of(t, &file);
        bool usable = face_open(t, f);

        for (size_t i = 0; usable && i < request->n; i++)
            usable = face_has(f, request->chars[i]);
        if (usable)
            return f;
    }
    return NULL;
}

static size_t hash_of(const struct found_memo *m)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a */

    for (size_t i = 0; i < MEMO_CHARS; i++)
        h = (h ^ m->c[i]) * 1099511628211u;
    h = (h ^ (unsigned)m->weight) * 1099511628211u;
    return (size_t)(h ^ h >> 29);
}

static bool same_question(const struct found_memo *a, const struct found_memo *b)
{
    return memcmp(a->c, b->c, sizeof a->c) == 0 && a->weight == b->weight &&
           a->italic == b->italic && a->serif == b->serif && strcmp(a->lang, b->lang) == 0;
}

/* The slot of a question in the table: its own, or the free one where it belongs. */
static struct found_memo *slot_of(struct found_memo *table, size_t size, const struct found_memo *m)
{
    size_t at = hash_of(m) & (size - 1);

    while (table[at].lang && !same_question(&table[at], m))
        at = (at + 1) & (size - 1);
    return &table[at];
}

static void grow(struct type *t)
{
    size_t size = t->memo_size ? 2 * t->memo_size : 256;
    struct found_memo *table = arena_array(t->arena, size, sizeof *table);

    for (size_t i = 0; i < t->memo_size; i++)
        if (t->memo[i].lang)
            *slot_of(table, size, &t->memo[i]) = t->memo[i];
    t->memo = table;
    t->memo_size = size;
}

const struct face *found_face(struct type *t, const struct face *primary, const char *lang,
                              const uint32_t *c, size_t n)
{
    struct found_memo m = {.lang = lang ? lang : "",
                           .weight = primary->file->weight,
                           .italic = primary->file->italic,
                           .serif = face_is_serif(primary)};
    struct font_request request = {.chars = c,
                                   .n = n,
                                   .weight = m.weight,
                                   .italic = m.italic,
                                   .serif = m.serif,
                                   .lang = m.lang,
                                   .preferred = script_family(c[0], m.lang, m.serif)};

    if (!t->finder.find || !n)
        return NULL;
    if (n > MEMO_CHARS)
        return ask(t, &request);
    memcpy(m.c, c, n * sizeof *c);
    if (t->memo_n * 2 >= t->memo_size)
        grow(t);
    struct found_memo *slot = slot_of(t->memo, t->memo_size, &m);

    if (!slot->lang) {
        m.lang = arena_strdup(t->arena, m.lang);
        m.face = ask(t, &request);
        *slot = m;
        t->memo_n++;
    }
    return slot->face;
}

const struct face *found_family(struct type *t, const char *family, int weight, bool italic)
{
    struct font_request request = {.family = family, .weight = weight, .italic = italic};

    return ask(t, &request);
}
