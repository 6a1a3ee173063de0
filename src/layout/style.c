/* Styles with what they inherit, lengths and colours with their parameters.
 * SPDX-License-Identifier: MIT */
#include "layout/parts.h"

#include <string.h>

/* Where a layout says nothing. */
static const struct style defaults = {.font = "sans",
                                      .size = {10, UNIT_PT, NULL},
                                      .leading = {1.3, UNIT_EM, NULL},
                                      .weight = 400,
                                      .color = {.gray = true},
                                      .widows = 2,
                                      .orphans = 2};

#define FIELD(bit, field)                                                                          \
    {                                                                                              \
        bit, offsetof(struct style, field), sizeof((struct style *)0)->field                       \
    }
static const struct {
    unsigned bit;
    size_t offset, size;
} fields[] = {FIELD(STYLE_FONT, font),
              FIELD(STYLE_SIZE, size),
              FIELD(STYLE_WEIGHT, weight),
              FIELD(STYLE_SLOPE, italic),
              FIELD(STYLE_LEADING, leading),
              FIELD(STYLE_COLOR, color),
              FIELD(STYLE_FEATURES, features),
              FIELD(STYLE_TRACK, track),
              FIELD(STYLE_CASE, text_case),
              FIELD(STYLE_ALIGN, align),
              FIELD(STYLE_HYPHENATE, hyphenate),
              FIELD(STYLE_HYPHEN_BEFORE, hyphen_before),
              FIELD(STYLE_HYPHEN_AFTER, hyphen_after),
              FIELD(STYLE_PROTRUDE, protrude),
              FIELD(STYLE_EXPAND, expand),
              FIELD(STYLE_LANG, lang),
              FIELD(STYLE_BEFORE, before),
              FIELD(STYLE_AFTER, after),
              FIELD(STYLE_INDENT, indent),
              FIELD(STYLE_INDENT_END, indent_end),
              FIELD(STYLE_KEEP_TOGETHER, keep_together),
              FIELD(STYLE_KEEP_WITH_NEXT, keep_with_next),
              FIELD(STYLE_WIDOWS, widows),
              FIELD(STYLE_ORPHANS, orphans),
              FIELD(STYLE_BREAK, break_before)};

void style_lay_over(struct style *s, const struct style *over)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (over->set & fields[i].bit)
            memcpy((char *)s + fields[i].offset, (const char *)over + fields[i].offset,
                   fields[i].size);
    s->set |= over->set;
}

static struct length points(double value)
{
    return (struct length){.value = value, .unit = UNIT_PT};
}

/* em and % of a size are of the style it is based on; track is of the style's own size, and a
 * leading in em or % stays a ratio until the size is final, so that a larger style has it larger.
 */
static void lay_over(const struct layout *l, struct style *s, const struct style *over)
{
    double size = s->size.value;

    style_lay_over(s, over);
    if (over->set & STYLE_SIZE)
        s->size = points(layout_length(l, over->size, size, size, size));
    if (over->set & STYLE_FONT && over->font && *over->font == '$') {
        const char *font = layout_param_value(l, over->font + 1);

        s->font = font ? font : defaults.font;
    }
    if (over->set & STYLE_COLOR)
        s->color = layout_color(l, over->color);
}

/* The style that one inherits from: as it says, else "body". */
static const struct style *parent_of(const struct layout *l, const struct style *s)
{
    const char *name = s->based_on;

    if (!name)
        name = strcmp(s->name, "body") != 0 ? "body" : NULL;
    const struct style_entry *e = name ? style_find(l, name) : NULL;

    return e ? &e->style : NULL;
}

static void inherit(const struct layout *l, const struct style *s, size_t depth, struct style *out)
{
    const struct style *parent = parent_of(l, s);

    if (parent && depth < l->styles.n) /* no cycle: the checker refused those */
        inherit(l, parent, depth + 1, out);
    lay_over(l, out, s);
}

bool layout_style(const struct layout *l, const char *name, const struct style *own,
                  struct style *out)
{
    const struct style_entry *e = style_find(l, name ? name : "body");

    *out = defaults;
    if (e)
        inherit(l, &e->style, 0, out);
    if (own)
        lay_over(l, out, own);
    if (!own && name && !e)
        return false;
    double size = out->size.value;

    out->leading = points(layout_length(l, out->leading, size, size * 1.3, size));
    out->track = points(layout_length(l, out->track, size, out->leading.value, size));
    if (e) {
        out->name = e->style.name;
        out->based_on = e->style.based_on;
        out->file = e->style.file;
        out->line = e->style.line;
    }
    return e || !name;
}

double layout_length(const struct layout *l, struct length v, double size, double leading,
                     double whole)
{
    if (v.param) {
        const struct param *p = param_find(l, v.param);

        v = p ? p->length : (struct length){0};
    }
    switch (v.unit) {
    case UNIT_EM:
        return v.value * size;
    case UNIT_EX: /* without a face at hand: half an em (CSS Values 4, 6.1.1) */
        return v.value * size / 2;
    case UNIT_LH:
        return v.value * leading;
    case UNIT_PERCENT:
        return v.value * whole / 100;
    default:
        return v.value;
    }
}

struct color_value layout_color(const struct layout *l, struct color_value c)
{
    const struct param *p = c.param ? param_find(l, c.param) : NULL;

    return p ? p->color : c;
}
