/* Block tree -> nodes with shaped paragraphs. SPDX-License-Identifier: MIT */
#include "pages/galley.h"

#include <math.h>
#include <string.h>

static struct type_style style_of(const struct text_style *s)
{
    static const enum type_case cases[] = {[CASE_NONE] = TYPE_CASE_NONE,
                                           [CASE_UPPER] = TYPE_CASE_UPPER,
                                           [CASE_SMALL_CAPS] = TYPE_CASE_SMALL_CAPS};

    return (struct type_style){.family = s->family,
                               .weight = s->weight,
                               .italic = s->italic,
                               .size = s->size,
                               .leading = s->leading,
                               .track = s->track,
                               .features = s->features,
                               .text_case = cases[s->text_case],
                               .lang = s->lang,
                               .hyphen_before = (unsigned char)s->hyphen_before,
                               .hyphen_after = (unsigned char)s->hyphen_after};
}

static unsigned flags_of(const struct run *r)
{
    return (r->flags & RUN_NO_HYPHEN ? TYPE_NO_HYPHEN : 0u) |
           (r->style && r->style->hyphenate != HYPHENATE_NO ? TYPE_HYPHENATE : 0u) |
           (r->flags & RUN_NO_BREAK ? TYPE_NO_BREAK : 0u) | (r->flags & RUN_URL ? TYPE_URL : 0u) |
           (r->flags & RUN_SEPARATOR ? TYPE_SEPARATOR : 0u);
}

/* Icons of one face differ in height and width; scaled by the larger of the two they look alike
 * beside text. A wide one may be a little lower than a narrow one. */
static double icon_scale(const struct path_segment *path, size_t n, double cap, double box[4])
{
    box[0] = box[1] = INFINITY;
    box[2] = box[3] = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        int points = path[i].op == PATH_CURVE ? 3 : path[i].op == PATH_CLOSE ? 0 : 1;

        for (int k = 0; k < points; k++) {
            box[0] = fmin(box[0], path[i].x[k]);
            box[1] = fmin(box[1], path[i].y[k]);
            box[2] = fmax(box[2], path[i].x[k]);
            box[3] = fmax(box[3], path[i].y[k]);
        }
    }
    double extent = fmax(box[3] - box[1], 0.8 * (box[2] - box[0]));

    return extent > 0 ? 1.1 * cap / extent : 0;
}

/* The first of the names, separated by spaces, that there is. */
static bool find_icon(struct setter *s, const char *names, const struct face **face,
                      uint32_t *glyph)
{
    while (names && *names) {
        size_t n = strcspn(names, " ");

        if (type_icon(s->t, arena_strndup(s->a, names, n), face, glyph))
            return true;
        names += n + (names[n] == ' ');
    }
    return false;
}

static void icon_mark(struct setter *s, const struct node *n, const struct run *r,
                      const struct text_style *style, struct run_mark *m)
{
    const struct face *icons, *text = type_face(s->t, style->family, style->weight, style->italic);
    struct path_segment *path;
    uint32_t glyph;
    double box[4];

    if (!text || !find_icon(s, r->text, &icons, &glyph)) {
        diag_add(s->d, DIAG_WARNING, "pages-icon", galley_node_at(n),
                 "take one of the names in the reference of the layout language",
                 "there is no icon '%s'", r->text ? r->text : "");
        return;
    }
    const struct face_info *info = face_info(text);
    double cap = info->units_per_em > 0 ? style->size * info->cap_height / info->units_per_em : 0;

    if (cap <= 0)
        cap = 0.7 * style->size;
    m->npath = face_outline(icons, s->a, glyph, &path);
    double scale = icon_scale(path, m->npath, cap, box);

    if (m->npath == 0 || scale <= 0) {
        m->npath = 0;
        return;
    }
    double middle = (box[1] + box[3]) / 2 * scale;

    for (size_t i = 0; i < m->npath; i++)
        for (int k = 0; k < 3; k++) {
            path[i].x[k] = (path[i].x[k] - box[0]) * scale;
            path[i].y[k] = -cap / 2 - (path[i].y[k] * scale - middle);
        }
    m->path = path;
    m->width = (box[2] - box[0]) * scale;
}

static struct line *one_line(struct setter *s, const struct shaped *shaped)
{
    /* wide enough for any line, small enough for exact sums of hundredths */
    struct type_break_options o = {
        .measure = 1e6, .align = TYPE_START, .from_right = s->from_right};
    struct lines *lines = type_break(s->t, s->a, shaped, &o);

    return lines && lines->n ? lines->at : NULL;
}

static void dot_mark(struct setter *s, const struct run *r, const struct text_style *style,
                     struct run_mark *m)
{
    struct type_run run = {.text = r->text, .n = strlen(r->text), .style = style_of(style)};
    struct line *line = one_line(s, type_shape(s->t, s->a, &run, 1));

    if (!line || line->npieces == 0 || line->pieces[0].nglyphs == 0)
        return;
    m->face = line->pieces[0].face;
    m->glyph = line->pieces[0].glyphs[0];
    m->width = line->pieces[0].width;
}

static void mark_run(struct setter *s, struct node *n, size_t i, const struct run *r,
                     const struct text_style *style)
{
    if (r->kind == RUN_LEADER)
        n->has_leader = true;
    bool dots = r->kind == RUN_LEADER && r->text && strcmp(r->text, "-") != 0 && r->text[0];

    if (r->kind != RUN_ICON && !dots)
        return;
    if (!n->marks)
        n->marks = arena_array(s->a, n->block->nruns, sizeof *n->marks);
    if (dots)
        dot_mark(s, r, style, &n->marks[i]);
    else
        icon_mark(s, n, r, style, &n->marks[i]);
}

static struct type_run run_of(struct setter *s, const struct node *n, size_t i, const struct run *r,
                              const struct text_style *style)
{
    struct type_run out = {.style = style_of(style), .flags = flags_of(r), .source = r->source};
    const char *text = r->text ? r->text : "";

    switch (r->kind) {
    case RUN_TEXT: break;
    case RUN_BREAK:
        out.flags |= TYPE_FORCED_BREAK;
        text = "";
        break;
    case RUN_LEADER:
        out.flags |= TYPE_LEADER;
        text = "";
        break;
    case RUN_ICON:
        text = "";
        if (n->marks && n->marks[i].npath) {
            out.flags |= TYPE_OBJECT;
            out.object_width = n->marks[i].width;
            text = "\xEF\xBF\xBC"; /* U+FFFC */
        }
        break;
    case RUN_PAGE_NUMBER: text = arena_printf(s->a, "%d", s->page); break;
    case RUN_PAGE_COUNT: text = arena_printf(s->a, "%d", s->pages); break;
    }
    if (r->kind == RUN_TEXT && r->source) {
        const struct run *before = i > 0 ? &n->block->runs[i - 1] : NULL;

        out.flags |= TYPE_VALUE;
        if (!before || before->kind != RUN_TEXT || !before->source ||
            strcmp(before->source, r->source) != 0)
            out.flags |= TYPE_VALUE_START;
    }
    out.text = text;
    out.n = strlen(text);
    return out;
}

static void shape_paragraph(struct setter *s, struct node *n)
{
    const struct block *b = n->block;
    bool any = false;

    n->runs = arena_array(s->a, b->nruns + 1, sizeof *n->runs);
    for (size_t i = 0; i < b->nruns; i++) {
        const struct text_style *style = b->runs[i].style ? b->runs[i].style : b->style;

        if (!style)
            continue;
        mark_run(s, n, i, &b->runs[i], style);
        n->runs[i] = run_of(s, n, i, &b->runs[i], style);
        any = any || n->runs[i].n || n->runs[i].flags & TYPE_FORCED_BREAK;
    }
    if (!any)
        return;
    n->shaped = type_shape(s->t, s->a, n->runs, b->nruns);
    n->has_content = b->role != ROLE_ARTIFACT;
    if (b->label && b->label->text && (b->label->style || b->style)) {
        struct type_run *label = arena_new(s->a, struct type_run);

        *label = run_of(s, n, 0, b->label, b->label->style ? b->label->style : b->style);
        n->label_shaped = type_shape(s->t, s->a, label, 1);
        n->label = one_line(s, n->label_shaped);
    }
}

static void load_image(struct setter *s, struct node *n)
{
    const struct block *b = n->block;

    if (!b->image || !s->images || !s->images->load)
        return;
    n->image = s->images->load(s->images->context, b->image);
    if (n->image && (n->image->width <= 0 || n->image->height <= 0))
        n->image = NULL;
    n->has_content = n->image && b->role != ROLE_ARTIFACT;
}

struct node *galley_node_new(struct setter *s, const struct block *b, struct node *parent,
                             int depth)
{
    struct node *n = arena_new(s->a, struct node);

    n->block = b;
    n->parent = parent;
    n->id = s->nnodes++;
    n->baseline = n->max_content = -1;
    if (depth > PAGES_MAX_DEPTH) {
        diag_add(s->d, DIAG_ERROR, "pages-depth", galley_node_at(n), "nest fewer groups and rows",
                 "blocks are nested deeper than the limit of %d", PAGES_MAX_DEPTH);
        return n;
    }
    if (b->kind == BLOCK_PARAGRAPH)
        shape_paragraph(s, n);
    else if (b->kind == BLOCK_IMAGE)
        load_image(s, n);
    for (const struct block *child = b->first; child; child = child->next) {
        struct node *c = galley_node_new(s, child, n, depth + 1);

        if (n->last)
            n->last->next = c;
        else
            n->first = c;
        n->last = c;
        n->nchildren++;
        n->has_content = n->has_content || (c->has_content && b->role != ROLE_ARTIFACT);
    }
    return n;
}
