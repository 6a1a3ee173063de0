/* layouts/README.md: each example is typeset, without a warning. SPDX-License-Identifier: MIT */
#include "readme_examples.h"

#include "base/file.h"
#include "pipeline/pipeline.h"

#include <sys/stat.h>
#include <unistd.h>

static struct arena a;

static void put_file(const char *path, const char *text)
{
    struct diags d = {.arena = &a};

    assert_true(file_write(path, text, strlen(text), &d));
}

/* A build of the layout in build/reference, in German where it is labels that are shown. */
static void typeset(const char *example, bool labels)
{
    struct ncv_build_options o = {.profile = "tests/golden/twelve/profile.json",
                                  .layout = "build/reference/x.xml",
                                  .lang = labels ? "de" : "en"};
    ncv_context *c = ncv_new();
    int status = ncv_build(c, &o);
    size_t items = status == NCV_OK ? c->list->pages[0].nitems : 0;

    for (size_t i = 0; i < c->d.list.n; i++)
        if (c->d.list.at[i].level >= DIAG_WARNING)
            fail_msg("%s: %s", example, c->d.list.at[i].text);
    assert_int_equal(status, NCV_OK);
    assert_true(items > 0);
    ncv_free(c);
}

static void examples_are_typeset(void **state)
{
    struct diags d = {.arena = &a};
    struct str readme;
    size_t n = 0;

    (void)state;
    assert_true(file_read(&a, "layouts/README.md", 1 << 20, &readme, &d));
    const char *from = readme.p, *first = next_example(&a, &from);

    mkdir("build/reference", 0777);
    mkdir("build/reference/labels", 0777);
    put_file("build/reference/example.xml", first);
    for (const char *example = first; example; example = next_example(&a, &from), n++) {
        bool labels = begins(example, "labels");

        put_file("build/reference/x.xml", labels ? first : whole(&a, example));
        if (labels)
            put_file("build/reference/labels/de.xml", example);
        typeset(example, labels);
    }
    assert_true(n > 30);
    unlink("build/reference/labels/de.xml");
    unlink("build/reference/example.xml");
    unlink("build/reference/x.xml");
    rmdir("build/reference/labels");
    rmdir("build/reference");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(examples_are_typeset)};
    int failed = cmocka_run_group_tests_name("layout_examples", tests, NULL, NULL);

    arena_free(&a);
    return failed;
}
