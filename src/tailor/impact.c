/* How much a bullet says about what came of the work: numbers, before and after, scale, means,
 * outcome, ownership. English cues; numbers count in every language.
 * SPDX-License-Identifier: MIT */
#include "tailor/bullet.h"
#include "tailor/cues.h"

#include <string.h>

static const struct {
    unsigned flag;
    int points;
} weights[] = {
    {IMPACT_NUMBER, 150},  {IMPACT_DELTA, 200},   {IMPACT_SCALE, 150},    {IMPACT_MECHANISM, 150},
    {IMPACT_OUTCOME, 100}, {IMPACT_VERB, 100},    {IMPACT_PEOPLE, 50},    {IMPACT_SCOPE, 100},
    {IMPACT_WEAK, -250},   {IMPACT_VAGUE, -100},  {IMPACT_PASSIVE, -50}, {IMPACT_BUZZWORD, -50},
};

/* Words in a bullet of ordinary length; figures are not counted, so that taking one out never makes a
 * bullet better. */
enum { LENGTH_FROM = 8, LENGTH_TO = 34, LENGTH_POINTS = 50 };

/* "from 420 ms to 90 ms", "12 s → 340 ms", "by 30 %", "cut ... 45 minutes". */
static bool is_delta(const struct bullet *b, size_t i, bool changed)
{
    bool from = false;

    if (changed || (bullet_cue(b, i) & CUE_MULTIPLE) || (i && (bullet_cue(b, i - 1) & CUE_BY)))
        return true;
    for (size_t k = i < 3 ? 0 : i - 3; k < i; k++)
        from |= (bullet_cue(b, k) & CUE_FROM) != 0;
    for (size_t k = i + 1; k <= i + 3 && k < b->tokens.list.n; k++)
        if ((bullet_cue(b, k) & CUE_TO) &&
            (bullet_is_figure(b, k + 1) || bullet_is_figure(b, k + 2)))
            return from || b->text.p[b->tokens.list.at[k].start] != 't';
    return false;
}

/* Do the words before `end` name people who do something: practitioners, advisers, assistants? */
static bool ends_in_people(const struct bullet *b, size_t end)
{
    static const char *const endings[] = {"ers", "ors", "ists", "ants", "ians"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i]);

        if (end >= n && !memcmp(b->text.p + end - n, endings[i], n))
            return true;
    }
    return false;
}

/* "employee onboarding": what is counted is not employees; but "nurse practitioners" are nurses. */
static bool opens_term(const struct bullet *b, size_t i)
{
    const struct token *k = &b->tokens.list.at[i];

    for (size_t m = 0; m < b->concepts->list.n; m++) {
        const struct concept_match *c = &b->concepts->list.at[m];

        if (k->start >= c->start && k->end < c->end)
            return !ends_in_people(b, c->end);
    }
    return false;
}

static bool is_scale(const struct bullet *b, size_t i)
{
    struct str s = bullet_word(b, i);

    /* 2M+, £4M, 40k: a suffix or a currency says that much is counted */
    if (b->tokens.list.at[i].kind == TOKEN_NUMBER &&
        (strchr("+MmKkBb", s.p[s.n - 1]) || (s.p[0] & 0x80) || s.p[0] == '$'))
        return true;
    for (size_t k = i + 1; k <= i + 3 && k < b->tokens.list.n; k++) {
        if ((bullet_cue(b, k) & CUE_SCALE) && !opens_term(b, k))
            return true;
        if (b->tokens.list.at[k].kind == TOKEN_PUNCT)
            break;
    }
    return i >= 2 && (bullet_cue(b, i - 1) & CUE_OF) && (bullet_cue(b, i - 2) & CUE_TEAM);
}

static bool is_mechanism(const struct bullet *b, size_t i)
{
    if (!i || !(bullet_cue(b, i) & CUE_MEANS))
        return false;
    if ((bullet_cue(b, i + 1) | bullet_cue(b, i + 2)) & CUE_GERUND)
        return !(bullet_cue(b, i) & CUE_WITH);
    for (size_t k = i + 1; k <= i + 3 && k < b->tokens.list.n; k++)
        if (b->tokens.list.at[k].kind == TOKEN_WORD && bullet_in_concept(b, k))
            return true;
    return false;
}

static unsigned look_at(const struct bullet *b, size_t i, bool changed)
{
    unsigned c = bullet_cue(b, i), next = bullet_cue(b, i + 1), flags = 0;

    if (bullet_is_figure(b, i))
        return IMPACT_NUMBER | (is_delta(b, i, changed) ? IMPACT_DELTA : 0u) |
               (is_scale(b, i) ? IMPACT_SCALE : 0u);
    if (is_mechanism(b, i))
        flags |= IMPACT_MECHANISM;
    if (i && ((c & CUE_OUTCOME) || ((c & CUE_SO) && (next & CUE_THAT))))
        flags |= IMPACT_OUTCOME;
    if (i && (c & CUE_PEOPLE))
        flags |= IMPACT_PEOPLE;
    if ((c & CUE_BE) && ((next | bullet_cue(b, i + 2)) & CUE_PARTICIPLE))
        flags |= IMPACT_PASSIVE;
    if ((c & CUE_VAGUE) || ((c & CUE_AGILE) && (next & CUE_PEOPLE)))
        flags |= IMPACT_VAGUE;
    if (c & CUE_BUZZ)
        flags |= IMPACT_BUZZWORD;
    return flags;
}

struct impact impact_of(const struct bullet *b)
{
    struct impact impact = {.ownership = lexicon_ownership(b->text)};
    bool changed = false;
    size_t length = 0;
    int ownership = impact.ownership;

    for (size_t i = 0; i < b->tokens.list.n; i++) {
        changed |= (b->cues[i] & CUE_CHANGE) != 0;
        impact.flags |= look_at(b, i, changed) | (bullet_is_scope(b, i, ownership) ? IMPACT_SCOPE : 0u);
        length += b->tokens.list.at[i].kind == TOKEN_WORD && !(b->cues[i] & CUE_NUMERAL);
    }
    impact.signs = bullet_signs(b, ownership);
    impact.axes = bullet_axes(b);
    if (lexicon_weak_opener(b->text))
        impact.flags |= IMPACT_WEAK;
    else if (ownership >= 2)
        impact.flags |= IMPACT_VERB;
    if (impact.flags & (IMPACT_NUMBER | IMPACT_SCOPE))
        impact.flags &= ~(unsigned)IMPACT_VAGUE;
    for (size_t i = 0; i < sizeof weights / sizeof *weights; i++)
        if (impact.flags & weights[i].flag)
            impact.score += weights[i].points;
    impact.score += ownership > 0 ? 20 * ownership : 0;
    if (length >= LENGTH_FROM && length <= LENGTH_TO)
        impact.score += LENGTH_POINTS;
    impact.score = impact.score < 0 ? 0 : impact.score > 1000 ? 1000 : impact.score;
    return impact;
}
