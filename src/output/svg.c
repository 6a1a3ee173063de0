/* Pages as SVG (SVG 1.1, with SVG 2's plain href): everything where the display list has it, to
 * 0.01 pt. Glyphs are uses of shared outlines in font units; over them lies their text, unpainted, so
 * that it can be selected, searched and read aloud. SPDX-License-Identifier: MIT */
#include "output/describe.h"
#include "output/svg.h"

#include <math.h>
#include <string.h>

enum { PT = 3 /* decimals of a place */, NO_LINK = -1, DEPTH_LIMIT = 64 };

struct writer {
    const struct display_list *list;
    const struct page *page;
    struct svg_defs *defs;
    struct strbuf *out;
    struct arena arena;
    bool inlined;  /* part of an HTML page */
    int link;      /* the Link element whose <a> is open, or NO_LINK */
    bool *written; /* by link of the page */
};

static bool is_black(struct color c)
{
    return c.r <= 0 && (c.gray || (c.g <= 0 && c.b <= 0));
}

static void put_fill(struct strbuf *b, struct color c)
{
    double rgb[3] = {c.r, c.gray ? c.r : c.g, c.gray ? c.r : c.b};

    if (is_black(c))
        return;
    strbuf_puts(b, " fill=\"#");
    for (int i = 0; i < 3; i++)
        strbuf_printf(b, "%02x", (unsigned)lround(fmin(fmax(rgb[i], 0), 1) * 255));
    strbuf_putc(b, '"');
}

static void put_attribute_text(struct strbuf *b, const char *name, const char *value)
{
    strbuf_printf(b, " %s=\"", name);
    svg_put_text(b, str_of(value));
    strbuf_putc(b, '"');
}

static void put_move(struct strbuf *b, double x, double y)
{
    strbuf_puts(b, " transform=\"translate(");
    strbuf_number(b, x, PT);
    strbuf_putc(b, ' ');
    strbuf_number(b, y, PT);
    strbuf_putc(b, ')');
}

/* ---- structure --------------------------------------------------------------------------- */

static const struct element *element_of(const struct writer *w, int element)
{
    return element >= 0 && (size_t)element < w->list->nelements ? &w->list->elements[element]
                                                                : NULL;
}

static const char *alt_of(const struct writer *w, int element)
{
    const struct element *e = element_of(w, element);

    return e ? e->alt : NULL;
}

static bool is_artifact(const struct writer *w, int element)
{
    const struct element *e = element_of(w, element);

    for (int depth = 0; e && depth < DEPTH_LIMIT; depth++, e = element_of(w, e->parent))
        if (e->role == ROLE_ARTIFACT)
            return true;
    return element < 0;
}

/* The Link element that an element is part of. */
static int link_around(const struct writer *w, int element)
{
    for (int depth = 0; depth < DEPTH_LIMIT; depth++) {
        const struct element *e = element_of(w, element);

        if (!e || e->role == ROLE_LINK)
            return e ? element : NO_LINK;
        element = e->parent;
    }
    return NO_LINK;
}

/* ---- links ------------------------------------------------------------------------------- */

/* A script in a link would run with the page's rights. */
static bool is_harmless(const char *uri)
{
    static const char *const schemes[] = {"https:", "http:", "mailto:", "tel:"};

    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t n = strlen(schemes[i]);

        if (strlen(uri) > n && str_eq_nocase((struct str){uri, n}, str_of(schemes[i])))
            return true;
    }
    return false;
}

static void put_link_start(struct writer *w, const struct link *l)
{
    strbuf_puts(w->out, "<a");
    put_attribute_text(w->out, "href", l->uri);
    if (w->inlined)
        strbuf_puts(w->out, " target=\"_blank\" rel=\"noopener\"");
    if (l->contents)
        put_attribute_text(w->out, "aria-label", l->contents);
    strbuf_putc(w->out, '>');
}

static void put_link_area(struct writer *w, const struct link *l)
{
    strbuf_puts(w->out, "<rect");
    svg_put_attribute(w->out, "x", fmin(l->x0, l->x1), PT);
    svg_put_attribute(w->out, "y", fmin(l->y0, l->y1), PT);
    svg_put_attribute(w->out, "width", fabs(l->x1 - l->x0), PT);
    svg_put_attribute(w->out, "height", fabs(l->y1 - l->y0), PT);
    strbuf_puts(w->out, " fill-opacity=\"0\"/>");
}

/* Opens the link of an element with all its rectangles; false if it has none left. */
static bool open_link(struct writer *w, int element)
{
    const char *uri = NULL;

    for (size_t i = 0; i < w->page->nlinks; i++) {
        const struct link *l = &w->page->links[i];

        if (w->written[i] || l->element != element || !is_harmless(l->uri) ||
            (uri && strcmp(uri, l->uri) != 0))
            continue;
        if (!uri)
            put_link_start(w, l);
        uri = l->uri;
        put_link_area(w, l);
        w->written[i] = true;
    }
    return uri != NULL;
}

static void close_link(struct writer *w)
{
    if (w->link != NO_LINK)
        strbuf_puts(w->out, "</a>\n");
    w->link = NO_LINK;
}

static void follow_link(struct writer *w, int element)
{
    int link = link_around(w, element);

    if (link == w->link)
        return;
    close_link(w);
    if (link != NO_LINK && open_link(w, link))
        w->link = link;
}

/* Links of page furniture, and those whose text is elsewhere. */
static void put_other_links(struct writer *w)
{
    close_link(w);
    for (size_t i = 0; i < w->page->nlinks; i++) {
        const struct link *l = &w->page->links[i];

        if (w->written[i] || !is_harmless(l->uri))
            continue;
        put_link_start(w, l);
        put_link_area(w, l);
        strbuf_puts(w->out, "</a>\n");
    }
}

/* ---- items ------------------------------------------------------------------------------- */

static void put_use(struct writer *w, uint32_t id)
{
    strbuf_puts(w->out, "<use href=\"#");
    svg_put_id(w->out, id);
    strbuf_putc(w->out, '"');
}

/* Places are divided by the scale as it is written, so that its rounding moves nothing. */
static double put_scale(struct strbuf *b, double sx, double sy)
{
    double written = round(sx * 1e6) / 1e6;

    strbuf_puts(b, "scale(");
    strbuf_number(b, sx, 6);
    if (sx != sy) {
        strbuf_putc(b, ' ');
        strbuf_number(b, sy, 6);
    }
    strbuf_puts(b, ")\"");
    return written > 0 ? written : 1;
}

/* False if there is nothing to see, as in a space. */
static bool put_outlines(struct writer *w, const struct item *item)
{
    const double fine = 0.0062; /* pt a unit, up to which whole units are near enough */
    double sy = item->size / face_info(item->face)->units_per_em, sx = sy * describe_scale(item);
    double pen = 0, unit;
    int decimals = sx <= fine ? 0 : 1;
    size_t before = w->out->n, start;

    strbuf_puts(w->out, "<g");
    put_fill(w->out, item->color);
    put_move(w->out, item->x, item->y);
    unit = put_scale(w->out, sx, sy);
    strbuf_putc(w->out, '>');
    start = w->out->n;
    for (size_t i = 0; i < item->nglyphs; pen += (double)item->glyphs[i++].advance) {
        const struct glyph *g = &item->glyphs[i];
        double x = (pen + (double)g->x) / unit, y = -(double)g->y / sy;
        uint32_t id;

        if (!g->id || !svg_glyph_id(w->defs, item->face, g->id, &id))
            continue;
        put_use(w, id);
        if (fabs(x) >= 0.05)
            svg_put_attribute(w->out, "x", x, decimals);
        if (fabs(y) >= 0.05)
            svg_put_attribute(w->out, "y", y, 1);
        strbuf_puts(w->out, "/>");
    }
    if (w->out->n == start) {
        w->out->n = before;
        return false;
    }
    strbuf_puts(w->out, "</g>");
    return true;
}

/* What the outlines say, over them: as wide as they are, whatever font a reader has. Spaces count: the
 * root preserves them. */
static void put_words(struct writer *w, const struct item *item)
{
    struct str text = describe_text(item);
    double width = item_width(item);

    if (!text.n || !(width > 0) || is_artifact(w, item->element))
        return;
    strbuf_puts(w->out, "<text");
    svg_put_attribute(w->out, "x", item->x, PT);
    svg_put_attribute(w->out, "y", item->y, PT);
    svg_put_attribute(w->out, "font-size", item->size, PT);
    svg_put_attribute(w->out, "textLength", width, 2);
    strbuf_puts(w->out, " lengthAdjust=\"spacingAndGlyphs\" fill-opacity=\"0\">");
    svg_put_text(w->out, text);
    strbuf_puts(w->out, "</text>");
}

static void put_glyphs(struct writer *w, const struct item *item)
{
    if (item->nglyphs && put_outlines(w, item))
        put_words(w, item);
}

static void put_rule(struct writer *w, const struct item *item)
{
    double box[4];

    if (!describe_rule(item, w->page, box))
        return;
    strbuf_puts(w->out, "<rect");
    put_fill(w->out, item->color);
    svg_put_attribute(w->out, "x", box[0], PT);
    svg_put_attribute(w->out, "y", box[1], PT);
    svg_put_attribute(w->out, "width", box[2], PT);
    svg_put_attribute(w->out, "height", box[3], PT);
    strbuf_puts(w->out, "/>");
}

static void put_alt(struct writer *w, const struct item *item)
{
    const char *alt = alt_of(w, item->element);

    if (!alt || !*alt)
        return;
    strbuf_puts(w->out, " role=\"img\"");
    put_attribute_text(w->out, "aria-label", alt);
}

static void put_path(struct writer *w, const struct item *item)
{
    const double grid = 100;

    if (!item->npath)
        return;
    strbuf_puts(w->out, "<path");
    put_fill(w->out, item->color);
    put_alt(w, item);
    put_move(w->out, item->x, item->y);
    put_scale(w->out, 1 / grid, 1 / grid);
    strbuf_puts(w->out, " d=\"");
    svg_put_path(w->out, item->path, item->npath, grid, 1);
    strbuf_puts(w->out, "\"/>");
}

static void put_picture(struct writer *w, const struct item *item)
{
    const struct image *image = item->image;

    if (!(item->width > 0 && item->height > 0) ||
        (image->kind == IMAGE_JPEG && image->components != 1 && image->components != 3))
        return;
    strbuf_puts(w->out, "<g");
    put_alt(w, item);
    strbuf_putc(w->out, '>');
    put_use(w, svg_picture_id(w->defs, image));
    put_move(w->out, item->x, item->y);
    strbuf_puts(w->out, "scale(");
    strbuf_number(w->out, item->width, PT);
    strbuf_putc(w->out, ' ');
    strbuf_number(w->out, item->height, PT);
    strbuf_puts(w->out, ")\"");
    if (item->round) {
        strbuf_puts(w->out, " clip-path=\"url(#");
        svg_put_id(w->out, svg_clip_id(w->defs));
        strbuf_puts(w->out, ")\"");
    }
    strbuf_puts(w->out, "/></g>");
}

static void put_item(struct writer *w, const struct item *item)
{
    static void (*const kinds[])(struct writer *, const struct item *) = {
        [ITEM_GLYPHS] = put_glyphs,
        [ITEM_RULE] = put_rule,
        [ITEM_PATH] = put_path,
        [ITEM_IMAGE] = put_picture,
    };
    size_t before = w->out->n;

    follow_link(w, item->element);
    kinds[item->kind](w, item);
    if (w->out->n > before)
        strbuf_putc(w->out, '\n');
}

/* ---- pages ------------------------------------------------------------------------------- */

static void put_title(struct strbuf *b, const struct display_list *list, size_t page)
{
    svg_put_text(b, str_of(list->title ? list->title : "CV"));
    if (list->npages > 1)
        strbuf_printf(b, ", %zu/%zu", page + 1, list->npages);
}

/* Opens the root element; an HTML page names it by a label, since a title would show as a tip. */
static void put_root(const struct display_list *list, size_t page, bool inlined, struct strbuf *b)
{
    const struct page *p = &list->pages[page];

    strbuf_puts(b, inlined ? "<svg role=\"group\"" : "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    strbuf_puts(b, " width=\"");
    strbuf_number(b, p->width, 2);
    strbuf_puts(b, "pt\" height=\"");
    strbuf_number(b, p->height, 2);
    strbuf_puts(b, "pt\" viewBox=\"0 0 ");
    strbuf_number(b, p->width, 2);
    strbuf_putc(b, ' ');
    strbuf_number(b, p->height, 2);
    strbuf_puts(b, "\" xml:space=\"preserve\"");
    if (list->lang)
        put_attribute_text(b, inlined ? "lang" : "xml:lang", list->lang);
    if (inlined) {
        strbuf_puts(b, " aria-label=\"");
        put_title(b, list, page);
        strbuf_puts(b, "\">\n");
    } else {
        strbuf_puts(b, ">\n<title>");
        put_title(b, list, page);
        strbuf_puts(b, "</title>\n");
    }
}

static void put_items(const struct display_list *list, size_t page, struct svg_defs *defs,
                      bool inlined, struct strbuf *out)
{
    struct writer w = {.list = list,
                       .page = &list->pages[page],
                       .defs = defs,
                       .out = out,
                       .inlined = inlined,
                       .link = NO_LINK};

    w.written = arena_array(&w.arena, w.page->nlinks + 1, sizeof *w.written);
    for (size_t i = 0; i < w.page->nitems; i++)
        put_item(&w, &w.page->items[i]);
    put_other_links(&w);
    arena_free(&w.arena);
}

void output_svg(const struct display_list *list, size_t page, struct strbuf *out)
{
    struct svg_defs *defs = svg_defs_new();
    struct strbuf items = {0};

    put_items(list, page, defs, false, &items);
    put_root(list, page, false, out);
    strbuf_puts(out, "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    output_svg_defs(defs, out);
    strbuf_putc(out, '\n');
    strbuf_add(out, items.p ? items.p : "", items.n);
    strbuf_puts(out, "</svg>\n");
    strbuf_free(&items);
    svg_defs_free(defs);
}

void output_svg_inline(const struct display_list *list, size_t page, struct svg_defs *defs,
                       struct strbuf *out)
{
    put_root(list, page, true, out);
    put_items(list, page, defs, true, out);
    strbuf_puts(out, "</svg>\n");
}
