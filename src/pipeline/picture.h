/* JPEG and PNG files -> pictures for the pages. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PIPELINE_PICTURE_H
#define NEXTCV_PIPELINE_PICTURE_H

#include "base/arena.h"
#include "base/str.h"
#include "pages/display.h"

enum {
    PICTURE_MAX_BYTES = 16 << 20,
    PICTURE_MAX_SIDE = 8000, /* pixels */
    PICTURE_MAX_PIXELS = 24000000
};

/* Decodes a file, upright as its EXIF data says. A JPEG in grey or RGB stays a JPEG, without its
 * metadata, which may tell where it was taken; CMYK and PNG become RGB samples of 8 bits, with alpha
 * where any of it is not opaque. Everything lives in `a`; `file` must outlive the picture. NULL and
 * `*why`, which reads after "picture 'x' is left out:". */
const struct image *picture_decode(struct arena *a, struct str file, const char **why);

/* The orientation (1..8) in EXIF data: TIFF header, then the tags of its first directory (CIPA
 * DC-008, 4.6.4). 1 where there is none. */
int picture_orientation(struct str exif);

#endif
