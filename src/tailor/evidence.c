/* Weighs every passage against every requirement. SPDX-License-Identifier: MIT */
#include "tailor/internal.h"

#include <string.h>

static const int context_weight[CONTEXT_COUNT] = {
    [CONTEXT_EMPLOYMENT] = 1000, [CONTEXT_OPEN_SOURCE] = 800, [CONTEXT_VOLUNTEER] = 750,
    [CONTEXT_PROJECT] = 700,     [CONTEXT_RECORD] = 600,      [CONTEXT_EDUCATION] = 500,
    [CONTEXT_STATED] = 300,      [CONTEXT_LISTED] = 250};

const char *context_name(enum context c)
{
    static const char *const names[] = {
        [CONTEXT_EMPLOYMENT] = "employment",   [CONTEXT_OPEN_SOURCE] = "open source",
        [CONTEXT_VOLUNTEER] = "volunteer work", [CONTEXT_PROJECT] = "side project",
        [CONTEXT_RECORD] = "on record",        [CONTEXT_EDUCATION] = "education",
        [CONTEXT_STATED] = "only said",        [CONTEXT_LISTED] = "list only"};

    return names[c];
}

static int grade_of(concept_id have, concept_id asked)
{
    if (have == asked)
        return GRADE_SAME;
    if (lexicon_is_a(have, asked))
        return GRADE_DESCENDANT;
    for (const concept_id *c = lexicon_concept(have)->implies; *c != CONCEPT_NONE; c++)
        if (*c == asked)
            return GRADE_IMPLIED;
    if (lexicon_is_a(asked, have))
        return GRADE_ANCESTOR;
    /* who is punctual need not be creative */
    return lexicon_concept(asked)->kind != CONCEPT_SOFT && lexicon_siblings(have, asked) ? GRADE_SIBLING : 0;
}

/* Grades of a concept against all requirements, worked out once: a profile names the same few dozen
 * concepts again and again. */
struct grades {
    uint16_t **of_concept;
};

static const uint16_t *grades_of(struct tailor *t, struct grades *g, concept_id c)
{
    if (!g->of_concept[c]) {
        uint16_t *row = arena_array(t->arena, t->nrequirements + 1, sizeof *row);

        for (size_t r = 0; r < t->nrequirements; r++) {
            concept_id asked = t->posting->requirements.at[r].concept;

            if (asked != CONCEPT_NONE)
                row[r] = (uint16_t)grade_of(c, asked);
        }
        g->of_concept[c] = row;
    }
    return g->of_concept[c];
}

/* A thing of a concept by its own name is shown by that name alone: not by the concept, nor by another
 * thing of it. */
static int grade_as_named(int grade, const struct concept_match *m, const struct requirement *asked)
{
    bool narrower = m->spelling == SPELLING_NARROWER, own = m->concept == asked->concept;

    if (!grade || (!asked->narrower && !(own && narrower)))
        return grade;
    if (!asked->narrower)
        return GRADE_DESCENDANT;
    if (own && narrower)
        return strcmp(m->alias, asked->narrower) == 0 ? GRADE_SAME : GRADE_SIBLING;
    if (own)
        return GRADE_ANCESTOR;
    return grade < GRADE_COVERED ? grade : GRADE_SIBLING;
}

static void keep_best(struct evidence *best, size_t requirement, int grade, uint32_t start,
                      uint32_t end)
{
    if (grade > best[requirement].grade)
        best[requirement] = (struct evidence){.requirement = (uint16_t)requirement,
                                              .grade = (uint16_t)grade,
                                              .start = start,
                                              .end = end};
}

/* Do the stems from `at` on spell this requirement's stem, word by word? */
static bool stems_here(const char *const *stems, size_t n, size_t at, const char *stem,
                       size_t *last)
{
    for (const char *s = stem; *s; at++) {
        size_t length = strcspn(s, " ");

        while (at < n && !*stems[at])
            at++;
        if (at >= n || strlen(stems[at]) != length || strncmp(stems[at], s, length))
            return false;
        *last = at;
        s += length;
        s += strspn(s, " ");
    }
    return true;
}

/* Of words outside the lexicon: how often they stand in a text of so many words, weighted by the field
 * before it saturates (BM25F, Robertson, Zaragoza and Taylor 2004; k1 1.2, b 0.4). */
static int saturated(int field, size_t times, size_t words)
{
    enum { K1 = 1200, B = 400, WORDS = 18 };
    int64_t frequency = (int64_t)field * (int64_t)times * 1000 /
                        (1000 - B + B * (int64_t)words / WORDS);
    int64_t weight = frequency * (1000 + K1) / (frequency + K1);

    return weight > 1000 ? 1000 : (int)weight;
}

static void match_stems(struct tailor *t, struct passage *p, struct evidence *best)
{
    const struct token *tokens = p->tokens.list.at;
    const char *const *stems = passage_stems(t, p);
    size_t words = 0, n = p->tokens.list.n;

    for (size_t i = 0; i < n; i++)
        words += tokens[i].kind != TOKEN_PUNCT;
    for (size_t r = 0; r < t->nrequirements; r++) {
        const struct requirement *asked = &t->posting->requirements.at[r];
        size_t times = 0;

        if (asked->concept != CONCEPT_NONE || !asked->stem || !*asked->stem)
            continue;
        for (size_t i = 0; i < n; i++) {
            size_t last = i;

            if (*stems[i] == *asked->stem && stems_here(stems, n, i, asked->stem, &last)) {
                keep_best(best, r, GRADE_SAME, (uint32_t)p->start + tokens[i].start,
                          (uint32_t)p->start + tokens[last].end);
                times++;
            }
        }
        if (times)
            best[r].weight = (uint16_t)saturated(p->rule->weight, times, words);
    }
}

/* A project that is open source need not say so in words; its name stands for it. */
static bool shows_open_source(const struct passage *p)
{
    return p->context == CONTEXT_OPEN_SOURCE && !strcmp(p->rule->field, "name");
}

static void weigh(struct tailor *t, struct passage *p, struct grades *g, bool stems,
                  struct evidence *best)
{
    size_t n = 0;

    memset(best, 0, t->nrequirements * sizeof *best);
    for (size_t i = 0; i < p->matches.list.n; i++) {
        struct concept_match *m = &p->matches.list.at[i];
        const uint16_t *row = grades_of(t, g, m->concept);

        for (size_t r = 0; r < t->nrequirements; r++)
            keep_best(best, r, grade_as_named(row[r], m, &t->posting->requirements.at[r]),
                      (uint32_t)p->start + m->start, (uint32_t)p->start + m->end);
    }
    if (shows_open_source(p)) {
        const uint16_t *row = grades_of(t, g, lexicon_find(STR("open source")));

        for (size_t r = 0; r < t->nrequirements; r++)
            keep_best(best, r, row[r], (uint32_t)p->start, (uint32_t)p->end);
    }
    for (size_t r = 0; r < t->nrequirements; r++)
        best[r].weight = (uint16_t)p->rule->weight;
    if (stems)
        match_stems(t, p, best);
    for (size_t r = 0; r < t->nrequirements; r++)
        n += best[r].grade > 0;
    p->evidence = arena_array(t->arena, n + 1, sizeof *p->evidence);
    for (size_t r = 0; r < t->nrequirements; r++)
        if (best[r].grade)
            p->evidence[p->nevidence++] = best[r];
}

bool evidence_proves(const struct passage *p, const struct evidence *e)
{
    return e->grade >= GRADE_COVERED && p->context < CONTEXT_STATED;
}

int listed_credit(const struct tailor *t, size_t requirement)
{
    return t->answers[requirement].listed;
}

/* Knowledge of people, trades and rules fades more slowly than that of tools; what is on record for
 * good does not fade. */
int evidence_strength(const struct tailor *t, const struct passage *p, const struct evidence *e)
{
    concept_id c = t->posting->requirements.at[e->requirement].concept;
    enum concept_kind kind = c == CONCEPT_NONE ? CONCEPT_TRADE : lexicon_concept(c)->kind;
    int64_t strength = (int64_t)e->grade * e->weight * context_weight[p->context];
    bool lasting = kind == CONCEPT_DEGREE || kind == CONCEPT_HUMAN_LANGUAGE ||
                   p->context >= CONTEXT_STATED;
    bool slow = kind == CONCEPT_PRACTICE || kind == CONCEPT_SECURITY || kind == CONCEPT_DOMAIN ||
                kind == CONCEPT_SOFT || kind == CONCEPT_TRADE;

    return (int)(strength / 1000000 * (lasting ? 1000 : recency(p->age, slow)) / 1000);
}

/* What has been done with a concept has been done with what it is and with what it can't do without. */
static void mark_done(struct tailor *t, concept_id c, int depth)
{
    const struct concept *concept = lexicon_concept(c);

    if (t->done[c] || depth > 8)
        return;
    t->done[c] = true;
    for (const concept_id *p = concept->parents; *p != CONCEPT_NONE; p++)
        mark_done(t, *p, depth + 1);
    for (const concept_id *p = concept->implies; *p != CONCEPT_NONE; p++)
        mark_done(t, *p, depth + 1);
}

void evidence_done(struct tailor *t)
{
    t->done = arena_array(t->arena, lexicon_size() + 1, sizeof *t->done);
    for (size_t i = 0; i < t->passages.n; i++) {
        const struct passage *p = &t->passages.at[i];

        for (size_t m = 0; m < p->matches.list.n && !p->gone; m++)
            if (p->context < CONTEXT_STATED)
                mark_done(t, p->matches.list.at[m].concept, 0);
    }
}

/* Alternatives may be more than are looked at: those beyond TAILOR_MAX_REQUIREMENTS count for none. */
static void find_units(struct tailor *t)
{
    t->units = arena_array(t->arena, t->nrequirements + 1, sizeof *t->units);
    for (size_t r = 0; r < t->nrequirements; r++) {
        const struct requirement *q = &t->posting->requirements.at[r];
        const struct requirement_group *g =
            q->group ? &t->posting->groups.at[q->group - 1] : NULL;
        struct unit *unit = &t->units[r];

        *unit = (struct unit){r, SIZE_MAX, group_weight(t->posting, r), g ? g->need : 1,
                              (g ? g->modality : q->modality) == MODALITY_MUST};
        for (size_t k = 0; g && k < g->members && g->member[k] < t->nrequirements; k++)
            if (g->member[k] > r) {
                unit->next = g->member[k];
                break;
            }
        unit->first = g ? g->member[0] : r;
    }
}

enum status unit_status(const struct tailor *t, size_t u)
{
    enum status s = STATUS_PROVEN;

    for (; s < STATUS_MISSING; s++) {
        int n = 0;

        for (size_t r = t->units[u].first; r != SIZE_MAX; r = t->units[r].next)
            n += t->answers[r].status <= s;
        if (n >= t->units[u].need)
            break;
    }
    return s;
}

static void answer(struct tailor *t)
{
    t->answers = arena_array(t->arena, t->nrequirements + 1, sizeof *t->answers);
    for (size_t r = 0; r < t->nrequirements; r++)
        t->answers[r].status = STATUS_MISSING;
    for (size_t i = 0; i < t->passages.n; i++) {
        const struct passage *p = &t->passages.at[i];

        for (size_t j = 0; j < p->nevidence; j++) {
            const struct evidence *e = &p->evidence[j];
            struct answer *answer = &t->answers[e->requirement];
            enum status status = evidence_proves(p, e)          ? STATUS_PROVEN
                                 : e->grade >= GRADE_COVERED ? STATUS_LISTED
                                                                : STATUS_ADJACENT;
            int strength = evidence_strength(t, p, e);

            if (status < answer->status)
                answer->status = status;
            if (strength > answer->strength)
                answer->strength = strength;
        }
    }
    for (size_t r = 0; r < t->nrequirements; r++)
        t->answers[r].listed =
            unit_status(t, r) == STATUS_PROVEN ? CREDIT_UNPROVEN : CREDIT_LISTED;
}

/* A posting for quite another trade shares a word or two with every profile. From a tenth of what it
 * asks on, it may decide what is left out. */
static void judge_posting(struct tailor *t)
{
    int covered = 0, units = 0, effective;

    for (size_t u = 0; u < t->nrequirements; u++) {
        units += t->units[u].first == u;
        if (t->units[u].first == u && unit_status(t, u) <= STATUS_LISTED)
            covered += t->units[u].weight;
    }
    t->relevant = covered > 0;
    t->decisive = covered >= 100;
    /* proof of one average requirement is worth a third of 1000 */
    effective = units < 6 ? 6 : units > 24 ? 24 : units;
    t->relevance_scale = effective * 1000 / 3;
}

void evidence_weigh(struct tailor *t)
{
    struct grades g = {arena_array(t->arena, lexicon_size() + 1, sizeof *g.of_concept)};
    struct evidence *best = arena_array(t->arena, t->nrequirements + 1, sizeof *best);
    bool stems = false;

    for (size_t r = 0; r < t->nrequirements; r++)
        stems |= t->posting->requirements.at[r].concept == CONCEPT_NONE;
    for (size_t i = 0; i < t->passages.n && t->nrequirements; i++)
        weigh(t, &t->passages.at[i], &g, stems, best);
    find_units(t);
    answer(t);
    judge_posting(t);
}

/* A list of shares is short (a dozen); kept in order of requirement. */
void shares_add(const struct tailor *t, struct shares *s, const struct passage *p)
{
    for (size_t j = 0; j < p->nevidence; j++) {
        const struct evidence *e = &p->evidence[j];
        struct share share = {.requirement = e->requirement,
                              .unit = (uint16_t)t->units[e->requirement].first,
                              .credit = evidence_proves(p, e)       ? CREDIT_PROVEN
                                        : e->grade >= GRADE_COVERED ? CREDIT_LISTED
                                                                    : 0,
                              .strength = (uint16_t)evidence_strength(t, p, e)};
        size_t i = 0;

        while (i < s->list.n && s->list.at[i].requirement < share.requirement)
            i++;
        if (i < s->list.n && s->list.at[i].requirement == share.requirement) {
            struct share *old = &s->list.at[i];

            if (share.credit > old->credit)
                old->credit = share.credit;
            if (share.strength > old->strength)
                old->strength = share.strength;
            continue;
        }
        vec_push(t->arena, &s->list, share);
        for (size_t k = s->list.n - 1; k > i; k--)
            s->list.at[k] = s->list.at[k - 1];
        s->list.at[i] = share;
    }
}

/* What is only near counts half: three tools of one family asked for must not lift a bullet that shows
 * none of them. */
static int64_t counting(const struct share *s)
{
    return s->credit ? s->strength : s->strength / 2;
}

/* Of alternatives the `need` best count, in the mean. */
static int64_t unit_strength(const struct tailor *t, size_t u, const struct share *s, size_t n)
{
    int64_t sum = 0;

    for (size_t i = 0; i < n; i++) {
        int better = 0;

        if (s[i].unit != u)
            continue;
        for (size_t k = 0; k < n; k++) {
            int64_t more = counting(&s[k]) - counting(&s[i]);

            better += s[k].unit == u && (more > 0 || (!more && k < i));
        }
        sum += better < t->units[u].need ? counting(&s[i]) : 0;
    }
    return sum / t->units[u].need;
}

int shares_relevance(const struct tailor *t, const struct share *s, size_t n)
{
    int64_t sum = 0;

    for (size_t i = 0; i < n; i++) {
        size_t u = s[i].unit;
        bool counted = false;

        for (size_t k = 0; k < i && t->units[u].next != SIZE_MAX; k++)
            counted |= s[k].unit == u;
        if (t->units[u].next == SIZE_MAX)
            sum += t->units[u].weight * counting(&s[i]);
        else if (!counted)
            sum += t->units[u].weight * unit_strength(t, u, s, n);
    }
    return (int)(sum * t->relevance_scale / 1000000);
}
