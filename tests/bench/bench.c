/* Figures: cold process, warm process, stages, the floor (the same display list drawn again without
 * the stages before it), tailoring, a long CV. usage: bench NEXTCV
 * or, for callgrind, which takes the difference: bench count WHAT TIMES
 * SPDX-License-Identifier: MIT */
#include "inputs.h"

#include "output/output.h"
#include "pipeline/pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COLD_RUNS = 41, WARM_RUNS = 500, TAILOR_RUNS = 101, LONG_RUNS = 5, STAGES = 7 };

static const char profile[] = "samples/backend.json", posting[] = "samples/go-fintech.md",
                  largest_posting[] = "samples/java-healthcare.html";

static double cpu_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static void print_spread(const char *name, double *ms, size_t n)
{
    qsort(ms, n, sizeof *ms, by_value);
    printf("%-34s min %6.2f  median %6.2f  max %6.2f ms CPU\n", name, ms[0], ms[n / 2], ms[n - 1]);
}

static long memory_kib(void)
{
    struct rusage use;

    getrusage(RUSAGE_SELF, &use);
    return use.ru_maxrss;
}

static void must(enum ncv_status status, const char *what)
{
    if (status == NCV_OK)
        return;
    fprintf(stderr, "bench: '%s' failed\n", what);
    exit(1);
}

/* ---- a process of its own ------------------------------------------------------------------ */

/* One `nextcv build` or `preview`; its CPU time and peak memory. */
static double cold(const char *program, const char *command, long *rss)
{
    struct rusage use;
    int status;
    pid_t child = fork();

    if (child == 0) {
        execl(program, program, command, profile, posting, "-q", "-o", "/dev/null", (char *)NULL);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &use) < 0 || status != 0)
        must(NCV_MACHINE, command);
    if (use.ru_maxrss > *rss)
        *rss = use.ru_maxrss;
    return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1e3 +
           (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e3;
}

static void print_cold(const char *program)
{
    static double ms[COLD_RUNS];
    long rss = 0;

    for (size_t i = 0; i < COLD_RUNS; i++)
        ms[i] = cold(program, "build", &rss);
    print_spread("cold build", ms, COLD_RUNS);
    printf("%-34s %.1f MiB\n", "cold peak memory", (double)rss / 1024);
    for (size_t i = 0; i < COLD_RUNS; i++)
        ms[i] = cold(program, "preview", &rss);
    print_spread("cold preview, all layouts", ms, COLD_RUNS);
}

/* ---- stages ---------------------------------------------------------------------------------- */

static void draw(ncv_context *c)
{
    const char *bytes;
    size_t n;

    must(ncv_output(c, NCV_PDF, &bytes, &n), "draw");
}

/* The stages one by one, as the driver runs them. */
static void stages(const struct ncv_build_options *o, double ms[STAGES])
{
    ncv_context *c = ncv_new();
    double t[STAGES + 1];
    const char *text;
    size_t n;

    c->d.arena = &c->arena;
    c->options = o;
    t[0] = cpu_ms();
    read_profile(c);
    t[1] = cpu_ms();
    read_posting(c);
    t[2] = cpu_ms();
    read_layout(c, "rail");
    layout_load_labels(c->layout, language_of(c), &c->layout_source, &c->d);
    t[3] = cpu_ms();
    start_tailor(c, false);
    t[4] = cpu_ms();
    c->compose = (struct compose_options){.lang = c->lang};
    open_type(c);
    fit_pages(c);
    t[5] = cpu_ms();
    draw(c);
    t[6] = cpu_ms();
    ncv_output(c, NCV_TEXT, &text, &n);
    t[7] = cpu_ms();
    for (size_t i = 0; i < STAGES; i++)
        ms[i] = t[i + 1] - t[i];
    ncv_free(c);
}

static void print_stages(const struct ncv_build_options *o)
{
    static const char *const names[STAGES] = {"profile", "posting", "layout", "tailor",
                                              "compose, type, pages, fit", "PDF", "text"};
    static double ms[STAGES][COLD_RUNS];
    double one[STAGES];

    for (size_t run = 0; run < COLD_RUNS; run++) {
        stages(o, one);
        for (size_t i = 0; i < STAGES; i++)
            ms[i][run] = one[i];
    }
    for (size_t i = 0; i < STAGES; i++) {
        char name[40];

        snprintf(name, sizeof name, "  stage: %s", names[i]);
        print_spread(name, ms[i], COLD_RUNS);
    }
}

static void print_warm(const struct ncv_build_options *o)
{
    static double ms[WARM_RUNS], floor_ms[WARM_RUNS];
    ncv_context *c = ncv_new();
    long before = 0;

    for (size_t i = 0; i < WARM_RUNS; i++) {
        double start = cpu_ms();

        must(ncv_build(c, o), "build");
        draw(c);
        ms[i] = cpu_ms() - start;
        if (i == 20)
            before = memory_kib();
    }
    printf("warm: memory grew by %ld KiB from build 20 to build %d\n", memory_kib() - before,
           WARM_RUNS);
    for (size_t i = 0; i < WARM_RUNS; i++) {
        double start = cpu_ms();

        draw(c);
        floor_ms[i] = cpu_ms() - start;
    }
    print_spread("warm build, 500 times", ms, WARM_RUNS);
    print_spread("floor: same list drawn", floor_ms, WARM_RUNS);
    printf("%-34s %.2f\n", "warm / floor", ms[WARM_RUNS / 2] / floor_ms[WARM_RUNS / 2]);
    ncv_free(c);
}

/* ---- what is repeated ------------------------------------------------------------------------ */

/* What one kind of repetition works on. */
struct work {
    ncv_context *c;
    struct ncv_build_options o;
    struct strbuf profile, posting; /* bytes of generated ones */
    int publications;
};

static void run_build(struct work *w)
{
    must(ncv_build(w->c, &w->o), "build");
    draw(w->c);
}

/* As for one posting after the other. */
static void run_batch(struct work *w)
{
    w->c->kept_posting.value = NULL; /* or it would not be read again */
    run_build(w);
}

/* Posting, evidence and selection, with a line of height for each 90 bytes of an item, for one page. */
static void run_tailor(struct work *w)
{
    enum { LINE = 13 * 1024, LINE_BYTES = 90, PAGE = 50 };
    size_t n;

    w->c->kept_posting.value = NULL;
    must(ncv_match(w->c, &w->o), "match");
    struct tailor_item *items = tailor_items(w->c->tailor, &n);

    for (size_t i = 0; i < n; i++) {
        size_t bytes = items[i].node->text ? strlen(items[i].node->text) : 0;

        items[i].cost = (tailor_height)(bytes / LINE_BYTES + 1) * LINE;
    }
    struct tailor_group *groups = tailor_groups(w->c->tailor, &n);

    for (size_t i = 0; i < n; i++)
        groups[i].cost = 2 * LINE;
    tailor_select(w->c->tailor, PAGE * LINE);
    tailor_result(w->c->tailor);
}

static void open_sample(struct work *w)
{
    w->o = (struct ncv_build_options){.profile = profile, .posting = posting};
}

static void open_largest(struct work *w)
{
    w->o = (struct ncv_build_options){.profile = profile, .posting = largest_posting};
}

static void use_generated(struct work *w)
{
    w->o = (struct ncv_build_options){.profile = "generated.json",
                                      .profile_bytes = w->profile.p,
                                      .profile_size = w->profile.n,
                                      .layout = "academic"};
    if (!w->posting.n)
        return;
    w->o.posting = "generated.md";
    w->o.posting_bytes = w->posting.p;
    w->o.posting_size = w->posting.n;
}

static void open_stress(struct work *w)
{
    bench_profile(&w->profile, 10, 10, 0);
    bench_posting(&w->posting, 10000);
    use_generated(w);
}

static void open_long(struct work *w)
{
    bench_profile(&w->profile, 2, 5, w->publications);
    use_generated(w);
}

static const struct kind {
    const char *name, *shown;
    void (*open)(struct work *);
    void (*run)(struct work *);
    int publications;
} kinds[] = {
    {"build", "warm build", open_sample, run_build, 0},
    {"batch", "  with another posting", open_sample, run_batch, 0},
    {"tailor", "posting, evidence, selection", open_sample, run_tailor, 0},
    {"largest", "  of the largest sample pair", open_largest, run_tailor, 0},
    {"stress", "  100 bullets, 10 KB of posting", open_stress, run_tailor, 0},
    {"long", "academic CV, 150 publications", open_long, run_build, 150},
    {"longer", "academic CV, 600 publications", open_long, run_build, 600},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static void start(struct work *w, const struct kind *k)
{
    *w = (struct work){.c = ncv_new(), .publications = k->publications};
    k->open(w);
}

static void end(struct work *w)
{
    strbuf_free(&w->profile);
    strbuf_free(&w->posting);
    ncv_free(w->c);
}

static void print_kind(const struct kind *k)
{
    static double ms[WARM_RUNS];
    size_t n = k->publications ? LONG_RUNS : TAILOR_RUNS;
    struct work w;
    long before = 0;

    start(&w, k);
    for (size_t i = 0; i < n; i++) {
        double started = cpu_ms();

        k->run(&w);
        ms[i] = cpu_ms() - started;
        if (i == 2)
            before = memory_kib();
    }
    print_spread(k->shown, ms, n);
    printf("    memory grew by %ld KiB", memory_kib() - before);
    if (k->publications)
        printf("; %d pages, %.2f ms a page", ncv_page_count(w.c), ms[0] / ncv_page_count(w.c));
    printf("\n");
    end(&w);
}

/* Pages on standard output, so that the caller can divide. */
static int count(const char *name, int times)
{
    for (size_t i = 0; i < KINDS; i++) {
        struct work w;

        if (strcmp(kinds[i].name, name) != 0)
            continue;
        start(&w, &kinds[i]);
        while (times-- > 0)
            kinds[i].run(&w);
        printf("%d\n", ncv_page_count(w.c));
        end(&w);
        return 0;
    }
    return 2;
}

int main(int argc, char **argv)
{
    struct ncv_build_options o = {.profile = profile, .posting = posting};

    if (argc == 4 && strcmp(argv[1], "count") == 0)
        return count(argv[2], atoi(argv[3]));
    if (argc != 2)
        return 2;
    print_cold(argv[1]);
    print_stages(&o);
    print_warm(&o);
    for (size_t i = 1; i < KINDS; i++)
        print_kind(&kinds[i]);
    return 0;
}
