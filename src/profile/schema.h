/* JSON Resume 1.x as a table: drives reader, writer, and the checking of layout paths.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PROFILE_SCHEMA_H
#define NEXTCV_PROFILE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

enum field_kind { FIELD_TEXT, FIELD_INLINE, FIELD_DATE, FIELD_URL, FIELD_OBJECT, FIELD_LIST };

/* FIELD_TEXT is plain; FIELD_INLINE may hold Markdown. FIELD_OBJECT and FIELD_LIST point to their
 * members: a list of objects has `members`, a list of texts has members == NULL. */
struct field {
    const char *key;
    enum field_kind kind;
    const struct field *members; /* ends with key == NULL */
    const char *const *legacy;   /* other names of real files, NULL-terminated, or NULL */
    bool computed;               /* made by the reader, never written */
    bool main;                   /* what a bare string in the place of the object means */
    bool marked;                 /* a FIELD_TEXT of one line whose Markdown counts too */
};

/* basics, work, volunteer, education, awards, certificates, publications, skills, languages,
 * interests, references, projects, meta; ends with key == NULL. */
extern const struct field profile_schema[];
/* The field that a dotted path of canonical keys names ("work", "work.highlights",
 * "basics.location.city"), list items having their list's path; NULL if there is none. */
const struct field *profile_field(const char *path);

#endif
