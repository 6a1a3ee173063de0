/* The order of sections, by named rules. SPDX-License-Identifier: MIT */
#include "tailor/internal.h"

#include <string.h>

/* The order the rules start from: what a reader of most CVs expects. */
static const char *const usual[] = {"work",         "projects", "skills", "education",
                                    "certificates", "volunteer", "publications", "awards",
                                    "languages",    "interests", "references"};
enum { SECTIONS = sizeof usual / sizeof *usual };

enum {
    ASKED_SKILLS = 3,      /* skills lead from so many that were asked for */
    ASKED_WEIGHT = 200,    /* and so much of the posting's weight */
    GRADUATE_MONTHS = 24,  /* since the last education ended, and of employment in all */
    JUNIOR_MONTHS = 36,
    MOST = 600,            /* of the covered must weight */
    COMPLIANCE_STRONG = 250, /* of all that the posting stresses */
    SPEED_STRONG = 350
};

struct order {
    const char *keys[SECTIONS];
};

static size_t place_of(const struct order *o, const char *key)
{
    size_t i = 0;

    while (i < SECTIONS - 1 && strcmp(o->keys[i], key))
        i++;
    return i;
}

/* Moves `key` before `other`; nothing if it is there already. */
static void move_before(struct order *o, const char *key, const char *other)
{
    size_t from = place_of(o, key), to = place_of(o, other);
    const char *moved = o->keys[from];

    if (from < to)
        return;
    for (size_t i = from; i > to; i--)
        o->keys[i] = o->keys[i - 1];
    o->keys[to] = moved;
}

static bool has(const struct tailor *t, const char *section)
{
    return node_present(node_get(t->candidate.root, section));
}

/* Three or more requested skills with a fifth of the weight stand in the list: it answers the scan for
 * key words first. Skills then stand before work. */
static bool skills_first(const struct tailor *t)
{
    int weight = 0, n = 0;

    for (size_t u = 0; u < t->nrequirements; u++) {
        bool listed = false;

        if (t->units[u].first != u)
            continue;

        for (size_t i = 0; i < t->passages.n && !listed; i++) {
            const struct passage *p = &t->passages.at[i];

            if (p->gone || p->context != CONTEXT_LISTED || strcmp(p->section->key, "skills"))
                continue;
            for (size_t j = 0; j < p->nevidence; j++)
                listed |= t->units[p->evidence[j].requirement].first == u &&
                          p->evidence[j].grade >= GRADE_COVERED;
        }
        n += listed;
        weight += listed ? t->units[u].weight : 0;
    }
    return n >= ASKED_SKILLS && weight >= ASKED_WEIGHT;
}

/* Weight of the musts whose strongest proof stands in this section, and of all covered. */
static int must_weight_in(const struct tailor *t, const char *section, int *covered)
{
    int inside = 0;

    *covered = 0;
    for (size_t u = 0; u < t->nrequirements; u++) {
        int best = 0;
        bool here = false;

        if (t->units[u].first != u || !t->units[u].must || unit_status(t, u) != STATUS_PROVEN)
            continue;
        for (size_t i = 0; i < t->passages.n; i++) {
            const struct passage *p = &t->passages.at[i];

            for (size_t j = 0; j < p->nevidence && !p->gone; j++) {
                int strength;

                if (t->units[p->evidence[j].requirement].first != u ||
                    !evidence_proves(p, &p->evidence[j]) ||
                    (strength = evidence_strength(t, p, &p->evidence[j])) <= best)
                    continue;
                best = strength;
                here = !strcmp(p->section->key, section);
            }
        }
        *covered += t->units[u].weight;
        inside += here ? t->units[u].weight : 0;
    }
    return inside;
}

static bool graduate(const struct tailor *t)
{
    int newest = -1;

    for (size_t i = 0; i < t->entries.n; i++) {
        const struct entry *e = &t->entries.at[i];

        if (!strcmp(e->section->key, "education") && e->age >= 0 &&
            (newest < 0 || e->age < newest))
            newest = e->age;
    }
    return newest >= 0 && newest <= GRADUATE_MONTHS && months_employed(t) < GRADUATE_MONTHS;
}

static bool projects_first(const struct tailor *t)
{
    int covered, inside = must_weight_in(t, "projects", &covered);
    enum seniority level = t->posting->seniority;

    if (covered && inside * 1000 >= covered * MOST)
        return true;
    return (level == SENIORITY_INTERN || level == SENIORITY_JUNIOR) &&
           months_employed(t) < JUNIOR_MONTHS && inside > 0;
}

static bool certificates_up(const struct tailor *t)
{
    int covered;

    return must_weight_in(t, "certificates", &covered) > 0 ||
           t->posting->emphasis[AXIS_COMPLIANCE].weight >= COMPLIANCE_STRONG;
}

/* Who stresses speed looks for what somebody built alone: before what is only listed. */
static bool projects_up(const struct tailor *t)
{
    return t->posting->emphasis[AXIS_SPEED].weight >= SPEED_STRONG;
}

static void fire(struct tailor *t, const char *rule)
{
    if (t->norder_rules < sizeof t->order_rule / sizeof *t->order_rule)
        t->order_rule[t->norder_rules++] = rule;
}

/* No rule fires: the layout's own order stands. */
void order_sections(struct tailor *t)
{
    struct order o;
    VEC(const char *) present = {0};

    if (!t->relevant)
        return;
    memcpy(o.keys, usual, sizeof usual);
    if (has(t, "certificates") && certificates_up(t)) {
        move_before(&o, "certificates", "education");
        fire(t, "certificates-up");
    }
    if (has(t, "projects") && projects_first(t)) {
        move_before(&o, "projects", "work");
        fire(t, "projects-first");
    } else if (has(t, "projects") && projects_up(t)) {
        move_before(&o, "projects", "skills");
        fire(t, "projects-up");
    }
    if (has(t, "skills") && skills_first(t)) {
        move_before(&o, "skills", has(t, "projects") && place_of(&o, "projects") < place_of(&o, "work")
                                      ? "projects"
                                      : "work");
        fire(t, "skills-first");
    }
    if (has(t, "education") && graduate(t)) {
        move_before(&o, "education", o.keys[0]);
        fire(t, "education-first");
    }
    if (!t->norder_rules)
        return;
    for (size_t i = 0; i < SECTIONS; i++)
        if (has(t, o.keys[i]))
            vec_push(t->arena, &present, o.keys[i]);
    t->candidate.section_order = present.at;
    t->candidate.section_count = present.n;
}
