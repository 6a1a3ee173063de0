/* Rules of single bullets and sentences: figures, words, length. They fire on what they recognise, and
 * keep silent on the rest.
 * SPDX-License-Identifier: MIT */
#include "tailor/lint_internal.h"

#include <string.h>

enum { OVERLONG_WORDS = 40, OVERLONG_SUMMARY = 100 };

static const char *pointer_of(const struct prose *p)
{
    return p->passage->node->pointer;
}

static struct str first_words(const struct prose *p, size_t n)
{
    return prose_quote(p, 0, n < p->n ? n : p->n);
}

static bool is_figure(const struct prose *p, size_t i)
{
    return bullet_is_figure(&p->b, i);
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
    for (size_t i = 0; p->bullet && !prose_is_old(p) && i < p->n; i++) {
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

/* The figure is of the change, not of what stands behind it. */
static bool figure_before_comma(const struct prose *p)
{
    for (size_t i = 0; i < p->n && strcmp(p->low[i], ",") != 0; i++)
        if (is_figure(p, i))
            return true;
    return false;
}

void rule_result(struct lint *l, const struct prose *p)
{
    static const char *const not_caused[] = {
        "doubled as",
        "raised \xC2\xA3*|raised $*|raised \xE2\x82\xAC*|raised money|raised fund*|raised capital",
        "team",   "headcount", "staff", "fund*", "seed", "children", "round",
    };
    struct str quote;

    if (!p->bullet || !p->n || prose_is_old(p) || !(p->b.cues[0] & (CUE_CHANGE | CUE_MULTIPLE)) ||
        !figure_before_comma(p) || (p->flags & IMPACT_WEAK) ||
        word_in(p->low[0], " took taking brought bringing ") || prose_has_mechanism(p) ||
        PROSE_FIND(p, 0, not_caused, NULL) != SIZE_MAX ||
        (word_in(p->low[0], " raised raise raises grew grow cut lifted ") && is_figure(p, 1) &&
         !is_rate(p, 1))) /* "Cut 7 trees" */
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
    enum { REACH = 6 };

    for (size_t i = at > REACH ? at - REACH : 1; i < at; i++)
        if (word_in(p->low[i], " support supports supporting handle handles handling "))
            return true;
    return false;
}

/* Behind the noun that is meant: "various", "construction", "reports". */
static size_t phrase_end(const struct prose *p, size_t i)
{
    enum { LONGEST = 3 };
    size_t end = i;

    while (end < p->n && end < i + LONGEST && p->b.tokens.list.at[end].kind == TOKEN_WORD &&
           !is_small_word(p->low[end])) {
        if (end > i && (bullet_cue(&p->b, end) & CUE_GERUND) &&
            p->low[end - 1][strlen(p->low[end - 1]) - 1] == 's')
            break; /* "projects", and what they are doing */
        end++;
    }
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

    if (at == SIZE_MAX || has_figure(p) || prose_is_old(p) || PROSE_FIND(p, at, terms, NULL) == at ||
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
    "highly skilled|highly-skilled|top-notch|hard worker*|strong work ethic",
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
