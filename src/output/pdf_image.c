/* Pictures as image objects (ISO 32000-1, 8.9.5). SPDX-License-Identifier: MIT */
#include "output/pdf.h"

/* The PNG predictor Up (RFC 2083, 6.4) makes photographs a quarter smaller for the cost of a
 * subtraction a byte. */
enum { PREDICTOR_PNG = 15, FILTER_UP = 2 };

static const char *color_space(int components)
{
    return components == 1 ? "DeviceGray" : components == 3 ? "DeviceRGB" : "DeviceCMYK";
}

static void describe(HPDF_Dict d, const struct image *image, int components)
{
    HPDF_Dict_AddName(d, "Type", "XObject");
    HPDF_Dict_AddName(d, "Subtype", "Image");
    HPDF_Dict_AddNumber(d, "Width", image->width);
    HPDF_Dict_AddNumber(d, "Height", image->height);
    HPDF_Dict_AddName(d, "ColorSpace", color_space(components));
    HPDF_Dict_AddNumber(d, "BitsPerComponent", 8);
}

static HPDF_Dict samples(struct pdf *p, const struct image *image, const unsigned char *bytes,
                         int components)
{
    size_t row = (size_t)image->width * (size_t)components, height = (size_t)image->height;
    unsigned char *rows = arena_array(&p->arena, height, row + 1);

    for (size_t y = 0; y < height; y++) {
        unsigned char *out = rows + y * (row + 1);
        const unsigned char *in = bytes + y * row, *above = y ? in - row : NULL;

        *out++ = FILTER_UP;
        for (size_t x = 0; x < row; x++)
            out[x] = (unsigned char)(in[x] - (above ? above[x] : 0));
    }
    HPDF_Dict d = pdf_stream(p, rows, height * (row + 1), true);
    HPDF_Dict parms = pdf_subdict(p, d, "DecodeParms");

    describe(d, image, components);
    HPDF_Dict_AddNumber(parms, "Predictor", PREDICTOR_PNG);
    HPDF_Dict_AddNumber(parms, "Colors", components);
    HPDF_Dict_AddNumber(parms, "Columns", image->width);
    return d;
}

/* The file's own bytes: readers decode JPEG themselves. */
static HPDF_Dict jpeg(struct pdf *p, const struct image *image)
{
    static const char filter[] = "/Filter /DCTDecode\n";
    HPDF_Dict d = pdf_stream(p, image->bytes, image->size, false);

    describe(d, image, image->components);
    pdf_raw(p, d, filter, sizeof filter - 1);
    return d;
}

HPDF_Dict pdf_image(struct pdf *p, const struct image *image)
{
    for (size_t i = 0; i < p->images.n; i++)
        if (p->images.at[i].image == image)
            return p->images.at[i].dict;
    HPDF_Dict d = image->kind == IMAGE_JPEG
                      ? jpeg(p, image)
                      : samples(p, image, image->bytes, image->kind == IMAGE_RGB8 ? 3 : 1);

    if (image->alpha)
        HPDF_Dict_Add(d, "SMask", samples(p, image, image->alpha, 1));
    vec_push(&p->arena, &p->images, (struct pdf_image){image, d});
    return d;
}
