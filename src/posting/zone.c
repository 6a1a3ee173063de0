/* Zones: headings decide where there are headings; elsewhere sentences are judged by their cues,
 * and a Viterbi path with dear changes keeps what belongs together in one zone.
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

/* A heading's word about what stands under it; only a certain cue of boilerplate is stronger. */
enum { SURE = 30, HINT = 3 };

enum {
    ROLE_HINT = 1,  /* below "Job description" */
    ROLE_ITEM = 3,  /* a list there is of things to do */
    IMPERATIVE = 2, /* "Ship a release every two weeks" */
    WISH = 5        /* so sure a cue that those of a must beside it mean nothing */
};

/* What a heading says about the lines below it. */
struct section {
    enum zone zone; /* ZONE_COUNT = nothing */
    bool soft;
    int level;
    bool listed; /* items were seen in it */
    bool left;   /* a paragraph stands behind its list */
    int lines;   /* seen in it */
};

enum { STATES = ZONE_COUNT - ZONE_MUST, PLAIN_LEVEL = 7, LIST_COST = 7, FACT_BYTES = 60, FACTS_BYTES = 120 };
enum {
    OTHER_STATE = ZONE_OTHER - ZONE_MUST,
    OTHER_LATER = 6, /* nothing opens with it by chance */
    ABOUT_FIRST = 2  /* most open with it */
};

struct step { /* a unit as the path sees it */
    size_t unit;
    int gain[ZONE_COUNT];
    int change; /* cost of another zone than that of the step before */
};

struct path {
    struct draft *draft;
    struct section section;
    VEC(struct step) steps;
    bool fresh; /* a heading stands before the next unit */
};

/* A paragraph without the stop of a sentence right before a list. */
static void mark_leads(struct draft *d)
{
    for (size_t i = 0; i + 1 < d->lines.n; i++) {
        struct line *line = &d->lines.at[i];

        line->leads = line->kind != BLOCK_ITEM && line[1].kind == BLOCK_ITEM &&
                      !strchr(".!?", d->text.p[line->end - 1]);
    }
}

static void mark_headings(struct draft *d)
{
    struct str value;

    for (size_t i = 0; i < d->lines.n; i++) {
        struct line *line = &d->lines.at[i];
        struct str text = line_text(d, i);
        bool colon = text.p[text.n - 1] == ':';

        if (line->zone == ZONE_TITLE)
            continue;
        if (label_of(text, &value) != LABEL_NONE && value.n) {
            if (line->kind == BLOCK_HEADING)
                line->kind = BLOCK_PARAGRAPH;
            continue;
        }
        struct heading_guess guess = guess_line(d, i);
        /* where a copy lost the line ends, the last item may have a head behind it */
        bool may = line->kind != BLOCK_ITEM ||
                   (guess.known && (colon || (line->run && !guess.everyday && memchr(text.p, ' ', text.n))));
        bool head = guess.score >= HEADING_MIN && may;

        line->kind = head                          ? BLOCK_HEADING
                     : line->kind == BLOCK_HEADING ? BLOCK_PARAGRAPH
                                                   : line->kind;
    }
}

static void open_section(struct path *p, size_t index)
{
    const struct line *line = &p->draft->lines.at[index];
    struct heading_guess guess = guess_line(p->draft, index);
    int level = line->level > 0 ? line->level : PLAIN_LEVEL;
    struct section *s = &p->section;
    bool inner = !guess.known && s->zone != ZONE_COUNT && !s->soft && level > s->level;

    p->fresh = true;
    if (inner) {
        s->listed = true; /* its items belong to the section, its prose perhaps */
        s->left = false;
        return;
    }
    *s = (struct section){.zone = guess.known ? guess.zone : ZONE_COUNT,
                          .soft = guess.soft || !guess.known,
                          .level = level};
}

/* Costs of change: a list holds together most, a new paragraph may well be of another kind. */
static int change_cost(const struct draft *d, const struct unit *before, const struct unit *u)
{
    const struct line *a = &d->lines.at[before->line], *b = &d->lines.at[u->line];

    if (before->line == u->line)
        return 5;
    if (a->kind == BLOCK_ITEM && b->kind == BLOCK_ITEM)
        return LIST_COST;
    if (d->text.p[a->end - 1] == ':')
        return LIST_COST;
    return 3;
}

static void add_step(struct path *p, size_t index)
{
    const struct draft *d = p->draft;
    const struct unit *u = &d->units.at[index];
    const struct line *line = &d->lines.at[u->line];
    struct str text = unit_text(d, index);
    struct section *s = &p->section;
    struct step step = {.unit = index};
    bool told = s->zone != ZONE_COUNT && !s->soft;

    add_cues(p->draft, index, step.gain);
    if (step.gain[ZONE_NICE] >= WISH) /* "experience with Go would be a plus" */
        step.gain[ZONE_MUST] = 0;
    if (!told && line->kind != BLOCK_ITEM && lexicon_opener(text) == VERB_BASE)
        step.gain[ZONE_RESPONSIBILITIES] += IMPERATIVE;
    if (s->zone != ZONE_COUNT) {
        /* behind a list, and in a paragraph that holds a whole posting, a section may just end */
        bool weak = s->soft || s->left ||
                    ((s->listed || (line->run && s->lines > 0)) && line->kind != BLOCK_ITEM);

        step.gain[s->zone] += !weak ? SURE : s->soft ? ROLE_HINT : HINT;
        if (s->soft && line->kind == BLOCK_ITEM)
            step.gain[ZONE_RESPONSIBILITIES] += ROLE_ITEM;
    } else if (line->kind == BLOCK_ITEM) {
        step.gain[ZONE_MUST] += 1;
        if (lexicon_ownership(text) >= 0)
            step.gain[ZONE_RESPONSIBILITIES] += 3;
    } else {
        step.gain[ZONE_ABOUT] += 1;
    }
    if (p->steps.n && !p->fresh)
        step.change = change_cost(d, &d->units.at[p->steps.at[p->steps.n - 1].unit], u);
    s->left |= s->listed && line->kind != BLOCK_ITEM;
    s->listed |= line->kind == BLOCK_ITEM;
    s->lines++;
    p->fresh = false;
    vec_push(d->arena, &p->steps, step);
}

/* "Apply by Friday" in between says nothing of what follows: out of boilerplate is a short way,
 * into it a longer one, so that the two together cost what any two changes do. */
static int turn_cost(int change, int from, int to)
{
    if (change == 0)
        return to == OTHER_STATE ? OTHER_LATER : 0;
    if (change >= LIST_COST)
        return change;
    if (from == OTHER_STATE)
        return 1;
    return to == OTHER_STATE ? 2 * change - 1 : change;
}

/* Best path; among equals the zone that stands first in enum zone. */
static void follow(struct path *p)
{
    size_t n = p->steps.n;
    unsigned char(*from)[STATES] = arena_array(p->draft->arena, n + 1, STATES);
    int score[STATES] = {[OTHER_STATE] = -OTHER_LATER, [ZONE_ABOUT - ZONE_MUST] = ABOUT_FIRST}, next[STATES], best = 0;

    for (size_t i = 0; i < n; i++) {
        const struct step *step = &p->steps.at[i];

        for (int z = 0; z < STATES; z++) {
            int source = z, value = score[z];

            for (int y = 0; i > 0 && y < STATES; y++) {
                int cost = turn_cost(step->change, y, z);

                if (y != z && score[y] - cost > value)
                    source = y, value = score[y] - cost;
            }
            from[i][z] = (unsigned char)source;
            next[z] = step->gain[z + ZONE_MUST] + value;
        }
        memcpy(score, next, sizeof score);
    }
    best = 0;
    for (int z = 1; z < STATES; z++)
        if (score[z] > score[best])
            best = z;
    for (size_t i = n; i-- > 0;) {
        p->draft->units.at[p->steps.at[i].unit].zone = (enum zone)(best + ZONE_MUST);
        best = from[i][best];
    }
}

static enum label label_at(const struct draft *d, size_t line, struct str *value)
{
    return label_of(line_text(d, line), value);
}

/* "Full time · Graz", "Band 7, £46,148": a short line without the stop of a sentence that has an
 * amount, a divider or a word of such lines. */
static bool tells_facts(struct draft *d, size_t line)
{
    static const char *const facts[] = {" full time ", " part time ", " permanent ",    " hybrid ",
                                        " remote ",    " on site ",   " onsite ",       " fixed term ",
                                        " ref ",       " req ",       " reference ",    " posted ",
                                        " hours ",     " vacancy ",   " closing date ", " share "};
    const char *key = line_key(d, line)->p;
    struct str s = line_text(d, line);

    if (names_money(s) || memchr(s.p, '|', s.n))
        return true;
    for (size_t i = 0; i + 3 < s.n; i++)
        if (memcmp(s.p + i, " \xC2\xB7", 3) == 0)
            return true;
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (strstr(key, facts[i]))
            return true;
    return false;
}

static bool is_short(const struct draft *d, size_t i)
{
    const struct line *line = &d->lines.at[i];

    return line->end - line->start <= FACTS_BYTES && !strchr(".!?:", d->text.p[line->end - 1]);
}

static void find_facts(struct draft *d)
{
    size_t title = 0, i;

    while (title < d->lines.n && d->lines.at[title].zone != ZONE_TITLE)
        title++;
    if (title == d->lines.n)
        return;
    for (i = title + 1; i < d->lines.n && d->lines.at[i].kind == BLOCK_PARAGRAPH && is_short(d, i);)
        i++;
    d->title_line = title;
    d->facts_end = i;
}

/* What stands around the title: navigation above it, facts below it. */
static bool is_fact(struct draft *d, size_t i)
{
    return i < d->title_line ? is_short(d, i) : i < d->facts_end && tells_facts(d, i);
}

/* The zone of a line that says by itself what it is ("Salary: …", or below "Salary:"), or
 * ZONE_COUNT. */
static enum zone own_zone(struct draft *d, size_t i)
{
    const struct line *line = &d->lines.at[i];
    struct str value;

    if (line->zone == ZONE_TITLE)
        return ZONE_TITLE;
    if (i > 0 && label_at(d, i - 1, &value) == LABEL_TITLE && !value.n)
        return ZONE_TITLE;
    if (label_at(d, i, &value) != LABEL_NONE && (line->kind != BLOCK_HEADING || !value.n))
        return ZONE_OTHER;
    if (i > 0 && line->kind == BLOCK_PARAGRAPH && line->end - line->start < FACT_BYTES &&
        label_at(d, i - 1, &value) != LABEL_NONE && !value.n)
        return ZONE_OTHER;
    return is_fact(d, i) ? ZONE_OTHER : ZONE_COUNT;
}

/* "The role", "Wild horses": a heading that tells no zone has that of what stands below. */
static bool heads_role(struct draft *d, size_t unit)
{
    size_t line = d->units.at[unit].line;

    if (d->lines.at[line].kind != BLOCK_HEADING || own_zone(d, line) != ZONE_COUNT)
        return false;
    struct heading_guess guess = guess_line(d, line);

    return !guess.known || guess.soft;
}

void zone_lines(struct draft *d)
{
    struct path p = {.draft = d, .section = {.zone = ZONE_COUNT, .soft = true, .level = 0}};

    mark_leads(d);
    mark_headings(d);
    find_facts(d);
    cut_units(d);
    for (size_t i = 0; i < d->units.n; i++) {
        struct unit *u = &d->units.at[i];
        struct line *line = &d->lines.at[u->line];
        enum zone own = own_zone(d, u->line);

        if (own != ZONE_COUNT) {
            u->zone = own;
        } else if (u->twin != i && u->words >= SENTENCE_WORDS && line->kind != BLOCK_HEADING) {
            continue;
        } else if (line->kind == BLOCK_HEADING) {
            open_section(&p, u->line);
            u->zone = p.section.zone == ZONE_COUNT ? ZONE_ABOUT : p.section.zone;
        } else {
            add_step(&p, i);
        }
    }
    follow(&p);
    for (size_t i = d->units.n; i-- > 1;)
        if (heads_role(d, i - 1))
            d->units.at[i - 1].zone = d->units.at[i].zone;
    for (size_t i = 0; i < d->units.n; i++)
        if (d->units.at[i].twin != i && d->units.at[i].words >= SENTENCE_WORDS &&
            d->units.at[d->units.at[i].twin].zone != ZONE_TITLE)
            d->units.at[i].zone = d->units.at[d->units.at[i].twin].zone;
}

void zone_spans(struct draft *d, struct posting *p)
{
    for (size_t i = 0; i < d->units.n; i++) {
        const struct unit *u = &d->units.at[i];
        struct zone_span span = {u->zone, i ? u->start : 0, d->text.n};

        if (p->zones.n && p->zones.at[p->zones.n - 1].zone == u->zone)
            continue;
        if (p->zones.n)
            p->zones.at[p->zones.n - 1].end = span.start;
        vec_push(d->arena, &p->zones, span);
    }
}
