/* Rules that hold a profile against a posting. SPDX-License-Identifier: MIT */
#include "tailor/lint_internal.h"

#include <string.h>

/* Is there a bullet, or a job told in sentences? Else nothing can be missed in them. */
static bool tells_of_work(const struct lint *l)
{
    for (size_t i = 0; i < l->prose.n; i++)
        if (l->prose.at[i].bullet || !strcmp(l->prose.at[i].passage->section->key, "work"))
            return true;
    return false;
}

/* ---- what seniors do ----------------------------------------------------------------------------- */

void rule_seniority(struct lint *l)
{
    static const char *const signs[] = {
        "mentor*|coach*|precept*", "taught|teach*|tutor*", "review*", "onboard*", "hire*|hiring",
        "interview*", "recruit*", "led|lead|leads|leading", "manage|managed|manages|managing",
        "supervis*", "oversaw|oversee*", "chair*", "head|headed", "own|owned|owns",
        "design doc*|design note*|design record*", "architect*", "trade-off*", "rfc|rfcs|adr|adrs",
        "decision*|decided", "contract test*|api contract*", "from scratch", "roadmap*", "strateg*",
        "stakeholder*", "board", "incident*|on-call|post-mortem*|postmortem*", "budget*", "represent*",
        "negotiat*", "guid*|guideline*", "introduced|established|founded|co-founded", "standard*",
        "designed", "defined", "set up", "responsib*", "deputy|deputis*|deputiz*",
    };
    const struct posting *posting = l->t->given;

    if (!posting || posting->seniority < SENIORITY_SENIOR || !tells_of_work(l) ||
        PROFILE_SAYS(l, signs))
        return;
    for (size_t i = 0; i < l->prose.n; i++) {
        int ownership = lexicon_ownership(l->prose.at[i].b.text);

        if (ownership >= 4 || bullet_signs(&l->prose.at[i].b, ownership))
            return;
    }
    lint_add(l, "/work", (struct str){0}, NULL,
             arena_printf(l->arena,
                          "the posting ('%s') is for %s level, and no bullet tells of guiding people, "
                          "deciding or answering for something",
                          posting->title, seniority_name(posting->seniority)));
}

/* ---- what the posting stresses -------------------------------------------------------------------- */

enum { LEADS = 130, /* per cent of the next axis: else nothing stands out */ QUOTED = 3 };

static bool profile_speaks_of(const struct lint *l, int axis)
{
    for (size_t i = 0; i < l->prose.n; i++)
        if (bullet_axes(&l->prose.at[i].b) >> axis & 1)
            return true;
    return false;
}

/* "'ship', 'every day'" */
static const char *quote_cues(const struct lint *l, const struct citations *cues)
{
    const char *text = l->t->given->text.p, *out = "";

    for (size_t i = 0; i < cues->n && i < QUOTED; i++)
        out = arena_printf(l->arena, "%s%s'%.*s'", out, i ? ", " : "",
                           (int)(cues->at[i].end - cues->at[i].start), text + cues->at[i].start);
    return out;
}

void rule_emphasis(struct lint *l)
{
    const struct posting *p = l->t->given;
    int best = 0, next = 0;

    for (int a = 1; p && a < AXIS_COUNT; a++)
        best = p->emphasis[a].weight > p->emphasis[best].weight ? a : best;
    for (int a = 0; p && a < AXIS_COUNT; a++)
        next = a != best && p->emphasis[a].weight > next ? p->emphasis[a].weight : next;
    if (!p || !p->emphasis[best].weight || 100 * p->emphasis[best].weight < LEADS * next ||
        !tells_of_work(l) || profile_speaks_of(l, best))
        return;
    lint_add(l, "/work", (struct str){0}, NULL,
             arena_printf(l->arena, "the posting stresses %s (%s), and no bullet speaks of it",
                          axis_name((enum axis)best), quote_cues(l, &p->emphasis[best].cues)));
}

/* ---- observability -------------------------------------------------------------------------------- */

static bool is_observability(concept_id c)
{
    static const char *const names[] = {"observability", "monitoring"};

    for (size_t i = 0; c != CONCEPT_NONE && i < sizeof names / sizeof *names; i++) {
        concept_id root = lexicon_find(str_of(names[i]));

        if (root != CONCEPT_NONE && lexicon_is_a(c, root))
            return true;
    }
    return false;
}

void rule_observability(struct lint *l)
{
    static const char *const signs[] = {
        "log|logs|logging|logged", "trac*", "alert*", "monitor*", "dashboard*", "metric*",
        "observab*", "telemetry", "instrument*",
    };
    const struct requirement *asked = NULL;
    bool software = false;

    for (size_t i = 0; l->t->posting && i < l->t->nrequirements; i++) {
        const struct requirement *r = &l->t->posting->requirements.at[i];

        if (r->modality == MODALITY_NONE || r->concept == CONCEPT_NONE)
            continue;
        if (is_observability(r->concept))
            asked = asked ? asked : r;
        software |= is_tech(r->concept);
    }
    if (!asked || !software || PROFILE_SAYS(l, signs))
        return;
    for (size_t i = 0; i < l->t->passages.n; i++)
        for (size_t m = 0; m < l->t->passages.at[i].matches.list.n; m++)
            if (is_observability(l->t->passages.at[i].matches.list.at[m].concept))
                return;
    lint_add(l, "/work", (struct str){0}, NULL,
             arena_printf(l->arena, "the posting asks for '%s', and nothing of the kind is named",
                          asked->term));
}
