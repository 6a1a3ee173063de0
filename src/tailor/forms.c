/* How the posting spells what it names. SPDX-License-Identifier: MIT */
#include "tailor/forms.h"

#include <string.h>

static void count(struct tailor *t, struct forms *f, const struct concept_match *m, size_t base)
{
    struct str seen = {t->posting->text.p + base + m->start, m->end - m->start};
    struct str alias = str_of(m->alias);
    bool literal = str_eq(seen, alias) || !str_eq_nocase(seen, alias);
    struct form *form;

    if (m->spelling >= SPELLING_FORM)
        return;
    /* a heading in capitals says nothing of how a name is written */
    if (str_eq_nocase(seen, alias))
        seen = alias;
    for (form = f->first[m->concept]; form; form = form->next)
        if (str_eq(str_of(form->text), seen)) {
            form->count++;
            form->literal |= literal;
            return;
        }
    form = arena_new(t->arena, struct form);
    *form = (struct form){.text = arena_strndup(t->arena, seen.p, seen.n),
                          .spelling = m->spelling,
                          .offset = base + m->start,
                          .count = 1,
                          .literal = literal,
                          .next = f->first[m->concept]};
    f->first[m->concept] = form;
}

void forms_collect(struct tailor *t, struct forms *f)
{
    f->first = arena_array(t->arena, lexicon_size() + 1, sizeof *f->first);
    for (size_t z = 0; z < t->posting->zones.n; z++) {
        const struct zone_span *zone = &t->posting->zones.at[z];
        struct str text = {t->posting->text.p + zone->start, zone->end - zone->start};
        struct concept_matches matches = {0};

        if (zone->zone == ZONE_OTHER)
            continue;
        lexicon_match(t->arena, text, zone->zone == ZONE_STACK ? MATCH_SKILLS : MATCH_PROSE,
                      &matches);
        for (size_t i = 0; i < matches.list.n; i++)
            count(t, f, &matches.list.at[i], zone->start);
    }
}

const struct form *forms_preferred(const struct forms *f, concept_id c)
{
    const struct form *best = NULL;

    for (const struct form *form = f->first[c]; form; form = form->next)
        if (!best || form->count > best->count ||
            (form->count == best->count && form->offset < best->offset))
            best = form;
    return best;
}

/* The line of the posting that a byte stands in. */
const char *posting_line(struct tailor *t, size_t offset)
{
    struct str text = t->posting->text;
    size_t start = offset, end = offset;

    while (start && text.p[start - 1] != '\n')
        start--;
    while (end < text.n && text.p[end] != '\n')
        end++;
    return arena_strndup(t->arena, text.p + start, end - start);
}
