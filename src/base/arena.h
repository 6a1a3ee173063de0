/* Arena: all memory of one document, freed at once.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_BASE_ARENA_H
#define NEXTCV_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

/* Zero-initialise (`struct arena a = {0};`) and end with arena_free().
 * Not for sharing between threads; one arena a document. */
struct arena {
    struct arena_block *head;
    struct arena_block *spare; /* kept by arena_reset() for the next document */
    size_t used;               /* bytes handed out since the start */
};

/* Zeroed memory of `size` bytes, aligned to 16; lives until arena_free() or arena_reset(). Never
 * NULL: readers bound their input first, and a machine without that little memory is told so by
 * abort(). */
void *arena_alloc(struct arena *a, size_t size);
/* Array of `count` elements of `size` bytes; the product is checked for overflow. */
void *arena_array(struct arena *a, size_t count, size_t size);
/* Growth for VEC below, from `used` bytes, all of `old`, to `size`: in place where `old` was handed out
 * last, else a copy. What is new is zeroed. */
void *arena_grow(struct arena *a, void *old, size_t used, size_t size);
/* NUL-terminated copies. */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
void arena_free(struct arena *a);
/* As arena_free(), but keeps up to 4 MiB for the next document, so that a process that makes many
 * does not ask the system for the same memory again and again. End with arena_free(). */
void arena_reset(struct arena *a);

#define arena_new(a, type) ((type *)arena_alloc((a), sizeof(type)))

/* Growing array in an arena: `VEC(struct token) v = {0}; vec_push(a, &v, t);` then v.at[0..v.n). */
#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *at;                                                                                  \
        size_t n, cap;                                                                             \
    }
#define vec_push(a, v, ...)                                                                        \
    do {                                                                                           \
        if ((v)->n == (v)->cap) {                                                                  \
            (v)->cap = (v)->cap ? (v)->cap * 2 : 8;                                                \
            (v)->at = arena_grow((a), (v)->at, (v)->n * sizeof *(v)->at,                           \
                                 (v)->cap * sizeof *(v)->at);                                      \
        }                                                                                          \
        (v)->at[(v)->n++] = (__VA_ARGS__);                                                         \
    } while (0)

#endif
