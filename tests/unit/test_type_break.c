/* Paragraphs: total fit, rag, leaders, tailored opportunities. SPDX-License-Identifier: MIT */
#include "type_demerits.h"
#include "type_fixture.h"

#include <math.h>

static const char bullet[] =
    "Rebuilt the payment ledger as an event log in Go, which cut the time to close a month from "
    "four days to six hours, and trained the finance team to answer their own questions with it; "
    "the old batch jobs, their pager and their three servers were switched off in the spring.";

/* ---- the optimum ---- */

/* Break points of invented words: piece i is wide[i] pt; behind it a space of so many pt, or
 * where hyphen[i] says so (hyphen may be NULL) a hyphen as wide as two if the line ends there. */
static size_t invent(struct breakpoint *at, const int *wide, const bool *hyphen, size_t words,
                     int space)
{
    struct sums sum = {0};

    at[0] = (struct breakpoint){0};
    for (size_t i = 0; i < words; i++) {
        struct breakpoint *b = &at[i + 1];

        *b = (struct breakpoint){.end = (uint32_t)(2 * i + 1), .next = (uint32_t)(2 * i + 2)};
        sum.width += wide[i] * SCALED_ONE;
        b->before = b->after = sum;
        if (hyphen && hyphen[i] && i + 1 < words) {
            b->hyphenated = true;
            b->hyphen = 2 * space * SCALED_ONE;
            b->class = BREAK_SOFT;
            continue;
        }
        sum.width += space * SCALED_ONE;
        sum.spaces += space * SCALED_ONE;
        sum.nspaces++;
        b->after = sum;
    }
    at[words].forced = true;
    return words + 1;
}

static unsigned next_random(unsigned *seed) /* a fixed sequence */
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16 & 0x7FFF;
}

/* The least demerits over every subset of the break points, of those with `lines` lines if it is
 * not 0; the number of lines goes to *n. -1 if there is none. */
static int64_t brute_force(const struct breaker *b, enum breaker_pass pass, size_t lines, size_t *n)
{
    int64_t best = -1;

    for (unsigned mask = 0; mask < 1u << (b->n - 2); mask++) {
        size_t chosen[16], count = 0;
        bool legal = true;

        for (size_t i = 1; i + 1 < b->n; i++)
            if (mask >> (i - 1) & 1)
                chosen[count++] = i;
            else
                legal = legal && !b->at[i].forced;
        chosen[count++] = b->n - 1;
        int64_t d = legal && (!lines || count == lines) ? demerits(b, pass, chosen, count) : -1;

        if (d >= 0 && (best < 0 || d < best)) {
            best = d;
            *n = count;
        }
    }
    return best;
}

/* With looseness: the number of lines that is nearest to what is wanted. */
static int64_t brute_force_loose(const struct breaker *b, enum breaker_pass pass, bool *loose)
{
    size_t best, n;
    int64_t least = brute_force(b, pass, 0, &best);

    *loose = least >= 0 && !b->looseness;
    if (least < 0)
        return least;

    for (int off = 0; b->looseness && off <= 16; off++)
        for (int side = 1; side >= -1; side -= 2) {
            int lines = (int)best + b->looseness + side * off;
            int64_t d = lines > 0 ? brute_force(b, pass, (size_t)lines, &n) : -1;
            int64_t other = (int)best + b->looseness - side * off > 0
                                ? brute_force(b, pass,
                                              (size_t)((int)best + b->looseness - side * off), &n)
                                : -1;

            *loose = off == 0;
            if (d >= 0)
                return other >= 0 && other < d ? other : d;
        }
    return least;
}

static void no_other_breaking_has_fewer_demerits(void **state)
{
    unsigned seed = 7;
    size_t second_passes = 0;

    (void)state;
    for (int round = 0; round < 1200; round++) {
        struct breakpoint at[14];
        int wide[13];
        size_t fewest = round % 4 < 2 ? 4 : 9, chosen[14];
        size_t words = fewest + next_random(&seed) % (13 - fewest);

        bool hyphen[13] = {false};
        int widest = round % 4 < 2 ? 40 : 12; /* few spaces in a line, or many */
        int half = 3 * widest / 2;

        for (size_t i = 0; i < words; i++) {
            unsigned dice = next_random(&seed) % 8;

            wide[i] = 1 + (int)(next_random(&seed) % (unsigned)widest);
            hyphen[i] = dice == 0 || (dice < 5 && round % 3 == 0);
        }
        size_t points = invent(at, wide, hyphen, words, round % 4 < 2 ? 3 : 6);

        for (size_t i = 1; i + 1 < points; i++) { /* some worse break points, some forced */
            unsigned dice = next_random(&seed) % 8;

            if (!at[i].hyphenated && dice == 1)
                at[i].class = BREAK_WORD;
            at[i].forced = !at[i].hyphenated && dice == 2 && round % 5 == 0;
            at[i].hang_end = round % 4 == 0 ? (int)(dice % 3) * SCALED_ONE : 0;
        }
        struct breaker b = {.at = at,
                            .n = points,
                            .measure = (half + (int)(next_random(&seed) % (unsigned)half)) * SCALED_ONE,
                            .first_indent = (round % 3) * 5 * SCALED_ONE,
                            .hang_most = 2 * SCALED_ONE,
                            .justify = round % 2,
                            .expand = round % 7 == 0 ? 20 : 0,
                            .looseness = round % 9 == 0 ? round % 4 - 1 : 0};
        size_t lines = breaker_run(&b, chosen);
        enum breaker_pass pass = PASS_LAST, first = b.justify ? PASS_PLAIN : PASS_LAST;
        int64_t least = -1;

        for (enum breaker_pass p = first; p <= PASS_LAST; p++) {
            bool loose;
            int64_t d = brute_force_loose(&b, p, &loose);

            if (d >= 0 && (loose || least < 0)) {
                least = d;
                pass = p;
            }
            if (d >= 0 && loose)
                break;
        }
        second_passes += b.justify && pass == PASS_LAST;
        assert_true(lines > 0);
        assert_int_equal(chosen[lines - 1], points - 1);
        assert_int_equal(demerits(&b, pass, chosen, lines), least);
    }
    assert_true(second_passes > 10);
}

static void demerits_are_those_of_the_papers(void **state)
{
    struct breakpoint at[8];
    const int wide[] = {40, 40, 10, 47, 47, 20, 20};
    struct line_fit fit;

    (void)state;
    size_t n = invent(at, wide, NULL, 7, 3);
    struct breaker b = {.at = at, .n = n, .measure = 100 * SCALED_ONE};

    /* 40 3 40 3 10 = 96: 4 % short, 400 of 10000 */
    assert_true(breaker_line_fit(&b, PASS_LIMITED, 0, 3, &fit));
    int64_t line = fit.demerits - 400 * 400;

    /* 83: 17 % short */
    assert_true(breaker_line_fit(&b, PASS_LIMITED, 0, 2, &fit));
    assert_int_equal(fit.demerits, line + 1700 * 1700);
    /* the last line may be short, but not one word in less than half */
    assert_true(breaker_line_fit(&b, PASS_LIMITED, 5, 7, &fit));
    assert_int_equal(fit.demerits, line);
    assert_true(breaker_line_fit(&b, PASS_LIMITED, 6, 7, &fit));
    assert_true(fit.demerits > line);

    b.justify = true;
    /* two spaces of 3 can grow by 3 in all, wanted 4: r = 4/3, badness 100 r^3 = 237, over 200 */
    assert_false(breaker_line_fit(&b, PASS_LIMITED, 0, 3, &fit));
    b.measure = 99 * SCALED_ONE; /* r = 1: badness 100, very loose */
    assert_true(breaker_line_fit(&b, PASS_LIMITED, 0, 3, &fit));
    assert_int_equal(fit.demerits, 110 * 110);
    assert_int_equal(fit.class, VERY_LOOSE);
    b.measure = 95 * SCALED_ONE; /* shrinks by half of what it may: 12 */
    assert_true(breaker_line_fit(&b, PASS_LIMITED, 0, 3, &fit));
    assert_int_equal(fit.demerits, 22 * 22);
    assert_int_equal(fit.class, DECENT);
    b.measure = 94 * SCALED_ONE;
    assert_true(breaker_line_fit(&b, PASS_LIMITED, 0, 3, &fit));
    assert_int_equal(fit.class, TIGHT);
    b.measure = 93 * SCALED_ONE; /* more than shrink allows */
    assert_false(breaker_line_fit(&b, PASS_LIMITED, 0, 3, &fit));
}

/* ---- against first fit ---- */

/* First fit over the same break points: as many words as go on each line. */
static size_t first_fit(const struct shaped *s, scaled measure, size_t *chosen)
{
    size_t n = 0, from = 0;

    while (from + 1 < s->nbreaks) {
        size_t to = from + 1;

        for (size_t j = from + 1; j < s->nbreaks; j++)
            if (s->breaks[j].class <= BREAK_SOFT &&
                line_natural(&s->breaks[from], &s->breaks[j]) <= measure)
                to = j;
        chosen[n++] = to;
        from = to;
    }
    return n;
}

/* Squares of the shortfalls (share of the measure) of all lines but the last, and whether the last
 * is a runt: under 1/8 of the measure, or one word in less than half. */
struct rag {
    double squares;
    size_t lines;
    bool runt;
};

static struct rag rag_of(const struct shaped *s, scaled measure, const size_t *chosen, size_t n)
{
    struct rag r = {.lines = n};

    for (size_t i = 0; i < n; i++) {
        const struct breakpoint *from = &s->breaks[i ? chosen[i - 1] : 0];
        const struct breakpoint *to = &s->breaks[chosen[i]];
        double width = (double)line_natural(from, to) / (double)measure;

        if (i + 1 < n)
            r.squares += (1 - width) * (1 - width);
        else
            r.runt = n > 1 && (width < 1.0 / 8 ||
                               (width < 0.5 && to->before.nspaces == from->after.nspaces));
    }
    return r;
}

static struct rag rag_of_first_fit(const struct shaped *s, double measure)
{
    size_t chosen[256], n = first_fit(s, scaled_from_pt(measure), chosen);

    return rag_of(s, scaled_from_pt(measure), chosen, n);
}

static struct rag rag_of_total_fit(struct fixture *f, const struct shaped *s, double measure)
{
    struct lines *l = lines_of(f, s, measure, TYPE_START);
    struct rag r = {.lines = l->n};

    for (size_t i = 0; i < l->n; i++) {
        const struct line *line = &l->at[i];

        assert_true(line->width <= measure + 0.001);
        assert_true(fabs(line->gap_ratio - (1 - line->width / measure)) < 0.001);
        if (!line->last)
            r.squares += line->gap_ratio * line->gap_ratio;
        else
            r.runt = l->n > 1 && (line->width < measure / 8 ||
                                  (line->width < measure / 2 && !strchr(line_text(f, line), ' ')));
    }
    return r;
}

/* What the last line costs aside, greedy lines are hard to beat (a word moved down leaves a hole
 * above); total fit never loses, and mends last lines. */
static void ragged_lines_are_as_few_and_smoother_than_first_fit(void **state)
{
    struct fixture *f = *state;
    struct shaped *s = shape(f, bullet, style_of("Lato"));
    size_t better = 0, runts = 0, greedy_runts = 0;

    for (double measure = 100; measure <= 480; measure += 1) {
        struct rag ours = rag_of_total_fit(f, s, measure), greedy = rag_of_first_fit(s, measure);

        assert_int_equal(ours.lines, greedy.lines);
        if (!greedy.runt)
            assert_true(ours.squares <= greedy.squares + 1e-6);
        better += ours.squares < greedy.squares - 1e-6;
        runts += ours.runt;
        greedy_runts += greedy.runt;
    }
    assert_true(better >= 40);
    assert_true(runts * 4 < greedy_runts);
}

/* Sum of cubes of the glue set ratio (the share of badness that a reader sees). */
static void justified_gaps_are_more_even_than_first_fit(void **state)
{
    struct fixture *f = *state;
    struct shaped *s = shape(f, bullet, style_of("Lato"));
    double ours = 0, theirs = 0;

    for (double measure = 250; measure <= 480; measure += 10) {
        struct lines *l = lines_of(f, s, measure, TYPE_JUSTIFY);
        size_t chosen[256], n = first_fit(s, scaled_from_pt(measure), chosen);

        for (size_t i = 0; i < l->n; i++) {
            if (i + 1 < l->n)
                assert_true(fabs(l->at[i].width - measure) < 0.001);
            ours += i + 1 < l->n ? pow(fabs(l->at[i].gap_ratio), 3) : 0;
            assert_true(l->at[i].gap_ratio >= -1.001);
        }
        for (size_t i = 0; i + 1 < n; i++) {
            const struct breakpoint *from = &s->breaks[i ? chosen[i - 1] : 0];
            const struct breakpoint *to = &s->breaks[chosen[i]];
            double spaces = scaled_to_pt(to->before.spaces - from->after.spaces);

            theirs += pow((measure - scaled_to_pt(line_natural(from, to))) / (spaces / 2), 3);
        }
    }
    assert_true(ours < theirs / 2);
}

/* First fit over the same break points, hyphens too, at their natural width. */
static size_t first_fit_of(const struct breaker *b, size_t *chosen)
{
    size_t n = 0;

    for (size_t from = 0, to; from + 1 < b->n; from = to) {
        to = from + 1;
        for (size_t j = from + 1; j < b->n; j++)
            if (line_counted(&b->at[from], &b->at[j]) <= b->measure)
                to = j;
        chosen[n++] = to;
    }
    return n;
}

/* At each measure, with hyphens and without, with glyphs that may be scaled and without. */
static void no_paragraph_is_worse_than_first_fit(void **state)
{
    struct fixture *f = *state;
    size_t better = 0, same = 0;

    for (int hyphens = 0; hyphens < 2; hyphens++) {
        struct type_run run = run_of(bullet, style_of("Lato"), hyphens ? TYPE_HYPHENATE : 0);
        const struct shaped *s = type_shape(f->type, &f->arena, &run, 1);
        struct breakpoint at[256];
        size_t n = 0;

        for (size_t i = 0; i < s->nbreaks; i++)
            if (s->breaks[i].class <= BREAK_HYPHEN)
                at[n++] = s->breaks[i];
        for (int measure = 90; measure <= 500; measure += 1)
            for (int expand = 0; expand <= 20; expand += 20) {
                struct breaker b = {
                    .at = at, .n = n, .measure = measure * SCALED_ONE, .justify = true, .expand = expand};
                size_t ours[256], theirs[256], lines = breaker_run(&b, ours);
                int worse = worse_than(judge(&b, ours, lines),
                                       judge(&b, theirs, first_fit_of(&b, theirs)));

                assert_true(worse <= 0);
                better += worse < 0;
                same += worse == 0;
            }
    }
    assert_true(better > 4 * same);
}

/* Rather than holes between words: a word is parted at its own hyphen, an address at a slash; and what
 * is still too loose stays ragged. */
static void no_line_has_holes(void **state)
{
    static const char text[] =
        "Set up a state-of-the-art, easy-to-use, month-by-month, seat-by-seat "
        "sell-through-rate-tracking-spreadsheet and sent it to "
        "box.office.and.front.of.house@swan-on-the-water.example or "
        "https://swan-on-the-water.example/about-us/people-and-teams/front-of-house every week";
    struct fixture *f = *state;
    struct type_run run = run_of(text, style_of("Lato"), 0);
    struct shaped *s = type_shape(f->type, &f->arena, &run, 1);
    size_t ragged = 0;

    for (double measure = 120; measure <= 480; measure += 10) {
        struct type_break_options o = {
            .measure = measure, .align = TYPE_JUSTIFY, .hyphenate = true, .expand = 20};
        struct lines *l = type_break(f->type, &f->arena, s, &o);

        for (size_t i = 0; i < l->n; i++) {
            assert_true(l->at[i].gap <= 3.001);
            if (i + 1 < l->n && l->at[i].width < measure - 1) {
                assert_true(l->at[i].gap == 1 && l->at[i].pieces[0].scale == 1);
                ragged++;
            }
        }
        o.hyphenate = false; /* then words stay whole, and more lines are ragged */
        l = type_break(f->type, &f->arena, s, &o);
        for (size_t i = 0; i < l->n; i++)
            assert_true(l->at[i].gap <= 3.001);
    }
    assert_true(ragged > 0);
}

/* Text without spaces can only be scaled: never beyond the measure. */
static void scaled_lines_without_spaces_stay_in_the_measure(void **state)
{
    struct fixture *f = *state;
    struct type_run run = run_of("incomprehensibilities\xC2\xAD" "anticonstitutional", style_of("Lato"), 0);
    struct shaped *s = type_shape(f->type, &f->arena, &run, 1);
    double word = shaped_width(shape(f, "incomprehensibilities-", style_of("Lato")));

    for (double over = 0.001; over < 0.02; over += 0.0007) {
        struct type_break_options o = {
            .measure = word * (1 - over), .align = TYPE_JUSTIFY, .hyphenate = true, .expand = 20};
        struct lines *l = type_break(f->type, &f->arena, s, &o);

        assert_true(l->at[0].hyphenated);
        assert_false(l->at[0].overfull);
        assert_true(l->at[0].width <= o.measure + 1e-3);
        assert_true(l->at[0].width > o.measure - 0.0011 * word);
    }
}

/* ---- what lines look like ---- */

static void one_shaping_serves_all_measures_and_loses_no_text(void **state)
{
    struct fixture *f = *state;
    struct shaped *s = shape(f, bullet, style_of("Gentium Book Plus"));
    size_t count = type_shape_count(f->type);

    assert_int_equal(count, 1);
    for (double measure = 5; measure < 1500; measure *= 1.3)
        for (int align = TYPE_START; align <= TYPE_JUSTIFY; align++) {
            struct lines *l = lines_of(f, s, measure, (enum type_align)align);
            struct strbuf text = {0};

            assert_clusters_cover_text(l);
            for (size_t i = 0; i < l->n; i++)
                for (size_t k = 0; k < l->at[i].npieces; k++)
                    strbuf_add(&text, l->at[i].pieces[k].text, l->at[i].pieces[k].text_n);
            assert_string_equal(text.p, bullet); /* spaces at line ends included */
            strbuf_free(&text);
            assert_true(l->at[l->n - 1].last);
        }
    assert_int_equal(type_shape_count(f->type), count);
}

static void advances_add_up_to_the_places_of_the_pieces(void **state)
{
    struct fixture *f = *state;
    struct type_style plain = style_of("Lato"), bold = plain;

    bold.weight = 700;
    const struct type_run runs[] = {run_of("Lead engineer, ", bold, 0), run_of(bullet, plain, 0)};
    struct shaped *s = type_shape(f->type, &f->arena, runs, 2);

    for (int align = TYPE_START; align <= TYPE_JUSTIFY; align++) {
        struct lines *l = lines_of(f, s, 240, (enum type_align)align);

        for (size_t i = 0; i < l->n; i++) {
            const struct line *line = &l->at[i];
            double pen = line->pieces[0].x;

            assert_true(align == TYPE_END || align == TYPE_CENTER || pen == 0);
            for (size_t k = 0; k < line->npieces; k++) {
                assert_true(fabs(line->pieces[k].x - pen) < 0.001);
                for (size_t g = 0; g < line->pieces[k].nglyphs; g++)
                    pen += (double)line->pieces[k].glyphs[g].advance;
                assert_int_equal(line->pieces[k].is_space, k + 1 == line->npieces && !line->last);
            }
            double end = line->pieces[0].x + line->width;

            if (align == TYPE_END)
                assert_true(fabs(end - 240) < 0.001);
            if (align == TYPE_CENTER)
                assert_true(fabs(line->pieces[0].x - (240 - end)) < 0.001);
        }
    }
}

/* Pieces of a line at its start and end edge. */
static double left_edge(const struct line *l)
{
    return l->pieces[0].x;
}

static double right_edge(const struct line *l)
{
    const struct piece *p = &l->pieces[l->npieces - 1];

    while (p > l->pieces && p->is_space)
        p--;
    return p->x + p->width;
}

/* The text as set, whole lines at the measure, glyphs and spaces within what they may. */
static void scaled_glyphs_fill_the_measure_with_evener_gaps(void **state)
{
    struct fixture *f = *state;
    struct shaped *s = shape(f, bullet, style_of("Lato"));
    struct type_break_options o = {.align = TYPE_JUSTIFY};
    double plain = 0, expanded = 0;
    size_t used = 0;

    for (o.measure = 250; o.measure <= 480; o.measure += 10) {
        o.expand = 0;
        struct lines *l = type_break(f->type, &f->arena, s, &o);

        for (size_t i = 0; i + 1 < l->n; i++)
            plain += (l->at[i].gap - 1) * (l->at[i].gap - 1);
        o.expand = 20;
        l = type_break(f->type, &f->arena, s, &o);
        for (size_t i = 0; i < l->n; i++) {
            const struct line *line = &l->at[i];
            double scale = line->pieces[0].scale;

            assert_true(scale >= 0.98 && scale <= 1.02);
            used += scale != 1;
            if (line->last)
                continue;
            assert_true(fabs(right_edge(line) - o.measure) < 0.002);
            assert_true(line->gap >= 2.0 / 3 - 0.001);
            /* glyphs first: the spaces give or take only when the glyphs are at their limit */
            if (fabs(line->gap - 1) > 0.05)
                assert_true(scale == (line->gap > 1 ? 1.02 : 0.98));
            expanded += (line->gap - 1) * (line->gap - 1);
        }
        assert_clusters_cover_text(l);
    }
    assert_true(used > 40 && expanded < plain / 2);
}

static void a_scaled_glyph_has_its_share_of_the_width(void **state)
{
    struct fixture *f = *state;
    struct shaped *s = shape(f, "minimum minimum", style_of("Lato"));
    double word = shaped_width(shape(f, "minimum", style_of("Lato")));
    double space = shaped_width(s) - 2 * word;
    struct type_run run = run_of("minimum minimum\nx", style_of("Lato"), 0);

    s = type_shape(f->type, &f->arena, &run, 1);
    /* a forced break ends a line that only shrinks: by 1 % of the letters */
    struct type_break_options o = {
        .measure = 2 * word * 0.99 + space, .align = TYPE_JUSTIFY, .expand = 20};
    struct lines *l = type_break(f->type, &f->arena, s, &o);
    const struct piece *p = &l->at[0].pieces[0];
    double pen = 0;

    assert_int_equal(l->n, 2);
    assert_true(fabs(p->scale - 0.99) < 0.0011);
    for (size_t i = 0; i < 7; i++)
        pen += (double)p->glyphs[i].advance;
    assert_true(fabs(pen - word * p->scale) < 0.001);
}

static void punctuation_stands_out_into_the_margins(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Gentium Book Plus");
    const char *text = "\xE2\x80\x9CTwo words.";
    struct shaped *s = shape(f, text, style);
    double whole = shaped_width(s);
    double stop = shaped_width(shape(f, ".", style));
    double quote = shaped_width(shape(f, "\xE2\x80\x9C", style));
    struct type_break_options o = {.measure = whole - 0.69 * stop - 0.29 * quote, .protrude = true};

    /* 70 % of the full stop and 30 % of the quotation mark do not count */
    struct lines *l = type_break(f->type, &f->arena, s, &o);

    assert_int_equal(l->n, 1);
    assert_false(l->overfull);
    assert_true(fabs(left_edge(&l->at[0]) + 0.3 * quote) < 0.01);
    assert_true(fabs(l->at[0].width - (whole - 0.7 * stop - 0.3 * quote)) < 0.01);
    o.align = TYPE_END;
    l = type_break(f->type, &f->arena, s, &o);
    assert_true(fabs(right_edge(&l->at[0]) - (o.measure + 0.7 * stop)) < 0.01);
    o.measure -= 0.1 * stop;
    assert_int_equal(type_break(f->type, &f->arena, s, &o)->n, 2);
    o.protrude = false;
    o.align = TYPE_START;
    l = type_break(f->type, &f->arena, s, &o);
    assert_int_equal(l->n, 2);
    assert_true(left_edge(&l->at[0]) == 0);

    /* a capital with an accent as one without; a hyphen that was set, by its own share */
    struct type_run run = run_of("\xC3\x81lvar inter\xC2\xADnational", style, 0);

    o = (struct type_break_options){.measure = 50, .protrude = true};
    l = type_break(f->type, &f->arena, type_shape(f->type, &f->arena, &run, 1), &o);
    assert_true(fabs(left_edge(&l->at[0]) + 0.05 * shaped_width(shape(f, "A", style))) < 0.01);
    o.align = TYPE_JUSTIFY;
    o.measure = shaped_width(shape(f, "\xC3\x81lvar inter-", style));
    l = type_break(f->type, &f->arena, type_shape(f->type, &f->arena, &run, 1), &o);
    assert_true(l->at[0].hyphenated && l->at[0].gap > 1);
    assert_true(fabs(right_edge(&l->at[0]) - o.measure - 0.5 * shaped_width(shape(f, "-", style))) < 0.01);
}

/* Half of the ink of hyphen and comma, most of a full stop's and at least a fifth of a semicolon's
 * stands out, in every family: the tables are of the glyph's width, and side bearings differ. */
static void every_family_lets_the_same_ink_stand_out(void **state)
{
    static const char *const families[] = {"Lato", "Gentium Book Plus", "Roboto",
                                           "Roboto Condensed", "Noto Sans", "Noto Serif"};
    static const struct {
        const char *sign;
        double least, most;
    } signs[] = {{"-", 0.4, 0.6}, {",", 0.4, 0.6}, {";", 0.2, 0.4}, {".", 0.8, 1}};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
            struct shaped *s = shape(f, signs[k].sign, style_of(families[i]));
            struct lines *l = type_break(f->type, &f->arena, s,
                                         &(struct type_break_options){.measure = 50,
                                                                      .align = TYPE_END,
                                                                      .protrude = true});
            const struct piece *p = &l->at[0].pieces[0];
            struct path_segment *path;
            size_t n = face_outline(p->face, &f->arena, p->glyphs[0].id, &path);
            double left = 1e9, right = -1e9, em = 10.0 / face_info(p->face)->units_per_em;

            for (size_t j = 0; j < n; j++)
                for (int point = 0; path[j].op == PATH_CURVE ? point < 3 : point < 1; point++)
                    if (path[j].op != PATH_CLOSE) {
                        left = fmin(left, path[j].x[point] * em);
                        right = fmax(right, path[j].x[point] * em);
                    }
            double outside = (p->x + right - 50) / (right - left);

            assert_true(outside >= signs[k].least && outside <= signs[k].most);
        }
}

/* In a text from the right the full stop stands at the left, at the line's end; on a page from the
 * left that is no edge the text is set to. */
static void only_text_along_the_direction_stands_out(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Gentium Book Plus");

    style.lang = "he";
    struct shaped *s = shape(f, "abc.", style);
    struct type_break_options o = {.measure = 200, .protrude = true, .from_right = true};
    double whole = shaped_width(s), stop = shaped_width(shape(f, ".", style));

    assert_true(fabs(type_break(f->type, &f->arena, s, &o)->at[0].width - (whole - 0.7 * stop)) <
                0.01);
    o.from_right = false;
    assert_true(fabs(type_break(f->type, &f->arena, s, &o)->at[0].width - whole) < 0.01);
}

static void dates_behind_a_leader_do_not_stand_out(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    const struct type_run runs[] = {run_of("Harbour Bank", style, 0),
                                    {.flags = TYPE_LEADER, .style = style},
                                    run_of("2021.", style, 0)};
    struct lines *l = type_break(f->type, &f->arena, type_shape(f->type, &f->arena, runs, 3),
                                 &(struct type_break_options){.measure = 200, .protrude = true});

    assert_true(fabs(right_edge(&l->at[0]) - 200) < 0.001);
}

static void looseness_gives_a_line_more_or_less(void **state)
{
    struct fixture *f = *state;
    struct shaped *s = shape(f, bullet, style_of("Lato"));

    for (int align = TYPE_START; align <= TYPE_JUSTIFY; align += TYPE_JUSTIFY) {
        struct type_break_options o = {.measure = 300, .align = (enum type_align)align};
        size_t best = type_break(f->type, &f->arena, s, &o)->n;

        o.looseness = 1;
        assert_int_equal(type_break(f->type, &f->arena, s, &o)->n, best + 1);
        o.looseness = -1; /* there is no way */
        assert_int_equal(type_break(f->type, &f->arena, s, &o)->n, best);
    }
}

static void no_more_than_two_hyphens_in_a_row(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    const char *word = "in\xC2\xADter\xC2\xADna\xC2\xADtion\xC2\xAD" "al\xC2\xADi\xC2\xADsa\xC2\xADtion ";
    struct strbuf text = {0};
    size_t ladders = 0, hyphens = 0;

    for (int i = 0; i < 12; i++)
        strbuf_puts(&text, word);
    struct shaped *s = shape(f, text.p, style);

    for (int align = TYPE_START; align <= TYPE_JUSTIFY; align += TYPE_JUSTIFY)
        for (double measure = 90; measure < 200; measure += 1) {
            struct lines *l = lines_of(f, s, measure, (enum type_align)align);
            int row = 0;

            for (size_t i = 0; i < l->n; i++) {
                row = l->at[i].hyphenated ? row + 1 : 0;
                hyphens += l->at[i].hyphenated;
                ladders += row > 2;
            }
        }
    assert_true(hyphens > 100);
    assert_int_equal(ladders, 0);
    strbuf_free(&text);
}

static void the_last_line_is_no_runt_where_that_can_be_helped(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    const char *text = "Led a team of five nurses on the night shift of a ward for small children, of";
    struct shaped *s = shape(f, text, style);
    size_t chosen[64];
    double measure = shaped_width(shape(f, "Led a team of five nurses on the night shift of a ward "
                                           "for small children,", style)) + 0.1;

    assert_int_equal(first_fit(s, scaled_from_pt(measure), chosen), 2);
    assert_int_equal(chosen[0], s->nbreaks - 2); /* first fit leaves "of" alone */
    struct lines *l = lines_of(f, s, measure, TYPE_START);

    assert_int_equal(l->n, 2);
    assert_true(l->at[1].width >= measure / 8);
    assert_non_null(strchr(line_text(f, &l->at[1]), ' '));
}

static void first_line_can_be_indented(void **state)
{
    struct fixture *f = *state;
    struct lines *l = type_break(f->type, &f->arena, shape(f, bullet, style_of("Lato")),
                                 &(struct type_break_options){.measure = 200, .first_indent = 30});

    assert_true(l->at[0].pieces[0].x == 30);
    assert_true(l->at[1].pieces[0].x == 0);
    for (size_t i = 0; i < l->n; i++)
        assert_true(l->at[i].width + (i ? 0 : 30) <= 200.001);
}

static void forced_breaks_end_lines(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    const struct type_run runs[] = {run_of("One", style, 0),
                                    {.flags = TYPE_FORCED_BREAK, .style = style},
                                    {.flags = TYPE_FORCED_BREAK, .style = style},
                                    run_of(" two\nthree\r\n", style, 0)};
    struct shaped *s = type_shape(f->type, &f->arena, runs, 4);
    struct lines *l = lines_of(f, s, 100, TYPE_JUSTIFY);

    ASSERT_LINES(f, l, "One", "", "two", "three");
    assert_true(l->at[1].leading == 13);
    assert_true(l->at[3].last && !l->at[2].last);
    assert_true(l->at[0].pieces[l->at[0].npieces - 1].is_space); /* words stay apart in the text */
    assert_true(fabs(shaped_width(s) - shaped_width(shape(f, "three", style))) < 0.01);
    assert_int_equal(lines_of(f, shape(f, "", style), 100, TYPE_START)->n, 0);
}

static void what_follows_a_leader_stands_at_the_end_edge(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    const struct type_run runs[] = {run_of("Senior engineer, Harbour Bank", style, 0),
                                    {.flags = TYPE_LEADER, .style = style},
                                    run_of("London", style, 0)};
    struct shaped *s = type_shape(f->type, &f->arena, runs, 3);

    for (double measure = 80; measure < 400; measure += 40) {
        struct lines *l = lines_of(f, s, measure, TYPE_START);
        const struct line *line = &l->at[l->n - 1];
        const struct piece *p = &line->pieces[line->npieces - 1];

        assert_memory_equal(p->text, "London", 6);
        assert_true(fabs(p->x + p->width - measure) < 0.001);
        if (measure > 200)
            assert_int_equal(l->n, 1);
    }
    const struct type_run three[] = {run_of("a", style, 0), runs[1], run_of("b", style, 0), runs[1],
                                     run_of("c", style, 0)};
    struct lines *l = lines_of(f, type_shape(f->type, &f->arena, three, 5), 200, TYPE_START);

    assert_true(fabs(l->at[0].pieces[1].width - l->at[0].pieces[3].width) < 0.001);
}

static void line_height_is_that_of_its_styles(void **state)
{
    struct fixture *f = *state;
    struct type_style small = style_of("Lato"), large = style_of("Gentium Book Plus");

    large.size = 20;
    large.leading = 24;
    const struct type_run runs[] = {run_of("small ℕ", small, 0), run_of(" Large", large, 0)};
    struct lines *l = lines_of(f, type_shape(f->type, &f->arena, runs, 2), 300, TYPE_START);

    assert_true(fabs(l->at[0].ascent - 20 * 2250.0 / 2048) < 0.001);
    assert_true(fabs(l->at[0].descent - 20 * 750.0 / 2048) < 0.001);
    assert_true(l->at[0].leading == 24);
    l = lines_of(f, type_shape(f->type, &f->arena, runs, 1), 300, TYPE_START);
    assert_true(fabs(l->at[0].ascent - 10 * 1610.0 / 2000) < 0.001); /* not the fallback's */
}

/* ---- where lines may break ---- */

static void soft_hyphens_show_only_at_line_ends(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    struct shaped *s = shape(f, "inter\xC2\xADnation\xC2\xAD" "al", style);
    struct lines *l = lines_of(f, s, 100, TYPE_START);

    ASSERT_LINES(f, l, "international");
    l = lines_of(f, s, 45, TYPE_START);
    ASSERT_LINES(f, l, "inter\xC2\xAD", "national");
    assert_true(l->at[0].hyphenated && !l->at[1].hyphenated);
    const struct piece *p = &l->at[0].pieces[0];

    assert_int_equal(p->glyphs[p->nglyphs - 1].text_n, 2);
    assert_clusters_cover_text(l);
    assert_true(fabs(l->at[0].width - shaped_width(shape(f, "inter", style)) -
                     shaped_width(shape(f, "-", style))) < 0.01);
    struct type_run run = run_of("inter\xC2\xADnation\xC2\xAD" "al", style, TYPE_NO_HYPHEN);

    l = lines_of(f, type_shape(f->type, &f->arena, &run, 1), 45, TYPE_START);
    assert_false(l->at[0].hyphenated);
}

static void too_long_words_break_between_clusters(void **state)
{
    struct fixture *f = *state;
    struct lines *l = lines_of(f, shape(f, "so Donaudampfschifffahrt", style_of("Lato")), 50,
                               TYPE_START);
    bool any = false;

    for (size_t i = 0; i < l->n; i++) {
        assert_true(l->at[i].width <= 50.001);
        any = any || l->at[i].overfull;
    }
    assert_true(any && l->overfull);
    for (int align = TYPE_START; align <= TYPE_JUSTIFY; align++) {
        assert_int_equal(
            lines_of(f, shape(f, "mmm", style_of("Lato")), 1, (enum type_align)align)->n, 3);
        assert_int_equal(
            lines_of(f, shape(f, "mm m", style_of("Lato")), -5, (enum type_align)align)->n, 3);
    }
    assert_false(lines_of(f, shape(f, "so it is", style_of("Lato")), 50, TYPE_START)->overfull);
}

static void urls_break_only_when_they_must(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    struct type_run run = run_of("see git.example.org/some-team/a_tool now", style, TYPE_URL);
    struct shaped *s = type_shape(f->type, &f->arena, &run, 1);
    double whole = shaped_width(shape(f, "git.example.org/some-team/a_tool", style));

    ASSERT_LINES(f, lines_of(f, s, whole + 1, TYPE_START), "see",
                 "git.example.org/some-team/a_tool", "now");
    struct lines *l = lines_of(f, s, whole * 0.6, TYPE_START);

    ASSERT_LINES(f, l, "see git.example.org/", "some-team/a_tool", "now");
    assert_false(l->at[0].pieces[l->at[0].npieces - 1].is_space); /* the address stays whole */
    assert_false(l->overfull);
    /* without the flag, by its look */
    l = lines_of(f, shape(f, "anna.maria@example.org", style), 75, TYPE_START);
    ASSERT_LINES(f, l, "anna.maria@", "example.org");
}

static void runs_that_must_not_break_do_so_last(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    const struct type_run runs[] = {run_of("from ", style, 0),
                                    run_of("in the year one", style, TYPE_NO_BREAK),
                                    run_of(" on", style, 0)};
    struct shaped *s = type_shape(f->type, &f->arena, runs, 3);

    ASSERT_LINES(f, lines_of(f, s, 75, TYPE_START), "from", "in the year one", "on");
    ASSERT_LINES(f, lines_of(f, s, 45, TYPE_START), "from in", "the year", "one on");
}

/* Each text as it breaks where every break of up to BREAK_SOFT is taken. */
static void words_that_belong_together_stay_together(void **state)
{
    static const char *const cases[] = {
        "cut |latency |from |340 ms |to |1.5 s",
        "saved |£4M/month |or |EUR 2,000 |or |300 zł |a |day",
        "at |12 000 |requests, |40 GB/s |and |99.9 % |uptime",
        "from |May 2020 – Oct 2021, |12 March 2020 |or |1. Mai 2021",
        "2019 – 2021 |(remote)",
        "called |+44 20 7946 0958 |or |(030) 123 4567 |daily",
        "with |J. R. Smith |and |Dr. Lee, |e.g. in |z. B. |hier",
        "C++ |and |CI/CD |(e.g. on |TCP/IP) |full-time |and/or |Node.js, |C#",
        "2019–2021 |and |2020-05-17 |or |05/2020",
        "word – |another |one—|two",
        ("a\xC2\xA0" "b |c"),
        "漢|字|か|な",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct strbuf text = {0}, got = {0};
        struct arena scratch = {0};

        for (const char *s = cases[i]; *s; s++)
            if (*s != '|')
                strbuf_putc(&text, *s);
        uint8_t *classes = arena_alloc(&scratch, text.n + 1);
        uint8_t *flags = arena_alloc(&scratch, text.n + 1);

        break_classes(&scratch, text.p, text.n, NULL, 0, flags, "en", classes);
        for (size_t k = 0; k < text.n; k++) {
            if (classes[k] <= BREAK_SOFT)
                strbuf_putc(&got, '|');
            strbuf_putc(&got, text.p[k]);
        }
        assert_string_equal(got.p, cases[i]);
        strbuf_free(&text);
        strbuf_free(&got);
        arena_free(&scratch);
    }
}

static void an_icon_stays_with_its_text(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    const struct type_run runs[] = {run_of("London ", style, 0),
                                    {.flags = TYPE_OBJECT, .object_width = 9, .style = style},
                                    run_of(" Leeds", style, 0)};
    struct lines *l = lines_of(f, type_shape(f->type, &f->arena, runs, 3), 50, TYPE_START);

    ASSERT_LINES(f, l, "London", "\xEF\xBF\xBC Leeds");
}

static void short_prepositions_do_not_end_polish_lines(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    const char *text = "praca w Krakowie";

    ASSERT_LINES(f, lines_of(f, shape(f, text, style), 45, TYPE_START), "praca w", "Krakowie");
    style.lang = "pl";
    ASSERT_LINES(f, lines_of(f, shape(f, text, style), 52, TYPE_START), "praca", "w Krakowie");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* A dot between two things is gone where the line ends behind it, and so is the space before it; one
 * space stays for extraction. Within a line it stands. */
static void separators_vanish_at_line_ends(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    struct type_run runs[] = {run_of("postmaster", style, 0),
                              run_of("\xC2\xA0\xC2\xB7 ", style, TYPE_SEPARATOR),
                              run_of("telephone", style, 0)};
    struct shaped *s = type_shape(f->type, &f->arena, runs, 3);
    double word = shaped_width(shape(f, "postmaster", style));
    struct lines *one = lines_of(f, s, 200, TYPE_END), *two = lines_of(f, s, word + 2, TYPE_END);

    assert_int_equal(one->n, 1);
    assert_int_equal(two->n, 2);
    assert_true(fabs(two->at[0].width - word) < 0.5); /* but for what the space kerns */
    for (size_t i = 0; i < two->at[0].npieces; i++) {
        const struct piece *p = &two->at[0].pieces[i];

        assert_int_equal(p->is_space, i > 0);
        if (p->is_space)
            assert_true(p->text_n == 1 && *p->text == ' ');
    }
    assert_int_equal(two->at[1].pieces[0].run, 2);
}

/* Lines end between two things rather than inside one, though what stands alone behind is one word;
 * inside where the line before would be less than half full. */
static void lines_end_at_separators(void **state)
{
    struct fixture *f = *state;
    struct type_style style = style_of("Lato");
    const char *const dot = "\xC2\xA0\xC2\xB7 ";
    struct type_run runs[] = {run_of("Marsh Trust", style, 0), run_of(dot, style, TYPE_SEPARATOR),
                              run_of("Hull, GB", style, 0), run_of(dot, style, TYPE_SEPARATOR),
                              run_of("marsh.example", style, 0)};
    double whole = shaped_width(shape(f, "Marsh Trust \xC2\xB7 Hull, GB", style));
    struct shaped *s = type_shape(f->type, &f->arena, runs, 5);
    struct lines *l = lines_of(f, s, whole + 20, TYPE_START);

    assert_int_equal(l->n, 2);
    assert_int_equal(l->at[1].pieces[0].run, 4);
    runs[0].text = "Mud", runs[0].n = 3;
    runs[2].text = "a trust for all marshes", runs[2].n = strlen(runs[2].text);
    s = type_shape(f->type, &f->arena, runs, 3);
    whole = shaped_width(shape(f, "Mud \xC2\xB7 a trust for all marshes", style));
    l = lines_of(f, s, whole - 5, TYPE_START);
    assert_int_equal(l->n, 2);
    assert_int_equal(l->at[1].pieces[0].run, 2);
    assert_true(l->at[1].pieces[0].text_n < runs[2].n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lines_end_at_separators),
        cmocka_unit_test_setup_teardown(separators_vanish_at_line_ends, set_up, tear_down),
        cmocka_unit_test(no_other_breaking_has_fewer_demerits),
        cmocka_unit_test(demerits_are_those_of_the_papers),
        TEST(ragged_lines_are_as_few_and_smoother_than_first_fit),
        TEST(justified_gaps_are_more_even_than_first_fit),
        TEST(no_paragraph_is_worse_than_first_fit),
        TEST(no_line_has_holes),
        TEST(scaled_lines_without_spaces_stay_in_the_measure),
        TEST(one_shaping_serves_all_measures_and_loses_no_text),
        TEST(advances_add_up_to_the_places_of_the_pieces),
        TEST(scaled_glyphs_fill_the_measure_with_evener_gaps),
        TEST(a_scaled_glyph_has_its_share_of_the_width),
        TEST(punctuation_stands_out_into_the_margins),
        TEST(every_family_lets_the_same_ink_stand_out),
        TEST(only_text_along_the_direction_stands_out),
        TEST(dates_behind_a_leader_do_not_stand_out),
        TEST(looseness_gives_a_line_more_or_less),
        TEST(no_more_than_two_hyphens_in_a_row),
        TEST(the_last_line_is_no_runt_where_that_can_be_helped),
        TEST(first_line_can_be_indented),
        TEST(forced_breaks_end_lines),
        TEST(what_follows_a_leader_stands_at_the_end_edge),
        TEST(line_height_is_that_of_its_styles),
        TEST(soft_hyphens_show_only_at_line_ends),
        TEST(too_long_words_break_between_clusters),
        TEST(urls_break_only_when_they_must),
        TEST(runs_that_must_not_break_do_so_last),
        cmocka_unit_test(words_that_belong_together_stay_together),
        TEST(an_icon_stays_with_its_text),
        TEST(short_prepositions_do_not_end_polish_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
