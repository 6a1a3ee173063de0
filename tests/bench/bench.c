/* Figures of the backend sample: cold process, warm process, stages, and the floor (the same display
 * list drawn again without the stages before it). usage: bench NEXTCV PROFILE POSTING
 * SPDX-License-Identifier: MIT */
#include "output/output.h"
#include "pipeline/pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COLD_RUNS = 41, WARM_RUNS = 500, STAGES = 7 };

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
    printf("%-28s min %6.2f  median %6.2f  max %6.2f ms CPU\n", name, ms[0], ms[n / 2], ms[n - 1]);
}

/* One `nextcv build` or `preview` as its own process; its CPU time and peak memory. */
static double cold(const char *program, const char *command, const char *profile,
                   const char *posting, long *rss)
{
    struct rusage use;
    int status;
    pid_t child = fork();

    if (child == 0) {
        execl(program, program, command, profile, posting, "-q", "-o", "/dev/null", (char *)NULL);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &use) < 0 || status != 0) {
        fprintf(stderr, "bench: '%s %s' failed\n", program, command);
        exit(1);
    }
    if (use.ru_maxrss > *rss)
        *rss = use.ru_maxrss;
    return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1e3 +
           (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e3;
}

static long memory_kib(void)
{
    struct rusage use;

    getrusage(RUSAGE_SELF, &use);
    return use.ru_maxrss;
}

static void draw(ncv_context *c)
{
    const char *bytes;
    size_t n;

    if (ncv_output(c, NCV_PDF, &bytes, &n) != NCV_OK)
        exit(1);
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
    c->lang = "en";
    layout_load_labels(c->layout, c->lang, &c->layout_source, &c->d);
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

        if (ncv_build(c, o) != NCV_OK)
            exit(1);
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
    printf("%-28s %.2f\n", "warm / floor", ms[WARM_RUNS / 2] / floor_ms[WARM_RUNS / 2]);
    ncv_free(c);
}

/* All shipped layouts side by side, as HTML. */
static void print_preview(char **argv)
{
    static double ms[COLD_RUNS];
    ncv_context *c = ncv_new();
    size_t layouts = 0;
    char name[40];
    long rss = 0;

    while (ncv_layout_at(c, layouts).name)
        layouts++;
    ncv_free(c);
    for (size_t i = 0; i < COLD_RUNS; i++)
        ms[i] = cold(argv[1], "preview", argv[2], argv[3], &rss);
    snprintf(name, sizeof name, "cold preview, %zu layouts", layouts);
    print_spread(name, ms, COLD_RUNS);
}

int main(int argc, char **argv)
{
    static double ms[COLD_RUNS];
    long rss = 0;

    if (argc != 4)
        return 2;
    struct ncv_build_options o = {.profile = argv[2], .posting = argv[3]};

    if (strcmp(argv[1], "once") == 0) { /* for callgrind: one warm build after one cold */
        ncv_context *c = ncv_new();

        if (ncv_build(c, &o) != NCV_OK)
            return 1;
        draw(c);
        ncv_free(c);
        return 0;
    }
    for (size_t i = 0; i < COLD_RUNS; i++)
        ms[i] = cold(argv[1], "build", argv[2], argv[3], &rss);
    print_spread("cold build", ms, COLD_RUNS);
    printf("%-28s %.1f MiB\n", "cold peak memory", (double)rss / 1024);
    print_preview(argv);
    print_stages(&o);
    print_warm(&o);
    return 0;
}
