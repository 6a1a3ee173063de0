/* What a clause says beside terms: alternatives, refusals, years, degrees, languages, scale, terms of work,
 * emphasis. Each case is a line below "Requirements" and what a reader takes from it.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "posting/posting.h"

struct reading {
    const char *line, *says;
};

static struct posting *read_text(struct arena *a, const char *text)
{
    struct diags d = {.arena = a};
    struct posting *p = posting_read(a, str_of(text), "posting.txt", &d);

    assert_non_null(p);
    return p;
}

static void check(const struct reading *cases, size_t n,
                  void (*put)(struct strbuf *b, const struct posting *p))
{
    for (size_t i = 0; i < n; i++) {
        struct arena a = {0};
        struct strbuf b = {0};
        struct posting *p = read_text(
            &a, arena_printf(&a, "Specialist\n\nRequirements:\n- %s\n", cases[i].line));

        put(&b, p);
        if (strcmp(b.p ? b.p : "", cases[i].says) != 0)
            print_message("'%s'\n", cases[i].line);
        assert_string_equal(b.p ? b.p : "", cases[i].says);
        strbuf_free(&b);
        arena_free(&a);
    }
}

#define CHECK(cases, put) check(cases, sizeof(cases) / sizeof *(cases), put)

static const char *term_of(const struct posting *p, size_t r)
{
    return p->requirements.at[r].term;
}

/* "or 1 Go|Rust; such as 1 broker: Kafka|NATS ..." with "..." for an open group */
static void put_groups(struct strbuf *b, const struct posting *p)
{
    for (size_t i = 0; i < p->groups.n; i++) {
        const struct requirement_group *g = &p->groups.at[i];
        const char *joint = " ";

        strbuf_printf(b, "%s%s%s %d", i ? "; " : "", g->modality == MODALITY_NICE ? "nice " : "",
                      group_kind_name(g->kind), g->need);
        if (g->head)
            strbuf_printf(b, " %s:", term_of(p, g->head - 1));
        for (size_t k = 0; k < g->members; k++)
            if (g->member[k] + 1 != g->head) {
                strbuf_printf(b, "%s%s", joint, term_of(p, g->member[k]));
                joint = "|";
            }
        strbuf_puts(b, g->open ? " ..." : "");
    }
}

static void alternatives_are_groups(void **state)
{
    static const struct reading cases[] = {
        {"Experience with Go or Rust", "or 1 Go|Rust"},
        {"Python, Java or Kotlin, and Docker", "or 1 Python|Java|Kotlin"},
        {"Python, Docker and Java", ""},
        {"AWS/GCP/Azure", "or 1 AWS|GCP|Azure"},
        {"CI/CD", ""},
        {"Kubernetes and/or Docker Swarm", "or 1 Kubernetes|Docker Swarm"},
        {"Kafka, RabbitMQ or similar", "or 1 Kafka|RabbitMQ ..."},
        {"Terraform or equivalent", "or 1 Terraform ..."},
        {"Kafka or similar, Docker, Linux", "or 1 Kafka ..."},
        {"A relational database such as PostgreSQL or MySQL",
         "such as 1 relational database: PostgreSQL|MySQL"},
        {"Relational databases (PostgreSQL, MySQL)",
         "such as 1 Relational databases: PostgreSQL|MySQL"},
        {"AWS (Lambda, S3 and DynamoDB)", ""},
        {"Python frameworks such as Django or Flask", "such as 1 Django|Flask"},
        {"One modern language (Go, Java, Rust, ...)", "such as 1 Go|Java|Rust ..."},
        {"At least two of Python, Go and Rust", "or 2 Python|Go|Rust"},
        {"One or more of the following: Kafka, RabbitMQ, NATS", "or 1 Kafka|RabbitMQ|NATS"},
        {"Xero, Sage 50 or a comparable accounting package", "or 1 Xero|Sage 50 ..."},
        {"One of: HACCP, BRCGS auditor, ISO 22000", "or 1 HACCP|BRCGS|ISO 22000"},
        {"Trades (e.g. spindle moulding, Python)", "such as 1 spindle moulding|Python"},
        {"Proficient in one of: Python, cribbage", "or 1 Python|cribbage"},
        {"Experience of Python, cribbage or backgammon", "or 1 Python|cribbage|backgammon"},
        {"You build one of our Python and Go services", ""},
        {"C or C++, and either Python or Bash", "or 1 C|C++; or 1 Python|Bash"},
        {"React or Vue preferred", "nice or 1 React|Vue"},
        {"Docker (or Podman) and Kubernetes", "or 1 Docker|Podman"},
        {"Infrastructure as code, Pulumi or Terraform",
         "such as 1 Infrastructure as code: Pulumi|Terraform"},
    };

    (void)state;
    CHECK(cases, put_groups);
}

static void a_list_may_be_announced(void **state)
{
    struct arena a = {0};
    struct strbuf b = {0};

    (void)state;
    put_groups(&b, read_text(&a, "Developer\n\nRequirements:\n- Docker\n\n"
                                 "Experience with at least two of the following:\n- Python\n- Go\n"
                                 "- Rust\n"));
    assert_string_equal(b.p, "or 2 Python|Go|Rust");
    strbuf_free(&b);
    arena_free(&a);
}

/* What is asked by itself elsewhere is no alternative, and the rest of the group is a wish. */
static void what_is_asked_alone_leaves_its_group(void **state)
{
    struct arena a = {0};
    struct posting *p =
        read_text(&a, "Developer\n\nRequirements:\n- Strong Java\n- Java or Kotlin\n");

    (void)state;
    assert_int_equal(p->groups.n, 0);
    assert_int_equal(p->requirements.n, 2);
    assert_string_equal(term_of(p, 0), "Java");
    assert_int_equal(p->requirements.at[0].modality, MODALITY_MUST);
    assert_int_equal(p->requirements.at[1].modality, MODALITY_NICE);
    arena_free(&a);
}

/* A group weighs what one of its kind would, and is credited by its best members. */
static void a_group_counts_once(void **state)
{
    static const int none[] = {0, 0, 0, 0}, two[] = {0, 800, 1000, 0};
    struct arena a = {0};
    struct posting *p = read_text(&a, "Developer\n\nRequirements:\n- Kotlin\n- Go, Rust or Scala\n");
    struct posting *q =
        read_text(&a, "Developer\n\nRequirements:\n- Docker\n- Two of Go, Rust and Scala\n");
    int sum = 0, led = 0;

    (void)state;
    assert_int_equal(p->requirements.n, 4);
    assert_int_equal(p->groups.n, 1);
    assert_int_equal(p->groups.at[0].members, 3);
    for (size_t r = 0; r < p->requirements.n; r++) {
        sum += p->requirements.at[r].weight;
        led += leads_group(p, r) ? group_weight(p, r) : 0;
    }
    assert_int_equal(sum, 1000);
    assert_int_equal(led, 1000);
    assert_in_range(p->groups.at[0].weight, 450, 600);
    assert_int_equal(group_credit(p, p->groups.at[0].member[0], none), 0);
    assert_int_equal(group_credit(p, p->groups.at[0].member[0], two), 1000);
    assert_int_equal(q->groups.at[0].need, 2);
    assert_int_equal(group_credit(q, q->groups.at[0].member[2], two), 900);
    arena_free(&a);
}

static void put_aside(struct strbuf *b, const struct posting *p)
{
    for (size_t i = 0; i < p->aside.n; i++)
        strbuf_printf(b, "%s%s %s", i ? "; " : "", modality_name(p->aside.at[i].modality),
                      p->aside.at[i].term);
}

static void refusals_are_set_aside(void **state)
{
    static const struct reading cases[] = {
        {"No degree required", "waived degree"},
        {"Docker; Java is not required", "waived Java"},
        {"Knowledge of Angular is not necessary", "waived Angular"},
        {"Neither Java nor Scala is required", "waived Java; waived Scala"},
        {"You need not have worked with Elixir", "waived Elixir"},
        {"Python is mandatory, Java is not", "waived Java"},
        {"We don't use Kubernetes", "negative Kubernetes"},
        {"We moved away from MongoDB and use PostgreSQL now", "negative MongoDB"},
        {"This is not a fit if you want to write PHP", "negative PHP"},
        {"If you want to write PHP all day, this isn't the place for you", "negative PHP"},
        {"Not only Java but Python", ""},
        {"Terraform is helpful but not required", ""},
        {"No prior knowledge of beekeeping needed", "waived beekeeping"},
    };

    (void)state;
    CHECK(cases, put_aside);
}

static void put_experience(struct strbuf *b, const struct posting *p)
{
    for (size_t i = 0; i < p->experience.n; i++) {
        const struct experience *e = &p->experience.at[i];

        strbuf_printf(b, "%s%d", i ? "; " : "", e->years);
        if (e->most)
            strbuf_printf(b, "-%d", e->most);
        strbuf_printf(b, "%s%s", *e->term ? " " : "", e->term);
    }
}

static void years_have_a_range_and_a_subject(void **state)
{
    static const struct reading cases[] = {
        {"5+ years of Python or Java, and Docker", "5 Python; 5 Java"},
        {"3-5 years of professional experience and strong knowledge of SQL", "3-5"},
        {"Between 4 and 6 years of Android", "4-6 Android"},
        {"Java (5 years), Python (2 years)", "5 Java; 2 Python"},
        {"Cobol skills wanted: five years minimum", "5 Cobol"},
        {"You have 4 years of experience, at least 2 in Go", "4; 2 Go"},
        {"A minimum of 18 months working with Salesforce", "2 Salesforce"},
        {"Two years of Terraform, plus a year of Ansible", "2 Terraform; 1 Ansible"},
        {"Several years (4+) with Linux", "4 Linux"},
        {"Fixed-term, 6 months; you are over 18 years old", ""},
        {"The contract is for 18 months in the first instance, SQL", ""},
        {"You have lived here for five years", ""},
        {"25 days a year of leave", ""},
        {"0-2 years of experience with SQL", ""},
        {"Min. 3 yrs. of Java and SQL", "3 Java; 3 SQL"},
        {"Java - 4 years, SQL - 2 years", "4 Java; 2 SQL"},
        {"SQL (min. 2 yrs)", "2 SQL"},
        {"A year or more of SQL", "1 SQL"},
        {"A year\xE2\x80\x99s experience of SQL", "1 SQL"},
        {"At least a decade in Java", "10 Java"},
        {"A couple of years of Java", "2 Java"},
        {"Years of experience required: 4-6 (Java)", "4-6 Java"},
        {"You have used Java for at least three years", "3 Java"},
        {"Experience using SQL for at least 12 months", "1 SQL"},
        {"The bonus vests after two years of service", ""},
        {"We have used Java for three years", ""},
        {"10 years of Java, 4+ in SQL", "10 Java; 4 SQL"},
        {"Java (3y), 5+yrs in SQL", "3 Java; 5 SQL"},
        {"Five years\xE2\x80\x99 dental nursing", "5 dental nursing"},
        {"Min. 4 years structural engineering", "4 structural engineering"},
        {"1-3 years within payroll", "1-3 payroll"},
        {"Two years\xE2\x80\x99 notice; 2 year visa; SQL", ""},
        {"Four years as a sous chef", "4 sous chef"},
        {"Four years as a sous chef or head chef", "4"},
        {"Four years of tools such as Terraform or Ansible", "4 Terraform; 4 Ansible"},
    };

    (void)state;
    CHECK(cases, put_experience);
}

static void put_papers(struct strbuf *b, const struct posting *p)
{
    const char *joint = "";

    for (size_t i = 0; i < p->degrees.n; i++, joint = "; ")
        strbuf_printf(b, "%s%s%s%s%s", joint, degree_level_name(p->degrees.at[i].level),
                      *p->degrees.at[i].field ? " " : "", p->degrees.at[i].field,
                      p->degrees.at[i].equivalent ? " ..." : "");
    for (size_t i = 0; i < p->certificates.n; i++, joint = "; ")
        strbuf_printf(b, "%s%s", joint, lexicon_concept(p->certificates.at[i].concept)->name);
    for (size_t i = 0; i < p->languages.n; i++, joint = "; ")
        strbuf_printf(b, "%s%s %s", joint, lexicon_concept(p->languages.at[i].concept)->name,
                      language_level_name(p->languages.at[i].level));
}

static void degrees_certificates_and_languages(void **state)
{
    static const struct reading cases[] = {
        {"Bachelor's degree in Computer Science or equivalent experience",
         "bachelor Computer Science ..."},
        {"BS/MS in Physics", "bachelor Physics"},
        {"PhD in Statistics", "doctorate Statistics"},
        {"Degree or five years of experience", "any ..."},
        {"High school diploma or GED", "school"},
        {"MS Office and a high degree of autonomy", ""},
        {"AWS Certified Solutions Architect", "AWS Solutions Architect"},
        {"Fluent English (C1) and basic German", "English fluent; German basic"},
        {"German at B2 level", "German working"},
        {"Knowledge of the German market", ""},
    };

    (void)state;
    CHECK(cases, put_papers);
}

static void put_scale(struct strbuf *b, const struct posting *p)
{
    for (size_t i = 0; i < p->scale.n; i++) {
        strbuf_printf(b, "%s%s ", i ? "; " : "", scale_name(p->scale.at[i].of));
        strbuf_number(b, (double)p->scale.at[i].number, 0);
        strbuf_printf(b, " %s", p->scale.at[i].unit);
    }
}

static void scale_has_number_and_unit(void **state)
{
    static const struct reading cases[] = {
        {"You serve 40 million users with 3,000 requests a second",
         "users 40000000 users; requests 3000 requests a second"},
        {"A team of six engineers in a company of 250 people",
         "team 6 engineers; company 250 people"},
        {"A 12-person team with 2.5 TB of data", "team 12 person; data 2 TB"},
        {"Millions of customers", "users 1000000 customers"},
        {"3 years of Python, 99.95% uptime", ""},
    };

    (void)state;
    CHECK(cases, put_scale);
}

static void terms_of_work(void **state)
{
    static const struct {
        const char *text;
        enum workplace workplace;
        enum employment employment;
    } cases[] = {
        {"Nurse\n\nLocation: Remote\nEmployment type: Part-time\n\nYou care.", WORKPLACE_REMOTE,
         EMPLOYMENT_PART_TIME},
        {"Nurse\n\nHybrid working, two days in the office. A full-time role.", WORKPLACE_HYBRID,
         EMPLOYMENT_FULL_TIME},
        {"Nurse\n\nYou lead a remote team. This is not a remote role.", WORKPLACE_ONSITE,
         EMPLOYMENT_UNSAID},
        {"Tester\n\nYou write contract tests for a hybrid cloud.", WORKPLACE_UNSAID,
         EMPLOYMENT_UNSAID},
        {"{\"@type\": \"JobPosting\", \"title\": \"Nurse\", \"jobLocationType\": \"TELECOMMUTE\", "
         "\"employmentType\": [\"CONTRACTOR\"], \"description\": \"You care.\"}",
         WORKPLACE_REMOTE, EMPLOYMENT_CONTRACT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct posting *p = read_text(&a, cases[i].text);

        assert_string_equal(workplace_name(p->workplace), workplace_name(cases[i].workplace));
        assert_string_equal(employment_name(p->employment), employment_name(cases[i].employment));
        arena_free(&a);
    }
}

static void emphasis_rests_on_words(void **state)
{
    struct arena a = {0};
    struct posting *p = read_text(
        &a, "Engineer\n\nWhat you will do:\n"
            "- Share the pager and write a post-mortem for each incident\n"
            "- Keep our SLOs, test failover and plan disaster recovery\n"
            "- Talk with the bank whose payments we carry\n");
    struct posting *cake = read_text(&a, "Lemon cake\n\nBeat the butter with sugar.\n");
    int sum = 0;

    (void)state;
    for (int x = 0; x < AXIS_COUNT; x++) {
        sum += p->emphasis[x].weight;
        assert_int_equal(cake->emphasis[x].weight, 0);
        for (size_t i = 0; i < p->emphasis[x].cues.n; i++) {
            const struct citation *c = &p->emphasis[x].cues.at[i];

            assert_true(c->start < c->end && c->end <= p->text.n);
            assert_non_null(strstr(c->quote, arena_strndup(&a, p->text.p + c->start,
                                                           c->end - c->start)));
        }
    }
    assert_int_equal(sum, 1000);
    assert_int_equal(p->emphasis[AXIS_RELIABILITY].weight, 1000);
    assert_true(p->industries.n > 0);
    arena_free(&a);
}

static void what_tells_more_weighs_more(void **state)
{
    struct arena a = {0};
    struct posting *p = read_text(&a, "Engineer\n\nRequirements:\n- REST and gRPC\n");

    (void)state;
    assert_int_equal(p->requirements.n, 2);
    assert_string_equal(term_of(p, 0), "gRPC");
    assert_true(p->requirements.at[0].specificity > p->requirements.at[1].specificity);
    assert_true(p->requirements.at[0].weight > p->requirements.at[1].weight);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alternatives_are_groups),
        cmocka_unit_test(a_list_may_be_announced),
        cmocka_unit_test(what_is_asked_alone_leaves_its_group),
        cmocka_unit_test(a_group_counts_once),
        cmocka_unit_test(refusals_are_set_aside),
        cmocka_unit_test(years_have_a_range_and_a_subject),
        cmocka_unit_test(degrees_certificates_and_languages),
        cmocka_unit_test(scale_has_number_and_unit),
        cmocka_unit_test(terms_of_work),
        cmocka_unit_test(emphasis_rests_on_words),
        cmocka_unit_test(what_tells_more_weighs_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
