/* The loop between choosing and setting.
 *
 * The typesetting side measures what every candidate costs at this layout's measure, tailoring
 * chooses under the budget, and what it chose is laid out. Page breaks cost space that no sum of
 * heights knows; so the budget shrinks by what went over until the pages are met, and is then
 * bisected between the last that met them and the last that did not (choose.c).
 *
 * Where pages are asked for, leading, size and margins may go up and down in steps between the
 * layout's limits, one after the other in the layout's order: each is bisected over whole steps, so
 * the number of trials is bounded. SPDX-License-Identifier: MIT */
#include "pipeline/fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool fit_set(ncv_context *c, const struct profile *p, struct setting *out)
{
    struct image_source images = {c, load_image};

    out->document = compose(&c->arena, p, c->layout, &c->compose, &c->d);
    if (!out->document)
        return false;
    out->galley = pages_set(&c->arena, c->type, out->document, &images, &c->d);
    return out->galley != NULL;
}

/* Diagnostics of a trial would be said again for the result: they are taken back, but for those of
 * faces, which are said once however often the text is set. */
void fit_forget(ncv_context *c, size_t count)
{
    size_t kept = count;

    for (size_t i = count; i < c->d.list.n; i++)
        if (strncmp(c->d.list.at[i].code, "type-", 5) == 0)
            c->d.list.at[kept++] = c->d.list.at[i];
    c->d.list.n = kept;
    c->d.worst = DIAG_NOTE;
    for (size_t i = 0; i < kept; i++)
        if (c->d.list.at[i].level > c->d.worst)
            c->d.worst = c->d.list.at[i].level;
}

bool fit_pages_of(struct fitting *f, const struct profile *p, struct setting *out)
{
    if (!fit_set(f->c, p, out))
        return false;
    out->list = pages_break(&f->c->arena, out->galley, &f->c->d);
    return out->list != NULL;
}

bool fit_try(struct fitting *f, const struct profile *p, struct trial *out)
{
    ncv_context *c = f->c;

    *out = (struct trial){.result = p, .levels = f->levels, .serial = ++f->serial};
    c->compose.vary = (struct compose_vary){.leading = f->levels.of[FIT_LEADING] / (double)LEVELS,
                                            .size = f->levels.of[FIT_SIZE] / (double)LEVELS,
                                            .margin = f->levels.of[FIT_MARGIN] / (double)LEVELS};
    fit_forget(c, f->said);
    if (!f->measure(f, p, &out->setting))
        return false;
    out->met = out->setting.list->npages <= (size_t)f->target;
    return true;
}

/* How many pages a trial fills; the glue that filled a page counts. */
double fit_extent(const struct trial *t)
{
    const struct display_list *list = t->setting.list;

    if (!list->npages || !(list->body_height > 0))
        return 0;
    return (double)(list->npages - 1) + list->pages[list->npages - 1].used / list->body_height;
}

/* ---- leading, size, margins -------------------------------------------------------------- */

/* Does the layout let it vary in this direction? Asked of the result, since a value may be beyond
 * a limit already. */
static bool has_room(const struct fitting *f, enum fit_axis axis, int sign)
{
    struct compose_options o = f->c->compose;
    double *const vary[FIT_AXES] = {
        [FIT_LEADING] = &o.vary.leading, [FIT_SIZE] = &o.vary.size, [FIT_MARGIN] = &o.vary.margin};

    if (!vary[axis])
        return false;
    o.vary = (struct compose_vary){0};
    struct compose_measures a = compose_measure(f->c->layout, &o);

    *vary[axis] = sign;
    struct compose_measures b = compose_measure(f->c->layout, &o);

    return a.leading != b.leading || a.size != b.size || a.margin_top != b.margin_top ||
           a.margin_start != b.margin_start;
}

typedef bool test(const struct fitting *f, const struct trial *t);

static bool is_met(const struct fitting *f, const struct trial *t)
{
    (void)f;
    return t->met;
}

/* A trial that is too long is also long enough: the level that fills is below it. */
static bool is_full(const struct fitting *f, const struct trial *t)
{
    return !t->met || fit_extent(t) >= f->goal;
}

/* The level nearest to `fails` at which the test holds, by bisection; it holds at `holds`, and
 * `*best` is the trial there. */
static bool bisect(struct fitting *f, enum fit_axis axis, int fails, int holds, test *ok,
                   struct trial *best)
{
    const struct profile *p = best->result;

    while (abs(holds - fails) > 1) {
        struct trial t;

        f->levels.of[axis] = (holds + fails) / 2;
        if (!fit_try(f, p, &t))
            return false;
        if (ok(f, &t)) {
            *best = t;
            holds = f->levels.of[axis];
        } else {
            fails = f->levels.of[axis];
        }
    }
    f->levels = best->levels;
    return true;
}

/* The axes that may go down, in order: those before `drop`, or all. */
static size_t tight_axes(const struct fitting *f, bool all, enum fit_axis axes[FIT_AXES])
{
    size_t n = 0;

    for (size_t i = 0; i < f->naxes && (all || f->axes[i] != FIT_DROP); i++)
        if (has_room(f, f->axes[i], -1))
            axes[n++] = f->axes[i];
    return n;
}

/* Takes the axes down until the pages are met, if all of them together would do it. `*t` is then the
 * trial that met them, else it is as before. False only if setting failed. */
static bool tighten(struct fitting *f, bool all, struct trial *t)
{
    const struct levels before = f->levels;
    enum fit_axis axes[FIT_AXES];
    size_t n = tight_axes(f, all, axes);
    struct trial tight = {0};

    if (n == 0 || fit_extent(t) > HOPELESS * f->target)
        return true;
    for (size_t i = 0; i < n; i++)
        f->levels.of[axes[i]] = -LEVELS;
    if (!fit_try(f, t->result, &tight))
        return false;
    f->levels = before;
    for (size_t i = 0; tight.met && i < n; i++) {
        struct trial one = tight; /* what the last axis comes to */

        f->levels.of[axes[i]] = -LEVELS;
        if (i + 1 < n && !fit_try(f, t->result, &one))
            return false;
        if (!one.met)
            continue;
        *t = one;
        return bisect(f, axes[i], 0, -LEVELS, is_met, t);
    }
    return true;
}

/* Takes one axis up: to where the goal is met, or as far as the pages allow. */
static bool loosen_axis(struct fitting *f, enum fit_axis axis, struct trial *t)
{
    struct trial loose;

    f->levels.of[axis] = LEVELS;
    if (!fit_try(f, t->result, &loose))
        return false;
    bool full = is_full(f, &loose);

    if (full && !bisect(f, axis, 0, LEVELS, is_full, &loose))
        return false;
    if (!loose.met) { /* from not full to too long in one step: the step before */
        f->levels.of[axis]--;
        return fit_try(f, t->result, t);
    }
    *t = loose;
    return true;
}

static bool loosen(struct fitting *f, struct trial *t)
{
    for (size_t i = 0; i < f->naxes && fit_extent(t) < f->goal; i++)
        if (f->levels.of[f->axes[i]] == 0 && has_room(f, f->axes[i], 1) &&
            !loosen_axis(f, f->axes[i], t))
            return false;
    return true;
}

/* Fills the last page. Where that is out of reach, a page with a few lines on it is no better than a
 * page less: then all stays as it was, and is told. */
static bool fill(struct fitting *f, struct trial *t)
{
    const struct trial before = *t;

    if (!loosen(f, t))
        return false;
    f->reach = fit_extent(t);
    if (f->reach < f->target - 1 + STUB_SHARE && before.setting.list->npages < (size_t)f->target) {
        *t = before;
        f->levels = before.levels;
    }
    return true;
}

/* A few lines on a last page that nobody asked for are drawn in, if what the layout lets vary
 * before the size of the text can; nothing is dropped for it. */
static bool draw_in_stub(struct fitting *f, struct trial *t)
{
    struct fitting g = *f;
    const int pages = (int)t->setting.list->npages;

    if (pages < 2 || fit_extent(t) > pages - 1 + STUB_SHARE)
        return true;
    g.target = pages - 1;
    for (g.naxes = 0; g.naxes < f->naxes && f->axes[g.naxes] != FIT_SIZE;)
        g.naxes++;
    bool ok = tighten(&g, true, t);

    f->serial = g.serial;
    return ok;
}

/* ---- what is said ------------------------------------------------------------------------ */

static void report_over(const struct fitting *f, const struct trial *t)
{
    static const enum diag_level levels[] = {[FIT_OVER_WARN] = DIAG_WARNING,
                                             [FIT_OVER_FLOW] = DIAG_NOTE,
                                             [FIT_OVER_ERROR] = DIAG_ERROR};

    diag_add(&f->c->d, levels[layout_fit_over(f->c->layout)], "fit-pages", (struct diag_at){0},
             "allow more pages, or hide entries with --hide",
             "what must be shown takes %zu pages, not %d", t->setting.list->npages, f->target);
}

static const char *points(ncv_context *c, double pt)
{
    struct strbuf b = {0};

    strbuf_number(&b, pt, 2);
    const char *kept = strbuf_keep(&b, &c->arena);

    strbuf_free(&b);
    return kept;
}

/* What had to give so that the pages are met. */
static void report_vary(const struct fitting *f)
{
    ncv_context *c = f->c;
    struct compose_options natural = c->compose;
    struct compose_measures a, b = compose_measure(c->layout, &c->compose);

    natural.vary = (struct compose_vary){0};
    a = compose_measure(c->layout, &natural);
    const struct {
        const char *what;
        double from, to;
    } changes[] = {{"text size", a.size, b.size},
                   {"leading", a.leading, b.leading},
                   {"top margin", a.margin_top, b.margin_top},
                   {"start margin", a.margin_start, b.margin_start}};

    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        if (fabs(changes[i].from - changes[i].to) >= 0.005)
            diag_add(&c->d, DIAG_NOTE, "fit-vary", (struct diag_at){0}, NULL,
                     f->asked ? "to meet the pages, %s is %s pt, not %s pt"
                              : "to save a page with little on it, %s is %s pt, not %s pt",
                     changes[i].what,
                     points(c, changes[i].to), points(c, changes[i].from));
}

static void report_fill(const struct fitting *f, const struct trial *t)
{
    size_t n = t->setting.list->npages;
    double extent = fit_extent(t);
    int last = (int)floor(100 * (extent - (double)(n - 1)));
    const char *hint = t->all ? "there is no more to show: add to the profile, or let the layout vary more"
                              : "what is left out is higher than the room that is left";

    if (n < (size_t)f->target)
        diag_add(&f->c->d, DIAG_WARNING, "fit-pages", (struct diag_at){0},
                 "add to the profile, or ask for fewer pages",
                 "what there is to show fills %s pages at most, not %d",
                 points(f->c, fmax(f->reach, extent)), f->target);
    else if (extent < f->goal)
        diag_add(&f->c->d, DIAG_NOTE, "fit-fill", (struct diag_at){0}, hint,
                 "page %zu is %d %% full, not %d %%", n, last, f->target > 1 ? 50 : 92);
}

static void report(const struct fitting *f, const struct trial *t)
{
    if (f->target && t->setting.list->npages > (size_t)f->target)
        report_over(f, t);
    report_vary(f);
    if (f->asked)
        report_fill(f, t);
}

/* ---- the loop ---------------------------------------------------------------------------- */

/* --pages; auto is one or two; or with a posting as many pages as the evidence fills, up to the layout's; a stub of a
 * last page is given up. 0: any number. */
static int target_pages(struct fitting *f, const struct galley *candidate)
{
    const ncv_context *c = f->c;
    double pages = galley_height(candidate) / galley_page_height(candidate);
    int most = layout_fit_pages(c->layout), whole = (int)floor(pages);

    if (c->options->pages == NCV_PAGES_AUTO)
        return fit_auto_pages(f, candidate);
    if (c->options->pages)
        return c->options->pages;
    if (!c->posting)
        return 0;
    if (pages - whole > STUB_SHARE || !whole)
        whole++;
    return most && whole > most ? most : whole;
}

static bool may_drop(const struct fitting *f)
{
    for (size_t i = 0; f->c->tailor && i < f->naxes; i++)
        if (f->axes[i] == FIT_DROP)
            return true;
    return false;
}

bool fit_run(struct fitting *f, struct trial *t)
{
    const struct galley *candidate = t->setting.galley;

    if (f->c->tailor && tailor_limited(f->c->tailor) &&
        !fit_try(f, tailor_result(f->c->tailor), t))
        return false;
    if (!t->met && f->asked && !tighten(f, !may_drop(f), t))
        return false;
    if (!t->met && may_drop(f) && !fit_choose(f, candidate, t))
        return false;
    if (!t->met && f->asked && may_drop(f) && !tighten(f, true, t))
        return false;
    return !t->met || !f->asked || fill(f, t);
}

static bool same_complaint(const struct diag *a, const struct diag *b)
{
    return strcmp(a->code, b->code) == 0 && a->source && b->source &&
           strcmp(a->source, b->source) == 0 && a->line == b->line;
}

/* Header and footer are made for every page: what was said of one on a page before is not said again. */
static void forget_repeated(struct diags *d, size_t before, size_t count)
{
    size_t kept = count;

    for (size_t i = count; i < d->list.n; i++) {
        bool again = false;

        for (size_t k = before; k < kept && !again; k++)
            again = same_complaint(&d->list.at[k], &d->list.at[i]);
        if (!again)
            d->list.at[kept++] = d->list.at[i];
    }
    d->list.n = kept;
}

static void furnish(ncv_context *c, const struct setting *s)
{
    size_t n = s->list->npages, before = c->d.list.n;

    for (size_t i = 0; i < n; i++) {
        size_t count = c->d.list.n;
        struct furniture f = compose_furniture(&c->arena, c->result, c->layout, &c->compose,
                                               (int)i + 1, (int)n, &c->d);

        if (f.header || f.footer)
            pages_furnish(&c->arena, c->type, s->list, i, s->document, f.header, f.footer, &c->d);
        forget_repeated(&c->d, before, count);
    }
}

bool fit_pages(ncv_context *c)
{
    struct fitting f = {
        .c = c, .measure = fit_pages_of, .said = c->d.list.n, .asked = c->options->pages != 0};
    struct trial t;

    c->result = c->tailor ? tailor_candidate(c->tailor) : c->profile;
    f.naxes = layout_fit_order(c->layout, f.axes);
    if (!fit_try(&f, c->result, &t))
        return false;
    f.target = target_pages(&f, t.setting.galley);
    f.goal = f.target > 1 ? f.target - 1 + FILL_LAST : FILL_ONLY;
    t.met = t.setting.list->npages <= (size_t)f.target;
    t.all = true;
    if (f.target && !fit_run(&f, &t))
        return false;
    if (!f.asked && !draw_in_stub(&f, &t))
        return false;
    f.levels = t.levels;
    if (t.serial != f.serial && !fit_try(&f, t.result, &t)) /* once more, for its diagnostics */
        return false;
    c->result = t.result;
    c->list = t.setting.list;
    c->trials = (int)f.serial;
    report(&f, &t);
    furnish(c, &t.setting);
    return true;
}
