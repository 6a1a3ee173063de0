/* Paths, numbers, texts and pictures in SVG's notation (SVG 1.1, 8.3). SPDX-License-Identifier: MIT */
#include "output/svg.h"

#include "base/utf8.h"

#include <math.h>
#include <spng.h>
#include <stdlib.h>

void svg_put_attribute(struct strbuf *b, const char *name, double value, int decimals)
{
    strbuf_putc(b, ' ');
    strbuf_puts(b, name);
    strbuf_puts(b, "=\"");
    strbuf_number(b, value, decimals);
    strbuf_putc(b, '"');
}

/* ---- paths ------------------------------------------------------------------------------- */

struct pen {
    struct strbuf *b;
    double grid, flip;
    double x, y;                /* current point, exact */
    long long at_x, at_y;       /* the same as written, in units */
    long long start_x, start_y; /* of the contour */
    char command;               /* the last one; 'l' follows 'm' unsaid */
    bool parted;                /* the next number needs no space */
};

static void put_command(struct pen *p, char command)
{
    p->parted = command != p->command;
    if (p->parted)
        strbuf_putc(p->b, command);
    p->command = command == 'm' ? 'l' : command;
}

static void put_unit(struct pen *p, long long v)
{
    if (!p->parted && v >= 0)
        strbuf_putc(p->b, ' ');
    strbuf_number(p->b, (double)v, 0);
    p->parted = false;
}

static long long unit_x(const struct pen *p, double x)
{
    return llround(x * p->grid);
}

static long long unit_y(const struct pen *p, double y)
{
    return llround(y * p->grid * p->flip);
}

static void put_point(struct pen *p, double x, double y)
{
    put_unit(p, unit_x(p, x) - p->at_x);
    put_unit(p, unit_y(p, y) - p->at_y);
}

static void arrive(struct pen *p, double x, double y)
{
    p->x = x;
    p->y = y;
    p->at_x = unit_x(p, x);
    p->at_y = unit_y(p, y);
}

static void put_line(struct pen *p, double x, double y)
{
    long long dx = unit_x(p, x) - p->at_x, dy = unit_y(p, y) - p->at_y;

    if (!dx && !dy)
        return;
    put_command(p, dy == 0 ? 'h' : dx == 0 ? 'v' : 'l');
    if (dx)
        put_unit(p, dx);
    if (dy)
        put_unit(p, dy);
}

/* A cubic that was a quadratic curve (TrueType's are) is written as one: its inner points lie 2/3 of
 * the way to the control point. */
static void put_curve(struct pen *p, const struct path_segment *s)
{
    double qx = (3 * s->x[0] - p->x) / 2, qy = (3 * s->y[0] - p->y) / 2;
    double off = fabs(qx - (3 * s->x[1] - s->x[2]) / 2) + fabs(qy - (3 * s->y[1] - s->y[2]) / 2);

    if (off * p->grid < 0.05) {
        put_command(p, 'q');
        put_point(p, qx, qy);
    } else {
        put_command(p, 'c');
        put_point(p, s->x[0], s->y[0]);
        put_point(p, s->x[1], s->y[1]);
    }
    put_point(p, s->x[2], s->y[2]);
}

static void put_segment(struct pen *p, const struct path_segment *s)
{
    switch (s->op) {
    case PATH_MOVE:
        put_command(p, 'm');
        put_point(p, s->x[0], s->y[0]);
        arrive(p, s->x[0], s->y[0]);
        p->start_x = p->at_x;
        p->start_y = p->at_y;
        break;
    case PATH_LINE:
        put_line(p, s->x[0], s->y[0]);
        arrive(p, s->x[0], s->y[0]);
        break;
    case PATH_CURVE:
        put_curve(p, s);
        arrive(p, s->x[2], s->y[2]);
        break;
    case PATH_CLOSE:
        put_command(p, 'z');
        p->at_x = p->start_x;
        p->at_y = p->start_y;
        break;
    }
}

void svg_put_path(struct strbuf *b, const struct path_segment *path, size_t n, double grid,
                  double flip)
{
    struct pen p = {.b = b, .grid = grid, .flip = flip};
    bool begun = false;

    for (size_t i = 0; i < n; i++) {
        begun = begun || path[i].op == PATH_MOVE; /* as in PDF, a path starts with a move */
        if (begun)
            put_segment(&p, &path[i]);
    }
}

/* ---- text -------------------------------------------------------------------------------- */

/* Char of XML 1.0 (2.2), without the controls that HTML frowns upon. */
static bool is_xml(uint32_t c)
{
    return c == '\t' || c == '\n' || (c >= 0x20 && c < 0x7F) ||
           (c >= 0xA0 && c != 0xFFFE && c != 0xFFFF);
}

static const char *entity(uint32_t c)
{
    return c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : NULL;
}

void svg_put_text(struct strbuf *b, struct str s)
{
    while (s.n) {
        uint32_t c;
        char bytes[4];
        size_t n = utf8_decode(s.p, s.n, &c);

        if (entity(c))
            strbuf_puts(b, entity(c));
        else if (is_xml(c))
            strbuf_add(b, bytes, utf8_encode(c, bytes));
        s.p += n;
        s.n -= n;
    }
}

/* ---- pictures ---------------------------------------------------------------------------- */

/* RFC 4648, 4. */
static void put_base64(struct strbuf *b, const unsigned char *bytes, size_t n)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < n; i += 3) {
        uint32_t v = (uint32_t)bytes[i] << 16 | (i + 1 < n ? (uint32_t)bytes[i + 1] << 8 : 0) |
                     (i + 2 < n ? bytes[i + 2] : 0);
        const char four[4] = {digits[v >> 18], digits[v >> 12 & 63],
                              i + 1 < n ? digits[v >> 6 & 63] : '=',
                              i + 2 < n ? digits[v & 63] : '='};

        strbuf_add(b, four, 4);
    }
}

/* Samples and alpha side by side, as PNG has them (ISO/IEC 15948, 7.2). */
static unsigned char *interleave(struct arena *a, const struct image *image, size_t channels)
{
    size_t pixels = (size_t)image->width * (size_t)image->height;
    size_t colors = channels - (image->alpha ? 1 : 0);
    unsigned char *out = arena_array(a, pixels, channels), *to = out;

    for (size_t i = 0; i < pixels; i++) {
        for (size_t k = 0; k < colors; k++)
            *to++ = image->bytes[i * colors + k];
        if (image->alpha)
            *to++ = image->alpha[i];
    }
    return out;
}

static void *encode_png(const struct image *image, size_t *size)
{
    static const uint8_t types[2][2] = {
        {SPNG_COLOR_TYPE_GRAYSCALE, SPNG_COLOR_TYPE_GRAYSCALE_ALPHA},
        {SPNG_COLOR_TYPE_TRUECOLOR, SPNG_COLOR_TYPE_TRUECOLOR_ALPHA}};
    bool color = image->kind == IMAGE_RGB8;
    size_t channels = (color ? 3 : 1) + (image->alpha ? 1 : 0);
    struct spng_ihdr header = {.width = (uint32_t)image->width,
                               .height = (uint32_t)image->height,
                               .bit_depth = 8,
                               .color_type = types[color][image->alpha != NULL]};
    struct arena scratch = {0};
    spng_ctx *png = spng_ctx_new(SPNG_CTX_ENCODER);
    void *out = NULL;
    int error = 1;

    if (png && !spng_set_option(png, SPNG_ENCODE_TO_BUFFER, 1) && !spng_set_ihdr(png, &header))
        error = spng_encode_image(png, interleave(&scratch, image, channels),
                                  channels * header.width * header.height, SPNG_FMT_PNG,
                                  SPNG_ENCODE_FINALIZE);
    if (!error)
        out = spng_get_png_buffer(png, size, &error);
    spng_ctx_free(png);
    arena_free(&scratch);
    return out;
}

void svg_put_data_uri(struct strbuf *b, const struct image *image)
{
    size_t size = 0;
    unsigned char *png = NULL;

    if (image->kind == IMAGE_JPEG) {
        strbuf_puts(b, "data:image/jpeg;base64,");
        put_base64(b, image->bytes, image->size);
        return;
    }
    png = encode_png(image, &size);
    strbuf_puts(b, "data:image/png;base64,");
    put_base64(b, png, png ? size : 0);
    free(png);
}
