/* What the posting says, as JSON: `posting` of the report. Offsets are bytes of `text`.
 * SPDX-License-Identifier: MIT */
#include "tailor/report_put.h"

static void put_citation(struct strbuf *out, const struct citation *c, const char *after)
{
    text(out, "quote", c->quote, ", ");
    number(out, "start", (int64_t)c->start, ", ");
    number(out, "end", (int64_t)c->end, after);
}

static void put_citations(struct strbuf *out, const char *name, const struct citations *list)
{
    key(out, name);
    strbuf_puts(out, "[");
    for (size_t i = 0; i < list->n; i++) {
        strbuf_puts(out, i ? ",\n       {" : "\n       {");
        put_citation(out, &list->at[i], "}");
    }
    strbuf_puts(out, "]");
}

static void open_inner(struct strbuf *out, const char *name)
{
    strbuf_puts(out, "   ");
    key(out, name);
    strbuf_puts(out, "[");
}

static void close_inner(struct strbuf *out, bool empty)
{
    strbuf_puts(out, empty ? "],\n" : "\n    ],\n");
}

static const char *concept_name(concept_id c)
{
    return c == CONCEPT_NONE ? NULL : lexicon_concept(c)->name;
}

static void put_zones(const struct posting *p, struct strbuf *out)
{
    open_inner(out, "zones");
    for (size_t i = 0; i < p->zones.n; i++) {
        element(out, !i);
        text(out, "zone", zone_name(p->zones.at[i].zone), ", ");
        number(out, "start", (int64_t)p->zones.at[i].start, ", ");
        number(out, "end", (int64_t)p->zones.at[i].end, "}");
    }
    close_inner(out, !p->zones.n);
}

/* Members are indices into `requirements`. */
static void put_groups(const struct posting *p, struct strbuf *out)
{
    open_inner(out, "groups");
    for (size_t i = 0; i < p->groups.n; i++) {
        const struct requirement_group *g = &p->groups.at[i];

        element(out, !i);
        text(out, "kind", group_kind_name(g->kind), ", ");
        number(out, "need", g->need, ", ");
        boolean(out, "or_equivalent", g->open, ", ");
        text(out, "modality", modality_name(g->modality), ", ");
        number(out, "weight", g->weight, ", ");
        key(out, "members");
        strbuf_puts(out, "[");
        for (size_t k = 0; k < g->members; k++)
            strbuf_printf(out, "%s%zu", k ? ", " : "", g->member[k]);
        strbuf_puts(out, "], ");
        if (g->head)
            number(out, "head", (int64_t)g->head - 1, ",\n     ");
        else
            text(out, "head", NULL, ",\n     ");
        put_citation(out, &g->said, "}");
    }
    close_inner(out, !p->groups.n);
}

static void put_aside(const struct posting *p, struct strbuf *out)
{
    open_inner(out, "not_asked");
    for (size_t i = 0; i < p->aside.n; i++) {
        const struct requirement *r = &p->aside.at[i];

        element(out, !i);
        text(out, "term", r->term, ", ");
        text(out, "concept", concept_name(r->concept), ", ");
        text(out, "modality", modality_name(r->modality), ", ");
        text(out, "quote", r->quote, ", ");
        number(out, "offset", (int64_t)r->offset, "}");
    }
    close_inner(out, !p->aside.n);
}

static void put_experience(const struct posting *p, struct strbuf *out)
{
    open_inner(out, "experience");
    for (size_t i = 0; i < p->experience.n; i++) {
        const struct experience *e = &p->experience.at[i];

        element(out, !i);
        number(out, "years", e->years, ", ");
        number(out, "most", e->most, ", ");
        text(out, "of", *e->term ? e->term : NULL, ", ");
        text(out, "concept", concept_name(e->concept), ", ");
        text(out, "modality", modality_name(e->modality), ",\n     ");
        put_citation(out, &e->said, "}");
    }
    close_inner(out, !p->experience.n);
}

static void put_degrees(const struct posting *p, struct strbuf *out)
{
    open_inner(out, "degrees");
    for (size_t i = 0; i < p->degrees.n; i++) {
        const struct degree *d = &p->degrees.at[i];

        element(out, !i);
        text(out, "level", degree_level_name(d->level), ", ");
        text(out, "field", *d->field ? d->field : NULL, ", ");
        boolean(out, "or_equivalent", d->equivalent, ", ");
        text(out, "modality", modality_name(d->modality), ",\n     ");
        put_citation(out, &d->said, "}");
    }
    close_inner(out, !p->degrees.n);
}

static void put_certificates(const struct posting *p, struct strbuf *out)
{
    open_inner(out, "certificates");
    for (size_t i = 0; i < p->certificates.n; i++) {
        const struct certificate *c = &p->certificates.at[i];

        element(out, !i);
        text(out, "concept", concept_name(c->concept), ", ");
        text(out, "modality", modality_name(c->modality), ",\n     ");
        put_citation(out, &c->said, "}");
    }
    close_inner(out, !p->certificates.n);
}

static void put_languages(const struct posting *p, struct strbuf *out)
{
    open_inner(out, "languages");
    for (size_t i = 0; i < p->languages.n; i++) {
        const struct spoken *s = &p->languages.at[i];

        element(out, !i);
        text(out, "language", concept_name(s->concept), ", ");
        text(out, "level", language_level_name(s->level), ", ");
        text(out, "modality", modality_name(s->modality), ",\n     ");
        put_citation(out, &s->said, "}");
    }
    close_inner(out, !p->languages.n);
}

static void put_scale(const struct posting *p, struct strbuf *out)
{
    open_inner(out, "scale");
    for (size_t i = 0; i < p->scale.n; i++) {
        const struct scale *s = &p->scale.at[i];

        element(out, !i);
        text(out, "of", scale_name(s->of), ", ");
        number(out, "number", s->number, ", ");
        text(out, "unit", s->unit, ",\n     ");
        put_citation(out, &s->said, "}");
    }
    close_inner(out, !p->scale.n);
}

static void put_emphasis(const struct posting *p, struct strbuf *out)
{
    bool first = true;

    open_inner(out, "emphasis");
    for (int a = 0; a < AXIS_COUNT; a++) {
        if (!p->emphasis[a].cues.n)
            continue;
        element(out, first);
        first = false;
        text(out, "axis", axis_name((enum axis)a), ", ");
        number(out, "weight", p->emphasis[a].weight, ", ");
        put_citations(out, "cues", &p->emphasis[a].cues);
        strbuf_puts(out, "}");
    }
    close_inner(out, first);
}

static void put_industries(const struct posting *p, struct strbuf *out)
{
    open_inner(out, "industries");
    for (size_t i = 0; i < p->industries.n; i++) {
        element(out, !i);
        text(out, "concept", concept_name(p->industries.at[i].concept), ", ");
        number(out, "weight", p->industries.at[i].weight, ", ");
        put_citations(out, "cues", &p->industries.at[i].cues);
        strbuf_puts(out, "}");
    }
    close_inner(out, !p->industries.n);
}

/* One line each: what is said and where, null where structured data or nothing says it. */
static void put_condition(struct strbuf *out, const char *name, const char *value,
                          const struct citation *said)
{
    strbuf_puts(out, "   ");
    key(out, name);
    strbuf_puts(out, "{");
    text(out, "value", value, ", ");
    put_citation(out, said, "},\n");
}

void put_posting(const struct tailor *t, struct strbuf *out)
{
    const struct posting *p = t->given;

    strbuf_puts(out, "  ");
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
    put_condition(out, "workplace", workplace_name(p->workplace), &p->workplace_said);
    put_condition(out, "employment", employment_name(p->employment), &p->employment_said);
    put_groups(p, out);
    put_aside(p, out);
    put_experience(p, out);
    put_degrees(p, out);
    put_certificates(p, out);
    put_languages(p, out);
    put_scale(p, out);
    put_emphasis(p, out);
    put_industries(p, out);
    put_zones(p, out);
    strbuf_puts(out, "   ");
    text(out, "text", arena_strndup(t->arena, p->text.p, p->text.n), "},\n");
}
