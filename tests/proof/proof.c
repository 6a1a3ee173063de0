/* See proof.h. SPDX-License-Identifier: MIT */
#include "proof.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const profiles[] = {"backend", "nurse", "marketing", "graduate", "names"};
static const char *const postings[] = {"go-fintech.md", "java-healthcare.html", "data-team.html",
                                       "hospital.txt", "brand.txt"};

static char label[96];

static const char *sample(struct arena *a, const char *path)
{
    struct diags d = {.arena = a};
    struct str text;

    if (!file_read(a, path, PROFILE_MAX_BYTES, &text, &d))
        fail_msg("%s: run from the top of the source tree", path);
    return text.p;
}

static void hold_samples(property *p, const struct pool *pool)
{
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++)
        for (size_t k = 0; k < sizeof postings / sizeof *postings; k++) {
            struct arena a = {0};
            struct input in = {.a = &a, .label = label, .chance = {i * 10 + k}, .pool = pool};

            snprintf(label, sizeof label, "%s.json, %s", profiles[i], postings[k]);
            in.profile = sample(&a, arena_printf(&a, "samples/%s.json", profiles[i]));
            in.posting = sample(&a, arena_printf(&a, "samples/%s", postings[k]));
            p(&in);
            arena_free(&a);
        }
}

void hold(void **state, property *p, size_t n, bool samples)
{
    static const struct made_options options = {.jobs = 5, .bullets = 8, .odd = true};
    struct arena arena = {0};
    struct pool pool = pool_new(&arena);
    const char *times = getenv("PROOF_TIMES");

    *state = label;
    n *= times ? (size_t)atoi(times) : 1;
    for (size_t seed = 1; seed <= n; seed++) {
        struct arena a = {0};
        struct chance chance = {seed};
        struct advert ad = advert_new(&a, &chance, &pool);
        struct input in = {.a = &a, .label = label, .pool = &pool, .ad = &ad};

        snprintf(label, sizeof label, "seed %zu", seed);
        in.posting = advert_text(&a, &ad, ADVERT_MARKDOWN);
        in.profile = profile_new(&a, &chance, &pool, &ad, &options);
        in.chance = chance;
        p(&in);
        arena_free(&a);
    }
    if (samples)
        hold_samples(p, &pool);
    arena_free(&arena);
    *state = NULL;
}

int tell(void **state)
{
    if (*state)
        print_message("# failed on %s\n", (const char *)*state);
    return 0;
}

/* ---- choices ----------------------------------------------------------------------------------- */

void start(struct tcase *c, const char *profile, const char *posting)
{
    tcase_start(c, profile, posting);
}

static int figures(struct arena *a, const struct node *n)
{
    struct tokens tokens = {0};
    struct str text = str_of(n && n->kind == NODE_TEXT ? n->text : NULL);
    int sum = 0;

    lexicon_tokenize(a, text, &tokens);
    for (size_t i = 0; i < tokens.list.n; i++)
        for (size_t k = tokens.list.at[i].start; k < tokens.list.at[i].end; k++)
            if (tokens.list.at[i].kind == TOKEN_NUMBER && text.p[k] >= '0' && text.p[k] <= '9')
                sum += text.p[k] - '0';
    return sum;
}

tailor_height give_heights(struct tcase *c)
{
    tailor_height sum = 0;

    for (size_t i = 0; i < c->t->items.n; i++) {
        struct tailor_item *item = &c->t->items.at[i];

        item->cost = 1024 * 13 * (1 + figures(&c->a, item->node) % 3);
        sum += item->cost;
    }
    for (size_t g = 0; g < c->t->groups.n; g++)
        sum += c->t->groups.at[g].cost = 1024 * 22;
    return sum;
}

bool choose_share(struct tcase *c, int per_cent)
{
    return tailor_select(c->t, give_heights(c) * per_cent / 100);
}

static int by_text(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static const char *first_text(const struct node *n)
{
    while (n && n->kind != NODE_TEXT)
        n = n->first;
    return n ? n->text : "";
}

char *sorted_lines(struct arena *a, const char *text)
{
    struct words lines = {0};
    struct strbuf b = {0};

    for (char *line = arena_strdup(a, text ? text : ""); *line;) {
        char *end = line + strcspn(line, "\n");
        char *next = *end ? end + 1 : end;

        *end = 0;
        vec_push(a, &lines.list, line);
        line = next;
    }
    if (lines.list.n)
        qsort(lines.list.at, lines.list.n, sizeof *lines.list.at, by_text);
    strbuf_puts(&b, "");
    for (size_t i = 0; i < lines.list.n; i++)
        strbuf_printf(&b, "%s\n", lines.list.at[i]);
    char *out = strbuf_keep(&b, a);

    strbuf_free(&b);
    return out;
}

char *chosen_texts(struct tcase *c)
{
    struct strbuf b = {0};

    for (size_t i = 0; i < c->t->items.n; i++)
        if (c->t->chosen[i])
            strbuf_printf(&b, "%s\n", first_text(tcase_find(c->profile->root,
                                                            c->t->items.at[i].node->pointer)));
    char *out = sorted_lines(&c->a, b.p);

    strbuf_free(&b);
    return out;
}

struct objective worth(struct tcase *c)
{
    struct solution s = solution_new(c->t);

    solution_set(c->t, &s, c->t->chosen);
    return s.value;
}

struct tailor_item *item_of(const struct tcase *c, const char *text)
{
    for (size_t i = 0; i < c->t->items.n; i++) {
        const struct node *n = tcase_find(c->profile->root, c->t->items.at[i].node->pointer);

        if (n && n->text && !strcmp(n->text, text))
            return &c->t->items.at[i];
    }
    return NULL;
}

static void note_concepts(struct arena *a, const struct node *n, bool *has)
{
    if (n->kind == NODE_TEXT && n->text) {
        struct concept_matches m = {0};

        lexicon_match(a, str_of(n->text), MATCH_SKILLS, &m);
        for (size_t i = 0; i < m.list.n; i++)
            has[m.list.at[i].concept] = true;
    }
    for (const struct node *child = n->first; child; child = child->next)
        note_concepts(a, child, has);
}

void check_document(struct input *in, const char *posting)
{
    struct tcase c;

    start(&c, in->profile, posting);
    bool *had = arena_array(&c.a, lexicon_size(), sizeof *had);
    bool *has = arena_array(&c.a, lexicon_size(), sizeof *has);

    choose_share(&c, 60);
    tcase_check(&c);
    note_concepts(&c.a, c.profile->root, had);
    note_concepts(&c.a, tailor_result(c.t)->root, has);
    for (size_t i = 0; i < lexicon_size(); i++)
        if (has[i] && !had[i])
            fail_msg("'%s' stands in the document, and not in the profile",
                     lexicon_concept((concept_id)i)->name);
    tcase_free(&c);
}

/* ---- changes of a profile ------------------------------------------------------------------------ */

const char *changed(struct input *in, change *f)
{
    cJSON *root = cJSON_Parse(in->profile);
    char *text, *kept;

    assert_non_null(root);
    f(in, root);
    text = cJSON_PrintUnformatted(root);
    kept = arena_strdup(in->a, text);
    cJSON_free(text);
    cJSON_Delete(root);
    return kept;
}

void each_bullet(struct input *in, cJSON *root, void (*f)(struct input *, cJSON *bullet))
{
    static const char *const sections[] = {"work", "volunteer", "projects"};

    for (size_t i = 0; i < 3; i++) {
        cJSON *entry, *bullet;

        cJSON_ArrayForEach(entry, cJSON_GetObjectItem(root, sections[i]))
            cJSON_ArrayForEach(bullet, cJSON_GetObjectItem(entry, "highlights"))
                f(in, bullet);
    }
}

cJSON *any_bullets(struct input *in, cJSON *root, int least)
{
    cJSON *work = cJSON_GetObjectItem(root, "work");
    int n = cJSON_GetArraySize(work);
    int first = n ? (int)chance_below(&in->chance, (size_t)n) : 0;

    for (int i = 0; i < n; i++) {
        cJSON *list =
            cJSON_GetObjectItem(cJSON_GetArrayItem(work, (first + i) % n), "highlights");

        if (cJSON_GetArraySize(list) >= least)
            return list;
    }
    return NULL;
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

const char *other_spellings(struct input *in, const char *text)
{
    struct concept_matches m = {0};
    struct strbuf b = {0};
    size_t done = 0;

    lexicon_match(in->a, str_of(text), MATCH_PROSE, &m);
    for (size_t i = 0; i < m.list.n; i++) {
        const struct concept_match *match = &m.list.at[i];
        size_t n = match->end - match->start;
        enum concept_kind kind = lexicon_concept(match->concept)->kind;

        for (size_t k = 0; match->spelling == SPELLING_EXACT && kind <= CONCEPT_PROTOCOL; k++) {
            const char *other = pool_spelling(in->a, match->concept, k);

            if (!other)
                break;
            if (str_eq_nocase(str_of(other), (struct str){text + match->start, n}) ||
                (is_capital(text[match->start]) && !is_capital(*other))) /* opens a line? */
                continue;
            strbuf_add(&b, text + done, match->start - done);
            strbuf_puts(&b, other);
            done = match->end;
            break;
        }
    }
    strbuf_puts(&b, text + done);
    char *out = strbuf_keep(&b, in->a);

    strbuf_free(&b);
    return out;
}
