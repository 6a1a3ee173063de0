/* What a call reads. SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "base/utf8.h"
#include "pipeline/pipeline.h"
#include "profile/read.h"

#include <string.h>

static const char *name_of(ncv_context *c, const char *path)
{
    return strcmp(path, "-") == 0 ? "standard input" : arena_strdup(&c->arena, path);
}

static void remember(ncv_context *c, const char *path, struct str text)
{
    const char *name = name_of(c, path);

    vec_push(&c->arena, &c->sources, (struct source_text){name, text});
    if (strcmp(path, "-") != 0)
        vec_push(&c->arena, &c->dependencies, name);
}

bool read_source(ncv_context *c, const char *path, size_t limit, struct str *out)
{
    if (!file_read(&c->arena, path, limit, out, &c->d))
        return false;
    remember(c, path, *out);
    return true;
}

/* The bytes that the caller has read, or the file. */
static bool read_input(ncv_context *c, const char *path, struct str given, size_t limit,
                       struct str *out)
{
    if (!given.p)
        return read_source(c, path, limit, out);
    if (given.n > limit) {
        diag_add(&c->d, DIAG_ERROR, "file-limit", (struct diag_at){.source = name_of(c, path)}, NULL,
                 "'%s' is larger than the limit of %zu bytes", path, limit);
        return false;
    }
    *out = (struct str){arena_strndup(&c->arena, given.p, given.n), given.n};
    remember(c, path, *out);
    return true;
}

static const char *last_source(const ncv_context *c)
{
    return c->sources.at[c->sources.n - 1].name;
}

/* ---- read once --------------------------------------------------------------------------- */

static bool is_kept(const struct kept_input *k, const char *name, struct str text)
{
    return k->value && strcmp(k->name, name) == 0 && str_eq(k->text, text);
}

static void start_keeping(ncv_context *c, struct kept_input *k, const char *name, struct str text)
{
    c->kept_tailor.tailor = NULL;
    arena_free(&k->arena);
    *k = (struct kept_input){0};
    k->d.arena = &k->arena;
    k->name = arena_strdup(&k->arena, name);
    k->text = (struct str){arena_strndup(&k->arena, text.p, text.n), text.n};
}

void repeat_diagnostics(ncv_context *c, const struct diags *said)
{
    for (size_t i = 0; i < said->list.n; i++)
        vec_push(&c->arena, &c->d.list, said->list.at[i]);
    c->d.dropped += said->dropped;
    if (said->worst > c->d.worst)
        c->d.worst = said->worst;
}

bool read_profile(ncv_context *c)
{
    struct str json;

    if (!c->options->profile) {
        diag_add(&c->d, DIAG_ERROR, "build-profile", (struct diag_at){0},
                 "give the path of a JSON Resume, or '-' for standard input", "no profile is given");
        return false;
    }
    if (c->options->posting && strcmp(c->options->posting, "-") == 0 &&
        strcmp(c->options->profile, "-") == 0 && !c->options->posting_bytes) {
        diag_add(&c->d, DIAG_ERROR, "build-stdin", (struct diag_at){0},
                 "put one of the two in a file",
                 "profile and posting cannot both come from standard input");
        return false;
    }
    if (!read_input(c, c->options->profile,
                    (struct str){c->options->profile_bytes, c->options->profile_size},
                    PROFILE_MAX_BYTES, &json))
        return false;
    struct kept_input *k = &c->kept_profile;

    if (!is_kept(k, last_source(c), json)) {
        start_keeping(c, k, last_source(c), json);
        k->value = profile_read(&k->arena, k->text, k->name, &k->d);
    }
    repeat_diagnostics(c, &k->d);
    c->profile = k->value;
    return c->profile != NULL;
}

static bool asks_anything(const struct posting *p)
{
    for (size_t i = 0; i < p->requirements.n; i++)
        if (p->requirements.at[i].modality != MODALITY_NONE)
            return true;
    return false;
}

bool read_posting(ncv_context *c)
{
    const char *path = c->options->posting;
    struct str bytes;

    if (!path)
        return true;
    if (!read_input(c, path, (struct str){c->options->posting_bytes, c->options->posting_size},
                    POSTING_MAX_BYTES, &bytes))
        return false;
    struct kept_input *k = &c->kept_posting;

    if (!is_kept(k, last_source(c), bytes)) {
        start_keeping(c, k, last_source(c), bytes);
        k->value = posting_read(&k->arena, k->text, k->name, &k->d);
    }
    repeat_diagnostics(c, &k->d);
    c->posting = k->value;
    if (c->posting && !asks_anything(c->posting))
        diag_add(&c->d, DIAG_WARNING, "posting-asks-nothing",
                 (struct diag_at){.source = last_source(c)},
                 "give the whole posting, with its requirements",
                 "nothing that is asked for was recognised in it");
    return c->posting != NULL;
}

/* ---- layouts ----------------------------------------------------------------------------- */

static bool find_embedded(const char *name, struct str *xml, const char **file)
{
    size_t n = strlen(name);

    for (const struct embedded *e = layout_embedded; e->name; e++) {
        if (strncmp(e->name, name, n) != 0 || strcmp(e->name + n, ".xml") != 0)
            continue;
        *xml = (struct str){e->bytes, e->size};
        *file = e->name;
        return true;
    }
    return false;
}

static bool is_path(const char *name)
{
    size_t n = strlen(name);

    return strcmp(name, "-") == 0 || (n > 4 && strcmp(name + n - 4, ".xml") == 0) ||
           (strchr(name, '/') && strncmp(name, "labels/", 7) != 0);
}

/* A file in the folder of the layout that is a file. */
static bool find_beside(ncv_context *c, const char *name, struct str *xml, const char **file)
{
    struct diags quiet = {.arena = &c->arena};
    const char *path;

    if (!c->layout_folder)
        return false;
    path = arena_printf(&c->arena, "%s%s.xml", c->layout_folder, name);
    if (!file_read(&c->arena, path, LAYOUT_MAX_BYTES, xml, &quiet))
        return false;
    vec_push(&c->arena, &c->sources, (struct source_text){path, *xml});
    vec_push(&c->arena, &c->dependencies, path);
    *file = path;
    return true;
}

bool find_layout(void *context, const char *name, struct str *xml, const char **file)
{
    ncv_context *c = context;

    if (strncmp(name, "labels/", 7) == 0 && find_beside(c, name, xml, file))
        return true; /* a user's labels win over those that ship */
    if (!is_path(name)) {
        if (find_embedded(name, xml, file)) {
            vec_push(&c->arena, &c->sources, (struct source_text){*file, *xml});
            return true;
        }
        return find_beside(c, name, xml, file);
    }
    if (!read_source(c, name, LAYOUT_MAX_BYTES, xml))
        return false;
    *file = last_source(c);
    return true;
}

/* Names of what ships, for "did you mean"; labels and base layouts are no layouts. */
static const char *nearest_layout(ncv_context *c, const char *name)
{
    const char *names[32];
    size_t n = 0;

    for (size_t i = 0; n < 32; i++) {
        struct ncv_layout_info info = ncv_layout_at(c, i);

        if (!info.name)
            break;
        names[n++] = info.name;
    }
    return nearest_name(name, names, n);
}

static bool unknown_layout(ncv_context *c, const char *name)
{
    const char *near = nearest_layout(c, name);

    diag_add(&c->d, DIAG_ERROR, "layout-missing", (struct diag_at){0},
             near ? arena_printf(&c->arena, "did you mean '%s'?", near)
                  : "'nextcv layouts' lists what ships; a file name ends in .xml",
             "no layout is called '%s'", name);
    return false;
}

static bool set_parameters(ncv_context *c, const char *const *set)
{
    bool ok = true;

    for (; set && *set; set++) {
        const char *equals = strchr(*set, '=');

        if (!equals) {
            diag_add(&c->d, DIAG_ERROR, "build-set", (struct diag_at){0}, "write name=value",
                     "'%s' sets nothing", *set);
            ok = false;
            continue;
        }
        ok &= layout_set(c->layout,
                         arena_strndup(&c->arena, *set, (size_t)(equals - *set)),
                         arena_strdup(&c->arena, equals + 1), &c->d);
    }
    return ok;
}

static void check_icons(ncv_context *c)
{
    VEC(const char *) names = {0};

    for (size_t i = 0; type_icon_name(i); i++)
        vec_push(&c->arena, &names, type_icon_name(i));
    compose_check_icons(c->layout, names.at, names.n, &c->d);
}

bool read_layout(ncv_context *c, const char *name)
{
    struct str xml;
    const char *file, *slash;
    size_t before = diags_count(&c->d, DIAG_ERROR);

    c->layout_source = (struct layout_source){c, find_layout};
    c->layout_folder = NULL;
    if (is_path(name)) {
        slash = strrchr(name, '/');
        c->layout_folder = slash ? arena_strndup(&c->arena, name, (size_t)(slash - name) + 1) : "";
    }
    if (!find_layout(c, name, &xml, &file))
        return is_path(name) ? false : unknown_layout(c, name);
    c->layout = layout_read(&c->arena, xml, file, &c->layout_source, &c->d);
    if (!c->layout)
        return false;
    if (!set_parameters(c, c->options ? c->options->set : NULL))
        return false;
    if (is_path(name)) { /* those that ship are checked by tests */
        compose_check_paths(c->layout, &c->d);
        check_icons(c);
    }
    return diags_count(&c->d, DIAG_ERROR) == before;
}
