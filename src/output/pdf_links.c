/* Link annotations (ISO 32000-1, 12.5.6.5) and the outline (12.3.3). SPDX-License-Identifier: MIT */
#include "output/pdf.h"

#include <string.h>

enum { URI_LIMIT = 32000 /* bytes: a string has at most 32,767 (PDF/A-2, 6.1.13) */ };

static double clamp(double v, double most)
{
    return v < 0 ? 0 : v > most ? most : v;
}

/* A URI is ASCII (12.6.4.7): what is not, is percent-encoded (RFC 3987, 3.1). */
static void ascii_uri(struct strbuf *b, const char *uri)
{
    for (; *uri; uri++) {
        unsigned char c = (unsigned char)*uri;

        if (c <= 0x20 || c >= 0x7F || strchr("<>\"{}|\\^`", c))
            strbuf_printf(b, "%%%02X", c);
        else
            strbuf_putc(b, *uri);
    }
}

static const char *source_of(const struct pdf *p, int element)
{
    return element < 0 ? NULL : p->list->elements[element].source;
}

/* A link annotation belongs to a Link element (PDF/UA-1, 7.18.5); a link in page furniture, which
 * is no part of the structure, gets one of its own. */
static void put_link(struct pdf *p, int page, const struct link *l)
{
    const struct page *at = &p->list->pages[page];
    double y0 = at->height - l->y1, y1 = at->height - l->y0;
    double rect[4] = {clamp(l->x0 < l->x1 ? l->x0 : l->x1, at->width),
                      clamp(y0 < y1 ? y0 : y1, at->height),
                      clamp(l->x0 < l->x1 ? l->x1 : l->x0, at->width),
                      clamp(y0 < y1 ? y1 : y0, at->height)};
    int element = pdf_struct_target(p, l->element);
    const char *contents = pdf_clean(p, l->contents);
    struct strbuf uri = {0};

    ascii_uri(&uri, l->uri);
    if (!uri.n || uri.n > URI_LIMIT) {
        if (uri.n)
            diag_add(p->diags, DIAG_WARNING, "output-link",
                     (struct diag_at){.pointer = source_of(p, l->element)}, "shorten the address",
                     "a link of %zu bytes is left out, the limit is %d", uri.n, URI_LIMIT);
        strbuf_free(&uri);
        return;
    }
    if (element < 0 || p->list->elements[element].role != ROLE_LINK)
        element = pdf_struct_link(p);
    HPDF_Dict d = pdf_dict(p), action;
    HPDF_Array border;
    HPDF_Array annotations = HPDF_Dict_GetItem(p->pages[page].dict, "Annots", HPDF_OCLASS_ARRAY);

    if (!annotations)
        annotations = pdf_subarray(p, p->pages[page].dict, "Annots");
    HPDF_Array_Add(annotations, d);
    HPDF_Dict_AddName(d, "Type", "Annot");
    HPDF_Dict_AddName(d, "Subtype", "Link");
    pdf_raw_numbers(p, d, "Rect", rect, 4);
    border = pdf_subarray(p, d, "Border");
    for (int i = 0; i < 3; i++)
        HPDF_Array_AddNumber(border, 0);
    HPDF_Dict_AddNumber(d, "F", 4); /* Print: PDF/A-2, 6.3.2 */
    pdf_text(p, d, "Contents", contents ? contents : uri.p);
    HPDF_Dict_Add(d, "P", p->pages[page].dict);
    action = pdf_subdict(p, d, "A");
    HPDF_Dict_AddName(action, "S", "URI");
    pdf_text(p, action, "URI", uri.p);
    HPDF_Dict_AddNumber(d, "StructParent",
                        pdf_struct_annotation(p, page, element, d));
    strbuf_free(&uri);
}

void pdf_links(struct pdf *p)
{
    for (size_t i = 0; i < p->list->npages; i++)
        for (size_t k = 0; k < p->list->pages[i].nlinks; k++)
            put_link(p, (int)i, &p->list->pages[i].links[k]);
}

/* ---- outline ----------------------------------------------------------------------------- */

struct entry {
    HPDF_Dict dict, first, last;
    int parent, count; /* entries below, all open */
    const struct outline_entry *from;
};

static void put_destination(struct pdf *p, const struct entry *e)
{
    const struct page *page = &p->list->pages[e->from->page];
    HPDF_Array destination = pdf_subarray(p, e->dict, "Dest");

    /* null: keep the reader's left edge and zoom (12.3.2.2) */
    HPDF_Array_Add(destination, p->pages[e->from->page].dict);
    HPDF_Array_AddName(destination, "XYZ");
    HPDF_Array_Add(destination, HPDF_Null_New(p->doc->mmgr));
    HPDF_Array_AddNumber(destination, (HPDF_INT32)(clamp(page->height - e->from->y,
                                                         page->height) + 0.999));
    HPDF_Array_Add(destination, HPDF_Null_New(p->doc->mmgr));
}

static void put_branch(const struct entry *e)
{
    if (e->first) {
        HPDF_Dict_Add(e->dict, "First", e->first);
        HPDF_Dict_Add(e->dict, "Last", e->last);
        HPDF_Dict_AddNumber(e->dict, "Count", e->count);
    }
}

void pdf_outline(struct pdf *p)
{
    size_t n = p->list->noutline;
    struct entry *entries = arena_array(&p->arena, n + 1, sizeof *entries);

    if (!n)
        return;
    entries[0].dict = pdf_dict(p);
    HPDF_Dict_AddName(entries[0].dict, "Type", "Outlines");
    for (size_t i = 1; i <= n; i++) {
        struct entry *e = &entries[i], *parent;
        const char *title = pdf_clean(p, p->list->outline[i - 1].title);
        int above = (int)i - 1;

        e->from = &p->list->outline[i - 1];
        e->dict = pdf_dict(p);
        while (above > 0 && entries[above].from->level >= e->from->level)
            above = entries[above].parent;
        e->parent = above;
        parent = &entries[above];
        pdf_text(p, e->dict, "Title", title ? title : "-");
        HPDF_Dict_Add(e->dict, "Parent", parent->dict);
        put_destination(p, e);
        if (parent->last) {
            HPDF_Dict_Add(e->dict, "Prev", parent->last);
            HPDF_Dict_Add(parent->last, "Next", e->dict);
        } else {
            parent->first = e->dict;
        }
        parent->last = e->dict;
        for (; above >= 0; above = above ? entries[above].parent : -1)
            entries[above].count++;
    }
    for (size_t i = 0; i <= n; i++)
        put_branch(&entries[i]);
    HPDF_Dict_Add(p->doc->catalog, "Outlines", entries[0].dict);
}
