/* Why a text is no JSON, in words that tell what to mend. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PROFILE_SYNTAX_H
#define NEXTCV_PROFILE_SYNTAX_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct syntax_fault {
    size_t offset;    /* where it is seen, bytes into the text */
    const char *text; /* what is wrong; static */
    const char *hint; /* static */
};

/* What is wrong with `json`, which the parser took up to `offset`; `complete` when a whole value
 * ended there. The parser tells where it stopped, not why: the usual slips are told by what stands
 * there. Thread safe. */
struct syntax_fault syntax_fault(struct str json, size_t offset, bool complete);

#endif
