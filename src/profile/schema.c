/* SPDX-License-Identifier: MIT */
#include "profile/schema.h"

#include <string.h>

#define NAMES(...) ((const char *const[]){__VA_ARGS__, NULL})
#define TEXT(name) {.key = (name), .kind = FIELD_TEXT}
#define TEXT_WAS(name, ...) {.key = (name), .kind = FIELD_TEXT, .legacy = NAMES(__VA_ARGS__)}
#define MAIN(name, ...)                                                                            \
    {.key = (name), .kind = FIELD_TEXT, .legacy = NAMES(__VA_ARGS__), .main = true}
#define INLINE(name, ...) {.key = (name), .kind = FIELD_INLINE, .legacy = NAMES(__VA_ARGS__)}
#define DATE(name, ...) {.key = (name), .kind = FIELD_DATE, .legacy = NAMES(__VA_ARGS__)}
#define URL(name, ...) {.key = (name), .kind = FIELD_URL, .legacy = NAMES(__VA_ARGS__)}
#define LIST(name, of, ...)                                                                        \
    {.key = (name), .kind = FIELD_LIST, .members = (of), .legacy = NAMES(__VA_ARGS__)}
#define OBJECT(name, of, ...)                                                                      \
    {.key = (name), .kind = FIELD_OBJECT, .members = (of), .legacy = NAMES(__VA_ARGS__)}
#define END {.key = NULL}

/* Legacy names: pre-1.0 JSON Resume and what wild files use for the same thing. */
static const struct field location_members[] = {
    TEXT_WAS("address", "street"),
    TEXT_WAS("postalCode", "zip", "zipCode"),
    MAIN("city", "town"),
    TEXT_WAS("countryCode", "country"),
    TEXT_WAS("region", "state"),
    END};

static const struct field profile_members[] = {
    TEXT_WAS("network", "site", "name"), TEXT_WAS("username", "user"),
    {.key = "url", .kind = FIELD_URL, .legacy = NAMES("link", "website"), .main = true}, END};

static const struct field basics_members[] = {
    MAIN("name", "fullName"),
    {.key = "label", .kind = FIELD_TEXT, .legacy = NAMES("headline", "title"), .marked = true},
    URL("image", "picture", "avatar", "photo"),
    TEXT_WAS("email", "mail"),
    TEXT_WAS("phone", "mobile", "telephone"),
    URL("url", "website", "homepage"),
    INLINE("summary", "bio", "about"),
    OBJECT("location", location_members, "address"),
    LIST("profiles", profile_members, "socials"),
    END};

static const struct field work_members[] = {
    MAIN("name", "company", "employer"),
    TEXT("location"),
    INLINE("description", "companyDescription"),
    TEXT_WAS("position", "title", "role"),
    URL("url", "website"),
    DATE("startDate", "start", "from"),
    DATE("endDate", "end", "to"),
    INLINE("summary", "about"),
    {.key = "highlights",
     .kind = FIELD_LIST,
     .legacy = NAMES("achievements", "bullets", "responsibilities")},
    {.key = "group", .kind = FIELD_TEXT, .computed = true},
    {.key = "groupStart", .kind = FIELD_DATE, .computed = true},
    {.key = "groupEnd", .kind = FIELD_DATE, .computed = true},
    END};

static const struct field volunteer_members[] = {
    MAIN("organization", "organisation", "company", "name"),
    TEXT_WAS("position", "role", "title"),
    URL("url", "website"),
    DATE("startDate", "start", "from"),
    DATE("endDate", "end", "to"),
    INLINE("summary", "description"),
    {.key = "highlights", .kind = FIELD_LIST, .legacy = NAMES("achievements")},
    END};

static const struct field education_members[] = {
    MAIN("institution", "school", "university", "name"),
    URL("url", "website"),
    TEXT_WAS("area", "major", "field"),
    TEXT_WAS("studyType", "degree"),
    DATE("startDate", "start", "from"),
    DATE("endDate", "end", "to"),
    TEXT_WAS("score", "gpa", "grade"),
    {.key = "courses", .kind = FIELD_LIST, .legacy = NAMES("coursework")},
    END};

static const struct field award_members[] = {
    MAIN("title", "name"),
    DATE("date", "year"),
    TEXT_WAS("awarder", "issuer"),
    INLINE("summary", "description"),
    END};

static const struct field certificate_members[] = {
    MAIN("name", "title"),
    DATE("date", "issueDate"),
    URL("url", "website", "link"),
    TEXT_WAS("issuer", "authority"),
    END};

static const struct field publication_members[] = {
    {.key = "name", .kind = FIELD_TEXT, .legacy = NAMES("title"), .main = true, .marked = true},
    TEXT_WAS("publisher", "journal"),
    DATE("releaseDate", "date", "year"),
    URL("url", "website", "link"),
    INLINE("summary", "description"),
    END};

static const struct field skill_members[] = {
    MAIN("name", "category", "skill"),
    TEXT_WAS("level", "proficiency"),
    {.key = "keywords", .kind = FIELD_LIST, .legacy = NAMES("items", "skills")},
    END};

static const struct field language_members[] = {
    MAIN("language", "name"), TEXT_WAS("fluency", "level", "proficiency", "value"), END};

static const struct field interest_members[] = {
    MAIN("name", "title"), {.key = "keywords", .kind = FIELD_LIST, .legacy = NAMES("items")}, END};

static const struct field reference_members[] = {
    TEXT_WAS("name", "referee"),
    {.key = "reference", .kind = FIELD_INLINE, .legacy = NAMES("text", "quote"), .main = true},
    END};

static const struct field project_members[] = {
    {.key = "name", .kind = FIELD_TEXT, .legacy = NAMES("title"), .main = true, .marked = true},
    INLINE("description", "summary"),
    {.key = "highlights", .kind = FIELD_LIST, .legacy = NAMES("achievements")},
    {.key = "keywords", .kind = FIELD_LIST, .legacy = NAMES("technologies", "tags")},
    DATE("startDate", "start", "date"),
    DATE("endDate", "end"),
    URL("url", "website", "link"),
    {.key = "roles", .kind = FIELD_LIST, .legacy = NAMES("role")},
    TEXT_WAS("entity", "company"),
    TEXT("type"),
    END};

static const struct field meta_members[] = {
    URL("canonical", "url"), TEXT("version"), TEXT("lastModified"), END};

const struct field profile_schema[] = {
    OBJECT("basics", basics_members, "bio", "personal"),
    LIST("work", work_members, "experience", "employment", "jobs"),
    LIST("volunteer", volunteer_members, "volunteering"),
    LIST("education", education_members, "studies"),
    LIST("awards", award_members, "honors"),
    LIST("certificates", certificate_members, "certifications"),
    LIST("publications", publication_members, "papers"),
    LIST("skills", skill_members, "skill"),
    LIST("languages", language_members, "language"),
    LIST("interests", interest_members, "hobbies"),
    LIST("references", reference_members, "referees"),
    LIST("projects", project_members, "sideProjects"),
    OBJECT("meta", meta_members, "metadata"),
    END};

const struct field *profile_field(const char *path)
{
    const struct field *level = profile_schema, *found = NULL;

    while (*path) {
        size_t n = strcspn(path, ".");

        found = NULL;
        for (const struct field *f = level; f && f->key; f++)
            if (strlen(f->key) == n && memcmp(f->key, path, n) == 0)
                found = f;
        if (!found)
            return NULL;
        level = found->members;
        path += n + (path[n] == '.');
    }
    return found;
}
