/* SPDX-License-Identifier: MIT */
#include "pipeline/picture.h"

#include <spng.h>
#include <string.h>
#include <turbojpeg.h>

static const char too_large[] = "it has more than 24 million pixels or a side over 8000";

static bool size_ok(double width, double height)
{
    return width >= 1 && height >= 1 && width <= PICTURE_MAX_SIDE && height <= PICTURE_MAX_SIDE &&
           width * height <= PICTURE_MAX_PIXELS;
}

/* ---- orientation ------------------------------------------------------------------------- */

static unsigned read_u16(const unsigned char *p, bool big)
{
    return big ? (unsigned)p[0] << 8 | p[1] : (unsigned)p[1] << 8 | p[0];
}

static size_t read_u32(const unsigned char *p, bool big)
{
    return big ? (size_t)read_u16(p, big) << 16 | read_u16(p + 2, big)
               : (size_t)read_u16(p + 2, big) << 16 | read_u16(p, big);
}

int picture_orientation(struct str exif)
{
    enum { HEADER = 8, ENTRY = 12, TAG_ORIENTATION = 0x0112 };
    const unsigned char *p = (const unsigned char *)exif.p;

    if (exif.n < HEADER || (memcmp(p, "II*\0", 4) != 0 && memcmp(p, "MM\0*", 4) != 0))
        return 1;
    bool big = p[0] == 'M';
    size_t at = read_u32(p + 4, big);

    if (at > exif.n - 2)
        return 1;
    size_t n = read_u16(p + at, big);

    for (at += 2; n && at + ENTRY <= exif.n; n--, at += ENTRY)
        if (read_u16(p + at, big) == TAG_ORIENTATION) {
            unsigned value = read_u16(p + at + 8, big);

            return value >= 1 && value <= 8 ? (int)value : 1;
        }
    return 1;
}

/* Where the pixel at (x, y) of the upright picture is in the stored one. */
static size_t stored_at(int orientation, size_t x, size_t y, size_t width, size_t height)
{
    size_t sx = orientation >= 5 ? y : x, sy = orientation >= 5 ? x : y;
    bool mirror_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    bool mirror_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;

    return (mirror_y ? height - 1 - sy : sy) * width + (mirror_x ? width - 1 - sx : sx);
}

static unsigned char *turned(struct arena *a, const unsigned char *in, int orientation,
                             const struct image *stored, size_t components)
{
    size_t w = (size_t)stored->width, h = (size_t)stored->height;
    size_t width = orientation >= 5 ? h : w, height = orientation >= 5 ? w : h;
    unsigned char *out = arena_alloc(a, w * h * components), *to = out;

    for (size_t y = 0; y < height; y++)
        for (size_t x = 0; x < width; x++, to += components)
            memcpy(to, in + stored_at(orientation, x, y, w, h) * components, components);
    return out;
}

static void turn(struct arena *a, struct image *image, int orientation)
{
    if (orientation <= 1)
        return;
    image->bytes = turned(a, image->bytes, orientation, image, (size_t)image->components);
    if (image->alpha)
        image->alpha = turned(a, image->alpha, orientation, image, 1);
    if (orientation >= 5) {
        int width = image->width;

        image->width = image->height;
        image->height = width;
    }
}

/* ---- JPEG -------------------------------------------------------------------------------- */

struct jpeg {
    tjhandle decoder;
    struct str file;
    int width, height, space;
    int orientation;
    bool metadata, adobe; /* has application data besides JFIF's; says that it is Adobe's */
};

/* Walks the segments up to the first scan (ISO 10918-1, B.1.1). */
static void read_segments(struct jpeg *j)
{
    const unsigned char *p = (const unsigned char *)j->file.p;
    size_t n = j->file.n, at = 2;

    j->orientation = 1;
    while (at + 4 <= n && p[at] == 0xFF) {
        unsigned marker = p[at + 1];
        size_t length = read_u16(p + at + 2, true);

        if (marker == 0xFF) { /* fill */
            at++;
            continue;
        }
        if (marker == 0xDA || length < 2 || at + 2 + length > n)
            return;
        const char *data = j->file.p + at + 4;

        j->metadata |= (marker > 0xE0 && marker <= 0xEF && marker != 0xEE) || marker == 0xFE;
        j->adobe |= marker == 0xEE && length >= 7 && memcmp(data, "Adobe", 5) == 0;
        if (marker == 0xE1 && length >= 8 && memcmp(data, "Exif\0\0", 6) == 0)
            j->orientation = picture_orientation((struct str){data + 6, length - 8});
        at += 2 + length;
    }
}

static const struct image *as_samples(struct arena *a, const struct jpeg *j)
{
    struct image *image = arena_new(a, struct image);
    size_t pixels = (size_t)j->width * (size_t)j->height;
    bool cmyk = j->space == TJCS_CMYK || j->space == TJCS_YCCK;
    unsigned char *bytes = arena_alloc(a, pixels * 4);

    if (tjDecompress2(j->decoder, (const unsigned char *)j->file.p, j->file.n, bytes, j->width, 0,
                      j->height, cmyk ? TJPF_CMYK : TJPF_RGB, 0) &&
        tjGetErrorCode(j->decoder) == TJERR_FATAL)
        return NULL;
    for (size_t i = 0; cmyk && i < pixels; i++) { /* in place: three bytes follow four */
        unsigned char ink[4];

        memcpy(ink, bytes + 4 * i, 4);
        for (int k = 0; k < 3; k++) /* Adobe's store the paper that is left, not the ink */
            bytes[3 * i + (size_t)k] = (unsigned char)(j->adobe ? ink[k] * ink[3] / 255
                                                               : (255 - ink[k]) * (255 - ink[3]) / 255);
    }
    *image = (struct image){.kind = IMAGE_RGB8,
                            .width = j->width,
                            .height = j->height,
                            .components = 3,
                            .bytes = bytes,
                            .size = 3 * pixels};
    turn(a, image, j->orientation);
    return image;
}

/* Blocks at the edges that are not whole cannot be turned without loss: these pictures are. */
static bool whole_blocks(const struct jpeg *j)
{
    return j->width % 16 == 0 && j->height % 16 == 0;
}

/* The same blocks, upright and without metadata; NULL where that cannot be done without loss. */
static const struct image *as_jpeg(struct arena *a, const struct jpeg *j)
{
    static const int turns[] = {TJXOP_NONE,  TJXOP_NONE,      TJXOP_HFLIP,
                                TJXOP_ROT180, TJXOP_VFLIP,     TJXOP_TRANSPOSE,
                                TJXOP_ROT90, TJXOP_TRANSVERSE, TJXOP_ROT270};
    struct image *image = arena_new(a, struct image);
    tjtransform how = {.op = turns[j->orientation], .options = TJXOPT_COPYNONE};
    unsigned char *bytes = NULL;
    unsigned long size = 0;

    *image = (struct image){.kind = IMAGE_JPEG,
                            .width = j->orientation >= 5 ? j->height : j->width,
                            .height = j->orientation >= 5 ? j->width : j->height,
                            .components = j->space == TJCS_GRAY ? 1 : 3,
                            .bytes = (const unsigned char *)j->file.p,
                            .size = j->file.n};
    if (!j->metadata)
        return image;
    if (j->orientation > 1 && !whole_blocks(j))
        return NULL;
    tjhandle handle = tjInitTransform();
    bool ok = handle && tjTransform(handle, image->bytes, image->size, 1, &bytes, &size, &how, 0) == 0;

    if (ok) {
        unsigned char *copy = arena_alloc(a, size);

        memcpy(copy, bytes, size);
        image->bytes = copy;
        image->size = size;
    }
    tjFree(bytes);
    if (handle)
        tjDestroy(handle);
    return ok ? image : NULL;
}

static const struct image *read_jpeg(struct arena *a, struct str file, const char **why)
{
    struct jpeg j = {.decoder = tjInitDecompress(), .file = file, .space = -1};
    const struct image *image = NULL;
    int sampling;

    *why = "the JPEG is damaged";
    if (j.decoder && tjDecompressHeader3(j.decoder, (const unsigned char *)file.p, file.n, &j.width,
                                         &j.height, &sampling, &j.space) == 0 &&
        j.width > 0 && j.height > 0) {
        bool cmyk = j.space == TJCS_CMYK || j.space == TJCS_YCCK;

        read_segments(&j);
        if (!size_ok(j.width, j.height)) {
            *why = too_large;
        } else {
            image = cmyk ? NULL : as_jpeg(a, &j);
            if (!image)
                image = as_samples(a, &j);
        }
    }
    if (j.decoder)
        tjDestroy(j.decoder);
    return image;
}

/* ---- PNG --------------------------------------------------------------------------------- */

/* Any depth, palette or grey becomes RGB and alpha of 8 bits. */
static bool png_samples(spng_ctx *png, struct arena *a, struct image *out, const char **why)
{
    struct spng_ihdr header;
    size_t size, pixels;
    bool opaque = true;

    *why = "the PNG is damaged";
    if (spng_get_ihdr(png, &header))
        return false;
    if (!size_ok(header.width, header.height)) {
        *why = too_large;
        return false;
    }
    if (spng_decoded_image_size(png, SPNG_FMT_RGBA8, &size))
        return false;
    unsigned char *rgba = arena_alloc(a, size);

    if (spng_decode_image(png, rgba, size, SPNG_FMT_RGBA8, SPNG_DECODE_TRNS))
        return false;
    pixels = (size_t)header.width * header.height;
    unsigned char *alpha = arena_alloc(a, pixels);

    for (size_t i = 0; i < pixels; i++) { /* in place: three bytes follow four */
        alpha[i] = rgba[4 * i + 3];
        opaque &= alpha[i] == 255;
        memmove(rgba + 3 * i, rgba + 4 * i, 3);
    }
    *out = (struct image){.kind = IMAGE_RGB8,
                          .width = (int)header.width,
                          .height = (int)header.height,
                          .components = 3,
                          .bytes = rgba,
                          .size = 3 * pixels,
                          .alpha = opaque ? NULL : alpha};
    return true;
}

static const struct image *read_png(struct arena *a, struct str file, const char **why)
{
    struct image *image = arena_new(a, struct image);
    spng_ctx *png = spng_ctx_new(0);
    struct spng_exif exif;

    *why = "there is no memory for it";
    bool ok = png && !spng_set_image_limits(png, PICTURE_MAX_SIDE, PICTURE_MAX_SIDE) &&
              !spng_set_chunk_limits(png, PICTURE_MAX_BYTES, 2 * PICTURE_MAX_BYTES) &&
              !spng_set_png_buffer(png, file.p, file.n) && png_samples(png, a, image, why);

    if (ok && spng_get_exif(png, &exif) == 0)
        turn(a, image, picture_orientation((struct str){exif.data, exif.length}));
    spng_ctx_free(png);
    return ok ? image : NULL;
}

const struct image *picture_decode(struct arena *a, struct str file, const char **why)
{
    if (file.n > 3 && memcmp(file.p, "\xFF\xD8\xFF", 3) == 0)
        return read_jpeg(a, file, why);
    if (file.n > 8 && memcmp(file.p, "\x89PNG\r\n\x1A\n", 8) == 0)
        return read_png(a, file, why);
    *why = "it is neither JPEG nor PNG";
    return NULL;
}
