/* Every folder tests/invalid/layout-NAME: layout.xml is read, and the diagnostics are those of
 * `expected`. The schema has to refuse it too where an element alone shows the mistake, and to
 * accept it where only the checker can know. With UPDATE_EXPECTED set in the environment the files
 * are written instead, to be read before they are committed.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "layout_fixture.h"

#include "base/file.h"
#include "layout/layout.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static void add_diag(struct strbuf *out, const struct diag *g)
{
    const char *file = g->source ? g->source : "";

    strbuf_printf(out, "%s %s ", diag_level_name(g->level), g->code);
    if (strcmp(file, "layout.xml") != 0)
        strbuf_printf(out, "%s:", file);
    strbuf_printf(out, "%d:%d %s\n", g->line, g->col, g->text);
    if (g->hint)
        strbuf_printf(out, "    %s\n", g->hint);
}

struct outcome {
    char *text;
    size_t errors, structural, parse;
    bool read;
};

static struct outcome read_folder(struct arena *a, const char *folder, struct str xml)
{
    struct diags d = {.arena = a};
    struct folder_source from = {a, folder};
    struct layout_source source = {&from, folder_find};
    struct strbuf b = {0};
    struct outcome o = {0};

    o.read = layout_read(a, xml, "layout.xml", &source, &d) != NULL;
    for (size_t i = 0; i < d.list.n; i++) {
        const struct diag *g = &d.list.at[i];
        bool own = g->source && strcmp(g->source, "layout.xml") == 0;

        add_diag(&b, g);
        o.errors += g->level >= DIAG_ERROR;
        o.structural += g->level >= DIAG_ERROR && own && !beyond_schema(g->code);
        o.parse += strcmp(g->code, "layout-xml") == 0 || strcmp(g->code, "layout-encoding") == 0 ||
                   strcmp(g->code, "layout-doctype") == 0;
    }
    o.text = strbuf_keep(&b, a);
    strbuf_free(&b);
    return o;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t list_folders(struct arena *a, const char ***names)
{
    VEC(const char *) v = {0};
    DIR *dir = opendir("tests/invalid");

    assert_non_null(dir);
    for (struct dirent *e = readdir(dir); e; e = readdir(dir))
        if (strncmp(e->d_name, "layout-", 7) == 0)
            vec_push(a, &v, arena_strdup(a, e->d_name));
    closedir(dir);
    assert_true(v.n >= 30);
    qsort(v.at, v.n, sizeof *v.at, by_name);
    *names = v.at;
    return v.n;
}

static void check_folder(struct arena *a, const struct schema *schema, const char *name,
                         bool update)
{
    struct diags d = {.arena = a};
    const char *folder = arena_printf(a, "tests/invalid/%s", name);
    const char *file = arena_printf(a, "%s/expected", folder);
    struct str xml, expected = STR("");

    assert_true(file_read(a, arena_printf(a, "%s/layout.xml", folder), 1 << 21, &xml, &d));
    struct outcome o = read_folder(a, folder, xml);

    if (update) {
        assert_true(file_write(file, o.text, strlen(o.text), &d));
        return;
    }
    assert_true(file_read(a, file, 1 << 20, &expected, &d));
    if (strcmp(o.text, expected.p) != 0)
        fail_msg("%s says\n%snot\n%s", name, o.text, expected.p);
    assert_true(*o.text != '\0');
    assert_int_equal(o.read, o.errors == 0);
    if (o.parse)
        return;
    if (schema_accepts(schema, xml) != (o.structural == 0))
        fail_msg("%s: schema %s, checker has %zu structural mistakes", name,
                 o.structural ? "accepts" : "refuses", o.structural);
}

static void mistakes_are_told_as_expected(void **state)
{
    struct arena a = {0};
    const char **names;
    size_t n = list_folders(&a, &names);
    struct schema *schema = schema_open();
    const char *update = getenv("UPDATE_EXPECTED");

    (void)state;
    for (size_t i = 0; i < n; i++)
        check_folder(&a, schema, names[i], update && *update);
    schema_close(schema);
    arena_free(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(mistakes_are_told_as_expected)};

    return cmocka_run_group_tests_name("layout_invalid", tests, NULL, NULL);
}
