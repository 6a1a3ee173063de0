/* The document: stages in order, the first error, the bytes. SPDX-License-Identifier: MIT */
#include "output/pdf.h"

#include <stdlib.h>

/* Of libdeflate's 1 to 12. Level 6 takes 3 % off the file and adds a tenth to the time of a build. */
enum { DEFLATE_LEVEL = 1 };

/* As in the arena: input is bounded, and a machine without that little memory is told so. Asking
 * libharu's callers to look at each of its results for that would hide the errors that matter. */
static void *HPDF_STDCALL get_memory(HPDF_UINT size)
{
    void *memory = malloc(size ? size : 1);

    if (!memory)
        abort();
    return memory;
}

static void HPDF_STDCALL free_memory(void *memory)
{
    free(memory);
}

/* libharu goes on after an error, and later ones hide the cause. */
static void HPDF_STDCALL on_error(HPDF_STATUS code, HPDF_STATUS detail, void *data)
{
    struct pdf *p = data;

    (void)detail;
    if (p->code == HPDF_OK)
        p->code = code;
}

static bool build(struct pdf *p)
{
    p->list = pdf_logical(p);
    pdf_meta_texts(p);
    pdf_struct_begin(p);
    if (!pdf_fonts(p) || !pdf_stage(p, "the fonts"))
        return false;
    pdf_contents(p);
    if (!pdf_stage(p, "the pages"))
        return false;
    pdf_links(p);
    pdf_outline(p);
    if (!pdf_stage(p, "links and outline"))
        return false;
    pdf_struct_end(p);
    if (!pdf_stage(p, "the structure tree"))
        return false;
    pdf_meta(p);
    pdf_id(p);
    return pdf_stage(p, "the metadata");
}

static bool save(struct pdf *p, struct strbuf *out)
{
    HPDF_SaveToStream(p->doc);
    if (!pdf_stage(p, "the file"))
        return false;
    HPDF_UINT blocks = HPDF_MemStream_GetBufCount(p->doc->stream);

    for (HPDF_UINT i = 0; i < blocks; i++) {
        HPDF_UINT n = 0;
        const HPDF_BYTE *bytes = HPDF_MemStream_GetBufPtr(p->doc->stream, i, &n);

        strbuf_add(out, (const char *)bytes, n);
    }
    return true;
}

bool output_pdf(const struct display_list *list, const struct pdf_options *o, struct strbuf *out,
                struct diags *d)
{
    struct pdf p = {.list = list, .options = o, .diags = d};
    bool ok = false;

    if (!output_check(list, d))
        return false;
    p.doc = HPDF_NewEx(on_error, get_memory, free_memory, 0, &p);
    p.deflater = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    if (!p.doc || !p.deflater)
        abort(); /* only for want of memory */
    p.doc->pdf_version = HPDF_VER_17;
    HPDF_MD5Init(&p.md5);
    ok = build(&p) && save(&p, out);
    if (!ok && p.code != HPDF_OK)
        diag_add(d, DIAG_FATAL, "output-pdf", (struct diag_at){0}, NULL,
                 "libharu refused %s with error 0x%04lX", p.stage ? p.stage : "the document",
                 (unsigned long)p.code);
    libdeflate_free_compressor(p.deflater);
    HPDF_Free(p.doc);
    arena_free(&p.arena);
    return ok;
}
