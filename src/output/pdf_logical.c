/* Clusters that extraction would take apart.
 *
 * Text that runs from right to left is written in logical order: what PDF asks of tagged content
 * (ISO 32000-1, 14.8.2.3) and what readers that take the stream as it is need (mupdf, pdfminer, the
 * structure tree).
 *
 * pdftotext sorts by place instead, from left to right, and turns words of such scripts round, letter
 * by letter; also the letters of a ligature, and a mark that begins inside its base letter comes out
 * before it. So every character gets a glyph of its own, further left than the one before it: what a
 * ligature joins and a mark adds is said by space glyphs, and the marks themselves are painted as
 * outlines.
 *
 * Where text runs from left to right, a mark that is moved far starts a new word for pdftotext, and a
 * glyph without a character leaves a gap. There too marks become outlines; their characters are told
 * by the glyph that they belong to. SPDX-License-Identifier: MIT */
#include "output/describe.h"
#include "output/pdf.h"

#include "base/utf8.h"

#include <math.h>

/* Of the size: how far left of its base a further character of the cluster begins. */
static const double step = 0.002;

/* Of the size: moves farther than this split words (see kern_tight in pdf_content.c). */
static const double far = 0.09;

typedef VEC(struct item) item_vec;

struct turning {
    struct pdf *p;
    const struct item *item;
    double *pens;   /* by glyph, from the item's start */
    uint32_t space; /* a glyph without ink; 0 if the face has none */
    struct glyph *glyphs;
    size_t n;
    double last; /* where the last character began */
    item_vec *out;
};

static void add_glyph(struct turning *t, uint32_t id, double x, double y, struct str text)
{
    t->glyphs[t->n++] = (struct glyph){.id = id,
                                       .x = (float)x,
                                       .y = (float)y,
                                       .text = (uint32_t)(text.p - t->item->text),
                                       .text_n = (uint32_t)text.n};
}

/* The glyph as an outline; what is behind the text of its item is painted behind it. */
static void add_outline(struct turning *t, size_t index)
{
    const struct glyph *g = &t->item->glyphs[index];
    const struct face_info *info = face_info(t->item->face);
    double scale = info->units_per_em > 0 ? t->item->size / info->units_per_em : 0;
    struct path_segment *path;
    struct item item = *t->item;

    item.kind = ITEM_PATH;
    item.npath = face_outline(t->item->face, &t->p->arena, g->id, &path);
    item.path = path;
    item.x += t->pens[index] + (double)g->x;
    item.y -= (double)g->y;
    for (size_t i = 0; i < item.npath; i++)
        for (int k = 0; k < 3; k++) {
            path[i].x[k] *= scale * describe_scale(t->item);
            path[i].y[k] *= -scale;
        }
    if (item.npath)
        vec_push(&t->p->arena, t->out, item);
}

static struct str next_char(struct str *rest)
{
    uint32_t c;
    size_t n = rest->n ? utf8_decode(rest->p, rest->n, &c) : 0;
    struct str first = {rest->p, n};

    rest->p += n;
    rest->n -= n;
    return first;
}

/* A glyph with its character, if it begins left of the one before it; else its outline, and a space that
 * does. Parts of a ligature may lie over each other. */
static void add_turned(struct turning *t, size_t index, struct str text)
{
    const struct glyph *g = &t->item->glyphs[index];
    double x = t->pens[index] + (double)g->x, most = t->last - step * t->item->size;

    if (t->space && (x > most || g->advance <= 0)) {
        add_outline(t, index);
        x = fmin(x, most);
        add_glyph(t, t->space, x, 0, text);
    } else {
        add_glyph(t, g->id, x, (double)g->y, text);
    }
    t->last = x;
}

/* Glyphs [from, end) of a cluster, which stand from left to right: the last one is the base. */
static void turn_cluster(struct turning *t, size_t from, size_t end)
{
    const struct glyph *g = t->item->glyphs;
    struct str rest = {t->item->text + g[from].text, g[from].text_n};

    if (!t->space) {
        for (size_t i = end; i-- > from;)
            add_turned(t, i, i > from ? next_char(&rest) : rest);
        return;
    }
    add_turned(t, end - 1, next_char(&rest));
    for (size_t i = end - 1; i-- > from;) {
        if (rest.n && g[i].advance > 0)
            add_turned(t, i, next_char(&rest));
        else
            add_outline(t, i);
    }
    while (rest.n) {
        t->last -= step * t->item->size;
        add_glyph(t, t->space, t->last, 0, next_char(&rest));
    }
}

/* ---- from left to right ------------------------------------------------------------------ */

static size_t cluster_end(const struct item *item, size_t from)
{
    size_t end = from + 1;

    while (end < item->nglyphs && !item->glyphs[end].text_n)
        end++;
    return end;
}

static bool is_mark(const struct glyph *g)
{
    return g->advance == 0;
}

/* Whether a cluster has a mark that would tear it: one without a width of its own, moved far, or off the
 * base line, or a glyph more than there are characters. */
static bool is_torn(const struct item *item, size_t from, size_t end)
{
    const struct glyph *g = item->glyphs;
    const struct face_info *info = face_info(item->face);
    double most = far * item->size, scale = item->size / info->units_per_em;
    size_t marks = 0;

    for (size_t i = from + 1; i < end; i++) {
        if (!is_mark(&g[i]))
            continue;
        double width = face_advance(item->face, g[i].id) * scale;

        marks++;
        if (fabs((double)g[i].y) >= 0.01 || fabs((double)g[i].x) > most || width > most ||
            width <= 0)
            return true;
    }
    return marks && utf8_count(item->text + g[from].text, g[from].text_n) < end - from;
}

static bool item_is_torn(const struct item *item)
{
    for (size_t from = 0, end; from < item->nglyphs; from = end) {
        end = cluster_end(item, from);
        if (end > from + 1 && !is_mark(&item->glyphs[from]) && is_torn(item, from, end))
            return true;
    }
    return false;
}

/* Marks are painted; of the other glyphs each gets a character, the last one all that are left. */
static void mend_cluster(struct turning *t, size_t from, size_t end)
{
    const struct glyph *g = t->item->glyphs;
    struct str rest = {t->item->text + g[from].text, g[from].text_n};
    size_t last = from;

    for (size_t i = from; i < end; i++)
        last = is_mark(&g[i]) ? last : i;
    for (size_t i = from; i < end; i++) {
        if (is_mark(&g[i])) {
            add_outline(t, i);
            continue;
        }
        struct str text = i < last ? next_char(&rest) : rest;

        add_glyph(t, g[i].id, (double)g[i].x, (double)g[i].y, text);
        t->glyphs[t->n - 1].advance = g[i].advance;
    }
}

static void mend_item(struct turning *t)
{
    const struct item *item = t->item;

    for (size_t from = 0, end; from < item->nglyphs; from = end) {
        end = cluster_end(item, from);
        if (end > from + 1 && !is_mark(&item->glyphs[from]) && is_torn(item, from, end)) {
            mend_cluster(t, from, end);
            continue;
        }
        for (size_t i = from; i < end; i++)
            t->glyphs[t->n++] = item->glyphs[i];
    }
}

/* ---- the list ---------------------------------------------------------------------------- */

static void turn_item(struct turning *t)
{
    for (size_t end = t->item->nglyphs, from; end > 0; end = from) {
        for (from = end - 1; from > 0 && !t->item->glyphs[from].text_n;)
            from--;
        turn_cluster(t, from, end);
    }
}

static void rewrite(struct pdf *p, const struct item *item, item_vec *out)
{
    struct turning t = {.p = p,
                        .item = item,
                        .out = out,
                        .space = face_glyph(item->face, ' '),
                        .last = INFINITY};
    size_t at = out->n, n = item->nglyphs;
    double pen = 0;

    t.pens = arena_array(&p->arena, n, sizeof *t.pens);
    t.glyphs = arena_array(&p->arena, n + item->text_n, sizeof *t.glyphs);
    for (size_t i = 0; i < n; pen += (double)item->glyphs[i++].advance)
        t.pens[i] = pen;
    vec_push(&p->arena, out, *item);
    if (item->level & 1)
        turn_item(&t);
    else
        mend_item(&t);
    out->at[at].glyphs = t.glyphs;
    out->at[at].nglyphs = t.n;
}

static bool wants_rewriting(const struct item *item)
{
    return item->kind == ITEM_GLYPHS && item->nglyphs && (item->level & 1 || item_is_torn(item));
}

static bool any_wants(const struct display_list *list)
{
    for (size_t i = 0; i < list->npages; i++)
        for (size_t k = 0; k < list->pages[i].nitems; k++)
            if (wants_rewriting(&list->pages[i].items[k]))
                return true;
    return false;
}

const struct display_list *pdf_logical(struct pdf *p)
{
    if (!any_wants(p->list))
        return p->list;
    struct display_list *list = arena_new(&p->arena, struct display_list);

    *list = *p->list;
    list->pages = arena_array(&p->arena, list->npages + 1, sizeof *list->pages);
    for (size_t i = 0; i < list->npages; i++) {
        const struct page *page = &p->list->pages[i];
        item_vec items = {0};

        for (size_t k = 0; k < page->nitems; k++) {
            const struct item *item = &page->items[k];

            if (wants_rewriting(item))
                rewrite(p, item, &items);
            else
                vec_push(&p->arena, &items, *item);
        }
        list->pages[i] = *page;
        list->pages[i].items = items.at;
        list->pages[i].nitems = items.n;
    }
    return list;
}
