/* Rules of what a bullet tells: duties, tasks without a result, lists of tools. They fire on what they
 * recognise, and keep silent on the rest. SPDX-License-Identifier: MIT */
#include "tailor/lint_internal.h"

#include <string.h>

enum {
    TASK_WORDS = 16, /* about a line of a page; a longer bullet tells more than its task */
    TECHNOLOGY_WORDS = 12,
    BUILT = 2,           /* ownership from which a verb says that something was made */
    TECHNOLOGY_LISTS = 3 /* bullets of an entry that are lists: told together */
};

/* ---- weak openers -------------------------------------------------------------------------------- */

static const char *const duties[] = {
    "responsible for", "responsibilities|my responsibilities|duties|daily duties|general duties",
    "tasked with", "in charge of", "accountable for", "was responsible", "day-to-day",
    "role included|role includes|role involved|role involves|job included|job involved|work included",
};
/* Openers of a list of skills. */
static const char *const claims[] = {
    "instrumental in", "knowledge of|good knowledge of|strong knowledge of|excellent knowledge of",
    "understanding of|good understanding of|strong understanding of|solid understanding of",
    "strong focus on|familiarity with|proficient in|proficiency in|skilled in|experienced in",
};
/* Openers that are a fact: a seat, an office. */
static const char *const offices[] = {"member of", "served as", "acted as", "acting as", "assigned to"};

static bool opens_with_any(const struct prose *p, const char *const *list, size_t n, size_t *end)
{
    for (size_t i = 0; i < n; i++)
        if (bullet_says(&p->b, 0, list[i], end))
            return true;
    return false;
}
#define OPENS_WITH(p, list, end) opens_with_any((p), (list), sizeof(list) / sizeof *(list), (end))

/* Why the opening is weak, NULL if it is not; the words that say so are [*from, *end). A duty is one even
 * where it has figures, and where a job is told in sentences; taking part is enough where it has. */
static const char *find_weak(const struct prose *p, size_t *from, size_t *end)
{
    enum { SHORT = 6 };
    bool duty = OPENS_WITH(p, duties, end);

    *from = 0;
    if (!duty && p->n && p->n < SHORT && !strcmp(p->low[p->n - 1], "duties")) {
        *end = p->n; /* "General housekeeping duties" */
        duty = true;
    }
    if ((p->flags & (IMPACT_DELTA | IMPACT_OUTCOME)) || (!duty && OPENS_WITH(p, offices, end)))
        return NULL;
    if (duty)
        return p->bullet || !strcmp(p->passage->section->key, "work")
                   ? "names a duty and not what you did"
                   : NULL;
    if (!p->bullet || (p->flags & IMPACT_NUMBER))
        return NULL;
    if (OPENS_WITH(p, claims, end))
        return "claims something and shows nothing";
    if (!(p->flags & IMPACT_WEAK))
        return NULL;
    *from = prose_verb(p);
    *end = *from + 2 < p->n ? *from + 2 : p->n;
    if (lexicon_opener(p->b.text) != VERB_NONE && *end == *from + 2 &&
        !word_in(p->low[*from + 1], " on with in of to for at "))
        *end = *from + 1;
    return bullet_says(&p->b, *from, "used|using|utilis*|utiliz*", NULL)
               ? "names your means, not what you did"
               : "says that you took part, not what you did";
}

static bool is_weak(const struct prose *p)
{
    size_t from, end;

    return find_weak(p, &from, &end) != NULL;
}

/* Words that say nothing of what a tool was used for. */
static const char generic_words[] =
    " use used using utilise utilised utilize utilized work worked working write wrote written code "
    "coded develop developed developing build built create created manage managed managing implement "
    "implemented maintain maintained deploy deployed configure configured program programmed design "
    "designed run ran handle handled apply applied experience experienced expertise knowledge skills "
    "skilled proficient proficiency familiar exposure technologies technology tools tool stack tech "
    "environment environments query queries database databases api apis application applications app "
    "apps service services system systems platform platforms solution solutions software website "
    "websites script scripts pipeline pipelines feature features code component components project "
    "projects library libraries framework frameworks daily various several many multiple responsible "
    "development programming containerization containerisation extensively regularly basis "
    "successfully helped helping assisted languages language server servers server-side ";

static bool in_tech(const struct prose *p, size_t i, bool *tech, bool *practice)
{
    const struct token *k = &p->b.tokens.list.at[i];

    for (size_t m = 0; m < p->b.concepts->list.n; m++) {
        const struct concept_match *c = &p->b.concepts->list.at[m];
        enum concept_kind kind = lexicon_concept(c->concept)->kind;

        if (k->start < c->start || k->end > c->end)
            continue;
        *tech |= is_tech(c->concept) || kind == CONCEPT_GENERIC;
        *practice |= kind == CONCEPT_PRACTICE;
        return is_tech(c->concept) || kind == CONCEPT_PRACTICE || kind == CONCEPT_GENERIC;
    }
    return false;
}

/* Nothing but tools, verbs of use and words that fit everywhere. */
static bool is_technology_only(const struct prose *p)
{
    bool tech = false, practice = false;

    if (!p->bullet || p->words > TECHNOLOGY_WORDS ||
        (p->flags & (IMPACT_NUMBER | IMPACT_DELTA | IMPACT_OUTCOME)))
        return false;
    for (size_t i = 0; i < p->n; i++)
        if (p->b.tokens.list.at[i].kind != TOKEN_PUNCT && !in_tech(p, i, &tech, &practice) &&
            !is_small_word(p->low[i]) && !word_in(p->low[i], generic_words))
            return false;
    /* what was built is told, be it by the name of a practice ("a monitoring system with Grafana") */
    return tech && !(practice && lexicon_ownership(p->b.text) >= BUILT);
}

void rule_weak_opener(struct lint *l, const struct prose *p)
{
    size_t from, end;
    const char *why = find_weak(p, &from, &end);
    struct str quote;

    if (!why || is_technology_only(p) || prose_is_old(p))
        return;
    quote = prose_quote(p, from, end);
    lint_add(l, p->passage->node->pointer, quote, NULL,
             arena_printf(l->arena, "'%.*s' %s", (int)quote.n, quote.p, why));
}

/* "Tech stack: …": fine below bullets that tell the work. */
static bool is_stack(const struct prose *p)
{
    static const char heads[] = "tech|technology|technologies|technical|tools|stack|tooling|languages";

    return bullet_says(&p->b, 0, heads, NULL) &&
           (!strcmp(p->low[1], ":") || (p->n > 2 && !strcmp(p->low[2], ":")));
}

/* Bullets [first, end) of an entry, n of them nothing but tools. */
static void report_technology(struct lint *l, size_t first, size_t end, size_t n)
{
    for (size_t i = first; i < end; i++) {
        const struct prose *p = &l->prose.at[i];
        struct str quote = p->b.text;

        if (!is_technology_only(p) || (is_stack(p) && end - first > n))
            continue;
        lint_add(l, p->passage->node->pointer, quote, NULL,
                 arena_printf(l->arena,
                              n < TECHNOLOGY_LISTS
                                  ? "names tools and not what they were good for: '%.*s'"
                                  : "'%.*s' and %zu bullets behind it name tools and not what they "
                                    "were good for",
                              (int)quote.n, quote.p, n - 1));
        if (n >= TECHNOLOGY_LISTS)
            return;
    }
}

void rule_technology(struct lint *l)
{
    const struct prose *all = l->prose.at;

    for (size_t i = 0, end; i < l->prose.n; i = end) {
        size_t n = 0;

        for (end = i; end < l->prose.n && all[end].passage->entry == all[i].passage->entry; end++)
            n += !prose_is_old(&all[end]) && is_technology_only(&all[end]);
        if (n)
            report_technology(l, i, end, n);
    }
}

/* "decouple", "containerise": a verb by its form. */
static bool looks_like_verb(const char *word)
{
    static const char *const starts[] = {"de", "re", "en", "un", "pre"};
    static const char *const ends[] = {"ate", "ise", "ize", "ify", "yse", "yze"};
    size_t n = strlen(word);

    if (n < 6 || word[n - 1] == 's')
        return false;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (!strncmp(word, starts[i], strlen(starts[i])))
            return true;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (!strcmp(word + n - 3, ends[i]))
            return true;
    return false;
}

/* "to keep listings safe", "to standardise data", "for checking scans": what it was for. */
static bool is_purpose(const struct prose *p, size_t i)
{
    static const char more[] = " keep let make ensure avoid meet help give show allow free stop find "
                               "get bring protect detect serve fit gain understand learn see "
                               "know reach ease promote convert facilitate speed ";
    const struct token *next = &p->b.tokens.list.at[i + 1];
    enum verb_form form;

    if (i + 1 < p->n && !strcmp(p->low[i], "for"))
        return (bullet_cue(&p->b, i + 1) & CUE_GERUND) != 0;
    if (strcmp(p->low[i], "to") != 0 || i + 1 >= p->n)
        return false;
    if (i + 2 < p->n && looks_like_verb(p->low[i + 1]))
        return true;
    form = lexicon_opener((struct str){p->b.text.p + next->start, p->b.text.n - next->start});
    return form == VERB_BASE || word_in(p->low[i + 1], more);
}

/* "adopted by the director", "upstreamed to OpenStack": others took it up. */
static bool is_taken_up(const struct prose *p, size_t i)
{
    static const char verbs[] = " adopted used upstreamed accepted featured cited merged relied "
                                "followed praised approved licensed shown played read ";

    return i >= 2 && (word_in(p->low[i], verbs) ||
                      ((p->b.cues[i] & CUE_PARTICIPLE) && !strcmp(p->low[i + 1], "by")));
}

/* Verbs whose doing is its own result. */
static const char achieved[] =
    " won win published founded co-founded cofounded passed earned received achieved stopped prevented "
    "ended saved eliminated replaced rescued graduated qualified placed ranked awarded promoted closed "
    "rotated shortlisted nominated selected chosen appointed invited featured own owns owned chair "
    "chairs chaired sold raised delivered shipped launched released opened patented elected exceeded "
    "beat solved advanced certified licensed accredited chartered ";

/* ", ending a run of …", "and introduced it", "over one weekend". */
static bool is_second_part(const struct prose *p, size_t i)
{
    const struct token *next = &p->b.tokens.list.at[i + 1];

    if (i + 1 >= p->n)
        return false;
    if (!strcmp(p->low[i], ","))
        return (bullet_cue(&p->b, i + 1) & CUE_GERUND) != 0;
    if (!strcmp(p->low[i], "and") && word_in(p->low[i + 1], achieved))
        return true;
    if (!strcmp(p->low[i], "and"))
        return lexicon_ownership((struct str){p->b.text.p + next->start,
                                              p->b.text.n - next->start}) == 3;
    return bullet_says(&p->b, i,
                       "within a|within one|within the|over a|over one|in one|in a day|in a week|"
                       "in under|on time|ahead of|a day|a week|a month|a year|from scratch|"
                       "from the ground",
                       NULL);
}

/* Signs that a bullet goes on from the task: a clause that leans on it, a purpose, a second part, a word
 * that compares. */
static bool goes_on(const struct prose *p, size_t from)
{
    static const char clauses[] =
        " that which who whom whose so until because after before when while where now still since "
        "without never despite whenever every each ministry government parliament better faster easier "
        "safer simpler cheaper smaller shorter quicker fewer popular first only sole largest biggest "
        "award-winning ensuring driving delivering giving making keeping ";
    static const char *const starts[] = {"from"}, *const to[] = {"to"}, *const into[] = {"into"};
    size_t end = 0, at = PROSE_FIND(p, from, starts, &end);

    if (from && bullet_says(&p->b, from - 1, "turn*|transform*|convert*", NULL) &&
        PROSE_FIND(p, from, into, NULL) != SIZE_MAX)
        return true;
    if (at != SIZE_MAX && PROSE_FIND(p, end, to, NULL) != SIZE_MAX)
        return true;
    for (size_t i = from; i < p->n; i++) {
        if (word_in(p->low[i], clauses) || (p->b.cues[i] & CUE_CHANGE) || is_purpose(p, i) ||
            is_taken_up(p, i))
            return true;
        if (is_second_part(p, i) ||
            (!strcmp(p->low[i], "by") && (bullet_cue(&p->b, i + 1) & CUE_GERUND)))
            return true;
        if (strchr(";:(", p->b.text.p[p->b.tokens.list.at[i].start]) ||
            strncmp(p->low[i], "\xE2\x80", 2) == 0 || !strcmp(p->low[i], "-"))
            return true;
    }
    return false;
}

/* "Certified Scrum Trainer": capitals throughout, and no sentence. */
static bool is_label(const struct prose *p)
{
    enum { LONGEST = 4 };
    size_t capitals = 0, n = strlen(p->low[0]);

    if (n < 3 || strcmp(p->low[0] + n - 2, "ed") != 0)
        return false;
    for (size_t i = 0; i < p->n; i++) {
        char c = p->b.text.p[p->b.tokens.list.at[i].start];

        if (!(c >= 'A' && c <= 'Z'))
            return false;
        capitals++;
    }
    for (size_t m = 0; m < p->b.concepts->list.n; m++)
        if (is_tech(p->b.concepts->list.at[m].concept))
            return false;
    return capitals > 1 && capitals <= LONGEST;
}

/* "Management of", "Development and upkeep of": a verb in a noun's clothes. */
static bool opens_with_deed(const struct prose *p)
{
    static const char *const ends[] = {"tion", "sion", "ment"};
    size_t n = p->n ? strlen(p->low[0]) : 0, of = p->n > 2 && !strcmp(p->low[1], "and") ? 3 : 1;

    for (size_t i = 0; n > 6 && i < sizeof ends / sizeof *ends; i++)
        if (!strcmp(p->low[0] + n - 4, ends[i]))
            return of < p->n && !strcmp(p->low[of], "of");
    return false;
}

/* "Improved", "reduced": by how much is the result. */
static bool says_change(const struct prose *p, size_t at)
{
    static const char changes[] = "improv*|increas*|reduc*|enhanc*|optimis*|optimiz*|boost*|decreas*|"
                                  "lower*|accelerat*|maximis*|maximiz*|minimis*|minimiz*";

    return bullet_says(&p->b, at, changes, NULL) && !prose_has_mechanism(p);
}

/* "Liaised with": whom one worked with is no result. */
static bool keeps_company(const struct prose *p, size_t at)
{
    enum { SHORT = 8 }; /* a longer one tells what about */

    return p->words <= SHORT &&
           bullet_says(&p->b, at,
                       "collaborat*|liais*|coordinat*|co-ordinat*|interact*|communicat*", NULL);
}

void rule_task(struct lint *l, const struct prose *p)
{
    size_t at = prose_verb(p), n = strlen(p->low[at]);
    bool verb = p->n && (prose_opens_with_verb(p) || opens_with_deed(p) ||
                         (n > 4 && !strcmp(p->low[at] + n - 2, "ed") && !strchr(p->low[at], '-')));
    bool change = verb && says_change(p, at), company = keeps_company(p, at);

    if (!p->bullet || !verb || p->words < 2 || p->words > TASK_WORDS || is_weak(p) ||
        is_technology_only(p) ||
        (p->flags & (IMPACT_NUMBER | IMPACT_DELTA | IMPACT_OUTCOME | IMPACT_WEAK)) ||
        (!change && (bullet_cue(&p->b, at) & CUE_CHANGE)) || word_in(p->low[at], achieved) ||
        (!company && word_in(at + 1 < p->n ? p->low[at + 1] : "", " by with at in using on ")) ||
        goes_on(p, at + 1) || prose_is_old(p) || is_label(p))
        return;
    lint_add(l, p->passage->node->pointer, p->b.text,
             change ? "how much did it change, from what to what, and how do you know?" : NULL,
             arena_printf(l->arena,
                          change ? "says that something changed and not how far: '%.*s'"
                                 : "says what was done and not what came of it: '%.*s'",
                          (int)p->b.text.n, p->b.text.p));
}
