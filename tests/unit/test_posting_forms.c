/* One fictional posting in every form: the same requirements.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "posting/posting.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- the sample, written once ------------------------------------------------------------------
 */

struct piece {
    char kind; /* # heading, p paragraph, - item */
    const char *text;
};

static const char *const title = "Senior Go Engineer";

static const struct piece pieces[] = {
    {'p',
     "Brightwater Payments is hiring a Senior Go Engineer for its ledger team in Leeds. We are a "
     "fintech company of 60 people, and we move money for small shops."},
    {'#', "What you will do"},
    {'-', "Design and run services in Go on Kubernetes, with PostgreSQL & Kafka behind them"},
    {'-',
     "Keep our payment API fast; a budget of 150 ms at the 99th percentile is what we promise our "
     "customers and what we measure every day"},
    {'#', "Requirements"},
    {'-', "5+ years of experience with Go"},
    {'-', "Good knowledge of PostgreSQL; experience with Redis is a plus"},
    {'-', "Docker and Terraform are required, Java is not required"},
    {'-', "A message broker such as NATS or RabbitMQ; at least two of Rust, Scala and Kotlin"},
    {'-', "Bachelor's degree in Physics or equivalent experience"},
    {'-', "Fluent English and basic German; CISSP is an advantage"},
    {'-', "You have shared a pager, written post-mortems and kept SLOs for 2 million users"},
    {'#', "Nice to have"},
    {'-', "gRPC, Kafka, Python"},
    {'#', "About Brightwater Payments"},
    {'p', "Brightwater Payments was founded in 2016 by three shopkeepers. Our office stands at the "
          "river."},
};

static const struct piece boilerplate[] = {
    {'p', "We use cookies to make this site work. By going on you agree to our cookie policy."},
    {'#', "Benefits"},
    {'-', "Private healthcare, 28 days holiday and a pension"},
    {'-', "A budget for courses, such as AWS or React"},
    {'p', "We are an equal opportunity employer. All qualified applicants are considered without "
          "regard to "
          "race, religion, sex, age or disability, and whether they like Python or Java."},
};

enum { PIECES = sizeof pieces / sizeof *pieces, EXTRAS = sizeof boilerplate / sizeof *boilerplate };

static void put_wrapped(struct strbuf *b, const char *text, const char *indent, size_t width)
{
    size_t column = strlen(indent);

    while (*text) {
        size_t n = strcspn(text, " ");

        if (column > strlen(indent) && column + 1 + n > width) {
            strbuf_printf(b, "\n%s", indent);
            column = strlen(indent);
        } else if (column > strlen(indent)) {
            strbuf_putc(b, ' ');
            column++;
        }
        strbuf_add(b, text, n);
        column += n;
        text += n + (text[n] == ' ');
    }
}

static void put_text(struct strbuf *b, const struct piece *p, size_t width)
{
    if (p->kind == '#') {
        strbuf_printf(b, "\n%s:\n\n", p->text);
    } else if (p->kind == '-') {
        strbuf_puts(b, "- ");
        put_wrapped(b, p->text, "  ", width);
        strbuf_putc(b, '\n');
    } else {
        put_wrapped(b, p->text, "", width);
        strbuf_puts(b, "\n\n");
    }
}

static void put_markdown(struct strbuf *b, const struct piece *p)
{
    strbuf_puts(b, p->kind == '#' ? "\n## " : p->kind == '-' ? "* " : "");
    strbuf_puts(b, p->text);
    strbuf_puts(b, p->kind == '-' ? "\n" : "\n\n");
}

/* Escapes `rounds` times. */
static void put_escaped(struct strbuf *b, const char *text, int rounds)
{
    for (; *text; text++) {
        const char *name = *text == '&'   ? "amp;"
                           : *text == '<' ? "lt;"
                           : *text == '>' ? "gt;"
                                          : NULL;

        if (!name || !rounds) {
            strbuf_putc(b, *text);
            continue;
        }
        strbuf_putc(b, '&');
        for (int i = 1; i < rounds; i++)
            strbuf_puts(b, "amp;");
        strbuf_puts(b, name);
    }
}

static void put_html(struct strbuf *b, const struct piece *p, char before, char behind)
{
    if (p->kind == '-' && before != '-')
        strbuf_puts(b, "<ul>\n");
    strbuf_puts(b, p->kind == '#' ? "<h2>" : p->kind == '-' ? "<li>" : "<p>");
    put_escaped(b, p->text, 1);
    strbuf_puts(b, p->kind == '#' ? "</h2>\n" : p->kind == '-' ? "</li>\n" : "</p>\n");
    if (p->kind == '-' && behind != '-')
        strbuf_puts(b, "</ul>\n");
}

enum form {
    TEXT,
    UNWRAPPED,
    MARKDOWN,
    HTML,
    BOLD_HTML,
    JSON_LD,
    ESCAPED,
    TWICE,
    GRAPH,
    JOB_SCHEMA,
    FORMS
};
static const char *const names[FORMS] = {"a.txt",  "b.txt",  "c.md",   "d.html", "e.html",
                                         "f.json", "g.json", "h.json", "i.html", "j.json"};

static size_t all_pieces(struct piece *out, bool with_boilerplate)
{
    size_t n = 0;

    if (with_boilerplate)
        out[n++] = boilerplate[0];
    memcpy(out + n, pieces, sizeof pieces);
    n += PIECES;
    if (with_boilerplate) {
        memcpy(out + n, boilerplate + 1, sizeof boilerplate - sizeof *boilerplate);
        n += EXTRAS - 1;
    }
    return n;
}

static void put_body(struct strbuf *b, const struct piece *p, size_t n, enum form form)
{
    for (size_t i = 0; i < n; i++) {
        char before = i ? p[i - 1].kind : 0, behind = i + 1 < n ? p[i + 1].kind : 0;

        if (form == TEXT || form == UNWRAPPED)
            put_text(b, &p[i], form == TEXT ? 72 : 100000);
        else if (form == MARKDOWN || form == JOB_SCHEMA)
            put_markdown(b, &p[i]);
        else if (form == BOLD_HTML && p[i].kind == '#')
            strbuf_printf(b, "<p><strong>%s</strong></p>\n", p[i].text);
        else
            put_html(b, &p[i], before, behind);
    }
}

/* A whole page with what a saved one has around the posting. */
static void put_page(struct strbuf *out, const char *head, const char *body)
{
    strbuf_printf(
        out,
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%s - Brightwater Payments | "
        "Careers</title>\n<style>p { color: red }</style>%s</head>\n<body>"
        "<nav><ul><li>Java jobs</li><li>Nursing jobs</li></ul></nav>"
        "<div hidden>Oracle and COBOL</div><div style=\"display:none\">Perl</div>"
        "<script>var skills = \"Scala\";</script>\n%s"
        "<form action=\"/search\"><label>Ruby</label><select><option>PHP</option></select></form>"
        "<footer>More jobs with Angular</footer></body></html>\n",
        title, head, body);
}

static void put_json(struct strbuf *out, const char *description, bool graph)
{
    strbuf_puts(
        out, graph
                 ? "{\"@context\": \"https://schema.org\", \"@graph\": [{\"@type\": \"WebSite\"}, "
                 : "");
    strbuf_printf(
        out,
        "{\"@type\": \"JobPosting\", \"title\": \"%s\", \"hiringOrganization\": {\"@type\": "
        "\"Organization\", \"name\": \"Brightwater Payments\"}, \"jobLocation\": {\"@type\": "
        "\"Place\", \"address\": {\"addressLocality\": \"Leeds\"}}, \"description\": ",
        title);
    strbuf_json(out, description);
    strbuf_puts(out, graph ? "}]}" : "}");
}

static void write_form(struct strbuf *out, enum form form, bool with_boilerplate)
{
    struct piece all[PIECES + EXTRAS];
    size_t n = all_pieces(all, with_boilerplate);
    struct strbuf body = {0}, escaped = {0}, script = {0};

    put_body(&body, all, n, form);
    if (form == TEXT || form == UNWRAPPED)
        strbuf_printf(out, "%s\n\n%s", title, body.p);
    else if (form == MARKDOWN)
        strbuf_printf(out, "# %s\n\n%s", title, body.p);
    else if (form == HTML || form == BOLD_HTML) {
        strbuf_printf(&script, "<main><h1>%s</h1>%s</main>", title, body.p);
        put_page(out, "", script.p);
    } else if (form == GRAPH) {
        strbuf_puts(&script, "<script type=\"application/ld+json\">");
        put_json(&script, body.p, true);
        strbuf_puts(&script, "</script>");
        put_page(out, script.p, "<div id=\"root\">Loading the page</div>");
    } else if (form == JOB_SCHEMA) {
        strbuf_printf(out,
                      "{\"title\": \"%s\", \"company\": \"Brightwater Payments\", \"location\": "
                      "{\"city\": \"Leeds\"}, \"description\": ",
                      title);
        strbuf_json(out, body.p);
        strbuf_puts(out, "}");
    } else {
        put_escaped(&escaped, body.p, form == JSON_LD ? 0 : form == ESCAPED ? 1 : 2);
        put_json(out, escaped.p, false);
    }
    strbuf_free(&body);
    strbuf_free(&escaped);
    strbuf_free(&script);
}

/* ---- what is compared --------------------------------------------------------------------------
 */

static void print_requirements(struct strbuf *b, const struct posting *p)
{
    for (size_t i = 0; i < p->requirements.n; i++) {
        const struct requirement *r = &p->requirements.at[i];

        strbuf_printf(b, "%d %s %s %s %d '%s' <%s>\n", r->weight, r->term, zone_name(r->zone),
                      modality_name(r->modality), r->years,
                      r->concept == CONCEPT_NONE ? r->stem : lexicon_concept(r->concept)->name,
                      r->quote);
    }
}

/* All readings but where they stand, which boilerplate shifts. */
static void print_posting(struct strbuf *b, const struct posting *p)
{
    print_requirements(b, p);
    for (size_t i = 0; i < p->requirements.n; i++)
        strbuf_printf(b, "%s %d group %zu, most %d\n", p->requirements.at[i].term,
                      p->requirements.at[i].specificity, p->requirements.at[i].group,
                      p->requirements.at[i].years_most);
    for (size_t i = 0; i < p->groups.n; i++)
        strbuf_printf(b, "group %s %d %d %d %s\n", group_kind_name(p->groups.at[i].kind),
                      p->groups.at[i].need, p->groups.at[i].open, p->groups.at[i].weight,
                      p->groups.at[i].said.quote);
    for (size_t i = 0; i < p->aside.n; i++)
        strbuf_printf(b, "%s %s\n", modality_name(p->aside.at[i].modality), p->aside.at[i].term);
    for (size_t i = 0; i < p->experience.n; i++)
        strbuf_printf(b, "%d years '%s'\n", p->experience.at[i].years, p->experience.at[i].term);
    for (size_t i = 0; i < p->degrees.n; i++)
        strbuf_printf(b, "%s in %s %d\n", degree_level_name(p->degrees.at[i].level),
                      p->degrees.at[i].field, p->degrees.at[i].equivalent);
    for (size_t i = 0; i < p->certificates.n; i++)
        strbuf_printf(b, "%s\n", lexicon_concept(p->certificates.at[i].concept)->name);
    for (size_t i = 0; i < p->languages.n; i++)
        strbuf_printf(b, "%s %s\n", lexicon_concept(p->languages.at[i].concept)->name,
                      language_level_name(p->languages.at[i].level));
    for (size_t i = 0; i < p->scale.n; i++)
        strbuf_printf(b, "%s %s %s\n", scale_name(p->scale.at[i].of), p->scale.at[i].unit,
                      p->scale.at[i].said.quote);
    for (int a = 0; a < AXIS_COUNT; a++)
        strbuf_printf(b, "%s %d, %zu cues\n", axis_name((enum axis)a), p->emphasis[a].weight,
                      p->emphasis[a].cues.n);
    for (size_t i = 0; i < p->industries.n; i++)
        strbuf_printf(b, "%s %d\n", lexicon_concept(p->industries.at[i].concept)->name,
                      p->industries.at[i].weight);
}

static struct posting *read_form(struct arena *a, struct diags *d, enum form form,
                                 bool with_boilerplate)
{
    struct strbuf b = {0};

    write_form(&b, form, with_boilerplate);
    char *bytes = strbuf_keep(&b, a);
    struct posting *p = posting_read(a, (struct str){bytes, b.n}, names[form], d);

    strbuf_free(&b);
    assert_non_null(p);
    return p;
}

static const struct requirement *find(const struct posting *p, const char *concept)
{
    for (size_t i = 0; i < p->requirements.n; i++)
        if (p->requirements.at[i].concept != CONCEPT_NONE &&
            strcmp(lexicon_concept(p->requirements.at[i].concept)->name, concept) == 0)
            return &p->requirements.at[i];
    return NULL;
}

static void the_sample_asks_what_it_says(void **state)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct posting *p = read_form(&a, &d, TEXT, false);
    const struct requirement *go = find(p, "Go"), *redis = find(p, "Redis"),
                             *python = find(p, "Python");
    int sum = 0;

    (void)state;
    assert_string_equal(p->title, "Senior Go Engineer");
    assert_string_equal(p->company, "Brightwater Payments");
    assert_string_equal(p->place, "Leeds");
    assert_int_equal(p->seniority, SENIORITY_SENIOR);
    assert_int_equal(p->years, 5);
    assert_non_null(go);
    assert_ptr_equal(go, p->requirements.at); /* the strongest */
    assert_int_equal(go->zone, ZONE_TITLE);
    assert_int_equal(go->years, 5);
    assert_non_null(redis);
    assert_int_equal(redis->modality, MODALITY_NICE);
    assert_int_equal(redis->zone, ZONE_MUST);
    assert_string_equal(redis->quote, "experience with Redis is a plus");
    assert_non_null(python);
    assert_int_equal(python->modality, MODALITY_NICE);
    assert_int_equal(python->zone, ZONE_NICE);
    assert_non_null(find(p, "Terraform"));
    assert_null(find(p, "Java")); /* waived */
    assert_int_equal(p->aside.n, 1);
    assert_int_equal(p->groups.n, 3); /* the last: physics, or something equivalent */
    assert_int_equal(p->groups.at[1].need, 2);
    assert_int_equal(p->degrees.n, 1);
    assert_int_equal(p->certificates.n, 1);
    assert_int_equal(p->languages.n, 2);
    assert_true(p->emphasis[AXIS_RELIABILITY].weight > 300);
    assert_true(p->scale.n >= 2);
    assert_true(p->industries.n > 0);
    for (size_t i = 0; i < p->requirements.n; i++) {
        const struct requirement *r = &p->requirements.at[i];

        sum += r->weight;
        assert_true(r->offset + strlen(r->term) <= p->text.n);
        assert_memory_equal(p->text.p + r->offset, r->term, strlen(r->term));
        if (i) {
            assert_true(r[-1].weight > r->weight ||
                        (r[-1].weight == r->weight && r[-1].offset < r->offset));
        }
    }
    assert_int_equal(sum, 1000);
    assert_int_equal(d.list.n, 0);
    arena_free(&a);
}

static void every_form_gives_the_same(void **state)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct strbuf first = {0}, other = {0};
    struct posting *text = read_form(&a, &d, TEXT, false);

    (void)state;
    print_posting(&first, text);
    assert_true(first.n > 200);
    for (int form = 1; form < FORMS; form++) {
        struct posting *p = read_form(&a, &d, form, false);

        strbuf_clear(&other);
        print_posting(&other, p);
        if (strcmp(first.p, other.p) != 0)
            print_message("%s differs\n", names[form]);
        assert_string_equal(first.p, other.p);
        assert_string_equal(text->title, p->title);
        assert_string_equal(text->company, p->company);
        assert_string_equal(text->place, p->place);
        assert_int_equal(text->years, p->years);
    }
    strbuf_free(&first);
    strbuf_free(&other);
    arena_free(&a);
}

static void boilerplate_changes_nothing(void **state)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct strbuf first = {0}, other = {0};

    (void)state;
    print_posting(&first, read_form(&a, &d, TEXT, false));
    for (int form = 0; form < FORMS; form++) {
        struct posting *p = read_form(&a, &d, form, true);

        strbuf_clear(&other);
        print_posting(&other, p);
        if (strcmp(first.p, other.p) != 0)
            print_message("%s differs\n", names[form]);
        assert_string_equal(first.p, other.p);
        assert_string_equal(p->title, "Senior Go Engineer");
        assert_string_equal(p->company, "Brightwater Payments");
    }
    strbuf_free(&first);
    strbuf_free(&other);
    arena_free(&a);
}

/* The posting twice in one file asks nothing more, and nothing else more strongly. */
static void saying_it_twice_changes_nothing(void **state)
{
    static const enum form doubled[] = {TEXT, UNWRAPPED, MARKDOWN};
    struct arena a = {0};
    struct diags d = {.arena = &a};

    (void)state;
    for (size_t i = 0; i < sizeof doubled / sizeof *doubled; i++) {
        struct strbuf once = {0}, twice = {0}, bytes = {0};

        print_posting(&once, read_form(&a, &d, doubled[i], true));
        write_form(&bytes, doubled[i], true);
        strbuf_puts(&bytes, "\n\n");
        write_form(&bytes, doubled[i], true);
        print_posting(&twice,
                           posting_read(&a, (struct str){bytes.p, bytes.n}, names[doubled[i]], &d));
        assert_string_equal(once.p, twice.p);
        strbuf_free(&once);
        strbuf_free(&twice);
        strbuf_free(&bytes);
    }
    arena_free(&a);
}

/* Not the name but the content tells the form. */
static void the_name_says_nothing(void **state)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct strbuf b = {0}, as_html = {0}, as_text = {0};

    (void)state;
    write_form(&b, HTML, false);
    print_posting(&as_html, posting_read(&a, (struct str){b.p, b.n}, "x.html", &d));
    print_posting(&as_text, posting_read(&a, (struct str){b.p, b.n}, "x.txt", &d));
    assert_string_equal(as_html.p, as_text.p);
    strbuf_free(&b);
    strbuf_free(&as_html);
    strbuf_free(&as_text);
    arena_free(&a);
}

static void one_line_is_cut_into_lines(void **state)
{
    static const char text[] =
        "Backend Developer at Tarn & Fell in Kendal. We are a software house of twelve people and "
        "build "
        "booking systems for mountain huts all over Europe, which thousands of hikers use each "
        "summer."
        "You will design services in Python and look after PostgreSQL.Requirements: three years of "
        "experience with Python; knowledge of Docker; good English. Nice to have: Kubernetes, "
        "Terraform "
        "or Rust. We offer 30 days annual leave, a pension and a bicycle. Apply with your CV until "
        "May.";
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct posting *p = posting_read(&a, STR(text), "one.txt", &d);

    (void)state;
    assert_non_null(p);
    assert_string_equal(p->company, "Tarn & Fell");
    assert_string_equal(p->title, "Backend Developer");
    assert_int_equal(p->years, 3);
    assert_non_null(strstr(p->text.p, "\nRequirements:\nthree years of experience with Python\n"));
    assert_non_null(
        strstr(p->text.p, "\nYou will design services in Python and look after PostgreSQL.\n"));
    assert_non_null(find(p, "Docker"));
    assert_int_equal(find(p, "Docker")->modality, MODALITY_MUST);
    assert_int_equal(find(p, "PostgreSQL")->zone, ZONE_RESPONSIBILITIES);
    assert_int_equal(find(p, "Terraform")->modality, MODALITY_NICE);
    assert_int_equal(find(p, "Python")->years, 3);
    assert_int_equal(p->zones.at[p->zones.n - 1].zone, ZONE_OTHER);
    arena_free(&a);
}

static void the_job_schema_is_read(void **state)
{
    static const char text[] = "{\"title\": \"Ward Nurse\", \"company\": \"Elmfield Hospital\", "
                               "\"type\": \"Full-time\", \"date\": "
                               "\"2026-03\", \"description\": \"You care for patients after "
                               "operations.\", \"location\": {\"city\": "
                               "\"York\", \"countryCode\": \"GB\"}, \"remote\": \"None\", "
                               "\"salary\": \"31000\", \"experience\": "
                               "\"Junior\", \"responsibilities\": [\"Plan wound care\", \"Hand "
                               "over to the night shift\"], "
                               "\"qualifications\": [\"2+ years of experience in nursing\"], "
                               "\"skills\": [{\"name\": \"Records\", "
                               "\"level\": \"Master\", \"keywords\": [\"SQL\", \"Python\"]}]}";
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct posting *p = posting_read(&a, STR(text), "job.json", &d);

    (void)state;
    assert_non_null(p);
    assert_string_equal(p->title, "Ward Nurse");
    assert_string_equal(p->company, "Elmfield Hospital");
    assert_string_equal(p->place, "York, GB");
    assert_int_equal(p->seniority, SENIORITY_JUNIOR);
    assert_int_equal(p->years, 2);
    assert_string_equal(
        p->text.p, "Ward Nurse\nYou care for patients after operations.\nResponsibilities\n"
                   "Plan wound care\nHand over to the night shift\nQualifications\n2+ years of "
                   "experience in nursing\nSkills\nRecords: SQL, Python\n");
    assert_non_null(find(p, "SQL"));
    assert_int_equal(find(p, "Python")->zone, ZONE_MUST);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sample_asks_what_it_says),
        cmocka_unit_test(every_form_gives_the_same),
        cmocka_unit_test(boilerplate_changes_nothing),
        cmocka_unit_test(saying_it_twice_changes_nothing),
        cmocka_unit_test(the_name_says_nothing),
        cmocka_unit_test(one_line_is_cut_into_lines),
        cmocka_unit_test(the_job_schema_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
