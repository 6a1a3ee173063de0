/* SPDX-License-Identifier: MIT */
#include "output/describe.h"

struct str describe_text(const struct item *item)
{
    size_t from = item->text_n, to = 0;

    for (size_t i = 0; i < item->nglyphs; i++) {
        const struct glyph *g = &item->glyphs[i];

        if (!g->text_n || g->text > item->text_n || g->text_n > item->text_n - g->text)
            continue;
        if (g->text < from)
            from = g->text;
        if (g->text + g->text_n > to)
            to = g->text + g->text_n;
    }
    return from < to ? (struct str){item->text + from, to - from} : (struct str){"", 0};
}

struct str describe_plain(struct str cluster)
{
    static const struct {
        struct str from, to;
    } plain[] = {
        {{"\xC2\xA0", 2}, {" ", 1}},       {{"\xE2\x80\xAF", 3}, {" ", 1}},
        {{"\xE2\x80\x87", 3}, {" ", 1}},   {{"\xEF\xAC\x80", 3}, {"ff", 2}},
        {{"\xEF\xAC\x81", 3}, {"fi", 2}},  {{"\xEF\xAC\x82", 3}, {"fl", 2}},
        {{"\xEF\xAC\x83", 3}, {"ffi", 3}}, {{"\xEF\xAC\x84", 3}, {"ffl", 3}},
        {{"\xEF\xAC\x85", 3}, {"st", 2}},  {{"\xEF\xAC\x86", 3}, {"st", 2}},
    };

    if (cluster.n == 1 && (unsigned char)*cluster.p < 0x20)
        return (struct str){" ", 1};
    for (size_t i = 0; i < sizeof plain / sizeof *plain && cluster.n > 1; i++)
        if (str_eq(cluster, plain[i].from))
            return plain[i].to;
    return cluster;
}

const char *describe_role(enum role role)
{
    static const char *const names[] = {
        [ROLE_NONE] = "NonStruct", [ROLE_DOCUMENT] = "Document", [ROLE_SECT] = "Sect",
        [ROLE_H1] = "H1",          [ROLE_H2] = "H2",             [ROLE_H3] = "H3",
        [ROLE_P] = "P",            [ROLE_L] = "L",               [ROLE_LI] = "LI",
        [ROLE_LBL] = "Lbl",        [ROLE_LBODY] = "LBody",       [ROLE_LINK] = "Link",
        [ROLE_SPAN] = "Span",      [ROLE_FIGURE] = "Figure",     [ROLE_ARTIFACT] = "Artifact"};

    return (unsigned)role <= ROLE_ARTIFACT ? names[role] : "NonStruct";
}

double describe_scale(const struct item *item)
{
    return item->scale > 0 ? item->scale : 1;
}

static const double rule_least = 0.25; /* pt: thinner breaks up in print */

static double clamp(double v, double least, double most)
{
    return v < least ? least : v > most ? most : v;
}

/* Grows a side that would be too thin about its middle, and cuts what would leave the page. */
static bool side(double *from, double *length, double page)
{
    double end;

    if (*length < rule_least) {
        *from -= (rule_least - *length) / 2;
        *length = rule_least;
    }
    end = clamp(*from + *length, 0, page);
    *from = clamp(*from, 0, page);
    *length = end - *from;
    return *length > 0;
}

bool describe_rule(const struct item *item, const struct page *page, double box[4])
{
    box[0] = item->x;
    box[1] = item->y;
    box[2] = item->width;
    box[3] = item->height;
    return box[2] > 0 && box[3] > 0 && side(&box[0], &box[2], page->width) &&
           side(&box[1], &box[3], page->height);
}
