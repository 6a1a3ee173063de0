/* Texts of real files -> plain UTF-8 with styled spans. Inside the room.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PROFILE_TEXT_H
#define NEXTCV_PROFILE_TEXT_H

#include "profile/profile.h"

/* NFC without control characters; NULL-safe; lives in `a`. */
const char *text_nfc(struct arena *a, const char *s);
/* Sets n->text and n->spans from n->source: Markdown emphasis, code and links become spans, known
 * HTML tags fall away, entities are decoded. Line breaks: see text_markdown() in text.c. */
void text_markdown(struct arena *a, struct node *n);
/* Sets n->text from n->source: no markup, but stray HTML is reduced to its text all the same. */
void text_plain(struct arena *a, struct node *n);
/* Appends a text with spans as Markdown that reads back as the same text and spans. */
void text_write_markdown(const struct node *n, struct strbuf *out);
/* http:, https:, mailto: or tel:. */
bool text_safe_link(const char *href);

#endif
