/* The term tagger: tokens, scores, the best path, terms. SPDX-License-Identifier: MIT */
#include "lexicon/tagger_model.h"

#include <string.h>

/* ---- decoding ------------------------------------------------------------------------------ */

bool tag_may_follow(unsigned from, unsigned to)
{
    bool open = from == TAG_FIRST || from == TAG_MIDDLE;

    return open == (to == TAG_MIDDLE || to == TAG_LAST);
}

static const struct tag_row *find_row(const struct tag_model *m, uint32_t hash)
{
    uint32_t bucket = hash >> (32 - TAG_BUCKET_BITS);

    if (!(m->sieve[hash >> 22] >> (hash >> 16 & 63) & 1))
        return NULL;
    for (size_t i = m->buckets[bucket]; i < m->buckets[bucket + 1]; i++)
        if (m->rows[i].hash == hash)
            return &m->rows[i];
    return NULL;
}

static void score_token(const struct tag_model *m, const struct tag_line *line, size_t i,
                        int32_t out[TAG_COUNT])
{
    uint32_t features[TAG_FEATURES_MAX];
    size_t telling, n = tag_features(line, i, features, &telling);
    int32_t part[PART_COUNT] = {0};

    for (size_t k = 0; k < n; k++) {
        const struct tag_row *row = find_row(m, features[k]);

        if (!row)
            continue;
        for (size_t p = 0; p < PART_COUNT; p++)
            part[p] += row->weight[p];
    }
    out[TAG_OUT] = 0;
    out[TAG_FIRST] = part[PART_INSIDE] + part[PART_BEGINS];
    out[TAG_MIDDLE] = part[PART_INSIDE];
    out[TAG_LAST] = part[PART_INSIDE] + part[PART_ENDS];
    out[TAG_ONLY] = part[PART_INSIDE] + part[PART_BEGINS] + part[PART_ENDS];
}

/* Lower than any path of TAG_TOKENS_MAX tokens, and far from overflow. */
enum { NEVER = INT32_MIN / 4 };

/* The tags that `to` may follow, as tag_may_follow() says; ends with TAG_COUNT. */
static const uint8_t before_closed[] = {TAG_OUT, TAG_LAST, TAG_ONLY, TAG_COUNT};
static const uint8_t before_open[] = {TAG_FIRST, TAG_MIDDLE, TAG_COUNT};

/* The best way to each tag of a token, and the tag it comes from. At equal scores the lower tag
 * wins, so the path is one. */
static void step(const struct tag_model *m, const struct tag_token *t,
                 const int32_t before[TAG_COUNT], const int32_t score[TAG_COUNT],
                 int32_t best[TAG_COUNT], uint8_t from[TAG_COUNT])
{
    for (unsigned to = 0; to < TAG_COUNT; to++) {
        bool goes_on = to == TAG_MIDDLE || to == TAG_LAST;
        const uint8_t *k = goes_on ? before_open : before_closed;

        best[to] = NEVER;
        from[to] = 0;
        if (goes_on && t->apart)
            continue;
        for (; *k != TAG_COUNT; k++)
            if (before[*k] + m->steps[*k][to] > best[to]) {
                best[to] = before[*k] + m->steps[*k][to];
                from[to] = *k;
            }
        best[to] += score[to];
    }
}

void tag_decode(struct arena *a, const struct tag_model *m, const struct tag_line *line,
                uint8_t *tags, int32_t (*scores)[TAG_COUNT])
{
    uint8_t(*from)[TAG_COUNT];
    int32_t best[2][TAG_COUNT], own[TAG_COUNT] = {0}, *score;
    unsigned last = TAG_OUT;

    if (!line->n)
        return;
    from = arena_array(a, line->n, sizeof *from);
    for (size_t i = 0; i < line->n; i++) {
        score = scores ? scores[i] : own;
        score_token(m, line, i, score);
        if (i > 0)
            step(m, &line->tokens[i], best[(i - 1) & 1], score, best[i & 1], from[i]);
        else
            for (unsigned to = 0; to < TAG_COUNT; to++)
                best[0][to] =
                    tag_may_follow(TAG_COUNT, to) ? m->steps[TAG_COUNT][to] + score[to] : NEVER;
    }
    for (unsigned k = 1; k < TAG_COUNT; k++)
        if (k != TAG_FIRST && k != TAG_MIDDLE &&
            best[(line->n - 1) & 1][k] > best[(line->n - 1) & 1][last])
            last = k;
    for (size_t i = line->n; i-- > 0;) {
        tags[i] = (uint8_t)last;
        last = from[i][last];
    }
}

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

/* Score of a term's tags against being outside, neighbours as they are. */
static int margin_of(const uint8_t *tags, const int32_t (*scores)[TAG_COUNT], size_t from, size_t to,
                     size_t n)
{
    int margin = 0;
    unsigned before = from ? tags[from - 1] : TAG_COUNT;

    margin -= tag_model.steps[before][TAG_OUT];
    for (size_t i = from; i < to; i++) {
        margin += scores[i][tags[i]] + tag_model.steps[before][tags[i]];
        margin -= i > from ? tag_model.steps[TAG_OUT][TAG_OUT] : 0;
        before = tags[i];
    }
    if (to < n)
        margin += tag_model.steps[before][tags[to]] - tag_model.steps[TAG_OUT][tags[to]];
    return margin;
}

/* Tokens from..to as a term, less the brackets and stops at its ends: SkillSpan's spans have some. */
static void add_term(struct arena *a, struct str text, const struct tag_line *line, size_t from,
                     size_t to, int margin, struct tagged_terms *out)
{
    const struct tag_token *t = line->tokens;

    while (from < to && t[from].word.n == 1 && opens(t[from].word.p[0]))
        from++;
    while (to > from && t[to - 1].word.n == 1 && closes(t[to - 1].word.p[0]))
        to--;
    if (from == to)
        return;
    struct str last = t[to - 1].word;
    struct tagged_term term = {.start = (uint32_t)(t[from].word.p - text.p),
                               .end = (uint32_t)(last.p + last.n - text.p),
                               .margin = margin};

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
    uint8_t *tags = arena_array(a, line.n, sizeof *tags);
    int32_t(*scores)[TAG_COUNT] = arena_array(a, line.n, sizeof *scores);

    tag_decode(a, &tag_model, &line, tags, scores);
    for (size_t i = 0, to; i < line.n; i = to) {
        to = i + 1;
        if (tags[i] == TAG_OUT)
            continue;
        while (to < line.n && (tags[to] == TAG_MIDDLE || tags[to] == TAG_LAST))
            to++;
        add_term(a, request->text, &line, i, to,
                 margin_of(tags, (const int32_t(*)[TAG_COUNT])scores, i, to, line.n), out);
    }
}
