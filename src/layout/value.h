/* Attribute values of the layout language: text -> value. Nothing here knows elements or files.
 *
 * Each reader takes the whole of `s` (no white space at its ends) and gives NULL and the value, or
 * what is wrong with it: a clause for "'before' cannot be '12pt+6': ...", in the arena or a
 * literal. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LAYOUT_VALUE_H
#define NEXTCV_LAYOUT_VALUE_H

#include "base/arena.h"
#include "layout/model.h"

#include <stdbool.h>
#include <stddef.h>

/* A condition is a tree as deep as its text is long at worst ("a and a and ..."). */
enum { VALUE_MAX_CONDITION_DEPTH = 32, VALUE_MAX_CONDITION_BYTES = 1000, VALUE_MAX_TRACKS = 12 };

/* Which lengths make sense: a font size of nothing, or a negative gap, is a slip. */
enum length_range { LENGTH_ANY, LENGTH_NOT_NEGATIVE, LENGTH_POSITIVE };

/* [a-z][a-z0-9-]* */
const char *value_name(struct arena *a, const char *s);
/* 12pt 4mm 1.5cm 1in 2em 1ex 1lh 30% 0 $param */
const char *value_length(struct arena *a, const char *s, enum length_range range,
                         struct length *out);
/* length[+stretch|+Nfil][-shrink] */
const char *value_glue(struct arena *a, const char *s, struct glue_value *out);
/* #rrggbb gray(0..1) cmyk(c,m,y,k) @param */
const char *value_color(struct arena *a, const char *s, struct color_value *out);
/* auto, 2fr or a length, separated by white space */
const char *value_tracks(struct arena *a, const char *s, const struct track_value **out, size_t *n);
/* . .key key.key key[0].key */
const char *value_path(struct arena *a, const char *s, struct path *out);
const char *value_condition(struct arena *a, const char *s, const struct expr **out);
/* no, always or 1..99 */
const char *value_keep(struct arena *a, const char *s, int *out);
/* Digits only, without a leading zero (but "0" itself), from least to most. */
const char *value_count(struct arena *a, const char *s, int least, int most, int *out);
/* 2% or 1.5%, from 0% to most; the value is in 1/1000. */
const char *value_percent(struct arena *a, const char *s, int most, int *out);
/* kern,liga,-tnum */
const char *value_features(struct arena *a, const char *s);
/* A BCP 47 tag by form: language, then subtags of 2..8 letters or digits. */
const char *value_language(struct arena *a, const char *s);
/* yyyy yy M MM MMM MMMM d dd with anything but letters between: "MMM yyyy" */
const char *value_date_format(struct arena *a, const char *s);
/* a4 a5 letter, or "210mm x 297mm" (width and height; size is NULL then) */
const char *value_paper(struct arena *a, const char *s, const char **size, double *width,
                        double *height);

/* Can the character begin a name, or be inside one? */
bool value_is_name_char(char c, bool first);

#endif
