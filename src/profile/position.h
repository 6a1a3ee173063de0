/* Where the values of a JSON text stand. Inside the room. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PROFILE_POSITION_H
#define NEXTCV_PROFILE_POSITION_H

#include "base/str.h"

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>

/* Deepest nesting of objects and lists; *offset is the bracket that goes over `limit`. */
bool position_depth_over(struct str json, size_t limit, size_t *offset);
/* Stores in each node's valueint the byte offset of its value: cJSON keeps no positions, but its
 * tree is in the order of the text, so both are walked together. Returns the number of nodes. */
size_t position_annotate(cJSON *root, struct str json);
/* Offset just behind the value that starts at `offset`. */
size_t position_value_end(struct str json, size_t offset);
/* Offset of the value that a JSON Pointer (RFC 6901) names. */
bool position_find(struct str json, const char *pointer, size_t *offset);

#endif
