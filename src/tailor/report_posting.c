/* What was understood of the posting, for the JSON report. SPDX-License-Identifier: MIT */
#include "tailor/report_put.h"

/* "quote", "start" and "end" of the words that a reading rests on. */
static void put_citation(const struct citation *c, const char *after, struct strbuf *out)
{
    text(out, "quote", c->quote, ", ");
    number(out, "start", (int64_t)c->start, ", ");
    number(out, "end", (int64_t)c->end, after);
}

/* Modality and citation close an element. */
static void put_said(enum modality modality, const struct citation *c, struct strbuf *out)
{
    text(out, "modality", modality_name(modality), ", ");
    put_citation(c, "}", out);
}

static const char *name_of(concept_id c)
{
    return c == CONCEPT_NONE ? NULL : lexicon_concept(c)->name;
}

static void put_zones(const struct posting *p, struct strbuf *out)
{
    open_list(out, "zones");
    for (size_t i = 0; i < p->zones.n; i++) {
        element(out, !i);
        text(out, "zone", zone_name(p->zones.at[i].zone), ", ");
        number(out, "start", (int64_t)p->zones.at[i].start, ", ");
        number(out, "end", (int64_t)p->zones.at[i].end, "}");
    }
    close_list(out, p->zones.n == 0);
}

static void put_groups(const struct posting *p, struct strbuf *out)
{
    open_list(out, "groups");
    for (size_t i = 0; i < p->groups.n; i++) {
        const struct requirement_group *g = &p->groups.at[i];

        element(out, !i);
        text(out, "kind", group_kind_name(g->kind), ", ");
        number(out, "need", g->need, ", ");
        boolean(out, "open", g->open, ", ");
        number(out, "weight", g->weight, ", ");
        key(out, "members");
        for (size_t k = 0; k < g->members; k++) {
            strbuf_puts(out, k ? ", " : "[");
            strbuf_json(out, p->requirements.at[g->member[k]].term);
        }
        strbuf_puts(out, "], ");
        text(out, "head", g->head ? p->requirements.at[g->head - 1].term : NULL, ",\n       ");
        put_said(g->modality, &g->said, out);
    }
    close_list(out, p->groups.n == 0);
}

static void put_aside(const struct posting *p, struct strbuf *out)
{
    open_list(out, "aside");
    for (size_t i = 0; i < p->aside.n; i++) {
        const struct requirement *r = &p->aside.at[i];

        element(out, !i);
        text(out, "term", r->term, ", ");
        text(out, "concept", name_of(r->concept), ", ");
        text(out, "narrower", r->narrower, ", ");
        text(out, "modality", modality_name(r->modality), ", ");
        text(out, "quote", r->quote, ", ");
        number(out, "offset", (int64_t)r->offset, "}");
    }
    close_list(out, p->aside.n == 0);
}

static void put_experience(const struct posting *p, struct strbuf *out)
{
    open_list(out, "experience");
    for (size_t i = 0; i < p->experience.n; i++) {
        const struct experience *e = &p->experience.at[i];

        element(out, !i);
        number(out, "years", e->years, ", ");
        number(out, "years_most", e->most, ", ");
        text(out, "concept", name_of(e->concept), ", ");
        text(out, "term", e->term, ", ");
        put_said(e->modality, &e->said, out);
    }
    close_list(out, p->experience.n == 0);
}

static void put_degrees(const struct posting *p, struct strbuf *out)
{
    open_list(out, "degrees");
    for (size_t i = 0; i < p->degrees.n; i++) {
        const struct degree *d = &p->degrees.at[i];

        element(out, !i);
        text(out, "level", degree_level_name(d->level), ", ");
        text(out, "field", d->field, ", ");
        boolean(out, "equivalent", d->equivalent, ", ");
        put_said(d->modality, &d->said, out);
    }
    close_list(out, p->degrees.n == 0);
}

static void put_papers(const struct posting *p, struct strbuf *out)
{
    open_list(out, "certificates");
    for (size_t i = 0; i < p->certificates.n; i++) {
        element(out, !i);
        text(out, "concept", name_of(p->certificates.at[i].concept), ", ");
        put_said(p->certificates.at[i].modality, &p->certificates.at[i].said, out);
    }
    close_list(out, p->certificates.n == 0);
    open_list(out, "languages");
    for (size_t i = 0; i < p->languages.n; i++) {
        element(out, !i);
        text(out, "concept", name_of(p->languages.at[i].concept), ", ");
        text(out, "level", language_level_name(p->languages.at[i].level), ", ");
        put_said(p->languages.at[i].modality, &p->languages.at[i].said, out);
    }
    close_list(out, p->languages.n == 0);
}

static void put_terms_of_work(const struct posting *p, struct strbuf *out)
{
    strbuf_puts(out, "  ");
    key(out, "workplace");
    strbuf_puts(out, "{");
    text(out, "is", workplace_name(p->workplace), ", ");
    put_citation(&p->workplace_said, "},\n  ", out);
    key(out, "employment");
    strbuf_puts(out, "{");
    text(out, "is", employment_name(p->employment), ", ");
    put_citation(&p->employment_said, "},\n", out);
}

static void put_scale(const struct posting *p, struct strbuf *out)
{
    open_list(out, "scale");
    for (size_t i = 0; i < p->scale.n; i++) {
        const struct scale *s = &p->scale.at[i];

        element(out, !i);
        text(out, "of", scale_name(s->of), ", ");
        number(out, "number", s->number, ", ");
        text(out, "unit", s->unit, ", ");
        put_citation(&s->said, "}", out);
    }
    close_list(out, p->scale.n == 0);
}

static void put_cues(const char *name, int weight, const struct citations *cues, struct strbuf *out)
{
    text(out, "name", name, ", ");
    number(out, "weight", weight, ", ");
    key(out, "cues");
    strbuf_puts(out, "[");
    for (size_t i = 0; i < cues->n; i++) {
        strbuf_puts(out, i ? ",\n        {" : "\n        {");
        put_citation(&cues->at[i], "}", out);
    }
    strbuf_puts(out, "]}");
}

static void put_emphasis(const struct posting *p, struct strbuf *out)
{
    bool first = true;

    open_list(out, "emphasis");
    for (int a = 0; a < AXIS_COUNT; a++) {
        if (!p->emphasis[a].weight)
            continue;
        element(out, first);
        first = false;
        put_cues(axis_name((enum axis)a), p->emphasis[a].weight, &p->emphasis[a].cues, out);
    }
    close_list(out, first);
    open_list(out, "industries");
    for (size_t i = 0; i < p->industries.n; i++) {
        element(out, !i);
        put_cues(name_of(p->industries.at[i].concept), p->industries.at[i].weight,
                 &p->industries.at[i].cues, out);
    }
    close_list(out, p->industries.n == 0);
}

void put_posting(struct arena *a, const struct posting *p, struct strbuf *out)
{
    key(out, "posting");
    if (!p) {
        strbuf_puts(out, "null,\n");
        return;
    }
    strbuf_puts(out, "{");
    text(out, "title", p->title, ", ");
    text(out, "company", p->company, ", ");
    text(out, "place", p->place, ", ");
    text(out, "seniority", seniority_name(p->seniority), ", ");
    number(out, "years", p->years, ",\n");
    put_zones(p, out);
    put_groups(p, out);
    put_aside(p, out);
    put_experience(p, out);
    put_degrees(p, out);
    put_papers(p, out);
    put_terms_of_work(p, out);
    put_scale(p, out);
    put_emphasis(p, out);
    strbuf_puts(out, "  ");
    text(out, "text", arena_strndup(a, p->text.p, p->text.n), "},\n");
}
