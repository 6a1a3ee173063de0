/* A second look at names that are ordinary words, too. The lexicon judges one text at a time and
 * wants a cue beside "Go"; but who lists the language, or names it surely elsewhere, means it in "a Go
 * agent for printers" as well. SPDX-License-Identifier: MIT */
#include "tailor/internal.h"

#include <string.h>

/* What makes the word a phrase of its own: "Go live", "the Go to person". */
static bool goes_on(struct str next)
{
    static const char *const words[] = {"to", "live", "ahead", "forward", "beyond", "back", "on",
                                        "home", "further", "out", "up", "down"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(next, str_of(words[i])))
            return true;
    return false;
}

static struct str word(const struct passage *p, size_t i)
{
    const struct token *k;

    if (i >= p->tokens.list.n)
        return (struct str){"", 0};
    k = &p->tokens.list.at[i];
    return (struct str){p->text + p->start + k->start, k->end - k->start};
}

static bool capital(struct str s)
{
    return s.n && s.p[0] >= 'A' && s.p[0] <= 'Z';
}

static bool taken(const struct passage *p, const struct token *k)
{
    for (size_t i = 0; i < p->matches.list.n; i++)
        if (k->start < p->matches.list.at[i].end && k->end > p->matches.list.at[i].start)
            return true;
    return false;
}

static void insert(struct arena *a, struct concept_matches *matches, struct concept_match m)
{
    size_t i;

    vec_push(a, &matches->list, m);
    for (i = matches->list.n - 1; i && matches->list.at[i - 1].start > m.start; i--)
        matches->list.at[i] = matches->list.at[i - 1];
    matches->list.at[i] = m;
}

/* In its exact case, in the middle of a sentence, and not as part of a longer name. */
static void look(struct tailor *t, struct passage *p, concept_id c)
{
    const char *name = lexicon_concept(c)->name;
    for (size_t i = 1; i < p->tokens.list.n; i++) {
        const struct token *k = &p->tokens.list.at[i];

        if (!str_eq(word(p, i), str_of(name)))
            continue;
        struct str next = word(p, i + 1);
        bool opens = k[-1].kind == TOKEN_PUNCT && strchr(".!?:", *word(p, i - 1).p);

        if (opens || taken(p, k) || goes_on(next) || (capital(next) && !taken(p, k + 1)))
            continue;
        insert(t->arena, &p->matches,
               (struct concept_match){k->start, k->end, c, name, SPELLING_EXACT});
    }
}

void second_look(struct tailor *t)
{
    bool *sure = arena_array(t->arena, lexicon_size() + 1, sizeof *sure);

    for (size_t i = 0; i < t->passages.n; i++)
        for (size_t k = 0; k < t->passages.at[i].matches.list.n; k++)
            sure[t->passages.at[i].matches.list.at[k].concept] = true;
    for (size_t r = 0; r < t->nrequirements; r++) {
        concept_id c = t->posting->requirements.at[r].concept;

        if (c == CONCEPT_NONE || !lexicon_concept(c)->ambiguous || !sure[c] ||
            !capital(str_of(lexicon_concept(c)->name)))
            continue;
        for (size_t i = 0; i < t->passages.n; i++)
            if (t->passages.at[i].rule->match == MATCH_PROSE)
                look(t, &t->passages.at[i], c);
    }
}
