/* JSON Resume text -> struct profile. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PROFILE_READ_H
#define NEXTCV_PROFILE_READ_H

#include "profile/profile.h"

enum {
    PROFILE_MAX_BYTES = 4 << 20, /* limits on the input; each has its diagnostic */
    PROFILE_MAX_DEPTH = 64,
    PROFILE_MAX_NODES = 100000,
    PROFILE_MAX_TEXT = 64 << 10
};

/* Reads a profile; `name` is for diagnostics. NULL with an error in `d` when the text is no JSON or
 * not an object. What can be understood is understood with a note; what can't is dropped with a
 * warning (JSON Pointer and line:col). The tree lives in `a`; `json` must live as long. */
struct profile *profile_read(struct arena *a, struct str json, const char *name, struct diags *d);

/* Reads one date in any form real files use; year 0 and literal set if it can't be read. Sets
 * *exact = false if the form is not JSON Resume's own. Empty gives all zero. */
struct date date_read(struct arena *a, const char *s, bool *exact);

#endif
