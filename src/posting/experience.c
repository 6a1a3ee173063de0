/* Years of experience and what they are said of: "5 years of Go and Postgres", "Go (5 years)".
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

enum { WORDS_BETWEEN = 12, EXPERIENCE_MOST = 200, COLON_WORDS = 3 };

/* Kinds that "5 years of" is said of. */
static bool takes_years(const struct hit *h)
{
    if (h->concept == CONCEPT_NONE)
        return true;
    const struct concept *c = lexicon_concept(h->concept);
    enum concept_kind kind = c->kind;
    bool led = strcmp(c->family, "leadership") == 0 || strcmp(c->family, "product and project") == 0;

    return (kind != CONCEPT_SOFT || led) && kind != CONCEPT_DEGREE && kind != CONCEPT_HUMAN_LANGUAGE &&
           kind != CONCEPT_GENERIC;
}

/* "5 years of experience with good knowledge of Go" are not of Go. */
static bool reaches_over(struct str gap)
{
    static const char *const thoughts[] = {
        "knowledge",  "understanding", "proficiency", "proficient", "familiarity", "familiar",
        "ability",    "fluent",        "degree",      "strong",     "excellent",   "solid",
        "good",       "deep",          "expertise",   "some",       "a",           "an",
        NULL};
    static const char *const joints[] = {"and", "with", "plus", NULL};
    static const char *const further[] = {"including", "preferably", "ideally", "especially",
                                          "mainly",    "mostly",     "with",    "in",
                                          "using",     "of",         "such",    "particularly",
                                          "where",     NULL};
    struct str before = {0};
    bool comma = false;
    int words = 0;

    for (size_t at = 0; at < gap.n;) {
        struct str w = next_word(gap, at);

        if (!w.n) {
            if (strchr(";!?", gap.p[at])) /* a stop inside a sentence ends "yrs." */
                return false;
            comma |= gap.p[at] == ',';
            at++;
            continue;
        }
        if (++words > WORDS_BETWEEN || (comma && !is_word_of(w, further)) ||
            (is_word_of(before, joints) && is_word_of(w, thoughts)))
            return false;
        comma = false;
        before = w;
        at += w.n;
    }
    return !comma;
}

/* "Go (5 years)", "Go: 5 years", "Go, at least 5 years" */
static bool stands_behind(struct str gap)
{
    static const char *const idle[] = {"at", "least", "minimum", "min", "of", "with", "for", "over",
                                       "experience", "more", "than", "a", "-", "\xE2\x80\x93", NULL};
    const char *colon = memchr(gap.p, ':', gap.n);
    int words = 0;

    for (size_t at = 0; at < gap.n;) {
        struct str w = next_word(gap, at);

        /* before a colon stands what it is about: "Cobol skills wanted: five years" */
        if (w.n ? !is_word_of(w, idle) && !(colon && w.p < colon && ++words <= COLON_WORDS)
                : strchr(";)", gap.p[at]) != NULL)
            return false;
        at += w.n ? w.n : 1;
    }
    return true;
}

struct seeker {
    struct draft *draft;
    struct hits *hits;
    struct posting *posting;
    size_t from, to; /* hits of the unit */
    size_t unit;
};

static struct str text_between(const struct seeker *s, size_t from, size_t to)
{
    return (struct str){s->draft->text.p + from, to > from ? to - from : 0};
}

static void note(struct seeker *s, const struct years *y, const struct hit *h)
{
    const struct unit *u = &s->draft->units.at[s->unit];
    enum asked asked = clause_asks(unit_clause(s->draft, s->unit), unit_text(s->draft, s->unit),
                                   y->start, y->end);
    struct experience e = {
        .years = y->years,
        .most = y->most,
        .concept = h ? h->concept : CONCEPT_NONE,
        .term = h ? arena_strndup(s->draft->arena, s->draft->text.p + h->start, h->end - h->start)
                  : "",
        .modality = modality_of(u->zone, asked),
        .said = cite(s->draft, s->unit, u->start + y->start, u->start + y->end)};

    if (s->posting->experience.n < EXPERIENCE_MOST)
        vec_push(s->draft->arena, &s->posting->experience, e);
}

static void give(struct seeker *s, const struct years *y, size_t i)
{
    struct hit *h = &s->hits->list.at[i];

    if (!takes_years(h))
        return;
    if (y->years >= h->years) {
        h->years = y->years;
        h->most = y->most;
    }
    note(s, y, h);
}

/* "4 years as a sous chef or head chef": years as the one and as the other add up, so they are of neither. */
static bool are_roles(const struct seeker *s, struct str gap, size_t i)
{
    static const char *const such[] = {"such", NULL}, *const as[] = {"as", NULL},
                            *const articles[] = {"a", "an", "the", "either", NULL};
    const struct hit *hits = s->hits->list.at;
    struct str before = {0};
    bool role = false;

    for (size_t at = 0; at < gap.n;) {
        struct str w = next_word(gap, at);

        if (w.n) {
            role = is_word_of(w, as) ? !is_word_of(before, such) : role && is_word_of(w, articles);
            before = w;
        }
        at += w.n ? w.n : 1;
    }
    return role && i + 1 < s->to && hits[i + 1].joint == JOINT_OR;
}

/* What the years are said of behind them, up to `limit` in the text. */
static bool give_right(struct seeker *s, const struct years *y, size_t limit)
{
    const struct hit *hits = s->hits->list.at;
    size_t end = s->draft->units.at[s->unit].start + y->end, i = s->from;
    bool said_or = false;
    while (i < s->to && (hits[i].start < end || !takes_years(&hits[i])))
        i++;
    if (i == s->to || hits[i].start >= limit)
        return false;
    struct str gap = text_between(s, end, hits[i].start);

    if (!reaches_over(gap) || are_roles(s, gap, i))
        return false;
    for (size_t k = i; k < s->to && hits[k].start < limit; k++) {
        if (said_or && (hits[k].joint == JOINT_AND || hits[k].joint == JOINT_COMMA))
            break; /* "5 years of Go or Rust, and Docker" */
        said_or |= k > i && hits[k].joint == JOINT_OR;
        bool example = hits[k].joint == JOINT_SUCH_AS && k > i && hits[k].head >= i;

        if (hits[k].run != hits[i].run && !example && (k == i || hits[hits[k].run].joint != JOINT_SUCH_AS))
            continue;
        give(s, y, k);
    }
    return true;
}

static bool give_left(struct seeker *s, const struct years *y, size_t limit)
{
    const struct hit *hits = s->hits->list.at;
    size_t start = s->draft->units.at[s->unit].start + y->start, i = s->to;

    while (i > s->from && hits[i - 1].end > start)
        i--;
    if (i == s->from || hits[i - 1].start < limit || !takes_years(&hits[i - 1]))
        return false;
    struct str gap = text_between(s, hits[i - 1].end, start);

    if (!stands_behind(gap))
        return false;
    if (memchr(gap.p, ':', gap.n))
        for (size_t k = hits[i - 1].run; k && k < i - 1; k = hits[k].next)
            give(s, y, k);
    give(s, y, i - 1);
    return true;
}

static bool is_bracketed(const struct seeker *s, const struct years *y)
{
    size_t at = s->draft->units.at[s->unit].start + y->start;

    return at > 0 && s->draft->text.p[at - 1] == '(';
}

static void read_unit(struct seeker *s)
{
    const struct clause *c = unit_clause(s->draft, s->unit);
    size_t base = s->draft->units.at[s->unit].start, left = base;

    for (size_t i = 0; i < c->years.n; i++) {
        const struct years *y = &c->years.at[i];
        size_t limit = i + 1 < c->years.n ? base + c->years.at[i + 1].start : SIZE_MAX;

        bool given = is_bracketed(s, y) ? give_left(s, y, left) || give_right(s, y, limit)
                                        : give_right(s, y, limit) || give_left(s, y, left);

        if (!given)
            note(s, y, NULL);
        left = base + y->end;
    }
}

void find_experience(struct draft *d, struct hits *hits, struct posting *p)
{
    struct seeker s = {.draft = d, .hits = hits, .posting = p};

    for (s.unit = 0; s.unit < d->units.n; s.unit++) {
        for (s.from = s.to; s.from < hits->list.n && hits->list.at[s.from].unit < s.unit;)
            s.from++;
        for (s.to = s.from; s.to < hits->list.n && hits->list.at[s.to].unit == s.unit;)
            s.to++;
        if (bears(d, s.unit) && d->units.at[s.unit].zone != ZONE_ABOUT)
            read_unit(&s);
    }
}
