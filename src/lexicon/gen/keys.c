/* Keys of the trie: spellings folded as the matcher folds a text, and variants made from them
 * (American orthography, "&" for "and", plurals). SPDX-License-Identifier: MIT */
#include "gen.h"

#include "lexicon/british.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_VARIANTS = 16 };

struct variant {
    char *text;
    bool inflected;
};

struct variants {
    struct variant at[MAX_VARIANTS];
    size_t n;
};

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static void add(struct variants *v, char *text, bool inflected)
{
    if (v->n < MAX_VARIANTS)
        v->at[v->n++] = (struct variant){text, inflected};
}

static void add_american(struct gen *g, struct variants *v)
{
    char *text = arena_strdup(g->arena, v->at[0].text);
    size_t out = 0, n = strlen(text);

    for (size_t i = 0; i < n;) {
        size_t word = i;

        while (i < n && is_lower(text[i]))
            i++;
        if (i == word) {
            text[out++] = text[i++];
            continue;
        }
        memmove(text + out, text + word, i - word);
        out += british_to_american(text + out, i - word);
    }
    text[out] = '\0';
    if (strcmp(text, v->at[0].text) != 0)
        add(v, text, false);
}

static void add_ampersand(struct gen *g, struct variants *v)
{
    for (size_t i = 0, n = v->n; i < n; i++) {
        const char *text = v->at[i].text;
        const char *word = strstr(text, " and "), *sign = strstr(text, " & ");

        if (word)
            add(v, arena_printf(g->arena, "%.*s & %s", (int)(word - text), text, word + 5), false);
        else if (sign)
            add(v, arena_printf(g->arena, "%.*s and %s", (int)(sign - text), text, sign + 3),
                false);
    }
}

static bool ends_with(const char *text, const char *ending)
{
    size_t n = strlen(text), m = strlen(ending);

    return n > m && strcmp(text + n - m, ending) == 0;
}

/* Only words that inflect: no brands ("Kubernetes"), no "analytics", "process", "analysis". */
static void add_number(struct gen *g, struct variants *v, const char *kind)
{
    static const char *const brands[] = {"language", "framework",      "database", "cloud",
                                         "tool",     "human-language", "blocker"};
    static const char *const fixed[] = {"ss", "us", "is", "ics", "ness", "ing", "sales", "news"};

    for (size_t i = 0, n = v->n; i < n; i++) {
        char *text = v->at[i].text;
        size_t length = strlen(text), word = length;
        bool brand = false, inflects = true;

        while (word && (is_lower(text[word - 1]) || is_upper(text[word - 1])))
            word--;
        bool acronym = length - word >= 2 && is_upper(text[word]) && is_upper(text[length - 1]);

        for (size_t k = 0; k < sizeof brands / sizeof *brands; k++)
            brand |= strcmp(kind, brands[k]) == 0;
        for (size_t k = 0; k < sizeof fixed / sizeof *fixed; k++)
            inflects &= !ends_with(text + word, fixed[k]);
        if (acronym && text[length - 1] != 'S')
            add(v, arena_printf(g->arena, "%ss", text), true);
        if (acronym || brand || !inflects || length - word < 3 || !is_lower(text[length - 1]))
            continue;
        if (ends_with(text, "ies"))
            add(v, arena_printf(g->arena, "%.*sy", (int)length - 3, text), true);
        else if (ends_with(text, "s"))
            add(v, arena_strndup(g->arena, text, length - 1), true);
        else if (ends_with(text, "y") && !strchr("aeiou", text[length - 2]))
            add(v, arena_printf(g->arena, "%.*sies", (int)length - 1, text), true);
        else
            add(v, arena_printf(g->arena, "%s%s", text, ends_with(text, "ch") ? "es" : "s"), true);
    }
}

/* As fold_char() of the room does with a text. */
static const char *make_key(struct gen *g, const struct gen_row *row, const char *text)
{
    char *key = arena_strdup(g->arena, text);
    size_t n = 0;

    for (const char *p = text; *p; p++) {
        if (is_upper(*p))
            key[n++] = (char)(*p + 32);
        else if (is_lower(*p) || (*p >= '0' && *p <= '9') || strchr("+#&", *p))
            key[n++] = *p;
        else if (!strchr(" .-_/'", *p))
            gen_error(g, row, "use letters, digits, + # & and space . - _ / '",
                      "'%s' can not be matched with its '%c'", text, *p);
    }
    key[n] = '\0';
    if (!n)
        gen_error(g, row, NULL, "'%s' has no letter", text);
    return key;
}

static int compare_keys(const void *a, const void *b)
{
    const struct gen_key *x = a, *y = b;
    int order = strcmp(x->key, y->key);

    if (!order)
        order = (x->made > y->made) - (x->made < y->made);
    if (!order)
        order = (x->row > y->row) - (x->row < y->row);
    return order ? order : (x->spelling > y->spelling) - (x->spelling < y->spelling);
}

static void report_clash(struct gen *g, const struct gen_key *first, const struct gen_key *second)
{
    const struct gen_row *a = &g->rows.at[first->row], *b = &g->rows.at[second->row];
    const char *text = b->spellings.at[second->spelling].text;

    if (first->row == second->row)
        gen_error(g, b, "leave it out: case, spaces and . - _ / do not count",
                  "'%s' matches already as '%s'", text, a->spellings.at[first->spelling].text);
    else
        gen_error(g, b, arena_printf(g->arena, "it has it on %s:%d", a->file, a->line),
                  "'%s' of '%s' belongs to '%s'", text, b->name, a->name);
}

void gen_make_keys(struct gen *g)
{
    for (size_t r = 0; r < g->rows.n; r++) {
        const struct gen_row *row = &g->rows.at[r];

        for (size_t s = 0; s < row->spellings.n; s++) {
            const struct gen_spelling *spelling = &row->spellings.at[s];
            struct variants v = {.n = 0};

            add(&v, arena_strdup(g->arena, spelling->text), false);
            add_american(g, &v);
            add_ampersand(g, &v);
            if (!spelling->open && !spelling->rigid && spelling->mode != FORM_AMBIGUOUS)
                add_number(g, &v, row->kind);
            for (size_t i = 0; i < v.n; i++) {
                bool form = v.at[i].inflected && spelling->spelling < SPELLING_FORM;

                vec_push(g->arena, &g->keys,
                         (struct gen_key){.key = make_key(g, row, v.at[i].text),
                                          .row = (int)r,
                                          .spelling = (int)s,
                                          .made = i > 0,
                                          .as = form ? SPELLING_FORM : spelling->spelling});
            }
        }
    }
    if (!g->keys.n)
        return;
    qsort(g->keys.at, g->keys.n, sizeof *g->keys.at, compare_keys);
    size_t n = 1;

    for (size_t i = 1; i < g->keys.n; i++) {
        const struct gen_key *last = &g->keys.at[n - 1], *key = &g->keys.at[i];

        if (strcmp(last->key, key->key) != 0)
            g->keys.at[n++] = *key;
        else if (!key->made)
            report_clash(g, last, key);
    }
    g->keys.n = n;
    if (n >= FORM_NONE)
        gen_error(g, &g->rows.at[0], NULL, "more than %d keys", FORM_NONE - 1);
}
