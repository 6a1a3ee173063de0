/* JPEG and PNG of every kind, made here: depth, palette, alpha, CMYK, turned by EXIF.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "pipeline/picture.h"

#include <spng.h>
#include <stdlib.h>
#include <turbojpeg.h>

static struct arena a;

static int reset(void **state)
{
    (void)state;
    arena_free(&a);
    return 0;
}

static const unsigned char *pixel(const struct image *i, int x, int y)
{
    return i->bytes + 3 * (y * i->width + x);
}

static void expect_color(const struct image *i, int x, int y, int r, int g, int b)
{
    const unsigned char *p = pixel(i, x, y);

    if (abs(p[0] - r) > 6 || abs(p[1] - g) > 6 || abs(p[2] - b) > 6)
        fail_msg("%d,%d is %d %d %d, not %d %d %d", x, y, p[0], p[1], p[2], r, g, b);
}

/* ---- PNG --------------------------------------------------------------------------------- */

struct png {
    struct spng_ihdr header;
    const void *pixels;
    size_t size;
    struct spng_plte palette;
    struct spng_trns transparent;
    const char *exif;
    size_t exif_n;
};

static struct str encode_png(struct png *p)
{
    spng_ctx *png = spng_ctx_new(SPNG_CTX_ENCODER);
    size_t n;
    int error;

    spng_set_option(png, SPNG_ENCODE_TO_BUFFER, 1);
    assert_int_equal(spng_set_ihdr(png, &p->header), 0);
    if (p->palette.n_entries)
        assert_int_equal(spng_set_plte(png, &p->palette), 0);
    if (p->transparent.n_type3_entries)
        assert_int_equal(spng_set_trns(png, &p->transparent), 0);
    if (p->exif) {
        struct spng_exif exif = {.length = p->exif_n, .data = arena_strndup(&a, p->exif, p->exif_n)};

        assert_int_equal(spng_set_exif(png, &exif), 0);
    }
    assert_int_equal(spng_encode_image(png, p->pixels, p->size, SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE),
                     0);
    void *bytes = spng_get_png_buffer(png, &n, &error);

    assert_int_equal(error, 0);
    struct str file = {arena_strndup(&a, bytes, n), n};

    free(bytes);
    spng_ctx_free(png);
    return file;
}

static const struct image *decoded(struct str file)
{
    const char *why = NULL;
    const struct image *i = picture_decode(&a, file, &why);

    if (!i)
        fail_msg("%s", why);
    return i;
}

static void png_of_16_bits(void **state)
{
    static const uint16_t pixels[] = {0xFFFF, 0x8000, 0, 0, 0x4000, 0xFFFF}; /* native order */
    struct png p = {.header = {2, 1, 16, SPNG_COLOR_TYPE_TRUECOLOR, 0, 0, 0},
                    .pixels = pixels,
                    .size = sizeof pixels};
    const struct image *i = decoded(encode_png(&p));

    (void)state;
    assert_int_equal(i->width, 2);
    assert_int_equal(i->kind, IMAGE_RGB8);
    assert_null(i->alpha);
    expect_color(i, 0, 0, 255, 128, 0);
    expect_color(i, 1, 0, 0, 64, 255);
}

static void png_with_palette_and_transparency(void **state)
{
    static const unsigned char pixels[] = {0x10, 0x20}; /* rows of 4-bit indices: 1 0, 2 0 */
    struct png p = {.header = {1, 2, 4, SPNG_COLOR_TYPE_INDEXED, 0, 0, 0},
                    .pixels = pixels,
                    .size = sizeof pixels,
                    .palette = {.n_entries = 3,
                                .entries = {{0, 0, 0, 0}, {200, 10, 20, 0}, {30, 40, 50, 0}}},
                    .transparent = {.n_type3_entries = 3, .type3_alpha = {255, 255, 99}}};
    const struct image *i = decoded(encode_png(&p));

    (void)state;
    expect_color(i, 0, 0, 200, 10, 20);
    expect_color(i, 0, 1, 30, 40, 50);
    assert_non_null(i->alpha);
    assert_int_equal(i->alpha[0], 255);
    assert_int_equal(i->alpha[1], 99);
}

static void png_of_one_bit_grey(void **state)
{
    static const unsigned char pixels[] = {0xA0}; /* 1 0 1 */
    struct png p = {.header = {3, 1, 1, SPNG_COLOR_TYPE_GRAYSCALE, 0, 0, 0},
                    .pixels = pixels,
                    .size = sizeof pixels};
    const struct image *i = decoded(encode_png(&p));

    (void)state;
    expect_color(i, 0, 0, 255, 255, 255);
    expect_color(i, 1, 0, 0, 0, 0);
    expect_color(i, 2, 0, 255, 255, 255);
}

/* ---- EXIF -------------------------------------------------------------------------------- */

/* A directory of one tag, in either order of bytes. */
static struct str exif_data(int orientation, bool big)
{
    char *s = arena_alloc(&a, 26);
    static const char little[] = "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0";
    static const char large[] = "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01";

    memset(s, 0, 26);
    memcpy(s, big ? large : little, 18);
    s[big ? 19 : 18] = (char)orientation;
    return (struct str){s, 26};
}

static void orientation_is_read_in_both_orders(void **state)
{
    (void)state;
    for (int o = 1; o <= 8; o++) {
        assert_int_equal(picture_orientation(exif_data(o, false)), o);
        assert_int_equal(picture_orientation(exif_data(o, true)), o);
    }
    assert_int_equal(picture_orientation(exif_data(9, true)), 1);
    assert_int_equal(picture_orientation(STR("")), 1);
    for (size_t n = 0; n < 26; n++) /* cut anywhere */
        picture_orientation((struct str){exif_data(6, true).p, n});
}

/* Where the stored picture's corners go (EXIF 2.3, the tag's table): for each orientation, which of
 * the stored corners top left, top right, bottom left, bottom right is seen at the top left, and which
 * at the top right. */
static const int seen[9][2] = {{0, 0}, {0, 1}, {1, 0}, {3, 2}, {2, 3},
                               {0, 2}, {2, 0}, {3, 1}, {1, 3}};
static const unsigned char corners[4][3] = {
    {250, 0, 0}, {0, 250, 0}, {0, 0, 250}, {250, 250, 0}};

static void png_is_turned(void **state)
{
    static const unsigned char pixels[] = {250, 0, 0, 0, 0, 0, 0, 250, 0, /* 3 x 2 */
                                           0, 0, 250, 0, 0, 0, 250, 250, 0};

    (void)state;
    for (int o = 1; o <= 8; o++) {
        struct str exif = exif_data(o, true);
        struct png p = {.header = {3, 2, 8, SPNG_COLOR_TYPE_TRUECOLOR, 0, 0, 0},
                        .pixels = pixels,
                        .size = sizeof pixels,
                        .exif = exif.p,
                        .exif_n = exif.n};
        const struct image *i = decoded(encode_png(&p));
        const unsigned char *left = corners[seen[o][0]], *right = corners[seen[o][1]];

        assert_int_equal(i->width, o < 5 ? 3 : 2);
        assert_int_equal(i->height, o < 5 ? 2 : 3);
        expect_color(i, 0, 0, left[0], left[1], left[2]);
        expect_color(i, i->width - 1, 0, right[0], right[1], right[2]);
    }
}

/* ---- JPEG -------------------------------------------------------------------------------- */

/* Four areas of one colour each. `format` is that of the quarters' pixels. */
static struct str encode_jpeg(int width, int height, int format, int sampling,
                              const unsigned char quarters[4][4])
{
    size_t size = (size_t)tjPixelSize[format];
    unsigned char *pixels = arena_alloc(&a, (size_t)(width * height) * size), *bytes = NULL;
    unsigned long n = 0;
    tjhandle encoder = tjInitCompress();

    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            memcpy(pixels + (size_t)(y * width + x) * size,
                   quarters[2 * (y >= height / 2) + (x >= width / 2)], size);
    assert_int_equal(tjCompress2(encoder, pixels, width, 0, height, format, &bytes, &n, sampling,
                                 95, 0),
                     0);
    struct str file = {arena_strndup(&a, (char *)bytes, n), n};

    tjFree(bytes);
    tjDestroy(encoder);
    return file;
}

static const unsigned char rgb[4][4] = {{250, 0, 0}, {0, 250, 0}, {0, 0, 250}, {250, 250, 0}};

/* With EXIF in a segment behind the start of the image. */
static struct str with_exif(struct str file, int orientation)
{
    struct str exif = exif_data(orientation, false);
    size_t length = 2 + 6 + exif.n, n = file.n + 2 + length;
    char *s = arena_alloc(&a, n);

    memcpy(s, file.p, 2);
    s[2] = (char)0xFF;
    s[3] = (char)0xE1;
    s[4] = (char)(length >> 8);
    s[5] = (char)length;
    memcpy(s + 6, "Exif\0\0", 6);
    memcpy(s + 12, exif.p, exif.n);
    memcpy(s + 12 + exif.n, file.p + 2, file.n - 2);
    return (struct str){s, n};
}

static const struct image *as_rgb(const struct image *i)
{
    struct image *out = arena_new(&a, struct image);
    unsigned char *bytes = arena_alloc(&a, (size_t)(i->width * i->height) * 3);
    tjhandle decoder = tjInitDecompress();

    *out = *i;
    if (i->kind == IMAGE_JPEG) {
        assert_int_equal(tjDecompress2(decoder, i->bytes, i->size, bytes, i->width, 0, i->height,
                                       TJPF_RGB, 0),
                         0);
        out->bytes = bytes;
    }
    tjDestroy(decoder);
    return out;
}

/* Of whole blocks it is turned as a JPEG, otherwise as pixels. */
static void jpeg_is_turned(void **state)
{
    static const int sizes[][2] = {{64, 32}, {61, 33}};

    (void)state;
    for (size_t s = 0; s < 2; s++)
        for (int o = 1; o <= 8; o++) {
            struct str plain = encode_jpeg(sizes[s][0], sizes[s][1], TJPF_RGB, TJSAMP_444, rgb);
            const struct image *i = decoded(with_exif(plain, o)), *p = as_rgb(i);
            const unsigned char *left = corners[seen[o][0]], *right = corners[seen[o][1]];

            assert_int_equal(i->kind, s && o > 1 ? IMAGE_RGB8 : IMAGE_JPEG);
            assert_int_equal(i->width, sizes[s][o >= 5]);
            assert_int_equal(i->height, sizes[s][o < 5]);
            expect_color(p, 2, 2, left[0], left[1], left[2]);
            expect_color(p, p->width - 3, 2, right[0], right[1], right[2]);
            reset(NULL);
        }
}

static bool holds(const unsigned char *s, size_t n, const char *what, size_t k)
{
    for (size_t i = 0; i + k <= n; i++)
        if (memcmp(s + i, what, k) == 0)
            return true;
    return false;
}

/* Where a photo was taken is nobody's business; without metadata the file goes through as it is. */
static void metadata_is_left_out(void **state)
{
    struct str plain = encode_jpeg(32, 32, TJPF_RGB, TJSAMP_420, rgb), exif = with_exif(plain, 1);
    const struct image *i = decoded(plain), *k = decoded(exif);

    (void)state;
    assert_ptr_equal(i->bytes, plain.p);
    assert_int_equal(k->kind, IMAGE_JPEG);
    assert_true(holds((const unsigned char *)exif.p, exif.n, "Exif", 4));
    assert_false(holds(k->bytes, k->size, "Exif", 4));
}

static void grey_stays_grey(void **state)
{
    static const unsigned char grey[4][4] = {{0}, {80}, {160}, {240}};
    const struct image *i = decoded(encode_jpeg(16, 16, TJPF_GRAY, TJSAMP_GRAY, grey));

    (void)state;
    assert_int_equal(i->kind, IMAGE_JPEG);
    assert_int_equal(i->components, 1);
}

/* turbojpeg writes what it is given and Adobe's marker, by which the values are paper, not ink. */
static void cmyk_becomes_rgb(void **state)
{
    static const unsigned char paper[4][4] = {
        {255, 255, 255, 255}, {0, 255, 255, 255}, {255, 0, 0, 255}, {255, 255, 255, 100}};
    const struct image *i = decoded(encode_jpeg(64, 64, TJPF_CMYK, TJSAMP_444, paper));

    (void)state;
    assert_int_equal(i->kind, IMAGE_RGB8);
    assert_int_equal(i->components, 3);
    expect_color(i, 8, 8, 255, 255, 255);
    expect_color(i, 56, 8, 0, 255, 255);
    expect_color(i, 8, 56, 255, 0, 0);
    expect_color(i, 56, 56, 100, 100, 100);
}

static void what_cannot_be_read_is_refused(void **state)
{
    struct str jpeg = encode_jpeg(32, 32, TJPF_RGB, TJSAMP_444, rgb);
    const char *why;

    (void)state;
    assert_null(picture_decode(&a, STR("GIF89a"), &why));
    assert_string_equal(why, "it is neither JPEG nor PNG");
    assert_null(picture_decode(&a, (struct str){jpeg.p, 30}, &why));
    assert_string_equal(why, "the JPEG is damaged");
    assert_null(picture_decode(&a, STR("\x89PNG\r\n\x1A\n and more"), &why));
    assert_string_equal(why, "the PNG is damaged");
    assert_null(picture_decode(&a, STR(""), &why));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(png_of_16_bits, reset),
        cmocka_unit_test_teardown(png_with_palette_and_transparency, reset),
        cmocka_unit_test_teardown(png_of_one_bit_grey, reset),
        cmocka_unit_test_teardown(orientation_is_read_in_both_orders, reset),
        cmocka_unit_test_teardown(png_is_turned, reset),
        cmocka_unit_test_teardown(jpeg_is_turned, reset),
        cmocka_unit_test_teardown(metadata_is_left_out, reset),
        cmocka_unit_test_teardown(grey_stays_grey, reset),
        cmocka_unit_test_teardown(cmyk_becomes_rgb, reset),
        cmocka_unit_test_teardown(what_cannot_be_read_is_refused, reset),
    };

    return cmocka_run_group_tests_name("pictures", tests, NULL, NULL);
}
