/* Writes the tables as C. SPDX-License-Identifier: MIT */
#include "gen.h"

#include <string.h>

static void emit_string(struct strbuf *out, const char *s)
{
    strbuf_putc(out, '"');
    for (; *s; s++) {
        if (*s == '"' || *s == '\\')
            strbuf_putc(out, '\\');
        strbuf_putc(out, *s);
    }
    strbuf_putc(out, '"');
}

static void emit_texts(struct strbuf *out, const struct gen_row *row, enum spelling spelling)
{
    strbuf_puts(out, "(const char *const[]){");
    for (size_t i = 0; i < row->spellings.n; i++)
        if (row->spellings.at[i].spelling == spelling ||
            (spelling == SPELLING_FORM && row->spellings.at[i].spelling > spelling)) {
            emit_string(out, row->spellings.at[i].text);
            strbuf_puts(out, ", ");
        }
    strbuf_puts(out, "NULL}");
}

static void emit_ids(struct strbuf *out, const struct gen *g, const int *rows, size_t n)
{
    strbuf_puts(out, "(const concept_id[]){");
    for (size_t i = 0; i < n; i++)
        strbuf_printf(out, "%d, ", g->rows.at[rows[i]].id);
    strbuf_puts(out, "CONCEPT_NONE}");
}

static void emit_concept(struct strbuf *out, const struct gen *g, const struct gen_row *row)
{
    strbuf_puts(out, "    {");
    emit_string(out, row->name);
    strbuf_printf(out, ", (enum concept_kind)%d, ", gen_kind(row->kind));
    emit_string(out, row->family);
    for (int spelling = SPELLING_EXACT; spelling <= SPELLING_FORM; spelling++) {
        strbuf_puts(out, ",\n     ");
        emit_texts(out, row, (enum spelling)spelling);
    }
    strbuf_puts(out, ",\n     ");
    emit_ids(out, g, row->parent_ids.at, row->parent_ids.n);
    strbuf_puts(out, ", ");
    emit_ids(out, g, row->implied_ids.at, row->implied_ids.n);
    strbuf_printf(out, ", %s, %d, ",
                  row->spellings.at[0].mode == FORM_AMBIGUOUS ? "true" : "false",
                  row->specificity);
    if (row->context.list.n) {
        strbuf_puts(out, "(const char *const[]){");
        for (size_t i = 0; i < row->context.list.n; i++) {
            emit_string(out, row->context.list.at[i]);
            strbuf_puts(out, ", ");
        }
        strbuf_puts(out, "NULL}},\n");
    } else {
        strbuf_puts(out, "NULL},\n");
    }
}

static void emit_number(struct strbuf *out, size_t i, size_t value)
{
    strbuf_printf(out, "%s%zu,", i % 16 ? " " : "\n    ", value);
}

/* Numbers, since ISO C promises no string literal over 4095 bytes. */
static void emit_pool(struct strbuf *out, const struct gen *g)
{
    size_t n = 0;

    strbuf_puts(out, "const char lexicon_texts[] = {");
    for (size_t r = 0; r < g->rows.n; r++)
        for (size_t s = 0; s < g->rows.at[r].spellings.n; s++) {
            struct gen_spelling *spelling = &g->rows.at[r].spellings.at[s];

            spelling->offset = n;
            for (const char *p = spelling->text; *p; p++)
                emit_number(out, n++, (unsigned char)*p);
            emit_number(out, n++, 0);
        }
    strbuf_puts(out, "\n};\n\n");
}

/* One form for each way a spelling is used: as written, or inflected. */
static void emit_forms(struct strbuf *out, const struct gen *g, int *form_of)
{
    int n = 0;

    strbuf_puts(out, "const struct lexicon_form lexicon_forms[] = {\n");
    for (size_t k = 0; k < g->keys.n; k++) {
        const struct gen_key *key = &g->keys.at[k];
        const struct gen_row *row = &g->rows.at[key->row];
        const struct gen_spelling *spelling = &row->spellings.at[key->spelling];

        strbuf_printf(out, "    {%zu, %d, %d, %d, %d},\n", spelling->offset,
                      row->id == NO_ROW ? CONCEPT_NONE : row->id, (int)key->as,
                      (int)spelling->mode, spelling->open);
        form_of[k] = n++;
    }
    strbuf_printf(out, "};\nconst size_t lexicon_form_count = %d;\n\n", n);
}

/* A node covers the sorted keys [lo, hi) that agree in their first `depth` bytes. */
struct trie_node {
    size_t lo, hi, depth;
    unsigned char label;
};

struct trie {
    VEC(struct trie_node) nodes;
    VEC(size_t) first_child;
    VEC(int) form;
};

static void build_trie(const struct gen *g, const int *form_of, struct trie *t)
{
    vec_push(g->arena, &t->nodes, (struct trie_node){0, g->keys.n, 0, 0});
    for (size_t n = 0; n < t->nodes.n; n++) {
        struct trie_node node = t->nodes.at[n];
        size_t i = node.lo;
        int form = FORM_NONE;

        if (i < node.hi && g->keys.at[i].key[node.depth] == '\0')
            form = form_of[i++];
        vec_push(g->arena, &t->form, form);
        vec_push(g->arena, &t->first_child, t->nodes.n);
        while (i < node.hi) {
            size_t j = i;
            char label = g->keys.at[i].key[node.depth];

            while (j < node.hi && g->keys.at[j].key[node.depth] == label)
                j++;
            vec_push(g->arena, &t->nodes,
                     (struct trie_node){i, j, node.depth + 1, (unsigned char)label});
            i = j;
        }
    }
    vec_push(g->arena, &t->first_child, t->nodes.n);
}

static void emit_trie(struct strbuf *out, const struct gen *g, const int *form_of)
{
    struct trie t = {0};

    build_trie(g, form_of, &t);
    strbuf_puts(out, "const uint8_t lexicon_trie_label[] = {");
    for (size_t i = 0; i < t.nodes.n; i++)
        emit_number(out, i, t.nodes.at[i].label);
    strbuf_puts(out, "\n};\n\nconst uint32_t lexicon_trie_child[] = {");
    for (size_t i = 0; i < t.first_child.n; i++)
        emit_number(out, i, t.first_child.at[i]);
    strbuf_puts(out, "\n};\n\nconst uint16_t lexicon_trie_form[] = {");
    for (size_t i = 0; i < t.form.n; i++)
        emit_number(out, i, (size_t)t.form.at[i]);
    strbuf_printf(out, "\n};\nconst size_t lexicon_trie_count = %zu;\n", t.nodes.n);
}

void gen_emit(const struct gen *g, struct strbuf *out)
{
    int *form_of = arena_array(g->arena, g->keys.n + 1, sizeof *form_of);

    strbuf_puts(out, "/* Made by src/lexicon/gen from src/lexicon/data; do not edit. */\n"
                     "#include \"lexicon/tables.h\"\n\n"
                     "const struct concept lexicon_concepts[] = {\n");
    for (size_t r = 0; r < g->rows.n; r++)
        if (g->rows.at[r].id != NO_ROW)
            emit_concept(out, g, &g->rows.at[r]);
    strbuf_printf(out, "};\nconst size_t lexicon_concept_count = %d;\n\n", g->concepts);
    emit_pool(out, g);
    emit_forms(out, g, form_of);
    emit_trie(out, g, form_of);
}
