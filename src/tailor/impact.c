/* How much a bullet says about what came of the work: numbers, before and after, scale, means,
 * outcome, ownership. English cues; numbers count in every language.
 * SPDX-License-Identifier: MIT */
#include "tailor/internal.h"

#include <string.h>

static const struct {
    unsigned flag;
    int points;
} weights[] = {
    {IMPACT_NUMBER, 150},  {IMPACT_DELTA, 200},   {IMPACT_SCALE, 150},    {IMPACT_MECHANISM, 150},
    {IMPACT_OUTCOME, 100}, {IMPACT_VERB, 100},    {IMPACT_PEOPLE, 50},    {IMPACT_WEAK, -250},
    {IMPACT_VAGUE, -100},  {IMPACT_PASSIVE, -50}, {IMPACT_BUZZWORD, -50},
};

static const char *const numerals[] = {
    "two",    "three",  "four",     "five",    "six",     "seven",   "eight",   "nine", "ten",
    "eleven", "twelve", "fifteen",  "twenty",  "thirty",  "forty",   "fifty",   "sixty",
    "eighty", "ninety", "hundred",  "hundreds", "thousand", "thousands", "million", "millions",
    "billion", "dozen", "dozens", "half", "third", "quarter", "twice", NULL};
/* A change by itself, whatever the figure is. */
static const char *const multiples[] = {"halved",  "halving",  "doubled",   "doubling",  "tripled",
                                        "tripling", "quadrupled", "quadrupling", NULL};
static const char *const change_stems[] = {
    "reduc", "cut",  "lower", "rais",  "increas", "grew",   "grow", "improv",   "shorten",
    "boost", "sav",  "accelerat", "drop", "shrank", "shrunk", "decreas", "slash", "trim",
    "lift",  "rose", "eliminat",  "sped", "brought", "took",  NULL};
static const char *const scale_nouns[] = {
    "user", "customer", "request", "service", "microservice", "engineer", "people", "staff",
    "patient", "bed", "team", "country", "countries", "transaction", "event", "record", "store",
    "student", "developer", "release", "deployment", "client", "account", "ticket", "campaign",
    "subscriber", "visitor", "member", "colleague", "nurse", "employee", "site", "market",
    "product", "payment", "order", "merchant", "partner", "message", "query", "queries", "table",
    "pipeline", "server", "node", "repository", "repositories", "person", "visit", "lead",
    "participant", "volunteer", "child", "children", "family", "families", "ward", "hour", "page",
    "article", "branch", "branches", "school", "language", "device", "installation", "download",
    NULL};
static const char *const people[] = {"customer", "client",  "patient", "stakeholder", "user",
                                     "regulator", "auditor", "partner", "family", "families",
                                     "team",     "colleague", "engineer", "merchant", "student",
                                     "relative", "subscriber", "volunteer", NULL};
static const char *const outcomes[] = {"enabling", "allowing",   "letting",    "freeing",
                                       "resulting", "leading",   "saving",     "reducing",
                                       "cutting",  "improving",  "increasing", "preventing",
                                       "unlocking", "raising",   "which",      "thereby", NULL};
static const char *const means[] = {"by", "through", "via", "using", "with", NULL};
static const char *const be[] = {"was", "were", "been", "being", "is", "are", NULL};
static const char *const vague[] = {"various", "several", "numerous", "etc", "fast-paced", NULL};
static const char *const buzzwords[] = {
    "spearheaded", "synergy",    "synergies",   "passionate",   "passion", "results-driven",
    "rockstar",    "ninja",      "guru",        "visionary",    "dynamic", "proactive",
    "proactively", "self-starter", "go-getter", "best-in-class", "world-class", "cutting-edge",
    "state-of-the-art", "game-changing", "leveraged", "leveraging", "utilized", "utilised",
    "utilizing",   "utilising",  "hardworking", "hard-working", "motivated", "detail-oriented",
    "innovative",  "seamless",   "seamlessly",  "robust",       NULL};

/* A bullet taken to words. */
struct bullet {
    struct str text;
    struct tokens tokens;
    struct concept_matches concepts;
};

static struct str word(const struct bullet *w, size_t i)
{
    if (i >= w->tokens.list.n)
        return (struct str){"", 0};
    return (struct str){w->text.p + w->tokens.list.at[i].start,
                        w->tokens.list.at[i].end - w->tokens.list.at[i].start};
}

static bool one_of(struct str s, const char *const *list)
{
    for (; *list; list++)
        if (str_eq_nocase(s, str_of(*list)))
            return true;
    return false;
}

/* In the list as such or as a plural. */
static bool noun_of(struct str s, const char *const *list)
{
    if (one_of(s, list))
        return true;
    return s.n > 1 && s.p[s.n - 1] == 's' && one_of((struct str){s.p, s.n - 1}, list);
}

static bool is_change(struct str s)
{
    static const char *const endings[] = {"", "e", "ed", "d", "es", "s", "ing", "ped", "ping",
                                          "ting", "med", "ming", "n", NULL};

    for (const char *const *c = change_stems; *c; c++) {
        size_t n = strlen(*c);

        if (s.n >= n && str_eq_nocase((struct str){s.p, n}, str_of(*c)) &&
            one_of((struct str){s.p + n, s.n - n}, endings))
            return true;
    }
    return one_of(s, multiples);
}

static bool in_concept(const struct bullet *w, size_t i)
{
    const struct token *k = &w->tokens.list.at[i];

    for (size_t m = 0; m < w->concepts.list.n; m++) {
        const struct concept_match *c = &w->concepts.list.at[m];

        if (k->start >= c->start && k->end <= c->end)
            return true;
        /* a version: "Java 17", "Python 3" */
        if (k->kind == TOKEN_NUMBER && k->start == c->end + 1u && w->text.p[c->end] == ' ')
            return true;
    }
    return false;
}

static bool plain_digits(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    return s.n > 0;
}

/* A figure that measures something: no year, no version. */
static bool is_figure(const struct bullet *w, size_t i)
{
    struct str s = word(w, i);

    if (i >= w->tokens.list.n || in_concept(w, i))
        return false;
    if (w->tokens.list.at[i].kind == TOKEN_NUMBER)
        return !(s.n == 4 && plain_digits(s) && (s.p[0] == '1' || s.p[0] == '2') &&
                 (!strncmp(s.p, "19", 2) || !strncmp(s.p, "20", 2)));
    return one_of(s, numerals) || one_of(s, multiples) ||
           (str_eq_nocase(s, STR("one")) && str_eq_nocase(word(w, i + 1), STR("of")));
}

static bool is_arrow(struct str s)
{
    return str_eq(s, STR("→")) || str_eq(s, STR("->")) || str_eq(s, STR("to"));
}

/* "from 420 ms to 90 ms", "12 s → 340 ms", "by 30 %", "cut ... 45 minutes". */
static bool is_delta(const struct bullet *w, size_t i, bool changed)
{
    struct str before = i ? word(w, i - 1) : (struct str){"", 0};
    bool from = changed;

    if (one_of(word(w, i), multiples) || str_eq_nocase(before, STR("by")) || changed)
        return true;
    for (size_t k = i < 3 ? 0 : i - 3; k < i; k++)
        from |= str_eq_nocase(word(w, k), STR("from"));
    for (size_t k = i + 1; k <= i + 3 && k < w->tokens.list.n; k++)
        if (is_arrow(word(w, k)) && (is_figure(w, k + 1) || is_figure(w, k + 2)))
            return from || !str_eq(word(w, k), STR("to"));
    return false;
}

static bool is_scale(const struct bullet *w, size_t i)
{
    struct str s = word(w, i);

    /* 2M+, £4M, 40k: a suffix or a currency says that much is counted */
    if (w->tokens.list.at[i].kind == TOKEN_NUMBER &&
        (strchr("+MmKkBb", s.p[s.n - 1]) || (s.p[0] & 0x80) || s.p[0] == '$'))
        return true;
    for (size_t k = i + 1; k <= i + 3 && k < w->tokens.list.n; k++) {
        if (noun_of(word(w, k), scale_nouns))
            return true;
        if (w->tokens.list.at[k].kind == TOKEN_PUNCT)
            break;
    }
    return i >= 2 && str_eq_nocase(word(w, i - 1), STR("of")) &&
           str_eq_nocase(word(w, i - 2), STR("team"));
}

static bool ends_in(struct str s, const char *ending)
{
    size_t n = strlen(ending);

    return s.n > n + 1 && !memcmp(s.p + s.n - n, ending, n);
}

static bool is_mechanism(const struct bullet *w, size_t i)
{
    if (!i || !one_of(word(w, i), means))
        return false;
    if (ends_in(word(w, i + 1), "ing") || ends_in(word(w, i + 2), "ing"))
        return !str_eq_nocase(word(w, i), STR("with"));
    for (size_t k = i + 1; k <= i + 3 && k < w->tokens.list.n; k++)
        if (in_concept(w, k) && w->tokens.list.at[k].kind == TOKEN_WORD)
            return true;
    return false;
}

static unsigned look_at(const struct bullet *w, size_t i, bool changed)
{
    struct str s = word(w, i);
    unsigned flags = 0;

    if (is_figure(w, i)) {
        flags |= IMPACT_NUMBER;
        if (is_delta(w, i, changed))
            flags |= IMPACT_DELTA;
        if (is_scale(w, i))
            flags |= IMPACT_SCALE;
        return flags;
    }
    if (is_mechanism(w, i))
        flags |= IMPACT_MECHANISM;
    if (i && (one_of(s, outcomes) || (str_eq_nocase(s, STR("so")) &&
                                      str_eq_nocase(word(w, i + 1), STR("that")))))
        flags |= IMPACT_OUTCOME;
    if (i && noun_of(s, people))
        flags |= IMPACT_PEOPLE;
    if (one_of(s, be) && (ends_in(word(w, i + 1), "ed") || ends_in(word(w, i + 2), "ed")))
        flags |= IMPACT_PASSIVE;
    if (one_of(s, vague) || (str_eq_nocase(s, STR("agile")) &&
                             noun_of(word(w, i + 1), people)))
        flags |= IMPACT_VAGUE;
    if (one_of(s, buzzwords))
        flags |= IMPACT_BUZZWORD;
    return flags;
}

/* Words for the length; figures don't count, so that taking one out never makes a bullet better. */
static bool counts(const struct bullet *w, size_t i)
{
    return w->tokens.list.at[i].kind == TOKEN_WORD && !one_of(word(w, i), numerals);
}

struct impact impact_of(struct arena *a, struct str text)
{
    struct bullet w = {.text = text};
    struct impact impact = {0};
    bool changed = false;
    size_t length = 0;
    int ownership = lexicon_ownership(text);

    lexicon_tokenize(a, text, &w.tokens);
    lexicon_match(a, text, MATCH_PROSE, &w.concepts);
    for (size_t i = 0; i < w.tokens.list.n; i++) {
        changed |= is_change(word(&w, i));
        impact.flags |= look_at(&w, i, changed);
        length += counts(&w, i);
    }
    if (lexicon_weak_opener(text))
        impact.flags |= IMPACT_WEAK;
    else if (ownership >= 2)
        impact.flags |= IMPACT_VERB;
    if (impact.flags & IMPACT_NUMBER)
        impact.flags &= ~(unsigned)IMPACT_VAGUE;
    for (size_t i = 0; i < sizeof weights / sizeof *weights; i++)
        if (impact.flags & weights[i].flag)
            impact.score += weights[i].points;
    impact.score += ownership > 0 ? 20 * ownership : 0;
    if (length >= 8 && length <= 34)
        impact.score += 50;
    impact.score = impact.score < 0 ? 0 : impact.score > 1000 ? 1000 : impact.score;
    return impact;
}
