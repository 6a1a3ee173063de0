/* What the term tagger finds in a unit, with the headings that the posting itself has.
 * SPDX-License-Identifier: MIT */
#include "lexicon/tagger.h"
#include "posting/draft.h"

/* Headings of SkillSpan's advertisements that stand over what a zone holds. */
static struct str section_of(enum zone zone)
{
    switch (zone) {
    case ZONE_STACK:
        return STR("technologies");
    case ZONE_MUST:
    case ZONE_NICE:
        return STR("qualifications");
    case ZONE_RESPONSIBILITIES:
        return STR("responsibilities");
    default:
        return STR("job description");
    }
}

/* The heading right above, for the first line under it. */
static struct str heading_of(const struct draft *d, const struct unit *u)
{
    const struct line *above = u->line ? &d->lines.at[u->line - 1] : NULL;

    if (!above || above->kind != BLOCK_HEADING || d->lines.at[u->line].start != u->start)
        return (struct str){0};
    return (struct str){d->text.p + above->start, above->end - above->start};
}

void tag_unit(struct draft *d, size_t unit, const struct hit *known, size_t n,
              struct tagged_terms *out)
{
    const struct unit *u = &d->units.at[unit];
    struct concept_match *matches = arena_array(d->arena, n + 1, sizeof *matches);
    struct tag_request request = {.text = {d->text.p + u->start, u->end - u->start},
                                  .heading = heading_of(d, u),
                                  .section = section_of(u->zone),
                                  .known = matches,
                                  .known_count = n};

    for (size_t i = 0; i < n; i++)
        matches[i] = (struct concept_match){.start = (uint32_t)(known[i].start - u->start),
                                            .end = (uint32_t)(known[i].end - u->start),
                                            .concept = known[i].concept};
    lexicon_tag(d->arena, &request, out);
}
