/* SPDX-License-Identifier: MIT */
#include "score.h"

#include <math.h>
#include <stdlib.h>

enum { TIGHT, DECENT, LOOSE, VERY_LOOSE };

static double badness_of(const struct eval_line *l, int *class)
{
    *class = DECENT;
    if (l->gap <= 0)
        return 0;
    double r = l->gap > 1 ? (l->gap - 1) * 2 : (1 - l->gap) * 3;
    double bad = fmin(10000, 100 * r * r * r);

    if (l->gap < 1)
        *class = bad > 12 ? TIGHT : DECENT;
    else
        *class = bad > 99 ? VERY_LOOSE : bad > 12 ? LOOSE : DECENT;
    return bad;
}

double score_demerits(const struct eval_line *lines, size_t n)
{
    double total = 0;
    int before = DECENT;

    for (size_t i = 0; i < n; i++) {
        int class = DECENT;
        double bad = i + 1 < n || lines[i].gap < 1 ? badness_of(&lines[i], &class) : 0;

        total += (10 + bad) * (10 + bad) + (lines[i].hyphen ? 50 * 50 : 0);
        if (i > 0 && lines[i - 1].hyphen)
            total += lines[i].hyphen ? 10000 : i + 1 == n ? 5000 : 0;
        if (i > 0 && abs(class - before) > 1)
            total += 10000;
        before = class;
    }
    return total;
}

static void add_line(struct score *s, const struct eval_line *l)
{
    s->counted++;
    if (l->gap > 0) {
        s->gap_sum += l->gap;
        s->gap_squares += l->gap * l->gap;
        s->gap_max = fmax(s->gap_max, l->gap);
        s->gap_min = s->gap_min > 0 ? fmin(s->gap_min, l->gap) : l->gap;
    }
    s->loose += l->gap > 1.5 && l->gap <= 2;
    s->very_loose += l->gap > 2;
    s->hyphens += l->hyphen;
    s->rag_sum += l->shortfall;
    s->rag_squares += l->shortfall * l->shortfall;
    s->rag_max = fmax(s->rag_max, l->shortfall);
    s->short_lines += l->shortfall > 0.2;
    s->characters += (double)l->characters;
}

void score_add(struct score *s, const struct eval_line *lines, size_t n)
{
    size_t row = 0;

    if (n == 0)
        return;
    s->paragraphs++;
    s->lines += n;
    s->demerits += score_demerits(lines, n);
    for (size_t i = 0; i < n; i++) {
        s->overfull += lines[i].overfull;
        row = lines[i].hyphen ? row + 1 : 0;
        s->ladders += row > 2;
        if (i + 1 < n)
            add_line(s, &lines[i]);
        if (i > 0)
            s->scale_step = fmax(s->scale_step, fabs(lines[i].scale - lines[i - 1].scale));
    }
    const struct eval_line *last = &lines[n - 1];

    s->runts += n > 1 && (last->fill < 0.15 || (last->one_word && last->characters < 5));
}

void score_join(struct score *to, const struct score *s)
{
    to->paragraphs += s->paragraphs;
    to->lines += s->lines;
    to->counted += s->counted;
    to->loose += s->loose;
    to->very_loose += s->very_loose;
    to->hyphens += s->hyphens;
    to->ladders += s->ladders;
    to->runts += s->runts;
    to->overfull += s->overfull;
    to->short_lines += s->short_lines;
    to->gap_sum += s->gap_sum;
    to->gap_squares += s->gap_squares;
    to->gap_max = fmax(to->gap_max, s->gap_max);
    if (s->gap_min > 0)
        to->gap_min = to->gap_min > 0 ? fmin(to->gap_min, s->gap_min) : s->gap_min;
    to->demerits += s->demerits;
    to->rag_sum += s->rag_sum;
    to->rag_squares += s->rag_squares;
    to->rag_max = fmax(to->rag_max, s->rag_max);
    to->characters += s->characters;
    to->scale_step = fmax(to->scale_step, s->scale_step);
}

static double sd(double sum, double squares, size_t n)
{
    if (n == 0)
        return 0;
    double mean = sum / (double)n;

    return sqrt(fmax(0, squares / (double)n - mean * mean));
}

double score_gap_sd(const struct score *s)
{
    return sd(s->gap_sum, s->gap_squares, s->counted);
}

double score_rag_mean(const struct score *s)
{
    return s->counted ? 100 * s->rag_sum / (double)s->counted : 0;
}

double score_rag_sd(const struct score *s)
{
    return 100 * sd(s->rag_sum, s->rag_squares, s->counted);
}

double score_hyphen_share(const struct score *s)
{
    return s->counted ? 100 * (double)s->hyphens / (double)s->counted : 0;
}

void score_head(FILE *out)
{
    fprintf(out, "%-34s %5s %5s %5s %5s %6s %5s %6s %6s %5s %5s %9s %6s\n", "", "lines", "gapsd",
            "min", "max", "loose", "very", "hyphen", "share", "ladd.", "runts", "dem/line", "step");
}

void score_row(FILE *out, const char *name, const struct score *s)
{
    fprintf(out, "%-34s %5zu %5.3f %5.2f %5.2f %6zu %5zu %6zu %5.1f%% %5zu %5zu %9.0f %6.3f%s\n", name,
            s->lines, score_gap_sd(s), s->gap_min, s->gap_max, s->loose, s->very_loose, s->hyphens,
            score_hyphen_share(s), s->ladders, s->runts, s->demerits / (double)s->lines,
            s->scale_step, s->overfull ? "  overfull!" : "");
}

void score_rag_head(FILE *out)
{
    fprintf(out, "%-34s %5s %6s %6s %6s %8s %6s %5s\n", "", "lines", "mean", "sd", "max", "under80",
            "hyphen", "runts");
}

void score_rag_row(FILE *out, const char *name, const struct score *s)
{
    fprintf(out, "%-34s %5zu %5.1f%% %5.1f%% %5.1f%% %8zu %6zu %5zu\n", name, s->lines,
            score_rag_mean(s), score_rag_sd(s), 100 * s->rag_max, s->short_lines, s->hyphens,
            s->runts);
}
