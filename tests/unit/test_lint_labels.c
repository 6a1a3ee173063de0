/* The rules of lint against labelled cases: tests/unit/lint, whose README tells their form.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/file.h"
#include "profile/read.h"
#include "tailor/internal.h"
#include "tailor/lint.h"

#include <stdio.h>
#include <stdlib.h>

/* A case on its way to JSON. */
struct writer {
    struct strbuf work, skills, languages, education, volunteer, projects, posting, json;
    char summary[400], label[100], as_of[20];
    bool in_job;
};

static struct str part(struct str s, const char *from, const char **behind)
{
    size_t n = strlen(from);

    for (size_t i = 0; i + n <= s.n; i++)
        if (!memcmp(s.p + i, from, n)) {
            *behind = s.p + i + n;
            return str_trim((struct str){s.p, i});
        }
    *behind = s.p + s.n;
    return str_trim(s);
}

static void put_str(struct strbuf *out, struct str s)
{
    char *copy = calloc(1, s.n + 1);

    memcpy(copy, s.p, s.n);
    strbuf_json(out, copy);
    free(copy);
}

static void put_member(struct strbuf *out, const char *name, struct str value)
{
    if (!value.n)
        return;
    strbuf_printf(out, "\"%s\": ", name);
    put_str(out, value);
    strbuf_puts(out, ", ");
}

/* "2019-01..2021-03 Position, Employer": dates, then what is called. */
static void put_entry(struct strbuf *out, struct str s, const char *name, const char *position)
{
    const char *end = s.p + s.n, *p;
    struct str range = {s.p, 0}, start, rest;

    while (range.p + range.n < end && range.p[range.n] != ' ')
        range.n++;
    rest = str_trim((struct str){s.p + range.n, s.n - range.n});
    start = part(range, "..", &p);
    put_member(out, "startDate", start);
    put_member(out, "endDate", (struct str){p, (size_t)(range.p + range.n - p)});
    if (position) {
        put_member(out, position, part(rest, ",", &p));
        rest = str_trim((struct str){p, (size_t)(end - p)});
    }
    put_member(out, name, rest);
}

static void close_job(struct writer *w)
{
    if (w->in_job)
        strbuf_puts(&w->work, "\"\"]}");
    w->in_job = false;
}

static void open_job(struct writer *w, struct str s)
{
    close_job(w);
    strbuf_puts(&w->work, w->work.n ? ",\n{" : "{");
    put_entry(&w->work, s, "name", "position");
    strbuf_puts(&w->work, "\"highlights\": [");
    w->in_job = true;
}

static void put_bullet(struct writer *w, struct str s)
{
    if (!w->in_job)
        open_job(w, STR("2020-01.. Clerk, Ferrybridge"));
    put_str(&w->work, s);
    strbuf_puts(&w->work, ", ");
}

/* "Group (level): a, b" */
static void put_skills(struct writer *w, struct str s)
{
    const char *p, *end = s.p + s.n, *level;
    struct str name = part(s, ":", &p), group;

    strbuf_puts(&w->skills, w->skills.n ? ", {" : "{");
    group = part(name, "(", &level);
    put_member(&w->skills, "name", group);
    if (level < name.p + name.n)
        put_member(&w->skills, "level", (struct str){level, (size_t)(name.p + name.n - level - 1)});
    strbuf_puts(&w->skills, "\"keywords\": [");
    for (bool first = true; p < end; first = false) {
        struct str keyword = part((struct str){p, (size_t)(end - p)}, ",", &p);

        strbuf_puts(&w->skills, first ? "" : ", ");
        put_str(&w->skills, keyword);
    }
    strbuf_puts(&w->skills, "]}");
}

static void put_part(struct writer *w, struct str s)
{
    struct str rest = s.n ? str_trim((struct str){s.p + 1, s.n - 1}) : s;
    const char *p;

    switch (s.n ? *s.p : 0) {
    case '@': open_job(w, rest); break;
    case '#': put_skills(w, rest); break;
    case '%':
        strbuf_puts(&w->languages, w->languages.n ? ", {" : "{");
        put_member(&w->languages, "language", part(rest, ":", &p));
        put_member(&w->languages, "fluency", str_trim((struct str){p, (size_t)(s.p + s.n - p)}));
        strbuf_puts(&w->languages, "\"x\": 0}");
        break;
    case '&':
    case '?': {
        struct strbuf *out = *s.p == '&' ? &w->education : &w->volunteer;

        strbuf_puts(out, out->n ? ", {" : "{");
        put_entry(out, rest, *s.p == '&' ? "institution" : "organization", NULL);
        strbuf_puts(out, "\"x\": 0}");
        break;
    }
    case '$':
        strbuf_puts(&w->projects, w->projects.n ? ", {" : "{");
        put_member(&w->projects, "description", rest);
        strbuf_puts(&w->projects, "\"name\": \"tidepool\"}");
        break;
    case '!':
        for (size_t i = 0; i < rest.n; i++)
            if (i + 3 < rest.n && !memcmp(rest.p + i, " / ", 3)) {
                strbuf_puts(&w->posting, "\n\n");
                i += 2;
            } else {
                strbuf_putc(&w->posting, rest.p[i]);
            }
        break;
    case '^': snprintf(w->label, sizeof w->label, "%.*s", (int)rest.n, rest.p); break;
    case '~': snprintf(w->summary, sizeof w->summary, "%.*s", (int)rest.n, rest.p); break;
    case '=': snprintf(w->as_of, sizeof w->as_of, "%.*s", (int)rest.n, rest.p); break;
    case '*': put_bullet(w, rest); break;
    default: put_bullet(w, s); break;
    }
}

static void write_json(struct writer *w, struct str line)
{
    const char *p = line.p, *end = line.p + line.n;

    while (p < end)
        put_part(w, part((struct str){p, (size_t)(end - p)}, " | ", &p));
    close_job(w);
    strbuf_puts(&w->json, "{\"basics\": {\"name\": \"Anna Ferry\", ");
    put_member(&w->json, "label", str_of(w->label));
    put_member(&w->json, "summary", str_of(w->summary));
    strbuf_printf(&w->json, "\"x\": 0},\n\"work\": [%s],\n\"skills\": [%s],\n\"languages\": [%s],\n",
                  w->work.n ? w->work.p : "", w->skills.n ? w->skills.p : "",
                  w->languages.n ? w->languages.p : "");
    strbuf_printf(&w->json, "\"education\": [%s],\n\"volunteer\": [%s],\n\"projects\": [%s]}\n",
                  w->education.n ? w->education.p : "", w->volunteer.n ? w->volunteer.p : "",
                  w->projects.n ? w->projects.p : "");
}

/* The date of a case: "2024-05". */
static struct date date_of_case(const char *s)
{
    struct date d = {0};

    if (*s) {
        d.year = atoi(s);
        d.month = atoi(s + 5);
    }
    return d;
}

/* What is found in a case, by one rule or by all (NULL): does `wanted` find it, or anything (NULL)? */
static bool fires(const char *rule, const char *wanted, struct str line)
{
    const char *const rules[] = {rule, NULL};
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct writer w = {.in_job = false};
    struct findings found = {.dropped = 0};
    struct tailor_options options = {.respell = true};
    struct lint_options lint = {.english = true, .rules = rules};
    struct profile *profile;
    struct posting *posting;
    bool any;

    write_json(&w, line);
    options.as_of = lint.today = date_of_case(w.as_of);
    profile = profile_read(&a, (struct str){w.json.p, w.json.n}, "case.json", &d);
    if (!profile)
        print_error("%s\n", w.json.p);
    assert_non_null(profile);
    posting = w.posting.n ? posting_read(&a, (struct str){w.posting.p, w.posting.n}, "case.md", &d)
                          : NULL;
    lint_run(tailor_new(&a, profile, posting, &options, &d), &lint, &found);
    any = wanted ? lint_count(&found, wanted) > 0 : found.list.n > 0;
    if (getenv("LINT_SHOW"))
        for (size_t i = 0; i < found.list.n; i++)
            print_message("      %s %s\n", found.list.at[i].pointer, found.list.at[i].why);
    struct strbuf *all[] = {&w.work,      &w.skills,   &w.languages, &w.education,
                            &w.volunteer, &w.projects, &w.posting,   &w.json};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        strbuf_free(all[i]);
    arena_free(&a);
    return any;
}

/* ---- counting ------------------------------------------------------------------------------------ */

struct count {
    int hit, miss, alarm, quiet;
};

static void count_case(const char *rule, const char *file, int number, struct str line, bool show,
                       struct count *c)
{
    bool bad = *line.p == '+', found;
    struct str text = str_trim((struct str){line.p + 1, line.n - 1});

    if (rule) {
        found = fires(rule, NULL, text);
    } else if (bad) { /* "+ rule: bullet": one of all rules, and this one */
        const char *behind;
        char wanted[40];
        struct str name = part(text, ": ", &behind);

        snprintf(wanted, sizeof wanted, "%.*s", (int)name.n, name.p);
        found = fires(NULL, wanted, (struct str){behind, (size_t)(text.p + text.n - behind)});
    } else {
        found = fires(NULL, NULL, text);
    }
    c->hit += bad && found;
    c->miss += bad && !found;
    c->alarm += !bad && found;
    c->quiet += !bad && !found;
    if (bad != found && show)
        print_message("%s:%d: %s: %.*s\n", file, number, bad ? "missed" : "false alarm", (int)line.n,
                      line.p);
}

/* tune, kept: counts of the two parts of a file; `rule` NULL: of all rules together. */
static void count_file(const char *name, const char *rule, struct count part_count[2])
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct str text;
    char *file = arena_printf(&a, "tests/unit/lint/%s.txt", name);
    int kept = 0, number = 0;

    assert_true(file_read(&a, file, 1 << 20, &text, &d));
    for (const char *p = text.p, *end = text.p + text.n; p < end; number++) {
        size_t n = strcspn(p, "\n");
        struct str line = {p, n};

        if (n && *p == '[')
            kept = !strncmp(p, "[kept]", 6);
        else if (n)
            count_case(rule, file, number + 1, line, !kept || getenv("LINT_KEPT") != NULL,
                       &part_count[kept]);
        p += n + 1;
    }
    arena_free(&a);
}

static void check_rules(void **state)
{
    struct count all[2] = {{0}};
    int wrong = 0;

    for (size_t i = 0; lint_rule_at(i); i++) {
        struct count c[2] = {{0}};

        count_file(lint_rule_at(i)->name, lint_rule_at(i)->name, c);
        print_message("%-38s tune %d/%d, alarms %d; kept %d/%d, alarms %d\n", lint_rule_at(i)->name,
                      c[0].hit, c[0].hit + c[0].miss, c[0].alarm, c[1].hit, c[1].hit + c[1].miss,
                      c[1].alarm);
        wrong += c[0].miss + c[0].alarm;
        assert_int_equal(c[0].hit + c[0].miss, 9);
        assert_int_equal(c[0].alarm + c[0].quiet, 9);
        assert_int_equal(c[1].hit + c[1].miss, 3);
        assert_int_equal(c[1].alarm + c[1].quiet, 3);
        for (int k = 0; k < 2; k++) {
            all[k].hit += c[k].hit;
            all[k].miss += c[k].miss;
            all[k].alarm += c[k].alarm;
        }
    }
    for (int k = 0; k < 2; k++)
        print_message("%s: precision %d of %d, recall %d of %d\n", k ? "kept" : "tune", all[k].hit,
                      all[k].hit + all[k].alarm, all[k].hit, all[k].hit + all[k].miss);
    assert_int_equal(wrong, 0);
    assert_int_equal(all[1].alarm + all[1].miss, 0); /* at the first run: 1 and 2 */
    (void)state;
}

/* Bullets of which each may meet any rule: the bad ones meet theirs, the good ones none. */
static void check_bullets(void **state)
{
    struct count c[2] = {{0}};

    count_file("bullets", NULL, c);
    for (int k = 0; k < 2; k++)
        print_message("bullets, %s: %d of %d bad found, %d of %d good spoken to\n",
                      k ? "kept" : "tune", c[k].hit, c[k].hit + c[k].miss, c[k].alarm,
                      c[k].alarm + c[k].quiet);
    assert_int_equal(c[0].miss + c[0].alarm + c[1].alarm, 0);
    assert_true(c[1].miss <= 1); /* one is told by another rule than its label */
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(check_rules), cmocka_unit_test(check_bullets)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
