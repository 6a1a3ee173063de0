/* What a document was made of: files, and fonts that are not linked in. SPDX-License-Identifier: MIT */
#include "pipeline/pipeline.h"

#include <sha2.h>

static const char *hash_of(struct arena *a, const void *bytes, size_t n)
{
    char hex[SHA256_DIGEST_STRING_LENGTH];

    SHA256Data(bytes, n, hex);
    return arena_strdup(a, hex);
}

const struct report_input *used_inputs(ncv_context *c, size_t *n)
{
    VEC(struct report_input) inputs = {0};

    for (size_t i = 0; i < c->sources.n; i++) {
        const struct source_text *s = &c->sources.at[i];

        vec_push(&c->arena, &inputs,
                 (struct report_input){s->name, hash_of(&c->arena, s->text.p, s->text.n)});
    }
    *n = inputs.n;
    return inputs.at;
}

const struct report_font *used_fonts(ncv_context *c, size_t *n)
{
    VEC(const struct face_info *) seen = {0};
    VEC(struct report_font) fonts = {0};

    for (size_t p = 0; c->list && p < c->list->npages; p++)
        for (size_t i = 0; i < c->list->pages[p].nitems; i++) {
            const struct item *item = &c->list->pages[p].items[i];
            const struct face_info *f = item->kind == ITEM_GLYPHS ? face_info(item->face) : NULL;
            size_t k = 0;

            if (!f || !f->is_found)
                continue;
            while (k < seen.n && seen.at[k] != f)
                k++;
            if (k < seen.n)
                continue;
            vec_push(&c->arena, &seen, f);
            vec_push(&c->arena, &fonts,
                     (struct report_font){f->postscript_name, f->path, hash_of(&c->arena, f->file, f->file_size),
                                          f->index});
        }
    *n = fonts.n;
    return fonts.at;
}
