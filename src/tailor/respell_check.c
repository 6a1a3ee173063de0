/* What no respelling may change: the sequence of concepts, numbers and other words.
 * SPDX-License-Identifier: MIT */
#include "tailor/respell.h"

#include <string.h>

/* A passage before or after the edit; the edited stretch is start..end. */
struct side_text {
    struct str text;
    size_t start, end;
    struct tokens tokens;
    struct concept_matches matches;
};

static void look_at(const struct tailor *t, enum match_context context, struct side_text *s)
{
    lexicon_read(t->arena, s->text, context, &s->tokens, &s->matches);
}

static struct str token_at(const struct side_text *s, size_t i)
{
    const struct token *k = &s->tokens.list.at[i];

    return (struct str){s->text.p + k->start, k->end - k->start};
}

/* Tokens before the edited stretch, and behind it; false if one lies across its edge. */
static bool tokens_around(const struct side_text *s, size_t *before, size_t *after)
{
    *before = *after = 0;
    for (size_t i = 0; i < s->tokens.list.n; i++) {
        const struct token *k = &s->tokens.list.at[i];

        if (k->end <= s->start)
            ++*before;
        else if (k->start >= s->end)
            ++*after;
        else if (k->start < s->start || k->end > s->end)
            return false;
    }
    return true;
}

static bool same_words_around(const struct side_text *a, const struct side_text *b)
{
    size_t before, after, as_before, as_after;

    if (!tokens_around(a, &before, &after) || !tokens_around(b, &as_before, &as_after) ||
        before != as_before || after != as_after)
        return false;
    for (size_t i = 0; i < before; i++)
        if (!str_eq(token_at(a, i), token_at(b, i)))
            return false;
    for (size_t i = 1; i <= after; i++)
        if (!str_eq(token_at(a, a->tokens.list.n - i), token_at(b, b->tokens.list.n - i)))
            return false;
    return true;
}

static void put_digits(struct strbuf *out, const struct side_text *s, bool *number)
{
    for (size_t i = 0; i < s->tokens.list.n; i++) {
        const struct token *k = &s->tokens.list.at[i];

        if (k->end <= s->start || k->start >= s->end)
            continue;
        *number |= k->kind == TOKEN_NUMBER;
        for (size_t c = k->start; c < k->end; c++)
            if (s->text.p[c] >= '0' && s->text.p[c] <= '9')
                strbuf_putc(out, s->text.p[c]);
    }
}

/* "ISO 27001" may become "ISO27001", "K8s" may lose its 8, which counts nothing. */
static bool same_numbers(const struct side_text *a, const struct side_text *b)
{
    struct strbuf x = {0}, y = {0};
    bool number = false, same;

    put_digits(&x, a, &number);
    put_digits(&y, b, &number);
    same = !number || (x.n == y.n && (!x.n || !memcmp(x.p, y.p, x.n)));
    strbuf_free(&x);
    strbuf_free(&y);
    return same;
}

/* The next concept from *i on. An ordinary word ("Go" for "Golang") may fail to be recognised without the
 * evidence of the whole profile: at the edit it is known which concept it is. */
static concept_id next_concept(const struct side_text *s, const struct edit *e, size_t *i)
{
    for (; *i < s->matches.list.n; ++*i) {
        const struct concept_match *m = &s->matches.list.at[*i];
        bool edited = m->start < s->end && m->end > s->start;

        if (!edited || m->concept != e->concept || !lexicon_concept(m->concept)->ambiguous)
            return s->matches.list.at[(*i)++].concept;
    }
    return CONCEPT_NONE;
}

static bool same_concepts(const struct side_text *a, const struct side_text *b, const struct edit *e)
{
    size_t i = 0, k = 0;
    concept_id x, y;

    do {
        x = next_concept(a, e, &i);
        y = next_concept(b, e, &k);
    } while (x == y && x != CONCEPT_NONE);
    return x == y;
}

bool edit_says_the_same(const struct tailor *t, const struct edit *e)
{
    const struct passage *p = &t->passages.at[e->passage];
    size_t n = strlen(e->to), start = e->start - p->start;
    struct side_text before = {.text = passage_text(p),
                               .start = start,
                               .end = e->end - p->start};
    struct side_text after = {.start = start, .end = start + n};
    struct strbuf b = {0};
    bool same;

    strbuf_add(&b, before.text.p, start);
    strbuf_add(&b, e->to, n);
    strbuf_add(&b, before.text.p + before.end, before.text.n - before.end);
    after.text = (struct str){b.p, b.n};
    look_at(t, p->rule->match, &before);
    look_at(t, p->rule->match, &after);
    same = same_words_around(&before, &after) && same_numbers(&before, &after) &&
           same_concepts(&before, &after, e);
    strbuf_free(&b);
    return same;
}
