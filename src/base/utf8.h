/* UTF-8 (RFC 3629): strict, no surrogates, no overlong forms.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_BASE_UTF8_H
#define NEXTCV_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Decodes the character at s (n bytes left, n > 0) into *c; returns its length in bytes. A wrong
 * byte gives U+FFFD and length 1. */
size_t utf8_decode(const char *s, size_t n, uint32_t *c);
/* Writes c to out (room for 4 bytes), returns the length; U+FFFD for what is no scalar value. */
size_t utf8_encode(uint32_t c, char out[4]);
/* Offset of the first byte that is not valid, or n. */
size_t utf8_valid_prefix(const char *s, size_t n);
/* Number of characters. */
size_t utf8_count(const char *s, size_t n);

#endif
