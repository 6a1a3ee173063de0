/* SPDX-License-Identifier: MIT */
#include "inputs.h"

#include <stdint.h>

static const char *const verbs[] = {"Built",    "Designed", "Cut",       "Moved",   "Led",
                                    "Replaced", "Measured", "Automated", "Rewrote", "Planned"};
static const char *const things[] = {"the ledger service",  "a payments pipeline", "the search index",
                                     "an ingest platform",  "the billing reports", "a scheduler",
                                     "the release process", "a fraud model",       "the mobile API"};
static const char *const skills[] = {
    "Go",      "PostgreSQL",    "Kubernetes", "Python", "Kafka",   "Terraform", "gRPC",    "Redis",
    "Java",    "TypeScript",    "AWS",        "Docker", "React",   "Spark",     "Linux",   "Prometheus",
    "GraphQL", "Elasticsearch", "Rust",       "Scala",  "Ansible", "MongoDB",   "Airflow", "Jenkins"};
static const struct around { /* a number */
    const char *before, *after;
} effects[] = {{"so that releases take ", " minutes instead of a day"},
               {"which saves ", " hours a week"},
               {"for ", " thousand users in four countries"},
               {"and cut the error rate by ", " %"},
               {"with ", " engineers of two teams"}},
  asked[] = {{"At least ", " years of experience with "},
             {"Services that answer ", " requests a second, written in "},
             {"On call one week in ", ", for what we run on "}};

#define PICK(list, state) (list)[next(state) % (sizeof(list) / sizeof *(list))]

/* The generator of Numerical Recipes: all that is asked of it is variety. */
static unsigned next(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static unsigned small(uint32_t *state)
{
    return next(state) % 90 + 2;
}

static void put_text(struct strbuf *out, uint32_t *state)
{
    const char *verb = PICK(verbs, state), *thing = PICK(things, state);
    const char *one = PICK(skills, state), *other = PICK(skills, state);
    const struct around *effect = &PICK(effects, state);

    strbuf_printf(out, "%s %s in %s and %s, %s%u%s", verb, thing, one, other, effect->before,
                  small(state), effect->after);
}

static void put_jobs(struct strbuf *out, uint32_t *state, int jobs, int bullets)
{
    for (int i = 0; i < jobs; i++) {
        strbuf_printf(out,
                      "%s{\"name\":\"Firm %d\",\"position\":\"Engineer\",\"startDate\":\"%d-01\","
                      "\"endDate\":\"%d-12\",\"highlights\":[",
                      i ? "," : "", i + 1, 2024 - i, 2024 - i);
        for (int k = 0; k < bullets; k++) {
            strbuf_puts(out, k ? ",\"" : "\"");
            put_text(out, state);
            strbuf_putc(out, '"');
        }
        strbuf_puts(out, "]}");
    }
}

static void put_publications(struct strbuf *out, uint32_t *state, int n)
{
    for (int i = 0; i < n; i++) {
        strbuf_puts(out, i ? ",{\"name\":\"" : "{\"name\":\"");
        put_text(out, state);
        strbuf_printf(out, "\",\"publisher\":\"Journal of Ledgers\",\"releaseDate\":\"%d-%02d\","
                           "\"summary\":\"",
                      2024 - i / 12, 12 - i % 12);
        put_text(out, state);
        strbuf_puts(out, ". ");
        put_text(out, state);
        strbuf_puts(out, ".\"}");
    }
}

void bench_profile(struct strbuf *out, int jobs, int bullets, int publications)
{
    uint32_t state = 1;

    strbuf_puts(out, "{\"basics\":{\"name\":\"Ada Example\",\"email\":\"ada@example.org\"},\"work\":[");
    put_jobs(out, &state, jobs, bullets);
    strbuf_puts(out, "],\"publications\":[");
    put_publications(out, &state, publications);
    strbuf_puts(out, "]}");
}

void bench_posting(struct strbuf *out, size_t bytes)
{
    static const char *const headings[] = {"Requirements", "What you will do", "Nice to have",
                                           "About us", "Our stack"};
    uint32_t state = 1;

    strbuf_puts(out, "# Senior Backend Engineer\n");
    for (int i = 0; out->n < bytes; i++) {
        const struct around *ask = &PICK(asked, &state);

        if (i % 12 == 0)
            strbuf_printf(out, "\n## %s\n\n", PICK(headings, &state));
        strbuf_printf(out, "- %s%u%s%s, %s or %s\n", ask->before, small(&state), ask->after,
                      PICK(skills, &state), PICK(skills, &state), PICK(skills, &state));
    }
}
