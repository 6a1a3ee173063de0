/* The term tagger: a text's tokens, its terms. SPDX-License-Identifier: MIT */
#include "lexicon/tagger_model.h"

/* ---- tokens as SkillSpan has them ---------------------------------------------------------- */

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool opens(char c)
{
    return c == '(' || c == '[' || c == '{' || c == '"' || c == '\'';
}

static bool closes(char c)
{
    return c == ')' || c == ']' || c == '}' || c == '"' || c == '\'' || c == '.' || c == '!' ||
           c == '?';
}

static bool parts(char c)
{
    return c == ',' || c == ';' || c == '|';
}

struct reader {
    struct arena *arena;
    struct str text;
    const struct tag_request *request;
    size_t known; /* first hit that ends behind the token */
    VEC(struct tag_token) tokens;
    bool apart;
};

static void add_token(struct reader *r, size_t from, size_t to)
{
    struct tag_token token;
    const struct concept_match *m = r->request->known;

    if (from == to || r->tokens.n == TAG_TOKENS_MAX)
        return;
    tag_token_fill(&token, (struct str){r->text.p + from, to - from});
    while (r->known < r->request->known_count && m[r->known].end <= from)
        r->known++;
    if (r->known < r->request->known_count && m[r->known].start < to)
        tag_token_mark(&token, m[r->known].concept, m[r->known].start >= from);
    token.apart = r->apart;
    r->apart = false;
    vec_push(r->arena, &r->tokens, token);
}

/* One stretch between spaces. Brackets and stops are tokens of their own; commas, which SkillSpan
 * dropped, are none but part what stands around them. */
static void add_stretch(struct reader *r, size_t from, size_t to)
{
    size_t end = to;
    struct str t = r->text;

    for (; from < to && (opens(t.p[from]) || parts(t.p[from])); from++) {
        r->apart |= parts(t.p[from]);
        if (!parts(t.p[from]))
            add_token(r, from, from + 1);
    }
    while (end > from && (closes(t.p[end - 1]) || parts(t.p[end - 1])))
        end--;
    for (size_t i = from; i < end; i++)
        if (parts(t.p[i]) && i > from) { /* "Docker,Helm" */
            add_token(r, from, i);
            r->apart = true;
            from = i + 1;
        }
    add_token(r, from, end);
    for (; end < to; end++) {
        r->apart |= parts(t.p[end]);
        if (!parts(t.p[end]))
            add_token(r, end, end + 1);
    }
}

/* ---- terms --------------------------------------------------------------------------------- */

/* A span as a term, less the brackets and stops at its ends: SkillSpan's spans have some. */
static void add_term(struct arena *a, struct str text, const struct tag_line *line,
                     const struct tag_span *span, struct tagged_terms *out)
{
    const struct tag_token *t = line->tokens;
    size_t from = span->from, to = span->to;

    while (from < to && t[from].word.n == 1 && opens(t[from].word.p[0]))
        from++;
    while (to > from && t[to - 1].word.n == 1 && closes(t[to - 1].word.p[0]))
        to--;
    if (from == to)
        return;
    struct str last = t[to - 1].word;
    struct tagged_term term = {.start = (uint32_t)(t[from].word.p - text.p),
                               .end = (uint32_t)(last.p + last.n - text.p),
                               .chance = (int)(span->chance * 1000 / TAG_SURE)};

    vec_push(a, &out->list, term);
}

void lexicon_tag(struct arena *a, const struct tag_request *request, struct tagged_terms *out)
{
    struct reader r = {.arena = a, .text = request->text, .request = request};
    size_t at = 0;

    while (at < r.text.n && r.tokens.n < TAG_TOKENS_MAX) {
        size_t to = at;

        while (to < r.text.n && !is_space(r.text.p[to]))
            to++;
        add_stretch(&r, at, to);
        at = to + 1;
    }
    if (!r.tokens.n)
        return;

    struct tag_line line = {.tokens = r.tokens.at,
                            .n = r.tokens.n,
                            .heading = request->heading.n ? tag_hash(request->heading) : 0,
                            .section = request->section.n ? tag_hash(request->section) : 0};
    struct tag_spans spans = {0};

    tag_decode(a, &tag_model, &line, &spans);
    for (size_t i = 0; i < spans.list.n; i++)
        add_term(a, request->text, &line, &spans.list.at[i], out);
}
