/* What both forms of the report tell. SPDX-License-Identifier: MIT */
#include "tailor/view.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Text without white space, hyphens and soft hyphens, in lower case: neither line breaks nor capitals
 * leave a trace. */
static char *folded(struct arena *a, const char *s, size_t n)
{
    char *out = arena_alloc(a, n + 1);
    size_t k = 0;

    for (size_t i = 0; i < n; i++) {
        if (s[i] == '\xC2' && i + 1 < n && (s[i + 1] == '\xAD' || s[i + 1] == '\xA0')) {
            i++;
            continue;
        }
        if (!strchr(" \t\r\n\f-", s[i]))
            out[k++] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] + 'a' - 'A' : s[i]);
    }
    out[k] = 0;
    return out;
}

static size_t word_before(const struct passage *p, size_t at)
{
    while (at > p->start && p->text[at - 1] == ' ')
        at--;
    while (at > p->start && !strchr(" \n", p->text[at - 1]))
        at--;
    return at;
}

static size_t word_after(const struct passage *p, size_t at)
{
    while (at < p->end && p->text[at] == ' ')
        at++;
    while (at < p->end && !strchr(" \n", p->text[at]))
        at++;
    return at;
}

/* Words of a passage as the document spells them. */
static void put_respelled(const struct tailor *t, const struct passage *p, size_t from, size_t to,
                          struct strbuf *words)
{
    size_t at = from;

    for (size_t i = 0; i < t->changes.n; i++) {
        const struct change *c = &t->changes.at[i];

        if (&t->passages.at[c->passage] != p || strcmp(c->kind, "respell") != 0 || c->start < at ||
            c->start >= to)
            continue;
        strbuf_add(words, p->text + at, c->start - at);
        strbuf_puts(words, c->to);
        at = c->start + strlen(c->from);
    }
    if (at < to)
        strbuf_add(words, p->text + at, to - at);
}

static bool stands(const struct tailor *t, const char *document, const struct passage *p, size_t from,
                   size_t to)
{
    struct strbuf words = {0};
    bool found;

    put_respelled(t, p, from, to, &words);
    found = words.n && strstr(document, folded(t->arena, words.p, words.n));
    strbuf_free(&words);
    return found;
}

/* A mention is in the document if it stands there beside a word that it stands beside in the profile:
 * "Go" alone is in any "Google". `start` and `end` count from the passage's text. */
static bool in_document(const struct tailor *t, const char *document, const struct passage *p,
                        size_t start, size_t end)
{
    size_t before = word_before(p, start), after = word_after(p, end);

    if (!document)
        return true;
    return (before < start && stands(t, document, p, before, end)) ||
           ((before == start || after > end) && stands(t, document, p, start, after));
}

static int by_strength(const void *x, const void *y)
{
    const struct mention *a = x, *b = y;

    if (a->evidence->grade != b->evidence->grade &&
        (a->evidence->grade < GRADE_COVERED || b->evidence->grade < GRADE_COVERED))
        return a->evidence->grade > b->evidence->grade ? -1 : 1;
    if (a->strength != b->strength)
        return a->strength > b->strength ? -1 : 1;
    return a->passage < b->passage ? -1 : a->passage > b->passage;
}

static void collect_mentions(const struct tailor *t, struct view *v, const char *document)
{
    size_t *n = arena_array(t->arena, t->nrequirements + 1, sizeof *n);

    for (size_t i = 0; i < t->passages.n; i++)
        for (size_t j = 0; j < t->passages.at[i].nevidence; j++)
            n[t->passages.at[i].evidence[j].requirement]++;
    for (size_t r = 0; r < t->nrequirements; r++)
        v->asked[r].mentions = arena_array(t->arena, n[r] + 1, sizeof *v->asked[r].mentions);
    for (size_t i = 0; i < t->passages.n; i++) {
        const struct passage *p = &t->passages.at[i];

        for (size_t j = 0; j < p->nevidence; j++) {
            struct asked *asked = &v->asked[p->evidence[j].requirement];
            struct mention m = {p, &p->evidence[j], evidence_strength(t, p, &p->evidence[j]),
                                passage_shown(t, v->open, p)};

            m.shown = m.shown && in_document(t, document, p, m.evidence->start, m.evidence->end);
            asked->mentions[asked->n++] = m;
        }
    }
}

static int credit_of(const struct tailor *t, const struct mention *m, size_t r)
{
    if (m->evidence->grade < GRADE_COVERED)
        return 0;
    return evidence_proves(m->passage, m->evidence) ? CREDIT_PROVEN : listed_credit(t, r);
}

static void judge(const struct tailor *t, struct asked *a, size_t r)
{
    a->requirement = &t->posting->requirements.at[r];
    a->status = t->answers[r].status;
    a->ceiling = a->status == STATUS_PROVEN   ? CREDIT_PROVEN
                 : a->status == STATUS_LISTED ? CREDIT_LISTED
                                              : 0;
    for (size_t i = 0; i < a->n; i++) {
        const struct mention *m = &a->mentions[i];
        int credit = credit_of(t, m, r);

        if (!m->shown)
            continue;
        if (credit > a->credit)
            a->credit = credit;
        a->shown |= a->status == STATUS_PROVEN   ? credit && evidence_proves(m->passage, m->evidence)
                    : a->status == STATUS_LISTED ? credit > 0
                                                 : true;
    }
    if (a->n)
        qsort(a->mentions, a->n, sizeof *a->mentions, by_strength);
}

static int per_cent(int64_t part, int64_t whole)
{
    return whole ? (int)((part * 100 + whole * 500) / (whole * 1000)) : -1;
}

/* Alternatives count once. `credit` is by requirement. */
static struct share_covered cover(const struct tailor *t, const int *credit)
{
    int64_t got[2] = {0}, all[2] = {0};

    for (size_t r = 0; r < t->nrequirements; r++) {
        enum modality modality = t->posting->requirements.at[r].modality;
        int nice = modality == MODALITY_NICE, weight = group_weight(t->posting, r);

        if ((modality != MODALITY_MUST && !nice) || !leads_group(t->posting, r))
            continue;
        got[nice] += (int64_t)weight * group_credit(t->posting, r, credit);
        all[nice] += weight;
    }
    return (struct share_covered){per_cent(got[0], all[0]), per_cent(got[1], all[1]),
                                  per_cent(got[0] + got[1], all[0] + all[1])};
}

static struct coverage coverage_of(const struct tailor *t, const struct view *v)
{
    /* requirements beyond TAILOR_MAX_REQUIREMENTS may be members of a group */
    size_t n = t->posting ? t->posting->requirements.n : 0;
    int *shown = arena_array(t->arena, n + 1, sizeof *shown);
    int *possible = arena_array(t->arena, n + 1, sizeof *possible);

    for (size_t r = 0; r < t->nrequirements; r++) {
        shown[r] = v->asked[r].credit;
        possible[r] = v->asked[r].ceiling;
    }
    return (struct coverage){cover(t, shown), cover(t, possible)};
}

/* ---- repetition ---------------------------------------------------------------------------------- */

/* More mentions, or a greater share of the words, read as stuffed; below LEAST no share does. Titles and
 * degrees are as they are, and inflections ("deployed", "nurses") are ordinary prose: neither counts. */
enum { MENTIONS_MOST = 4, SHARE_MOST = 3, MENTIONS_LEAST = 3 };

static size_t count_words(const struct tokens *tokens)
{
    size_t n = 0;

    for (size_t i = 0; i < tokens->list.n; i++)
        n += tokens->list.at[i].kind != TOKEN_PUNCT;
    return n;
}

static size_t count_words_of(const struct tailor *t, struct str text)
{
    struct tokens tokens = {0};

    lexicon_tokenize(t->arena, text, &tokens);
    return count_words(&tokens);
}

static void find_repeated(const struct tailor *t, struct view *v, const char *text,
                          const char *document)
{
    int *mentions = arena_array(t->arena, lexicon_size() + 1, sizeof *mentions);
    size_t *words = arena_array(t->arena, lexicon_size() + 1, sizeof *words), all = 0;

    for (size_t i = 0; i < t->passages.n; i++) {
        const struct passage *p = &t->passages.at[i];

        if (!passage_shown(t, v->open, p))
            continue;
        if (!text)
            all += count_words(&p->tokens);
        for (size_t k = 0; k < p->matches.list.n; k++) {
            const struct concept_match *m = &p->matches.list.at[k];
            size_t start = p->start + m->start, end = p->start + m->end;

            if (m->spelling >= SPELLING_FORM || !p->rule->respell ||
                !in_document(t, document, p, start, end))
                continue;
            mentions[m->concept]++;
            words[m->concept] += count_words_of(t, (struct str){p->text + start, end - start});
        }
    }
    if (text)
        all = count_words_of(t, str_of(text));
    for (size_t r = 0; r < t->nrequirements; r++) {
        concept_id c = t->posting->requirements.at[r].concept;

        if (c != CONCEPT_NONE && (mentions[c] > MENTIONS_MOST ||
                                  (mentions[c] >= MENTIONS_LEAST && words[c] * 100 > SHARE_MOST * all)))
            vec_push(t->arena, &v->repeated,
                     (struct repeated){t->posting->requirements.at[r].term, mentions[c],
                                       (int)((words[c] * 200 + all) / (2 * all))});
    }
}

struct view view_of(const struct tailor *t, const struct report_context *c)
{
    struct view v = {.asked = arena_array(t->arena, t->nrequirements + 1, sizeof *v.asked),
                     .open = groups_open(t)};
    const char *text = c ? c->document_text : NULL;
    const char *document = text ? folded(t->arena, text, strlen(text)) : NULL;

    collect_mentions(t, &v, document);
    for (size_t r = 0; r < t->nrequirements; r++)
        judge(t, &v.asked[r], r);
    v.coverage = coverage_of(t, &v);
    find_repeated(t, &v, text, document);
    return v;
}

struct share_covered view_with_more(const struct tailor *t, const struct report_context *c)
{
    struct tailor with = *t;

    with.chosen = c->one_more_page;
    return view_of(&with, NULL).coverage.shown;
}

int report_must_coverage(const struct tailor *t, const struct report_context *c)
{
    return view_of(t, c).coverage.shown.must;
}

enum outcome outcome_of(const struct asked *a)
{
    switch (a->status) {
    case STATUS_PROVEN:
        return a->shown ? OUTCOME_SHOWN : OUTCOME_DROPPED;
    case STATUS_LISTED:
        return OUTCOME_LISTED;
    case STATUS_ADJACENT:
        return OUTCOME_ADJACENT;
    case STATUS_MISSING:
        break;
    }
    return a->requirement->concept == CONCEPT_NONE ? OUTCOME_UNKNOWN : OUTCOME_MISSING;
}

const char *view_line(const struct tailor *t, const char *s)
{
    struct strbuf out = {0};
    struct str in = str_of(s);
    const char *kept;

    while (in.n) {
        uint32_t c;
        size_t n = utf8_decode(in.p, in.n, &c);

        if (c < 0x20)
            strbuf_putc(&out, ' ');
        else if (c < 0x7F || c >= 0xA0)
            strbuf_add(&out, in.p, n);
        in.p += n;
        in.n -= n;
    }
    kept = strbuf_keep(&out, t->arena);
    strbuf_free(&out);
    return kept;
}

const char *view_words(const struct tailor *t, const char *pointer)
{
    const struct node *n = find_node(t->profile->root, pointer);

    while (n && n->kind != NODE_TEXT) {
        const struct node *child = n->first;

        while (child && child->kind != NODE_TEXT && child->kind != NODE_OBJECT &&
               child->kind != NODE_LIST)
            child = child->next;
        n = child;
    }
    return n ? view_line(t, n->text) : "";
}

const char *view_passage(const struct tailor *t, const struct passage *p, bool shown)
{
    struct strbuf words = {0};
    const char *line;

    if (shown)
        put_respelled(t, p, p->start, p->end, &words);
    else
        strbuf_add(&words, p->text + p->start, p->end - p->start);
    line = view_line(t, words.p);
    strbuf_free(&words);
    return line;
}

const char *status_name(enum status s)
{
    static const char *const names[] = {"proven", "listed_only", "adjacent", "missing"};

    return names[s];
}

const char *report_as_of(const struct tailor *t)
{
    return t->as_of > 0
               ? arena_printf(t->arena, "%04d-%02d", t->as_of / 12, t->as_of % 12 + 1)
               : NULL;
}

void put_why(const struct tailor *t, size_t item, struct strbuf *out)
{
    static const struct {
        unsigned flag;
        const char *words;
    } said[] = {{IMPACT_DELTA, "a measured change"}, {IMPACT_SCALE, "scale"},
                {IMPACT_MECHANISM, "says how"},      {IMPACT_OUTCOME, "says what for"},
                {IMPACT_WEAK, "weak opening"},       {IMPACT_VAGUE, "vague"}};
    const struct item_info *info = &t->info.at[item];
    const char *between = "";

    for (size_t i = 0; i < info->nshares; i++)
        if (info->shares[i].credit) {
            strbuf_puts(out, *between ? ", " : "asked: ");
            strbuf_puts(out, t->posting->requirements.at[info->shares[i].requirement].term);
            between = "; ";
        }
    if ((info->impact.flags & IMPACT_NUMBER) && !(info->impact.flags & IMPACT_DELTA)) {
        strbuf_printf(out, "%sfigures", between);
        between = "; ";
    }
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (info->impact.flags & said[i].flag) {
            strbuf_printf(out, "%s%s", between, said[i].words);
            between = "; ";
        }
    if (t->items.at[item].required)
        strbuf_printf(out, "%s%s", between,
                      is_pinned(t, t->items.at[item].node)       ? "pinned"
                      : t->items.at[item].node->kind == NODE_TEXT ? "a recent job keeps one bullet"
                      : *between                                  ? "leads the skills"
                                                                  : "one row of skills stays");
    else if (!*between)
        strbuf_puts(out, "there is room");
}

static bool with_more(const struct report_context *c, size_t item)
{
    return c && c->one_more_page && c->one_more_page[item];
}

void view_dropped(const struct tailor *t, const struct view *v, const struct report_context *c,
                  struct dropped_list *out)
{
    for (size_t i = 0; i < t->dropped.n; i++)
        vec_push(t->arena, &out->list, t->dropped.at[i]);
    for (size_t g = 0; g < t->groups.n; g++) {
        struct dropped d = {.pointer = t->groups.at[g].node->pointer,
                            .reason = "no room",
                            .cost = t->groups.at[g].cost};

        if (v->open[g] || t->groups.at[g].parent < 0)
            continue;
        for (size_t i = 0; i < t->items.n; i++)
            d.next_page |= t->items.at[i].group == (int)g && with_more(c, i);
        vec_push(t->arena, &out->list, d);
    }
    for (size_t i = 0; i < t->items.n; i++)
        if (!t->chosen[i])
            vec_push(t->arena, &out->list,
                     (struct dropped){.pointer = t->items.at[i].node->pointer,
                                      .reason = reason_left_out(t, i),
                                      .words = t->items.at[i].sentence ? t->items.at[i].node->text : NULL,
                                      .value = t->items.at[i].value,
                                      .cost = t->items.at[i].cost,
                                      .next_page = with_more(c, i)});
}

int choice_gap(const struct tailor *t)
{
    const struct proof *p = &t->proof;

    if (p->optimal || p->bound <= p->value)
        return p->optimal ? 0 : 1;
    if (p->bound > INT64_MAX / 1000)
        return 1000;
    return (int)(((p->bound - p->value) * 1000 + p->bound - 1) / p->bound);
}

bool section_shown(const struct tailor *t, const struct view *v, const char *key)
{
    for (size_t g = 0; g < t->groups.n; g++)
        if (t->groups.at[g].parent < 0 && !strcmp(t->groups.at[g].node->key, key))
            return v->open[g];
    return true;
}

bool change_shown(const struct tailor *t, const struct view *v, const struct change *c)
{
    return passage_shown(t, v->open, &t->passages.at[c->passage]);
}

bool finding_shown(const struct tailor *t, const struct view *v, const struct finding *f)
{
    for (size_t i = 0; i < t->passages.n; i++)
        if (!strcmp(t->passages.at[i].node->pointer, f->pointer))
            return passage_shown(t, v->open, &t->passages.at[i]);
    return true;
}
