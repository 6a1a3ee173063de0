/* The sRGB profile of the output intent, made here so that the tool ships no binary: a v4 matrix/TRC
 * display profile (ICC.1:2004-10), 9 tags, about 500 bytes. PDF 1.7 takes ICC.1:2004-10 (ISO
 * 32000-1, 8.6.5.5, table 67), PDF/A-2 too. SPDX-License-Identifier: MIT */
#include "output/pdf.h"

#include <string.h>

enum { HEADER = 128, TAG_ENTRY = 12 };

static void put32(struct strbuf *b, uint32_t v)
{
    char bytes[4] = {(char)(v >> 24), (char)(v >> 16), (char)(v >> 8), (char)v};

    strbuf_add(b, bytes, sizeof bytes);
}

static void set32(struct strbuf *b, size_t at, uint32_t v)
{
    for (int i = 0; i < 4; i++)
        b->p[at + (size_t)i] = (char)(v >> (24 - 8 * i));
}

static void pad4(struct strbuf *b)
{
    while (b->n % 4)
        strbuf_putc(b, '\0');
}

/* s15Fixed16Number, as given by the values' sources in hexadecimal (see the tables). */
static void put_fixed(struct strbuf *b, const char *type, const uint32_t *v, size_t n)
{
    strbuf_puts(b, type);
    put32(b, 0);
    for (size_t i = 0; i < n; i++)
        put32(b, v[i]);
}

/* multiLocalizedUnicodeType (10.13) with one record, English, ASCII. */
static void put_text(struct strbuf *b, const char *text)
{
    strbuf_puts(b, "mluc");
    put32(b, 0);
    put32(b, 1);
    put32(b, 12);
    strbuf_puts(b, "enUS");
    put32(b, (uint32_t)strlen(text) * 2);
    put32(b, 28);
    for (; *text; text++) {
        strbuf_putc(b, '\0');
        strbuf_putc(b, *text);
    }
}

/* D50, the profile connection space's white; the sRGB primaries (IEC 61966-2-1) adapted to it by
 * the Bradford matrix; that matrix itself. */
static const uint32_t white[] = {0x0000F6D6, 0x00010000, 0x0000D32D};
static const uint32_t red[] = {0x00006FA2, 0x000038F5, 0x00000390};
static const uint32_t green[] = {0x00006299, 0x0000B785, 0x000018DA};
static const uint32_t blue[] = {0x000024A0, 0x00000F84, 0x0000B6CF};
static const uint32_t bradford[] = {0x00010C42, 0x000005DE, 0xFFFFF325, 0x00000793, 0x0000FD90,
                                    0xFFFFFBA1, 0xFFFFFDA2, 0x000003DC, 0x0000C06E};
/* parametricCurveType 3: Y = (aX+b)^g for X >= d, else cX; g a b c d of IEC 61966-2-1. */
static const uint32_t curve[] = {0x00030000, 0x00026666, 0x0000F2A7,
                                 0x00000D59, 0x000013D0, 0x00000A5B};

static void put_header(struct strbuf *b)
{
    static const char zero[HEADER] = {0};

    strbuf_add(b, zero, sizeof zero);
    set32(b, 8, 0x04200000); /* version 4.2 */
    memcpy(b->p + 12, "mntrRGB XYZ ", 12);
    /* date of the standard's year, so that the bytes never change: 2004-10-01 */
    set32(b, 24, 2004u << 16 | 10);
    set32(b, 28, 1u << 16);
    memcpy(b->p + 36, "acsp", 4);
    for (size_t i = 0; i < 3; i++)
        set32(b, 68 + 4 * i, white[i]);
}

static void put_tag(struct strbuf *b, size_t index, const char *name, size_t start, size_t end)
{
    size_t entry = HEADER + 4 + index * TAG_ENTRY;

    memcpy(b->p + entry, name, 4);
    set32(b, entry + 4, (uint32_t)start);
    set32(b, entry + 8, (uint32_t)(end - start));
}

void icc_srgb(struct strbuf *out)
{
    static const struct {
        const char *name, *text, *type;
        const uint32_t *v;
        size_t n;
    } tags[] = {
        {"desc", "sRGB", NULL, NULL, 0},
        {"cprt", "No copyright, use freely", NULL, NULL, 0},
        {"wtpt", NULL, "XYZ ", white, 3},
        {"rXYZ", NULL, "XYZ ", red, 3},
        {"gXYZ", NULL, "XYZ ", green, 3},
        {"bXYZ", NULL, "XYZ ", blue, 3},
        {"chad", NULL, "sf32", bradford, 9},
        {"rTRC", NULL, "para", curve, 6},
    };
    static const char *const same_curve[] = {"gTRC", "bTRC"};
    enum { NTAGS = sizeof tags / sizeof *tags + 2 };
    static const char directory[NTAGS * TAG_ENTRY] = {0};
    struct strbuf b = {0};
    size_t start = 0, end = 0, i = 0;

    put_header(&b);
    put32(&b, NTAGS);
    strbuf_add(&b, directory, sizeof directory);
    for (; i < sizeof tags / sizeof *tags; i++) {
        start = b.n;
        if (tags[i].text)
            put_text(&b, tags[i].text);
        else
            put_fixed(&b, tags[i].type, tags[i].v, tags[i].n);
        end = b.n;
        pad4(&b);
        put_tag(&b, i, tags[i].name, start, end);
    }
    for (size_t k = 0; k < 2; k++) /* tags may share their data (7.3.1) */
        put_tag(&b, i + k, same_curve[k], start, end);
    set32(&b, 0, (uint32_t)b.n);

    /* profile ID (7.2.18): MD5 of the profile with flags, intent and the ID itself zero, as here */
    HPDF_MD5_CTX md5;
    unsigned char id[16];

    HPDF_MD5Init(&md5);
    HPDF_MD5Update(&md5, (const HPDF_BYTE *)b.p, (HPDF_UINT32)b.n);
    HPDF_MD5Final(id, &md5);
    memcpy(b.p + 84, id, sizeof id);
    strbuf_add(out, b.p, b.n);
    strbuf_free(&b);
}
