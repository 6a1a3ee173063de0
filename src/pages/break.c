/* Page breaking: dynamic programming over all cuts of the vertical list (Plass 1981; the cost is
 * TeX's badness, TeXbook ch. 14 and 15). SPDX-License-Identifier: MIT */
#include "pages/galley.h"

#include <math.h>

/* Shortfall, as a share of the page, that counts like glue stretched to its limit; above it a page
 * is nearly full and its glue is set. */
#define RAGGED 0.08
#define SAME 1e-6 /* pt: rounding of sums */
#define COST_PAGE ((cost)1000)        /* of any page: as much as 17 % of one left blank */
#define COST_NEVER ((cost)1000000000)       /* a break inside what is always kept together */
#define COST_OVERFULL ((cost)1000000000000) /* a page with more than it holds, and 1000 a pt */
#define COST_NONE ((cost)INT64_MAX)

enum { STUB_LINES = 3, KEEP_STUB = 40, KEEP_RELAXED = 99 };

static cost badness(double r)
{
    return (cost)llround(100 * r * r * r);
}

/* A break of strength k costs as much as leaving k % of a page blank. */
cost keep_cost(int strength)
{
    if (strength <= 0)
        return 0;
    return strength >= KEEP_ALWAYS ? COST_NEVER : badness(strength / 100.0 / RAGGED);
}

static bool is_never(const struct cut *c)
{
    return c->keep >= KEEP_ALWAYS || c->together >= KEEP_ALWAYS;
}

static bool is_kept(const struct cut *c)
{
    return c->keep >= KEEP_ALWAYS;
}

static void relax_together(struct cut *c)
{
    c->together = 0;
}

static void relax_keep(struct cut *c)
{
    c->keep = KEEP_RELAXED;
}

/* Chains of forbidden breaks that no page can hold: they start a page and break where they must,
 * as word processors do (ISO 29500-1, 17.3.1.14 and .15 leave it to the application). First what
 * is kept together gives way, then what is kept with the next. */
static void relax_chains(const struct vlist *l, struct cut *cuts, double height,
                         bool (*binds)(const struct cut *), void (*relax)(struct cut *))
{
    for (size_t from = 0; from + 1 < l->ncuts;) {
        size_t to = from + 1;

        while (to + 1 < l->ncuts && binds(&cuts[to]))
            to++;
        struct span s = vlist_span(l, from, to, false);

        if (to > from + 1 && s.natural - s.shrink > height + SAME) {
            for (size_t k = from + 1; k < to; k++)
                relax(&cuts[k]);
            cuts[from].forced = from > 0;
        }
        from = to;
    }
}

static void relax(const struct vlist *l, struct cut *cuts, double height)
{
    relax_chains(l, cuts, height, is_never, relax_together);
    relax_chains(l, cuts, height, is_kept, relax_keep);
}

void vlist_relax(struct vlist *l, double height)
{
    relax(l, l->cuts, height);
}

static struct cut *relaxed_cuts(struct arena *a, const struct vlist *l, double height)
{
    struct cut *cuts = arena_array(a, l->ncuts, sizeof *cuts);

    for (size_t i = 0; i < l->ncuts; i++)
        cuts[i] = l->cuts[i];
    relax(l, cuts, height);
    return cuts;
}

static bool fits(const struct span *s, double height)
{
    return s->natural - s->shrink <= height + SAME;
}

static cost overfull_cost(const struct span *s, double height)
{
    return COST_OVERFULL + (cost)llround(1000 * fmin(s->natural - s->shrink - height, 1e6));
}

/* Of one page that ends at cut q, without the break's own penalty. */
static cost page_cost(const struct vlist *l, const struct span *s, size_t p, size_t q,
                      double height)
{
    bool last = q + 1 == l->ncuts;

    if (!fits(s, height))
        return overfull_cost(s, height);
    if (s->natural > height + SAME)
        return badness((s->natural - height) / s->shrink);
    if (last)
        return p > 0 && s->lines < STUB_LINES ? keep_cost(KEEP_STUB) : 0;
    double blank = height - s->natural, ragged = RAGGED * height;

    /* glue helps only where it will be set: see set_page() */
    return s->fil > 0 ? 0 : badness(blank / (ragged + (blank <= ragged ? s->stretch : 0)));
}

static cost break_cost(const struct vlist *l, const struct cut *cuts, size_t q)
{
    if (q + 1 == l->ncuts)
        return 0;
    int strength = cuts[q].keep > cuts[q].together ? cuts[q].keep : cuts[q].together;

    return cuts[q].forced ? 0 : keep_cost(strength);
}

/* Of all pages that end at a cut: the least cost, and where the last of them starts. */
struct step {
    cost best;
    size_t from;
    bool jumped; /* no page ends here: `from` is the cut of the list before that goes on here */
};

/* Ties go to the later start, which fills the pages before. */
static void find_breaks(const struct vlist *l, const struct cut *cuts, double height,
                        struct step *steps)
{
    for (size_t q = 1; q < l->ncuts; q++)
        for (size_t p = q; p-- > 0;) {
            struct span s = vlist_span(l, p, q, false);
            bool full = !fits(&s, height);

            /* only what can't be divided may be higher than a page */
            if (full && p + 1 < q)
                break;
            if (!cuts[p].jump && steps[p].best != COST_NONE) {
                cost c = steps[p].best + COST_PAGE + page_cost(l, &s, p, q, height) +
                         break_cost(l, cuts, q);

                if (c < steps[q].best)
                    steps[q] = (struct step){c, p, false};
            }
            if (full || cuts[p].forced)
                break;
        }
}

static struct step *new_steps(struct arena *a, const struct vlist *l)
{
    struct step *steps = arena_array(a, l->ncuts, sizeof *steps);

    for (size_t i = 0; i < l->ncuts; i++)
        steps[i].best = COST_NONE;
    return steps;
}

/* Breaks the list, then what goes on from it in the list after. */
static struct step *find_after(struct arena *a, const struct vlist *l, double height,
                               const struct step *before)
{
    struct step *steps = new_steps(a, l->after);

    for (size_t k = 1; k < l->ncuts; k++) {
        struct step *to = &steps[l->cuts[k].jump];

        if (l->cuts[k].jump && before[k].best < to->best)
            *to = (struct step){before[k].best, k, true};
    }
    find_breaks(l->after, relaxed_cuts(a, l->after, height), height, steps);
    return steps;
}

/* The greatest ratio between low and high at which the page is not too high. */
static struct setting bisect(const struct vlist *l, size_t p, size_t q, double height,
                             struct setting low, double high)
{
    for (int i = 0; i < 50; i++) {
        struct setting middle = {.ratio = (low.ratio + high) / 2, .fil = low.fil};

        if (vlist_set_height(l, p, q, false, middle) > height + SAME)
            high = middle.ratio;
        else
            low = middle;
    }
    return low;
}

/* The glue of one page: natural, unless the page is nearly full or holds fil glue. The ratio of
 * the sums is exact but for rows, whose height is the maximum of their cells'. */
static struct setting set_page(const struct vlist *l, size_t p, size_t q, double height)
{
    struct span s = vlist_span(l, p, q, false);
    double room = height - s.natural, low = 0, high = 1;
    struct setting set = {0};

    if (room < -SAME && s.shrink > 0) {
        low = -1;
        high = 0;
        set.ratio = fmax(-1, room / s.shrink);
    } else if (room > 0 && s.fil > 0) {
        set.fil = true;
        set.ratio = high = room / s.fil;
    } else if (room > 0 && room <= RAGGED * height && room <= s.stretch) {
        set.ratio = room / s.stretch;
    }
    if (set.ratio == 0 || fabs(vlist_set_height(l, p, q, false, set) - height) <= SAME)
        return set;
    return bisect(l, p, q, height, (struct setting){low, set.fil}, high);
}

/* The pages from the start to cut q, last first. */
static void trace_back(struct arena *a, const struct vlist *l, const struct step *steps, size_t q,
                       double height, page_break_vec *out)
{
    for (; q > 0 && !steps[q].jumped; q = steps[q].from) {
        struct page_break page = {.list = l, .from = steps[q].from, .to = q};
        struct span s = vlist_span(l, page.from, q, false);

        page.set = set_page(l, page.from, q, height);
        page.overfull = !fits(&s, height);
        vec_push(a, out, page);
    }
}

struct page_break *vlist_break(struct arena *a, const struct vlist *l, double height, size_t *n)
{
    struct step *steps = new_steps(a, l), *after = NULL;
    size_t end = l->ncuts - 1;
    page_break_vec pages = {0};

    steps[0].best = 0;
    find_breaks(l, relaxed_cuts(a, l, height), height, steps);
    if (l->after)
        after = find_after(a, l, height, steps);
    if (after && after[l->after->ncuts - 1].best < steps[end].best) {
        size_t q = l->after->ncuts - 1;

        trace_back(a, l->after, after, q, height, &pages);
        q = pages.at[pages.n - 1].from;
        end = after[q].from;
    }
    trace_back(a, l, steps, end, height, &pages);
    if (pages.n == 0)
        vec_push(a, &pages, (struct page_break){.list = l});
    for (size_t i = 0; i < pages.n / 2; i++) {
        struct page_break swapped = pages.at[i];

        pages.at[i] = pages.at[pages.n - 1 - i];
        pages.at[pages.n - 1 - i] = swapped;
    }
    *n = pages.n;
    return pages.at;
}

cost vlist_cost(struct arena *a, const struct vlist *l, double height, const size_t *at,
                size_t n)
{
    const struct cut *cuts = relaxed_cuts(a, l, height);
    cost sum = 0;
    size_t p = 0;

    for (size_t i = 0; i <= n; i++) {
        size_t q = i < n ? at[i] : l->ncuts - 1;
        struct span s = vlist_span(l, p, q, false);

        for (size_t k = p + 1; k < q; k++)
            if (cuts[k].forced)
                return -1;
        if (!fits(&s, height) && q > p + 1)
            return -1;
        sum += COST_PAGE + page_cost(l, &s, p, q, height) + break_cost(l, cuts, q);
        p = q;
    }
    return sum;
}
