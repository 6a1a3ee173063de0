/* What a sentence asks: modality, years, zones by heads and by cues, unknown terms.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "posting/posting.h"

#include <stdio.h>

static struct posting *read_text(struct arena *a, const char *text)
{
    struct diags d = {.arena = a};
    struct posting *p = posting_read(a, str_of(text), "posting.txt", &d);

    assert_non_null(p);
    return p;
}

static const struct requirement *find(const struct posting *p, const char *name)
{
    for (size_t i = 0; i < p->requirements.n; i++) {
        const struct requirement *r = &p->requirements.at[i];

        if (strcmp(r->concept == CONCEPT_NONE ? r->term : lexicon_concept(r->concept)->name,
                   name) == 0)
            return r;
    }
    return NULL;
}

static struct posting *read_requirement(struct arena *a, const char *head, const char *line)
{
    return read_text(a, arena_printf(a, "Developer\n\n%s:\n- %s\n", head, line));
}

enum { ABSENT = -1 };

static void modality_is_the_clauses(void **state)
{
    static const struct {
        const char *line;
        int python, java; /* enum modality, or ABSENT */
    } cases[] = {
        {"Python and Java", MODALITY_MUST, MODALITY_MUST},
        {"Python, Java preferred", MODALITY_NICE, MODALITY_NICE},
        {"Python required, Java preferred", MODALITY_MUST, MODALITY_NICE},
        {"Python is a must; Java is a plus", MODALITY_MUST, MODALITY_NICE},
        {"Must have Python, ideally Java", MODALITY_MUST, MODALITY_NICE},
        {"You know Python but Java is not required", MODALITY_MUST, ABSENT},
        {"Python is required, but Java would be nice to have", MODALITY_MUST, MODALITY_NICE},
        {"Python; Java is not required but a plus", MODALITY_MUST, MODALITY_NICE},
        {"Python (required), Java (nice to have)", MODALITY_MUST, MODALITY_NICE},
        {"Python (preferred), Java", MODALITY_NICE, MODALITY_MUST},
        {"Python. No Java experience needed.", MODALITY_MUST, ABSENT},
        {"Python; you don't need Java", MODALITY_MUST, ABSENT},
        {"Python and Java are not required", ABSENT, ABSENT},
        {"5 years of Python, Java not required", MODALITY_MUST, ABSENT},
        {"We use Python and no longer use Java", MODALITY_MUST, ABSENT},
        {"Help us with migrating from Java to Python", MODALITY_MUST, ABSENT},
        {"Python rather than Java", MODALITY_MUST, ABSENT},
        {"Bonus points for Java; Python", MODALITY_MUST, MODALITY_NICE},
        {"Travel as required, Python, Java", MODALITY_MUST, MODALITY_MUST},
        {"Python (Java is an advantage)", MODALITY_MUST, MODALITY_NICE},
        {"Must: Python. Nice: Java", MODALITY_MUST, MODALITY_NICE},
        {"Python. Not needed: Java", MODALITY_MUST, ABSENT},
        {"Python; Java welcome", MODALITY_MUST, MODALITY_NICE},
        {"Python; we welcome people from Java", MODALITY_MUST, MODALITY_MUST},
        {"Java would be helpful, not a condition", ABSENT, MODALITY_NICE},
        {"No Java, no PHP; Python", MODALITY_MUST, ABSENT},
        {"We're replacing Java with Python", MODALITY_MUST, ABSENT},
        {"Replacing worn parts; Python, Java", MODALITY_MUST, MODALITY_MUST},
        {"Python; you will never have to touch Java", MODALITY_MUST, ABSENT},
        {"It's fine if you have never used Java; Python", MODALITY_MUST, ABSENT},
        {"Our clients run Java", ABSENT, ABSENT},
        {"Support customers who need Java and Python", MODALITY_MUST, MODALITY_MUST},
        {"Python, Docker, Java a plus", MODALITY_MUST, MODALITY_NICE},
        {"Python and Java a plus", MODALITY_NICE, MODALITY_NICE},
        {"Java would be nice, Python you use daily", MODALITY_MUST, MODALITY_NICE},
        {"Java not needed, Python a plus", MODALITY_NICE, ABSENT},
        {"Java is nice but not essential; Python", MODALITY_MUST, MODALITY_NICE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct posting *p = read_requirement(&a, "Requirements", cases[i].line);
        const struct requirement *python = find(p, "Python"), *java = find(p, "Java");
        int got_python = python ? (int)python->modality : ABSENT;
        int got_java = java ? (int)java->modality : ABSENT;

        if (got_python != cases[i].python || got_java != cases[i].java)
            print_message("'%s'\n", cases[i].line);
        assert_int_equal(got_python, cases[i].python);
        assert_int_equal(got_java, cases[i].java);
        arena_free(&a);
    }
}

static void heads_open_zones(void **state)
{
    static const struct {
        const char *head;
        int zone; /* or ABSENT: yields no requirement */
    } cases[] = {
        {"Requirements", ZONE_MUST},
        {"REQUIRED QUALIFICATIONS", ZONE_MUST},
        {"Who you are", ZONE_MUST},
        {"What we\xE2\x80\x99re looking for", ZONE_MUST},
        {"Essential criteria", ZONE_MUST},
        {"Preferred qualifications", ZONE_NICE},
        {"Nice-to-haves", ZONE_NICE},
        {"Bonus points", ZONE_NICE},
        {"Desirable", ZONE_NICE},
        {"What you\xE2\x80\x99ll do", ZONE_RESPONSIBILITIES},
        {"Key responsibilities", ZONE_RESPONSIBILITIES},
        {"Your tasks", ZONE_RESPONSIBILITIES},
        {"Our tech stack", ZONE_STACK},
        {"Technologies", ZONE_STACK},
        {"About us", ABSENT},
        {"Company profile", ABSENT},
        {"Benefits", ABSENT},
        {"What we offer", ABSENT},
        {"Equal opportunities", ABSENT},
        {"How to apply", ABSENT},
        {"Similar jobs", ABSENT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        const struct requirement *r =
            find(read_requirement(&a, cases[i].head, "Python and PostgreSQL"), "Python");
        int zone = r ? (int)r->zone : ABSENT;

        if (zone != cases[i].zone)
            print_message("'%s'\n", cases[i].head);
        assert_int_equal(zone, cases[i].zone);
        arena_free(&a);
    }
}

/* Without bullets, and with more capitals than not. */
static void what_asks_for_something_heads_nothing(void **state)
{
    static const char *const things[] = {"Amazon CloudFront", "Apache Kafka", "PostgreSQL"};
    struct arena a = {0};
    struct posting *p = read_text(&a, "Coder\n\nRequirements\nExperience with CloudFront\n"
                                      "Knowledge of Kafka\nSkills in PostgreSQL\n");

    (void)state;
    for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
        const struct requirement *r = find(p, things[i]);

        assert_non_null(r);
        assert_int_equal(r->modality, MODALITY_MUST);
    }
    arena_free(&a);
}

static void years_belong_to_what_they_are_said_of(void **state)
{
    static const struct {
        const char *line;
        int python, all;
    } cases[] = {
        {"5+ years of experience with Python", 5, 5},
        {"3-5 years of Python", 3, 3},
        {"3 to 5 yrs experience in Python", 3, 3},
        {"at least three (3) years of experience in Python", 3, 3},
        {"Python (4 years of experience)", 4, 4},
        {"8 years of Java and 2 years of Python", 2, 8},
        {"Ten years\xE2\x80\x99 experience of Python", 10, 10},
        {"Python; you are at least 18 years old", 0, 0},
        {"Python in a company founded 20 years ago", 0, 0},
        {"Python, on a 2 year contract", 0, 0},
        {"Python for over 30 years", 0, 0},
        {"Python, 10 years of experience preferred", 10, 0},
        {"Python 3 and 12 servers", 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct posting *p = read_requirement(&a, "Requirements", cases[i].line);
        const struct requirement *python = find(p, "Python");

        if (!python || python->years != cases[i].python || p->years != cases[i].all)
            print_message("'%s'\n", cases[i].line);
        assert_non_null(python);
        assert_int_equal(python->years, cases[i].python);
        assert_int_equal(p->years, cases[i].all);
        arena_free(&a);
    }
}

static void prose_without_heads_is_zoned_by_cues(void **state)
{
    static const char text[] =
        "Community Nurse\n\n"
        "Hazelwood Care is a leading provider of care at home in the north.\n\n"
        "You will look after patients in their homes and keep records in Python.\n\n"
        "You must have experience with PostgreSQL. Knowledge of Java is desirable.\n\n"
        "We offer 27 days annual leave, a pension and courses in Rust. Please send your CV to "
        "us.\n";
    struct arena a = {0};
    struct posting *p = read_text(&a, text);

    (void)state;
    assert_int_equal(find(p, "Python")->zone, ZONE_RESPONSIBILITIES);
    assert_int_equal(find(p, "PostgreSQL")->zone, ZONE_MUST);
    assert_int_equal(find(p, "Java")->modality, MODALITY_NICE);
    assert_null(find(p, "Rust"));
    assert_string_equal(p->company, "Hazelwood Care");
    assert_int_equal(p->zones.at[0].zone, ZONE_TITLE);
    assert_int_equal(p->zones.at[1].zone, ZONE_ABOUT);
    assert_int_equal(p->zones.at[p->zones.n - 1].zone, ZONE_OTHER);
    arena_free(&a);
}

static void zones_cover_the_text(void **state)
{
    struct arena a = {0};
    struct posting *p =
        read_text(&a, "\n\nNurse\n\nRequirements:\n- Python; Java\n\nBenefits:\n- Pension\n");

    (void)state;
    assert_true(p->zones.n >= 3);
    assert_int_equal(p->zones.at[0].start, 0);
    for (size_t i = 1; i < p->zones.n; i++)
        assert_int_equal(p->zones.at[i].start, p->zones.at[i - 1].end);
    assert_int_equal(p->zones.at[p->zones.n - 1].end, p->text.n);
    arena_free(&a);
}

static void unknown_terms_need_vouchers(void **state)
{
    struct arena a = {0};
    struct posting *p =
        read_requirement(&a, "Requirements", "Python, QuillForge, PostgreSQL, Marmalade");

    (void)state;
    assert_non_null(find(p, "QuillForge"));
    assert_int_equal(find(p, "QuillForge")->concept, CONCEPT_NONE);
    assert_string_equal(find(p, "QuillForge")->stem, lexicon_stem(&a, STR("QuillForge")));
    assert_non_null(find(p, "Marmalade"));
    /* named once, and nothing leads to it; "experience with" does */
    assert_null(find(read_requirement(&a, "Requirements", "You have heard of QuillForge before"),
                     "QuillForge"));
    assert_non_null(
        find(read_requirement(&a, "Requirements", "Experience with QuillForge"), "QuillForge"));
    /* named twice, and a name by its look */
    p = read_text(&a,
                  "Developer\n\nRequirements:\n- You have heard of QuillForge\n- Python\n- You have "
                  "administered QuillForge before\n");
    assert_non_null(find(p, "QuillForge"));
    /* capitals of the company, of places and of sentences are no terms */
    p = read_text(
        &a, "Developer at QuillForge in Leeds\n\nRequirements:\n- Python, QuillForge, PostgreSQL, "
            "Leeds, USA\n- Marmalade is good\n");
    assert_null(find(p, "QuillForge"));
    assert_null(find(p, "Leeds"));
    assert_null(find(p, "USA"));
    assert_null(find(p, "Marmalade"));
    arena_free(&a);
}

/* Terms of trades that the lexicon has no row for, in small letters and named once. */
static void the_tagger_finds_terms_in_prose(void **state)
{
    struct arena a = {0};
    struct posting *p = read_text(
        &a, "Technician\n\nRequirements:\n"
            "- Knowledge of glass annealing and fluid mechanics\n"
            "- Experience with FluxPress and Docker\n"
            "- You like your marmalade warm and your colleagues cheerful\n");

    (void)state;
    assert_non_null(find(p, "glass annealing"));
    assert_int_equal(find(p, "glass annealing")->concept, CONCEPT_NONE);
    assert_non_null(find(p, "fluid mechanics"));
    assert_non_null(find(p, "FluxPress"));
    assert_null(find(p, "marmalade"));
    /* what is waived is asked for by nobody */
    p = read_requirement(&a, "Requirements", "No experience with FluxPress or Docker needed");
    assert_null(find(p, "FluxPress"));
    arena_free(&a);
}

/* What is led, listed or labelled is a term, whatever trade it is of; what anybody has is none. */
static void lists_name_terms(void **state)
{
    struct arena a = {0};
    struct posting *p = read_text(
        &a, "Specialist\n\nRequirements:\n"
            "- Knowledge of quoin lockup, galley proofs and related tools for the composing room\n"
            "- Good understanding of the business and excellent attention to detail\n"
            "- Lock springing, clock escapements\n"
            "- Experience with people from various backgrounds\n"
            "- Design and improve reed making machines, loom carpets\n"
            "- Two of the following: dry stone walling, hedge laying, coppicing\n"
            "- Knowledge of Bristol and the surrounding area\n"
            "- You teach Python, cribbage or whatever you like\n"
            "Bonus: wig ventilating, lace fronting\n");

    (void)state;
    assert_non_null(find(p, "quoin lockup"));
    assert_non_null(find(p, "galley proofs"));
    assert_non_null(find(p, "Lock springing"));
    assert_non_null(find(p, "clock escapements"));
    assert_non_null(find(p, "wig ventilating"));
    assert_int_equal(find(p, "wig ventilating")->modality, MODALITY_NICE);
    assert_non_null(find(p, "dry stone walling"));
    assert_non_null(find(p, "hedge laying"));
    assert_non_null(find(p, "coppicing"));
    assert_non_null(find(p, "cribbage"));
    assert_null(find(p, "whatever"));
    assert_null(find(p, "Bristol"));
    assert_null(find(p, "composing room"));
    assert_null(find(p, "business"));
    assert_null(find(p, "people"));
    assert_null(find(p, "loom carpets"));
    arena_free(&a);
}

static void headlines_say_who_hires_whom_where(void **state)
{
    static const struct {
        const char *text, *title, *company, *place;
        enum seniority seniority;
    } cases[] = {
        {"Acorn Health is hiring a Senior Nurse in Leeds\n\nYou care.", "Senior Nurse",
         "Acorn Health", "Leeds", SENIORITY_SENIOR},
        {"Head of Marketing at Plum Brands\n\nWe are a brand.", "Head of Marketing", "Plum Brands",
         "", SENIORITY_HEAD},
        {"Job title: Junior Cook\nCompany: Rye Kitchen\nLocation: Bath, UK\n\nYou cook.",
         "Junior Cook", "Rye Kitchen", "Bath, UK", SENIORITY_JUNIOR},
        {"Lead Engineer\nFoxglove Labs, Oslo\n\nYou lead.", "Lead Engineer", "Foxglove Labs",
         "Oslo", SENIORITY_LEAD},
        {"We use cookies on this page\n\nWelder\n\nAt Ironbark Works, we build gates. Join "
         "Ironbark Works!",
         "Welder", "Ironbark Works", "", SENIORITY_UNKNOWN},
        {"We are looking for an experienced Data Engineer to join our team. The role is based in "
         "Ghent, Belgium. "
         "We need three years of experience with Python.",
         "Data Engineer", "", "Ghent, Belgium", SENIORITY_MID},
        {"Surgeon\n\nThe KV Unit is growing. Our aim is to become a leading KV Unit. Join the KV Unit "
         "now!",
         "Surgeon", "", "", SENIORITY_UNKNOWN},
        {"<html><head><title>Staff Nurse - Alder Hospital | Careers</title></head><body><p>You "
         "care for "
         "people.</p></body></html>",
         "Staff Nurse", "Alder Hospital", "", SENIORITY_UNKNOWN},
        {"<html><head><meta property=\"og:title\" content=\"Principal Chemist at Larch "
         "Labs\"/></head><body><h1>Join "
         "us</h1><p>You mix.</p></body></html>",
         "Principal Chemist", "Larch Labs", "", SENIORITY_LEAD},
        {"---\ntitle: Sales Intern\ncompany: \"Beech & Sons\"\nlocation: Cork\n---\n# Sales "
         "Intern\n\nYou sell.\n",
         "Sales Intern", "Beech & Sons", "Cork", SENIORITY_INTERN},
        {"Coder\n\nRequirements:\n- Solid Epic Systems skills\n- French\n\n"
         "Coder\n\nRequirements:\n- Solid Epic Systems skills\n- French\n",
         "Coder", "", "", SENIORITY_UNKNOWN},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct posting *p = read_text(&a, cases[i].text);

        assert_string_equal(p->title, cases[i].title);
        assert_string_equal(p->company, cases[i].company);
        assert_string_equal(p->place, cases[i].place);
        assert_string_equal(seniority_name(p->seniority), seniority_name(cases[i].seniority));
        arena_free(&a);
    }
}

static void a_must_outweighs_a_wish(void **state)
{
    struct arena a = {0};
    struct posting *p =
        read_text(&a, "Developer\n\nRequirements:\n- Python\n\nNice to have:\n- Java\n\n"
                      "What you will do:\n- Run services on PostgreSQL\n");
    struct posting *q = read_text(&a, "Developer\n\nRequirements:\n- Python\n- Java\n\n"
                                      "What you will do:\n- Run services on PostgreSQL\n");

    (void)state;
    assert_true(find(p, "Python")->weight > find(p, "PostgreSQL")->weight);
    assert_true(find(p, "PostgreSQL")->weight > find(p, "Java")->weight);
    assert_true(find(q, "Java")->weight > find(p, "Java")->weight);
    arena_free(&a);
}

static void nothing_asked_gives_no_requirement(void **state)
{
    struct arena a = {0};
    struct posting *p = read_text(
        &a, "Lemon cake\n\nBeat the butter with sugar. Add four eggs. Bake for an hour.\n");

    (void)state;
    assert_int_equal(p->requirements.n, 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(modality_is_the_clauses),
        cmocka_unit_test(heads_open_zones),
        cmocka_unit_test(what_asks_for_something_heads_nothing),
        cmocka_unit_test(years_belong_to_what_they_are_said_of),
        cmocka_unit_test(prose_without_heads_is_zoned_by_cues),
        cmocka_unit_test(zones_cover_the_text),
        cmocka_unit_test(unknown_terms_need_vouchers),
        cmocka_unit_test(the_tagger_finds_terms_in_prose),
        cmocka_unit_test(lists_name_terms),
        cmocka_unit_test(headlines_say_who_hires_whom_where),
        cmocka_unit_test(a_must_outweighs_a_wish),
        cmocka_unit_test(nothing_asked_gives_no_requirement),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
