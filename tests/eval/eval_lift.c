/* What choosing gains: must coverage of the document that nextcv makes for a posting, against the first N
 * bullets of each job, N as large as the same pages allow. Where not even one fits, sections go first, from
 * references to languages; skills, education and jobs stay. Both documents are weighed alike: what they show, as a profile, is matched
 * against the posting. Only pairs count where the profile proves five musts or more. Three measures, in per
 * cent: weight of all musts, as the report has it; the same of what the whole profile reaches; number of the
 * musts that the profile proves for which a proof, more than a word in a list, is shown.
 * usage: eval_lift [-v] [--pages N] [--layout NAME] PROFILE… -- POSTING…
 * SPDX-License-Identifier: MIT */
#include "nextcv.h"

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MUSTS_LEAST = 5, BULLETS_MOST = 64 };

struct options {
    bool verbose;
    int pages;
    const char *layout;
    char **profiles, **postings;
    int nprofiles, npostings;
};

/* Of what one document shows. */
struct measure {
    int coverage; /* of must weight; -1: nothing asked */
    int proven;   /* musts */
};

enum { ASKED, REACHABLE, PROVEN, MEASURES };

struct sum {
    int pairs, worse, equal; /* by ASKED */
    double ours[MEASURES], first[MEASURES];
    double whole; /* ASKED, of the profile */
};

static char *copy_output(ncv_context *c, enum ncv_format format)
{
    const char *bytes;
    size_t n;

    if (ncv_output(c, format, &bytes, &n) != NCV_OK)
        return NULL;
    char *s = malloc(n + 1);

    memcpy(s, bytes, n);
    s[n] = '\0';
    return s;
}

static int proven_musts(ncv_context *c)
{
    char *report = copy_output(c, NCV_REPORT_JSON);
    cJSON *json = report ? cJSON_Parse(report) : NULL, *r;
    int n = 0;

    cJSON_ArrayForEach(r, cJSON_GetObjectItem(json, "requirements"))
    {
        const char *modality = cJSON_GetStringValue(cJSON_GetObjectItem(r, "modality"));
        const char *status = cJSON_GetStringValue(cJSON_GetObjectItem(r, "status"));

        n += modality && status && !strcmp(modality, "must") && !strcmp(status, "proven");
    }
    cJSON_Delete(json);
    free(report);
    return n;
}

/* Of a profile, all of it shown. */
static struct measure measure(ncv_context *c, const char *json, const char *posting)
{
    struct ncv_build_options o = {
        .profile = "shown", .profile_bytes = json, .profile_size = strlen(json), .posting = posting};

    if (ncv_match(c, &o) != NCV_OK)
        return (struct measure){.coverage = -1};
    return (struct measure){ncv_must_coverage(c), proven_musts(c)};
}

/* ---- the first N bullets ----------------------------------------------------------------- */

static char *read_file(const char *path)
{
    enum { MOST = 1 << 20 };
    FILE *f = fopen(path, "rb");
    char *bytes = malloc(MOST);
    size_t n = f ? fread(bytes, 1, MOST - 1, f) : 0;

    if (f)
        fclose(f);
    bytes[n] = '\0';
    return bytes;
}

/* What goes, in this order, before a job is left without a bullet. */
static const char *const spare[] = {"references", "interests", "awards",       "publications",
                                    "volunteer",  "projects",  "certificates", "languages"};
enum { SPARE = sizeof spare / sizeof *spare };

static char *with_first(const cJSON *profile, int bullets, int gone)
{
    static const char *const lists[] = {"work", "volunteer", "projects"};
    cJSON *copy = cJSON_Duplicate(profile, true), *entry;

    for (int i = 0; i < gone; i++)
        cJSON_DeleteItemFromObject(copy, spare[i]);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        cJSON_ArrayForEach(entry, cJSON_GetObjectItem(copy, lists[i]))
        {
            cJSON *highlights = cJSON_GetObjectItem(entry, "highlights");

            while (cJSON_GetArraySize(highlights) > bullets)
                cJSON_DeleteItemFromArray(highlights, bullets);
        }
    char *json = cJSON_PrintUnformatted(copy);

    cJSON_Delete(copy);
    return json;
}

static bool fits(ncv_context *c, const struct options *o, const cJSON *profile, int bullets, int gone,
                 int pages)
{
    char *json = with_first(profile, bullets, gone);
    struct ncv_build_options b = {.profile = "first",
                                  .profile_bytes = json,
                                  .profile_size = strlen(json),
                                  .layout = o->layout};
    bool fit = ncv_build(c, &b) == NCV_OK && ncv_page_count(c) <= pages;

    free(json);
    return fit;
}

/* The greatest N that is no longer than `pages`, by bisection. */
static char *first_bullets(ncv_context *c, const struct options *o, const char *whole, int pages, int *n)
{
    cJSON *profile = cJSON_Parse(whole);
    int low = 0, high = BULLETS_MOST, gone = 0;

    while (gone < SPARE && !fits(c, o, profile, 1, gone, pages))
        gone++;
    while (low < high) {
        int mid = (low + high + 1) / 2;

        if (fits(c, o, profile, mid, gone, pages))
            low = mid;
        else
            high = mid - 1;
    }
    char *json = with_first(profile, low, gone);

    cJSON_Delete(profile);
    *n = low;
    return json;
}

/* ---- pairs ------------------------------------------------------------------------------- */

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static double per_cent(int part, int whole)
{
    return whole > 0 ? 100.0 * part / whole : 0;
}

static void add(double of[MEASURES], struct measure m, struct measure whole)
{
    of[ASKED] += m.coverage;
    of[REACHABLE] += per_cent(m.coverage, whole.coverage);
    of[PROVEN] += per_cent(m.proven, whole.proven);
}

static void pair(ncv_context *c, const struct options *o, const char *path, const char *profile,
                 const char *posting, struct sum *sum)
{
    struct ncv_build_options b = {.profile = path,
                                  .profile_bytes = profile,
                                  .profile_size = strlen(profile),
                                  .posting = posting,
                                  .layout = o->layout,
                                  .pages = o->pages};
    struct measure whole = measure(c, profile, posting);
    int n = 0;

    if (whole.proven < MUSTS_LEAST || ncv_build(c, &b) != NCV_OK)
        return;
    int pages = ncv_page_count(c);
    char *ours = copy_output(c, NCV_TAILORED), *first = first_bullets(c, o, profile, pages, &n);
    struct measure a = measure(c, ours, posting), f = measure(c, first, posting);

    sum->pairs++;
    sum->worse += a.coverage < f.coverage;
    sum->equal += a.coverage == f.coverage;
    sum->whole += whole.coverage;
    add(sum->ours, a, whole);
    add(sum->first, f, whole);
    if (o->verbose)
        printf("  %-22s %-26s pages %d  whole %3d %% (%2d)  ours %3d %% (%2d)  first %2d %3d %% (%2d)  %+d\n",
               base_name(path), base_name(posting), pages, whole.coverage, whole.proven, a.coverage,
               a.proven, n, f.coverage, f.proven, a.coverage - f.coverage);
    free(ours);
    free(first);
}

static void print_head(void)
{
    printf("%-24s %5s %6s  %-22s %-22s %-22s %5s %5s\n", "must coverage, per cent", "pairs", "whole",
           "  of all asked", "  of what is reachable", "  proofs shown", "worse", "equal");
}

static void print_sum(const char *name, const struct sum *s)
{
    if (!s->pairs)
        return;
    printf("%-24s %5d %6.1f", name, s->pairs, s->whole / s->pairs);
    for (int m = 0; m < MEASURES; m++) {
        double ours = s->ours[m] / s->pairs, first = s->first[m] / s->pairs;

        printf("  %5.1f -> %5.1f %+6.1f", first, ours, ours - first);
    }
    printf("  %5d %5d\n", s->worse, s->equal);
}

static void add_sum(struct sum *all, const struct sum *s)
{
    all->pairs += s->pairs;
    all->worse += s->worse;
    all->equal += s->equal;
    all->whole += s->whole;
    for (int m = 0; m < MEASURES; m++) {
        all->ours[m] += s->ours[m];
        all->first[m] += s->first[m];
    }
}

static bool read_options(struct options *o, int argc, char **argv)
{
    int i = 1;

    *o = (struct options){.pages = 1, .layout = "rail"};
    for (; i < argc && argv[i][0] == '-' && strcmp(argv[i], "--"); i++)
        if (!strcmp(argv[i], "-v"))
            o->verbose = true;
        else if (!strcmp(argv[i], "--pages") && i + 1 < argc)
            o->pages = atoi(argv[++i]);
        else if (!strcmp(argv[i], "--layout") && i + 1 < argc)
            o->layout = argv[++i];
        else
            return false;
    o->profiles = argv + i;
    while (i < argc && strcmp(argv[i], "--")) {
        o->nprofiles++;
        i++;
    }
    o->postings = argv + i + 1;
    o->npostings = argc - i - 1;
    return o->nprofiles > 0 && o->npostings > 0;
}

int main(int argc, char **argv)
{
    struct options o;
    struct sum all = {0};

    if (!read_options(&o, argc, argv)) {
        fprintf(stderr, "usage: eval_lift [-v] [--pages N] [--layout NAME] PROFILE... -- POSTING...\n");
        return 2;
    }
    ncv_context *c = ncv_new();

    print_head();
    for (int i = 0; i < o.nprofiles; i++) {
        char *profile = read_file(o.profiles[i]);
        struct sum s = {0};

        for (int k = 0; k < o.npostings; k++)
            pair(c, &o, o.profiles[i], profile, o.postings[k], &s);
        print_sum(base_name(o.profiles[i]), &s);
        add_sum(&all, &s);
        free(profile);
    }
    print_sum("all", &all);
    ncv_free(c);
    return 0;
}
