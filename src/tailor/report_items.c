/* The report's list of everything that may answer: each bullet, project, sentence of the summary, skill,
 * certificate, school, publication and so on with its value for this posting, so that the ranking can be
 * measured from outside. SPDX-License-Identifier: MIT */
#include "tailor/report_put.h"

#include <string.h>

/* What the entries of a section are, and what the texts of one of their lists. */
static const struct kind {
    const char *section, *entry, *list, *text;
} kinds[] = {
    {"work", NULL, "highlights", "bullet"},
    {"volunteer", "volunteer work", "highlights", "bullet"},
    {"projects", "project", "highlights", "bullet"},
    {"skills", NULL, "keywords", "skill"},
    {"education", "education", NULL, NULL},
    {"certificates", "certificate", NULL, NULL},
    {"publications", "publication", NULL, NULL},
    {"awards", "award", NULL, NULL},
    {"languages", "language", NULL, NULL},
};

struct writer {
    const struct tailor *t;
    const struct view *view;
    struct strbuf *out;
    bool any;
};

static const char *grade_name(int grade)
{
    return grade == GRADE_SAME         ? "same"
           : grade == GRADE_DESCENDANT ? "descendant"
           : grade == GRADE_IMPLIED    ? "implied"
           : grade == GRADE_ANCESTOR   ? "ancestor"
                                       : "sibling";
}

static void put_bits(struct strbuf *out, const char *name, unsigned bits, const char *const *names,
                     size_t n, const char *after)
{
    const char *between = "";

    key(out, name);
    strbuf_puts(out, "[");
    for (size_t i = 0; i < n; i++) {
        if (!(bits >> i & 1))
            continue;
        strbuf_puts(out, between);
        strbuf_json(out, names[i]);
        between = ", ";
    }
    strbuf_printf(out, "]%s", after);
}

static void put_impact(struct strbuf *out, const struct impact *impact)
{
    static const char *const features[] = {"number",    "delta", "scale", "mechanism",
                                           "outcome",   "verb",  "people", "weak opener",
                                           "vague",     "passive", "buzzword", "scope"};
    static const char *const signs[] = {"mentoring", "reviews",  "contracts and designs",
                                        "trade-off", "incident", "hiring",
                                        "stakeholders", "from scratch"};
    const char *axes[AXIS_COUNT];

    for (int a = 0; a < AXIS_COUNT; a++)
        axes[a] = axis_name((enum axis)a);
    key(out, "impact");
    strbuf_puts(out, "{");
    number(out, "score", impact->score, ", ");
    put_bits(out, "features", impact->flags, features, sizeof features / sizeof *features, ", ");
    if (impact->ownership >= 0)
        number(out, "ownership", impact->ownership, ",\n       ");
    else
        text(out, "ownership", NULL, ",\n       ");
    put_bits(out, "seniority", impact->signs, signs, sizeof signs / sizeof *signs, ", ");
    put_bits(out, "emphasis", impact->axes, axes, AXIS_COUNT, "},\n     ");
}

static void put_evidence(const struct tailor *t, struct strbuf *out, const struct passage *p, bool *any)
{
    for (size_t i = 0; i < p->nevidence; i++) {
        const struct evidence *e = &p->evidence[i];

        strbuf_puts(out, *any ? ",\n       {" : "\n       {");
        *any = true;
        number(out, "requirement", e->requirement, ", ");
        text(out, "term", t->posting->requirements.at[e->requirement].term, ", ");
        text(out, "path", p->node->pointer, ", ");
        number(out, "start", e->start, ", ");
        number(out, "end", e->end, ",\n        ");
        text(out, "grade", grade_name(e->grade), ", ");
        text(out, "context", context_name(p->context), ", ");
        number(out, "strength", evidence_strength(t, p, e), ", ");
        boolean(out, "proves", evidence_proves(p, e), "}");
    }
}

/* One item: the passages of an entry that stand in a node, or one sentence. */
static void put_item(struct writer *w, const char *kind, const struct entry *e,
                     const struct node *node, const struct passage *sentence)
{
    struct item_info info = item_value(w->t, e, node, section_rule_of(e->section));
    bool shown = false, any = false;

    element(w->out, !w->any);
    w->any = true;
    text(w->out, "path", node->pointer, ", ");
    if (sentence) {
        number(w->out, "start", (int64_t)sentence->start, ", ");
        number(w->out, "end", (int64_t)sentence->end, ", ");
        info.impact = sentence->impact;
        info.value = sentence->value;
    }
    for (size_t k = e->first; k < e->first + e->n; k++)
        shown |= stands_in(&w->t->passages.at[k], node) &&
                 passage_shown(w->t, w->view->open, &w->t->passages.at[k]);
    text(w->out, "kind", kind, ", ");
    number(w->out, "value", info.value, ", ");
    boolean(w->out, "shown", shown, ", ");
    number(w->out, "recency", recency(e->age, false), ",\n     ");
    put_impact(w->out, &info.impact);
    key(w->out, "evidence");
    strbuf_puts(w->out, "[");
    for (size_t k = e->first; k < e->first + e->n; k++) {
        const struct passage *p = &w->t->passages.at[k];

        if (sentence ? p == sentence : stands_in(p, node))
            put_evidence(w->t, w->out, p, &any);
    }
    strbuf_puts(w->out, "]}");
}

static void put_entry(struct writer *w, const struct kind *kind, const struct entry *e)
{
    if (kind->entry)
        put_item(w, kind->entry, e, e->node, NULL);
    for (size_t k = e->first; kind->list && k < e->first + e->n; k++)
        if (!strcmp(w->t->passages.at[k].rule->field, kind->list))
            put_item(w, kind->text, e, w->t->passages.at[k].node, NULL);
}

void put_items(const struct tailor *t, const struct view *v, struct strbuf *out)
{
    struct writer w = {t, v, out, false};

    open_list(out, "items");
    for (size_t i = 0; i < t->entries.n; i++) {
        const struct entry *e = &t->entries.at[i];

        for (size_t k = e->first; k < e->first + e->n; k++)
            if (!strcmp(e->section->key, "basics") && is_prose(&t->passages.at[k]))
                put_item(&w, "summary sentence", e, t->passages.at[k].node, &t->passages.at[k]);
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            if (!strcmp(e->section->key, kinds[k].section))
                put_entry(&w, &kinds[k], e);
    }
    close_list(out, !w.any);
}
