/* Concepts and how they are related. SPDX-License-Identifier: MIT */
#include "lexicon/walk.h"

#include <string.h>

size_t lexicon_size(void)
{
    return lexicon_concept_count;
}

const struct concept *lexicon_concept(concept_id id)
{
    return id < lexicon_concept_count ? &lexicon_concepts[id] : NULL;
}

concept_id lexicon_find(struct str name)
{
    struct str trimmed = str_trim(name);
    struct reach reach;

    walk_longest(trimmed, 0, &reach);
    return reach.end == trimmed.n && reach.end ? lexicon_forms[reach.form].concept : CONCEPT_NONE;
}

/* The generator has made sure that parents run in no circle. */
bool lexicon_is_a(concept_id a, concept_id b)
{
    if (a >= lexicon_concept_count || b >= lexicon_concept_count)
        return false;
    if (a == b)
        return true;
    for (const concept_id *p = lexicon_concepts[a].parents; *p != CONCEPT_NONE; p++)
        if (*p == b || (*lexicon_concepts[*p].parents != CONCEPT_NONE && lexicon_is_a(*p, b)))
            return true;
    return false;
}

bool lexicon_siblings(concept_id a, concept_id b)
{
    if (a >= lexicon_concept_count || b >= lexicon_concept_count || a == b)
        return false;
    const char *family = lexicon_concepts[a].family;

    return family[0] && family[0] == lexicon_concepts[b].family[0] && strcmp(family, lexicon_concepts[b].family) == 0 && !lexicon_is_a(a, b) &&
           !lexicon_is_a(b, a);
}
