/* Shared by the files of this room only. Weights, grades and values are in 1/1000 throughout; there
 * is no floating point here, so that every machine decides the same.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TAILOR_INTERNAL_H
#define NEXTCV_TAILOR_INTERNAL_H

#include "tailor/tailor.h"

enum {
    GRADE_SAME = 1000,
    GRADE_DESCENDANT = 850, /* PostgreSQL where a relational database is asked for */
    GRADE_IMPLIED = 500,    /* Django where Python is asked for: sure, yet not said */
    GRADE_ANCESTOR = 400,   /* "SQL" where PostgreSQL is asked for: near, not proof */
    GRADE_SIBLING = 300,
    GRADE_COVERED = GRADE_DESCENDANT, /* from here on a requirement counts as covered */

    CREDIT_PROVEN = 1000, /* coverage a requirement earns by what it is proven with */
    CREDIT_LISTED = 800,   /* by a list, where the profile has no more */
    CREDIT_UNPROVEN = 500, /* by a list, where the proof was left out: lists are cheap, bullets are
                              what is read */

    TAILOR_MAX_REQUIREMENTS = 400, /* the heaviest; a real posting has under 80 */
    TAILOR_MAX_ITEMS = 20000       /* what stands beyond is never dropped */
};

/* How a claim is backed. The last two are only said, not shown by something done. */
enum context {
    CONTEXT_EMPLOYMENT,
    CONTEXT_OPEN_SOURCE, /* code that others use and may read */
    CONTEXT_VOLUNTEER,
    CONTEXT_PROJECT,
    CONTEXT_RECORD, /* certificate, award, publication, language */
    CONTEXT_EDUCATION,
    CONTEXT_STATED, /* summary, headline, what referees say */
    CONTEXT_LISTED, /* a list of skills */
    CONTEXT_COUNT
};
const char *context_name(enum context c); /* "employment", "list only" … */

/* Which field of which section says what; drives evidence and respelling. */
struct field_rule {
    const char *section, *field;
    enum context context;
    int weight; /* how much a mention in this field is worth */
    enum match_context match;
    bool respell; /* prose or skills; never names, titles, degrees, quotations */
};
const struct field_rule *field_rule_of(const char *section, const char *field);

/* A mention that answers a requirement; offsets are in the node's text. */
struct evidence {
    uint16_t requirement, grade;
    uint16_t weight; /* of the field; of a word outside the lexicon also of how often it stands there */
    uint32_t start, end;
};

enum impact_flag {
    IMPACT_NUMBER = 1,
    IMPACT_DELTA = 2,
    IMPACT_SCALE = 4,
    IMPACT_MECHANISM = 8,
    IMPACT_OUTCOME = 16,
    IMPACT_VERB = 32,
    IMPACT_PEOPLE = 64,
    IMPACT_WEAK = 128,
    IMPACT_VAGUE = 256,
    IMPACT_PASSIVE = 512,
    IMPACT_BUZZWORD = 1024,
    IMPACT_SCOPE = 2048 /* how many people it was about */
};

/* Evidence of seniority: seniority.c. */
enum sign {
    SIGN_MENTORING = 1,
    SIGN_REVIEWS = 2,
    SIGN_DESIGN = 4, /* contracts and design documents */
    SIGN_TRADE_OFF = 8,
    SIGN_INCIDENT = 16,
    SIGN_HIRING = 32,
    SIGN_STAKEHOLDERS = 64,
    SIGN_SCRATCH = 128 /* designed from scratch */
};
enum { SIGNS = 8 };

struct impact {
    int score; /* 0..1000 */
    unsigned flags, signs, axes; /* axes: a bit for each enum axis */
    int ownership; /* as lexicon_ownership() */
};

struct bullet;
struct impact impact_of(const struct bullet *b);

/* One text of the profile, or one sentence of the summary. */
struct passage {
    struct node *node;  /* in the candidate */
    struct node *entry; /* the list item of the section it stands in; basics itself */
    struct node *section;
    const struct field_rule *rule;
    enum context context;
    const char *text;  /* node->text as it was in the profile; respelling gives the node another */
    size_t start, end; /* bytes of it */
    int age; /* months before as_of that it ended; -1 = no date */
    struct evidence *evidence; /* best one per requirement, ascending */
    size_t nevidence;
    struct tokens tokens; /* of start..end, as are the next two */
    struct concept_matches matches;
    const char **stems;    /* of the tokens; see passage_stems() */
    struct bullet *bullet; /* prose that tells what was done, else NULL */
    struct impact impact;  /* of that */
    int value;
    int item, group;  /* what shows it: an item, else a group; both -1 = always shown */
    int limit;        /* of those that say the same, or -1 */
    const char *gone; /* why it can't be shown whatever is selected, or NULL */
};

/* An entry of a section (a job, a row of skills, basics) and its passages. */
struct entry {
    struct node *node, *section;
    size_t first, n; /* in passages */
    int age;
    bool gone;
};

/* What an item or an opened group adds to one requirement. */
struct share {
    uint16_t requirement, unit; /* its unit, by the first requirement of it */
    uint16_t credit;   /* CREDIT_PROVEN, CREDIT_LISTED or 0 */
    uint16_t strength; /* grade x field x context x recency */
};

struct shares {
    VEC(struct share) list;
};

enum { LIMITS = 2 };

struct item_info {
    struct share *shares;
    size_t nshares;
    int relevance; /* sum of weight x strength, scaled as in value.c */
    int value;
    int base;      /* the part of the value that does not saturate */
    int limit[LIMITS]; /* indices into limits, or -1 */
    int rank;      /* by value, then text, then place: breaks ties without the order of the file */
    bool kept;     /* stays unless musts need its room */
    struct impact impact;
};

struct group_info {
    struct share *shares; /* of what is shown as soon as the group is: position, description */
    size_t nshares;
    int base;
    bool shows; /* a bullet of it, before all else: one of the newest two jobs */
};

struct dropped {
    const char *pointer, *reason;
    const char *words; /* a part of the text there, or NULL: all of it */
    int value;
    tailor_height cost; /* 0 where it never had a place */
    bool next_page;     /* one more page would show it */
};

/* What kind of thing a respelling is. */
enum change_class {
    CHANGE_NONE,        /* no respelling */
    CHANGE_SPELLING,    /* of the same name: Postgres, PostgreSQL */
    CHANGE_ACRONYM,     /* written out, or the other way: CI, continuous integration */
    CHANGE_ORTHOGRAPHY, /* British and American: optimised, optimized */
    CHANGE_VARIANT      /* of a set term: RESTful API, REST API */
};
const char *change_class_name(enum change_class c); /* "spelling", "acronym" … */

/* A recorded difference between the profile's text and ours. */
struct change {
    const char *pointer;
    const char *kind; /* "respell", "lead" (sentences moved to the front of the summary), "cut" (left out) */
    enum change_class class;
    const char *from, *to;
    size_t start;      /* byte in the profile's text (without markup) */
    int passage;       /* that it stands in */
    const char *quote; /* from the posting; NULL for "lead" */
    size_t offset;     /* of that spelling in the posting's text */
};

enum status { STATUS_PROVEN, STATUS_LISTED, STATUS_ADJACENT, STATUS_MISSING };

struct answer {
    enum status status;
    int strength; /* of the best evidence */
    int listed;   /* credit that a list earns it */
};

/* By requirement. Alternatives are one unit, which is credited once: its weight and the like stand at the
 * first of them. */
struct unit {
    size_t first, next; /* the next member; SIZE_MAX behind the last */
    int weight, need;
    bool must;
};

/* Items of which so many may be chosen at most: those of a job, or those that say the same. */
struct limit {
    int most;
    const struct node *node; /* the job, or NULL */
};

struct selection;
struct summary; /* summary.c */

/* How good a choice is known to be. */
struct proof {
    bool optimal;
    int64_t nodes; /* of the search */
    int64_t value; /* of the choice, beside its must weight */
    int64_t bound; /* not optimal: no choice has more of it */
};

struct tailor {
    struct arena *arena;
    const struct profile *profile;
    const struct posting *posting; /* NULL also when it asks nothing */
    const struct posting *given;   /* as handed in, for the report */
    struct tailor_options options;
    struct diags *diags;
    int as_of;          /* months */
    bool relevant;      /* the profile answers something: order and respelling follow the posting */
    bool decisive;      /* it answers enough to leave out what nobody asked for */
    size_t nrequirements;
    struct answer *answers;
    struct unit *units;
    bool *done;         /* by concept: named in something done, not only said or listed */
    int relevance_scale;
    struct profile candidate;
    VEC(struct passage) passages; /* in the order of the profile */
    struct stems stems;           /* of their words */
    VEC(struct entry) entries;    /* likewise */
    VEC(struct tailor_item) items;
    VEC(struct item_info) info;
    VEC(struct limit) limits;
    VEC(struct tailor_group) groups;
    VEC(struct group_info) group_info;
    struct summary *summary; /* as the candidate has it, where sentences of it are items; else NULL */
    struct shares always; /* of passages that are shown whatever is selected */
    VEC(struct dropped) dropped; /* for other reasons than room */
    VEC(struct change) changes;
    const char *order_rule[5]; /* named rules that set the section order */
    size_t norder_rules;
    bool *chosen;
    bool full; /* TAILOR_MAX_ITEMS was met */
    struct selection *selection;
    struct proof proof; /* of the last selection */
    tailor_height budget; /* likewise */
};

/* passages.c, ambiguous.c, evidence.c */
void passages_collect(struct tailor *t);
/* Takes each to words and concepts. What comes later works on these. */
void passages_read(struct tailor *t);
struct str passage_text(const struct passage *p);
/* Made when they are first asked for: few passages need them. */
const char *const *passage_stems(struct tailor *t, struct passage *p);
void second_look(struct tailor *t);
void evidence_weigh(struct tailor *t);
/* Notes what something done names, of what is not left out: t->done. */
void evidence_done(struct tailor *t);
int evidence_strength(const struct tailor *t, const struct passage *p, const struct evidence *e);
bool evidence_proves(const struct passage *p, const struct evidence *e);
/* What a mere list earns a requirement. */
int listed_credit(const struct tailor *t, size_t requirement);
/* Adds what a passage says to a list of shares, the best per requirement. */
void shares_add(const struct tailor *t, struct shares *s, const struct passage *p);
/* How well a unit is answered: as its need-th best member. */
enum status unit_status(const struct tailor *t, size_t unit);
int shares_relevance(const struct tailor *t, const struct share *s, size_t n);

/* recency.c */
int recency(int age, bool slow);
int entry_age(const struct tailor *t, const struct node *entry);
int months_employed(const struct tailor *t);

/* pins.c */
/* Adds the profile's own wishes, and what its tags leave out, to the options. */
void collect_wishes(struct tailor *t);
void apply_hides(struct tailor *t);
void check_pins(struct tailor *t);
bool is_pinned(const struct tailor *t, const struct node *n);
/* The node that a JSON Pointer names in a tree, or NULL. */
struct node *find_node(struct node *n, const char *pointer);
void drop_node(struct tailor *t, struct node *n, const char *reason, int value);

/* value.c */
/* What of a section is an item: nothing but lists in it, its entries, or their bullets. */
enum holds { HOLDS_NONE, HOLDS_ENTRIES, HOLDS_HIGHLIGHTS };
struct section_rule {
    const char *key;
    enum holds holds;
    bool always;       /* its entries never vanish */
    int impact, asked; /* of what has no prose; where it answers something */
};
const struct section_rule *section_rule_of(const struct node *section); /* or NULL */
void value_passages(struct tailor *t);
/* What the posting's level and stresses add to a value. */
int appeal(const struct tailor *t, const struct impact *impact);
/* Is it the node's text, or one in the entry or list that the node is? */
bool stands_in(const struct passage *p, const struct node *node);
/* Of what an entry says in `node`: a bullet, a keyword, or the entry; without what is gone, unless the
 * node is. rule may be NULL. */
struct item_info item_value(const struct tailor *t, const struct entry *e, const struct node *node,
                            const struct section_rule *rule);
/* Of what is shown with an entry's heading. */
struct group_info group_value(const struct tailor *t, const struct entry *e,
                              const struct section_rule *rule);

/* items.c */
void items_build(struct tailor *t);
/* Of n passages, sentences of the summary; `words` has their text, and stands in no tree. */
void add_sentence_item(struct tailor *t, struct node *words, const struct passage *first, size_t n);
bool is_highlight(const struct passage *p);
/* What tells of something done: a bullet, a summary, a description. */
bool is_prose(const struct passage *p);

/* prune.c */
void prune_weak(struct tailor *t);
void find_duplicates(struct tailor *t); /* which exclude each other: passage->limit */
void prune_skills(struct tailor *t);

/* sentences.c */
struct range {
    size_t start, end;
};
struct ranges {
    VEC(struct range) list;
};
struct words {
    VEC(const char *) list;
};
void split_sentences(struct arena *a, const char *text, struct ranges *out);

/* order.c, sections.c, summary.c */
void order_bullets(struct tailor *t);
void order_projects(struct tailor *t);
void order_skills(struct tailor *t);
void require_skills(struct tailor *t);
void order_sections(struct tailor *t);
/* Sentences of the summary that may be left out become items. */
void summary_items(struct tailor *t);
void lead_summary(struct tailor *t);
/* Takes the sentences that are not chosen out of a copy of the candidate's summary. */
void summary_thin(const struct tailor *t, struct node *copy);
/* What that makes of its text, as a change; false where all are chosen. */
bool summary_cut(const struct tailor *t, struct change *out);
/* Weight of the requirement that a skill answers, 0 if none; whether something done backs it. */
int keyword_weight(const struct tailor *t, const struct passage *keyword, bool *evidenced);

/* respell.c */
void respell(struct tailor *t);
size_t respelled_offset(const struct tailor *t, const struct node *n, size_t offset);
void collect_no_hyphen(struct tailor *t);

/* Order of a node list by a key, largest first, stable. */
void sort_children(struct tailor *t, struct node *list, const int64_t *keys);
/* By group: is it shown after the last selection? */
bool *groups_open(const struct tailor *t);
bool passage_shown(const struct tailor *t, const bool *open, const struct passage *p);

/* select.c */
/* Why an item is not chosen: another says the same, its job shows enough, or there is no room. */
const char *reason_left_out(const struct tailor *t, size_t item);

#endif
