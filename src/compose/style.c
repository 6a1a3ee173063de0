/* Computed styles: names of the layout -> text styles and box properties of blocks.
 * SPDX-License-Identifier: MIT */
#include "compose/internal.h"

#include <string.h>

enum {
    TEXT_FIELDS = STYLE_FONT | STYLE_SIZE | STYLE_WEIGHT | STYLE_SLOPE | STYLE_LEADING |
                  STYLE_COLOR | STYLE_FEATURES | STYLE_TRACK | STYLE_CASE | STYLE_HYPHENATE |
                  STYLE_LANG | STYLE_HYPHEN_BEFORE | STYLE_HYPHEN_AFTER | STYLE_PROTRUDE |
                  STYLE_EXPAND,
    BODY_SIZE = 10 /* pt, where a layout says nothing */
};

struct color compose_color(struct composer *c, struct color_value v)
{
    struct color_value x = layout_color(c->l, v);

    return (struct color){.r = x.r, .g = x.g, .b = x.b, .gray = x.gray};
}

static double style_size(const struct composer *c, const struct style *s)
{
    double size = layout_length(c->l, s->size, BODY_SIZE, BODY_SIZE, c->measure);

    return c->size_scale * (size > 0 ? size : BODY_SIZE);
}

static double style_leading(const struct composer *c, const struct style *s, double size)
{
    double leading = s->set & STYLE_LEADING
                         ? layout_length(c->l, s->leading, size, size, c->measure) * c->size_scale
                         : 0;

    return c->leading_scale * (leading > 0 ? leading : 1.3 * size);
}

/* "$text" and names alike. */
static const char *family(const struct composer *c, const char *font)
{
    const char *value = font && *font == '$' ? layout_param_value(c->l, font + 1) : font;

    return value && *value ? value : "sans";
}

static const struct text_style *make_text_style(struct composer *c, const char *name,
                                                const struct style *s)
{
    static const enum text_case cases[] = {[LAYOUT_CASE_NONE] = CASE_NONE,
                                           [LAYOUT_CASE_UPPER] = CASE_UPPER,
                                           [LAYOUT_CASE_SMALL_CAPS] = CASE_SMALL_CAPS};
    static const enum hyphenate hyphenates[] = {[LAYOUT_HYPHENATE_NO] = HYPHENATE_NO,
                                                [LAYOUT_HYPHENATE_YES] = HYPHENATE_YES,
                                                [LAYOUT_HYPHENATE_AUTO] = HYPHENATE_AUTO};
    struct text_style *t = arena_new(c->a, struct text_style);
    double size = style_size(c, s), leading = style_leading(c, s, size);

    t->name = name;
    t->family = family(c, s->font);
    t->weight = s->set & STYLE_WEIGHT ? s->weight : 400;
    t->italic = s->italic;
    t->size = size;
    t->leading = leading;
    if (s->set & STYLE_TRACK)
        t->track = layout_length(c->l, s->track, size, leading, c->measure) * c->size_scale;
    t->color = s->set & STYLE_COLOR ? compose_color(c, s->color) : (struct color){.gray = true};
    t->features = s->features;
    t->text_case = cases[s->text_case];
    t->hyphenate = hyphenates[s->hyphenate];
    t->hyphen_before = s->hyphen_before;
    t->hyphen_after = s->hyphen_after;
    t->protrude = s->protrude;
    t->expand = s->expand;
    t->lang = s->lang ? s->lang : c->lang;
    return t;
}

const struct computed *compose_style(struct composer *c, const char *name)
{
    if (!name)
        name = "body";
    for (size_t i = 0; i < c->styles.n; i++)
        if (strcmp(c->styles.at[i]->name, name) == 0)
            return c->styles.at[i];
    struct computed *made = arena_new(c->a, struct computed);

    made->name = name;
    if (!layout_style(c->l, name, NULL, &made->style))
        memset(&made->style, 0, sizeof made->style);
    made->text = make_text_style(c, name, &made->style);
    vec_push(c->a, &c->styles, made);
    return made;
}

const struct computed *compose_style_of(struct composer *c, const struct env *env,
                                        const struct element *e)
{
    const char *name = e->style ? e->style : env->style;
    const struct computed *s = compose_style(c, name);

    if (!e->own || !(e->own->set & TEXT_FIELDS))
        return s;
    struct computed *own = arena_new(c->a, struct computed);

    own->name = s->name;
    if (!layout_style(c->l, s->name, e->own, &own->style))
        own->style = *e->own;
    own->text = make_text_style(c, s->name, &own->style);
    return own;
}

const struct text_style *compose_variant(struct composer *c, const struct text_style *base,
                                         unsigned spans)
{
    if (!spans)
        return base;
    for (size_t i = 0; i < c->variants.n; i++)
        if (c->variants.at[i].base == base && c->variants.at[i].spans == spans)
            return c->variants.at[i].made;
    struct text_style *t = arena_new(c->a, struct text_style);

    *t = *base;
    if (spans & SPAN_BOLD) /* bolder, as in CSS Fonts 4, 2.2.1 */
        t->weight = base->weight < 600 ? 700 : 900;
    if (spans & SPAN_ITALIC)
        t->italic = !base->italic;
    if (spans & SPAN_CODE) { /* same face: code in a CV is a word or two; never joined letters */
        t->hyphenate = HYPHENATE_NO;
        t->features =
            base->features ? arena_printf(c->a, "%s,-liga", base->features) : "-liga";
    }
    struct variant v = {.base = base, .made = t, .spans = spans};

    vec_push(c->a, &c->variants, v);
    return t;
}

/* What is on the page grows with the size of its text: lengths in em do by themselves, shares of the
 * measure don't, absolute ones (all that is left without em, lh and measure) are scaled. */
static double length_of(const struct composer *c, const struct text_style *t, struct length v)
{
    double absolute = layout_length(c->l, v, 0, 0, 0);

    return layout_length(c->l, v, t->size, t->leading, c->measure) +
           (c->size_scale - 1) * absolute;
}

double compose_length(struct composer *c, const struct env *env, const struct element *e,
                      struct length v)
{
    return length_of(c, compose_style_of(c, env, e)->text, v);
}

static struct glue make_glue(struct composer *c, const struct text_style *t, struct glue_value v)
{
    return (struct glue){.natural = length_of(c, t, v.natural),
                         .stretch = v.fil ? (v.stretch.value > 0 ? v.stretch.value : 1)
                                          : length_of(c, t, v.stretch),
                         .shrink = length_of(c, t, v.shrink),
                         .fil = v.fil};
}

static void box_fields(struct composer *c, const struct text_style *t, const struct style *s,
                       unsigned fields, struct block *b)
{
    static const enum break_before breaks[] = {[LAYOUT_BREAK_AUTO] = BREAK_AUTO,
                                               [LAYOUT_BREAK_PAGE] = BREAK_PAGE,
                                               [LAYOUT_BREAK_AVOID] = BREAK_AVOID,
                                               [LAYOUT_BREAK_COLUMN] = BREAK_COLUMN};

    if (fields & STYLE_BEFORE)
        b->before = make_glue(c, t, s->before);
    if (fields & STYLE_AFTER)
        b->after = make_glue(c, t, s->after);
    if (fields & STYLE_INDENT)
        b->indent_start = length_of(c, t, s->indent);
    if (fields & STYLE_INDENT_END)
        b->indent_end = length_of(c, t, s->indent_end);
    if (fields & STYLE_KEEP_TOGETHER)
        b->keep_together = s->keep_together;
    if (fields & STYLE_KEEP_WITH_NEXT)
        b->keep_with_next = s->keep_with_next;
    if (fields & STYLE_BREAK)
        b->break_before = breaks[s->break_before];
    if (fields & STYLE_WIDOWS && s->widows > 0)
        b->widows = s->widows;
    if (fields & STYLE_ORPHANS && s->orphans > 0)
        b->orphans = s->orphans;
}

void compose_box(struct composer *c, const struct env *env, const struct element *e,
                 struct block *b)
{
    const struct computed *s = compose_style_of(c, env, e);
    unsigned inherited = STYLE_WIDOWS | STYLE_ORPHANS;

    box_fields(c, s->text, &s->style, s->style.set & (e->style ? ~0u : inherited), b);
    if (e->own)
        box_fields(c, s->text, e->own, e->own->set, b);
}
