/* What all forms of the report tell. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TAILOR_VIEW_H
#define NEXTCV_TAILOR_VIEW_H

#include "tailor/internal.h"
#include "tailor/report.h"

/* One mention that answers a requirement. */
struct mention {
    const struct passage *passage;
    const struct evidence *evidence;
    int strength;
    bool shown;
};

struct asked {
    const struct requirement *requirement;
    enum status status; /* of the whole profile */
    bool shown;         /* evidence of that status is in the document */
    int credit;         /* what is shown earns, CREDIT_PROVEN at most */
    int ceiling;        /* what the whole profile would */
    struct mention *mentions; /* strongest first */
    size_t n;
};

/* Where a requirement stands, from best to worst. */
enum outcome {
    OUTCOME_SHOWN,
    OUTCOME_DROPPED, /* proven, but not in this document */
    OUTCOME_LISTED,
    OUTCOME_ADJACENT,
    OUTCOME_MISSING,
    OUTCOME_UNKNOWN, /* missing, and the lexicon does not know the word */
    OUTCOMES
};

/* Per cent; -1 where nothing of the kind is asked. */
struct share_covered {
    int must, nice, overall;
};

struct coverage {
    struct share_covered shown, possible;
};

/* A concept that is asked for and said so often that it reads as stuffed. */
struct repeated {
    const char *term;
    int count, per_cent; /* mentions; their share of the words */
};

struct view {
    struct asked *asked; /* as many as t->nrequirements, in the posting's order of weight */
    struct coverage coverage;
    VEC(struct repeated) repeated;
    bool *open;
};

struct view view_of(const struct tailor *t, const struct report_context *c);
enum outcome outcome_of(const struct asked *a);
const char *status_name(enum status s); /* "proven", "listed_only" … */
/* In one line, without control characters (which a terminal would obey); in the arena. */
const char *view_line(const struct tailor *t, const char *s);
/* What stands at a place of the profile, for a reader who does not count bullets: its text, or the first
 * one in it. In one line. */
const char *view_words(const struct tailor *t, const char *pointer);
/* The words of a passage in one line: as the document spells them, if it is shown there; else as the profile. */
const char *view_passage(const struct tailor *t, const struct passage *p, bool shown);
const char *report_as_of(const struct tailor *t); /* "2026-03"; NULL where the profile has no date */
/* How much more another choice could be worth at most, 1/1000, rounded up; 0 where it is proven best. */
int choice_gap(const struct tailor *t);
/* Why an item is worth showing: "asked: Go, gRPC; figures; before and after". */
void put_why(const struct tailor *t, size_t item, struct strbuf *out);
/* Everything that is left out, for whatever reason, in the order of the profile where possible. */
struct dropped_list {
    VEC(struct dropped) list;
};
void view_dropped(const struct tailor *t, const struct view *v, const struct report_context *c,
                  struct dropped_list *out);
/* Per cent of all that the document would cover with a page more. */
struct share_covered view_with_more(const struct tailor *t, const struct report_context *c);
/* Is anything of this section shown? */
bool section_shown(const struct tailor *t, const struct view *v, const char *key);
bool change_shown(const struct tailor *t, const struct view *v, const struct change *c);
/* Is the text that a finding is about in the document? Also true where it is about no text. */
bool finding_shown(const struct tailor *t, const struct view *v, const struct finding *f);

#define REPORT_NOTE                                                                                \
    "our own measure of what the document shows of what is asked; no applicant tracking system "   \
    "computes it"

#endif
