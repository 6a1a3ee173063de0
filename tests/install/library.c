/* What a user of the library writes. SPDX-License-Identifier: MIT */
#include <nextcv.h>

#include <stdio.h>
#include <string.h>

static int fail(const char *what)
{
    fprintf(stderr, "failed: %s\n", what);
    return 1;
}

static int build_twice(const char *profile, const char *posting)
{
    struct ncv_build_options o = {.profile = profile, .posting = posting};
    ncv_context *a = ncv_new(), *b = ncv_new();
    const char *x, *y;
    size_t n, m;
    int bad = 0;

    if (ncv_build(a, &o) != NCV_OK || ncv_build(b, &o) != NCV_OK)
        bad = fail("build");
    else if (ncv_output(a, NCV_PDF, &x, &n) != NCV_OK || ncv_output(b, NCV_PDF, &y, &m) != NCV_OK)
        bad = fail("output");
    else if (n != m || memcmp(x, y, n) != 0)
        bad = fail("two contexts, the same bytes");
    else if (n < 1000 || memcmp(x, "%PDF-1.7", 8) != 0)
        bad = fail("a PDF");
    else if (ncv_page_count(a) < 1 || ncv_must_coverage(a) < 0)
        bad = fail("facts");
    else if (ncv_page_fill(a, 0) < 1 || ncv_page_fill(a, ncv_page_count(a)) != -1 || !*ncv_title(a))
        bad = fail("more facts");
    else if (!ncv_dependencies(a)[0] || strcmp(ncv_dependencies(a)[0], profile) != 0)
        bad = fail("dependencies");
    ncv_free(a);
    ncv_free(b);
    return bad;
}

static int draws_pages(const char *profile)
{
    struct ncv_build_options o = {.profile = profile};
    ncv_context *c = ncv_new();
    const char *x;
    size_t n, defs = 0;
    int bad = 0;

    for (int i = 0; i < 2 && !bad; i++) { /* the second build adds nothing to what pages share */
        if (ncv_build(c, &o) != NCV_OK)
            bad = fail("build");
        else if (ncv_output_page(c, NCV_SVG, 0, &x, &n) != NCV_OK || memcmp(x, "<svg xmlns=", 11) != 0)
            bad = fail("a page as SVG");
        else if (ncv_output_page(c, NCV_SVG_INLINE, 0, &x, &n) != NCV_OK || memcmp(x, "<svg ", 5) != 0)
            bad = fail("a page inside HTML");
        else if (ncv_svg_defs(c, &x, &n) != NCV_OK || n < 1000 || (defs && n != defs))
            bad = fail("what pages share");
        defs = n;
    }
    if (!bad && (ncv_output_page(c, NCV_SVG, 99, &x, &n) != NCV_INPUT ||
                 ncv_output_page(c, NCV_PDF, 0, &x, &n) != NCV_INPUT))
        bad = fail("no such page");
    ncv_free(c);
    return bad;
}

/* Bytes in place of a file, as often as wanted. */
static int takes_bytes(void)
{
    static const char json[] = "{\"basics\": {\"name\": \"Ann Example\"}}";
    struct ncv_build_options o = {
        .profile = "-", .profile_bytes = json, .profile_size = sizeof json - 1};
    ncv_context *c = ncv_new();
    int bad = 0;

    for (int i = 0; i < 2 && !bad; i++)
        if (ncv_build(c, &o) != NCV_OK || strcmp(ncv_title(c), "Ann Example") != 0)
            bad = fail("a profile given as bytes");
    ncv_free(c);
    return bad;
}

static int wrong_input(void)
{
    struct ncv_build_options o = {.profile = "no-such-file.json"};
    ncv_context *c = ncv_new();
    const char *x;
    size_t n;
    int bad = 0;

    if (ncv_build(c, &o) != NCV_INPUT || ncv_diagnostic_count(c) != 1)
        bad = fail("a missing file is wrong input");
    else if (ncv_diagnostic_at(c, 0).level != NCV_ERROR || !ncv_diagnostic_at(c, 0).text)
        bad = fail("its diagnostic");
    else if (ncv_output(c, NCV_PDF, &x, &n) != NCV_INPUT)
        bad = fail("no output without a build");
    ncv_free(c);
    ncv_free(NULL);
    return bad;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return fail("two arguments");
    return build_twice(argv[1], argv[2]) || draws_pages(argv[1]) || takes_bytes() || wrong_input() || !*ncv_version();
}
