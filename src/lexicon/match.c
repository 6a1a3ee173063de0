/* SPDX-License-Identifier: MIT */
#include "lexicon/match.h"

#include <string.h>

/* In a list of skills "go, python" is lower-case often enough: an item that is nothing but the
 * form counts in any case. */
static bool is_whole_item(struct str text, size_t start, size_t end)
{
    static const char separators[] = ",;|/\n\r\t()[]:";

    while (start > 0 && (text.p[start - 1] == ' ' || text.p[start - 1] == '*'))
        start--;
    while (end < text.n && text.p[end] == ' ')
        end++;
    uint32_t before = char_before(text, start), after = char_at(text, end);
    bool open = !before || before == 0x2022 || before == 0xB7 ||
                (before < 0x80 && strchr(separators, (int)before));
    bool closed = !after || after == 0x2022 || after == 0xB7 ||
                  (after < 0x80 && strchr(separators, (int)after)) ||
                  (after == '.' && end + 1 == text.n);

    return open && closed;
}

/* Also what has the wrong case, if nothing has the right one: it may still be an item of a list. */
static struct reach find_at(const struct scan *s, size_t start, bool *exact)
{
    struct reach loose, reach = walk_longest(s->text, start, &loose);

    *exact = true;
    if (loose.end <= reach.end || (reach.end && s->context == MATCH_PROSE) ||
        (s->context == MATCH_SKILLS && !is_whole_item(s->text, start, loose.end)))
        return reach;
    *exact = false;
    return loose;
}

/* An all-capitals line says nothing by its capitals. */
static bool line_is_capitals(const struct scan *s, const struct candidate *c)
{
    enum { REACH = 120 };
    size_t from = c->start, to = c->end, upper = 0;

    while (from > 0 && c->start - from < REACH && s->text.p[from - 1] != '\n')
        from--;
    while (to < s->text.n && to - c->end < REACH && s->text.p[to] != '\n')
        to++;
    for (size_t i = from; i < to; i++) {
        if (i >= c->start && i < c->end)
            continue;
        if (s->text.p[i] >= 'a' && s->text.p[i] <= 'z')
            return false;
        upper += s->text.p[i] >= 'A' && s->text.p[i] <= 'Z';
    }
    return upper >= 3;
}

static enum verdict first_verdict(const struct scan *s, const struct candidate *c)
{
    if (c->form->mode == FORM_SURE || c->form->mode == FORM_BLOCKER)
        return VERDICT_SURE;
    if (s->context == MATCH_SKILLS &&
        ((c->form->mode == FORM_CASED && c->exact_case) ||
         is_whole_item(s->text, c->start, c->end)))
        return VERDICT_SURE;
    if (c->form->mode == FORM_CASED && c->exact_case)
        return line_is_capitals(s, c) || evidence_is_verb(s, c) ? VERDICT_PENDING : VERDICT_SURE;
    return VERDICT_PENDING;
}

/* Where in a token a form may begin: at its start, behind a hyphen, slash or plus. */
static bool is_inner_start(struct str text, size_t at)
{
    uint32_t before = (unsigned char)text.p[at - 1];

    if (before >= 0x80)
        before = char_before(text, at);
    return before == '-' || before == '/' || before == '+' || before == 0x2010 || before == 0x2011;
}

static void scan_token(struct scan *s, size_t index, size_t *done)
{
    const struct token *token = &s->tokens.list.at[index];

    for (size_t at = token->start; at < token->end; at++) {
        if (at < *done || (at > token->start && !is_inner_start(s->text, at)))
            continue;
        bool exact;
        struct reach reach = find_at(s, at, &exact);

        if (!reach.end)
            continue;
        struct candidate c = {.start = at,
                              .end = reach.end,
                              .first = index,
                              .last = index,
                              .form = &lexicon_forms[reach.form],
                              .exact_case = exact};

        while (c.last + 1 < s->tokens.list.n && s->tokens.list.at[c.last + 1].start < c.end)
            c.last++;
        c.verdict = first_verdict(s, &c);
        vec_push(s->arena, &s->candidates, c);
        *done = reach.end;
    }
}

void lexicon_read(struct arena *a, struct str text, enum match_context context,
                  struct tokens *tokens, struct concept_matches *matches)
{
    struct scan s = {.arena = a, .text = text, .context = context};
    size_t done = 0;

    lexicon_tokenize(a, text, &s.tokens);
    for (size_t i = 0; i < s.tokens.list.n; i++) {
        const struct token *token = &s.tokens.list.at[i];

        if (token->kind != TOKEN_PUNCT && !is_address(text, token->start, token->end))
            scan_token(&s, i, &done);
    }
    evidence_judge(&s);
    for (size_t i = 0; i < s.candidates.n; i++) {
        const struct candidate *c = &s.candidates.at[i];

        if (c->verdict == VERDICT_SURE && c->form->concept != CONCEPT_NONE)
            vec_push(a, &matches->list,
                     (struct concept_match){(uint32_t)c->start, (uint32_t)c->end, c->form->concept,
                                            form_text(c->form), (enum spelling)c->form->spelling});
    }
    *tokens = s.tokens;
}

void lexicon_match(struct arena *a, struct str text, enum match_context context,
                   struct concept_matches *out)
{
    struct tokens tokens;

    lexicon_read(a, text, context, &tokens, out);
}
