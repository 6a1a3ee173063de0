/* Words that have two spellings: British and American orthography, to the posting's majority, and set terms
 * with and without a hyphen. SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "tailor/orthography.h"
#include "tailor/respell.h"

#include <string.h>

enum { WORD_MAX = 31 /* letters; longer ones are left alone */ };

/* The same part of speech with and without the hyphen; no pair of which one means more. */
static const char *const variants[][2] = {
    {"micro-service", "microservice"}, {"micro-services", "microservices"}, {"front-end", "frontend"},
    {"back-end", "backend"},           {"full-stack", "fullstack"},         {"e-commerce", "ecommerce"},
    {"e-learning", "elearning"},       {"e-mail", "email"},                 {"e-mails", "emails"},
    {"start-up", "startup"},           {"start-ups", "startups"},           {"real-time", "realtime"},
    {"multi-tenant", "multitenant"},   {"cyber-security", "cybersecurity"}, {"life-cycle", "lifecycle"},
    {"well-being", "wellbeing"},       {"post-graduate", "postgraduate"},   {"health-care", "healthcare"},
    {"RESTful", "REST"}, /* before "API" and "APIs" only; the last row */
};

enum { VARIANTS = sizeof variants / sizeof *variants, RESTFUL = VARIANTS - 1 };

/* How often, and where first. */
struct tally {
    size_t count, offset;
};

struct word_forms {
    struct tally sides[SIDES];
    struct words words[SIDES]; /* those that are counted there, each once */
    struct tally variants[VARIANTS][2];
};

/* A word of a text as it stands there, and in lower case. */
struct plain_word {
    size_t start, end;
    char low[WORD_MAX + 1];
    bool hyphen, lower; /* all lower case, but for the first letter */
};

/* Letters of ASCII with hyphens between; what is longer than WORD_MAX, or has other letters, digits or
 * an apostrophe in it or beside it, is passed over. False at the end. */
static bool next_word(struct str s, size_t *at, struct plain_word *w)
{
    for (size_t i = *at; i < s.n;) {
        size_t start = i;
        bool plain = true;

        while (i < s.n && (is_alpha(s.p[i]) || s.p[i] == '-' || s.p[i] == '\'' || s.p[i] == '_' ||
                           (s.p[i] & 0x80) || (s.p[i] >= '0' && s.p[i] <= '9')))
            plain &= is_alpha(s.p[i]) || s.p[i] == '-', i++;
        *at = i;
        if (plain && i > start && i - start <= WORD_MAX && is_alpha(s.p[start]) &&
            is_alpha(s.p[i - 1])) {
            *w = (struct plain_word){.start = start, .end = i, .lower = true};
            for (size_t k = start; k < i; k++) {
                bool upper = s.p[k] >= 'A' && s.p[k] <= 'Z';

                w->low[k - start] = (char)(upper ? s.p[k] + 'a' - 'A' : s.p[k]);
                w->lower &= !upper || k == start;
                w->hyphen |= s.p[k] == '-';
            }
            return true;
        }
        i += i == start;
    }
    return false;
}

static bool is_rest_api(struct str s, const struct plain_word *w, const char *word)
{
    struct str is = {s.p + w->start, w->end - w->start};
    struct str rest = {s.p + w->end, s.n - w->end};

    return *is.p == *word && str_eq(is, str_of(word)) && rest.n >= 4 && !memcmp(rest.p, " API", 4) &&
           (rest.n == 4 || !is_alpha(rest.p[4]) ||
            (rest.p[4] == 's' && (rest.n == 5 || !is_alpha(rest.p[5]))));
}

/* Which variant it is: its row in *row, and the column; -1 if it is none. */
static int variant_of(struct str s, const struct plain_word *w, size_t *row)
{
    for (int column = 0; column < 2; column++)
        if (is_rest_api(s, w, variants[RESTFUL][column])) {
            *row = RESTFUL;
            return column;
        }
    for (*row = 0; *row < RESTFUL; ++*row)
        for (int column = 0; column < 2 && w->low[0] == *variants[*row][0]; column++)
            if (!strcmp(w->low, variants[*row][column]))
                return w->lower ? column : -1;
    return -1;
}

static void count(struct tally *t, size_t offset)
{
    if (!t->count++)
        t->offset = offset;
}

static bool has_word(const struct words *words, const char *low)
{
    for (size_t i = 0; i < words->list.n; i++)
        if (!strcmp(words->list.at[i], low))
            return true;
    return false;
}

static void count_side(struct arena *a, struct word_forms *f, const char *low, size_t offset)
{
    enum side side = side_of(low);

    count(&f->sides[side], offset);
    if (side != SIDE_NONE && !has_word(&f->words[side], low))
        vec_push(a, &f->words[side].list, arena_strdup(a, low));
}

struct word_forms *word_forms_collect(struct tailor *t)
{
    struct word_forms *f = arena_new(t->arena, struct word_forms);

    for (size_t z = 0; z < t->posting->zones.n; z++) {
        const struct zone_span *zone = &t->posting->zones.at[z];
        struct str text = {t->posting->text.p + zone->start, zone->end - zone->start};
        struct plain_word w;
        size_t row, at = 0;

        while (zone->zone != ZONE_OTHER && next_word(text, &at, &w)) {
            int column = variant_of(text, &w, &row);
            bool first = !w.start || text.p[w.start - 1] == '\n';

            if (column >= 0)
                count(&f->variants[row][column], zone->start + w.start);
            else if (!w.hyphen && w.lower && (first || text.p[w.start] == w.low[0]))
                count_side(t->arena, f, w.low, zone->start + w.start);
        }
    }
    return f;
}

/* The word of the posting that says on which side it is, if this one is on the other. */
static const struct tally *posting_side(const struct word_forms *f, enum side side)
{
    const struct tally *s = f->sides;
    size_t british = s[SIDE_BRITISH].count + s[SIDE_ISE].count;
    const struct tally *briton = s[SIDE_BRITISH].count ? &s[SIDE_BRITISH] : &s[SIDE_ISE];

    switch (side) {
    case SIDE_BRITISH:
        return s[SIDE_AMERICAN].count > british ? &s[SIDE_AMERICAN] : NULL;
    case SIDE_AMERICAN:
        return british > s[SIDE_AMERICAN].count ? briton : NULL;
    case SIDE_ISE:
        if (s[SIDE_IZE].count > s[SIDE_ISE].count)
            return &s[SIDE_IZE];
        return s[SIDE_AMERICAN].count > british ? &s[SIDE_AMERICAN] : NULL;
    case SIDE_IZE:
        return s[SIDE_ISE].count > s[SIDE_IZE].count ? &s[SIDE_ISE] : NULL;
    default:
        return NULL;
    }
}

/* One word may be a slip, or part of a name: to turn another than itself, it takes two that agree. */
static bool is_sure(const struct word_forms *f, const struct tally *side, const char *low)
{
    static const enum side agreeing[SIDES] = {[SIDE_ISE] = SIDE_BRITISH,
                                              [SIDE_BRITISH] = SIDE_ISE,
                                              [SIDE_IZE] = SIDE_AMERICAN,
                                              [SIDE_AMERICAN] = SIDE_IZE};
    enum side is = (enum side)(side - f->sides);

    return f->words[is].list.n + f->words[agreeing[is]].list.n > 1 || has_word(&f->words[is], low);
}

/* The spelling with the capital that the word has where it stands. */
static const char *in_case(struct tailor *t, const char *low, char first)
{
    char *out = arena_strdup(t->arena, low);

    if (first >= 'A' && first <= 'Z')
        out[0] = first;
    return out;
}

/* A capital within a sentence makes a name; in a list of skills it does not. */
static bool may_be_name(const struct passage *p, size_t start)
{
    return p->text[start] >= 'A' && p->text[start] <= 'Z' && p->rule->match == MATCH_PROSE &&
           start > p->start && !(start >= 2 && strchr(".!?", p->text[start - 2]));
}

static bool in_name(const struct passage *p, size_t start)
{
    for (size_t i = 0; i < p->matches.list.n; i++) {
        const struct concept_match *m = &p->matches.list.at[i];
        enum concept_kind kind = lexicon_concept(m->concept)->kind;

        if (p->start + m->start <= start && start < p->start + m->end &&
            (kind < CONCEPT_PROTOCOL || kind == CONCEPT_SECURITY))
            return true;
    }
    return false;
}

void find_word_edits(struct tailor *t, const struct word_forms *f, size_t passage,
                     struct edits *edits)
{
    const struct passage *p = &t->passages.at[passage];
    struct str text = passage_text(p);
    struct plain_word w;
    size_t row, at = 0;

    while (next_word(text, &at, &w)) {
        struct edit e = {.start = p->start + w.start, .end = p->start + w.end, .passage = passage,
                         .concept = CONCEPT_NONE};
        int column = variant_of(text, &w, &row);
        bool restful = column >= 0 && row == RESTFUL;
        const struct tally *side = NULL;

        if (column >= 0 && f->variants[row][!column].count > f->variants[row][column].count) {
            e.class = CHANGE_VARIANT;
            e.offset = f->variants[row][!column].offset;
            e.to = variants[row][!column];
        } else if (column < 0 && !w.hyphen && w.lower && (side = posting_side(f, side_of(w.low)))) {
            e.class = CHANGE_ORTHOGRAPHY;
            e.offset = side->offset;
            e.to = other_side(t->arena, w.low);
            if (e.to && !is_sure(f, side, e.to))
                continue;
        }
        if (!e.to || (!restful && may_be_name(p, e.start)) || in_name(p, e.start) ||
            !respell_is_free(p, e.start, e.end))
            continue;
        if (!restful)
            e.to = in_case(t, e.to, text.p[w.start]);
        vec_push(t->arena, &edits->list, e);
    }
}
