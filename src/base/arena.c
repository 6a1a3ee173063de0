/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024, ALIGNMENT = 16, SPARE_MOST = 64 /* blocks */ };

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    _Alignas(ALIGNMENT) unsigned char data[];
};

static struct arena_block *block_new(struct arena *a, size_t size)
{
    struct arena_block *b = a->spare;

    if (b && size == BLOCK_SIZE) {
        a->spare = b->next;
    } else {
        b = malloc(sizeof *b + size);
        if (!b)
            abort();
    }
    b->next = NULL;
    b->used = 0;
    b->size = size;
    return b;
}

static size_t aligned(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

void *arena_alloc(struct arena *a, size_t size)
{
    if (size > SIZE_MAX / 2)
        abort();
    size = aligned(size);
    if (!a->head || a->head->size - a->head->used < size) {
        struct arena_block *b = block_new(a, size > BLOCK_SIZE / 4 ? size : BLOCK_SIZE);

        /* A large object gets a block of its own, behind the one that still has room. */
        if (size > BLOCK_SIZE / 4 && a->head) {
            b->next = a->head->next;
            a->head->next = b;
            b->used = size;
            a->used += size;
            return memset(b->data, 0, size);
        }
        b->next = a->head;
        a->head = b;
    }
    void *p = a->head->data + a->head->used;

    a->head->used += size;
    a->used += size;
    return memset(p, 0, size);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        abort();
    return arena_alloc(a, count * size);
}

void *arena_grow(struct arena *a, void *old, size_t used, size_t size)
{
    struct arena_block *b = a->head;
    size_t taken = aligned(used);

    /* What was handed out last grows where it is. */
    if (used && (unsigned char *)old + taken == b->data + b->used && size <= SIZE_MAX / 2 &&
        aligned(size) - taken <= b->size - b->used) {
        memset(b->data + b->used, 0, aligned(size) - taken);
        b->used += aligned(size) - taken;
        a->used += aligned(size) - taken;
        return old;
    }
    void *p = arena_alloc(a, size);

    if (used)
        memcpy(p, old, used);
    return p;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
    char *p = arena_alloc(a, n + 1);

    if (n)
        memcpy(p, s, n);
    return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
    return arena_strndup(a, s, strlen(s));
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    char *p = arena_alloc(a, n > 0 ? (size_t)n + 1 : 1);

    if (n > 0)
        vsnprintf(p, (size_t)n + 1, format, again);
    va_end(again);
    va_end(args);
    return p;
}

static void free_blocks(struct arena_block *b)
{
    while (b) {
        struct arena_block *next = b->next;

        free(b);
        b = next;
    }
}

void arena_free(struct arena *a)
{
    free_blocks(a->head);
    free_blocks(a->spare);
    *a = (struct arena){0};
}

void arena_reset(struct arena *a)
{
    struct arena_block *keep = NULL;
    size_t kept = 0;

    for (struct arena_block *b = a->head, *next; b; b = next) {
        next = b->next;
        if (b->size != BLOCK_SIZE || kept == SPARE_MOST) {
            free(b);
            continue;
        }
        b->next = keep;
        keep = b;
        kept++;
    }
    free_blocks(a->spare);
    *a = (struct arena){.spare = keep};
}
