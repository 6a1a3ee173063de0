/* Diagnostics are data: stages add them, the command line prints them, tests compare them.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_BASE_DIAG_H
#define NEXTCV_BASE_DIAG_H

#include "base/arena.h"

#include <stddef.h>

enum diag_level {
    DIAG_NOTE,    /* understood, and how */
    DIAG_WARNING, /* something was left out, or looks wrong on the page */
    DIAG_ERROR,   /* the input is wrong: exit status 2 */
    DIAG_FATAL    /* the machine failed us: exit status 3 */
};

struct diag {
    enum diag_level level;
    const char *code;    /* "room-what", kebab case, a literal: "profile-date", "layout-element" */
    const char *source;  /* file name as the user gave it, or NULL */
    int line, col;       /* from 1, col in characters; 0 = unknown */
    const char *pointer; /* JSON Pointer (RFC 6901) into the user's profile, or NULL */
    const char *text;    /* no capital, no full stop, subject in single quotes */
    const char *hint;    /* what to do next, or NULL */
};

/* Zero-initialise and give it the arena that keeps the texts. After `limit` (200) diagnostics of
 * one source, further ones are counted in `dropped` only; the worst level is always kept. */
struct diags {
    struct arena *arena;
    VEC(struct diag) list;
    enum diag_level worst;
    size_t dropped;
};

/* Where a diagnostic belongs; copied, so a compound literal will do:
 * diag_add(d, DIAG_WARNING, "profile-date", (struct diag_at){.source = f, .line = 3}, hint, ...) */
struct diag_at {
    const char *source;
    int line, col;
    const char *pointer;
};

/* Adds a diagnostic; text from the format; `hint` is a literal, an arena string or NULL.
 * Strings in `at` are copied into the arena. */
void diag_add(struct diags *d, enum diag_level level, const char *code, struct diag_at at,
              const char *hint, const char *format, ...) __attribute__((format(printf, 6, 7)));
/* Stable sort by source, then line, then col; those without a line keep their order at the end. */
void diags_sort(struct diags *d);
size_t diags_count(const struct diags *d, enum diag_level at_least);
const char *diag_level_name(enum diag_level level);
/* Line and column (from 1, columns in characters) of byte `offset` in text. */
void text_position(const char *text, size_t n, size_t offset, int *line, int *col);
/* The nearest of `names` (n of them) to `word` within a third of its length, or NULL. */
const char *nearest_name(const char *word, const char *const *names, size_t n);

#endif
