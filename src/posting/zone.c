/* Zones: headings decide where there are headings; elsewhere sentences are judged by their cues,
 * and a Viterbi path with dear changes keeps what belongs together in one zone.
 * SPDX-License-Identifier: MIT */
#include "posting/ascii.h"
#include "posting/draft.h"

#include <string.h>

/* A heading's word about what stands under it; only a certain cue of boilerplate is stronger. */
enum { SURE = 30, CERTAIN = 45, HINT = 3 };

/* By zone and score. */
static const struct phrase cues[] = {
    {" years of experience ", ZONE_MUST, 5},
    {" years experience ", ZONE_MUST, 5},
    {" years' experience ", ZONE_MUST, 5},
    {" years' ", ZONE_MUST, 2},
    {" experience with ", ZONE_MUST, 4},
    {" experience in ", ZONE_MUST, 4},
    {" experience of ", ZONE_MUST, 4},
    {" experience working ", ZONE_MUST, 4},
    {" experience as ", ZONE_MUST, 4},
    {" degree ", ZONE_MUST, 3},
    {" proficien", ZONE_MUST, 4},
    {" knowledge of ", ZONE_MUST, 4},
    {" familiar with ", ZONE_MUST, 4},
    {" familiarity with ", ZONE_MUST, 4},
    {" ability to ", ZONE_MUST, 4},
    {" must have ", ZONE_MUST, 5},
    {" must be ", ZONE_MUST, 4},
    {" must possess ", ZONE_MUST, 5},
    {" required ", ZONE_MUST, 3},
    {" essential ", ZONE_MUST, 3},
    {" you have ", ZONE_MUST, 4},
    {" you'll have ", ZONE_MUST, 4},
    {" you will have ", ZONE_MUST, 6},
    {" you will hold ", ZONE_MUST, 7},
    {" you will need ", ZONE_MUST, 7},
    {" you'll need ", ZONE_MUST, 5},
    {" you should ", ZONE_MUST, 4},
    {" you must ", ZONE_MUST, 5},
    {" you bring ", ZONE_MUST, 4},
    {" you're comfortable ", ZONE_MUST, 4},
    {" you are comfortable ", ZONE_MUST, 4},
    {" communication skills ", ZONE_MUST, 4},
    {" skills in ", ZONE_MUST, 3},
    {" expertise in ", ZONE_MUST, 4},
    {" understanding of ", ZONE_MUST, 4},
    {" grasp of ", ZONE_MUST, 4},
    {" fluent ", ZONE_MUST, 4},
    {" fluency ", ZONE_MUST, 4},
    {" track record ", ZONE_MUST, 4},
    {" background in ", ZONE_MUST, 4},
    {" ideal candidate ", ZONE_MUST, 5},
    {" successful candidate ", ZONE_MUST, 2},
    {" candidates should ", ZONE_MUST, 5},
    {" candidates must ", ZONE_MUST, 5},
    {" candidate should ", ZONE_MUST, 5},
    {" candidate must ", ZONE_MUST, 5},
    {" someone who ", ZONE_MUST, 3},
    {" someone with ", ZONE_MUST, 4},
    {" be able to ", ZONE_MUST, 3},
    {" a plus ", ZONE_NICE, 6},
    {" nice to have ", ZONE_NICE, 7},
    {" good to have ", ZONE_NICE, 7},
    {" preferred ", ZONE_NICE, 5},
    {" preferabl", ZONE_NICE, 5},
    {" desirable ", ZONE_NICE, 6},
    {" desired ", ZONE_NICE, 5},
    {" bonus points ", ZONE_NICE, 7},
    {" an advantage ", ZONE_NICE, 6},
    {" advantageous ", ZONE_NICE, 6},
    {" beneficial ", ZONE_NICE, 5},
    {" ideally ", ZONE_NICE, 5},
    {" you will ", ZONE_RESPONSIBILITIES, 5},
    {" you'll ", ZONE_RESPONSIBILITIES, 5},
    {" responsible for ", ZONE_RESPONSIBILITIES, 5},
    {" responsibilities ", ZONE_RESPONSIBILITIES, 4},
    {" responsibility for ", ZONE_RESPONSIBILITIES, 4},
    {" duties ", ZONE_RESPONSIBILITIES, 5},
    {" the role will ", ZONE_RESPONSIBILITIES, 5},
    {" role involves ", ZONE_RESPONSIBILITIES, 5},
    {" job involves ", ZONE_RESPONSIBILITIES, 5},
    {" your role ", ZONE_RESPONSIBILITIES, 3},
    {" post holder ", ZONE_RESPONSIBILITIES, 4},
    {" postholder ", ZONE_RESPONSIBILITIES, 4},
    {" in this role ", ZONE_RESPONSIBILITIES, 4},
    {" this position will ", ZONE_RESPONSIBILITIES, 5},
    {" you take ", ZONE_RESPONSIBILITIES, 4},
    {" you own ", ZONE_RESPONSIBILITIES, 4},
    {" are part of the role ", ZONE_RESPONSIBILITIES, 4},
    {" our stack ", ZONE_STACK, 8},
    {" tech stack ", ZONE_STACK, 8},
    {" stack includes ", ZONE_STACK, 8},
    {" we use ", ZONE_STACK, 6},
    {" we work with ", ZONE_STACK, 4},
    {" technologies include ", ZONE_STACK, 7},
    {" we are a ", ZONE_ABOUT, 5},
    {" we're a ", ZONE_ABOUT, 5},
    {" our mission ", ZONE_ABOUT, 5},
    {" our company ", ZONE_ABOUT, 5},
    {" our clients ", ZONE_ABOUT, 3},
    {" our customers ", ZONE_ABOUT, 3},
    {" founded in ", ZONE_ABOUT, 5},
    {" is a leading ", ZONE_ABOUT, 6},
    {" leading provider ", ZONE_ABOUT, 5},
    {" is one of the ", ZONE_ABOUT, 5},
    {" we believe ", ZONE_ABOUT, 5},
    {" employs ", ZONE_ABOUT, 4},
    {" headquartered ", ZONE_ABOUT, 5},
    {" specializes in ", ZONE_ABOUT, 5},
    {" specialises in ", ZONE_ABOUT, 5},
    {" reputation for ", ZONE_ABOUT, 5},
    {" has been in business ", ZONE_ABOUT, 5},
    {" offices in ", ZONE_ABOUT, 4},
    {" exciting opportunity ", ZONE_ABOUT, 3},
    {" opportunity to join ", ZONE_ABOUT, 2},
    {" salary ", ZONE_OTHER, 6},
    {" per annum ", ZONE_OTHER, 6},
    {" benefits ", ZONE_OTHER, 5},
    {" pension ", ZONE_OTHER, 7},
    {" annual leave ", ZONE_OTHER, 7},
    {" paid time off ", ZONE_OTHER, 7},
    {" pto ", ZONE_OTHER, 6},
    {" days holiday ", ZONE_OTHER, 7},
    {" health insurance ", ZONE_OTHER, 7},
    {" private healthcare ", ZONE_OTHER, 7},
    {" 401 k ", ZONE_OTHER, 9},
    {" 401k ", ZONE_OTHER, 9},
    {" dental ", ZONE_OTHER, 4},
    {" life assurance ", ZONE_OTHER, 8},
    {" stock options ", ZONE_OTHER, 6},
    {" parental leave ", ZONE_OTHER, 7},
    {" free parking ", ZONE_OTHER, 7},
    {" we offer ", ZONE_OTHER, 7},
    {" we can offer ", ZONE_OTHER, 7},
    {" we provide ", ZONE_OTHER, 3},
    {" your cv ", ZONE_OTHER, 9},
    {" your resume ", ZONE_OTHER, 9},
    {" cover letter ", ZONE_OTHER, 9},
    {" covering letter ", ZONE_OTHER, 9},
    {" to apply ", ZONE_OTHER, 8},
    {" please apply ", ZONE_OTHER, CERTAIN},
    {" apply now ", ZONE_OTHER, 9},
    {" apply online ", ZONE_OTHER, 9},
    {" please contact ", ZONE_OTHER, 9},
    {" for more information ", ZONE_OTHER, 6},
    {" for further information ", ZONE_OTHER, 9},
    {" informal enquiries ", ZONE_OTHER, 9},
    {" informal visit", ZONE_OTHER, 9},
    {" closing date ", ZONE_OTHER, 9},
    {" click here ", ZONE_OTHER, CERTAIN},
    {" shortlisted ", ZONE_OTHER, 8},
    {" interview process ", ZONE_OTHER, 8},
    {" equal opportunit", ZONE_OTHER, CERTAIN},
    {" equal employment ", ZONE_OTHER, CERTAIN},
    {" without regard to ", ZONE_OTHER, CERTAIN},
    {" regardless of race ", ZONE_OTHER, CERTAIN},
    {" regardless of age ", ZONE_OTHER, CERTAIN},
    {" regardless of gender ", ZONE_OTHER, CERTAIN},
    {" regardless of background ", ZONE_OTHER, CERTAIN},
    {" all backgrounds ", ZONE_OTHER, CERTAIN},
    {" qualified applicants ", ZONE_OTHER, CERTAIN},
    {" reasonable accommodation", ZONE_OTHER, CERTAIN},
    {" reasonable adjustment", ZONE_OTHER, CERTAIN},
    {" affirmative action ", ZONE_OTHER, CERTAIN},
    {" protected veteran", ZONE_OTHER, CERTAIN},
    {" e verify ", ZONE_OTHER, CERTAIN},
    {" sexual orientation ", ZONE_OTHER, CERTAIN},
    {" use cookies ", ZONE_OTHER, CERTAIN},
    {" uses cookies ", ZONE_OTHER, CERTAIN},
    {" cookie policy ", ZONE_OTHER, CERTAIN},
    {" accept all cookies ", ZONE_OTHER, CERTAIN},
    {" privacy policy ", ZONE_OTHER, CERTAIN},
    {" privacy notice ", ZONE_OTHER, CERTAIN},
    {" all rights reserved ", ZONE_OTHER, CERTAIN},
    {" authorized to work ", ZONE_OTHER, CERTAIN},
    {" right to work ", ZONE_OTHER, CERTAIN},
    {" visa sponsorship ", ZONE_OTHER, CERTAIN},
    {" job alert", ZONE_OTHER, CERTAIN},
    {" dbs check ", ZONE_OTHER, CERTAIN},
    {" recruitment agenc", ZONE_OTHER, CERTAIN},
    {" celebrate diversity ", ZONE_OTHER, CERTAIN},
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

enum { STATES = ZONE_COUNT - ZONE_MUST, PLAIN_LEVEL = 7, LIST_COST = 7, FACT_BYTES = 60 };
enum {
    OTHER_STATE = ZONE_OTHER - ZONE_MUST,
    OTHER_LATER = 6 /* nothing opens with it by chance */
};

struct step { /* a unit as the path sees it */
    size_t unit;
    int gain[STATES];
    int change; /* cost of another zone than that of the step before */
};

struct path {
    struct draft *draft;
    struct section section;
    VEC(struct step) steps;
    bool fresh; /* a heading stands before the next unit */
    struct phrases cues;
    size_t *seen; /* by cue: the last step it was counted for */
};

static void mark_headings(struct draft *d)
{
    struct str value;

    for (size_t i = 0; i < d->lines.n; i++) {
        struct line *line = &d->lines.at[i];
        struct str text = {d->text.p + line->start, line->end - line->start};
        bool colon = text.p[text.n - 1] == ':';

        if (line->zone == ZONE_TITLE)
            continue;
        if (label_of(text, &value) != LABEL_NONE && value.n) {
            if (line->kind == BLOCK_HEADING)
                line->kind = BLOCK_PARAGRAPH;
            continue;
        }
        struct heading_guess guess = guess_heading(d->arena, text, line);
        bool head =
            guess.score >= HEADING_MIN && (line->kind != BLOCK_ITEM || (guess.known && colon));

        line->kind = head                          ? BLOCK_HEADING
                     : line->kind == BLOCK_HEADING ? BLOCK_PARAGRAPH
                                                   : line->kind;
    }
}

static void open_section(struct path *p, const struct line *line)
{
    struct str text = {p->draft->text.p + line->start, line->end - line->start};
    struct heading_guess guess = guess_heading(p->draft->arena, text, line);
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

/* Each cue counts once. */
static void gain_from_cues(struct path *p, struct step *step, const struct key *key)
{
    for (struct phrase_walk w = {0}; next_phrase(&p->cues, key, &w);) {
        size_t *seen = &p->seen[w.phrase - cues];

        if (*seen != p->steps.n + 1)
            step->gain[w.phrase->what - ZONE_MUST] += w.phrase->value;
        *seen = p->steps.n + 1;
    }
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
    struct str text = {d->text.p + u->start, u->end - u->start};
    struct section *s = &p->section;
    struct step step = {.unit = index};

    gain_from_cues(p, &step, unit_key(p->draft, index));
    if (s->zone != ZONE_COUNT) {
        /* behind a list, and in a paragraph that holds a whole posting, a section may just end */
        bool weak = s->soft || s->left ||
                    ((s->listed || (line->run && s->lines > 0)) && line->kind != BLOCK_ITEM);

        step.gain[s->zone - ZONE_MUST] += weak ? HINT : SURE;
    } else if (line->kind == BLOCK_ITEM) {
        step.gain[0] += 1;
        if (lexicon_ownership(text) >= 0)
            step.gain[ZONE_RESPONSIBILITIES - ZONE_MUST] += 3;
    } else {
        step.gain[ZONE_ABOUT - ZONE_MUST] += 1;
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
    int score[STATES] = {[OTHER_STATE] = -OTHER_LATER}, next[STATES], best = 0;

    for (size_t i = 0; i < n; i++) {
        const struct step *step = &p->steps.at[i];

        for (int z = 0; z < STATES; z++) {
            int source = z, value = score[z];

            for (int y = 0; y < STATES; y++) {
                int cost = turn_cost(step->change, y, z);

                if (y != z && score[y] - cost > value)
                    source = y, value = score[y] - cost;
            }
            from[i][z] = (unsigned char)source;
            next[z] = step->gain[z] + value;
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
    const struct line *l = &d->lines.at[line];

    return label_of((struct str){d->text.p + l->start, l->end - l->start}, value);
}

/* The zone of a line that says by itself what it is ("Salary: …", or below "Salary:"), or
 * ZONE_COUNT. */
static enum zone own_zone(const struct draft *d, size_t i)
{
    const struct line *line = &d->lines.at[i];
    struct str value;

    if (line->zone == ZONE_TITLE)
        return ZONE_TITLE;
    if (label_at(d, i, &value) != LABEL_NONE && (line->kind != BLOCK_HEADING || !value.n))
        return ZONE_OTHER;
    if (i > 0 && line->kind == BLOCK_PARAGRAPH && line->end - line->start < FACT_BYTES &&
        label_at(d, i - 1, &value) != LABEL_NONE && !value.n)
        return ZONE_OTHER;
    return ZONE_COUNT;
}

void zone_lines(struct draft *d)
{
    enum { CUES = sizeof cues / sizeof *cues };
    struct path p = {.draft = d, .section = {.zone = ZONE_COUNT, .soft = true, .level = 0},
                     .cues = index_phrases(d->arena, cues, CUES),
                     .seen = arena_array(d->arena, CUES, sizeof *p.seen)};

    mark_headings(d);
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
            open_section(&p, line);
            u->zone = p.section.zone == ZONE_COUNT ? ZONE_ABOUT : p.section.zone;
        } else {
            add_step(&p, i);
        }
    }
    follow(&p);
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
