/* Text in the form in which it is set: valid UTF-8, NFC, capitals where asked.
 * SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static void add_char(struct strbuf *out, uint32_t c)
{
    char bytes[4];

    strbuf_add(out, bytes, utf8_encode(c, bytes));
}

/* Letters whose upper case is longer (SpecialCasing.txt, unconditional mappings of the letters in
 * use; Greek ones are handled below, where accents go). */
static const struct {
    uint32_t c;
    const char *upper;
} special_upper[] = {{0xDF, "SS"},     {0x149, "ʼN"},   {0x1F0, "J̌"},    {0xFB00, "FF"},
                     {0xFB01, "FI"},   {0xFB02, "FL"},  {0xFB03, "FFI"}, {0xFB04, "FFL"},
                     {0xFB05, "ST"},   {0xFB06, "ST"},  {0x1E96, "H̱"},   {0x1E97, "T̈"},
                     {0x1E98, "W̊"},    {0x1E99, "Y̊"},   {0x587, "ԵՒ"}};

static bool is_greek(uint32_t c)
{
    return (c >= 0x370 && c <= 0x3FF) || (c >= 0x1F00 && c <= 0x1FFF);
}

/* Greek capitals carry no accents or breathings, only the dialytika (Unicode, 5.18 and the rule of
 * Greek orthography). */
static bool is_greek_accent(uint32_t c)
{
    return c == 0x300 || c == 0x301 || c == 0x313 || c == 0x314 || c == 0x342;
}

static void add_greek_upper(struct strbuf *out, uint32_t c)
{
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)c, parts, 8, UTF8PROC_DECOMPOSE, &boundary);

    for (utf8proc_ssize_t i = 0; i < n && i < 8; i++) {
        uint32_t part = (uint32_t)parts[i];

        if (part == 0x345) /* iota below stands beside a capital */
            part = 0x399;
        if (!is_greek_accent(part))
            add_char(out, (uint32_t)utf8proc_toupper((utf8proc_int32_t)part));
    }
}

/* `base` is the last character that was no combining mark. */
static void add_upper(struct strbuf *out, uint32_t c, uint32_t base, const char *lang)
{
    bool turkic = lang && (strncmp(lang, "tr", 2) == 0 || strncmp(lang, "az", 2) == 0);

    if (is_greek(c)) {
        add_greek_upper(out, c);
        return;
    }
    if (is_greek(base) && is_greek_accent(c))
        return;
    if (turkic && c == 'i') {
        add_char(out, 0x130);
        return;
    }
    for (size_t i = 0; i < sizeof special_upper / sizeof *special_upper; i++)
        if (special_upper[i].c == c) {
            strbuf_puts(out, special_upper[i].upper);
            return;
        }
    add_char(out, (uint32_t)utf8proc_toupper((utf8proc_int32_t)c));
}

/* Adds what NFC makes of `mapped`, and frees that. */
static void add_composed(struct strbuf *out, struct strbuf *mapped)
{
    utf8proc_uint8_t *nfc = NULL;

    if (utf8proc_map((const utf8proc_uint8_t *)mapped->p, (utf8proc_ssize_t)mapped->n, &nfc,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE) >= 0)
        strbuf_puts(out, (const char *)nfc);
    else
        strbuf_add(out, mapped->p, mapped->n);
    free(nfc);
    strbuf_free(mapped);
}

void text_normalise(struct strbuf *out, const char *text, size_t n)
{
    struct strbuf mapped = {0};
    bool composes = false;
    uint32_t c;

    for (size_t i = 0; i < n;) {
        i += utf8_decode(text + i, n - i, &c);
        composes = composes || c >= 0x300; /* below, nothing combines or decomposes in NFC */
        add_char(&mapped, c);
    }
    if (composes) {
        add_composed(out, &mapped);
        return;
    }
    strbuf_add(out, mapped.p, mapped.n);
    strbuf_free(&mapped);
}

void text_upper(struct strbuf *out, const char *cluster, size_t n, const char *lang)
{
    struct strbuf mapped = {0};
    uint32_t c, base = 0;

    for (size_t i = 0; i < n;) {
        i += utf8_decode(cluster + i, n - i, &c);
        add_upper(&mapped, c, base, lang);
        if (c < 0x300 || c > 0x36F)
            base = c;
    }
    add_composed(out, &mapped);
}
