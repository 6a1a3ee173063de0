/* Is "Go" the language here? What stands beside an ambiguous form decides: a list with sure skills,
 * a cue before ("written in"), a cue behind ("developer"), a word of its field, or a sure spelling
 * elsewhere in the text. SPDX-License-Identifier: MIT */
#include "lexicon/match.h"

#include <string.h>

enum { CONTEXT_TOKENS = 8, MIGRATE_TOKENS = 5 };

static struct str token_text(const struct scan *s, size_t i)
{
    const struct token *t = &s->tokens.list.at[i];

    return (struct str){s->text.p + t->start, t->end - t->start};
}

static bool newline_between(const struct scan *s, size_t from, size_t to)
{
    return to > from && memchr(s->text.p + from, '\n', to - from) != NULL;
}

/* The token before or behind, in the same line; false if there is none. */
static bool token_before(const struct scan *s, size_t i, size_t *out)
{
    const struct token *t = s->tokens.list.at;

    if (i == 0 || newline_between(s, t[i - 1].end, t[i].start))
        return false;
    *out = i - 1;
    return true;
}

static bool token_after(const struct scan *s, size_t i, size_t *out)
{
    const struct token *t = s->tokens.list.at;

    if (i + 1 >= s->tokens.list.n || newline_between(s, t[i].end, t[i + 1].start))
        return false;
    *out = i + 1;
    return true;
}

static bool is_punct(const struct scan *s, size_t i, const char *set)
{
    struct str text = token_text(s, i);

    return s->tokens.list.at[i].kind == TOKEN_PUNCT && text.n == 1 && strchr(set, text.p[0]);
}

static bool is_bullet(const struct scan *s, size_t i)
{
    struct str text = token_text(s, i);

    return is_punct(s, i, "*-o") || str_eq(text, STR("•")) || str_eq(text, STR("·")) ||
           str_eq(text, STR("–")) || str_eq(text, STR("▪")) || str_eq(text, STR("●"));
}

/* A capital there is only the sentence's. */
static bool begins_sentence(const struct scan *s, const struct candidate *c)
{
    size_t before;

    if (c->start != s->tokens.list.at[c->first].start)
        return false;
    if (!token_before(s, c->first, &before))
        return true;
    return is_punct(s, before, ".!?") || is_bullet(s, before);
}

bool evidence_is_verb(const struct scan *s, const struct candidate *c)
{
    size_t next;

    if (!begins_sentence(s, c) || !token_after(s, c->last, &next))
        return false;
    for (size_t i = c->start + 1; i < c->end; i++)
        if (s->text.p[i] >= 'a' && s->text.p[i] <= 'z')
            return str_eq(token_text(s, next), STR("to"));
    return false;
}

/* ---- lists --------------------------------------------------------------------------------- */

static bool is_separator(const struct scan *s, size_t i)
{
    struct str text = token_text(s, i);

    return is_punct(s, i, ",;/|&+") || is_bullet(s, i) || str_eq_nocase(text, STR("and")) ||
           str_eq_nocase(text, STR("or")) || str_eq_nocase(text, STR("to"));
}

/* Nothing between two candidates but separators, brackets and version numbers; side by side counts
 * too ("Java Spring"). A line end separates only in a list of skills. */
static bool are_listed(const struct scan *s, const struct candidate *a, const struct candidate *b)
{
    if (s->context == MATCH_PROSE && newline_between(s, a->end, b->start))
        return false;
    if (a->last == b->first)
        return true;
    if (b->start - a->end > 40)
        return false;
    bool separated = b->first == a->last + 1;

    for (size_t i = a->last + 1; i < b->first; i++) {
        if (is_separator(s, i))
            separated = true;
        else if (s->tokens.list.at[i].kind != TOKEN_NUMBER && !is_punct(s, i, "()[]"))
            return false;
    }
    return separated;
}

/* Skills that stand in lists with languages and tools. */
static bool is_technical(const struct candidate *c)
{
    if (c->form->concept == CONCEPT_NONE)
        return false;
    switch (lexicon_concepts[c->form->concept].kind) {
    case CONCEPT_LANGUAGE:
    case CONCEPT_FRAMEWORK:
    case CONCEPT_DATABASE:
    case CONCEPT_CLOUD:
    case CONCEPT_TOOL:
    case CONCEPT_PROTOCOL:
    case CONCEPT_DATA:
        return true;
    default:
        return false;
    }
}

static bool is_sure_name(const struct candidate *c)
{
    return c->verdict == VERDICT_SURE && c->form->spelling < SPELLING_FORM && is_technical(c);
}

static bool is_sure_skill(const struct candidate *c)
{
    return c->verdict == VERDICT_SURE && is_technical(c);
}

/* Is the item closed here: by a separator, a bracket, a stop or the end of the text? */
static bool is_closed_before(const struct scan *s, const struct candidate *c)
{
    size_t i;

    if (c->start > s->tokens.list.at[c->first].start)
        return s->text.p[c->start - 1] == '/';
    return !token_before(s, c->first, &i) || is_separator(s, i) || is_punct(s, i, "()[]:.");
}

static bool is_closed_after(const struct scan *s, const struct candidate *c)
{
    size_t i;

    if (c->end < s->tokens.list.at[c->last].end)
        return s->text.p[c->end] == '/';
    return !token_after(s, c->last, &i) || is_separator(s, i) || is_punct(s, i, "()[]:.");
}

/* In the wrong case a form needs more: to be an item by itself, and for an everyday word a sure
 * skill before it and another item or the end of the list behind ("python, go and rust.", not
 * "python, go there"). */
static bool is_loose_item(const struct scan *s, size_t index)
{
    const struct candidate *c = &s->candidates.at[index];
    size_t n = s->candidates.n, i;

    if (c->exact_case)
        return true;
    if (!is_closed_before(s, c) || !is_closed_after(s, c))
        return false;
    if (c->form->mode == FORM_CASED)
        return true;
    bool before = index > 0 && is_sure_name(c - 1) && are_listed(s, c - 1, c);
    bool after = index + 1 < n && c[1].verdict != VERDICT_REJECTED && is_technical(c + 1) &&
                 are_listed(s, c, c + 1);
    bool last = !token_after(s, c->last, &i) || is_punct(s, i, ").");

    return before && (after || last);
}

static void accept(struct candidate *c)
{
    c->verdict = VERDICT_SURE;
}

/* A sure neighbour makes the next one sure, along the list in both directions. */
static void accept_listed(struct scan *s)
{
    struct candidate *c = s->candidates.at;
    size_t n = s->candidates.n;

    for (size_t i = 1; i < n; i++)
        if (c[i].verdict == VERDICT_PENDING && is_sure_skill(&c[i - 1]) &&
            are_listed(s, &c[i - 1], &c[i]) && is_loose_item(s, i))
            accept(&c[i]);
    for (size_t i = n; i-- > 1;)
        if (c[i - 1].verdict == VERDICT_PENDING && is_sure_skill(&c[i]) &&
            are_listed(s, &c[i - 1], &c[i]) && is_loose_item(s, i - 1))
            accept(&c[i - 1]);
}

/* "Go or Rust", "Word and Excel": two capitals in a list, the second not a sentence's. */
static void accept_pairs(struct scan *s)
{
    struct candidate *c = s->candidates.at;

    for (size_t i = 1; i < s->candidates.n; i++) {
        bool fresh = c[i - 1].verdict == VERDICT_PENDING || c[i].verdict == VERDICT_PENDING;
        bool usable = c[i - 1].verdict != VERDICT_REJECTED && c[i].verdict != VERDICT_REJECTED;

        if (fresh && usable && c[i].exact_case && c[i - 1].exact_case &&
            c[i].form->concept != c[i - 1].form->concept && is_technical(&c[i]) &&
            is_technical(&c[i - 1]) && are_listed(s, &c[i - 1], &c[i]) &&
            !begins_sentence(s, &c[i])) {
            accept(&c[i - 1]);
            accept(&c[i]);
        }
    }
}

/* ---- cues ---------------------------------------------------------------------------------- */

static bool has_cue_before(const struct scan *s, const struct candidate *c)
{
    size_t i = c->first, before;

    if (c->start != s->tokens.list.at[c->first].start)
        return false;
    do
        if (!token_before(s, i, &i))
            return false;
    while (is_punct(s, i, "(\"':"));
    struct str word = token_text(s, i);

    if (cue_before(word))
        return true;
    if (str_eq_nocase(word, STR("of")))
        return token_before(s, i, &before) && cue_of(token_text(s, before));
    if (!str_eq_nocase(word, STR("to")) && !str_eq_nocase(word, STR("from")) &&
        !str_eq_nocase(word, STR("into")))
        return false;
    for (int k = 0; k < MIGRATE_TOKENS && token_before(s, i, &i); k++)
        if (cue_migrate(token_text(s, i)))
            return true;
    return false;
}

static bool has_cue_after(const struct scan *s, const struct candidate *c)
{
    const struct token *last = &s->tokens.list.at[c->last];
    size_t i = c->last;

    if (c->end < last->end && (s->text.p[c->end] == '-' || s->text.p[c->end] == '/'))
        return s->text.p[c->end] == '-' &&
               cue_compound((struct str){s->text.p + c->end + 1, last->end - c->end - 1});
    if (!token_after(s, i, &i))
        return false;
    if (s->tokens.list.at[i].kind == TOKEN_NUMBER && !token_after(s, i, &i))
        return false;
    return cue_after(token_text(s, i));
}

static bool is_context_word(const struct concept *concept, struct str word)
{
    for (const char *const *w = concept->context; *w; w++)
        if (str_eq_nocase(str_of(*w), word))
            return true;
    return false;
}

static bool has_context(const struct scan *s, const struct candidate *c)
{
    const struct concept *concept = &lexicon_concepts[c->form->concept];
    size_t i = c->first;

    if (!concept->context)
        return false;
    for (int k = 0; k < CONTEXT_TOKENS && token_before(s, i, &i); k++)
        if (is_context_word(concept, token_text(s, i)))
            return true;
    i = c->last;
    for (int k = 0; k < CONTEXT_TOKENS && token_after(s, i, &i); k++)
        if (is_context_word(concept, token_text(s, i)))
            return true;
    return false;
}

static void mark_ancestors(uint8_t *sure, concept_id id)
{
    for (const concept_id *p = lexicon_concepts[id].parents; *p != CONCEPT_NONE; p++)
        if (!sure[*p]) {
            sure[*p] = 1;
            mark_ancestors(sure, *p);
        }
}

/* What stands without doubt elsewhere in the text, itself or as one that is it (Spring Boot for
 * Spring), is meant here too. */
static void accept_known(struct scan *s)
{
    struct candidate *c = s->candidates.at;
    bool pending = false;
    uint8_t *sure; /* by concept */

    for (size_t i = 0; i < s->candidates.n; i++)
        pending |= c[i].verdict == VERDICT_PENDING;
    if (!pending)
        return;
    sure = arena_alloc(s->arena, lexicon_concept_count + 1);
    for (size_t i = 0; i < s->candidates.n; i++)
        if (c[i].verdict == VERDICT_SURE && c[i].form->concept != CONCEPT_NONE) {
            sure[c[i].form->concept] = 1;
            mark_ancestors(sure, c[i].form->concept);
        }
    for (size_t i = 0; i < s->candidates.n; i++)
        if (c[i].verdict == VERDICT_PENDING && c[i].exact_case && sure[c[i].form->concept] &&
            !begins_sentence(s, &c[i]))
            accept(&c[i]);
}

/* "in Spring 2024" is a season; "USB-C" and "non-Go" are no lists. */
static bool is_impossible(const struct scan *s, const struct candidate *c)
{
    size_t next;
    enum concept_kind kind = lexicon_concepts[c->form->concept].kind;

    if (c->start > s->tokens.list.at[c->first].start && s->text.p[c->start - 1] == '-')
        return true;
    if (c->end < s->tokens.list.at[c->last].end && s->text.p[c->end] == '-' &&
        !has_cue_after(s, c))
        return true;
    if ((kind != CONCEPT_LANGUAGE && kind != CONCEPT_FRAMEWORK) ||
        !token_after(s, c->last, &next) || s->tokens.list.at[next].kind != TOKEN_NUMBER)
        return false;
    struct str number = token_text(s, next);

    return number.n == 4 && (memcmp(number.p, "19", 2) == 0 || memcmp(number.p, "20", 2) == 0);
}

void evidence_judge(struct scan *s)
{
    struct candidate *c = s->candidates.at;

    for (size_t i = 0; i < s->candidates.n; i++) {
        if (c[i].verdict != VERDICT_PENDING)
            continue;
        if (c[i].form->mode == FORM_AMBIGUOUS && is_impossible(s, &c[i]))
            c[i].verdict = VERDICT_REJECTED;
        else if (!c[i].exact_case)
            continue;
        else if (has_cue_after(s, &c[i]) ||
                 (!begins_sentence(s, &c[i]) &&
                  (has_cue_before(s, &c[i]) || has_context(s, &c[i]))))
            accept(&c[i]);
    }
    accept_listed(s);
    accept_pairs(s);
    accept_listed(s);
    accept_known(s);
}
