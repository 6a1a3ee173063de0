/* Lines of a paragraph at one measure: which break points may be used, then glyphs at their places.
 * SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include <string.h>

typedef VEC(struct breakpoint) break_vec;
enum { SCALE_ONE = 1000, GAP_MAX = 3 };

static scaled room(const struct type_break_options *o, size_t from)
{
    return scaled_from_pt(o->measure) - (from == 0 ? scaled_from_pt(o->first_indent) : 0);
}

/* Adds the break points of `class` wherever the text between two used ones fits on no line. */
static void enable_class(const struct shaped *s, const struct type_break_options *o,
                         enum break_class class, bool *used)
{
    for (size_t from = 0, to; from + 1 < s->nbreaks; from = to) {
        for (to = from + 1; !used[to];)
            to++;
        if (line_counted(&s->breaks[from], &s->breaks[to]) <= room(o, from))
            continue;
        for (size_t i = from + 1; i < to; i++)
            used[i] = s->breaks[i].class <= class;
    }
}

/* The last resort: between any two clusters. */
static void add_emergency(struct arena *a, const struct shaped *s, const struct breakpoint *from,
                          const struct breakpoint *to, break_vec *out)
{
    for (uint32_t i = from->next + 1; i < to->end; i++) {
        const struct unit *u = &s->units[i];

        if (u->cluster && (u->kind == UNIT_GLYPH || u->kind == UNIT_OBJECT))
            vec_push(a, out, breakpoint_at(s, i, BREAK_EMERGENCY));
    }
}

/* Most paragraphs of a CV are a line: dates, titles, skills. No more lines can be better then. */
static bool is_one_line(const struct shaped *s, const struct type_break_options *o)
{
    const struct breakpoint *end = &s->breaks[s->nbreaks - 1];

    if (o->looseness || line_natural(&s->breaks[0], end) > room(o, 0))
        return false;
    for (size_t i = 1; i + 1 < s->nbreaks; i++)
        if (s->breaks[i].forced)
            return false;
    return true;
}

/* Sets of break classes. */
#define CLASS(c) (1u << (c))

/* The break points that this measure needs: all of these classes, and others where nothing else fits. */
static void usable_breaks(struct arena *a, const struct shaped *s,
                          const struct type_break_options *o, unsigned classes, break_vec *out)
{
    if (is_one_line(s, o)) {
        vec_push(a, out, s->breaks[0]);
        vec_push(a, out, s->breaks[s->nbreaks - 1]);
        return;
    }
    bool *used = arena_alloc(a, s->nbreaks);

    for (size_t i = 0; i < s->nbreaks; i++)
        used[i] = i == 0 || s->breaks[i].forced || classes & CLASS(s->breaks[i].class);
    for (int class = BREAK_HYPHEN; class < BREAK_EMERGENCY; class ++)
        enable_class(s, o, (enum break_class)class, used);
    vec_push(a, out, s->breaks[0]);
    for (size_t from = 0, to; from + 1 < s->nbreaks; from = to) {
        for (to = from + 1; !used[to];)
            to++;
        if (line_counted(&s->breaks[from], &s->breaks[to]) > room(o, from))
            add_emergency(a, s, &s->breaks[from], &s->breaks[to], out);
        vec_push(a, out, s->breaks[to]);
    }
}

static bool has_objects(const struct shaped *s)
{
    for (size_t i = 0; i < s->nparts; i++)
        if (s->parts[i].kind == PART_OBJECT)
            return true;
    return false;
}

/* The breaker for these break points, in `scaled` units. */
static struct breaker make_breaker(const struct shaped *s, const struct type_break_options *o,
                                   const break_vec *usable)
{
    return (struct breaker){.at = usable->at,
                        .n = usable->n,
                        .measure = scaled_from_pt(o->measure > 0.01 ? o->measure : 0.01),
                        .first_indent = scaled_from_pt(o->first_indent),
                        .hang_most = o->protrude ? s->metrics[0].size : 0,
                        .justify = o->align == TYPE_JUSTIFY,
                        .expand = o->expand,
                        .looseness = o->looseness,
                        .hyphen_penalty = o->hyphen_penalty};
}

/* ---- setting a line ---- */

struct setting {
    struct arena *arena;
    const struct shaped *s;
    const struct breakpoint *from, *to;
    struct line *line;
    VEC(struct piece) pieces;
    struct glyph *glyphs;
    size_t nglyphs;
    uint32_t text_start; /* of the current piece */
    scaled pen;
    /* What is left over goes to the spaces by their width, or to the leaders alike. */
    scaled extra, total, given, seen;
    int scale;               /* of the glyphs, in 1/1000 */
    scaled natural, in_scale; /* of the glyphs up to here */
};

/* Share of the extra space for something of weight w, so that the sum comes out exactly. */
static scaled share(struct setting *x, scaled weight)
{
    x->seen += weight;
    scaled upto = x->total > 0 ? x->extra * x->seen / x->total : 0, part = upto - x->given;

    x->given = upto;
    return part;
}

/* Width of a glyph at the line's scale; rounding does not add up. */
static scaled at_scale(struct setting *x, scaled width)
{
    if (x->scale == SCALE_ONE)
        return width;
    x->natural += width;
    scaled upto = x->natural * x->scale / SCALE_ONE, part = upto - x->in_scale;

    x->in_scale = upto;
    return part;
}

static struct piece *last_piece(struct setting *x)
{
    return x->pieces.n ? &x->pieces.at[x->pieces.n - 1] : NULL;
}

/* From an offset in the text as set to one in what was written. */
static uint32_t written_at(const struct shaped *s, uint32_t at)
{
    return s->written_at ? s->written_at[at] : at;
}

static struct piece *open_piece(struct setting *x, const struct part *part, uint32_t text)
{
    struct piece p = {.face = part->face,
                      .size = x->s->runs[part->run].style.size,
                      .run = part->run,
                      .x = scaled_to_pt(x->pen),
                      .scale = part->kind == PART_OBJECT ? 1 : (double)x->scale / SCALE_ONE,
                      .glyphs = x->glyphs + x->nglyphs,
                      .text = x->s->written + written_at(x->s, text),
                      .level = part->level,
                      .is_object = part->kind == PART_OBJECT};

    x->text_start = written_at(x->s, text);
    vec_push(x->arena, &x->pieces, p);
    return last_piece(x);
}

static void push_glyph(struct setting *x, struct piece *p, struct glyph g, scaled advance)
{
    g.advance = (float)scaled_to_pt(advance);
    x->glyphs[x->nglyphs++] = g;
    p->nglyphs++;
    x->pen += advance;
}

/* A space that extraction needs and the text does not have: at a leader, at a forced break. */
static void add_space(struct setting *x, const struct part *part, bool at_line_end)
{
    const struct face *f = x->s->metrics[part->run].face;
    hb_codepoint_t space;
    scaled pen = x->pen;

    if (!f || !hb_font_get_nominal_glyph(f->hb_font, ' ', &space))
        return;
    struct piece *p = open_piece(x, part, 0);

    p->face = f;
    p->text = " ";
    p->text_n = 1;
    p->is_object = false;
    p->is_space = at_line_end;
    push_glyph(x, p, (struct glyph){.id = space, .text_n = 1},
               face_advance(f, space) * x->s->metrics[part->run].size / f->info.units_per_em);
    p->width = scaled_to_pt(x->pen - pen);
    x->pen = at_line_end ? x->pen : pen;
}

static void set_leader(struct setting *x, uint32_t index)
{
    const struct unit *u = &x->s->units[index];
    const struct part *part = &x->s->parts[u->part];
    scaled width = u->advance + share(x, 1);

    if (index > x->from->next && x->s->units[index - 1].kind != UNIT_SPACE)
        add_space(x, part, false);
    else
        open_piece(x, part, u->text);
    last_piece(x)->width = scaled_to_pt(width);
    x->pen += width;
}

static void set_unit(struct setting *x, uint32_t index)
{
    const struct shaped *s = x->s;
    const struct unit *u = &s->units[index];
    const struct part *part = &s->parts[u->part];
    struct piece *p = last_piece(x);
    bool leaders = x->to->before.leaders > x->from->after.leaders;
    uint32_t text = written_at(s, u->text), text_end = written_at(s, u->text + u->text_n);
    scaled advance = u->advance;

    if (u->kind == UNIT_LEADER) {
        set_leader(x, index);
        return;
    }
    bool joins = p && index > x->from->next && u->kind != UNIT_OBJECT &&
                 s->units[index - 1].kind != UNIT_OBJECT &&
                 s->units[index - 1].kind != UNIT_LEADER && p->face == part->face &&
                 p->run == part->run && p->level == part->level && p->is_space == (index >= x->to->end);

    if (!joins)
        p = open_piece(x, part, u->text);
    if (u->kind == UNIT_GLYPH)
        advance = at_scale(x, advance);
    if (u->cjk & CJK_GAP_AFTER && x->extra > 0 && !leaders && index + 1 < x->to->end)
        advance += share(x, cjk_share(s, u, CJK_STRETCH));
    else if (!leaders && index < x->to->end && (u->kind == UNIT_SPACE || u->kind == UNIT_NBSP))
        advance += share(x, u->advance);
    p->is_space = index >= x->to->end;
    p->text_n = text_end > x->text_start + p->text_n ? text_end - x->text_start : p->text_n;
    if (u->kind == UNIT_OBJECT)
        x->pen += advance;
    else
        push_glyph(x, p,
                   (struct glyph){.id = u->id,
                                  .x = (float)scaled_to_pt((scaled)u->dx * x->scale / SCALE_ONE),
                                  .y = (float)scaled_to_pt(u->dy),
                                  .text = text - x->text_start,
                                  .text_n = text_end - text},
                   advance);
    p->width = scaled_to_pt(x->pen) - p->x;
}

/* The visible hyphen stands for U+00AD, which the set text gets back at this one place. */
static void set_hyphen(struct setting *x)
{
    struct piece *p = last_piece(x);
    hb_codepoint_t hyphen;

    if (!p || !p->nglyphs || !hb_font_get_nominal_glyph(p->face->hb_font, '-', &hyphen))
        return;
    const struct run_metrics *m = &x->s->metrics[p->run];
    const scaled upem = p->face->info.units_per_em;
    scaled advance = face_advance(p->face, hyphen) * m->size / upem + m->track;
    scaled unkerned = x->to->hyphen - advance; /* see hyphen_width() */
    struct glyph *last = &x->glyphs[x->nglyphs - 1];
    char *text = arena_alloc(x->arena, p->text_n + 3);

    unkerned = at_scale(x, unkerned);
    advance = at_scale(x, advance);
    last->advance = (float)((double)last->advance + scaled_to_pt(unkerned));
    x->pen += unkerned;
    memcpy(text, p->text, p->text_n);
    memcpy(text + p->text_n, "\xC2\xAD", 2);
    push_glyph(x, p, (struct glyph){.id = hyphen, .text = (uint32_t)p->text_n, .text_n = 2},
               advance);
    p->text = text;
    p->text_n += 2;
    p->width = scaled_to_pt(x->pen) - p->x;
}

/* Height: of the styles, not of fallback faces, so that a foreign word does not move a line. */
static void measure_line(struct line *line, const struct run_metrics *m)
{
    double ascent = scaled_to_pt(m->ascent), descent = scaled_to_pt(m->descent);
    double leading = scaled_to_pt(m->leading);

    line->ascent = ascent > line->ascent ? ascent : line->ascent;
    line->descent = descent > line->descent ? descent : line->descent;
    line->leading = leading > line->leading ? leading : line->leading;
}

/* Glyphs take what they may, the spaces have the rest: so the breaker judged the line. A line without
 * spaces stays as it is if scaling alone does not fill it. Returns what is left. */
static scaled fit_glyphs(struct setting *x, int expand, scaled excess, scaled spaces)
{
    scaled glyphs = line_glyphs(x->from, x->to), most = glyphs * expand / SCALE_ONE;
    bool enough = excess >= -most && excess <= most;

    if (expand <= 0 || glyphs <= 0 || (spaces <= 0 && !enough))
        return excess;
    scaled by = enough ? excess * SCALE_ONE / glyphs : excess > 0 ? expand : -expand;

    if (spaces <= 0 && by * glyphs > excess * SCALE_ONE) /* nothing else would take the rest */
        by--;

    x->scale = SCALE_ONE + (int)by;
    return excess - (glyphs * x->scale / SCALE_ONE - glyphs);
}

/* Where even the widest glyphs would leave spaces over GAP_MAX times as wide as designed, the line is set
 * ragged: a hole in it is worse than one at its end, and looks like two columns to extractors. */
static bool is_hopeless(const struct setting *x, int expand, scaled excess, scaled spaces)
{
    return excess - line_glyphs(x->from, x->to) * expand / SCALE_ONE > (GAP_MAX - 1) * spaces;
}

/* Decides what happens to the difference between the line's natural width and its room. Returns the
 * width as set and counted. */
static scaled fit_line(struct setting *x, const struct type_break_options *o, scaled available)
{
    scaled counted = line_counted(x->from, x->to), excess = available - counted, left = excess;
    scaled spaces = x->to->before.spaces - x->from->after.spaces;
    uint32_t leaders = x->to->before.leaders - x->from->after.leaders;

    if (excess > 0)
        spaces += x->to->before.gaps - x->from->after.gaps;
    x->line->gap = 1;
    if (leaders) {
        x->extra = excess > 0 ? excess : 0;
        x->total = leaders;
        left = excess - x->extra;
    } else if (o->align == TYPE_JUSTIFY && (excess < 0 || !x->to->forced) &&
               !is_hopeless(x, o->expand, excess, spaces)) {
        left = fit_glyphs(x, o->expand, excess, spaces);
        if (spaces > 0) {
            x->line->gap_ratio = (double)left / ((double)spaces / (left < 0 ? 3 : 2));
            x->extra = left > -spaces / 3 ? left : -(spaces / 3);
            x->total = spaces;
            x->line->gap = (double)(spaces + x->extra) / (double)spaces;
            left -= x->extra;
        }
    } else if (o->measure > 0) {
        x->line->gap_ratio = excess > 0 ? scaled_to_pt(excess) / o->measure : 0;
    }
    return counted + excess - left;
}

static void set_line_end(struct setting *x, bool last)
{
    const struct shaped *s = x->s;

    if (x->to->hyphenated)
        set_hyphen(x);
    if (last)
        return;
    for (uint32_t i = x->to->end; i < x->to->next; i++)
        if (s->units[i].kind == UNIT_SPACE ||
            (s->units[i].kind == UNIT_NBSP && !unit_is_separator(s, &s->units[i])))
            set_unit(x, i);
    const struct unit *before = x->to->end > x->from->next ? &s->units[x->to->end - 1] : NULL;
    const struct unit *next = x->to->next < s->nunits ? &s->units[x->to->next] : NULL;
    bool white = last_piece(x) && last_piece(x)->is_space;

    if (before && !white && (x->to->forced || (next && next->kind == UNIT_LEADER)))
        add_space(x, &s->parts[before->part], true);
}

static void set_line(struct arena *a, const struct shaped *s, const struct type_break_options *o,
                     const struct breakpoint *from, const struct breakpoint *to, bool first,
                     struct line *line)
{
    struct setting x = {
        .arena = a, .s = s, .from = from, .to = to, .line = line, .scale = SCALE_ONE};
    scaled indent = first ? scaled_from_pt(o->first_indent) : 0;
    scaled available = scaled_from_pt(o->measure) - indent;

    line->last = to->forced && to->end == s->breaks[s->nbreaks - 1].end &&
                 to->next == s->breaks[s->nbreaks - 1].next;
    scaled width = fit_line(&x, o, available);
    uint32_t part = UINT32_MAX;
    scaled slack = available > width ? available - width : 0;

    x.pen = indent + (o->align == TYPE_CENTER ? slack / 2 : o->align == TYPE_END ? slack : 0) -
            from->hang_start - from->blank;
    /* one more for a hyphen, one for a space at the end, one for a space at each leader */
    x.glyphs = arena_array(a,
                           (size_t)(to->next - from->next) + 2 +
                               (to->before.leaders - from->after.leaders),
                           sizeof *x.glyphs);
    for (uint32_t i = from->next; i < to->end; i++) {
        set_unit(&x, i);
        if (s->units[i].part != part) /* mostly the one before */
            measure_line(line, &s->metrics[s->parts[s->units[i].part].run]);
        part = s->units[i].part;
    }
    if (to->end == from->next && to->end < s->nunits)
        measure_line(line, &s->metrics[s->parts[s->units[to->end].part].run]);
    set_line_end(&x, line->last);
    line->pieces = x.pieces.at;
    line->npieces = x.pieces.n;
    line->width = scaled_to_pt(width);
    bidi_order_line(a, s, line, o->from_right);
    line->hyphenated = to->hyphenated;
    line->overfull = width > available + SCALED_ONE / 1000 || to->class == BREAK_EMERGENCY;
}

/* The best lines with break points of these classes. */
static struct breaker lines_with(struct arena *a, const struct shaped *s,
                                 const struct type_break_options *o, unsigned classes,
                                 size_t **chosen, size_t *n)
{
    break_vec usable = {0};

    usable_breaks(a, s, o, classes, &usable);
    for (size_t i = 0; o->protrude && i < usable.n; i++)
        protrude_at(s, o->from_right, &usable.at[i]);
    struct breaker b = make_breaker(s, o, &usable);

    *chosen = arena_array(a, usable.n, sizeof **chosen);
    *n = breaker_run(&b, *chosen);
    return b;
}

static bool has_loose_line(const struct breaker *b, const size_t *chosen, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (breaker_is_loose(b, i ? chosen[i - 1] : 0, chosen[i]))
            return true;
    return false;
}

/* Rather than set a line with holes, an address is parted at a slash, or a word at its own hyphen. */
static struct breaker best_lines(struct arena *a, const struct shaped *s,
                                 const struct type_break_options *o, size_t **chosen, size_t *n)
{
    static const enum break_class worse[] = {BREAK_URL, BREAK_WORD};
    unsigned classes = CLASS(o->hyphenate ? BREAK_URL : BREAK_HYPHEN) - 1; /* all before it */
    struct breaker b = lines_with(a, s, o, classes, chosen, n);

    for (size_t i = 0; b.justify && o->hyphenate && i < sizeof worse / sizeof *worse; i++) {
        if (!has_loose_line(&b, *chosen, *n))
            break;
        classes |= CLASS(worse[i]);
        b = lines_with(a, s, o, classes, chosen, n);
    }
    return b;
}

struct lines *type_break(struct type *t, struct arena *a, const struct shaped *s,
                         const struct type_break_options *options)
{
    struct type_break_options own = *options, *o = &own;
    struct lines *lines = arena_new(a, struct lines);
    struct arena scratch = {0};
    size_t *chosen;

    (void)t;
    if (!s->nunits)
        return lines;
    if (o->align != TYPE_JUSTIFY || o->expand < 0 || has_objects(s)) /* an icon is not scaled */
        own.expand = 0;
    struct breaker b = best_lines(&scratch, s, o, &chosen, &lines->n);

    lines->at = arena_array(a, lines->n, sizeof *lines->at);
    for (size_t i = 0; i < lines->n; i++) {
        set_line(a, s, o, &b.at[i ? chosen[i - 1] : 0], &b.at[chosen[i]], i == 0, &lines->at[i]);
        lines->overfull = lines->overfull || lines->at[i].overfull;
    }
    arena_free(&scratch);
    return lines;
}
