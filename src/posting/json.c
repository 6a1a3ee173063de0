/* Postings as data: schema.org JobPosting (JSON-LD), the JSON Resume job schema, and the like.
 * https://schema.org/JobPosting; https://github.com/jsonresume/resume-schema, job-schema.json
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "posting/draft.h"

#include <cjson/cJSON.h>
#include <string.h>

/* Deepest nesting; -1 if a bracket closes that was not open. */
static int depth_of(struct str s)
{
    int depth = 0, deepest = 0;
    bool string = false;

    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];

        if (string) {
            i += c == '\\';
            string = c != '"';
        } else if (c == '"') {
            string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > deepest)
                deepest = depth;
        } else if ((c == '}' || c == ']') && --depth < 0) {
            return -1;
        }
    }
    return deepest;
}

static const cJSON *children(const cJSON *node)
{
    return node ? node->child : NULL;
}

static const cJSON *member(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

static const char *string_at(const cJSON *object, const char *name)
{
    const char *s = cJSON_GetStringValue(member(object, name));

    return s ? s : "";
}

static bool is_posting_type(const cJSON *type)
{
    const char *s = cJSON_GetStringValue(type);
    const cJSON *one;

    if (s) {
        size_t n = strlen(s), width = strlen("JobPosting");

        return n >= width && strcmp(s + n - width, "JobPosting") == 0 &&
               (n == width || s[n - width - 1] == '/' || s[n - width - 1] == ':');
    }
    if (cJSON_IsArray(type))
        for (one = children(type); one; one = one->next)
            if (cJSON_IsString(one) && is_posting_type(one))
                return true;
    return false;
}

/* First JobPosting in document order. Recursion is bounded: depth is checked before parsing. */
static const cJSON *find_posting(const cJSON *node)
{
    const cJSON *child, *found;

    if (cJSON_IsObject(node) && is_posting_type(member(node, "@type")))
        return node;
    if (cJSON_IsObject(node) || cJSON_IsArray(node))
        for (child = children(node); child; child = child->next)
            if ((found = find_posting(child)) != NULL)
                return found;
    return NULL;
}

/* Keys for what the posting says in prose, by the boards that use them. */
static const char *const description_keys[] = {"description",
                                               "descriptionHtml",
                                               "job_description",
                                               "jobDescription",
                                               "content",
                                               "descriptionPlain",
                                               "body",
                                               NULL};
static const char *const title_keys[] = {"title",    "jobTitle", "job_title",
                                         "position", "name",     NULL};

static const char *first_string(const cJSON *object, const char *const *keys)
{
    for (; *keys; keys++) {
        const char *s = string_at(object, *keys);

        if (str_trim(str_of(s)).n)
            return s;
    }
    return NULL;
}

static const cJSON *find_job(const cJSON *node)
{
    const cJSON *child, *found = NULL;
    bool list;

    if (cJSON_IsArray(node)) {
        for (child = children(node); child; child = child->next)
            if (!found)
                found = find_job(child);
        return found;
    }
    if (!cJSON_IsObject(node))
        return NULL;
    list = cJSON_IsArray(member(node, "responsibilities")) ||
           cJSON_IsArray(member(node, "qualifications")) || cJSON_IsArray(member(node, "skills"));
    if (list || first_string(node, description_keys) || cJSON_IsString(member(node, "title")))
        return node;
    for (child = children(node); child; child = child->next)
        if (!found && cJSON_IsObject(child))
            found = find_job(child);
    return found;
}

/* ---- values as text -------------------------------------------------------------------------- */

static void put_part(struct strbuf *b, const char *s, const char *between)
{
    if (!*s)
        return;
    if (b->n)
        strbuf_puts(b, between);
    strbuf_puts(b, s);
}

static void put_value(struct strbuf *b, const cJSON *v);

/* A DefinedTerm, an EducationalOccupationalCredential, a skill of the job schema. */
static void put_object(struct strbuf *b, const cJSON *v)
{
    static const char *const parts[] = {"name",        "credentialCategory", "about",
                                        "description", "competencyRequired", NULL};
    const cJSON *keywords = member(v, "keywords"), *one = NULL;
    const char *between = ": ";

    for (int i = 0; parts[i]; i++) {
        struct strbuf part = {0};

        put_value(&part, member(v, parts[i]));
        if (part.n)
            put_part(b, part.p, ", ");
        strbuf_free(&part);
    }
    if (cJSON_IsString(keywords))
        put_part(b, keywords->valuestring, between);
    if (!cJSON_IsArray(keywords))
        return;
    for (one = children(keywords); one; one = one->next) {
        put_part(b, cJSON_IsString(one) ? one->valuestring : "", between);
        between = ", ";
    }
}

static void put_value(struct strbuf *b, const cJSON *v)
{
    const cJSON *one;

    if (cJSON_IsString(v)) {
        put_part(b, v->valuestring, ", ");
    } else if (cJSON_IsObject(v)) {
        put_object(b, v);
    } else if (cJSON_IsArray(v)) {
        for (one = children(v); one; one = one->next)
            put_value(b, one);
    }
}

static const char *value_text(struct arena *a, const cJSON *v)
{
    struct strbuf b = {0};

    put_value(&b, v);
    struct str s = collapse(a, unescape(a, (struct str){b.p ? b.p : "", b.n}));

    strbuf_free(&b);
    return s.n ? arena_strndup(a, s.p, s.n) : NULL;
}

/* ---- metadata -------------------------------------------------------------------------------- */

static const char *address_text(struct arena *a, const cJSON *address)
{
    static const char *const parts[] = {"addressLocality", "city",    "addressRegion", "region",
                                        "addressCountry",  "country", "countryCode",   NULL};
    struct strbuf b = {0};
    const char *out = NULL;

    if (cJSON_IsString(address))
        return value_text(a, address);
    for (int i = 0; parts[i]; i++) {
        const char *part = value_text(a, member(address, parts[i]));

        /* city and region of the same name are said once */
        if (part && !(b.n && strstr(b.p, part)))
            put_part(&b, part, ", ");
    }
    if (b.n)
        out = strbuf_keep(&b, a);
    strbuf_free(&b);
    return out;
}

static const char *location_text(struct arena *a, const cJSON *location)
{
    const cJSON *one;
    const char *out = NULL, *address;
    int places = 0;

    if (cJSON_IsArray(location)) {
        for (one = children(location); one; one = one->next) {
            address = location_text(a, one);
            if (address && places++ < 3)
                out = out ? arena_printf(a, "%s; %s", out, address) : address;
        }
        return out;
    }
    if (cJSON_IsString(location))
        return value_text(a, location);
    const cJSON *inner = member(location, "address");

    address = cJSON_IsObject(inner) ? address_text(a, inner) : address_text(a, location);
    if (!address && inner)
        address = address_text(a, inner);
    return address ? address : value_text(a, member(location, "name"));
}

static const char *workplace_text(const cJSON *job)
{
    struct str remote = str_of(string_at(job, "remote"));

    if (strcmp(string_at(job, "jobLocationType"), "TELECOMMUTE") == 0 ||
        str_eq_nocase(remote, STR("full")))
        return "remote";
    return str_eq_nocase(remote, STR("hybrid")) ? "hybrid" : NULL;
}

static const char *place_text(struct arena *a, const cJSON *job, const char *how)
{
    const cJSON *location = member(job, "jobLocation");
    const char *place = location_text(a, location ? location : member(job, "location"));
    bool away = how && strcmp(how, "remote") == 0;

    if (!place && away)
        place = location_text(a, member(job, "applicantLocationRequirements"));
    if (!how)
        return place;
    return place ? arena_printf(a, "%s (%s)", place, how) : away ? "Remote" : NULL;
}

static void read_facts(struct draft *d, const cJSON *job)
{
    const cJSON *company = member(job, "hiringOrganization"), *experience;
    const char *title = first_string(job, title_keys);
    const cJSON *months;

    if (title) {
        struct str s = collapse(d->arena, unescape(d->arena, str_of(title)));

        d->title = arena_strndup(d->arena, s.p, s.n);
    }
    if (!company)
        company = member(job, "company");
    d->company = cJSON_IsObject(company) ? value_text(d->arena, member(company, "name"))
                                         : value_text(d->arena, company);
    d->workplace = workplace_text(job);
    d->employment = value_text(d->arena, member(job, "employmentType"));
    if (!d->employment)
        d->employment = value_text(d->arena, member(job, "type"));
    d->place = place_text(d->arena, job, d->workplace);
    experience = member(job, "experienceRequirements");
    months = member(experience, "monthsOfExperience");
    if (cJSON_IsNumber(months) && months->valuedouble > 0 && months->valuedouble < 720)
        d->years = (int)months->valuedouble / 12;
    d->level = value_text(d->arena, member(job, "experience"));
}

/* ---- text ------------------------------------------------------------------------------------ */

/* A list and the description it may repeat. Beyond these sizes nobody wrote it, and comparing
 * each with each would take long. */
enum { LIST_MAX = 400, COMPARED_MAX = 1 << 18 };

struct listing {
    struct draft *draft;
    size_t from, to;     /* blocks of the description */
    const char *heading; /* NULL once it stands */
};

static bool stands_already(const struct listing *l, const char *text)
{
    size_t compared = 0;

    for (size_t i = l->from; i < l->to && compared < COMPARED_MAX; i++) {
        if (strstr(l->draft->blocks.at[i].text.p, text))
            return true;
        compared += l->draft->blocks.at[i].text.n;
    }
    return false;
}

/* Boards repeat in these members what the description says; that is not said twice. */
static void add_item(struct listing *l, const cJSON *v)
{
    const char *text = value_text(l->draft->arena, v);

    if (!text || stands_already(l, text))
        return;
    if (l->heading)
        add_block(l->draft, BLOCK_HEADING, 2, str_of(l->heading));
    l->heading = NULL;
    add_block(l->draft, BLOCK_ITEM, 0, str_of(text));
}

static bool has_lines(struct arena *a, const cJSON *v)
{
    return cJSON_IsString(v) &&
           (strchr(v->valuestring, '\n') ||
            sniff_fragment(unescape_tags(a, str_of(v->valuestring))) != FORM_PLAIN);
}

static void add_list(struct listing *l, const cJSON *v)
{
    struct draft *d = l->draft;
    const cJSON *one;
    size_t before = d->blocks.n;
    int items = 0;

    if (cJSON_IsArray(v)) {
        for (one = children(v); one; one = one->next) {
            if (++items > LIST_MAX)
                break;
            add_item(l, one);
        }
    } else if (has_lines(d->arena, v)) {
        add_block(d, BLOCK_HEADING, 2, str_of(l->heading));
        read_fragment(d, str_of(v->valuestring));
        if (d->blocks.n == before + 1)
            d->blocks.n = before;
    } else if (v) {
        add_item(l, v);
    }
}

static const struct {
    const char *name, *heading;
} lists[] = {{"responsibilities", "Responsibilities"},
             {"qualifications", "Qualifications"},
             {"skills", "Skills"},
             {"experienceRequirements", "Experience"},
             {"educationRequirements", "Education"},
             {"jobBenefits", "Benefits"},
             {"benefits", "Benefits"}};

static void read_job(struct draft *d, const cJSON *job)
{
    const char *description = first_string(job, description_keys);
    size_t before;

    d->stated = true;
    read_facts(d, job);
    if (d->title)
        add_block(d, BLOCK_HEADING, 1, str_of(d->title));
    before = d->blocks.n;
    if (description)
        read_fragment(d, str_of(description));
    /* the description often opens with the title, too */
    if (d->title && d->blocks.n > before &&
        str_eq_nocase(d->blocks.at[before].text, str_of(d->title))) {
        memmove(d->blocks.at + before, d->blocks.at + before + 1,
                (d->blocks.n - before - 1) * sizeof *d->blocks.at);
        d->blocks.n--;
    }
    size_t described = d->blocks.n;

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct listing l = {d, before, described, lists[i].heading};

        add_list(&l, member(job, lists[i].name));
    }
    if (d->blocks.n == before)
        diag_add(d->diags, DIAG_WARNING, "posting-description", (struct diag_at){.source = d->name},
                 "save the whole page, or copy the posting's text into a file",
                 "the posting has no 'description'");
}

bool read_json_ld(struct draft *d, struct str text)
{
    size_t start = 0;
    cJSON *json;
    const cJSON *job;

    while (start < text.n && text.p[start] != '{' && text.p[start] != '[')
        start++;
    text = (struct str){text.p + start, text.n - start};
    if (!text.n || depth_of(text) > POSTING_MAX_DEPTH)
        return false;
    json = cJSON_ParseWithLengthOpts(text.p, text.n, NULL, 0);
    job = json ? find_posting(json) : NULL;
    if (job)
        read_job(d, job);
    cJSON_Delete(json);
    return job != NULL;
}

bool read_json(struct draft *d, struct str text)
{
    const char *end = NULL;
    cJSON *json;
    const cJSON *job;
    struct diag_at at = {.source = d->name};

    if (depth_of(text) > POSTING_MAX_DEPTH) {
        diag_add(d->diags, DIAG_ERROR, "posting-depth", at, "give only the posting itself",
                 "the posting is nested deeper than %d levels", POSTING_MAX_DEPTH);
        return false;
    }
    json = cJSON_ParseWithLengthOpts(text.p, text.n, &end, 0);
    if (!json) {
        size_t offset = end && end >= text.p ? (size_t)(end - text.p) : 0;

        text_position(text.p, text.n, offset < text.n ? offset : text.n, &at.line, &at.col);
        diag_add(d->diags, DIAG_ERROR, "posting-json", at,
                 "save the posting again; the file may be cut off",
                 "the posting is not valid JSON");
        return false;
    }
    job = find_posting(json);
    if (!job)
        job = find_job(json);
    if (job)
        read_job(d, job);
    else
        diag_add(d->diags, DIAG_ERROR, "posting-json-type", at,
                 "a JobPosting of schema.org and the job schema of JSON Resume are understood",
                 "the JSON holds no job posting");
    cJSON_Delete(json);
    return job != NULL;
}
