/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/file.h"
#include "lexicon/lexicon.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- helpers ------------------------------------------------------------------------------- */

static const char *name_of(concept_id id)
{
    return id == CONCEPT_NONE ? "(none)" : lexicon_concept(id)->name;
}

static concept_id find(const char *name)
{
    concept_id id = lexicon_find(str_of(name));

    if (id == CONCEPT_NONE)
        fail_msg("no concept '%s'", name);
    return id;
}

static bool matches(const char *text, enum match_context context, const char *name)
{
    struct arena a = {0};
    struct concept_matches out = {0};
    concept_id wanted = find(name);
    bool found = false;

    lexicon_match(&a, str_of(text), context, &out);
    for (size_t i = 0; i < out.list.n; i++)
        found |= out.list.at[i].concept == wanted;
    arena_free(&a);
    return found;
}

/* Names of all matches, comma-separated, in the caller's arena. */
static const char *all_matches(struct arena *a, const char *text, enum match_context context)
{
    struct concept_matches out = {0};
    const char *names = "";

    lexicon_match(a, str_of(text), context, &out);
    for (size_t i = 0; i < out.list.n; i++)
        names = arena_printf(a, "%s%s%s", names, i ? ", " : "", name_of(out.list.at[i].concept));
    return names;
}

/* ---- tokens -------------------------------------------------------------------------------- */

static void tokens_keep_what_belongs_together(void **state)
{
    /* tokens separated by a blank, each followed by its kind: w, n or p */
    static const struct {
        const char *text, *tokens;
    } cases[] = {
        {"C++, C# and F#.", "C++w ,p C#w andw F#w .p"},
        {"on .NET 6 with ASP.NET", "onw .NETw 6n withw ASP.NETw"},
        {"Node.js/Express", "Node.jsw /p Expressw"},
        {"CI/CD and TCP/IP", "CI/CDw andw TCP/IPw"},
        {"and/or", "andw /p orw"},
        {"p99 < 150 ms", "p99w <p 150n msw"},
        {"340ms", "340msn"},
        {"\xC2\xA3""4M/month to $1.2bn", "\xC2\xA3""4M/monthn tow $1.2bnn"},
        {"2M+ requests, 99.95% up", "2M+n requestsw ,p 99.95%n upw"},
        {"from 3% to 0.2%.", "fromw 3%n tow 0.2%n .p"},
        {"1,250,000 users in 24/7", "1,250,000n usersw inw 24/7n"},
        {"5-7 years, -3 and +12%", "5n -p 7n yearsw ,p -3n andw +12%n"},
        {"k8s, 2FA and 3D", "k8sw ,p 2FAw andw 3Dw"},
        {"jo@example.org, https://example.org/a?b=1.",
         "jo@example.orgw ,p https://example.org/a?b=1w .p"},
        {"see example.com/team today", "seew example.com/teamw todayw"},
        {"end.Next one", "endw .p Nextw onew"},
        {"don't use R&D-only real-time", "don'tw usew R&D-onlyw real-timew"},
        {"caf\xC3\xA9 na\xC3\xAFve", "caf\xC3\xA9w na\xC3\xAFvew"},
        {"", ""},
        {" \n\t ", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct tokens t = {0};
        struct str text = str_of(cases[i].text);
        const char *seen = "";

        lexicon_tokenize(&a, text, &t);
        for (size_t k = 0; k < t.list.n; k++)
            seen = arena_printf(&a, "%s%s%.*s%c", seen, k ? " " : "",
                                (int)(t.list.at[k].end - t.list.at[k].start),
                                text.p + t.list.at[k].start, "wnp"[t.list.at[k].kind]);
        assert_string_equal(seen, cases[i].tokens);
        arena_free(&a);
    }
}

static void tokens_cover_broken_bytes(void **state)
{
    static const char bytes[] = "a\xFF\xC3(\xE2\x82 Go\0\x80z";
    struct arena a = {0};
    struct tokens t = {0};
    struct concept_matches m = {0};
    uint32_t last = 0;

    (void)state;
    lexicon_tokenize(&a, (struct str){bytes, sizeof bytes - 1}, &t);
    for (size_t i = 0; i < t.list.n; i++) {
        assert_true(t.list.at[i].start >= last && t.list.at[i].end > t.list.at[i].start);
        last = t.list.at[i].end;
    }
    assert_true(last == sizeof bytes - 1);
    lexicon_match(&a, (struct str){bytes, sizeof bytes - 1}, MATCH_SKILLS, &m);
    arena_free(&a);
}

/* ---- the tables ---------------------------------------------------------------------------- */

static void table_is_broad(void **state)
{
    size_t kinds[CONCEPT_GENERIC + 1] = {0};

    (void)state;
    assert_true(lexicon_size() >= 1200 && lexicon_size() < CONCEPT_NONE);
    for (size_t i = 0; i < lexicon_size(); i++)
        kinds[lexicon_concept((concept_id)i)->kind]++;
    for (size_t k = 0; k <= CONCEPT_GENERIC; k++)
        assert_true(kinds[k] >= 10);
    assert_null(lexicon_concept(CONCEPT_NONE));
}

static void every_spelling_finds_its_concept_and_no_other(void **state)
{
    (void)state;
    for (size_t i = 0; i < lexicon_size(); i++) {
        const struct concept *c = lexicon_concept((concept_id)i);
        const char *const *const lists[] = {c->aliases, c->expansions, c->forms};

        assert_string_equal(c->name, c->aliases[0]);
        for (size_t k = 0; k < 3; k++)
            for (const char *const *s = lists[k]; *s; s++)
                if (lexicon_find(str_of(*s)) != (concept_id)i)
                    fail_msg("'%s' of '%s' finds '%s'", *s, c->name,
                             name_of(lexicon_find(str_of(*s))));
    }
}

static void every_concept_has_a_sentence(void **state)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct str file;
    bool *told = arena_array(&a, lexicon_size(), sizeof *told);

    (void)state;
    assert_true(file_read(&a, "tests/unit/lexicon_sentences.tsv", 1 << 20, &file, &d));
    for (const char *line = file.p, *end; (end = strchr(line, '\n')); line = end + 1) {
        const char *tab = memchr(line, '\t', (size_t)(end - line));

        if (*line == '#')
            continue;
        assert_non_null(tab);
        const char *name = arena_strndup(&a, line, (size_t)(tab - line));
        const char *sentence = arena_strndup(&a, tab + 1, (size_t)(end - tab - 1));

        if (!matches(sentence, MATCH_PROSE, name))
            fail_msg("no '%s' in: %s", name, sentence);
        told[find(name)] = true;
    }
    for (size_t i = 0; i < lexicon_size(); i++)
        if (!told[i])
            fail_msg("'%s' has no sentence", lexicon_concept((concept_id)i)->name);
    arena_free(&a);
}

/* Words of advertisements that a name hides in. */
static void ordinary_prose_names_nothing(void **state)
{
    static const struct {
        const char *text, *not;
    } cases[] = {
        {"Pay is CAD 85,000 to 110,000", "CAD"},
        {"Unreal Blueprints exposed to designers", "CAD"},
        {"Cisco MDS zoning and storage arrays", "building regulations"},
        {"Synopsys CDC and lint checks of the netlist", "change data capture"},
        {"SAP variant configuration with IPC", "infection control"},
        {"your local Clinical Commissioning Group", "construction management"},
        {"closing books, flagging risk", "closing"},
        {"Check out our recruiting tips", "payments"},
        {"Create custom landing pages", "freight forwarding"},
        {"A brand new opportunity", "brand strategy"},
        {"subject to an enhanced DBS disclosure", "database"},
        {"Document code at a level that provides a standard", "high school diploma"},
        {"U.S. Department of Education (ED)", "emergency department"},
        {"medical, dental and vision", "dentistry"},
        {"veteran or military status", "defence sector"},
        {"generous maternity leave", "maternity"},
        {"lead our acquisition engine", "mergers and acquisitions"},
        {"energetic and service-oriented colleagues", "microservices"},
        {"eligible to work without sponsorship", "event management"},
        {"case management of agreed individuals", "paralegal work"},
        {"care for women in the early stages of pregnancy", "startup"},
        {"Fermentation scale-up", "startup"},
        {"a wholly owned subsidiary", "ownership"},
        {"the partnership grows over time", "availability"},
        {"weekly metrics reporting for the project", "journalism"},
        {"position requirements are not all inclusive", "cultural awareness"},
        {"Curricula vitae will not be considered", "curriculum development"},
        {"Master Outsourcing Agreements", "master's degree"},
        {"Controlling changes to legislation", "internal controls"},
        {"the yearly ISO 27001 surveillance audit", "security services"},
        {"a 16 bedded emergency admissions ward", "student support"},
        {"11,000 bare-metal machines", "embedded systems"},
        {"in addition to a separate concurrent survey", "concurrency"},
        {"work with Account Executives", "stakeholder management"},
        {"make it infrastructure for everyone", "information technology"},
        {"building high performance teams", "performance optimisation"},
        {"We are looking to recruit two nurses", "recruitment"},
        {"a Consultant Psychiatrist on the ward", "consulting"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (matches(cases[i].text, MATCH_PROSE, cases[i].not))
            fail_msg("'%s' in: %s", cases[i].not, cases[i].text);
}

/* What is printed for something else must be the same thing: the traps of alias tables. */
static void respelling_never_crosses_what_differs(void **state)
{
    static const char *const apart[][2] = {
        {"SQL", "PostgreSQL"},       {"SQL", "MySQL"},         {"Git", "GitHub"},
        {"Docker", "containerisation"}, {"JavaScript", "Node.js"}, {"C", "C++"},
        {"Java EE", "Spring"},       {"AWS", "Amazon EC2"},    {"Kubernetes", "Docker"},
        {"Angular", "AngularJS"},    {"Java", "JavaScript"},   {"React", "React Native"},
        {"Spring", "Spring Boot"},   {"Kubernetes", "Amazon EKS"}, {"REST", "API"},
        {"Redis", "Memcached"},      {"HL7", "FHIR"},          {"SEO", "SEM"},
        {"CSS", "Sass"},             {"unit testing", "TDD"},  {"SOC 2", "ISO 27001"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        assert_int_not_equal(find(apart[i][0]), find(apart[i][1]));
    for (size_t i = 0; i < lexicon_size(); i++) {
        const struct concept *c = lexicon_concept((concept_id)i);

        for (const char *const *s = c->aliases; *s; s++)
            for (const concept_id *p = c->parents; *p != CONCEPT_NONE; p++)
                assert_int_not_equal(lexicon_find(str_of(*s)), *p);
    }
}

static void same_thing_is_found_by_every_spelling(void **state)
{
    static const char *const same[][2] = {
        {"Postgres", "PostgreSQL"},  {"NodeJS", "Node.js"},   {"node js", "Node.js"},
        {"Node", "Node.js"},         {"K8s", "Kubernetes"},   {"Golang", "Go"},
        {"micro-services", "microservices"}, {"front end development", "front-end development"},
        {"CI / CD", "CI/CD"},        {"GCP", "Google Cloud Platform"}, {"Vue", "Vue.js"},
        {"pub/sub", "Google Pub/Sub"}, {"query optimization", "query optimisation"},
        {"search engine optimization", "SEO"}, {"behavior-driven development", "BDD"},
        {"pediatrics", "paediatrics"}, {"training & development", "learning and development"},
        {"Kafka", "Apache Kafka"},   {"RESTful API", "REST API"}, {"mentorship", "mentoring"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_int_equal(find(same[i][0]), find(same[i][1]));
    assert_int_equal(lexicon_find(STR("nothing of the kind")), CONCEPT_NONE);
    assert_int_equal(lexicon_find(STR("")), CONCEPT_NONE);
    assert_int_equal(lexicon_find(STR("PostgreSQL tuning guru")), CONCEPT_NONE);
    assert_int_equal(lexicon_find(STR("go to market")), CONCEPT_NONE);
}

static void relations_hold(void **state)
{
    static const struct {
        const char *a, *b;
        bool is_a, siblings;
    } cases[] = {
        {"PostgreSQL", "relational database", true, false},
        {"PostgreSQL", "database", true, false},
        {"relational database", "PostgreSQL", false, false},
        {"PostgreSQL", "MySQL", false, true},
        {"Amazon EKS", "Kubernetes", true, false},
        {"Amazon EKS", "AWS", true, false},
        {"Amazon EKS", "Amazon ECS", false, true},
        {"Datadog", "observability", true, false},
        {"Datadog", "Grafana", false, true},
        {"Redis", "in-memory store", true, false},
        {"Redis", "Memcached", false, true},
        {"Spring Boot", "Spring", true, false},
        {"GitHub Actions", "CI/CD", true, false},
        {"React Native", "React", false, false},
        {"Git", "GitHub", false, true},
        {"RabbitMQ", "Apache Kafka", false, true},
        {"FHIR", "HL7", true, false},
        {"HubSpot", "CRM", true, false},
        {"PCI DSS", "regulatory compliance", true, false},
        {"Scrum", "agile", true, false},
        {"Go", "Go", true, false},
        {"Go", "Redis", false, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        concept_id a = find(cases[i].a), b = find(cases[i].b);

        if (lexicon_is_a(a, b) != cases[i].is_a || lexicon_siblings(a, b) != cases[i].siblings)
            fail_msg("'%s' and '%s'", cases[i].a, cases[i].b);
        assert_int_equal(lexicon_siblings(a, b), lexicon_siblings(b, a));
    }
    assert_false(lexicon_is_a(CONCEPT_NONE, find("Go")));
    assert_false(lexicon_siblings(find("Go"), CONCEPT_NONE));
    assert_int_equal(lexicon_concept(find("Django"))->implies[0], find("Python"));
}

/* ---- matching ------------------------------------------------------------------------------ */

static void longest_form_wins(void **state)
{
    static const struct {
        const char *text, *matches;
    } cases[] = {
        {"Built it with Spring Boot and JavaScript.", "Spring Boot, JavaScript"},
        {"React Native for the app, React for the web", "React Native, React"},
        {"Java/Spring services", "Java, Spring"},
        {"C/C++ and Objective-C", "C, C++, Objective-C"},
        {"Python3, C++17, HTML5", "Python, C++, HTML"},
        {"Kafka-based pipelines on PostgreSQL-backed stores", "Apache Kafka, PostgreSQL"},
        {"GitHub Actions, GitLab CI and Git", "GitHub Actions, GitLab CI, Git"},
        {"main.go, package.json and https://golang.org/rust", ""},
        {"Wrote to jo@python.org", ""},
        {"my_python_var and XKafka", ""},
        {"event\xE2\x80\x91" "driven architecture", "event-driven architecture"},
        {"Na\xC3\xAFve PYTHON or \xEF\xBC\xA3\xEF\xBC\x8B\xEF\xBC\x8B", "Python"},
        {"Postgre SQL and any point of Anypoint", "PostgreSQL, MuleSoft"},
        {"SQL Server. Server rooms. Go-live.", "SQL Server"},
        {"net income, .net, a Net score and (.NET)", ".NET, .NET"},
        {"trained in design, Java Script, check out", "JavaScript"},
        {"accounts ready for audit or review", "audit"},
        {"trained in patient education", "patient education"},
        {"Back end in micro services", "backend development, microservices"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};

        assert_string_equal(all_matches(&a, cases[i].text, MATCH_PROSE), cases[i].matches);
        arena_free(&a);
    }
}

static void spelling_class_says_what_may_be_printed(void **state)
{
    static const struct {
        const char *text, *alias;
        enum spelling spelling;
    } cases[] = {
        {"Tuned Postgres", "Postgres", SPELLING_EXACT},
        {"Knows search engine optimization", "search engine optimisation", SPELLING_EXPANSION},
        {"Designed RESTful APIs", "RESTful API", SPELLING_FORM}, /* plural */
        {"Mentored two juniors", "mentor", SPELLING_FORM},
        {"micro-services", "microservices", SPELLING_EXACT},
        {"one microservice", "microservices", SPELLING_FORM}, /* singular */
        {"design of data-models", "data model", SPELLING_FORM},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct concept_matches m = {0};

        lexicon_match(&a, str_of(cases[i].text), MATCH_PROSE, &m);
        assert_int_equal(m.list.n, 1);
        assert_string_equal(m.list.at[0].alias, cases[i].alias);
        assert_int_equal(m.list.at[0].spelling, cases[i].spelling);
        arena_free(&a);
    }
}

static void match_gives_the_bytes(void **state)
{
    struct arena a = {0};
    struct concept_matches m = {0};
    const char *text = "\xE2\x80\xA2 Moved to Node JS, then K8s";

    (void)state;
    lexicon_match(&a, str_of(text), MATCH_PROSE, &m);
    assert_int_equal(m.list.n, 2);
    assert_memory_equal(text + m.list.at[0].start, "Node JS", 7);
    assert_int_equal(m.list.at[0].end - m.list.at[0].start, 7);
    assert_memory_equal(text + m.list.at[1].start, "K8s", 3);
    assert_true(m.list.at[0].end <= m.list.at[1].start);
    arena_free(&a);
}

static void ambiguous_words_need_evidence(void **state)
{
    static const struct {
        const char *text, *concept;
        bool found;
    } cases[] = {
        /* Go */
        {"Wrote services in Go.", "Go", true},
        {"Go developer with five years in production", "Go", true},
        {"Built Go microservices for settlement", "Go", true},
        {"Python, Go and Terraform", "Go", true},
        {"python, go, terraform", "Go", true},
        {"Golang since 2019; our Go is idiomatic", "Go", true},
        {"Moved the ledger from Python to Go", "Go", true},
        {"A Go-based gateway", "Go", true},
        {"Strong Go skills", "Go", true},
        {"Go to market strategy with sales", "Go", false},
        {"Led the Go-live of the shop", "Go", false},
        {"Go above and beyond for patients", "Go", false},
        {"You will go far with Python", "Go", false},
        {"Go the extra mile", "Go", false},
        {"Ready, set, go", "Go", false},
        {"Know where to go and when", "Go", false},
        /* C and R */
        {"Firmware in C for an ARM board", "C", true},
        {"C, C++ and Rust", "C", true},
        {"Statistical models in R and SQL", "R", true},
        {"Used R for regression", "R", true},
        {"Vitamin C deficiency", "C", false},
        {"Series C funding with Python people", "C", false},
        {"Spoke to C-level clients", "C", false},
        {"A USB-C cable", "C", false},
        {"Hepatitis C screening", "C", false},
        {"R&D budget", "R", false},
        {"Grade C in maths", "C", false},
        /* Spring, Swift, Rust, Express, Flask */
        {"Java and Spring", "Spring", true},
        {"Spring Boot first, plain Spring later", "Spring", true},
        {"Migrated Spring applications", "Spring", true},
        {"Graduated in Spring 2021", "Spring", false},
        {"Spring cleaning of the ward", "Spring", false},
        {"this spring we launch", "Spring", false},
        {"iOS apps in Swift", "Swift", true},
        {"A swift answer to every mail", "Swift", false},
        {"Swift resolution of complaints", "Swift", false},
        {"Tooling in Rust and Go", "Rust", true},
        {"Removed rust from the hull", "Rust", false},
        {"Node.js with Express", "Express.js", true},
        {"Express your interest by mail", "Express.js", false},
        {"APIs in Flask and Django", "Flask", true},
        {"Filled the flask with water", "Flask", false},
        /* exact case only */
        {"REST and SOAP interfaces", "REST", true},
        {"The rest of the team", "REST", false},
        {"Rest assured", "REST", false},
        {"Washed with soap", "SOAP", false},
        {"React to alarms at night", "React", false},
        {"Dashboards in React to show orders", "React", true},
        {"React and Redux", "React", true},
        {"Ran Lambda behind an API", "AWS Lambda", true},
        {"a lambda expression", "AWS Lambda", false},
        {"ALS and BLS certified nurse", "ALS", true},
        {"Experience with Slack and Notion", "Notion", true},
        {"the notion of time", "Notion", false},
        /* tools that are words */
        {"Deployed with Helm and Terraform", "Helm", true},
        {"At the helm of a team", "Helm", false},
        {"Reports in Excel and Word", "Microsoft Excel", true},
        {"Reports in Excel and Word", "Microsoft Word", true},
        {"Excel in a busy ward", "Microsoft Excel", false},
        {"word of mouth", "Microsoft Word", false},
        {"Managed hosts with Chef and Ansible", "Chef", true},
        {"Worked as a Chef in Lyon", "Chef", false},
        {"Head Chef of a hotel", "Chef", false},
        {"Ruby on Rails and Sidekiq", "Ruby on Rails", true},
        {"Ruby, Python", "Ruby", true},
        {"Ruby joined the clinic", "Ruby", false},
        {"Streaming jobs on Spark and Kafka", "Apache Spark", true},
        {"To spark interest", "Apache Spark", false},
        {"Go or Rust at work", "Rust", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (matches(cases[i].text, MATCH_PROSE, cases[i].concept) != cases[i].found)
            fail_msg("%s '%s' in: %s", cases[i].found ? "no" : "wrong", cases[i].concept,
                     cases[i].text);
}

static void lists_of_skills_need_less(void **state)
{
    static const struct {
        const char *text, *concept;
        bool found;
    } cases[] = {
        {"Go", "Go", true},
        {"go", "Go", true},
        {"r", "R", true},
        {"Go (5 years)", "Go", true},
        {"spring, excel, word", "Spring", true},
        {"spring, excel, word", "Microsoft Word", true},
        {"rest", "REST", true},
        {"Go\nPython\nSQL", "Go", true},
        {"going the extra mile", "Go", false},
        {"access to records", "Microsoft Access", false},
        {"rest of the day", "REST", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (matches(cases[i].text, MATCH_SKILLS, cases[i].concept) != cases[i].found)
            fail_msg("%s '%s' in skills: %s", cases[i].found ? "no" : "wrong", cases[i].concept,
                     cases[i].text);
}

static void capitals_of_a_whole_line_say_nothing(void **state)
{
    (void)state;
    assert_false(matches("THE REST IS YOURS", MATCH_PROSE, "REST"));
    assert_true(matches("AWS, REST, SQL", MATCH_PROSE, "REST"));
    assert_true(matches("REST", MATCH_PROSE, "REST"));
}

/* The seed's bullets and the terms of its guide, both ways of wording. */
static void practices_are_found_in_the_words_people_use(void **state)
{
    static const char *const cases[][2] = {
        {"Cut p99 latency from 420 ms to 90 ms", "performance optimisation"},
        {"Introduced idempotent payment retries", "idempotency"},
        {"Designed failover across two regions", "failover"},
        {"Added rate limits per client", "rate limiting"},
        {"Served 2M+ requests a day at scale", "scalability"},
        {"Wrote runbooks and design docs", "technical documentation"},
        {"Reviewed pull requests of four teams", "code review"},
        {"Mentored two juniors to mid-level", "mentoring"},
        {"Mentorship of graduates", "mentoring"},
        {"Carried the pager one week in four", "on-call"},
        {"Led the post-mortem of an outage", "incident response"},
        {"Explained trade-offs to non-technical stakeholders", "stakeholder management"},
        {"Zero-downtime schema migrations", "schema migration"},
        {"Strong grasp of distributed systems", "distributed systems"},
        {"Experience with event sourcing and CQRS", "event sourcing"},
        {"Test-driven development every day", "TDD"},
        {"PCI-DSS audits", "PCI DSS"},
        {"SOC2 and ISO27001", "SOC 2"},
        {"SOC2 and ISO27001", "ISO 27001"},
        {"HIPAA-compliant storage", "HIPAA"},
        {"HL7v2 and FHIR feeds", "FHIR"},
        {"Traced with OpenTelemetry", "OpenTelemetry"},
        {"Triaged forty patients a shift", "triage"},
        {"Administered medication on a 24-bed ward", "medication administration"},
        {"Charted in the electronic health record", "EHR"},
        {"Wound dressings and pressure ulcers", "wound care"},
        {"Infection prevention and hand hygiene", "infection control"},
        {"Six years in the ICU", "intensive care"},
        {"Ran paid search on Google Ads", "SEM"},
        {"Ran paid search on Google Ads", "Google Ads"},
        {"Grew organic traffic by 40%", "SEO"},
        {"Owned a marketing budget of \xC2\xA3" "2M", "budget management"},
        {"Month-end close in four days", "month-end close"},
        {"Lesson plans for thirty pupils", "lesson planning"},
        {"Electrical wiring to BS 7671", "electrical installation"},
        {"Bachelor\xE2\x80\x99s degree in computer science", "bachelor's degree"},
        {"Fluent German", "German"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!matches(cases[i][0], MATCH_PROSE, cases[i][1]))
            fail_msg("no '%s' in: %s", cases[i][1], cases[i][0]);
}

static void matching_is_deterministic(void **state)
{
    const char *text = "Go, Rust or C++; REST APIs in Spring Boot, Excel and Word; mentoring.\n"
                       "Stack: python, go, aws lambda, k8s";
    struct arena a = {0};
    struct concept_matches first = {0};

    (void)state;
    lexicon_match(&a, str_of(text), MATCH_PROSE, &first);
    assert_true(first.list.n > 8);
    for (int run = 0; run < 3; run++) {
        struct concept_matches again = {0};

        lexicon_match(&a, str_of(text), MATCH_PROSE, &again);
        assert_int_equal(again.list.n, first.list.n);
        for (size_t i = 0; i < first.list.n; i++) {
            assert_int_equal(again.list.at[i].start, first.list.at[i].start);
            assert_int_equal(again.list.at[i].end, first.list.at[i].end);
            assert_int_equal(again.list.at[i].concept, first.list.at[i].concept);
        }
    }
    arena_free(&a);
}

/* ---- stems and openers --------------------------------------------------------------------- */

static void stems_unify_inflections_and_orthographies(void **state)
{
    static const char *const same[][2] = {
        {"optimised", "optimizing"}, {"Organisation", "organization"}, {"behaviour", "behavior"},
        {"managing", "Managed"},     {"patients", "patient's"},        {"centre", "centers"},
        {"programmes", "program"},   {"clinicians", "clinician\xE2\x80\x99s"},
    };
    static const char *const differ[][2] = {
        {"exercise", "exerciz"}, {"enterprise", "enterpriz"}, {"programmer", "program"},
        {"react", "redis"},
    };
    static const char *const stops[] = {"the", "And", "it", "you're", "", "42", "--", "99.95%"};
    static const char *const kept[] = {"IT", "go", "c", "r", "ai", "ml", "net", "use", "work"};
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_string_equal(lexicon_stem(&a, str_of(same[i][0])),
                            lexicon_stem(&a, str_of(same[i][1])));
    for (size_t i = 0; i < sizeof differ / sizeof *differ; i++)
        assert_string_not_equal(lexicon_stem(&a, str_of(differ[i][0])),
                                lexicon_stem(&a, str_of(differ[i][1])));
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        assert_string_equal(lexicon_stem(&a, str_of(stops[i])), "");
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        assert_string_not_equal(lexicon_stem(&a, str_of(kept[i])), "");
    arena_free(&a);
}

static void stems_of_a_text_are_those_of_its_words(void **state)
{
    struct str text = str_of("The IT nurses optimised 3 wards, na\xC3\xAFvely; it nursed wards.");
    struct stems known = {0};
    struct arena a = {0};
    struct tokens t = {0};

    (void)state;
    lexicon_tokenize(&a, text, &t);
    lexicon_stems(&a, &known, text, &t);
    const char **stems = lexicon_stems(&a, &known, text, &t);

    for (size_t i = 0; i < t.list.n; i++) {
        struct str word = {text.p + t.list.at[i].start, t.list.at[i].end - t.list.at[i].start};

        assert_string_equal(stems[i],
                            t.list.at[i].kind == TOKEN_WORD ? lexicon_stem(&a, word) : "");
    }
    arena_free(&a);
}

static void ownership_climbs_the_ladder(void **state)
{
    static const struct {
        const char *text;
        int level;
    } cases[] = {
        {"Assisted senior nurses", 0},      {"Helped with releases", 0},
        {"Used Docker", 1},                 {"Contributed to a library", 1},
        {"Built the ledger", 2},            {"Wrote SQL queries", 2},
        {"Develops training", 2},           {"Implementing triage", 2},
        {"Designed the API", 3},            {"Migrated 40 services", 3},
        {"Automating reports", 3},          {"Cut response time by half", 3},
        {"Introduced Redis caching", 3},    {"Unified two systems", 3},
        {"Led a team of six", 4},           {"Owned the roadmap", 4},
        {"Oversaw the budget", 4},          {"Took over the ward at night", 4},
        {"Founded a company", 5},           {"Directed the brand team", 5},
        {"- Successfully led the move", 4}, {"\xE2\x80\xA2 I personally rebuilt it", 3},
        {"LED THE TEAM", 4},                {"Leadership of nurses", -1},
        {"Settings were wrong", -1},        {"Responsible for releases", -1},
        {"", -1},                           {"12 wards", -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (lexicon_ownership(str_of(cases[i].text)) != cases[i].level)
            fail_msg("%d for: %s", lexicon_ownership(str_of(cases[i].text)), cases[i].text);
}

static void weak_openers_are_told(void **state)
{
    static const char *const weak[] = {
        "Responsible for maintaining the payment service", "Worked with Redis",
        "Worked in an agile team", "Used Docker and Kubernetes", "Helped the team",
        "- Involved in planning", "Tasked with audits", "Duties included filing",
        "WAS RESPONSIBLE for wards"};
    static const char *const strong[] = {
        "Designed the payment service", "Reworked with care", "Users doubled", "Workshops led",
        "Response time fell", "Networked with donors", "", "Dutiesome"};

    (void)state;
    for (size_t i = 0; i < sizeof weak / sizeof *weak; i++)
        if (!lexicon_weak_opener(str_of(weak[i])))
            fail_msg("not weak: %s", weak[i]);
    for (size_t i = 0; i < sizeof strong / sizeof *strong; i++)
        if (lexicon_weak_opener(str_of(strong[i])))
            fail_msg("weak: %s", strong[i]);
}

static void openers_have_a_form(void **state)
{
    static const struct {
        const char *text;
        enum verb_form form;
    } cases[] = {
        {"Manage the release train", VERB_BASE}, {"Manages the rota", VERB_S},
        {"Managed stock", VERB_PAST},            {"Managing stock", VERB_ING},
        {"Unifies the tables", VERB_S},          {"Unified the tables", VERB_PAST},
        {"Led a shift", VERB_PAST},              {"Lead a shift", VERB_BASE},
        {"Running the desk", VERB_ING},          {"Cut waste", VERB_PAST},
        {"Set the type", VERB_PAST},             {"Setting up the fair", VERB_ING},
        {"I personally wrote it", VERB_PAST},    {"Rye and wheat", VERB_NONE},
        {"", VERB_NONE},                         {"- ", VERB_NONE}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (lexicon_opener(str_of(cases[i].text)) != cases[i].form)
            fail_msg("%d for: %s", lexicon_opener(str_of(cases[i].text)), cases[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_keep_what_belongs_together),
        cmocka_unit_test(tokens_cover_broken_bytes),
        cmocka_unit_test(table_is_broad),
        cmocka_unit_test(every_spelling_finds_its_concept_and_no_other),
        cmocka_unit_test(every_concept_has_a_sentence),
        cmocka_unit_test(ordinary_prose_names_nothing),
        cmocka_unit_test(respelling_never_crosses_what_differs),
        cmocka_unit_test(same_thing_is_found_by_every_spelling),
        cmocka_unit_test(relations_hold),
        cmocka_unit_test(longest_form_wins),
        cmocka_unit_test(spelling_class_says_what_may_be_printed),
        cmocka_unit_test(match_gives_the_bytes),
        cmocka_unit_test(ambiguous_words_need_evidence),
        cmocka_unit_test(lists_of_skills_need_less),
        cmocka_unit_test(capitals_of_a_whole_line_say_nothing),
        cmocka_unit_test(practices_are_found_in_the_words_people_use),
        cmocka_unit_test(matching_is_deterministic),
        cmocka_unit_test(stems_unify_inflections_and_orthographies),
        cmocka_unit_test(stems_of_a_text_are_those_of_its_words),
        cmocka_unit_test(ownership_climbs_the_ladder),
        cmocka_unit_test(weak_openers_are_told),
        cmocka_unit_test(openers_have_a_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
