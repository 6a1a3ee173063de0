/* SPDX-License-Identifier: MIT */
#include "type/internal.h"
#include "base/utf8.h"
void break_classes(struct arena *a, const char *text, size_t n, const struct mark *marks,
                   size_t nmarks, const uint8_t *flags, const char *lang, uint8_t *out)
{
    (void)a; (void)marks; (void)nmarks; (void)flags; (void)lang;
    for (size_t i = 0; i <= n; i++)
        out[i] = i > 0 && i < n && text[i-1] == ' ' ? BREAK_NORMAL : BREAK_NONE;
}
