/* Rules of single bullets and sentences: they fire on what they recognise, and keep silent on the rest.
 * SPDX-License-Identifier: MIT */
#include "tailor/lint_internal.h"

#include <string.h>

enum {
    TASK_WORDS = 16,      /* about a line of a page; a longer bullet tells more than its task */
    TECHNOLOGY_WORDS = 12,
    OVERLONG_WORDS = 40,
    OVERLONG_SUMMARY = 100,
    TECHNOLOGY_LISTS = 3, /* bullets of an entry that are lists: told together */
    OLD_MONTHS = 120 /* nobody asks what exactly was done ten years ago */
};

static const char *pointer_of(const struct prose *p)
{
    return p->passage->node->pointer;
}

static struct str first_words(const struct prose *p, size_t n)
{
    return prose_quote(p, 0, n < p->n ? n : p->n);
}

static bool is_old(const struct prose *p)
{
    return p->passage->age > OLD_MONTHS;
}

static bool is_figure(const struct prose *p, size_t i)
{
    return bullet_is_figure(&p->b, i);
}

/* ---- weak openers, tasks, tools ------------------------------------------------------------------ */

static const char *const duties[] = {
    "responsible for", "responsibilities include*", "tasked with", "duties", "duties include*",
    "in charge of", "accountable for", "was responsible",
};
static const char *const use[] = {"used", "using", "utilis*|utiliz*"};
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

/* A duty is one even where it has figures, and where a job is told in sentences; taking part is enough
 * where it has. */
static bool is_weak(const struct prose *p, size_t *end)
{
    bool duty = OPENS_WITH(p, duties, end);

    if (!duty)
        *end = p->n < 2 ? p->n : 2;
    if ((p->flags & (IMPACT_DELTA | IMPACT_OUTCOME)) || OPENS_WITH(p, offices, end))
        return false;
    if (duty)
        return p->bullet || !strcmp(p->passage->section->key, "work");
    if (!p->bullet || !(p->flags & IMPACT_WEAK))
        return false;
    if (lexicon_opener(p->b.text) != VERB_NONE && *end == 2 && p->n > 1 &&
        !word_in(p->low[1], " on with in of to for at "))
        *end = 1;
    return !(p->flags & IMPACT_NUMBER);
}

static const char function_words[] =
    " a an the and or of in on with for to from by at as into via using through within across my our "
    "all any other their its also both including like such this that is are was were ";
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

static bool in_tech(const struct prose *p, size_t i, bool *tech)
{
    const struct token *k = &p->b.tokens.list.at[i];

    for (size_t m = 0; m < p->b.concepts->list.n; m++) {
        const struct concept_match *c = &p->b.concepts->list.at[m];
        enum concept_kind kind = lexicon_concept(c->concept)->kind;

        if (k->start < c->start || k->end > c->end)
            continue;
        *tech |= is_tech(c->concept) || kind == CONCEPT_GENERIC;
        return is_tech(c->concept) || kind == CONCEPT_PRACTICE || kind == CONCEPT_GENERIC;
    }
    return false;
}

/* Nothing but tools, verbs of use and words that fit everywhere. */
static bool is_technology_only(const struct prose *p)
{
    bool tech = false;

    if (!p->bullet || p->words > TECHNOLOGY_WORDS ||
        (p->flags & (IMPACT_NUMBER | IMPACT_DELTA | IMPACT_OUTCOME)))
        return false;
    for (size_t i = 0; i < p->n; i++)
        if (p->b.tokens.list.at[i].kind != TOKEN_PUNCT && !in_tech(p, i, &tech) &&
            !word_in(p->low[i], function_words) && !word_in(p->low[i], generic_words))
            return false;
    return tech;
}

void rule_weak_opener(struct lint *l, const struct prose *p)
{
    struct str quote;
    size_t end;

    if (!is_weak(p, &end) || is_technology_only(p) || is_old(p))
        return;
    quote = first_words(p, end);
    lint_add(l, pointer_of(p), quote, NULL,
             arena_printf(l->arena,
                          OPENS_WITH(p, duties, &end) ? "'%.*s' names a duty and not what you did"
                          : OPENS_WITH(p, use, &end)  ? "'%.*s' names your means, not what you did"
                                             : "'%.*s' says that you took part, not what you did",
                          (int)quote.n, quote.p));
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
        lint_add(l, pointer_of(p), quote, NULL,
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
            n += !is_old(&all[end]) && is_technology_only(&all[end]);
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
                               "get bring protect detect serve fit ";
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
    "beat ";

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
    return bullet_says(&p->b, i, "within a|within one|within the|over a|over one|in one|in a day|in a week|"
                            "in under|on time|ahead of|a day|a week|a month|a year", NULL);
}

/* Signs that a bullet goes on from the task: a clause that leans on it, a purpose, a second part, a word
 * that compares. */
static bool goes_on(const struct prose *p)
{
    static const char clauses[] =
        " that which who whom whose so until because after before when while where now still since "
        "without never despite whenever every each ministry government parliament better faster easier "
        "safer simpler cheaper smaller shorter quicker fewer popular first only sole largest biggest "
        "award-winning ensuring driving delivering giving making keeping ";
    static const char *const from[] = {"from"}, *const to[] = {"to"};
    size_t end = 0, at = PROSE_FIND(p, 1, from, &end);

    if (at != SIZE_MAX && PROSE_FIND(p, end, to, NULL) != SIZE_MAX)
        return true;
    for (size_t i = 1; i < p->n; i++) {
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

/* The opening word behind adverbs. */
static size_t verb_at(const struct prose *p)
{
    size_t i = 0;

    for (; i + 1 < p->n; i++) {
        size_t n = strlen(p->low[i]);

        if (!word_in(p->low[i], " i we also then ") && (n < 4 || strcmp(p->low[i] + n - 2, "ly")))
            break;
    }
    return i;
}

/* "Certified Scrum Trainer": capitals throughout, and no sentence. */
static bool is_label(const struct prose *p)
{
    enum { LONGEST = 4 };
    size_t capitals = 0;

    for (size_t i = 0; i < p->n; i++) {
        char c = p->b.text.p[p->b.tokens.list.at[i].start];

        if (!(c >= 'A' && c <= 'Z') && !word_in(p->low[i], function_words))
            return false;
        capitals += c >= 'A' && c <= 'Z';
    }
    return capitals > 1 && p->words <= LONGEST;
}

/* "by restructuring", "through", "with a content plan", a second clause; "by 30 %" is none. */
static bool has_mechanism(const struct prose *p)
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
        if (!strcmp(p->low[i], "by") && i + 1 < p->n && !is_figure(p, i + 1) &&
            !bullet_says(&p->b, i + 1, "half|about|over|around|more|up|almost|nearly|a|an|some", NULL))
            return true;
    }
    return false;
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

    return bullet_says(&p->b, at, changes, NULL) && !has_mechanism(p);
}

void rule_task(struct lint *l, const struct prose *p)
{
    size_t end, at = verb_at(p), n = strlen(p->low[at]);
    bool verb = p->n && (prose_opens_with_verb(p) || opens_with_deed(p) ||
                         (n > 4 && !strcmp(p->low[at] + n - 2, "ed") && !strchr(p->low[at], '-')));
    bool change = verb && says_change(p, at);

    if (!p->bullet || !verb || p->words < 2 || p->words > TASK_WORDS || is_weak(p, &end) ||
        is_technology_only(p) ||
        (p->flags & (IMPACT_NUMBER | IMPACT_DELTA | IMPACT_OUTCOME | IMPACT_WEAK)) ||
        (!change && (bullet_cue(&p->b, at) & CUE_CHANGE)) || word_in(p->low[at], achieved) ||
        word_in(at + 1 < p->n ? p->low[at + 1] : "", " by with at in using on ") || goes_on(p) ||
        is_old(p) || is_label(p))
        return;
    lint_add(l, pointer_of(p), p->b.text,
             change ? "how much did it change, from what to what, and how do you know?" : NULL,
             arena_printf(l->arena,
                          change ? "says that something changed and not how far: '%.*s'"
                                 : "says what was done and not what came of it: '%.*s'",
                          (int)p->b.text.n, p->b.text.p));
}

/* ---- figures ------------------------------------------------------------------------------------- */

/* "40%", "40 percent", "3x". */
static bool is_rate(const struct prose *p, size_t i)
{
    const char *s = p->low[i];
    size_t n = strlen(s);

    if (!is_figure(p, i) || p->b.tokens.list.at[i].kind != TOKEN_NUMBER || n < 2)
        return false;
    return s[n - 1] == '%' || (s[n - 1] == 'x' && s[n - 2] >= '0' && s[n - 2] <= '9') ||
           bullet_says(&p->b, i + 1, "percent|per cent|%|times faster|times more", NULL);
}

static bool is_time(const struct prose *p, size_t i)
{
    return bullet_says(&p->b, i + 1, "day*|week*|month*|year*|quarter*|sprint*|season*|term*", NULL);
}

/* Is there a figure that tells what the rate is a rate of? */
static bool has_base(const struct prose *p, size_t rate)
{
    static const char ends[] = " to from at of -> \xE2\x86\x92 under below above over ";
    size_t at = rate;

    while (at && word_in(p->low[at - 1], " over about around almost nearly roughly a an more than "))
        at--;
    if ((at && word_in(p->low[at - 1], " to from at under below above within top ")) ||
        bullet_says(&p->b, rate + 1, "uptime|availability|accuracy|coverage|precision|recall", NULL))
        return true;
    for (size_t i = 0; i < p->n; i++) {
        if (i == rate || !is_figure(p, i) || (p->b.cues[i] & CUE_MULTIPLE))
            continue;
        /* "over three years" is how long it took */
        if (!is_time(p, i) || (i && strcmp(p->low[i - 1], "over") && word_in(p->low[i - 1], ends)))
            return true;
    }
    return false;
}

/* Does the rate measure a change? */
static bool is_change(const struct prose *p, size_t rate)
{
    enum { BEFORE = 10, BEHIND = 5 };
    static const char *const nouns[] = {
        "growth",      "increase*",  "reduction*", "decrease*", "improvement*", "uplift", "gain*",
        "saving*",     "decline",    "drop",       "faster",    "slower",       "more",   "fewer",
        "cheaper",     "sped",       "boost*",     "cut*",      "lower*",       "higher", "shorter",
        "accelerat*",  "optimi*",    "enhanc*",
    };

    for (size_t i = rate > BEFORE ? rate - BEFORE : 0; i < p->n && i <= rate + BEHIND; i++)
        for (size_t k = 0; i != rate && k < sizeof nouns / sizeof *nouns; k++)
            if ((p->b.cues[i] & CUE_CHANGE) || bullet_says(&p->b, i, nouns[k], NULL))
                return true;
    return false;
}

void rule_number(struct lint *l, const struct prose *p)
{
    for (size_t i = 0; p->bullet && !is_old(p) && i < p->n; i++) {
        struct str quote;

        if (!is_rate(p, i) || has_base(p, i) || !is_change(p, i))
            continue;
        quote = prose_quote(p, i, i + 1);
        lint_add(l, pointer_of(p), quote, NULL,
                 arena_printf(l->arena, "'%.*s' is a share of a figure that the bullet does not give",
                              (int)quote.n, quote.p));
        return;
    }
}

void rule_result(struct lint *l, const struct prose *p)
{
    static const char *const not_caused[] = {
        "raised \xC2\xA3*|raised $*|raised \xE2\x82\xAC*|raised money|raised fund*|raised capital",
        "team",   "headcount", "staff", "fund*", "seed", "children", "round",
    };
    struct str quote;

    if (!p->bullet || !p->n || is_old(p) || !(p->b.cues[0] & (CUE_CHANGE | CUE_MULTIPLE)) ||
        !(p->flags & IMPACT_NUMBER) || (p->flags & IMPACT_WEAK) ||
        word_in(p->low[0], " took taking brought bringing ") || has_mechanism(p) ||
        PROSE_FIND(p, 0, not_caused, NULL) != SIZE_MAX ||
        (word_in(p->low[0], " raised raise raises grew grow ") && is_figure(p, 1)))
        return;
    quote = p->b.text;
    lint_add(l, pointer_of(p), quote, NULL,
             arena_printf(l->arena, "gives the result and not how it came about: '%.*s'", (int)quote.n,
                          quote.p));
}

/* ---- words --------------------------------------------------------------------------------------- */

static bool has_figure(const struct prose *p)
{
    for (size_t i = 0; i < p->n; i++)
        if (is_figure(p, i))
            return true;
    return false;
}

/* "various sites including Hull, Goole and Selby": they are named. */
static bool is_enumerated(const struct prose *p, size_t from)
{
    static const char *const lists[] = {"including", "such as", "namely", "e.g", "like", ":", "("};

    return PROSE_FIND(p, from, lists, NULL) != SIZE_MAX;
}

/* "a form that supports multiple languages": what a thing can do, not how much was done. */
static bool is_capability(const struct prose *p, size_t at)
{
    return at > 1 && word_in(p->low[at - 1], " support supports supporting handle handles handling ");
}

/* Behind the noun that is meant: "various", "construction", "reports". */
static size_t phrase_end(const struct prose *p, size_t i)
{
    enum { LONGEST = 3 };
    size_t end = i;

    while (end < p->n && end < i + LONGEST && p->b.tokens.list.at[end].kind == TOKEN_WORD &&
           !word_in(p->low[end], function_words))
        end++;
    return end;
}

void rule_vague(struct lint *l, const struct prose *p)
{
    static const char *const vague[] = {
        "agile team*|scrum team*|agile environment*",
        "cross-functional team*|cross functional team*",
        "fast-paced environment*|fast-paced team*|fast-paced setting*|fast paced environment*",
        "dynamic environment*|dynamic team*|dynamic international|international environment*",
        "large team*|small team*|big team*|international team*|global team*|diverse team*",
        "various", "several", "numerous", "countless",
        "multiple", "a variety of|a wide range of|a number of",
    };
    static const char *const terms[] = {
        "multiple sclerosis|multiple regression|multiple linear|multiple choice|multiple myeloma",
        "multiple imputation|multiple pregnan*|multiple comparison*|multiple birth*|multiple trauma",
        "several liability|several and joint|several tenanc*",
    };
    struct str quote;
    size_t end = 0, at = p->bullet ? PROSE_FIND(p, 0, vague, &end) : SIZE_MAX;

    if (at == SIZE_MAX || has_figure(p) || is_old(p) || PROSE_FIND(p, at, terms, NULL) == at ||
        is_enumerated(p, end) || is_capability(p, at))
        return;
    quote = prose_quote(p, at, end == at + 1 ? phrase_end(p, end) : end);
    lint_add(l, pointer_of(p), quote, NULL,
             arena_printf(l->arena, "'%.*s' leaves open how many or how large", (int)quote.n,
                          quote.p));
}

static const char *const buzzwords[] = {
    "passionate*", "passion for", "results-driven|results-oriented|result-oriented|results driven",
    "proven track record|track record of", "highly motivated|self-motivated|motivated team*",
    "motivated professional|motivated individual", "team player*|team-player*",
    "outside the box|out of the box thinker", "synerg*", "cutting-edge|cutting edge|bleeding-edge",
    "best-in-class|best in class", "world-class|world class", "state-of-the-art",
    "detail-oriented|detail oriented", "self-starter*",
    "excellent communication|strong communication|excellent communicator|excellent interpersonal",
    "dynamic professional|dynamic nurse|dynamic developer|dynamic engineer|dynamic leader",
    "dynamic individual|dynamic manager|dynamic teacher|dynamic team|dynamic person*",
    "game-chang*|game chang*", "innovative", "hard-working|hardworking", "can-do attitude|can-do",
    "go-getter*", "guru*", "rockstar*|rock star*", "ninja*", "visionary", "thought leader*",
    "strategic thinker*", "growth mindset", "seasoned professional|seasoned marketing|seasoned engineer",
    "wear many hats|wears many hats|wearing many hats", "holistic synerg*|holistic approach",
    "leverag*", "spearhead*", "seamless*", "proactive*", "quick learner|fast learner|people person",
    "low-hanging fruit|move the needle|moved the needle|paradigm shift*", "value-add*|thrive in|thrives in",
};
/* The same words with a meaning. */
static const char *const meant[] = {
    "ninja class*|ninja warrior*|ninja club*", "self-starter motor*|self-starter*s",
    "leveraged buyout*|leveraged loan*|leveraged finance|leveraged lend*|leverage ratio*",
    "innovative medicine*", "dynamic team nursing", "leverage effect*|leveraged by|leverage of",
};

static bool posting_says(const struct lint *l, const struct prose *p, size_t at, size_t end)
{
    for (size_t i = 0; i + (end - at) <= l->posting.n; i++) {
        size_t k = 0;

        while (k < end - at && !strcmp(l->posting.low[i + k], p->low[at + k]))
            k++;
        if (k == end - at)
            return true;
    }
    return false;
}

void rule_buzzword(struct lint *l, const struct prose *p)
{
    const char *section = p->passage->section->key;
    struct strbuf said = {0};
    struct str first = {0};
    int n = 0;

    /* what juries and publishers say is theirs */
    if (!strcmp(section, "awards") || !strcmp(section, "publications"))
        return;

    for (size_t end = 0, at = 0; n < 4; at = end) {
        struct str quote;

        at = PROSE_FIND(p, at, buzzwords, &end);
        if (at == SIZE_MAX)
            break;
        if (PROSE_FIND(p, at, meant, NULL) == at || posting_says(l, p, at, end))
            continue;
        quote = prose_quote(p, at, end);
        first = n ? first : quote;
        strbuf_printf(&said, "%s'%.*s'", n++ ? ", " : "", (int)quote.n, quote.p);
    }
    if (n)
        lint_add(l, pointer_of(p), first, NULL,
                 arena_printf(l->arena, "anybody can say %s", said.p));
    strbuf_free(&said);
}

/* ---- sentences ----------------------------------------------------------------------------------- */

static bool is_participle(const char *word)
{
    static const char irregular[] =
        " done made built written given taken held led run kept sent taught chosen shown found brought "
        "drawn begun bought sold set put cut read spent lost won told met paid driven spoken ";
    /* what others do to one is no hiding; what is a state is no passive */
    static const char fine[] =
        " promoted awarded selected nominated invited chosen elected appointed recognised recognized "
        "adopted published commended named certified entrusted shortlisted hired headhunted accepted "
        "cited featured trusted born based located retained licensed skilled experienced interested "
        "required motivated dedicated committed advanced qualified needed asked supposed involved "
        "delighted offered featured admitted ranked rated voted seconded transferred related ";
    size_t n = strlen(word);

    if (word_in(word, fine))
        return false;
    return word_in(word, irregular) || (n > 4 && !strcmp(word + n - 2, "ed") && strcmp(word, "need"));
}

void rule_passive(struct lint *l, const struct prose *p)
{
    static const char turns[] = " that which who after before until when while where because since if "
                                "than so whose but as ";

    if (!p->bullet || !p->n || lexicon_opener(p->b.text) != VERB_NONE ||
        is_participle(p->low[0]))
        return;
    for (size_t i = 1; i + 1 < p->n; i++) {
        const char *next = p->low[i + 1];
        size_t n = strlen(next), at = i + 1;
        struct str quote;

        if (word_in(p->low[i], turns) || strchr(";:(", p->b.text.p[p->b.tokens.list.at[i].start]) ||
            word_in(p->low[i], " i we "))
            return;
        if (!word_in(p->low[i], " was were been is are "))
            continue;
        if (n > 3 && !strcmp(next + n - 2, "ly"))
            next = p->low[++at];
        if (!is_participle(next))
            return;
        at += word_in(p->low[at + 1], " out up down on off over ");
        quote = prose_quote(p, i, at + 1);
        lint_add(l, pointer_of(p), quote, NULL,
                 arena_printf(l->arena, "'%.*s' hides who did it", (int)quote.n, quote.p));
        return;
    }
}

void rule_overlong(struct lint *l, const struct prose *p)
{
    size_t words = p->words, limit = OVERLONG_WORDS;

    if (!p->bullet) {
        if (strcmp(p->passage->rule->field, "summary") || p->passage->start)
            return;
        words = 0; /* a summary is read by its sentences, and is long as a whole */
        limit = OVERLONG_SUMMARY;
        for (const struct prose *s = p; s < l->prose.at + l->prose.n; s++) {
            if (s->passage->node != p->passage->node)
                break;
            words += s->words;
        }
    }
    if (words > limit)
        lint_add(l, pointer_of(p), first_words(p, 4), NULL,
                 arena_printf(l->arena, "%zu words are more than a reader who scans takes in (%zu)",
                              words, limit));
}
