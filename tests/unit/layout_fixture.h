/* For the tests of layouts: files of a folder as a layout_source, and the schema.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_LAYOUT_FIXTURE_H
#define NEXTCV_TESTS_LAYOUT_FIXTURE_H

#include "base/arena.h"
#include "base/file.h"
#include "layout/layout.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct folder_source {
    struct arena *arena;
    const char *folder;
};

/* NAME.xml of the folder, else of layouts/. */
static inline bool folder_find(void *context, const char *name, struct str *xml, const char **file)
{
    const struct folder_source *from = context;
    struct diags d = {.arena = from->arena};
    const char *base = arena_printf(from->arena, "%s.xml", name);
    const char *paths[] = {arena_printf(from->arena, "%s/%s", from->folder, base),
                           arena_printf(from->arena, "layouts/%s", base)};

    for (size_t i = 0; i < 2; i++)
        if (access(paths[i], R_OK) == 0 && file_read(from->arena, paths[i], 1 << 20, xml, &d)) {
            *file = base;
            return true;
        }
    return false;
}

struct schema {
    xmlRelaxNG *compiled;
};

static inline void schema_silent(void *context, const char *message, ...)
{
    (void)context;
    (void)message;
}

static inline struct schema *schema_open(void)
{
    static struct schema s;
    xmlRelaxNGParserCtxt *c = xmlRelaxNGNewParserCtxt("layouts/layout.rng");

    s.compiled = xmlRelaxNGParse(c);
    xmlRelaxNGFreeParserCtxt(c);
    return s.compiled ? &s : NULL;
}

static inline void schema_close(struct schema *s)
{
    xmlRelaxNGFree(s->compiled);
    xmlRelaxNGCleanupTypes();
}

static inline bool schema_accepts(const struct schema *s, struct str xml)
{
    xmlDoc *doc = xmlReadMemory(xml.p, (int)xml.n, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
    xmlRelaxNGValidCtxt *c = xmlRelaxNGNewValidCtxt(s->compiled);
    bool accepted;

    xmlRelaxNGSetValidErrors(c, schema_silent, schema_silent, NULL);
    accepted = doc && xmlRelaxNGValidateDoc(c, doc) == 0;
    xmlRelaxNGFreeValidCtxt(c);
    xmlFreeDoc(doc);
    return accepted;
}

/* Mistakes that a schema cannot see: names, circles, limits, meaning. */
static const char *const beyond_schema_codes[] = {
    "layout-body",      "layout-choice",   "layout-condition", "layout-cycle",   "layout-doctype",
    "layout-duplicate", "layout-encoding", "layout-extends",   "layout-heading", "layout-limit",
    "layout-message",   "layout-param",    "layout-place",     "layout-range",   "layout-style",
    "layout-template",  "layout-widths"};

static inline bool beyond_schema(const char *code)
{
    for (size_t i = 0; i < sizeof beyond_schema_codes / sizeof *beyond_schema_codes; i++)
        if (strcmp(beyond_schema_codes[i], code) == 0)
            return true;
    return false;
}

#endif
