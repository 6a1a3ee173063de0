/* A job posting: what is asked, in the posting's own words. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_POSTING_POSTING_H
#define NEXTCV_POSTING_POSTING_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "lexicon/lexicon.h"

enum zone {
    ZONE_TITLE,
    ZONE_MUST,
    ZONE_NICE,
    ZONE_RESPONSIBILITIES,
    ZONE_STACK,
    ZONE_ABOUT, /* company and role prose */
    ZONE_OTHER, /* boilerplate: navigation, benefits, equal opportunity, cookies, process */
    ZONE_COUNT
};

enum modality { MODALITY_MUST, MODALITY_NICE, MODALITY_NONE /* context only */ };

enum seniority {
    SENIORITY_UNKNOWN,
    SENIORITY_INTERN,
    SENIORITY_JUNIOR,
    SENIORITY_MID,
    SENIORITY_SENIOR,
    SENIORITY_LEAD,
    SENIORITY_HEAD
};

/* A stretch of posting->text, by bytes. */
struct zone_span {
    enum zone zone;
    size_t start, end;
};

/* One thing asked for. Concept requirements have concept != CONCEPT_NONE; others are a word or
 * short phrase that the lexicon does not know, by its stem. One concept gives one requirement,
 * at its strongest place. */
struct requirement {
    concept_id concept;
    const char *term;  /* as the posting spells it */
    const char *stem;  /* only where concept == CONCEPT_NONE */
    const char *quote; /* the clause or line it stands in */
    size_t offset;     /* of the term in posting->text, bytes */
    enum zone zone;
    enum modality modality;
    int weight; /* 1/1000; all weights of a posting sum to 1000 (or there is none) */
    int years;  /* experience asked with it, 0 = none said */
};

struct posting {
    const char *name; /* file name for diagnostics */
    struct str text;  /* decoded plain text: one line a paragraph, list item or heading */
    const char *title, *company, *place; /* "" where unknown */
    enum seniority seniority;
    int years; /* of experience asked in all, 0 = none said */
    struct {
        struct zone_span *at;
        size_t n, cap;
    } zones; /* in order, covering the text */
    struct {
        struct requirement *at;
        size_t n, cap;
    } requirements; /* by weight, then offset */
};

enum { POSTING_MAX_BYTES = 4 << 20, POSTING_MAX_DEPTH = 200, POSTING_MAX_LINES = 20000 };

/* Reads a posting of any form (plain text, Markdown, HTML, JSON-LD JobPosting in a page or alone,
 * JSON Resume job schema), told apart by content. NULL with an error in `d` when there is no text
 * in it. Never fetches anything. */
struct posting *posting_read(struct arena *a, struct str bytes, const char *name, struct diags *d);

const char *zone_name(enum zone z);           /* "must", "responsibilities" … */
const char *modality_name(enum modality m);   /* "must", "nice", "context" */
const char *seniority_name(enum seniority s); /* "senior" … */

#endif
