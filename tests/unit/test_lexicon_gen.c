/* The generator's checks, on small tables of their own. SPDX-License-Identifier: MIT */
#include "unit.h"

#include "../../src/lexicon/gen/check.c"
#include "../../src/lexicon/gen/keys.c"
#include "../../src/lexicon/gen/table.c"

struct bench {
    struct arena arena;
    struct diags diags;
    struct gen g;
};

static void run(struct bench *b, const char *table)
{
    memset(b, 0, sizeof *b);
    b->diags.arena = &b->arena;
    b->g.arena = &b->arena;
    b->g.diags = &b->diags;
    gen_read(&b->g, "t.tsv", str_of(table));
    gen_resolve(&b->g);
    gen_make_keys(&b->g);
}

static bool has_key(const struct bench *b, const char *key)
{
    for (size_t i = 0; i < b->g.keys.n; i++)
        if (strcmp(b->g.keys.at[i].key, key) == 0)
            return true;
    return false;
}

static void wrong_tables_are_told_with_their_line(void **state)
{
    static const struct {
        const char *table, *text;
        int line;
    } cases[] = {
        {"Redis\n", "row before any kind", 1},
        {"@kind databse\nRedis\n", "unknown kind 'databse'", 1},
        {"@kind tool\n@famly x\n", "unknown setting '@famly'", 2},
        {"@kind tool\nGit\tGIT\n", "'GIT' matches already as 'Git'", 2},
        {"@kind tool\nGit\n\nHub\tgit\n", "'git' of 'Hub' belongs to 'Git'", 4},
        {"@kind tool\nGit\t\tTool\n", "parent 'Tool' of 'Git' is no concept", 2},
        {"@kind tool\nGit\t\t\tTool\n", "implied concept 'Tool' of 'Git' is no concept", 2},
        {"@kind tool\nGit\t\tGit\n", "'Git' is its own parent", 2},
        {"@kind tool\nA1\t\tB1\nB1\t\tC1\nC1\t\tA1\n", "the parents of 'A1' run in a circle", 2},
        {"@kind tool\nCaf\xC3\xA9\n", "spelling 'Caf\xC3\xA9' is not ASCII", 2},
        {"@kind tool\nGit\tgit: 2\n", "'git: 2' can not be matched with its ':'", 2},
        {"@kind tool\nGit\tvers*\n", "open spelling 'vers*' must be a form", 2},
        {"@kind tool\n~Git\n", "name 'Git' may not be a form", 2},
        {"@kind tool\nGit\t\t\t\t\tx\n", "more than five columns", 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench b;

        run(&b, cases[i].table);
        if (!b.diags.list.n)
            fail_msg("no error for: %s", cases[i].table);
        assert_string_equal(b.diags.list.at[0].text, cases[i].text);
        assert_int_equal(b.diags.list.at[0].line, cases[i].line);
        assert_string_equal(b.diags.list.at[0].source, "t.tsv");
        assert_int_equal(b.diags.worst, DIAG_ERROR);
        arena_free(&b.arena);
    }
}

static void variants_are_made_where_words_inflect(void **state)
{
    static const char *const made[] = {"queryoptimisation", "queryoptimization", "codereview",
                                       "codereviews", "policy", "policies", "slo", "slos",
                                       "riskandcontrol", "risk&control", "kubernetes", "tests"};
    static const char *const not_made[] = {"kubernete", "kuberneteses", "test", "analysi"};
    struct bench b;

    (void)state;
    run(&b, "@kind practice\nquery optimisation\t~code review; ~policy; ~!SLO; ~risk and control; "
            "~tests$; ~analysis\n@kind tool\nKubernetes\n");
    assert_int_equal(b.diags.list.n, 0);
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        if (!has_key(&b, made[i]))
            fail_msg("no key '%s'", made[i]);
    for (size_t i = 0; i < sizeof not_made / sizeof *not_made; i++)
        if (has_key(&b, not_made[i]))
            fail_msg("key '%s'", not_made[i]);
    arena_free(&b.arena);
}

static void what_a_table_says_wins_over_what_is_made(void **state)
{
    struct bench b;

    (void)state;
    run(&b, "@kind practice\ntest\n@kind soft\ntests\n");
    assert_int_equal(b.diags.list.n, 0);
    assert_int_equal(b.g.keys.n, 2);
    assert_string_equal(b.g.keys.at[1].key, "tests");
    assert_string_equal(b.g.rows.at[b.g.keys.at[1].row].name, "tests");
    arena_free(&b.arena);
}

static void settings_hold_until_changed(void **state)
{
    struct bench b;

    (void)state;
    run(&b, "@kind tool\n@family f\n@parents Top\nTop\t\t-\nOne\nTwo\t\t-\n@family g\nThree\n");
    assert_int_equal(b.diags.list.n, 0);
    assert_int_equal(b.g.rows.n, 4);
    assert_int_equal(b.g.rows.at[0].parent_ids.n, 0);
    assert_int_equal(b.g.rows.at[1].parent_ids.at[0], 0);
    assert_int_equal(b.g.rows.at[2].parent_ids.n, 0);
    assert_string_equal(b.g.rows.at[2].family, "f");
    assert_string_equal(b.g.rows.at[3].family, "g");
    assert_int_equal(b.g.rows.at[3].parent_ids.n, 0);
    arena_free(&b.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_tables_are_told_with_their_line),
        cmocka_unit_test(variants_are_made_where_words_inflect),
        cmocka_unit_test(what_a_table_says_wins_over_what_is_made),
        cmocka_unit_test(settings_hold_until_changed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
