/* The report as JSON; README.md lists the keys. SPDX-License-Identifier: MIT */
#include "tailor/report_put.h"

#include <string.h>

static void put_coverage(const struct view *v, struct strbuf *out)
{
    const struct coverage *c = &v->coverage;

    strbuf_puts(out, "  ");
    key(out, "coverage");
    strbuf_puts(out, "{");
    per_cent(out, "must", c->shown.must, ", ");
    per_cent(out, "nice", c->shown.nice, ", ");
    per_cent(out, "overall", c->shown.overall, ",\n    ");
    per_cent(out, "must_ceiling", c->possible.must, ", ");
    per_cent(out, "nice_ceiling", c->possible.nice, ", ");
    per_cent(out, "ceiling", c->possible.overall, "},\n");
}

static const char *status_of(const struct asked *a)
{
    return outcome_of(a) == OUTCOME_UNKNOWN ? "unknown_term" : status_name(a->status);
}

static void put_requirement(const struct asked *a, struct strbuf *out)
{
    const struct requirement *r = a->requirement;

    text(out, "term", r->term, ", ");
    text(out, "concept",
         r->concept == CONCEPT_NONE ? NULL : lexicon_concept(r->concept)->name, ", ");
    text(out, "narrower", r->narrower, ",\n     ");
    text(out, "quote", r->quote, ",\n     ");
    number(out, "offset", (int64_t)r->offset, ", ");
    text(out, "zone", zone_name(r->zone), ", ");
    text(out, "modality", modality_name(r->modality), ", ");
    number(out, "weight", r->weight, ", ");
    number(out, "years", r->years, ", ");
    number(out, "years_most", r->years_most, ", ");
    number(out, "specificity", r->specificity, ", ");
    if (r->group)
        number(out, "group", (int64_t)r->group - 1, ",\n     ");
    else
        text(out, "group", NULL, ",\n     ");
    text(out, "status", status_of(a), ", ");
    boolean(out, "shown", a->shown, ",\n     ");
    key(out, "evidence");
    strbuf_puts(out, "[");
    for (size_t i = 0; i < a->n; i++) {
        strbuf_puts(out, i ? ",\n       {" : "\n       {");
        text(out, "path", a->mentions[i].passage->node->pointer, ", ");
        number(out, "grade", a->mentions[i].evidence->grade, ", ");
        boolean(out, "shown", a->mentions[i].shown, "}");
    }
    strbuf_puts(out, "]}");
}

static void put_requirements(const struct tailor *t, const struct view *v, struct strbuf *out)
{
    open_list(out, "requirements");
    for (size_t r = 0; r < t->nrequirements; r++) {
        element(out, !r);
        put_requirement(&v->asked[r], out);
    }
    close_list(out, !t->nrequirements);
}

static void put_shown(const struct tailor *t, struct strbuf *out)
{
    struct strbuf why = {0};
    bool first = true;

    open_list(out, "shown");
    for (size_t i = 0; i < t->items.n; i++) {
        if (!t->chosen[i])
            continue;
        element(out, first);
        first = false;
        strbuf_clear(&why);
        put_why(t, i, &why);
        text(out, "path", t->items.at[i].node->pointer, ", ");
        number(out, "value", t->items.at[i].value, ", ");
        text(out, "why", why.p, "}");
    }
    close_list(out, first);
    strbuf_free(&why);
}

static void put_dropped(const struct tailor *t, const struct view *v,
                        const struct report_context *c, struct strbuf *out)
{
    struct dropped_list all = {0};

    view_dropped(t, v, c, &all);
    open_list(out, "dropped");
    for (size_t i = 0; i < all.list.n; i++) {
        const struct dropped *d = &all.list.at[i];

        element(out, !i);
        text(out, "path", d->pointer, ", ");
        text(out, "sentence", d->words, ", ");
        text(out, "reason", d->reason, ", ");
        number(out, "value", d->value, ", ");
        key(out, "cost_pt");
        strbuf_number(out, (double)d->cost / 1024, 2);
        strbuf_puts(out, ", ");
        boolean(out, "one_more_page", d->next_page, "}");
    }
    close_list(out, !all.list.n);
}

static void put_choice(const struct tailor *t, const struct report_context *c, struct strbuf *out)
{
    strbuf_puts(out, "  ");
    key(out, "choice");
    strbuf_puts(out, "{");
    boolean(out, "optimal", t->proof.optimal, ", ");
    number(out, "gap", choice_gap(t), ", ");
    number(out, "nodes", t->proof.nodes, ", ");
    number(out, "trials", c->trials, "},\n");
}

static void put_change(const struct change *c, struct strbuf *out)
{
    text(out, "path", c->pointer, ", ");
    text(out, "kind", c->kind, ", ");
    text(out, "class", c->class == CHANGE_NONE ? NULL : change_class_name(c->class), ",\n     ");
    text(out, "from", c->from, ",\n     ");
    text(out, "to", c->to, ",\n     ");
    number(out, "start", (int64_t)c->start, ", ");
    text(out, "quote", c->quote, ", ");
    if (c->quote)
        number(out, "offset", (int64_t)c->offset, "}");
    else
        text(out, "offset", NULL, "}");
}

static void put_changes(const struct tailor *t, const struct view *v, struct strbuf *out)
{
    struct change cut;
    bool first = !summary_cut(t, &cut);

    open_list(out, "changes");
    if (!first) {
        element(out, true);
        put_change(&cut, out);
    }
    for (size_t i = 0; i < t->changes.n; i++) {
        if (!change_shown(t, v, &t->changes.at[i]))
            continue;
        element(out, first);
        first = false;
        put_change(&t->changes.at[i], out);
    }
    close_list(out, first);
}

static void put_texts(struct strbuf *out, const char *name, const char *const *list, size_t n,
                      const char *after)
{
    key(out, name);
    strbuf_puts(out, "[");
    for (size_t i = 0; i < n; i++) {
        strbuf_puts(out, i ? ", " : "");
        strbuf_json(out, list[i]);
    }
    strbuf_printf(out, "]%s", after);
}

static void put_order(const struct tailor *t, const struct view *v, struct strbuf *out)
{
    VEC(const char *) present = {0};

    for (size_t i = 0; i < t->candidate.section_count; i++)
        if (section_shown(t, v, t->candidate.section_order[i]))
            vec_push(t->arena, &present, t->candidate.section_order[i]);
    strbuf_puts(out, "  ");
    key(out, "order");
    strbuf_puts(out, "{");
    put_texts(out, "sections", present.at, present.n, ", ");
    put_texts(out, "rules", t->order_rule, t->norder_rules, "},\n");
}

static void put_advice(const struct tailor *t, const struct view *v,
                       const struct report_context *c, struct strbuf *out)
{
    bool first = true;

    open_list(out, "advice");
    for (size_t i = 0; c->advice && i < c->advice->list.n; i++) {
        const struct finding *f = &c->advice->list.at[i];

        if (!finding_shown(t, v, f))
            continue;
        element(out, first);
        first = false;
        text(out, "rule", f->rule->name, ", ");
        text(out, "path", f->pointer, ",\n     ");
        text(out, "why", f->why, ",\n     ");
        text(out, "question", f->question, "}");
    }
    close_list(out, first);
}

static size_t count(const char *const *list)
{
    size_t n = 0;

    while (list && list[n])
        n++;
    return n;
}

static void put_settings(const struct tailor *t, const struct report_context *c,
                         struct strbuf *out)
{
    strbuf_puts(out, "  ");
    key(out, "settings");
    strbuf_puts(out, "{");
    text(out, "program", c->program, ", ");
    text(out, "profile", t->profile->name, ", ");
    text(out, "posting", t->given ? t->given->name : NULL, ", ");
    text(out, "as_of", report_as_of(t), ", ");
    text(out, "layout", c->layout, ", ");
    text(out, "paper", c->paper, ", ");
    number(out, "pages", c->pages, ", ");
    boolean(out, "respell", t->options.respell, ", ");
    put_texts(out, "pin", t->options.pin, count(t->options.pin), ", ");
    put_texts(out, "hide", t->options.hide, count(t->options.hide), "},\n");
}

static void put_inputs(const struct report_context *c, struct strbuf *out)
{
    open_list(out, "inputs");
    for (size_t i = 0; i < c->ninputs; i++) {
        element(out, i == 0);
        text(out, "file", c->inputs[i].file, ", ");
        text(out, "sha256", c->inputs[i].sha256, "}");
    }
    close_list(out, c->ninputs == 0);
}

static void put_repeated(const struct view *v, struct strbuf *out)
{
    open_list(out, "repeated");
    for (size_t i = 0; i < v->repeated.n; i++) {
        element(out, i == 0);
        text(out, "term", v->repeated.at[i].term, ", ");
        number(out, "count", v->repeated.at[i].count, ", ");
        number(out, "per_cent", v->repeated.at[i].per_cent, "}");
    }
    close_list(out, v->repeated.n == 0);
}

static void put_more(const struct tailor *t, const struct report_context *c, struct strbuf *out)
{
    struct share_covered with;

    strbuf_puts(out, "  ");
    key(out, "one_more_page");
    if (!c->one_more_page) {
        strbuf_puts(out, "null,\n");
        return;
    }
    with = view_with_more(t, c);
    strbuf_puts(out, "{");
    per_cent(out, "must", with.must, ", ");
    per_cent(out, "nice", with.nice, ", ");
    per_cent(out, "overall", with.overall, "},\n");
}

static void put_fonts(const struct report_context *c, struct strbuf *out)
{
    open_list(out, "fonts");
    for (size_t i = 0; i < c->nfonts; i++) {
        element(out, i == 0);
        text(out, "face", c->fonts[i].face, ", ");
        text(out, "file", c->fonts[i].file, ", ");
        number(out, "index", c->fonts[i].index, ", ");
        text(out, "sha256", c->fonts[i].sha256, "}");
    }
    close_list(out, c->nfonts == 0);
}

void report_json(const struct tailor *t, const struct report_context *c, struct strbuf *out)
{
    struct view v = view_of(t, c);

    strbuf_puts(out, "{\n");
    strbuf_puts(out, "  ");
    put_posting(t->arena, t->given, out);
    put_coverage(&v, out);
    put_requirements(t, &v, out);
    if (!c->pages) /* of a document only what is shown matters */
        put_items(t, &v, out);
    put_shown(t, out);
    put_dropped(t, &v, c, out);
    put_more(t, c, out);
    put_choice(t, c, out);
    put_changes(t, &v, out);
    put_order(t, &v, out);
    put_advice(t, &v, c, out);
    put_repeated(&v, out);
    put_settings(t, c, out);
    put_inputs(c, out);
    put_fonts(c, out);
    strbuf_puts(out, "  ");
    text(out, "note", REPORT_NOTE, "\n}\n");
}
