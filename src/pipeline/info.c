/* What ships. SPDX-License-Identifier: MIT */
#include "pipeline/pipeline.h"
#include "pipeline/starters.h"

#include <string.h>

/* A layout is an XML file at the top of layouts/ that is not made for extending only. */
static bool is_layout(const struct embedded *e)
{
    const char *dot = strrchr(e->name, '.');

    return dot && strcmp(dot, ".xml") == 0 && !strchr(e->name, '/') &&
           strncmp(e->name, "base", 4) != 0;
}

static struct ncv_layout_info info_of(ncv_context *c, const struct embedded *e)
{
    return (struct ncv_layout_info){
        arena_strndup(&c->arena, e->name, strlen(e->name) - 4),
        layout_peek_description(&c->arena, (struct str){e->bytes, e->size})};
}

struct ncv_layout_info ncv_layout_at(ncv_context *c, size_t index)
{
    for (const struct embedded *e = layout_embedded; e->name; e++)
        if (is_layout(e) && !index--)
            return info_of(c, e);
    return (struct ncv_layout_info){0};
}

struct ncv_param_info ncv_layout_param(ncv_context *c, const char *layout, size_t index)
{
    struct layout_source source = {c, find_layout};
    struct diags quiet = {.arena = &c->arena};
    struct str xml;
    const char *file;
    size_t n;

    if (!c->info_layout || strcmp(layout_name(c->info_layout), layout) != 0) {
        if (!find_layout(c, layout, &xml, &file))
            return (struct ncv_param_info){0};
        c->info_layout = layout_read(&c->arena, xml, file, &source, &quiet);
    }
    if (!c->info_layout)
        return (struct ncv_param_info){0};
    const struct layout_param *params = layout_params(c->info_layout, &n);

    if (index >= n)
        return (struct ncv_param_info){0};
    return (struct ncv_param_info){params[index].name, params[index].type, params[index].value,
                                   params[index].label};
}

struct ncv_font_info ncv_font_at(ncv_context *c, size_t index)
{
    size_t n = 0;

    while (font_builtin[n].family)
        n++;
    if (index >= n)
        return (struct ncv_font_info){0};
    const struct font_file *f = &font_builtin[index];

    if (!c->type)
        open_type(c);
    const struct face *face = type_face(c->type, f->family, f->weight, f->italic);

    return (struct ncv_font_info){.family = f->family,
                                  .role = f->role,
                                  .path = f->path,
                                  .weight = f->weight,
                                  .italic = f->italic,
                                  .glyphs = face ? (size_t)face_info(face)->glyph_count : 0};
}

struct ncv_starter ncv_starter_at(size_t index)
{
    size_t n = 0;

    while (starter_embedded[n].name)
        n++;
    if (index >= n)
        return (struct ncv_starter){0};
    return (struct ncv_starter){starter_embedded[index].name, starter_embedded[index].bytes,
                                starter_embedded[index].size};
}
