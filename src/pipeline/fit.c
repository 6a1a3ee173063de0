/* The loop between choosing and setting.
 *
 * The typesetting side measures what every candidate costs at this layout's measure, tailoring
 * chooses under the budget, and what it chose is laid out. Page breaks cost space that no sum of
 * heights knows; so the budget shrinks by what went over until the pages are met, and is then
 * bisected back towards the last one that failed, a bounded number of times.
 * SPDX-License-Identifier: MIT */
#include "pipeline/pipeline.h"

#include <math.h>
#include <string.h>

enum {
    ROUNDS_MAX = 12,
    FILL_ROUNDS = 5,
    FILL_LEAST = 8,    /* pt: less than a line is not worth another trial */
    HEIGHT_UNIT = 1024 /* tailor_height per pt */
};

/* A last page with less than this share of a page is not worth turning over for. */
static const double STUB_SHARE = 0.30;

struct setting {
    struct document *document;
    struct galley *galley;
    struct display_list *list;
};

static bool set_body(ncv_context *c, const struct profile *p, struct setting *out)
{
    struct image_source images = {c, load_image};

    out->document = compose(&c->arena, p, c->layout, &c->compose, &c->d);
    if (!out->document)
        return false;
    out->galley = pages_set(&c->arena, c->type, out->document, &images, &c->d);
    return out->galley != NULL;
}

static bool lay_out(ncv_context *c, const struct profile *p, struct setting *out)
{
    if (!set_body(c, p, out))
        return false;
    out->list = pages_break(&c->arena, out->galley, &c->d);
    return out->list != NULL;
}

/* Diagnostics of a trial would be said again for the result: they are taken back, but for those of
 * faces, which are said once however often the text is set. */
static void forget_since(ncv_context *c, size_t count)
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

static tailor_height height_of(const struct galley *g, const struct node *n)
{
    double h = galley_block_height(g, n->pointer, false);

    return h > 0 ? (tailor_height)llround(h * HEIGHT_UNIT) : 0;
}

/* An item costs its block. A group costs what of its block belongs to no item and no inner group:
 * its heading or header row, and paragraphs that go with it, such as a project's description. */
static void give_costs(struct tailor *t, const struct galley *g)
{
    size_t nitems, ngroups;
    struct tailor_item *items = tailor_items(t, &nitems);
    struct tailor_group *groups = tailor_groups(t, &ngroups);

    for (size_t i = 0; i < ngroups; i++)
        groups[i].cost = height_of(g, groups[i].node);
    for (size_t i = 0; i < ngroups; i++)
        if (groups[i].parent >= 0)
            groups[groups[i].parent].cost -= height_of(g, groups[i].node);
    for (size_t i = 0; i < nitems; i++) {
        items[i].cost = height_of(g, items[i].node);
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

/* --pages, or with a posting as many pages as the evidence fills, up to the layout's; a stub of a
 * last page is given up. 0: any number. */
static int target_pages(const ncv_context *c, const struct galley *candidate)
{
    double pages = galley_height(candidate) / galley_page_height(candidate);
    int most = layout_fit_pages(c->layout), whole = (int)floor(pages);

    if (c->options->pages)
        return c->options->pages;
    if (!c->posting)
        return 0;
    if (pages - whole > STUB_SHARE || !whole)
        whole++;
    return most && whole > most ? most : whole;
}

/* How far the pages behind the target reach, pt. */
static double overflow(const struct display_list *list, int target)
{
    double over = 0;

    for (size_t i = (size_t)target; i < list->npages; i++)
        over += list->pages[i].used;
    return over;
}

static void report_over(ncv_context *c, int target, size_t pages)
{
    diag_add(&c->d, DIAG_WARNING, "fit-pages", (struct diag_at){0},
             "allow more pages, or hide entries with --hide",
             "what must be shown takes %zu pages, not %d", pages, target);
}

/* One trial: what a budget chooses, laid out. */
struct trial {
    struct setting setting;
    const struct profile *result;
    bool met, affordable; /* the pages are met; the required items are within the budget */
};

static bool try_budget(ncv_context *c, double budget, int target, size_t said, struct trial *out)
{
    out->affordable = tailor_select(c->tailor, (tailor_height)(budget * HEIGHT_UNIT));
    forget_since(c, said);
    out->result = tailor_result(c->tailor);
    if (!lay_out(c, out->result, &out->setting))
        return false;
    out->met = out->setting.list->npages <= (size_t)target;
    return true;
}

/* What keeps pushed over the page was more than had to go: between the budget that met the pages
 * and the one that did not there may be room for another item. */
static bool fill_up(ncv_context *c, double low, double high, int target, size_t said,
                    struct trial *best)
{
    for (int round = 0; round < FILL_ROUNDS && high - low > FILL_LEAST; round++) {
        struct trial t = {0};
        double middle = (low + high) / 2;

        if (!try_budget(c, middle, target, said, &t))
            return false;
        if (t.met) {
            *best = t;
            low = middle;
        } else {
            high = middle;
        }
    }
    /* the last trial may not be the best: the tailor's record must be of what is shown */
    tailor_select(c->tailor, (tailor_height)(low * HEIGHT_UNIT));
    return true;
}

static bool choose(ncv_context *c, const struct galley *candidate, int target,
                   struct setting *out)
{
    double fixed = fixed_height(c->tailor, candidate), over = 0;
    double budget = target * galley_page_height(candidate) - fixed;
    size_t said = c->d.list.n;
    struct trial t = {0};

    for (int round = 0; round < ROUNDS_MAX; round++) {
        if (!try_budget(c, budget, target, said, &t))
            return false;
        if (t.met || !t.affordable)
            break;
        over = fmax(overflow(t.setting.list, target), 1.0);
        budget -= over;
    }
    if (t.met && over > 0 && !fill_up(c, budget, budget + over, target, said, &t))
        return false;
    c->result = t.result;
    *out = t.setting;
    if (!t.met)
        report_over(c, target, t.setting.list->npages);
    return true;
}

static void furnish(ncv_context *c, const struct setting *s)
{
    size_t n = s->list->npages;

    for (size_t i = 0; i < n; i++) {
        struct furniture f = compose_furniture(&c->arena, c->result, c->layout, &c->compose,
                                               (int)i + 1, (int)n, &c->d);

        if (f.header || f.footer)
            pages_furnish(&c->arena, c->type, s->list, i, s->document, f.header, f.footer, &c->d);
    }
}

bool fit_pages(ncv_context *c)
{
    struct setting s = {0}, candidate = {0};
    size_t said = c->d.list.n;
    int target;

    c->result = c->tailor ? tailor_candidate(c->tailor) : c->profile;
    if (!set_body(c, c->result, &candidate))
        return false;
    target = target_pages(c, candidate.galley);
    if (c->tailor && target) {
        give_costs(c->tailor, candidate.galley);
        forget_since(c, said);
        if (!choose(c, candidate.galley, target, &s))
            return false;
    } else {
        s = candidate;
        s.list = pages_break(&c->arena, s.galley, &c->d);
        if (!s.list)
            return false;
    }
    furnish(c, &s);
    c->list = s.list;
    return true;
}
