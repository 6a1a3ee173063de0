/* A posting of any form, read from its bytes.
 * SPDX-License-Identifier: MIT */
#include "posting/posting.h"

#include "posting/draft.h"

static bool read_form(struct draft *d, struct str text)
{
    text = read_front_matter(d, text);
    switch (sniff_form(text)) {
    case FORM_JSON:
        return read_json(d, text);
    case FORM_HTML:
        read_html(d, text);
        break;
    case FORM_MARKDOWN:
        read_markdown(d, text);
        break;
    case FORM_PLAIN:
        read_plain(d, text);
        break;
    }
    return true;
}

static struct posting *finish(struct draft *d)
{
    struct posting *p = arena_new(d->arena, struct posting);

    p->name = d->name;
    find_metadata(d, p);
    zone_lines(d);
    p->text = d->text;
    zone_spans(d, p);
    find_requirements(d, p);
    find_conditions(d, p);
    find_scale(d, p);
    p->seniority = find_seniority(d, p);
    return p;
}

struct posting *posting_read(struct arena *a, struct str bytes, const char *name, struct diags *d)
{
    struct draft draft = {.arena = a, .diags = d, .name = arena_strdup(a, name ? name : "")};
    struct str text;

    if (bytes.n > POSTING_MAX_BYTES) {
        diag_add(d, DIAG_ERROR, "posting-size", (struct diag_at){.source = draft.name},
                 "give only the posting itself", "the posting has %zu bytes; at most %d are read",
                 bytes.n, POSTING_MAX_BYTES);
        return NULL;
    }
    if (!decode_text(&draft, bytes, &text) || !read_form(&draft, text))
        return NULL;
    take_stated_title(&draft);
    shape_lines(&draft);
    if (!draft.lines.n) {
        diag_add(d, DIAG_ERROR, "posting-empty", (struct diag_at){.source = draft.name},
                 "copy the posting's text into a file", "there is no text in the posting");
        return NULL;
    }
    return finish(&draft);
}

const char *zone_name(enum zone z)
{
    static const char *const names[] = {
        [ZONE_TITLE] = "title", [ZONE_MUST] = "must",
        [ZONE_NICE] = "nice",   [ZONE_RESPONSIBILITIES] = "responsibilities",
        [ZONE_STACK] = "stack", [ZONE_ABOUT] = "about",
        [ZONE_OTHER] = "other"};

    return names[z];
}

const char *modality_name(enum modality m)
{
    static const char *const names[] = {[MODALITY_MUST] = "must",
                                        [MODALITY_NICE] = "nice",
                                        [MODALITY_NONE] = "context",
                                        [MODALITY_WAIVED] = "waived",
                                        [MODALITY_NEGATIVE] = "negative"};

    return names[m];
}

const char *seniority_name(enum seniority s)
{
    static const char *const names[] = {
        [SENIORITY_UNKNOWN] = "unknown", [SENIORITY_INTERN] = "intern",
        [SENIORITY_JUNIOR] = "junior",   [SENIORITY_MID] = "mid",
        [SENIORITY_SENIOR] = "senior",   [SENIORITY_LEAD] = "lead",
        [SENIORITY_HEAD] = "head"};

    return names[s];
}

const char *group_kind_name(enum group_kind k)
{
    return k == GROUP_OR ? "or" : "such as";
}

const char *degree_level_name(enum degree_level l)
{
    static const char *const names[] = {
        [DEGREE_NONE] = "any",             [DEGREE_SCHOOL] = "school",
        [DEGREE_VOCATIONAL] = "vocational", [DEGREE_ASSOCIATE] = "associate",
        [DEGREE_BACHELOR] = "bachelor",    [DEGREE_MASTER] = "master",
        [DEGREE_DOCTORATE] = "doctorate"};

    return names[l];
}

const char *language_level_name(enum language_level l)
{
    static const char *const names[] = {[LANGUAGE_UNSAID] = "unsaid",
                                        [LANGUAGE_BASIC] = "basic",
                                        [LANGUAGE_CONVERSATIONAL] = "conversational",
                                        [LANGUAGE_WORKING] = "working",
                                        [LANGUAGE_FLUENT] = "fluent",
                                        [LANGUAGE_NATIVE] = "native"};

    return names[l];
}

const char *workplace_name(enum workplace w)
{
    static const char *const names[] = {[WORKPLACE_UNSAID] = "unsaid",
                                        [WORKPLACE_ONSITE] = "on-site",
                                        [WORKPLACE_HYBRID] = "hybrid",
                                        [WORKPLACE_REMOTE] = "remote"};

    return names[w];
}

const char *employment_name(enum employment e)
{
    static const char *const names[] = {
        [EMPLOYMENT_UNSAID] = "unsaid",         [EMPLOYMENT_FULL_TIME] = "full-time",
        [EMPLOYMENT_PART_TIME] = "part-time",   [EMPLOYMENT_CONTRACT] = "contract",
        [EMPLOYMENT_TEMPORARY] = "temporary",   [EMPLOYMENT_INTERNSHIP] = "internship",
        [EMPLOYMENT_FREELANCE] = "freelance"};

    return names[e];
}

const char *scale_name(enum scale_of s)
{
    static const char *const names[] = {
        [SCALE_USERS] = "users", [SCALE_REQUESTS] = "requests", [SCALE_DATA] = "data",
        [SCALE_TEAM] = "team",   [SCALE_COMPANY] = "company",   [SCALE_MONEY] = "money"};

    return names[s];
}

const char *axis_name(enum axis a)
{
    static const char *const names[] = {
        [AXIS_SPEED] = "speed and autonomy",       [AXIS_RELIABILITY] = "reliability",
        [AXIS_SECURITY] = "security",              [AXIS_COMPLIANCE] = "compliance and process",
        [AXIS_SCALE] = "scale and performance",    [AXIS_COST] = "cost",
        [AXIS_PRODUCT] = "product and customers",  [AXIS_DATA] = "data",
        [AXIS_LEADERSHIP] = "leadership"};

    return names[a];
}
