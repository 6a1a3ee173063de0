/* The profile: a JSON Resume as a tree in canonical form.
 *
 * Whatever the file looked like (pre-1.0 keys, strings for objects, odd dates), the tree has the
 * members, names and shapes that profile/schema.h lists, in the schema's order, so nobody behind
 * the reader sees a legacy form. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PROFILE_PROFILE_H
#define NEXTCV_PROFILE_PROFILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum node_kind {
    NODE_OBJECT, /* children have keys */
    NODE_LIST,   /* children have none */
    NODE_TEXT,
    NODE_DATE,
    NODE_RAW /* a member the schema does not know: kept in `source`, never shown */
};

enum span_style { SPAN_BOLD = 1, SPAN_ITALIC = 2, SPAN_CODE = 4 };

/* Bytes [start, end) of a text with styles (bit set of span_style) and, for links, the target.
 * Spans are sorted, do not overlap and are not empty. */
struct span {
    size_t start, end;
    unsigned styles;
    const char *href; /* NULL if no link */
};

/* Calendar date; year 0 = none. month and day are 0 where the file does not say. */
struct date {
    int year, month, day;
    bool present;        /* "Present", "heute", "current" … */
    const char *literal; /* a date we could not read, shown as the user wrote it; else NULL */
};

struct node {
    enum node_kind kind;
    const char *key;     /* canonical member name; NULL in a list */
    const char *pointer; /* JSON Pointer (RFC 6901) into the *user's* file; never NULL. In a profile
                            that nextcv tailored it is the pointer of the original file. */
    const char *text;    /* NODE_TEXT: UTF-8, NFC, no markup, '\n' between paragraphs; else NULL */
    const struct span *spans;
    size_t nspans;
    const char *source; /* NODE_TEXT: as in the file (Markdown); NODE_RAW: JSON text */
    struct date date;   /* NODE_DATE */
    struct node *parent, *first, *last, *next;
    size_t count; /* children */
};

/* A tag of the user's on an item; one item may have several. */
struct tagged {
    const char *tag, *pointer;
};

struct profile {
    struct arena *arena;
    struct str source; /* the file's bytes, for positions */
    const char *name;  /* file name for diagnostics */
    struct node *root; /* NODE_OBJECT with all present sections */
    const char *lang;  /* meta.language or x-nextcv.lang if the file says it; else NULL */
    /* What rides in x-nextcv (all optional): */
    struct date as_of; /* that a tailored profile was tailored as of; year 0 = none */
    const char *const *section_order; /* canonical keys, e.g. "work", "skills"; tailoring's order */
    size_t section_count;
    const char *const *no_hyphen; /* words not to hyphenate */
    size_t no_hyphen_count;
    const char *const *pin, *const *hide; /* what the user wants shown or not: JSON Pointers, NULL-terminated,
                                            never NULL */
    const struct tagged *tags;
    size_t tag_count;
    const struct node *extension; /* other members of x-nextcv: an object of NODE_RAW, or NULL */
};

/* Child of an object by canonical key, or NULL. Safe on NULL. */
struct node *node_get(const struct node *object, const char *key);
/* Text of a child: never NULL, "" where absent or not text. */
const char *node_text(const struct node *object, const char *key);
/* True for a text with characters, a date that says something, or an object or list with a
 * non-empty descendant. Safe on NULL. */
bool node_present(const struct node *n);
/* Deep copy into an arena (parent of the copy is NULL); pointers stay those of the original. */
struct node *node_copy(struct arena *a, const struct node *n);
/* Appends a child; unlinks a child (its own links are left for the caller's loop). */
void node_append(struct node *parent, struct node *child);
void node_remove(struct node *parent, struct node *child);
/* Makes a text node in `arena`, with pointer and key. */
struct node *node_new_text(struct arena *a, const char *key, const char *pointer, const char *text);

/* Ordered in time: <0, 0, >0; present is later than every date; none is earlier than every date. */
int date_compare(struct date a, struct date b);
/* Months from year 0 (month 0 counts as January); 0 if none. */
int date_months(struct date d);
/* The default --as-of: what x-nextcv says, else the newest date in the profile (present and literal ones do not
 * count). */
struct date profile_newest_date(const struct profile *p);
/* Line and column (from 1) of the value a JSON Pointer names in p->source, or of its nearest
 * ancestor that is there (an item of a list that the file writes as one string); false if none. */
bool profile_position(const struct profile *p, const char *pointer, int *line, int *col);

/* Consecutive work entries of one employer (same name, compared without case and white space) are
 * one group. Computed members, for layouts and tailoring, on each work entry of a group of two or
 * more: a text "group" = "first" | "next" | "last", and on the first dates "groupStart" and
 * "groupEnd". The reader has done this already; writer ignores computed members. */

#endif
