/* Pictures that a profile names. SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "pipeline/picture.h"
#include "pipeline/pipeline.h"

#include <string.h>

static const struct image *refuse(ncv_context *c, const char *path, const char *why)
{
    c->image_refused = why;
    diag_add(&c->d, DIAG_WARNING, "image-read",
             (struct diag_at){.source = c->profile->name, .pointer = "/basics/image"},
             "give a JPEG or PNG file beside the profile", "picture '%s' is left out: %s", path,
             why);
    return NULL;
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
    const char *file, *why;

    if (strstr(path, "://") || strncmp(path, "data:", 5) == 0)
        return refuse(c, path, "nothing is fetched from a network");
    file = beside_profile(c, path);
    if (!file_read(&c->arena, file, PICTURE_MAX_BYTES, &bytes, &quiet))
        return refuse(c, path, "there is no readable file of that name under 16 MiB");
    vec_push(&c->arena, &c->dependencies, file);
    const struct image *image = picture_decode(&c->arena, bytes, &why);

    return image ? image : refuse(c, path, why);
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
