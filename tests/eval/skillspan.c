/* Reading SkillSpan, and scoring spans. SPDX-License-Identifier: MIT */
#include "skillspan.h"

#include "base/file.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 64 << 20, POSTINGS_LEAST = 3 };

/* "B", "I", "O" to places. */
static void read_tags(const cJSON *list, uint8_t *tags)
{
    for (const cJSON *tag = list->child; tag; tag = tag->next) {
        bool goes_on = tag->next && tag->next->valuestring[0] == 'I';
        char c = tag->valuestring[0];

        *tags++ = (uint8_t)(c == 'B'   ? goes_on ? TAG_FIRST : TAG_ONLY
                            : c == 'I' ? goes_on ? TAG_MIDDLE : TAG_LAST
                                       : TAG_OUT);
    }
}

/* What the lexicon says of the tokens joined by spaces. */
static void mark(struct arena *a, struct tag_line *line)
{
    struct strbuf text = {0};
    struct concept_matches m = {0};
    size_t at = 0, k = 0;

    for (size_t i = 0; i < line->n; i++) {
        strbuf_add(&text, line->tokens[i].word.p, line->tokens[i].word.n);
        strbuf_putc(&text, ' ');
    }
    lexicon_match(a, (struct str){text.p, text.n}, MATCH_PROSE, &m);
    for (size_t i = 0; i < line->n; i++) {
        struct tag_token *t = &line->tokens[i];

        while (k < m.list.n && m.list.at[k].end <= at)
            k++;
        if (k < m.list.n && m.list.at[k].start < at + t->word.n)
            tag_token_mark(t, m.list.at[k].concept, m.list.at[k].start >= at);
        at += t->word.n + 1;
    }
    strbuf_free(&text);
}

static void read_sentence(struct arena *a, const cJSON *row, struct sentence *s)
{
    const cJSON *tokens = cJSON_GetObjectItem(row, "tokens");
    size_t n = (size_t)cJSON_GetArraySize(tokens), i = 0;

    s->line = (struct tag_line){.tokens = arena_array(a, n + 1, sizeof *s->line.tokens), .n = n};
    s->tags = arena_alloc(a, n + 1);
    for (const cJSON *t = tokens->child; t; t = t->next)
        tag_token_fill(&s->line.tokens[i++], str_of(arena_strdup(a, t->valuestring)));
    read_tags(cJSON_GetObjectItem(row, "tags_knowledge"), s->tags);
    s->house = strcmp(cJSON_GetObjectItem(row, "source")->valuestring, "house") == 0;
    mark(a, &s->line);
}

static uint32_t hash_line(const struct tag_line *line)
{
    struct strbuf text = {0};

    for (size_t i = 0; i < line->n; i++) {
        if (i)
            strbuf_putc(&text, ' ');
        strbuf_add(&text, line->tokens[i].word.p, line->tokens[i].word.n);
    }
    uint32_t hash = tag_hash((struct str){text.p, text.n});

    strbuf_free(&text);
    return hash;
}

bool corpus_read(struct arena *a, const char *path, struct corpus *out)
{
    struct diags d = {.arena = a};
    struct str text;
    int last = -1;

    if (!file_read(a, path, FILE_MAX, &text, &d)) {
        fprintf(stderr, "cannot read '%s'\n", path);
        return false;
    }
    for (const char *p = text.p, *end; *p; p = end) {
        cJSON *row = cJSON_ParseWithOpts(p, &end, 0);
        struct sentence s = {0}, *before = out->list.n ? &out->list.at[out->list.n - 1] : NULL;

        if (!row) {
            fprintf(stderr, "'%s' is not SkillSpan's JSON\n", path);
            return false;
        }
        int number = cJSON_GetObjectItem(row, "idx")->valueint;

        read_sentence(a, row, &s);
        if (number != last || !before || before->house != s.house)
            out->postings++;
        else if (before->line.n <= TAG_HEADING_TOKENS)
            s.line.heading = hash_line(&before->line);
        s.posting = out->postings - 1;
        last = number;
        vec_push(a, &out->list, s);
        cJSON_Delete(row);
        while (*end == '\n')
            end++;
    }
    return true;
}

/* ---- headings ------------------------------------------------------------------------------ */

struct seen {
    uint32_t hash;
    int posting;
};

static int compare_seen(const void *x, const void *y)
{
    const struct seen *a = x, *b = y;

    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return a->posting - b->posting;
}

void headings_find(struct arena *a, const struct corpus *c, struct headings *out)
{
    VEC(struct seen) seen = {0};

    for (size_t i = 0; i < c->list.n; i++)
        if (c->list.at[i].line.n <= TAG_HEADING_TOKENS) {
            struct seen s = {hash_line(&c->list.at[i].line), c->list.at[i].posting};

            vec_push(a, &seen, s);
        }
    if (seen.n)
        qsort(seen.at, seen.n, sizeof *seen.at, compare_seen);
    for (size_t i = 0, k; i < seen.n; i = k) {
        int postings = 1;

        for (k = i + 1; k < seen.n && seen.at[k].hash == seen.at[i].hash; k++)
            postings += seen.at[k].posting != seen.at[k - 1].posting;
        if (postings >= POSTINGS_LEAST)
            vec_push(a, &out->list, seen.at[i].hash);
    }
}

static int compare_hashes(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

    return a < b ? -1 : a > b;
}

void headings_apply(struct corpus *c, const struct headings *h)
{
    uint32_t section = 0;

    for (size_t i = 0; i < c->list.n; i++) {
        struct sentence *s = &c->list.at[i];
        uint32_t hash = s->line.n <= TAG_HEADING_TOKENS ? hash_line(&s->line) : 0;

        if (i && s->posting != c->list.at[i - 1].posting)
            section = 0;
        s->line.section = section;
        if (hash && bsearch(&hash, h->list.at, h->list.n, sizeof hash, compare_hashes))
            section = hash;
    }
}

/* ---- scores -------------------------------------------------------------------------------- */

static size_t span_end(const uint8_t *tags, size_t i, size_t n)
{
    for (i++; i < n && (tags[i] == TAG_MIDDLE || tags[i] == TAG_LAST);)
        i++;
    return i;
}

void tally_add(struct tally *t, const uint8_t *gold, const uint8_t *found, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool is = gold[i] == TAG_FIRST || gold[i] == TAG_ONLY;
        bool said = found[i] == TAG_FIRST || found[i] == TAG_ONLY;

        t->gold += is;
        t->found += said;
        t->right += is && said && span_end(gold, i, n) == span_end(found, i, n);
    }
}

static void write_tags(const struct tag_spans *spans, uint8_t *tags)
{
    for (size_t k = 0; k < spans->list.n; k++) {
        const struct tag_span *s = &spans->list.at[k];

        tags[s->from] = s->to == s->from + 1 ? TAG_ONLY : TAG_FIRST;
        for (size_t i = s->from + 1; i < s->to; i++)
            tags[i] = i + 1 < s->to ? TAG_MIDDLE : TAG_LAST;
    }
}

void tally_print(const char *name, const struct tally *t)
{
    printf("%-8s %5ld spans  precision %.3f  recall %.3f  F1 %.4f\n", name, t->gold,
           t->found ? (double)t->right / (double)t->found : 0.0,
           t->gold ? (double)t->right / (double)t->gold : 0.0,
           t->right ? 2.0 * (double)t->right / (double)(t->gold + t->found) : 0.0);
}

void tally_corpus(const struct tag_model *m, const struct corpus *c, int fold, int folds,
                  struct tally out[2])
{
    for (size_t i = 0; i < c->list.n; i++) {
        const struct sentence *s = &c->list.at[i];
        struct arena a = {0};

        if (s->posting % folds != fold)
            continue;
        struct tag_spans spans = {0};
        uint8_t *tags = arena_alloc(&a, s->line.n + 1);

        tag_decode(&a, m, &s->line, &spans);
        write_tags(&spans, tags);
        tally_add(&out[s->house], s->tags, tags, s->line.n);
        arena_free(&a);
    }
}
