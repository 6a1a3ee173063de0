/* PDF objects over libharu's object layer. SPDX-License-Identifier: MIT */
#include "output/pdf.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { RAW_CHUNK = 60000 /* under libharu's 65,535 bytes a string */ };
/* Characters of a text string: UTF-16 stays under 32,767 bytes (PDF/A-2, 6.1.13). */
enum { TEXT_LIMIT = 8000 };

/* libharu takes bytes as HPDF_BYTE * where it only reads. */
static HPDF_BYTE *bytes_of(const void *p)
{
    return (HPDF_BYTE *)(uintptr_t)p;
}

HPDF_Dict pdf_dict(struct pdf *p)
{
    HPDF_Dict dict = HPDF_Dict_New(p->doc->mmgr);

    HPDF_Xref_Add(p->doc->xref, dict);
    return dict;
}

HPDF_Dict pdf_subdict(struct pdf *p, HPDF_Dict parent, const char *key)
{
    HPDF_Dict dict = HPDF_Dict_New(p->doc->mmgr);

    HPDF_Dict_Add(parent, key, dict);
    return dict;
}

HPDF_Array pdf_subarray(struct pdf *p, HPDF_Dict parent, const char *key)
{
    HPDF_Array array = HPDF_Array_New(p->doc->mmgr);

    HPDF_Dict_Add(parent, key, array);
    return array;
}

/* Hidden entries are libharu's own device (an outline's "_OPENED"): kept and freed with the
 * dictionary, skipped when it is written. */
static HPDF_STATUS write_raw(HPDF_Dict dict, HPDF_Stream out)
{
    for (HPDF_UINT i = 0; i < dict->list->count; i++) {
        HPDF_DictElement element = HPDF_List_ItemAt(dict->list, i);
        HPDF_Binary raw = element->value;

        if (!(raw->header.obj_id & HPDF_OTYPE_HIDDEN) ||
            (raw->header.obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_BINARY)
            continue;
        HPDF_STATUS status = HPDF_Stream_Write(out, raw->value, raw->len);

        if (status != HPDF_OK)
            return status;
    }
    return HPDF_OK;
}

void pdf_raw(struct pdf *p, HPDF_Dict dict, const char *bytes, size_t n)
{
    for (size_t at = 0; at < n; at += RAW_CHUNK) {
        size_t piece = n - at < RAW_CHUNK ? n - at : RAW_CHUNK;
        HPDF_Binary raw = HPDF_Binary_New(p->doc->mmgr, bytes_of(bytes + at), (HPDF_UINT)piece);
        char key[24];

        snprintf(key, sizeof key, "_RAW%u", (unsigned)dict->list->count);
        HPDF_Dict_Add(dict, key, raw);
        raw->header.obj_id |= HPDF_OTYPE_HIDDEN;
    }
    dict->write_fn = write_raw;
}

void pdf_raw_numbers(struct pdf *p, HPDF_Dict dict, const char *key, const double *v, size_t n)
{
    struct strbuf b = {0};

    strbuf_putc(&b, '/');
    strbuf_puts(&b, key);
    strbuf_puts(&b, " [");
    for (size_t i = 0; i < n; i++) {
        if (i)
            strbuf_putc(&b, ' ');
        strbuf_number(&b, v[i], 2);
    }
    strbuf_puts(&b, "]\n");
    pdf_raw(p, dict, b.p, b.n);
    strbuf_free(&b);
}

void pdf_fill_stream(struct pdf *p, HPDF_Dict stream, const void *bytes, size_t n, bool deflate)
{
    static const char filter[] = "/Filter /FlateDecode\n";

    HPDF_MD5Update(&p->md5, bytes, (HPDF_UINT32)n);
    if (!deflate) {
        HPDF_Stream_Write(stream->stream, bytes, (HPDF_UINT)n);
        return;
    }
    size_t bound = libdeflate_zlib_compress_bound(p->deflater, n);
    unsigned char *packed = arena_alloc(&p->arena, bound);
    size_t packed_n = libdeflate_zlib_compress(p->deflater, bytes, n, packed, bound);

    if (!packed_n)
        HPDF_SetError(&p->doc->error, HPDF_ZLIB_ERROR, 0);
    /* libharu deletes a Filter entry of a stream that it does not filter itself */
    pdf_raw(p, stream, filter, sizeof filter - 1);
    HPDF_Stream_Write(stream->stream, packed, (HPDF_UINT)packed_n);
}

HPDF_Dict pdf_stream(struct pdf *p, const void *bytes, size_t n, bool deflate)
{
    HPDF_Dict stream = HPDF_DictStream_New(p->doc->mmgr, p->doc->xref);

    pdf_fill_stream(p, stream, bytes, n, deflate);
    return stream;
}

static bool is_ascii(const char *s)
{
    for (; *s; s++)
        if ((unsigned char)*s < 0x20 || (unsigned char)*s > 0x7E)
            return false;
    return true;
}

static void put16(struct strbuf *b, uint32_t unit)
{
    strbuf_putc(b, (char)(unit >> 8));
    strbuf_putc(b, (char)(unit & 0xFF));
}

static void utf16(struct strbuf *b, const char *utf8, size_t n)
{
    uint32_t c;

    for (size_t i = 0; i < n;) {
        i += utf8_decode(utf8 + i, n - i, &c);
        if (c > 0xFFFF) {
            put16(b, 0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        put16(b, c);
    }
}

void pdf_utf16_hex(struct strbuf *b, const char *utf8, size_t n)
{
    static const char digits[] = "0123456789ABCDEF";
    struct strbuf units = {0};

    utf16(&units, utf8, n);
    for (size_t i = 0; i < units.n; i++) {
        unsigned char c = (unsigned char)units.p[i];

        strbuf_putc(b, digits[c >> 4]);
        strbuf_putc(b, digits[c & 15]);
    }
    strbuf_free(&units);
}

void pdf_text(struct pdf *p, HPDF_Dict dict, const char *key, const char *utf8)
{
    if (!utf8)
        return;
    if (is_ascii(utf8)) {
        HPDF_Dict_Add(dict, key, HPDF_String_New(p->doc->mmgr, utf8, NULL));
        return;
    }
    struct strbuf b = {0};

    strbuf_puts(&b, "\xFE\xFF");
    utf16(&b, utf8, strlen(utf8));
    HPDF_Dict_Add(dict, key, HPDF_Binary_New(p->doc->mmgr, bytes_of(b.p), (HPDF_UINT)b.n));
    strbuf_free(&b);
}

const char *pdf_clean(struct pdf *p, const char *s)
{
    struct strbuf b = {0};
    char utf8[4];

    if (!s)
        return NULL;
    for (size_t n = strlen(s), i = 0, count = 0; i < n; count++) {
        uint32_t c;

        if (count == TEXT_LIMIT) {
            strbuf_puts(&b, "…");
            break;
        }
        i += utf8_decode(s + i, n - i, &c);
        /* XML 1.0, 2.2: no controls but these, no U+FFFE and U+FFFF */
        if (c < 0x20 || c == 0x7F || (c & 0xFFFE) == 0xFFFE)
            c = ' ';
        strbuf_add(&b, utf8, utf8_encode(c, utf8));
    }
    struct str trimmed = str_trim((struct str){b.p, b.n});
    const char *clean = trimmed.n ? arena_strndup(&p->arena, trimmed.p, trimmed.n) : NULL;

    strbuf_free(&b);
    return clean;
}

bool pdf_stage(struct pdf *p, const char *stage)
{
    if (p->code == HPDF_OK)
        p->code = HPDF_GetError(p->doc);
    if (p->code != HPDF_OK && !p->stage)
        p->stage = stage;
    return p->code == HPDF_OK;
}
