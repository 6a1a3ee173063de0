/* Modality: what must be, what would be nice, what is not asked. A cue reaches to the left or to
 * the right, to the next cue, and never across a "but". SPDX-License-Identifier: MIT */
#include "posting/ascii.h"
#include "posting/draft.h"

#include <string.h>

enum scope {
    LEFT,   /* "… preferred" */
    RIGHT,  /* "ideally …" */
    EITHER, /* "nice to have: …", "… nice to have" */
    NEAR,   /* to the right, to the next comma or "to": "moving away from …" */
    BRACKET, /* "… (preferred)": the list item before the bracket */
    TURN     /* "but": no cue reaches across */
};

/* By enum asked and enum scope. */
static const struct phrase cues[] = {
    /* what is not asked; stands first, since it holds the words of the others */
    {" not required ", ASKED_WAIVED, LEFT},
    {" not necessary ", ASKED_WAIVED, LEFT},
    {" not needed ", ASKED_WAIVED, LEFT},
    {" not essential ", ASKED_WAIVED, LEFT},
    {" not mandatory ", ASKED_WAIVED, LEFT},
    {" not a requirement ", ASKED_WAIVED, LEFT},
    {" not a must ", ASKED_WAIVED, LEFT},
    {" not a prerequisite ", ASKED_WAIVED, LEFT},
    {" not expected ", ASKED_WAIVED, LEFT},
    {" isn't required ", ASKED_WAIVED, LEFT},
    {" isn't necessary ", ASKED_WAIVED, LEFT},
    {" isn't needed ", ASKED_WAIVED, LEFT},
    {" isn't essential ", ASKED_WAIVED, LEFT},
    {" aren't required ", ASKED_WAIVED, LEFT},
    {" aren't necessary ", ASKED_WAIVED, LEFT},
    {" aren't needed ", ASKED_WAIVED, LEFT},
    {" unnecessary ", ASKED_WAIVED, LEFT},
    {" not a deal breaker ", ASKED_WAIVED, LEFT},
    {" not important ", ASKED_WAIVED, LEFT},
    {" don't worry if ", ASKED_WAIVED, RIGHT},
    {" do not worry if ", ASKED_WAIVED, RIGHT},
    {" don't mind if ", ASKED_WAIVED, RIGHT},
    {" do not mind if ", ASKED_WAIVED, RIGHT},
    {" don't expect ", ASKED_WAIVED, RIGHT},
    {" do not expect ", ASKED_WAIVED, RIGHT},
    {" won't be expected ", ASKED_WAIVED, RIGHT},
    {" don't care about ", ASKED_WAIVED, RIGHT},
    {" do not care about ", ASKED_WAIVED, RIGHT},
    {" don't ask for ", ASKED_WAIVED, RIGHT},
    {" do not ask for ", ASKED_WAIVED, RIGHT},
    {" don't have to ", ASKED_WAIVED, RIGHT},
    {" do not have to ", ASKED_WAIVED, RIGHT},
    {" even if you ", ASKED_WAIVED, RIGHT},
    {" we'll teach you ", ASKED_WAIVED, RIGHT},
    {" we will teach you ", ASKED_WAIVED, RIGHT},
    {" can teach you ", ASKED_WAIVED, RIGHT},
    {" we'll train you ", ASKED_WAIVED, RIGHT},
    {" we will train you ", ASKED_WAIVED, RIGHT},
    {" can be learned ", ASKED_WAIVED, LEFT},
    {" can be learnt ", ASKED_WAIVED, LEFT},
    {" no need for ", ASKED_WAIVED, RIGHT},
    {" no need to ", ASKED_WAIVED, RIGHT},
    {" don't need to ", ASKED_WAIVED, RIGHT},
    {" do not need to ", ASKED_WAIVED, RIGHT},
    {" don't need ", ASKED_WAIVED, RIGHT},
    {" do not need ", ASKED_WAIVED, RIGHT},
    {" won't need ", ASKED_WAIVED, RIGHT},
    {" will not need ", ASKED_WAIVED, RIGHT},
    {" don't require ", ASKED_WAIVED, RIGHT},
    {" do not require ", ASKED_WAIVED, RIGHT},
    {" don't use ", ASKED_NEGATIVE, RIGHT},
    {" do not use ", ASKED_NEGATIVE, RIGHT},
    {" no longer use ", ASKED_NEGATIVE, RIGHT},
    {" no longer using ", ASKED_NEGATIVE, RIGHT},
    {" moving away from ", ASKED_NEGATIVE, NEAR},
    {" migrating away from ", ASKED_NEGATIVE, NEAR},
    {" moving off ", ASKED_NEGATIVE, NEAR},
    {" migrating off ", ASKED_NEGATIVE, NEAR},
    {" migrating from ", ASKED_NEGATIVE, NEAR},
    {" migrate from ", ASKED_NEGATIVE, NEAR},
    {" migration from ", ASKED_NEGATIVE, NEAR},
    {" instead of ", ASKED_NEGATIVE, NEAR},
    {" rather than ", ASKED_NEGATIVE, NEAR},
    {" not looking for ", ASKED_NEGATIVE, RIGHT},
    {" we avoid ", ASKED_NEGATIVE, RIGHT},
    {" not using ", ASKED_NEGATIVE, RIGHT},
    {" isn't for you ", ASKED_NEGATIVE, RIGHT},
    {" is not for you ", ASKED_NEGATIVE, RIGHT},
    {" not the role for you ", ASKED_NEGATIVE, RIGHT},
    {" not the job for you ", ASKED_NEGATIVE, RIGHT},
    {" not a fit ", ASKED_NEGATIVE, RIGHT},
    {" not a good fit ", ASKED_NEGATIVE, RIGHT},
    {" not be a good fit ", ASKED_NEGATIVE, RIGHT},
    {" not be a fit ", ASKED_NEGATIVE, RIGHT},
    {" don't apply if ", ASKED_NEGATIVE, RIGHT},
    {" do not apply if ", ASKED_NEGATIVE, RIGHT},
    {" don't do ", ASKED_NEGATIVE, RIGHT},
    {" do not do ", ASKED_NEGATIVE, RIGHT},
    {" don't have any ", ASKED_NEGATIVE, RIGHT},
    {" retiring ", ASKED_NEGATIVE, NEAR},
    {" phasing out ", ASKED_NEGATIVE, NEAR},
    /* wished for */
    {" nice to have ", ASKED_NICE, EITHER},
    {" nice to haves ", ASKED_NICE, EITHER},
    {" good to have ", ASKED_NICE, EITHER},
    {" great to have ", ASKED_NICE, EITHER},
    {" bonus points ", ASKED_NICE, EITHER},
    {" a bonus ", ASKED_NICE, LEFT},
    {" bonus if ", ASKED_NICE, RIGHT},
    {" a plus ", ASKED_NICE, LEFT},
    {" a big plus ", ASKED_NICE, LEFT},
    {" a strong plus ", ASKED_NICE, LEFT},
    {" a huge plus ", ASKED_NICE, LEFT},
    {" a definite plus ", ASKED_NICE, LEFT},
    {" preferred ", ASKED_NICE, EITHER},
    {" strongly preferred ", ASKED_NICE, LEFT},
    {" preferably ", ASKED_NICE, RIGHT},
    {" preferable ", ASKED_NICE, LEFT},
    {" preference ", ASKED_NICE, EITHER},
    {" desirable ", ASKED_NICE, EITHER},
    {" desired ", ASKED_NICE, EITHER},
    {" ideally ", ASKED_NICE, RIGHT},
    {" an advantage ", ASKED_NICE, LEFT},
    {" an added advantage ", ASKED_NICE, LEFT},
    {" a distinct advantage ", ASKED_NICE, LEFT},
    {" advantageous ", ASKED_NICE, LEFT},
    {" beneficial ", ASKED_NICE, LEFT},
    {" optional ", ASKED_NICE, LEFT},
    {" optionally ", ASKED_NICE, RIGHT},
    {" an asset ", ASKED_NICE, LEFT},
    {" would be great ", ASKED_NICE, LEFT},
    {" would be helpful ", ASKED_NICE, LEFT},
    {" is helpful ", ASKED_NICE, LEFT},
    {" would be useful ", ASKED_NICE, LEFT},
    {" would be ideal ", ASKED_NICE, LEFT},
    {" appreciated ", ASKED_NICE, LEFT},
    {" is welcome ", ASKED_NICE, LEFT},
    {" extra points ", ASKED_NICE, EITHER},
    /* demanded */
    {" must have ", ASKED_MUST, EITHER},
    {" must ", ASKED_MUST, RIGHT},
    {" required ", ASKED_MUST, LEFT},
    {" needed ", ASKED_MUST, LEFT},
    {" necessary ", ASKED_MUST, LEFT},
    {" requires ", ASKED_MUST, RIGHT},
    {" we require ", ASKED_MUST, RIGHT},
    {" mandatory ", ASKED_MUST, LEFT},
    {" essential ", ASKED_MUST, LEFT},
    {" a must ", ASKED_MUST, LEFT},
    {" minimum ", ASKED_MUST, RIGHT},
    {" at least ", ASKED_MUST, RIGHT},
    {" but ", ASKED_BY_ZONE, TURN},
    {" however ", ASKED_BY_ZONE, TURN},
    {" although ", ASKED_BY_ZONE, TURN},
    {" though ", ASKED_BY_ZONE, TURN},
    {" whereas ", ASKED_BY_ZONE, TURN},
    {" while ", ASKED_BY_ZONE, TURN},
};

/* "as required", "may be needed": no demand of the person */
static const char *const idle[] = {" as ",       " when ",   " if ",      " where ",
                                   " whenever ", " may be ", " might be "};

/* Beyond these nobody writes a sentence; they keep the work in bounds. */
enum { CUES_MAX = 64, REACH = 400 };

static bool ends_with(const char *key, size_t n, const char *word)
{
    size_t width = strlen(word);

    return n >= width && memcmp(key + n - width, word, width) == 0;
}

/* "No Java experience needed": the "no" before turns the cue. */
static bool is_denied(const char *key, size_t at, size_t from)
{
    for (size_t i = from; i + 4 <= at + 1; i++)
        if (memcmp(key + i, " no ", 4) == 0)
            return true;
    return false;
}

static bool is_idle(const char *key, const char *phrase, size_t at)
{
    if (strcmp(phrase, " required ") != 0 && strcmp(phrase, " needed ") != 0 &&
        strcmp(phrase, " necessary ") != 0)
        return false;
    for (size_t i = 0; i < sizeof idle / sizeof *idle; i++)
        if (ends_with(key, at + 1, idle[i]))
            return true;
    return false;
}

/* "(preferred)", "(a strong plus)": nothing else in the bracket that could be meant. */
static bool is_bracketed(struct str unit, const struct modal *m)
{
    size_t from = m->start, to = m->end;

    while (from > 0 && unit.p[from - 1] != '(' && !is_upper(unit.p[from - 1]) &&
           m->start - from < 16)
        from--;
    while (to < unit.n && unit.p[to] != ')' && unit.p[to] != '(' && to - m->end < 4)
        to++;
    return from > 0 && unit.p[from - 1] == '(' && to < unit.n && unit.p[to] == ')';
}

/* A cue inside a bracket says nothing of what stands outside of it. */
static bool is_shut_in(struct str unit, const struct modal *m, size_t start, size_t end)
{
    size_t from = m->end <= start ? m->end : end, to = m->end <= start ? start : m->start;
    int depth = 0;

    for (size_t i = from; i < to; i++)
        depth += unit.p[i] == '(' ? 1 : unit.p[i] == ')' ? -1 : 0;
    return m->scope != BRACKET && (m->end <= start ? depth < 0 : depth > 0);
}

static void add_modal(struct arena *a, struct str unit, struct clause *out, struct modal m)
{
    if (!is_refusal(m.asked) && is_bracketed(unit, &m))
        m.scope = BRACKET;
    vec_push(a, &out->modals, m);
}

/* Longest cue at each place, left to right. */
static void find_modals(struct draft *d, struct str unit, const struct key *key, struct clause *out)
{
    size_t from = 0;

    for (struct phrase_walk w = {0};
         out->modals.n < CUES_MAX && out->turns.n < CUES_MAX && next_longest(&d->modal, key, &w);) {
        struct modal m = {(enum asked)w.phrase->what, w.phrase->value, phrase_start(key, &w),
                          phrase_end(key, &w)};

        if (m.scope == TURN) {
            vec_push(d->arena, &out->turns, m.start);
        } else if (!is_idle(key->p, w.phrase->text, w.at)) {
            if (m.asked == ASKED_MUST && m.scope == LEFT && is_denied(key->p, w.at, from))
                m.asked = ASKED_WAIVED;
            add_modal(d->arena, unit, out, m);
            from = w.at + w.n - 1;
        }
    }
}

/* "Kotlin is not required but a plus" is a wish. */
static void settle(struct clause *c)
{
    for (size_t i = 0; i + 1 < c->modals.n; i++)
        if (c->modals.at[i].asked == ASKED_WAIVED && c->modals.at[i].scope == LEFT &&
            c->modals.at[i + 1].asked == ASKED_NICE &&
            c->modals.at[i + 1].start - c->modals.at[i].end < 24) {
            c->modals.at[i].asked = ASKED_NICE;
            c->modals.at[i + 1].start = c->modals.at[i].start;
        }
}

static void read_clause(struct draft *d, size_t unit, struct clause *out)
{
    const struct key *key = unit_key(d, unit);

    find_modals(d, unit_text(d, unit), key, out);
    settle(out);
    find_years(d->arena, unit_text(d, unit), key, out);
}

const struct clause *unit_clause(struct draft *d, size_t unit)
{
    if (!d->clauses) {
        d->clauses = arena_array(d->arena, d->units.n + 1, sizeof *d->clauses);
        d->modal = index_phrases(d->arena, cues, sizeof cues / sizeof *cues);
    }
    if (!d->clauses[unit]) {
        d->clauses[unit] = arena_new(d->arena, struct clause);
        read_clause(d, unit, d->clauses[unit]);
    }
    return d->clauses[unit];
}

static bool turns_between(const struct clause *c, size_t from, size_t to)
{
    for (size_t i = 0; i < c->turns.n; i++)
        if (c->turns.at[i] >= from && c->turns.at[i] < to)
            return true;
    return false;
}

static bool comma_between(struct str unit, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (unit.p[i] == ',')
            return true;
    return false;
}

static bool phrase_between(struct str unit, size_t from, size_t to, const char *phrase)
{
    size_t n = strlen(phrase);

    for (size_t i = from; i + n <= to; i++)
        if (memcmp(unit.p + i, phrase, n) == 0)
            return true;
    return false;
}

/* Whether the cue reaches a thing that stands before it, or behind it. */
static bool reaches_left(struct str unit, const struct modal *m, size_t end)
{
    bool list = phrase_between(unit, end, m->start, " are ") ||
                phrase_between(unit, end, m->start, " or ") ||
                phrase_between(unit, end, m->start, " and ");

    if (m->scope == RIGHT || m->scope == NEAR)
        return false;
    if (m->scope == BRACKET || is_refusal(m->asked))
        return !comma_between(unit, end, m->start) || (list && is_refusal(m->asked));
    return true;
}

static bool reaches_right(struct str unit, const struct modal *m, size_t start)
{
    if (m->scope == LEFT || m->scope == BRACKET)
        return false;
    if (m->scope == NEAR)
        return !comma_between(unit, m->end, start) && !phrase_between(unit, m->end, start, " to ");
    return !is_refusal(m->asked) || !phrase_between(unit, m->end, start, ", we ");
}

enum asked clause_asks(const struct clause *c, struct str unit, size_t start, size_t end)
{
    const struct modal *before = NULL, *behind = NULL, *only = NULL;
    size_t reaching = 0;

    for (size_t i = 0; i < c->modals.n; i++) {
        const struct modal *m = &c->modals.at[i];

        if (m->end + REACH < start || m->start > end + REACH || is_shut_in(unit, m, start, end))
            continue;
        if (m->end <= start && !turns_between(c, m->end, start)) {
            before = m;
            only = m;
            reaching++;
        } else if (m->start >= end && !turns_between(c, end, m->start)) {
            if (!behind)
                behind = m;
            only = m;
            reaching++;
        }
    }
    if (behind && reaches_left(unit, behind, end))
        return behind->asked;
    if (before && reaches_right(unit, before, start))
        return before->asked;
    /* a single cue speaks for its sentence, whichever side it stands */
    if (reaching == 1 && only->scope != BRACKET && !is_refusal(only->asked))
        return only->asked;
    return ASKED_BY_ZONE;
}
