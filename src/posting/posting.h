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

enum modality {
    MODALITY_MUST,
    MODALITY_NICE,
    MODALITY_NONE,    /* context only */
    MODALITY_WAIVED,  /* "no degree required" */
    MODALITY_NEGATIVE /* "we don't use X", "not a fit if …" */
};

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

/* Words of the posting that a reading rests on. */
struct citation {
    const char *quote; /* the clause or line they stand in */
    size_t start, end; /* of the words themselves in posting->text, bytes */
};

struct citations {
    struct citation *at;
    size_t n, cap;
};

/* One thing asked for. Concept requirements have concept != CONCEPT_NONE; others are a word or
 * short phrase that the lexicon does not know, by its stem. One concept gives one requirement,
 * at its strongest place. */
struct requirement {
    concept_id concept;
    const char *narrower; /* spelling of the thing of that concept which is asked for, "Protel" of hotel
                             systems (SPELLING_NARROWER); NULL = the concept itself */
    const char *term;  /* as the posting spells it */
    const char *stem;  /* only where concept == CONCEPT_NONE */
    const char *quote; /* the clause or line it stands in */
    size_t offset;     /* of the term in posting->text, bytes */
    enum zone zone;
    enum modality modality;
    int weight; /* 1/1000; all weights of a posting sum to 1000 (or there is none); alternatives share
                   the weight of their group */
    int years, years_most; /* experience asked with it, "3-5 years"; 0 = none said */
    int specificity; /* 1/1000; how much the term tells: everybody writes "REST", few "gRPC" */
    size_t group;    /* index into posting->groups + 1; 0 = asked by itself */
};

enum group_kind {
    GROUP_OR,     /* "Go or Rust" */
    GROUP_SUCH_AS /* "a message broker such as Kafka": a kind and examples of it */
};

/* Alternatives: `need` of the members are enough, and the group is credited once. */
struct requirement_group {
    enum group_kind kind;
    int need;             /* "at least two of": 2 */
    bool open;            /* "or equivalent": something like it may do, which we can't prove */
    enum modality modality;
    int weight;           /* 1/1000; sum over the members */
    const size_t *member; /* indices into posting->requirements, ascending */
    size_t members;
    size_t head; /* the member that names the kind, "broker" in "a broker such as Kafka": its index in
                    posting->requirements + 1; 0 = none */
    struct citation said; /* from the first member to the last */
};

/* Experience in years, as one clause asks it. */
struct experience {
    int years, most;      /* "3-5": 3 and 5; most = 0 for "3+" and "3" */
    concept_id concept;
    const char *term;     /* what it is said of, in the posting's words; "" = in all */
    enum modality modality;
    struct citation said; /* number and unit */
};

enum degree_level {
    DEGREE_NONE, /* none said: "a degree", or no degree at all */
    DEGREE_SCHOOL,
    DEGREE_VOCATIONAL,
    DEGREE_ASSOCIATE,
    DEGREE_BACHELOR,
    DEGREE_MASTER,
    DEGREE_DOCTORATE
};

struct degree {
    enum degree_level level; /* the least that will do */
    const char *field;       /* "computer science", in the posting's words; "" = any */
    bool equivalent;         /* "or equivalent experience" will do as well */
    enum modality modality;
    struct citation said;
};

/* A licence, certificate or registration. */
struct certificate {
    concept_id concept;
    enum modality modality;
    struct citation said;
};

enum language_level {
    LANGUAGE_UNSAID,
    LANGUAGE_BASIC,          /* A1, A2 */
    LANGUAGE_CONVERSATIONAL, /* B1 */
    LANGUAGE_WORKING,        /* B2, "professional working" */
    LANGUAGE_FLUENT,         /* C1, C2, "fluent" */
    LANGUAGE_NATIVE
};

/* A language to be spoken or written. */
struct spoken {
    concept_id concept;
    enum language_level level;
    enum modality modality;
    struct citation said;
};

enum workplace { WORKPLACE_UNSAID, WORKPLACE_ONSITE, WORKPLACE_HYBRID, WORKPLACE_REMOTE };

enum employment {
    EMPLOYMENT_UNSAID,
    EMPLOYMENT_FULL_TIME,
    EMPLOYMENT_PART_TIME,
    EMPLOYMENT_CONTRACT,
    EMPLOYMENT_TEMPORARY,
    EMPLOYMENT_INTERNSHIP,
    EMPLOYMENT_FREELANCE
};

enum scale_of { SCALE_USERS, SCALE_REQUESTS, SCALE_DATA, SCALE_TEAM, SCALE_COMPANY, SCALE_MONEY };

/* "40 million users", "3,000 requests a second", "a team of six". */
struct scale {
    enum scale_of of;
    int64_t number;       /* 40 million: 40000000 */
    const char *unit;     /* as the posting has it: "users", "requests a second", "TB" */
    struct citation said;
};

enum axis {
    AXIS_SPEED, /* and autonomy */
    AXIS_RELIABILITY,
    AXIS_SECURITY,
    AXIS_COMPLIANCE, /* and process */
    AXIS_SCALE,      /* and performance */
    AXIS_COST,
    AXIS_PRODUCT, /* and customers */
    AXIS_DATA,
    AXIS_LEADERSHIP,
    AXIS_COUNT
};

struct emphasis {
    int weight; /* 1/1000; over all axes they sum to 1000, or to 0 where nothing is stressed */
    struct citations cues;
};

/* An industry: fintech, healthcare, gaming … */
struct industry {
    concept_id concept;
    int weight; /* 1/1000; over all industries they sum to 1000 */
    struct citations cues;
};

struct posting {
    const char *name; /* file name for diagnostics */
    struct str text;  /* decoded plain text: one line a paragraph, list item or heading */
    const char *title, *company, *place; /* "" where unknown */
    enum seniority seniority;
    int years; /* of experience asked in all, 0 = none said */
    VEC(struct zone_span) zones; /* in order, covering the text */
    VEC(struct requirement) requirements; /* by weight, then offset */
    VEC(struct requirement_group) groups;            /* by offset */
    VEC(struct requirement) aside; /* waived or ruled out, weight 0, by offset; a thing may be asked
                                      elsewhere all the same */
    VEC(struct experience) experience;    /* this and the following by offset */
    VEC(struct degree) degrees;
    VEC(struct certificate) certificates;
    VEC(struct spoken) languages;
    enum workplace workplace;
    struct citation workplace_said; /* quote NULL where structured data or nothing says it */
    enum employment employment;
    struct citation employment_said;
    VEC(struct scale) scale;
    struct emphasis emphasis[AXIS_COUNT];
    VEC(struct industry) industries; /* by weight, then offset */
};

enum { POSTING_MAX_BYTES = 4 << 20, POSTING_MAX_DEPTH = 200, POSTING_MAX_LINES = 20000 };

/* Reads a posting of any form (plain text, Markdown, HTML, JSON-LD JobPosting in a page or alone,
 * JSON Resume job schema), told apart by content. NULL with an error in `d` when there is no text
 * in it. Never fetches anything. */
struct posting *posting_read(struct arena *a, struct str bytes, const char *name, struct diags *d);

/* What the answered part of a group or single requirement is worth, 0..1000: the mean of its `need` best
 * credits. `credit` is by requirement, 0..1000; requirement `r` and those of its group are looked up
 * in it, so that it may be any of a group's members. Monotone and submodular in the credits (weighted
 * rank of a uniform matroid). */
int group_credit(const struct posting *p, size_t r, const int *credit);
/* Weight that goes with group_credit(): of the group, or of the requirement by itself. */
int group_weight(const struct posting *p, size_t r);
/* True for a requirement by itself and for the first member of a group: summing over these counts each
 * group once. */
bool leads_group(const struct posting *p, size_t r);

const char *zone_name(enum zone z);           /* "must", "responsibilities" … */
const char *modality_name(enum modality m);   /* "must", "nice", "context", "waived", "negative" */
const char *seniority_name(enum seniority s); /* "senior" … */
const char *group_kind_name(enum group_kind k);         /* "or", "such as" */
const char *degree_level_name(enum degree_level l);     /* "bachelor" …, "any" */
const char *language_level_name(enum language_level l); /* "fluent" …, "unsaid" */
const char *workplace_name(enum workplace w);           /* "remote" …, "unsaid" */
const char *employment_name(enum employment e);         /* "full-time" …, "unsaid" */
const char *scale_name(enum scale_of s);                /* "users", "requests" … */
const char *axis_name(enum axis a);                     /* "speed and autonomy" … */

#endif
