/* Terms by where they stand: in a list that "experience with" leads, behind a label ("Skills: …"), in
 * a line that is nothing but a list. An item counts if its neighbours are known, if it looks like a
 * name, if the tagger leans to it, or if it is a noun phrase of its own that is led. What anybody's
 * job has (the table in listed_words.c) makes no term. SPDX-License-Identifier: MIT */
#include "posting/listed.h"

#include "lexicon/tagger.h"
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

enum { TERM_WORDS = 4, LABEL_WORDS = 3, TELEGRAM_WORDS = 16, ITEMS_MOST = 40, UNIT_WORDS = 40 };

struct item {
    size_t first, last; /* tokens */
    bool known, soft;   /* a concept stands in it; one that everybody claims */
    bool name, tagged, multiple;
    bool strong; /* capitals or digits inside, and all that the line names: "RICS accredited" */
    bool asked;  /* "… a plus", "… is required" right behind it */
};

struct reader {
    struct draft *draft;
    struct str text; /* of the unit */
    size_t base;
    const struct hit *known;
    size_t nknown;
    const struct tagged_terms *tagged;
    const struct clause *clause;
    struct tokens t;
    struct item items[ITEMS_MOST];
    size_t n, line;
    bool announced; /* "one of the following:" stands before the list */
    bool choice;    /* the list has an "or" */
    bool titled; /* Most Words Are Written Large */
    struct listed *out;
};

static struct str word(const struct reader *r, size_t i)
{
    const struct token *t = &r->t.list.at[i];

    return (struct str){r->text.p + t->start, t->end - t->start};
}

static enum list_word class_of(const struct reader *r, size_t i)
{
    if (r->t.list.at[i].kind == TOKEN_PUNCT)
        return strchr(",/()[]&;|", *word(r, i).p) ? WORD_JOINT : WORD_END;
    enum list_word what = list_word_of(word(r, i));

    /* "Ableton Live" */
    return i > 0 && is_upper(*word(r, i).p) && !r->titled && what < WORD_BAR ? WORD_OTHER : what;
}

static bool is_of(const struct reader *r, size_t i)
{
    return str_eq_nocase(word(r, i), STR("of"));
}

static bool in_modal(const struct reader *r, size_t i)
{
    for (size_t k = 0; k < r->clause->modals.n; k++)
        if (r->t.list.at[i].start < r->clause->modals.at[k].end &&
            r->t.list.at[i].end > r->clause->modals.at[k].start)
            return true;
    return false;
}

/* "… a plus", "… is essential": a cue of the clause stands there. */
static bool is_asked_behind(const struct reader *r, size_t i)
{
    static const char *const verbs[] = {"is", "are", "would", "be", NULL};

    while (i < r->t.list.n && !in_modal(r, i) && is_word_of(word(r, i), verbs))
        i++;
    return i < r->t.list.n && in_modal(r, i);
}

static bool ends_in(struct str w, const char *end)
{
    size_t n = strlen(end);

    return w.n > n + 2 && memcmp(w.p + w.n - n, end, n) == 0;
}

/* "currently", "newly graduated", "aspects involved": no name of a thing. */
static bool is_manner(struct str w, bool last)
{
    static const char *const nouns[] = {"supply", "assembly", "anomaly", "family", "poly", NULL};

    return !is_upper(w.p[0]) && ((ends_in(w, "ly") && !is_word_of(w, nouns)) ||
                                 (last && (ends_in(w, "ed") || ends_in(w, "est"))) ||
                                 (w.n == 1 && is_lower(w.p[0])));
}

/* "punctuality", "awareness": what a person is, unless an item says more. */
static bool is_quality(struct str w)
{
    static const char *const ends[] = {"ity",  "ness", "ship", "ance", "ence", "able",
                                       "ible", "ive",  "ful",  "ous",  "al",   "ism"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_in(w, ends[i]))
            return true;
    return false;
}

/* What is known and leaned to of an item, in offsets of the unit. */
static void look_at(struct reader *r, struct item *item)
{
    size_t from = r->t.list.at[item->first].start, to = r->t.list.at[item->last].end;

    for (size_t i = 0; i < r->nknown; i++)
        if (r->known[i].start - r->base < to && r->known[i].end - r->base > from) {
            enum concept_kind kind = lexicon_concept(r->known[i].concept)->kind;

            item->known = true;
            item->soft |= kind == CONCEPT_SOFT ||
                          strcmp(lexicon_concept(r->known[i].concept)->family, "expected of all") == 0;
        }
    for (size_t i = 0; i < r->tagged->list.n; i++)
        item->tagged |= r->tagged->list.at[i].start < to && r->tagged->list.at[i].end > from;
    for (size_t i = item->first; i <= item->last; i++)
        for (size_t k = 0; k < word(r, i).n; k++) {
            item->name |= is_digit(word(r, i).p[k]) || (is_upper(word(r, i).p[k]) && (i > 0 || k > 0));
            item->strong |= k > 0 && is_upper(word(r, i).p[k]);
        }
    item->multiple = item->last > item->first;
}

/* Tokens from..to (to not included) without what stands around a term; none if it can be no term. */
static void add_item(struct reader *r, size_t from, size_t to)
{
    struct item item = {0};
    bool telling = false;
    size_t whole = to;

    while (from < to && (class_of(r, from) == WORD_ADJ || is_of(r, from)))
        from++;
    while (to > from && (class_of(r, to - 1) == WORD_TRAIL || class_of(r, to - 1) == WORD_LEAD ||
                         is_of(r, to - 1)))
        to--;
    if (from == to || to - from > TERM_WORDS + 1 || r->n == ITEMS_MOST)
        return;
    item.first = from;
    item.last = to - 1;
    look_at(r, &item);
    item.asked = is_asked_behind(r, whole); /* "foaling experience a plus" */
    for (size_t i = from; i < to; i++) {
        enum list_word what = class_of(r, i);

        if (what == WORD_BAR || (i == from && what == WORD_TRAIL) || (r->t.list.at[i].kind != TOKEN_WORD && i == from) ||
            is_manner(word(r, i), i + 1 == to))
            return;
        telling |= what == WORD_OTHER && r->t.list.at[i].kind == TOKEN_WORD && !is_of(r, i);
    }
    enum list_word last = class_of(r, to - 1);

    item.strong = item.strong && (to < whole || (from == 0 && to == r->t.list.n)) &&
                  r->draft->lines.at[r->line].kind == BLOCK_ITEM;
    telling = telling && (item.multiple || is_upper(*word(r, from).p) || !is_quality(word(r, from)));
    if (item.known || (telling && last != WORD_GENERIC && last != WORD_ADJ && to - from <= TERM_WORDS))
        r->items[r->n++] = item;
}

/* Splits a list that begins at a token; the token it ends at. */
static size_t read_list(struct reader *r, size_t i)
{
    size_t from = i;
    bool beside = false; /* behind a preposition: no part of the item */

    r->choice = false;
    for (r->n = 0; i < r->t.list.n && !in_modal(r, i); i++) {
        enum list_word what = class_of(r, i);

        r->choice |= str_eq_nocase(word(r, i), STR("or"));
        if (what == WORD_END)
            break;
        if (what != WORD_JOINT && what != WORD_EXAMPLE && what != WORD_PREP)
            continue;
        if (is_of(r, i))
            continue;
        if (!beside)
            add_item(r, from, i);
        beside = what == WORD_PREP;
        from = i + 1;
    }
    if (!beside)
        add_item(r, from, i);
    return i;
}

static bool knows_some(const struct reader *r)
{
    bool some = false;

    for (size_t i = 0; i < r->n; i++)
        some |= r->items[i].known && !r->items[i].soft;
    return some;
}

/* Whether item i may be taken for a term. */
static bool is_term(const struct reader *r, size_t i, bool soft, bool led)
{
    const struct item *item = &r->items[i];
    bool beside = (i > 0 && item[-1].known) || (i + 1 < r->n && item[1].known);
    bool chained = led && r->n > 2 && ((i > 1 && item[-2].known) || (i + 2 < r->n && item[2].known));

    if (item->known)
        return false;
    if (item->tagged || ((beside || chained) && !soft))
        return true;
    if (item->name)
        return led || item->strong || (r->n > 1 && knows_some(r));
    return !soft && (item->asked || (item->multiple && (led || r->n > 1)) ||
                     (r->n > 1 && (r->announced || (led && r->choice))));
}

static void take_items(struct reader *r, bool led)
{
    bool soft = false;

    for (size_t i = 0; i < r->n; i++)
        soft |= r->items[i].soft;
    for (size_t i = 0; i < r->n; i++)
        if (is_term(r, i, soft, led))
            vec_push(r->draft->arena, &r->out->list,
                     ((struct listed_term){r->t.list.at[r->items[i].first].start,
                                           r->t.list.at[r->items[i].last].end}));
}

/* "one of:", "any of", "two of the following:", "e.g.", "such as": the token behind, or 0. */
static size_t announced_end(const struct reader *r, size_t i)
{
    static const char *const numbers[] = {"one", "two", "three", "four", "any", "either", NULL};
    static const char *const filling[] = {"or", "more", "of", "the", "these", "following", NULL};
    size_t next = i + 1, n = r->t.list.n;

    if (is_word_of(word(r, i), (const char *const[]){"e.g.", "e.g", "eg", NULL}))
        return next + (next < n && strchr(".,:", *word(r, next).p));
    if (next < n && str_eq_nocase(word(r, i), STR("such")) && str_eq_nocase(word(r, next), STR("as")))
        return next + 1;
    if (!is_word_of(word(r, i), numbers))
        return 0;
    while (next < n && is_word_of(word(r, next), filling))
        next++;
    if (next < n && next > i + 1 && *word(r, next).p == ':')
        return next + 1;
    return next > i + 1 && is_of(r, next - 1) ? next : 0;
}

/* "You teach chess, backgammon or go": the list around the "or" at a token. What runs on into a clause is none
 * of its items. */
static void read_alternatives(struct reader *r, size_t or)
{
    size_t from = or, end;

    while (from > 0 && !in_modal(r, from - 1)) {
        enum list_word what = class_of(r, from - 1);

        if (what == WORD_END || what == WORD_PREP || what == WORD_LEAD || what == WORD_KNOW ||
            strchr("()[]", *word(r, from - 1).p))
            break;
        from--;
    }
    end = read_list(r, from);
    if (end < r->t.list.n && r->t.list.at[end].kind == TOKEN_WORD && r->n && !in_modal(r, end) &&
        r->items[r->n - 1].last + 1 == end)
        r->n--;
    if (knows_some(r))
        take_items(r, false);
}

/* "Experience with", "proficient in", "you know": the token behind, or 0. */
static size_t lead_end(const struct reader *r, size_t i)
{
    enum list_word what = class_of(r, i);
    size_t next = i + 1, announced = announced_end(r, i);

    if (announced)
        return announced;

    if (what == WORD_KNOW)
        return next;
    if (what == WORD_ADJ) /* "good with", "strong in" */
        return next < r->t.list.n && (str_eq_nocase(word(r, next), STR("with")) ||
                                      str_eq_nocase(word(r, next), STR("in"))) ? next + 1 : 0;
    if (what != WORD_TRAIL && what != WORD_LEAD)
        return 0;
    return next < r->t.list.n && (class_of(r, next) == WORD_PREP || is_of(r, next)) ? next + 1 : 0;
}

/* "Skills: …": the token behind the colon, or 0. */
static size_t label_end(const struct reader *r)
{
    for (size_t i = 1; i <= LABEL_WORDS && i < r->t.list.n; i++)
        if (*word(r, i).p == ':')
            return i + 1;
    return 0;
}

/* "RICS accredited or working towards it": what stands in for the thing is no part of the list. */
static void cut_substitute(struct reader *r)
{
    static const char *const words[] = {"working", "willing", "willingness", "ability", "able",
                                        "prepared", "equivalent", "similar", "the", NULL};

    for (size_t i = 1; i + 1 < r->t.list.n; i++)
        if (str_eq_nocase(word(r, i), STR("or")) && is_word_of(word(r, i + 1), words)) {
            r->t.list.n = i;
            return;
        }
}

static void note_capitals(struct reader *r)
{
    size_t large = 0, small = 0;

    for (size_t i = 0; i < r->t.list.n; i++) {
        large += is_upper(*word(r, i).p);
        small += is_lower(*word(r, i).p);
    }
    r->titled = large > 2 * (small + 1);
}

/* A line that is nothing but a list: no verb, no "we", not long. */
static bool is_telegram(const struct reader *r, size_t from)
{
    for (size_t i = from; i < r->t.list.n; i++) {
        enum list_word what = class_of(r, i);

        if (!in_modal(r, i) && !is_asked_behind(r, i) &&
            (what == WORD_KNOW || (what == WORD_END && (i + 1 < r->t.list.n || *word(r, i).p != '.'))))
            return false;
    }
    enum verb_form opener = lexicon_opener(r->text); /* "Design and build …" tells of a task */

    return r->t.list.n - from <= TELEGRAM_WORDS &&
           (from > 0 || opener == VERB_NONE || opener == VERB_ING || class_of(r, 1) == WORD_JOINT);
}

void find_listed(struct draft *d, size_t unit, const struct hit *known, size_t n,
                 const struct tagged_terms *tagged, struct listed *out)
{
    struct reader r = {.draft = d, .text = unit_text(d, unit), .base = d->units.at[unit].start,
                       .line = d->units.at[unit].line,
                       .known = known, .nknown = n, .tagged = tagged,
                       .clause = unit_clause(d, unit), .out = out};
    bool led = false;

    if (d->units.at[unit].words > UNIT_WORDS)
        return;
    lexicon_tokenize(d->arena, r.text, &r.t);
    note_capitals(&r);
    cut_substitute(&r);
    for (size_t i = 0, end; i < r.t.list.n; i++)
        if ((end = lead_end(&r, i)) != 0) {
            size_t further = end < r.t.list.n ? announced_end(&r, end) : 0; /* "proficient in one of: …" */

            r.announced = further || announced_end(&r, i);
            end = further ? further : end;
            i = read_list(&r, end) - 1;
            i = i < end ? end - 1 : i;
            take_items(&r, true);
            led = true;
        }
    r.announced = false;
    for (size_t i = 1; !led && i < r.t.list.n; i++)
        if (is_word_of(word(&r, i), (const char *const[]){"or", "and/or", NULL}))
            read_alternatives(&r, i);
    size_t from = label_end(&r);

    while (from < r.t.list.n && in_modal(&r, from))
        from++;
    if (led || !is_telegram(&r, from))
        return;
    read_list(&r, from);
    take_items(&r, from > 0);
}
