/* Pictures that a profile names. SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "pipeline/pipeline.h"

#include <spng.h>
#include <string.h>
#include <turbojpeg.h>

enum { IMAGE_MAX_BYTES = 16 << 20, IMAGE_MAX_SIDE = 8000, IMAGE_MAX_PIXELS = 24000000 };

static const struct image *refuse(ncv_context *c, const char *path, const char *why)
{
    c->image_refused = why;
    diag_add(&c->d, DIAG_WARNING, "image-read",
             (struct diag_at){.source = c->profile->name, .pointer = "/basics/image"},
             "give a JPEG or PNG file beside the profile", "picture '%s' is left out: %s", path,
             why);
    return NULL;
}

static bool size_ok(double width, double height)
{
    return width >= 1 && height >= 1 && width <= IMAGE_MAX_SIDE && height <= IMAGE_MAX_SIDE &&
           width * height <= IMAGE_MAX_PIXELS;
}

/* ---- JPEG: passed through, only its header is read --------------------------------------- */

static bool jpeg_header(struct str bytes, struct image *out)
{
    tjhandle decoder = tjInitDecompress();
    int sampling, space = -1;
    bool ok = decoder && tjDecompressHeader3(decoder, (const unsigned char *)bytes.p, bytes.n,
                                             &out->width, &out->height, &sampling, &space) == 0;

    out->components = space == TJCS_GRAY ? 1 : space == TJCS_YCbCr || space == TJCS_RGB ? 3 : 4;
    if (decoder)
        tjDestroy(decoder);
    return ok && out->width > 0 && out->height > 0;
}

static const struct image *read_jpeg(ncv_context *c, const char *path, struct str bytes)
{
    struct image *image = arena_new(&c->arena, struct image);

    if (!jpeg_header(bytes, image))
        return refuse(c, path, "the JPEG is damaged");
    if (!size_ok(image->width, image->height))
        return refuse(c, path, "it has more than 24 million pixels or a side over 8000");
    if (image->components != 1 && image->components != 3)
        return refuse(c, path, "it is a CMYK JPEG");
    image->kind = IMAGE_JPEG;
    image->bytes = (const unsigned char *)bytes.p;
    image->size = bytes.n;
    return image;
}

/* ---- PNG --------------------------------------------------------------------------------- */

static bool png_decode(spng_ctx *png, struct arena *a, struct image *out, const char **why)
{
    struct spng_ihdr header;
    size_t size, pixels;
    bool opaque = true;

    *why = "the PNG is damaged";
    if (spng_get_ihdr(png, &header))
        return false;
    if (!size_ok(header.width, header.height)) {
        *why = "it has more than 24 million pixels or a side over 8000";
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

static const struct image *read_png(ncv_context *c, const char *path, struct str bytes)
{
    struct image *image = arena_new(&c->arena, struct image);
    spng_ctx *png = spng_ctx_new(0);
    const char *why = "there is no memory for it";
    bool ok = png && !spng_set_image_limits(png, IMAGE_MAX_SIDE, IMAGE_MAX_SIDE) &&
              !spng_set_png_buffer(png, bytes.p, bytes.n) &&
              png_decode(png, &c->arena, image, &why);

    spng_ctx_free(png);
    return ok ? image : refuse(c, path, why);
}

/* A relative path starts at the profile's folder. */
static const char *beside_profile(ncv_context *c, const char *path)
{
    const char *profile = c->options->profile, *slash = strrchr(profile, '/');

    if (*path == '/' || !slash)
        return path;
    return arena_printf(&c->arena, "%.*s%s", (int)(slash - profile) + 1, profile, path);
}

static const struct image *read_image(ncv_context *c, const char *path)
{
    struct diags quiet = {.arena = &c->arena};
    struct str bytes;
    const char *file;

    if (strstr(path, "://") || strncmp(path, "data:", 5) == 0)
        return refuse(c, path, "nothing is fetched from a network");
    file = beside_profile(c, path);
    if (!file_read(&c->arena, file, IMAGE_MAX_BYTES, &bytes, &quiet))
        return refuse(c, path, "there is no readable file of that name under 16 MiB");
    vec_push(&c->arena, &c->dependencies, file);
    if (bytes.n > 3 && memcmp(bytes.p, "\xFF\xD8\xFF", 3) == 0)
        return read_jpeg(c, path, bytes);
    if (bytes.n > 8 && memcmp(bytes.p, "\x89PNG\r\n\x1A\n", 8) == 0)
        return read_png(c, path, bytes);
    return refuse(c, path, "it is neither JPEG nor PNG");
}

/* Every trial of the fit asks again: the last picture is kept, and so is why there is none. */
const struct image *load_image(void *context, const char *path)
{
    ncv_context *c = context;

    if (c->image_path && strcmp(c->image_path, path) == 0)
        return c->image_refused ? refuse(c, path, c->image_refused) : c->image;
    c->image_path = arena_strdup(&c->arena, path);
    c->image_refused = NULL;
    c->image = read_image(c, path);
    return c->image;
}
