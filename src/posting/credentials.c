/* Degrees, certificates and languages that a posting asks for.
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

enum { CREDENTIALS_MOST = 60, FIELD_WORDS = 5 };

/* ---- degrees --------------------------------------------------------------------------------------- */

/* Abbreviations count only in capitals ("MS", "BA"). */
enum { WORDS, CAPITALS };

static const struct phrase levels[] = {
    {" phd ", DEGREE_DOCTORATE, WORDS},
    {" ph d ", DEGREE_DOCTORATE, WORDS},
    {" doctorate ", DEGREE_DOCTORATE, WORDS},
    {" doctoral ", DEGREE_DOCTORATE, WORDS},
    {" master's ", DEGREE_MASTER, WORDS},
    {" masters ", DEGREE_MASTER, WORDS},
    {" master of ", DEGREE_MASTER, WORDS},
    {" master degree ", DEGREE_MASTER, WORDS},
    {" msc ", DEGREE_MASTER, WORDS},
    {" m sc ", DEGREE_MASTER, WORDS},
    {" ms ", DEGREE_MASTER, CAPITALS},
    {" m s ", DEGREE_MASTER, CAPITALS},
    {" ma ", DEGREE_MASTER, CAPITALS},
    {" meng ", DEGREE_MASTER, WORDS},
    {" mba ", DEGREE_MASTER, WORDS},
    {" graduate degree ", DEGREE_MASTER, WORDS},
    {" postgraduate degree ", DEGREE_MASTER, WORDS},
    {" postgraduate ", DEGREE_MASTER, WORDS},
    {" advanced degree ", DEGREE_MASTER, WORDS},
    {" bachelor's ", DEGREE_BACHELOR, WORDS},
    {" bachelors ", DEGREE_BACHELOR, WORDS},
    {" bachelor ", DEGREE_BACHELOR, WORDS},
    {" bsc ", DEGREE_BACHELOR, WORDS},
    {" b sc ", DEGREE_BACHELOR, WORDS},
    {" bs ", DEGREE_BACHELOR, CAPITALS},
    {" b s ", DEGREE_BACHELOR, CAPITALS},
    {" ba ", DEGREE_BACHELOR, CAPITALS},
    {" b a ", DEGREE_BACHELOR, CAPITALS},
    {" bsn ", DEGREE_BACHELOR, CAPITALS},
    {" beng ", DEGREE_BACHELOR, WORDS},
    {" b tech ", DEGREE_BACHELOR, WORDS},
    {" btech ", DEGREE_BACHELOR, WORDS},
    {" undergraduate degree ", DEGREE_BACHELOR, WORDS},
    {" university degree ", DEGREE_BACHELOR, WORDS},
    {" college degree ", DEGREE_BACHELOR, WORDS},
    {" four year degree ", DEGREE_BACHELOR, WORDS},
    {" 4 year degree ", DEGREE_BACHELOR, WORDS},
    {" associate's degree ", DEGREE_ASSOCIATE, WORDS},
    {" associates degree ", DEGREE_ASSOCIATE, WORDS},
    {" associate degree ", DEGREE_ASSOCIATE, WORDS},
    {" high school ", DEGREE_SCHOOL, WORDS},
    {" secondary school ", DEGREE_SCHOOL, WORDS},
    {" ged ", DEGREE_SCHOOL, CAPITALS},
    {" gcse", DEGREE_SCHOOL, WORDS},
    {" a levels ", DEGREE_SCHOOL, WORDS},
    {" apprenticeship ", DEGREE_VOCATIONAL, WORDS},
    {" vocational ", DEGREE_VOCATIONAL, WORDS},
    {" nvq ", DEGREE_VOCATIONAL, WORDS},
    {" btec ", DEGREE_VOCATIONAL, WORDS},
    {" degree ", DEGREE_NONE, WORDS},
    {" degrees ", DEGREE_NONE, WORDS},
};

const struct cue_table degree_cues = CUE_TABLE(levels);

/* "or equivalent experience" behind a degree */
static bool takes_equivalent(const char *key)
{
    static const char *const phrases[] = {
        " or equivalent ",       " equivalent experience ", " equivalent work ",
        " equivalent practical ", " equivalent combination ", " or comparable ",
        " or relevant experience ", " or related experience ", " or similar experience ",
        " or commensurate ",     " or proven experience ",  " or practical experience ",
        " or work experience ",  " or the equivalent ",     " or experience ",
        " or an equivalent ",    " in lieu of ",            " equivalent professional ",
        " or demonstrable ",     " or self taught ",        " or industry experience "};

    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (strstr(key, phrases[i]))
            return true;
    return false;
}

/* "Bachelor's degree OR five years": the rest of a degree's clause. */
static bool years_instead(const struct clause *c, struct str unit, size_t from)
{
    for (size_t i = 0; i < c->years.n; i++) {
        size_t at = c->years.at[i].start;

        if (at < from || at - from > 60)
            continue;
        for (size_t k = from; k + 4 <= at; k++)
            if (memcmp(unit.p + k, " or ", 4) == 0)
                return true;
    }
    return false;
}

/* The subject behind "in" or "of": up to a comma, a bracket or a word that goes on. */
static struct str field_at(struct str unit, size_t at)
{
    static const char *const skipped[] = {"degree", "degrees", "diploma", "science", "arts",
                                          "of",     "s",       "qualification", "level", NULL};
    static const char *const stops[] = {"or",   "and",       "with",     "from",  "is",   "plus",
                                        "preferred", "required", "desired", "at", "as",  "are",
                                        "you",  "to",        "strongly", "would", "a",   "the",
                                        "our",  "which", NULL};
    bool in = false;
    size_t start = 0, end = 0;

    for (int words = 0; at < unit.n && words < FIELD_WORDS;) {
        struct str w = next_word(unit, at);

        if (!w.n) {
            if (!strchr(" '.", unit.p[at]) && (unsigned char)unit.p[at] < 0x80 &&
                !(unit.p[at] == '/' && !in))
                break;
            if (unit.p[at] == '.' && in)
                break;
            at++;
            continue;
        }
        if (!in && str_eq_nocase(w, STR("in"))) {
            in = true;
        } else if (!in && !is_word_of(w, skipped)) {
            break;
        } else if (in && is_word_of(w, stops)) {
            break;
        } else if (in) {
            start = end ? start : at;
            end = at + w.n;
            words++;
        }
        at += w.n;
    }
    return (struct str){unit.p + start, end - start};
}

/* "BS in", "MS or PhD", not "MS Office". */
static bool goes_on_as_degree(const char *key)
{
    static const char *const next[] = {" degree", " in ",       " or ",        " from ", " with ",
                                       " ms ",    " m s ",      " ma ",        " bs ",   " phd ",
                                       " mba ",   " required ", " preferred ", " and ",  " level "};

    for (size_t i = 0; i < sizeof next / sizeof *next; i++)
        if (strncmp(key, next[i], strlen(next[i])) == 0)
            return true;
    return !key[0] || !key[1];
}

static bool is_level(struct str unit, const struct cue *c, const struct key *key)
{
    size_t start = cue_start(key, c), end = cue_end(key, c);

    if (c->phrase->what == DEGREE_NONE) /* "a high degree of" */
        return strncmp(key->p + c->at + c->n - 1, " of ", 4) != 0;
    for (size_t i = start; c->phrase->value == CAPITALS && i < end; i++)
        if (is_lower(unit.p[i]))
            return false;
    return c->phrase->value != CAPITALS || goes_on_as_degree(key->p + c->at + c->n - 1);
}

struct reader {
    struct draft *draft;
    struct posting *posting;
};

static enum modality asked_at(struct draft *d, size_t unit, size_t start, size_t end)
{
    return modality_of(d->units.at[unit].zone,
                       clause_asks(unit_clause(d, unit), unit_text(d, unit), start, end));
}

enum { SAME_DEGREE = 40 /* bytes between "Bachelor's" and "or Master's degree" */ };

/* "BS degree", "Bachelor's or Master's", "BS/MS" are one degree. */
static bool goes_on(struct str unit, size_t from, size_t to)
{
    if (to < from)
        return true;
    if (to - from > SAME_DEGREE)
        return false;
    for (size_t i = from; i < to; i++)
        if (unit.p[i] == '/' || (i + 4 <= to && memcmp(unit.p + i, " or ", 4) == 0))
            return true;
    return to - from < 3;
}

static void find_degrees(struct reader *r, size_t unit)
{
    struct draft *d = r->draft;
    struct str text = unit_text(d, unit);
    const struct key *key = unit_key(d, unit);
    size_t base = d->units.at[unit].start;
    struct degree *last = NULL;
    const struct cue *c = NULL;

    while (r->posting->degrees.n < CREDENTIALS_MOST &&
           (c = next_longest(unit_cues(d, unit), CUES_DEGREE, c)) != NULL) {
        enum degree_level level = (enum degree_level)c->phrase->what;
        size_t start = cue_start(key, c), end = cue_end(key, c);
        struct str field = field_at(text, end);

        if (!is_level(text, c, key))
            continue;
        if (last && goes_on(text, last->said.end - base, start) &&
            last->modality == asked_at(d, unit, start, end)) {
            if (level != DEGREE_NONE && (last->level == DEGREE_NONE || level < last->level))
                last->level = level;
            last->said.end = base + end;
        } else {
            struct degree degree = {.level = level,
                                    .field = "",
                                    .modality = asked_at(d, unit, start, end),
                                    .said = cite(d, unit, base + start, base + end)};

            vec_push(d->arena, &r->posting->degrees, degree);
            last = &r->posting->degrees.at[r->posting->degrees.n - 1];
        }
        if (field.n && !*last->field) {
            last->field = arena_strndup(d->arena, field.p, field.n);
            last->said.end = base + (size_t)(field.p - text.p) + field.n;
        }
        last->equivalent |= takes_equivalent(key->p + c->at) ||
                            years_instead(unit_clause(d, unit), text, end);
    }
}

/* ---- languages and certificates -------------------------------------------------------------------- */

static const struct phrase fluency[] = {
    {" native ", LANGUAGE_NATIVE, 0},
    {" mother tongue ", LANGUAGE_NATIVE, 0},
    {" bilingual ", LANGUAGE_NATIVE, 0},
    {" fluent", LANGUAGE_FLUENT, 0},
    {" fluency ", LANGUAGE_FLUENT, 0},
    {" c1 ", LANGUAGE_FLUENT, 0},
    {" c2 ", LANGUAGE_FLUENT, 0},
    {" proficien", LANGUAGE_FLUENT, 0},
    {" excellent ", LANGUAGE_FLUENT, 0},
    {" perfect ", LANGUAGE_FLUENT, 0},
    {" near native ", LANGUAGE_FLUENT, 0},
    {" b2 ", LANGUAGE_WORKING, 0},
    {" working proficiency ", LANGUAGE_WORKING, 0},
    {" working knowledge ", LANGUAGE_WORKING, 0},
    {" professional ", LANGUAGE_WORKING, 0},
    {" business ", LANGUAGE_WORKING, 0},
    {" very good ", LANGUAGE_WORKING, 0},
    {" good ", LANGUAGE_WORKING, 0},
    {" strong ", LANGUAGE_WORKING, 0},
    {" b1 ", LANGUAGE_CONVERSATIONAL, 0},
    {" conversational ", LANGUAGE_CONVERSATIONAL, 0},
    {" intermediate ", LANGUAGE_CONVERSATIONAL, 0},
    {" a1 ", LANGUAGE_BASIC, 0},
    {" a2 ", LANGUAGE_BASIC, 0},
    {" basic ", LANGUAGE_BASIC, 0},
    {" beginner", LANGUAGE_BASIC, 0},
    {" some ", LANGUAGE_BASIC, 0},
};

const struct cue_table fluency_cues = CUE_TABLE(fluency);

/* The level said nearest: before a language without a comma between, else behind it. */
static enum language_level level_near(struct reader *r, size_t unit, size_t start, size_t end)
{
    const struct key *key = unit_key(r->draft, unit);
    struct str text = unit_text(r->draft, unit);
    size_t nearest = SIZE_MAX;
    enum language_level level = LANGUAGE_UNSAID;

    for (const struct cue *c = NULL;
         (c = next_longest(unit_cues(r->draft, unit), CUES_FLUENCY, c)) != NULL;) {
        size_t from = cue_start(key, c), to = cue_end(key, c);
        size_t left = to <= start ? to : end, right = to <= start ? start : from, far;

        if (right < left) /* the level stands in the name: "business English" */
            return (enum language_level)c->phrase->what;
        far = right - left;
        for (size_t i = left; i < right; i++)
            far += text.p[i] == ',' || text.p[i] == ';' ? 20 : 0;
        if (far < nearest) {
            nearest = far;
            level = (enum language_level)c->phrase->what;
        }
    }
    return level;
}

/* "the German market", "English law": a country, not its language. */
bool is_of_country(struct str text, size_t end)
{
    static const char *const things[] = {
        "market",  "markets",  "customers", "clients", "company",   "companies", "law",
        "tax",     "government", "team",    "office",  "offices",   "literature", "cuisine",
        "history", "labour",   "labor",     "regulations", "users", "public",    "economy",
        "accounting", "GAAP",  "subsidiary", "partners", "citizens", "citizenship", "passport",
        "army",    "railways", NULL};

    while (end < text.n && is_blank(text.p[end]))
        end++;
    return is_word_of(next_word(text, end), things);
}

static bool is_certificate(const struct concept *c)
{
    static const char *const names[] = {"CISSP", "security certification", "security clearance",
                                        "PMP",   "PRINCE2", "food hygiene certificate"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(c->name, names[i]) == 0)
            return true;
    return strstr(c->family, "certificate") != NULL;
}

/* Named again: what is asked more strongly counts, and a level where none was said. */
static bool said_before(struct reader *r, const struct hit *h)
{
    struct posting *p = r->posting;
    size_t base = r->draft->units.at[h->unit].start;
    enum modality modality = modality_of(r->draft->units.at[h->unit].zone, h->asked);

    for (size_t i = 0; i < p->languages.n; i++) {
        struct spoken *s = &p->languages.at[i];

        if (s->concept != h->concept)
            continue;
        if (s->level == LANGUAGE_UNSAID)
            s->level = level_near(r, h->unit, h->start - base, h->end - base);
        s->modality = modality < s->modality ? modality : s->modality;
        return true;
    }
    for (size_t i = 0; i < p->certificates.n; i++) {
        if (p->certificates.at[i].concept != h->concept)
            continue;
        if (modality < p->certificates.at[i].modality)
            p->certificates.at[i].modality = modality;
        return true;
    }
    return false;
}

static void take_hit(struct reader *r, const struct hit *h)
{
    struct draft *d = r->draft;
    size_t base = d->units.at[h->unit].start;
    const struct concept *c = h->concept == CONCEPT_NONE ? NULL : lexicon_concept(h->concept);
    enum modality modality = modality_of(d->units.at[h->unit].zone, h->asked);

    if (!c || r->posting->languages.n + r->posting->certificates.n > CREDENTIALS_MOST)
        return;
    if (c->kind == CONCEPT_HUMAN_LANGUAGE && !said_before(r, h)) {
        struct spoken spoken = {
            h->concept, level_near(r, h->unit, h->start - base, h->end - base), modality,
            cite(d, h->unit, h->start, h->end)};

        vec_push(d->arena, &r->posting->languages, spoken);
    } else if (is_certificate(c) && !said_before(r, h)) {
        struct certificate certificate = {h->concept, modality,
                                          cite(d, h->unit, h->start, h->end)};

        vec_push(d->arena, &r->posting->certificates, certificate);
    }
}

void find_credentials(struct draft *d, const struct hits *hits, struct posting *p)
{
    struct reader r = {d, p};

    for (size_t i = 0; i < d->units.n; i++)
        if (bears(d, i) && d->units.at[i].zone != ZONE_ABOUT && d->units.at[i].zone != ZONE_TITLE)
            find_degrees(&r, i);
    for (size_t i = 0; i < hits->list.n; i++)
        take_hit(&r, &hits->list.at[i]);
}
