/* How the rules of lint look for words. SPDX-License-Identifier: MIT */
#include "tailor/lint_internal.h"

#include <string.h>

size_t prose_find(const struct prose *p, size_t from, const char *const *phrases, size_t n,
                  size_t *end)
{
    for (size_t i = from; i < p->n; i++)
        for (size_t k = 0; k < n; k++)
            if (bullet_says(&p->b, i, phrases[k], end))
                return i;
    return SIZE_MAX;
}

/* A named product or language, of software or of another trade; a practice or a field is none. */
bool is_tech(concept_id c)
{
    static const char *const tools[] = {"marketing tool", "sales tool", "accounting software",
                                        "design tool"};
    enum concept_kind k = lexicon_concept(c)->kind;
    concept_id cad = lexicon_find(STR("CAD"));

    for (size_t i = 0; k == CONCEPT_TRADE && i < sizeof tools / sizeof *tools; i++)
        if (!strcmp(lexicon_concept(c)->family, tools[i]))
            return true;
    return k == CONCEPT_LANGUAGE || k == CONCEPT_FRAMEWORK || k == CONCEPT_DATABASE ||
           k == CONCEPT_CLOUD || k == CONCEPT_TOOL || k == CONCEPT_PROTOCOL || k == CONCEPT_DATA ||
           (k == CONCEPT_TRADE && cad != CONCEPT_NONE && c != cad && lexicon_is_a(c, cad));
}

bool profile_says(const struct lint *l, const char *const *phrases, size_t n)
{
    for (size_t i = 0; i < l->prose.n; i++)
        if (prose_find(&l->prose.at[i], 0, phrases, n, NULL) != SIZE_MAX)
            return true;
    return false;
}

struct str prose_quote(const struct prose *p, size_t from, size_t to)
{
    const struct token *t = p->b.tokens.list.at;

    if (from >= to || to > p->n)
        return (struct str){0};
    return (struct str){p->b.text.p + t[from].start, t[to - 1].end - t[from].start};
}

/* Base and other forms that are nouns as well: "Design reviews", "Lead developer", "Audits of". */
static const char nouns_too[] =
    " design support test review research plan lead work use audit host model program document process "
    "record share schedule track draft train coach aid head direct champion sponsor command release "
    "present close win run set cut care answer handle update monitor contract start launch ship trade "
    "increase decrease boost drive double triple scale speed turn cost interview prototype "
    "designs supports tests reviews plans leads works uses audits hosts models programs documents "
    "processes records shares schedules tracks drafts trains coaches aids heads champions sponsors "
    "commands releases presents wins runs sets cuts cares answers handles updates monitors "
    "launches ships increases boosts drives doubles scales turns interviews prototypes "
    "engineering training testing planning modelling modeling programming coaching teaching recruiting "
    "auditing processing manufacturing caring curating hosting editing selling tutoring mentoring "
    "researching learning nursing leading running winning handling using working engineer engineers "
    "check clean order visit push code codes growing ";
/* Behind a verb, not behind the noun that looks like it. */
static const char objects[] =
    " a an the all our my this these both each every new daily weekly monthly up out on regular any ";

enum verb_form prose_opener(const struct prose *p)
{
    static const char base[] = " ensure undertake gather communicate check clean order visit interact "
                               "push troubleshoot ";
    static const char third[] = " ensures undertakes gathers communicates cleans interacts ";
    static const char past[] = " undertook drew met sent bought paid fed took spoke flew sang sat ";
    enum verb_form form = p->n ? lexicon_opener(p->b.text) : VERB_NONE;

    if (form != VERB_NONE || !p->n)
        return form;
    return word_in(p->low[0], base)    ? VERB_BASE
           : word_in(p->low[0], third) ? VERB_S
           : word_in(p->low[0], past)  ? VERB_PAST
                                       : VERB_NONE;
}

/* "Design and build", not "Design and oversight". */
static bool verb_from(const struct prose *p, size_t i)
{
    size_t start = i < p->n ? p->b.tokens.list.at[i].start : p->b.text.n;

    return lexicon_opener((struct str){p->b.text.p + start, p->b.text.n - start}) != VERB_NONE;
}

bool prose_opens_with_verb(const struct prose *p)
{
    enum verb_form form = prose_opener(p);

    if (form == VERB_NONE)
        return false;
    return form == VERB_PAST || !word_in(p->low[0], nouns_too) || word_in(p->low[1], objects) ||
           bullet_is_figure(&p->b, 1) || (!strcmp(p->low[1], "and") && verb_from(p, 2));
}

/* The opening word behind adverbs. */
size_t prose_verb(const struct prose *p)
{
    size_t i = 0;

    for (; i + 1 < p->n; i++) {
        size_t n = strlen(p->low[i]);

        if (!word_in(p->low[i], " i we also then ") && (n < 4 || strcmp(p->low[i] + n - 2, "ly")))
            break;
    }
    return i;
}

bool prose_is_old(const struct prose *p)
{
    enum { OLD_MONTHS = 120 };

    return p->passage->age > OLD_MONTHS;
}

bool is_small_word(const char *low)
{
    static const char words[] =
        " a an the and or of in on with for to from by at as into via using through within across my our "
        "all any other their its also both including like such this that is are was were ";

    return word_in(low, words);
}

/* "by restructuring", "through", "with a content plan", a second clause; "by 30 %" is none. */
bool prose_has_mechanism(const struct prose *p)
{
    static const char means[] =
        " through via using with after because thanks that which where when introducing replacing "
        "while following so and once due ";

    for (size_t i = 1; i < p->n; i++) {
        char c = p->b.text.p[p->b.tokens.list.at[i].start];

        if (word_in(p->low[i], means) || strchr(";:(", c) || strncmp(p->low[i], "\xE2\x80", 2) == 0)
            return true;
        if (c == ',' && (bullet_cue(&p->b, i + 1) & CUE_GERUND))
            return true;
        if (!strcmp(p->low[i], "by") && i + 1 < p->n && !bullet_is_figure(&p->b, i + 1) &&
            !bullet_says(&p->b, i + 1, "half|about|over|around|more|up|almost|nearly|a|an|some", NULL))
            return true;
    }
    return false;
}
