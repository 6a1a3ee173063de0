/* Modality: what must be, what would be nice, what is not asked. A cue reaches to the left or to
 * the right, to the next cue, and never across a "but". SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "posting/draft.h"
#include "posting/modal.h"

#include <string.h>

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
        if (memcmp(key + i, " no ", 4) == 0 || strncmp(key + i, " neither ", 9) == 0)
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

/* The next sign behind `at`: ':' for a dash with spaces, too; 0 at the end. */
static char sign_behind(struct str unit, size_t at)
{
    while (at < unit.n && is_blank(unit.p[at]))
        at++;
    if (at < unit.n && at > 0 && is_blank(unit.p[at - 1]) &&
        (unit.p[at] == '-' || (at + 2 < unit.n && memcmp(unit.p + at, "\xE2\x80", 2) == 0)))
        return ':';
    return at < unit.n ? unit.p[at] : '\0';
}

/* Behind the start of the unit, or a sign: where a label may stand. */
static bool opens_clause(struct str unit, size_t at)
{
    while (at > 0 && is_blank(unit.p[at - 1]))
        at--;
    return at == 0 || strchr(".,;:()!", unit.p[at - 1]);
}

/* Where a cue reaches by the sign behind it; false if it is none there. */
static bool settle_scope(struct str unit, struct modal *m)
{
    char sign = sign_behind(unit, m->end);
    bool word = m->scope == WORD;

    if (sign == ':' && m->scope != TURN && opens_clause(unit, m->start)) {
        m->scope = RIGHT; /* "Not needed: a degree" */
        return true;
    }
    if (!word && m->scope != LABEL)
        return true;
    m->scope = LEFT;
    return word && (!sign || strchr(",;.!)", sign));
}

/* Longest cue at each place, left to right. */
static void find_modals(struct draft *d, size_t unit, struct clause *out)
{
    const struct key *key = unit_key(d, unit);
    const struct cue *c = NULL;
    struct str text = unit_text(d, unit);
    size_t from = 0;

    while (out->modals.n < CUES_MAX && out->turns.n < CUES_MAX &&
           (c = next_longest(unit_cues(d, unit), CUES_MODAL, c)) != NULL) {
        struct modal m = {(enum asked)c->phrase->what, c->phrase->value, cue_start(key, c),
                          cue_end(key, c)};

        if (!settle_scope(text, &m))
            continue;
        if (m.scope == TURN) {
            vec_push(d->arena, &out->turns, m.start);
        } else if (!is_idle(key->p, c->phrase->text, c->at)) {
            if (m.asked == ASKED_MUST && m.scope == LEFT && is_denied(key->p, c->at, from))
                m.asked = ASKED_WAIVED;
            add_modal(d->arena, text, out, m);
            from = c->at + c->n - 1;
        }
    }
    if (ends_with(key->p, key->n, " is not ") || ends_with(key->p, key->n, " are not ")) {
        size_t end = key->at[key->n - 1]; /* "GMP is mandatory, GLP is not" */

        add_modal(d->arena, text, out, (struct modal){ASKED_WAIVED, LEFT, end - 3, end});
    }
}

/* A comma, with a thing of its own behind it: no "but", no verb that goes on with the same. */
static bool parts_clauses(struct str unit, size_t from, size_t to)
{
    static const char *const goes_on[] = {"but",  "yet",   "though", "although", "however", "and", "it",
                                          "just", "simply", "only",  "merely",   "would",   "is",  NULL};

    while (from < to && unit.p[from] != ',' && unit.p[from] != ';')
        from++;
    for (; from < to; from++) {
        struct str w = next_word(unit, from);

        if (w.n)
            return !is_word_of(w, goes_on);
    }
    return false;
}

/* "Kotlin is not required but a plus" and "helpful, not required" are wishes; in "Latin not needed,
 * Greek a plus" a comma parts two. */
static void settle(struct clause *c, struct str unit)
{
    for (size_t i = 0; i + 1 < c->modals.n; i++) {
        struct modal *m = &c->modals.at[i], *next = m + 1;
        bool waives = m->asked == ASKED_WAIVED && m->scope == LEFT && next->asked == ASKED_NICE;

        if (next->start - m->end >= 24)
            continue;
        if (waives && parts_clauses(unit, m->end, next->start))
            continue;
        if (waives) {
            m->asked = ASKED_NICE;
            next->start = m->start;
        } else if (m->asked == ASKED_NICE && next->asked == ASKED_WAIVED && next->scope == LEFT &&
                   next->start - m->end < 8) {
            next->asked = ASKED_NICE;
            next->start = m->start;
            next->scope = m->scope == RIGHT ? RIGHT : LEFT;
        }
    }
}

/* "Our customers run SAP": who uses it is the subject, and no "you" stands before the verb. */
static void find_others(struct draft *d, const struct key *key, struct clause *out)
{
    static const char *const who[] = {" customers ", " clients ", " users ", " partners ",
                                      " merchants ", " tenants ", " parent company ", " sister company ",
                                      " head office ", NULL};
    static const char *const whose[] = {" our ", " the ", " most ", " many ", " some ", NULL};
    static const char *const verbs[] = {" run ", " use ", " live in ", " work in ", " are on ",
                                        " rely on ", " uses ", " runs ", " works in ", " is on ", NULL};
    size_t from = 0, n;

    for (int i = 0; whose[i] && !from; i++)
        if (strncmp(key->p, whose[i], n = strlen(whose[i])) == 0)
            from = n - 1;
    for (int i = 0; who[i]; i++) {
        if (strncmp(key->p + from, who[i], n = strlen(who[i])) != 0)
            continue;
        for (int k = 0; verbs[k]; k++) {
            const char *verb = strstr(key->p + from + n - 1, verbs[k]);
            size_t end = verb ? (size_t)(verb - key->p) + strlen(verbs[k]) : 0;

            if (verb && verb - key->p < 48)
                vec_push(d->arena, &out->modals,
                         (struct modal){ASKED_NOT, RIGHT, key->at[from + 1], key->at[end - 2] + 1});
        }
    }
}

static void read_clause(struct draft *d, size_t unit, struct clause *out)
{
    find_modals(d, unit, out);
    settle(out, unit_text(d, unit));
    if (!out->modals.n)
        find_others(d, unit_key(d, unit), out);
    find_years(d->arena, unit_text(d, unit), unit_key(d, unit), out);
}

const struct clause *unit_clause(struct draft *d, size_t unit)
{
    if (!d->clauses)
        d->clauses = arena_array(d->arena, d->units.n + 1, sizeof *d->clauses);
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

/* Whether what ends at `to` begins with a head of its own: "knowledge of IFRS". */
static bool is_headed(struct str unit, size_t to)
{
    static const char *const heads[] = {"of",     "with",   "in",       "hands-on", "strong", "solid",
                                        "proven", "good",   "excellent", "using",   NULL};

    for (size_t at = 0; at < to;) {
        struct str w = next_word(unit, at);

        if (w.n && is_word_of(w, heads))
            return true;
        at += w.n ? w.n : 1;
    }
    return false;
}

/* Behind the last comma of what no "and" closes, "a plus" and "would be nice" are said of one thing; so is a
 * bare "optional" where the list has a head: "knowledge of IFRS and HGB, US GAAP optional". */
static bool is_last_item(struct str unit, const struct modal *m, size_t end)
{
    static const char *const joints[] = {"and", "or", "as", "are", NULL};
    bool bare = !memchr(unit.p + m->start, ' ', m->end - m->start), some = false;
    size_t comma = m->start;
    int depth = 0;

    for (; comma > end && (depth > 0 || unit.p[comma - 1] != ','); comma--)
        depth += unit.p[comma - 1] == ')' ? 1 : unit.p[comma - 1] == '(' ? -1 : 0;
    if (comma == end || depth < 0 || (bare && !is_headed(unit, comma)))
        return false;
    for (size_t at = comma; at < m->start;) {
        struct str w = next_word(unit, at);

        at += w.n ? w.n : 1;
        if (w.n && is_word_of(w, joints))
            return false;
        some |= w.n > 0;
    }
    return some;
}

/* Whether the cue reaches a thing that stands before it, or behind it. */
static bool reaches_left(struct str unit, const struct modal *m, size_t end)
{
    bool list = phrase_between(unit, end, m->start, " are ") ||
                phrase_between(unit, end, m->start, " or ") ||
                phrase_between(unit, end, m->start, " and ");

    if (m->scope == RIGHT || m->scope == NEAR || m->scope == SWAP)
        return false;
    if (m->scope == BRACKET || (is_refusal(m->asked) && m->scope == LEFT))
        return !comma_between(unit, end, m->start) || (list && is_refusal(m->asked));
    return m->asked != ASKED_NICE || !is_last_item(unit, m, end);
}

static bool reaches_right(struct str unit, const struct modal *m, size_t start)
{
    if (m->scope == LEFT || m->scope == BRACKET)
        return false;
    if (m->scope == SWAP && !phrase_between(unit, start, unit.n, " with ") &&
        !phrase_between(unit, start, unit.n, " by "))
        return false;
    if (m->scope == NEAR || m->scope == SWAP)
        return !comma_between(unit, m->end, start) && !phrase_between(unit, m->end, start, " to ") &&
               !phrase_between(unit, m->end, start, " and use") &&
               !phrase_between(unit, m->end, start, " and now") &&
               (m->scope == NEAR || (!phrase_between(unit, m->end, start, " with ") &&
                                     !phrase_between(unit, m->end, start, " by ")));
    return !is_refusal(m->asked) || !phrase_between(unit, m->end, start, ", we ");
}

/* "No Oracle", "Kotlin, not Java": right behind the word. */
static bool is_barred(struct str unit, size_t start)
{
    static const char *const words[] = {"no ", "not ", "never "};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);

        if (start >= n && str_eq_nocase((struct str){unit.p + start - n, n}, str_of(words[i])) &&
            (start == n || !is_word(unit.p[start - n - 1])))
            return true;
    }
    return false;
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
        return behind->asked == ASKED_MUST && is_barred(unit, start) ? ASKED_WAIVED : behind->asked;
    if (is_barred(unit, start))
        return ASKED_NEGATIVE;
    if (before && reaches_right(unit, before, start))
        return before->asked;
    /* a single cue speaks for its sentence, whichever side it stands; but ", preferably X" of X alone */
    if (reaching == 1 && only->scope != BRACKET && !is_refusal(only->asked) &&
        (only == before ? only->scope != NEAR && only->scope != SWAP &&
                              (only->scope != LEFT || !parts_clauses(unit, only->end, end) ||
                               opens_clause(unit, only->start))
                        : !comma_between(unit, end, only->start) && only->scope != NEAR))
        return only->asked;
    return ASKED_BY_ZONE;
}
