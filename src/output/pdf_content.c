/* Page contents: text as glyph codes with kerning, rules, paths, pictures, each inside the mark of
 * its structure element or as an artifact (ISO 32000-1, 9.4, 8.5, 14.6). Numbers are written
 * without the locale and without libharu's floats. SPDX-License-Identifier: MIT */
#include "output/describe.h"
#include "output/pdf.h"

#include <math.h>
#include <string.h>

enum { NOT_MARKED = -2, PRECISION = 2 };
/* 1/1000 em. Below `kern_least` no eye sees a move; moves closer than `kern_tight` split words in
 * extraction (pdftotext -raw starts a word at an overlap of a tenth of the size). */
static const double kern_least = 1.5, kern_tight = -95;

struct writer {
    struct pdf *p;
    int page;
    double height; /* of the page, for turning y up */
    struct strbuf b;
    int element; /* whose mark is open; NOT_MARKED */
    bool pagination; /* the open artifact is of type Pagination */
    /* text object, and the text state that outlives it */
    bool in_text, in_array, in_string;
    long long line_x, line_y; /* 1/100 pt: start of the line (Td is relative to it) */
    const struct pdf_font *font;
    double size, rise, scale;
    struct color color;
    bool colored;
};

static void put_number(struct writer *w, double v)
{
    strbuf_number(&w->b, v, PRECISION);
    strbuf_putc(&w->b, ' ');
}

static double up(const struct writer *w, double y)
{
    return w->height - y;
}

/* ---- marks ------------------------------------------------------------------------------- */

static void close_string(struct writer *w)
{
    if (w->in_string)
        strbuf_putc(&w->b, '>');
    w->in_string = false;
}

static void close_array(struct writer *w)
{
    close_string(w);
    if (w->in_array)
        strbuf_puts(&w->b, "]TJ\n");
    w->in_array = false;
}

static void end_text(struct writer *w)
{
    close_array(w);
    if (w->in_text)
        strbuf_puts(&w->b, "ET\n");
    w->in_text = false;
}

static void begin_text(struct writer *w)
{
    if (w->in_text)
        return;
    strbuf_puts(&w->b, "BT\n");
    w->in_text = true;
    w->line_x = w->line_y = 0;
}

static void end_mark(struct writer *w)
{
    end_text(w);
    if (w->element != NOT_MARKED)
        strbuf_puts(&w->b, "EMC\n");
    w->element = NOT_MARKED;
}

/* Opens the mark of an element, with the text it stands for where the codes do not say it. */
static void begin_mark(struct writer *w, int element, bool pagination, struct str actual)
{
    w->element = element;
    w->pagination = pagination;
    if (element == ELEMENT_ARTIFACT) {
        strbuf_puts(&w->b, pagination ? "/Artifact <</Type /Pagination>> BDC\n"
                                      : "/Artifact <</Type /Layout>> BDC\n");
        return;
    }
    /* poppler reads ActualText only of marks that are called Span */
    strbuf_printf(&w->b, "/%s <</MCID %d", actual.n ? "Span" : pdf_struct_tag(w->p, element),
                  pdf_struct_mark(w->p, w->page, element));
    if (actual.n) {
        strbuf_puts(&w->b, " /ActualText <FEFF");
        pdf_utf16_hex(&w->b, actual.p, actual.n);
        strbuf_puts(&w->b, ">");
    }
    strbuf_puts(&w->b, ">> BDC\n");
}

/* Neighbours of one element share a mark. Text outside the structure is page furniture. */
static void mark(struct writer *w, const struct item *item)
{
    int element = pdf_struct_target(w->p, item->element);
    bool pagination = element == ELEMENT_ARTIFACT && item->kind == ITEM_GLYPHS;

    if (w->element == element && (element != ELEMENT_ARTIFACT || w->pagination == pagination))
        return;
    end_mark(w);
    begin_mark(w, element, pagination, (struct str){0});
}

/* ---- colour ------------------------------------------------------------------------------ */

static void set_color(struct writer *w, struct color c)
{
    bool gray = c.gray || (c.r <= 0 && c.g <= 0 && c.b <= 0); /* black is black alone in print */

    if (w->colored && w->color.gray == gray && w->color.r == c.r &&
        (gray || (w->color.g == c.g && w->color.b == c.b)))
        return;
    close_array(w);
    strbuf_number(&w->b, c.r, 3);
    if (!gray) {
        strbuf_putc(&w->b, ' ');
        strbuf_number(&w->b, c.g, 3);
        strbuf_putc(&w->b, ' ');
        strbuf_number(&w->b, c.b, 3);
    }
    strbuf_puts(&w->b, gray ? " g\n" : " rg\n");
    w->color = c;
    w->color.gray = gray;
    w->colored = true;
}

/* ---- text -------------------------------------------------------------------------------- */

static void set_font(struct writer *w, const struct pdf_font *font, double size)
{
    if (w->font == font && w->size == size)
        return;
    const char *name = HPDF_Page_GetLocalFontName(w->p->pages[w->page].dict, font->dict);

    close_array(w);
    strbuf_printf(&w->b, "/%s ", name ? name : "F");
    strbuf_number(&w->b, size, 3);
    strbuf_puts(&w->b, " Tf\n");
    w->font = font;
    w->size = size;
}

static void set_rise(struct writer *w, double rise)
{
    if (w->rise == rise)
        return;
    close_array(w);
    put_number(w, rise);
    strbuf_puts(&w->b, "Ts\n");
    w->rise = rise;
}

/* Horizontal scaling (9.3.4): widths and kerning in TJ are scaled with the glyphs. */
static void set_scale(struct writer *w, double scale)
{
    if (w->scale == scale)
        return;
    close_array(w);
    put_number(w, scale * 100);
    strbuf_puts(&w->b, "Tz\n");
    w->scale = scale;
}

/* Moves to a point; both ends are rounded, so that errors do not add up along the page. */
static double move_to(struct writer *w, double x, double y)
{
    long long to_x = llround(x * 100), to_y = llround(y * 100);

    close_array(w);
    put_number(w, (double)(to_x - w->line_x) / 100);
    put_number(w, (double)(to_y - w->line_y) / 100);
    strbuf_puts(&w->b, "Td\n");
    w->line_x = to_x;
    w->line_y = to_y;
    return (double)to_x / 100;
}

static void put_code(struct writer *w, uint32_t code)
{
    static const char digits[] = "0123456789ABCDEF";
    char hex[6];
    int n = 0;

    if (!w->in_array)
        hex[n++] = '[';
    if (!w->in_string)
        hex[n++] = '<';
    w->in_array = w->in_string = true;
    for (int shift = 12; shift >= 0; shift -= 4)
        hex[n++] = digits[code >> shift & 15];
    strbuf_add(&w->b, hex, (size_t)n);
}

/* Kerning before the next glyph, in 1/1000 em to the right; returns what was moved. */
static double kern(struct writer *w, double by, bool tight)
{
    if (tight && by < kern_tight)
        by = kern_tight;
    if (fabs(by) < kern_least)
        return 0;
    by = round(by);
    close_string(w);
    if (!w->in_array) /* closed by a change of rise */
        strbuf_putc(&w->b, '[');
    w->in_array = true;
    strbuf_number(&w->b, -by, 0);
    return by;
}

/* The text of the cluster that begins with glyph i, and where it ends, if its codes do not say it (two
 * texts of one CFF glyph, a letter with two capitals); else no text. */
static struct str unsaid(struct pdf *p, const struct pdf_font *font, const struct item *item,
                         const uint32_t *slots, size_t i, size_t *end)
{
    const struct glyph *g = item->glyphs;
    struct str text = {item->text + g[i].text, g[i].text_n}, each[PDF_CLUSTER];
    bool said = true;

    for (*end = i; *end == i || (*end < item->nglyphs && !g[*end].text_n); ++*end)
        said = said && !(g[*end].id && font->slots.at[slots[*end]].actual);
    if (*end > i + 1 && *end - i <= PDF_CLUSTER)
        said = pdf_cluster(p, text, each, *end - i) && said;
    if (said)
        text.n = 0;
    return describe_plain(text);
}

static void put_glyphs(struct writer *w, const struct item *item, const uint32_t *slots)
{
    const struct pdf_font *font = pdf_font_of(w->p, item->face);
    const double scale = describe_scale(item), em = item->size * scale / 1000;
    double pen = item->x, at = 0, y = up(w, item->y);
    bool placed = false, marked = false;

    for (size_t i = 0, end = 0; i < item->nglyphs; pen += (double)item->glyphs[i++].advance) {
        const struct glyph *g = &item->glyphs[i];
        const struct pdf_slot *slot = &font->slots.at[g->id ? slots[i] : 0];
        double x = pen + (double)g->x;

        if (i == end) {
            struct str actual = unsaid(w->p, font, item, slots, i, &end);

            if (w->element >= 0 && (actual.n || marked)) {
                int element = w->element;

                end_mark(w);
                begin_mark(w, element, false, actual);
                placed = false;
                marked = actual.n > 0;
            }
        }
        if (!g->id)
            continue;
        begin_text(w);
        set_font(w, font, item->size);
        set_scale(w, scale);
        set_rise(w, round((double)g->y * 100) / 100);
        /* a far move is no kerning: start again, as at a tabulator */
        if (!placed || fabs(x - at) > 2 * item->size)
            at = move_to(w, x, y);
        else
            at += kern(w, (x - at) / em, item->tight) * em;
        placed = true;
        put_code(w, slot->code);
        at += slot->width * em;
    }
    close_array(w);
    if (marked)
        end_mark(w);
}

/* ---- rules, paths, pictures -------------------------------------------------------------- */

/* What reaches an edge of the page goes on beyond it. */
static void put_bleed(const struct page *page, double box[4])
{
    const double sides[2] = {page->width, page->height};

    for (int i = 0; i < 2; i++) {
        bool first = box[i] <= 0, last = box[i] + box[i + 2] >= sides[i];

        box[i] -= first ? page->bleed : 0;
        box[i + 2] += (first + last) * page->bleed;
    }
}

static void put_rule(struct writer *w, const struct item *item)
{
    double box[4];

    if (!describe_rule(item, &w->p->list->pages[w->page], box))
        return;
    put_bleed(&w->p->list->pages[w->page], box);
    set_color(w, item->color);
    put_number(w, box[0]);
    put_number(w, up(w, box[1] + box[3]));
    put_number(w, box[2]);
    put_number(w, box[3]);
    strbuf_puts(&w->b, "re f\n");
}

static void put_path(struct writer *w, const struct item *item)
{
    static const struct {
        int points;
        const char *name;
    } operators[] = {[PATH_MOVE] = {1, "m\n"}, [PATH_LINE] = {1, "l\n"},
                     [PATH_CURVE] = {3, "c\n"}, [PATH_CLOSE] = {0, "h\n"}};
    bool begun = false;

    if (!item->npath)
        return;
    set_color(w, item->color);
    for (size_t i = 0; i < item->npath; i++) {
        const struct path_segment *s = &item->path[i];

        if (!begun && s->op != PATH_MOVE) /* a path starts with m: 8.5.2 */
            continue;
        begun = true;
        for (int k = 0; k < operators[s->op].points; k++) {
            put_number(w, item->x + s->x[k]);
            put_number(w, up(w, item->y + s->y[k]));
        }
        strbuf_puts(&w->b, operators[s->op].name);
    }
    if (begun)
        strbuf_puts(&w->b, "f\n");
}

/* Four Bézier arcs; 0.5523 = 4/3 (sqrt(2) - 1). */
static void put_ellipse(struct writer *w, double cx, double cy, double rx, double ry)
{
    static const double k = 0.5522847498;
    const double arcs[4][6] = {{1, k, k, 1, 0, 1},
                               {-k, 1, -1, k, -1, 0},
                               {-1, -k, -k, -1, 0, -1},
                               {k, -1, 1, -k, 1, 0}};

    put_number(w, cx + rx);
    put_number(w, cy);
    strbuf_puts(&w->b, "m\n");
    for (int i = 0; i < 4; i++) {
        for (int c = 0; c < 6; c += 2) {
            put_number(w, cx + rx * arcs[i][c]);
            put_number(w, cy + ry * arcs[i][c + 1]);
        }
        strbuf_puts(&w->b, "c\n");
    }
    strbuf_puts(&w->b, "h W n\n");
}

static void put_picture(struct writer *w, const struct item *item)
{
    struct pdf *p = w->p;
    double y = up(w, item->y + item->height);

    if (item->image->kind == IMAGE_JPEG && item->image->components != 1 &&
        item->image->components != 3) {
        diag_add(p->diags, DIAG_WARNING, "output-image", (struct diag_at){.pointer = item->source},
                 "save the picture as RGB or greyscale",
                 "a picture in %d colour components is left out", item->image->components);
        return;
    }
    HPDF_Dict image = pdf_image(p, item->image);
    const char *name = HPDF_Page_GetXObjectName(p->pages[w->page].dict, image);

    p->pages[w->page].transparent |= item->image->alpha != NULL;
    if (w->element >= 0) { /* a figure says where it stands */
        const double box[4] = {item->x, y, item->x + item->width, y + item->height};

        memcpy(p->nodes[w->element].box, box, sizeof box);
    }
    strbuf_puts(&w->b, "q\n");
    if (item->round)
        put_ellipse(w, item->x + item->width / 2, y + item->height / 2, item->width / 2,
                    item->height / 2);
    put_number(w, item->width);
    strbuf_puts(&w->b, "0 0 ");
    put_number(w, item->height);
    put_number(w, item->x);
    put_number(w, y);
    strbuf_printf(&w->b, "cm\n/%s Do\nQ\n", name ? name : "X");
}

/* ---- pages ------------------------------------------------------------------------------- */

static bool shows_anything(const struct item *item)
{
    if (item->kind == ITEM_PATH)
        return item->npath > 0;
    if (item->kind != ITEM_GLYPHS)
        return item->width > 0 && item->height > 0;
    for (size_t i = 0; i < item->nglyphs; i++)
        if (item->glyphs[i].id)
            return true;
    return false;
}

static void put_item(struct writer *w, const struct item *item, const uint32_t *slots)
{
    mark(w, item);
    if (item->kind == ITEM_GLYPHS) {
        begin_text(w);
        set_color(w, item->color);
        put_glyphs(w, item, slots);
        return;
    }
    end_text(w);
    if (item->kind == ITEM_RULE)
        put_rule(w, item);
    else if (item->kind == ITEM_PATH)
        put_path(w, item);
    else
        put_picture(w, item);
}

/* With bleed, the sheet is larger than the page, whose origin stays: ISO 32000-1, 14.11.2. Screens and
 * office printers take the crop box, print shops the other two. */
static void put_boxes(struct pdf *p, HPDF_Page dict, const struct page *page)
{
    const double trim[4] = {0, 0, page->width, page->height};
    const double sheet[4] = {-page->bleed, -page->bleed, page->width + page->bleed,
                             page->height + page->bleed};

    HPDF_Dict_RemoveElement(dict, "MediaBox");
    pdf_raw_numbers(p, dict, "MediaBox", sheet, 4);
    if (!(page->bleed > 0))
        return;
    pdf_raw_numbers(p, dict, "CropBox", trim, 4);
    pdf_raw_numbers(p, dict, "TrimBox", trim, 4);
    pdf_raw_numbers(p, dict, "BleedBox", sheet, 4);
}

static void put_page(struct pdf *p, int index, const uint32_t **slots)
{
    const struct page *page = &p->list->pages[index];
    struct writer w = {.p = p, .page = index, .height = page->height, .scale = 1, .element = NOT_MARKED};
    HPDF_Page dict = HPDF_AddPage(p->doc);

    if (!dict)
        return;
    p->pages[index].dict = dict;
    put_boxes(p, dict, page);
    for (size_t i = 0; i < page->nitems; i++) {
        const struct item *item = &page->items[i];

        if (shows_anything(item))
            put_item(&w, item, *slots);
        if (item->kind == ITEM_GLYPHS)
            *slots += item->nglyphs;
    }
    end_mark(&w);
    pdf_fill_stream(p, ((HPDF_PageAttr)dict->attr)->contents, w.b.p ? w.b.p : "", w.b.n, true);
    if (p->pages[index].transparent) { /* blending space is the output intent's (PDF/A-2, 6.2.10) */
        HPDF_Dict group = pdf_subdict(p, dict, "Group");

        HPDF_Dict_AddName(group, "S", "Transparency");
        HPDF_Dict_AddName(group, "CS", "DeviceRGB");
    }
    strbuf_free(&w.b);
}

void pdf_contents(struct pdf *p)
{
    const uint32_t *slots = p->slots;

    for (size_t i = 0; i < p->list->npages && HPDF_GetError(p->doc) == HPDF_OK; i++)
        put_page(p, (int)i, &slots);
}
