/* Profiles that no layout expects: nothing collides, nothing runs out of the page, and what had to give
 * is told with its line in the layout and its place in the profile. SPDX-License-Identifier: MIT */
#include "unit.h"

#include "pipeline/pipeline.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    LONG_NAME = 1,
    LONG_TITLE = 2,
    LONG_URL = 4,
    SKILLS_60 = 8,
    BULLETS_30 = 16,
    NO_JOBS = 32,
    LONG_SUMMARY = 64,
    KINDS = 128
};

static void put_words(FILE *f, const char *word, int n)
{
    for (int i = 0; i < n; i++)
        fprintf(f, "%s%s%d", i ? " " : "", word, i);
}

static void put_job(FILE *f, int kinds, int i)
{
    fprintf(f, "%s{\"name\":\"Employer %d\",\"startDate\":\"20%02d-03\",\"endDate\":\"20%02d-02\","
               "\"position\":\"",
            i ? "," : "", i, 20 - i, 21 - i);
    put_words(f, "Principal", kinds & LONG_TITLE ? 25 : 1);
    fprintf(f, "\",\"url\":\"https://www.example.com/%s\",\"highlights\":[",
            kinds & LONG_URL ? "a/very/long/path-with-many-parts/and?query=strings&more=of-them#and-a-"
                               "fragment-that-goes-on/without/any/space/at/all/up/to/the/very/end"
                             : "");
    for (int k = 0; k < (kinds & BULLETS_30 ? 30 : 3); k++) {
        fprintf(f, "%s\"Cut costs by %d %% and ", k ? "," : "", k);
        put_words(f, "word", 4 + k * 7 % 30);
        fprintf(f, "\"");
    }
    fprintf(f, "]}");
}

static void put_profile(FILE *f, int kinds)
{
    fprintf(f, "{\"basics\":{\"name\":\"");
    if (kinds & LONG_NAME)
        fprintf(f, "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessen "
                   "Maximiliana Bartholomea von und zu Hohenlohe-Schillingsfuerst-Waldenburg");
    else
        fprintf(f, "Ada Example");
    fprintf(f, "\",\"email\":\"ada@example.com\",\"url\":\"https://example.com/%s\",\"summary\":\"",
            kinds & LONG_URL ? "averyveryveryveryveryveryveryveryveryveryveryveryverylongpathwithoutany"
                               "placetobreakitinthemiddleofthelinethatitstandsin"
                             : "");
    put_words(f, "summary", kinds & LONG_SUMMARY ? 180 : 12);
    fprintf(f, "\"},\"skills\":[");
    for (int i = 0; i < (kinds & SKILLS_60 ? 60 : 6); i++)
        fprintf(f, "%s{\"name\":\"Skill number %d\"}", i ? "," : "", i);
    fprintf(f, "],\"interests\":[{\"name\":\"Rowing\"},{\"name\":\"Chess\"},{\"name\":\"Bees\"},"
               "{\"name\":\"Maps\"}]");
    if (!(kinds & NO_JOBS)) {
        fprintf(f, ",\"work\":[");
        for (int i = 0; i < 3; i++)
            put_job(f, kinds, i);
        fprintf(f, "]");
    }
    fprintf(f, "}");
}

static double width_of(const struct item *item)
{
    double width = 0;

    for (size_t i = 0; i < item->nglyphs; i++)
        width += (double)item->glyphs[i].advance;
    return width;
}

/* Texts overlap if one's letters stand in the other's, but for kerning in a line. */
static void assert_nothing_collides(const struct page *page, const char *what)
{
    for (size_t i = 0; i < page->nitems; i++) {
        const struct item *a = &page->items[i];

        if (a->kind != ITEM_GLYPHS)
            continue;
        if (a->x < -0.01 || a->x + width_of(a) > page->width + 0.01 || a->y > page->height)
            fail_msg("%s: '%.*s' leaves the page", what, (int)a->text_n, a->text);
        for (size_t k = i + 1; k < page->nitems; k++) {
            const struct item *b = &page->items[k];

            if (b->kind != ITEM_GLYPHS || fabs(a->y - b->y) > 0.7 * fmin(a->size, b->size))
                continue;
            if (a->x + width_of(a) > b->x + 0.7 && b->x + width_of(b) > a->x + 0.7)
                fail_msg("%s: '%.*s' and '%.*s' collide", what, (int)a->text_n, a->text,
                         (int)b->text_n, b->text);
        }
    }
}

/* Page furniture, which repeats what the body shows, has no place in the profile of its own. */
static void assert_told_where(const ncv_context *c, const char *what)
{
    size_t nowhere = 0, placed = 0;

    for (size_t i = 0; i < c->d.list.n; i++) {
        const struct diag *d = &c->d.list.at[i];

        if (strcmp(d->code, "pages-overfull") != 0)
            continue;
        if (!d->source || d->line <= 0)
            fail_msg("%s: '%s' is told without a line of the layout", what, d->text);
        nowhere += !d->pointer;
        placed += d->pointer != NULL;
    }
    if (nowhere > 0 && placed == 0)
        fail_msg("%s: a line is too wide, and no place in the profile is told", what);
}

/* Every bullet, skill and name is on a page: the words that only it has are found once or more. */
static void assert_all_shown(const ncv_context *c, int kinds, const char *what)
{
    int skills = kinds & SKILLS_60 ? 60 : 6, found = 0;

    for (size_t p = 0; p < c->list->npages; p++)
        for (size_t i = 0; i < c->list->pages[p].nitems; i++) {
            const struct item *item = &c->list->pages[p].items[i];

            found += item->kind == ITEM_GLYPHS && item->text_n > 12 &&
                     memcmp(item->text, "Skill number", 12) == 0;
        }
    if (found != skills)
        fail_msg("%s: %d of %d skills", what, found, skills);
}

static void try_one(const char *path, const char *layout, int kinds, int pages)
{
    struct ncv_build_options o = {.profile = path, .layout = layout, .pages = pages};
    ncv_context *c = ncv_new();
    char what[200];

    snprintf(what, sizeof what, "kinds %d, %s, --pages %d", kinds, layout, pages);
    if (ncv_build(c, &o) != NCV_OK)
        fail_msg("%s: not built", what);
    for (size_t i = 0; i < c->list->npages; i++)
        assert_nothing_collides(&c->list->pages[i], what);
    assert_told_where(c, what);
    if (!pages && strstr(layout, "sidebar"))
        assert_all_shown(c, kinds, what);
    if (pages && c->list->npages != (size_t)pages && diags_count(&c->d, DIAG_WARNING) == 0)
        fail_msg("%s: %zu pages, and nothing is said", what, c->list->npages);
    ncv_free(c);
}

/* Each trouble alone, all at once, and a few together. */
static void no_profile_breaks_a_layout(void **state)
{
    static const int mixes[] = {0,         LONG_NAME,    LONG_TITLE,
                                LONG_URL,  SKILLS_60,    BULLETS_30,
                                NO_JOBS,   LONG_SUMMARY, KINDS - 1,
                                (KINDS - 1) & ~NO_JOBS,  SKILLS_60 | LONG_SUMMARY | NO_JOBS};
    const char *folder = getenv("O");
    char path[200];
    ncv_context *layouts = ncv_new();

    (void)state;
    snprintf(path, sizeof path, "%s/nasty-profile.json", folder ? folder : "build/gcc");
    for (size_t i = 0; i < sizeof mixes / sizeof *mixes; i++) {
        FILE *f = fopen(path, "w");

        assert_non_null(f);
        put_profile(f, mixes[i]);
        fclose(f);
        for (int pages = 0; pages <= 2; pages++) {
            for (size_t l = 0; ncv_layout_at(layouts, l).name; l++)
                try_one(path, ncv_layout_at(layouts, l).name, mixes[i], pages);
            try_one(path, "tests/unit/layout_sidebar.xml", mixes[i], pages);
        }
    }
    remove(path);
    ncv_free(layouts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_profile_breaks_a_layout)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
