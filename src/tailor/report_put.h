/* Pieces of the report in JSON. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TAILOR_REPORT_PUT_H
#define NEXTCV_TAILOR_REPORT_PUT_H

#include "tailor/view.h"

static inline void key(struct strbuf *out, const char *name)
{
    strbuf_json(out, name);
    strbuf_puts(out, ": ");
}

static inline void text(struct strbuf *out, const char *name, const char *value, const char *after)
{
    key(out, name);
    if (value)
        strbuf_json(out, value);
    else
        strbuf_puts(out, "null");
    strbuf_puts(out, after);
}

static inline void number(struct strbuf *out, const char *name, int64_t value, const char *after)
{
    key(out, name);
    strbuf_number(out, (double)value, 0);
    strbuf_puts(out, after);
}

static inline void boolean(struct strbuf *out, const char *name, bool value, const char *after)
{
    key(out, name);
    strbuf_puts(out, value ? "true" : "false");
    strbuf_puts(out, after);
}

static inline void per_cent(struct strbuf *out, const char *name, int value, const char *after)
{
    if (value < 0)
        text(out, name, NULL, after);
    else
        number(out, name, value, after);
}

static inline void open_list(struct strbuf *out, const char *name)
{
    strbuf_puts(out, "  ");
    key(out, name);
    strbuf_puts(out, "[");
}

/* Before each element of a list of objects; closed by close_list. */
static inline void element(struct strbuf *out, bool first)
{
    strbuf_puts(out, first ? "\n    {" : ",\n    {");
}

static inline void close_list(struct strbuf *out, bool empty)
{
    strbuf_puts(out, empty ? "],\n" : "\n  ],\n");
}

/* report_posting.c: `posting`, what was understood of it; null for NULL. */
void put_posting(struct arena *a, const struct posting *p, struct strbuf *out);
/* report_items.c: `items`, what of the profile answers what, and what each piece is worth. */
void put_items(const struct tailor *t, const struct view *v, struct strbuf *out);

#endif
