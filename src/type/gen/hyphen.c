/* hyphen OUT CATALOGUE: compiles the pattern sets of the catalogue into tables of C.
 * SPDX-License-Identifier: MIT */
#include "hyphen_gen.h"

#include "base/file.h"
#include "type/hyphen_table.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void gen_die(const char *what, const char *name)
{
    fprintf(stderr, "hyphen: %s '%s'\n", what, name);
    exit(1);
}

static void emit_bytes(struct strbuf *out, const char *kind, const char *name, unsigned language,
                       unsigned level, const uint8_t *bytes, size_t n)
{
    strbuf_printf(out, "static const %s %s_%u_%u[] = {", kind, name, language, level);
    for (size_t i = 0; i < n; i++)
        strbuf_printf(out, "%s%u,", i % 32 ? "" : "\n", bytes[i]);
    strbuf_puts(out, "\n};\n");
}

static void emit_shorts(struct strbuf *out, const char *name, unsigned language, unsigned level,
                        const uint16_t *values, size_t n)
{
    strbuf_printf(out, "static const uint16_t %s_%u_%u[] = {", name, language, level);
    for (size_t i = 0; i < n; i++)
        strbuf_printf(out, "%s%u,", i % 20 ? "" : "\n", values[i]);
    strbuf_puts(out, "\n};\n");
}

static void emit_level(struct strbuf *out, struct strbuf *levels, const struct packed *p,
                       unsigned language, unsigned level)
{
    emit_bytes(out, "uint8_t", "trie", language, level, p->trie.at, p->trie.n);
    emit_bytes(out, "uint8_t", "digits", language, level, p->digits.at, p->digits.n);
    emit_shorts(out, "outputs", language, level, p->outputs.at, p->outputs.n);
    strbuf_printf(levels, "    {trie_%u_%u, %zu, {", language, level, p->trie.n);
    for (size_t i = 0; i < HYPHEN_LABELS; i++)
        strbuf_printf(levels, "%uu,", p->root[i]);
    strbuf_printf(levels, "}, outputs_%u_%u, %zu, digits_%u_%u, %zu},\n", language, level,
                  p->outputs.n, language, level, p->digits.n);
}

/* As libhyphen has it: what is said of compounds, else what is said of words, else 3. */
static unsigned compound_min(const struct pattern_set *set, unsigned compound, unsigned word)
{
    if (compound || set->has_nextlevel)
        return compound;
    return word ? word : 3;
}

static void emit_set(struct arena *a, struct strbuf *out, struct strbuf *list,
                     const struct pattern_set *set, const char *tags, unsigned language)
{
    struct strbuf levels = {0};

    emit_shorts(out, "alphabet", language, 0, set->alphabet.at, set->alphabet.n);
    for (unsigned i = 0; i < set->nlevels; i++) {
        struct packed packed = {.trie.n = 0};

        patterns_pack(a, &set->levels[i], &packed);
        emit_level(out, &levels, &packed, language, i);
    }
    strbuf_printf(out, "static const struct hyphen_level levels_%u[] = {\n%s};\n", language,
                  levels.p);
    strbuf_printf(list, "    {\"%s\", alphabet_%u_0, %zu, %u, %u, %u, %u, %s, %u, levels_%u, %s},\n",
                  tags, language, set->alphabet.n, set->left_min, set->right_min,
                  compound_min(set, set->compound_left_min, set->left_min),
                  compound_min(set, set->compound_right_min, set->right_min),
                  set->tex ? "true" : "false", set->nlevels, language,
                  set->apostrophes ? "true" : "false");
    strbuf_free(&levels);
}

static const char *field(struct arena *a, struct str *line)
{
    const char *bar = memchr(line->p, '|', line->n);
    size_t n = bar ? (size_t)(bar - line->p) : line->n;
    struct str value = str_trim((struct str){line->p, n});

    line->p += n + (n < line->n);
    line->n -= n + (n < line->n);
    return arena_strndup(a, value.p, value.n);
}

/* The first file that the pattern matches. */
static const char *found(struct arena *a, const char *pattern)
{
    glob_t g;

    if (glob(pattern, 0, NULL, &g) != 0)
        gen_die("run 'make deps'; there is no", pattern);
    const char *file = arena_strdup(a, g.gl_pathv[0]);

    globfree(&g);
    return file;
}

static void compile(struct arena *a, struct str catalogue, struct strbuf *out)
{
    struct strbuf list = {0};
    unsigned language = 0;

    while (catalogue.n) {
        const char *end = memchr(catalogue.p, '\n', catalogue.n);
        size_t n = end ? (size_t)(end - catalogue.p) : catalogue.n;
        struct str line = {catalogue.p, n};

        catalogue.p += n + (n < catalogue.n);
        catalogue.n -= n + (n < catalogue.n);
        if (!line.n || *line.p == '#')
            continue;
        const char *tags = field(a, &line), *file = field(a, &line);
        struct arena scratch = {0};
        struct pattern_set set = {.file = found(a, file)};

        pattern_set_read(&scratch, &set);
        emit_set(&scratch, out, &list, &set, tags, language++);
        arena_free(&scratch);
    }
    strbuf_printf(out, "const struct hyphen_language hyphen_languages[] = {\n%s    {0},\n};\n",
                  list.p ? list.p : "");
    strbuf_free(&list);
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct strbuf out = {0};
    struct str catalogue;

    if (argc != 3)
        gen_die("usage:", "hyphen OUT CATALOGUE");
    if (!file_read(&a, argv[2], 1 << 20, &catalogue, &d))
        gen_die("cannot read", argv[2]);
    strbuf_puts(&out, "/* Generated by src/type/gen/hyphen.c. */\n"
                      "#include \"type/hyphen_table.h\"\n");
    compile(&a, catalogue, &out);
    if (!file_write(argv[1], out.p, out.n, &d))
        gen_die("cannot write", argv[1]);
    strbuf_free(&out);
    arena_free(&a);
    return 0;
}
