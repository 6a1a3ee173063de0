/* What both forms of the report tell. SPDX-License-Identifier: MIT */
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
    struct mention *mentions; /* strongest first */
    size_t n;
};

/* Per cent; -1 where nothing of the kind is asked. */
struct coverage {
    int must, nice, overall, ceiling;
};

struct view {
    struct asked *asked; /* as many as t->nrequirements, in the posting's order of weight */
    struct coverage coverage;
    bool *open;
};

struct view view_of(const struct tailor *t, const struct report_context *c);
const char *status_name(enum status s); /* "proven", "listed_only" … */
/* How much more another choice could be worth at most, 1/1000, rounded up; 0 where it is proven best. */
int choice_gap(const struct tailor *t);
/* Why an item is worth showing: "asked: Go, gRPC; figures; before and after". */
void put_why(const struct tailor *t, size_t item, struct strbuf *out);
/* Everything that is left out, for whatever reason, in the order of the profile where possible. */
struct dropped_list {
    VEC(struct dropped) list;
};
void view_dropped(const struct tailor *t, const struct view *v, struct dropped_list *out);
/* Is anything of this section shown? */
bool section_shown(const struct tailor *t, const struct view *v, const char *key);
bool change_shown(const struct tailor *t, const struct view *v, const struct change *c);
/* Is the text that a finding is about in the document? Also true where it is about no text. */
bool finding_shown(const struct tailor *t, const struct view *v, const struct finding *f);

#define REPORT_NOTE                                                                                \
    "our own measure of what the document shows of what is asked; no applicant tracking system "   \
    "computes it"

#endif
