/* What is shown: budgets of height for the tailoring stage. SPDX-License-Identifier: MIT */
#include "pipeline/fit.h"

#include <math.h>

enum {
    BISECTIONS_MAX = 5,
    FILL_LEAST = 8,    /* pt: less than a line is not worth another trial */
    HEIGHT_UNIT = 1024, /* tailor_height per pt */
    /* value, in 1/1000, of a bullet that is worth a second page: where nothing is asked, of one with
     * a fair effect; else of one that answers a little, or has a great effect */
    WORTHY = 400,
    WORTHY_ASKED = 250
};

typedef double height_of(const struct galley *g, const char *source);

static double whole_height(const struct galley *g, const char *source)
{
    return galley_block_height(g, source, false);
}

/* Heights beyond any document, or none at all, as a budget has them that looks for room in vain. */
static tailor_height units_of(double pt)
{
    enum { PT_MOST = 1000000000 };

    return (tailor_height)llround(fmax(fmin(pt, PT_MOST), -PT_MOST) * HEIGHT_UNIT);
}

static tailor_height cost_of(const struct galley *g, const struct node *n, height_of *height)
{
    double h = height(g, n->pointer);

    return h > 0 ? units_of(h) : 0;
}

/* What the summary is lower by without a sentence of it. How it breaks into lines is known only when it is
 * set. */
static tailor_height sentence_cost(struct fitting *f, size_t item, const struct node *n, tailor_height whole,
                                   height_of *height)
{
    struct compose_vary vary = f->c->compose.vary;
    size_t said = f->c->d.list.n;
    struct setting without;
    bool ok;

    f->c->compose.vary = (struct compose_vary){0};
    ok = fit_set(f->c, tailor_without(f->c->tailor, item), &without);
    f->c->compose.vary = vary;
    fit_forget(f->c, said);
    return ok ? whole - cost_of(without.galley, n, height) : 0;
}

/* An item costs its block. A group costs what of its block belongs to no item and no inner group:
 * its heading or header row, and paragraphs that go with it, such as a project's description. */
static void give_costs(struct fitting *f, const struct galley *g, height_of *height)
{
    struct tailor *t = f->c->tailor;
    size_t nitems, ngroups;
    struct tailor_item *items = tailor_items(t, &nitems);
    struct tailor_group *groups = tailor_groups(t, &ngroups);

    for (size_t i = 0; i < ngroups; i++)
        groups[i].cost = cost_of(g, groups[i].node, height);
    for (size_t i = 0; i < ngroups; i++)
        if (groups[i].parent >= 0)
            groups[groups[i].parent].cost -= cost_of(g, groups[i].node, height);
    for (size_t i = 0; i < nitems; i++) {
        items[i].cost = cost_of(g, items[i].node, height);
        if (items[i].sentence)
            items[i].cost = sentence_cost(f, i, items[i].node, items[i].cost, height);
        if (items[i].group >= 0)
            groups[items[i].group].cost -= items[i].cost;
    }
    for (size_t i = 0; i < ngroups; i++)
        if (groups[i].cost < 0) /* rounding to 1/1024 pt */
            groups[i].cost = 0;
}

/* Height of what is in no item and no group: name, contact line, summary. */
static double fixed_height(struct tailor *t, const struct galley *g)
{
    double rest = galley_height(g);
    size_t n;
    struct tailor_item *items = tailor_items(t, &n);

    for (size_t i = 0; i < n; i++)
        rest -= (double)items[i].cost / HEIGHT_UNIT;
    struct tailor_group *groups = tailor_groups(t, &n);

    for (size_t i = 0; i < n; i++)
        rest -= (double)groups[i].cost / HEIGHT_UNIT;
    return rest;
}

/* How far the pages behind the target reach, pt. */
static double overflow(const struct display_list *list, int target)
{
    double over = 0;

    for (size_t i = (size_t)target; i < list->npages; i++)
        over += list->pages[i].used;
    return over;
}

static bool select_height(struct tailor *t, double height)
{
    return tailor_select(t, units_of(height));
}

tailor_height page_budget(const ncv_context *c)
{
    return (tailor_height)(c->list->body_height * HEIGHT_UNIT);
}

bool fit_next_budget(struct budget_search *s, const struct budget_outcome *o)
{
    if (o->met) {
        s->low = s->budget;
        s->has_low = true;
    } else {
        s->high = s->budget;
        s->has_high = true;
    }
    if (++s->rounds == FIT_ROUNDS_MAX)
        return false;
    if (s->has_low && s->has_high) {
        s->budget = (s->low + s->high) / 2;
        return s->high - s->low > FILL_LEAST && s->bisections++ < BISECTIONS_MAX;
    }
    if (s->has_high) {
        s->budget -= fmax(o->over, 1);
        return true;
    }
    /* heights that don't add up, beside a column or at another measure, left room */
    s->budget += o->room;
    return !o->all && o->room > (1 - FILL_ONLY) * o->page;
}

static bool search_budget(struct fitting *f, const struct galley *candidate, struct budget_search *s,
                          struct trial *best)
{
    struct tailor *tailor = f->c->tailor;
    double fixed = fixed_height(tailor, candidate), total = galley_height(candidate) - fixed;
    *s = (struct budget_search){.budget = f->target * galley_page_height(candidate) - fixed};
    bool more = true, met = false;

    while (more) {
        bool affordable = select_height(tailor, s->budget);
        struct trial t;

        if (!fit_try(f, tailor_result(tailor), &t))
            return false;
        t.all = s->budget >= total;
        t.least = !affordable;
        met = t.met;
        if (t.met || !s->has_low)
            *best = t;
        more = fit_next_budget(s, &(struct budget_outcome){
                                       .met = t.met,
                                       .all = t.all,
                                       .over = overflow(t.setting.list, f->target),
                                       .room = (f->target - fit_extent(&t)) * t.setting.list->body_height,
                                       .page = t.setting.list->body_height}) &&
               (t.met || affordable);
    }
    /* the last trial was not the best: the tailor's record must be of what is shown */
    if (s->has_low && !met)
        select_height(tailor, s->low);
    return true;
}

/* Height of what is worth showing by itself, with the groups it stands in. */
static double worthy_height(struct tailor *t, const struct galley *g, int least)
{
    size_t nitems, ngroups;
    const struct tailor_item *items = tailor_items(t, &nitems);
    const struct tailor_group *groups = tailor_groups(t, &ngroups);
    double height = fixed_height(t, g);

    for (size_t i = 0; i < ngroups; i++) {
        bool open = groups[i].always;

        for (size_t k = 0; !open && k < nitems; k++)
            open = items[k].group == (int)i && items[k].value >= least;
        if (open)
            height += (double)groups[i].cost / HEIGHT_UNIT;
    }
    for (size_t i = 0; i < nitems; i++)
        if (items[i].required || items[i].value >= least)
            height += (double)items[i].cost / HEIGHT_UNIT;
    return height;
}

/* A second page is turned over for what answers the posting or shows an effect, if one page does not
 * hold that even when set tighter, and all there is fills half of the second. */
int fit_auto_pages(struct fitting *f, const struct galley *candidate)
{
    double page = galley_page_height(candidate);

    if (galley_height(candidate) < (1 + FILL_LAST) * page)
        return 1;
    give_costs(f, candidate, galley_flow_height);
    double worthy =
        worthy_height(f->c->tailor, candidate, f->c->posting ? WORTHY_ASKED : WORTHY);

    return worthy > ONE_HOLDS * page ? 2 : 1;
}

bool fit_choose(struct fitting *f, const struct galley *candidate, struct trial *t)
{
    struct budget_search flow, whole;
    struct trial other;

    give_costs(f, candidate, galley_flow_height);
    if (!search_budget(f, candidate, &flow, t))
        return false;
    if (t->met && !t->least)
        return true;
    /* what stands beside the flow may be what is too long */
    give_costs(f, candidate, whole_height);
    if (!search_budget(f, candidate, &whole, &other))
        return false;
    if (!t->met || (other.met && !other.least)) {
        *t = other;
        return true;
    }
    give_costs(f, candidate, galley_flow_height);
    select_height(f->c->tailor, flow.low);
    return true;
}
