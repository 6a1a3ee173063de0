/* What the files of the reader share. Inside the room. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PROFILE_READER_H
#define NEXTCV_PROFILE_READER_H

#include "profile/read.h"
#include "profile/schema.h"

#include <cjson/cJSON.h>

struct reader {
    struct arena *arena;
    struct str source;
    const char *name;
    struct diags *d;
};

/* Adds a diagnostic about a value of the file. */
void reader_report(struct reader *r, enum diag_level level, const char *code, const cJSON *item,
                   const char *pointer, const char *hint, const char *format, ...)
    __attribute__((format(printf, 7, 8)));
/* pointer + "/" + key, escaped by RFC 6901. */
const char *reader_pointer(struct reader *r, const char *pointer, const char *key);
struct node *reader_node(struct reader *r, enum node_kind kind, const char *key,
                         const char *pointer);
/* The characters of a value as the file writes them. */
const char *reader_raw(struct reader *r, const cJSON *item);

/* One value of the file as the field says; NULL where there is nothing to keep. */
struct node *value_read(struct reader *r, const struct field *f, const cJSON *item,
                        const char *pointer);
/* The members of an object, in the schema's order, unknown ones last. */
void members_read(struct reader *r, const struct field *members, const cJSON *item,
                  const char *pointer, struct node *out);
/* A list in any shape: lists.c. */
struct node *list_read(struct reader *r, const struct field *f, const cJSON *item,
                       const char *pointer);
/* Text of a value that should be one: numbers, lists and objects are turned into text with a note;
 * NULL for nothing. */
const char *scalar_read(struct reader *r, const cJSON *item, const char *pointer,
                        const char *separator);
struct node *text_read(struct reader *r, const struct field *f, const cJSON *item, const char *text,
                       const char *pointer);
/* The member that a bare string stands for. */
const struct field *main_member(const struct field *members);
const struct field *member_named(const struct field *members, const char *key);

/* x-nextcv: sets what rides in it, and maps pointers back to the original file. */
void extension_read(struct reader *r, const cJSON *item, struct profile *p);
/* Computed members of promotions (profile.h). */
void group_promotions(struct arena *a, struct node *root);

#endif
