/* Rules that look at the bullets of a job side by side: tense and person, verbs that come again.
 * SPDX-License-Identifier: MIT */
#include "tailor/lint_internal.h"

#include <string.h>

/* ---- tense ----------------------------------------------------------------------------------------- */

static bool reads_present(const struct prose *p)
{
    enum verb_form form = prose_opener(p);

    if (!p->n || form == VERB_NONE || form == VERB_PAST || !strcmp(p->low[0], "found"))
        return false;
    if (form == VERB_ING && (word_in(p->low[1], " of and for in ") || p->n < 2))
        return false;
    return prose_opens_with_verb(p);
}

static bool reads_past(const struct prose *p)
{
    static const char irregular[] =
        " built led ran wrote made taught drew drove won sold gave held kept took brought found sang "
        "fed sent spent met grew chose spoke swam flew rode began bought paid put set cut read sat let ";
    size_t n = p->n ? strlen(p->low[0]) : 0;

    return n && (lexicon_opener(p->b.text) == VERB_PAST || word_in(p->low[0], irregular) ||
                 (n > 4 && !strcmp(p->low[0] + n - 2, "ed")));
}

static bool is_over(const struct lint *l, const struct node *entry)
{
    const struct node *end = node_get(entry, "endDate");

    return end && end->kind == NODE_DATE && end->date.year && !end->date.present &&
           date_months(end->date) <= l->t->as_of;
}

enum { TOGETHER = 3 /* bullets of an entry of which the same is said: once */ };

/* -ing is a style of its own where no bullet is in the past tense. */
static bool is_out_of_tense(const struct prose *p, bool past)
{
    return reads_present(p) && (past || prose_opener(p) != VERB_ING);
}

static void check_tense(struct lint *l, size_t first, size_t n)
{
    const struct prose *p = &l->prose.at[first];
    bool past = false;
    size_t all = 0;

    for (size_t i = 0; i < n; i++)
        past |= reads_past(&p[i]);
    for (size_t i = 0; i < n; i++)
        all += is_out_of_tense(&p[i], past);
    for (size_t i = 0; i < n; i++) {
        size_t verb = prose_verb(&p[i]);
        struct str quote = prose_quote(&p[i], verb, verb + 1);

        if (!is_out_of_tense(&p[i], past))
            continue;
        lint_add(l, p[i].passage->node->pointer, quote,
                 "do you still do this? If not, does the past tense belong here?",
                 all < TOGETHER
                     ? arena_printf(l->arena, "the job is over, and '%.*s' is in the present tense",
                                    (int)quote.n, quote.p)
                     : arena_printf(l->arena,
                                    "the job is over, and %zu bullets of it are in the present "
                                    "tense, '%.*s' first",
                                    all, (int)quote.n, quote.p));
        if (all >= TOGETHER)
            return;
    }
}

/* ---- person ---------------------------------------------------------------------------------------- */

static bool is_capital(const struct prose *p, size_t i)
{
    const char *c = bullet_word(&p->b, i).p;

    return i < p->n && *c >= 'A' && *c <= 'Z';
}

/* "the My Vaccine Record app" */
static bool opens_name(const struct prose *p, size_t i)
{
    return i && p->b.tokens.list.at[i - 1].kind != TOKEN_PUNCT && is_capital(p, i) &&
           is_capital(p, i + 1);
}

/* "Algebra I", "Chemistry I and II": no verb can follow. */
static bool is_numeral(const struct prose *p, size_t i)
{
    bool last = i + 1 >= p->n || p->b.tokens.list.at[i + 1].kind == TOKEN_PUNCT;

    return (last && i && is_capital(p, i - 1)) ||
           bullet_says(&p->b, i + 1, "and ii|/|-|&|to iii", NULL);
}

/* Index of the first "I", "my", "we"; SIZE_MAX if none. Roman numerals are none. */
static size_t first_person(const struct prose *p)
{
    static const char numbered[] = " phase part level class type stage grade tier category world war "
                                   "step volume act schedule annex chapter biology chemistry ";

    for (size_t i = 0; i < p->n; i++) {
        if (word_in(p->low[i], " my me we our i'm i've we've mine ") && !opens_name(p, i))
            return i;
        if (!strcmp(p->low[i], "i") && !(i && word_in(p->low[i - 1], numbered)) &&
            bullet_word(&p->b, i).p[0] == 'I' && !is_numeral(p, i))
            return i;
    }
    return SIZE_MAX;
}

/* Whoever writes "I" throughout has chosen it. */
static void check_person(struct lint *l)
{
    size_t bullets = 0, own = 0;

    for (size_t i = 0; i < l->prose.n; i++) {
        bullets += l->prose.at[i].bullet;
        own += l->prose.at[i].bullet && first_person(&l->prose.at[i]) != SIZE_MAX;
    }
    for (size_t i = 0; i < l->prose.n && own * 2 < bullets; i++) {
        const struct prose *p = &l->prose.at[i];
        size_t at = p->bullet ? first_person(p) : SIZE_MAX;
        struct str quote;

        if (at == SIZE_MAX)
            continue;
        quote = prose_quote(p, at, at + 1);
        lint_add(l, p->passage->node->pointer, quote,
                 "can the bullet begin with the verb, as the others do?",
                 arena_printf(l->arena, "'%.*s' stands here, and most bullets do without",
                              (int)quote.n, quote.p));
    }
}

/* Does a sentence of the summary speak of somebody else: "Anna is", "she"? */
static bool third_person(const struct lint *l, const struct prose *p)
{
    const char *name = node_text(node_get(l->t->profile->root, "basics"), "name");
    size_t n = strcspn(name, " ");

    if (n > 1 && p->n > 1 && str_eq_nocase(bullet_word(&p->b, 0), (struct str){name, n}) &&
        word_in(p->low[1], " is has was brings works leads builds holds "))
        return true;
    for (size_t i = 0; i < p->n; i++)
        if (word_in(p->low[i], " he she "))
            return true;
    return false;
}

static void check_summary(struct lint *l)
{
    const struct prose *own = NULL;
    size_t at = SIZE_MAX;
    bool third = false;

    for (size_t i = 0; i < l->prose.n; i++) {
        const struct prose *p = &l->prose.at[i];

        if (p->bullet || strcmp(p->passage->section->key, "basics"))
            continue;
        third |= third_person(l, p);
        if (!own && (at = first_person(p)) != SIZE_MAX)
            own = p;
    }
    if (!own || !third)
        return;
    at = first_person(own);
    lint_add(l, own->passage->node->pointer, prose_quote(own, at, at + 1),
             "which of the two voices is yours?",
             "the summary speaks of you as 'I' and by name or 'he' or 'she'");
}

/* The bullets of one entry stand side by side in l->prose. */
static size_t bullets_from(const struct lint *l, size_t i, size_t *n)
{
    const struct prose *p = l->prose.at;
    size_t end;

    while (i < l->prose.n && !p[i].bullet)
        i++;
    for (end = i; end < l->prose.n && p[end].bullet && p[end].passage->entry == p[i].passage->entry;)
        end++;
    *n = end - i;
    return i;
}

void rule_tense(struct lint *l)
{
    size_t n = 0;

    for (size_t i = bullets_from(l, 0, &n); n; i = bullets_from(l, i + n, &n))
        if (is_over(l, l->prose.at[i].passage->entry))
            check_tense(l, i, n);
    check_person(l);
    check_summary(l);
}

/* ---- verbs that come again ------------------------------------------------------------------------- */

enum { REPEATED = 3 };

static const char *opening_verb(struct lint *l, const struct prose *p)
{
    if (!p->n || (lexicon_opener(p->b.text) == VERB_NONE && !(p->flags & IMPACT_WEAK) &&
                  !reads_past(p)))
        return "";
    if (p->flags & IMPACT_WEAK) /* in whatever tense */
        return p->low[0];
    return lexicon_stem(l->arena, str_of(p->low[0]));
}

static void check_verbs(struct lint *l, size_t first, size_t n)
{
    const char **verbs = arena_array(l->arena, n + 1, sizeof *verbs);

    for (size_t i = 0; i < n; i++) {
        const struct prose *p = &l->prose.at[first + i];
        size_t before = 0, all = 0;
        struct str quote;

        verbs[i] = opening_verb(l, p);
        for (size_t k = 0; k < i; k++)
            before += *verbs[i] && !strcmp(verbs[k], verbs[i]);
        if (before + 1 != REPEATED || prose_is_old(p) ||
            lint_has(l, "weak-opener", p->passage->node->pointer))
            continue;
        for (size_t k = 0; k < n; k++)
            all += !strcmp(opening_verb(l, &l->prose.at[first + k]), verbs[i]);
        quote = prose_quote(p, 0, 1);
        lint_add(l, p->passage->node->pointer, quote, NULL,
                 arena_printf(l->arena, "%zu bullets of this entry open with '%.*s'", all,
                              (int)quote.n, quote.p));
    }
}

void rule_repeated_verb(struct lint *l)
{
    size_t n = 0;

    for (size_t i = bullets_from(l, 0, &n); n; i = bullets_from(l, i + n, &n))
        check_verbs(l, i, n);
}
