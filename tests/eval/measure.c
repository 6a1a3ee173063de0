/* The measured table: ten bullets at three measures, justified with everything on, against first fit
 * over the same break points, and TeX's text with the same hyphens for the run beside it.
 * usage: measure table BULLETS MEASURES, measure tex BULLETS, measure head, measure score NAME < LINES
 * SPDX-License-Identifier: MIT */
#include "score.h"

#include "type_demerits.h"

#include "base/file.h"
#include "type/hyphen.h"
#include "type/internal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const double measures[] = {170, 300, 483};
enum { PARAGRAPHS_MAX = 64, LINES_MAX = 512 };

struct eval {
    struct arena arena;
    struct diags diags;
    struct type *type;
    struct type_style style;
    const char *text[PARAGRAPHS_MAX];
    struct shaped *shaped[PARAGRAPHS_MAX], *whole[PARAGRAPHS_MAX]; /* whole: words not divided */
    size_t n;
};

/* ---- text -------------------------------------------------------------------------------- */

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* The word, with "-" wherever it may be divided. */
static size_t add_word(struct strbuf *b, const char *word, size_t n)
{
    uint8_t *points = calloc(n, 1);
    size_t found = hyphen_points("en-US", word, n, 2, 3, points);

    for (size_t i = 0; i < n; i++) {
        if (points[i])
            strbuf_putc(b, '-');
        strbuf_putc(b, word[i]);
    }
    free(points);
    return found;
}

static bool open_eval(struct eval *e, const char *bullets)
{
    struct str all;

    e->diags.arena = &e->arena;
    e->style = (struct type_style){
        .family = "Lato", .weight = 400, .size = 10, .leading = 13, .lang = "en-US"};
    e->type = type_new(&e->arena, font_builtin, &e->diags);
    if (!file_read(&e->arena, bullets, 1 << 20, &all, &e->diags))
        return false;
    for (size_t i = 0, n; i < all.n && e->n < PARAGRAPHS_MAX; i += n + 1) {
        for (n = 0; i + n < all.n && all.p[i + n] != '\n';)
            n++;
        if (!n)
            continue;
        e->text[e->n] = arena_strndup(&e->arena, all.p + i, n);
        struct type_run run = {
            .text = e->text[e->n], .n = n, .style = e->style, .flags = TYPE_HYPHENATE};

        e->shaped[e->n] = type_shape(e->type, &e->arena, &run, 1);
        run.flags = 0;
        e->whole[e->n++] = type_shape(e->type, &e->arena, &run, 1);
    }
    return e->n > 0;
}

/* ---- ours -------------------------------------------------------------------------------- */

static size_t characters(const struct line *l)
{
    size_t n = 0;

    for (size_t i = 0; i < l->npieces; i++)
        for (size_t k = 0; !l->pieces[i].is_space && k < l->pieces[i].text_n; k++)
            n += ((unsigned char)l->pieces[i].text[k] & 0xC0) != 0x80;
    return n;
}

static bool one_word(const struct line *l)
{
    for (size_t i = 0; i < l->npieces; i++)
        if (!l->pieces[i].is_space && memchr(l->pieces[i].text, ' ', l->pieces[i].text_n))
            return false;
    return true;
}

static size_t total_fit(struct eval *e, size_t p, const struct type_break_options *o,
                        struct eval_line *out)
{
    const struct lines *l = type_break(e->type, &e->arena, e->shaped[p], o);

    for (size_t i = 0; i < l->n && i < LINES_MAX; i++) {
        const struct line *line = &l->at[i];

        out[i] = (struct eval_line){.gap = o->align == TYPE_JUSTIFY && !one_word(line) ? line->gap : 0,
                                    .scale = line->pieces[0].scale,
                                    .shortfall = fmax(0, 1 - line->width / o->measure),
                                    .fill = line->width / o->measure,
                                    .hyphen = line->hyphenated,
                                    .one_word = one_word(line),
                                    .overfull = line->overfull,
                                    .characters = characters(line)};
    }
    return l->n;
}

/* ---- first fit --------------------------------------------------------------------------- */

/* As many pieces as fit at their natural width; where not even one does, as the text can shrink. */
static size_t farthest(const struct breaker *b, size_t i)
{
    size_t best = i + 1;

    for (size_t j = i + 1; j < b->n; j++) {
        if (line_counted(&b->at[i], &b->at[j]) <= b->measure)
            best = j;
        if (b->at[j].forced || line_natural(&b->at[i], &b->at[j]) > 2 * b->measure)
            break;
    }
    return best;
}

static struct eval_line set_first_fit(const struct breakpoint *from, const struct breakpoint *to,
                                      const struct type_break_options *o)
{
    scaled measure = scaled_from_pt(o->measure), left = measure - line_counted(from, to);
    scaled glyphs = line_glyphs(from, to), most = glyphs * o->expand / 1000;
    scaled spaces = to->before.spaces - from->after.spaces;
    scaled taken = left > most ? most : left < -most ? -most : left;

    taken = glyphs > 0 ? glyphs * (taken * 1000 / glyphs) / 1000 : 0; /* scaled in steps of 1/1000 */

    struct eval_line l = {.scale = 1,
                          .hyphen = to->hyphenated,
                          .shortfall = left > 0 ? (double)left / (double)measure : 0};

    l.fill = 1 - l.shortfall;
    l.one_word = spaces <= 0;
    if (o->align != TYPE_JUSTIFY || (to->forced && left > 0)) {
        l.gap = o->align == TYPE_JUSTIFY ? 1 : 0;
        return l;
    }
    l.shortfall = 0;
    l.scale = glyphs > 0 ? 1 + (double)taken / (double)glyphs : 1;
    left = left - taken > -spaces / 3 ? left - taken : -spaces / 3;
    if (spaces > 0)
        l.gap = 1 + (double)left / (double)spaces;
    return l;
}

/* The break points of the text, with what may stand out at each, as the breaker has them. */
static struct breaker breaker_of(struct arena *a, const struct shaped *s,
                                 const struct type_break_options *o)
{
    struct breakpoint *at = arena_array(a, s->nbreaks, sizeof *at);
    struct breaker b = {.at = at,
                        .measure = scaled_from_pt(o->measure),
                        .hang_most = o->protrude ? s->metrics[0].size : 0,
                        .justify = o->align == TYPE_JUSTIFY,
                        .expand = o->expand};

    for (size_t i = 0; i < s->nbreaks; i++) {
        if (s->breaks[i].class > BREAK_HYPHEN)
            continue;
        at[b.n] = s->breaks[i];
        if (o->protrude)
            protrude_at(s, false, &at[b.n]);
        b.n++;
    }
    return b;
}

static size_t first_fit(const struct breaker *b, size_t *chosen)
{
    size_t n = 0;

    for (size_t i = 0; i + 1 < b->n && n < LINES_MAX; i = chosen[n++])
        chosen[n] = farthest(b, i);
    return n;
}

static size_t set_lines(const struct breaker *b, const struct type_break_options *o,
                        const size_t *chosen, size_t n, struct eval_line *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = set_first_fit(&b->at[i ? chosen[i - 1] : 0], &b->at[chosen[i]], o);
    return n;
}

static size_t set_greedy(const struct shaped *s, const struct type_break_options *o,
                         struct eval_line *out)
{
    struct arena scratch = {0};
    struct breaker b = breaker_of(&scratch, s, o);
    size_t chosen[LINES_MAX], n = set_lines(&b, o, chosen, first_fit(&b, chosen), out);

    arena_free(&scratch);
    return n;
}

/* By all rules of ours, ladders and runts among them: > 0 if total fit is worse. */
static int compare(const struct shaped *s, const struct type_break_options *o)
{
    struct arena scratch = {0};
    struct breaker b = breaker_of(&scratch, s, o);
    size_t ours[LINES_MAX], theirs[LINES_MAX], n = breaker_run(&b, ours);
    int worse = worse_than(judge(&b, ours, n), judge(&b, theirs, first_fit(&b, theirs)));

    arena_free(&scratch);
    return worse;
}

/* ---- the table --------------------------------------------------------------------------- */

static struct score score_all(struct eval *e, const struct type_break_options *o, bool greedy)
{
    static struct eval_line lines[LINES_MAX];
    struct score s = {0};

    for (size_t p = 0; p < e->n; p++) {
        size_t n = greedy ? set_greedy(e->shaped[p], o, lines) : total_fit(e, p, o, lines);

        score_add(&s, lines, n);
    }
    return s;
}

static void against_first_fit(struct eval *e, const struct type_break_options *o)
{
    static struct eval_line lines[LINES_MAX];
    size_t better = 0, worse = 0, by_rules = 0;
    double ours = 0, theirs = 0;

    for (size_t p = 0; p < e->n; p++) {
        by_rules += compare(e->shaped[p], o) > 0;
        double total = score_demerits(lines, total_fit(e, p, o, lines));
        double greedy = score_demerits(lines, set_greedy(e->shaped[p], o, lines));

        ours += total;
        theirs += greedy;
        better += total < greedy;
        worse += total > greedy;
    }
    printf("  against first fit, by paragraph: %zu better, %zu worse of %zu; demerits %.0f : %.0f; "
           "by all rules %zu worse\n",
           better, worse, e->n, ours, theirs, by_rules);
}

static const struct {
    const char *name;
    bool protrude;
    int expand;
    bool greedy;
} modes[] = {{"plain", false, 0, false},
             {"protrusion", true, 0, false},
             {"protrusion, scaling 2 %", true, 20, false},
             {"first fit, everything on", true, 20, true}};

static void table(struct eval *e, double measure)
{
    struct type_break_options o = {.measure = measure, .align = TYPE_JUSTIFY, .hyphenate = true};

    printf("\nnextcv, %.0f pt\n", measure);
    score_head(stdout);
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        o.protrude = modes[i].protrude;
        o.expand = modes[i].expand;
        struct score s = score_all(e, &o, modes[i].greedy);

        score_row(stdout, modes[i].name, &s);
    }
    against_first_fit(e, &o);
}

/* sd of the gaps against the share of hyphens, by what a hyphen costs; 0: there are none. */
static void curve(struct eval *e, double measure)
{
    struct shaped *divided[PARAGRAPHS_MAX];
    static const int penalties[] = {1, 50, 100, 150, 300, 500, 0};
    struct type_break_options o = {
        .measure = measure, .align = TYPE_JUSTIFY, .hyphenate = true, .protrude = true, .expand = 20};

    memcpy(divided, e->shaped, sizeof divided);
    printf("\nnextcv, %.0f pt: gap sd and max by the penalty of a hyphen\n", measure);
    for (size_t i = 0; i < sizeof penalties / sizeof *penalties; i++) {
        o.hyphen_penalty = penalties[i];
        if (!penalties[i])
            memcpy(e->shaped, e->whole, sizeof e->shaped);
        struct score s = score_all(e, &o, false);

        printf("  penalty %5d: hyphens %5.1f %%  sd %.3f  max %.2f\n", penalties[i],
               score_hyphen_share(&s), score_gap_sd(&s), s.gap_max);
    }
    memcpy(e->shaped, divided, sizeof divided);
}

/* All paragraphs at all measures of a list, and each against first fit. */
static void sweep(struct eval *e, const char *list)
{
    static struct eval_line lines[LINES_MAX];
    struct type_break_options o = {
        .align = TYPE_JUSTIFY, .hyphenate = true, .protrude = true, .expand = 20};
    struct score ours = {0}, greedy = {0};
    size_t worse = 0, by_rules = 0, all = 0;

    printf("\nnextcv, %s pt together\n", list);
    while (*list) {
        o.measure = number_parse(list, &list);
        list += *list != 0;
        for (size_t p = 0; p < e->n; p++, all++) {
            size_t n = total_fit(e, p, &o, lines);
            double demerits = score_demerits(lines, n);

            score_add(&ours, lines, n);
            by_rules += compare(e->shaped[p], &o) > 0;
            n = set_greedy(e->shaped[p], &o, lines);
            worse += score_demerits(lines, n) < demerits;
            score_add(&greedy, lines, n);
        }
    }
    score_head(stdout);
    score_row(stdout, "protrusion, scaling 2 %", &ours);
    score_row(stdout, "first fit, everything on", &greedy);
    printf("  worse than first fit: %zu of %zu paragraphs; by all rules %zu\n", worse, all, by_rules);
}

static void rag_sweep(struct eval *e, const char *list)
{
    static struct eval_line lines[LINES_MAX];
    struct type_break_options o = {.align = TYPE_START};
    struct score ours = {0}, greedy = {0};

    printf("\nragged, without hyphens, %s pt together\n", list);
    score_rag_head(stdout);
    while (*list) {
        o.measure = number_parse(list, &list);
        list += *list != 0;
        for (size_t p = 0; p < e->n; p++) {
            score_add(&ours, lines, total_fit(e, p, &o, lines));
            score_add(&greedy, lines, set_greedy(e->whole[p], &o, lines));
        }
    }
    score_rag_row(stdout, "nextcv", &ours);
    score_rag_row(stdout, "first fit", &greedy);
}

static void speed(struct eval *e)
{
    struct type_break_options o = {
        .measure = 300, .align = TYPE_JUSTIFY, .hyphenate = true, .protrude = true, .expand = 20};
    struct strbuf text = {0};
    size_t words = 1;

    for (size_t p = 0; p < e->n && text.n < 2000; p++)
        strbuf_printf(&text, "%s%s", p ? " " : "", e->text[p]);
    for (size_t i = 0; i < text.n; i++)
        words += text.p[i] == ' ';
    struct type_run run = {
        .text = text.p, .n = text.n, .style = e->style, .flags = TYPE_HYPHENATE};
    const struct shaped *s = type_shape(e->type, &e->arena, &run, 1);
    clock_t start = clock();
    struct arena scratch = {0};

    for (int i = 0; i < 200; i++)
        type_break(e->type, &scratch, s, &o);
    printf("\na paragraph of %zu bytes: %.2f us CPU a word to break and set\n", text.n,
           (double)(clock() - start) * 1e6 / CLOCKS_PER_SEC / 200 / (double)words);
    arena_free(&scratch);
    strbuf_free(&text);
}

static void rag(struct eval *e, double measure)
{
    struct type_break_options o = {.measure = measure, .align = TYPE_START, .hyphenate = true};
    struct score ours = score_all(e, &o, false), greedy = score_all(e, &o, true);

    printf("\n%.0f pt, ragged: shortfall in per cent of the measure\n", measure);
    score_rag_head(stdout);
    score_rag_row(stdout, "nextcv", &ours);
    score_rag_row(stdout, "first fit", &greedy);
}

/* ---- TeX --------------------------------------------------------------------------------- */

/* TeX gets our hyphens as exceptions of a language without patterns. */
static void put_tex(struct eval *e)
{
    for (size_t p = 0; p < e->n; p++) {
        const char *s = e->text[p];
        size_t n;

        printf("\\hyphenation{");
        for (; *s; s += n) {
            struct strbuf b = {0};

            for (n = 0; is_letter(s[n]);)
                n++;
            if (n && add_word(&b, s, n))
                printf("%s ", b.p);
            n += n == 0;
            strbuf_free(&b);
        }
        printf("}\n%s\\par\n", e->text[p]);
    }
}

/* Lines as compare.tex writes them: "GAP SCALE HYPHEN FILL" and "par" behind each paragraph. */
static int score_lines(const char *name)
{
    static struct eval_line lines[LINES_MAX];
    struct score s = {0};
    char word[256];
    size_t n = 0;

    while (fgets(word, sizeof word, stdin)) {
        const char *at = word, *end;

        if (strncmp(word, "par", 3) == 0) {
            if (n)
                lines[n - 1].shortfall = 0;
            score_add(&s, lines, n);
            n = 0;
            continue;
        }
        if (n == LINES_MAX)
            return 1;
        struct eval_line *l = &lines[n++];

        *l = (struct eval_line){.gap = number_parse(at, &end)};
        l->scale = number_parse(end + 1, &end);
        l->hyphen = number_parse(end + 1, &end) > 0;
        l->fill = number_parse(end + 1, &end);
        l->shortfall = fmax(0, 1 - l->fill);
        l->overfull = number_parse(end + 1, &end) > 0;
        l->characters = 99;
    }
    score_row(stdout, name, &s);
    return 0;
}

int main(int argc, char **argv)
{
    static struct eval e;

    if (argc == 2 && strcmp(argv[1], "head") == 0) {
        score_head(stdout);
        return 0;
    }
    if (argc == 3 && strcmp(argv[1], "score") == 0)
        return score_lines(argv[2]);
    bool tex = argc == 3 && strcmp(argv[1], "tex") == 0;

    if (argc != (tex ? 3 : 4) || !open_eval(&e, argv[2]))
        return 2;
    if (tex) {
        put_tex(&e);
    } else {
        for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
            table(&e, measures[i]);
        for (size_t i = 1; i < sizeof measures / sizeof *measures; i++)
            curve(&e, measures[i]);
        for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
            rag(&e, measures[i]);
        sweep(&e, argv[3]);
        rag_sweep(&e, argv[3]);
        speed(&e);
    }
    type_free(e.type);
    arena_free(&e.arena);
    return 0;
}
