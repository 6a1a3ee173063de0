/* Fuzz target: any bytes as a picture, as a build reads them. SPDX-License-Identifier: MIT */
#include "pipeline/picture.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    const char *why = NULL;
    const struct image *i;

    if (size > 1 << 16)
        return 0;
    i = picture_decode(&a, (struct str){(const char *)data, size}, &why);
    if (i ? !i->bytes || i->width < 1 || i->height < 1 : !why)
        __builtin_trap();
    arena_free(&a);
    return 0;
}
