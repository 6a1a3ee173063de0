/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include "base/str.h"

#include <stdio.h>
#include <string.h>

enum { DIAG_LIMIT = 200 };

static const char *keep(struct diags *d, const char *s)
{
    return s ? arena_strdup(d->arena, s) : NULL;
}

void diag_add(struct diags *d, enum diag_level level, const char *code, struct diag_at at,
              const char *hint, const char *format, ...)
{
    va_list args;
    char *text;
    int n;

    if (level > d->worst)
        d->worst = level;
    if (d->list.n >= DIAG_LIMIT && level < DIAG_FATAL) {
        d->dropped++;
        return;
    }
    va_start(args, format);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    text = arena_alloc(d->arena, n > 0 ? (size_t)n + 1 : 1);
    va_start(args, format);
    if (n > 0)
        vsnprintf(text, (size_t)n + 1, format, args);
    va_end(args);
    struct diag diag = {.level = level,
                        .code = code,
                        .source = keep(d, at.source),
                        .line = at.line,
                        .col = at.col,
                        .pointer = keep(d, at.pointer),
                        .text = text,
                        .hint = keep(d, hint)};

    vec_push(d->arena, &d->list, diag);
}

static int compare(const struct diag *a, const struct diag *b)
{
    if (!a->line != !b->line)
        return a->line ? -1 : 1;
    if (!a->line)
        return 0;
    int by_source = strcmp(a->source ? a->source : "", b->source ? b->source : "");

    if (by_source)
        return by_source;
    return a->line != b->line ? a->line - b->line : a->col - b->col;
}

/* Insertion sort: stable, and the list is short (at most 200). */
void diags_sort(struct diags *d)
{
    for (size_t i = 1; i < d->list.n; i++) {
        struct diag x = d->list.at[i];
        size_t j = i;

        for (; j && compare(&d->list.at[j - 1], &x) > 0; j--)
            d->list.at[j] = d->list.at[j - 1];
        d->list.at[j] = x;
    }
}

size_t diags_count(const struct diags *d, enum diag_level at_least)
{
    size_t n = 0;

    for (size_t i = 0; i < d->list.n; i++)
        n += d->list.at[i].level >= at_least;
    return n;
}

const char *diag_level_name(enum diag_level level)
{
    static const char *const names[] = {"note", "warning", "error", "fatal"};

    return names[level];
}

void text_position(const char *text, size_t n, size_t offset, int *line, int *col)
{
    *line = 1;
    *col = 1;
    for (size_t i = 0; i < offset && i < n; i++) {
        if (text[i] == '\n') {
            ++*line;
            *col = 1;
        } else if (((unsigned char)text[i] & 0xC0) != 0x80) {
            ++*col;
        }
    }
}

const char *nearest_name(const char *word, const char *const *names, size_t n)
{
    const char *best = NULL;
    size_t limit = strlen(word) / 3 + 1;

    for (size_t i = 0; i < n; i++) {
        size_t distance = str_distance(word, names[i]);

        if (distance <= limit && (!best || distance < limit)) {
            best = names[i];
            limit = distance;
        }
    }
    return best;
}
