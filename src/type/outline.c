/* Outlines of glyphs as cubic paths. SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include FT_OUTLINE_H

struct pen {
    struct arena *arena;
    VEC(struct path_segment) path;
    double x, y;
    bool open;
};

static void close_contour(struct pen *p)
{
    if (p->open)
        vec_push(p->arena, &p->path, (struct path_segment){.op = PATH_CLOSE});
    p->open = false;
}

static int move_to(const FT_Vector *to, void *user)
{
    struct pen *p = user;

    close_contour(p);
    p->x = (double)to->x;
    p->y = (double)to->y;
    vec_push(p->arena, &p->path, (struct path_segment){PATH_MOVE, {p->x}, {p->y}});
    p->open = true;
    return 0;
}

static int line_to(const FT_Vector *to, void *user)
{
    struct pen *p = user;

    p->x = (double)to->x;
    p->y = (double)to->y;
    vec_push(p->arena, &p->path, (struct path_segment){PATH_LINE, {p->x}, {p->y}});
    return 0;
}

static int cubic_to(const FT_Vector *a, const FT_Vector *b, const FT_Vector *to, void *user)
{
    struct pen *p = user;

    p->x = (double)to->x;
    p->y = (double)to->y;
    vec_push(p->arena, &p->path,
             (struct path_segment){PATH_CURVE,
                                   {(double)a->x, (double)b->x, p->x},
                                   {(double)a->y, (double)b->y, p->y}});
    return 0;
}

/* Degree elevation: a quadratic curve is the cubic whose inner points lie 2/3 of the way to q. */
static int conic_to(const FT_Vector *q, const FT_Vector *to, void *user)
{
    struct pen *p = user;
    double qx = (double)q->x, qy = (double)q->y, tx = (double)to->x, ty = (double)to->y;

    vec_push(p->arena, &p->path,
             (struct path_segment){PATH_CURVE,
                                   {p->x + 2 * (qx - p->x) / 3, tx + 2 * (qx - tx) / 3, tx},
                                   {p->y + 2 * (qy - p->y) / 3, ty + 2 * (qy - ty) / 3, ty}});
    p->x = tx;
    p->y = ty;
    return 0;
}

size_t face_outline(const struct face *f, struct arena *a, uint32_t glyph,
                    struct path_segment **out)
{
    static const FT_Outline_Funcs funcs = {move_to, line_to, conic_to, cubic_to, 0, 0};
    struct pen pen = {.arena = a};

    *out = NULL;
    if (FT_Load_Glyph(f->ft, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP | FT_LOAD_NO_HINTING) ||
        f->ft->glyph->format != FT_GLYPH_FORMAT_OUTLINE ||
        FT_Outline_Decompose(&f->ft->glyph->outline, &funcs, &pen))
        return 0;
    close_contour(&pen);
    *out = pen.path.at;
    return pen.path.n;
}
