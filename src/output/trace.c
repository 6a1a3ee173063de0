/* One line an item: the golden format, described in README.md. SPDX-License-Identifier: MIT */
#include "output/describe.h"
#include "output/output.h"

#include <string.h>

static void put_pt(struct strbuf *b, double v)
{
    strbuf_putc(b, ' ');
    strbuf_number(b, v, 2);
}

static void put_quoted(struct strbuf *b, struct str s)
{
    struct strbuf text = {0};

    strbuf_add(&text, s.p, s.n);
    strbuf_putc(b, ' ');
    strbuf_json(b, text.p);
    strbuf_free(&text);
}

static void put_word(struct strbuf *b, const char *word)
{
    strbuf_putc(b, ' ');
    strbuf_puts(b, word && *word ? word : "-");
}

static void put_field(struct strbuf *b, const char *key, const char *value)
{
    if (!value)
        return;
    strbuf_putc(b, ' ');
    strbuf_puts(b, key);
    strbuf_putc(b, '=');
    strbuf_json(b, value);
}

static void put_color(struct strbuf *b, const struct color *c)
{
    strbuf_puts(b, c->gray ? " gray:" : " rgb:");
    strbuf_number(b, c->r, 3);
    if (c->gray)
        return;
    strbuf_putc(b, ',');
    strbuf_number(b, c->g, 3);
    strbuf_putc(b, ',');
    strbuf_number(b, c->b, 3);
}

static void put_element(struct strbuf *b, const struct display_list *list, int element)
{
    if (element >= 0 && (size_t)element < list->nelements)
        strbuf_printf(b, " %s#%d", describe_role(list->elements[element].role), element);
    else
        strbuf_puts(b, " artifact");
}

static void put_glyphs(struct strbuf *b, const struct item *item)
{
    const struct face_info *info = item->face ? face_info(item->face) : NULL;
    bool has_line_end = item->line_end, tight = item->tight;

    put_pt(b, item_width(item));
    put_pt(b, item->size);
    put_word(b, info ? info->postscript_name : NULL);
    put_word(b, item->style);
    strbuf_printf(b, " %d", item->line);
    put_quoted(b, describe_text(item));
    if (item->gap > 0 && item->gap != 1) {
        strbuf_puts(b, " gap:");
        strbuf_number(b, item->gap, 3);
    }
    if (describe_scale(item) != 1) {
        strbuf_puts(b, " scale:");
        strbuf_number(b, item->scale, 3);
    }
    if (has_line_end)
        strbuf_puts(b, " line-end");
    if (tight)
        strbuf_puts(b, " tight");
}

static void put_rule(struct strbuf *b, const struct item *item)
{
    put_pt(b, item->width);
    put_pt(b, item->height);
}

static void put_path(struct strbuf *b, const struct item *item)
{
    static const int points[] = {
        [PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0};
    double box[4] = {0};
    bool any = false;

    for (size_t i = 0; i < item->npath; i++)
        for (int k = 0; k < points[item->path[i].op]; k++) {
            double x = item->path[i].x[k], y = item->path[i].y[k];

            box[0] = !any || x < box[0] ? x : box[0];
            box[1] = !any || y < box[1] ? y : box[1];
            box[2] = !any || x > box[2] ? x : box[2];
            box[3] = !any || y > box[3] ? y : box[3];
            any = true;
        }
    for (int i = 0; i < 4; i++)
        put_pt(b, box[i]);
    strbuf_printf(b, " segments:%zu", item->npath);
}

static void put_image(struct strbuf *b, const struct item *item)
{
    static const char *const kinds[] = {
        [IMAGE_JPEG] = "jpeg", [IMAGE_RGB8] = "rgb", [IMAGE_GRAY8] = "gray"};
    const struct image *image = item->image;

    put_rule(b, item);
    if (image)
        strbuf_printf(b, " %s:%dx%d%s", kinds[image->kind], image->width, image->height,
                      image->alpha ? ":alpha" : "");
    if (item->round)
        strbuf_puts(b, " round");
}

static void put_item(struct strbuf *b, const struct display_list *list, const struct item *item)
{
    static const struct {
        const char *name;
        void (*put)(struct strbuf *, const struct item *);
    } kinds[] = {[ITEM_GLYPHS] = {"text", put_glyphs},
                 [ITEM_RULE] = {"rule", put_rule},
                 [ITEM_PATH] = {"path", put_path},
                 [ITEM_IMAGE] = {"image", put_image}};

    strbuf_puts(b, kinds[item->kind].name);
    put_pt(b, item->x);
    put_pt(b, item->y);
    put_element(b, list, item->element);
    if (item->kind != ITEM_IMAGE)
        put_color(b, &item->color);
    kinds[item->kind].put(b, item);
    put_field(b, "source", item->source);
    strbuf_putc(b, '\n');
}

static void put_link(struct strbuf *b, const struct display_list *list, const struct link *l)
{
    strbuf_puts(b, "link");
    put_pt(b, l->x0);
    put_pt(b, l->y0);
    put_pt(b, l->x1);
    put_pt(b, l->y1);
    put_element(b, list, l->element);
    put_field(b, "uri", l->uri);
    put_field(b, "contents", l->contents);
    strbuf_putc(b, '\n');
}

static int depth_of(const struct display_list *list, size_t element)
{
    int depth = 0;

    for (int parent = list->elements[element].parent;
         parent >= 0 && (size_t)parent < element; parent = list->elements[element].parent) {
        element = (size_t)parent;
        depth++;
    }
    return depth;
}

static void put_structure(struct strbuf *b, const struct display_list *list)
{
    strbuf_puts(b, "structure\n");
    for (size_t i = 0; i < list->nelements; i++) {
        const struct element *e = &list->elements[i];

        for (int depth = depth_of(list, i); depth > 0; depth--)
            strbuf_puts(b, "  ");
        strbuf_printf(b, "%s#%zu", describe_role(e->role), i);
        put_field(b, "source", e->source);
        put_field(b, "lang", e->lang);
        put_field(b, "alt", e->alt);
        strbuf_putc(b, '\n');
    }
}

void output_trace(const struct display_list *list, struct strbuf *out)
{
    strbuf_puts(out, "document");
    put_field(out, "lang", list->lang);
    put_field(out, "title", list->title);
    put_field(out, "author", list->author);
    put_field(out, "subject", list->subject);
    for (const char *const *k = list->keywords; k && *k; k++)
        put_field(out, "keyword", *k);
    strbuf_putc(out, '\n');
    for (size_t i = 0; i < list->npages; i++) {
        const struct page *page = &list->pages[i];

        strbuf_printf(out, "page %zu", i + 1);
        put_pt(out, page->width);
        put_pt(out, page->height);
        strbuf_puts(out, " used");
        put_pt(out, page->used);
        if (page->bleed > 0) {
            strbuf_puts(out, " bleed");
            put_pt(out, page->bleed);
        }
        strbuf_putc(out, '\n');
        for (size_t k = 0; k < page->nitems; k++)
            put_item(out, list, &page->items[k]);
        for (size_t k = 0; k < page->nlinks; k++)
            put_link(out, list, &page->links[k]);
    }
    for (size_t i = 0; i < list->noutline; i++) {
        const struct outline_entry *o = &list->outline[i];

        strbuf_printf(out, "outline %d page %d", o->level, o->page + 1);
        put_pt(out, o->y);
        put_field(out, "title", o->title);
        strbuf_putc(out, '\n');
    }
    put_structure(out, list);
}
