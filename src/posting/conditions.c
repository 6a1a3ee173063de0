/* Where and on what terms one would work: on site, hybrid, remote; full time, contract …
 * SPDX-License-Identifier: MIT */
#include "posting/draft.h"

#include <string.h>

/* A weak cue ("remote", which tells of teams and sensing, too) counts where facts stand: in the title, in
 * a labelled line, in a short line at the top that is no sentence. */
enum { WEAK = 1, HEAD_LINES = 8, FACT_WORDS = 10 };

/* By value and how sure it is. */
static const struct phrase places[] = {
    {" fully remote ", WORKPLACE_REMOTE, 6},
    {" 100 remote ", WORKPLACE_REMOTE, 6},
    {" completely remote ", WORKPLACE_REMOTE, 6},
    {" remote first ", WORKPLACE_REMOTE, 4},
    {" remote only ", WORKPLACE_REMOTE, 5},
    {" remote position ", WORKPLACE_REMOTE, 5},
    {" remote role ", WORKPLACE_REMOTE, 5},
    {" remote job ", WORKPLACE_REMOTE, 5},
    {" remote within ", WORKPLACE_REMOTE, 5},
    {" location remote ", WORKPLACE_REMOTE, 5},
    {" work remotely ", WORKPLACE_REMOTE, 4},
    {" working remotely ", WORKPLACE_REMOTE, 3},
    {" work from anywhere ", WORKPLACE_REMOTE, 5},
    {" work from home ", WORKPLACE_REMOTE, 3},
    {" working from home ", WORKPLACE_REMOTE, 3},
    {" home based ", WORKPLACE_REMOTE, 4},
    {" remote working ", WORKPLACE_REMOTE, 3},
    {" remote work ", WORKPLACE_REMOTE, 2},
    {" telecommut", WORKPLACE_REMOTE, 3},
    {" remote ", WORKPLACE_REMOTE, WEAK},
    {" hybrid working ", WORKPLACE_HYBRID, 6},
    {" hybrid work ", WORKPLACE_HYBRID, 6},
    {" hybrid role ", WORKPLACE_HYBRID, 6},
    {" hybrid position ", WORKPLACE_HYBRID, 6},
    {" hybrid model ", WORKPLACE_HYBRID, 5},
    {" hybrid remote ", WORKPLACE_HYBRID, 6},
    {" hybrid schedule ", WORKPLACE_HYBRID, 6},
    {" hybrid setup ", WORKPLACE_HYBRID, 6},
    {" location hybrid ", WORKPLACE_HYBRID, 6},
    {" partly remote ", WORKPLACE_HYBRID, 6},
    {" partially remote ", WORKPLACE_HYBRID, 6},
    {" days in the office ", WORKPLACE_HYBRID, 6},
    {" days in office ", WORKPLACE_HYBRID, 6},
    {" days a week in the office ", WORKPLACE_HYBRID, 6},
    {" days per week in the office ", WORKPLACE_HYBRID, 6},
    {" days a week in our ", WORKPLACE_HYBRID, 5},
    {" days from home ", WORKPLACE_HYBRID, 6},
    {" days a week from home ", WORKPLACE_HYBRID, 6},
    {" days at home ", WORKPLACE_HYBRID, 6},
    {" days of home office ", WORKPLACE_HYBRID, 6},
    {" hybrid ", WORKPLACE_HYBRID, WEAK},
    {" no remote ", WORKPLACE_ONSITE, 7},
    {" not remote ", WORKPLACE_ONSITE, 7},
    {" not a remote ", WORKPLACE_ONSITE, 7},
    {" five days a week in the office ", WORKPLACE_ONSITE, 7},
    {" 5 days a week in the office ", WORKPLACE_ONSITE, 7},
    {" fully on site ", WORKPLACE_ONSITE, 6},
    {" on site only ", WORKPLACE_ONSITE, 6},
    {" on site role ", WORKPLACE_ONSITE, 5},
    {" on site position ", WORKPLACE_ONSITE, 5},
    {" onsite role ", WORKPLACE_ONSITE, 5},
    {" onsite position ", WORKPLACE_ONSITE, 5},
    {" office based ", WORKPLACE_ONSITE, 4},
    {" in person role ", WORKPLACE_ONSITE, 5},
    {" work on site ", WORKPLACE_ONSITE, 3},
    {" on site ", WORKPLACE_ONSITE, WEAK},
    {" onsite ", WORKPLACE_ONSITE, WEAK},
    {" in office ", WORKPLACE_ONSITE, WEAK},
};

static const struct phrase terms[] = {
    {" full time ", EMPLOYMENT_FULL_TIME, 3},
    {" fulltime ", EMPLOYMENT_FULL_TIME, 3},
    {" part time ", EMPLOYMENT_PART_TIME, 3},
    {" parttime ", EMPLOYMENT_PART_TIME, 3},
    {" hours a week ", EMPLOYMENT_PART_TIME, WEAK},
    {" fixed term ", EMPLOYMENT_TEMPORARY, 4},
    {" maternity cover ", EMPLOYMENT_TEMPORARY, 4},
    {" temporary position ", EMPLOYMENT_TEMPORARY, 4},
    {" temporary role ", EMPLOYMENT_TEMPORARY, 4},
    {" temporary contract ", EMPLOYMENT_TEMPORARY, 4},
    {" temporary job ", EMPLOYMENT_TEMPORARY, 4},
    {" temporary ", EMPLOYMENT_TEMPORARY, WEAK},
    {" seasonal ", EMPLOYMENT_TEMPORARY, WEAK},
    {" contract position ", EMPLOYMENT_CONTRACT, 4},
    {" contract role ", EMPLOYMENT_CONTRACT, 4},
    {" contract job ", EMPLOYMENT_CONTRACT, 4},
    {" contract basis ", EMPLOYMENT_CONTRACT, 4},
    {" contract to hire ", EMPLOYMENT_CONTRACT, 4},
    {" month contract ", EMPLOYMENT_CONTRACT, 4},
    {" months contract ", EMPLOYMENT_CONTRACT, 4},
    {" contractor ", EMPLOYMENT_CONTRACT, WEAK},
    {" contract ", EMPLOYMENT_CONTRACT, WEAK},
    {" internship ", EMPLOYMENT_INTERNSHIP, 4},
    {" intern ", EMPLOYMENT_INTERNSHIP, WEAK},
    {" working student ", EMPLOYMENT_INTERNSHIP, 4},
    {" freelance ", EMPLOYMENT_FREELANCE, 3},
    {" freelancer ", EMPLOYMENT_FREELANCE, 3},
};

const struct cue_table place_cues = CUE_TABLE(places), terms_cues = CUE_TABLE(terms);

static bool holds_facts(const struct draft *d, size_t unit)
{
    const struct unit *u = &d->units.at[unit];
    struct str value, line = line_text(d, u->line);

    return u->zone == ZONE_TITLE || label_of(line, &value) != LABEL_NONE ||
           (u->line < HEAD_LINES && u->words <= FACT_WORDS && line.p[line.n - 1] != '.');
}

/* The surest cue in the posting, the first among equals; 0 = none. */
static int find_surest(struct draft *d, enum cues_of table, struct citation *said)
{
    int best = 0, what = 0;
    size_t unit = 0, start = 0, end = 0;

    for (size_t i = 0; i < d->units.n; i++) {
        const struct key *key = unit_key(d, i);
        int facts = -1; /* not asked for yet */

        for (const struct cue *c = NULL; (c = next_longest(unit_cues(d, i), table, c)) != NULL;) {
            int sure = c->phrase->value;

            if (facts < 0)
                facts = holds_facts(d, i);
            if (facts)
                sure += 4;
            if (sure > best && (facts || sure > WEAK)) {
                best = sure, what = c->phrase->what, unit = i;
                start = cue_start(key, c), end = cue_end(key, c);
            }
        }
    }
    if (what)
        *said = cite(d, unit, d->units.at[unit].start + start, d->units.at[unit].start + end);
    return what;
}

static enum workplace stated_workplace(struct str s)
{
    return str_eq(s, STR("remote"))   ? WORKPLACE_REMOTE
           : str_eq(s, STR("hybrid")) ? WORKPLACE_HYBRID
                                      : WORKPLACE_UNSAID;
}

/* "FULL_TIME", "Full-time", "PART_TIME, CONTRACTOR": the first that is known. */
static enum employment stated_employment(struct arena *a, const char *text)
{
    static const struct {
        const char *word;
        enum employment employment;
    } words[] = {{" full", EMPLOYMENT_FULL_TIME},   {" part", EMPLOYMENT_PART_TIME},
                 {" contract", EMPLOYMENT_CONTRACT}, {" temp", EMPLOYMENT_TEMPORARY},
                 {" intern", EMPLOYMENT_INTERNSHIP}, {" freelance", EMPLOYMENT_FREELANCE}};
    struct key key = key_of(a, str_of(text), false);

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(key.p, words[i].word, strlen(words[i].word)) == 0)
            return words[i].employment;
    return EMPLOYMENT_UNSAID;
}

void find_conditions(struct draft *d, struct posting *p)
{
    if (d->workplace)
        p->workplace = stated_workplace(str_of(d->workplace));
    if (p->workplace == WORKPLACE_UNSAID)
        p->workplace = (enum workplace)find_surest(d, CUES_PLACE, &p->workplace_said);
    if (d->employment)
        p->employment = stated_employment(d->arena, d->employment);
    if (p->employment == EMPLOYMENT_UNSAID)
        p->employment = (enum employment)find_surest(d, CUES_TERMS, &p->employment_said);
}
