/* layouts/README.md: its examples pass checker and schema, and it describes the elements and
 * attributes of the table, all of them and no others. SPDX-License-Identifier: MIT */
#include "unit.h"

#include "layout_fixture.h"
#include "readme_examples.h"

#include "layout/keys.h"
#include "layout/rules.h"

#include <stdlib.h>

static struct arena a;
static struct str readme;

static int open_readme(void **state)
{
    struct diags d = {.arena = &a};

    (void)state;
    return file_read(&a, "layouts/README.md", 1 << 20, &readme, &d) ? 0 : -1;
}

static int close_readme(void **state)
{
    (void)state;
    arena_free(&a);
    return 0;
}

/* ---- examples ---------------------------------------------------------------------------- */

static bool find_first(void *context, const char *name, struct str *xml, const char **file)
{
    const char *const *first = context;
    struct folder_source shipped = {&a, "layouts"};

    if (strcmp(name, "example") != 0 && strcmp(name, "labels/de") != 0)
        return folder_find(&shipped, name, xml, file);
    *xml = str_of(*first);
    *file = name;
    return true;
}

static size_t checker_errors(const char *xml, const char *first)
{
    struct diags d = {.arena = &a};
    struct layout_source source = {&first, find_first};

    if (begins(xml, "labels")) {
        struct layout *l = layout_read(&a, str_of(first), "example", NULL, &d);

        first = xml;
        layout_load_labels(l, "de", &source, &d);
    } else {
        layout_read(&a, str_of(xml), "README.md", &source, &d);
    }
    for (size_t i = 0; i < d.list.n; i++)
        if (d.list.at[i].level >= DIAG_ERROR)
            print_error("%s: %s\n", xml, d.list.at[i].text);
    return diags_count(&d, DIAG_ERROR);
}

static void examples_are_right(void **state)
{
    struct schema *schema = schema_open();
    const char *from = readme.p, *first = next_example(&a, &from);
    size_t n = 1;

    (void)state;
    assert_non_null(schema);
    assert_int_equal(checker_errors(first, ""), 0);
    for (const char *example = first; example; example = next_example(&a, &from), n++) {
        const char *xml = whole(&a, example);

        if (checker_errors(xml, first) || !schema_accepts(schema, str_of(xml)))
            fail_msg("example refused:\n%s", xml);
    }
    assert_true(n > 25);
    schema_close(schema);
}

/* ---- tables ------------------------------------------------------------------------------ */

/* From the heading "### `name`" to the next heading, or NULL. */
static const char *section_of(const char *name)
{
    const char *start = strstr(readme.p, arena_printf(&a, "\n### %s\n", name)), *end;

    if (!start)
        return NULL;
    end = strstr(start + 1, "\n##");
    return arena_strndup(&a, start, end ? (size_t)(end - start) : strlen(start));
}

/* The row of an attribute in a section's table, or NULL. */
static const char *row_of(const char *section, const char *attribute)
{
    const char *start = section ? strstr(section, arena_printf(&a, "\n| `%s` |", attribute)) : NULL;

    return start ? arena_strndup(&a, start + 1, strcspn(start + 1, "\n")) : NULL;
}

static void every_element_is_described(void **state)
{
    (void)state;
    for (enum rule_id id = 0; id < RULE_COUNT; id++)
        if (!section_of(arena_printf(&a, "`%s`", rule_get(id)->name)))
            fail_msg("README has no section on '%s'", rule_get(id)->name);
}

static void every_attribute_is_described(void **state)
{
    static const char *const shared[] = {"Every element of the content", "Space and breaks",
                                         "Lines"};

    (void)state;
    for (enum rule_id id = 0; id < RULE_COUNT; id++) {
        const char *section = section_of(arena_printf(&a, "`%s`", rule_get(id)->name));

        for (size_t g = 0; g < RULE_MAX_GROUPS && rule_get(id)->groups[g].at; g++)
            for (const struct attribute *at = rule_get(id)->groups[g].at; at->name; at++) {
                const char *row = row_of(section, at->name);

                for (size_t i = 0; !row && i < 3; i++)
                    row = row_of(section_of(shared[i]), at->name);
                if (!row)
                    fail_msg("README has no '%s' of '%s'", at->name, rule_get(id)->name);
                if (at->required != (strstr(row, "required") != NULL))
                    fail_msg("README is wrong on whether '%s' of '%s' is required", at->name,
                             rule_get(id)->name);
                for (size_t w = 0; at->words && at->words[w]; w++)
                    if (!strstr(row, arena_printf(&a, "`%s`", at->words[w])))
                        fail_msg("README has no '%s' of '%s' of '%s'", at->words[w], at->name,
                                 rule_get(id)->name);
            }
    }
}

/* Is there a start tag of `element` (NULL: any) with the attribute in an example? */
static bool has_example(const char *element, const char *attribute)
{
    const char *from = readme.p, *open = element ? arena_printf(&a, "<%s", element) : "<";
    const char *want = attribute ? arena_printf(&a, " %s=", attribute) : "";

    for (const char *x = next_example(&a, &from); x; x = next_example(&a, &from))
        for (const char *tag = strstr(x, open); tag; tag = strstr(tag + 1, open)) {
            const char *behind = tag + strlen(open);

            if ((!element || strchr(" />\n", *behind)) &&
                strstr(arena_strndup(&a, tag, strcspn(tag, ">")), want))
                return true;
        }
    return false;
}

/* Attributes that many elements have need one example, others one on their element. */
static bool is_shared(const char *attribute)
{
    static const char *const groups[] = {"Every element of the content", "Space and breaks", "Lines"};

    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (row_of(section_of(groups[i]), attribute))
            return true;
    return false;
}

static void everything_has_an_example(void **state)
{
    (void)state;
    for (enum rule_id id = 0; id < RULE_COUNT; id++) {
        const struct rule *rule = rule_get(id);

        if (!has_example(rule->name, NULL))
            fail_msg("README has no example of '%s'", rule->name);
        for (size_t g = 0; g < RULE_MAX_GROUPS && rule->groups[g].at; g++)
            for (const struct attribute *at = rule->groups[g].at; at->name; at++)
                if (!has_example(is_shared(at->name) ? NULL : rule->name, at->name))
                    fail_msg("README has no example of '%s' of '%s'", at->name, rule->name);
    }
}

/* Every rule of that name; `each` in a line has more attributes than among blocks. */
static bool has_attribute(const char *element, const char *attribute)
{
    bool own;

    for (enum rule_id id = 0; id < RULE_COUNT; id++)
        if (strcmp(rule_get(id)->name, element) == 0 &&
            rule_attribute(rule_get(id), attribute, &own))
            return true;
    return false;
}

static void nothing_else_is_described(void **state)
{
    size_t sections = 0, rows = 0;

    (void)state;
    for (const char *s = strstr(readme.p, "\n### `"); s; s = strstr(s + 1, "\n### `")) {
        const char *name = arena_strndup(&a, s + 6, strcspn(s + 6, "`"));
        const char *section = section_of(arena_printf(&a, "`%s`", name));

        assert_true(rule_find(~(uint64_t)0, name) != RULE_COUNT);
        sections++;
        for (const char *r = strstr(section, "\n| `"); r; r = strstr(r + 1, "\n| `"), rows++) {
            const char *attribute = arena_strndup(&a, r + 4, strcspn(r + 4, "`"));

            if (!has_attribute(name, attribute))
                fail_msg("README invents '%s' of '%s'", attribute, name);
        }
    }
    assert_true(sections > 40);
    assert_true(rows > 70);
}

static void every_key_is_listed(void **state)
{
    (void)state;
    for (size_t i = 0; layout_keys[i]; i++)
        if (!strstr(strstr(readme.p, "The keys:"), arena_printf(&a, "`%s`", layout_keys[i])))
            fail_msg("README has no key '%s'", layout_keys[i]);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_are_right),
        cmocka_unit_test(every_element_is_described),
        cmocka_unit_test(every_attribute_is_described),
        cmocka_unit_test(everything_has_an_example),
        cmocka_unit_test(nothing_else_is_described),
        cmocka_unit_test(every_key_is_listed),
    };

    return cmocka_run_group_tests_name("layout_reference", tests, open_readme, close_readme);
}
