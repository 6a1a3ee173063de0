/* Reads the tables; their form is described in src/lexicon/README.md.
 * SPDX-License-Identifier: MIT */
#include "gen.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* In the order of enum concept_kind. */
static const char *const kinds[] = {
    "language", "framework", "database", "cloud", "tool",  "protocol", "practice", "security",
    "domain",   "data",      "soft",     "trade", "degree", "human-language", "generic"};

enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

int gen_kind(const char *name)
{
    for (int i = 0; i < KIND_COUNT; i++)
        if (strcmp(kinds[i], name) == 0)
            return i;
    return -1;
}

void gen_error(struct gen *g, const struct gen_row *row, const char *hint, const char *format, ...)
{
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    char *text = arena_alloc(g->arena, n > 0 ? (size_t)n + 1 : 1);

    if (n > 0)
        vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    va_end(args);
    diag_add(g->diags, DIAG_ERROR, "lexicon-table",
             (struct diag_at){.source = row->file, .line = row->line}, hint, "%s", text);
}

/* What `@` lines set for the rows after them. */
struct section {
    const char *kind, *family;
    struct gen_names parents, implies, context;
};

static struct str cut(struct str *rest, char separator)
{
    const char *end = rest->n ? memchr(rest->p, separator, rest->n) : NULL;
    struct str head = {rest->p, end ? (size_t)(end - rest->p) : rest->n};

    if (end)
        *rest = (struct str){end + 1, rest->n - head.n - 1};
    else
        *rest = (struct str){rest->p + rest->n, 0};
    return str_trim(head);
}

static void read_names(struct gen *g, struct str cell, struct gen_names *out)
{
    while (cell.n) {
        struct str name = cut(&cell, ';');

        if (name.n)
            vec_push(g->arena, &out->list, arena_strndup(g->arena, name.p, name.n));
    }
}

/* Marks before a spelling: = expansion, ~ form, < narrower, then ! cased, ? ambiguous; behind it: * open,
 * $ rigid. */
static void read_spelling(struct gen *g, struct gen_row *row, struct str s)
{
    struct gen_spelling out = {.spelling = SPELLING_EXACT, .mode = FORM_SURE};

    if (s.n && (s.p[0] == '=' || s.p[0] == '~' || s.p[0] == '<')) {
        out.spelling = s.p[0] == '=' ? SPELLING_EXPANSION
                       : s.p[0] == '~' ? SPELLING_FORM
                                       : SPELLING_NARROWER;
        s.p++, s.n--;
    }
    if (s.n && (s.p[0] == '!' || s.p[0] == '?')) {
        out.mode = s.p[0] == '!' ? FORM_CASED : FORM_AMBIGUOUS;
        s.p++, s.n--;
    }
    if (s.n && s.p[s.n - 1] == '*') {
        out.open = true;
        s.n--;
    }
    if (s.n && s.p[s.n - 1] == '$') {
        out.rigid = true;
        s.n--;
    }
    if (!s.n)
        gen_error(g, row, NULL, "empty spelling");
    if (out.open && out.spelling < SPELLING_FORM)
        gen_error(g, row, "write '~' or '<' before it", "open spelling '%.*s*' must be a form", (int)s.n,
                  s.p);
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80) {
            gen_error(g, row, "matching strips accents from the text",
                      "spelling '%.*s' is not ASCII", (int)s.n, s.p);
            break;
        }
    out.text = arena_strndup(g->arena, s.p, s.n);
    vec_push(g->arena, &row->spellings, out);
}

/* "150<tab>AWS; Azure" */
static void read_level(struct gen *g, struct gen_row row, struct str line)
{
    struct str number = cut(&line, '\t'), names = cut(&line, '\t');
    struct gen_level level = {.row = row};

    level.row.name = arena_strndup(g->arena, number.p, number.n);
    for (size_t i = 0; i < number.n; i++)
        level.value = number.p[i] >= '0' && number.p[i] <= '9' && level.value < 10000
                          ? level.value * 10 + (number.p[i] - '0')
                          : 10000;
    if (level.value < 1 || level.value > 1000)
        gen_error(g, &level.row, NULL, "'%s' is no number from 1 to 1000", level.row.name);
    read_names(g, names, &level.names);
    vec_push(g->arena, &g->levels, level);
}

static void read_row(struct gen *g, const struct section *section, struct gen_row row,
                     struct str line)
{
    struct str name = cut(&line, '\t'), aliases = cut(&line, '\t'), parents = cut(&line, '\t'),
               implies = cut(&line, '\t'), context = cut(&line, '\t');

    row.kind = section->kind;
    row.family = section->family ? section->family : "";
    row.id = NO_ROW;
    if (!row.kind) {
        gen_error(g, &row, "begin with a line '@kind NAME'", "row before any kind");
        return;
    }
    if (line.n)
        gen_error(g, &row, NULL, "more than five columns");
    read_spelling(g, &row, name);
    row.name = row.spellings.at[0].text;
    if (row.spellings.at[0].spelling != SPELLING_EXACT || row.spellings.at[0].open)
        gen_error(g, &row, NULL, "name '%s' may not be a form", row.name);
    while (aliases.n) {
        struct str alias = cut(&aliases, ';');

        if (alias.n)
            read_spelling(g, &row, alias);
    }
    row.parents = section->parents;
    if (parents.n) {
        row.parents = (struct gen_names){0};
        if (!str_eq(parents, STR("-")))
            read_names(g, parents, &row.parents);
    }
    row.implies = section->implies;
    if (implies.n) {
        row.implies = (struct gen_names){0};
        if (!str_eq(implies, STR("-")))
            read_names(g, implies, &row.implies);
    }
    row.context = section->context;
    if (context.n) {
        row.context = (struct gen_names){0};
        read_names(g, context, &row.context);
    }
    if (strcmp(row.kind, "blocker") == 0) {
        for (size_t i = 0; i < row.spellings.n; i++)
            row.spellings.at[i].mode = FORM_BLOCKER;
    } else {
        row.id = g->concepts++;
    }
    vec_push(g->arena, &g->rows, row);
}

/* `@kind` begins afresh; `@family`, `@parents`, `@implies`, `@context` set defaults, `-` clears. */
static void read_setting(struct gen *g, struct section *section, const struct gen_row *row,
                         struct str line)
{
    struct str key = cut(&line, ' '), value = str_trim(line);
    const char *text = arena_strndup(g->arena, value.p, value.n);
    struct gen_names names = {0};

    if (!str_eq(value, STR("-")))
        read_names(g, value, &names);
    if (str_eq(key, STR("@kind"))) {
        *section = (struct section){.kind = text};
        if (gen_kind(text) < 0 && strcmp(text, "blocker") != 0 &&
            strcmp(text, "specificity") != 0) {
            const char *near = nearest_name(text, kinds, KIND_COUNT);

            gen_error(g, row, near ? arena_printf(g->arena, "did you mean '%s'?", near) : NULL,
                      "unknown kind '%s'", text);
        }
    } else if (str_eq(key, STR("@family"))) {
        section->family = str_eq(value, STR("-")) ? "" : text;
        section->parents = section->implies = section->context = (struct gen_names){0};
    } else if (str_eq(key, STR("@parents"))) {
        section->parents = names;
    } else if (str_eq(key, STR("@implies"))) {
        section->implies = names;
    } else if (str_eq(key, STR("@context"))) {
        section->context = names;
    } else {
        gen_error(g, row, "settings are @kind, @family, @parents, @implies, @context",
                  "unknown setting '%.*s'", (int)key.n, key.p);
    }
}

void gen_read(struct gen *g, const char *file, struct str text)
{
    struct section section = {0};

    for (int line = 1; text.n; line++) {
        const char *end = memchr(text.p, '\n', text.n);
        struct str row = {text.p, end ? (size_t)(end - text.p) : text.n};
        struct gen_row at = {.file = file, .line = line};

        text.p += row.n + (end != NULL);
        text.n -= row.n + (end != NULL);
        if (!str_trim(row).n || row.p[0] == '#')
            continue;
        if (row.p[0] == '@')
            read_setting(g, &section, &at, str_trim(row));
        else if (section.kind && strcmp(section.kind, "specificity") == 0)
            read_level(g, at, row);
        else
            read_row(g, &section, at, row);
    }
}
