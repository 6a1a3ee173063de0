/* Faces as exact subsets: Type0 fonts with Identity-H (ISO 32000-1, 9.7). The face's bytes are cut
 * by hb-subset, glyphs renumbered; every code has its width and its text.
 * SPDX-License-Identifier: MIT */
#include "output/describe.h"
#include "output/pdf.h"

#include <hb-subset.h>
#include <math.h>
#include <string.h>

static uint32_t hash_of(uint32_t glyph, const char *text, uint32_t n)
{
    uint32_t h = 2166136261u ^ glyph; /* FNV-1a, with the glyph as its first octets */

    h *= 16777619u;
    for (uint32_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)text[i]) * 16777619u;
    return h ^ h >> 15;
}

static void grow_table(struct pdf *p, struct pdf_font *f)
{
    f->table_n = f->table_n ? f->table_n * 2 : 256;
    f->table = arena_array(&p->arena, f->table_n, sizeof *f->table);
    for (size_t i = 0; i < f->slots.n; i++) {
        const struct pdf_slot *s = &f->slots.at[i];
        size_t at = hash_of(s->glyph, s->text, s->text_n) & (f->table_n - 1);

        while (f->table[at])
            at = (at + 1) & (f->table_n - 1);
        f->table[at] = (uint32_t)i + 1;
    }
}

static uint32_t slot_of(struct pdf *p, struct pdf_font *f, uint32_t glyph, struct str text)
{
    uint32_t n;

    text = describe_plain(text);
    n = (uint32_t)text.n;
    if ((f->slots.n + 1) * 2 > f->table_n)
        grow_table(p, f);
    size_t at = hash_of(glyph, text.p, n) & (f->table_n - 1);

    for (; f->table[at]; at = (at + 1) & (f->table_n - 1)) {
        const struct pdf_slot *s = &f->slots.at[f->table[at] - 1];

        if (s->glyph == glyph && s->text_n == n && (!n || memcmp(s->text, text.p, n) == 0))
            return f->table[at] - 1;
    }
    vec_push(&p->arena, &f->slots,
             (struct pdf_slot){.glyph = glyph, .text = text.p, .text_n = n});
    f->table[at] = (uint32_t)f->slots.n;
    return (uint32_t)f->slots.n - 1;
}

struct pdf_font *pdf_font_of(struct pdf *p, const struct face *face)
{
    for (size_t i = 0; i < p->fonts.n; i++)
        if (p->fonts.at[i]->face == face)
            return p->fonts.at[i];
    struct pdf_font *f = arena_new(&p->arena, struct pdf_font);

    f->face = face;
    f->info = face_info(face);
    vec_push(&p->arena, &p->fonts, f);
    return f;
}

static void collect_item(struct pdf *p, struct pdf_font *f, const struct item *item,
                         uint32_t *slots)
{
    size_t n = 0;

    for (size_t i = 0; i < item->nglyphs; i += n) {
        const struct glyph *g = &item->glyphs[i];
        struct str text = {item->text + g->text, g->text_n}, each[PDF_CLUSTER];

        for (n = 1; i + n < item->nglyphs && n < PDF_CLUSTER && !g[n].text_n;)
            n++;
        pdf_cluster(p, text, each, n);
        for (size_t k = 0; k < n; k++)
            if (g[k].id) /* .notdef is never shown: PDF/A-2, 6.2.11.8 */
                slots[i + k] = slot_of(p, f, g[k].id, each[k]);
    }
}

static void collect(struct pdf *p)
{
    size_t n = 0, at = 0;

    for (size_t i = 0; i < p->list->npages; i++)
        for (size_t k = 0; k < p->list->pages[i].nitems; k++)
            if (p->list->pages[i].items[k].kind == ITEM_GLYPHS)
                n += p->list->pages[i].items[k].nglyphs;
    p->slots = arena_array(&p->arena, n, sizeof *p->slots);
    for (size_t i = 0; i < p->list->npages; i++)
        for (size_t k = 0; k < p->list->pages[i].nitems; k++) {
            const struct item *item = &p->list->pages[i].items[k];

            if (item->kind != ITEM_GLYPHS || !item->nglyphs)
                continue;
            struct pdf_font *f = pdf_font_of(p, item->face);

            collect_item(p, f, item, p->slots + at);
            at += item->nglyphs;
        }
}

/* ---- the subset -------------------------------------------------------------------------- */

struct subset {
    hb_face_t *face;
    hb_blob_t *program; /* what is embedded */
    uint32_t *codes;    /* by glyph, of a CID-keyed CFF font; else NULL: the glyph's number */
    hb_subset_plan_t *plan;
    const hb_map_t *numbers; /* old glyph -> new */
};

static void subset_free(struct subset *s)
{
    hb_blob_destroy(s->program);
    hb_face_destroy(s->face);
    hb_subset_plan_destroy(s->plan);
    *s = (struct subset){0};
}

/* The tables that a PDF reader looks at (ISO 32000-1, 9.9). The subsetter is shown no others: layout
 * is done with, the font is found by its object, a variable font stands at its default instance.
 * Not looking at the rest takes two fifths off the cost of a font, against dropping it. */
static hb_blob_t *table_of(hb_face_t *face, hb_tag_t tag, void *whole)
{
    static const hb_tag_t tables[] = {
        HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
        HB_TAG('m', 'a', 'x', 'p'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('g', 'l', 'y', 'f'),
        HB_TAG('C', 'F', 'F', ' ')};

    (void)face;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (tables[i] == tag)
            return hb_face_reference_table(whole, tag);
    return NULL;
}

static bool subset_make(const struct pdf_font *f, struct subset *s)
{
    hb_blob_t *blob = hb_blob_create((const char *)f->info->bytes, (unsigned)f->info->size,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *whole = hb_face_create(blob, (unsigned)f->info->index);
    hb_face_t *face = hb_face_create_for_tables(table_of, whole, NULL);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();

    *s = (struct subset){0};
    if (input) {
        hb_set_t *glyphs = hb_subset_input_glyph_set(input);

        for (size_t i = 0; i < f->slots.n; i++)
            hb_set_add(glyphs, f->slots.at[i].glyph);
        hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
        s->plan = hb_subset_plan_create_or_fail(face, input);
    }
    if (s->plan)
        s->face = hb_subset_plan_execute_or_fail(s->plan);
    if (s->face)
        s->numbers = hb_subset_plan_old_to_new_glyph_mapping(s->plan);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_face_destroy(whole);
    hb_blob_destroy(blob);
    return s->face != NULL;
}

/* What is embedded: the whole font file, or its CFF table alone (ISO 32000-1, table 126). */
static bool subset_program(struct pdf *p, const struct pdf_font *f, struct subset *s)
{
    uint32_t nglyphs = hb_face_get_glyph_count(s->face);
    unsigned n = 0;
    bool keyed = false;

    s->program = f->info->is_cff ? hb_face_reference_table(s->face, HB_TAG('C', 'F', 'F', ' '))
                                 : hb_face_reference_blob(s->face);
    const char *bytes = hb_blob_get_data(s->program, &n);

    if (!n || !f->info->is_cff)
        return n != 0;
    uint32_t *codes = arena_array(&p->arena, nglyphs + 1, sizeof *codes);

    if (!pdf_cff_codes(bytes, n, nglyphs, codes, &keyed))
        return false;
    s->codes = keyed ? codes : NULL;
    return true;
}

/* Codes: the glyph's number in the subset for its first text; behind the last glyph for further
 * texts, which a CIDToGIDMap takes back to the glyph. CFF has no such map: there a further text
 * keeps the glyph's code and is shown with /ActualText. Returns the slots by code, with gaps. */
static const struct pdf_slot **number(struct pdf *p, struct pdf_font *f, const struct subset *s,
                                      uint32_t *ncodes)
{
    uint32_t next = hb_face_get_glyph_count(s->face), most = 0;
    size_t room = s->codes ? 0x10000 : next + f->slots.n;
    const struct pdf_slot **by_code = arena_array(&p->arena, room, sizeof *by_code);
    double scale = f->info->units_per_em > 0 ? 1000.0 / f->info->units_per_em : 1;

    f->nglyphs = next;
    for (size_t i = 0; i < f->slots.n; i++) {
        struct pdf_slot *slot = &f->slots.at[i];
        uint32_t number = hb_map_get(s->numbers, slot->glyph);

        if (number >= f->nglyphs) /* not in the subset: cannot be, but would be .notdef */
            number = 0;
        slot->width = round(face_advance(f->face, slot->glyph) * scale);
        slot->number = number;
        slot->code = s->codes ? s->codes[number] & 0xFFFF : number;
        slot->actual = by_code[slot->code] && f->info->is_cff;
        if (slot->actual)
            continue;
        if (by_code[slot->code])
            slot->code = next++;
        by_code[slot->code] = slot;
        most = slot->code > most ? slot->code : most;
    }
    *ncodes = s->codes ? most + 1 : next;
    return by_code;
}

/* ---- the font objects -------------------------------------------------------------------- */

/* /W [first [w w …] …]: the form that every reader understands (PyPDF2 2.12 skips "c c w"), in
 * whole 1/1000 em, since mupdf rounds and PDFium cuts what is behind the point: so all of them set
 * the same line. */
static void put_widths(struct pdf *p, HPDF_Dict font, const struct pdf_slot *const *by_code,
                       uint32_t n)
{
    struct strbuf b = {0};
    bool open = false;

    strbuf_puts(&b, "/W [");
    for (uint32_t code = 0; code < n; code++) {
        if (by_code[code] && !open)
            strbuf_printf(&b, "%s%u [", b.p[b.n - 1] == '[' ? "" : " ", (unsigned)code);
        else if (by_code[code])
            strbuf_putc(&b, ' ');
        if (by_code[code])
            strbuf_number(&b, by_code[code]->width, 2);
        else if (open)
            strbuf_putc(&b, ']');
        open = by_code[code] != NULL;
    }
    strbuf_puts(&b, open ? "]]\n" : "]\n");
    pdf_raw(p, font, b.p, b.n);
    strbuf_free(&b);
}

static void put_map(struct pdf *p, HPDF_Dict font, const struct pdf_font *f,
                    const struct pdf_slot *const *by_code, uint32_t n)
{
    if (n == f->nglyphs) {
        HPDF_Dict_AddName(font, "CIDToGIDMap", "Identity");
        return;
    }
    unsigned char *map = arena_array(&p->arena, n, 2);

    for (uint32_t code = 0; code < n; code++) {
        uint32_t glyph = by_code[code] ? by_code[code]->number : code;

        map[2 * code] = (unsigned char)(glyph >> 8);
        map[2 * code + 1] = (unsigned char)glyph;
    }
    HPDF_Dict_Add(font, "CIDToGIDMap", pdf_stream(p, map, (size_t)n * 2, true));
}

/* PostScript name behind a tag of six letters (9.6.4) that tells subsets apart: from the name and
 * the glyphs, so that the same text has the same tag. */
static const char *subset_name(struct pdf *p, const struct pdf_font *f)
{
    const char *name = f->info->postscript_name ? f->info->postscript_name : f->info->family;
    uint64_t h = 14695981039346656037u;
    struct strbuf b = {0};

    for (size_t i = 0; i < f->slots.n; i++)
        h = (h ^ f->slots.at[i].glyph) * 1099511628211u;
    for (const char *s = name; s && *s; s++)
        h = (h ^ (unsigned char)*s) * 1099511628211u;
    for (int i = 0; i < 6; i++, h /= 26)
        strbuf_putc(&b, (char)('A' + h % 26));
    strbuf_putc(&b, '+');
    for (const char *s = name; s && *s && b.n < 70; s++)
        if ((*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') ||
            *s == '-' || *s == '_')
            strbuf_putc(&b, *s);
    if (b.n == 7)
        strbuf_puts(&b, "Font");
    const char *kept = strbuf_keep(&b, &p->arena);

    strbuf_free(&b);
    return kept;
}

enum { FLAG_SYMBOLIC = 4, FLAG_ITALIC = 64 }; /* table 123 */

static HPDF_Dict put_descriptor(struct pdf *p, const struct pdf_font *f, const char *name)
{
    const struct face_info *info = f->info;
    double scale = info->units_per_em > 0 ? 1000.0 / info->units_per_em : 1;
    double stem = 50 + info->weight / 65.0 * (info->weight / 65.0); /* Adobe TN 5004's rule */
    HPDF_Dict d = pdf_dict(p);
    struct {
        const char *key;
        double value;
    } numbers[] = {{"Ascent", info->ascent * scale},
                   {"Descent", info->descent * scale},
                   {"CapHeight", (info->cap_height ? info->cap_height : info->ascent) * scale},
                   {"XHeight", info->x_height * scale},
                   {"StemV", stem},
                   {"ItalicAngle", info->italic_angle}};
    double box[4];

    HPDF_Dict_AddName(d, "Type", "FontDescriptor");
    HPDF_Dict_AddName(d, "FontName", name);
    HPDF_Dict_AddNumber(d, "Flags", FLAG_SYMBOLIC | (info->italic ? FLAG_ITALIC : 0));
    for (int i = 0; i < 4; i++)
        box[i] = round(info->bbox[i] * scale);
    pdf_raw_numbers(p, d, "FontBBox", box, 4);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        HPDF_Dict_AddNumber(d, numbers[i].key, (HPDF_INT32)lround(numbers[i].value));
    return d;
}

static void put_program(struct pdf *p, HPDF_Dict descriptor, const struct pdf_font *f,
                        const struct subset *s)
{
    unsigned n = 0;
    const char *bytes = hb_blob_get_data(s->program, &n);
    HPDF_Dict stream = pdf_stream(p, bytes, n, true);

    if (f->info->is_cff)
        HPDF_Dict_AddName(stream, "Subtype", "CIDFontType0C");
    else
        HPDF_Dict_AddNumber(stream, "Length1", (HPDF_INT32)n);
    HPDF_Dict_Add(descriptor, f->info->is_cff ? "FontFile3" : "FontFile2", stream);
}

static void put_system_info(struct pdf *p, HPDF_Dict font)
{
    HPDF_Dict info = pdf_subdict(p, font, "CIDSystemInfo");

    pdf_text(p, info, "Registry", "Adobe");
    pdf_text(p, info, "Ordering", "Identity");
    HPDF_Dict_AddNumber(info, "Supplement", 0);
}

/* False if the subset has no font program, or more codes than two bytes can tell apart. */
static bool put_font(struct pdf *p, struct pdf_font *f, struct subset *s)
{
    uint32_t n = 0;

    if (!subset_program(p, f, s) || hb_face_get_glyph_count(s->face) + f->slots.n > 0x10000)
        return false;
    const struct pdf_slot *const *by_code = number(p, f, s, &n);
    const char *name = subset_name(p, f);
    HPDF_Dict cid = pdf_dict(p), descriptor = put_descriptor(p, f, name);
    struct strbuf cmap = {0};

    HPDF_Dict_AddName(cid, "Type", "Font");
    HPDF_Dict_AddName(cid, "Subtype", f->info->is_cff ? "CIDFontType0" : "CIDFontType2");
    HPDF_Dict_AddName(cid, "BaseFont", name);
    put_system_info(p, cid);
    HPDF_Dict_Add(cid, "FontDescriptor", descriptor);
    HPDF_Dict_AddNumber(cid, "DW", 1000);
    put_widths(p, cid, by_code, n);
    if (!f->info->is_cff)
        put_map(p, cid, f, by_code, n);

    f->dict = pdf_dict(p);
    HPDF_Dict_AddName(f->dict, "Type", "Font");
    HPDF_Dict_AddName(f->dict, "Subtype", "Type0");
    HPDF_Dict_AddName(f->dict, "BaseFont", name);
    HPDF_Dict_AddName(f->dict, "Encoding", "Identity-H");
    HPDF_Array_Add(pdf_subarray(p, f->dict, "DescendantFonts"), cid);
    pdf_to_unicode(&cmap, by_code, n);
    HPDF_Dict_Add(f->dict, "ToUnicode", pdf_stream(p, cmap.p, cmap.n, true));
    strbuf_free(&cmap);
    put_program(p, descriptor, f, s);
    return true;
}

bool pdf_fonts(struct pdf *p)
{
    collect(p);
    for (size_t i = 0; i < p->fonts.n; i++) {
        struct pdf_font *f = p->fonts.at[i];
        struct subset subset;
        bool ok = subset_make(f, &subset) && put_font(p, f, &subset);

        subset_free(&subset);
        if (!ok) {
            diag_add(p->diags, DIAG_ERROR, "output-font", (struct diag_at){.source = f->info->path},
                     "choose another font file",
                     "the face '%s' cannot be embedded: its glyphs cannot be cut out of the file",
                     f->info->postscript_name ? f->info->postscript_name : f->info->family);
            return false;
        }
    }
    return true;
}
