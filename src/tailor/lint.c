/* The rules of lint and their running. SPDX-License-Identifier: MIT */
#include "tailor/lint_internal.h"

#include <stdlib.h>
#include <string.h>

static const struct row {
    struct lint_rule rule;
    bool english; /* knows English words only */
    void (*of_prose)(struct lint *l, const struct prose *p);
    void (*of_profile)(struct lint *l);
} rows[] = {
    {{"weak-opener", LINT_NOTE, "opens with words that name a duty or a part in something",
      "what did you do yourself, and what came of it?"},
     true, rule_weak_opener, NULL},
    {{"task-without-result", LINT_NOTE, "says what was done and not what came of it",
      "what changed because of it, for whom, and how do you know?"},
     true, rule_task, NULL},
    {{"technology-without-context", LINT_NOTE, "names tools and not what they were good for",
      "what did you build or change with them, and what was it good for?"},
     true, NULL, rule_technology},
    {{"number-without-baseline", LINT_NOTE, "gives a percentage without what it is measured against",
      "what was it before, and what was it afterwards?"},
     true, rule_number, NULL},
    {{"result-without-mechanism", LINT_NOTE, "gives a result and not how it came about",
      "what did you do that brought it about?"},
     true, rule_result, NULL},
    {{"skills-dump", LINT_NOTE, "lists more skills than anybody believes",
      "which of them would you be glad to be asked about?"},
     false, NULL, rule_skills_dump},
    {{"skill-never-shown", LINT_NOTE, "lists tools that no job or project mentions",
      "where did you use it, and for what? If nowhere, does it belong in the list?"},
     false, NULL, rule_never_shown},
    {{"vague-team-or-scope", LINT_NOTE, "leaves open how large the team or the work was",
      "how many, and how large?"},
     true, rule_vague, NULL},
    {{"missing-seniority-evidence", LINT_NOTE,
      "the posting is for a senior, and no bullet shows what seniors do",
      "whom did you guide, what did you decide, what did you answer for?"},
     true, NULL, rule_seniority},
    {{"emphasis-unanswered", LINT_NOTE, "no bullet speaks of what the posting stresses most",
      "what have you done that bears on it?"},
     true, NULL, rule_emphasis},
    {{"buzzword", LINT_NOTE, "uses words that anybody can say",
      "what did you do that shows it?"},
     true, rule_buzzword, NULL},
    {{"passive", LINT_NOTE, "hides who did it", "who did this, and which part of it was yours?"},
     true, rule_passive, NULL},
    {{"tense-and-person", LINT_WARNING,
      "a past job in the present tense, or 'I' in some bullets only", "is this meant?"},
     true, NULL, rule_tense},
    {{"overlong", LINT_NOTE, "is longer than a reader who scans takes in",
      "which half of it would you keep, or are these two bullets?"},
     false, rule_overlong, NULL},
    {{"repeated-verb", LINT_NOTE, "opens three or more bullets of one job alike",
      "did you really do the same each time?"},
     true, NULL, rule_repeated_verb},
    {{"date-gap", LINT_NOTE, "half a year or more without work, education or voluntary work",
      "what did you do in that time that you would tell?"},
     false, NULL, rule_gap},
    {{"date-overlap", LINT_WARNING, "two jobs at two employers at once",
      "are the dates right? If you held both at once, does the position say part-time or freelance?"},
     false, NULL, rule_overlap},
    {{"date-future", LINT_WARNING, "a date that has not come yet", "is the date right?"},
     false, NULL, rule_future},
    {{"mixed-spelling", LINT_WARNING, "British and American spelling in one profile",
      "which of the two does your reader use?"},
     true, NULL, rule_spelling},
    {{"unexplained-acronym", LINT_NOTE, "an acronym that is not written out anywhere",
      "will the first reader, who may not be of your trade, know what it stands for?"},
     true, NULL, rule_acronym},
    {{"no-proficiency", LINT_NOTE, "a language, or a row of many, without how well you know it",
      "how well do you know it?"},
     false, NULL, rule_proficiency},
    {{"database-or-cloud-named-without-work", LINT_NOTE,
      "names a database or a cloud and no work on it",
      "which queries, indexes, schemas or migrations were yours?"},
     true, NULL, rule_platforms},
    {{"observability-asked-and-absent", LINT_NOTE,
      "the posting asks for observability, and the profile has none",
      "how did you notice that something was wrong in production, and with which tools?"},
     true, NULL, rule_observability},
};
enum { ROWS = sizeof rows / sizeof *rows };
_Static_assert((int)ROWS <= (int)LINT_RULES_MAX, "findings count by rule");

const struct lint_rule *lint_rule_at(size_t index)
{
    return index < ROWS ? &rows[index].rule : NULL;
}

/* ---- names ------------------------------------------------------------------------------------- */

/* The next name of a comma-separated list; empty at its end. */
static struct str next_name(const char **list)
{
    struct str name;

    *list += strspn(*list, ", ");
    name = (struct str){*list, strcspn(*list, ", ")};
    *list += name.n;
    return name;
}

static bool lists_have(const char *const *lists, const char *name)
{
    struct str s;

    for (; lists && *lists; lists++)
        for (const char *at = *lists; (s = next_name(&at)).n;)
            if (str_eq(s, str_of(name)))
                return true;
    return false;
}

const char *lint_unknown_rule(struct arena *a, const char *const *names)
{
    struct str s;

    for (; names && *names; names++)
        for (const char *at = *names; (s = next_name(&at)).n;) {
            bool known = false;

            for (size_t i = 0; i < ROWS; i++)
                known |= str_eq(s, str_of(rows[i].rule.name));
            if (!known)
                return arena_strndup(a, s.p, s.n);
        }
    return NULL;
}

const char *lint_nearest_rule(const char *word)
{
    const char *names[ROWS];

    for (size_t i = 0; i < ROWS; i++)
        names[i] = rows[i].rule.name;
    return nearest_name(word, names, ROWS);
}

/* ---- findings ---------------------------------------------------------------------------------- */

/* Where the quoted words stand in the file, if its text spells them as they are read. */
static void place(const struct profile *profile, struct finding *f)
{
    const char *p = profile->source.p, *end = p + profile->source.n, *from;
    size_t n = f->quote ? strlen(f->quote) : 0;

    if (!profile_position(profile, f->pointer, &f->line, &f->col))
        return;
    for (int line = 1; line < f->line && p < end; line++) {
        p = memchr(p, '\n', (size_t)(end - p));
        if (!p)
            return;
        p++;
    }
    from = p;
    for (int col = 1; col < f->col && from < end; col++)
        for (from++; from < end && ((unsigned char)*from & 0xC0) == 0x80;)
            from++;
    if (!n || from >= end || *from != '"')
        return;
    for (const char *q = from + 1; q + n < end && *q != '\n' && (*q != '"' || q[-1] == '\\'); q++)
        if (memcmp(q, f->quote, n) == 0) {
            for (const char *c = from; c < q; c++)
                f->col += ((unsigned char)*c & 0xC0) != 0x80;
            return;
        }
}

void lint_add(struct lint *l, const char *pointer, struct str quote, const char *question,
              const char *why)
{
    l->out->of_rule[l->index]++;
    if (l->out->list.n == LINT_MAX) {
        l->out->dropped++;
        return;
    }

    struct finding f = {.rule = l->rule,
                        .pointer = pointer,
                        .quote = quote.n ? arena_strndup(l->arena, quote.p, quote.n) : NULL,
                        .why = why,
                        .question = question ? question : l->rule->question};

    place(l->t->profile, &f);
    vec_push(l->arena, &l->out->list, f);
}

bool lint_has(const struct lint *l, const char *rule, const char *pointer)
{
    for (size_t i = 0; i < l->out->list.n; i++)
        if (!strcmp(l->out->list.at[i].rule->name, rule) &&
            !strcmp(l->out->list.at[i].pointer, pointer))
            return true;
    return false;
}

struct ordered {
    struct finding finding;
    size_t index;
};

static int in_file_order(const void *x, const void *y)
{
    const struct ordered *a = x, *b = y;

    if (a->finding.line != b->finding.line)
        return a->finding.line < b->finding.line ? -1 : 1;
    if (a->finding.col != b->finding.col)
        return a->finding.col < b->finding.col ? -1 : 1;
    return a->index < b->index ? -1 : 1;
}

static void sort_findings(struct lint *l)
{
    size_t n = l->out->list.n;
    struct ordered *all = arena_array(l->arena, n + 1, sizeof *all);

    for (size_t i = 0; i < n; i++)
        all[i] = (struct ordered){l->out->list.at[i], i};
    qsort(all, n, sizeof *all, in_file_order);
    for (size_t i = 0; i < n; i++)
        l->out->list.at[i] = all[i].finding;
}

size_t lint_count(const struct findings *f, const char *rule)
{
    size_t n = 0;

    for (size_t i = 0; i < ROWS; i++)
        if (!strcmp(rule, "any") || !strcmp(rule, rows[i].rule.name) ||
            (!strcmp(rule, "warning") && rows[i].rule.level == LINT_WARNING))
            n += f->of_rule[i];
    return n;
}

/* ---- the run ----------------------------------------------------------------------------------- */

static void set_words(struct prose *p, const struct bullet *b)
{
    p->b = *b;
    p->n = p->b.tokens.list.n;
    p->low = p->b.low;
    for (size_t i = 0; i < p->n; i++)
        p->words += p->b.tokens.list.at[i].kind != TOKEN_PUNCT;
}

static void collect_prose(struct lint *l)
{
    for (size_t i = 0; i < l->t->passages.n; i++) {
        const struct passage *p = &l->t->passages.at[i];
        struct prose prose = {.passage = p, .flags = p->impact.flags};

        if (!p->bullet)
            continue;
        prose.bullet = is_highlight(p);
        set_words(&prose, p->bullet);
        vec_push(l->arena, &l->prose, prose);
    }
}

/* What the posting says outside boilerplate. */
static void read_posting_words(struct lint *l)
{
    static const struct concept_matches none = {0};
    const struct posting *posting = l->t->given;
    struct tokens tokens = {0};
    struct strbuf text = {0};

    for (size_t i = 0; posting && i < posting->zones.n; i++) {
        const struct zone_span *z = &posting->zones.at[i];

        if (z->zone == ZONE_OTHER)
            continue;
        strbuf_add(&text, posting->text.p + z->start, z->end - z->start);
        strbuf_putc(&text, '\n');
    }
    if (text.n) {
        struct str all = str_of(strbuf_keep(&text, l->arena));

        lexicon_tokenize(l->arena, all, &tokens);
        set_words(&l->posting, bullet_read(l->arena, all, &tokens, &none));
    }
    strbuf_free(&text);
}

enum {
    FOREIGN_BYTES = 30,  /* per cent of bytes beyond ASCII: another script */
    STOP_WORDS = 5,      /* per cent of words that English prose has at the least; it has a fifth */
    STOP_WORDS_OF = 60   /* words from which that can be told */
};

/* What is said to be English may be so for want of a better guess. */
static bool reads_english(const struct lint *l)
{
    size_t bytes = 0, foreign = 0, words = 0, stops = 0;

    for (size_t i = 0; i < l->prose.n; i++) {
        const struct prose *p = &l->prose.at[i];

        bytes += p->b.text.n;
        words += p->words;
        for (size_t k = 0; k < p->b.text.n; k++)
            foreign += (unsigned char)p->b.text.p[k] >= 0x80;
        for (size_t k = 0; k < p->n; k++)
            stops += word_in(p->low[k], " the and of to in for with from by a an at on as that ");
    }
    return foreign * 100 <= bytes * FOREIGN_BYTES &&
           (words < STOP_WORDS_OF || stops * 100 >= words * STOP_WORDS);
}

static void run_row(struct lint *l, const struct row *row)
{
    l->rule = &row->rule;
    l->index = (size_t)(row - rows);
    if (row->of_profile)
        row->of_profile(l);
    for (size_t i = 0; row->of_prose && i < l->prose.n; i++)
        row->of_prose(l, &l->prose.at[i]);
}

void lint_run(struct tailor *t, const struct lint_options *o, struct findings *out)
{
    struct lint l = {.t = t, .arena = t->arena, .options = o, .out = out};
    bool english;

    collect_prose(&l);
    read_posting_words(&l);
    english = o->english && reads_english(&l);
    for (size_t i = 0; i < ROWS; i++) {
        if ((rows[i].english && !english) || lists_have(o->no_rules, rows[i].rule.name) ||
            (o->rules && *o->rules && !lists_have(o->rules, rows[i].rule.name)))
            continue;
        run_row(&l, &rows[i]);
    }
    sort_findings(&l);
}
