/* Tailoring: what of a profile to show for a posting, in which order, and why.
 *
 * Use: tailor_new() weighs the evidence; tailor_candidate() gives the profile with everything
 * tailored but nothing dropped for space; the caller has the typesetting side measure it and
 * calls tailor_select() with the costs; tailor_result() is the tailored profile and the record.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TAILOR_TAILOR_H
#define NEXTCV_TAILOR_TAILOR_H

#include "base/arena.h"
#include "base/diag.h"
#include "lexicon/lexicon.h"
#include "posting/posting.h"
#include "profile/profile.h"

struct tailor;

struct tailor_options {
    struct date as_of;         /* recency counts from here; year 0 = newest date in the profile */
    bool respell;              /* exact-alias respelling to the posting's form */
    const char *const *pin;    /* JSON Pointers that must stay; NULL-terminated or NULL */
    const char *const *hide;   /* JSON Pointers that must go */
    const char *const *tags;   /* of what has tags only what has one of these; NULL-terminated or NULL */
};

/* Heights in 1/1024 pt (integers, so that selection is the same everywhere). */
typedef int64_t tailor_height;
#define TAILOR_ANY_HEIGHT ((tailor_height)1 << 40)

/* What may be left out for space. Items of one group (a job, a project, a section) share the
 * group's own height: header rows and headings, paid once when any item of it is shown. */
struct tailor_item {
    const struct node *node; /* in the candidate profile: a bullet, a project, a whole entry … */
    bool sentence;           /* of the summary: the node stands in no tree, and has the pointer of it all */
    int group;               /* index into groups, or -1 */
    int value;               /* 1/1000; what showing it is worth */
    bool required;           /* pinned, or to stay unless musts need its room: see items.c */
    tailor_height cost;      /* IN, set by the caller before tailor_select() */
};

struct tailor_group {
    const struct node *node;  /* the entry or section that the items stand in */
    int parent;               /* group that must be open too (a project's section), or -1 */
    bool always;              /* shown whatever is selected (jobs never vanish) */
    tailor_height cost;       /* IN: own height without its items and inner groups */
};

/* `posting` may be NULL: value is then impact and recency. Nothing is copied that need not be;
 * all arguments must outlive the tailor, which lives in `a`. */
struct tailor *tailor_new(struct arena *a, const struct profile *profile,
                          const struct posting *posting, const struct tailor_options *options,
                          struct diags *d);
/* As fresh from tailor_new(): no costs, everything chosen. */
void tailor_restart(struct tailor *t);
/* The profile reordered and respelled, skills trimmed, hidden entries, weak bullets that nobody asked
 * for and near-duplicates left out; nothing dropped for space. */
const struct profile *tailor_candidate(struct tailor *t);
/* The droppable items and their groups; the arrays are the tailor's, costs are the caller's. */
struct tailor_item *tailor_items(struct tailor *t, size_t *n);
struct tailor_group *tailor_groups(struct tailor *t, size_t *n);
/* Chooses items of greatest value with total cost <= budget (costs of items chosen plus groups
 * opened; those that are always shown are paid in any case): the best there is, where the search ends
 * within its bounds (the report says so), and then a larger budget never gives a worse choice.
 * Deterministic; may be called again with another budget or other costs, and remembers nothing. False
 * if what is pinned, or a bullet for each of the two newest jobs, does not fit (all that is required is chosen
 * all the same). */
bool tailor_select(struct tailor *t, tailor_height budget);
/* Are there items of which not all may be shown, whatever the room? tailor_select() heeds that, and so has
 * tailor_new(). */
bool tailor_limited(const struct tailor *t);
/* By item: would it be chosen with so much more height than at the last tailor_select()? NULL where all
 * are chosen. In the arena; what was chosen stays. */
bool *tailor_select_more(struct tailor *t, tailor_height more);
/* The candidate without one item, to measure what of a text the item takes. A fresh copy each call. */
const struct profile *tailor_without(struct tailor *t, size_t item);
/* The tailored profile after the last tailor_select() (or with everything, if there was none):
 * section_order and no_hyphen are set. A fresh copy each call. */
const struct profile *tailor_result(struct tailor *t);

#endif
