/* Generator of the lexicon's tables: what its files share. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LEXICON_GEN_H
#define NEXTCV_LEXICON_GEN_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "lexicon/tables.h"

enum { NO_ROW = -1 };

/* One spelling of a cell, its marks read and taken off. */
struct gen_spelling {
    const char *text;
    enum spelling spelling;
    enum form_mode mode;
    bool open;
    bool rigid;      /* neither plural nor singular is made of it */
    size_t offset; /* in the pool of texts, once they are written */
};

struct gen_names {
    VEC(const char *) list;
};

struct gen_row {
    const char *file;
    int line;
    const char *name, *kind, *family; /* kind "blocker" names no concept */
    VEC(struct gen_spelling) spellings; /* the name first */
    struct gen_names parents, implies, context;
    VEC(int) parent_ids;
    VEC(int) implied_ids;
    int id; /* concept_id, NO_ROW for a blocker */
    int specificity; /* 1/1000; 0 = by rule */
};

/* A row of `@kind specificity`: a value and the concepts that have it. */
struct gen_level {
    struct gen_row row; /* for messages */
    int value;
    struct gen_names names;
};

/* A key of the trie and the spelling it leads to. */
struct gen_key {
    const char *key;
    int row, spelling;
    bool made;        /* a variant, which yields to what a table says itself */
    enum spelling as; /* a made plural is a form, whatever it was made from */
};

struct gen {
    struct arena *arena;
    struct diags *diags;
    VEC(struct gen_row) rows;
    VEC(struct gen_level) levels;
    VEC(struct gen_key) keys; /* sorted by gen_make_keys() */
    int concepts;
};

void gen_error(struct gen *g, const struct gen_row *row, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* table.c: reads the rows of one file. */
void gen_read(struct gen *g, const char *file, struct str text);
/* Index of a kind in enum concept_kind, or -1. */
int gen_kind(const char *name);
/* keys.c: keys of all spellings and their made variants; reports keys claimed twice. */
void gen_make_keys(struct gen *g);
/* check.c: names to ids; unknown names and cycles are errors. */
void gen_resolve(struct gen *g);
/* specific.c: specificity of the rows that no table gives one; after gen_resolve(). */
void gen_specificity(struct gen *g);
/* emit.c */
void gen_emit(const struct gen *g, struct strbuf *out);

#endif
