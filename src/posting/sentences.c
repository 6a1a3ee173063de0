/* Sentences, and the units that zoning judges.
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

/* A full stop behind these ends no sentence, whatever comes. */
static const char *const abbreviations[] = {"mr",   "mrs", "ms",     "dr",  "st",   "no", "vs",
                                            "sr",   "jr",  "approx", "min", "incl", "eg", "ie",
                                            "dept", "ref", "tel",    "ph",  "prof", "yrs", "yr", "exp", NULL};

static bool is_abbreviation(struct str text, size_t stop)
{
    size_t from = stop;

    while (from > 0 && is_alpha(text.p[from - 1]))
        from--;
    struct str word = {text.p + from, stop - from};

    return word.n == 1 || is_word_of(word, abbreviations);
}

/* Words that open a line more often than they end a CamelCase name. */
static const char *const openers[] = {"At",
                                      "The",
                                      "We",
                                      "You",
                                      "Our",
                                      "This",
                                      "If",
                                      "What",
                                      "Why",
                                      "How",
                                      "To",
                                      "Must",
                                      "Minimum",
                                      "Ability",
                                      "Strong",
                                      "Excellent",
                                      "Knowledge",
                                      "Experience",
                                      "Required",
                                      "Preferred",
                                      "Desired",
                                      "Please",
                                      "Location",
                                      "Duration",
                                      "Position",
                                      "Job",
                                      "Based",
                                      "Work",
                                      "Working",
                                      "Previously",
                                      "Responsibilities",
                                      "Requirements",
                                      "Qualifications",
                                      "Skills",
                                      "Salary",
                                      "Benefits",
                                      "Bachelor",
                                      "Develop",
                                      "Design",
                                      "Build",
                                      "Availability",
                                      "Proficiency",
                                      "Proficient",
                                      "Familiarity",
                                      "Understanding",
                                      "Good",
                                      "Additional",
                                      NULL};

bool opens_line(struct str word)
{
    for (const char *const *p = openers; *p; p++)
        if (str_eq(word, str_of(*p)))
            return true;
    return false;
}

/* Copied postings lose the space or line end behind a stop: "applications.This position". Names
 * such as "Node.js", "ASP.NET" and "Asp.Net" do not look like that, but for their short second
 * part. */
static bool is_glued(struct str text, size_t stop)
{
    size_t n = 0;

    if (stop < 2)
        return false;
    while (stop + 1 + n < text.n && is_alpha(text.p[stop + 1 + n]))
        n++;
    struct str next = {text.p + stop + 1, n};
    char before = text.p[stop - 1];
    bool plain = before == ')' || (is_lower(before) && is_lower(text.p[stop - 2]));

    if (n < 2 || !is_upper(next.p[0]) || !is_lower(next.p[1]))
        return false;
    if (!plain)
        return opens_line(next);
    return !str_eq_nocase(next, STR("net")) && !str_eq_nocase(next, STR("js")) &&
           !str_eq_nocase(next, STR("io")) && !str_eq_nocase(next, STR("com"));
}

size_t sentence_end(struct str text, size_t from)
{
    for (size_t i = from; i < text.n; i++) {
        char c = text.p[i];
        size_t end = i + 1;

        if (c != '.' && c != '!' && c != '?')
            continue;
        if (c == '.' && end < text.n && !is_blank(text.p[end]) && text.p[end] != '"' &&
            text.p[end] != ')' && !is_glued(text, i))
            continue;
        while (end < text.n && strchr(".!?\"')]", text.p[end]))
            end++;
        if (end >= text.n)
            return text.n;
        size_t next = end;

        while (next < text.n && is_blank(text.p[next]))
            next++;
        if (next == end && !is_glued(text, i))
            continue;
        if (next < text.n && is_lower(text.p[next]))
            continue;
        if (c == '.' && next > end && is_abbreviation(text, i))
            continue;
        return end;
    }
    return text.n;
}

/* Ends at a semicolon outside of brackets, too. */
static size_t clause_end(struct str text, size_t from, size_t limit)
{
    int depth = 0;

    for (size_t i = from; i < limit; i++) {
        if (text.p[i] == '(')
            depth++;
        else if (text.p[i] == ')' && depth)
            depth--;
        else if (text.p[i] == ';' && !depth)
            return i + 1;
    }
    return limit;
}

struct str line_text(const struct draft *d, size_t line)
{
    const struct line *l = &d->lines.at[line];

    return (struct str){d->text.p + l->start, l->end - l->start};
}

static const struct key *mapped_key(struct draft *d, struct str text)
{
    struct key *key = arena_new(d->arena, struct key);

    *key = key_of(d->arena, text, true);
    return key;
}

const struct key *line_key(struct draft *d, size_t line)
{
    struct line *l = &d->lines.at[line];

    if (!l->key)
        l->key = mapped_key(d, line_text(d, line));
    return l->key;
}

const struct key *unit_key(struct draft *d, size_t unit)
{
    struct unit *u = &d->units.at[unit];
    const struct line *l = &d->lines.at[u->line];

    if (!u->key)
        u->key = u->start == l->start && u->end == l->end ? line_key(d, u->line)
                                                          : mapped_key(d, unit_text(d, unit));
    return u->key;
}

static void find_twins(struct draft *d)
{
    struct seen seen = {0};

    for (size_t i = 0; i < d->units.n; i++) {
        const struct key *key = unit_key(d, i);

        d->units.at[i].words = key->words;
        d->units.at[i].twin = seen_first(d->arena, &seen, (struct str){key->p, key->n}, i);
    }
}

/* Nobody writes a sentence as long as this; it keeps work that grows faster than its length small.
 */
enum { UNIT_MOST = 4000 };

static size_t cut_at_space(struct str text, size_t from, size_t most)
{
    size_t at = from + most;

    while (at > from + 1 && !is_blank(text.p[at]))
        at--;
    if (at > from + 1)
        return at;
    at = from + most;
    while (at > from + 1 && ((unsigned char)text.p[at] & 0xC0) == 0x80) /* between characters */
        at--;
    return at;
}

void cut_units(struct draft *d)
{
    for (size_t l = 0; l < d->lines.n; l++) {
        const struct line *line = &d->lines.at[l];
        struct str text = {d->text.p, line->end};
        bool whole = line->kind == BLOCK_HEADING;
        size_t stop = whole ? line->end : 0;

        for (size_t at = line->start; at < line->end;) {
            if (at >= stop)
                stop = d->units.n < POSTING_MAX_LINES ? sentence_end(text, at) : line->end;
            size_t most = stop - at > UNIT_MOST ? cut_at_space(text, at, UNIT_MOST) : stop;
            size_t end =
                whole || d->units.n >= POSTING_MAX_LINES ? most : clause_end(text, at, most);
            struct unit unit = {.start = at, .end = end, .line = l, .zone = ZONE_ABOUT};

            vec_push(d->arena, &d->units, unit);
            at = end;
            while (at < line->end && is_blank(d->text.p[at]))
                at++;
        }
    }
    find_twins(d);
}
