/* What the files of this room share: one PDF being built over libharu's object layer.
 *
 * libharu's object functions only *set* the document's error; calls are therefore made without
 * looking at each result, and pdf_stage() takes the first code at the end of each stage. Memory
 * never runs out inside libharu: its allocator is pdf.c's, which aborts as the arena does.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_OUTPUT_PDF_H
#define NEXTCV_OUTPUT_PDF_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "output/output.h"
#include "pages/display.h"

#include <hpdf.h>
/* The object layer; installed beside <hpdf.h>, which does not include it. */
#include <hpdf_doc.h>
#include <libdeflate.h>

struct pdf_font;

/* A child of a structure element, in reading order. */
enum pdf_kid_kind { PDF_KID_ELEMENT, PDF_KID_CONTENT, PDF_KID_ANNOTATION };
struct pdf_kid {
    enum pdf_kid_kind kind;
    int number; /* element, or MCID on `page` */
    int page;
    HPDF_Dict annotation;
};

struct pdf_node {
    HPDF_Dict dict; /* NULL until the element has content */
    int parent;     /* nearest element that is written, -1 for the root */
    bool artifact;
    VEC(struct pdf_kid) kids;
    int page;       /* of its first content, -1 = none */
    double box[4];  /* figures: what was painted, PDF coordinates */
};

struct pdf_page {
    HPDF_Page dict;
    VEC(int) elements; /* by MCID */
    bool transparent;
};

struct pdf {
    HPDF_Doc doc;
    struct arena arena; /* for this one document */
    struct libdeflate_compressor *deflater; /* of all streams */
    const struct display_list *list;
    const struct pdf_options *options;
    struct diags *diags;
    HPDF_STATUS code; /* the first error, and the stage it came from */
    const char *stage;
    HPDF_MD5_CTX md5; /* over all streams: the file identifier */
    struct pdf_page *pages;
    struct pdf_node *nodes; /* one an element of the list, then Link elements made here */
    size_t nnodes;
    VEC(int) annotations;   /* element of each, by order of StructParent */
    VEC(struct pdf_font *) fonts;
    uint32_t *slots; /* slot in its font of each glyph of the list, in order */
    VEC(struct pdf_image) images;
    const char *title, *author, *subject, *keywords, *lang; /* clean UTF-8, NULL = none */
};

/* ---- pdf_logical.c: text in the order in which it is read --------------------------------- */

/* The list with text of odd levels in logical order, its glyphs placed by their offsets alone, and
 * without marks that would tear a word; p->list itself where there is nothing to do. */
const struct display_list *pdf_logical(struct pdf *p);

/* ---- pdf_object.c: objects ---------------------------------------------------------------- */

HPDF_Dict pdf_dict(struct pdf *p); /* indirect */
HPDF_Dict pdf_subdict(struct pdf *p, HPDF_Dict parent, const char *key);
HPDF_Array pdf_subarray(struct pdf *p, HPDF_Dict parent, const char *key);
/* Stream object of these bytes, deflated when `deflate`. */
HPDF_Dict pdf_stream(struct pdf *p, const void *bytes, size_t n, bool deflate);
/* Fills a stream object that libharu made (a page's content). */
void pdf_fill_stream(struct pdf *p, HPDF_Dict stream, const void *bytes, size_t n, bool deflate);
/* Bytes to be written as they are among the entries of a dictionary: "/W [1 [500]]". For numbers
 * that libharu would round to a float, and for long arrays. */
void pdf_raw(struct pdf *p, HPDF_Dict dict, const char *bytes, size_t n);
void pdf_raw_numbers(struct pdf *p, HPDF_Dict dict, const char *key, const double *v, size_t n);
/* Text string (ISO 32000-1, 7.9.2.2): ASCII as it is, else UTF-16BE with a byte order mark. */
void pdf_text(struct pdf *p, HPDF_Dict dict, const char *key, const char *utf8);
/* UTF-8 -> UTF-16BE in hexadecimal, without brackets or byte order mark. */
void pdf_utf16_hex(struct strbuf *b, const char *utf8, size_t n);
/* Copy without control characters, with U+FFFD for what is no UTF-8, and cut after 8,000 characters,
 * so that Info and XMP can hold the same text. NULL stays NULL; so does a text of white space. */
const char *pdf_clean(struct pdf *p, const char *s);
/* Records the first error that libharu has seen by now. False if there was one. */
bool pdf_stage(struct pdf *p, const char *stage);

/* ---- pdf_font.c --------------------------------------------------------------------------- */

/* A glyph with the text it stands for. One glyph may stand for several texts (U+2126 and U+03A9);
 * each has its own code, so that every code gives back its own text. */
struct pdf_slot {
    uint32_t glyph;
    const char *text;
    uint32_t text_n;
    uint32_t number; /* of the glyph in the subset */
    uint32_t code;
    double width; /* 1/1000 em, as written into /W */
    bool actual;  /* the code gives another text: write /ActualText (CFF only) */
};

struct pdf_font {
    const struct face *face;
    const struct face_info *info;
    VEC(struct pdf_slot) slots;
    uint32_t *table; /* hash of (glyph, text) -> slot + 1 */
    size_t table_n;
    HPDF_Dict dict;
    uint32_t nglyphs; /* in the subset */
};

/* Collects the glyphs of the list, subsets the faces and writes the font objects. */
bool pdf_fonts(struct pdf *p);
struct pdf_font *pdf_font_of(struct pdf *p, const struct face *face);
/* Codes of the glyphs of a bare CFF font program by its charset, if it is CID-keyed. False if the
 * program is broken. */
bool pdf_cff_codes(const char *bytes, size_t n, uint32_t nglyphs, uint32_t *codes, bool *keyed);
enum { PDF_CLUSTER = 8 }; /* glyphs of a cluster at most */
/* Shares the text of a cluster out among its glyphs. False if what they say is another spelling. */
bool pdf_cluster(struct pdf *p, struct str text, struct str *each, size_t glyphs);
/* The stream that takes codes back to text (ISO 32000-1, 9.10.3), from slots by code, with gaps. */
void pdf_to_unicode(struct strbuf *b, const struct pdf_slot *const *by_code, uint32_t n);

/* ---- pdf_content.c ------------------------------------------------------------------------ */

void pdf_contents(struct pdf *p);

/* ---- pdf_struct.c ------------------------------------------------------------------------- */

void pdf_struct_begin(struct pdf *p);
/* The element that content of `element` is written under, or ELEMENT_ARTIFACT. */
int pdf_struct_target(const struct pdf *p, int element);
/* A new marked-content sequence of this element on this page; returns its MCID. */
int pdf_struct_mark(struct pdf *p, int page, int element);
const char *pdf_struct_tag(const struct pdf *p, int element);
/* A Link element of its own, for a link that no element of the list holds. */
int pdf_struct_link(struct pdf *p);
/* Ties an annotation to its element; returns its StructParent. */
int pdf_struct_annotation(struct pdf *p, int page, int element, HPDF_Dict annotation);
void pdf_struct_end(struct pdf *p);

/* ---- pdf_image.c -------------------------------------------------------------------------- */

struct pdf_image {
    const struct image *image;
    HPDF_Dict dict;
};
/* The picture's object, one for each picture however often it is shown. */
HPDF_Dict pdf_image(struct pdf *p, const struct image *image);

/* ---- pdf_meta.c, pdf_links.c, icc.c ------------------------------------------------------- */

void pdf_meta_texts(struct pdf *p); /* first: title, author, language … */
void pdf_meta(struct pdf *p);       /* Info, XMP, output intent, language, view */
void pdf_id(struct pdf *p);         /* last: from everything that was written */
void pdf_links(struct pdf *p);
void pdf_outline(struct pdf *p);
/* sRGB profile (ICC.1:2004, matrix/TRC); the same bytes always. */
void icc_srgb(struct strbuf *out);

#endif
