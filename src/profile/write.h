/* struct profile -> JSON Resume text. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PROFILE_WRITE_H
#define NEXTCV_PROFILE_WRITE_H

#include "profile/profile.h"

/* Appends the profile as JSON (two-space indent, schema order, unknown members as they came, final
 * newline). Texts that tailoring changed (text differs from what `source` says: source == NULL) are
 * written as Markdown again, so that reading gives the same text and spans. Its x-nextcv member
 * carries section_order, no_hyphen, lang, and "pointers": for every text, date and entry whose
 * place in the file differs from node->pointer, {"/work/0/highlights/0": "/work/0/highlights/3"}.
 * Other x-nextcv members the user had are kept. Reading the result gives an equal profile. */
void profile_write(const struct profile *p, struct strbuf *out);

#endif
