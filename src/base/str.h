/* String view and string builder.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_BASE_STR_H
#define NEXTCV_BASE_STR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* A view of n bytes that somebody else owns; not NUL-terminated unless said. */
struct str {
    const char *p;
    size_t n;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

struct str str_of(const char *s); /* NULL gives the empty view */
bool str_eq(struct str a, struct str b);
bool str_eq_nocase(struct str a, struct str b); /* ASCII case only */
struct str str_trim(struct str s);              /* without ASCII white space at both ends */
/* Is the word one of " a b c ", a list with spaces around each? */
bool word_in(const char *word, const char *spaced);
/* Distance in bytes, for "did you mean": inserted, lost and changed bytes, and two neighbours that
 * changed places, count one (optimal string alignment; Damerau, CACM 7 (1964) 171-176). Gives up
 * with a large number over 64 bytes. */
size_t str_distance(const char *a, const char *b);

/* Text being built. Zero-initialise; p is NULL or NUL-terminated; free with strbuf_free(). */
struct strbuf {
    char *p;
    size_t n, cap;
};

void strbuf_add(struct strbuf *b, const char *p, size_t n);
void strbuf_puts(struct strbuf *b, const char *s);
void strbuf_putc(struct strbuf *b, char c);
void strbuf_printf(struct strbuf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Locale-free decimal with at most `decimals` (0..6) digits after the point, trailing zeros cut. */
void strbuf_number(struct strbuf *b, double value, int decimals);
/* JSON string with quotes, UTF-8 passed through, control characters escaped. */
void strbuf_json(struct strbuf *b, const char *s);
/* Text for the content and quoted attributes of HTML; characters that HTML may not hold are left out. */
void strbuf_html(struct strbuf *b, const char *s);
void strbuf_clear(struct strbuf *b); /* empty, memory kept */
void strbuf_free(struct strbuf *b);
/* Copy into the arena, NUL-terminated; the builder is left as it is. */
char *strbuf_keep(const struct strbuf *b, struct arena *a);

/* Locale-free number: reads [+-]digits[.digits] from s and sets *end behind it; NAN and *end = s
 * where there is none. */
double number_parse(const char *s, const char **end);

#endif
