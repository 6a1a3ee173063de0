/* Named icons in the catalogue's icon face. SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include <stdlib.h>
#include <string.h>

struct icon {
    const char *name;
    uint32_t c;
};

/* Code points of Fork Awesome 1.2 (private use area). Sorted by name. */
static const struct icon icons[] = {
    {"address", 0xF041},  {"award", 0xF091},     {"birthday", 0xF1FD},       {"book", 0xF02D},
    {"briefcase", 0xF0B1}, {"calendar", 0xF073}, {"certificate", 0xF0A3},    {"clock", 0xF017},
    {"code", 0xF121},     {"education", 0xF19D}, {"email", 0xF0E0},          {"envelope", 0xF0E0},
    {"external", 0xF08E}, {"facebook", 0xF09A},  {"file", 0xF15B},           {"flag", 0xF024},
    {"github", 0xF09B},   {"gitlab", 0xF296},    {"globe", 0xF0AC},          {"graduation", 0xF19D},
    {"heart", 0xF004},    {"home", 0xF015},      {"instagram", 0xF16D},      {"language", 0xF1AB},
    {"link", 0xF0C1},     {"linkedin", 0xF0E1},  {"location", 0xF041},       {"mail", 0xF0E0},
    {"map", 0xF041},      {"mastodon", 0xF2E1},  {"medium", 0xF23A},         {"mobile", 0xF10B},
    {"orcid", 0xF337},    {"pencil", 0xF040},    {"phone", 0xF095},          {"place", 0xF041},
    {"quote", 0xF10D},    {"reddit", 0xF281},    {"rss", 0xF09E},            {"skype", 0xF17E},
    {"stackoverflow", 0xF16C}, {"star", 0xF005}, {"telegram", 0xF2C6},       {"trophy", 0xF091},
    {"twitter", 0xF099},  {"url", 0xF0AC},       {"user", 0xF007},           {"users", 0xF0C0},
    {"volunteer", 0xF004}, {"website", 0xF0AC},  {"work", 0xF0B1},           {"wrench", 0xF0AD},
    {"xing", 0xF168},     {"youtube", 0xF167},
};

static int compare_icon(const void *key, const void *element)
{
    return strcmp(key, ((const struct icon *)element)->name);
}

const char *type_icon_name(size_t i)
{
    return i < sizeof icons / sizeof *icons ? icons[i].name : NULL;
}

bool type_icon(struct type *t, const char *name, const struct face **face, uint32_t *glyph)
{
    const struct icon *icon =
        bsearch(name, icons, sizeof icons / sizeof *icons, sizeof *icons, compare_icon);

    for (size_t i = 0; icon && i < t->nfaces; i++) {
        struct face *f = &t->faces[i];
        hb_codepoint_t g;

        if (face_is_icons(f) && face_open(t, f) &&
            hb_font_get_nominal_glyph(f->hb_font, icon->c, &g) && g) {
            *face = f;
            *glyph = g;
            return true;
        }
    }
    return false;
}
