/* What both forms of the report tell. SPDX-License-Identifier: MIT */
#include "tailor/view.h"

#include <stdlib.h>
#include <string.h>

/* Text without white space, hyphens and soft hyphens: line breaks leave no trace. */
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
            out[k++] = s[i];
    }
    return out;
}

/* The words of the mention, as the profile or as the posting spells them. */
static bool in_document(const struct tailor *t, const char *document, const struct mention *m)
{
    size_t passage = (size_t)(m->passage - t->passages.at);
    const char *text = m->passage->text + m->evidence->start;

    if (!document ||
        strstr(document, folded(t->arena, text, m->evidence->end - m->evidence->start)))
        return true;
    for (size_t i = 0; i < t->changes.n; i++) {
        const struct change *c = &t->changes.at[i];

        if ((size_t)c->passage == passage && c->start == m->evidence->start &&
            strstr(document, folded(t->arena, c->to, strlen(c->to))))
            return true;
    }
    return false;
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

            m.shown = m.shown && in_document(t, document, &m);
            asked->mentions[asked->n++] = m;
        }
    }
}

static void judge(const struct tailor *t, struct asked *a, size_t r)
{
    a->requirement = &t->posting->requirements.at[r];
    a->status = t->answers[r].status;
    for (size_t i = 0; i < a->n; i++) {
        const struct mention *m = &a->mentions[i];
        bool proof = evidence_proves(m->passage, m->evidence);
        int credit = m->evidence->grade < GRADE_COVERED ? 0
                     : proof                             ? CREDIT_PROVEN
                                                         : listed_credit(t, r);

        if (!m->shown)
            continue;
        if (credit > a->credit)
            a->credit = credit;
        a->shown |= a->status == STATUS_PROVEN ? proof
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

static struct coverage cover(const struct tailor *t, const struct view *v)
{
    int64_t got[2] = {0}, all[2] = {0}, best = 0;

    for (size_t r = 0; r < t->nrequirements; r++) {
        const struct asked *a = &v->asked[r];
        int nice = a->requirement->modality == MODALITY_NICE;

        if (a->requirement->modality == MODALITY_NONE)
            continue;
        got[nice] += (int64_t)a->requirement->weight * a->credit;
        all[nice] += a->requirement->weight;
        best += (int64_t)a->requirement->weight * (a->status == STATUS_PROVEN   ? CREDIT_PROVEN
                                                   : a->status == STATUS_LISTED ? CREDIT_LISTED
                                                                                : 0);
    }
    return (struct coverage){per_cent(got[0], all[0]), per_cent(got[1], all[1]),
                             per_cent(got[0] + got[1], all[0] + all[1]),
                             per_cent(best, all[0] + all[1])};
}

struct view view_of(const struct tailor *t, const struct report_context *c)
{
    struct view v = {.asked = arena_array(t->arena, t->nrequirements + 1, sizeof *v.asked),
                     .open = groups_open(t)};
    const char *text = c ? c->document_text : NULL;

    collect_mentions(t, &v, text ? folded(t->arena, text, strlen(text)) : NULL);
    for (size_t r = 0; r < t->nrequirements; r++)
        judge(t, &v.asked[r], r);
    v.coverage = cover(t, &v);
    return v;
}

int report_must_coverage(const struct tailor *t, const struct report_context *c)
{
    return view_of(t, c).coverage.must;
}

const char *status_name(enum status s)
{
    static const char *const names[] = {"proven", "listed_only", "adjacent", "missing"};

    return names[s];
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
                                                                  : "leads the skills");
    else if (!*between)
        strbuf_puts(out, "there is room");
}

void view_dropped(const struct tailor *t, const struct view *v, struct dropped_list *out)
{
    for (size_t i = 0; i < t->dropped.n; i++)
        vec_push(t->arena, &out->list, t->dropped.at[i]);
    for (size_t g = 0; g < t->groups.n; g++)
        if (!v->open[g] && t->groups.at[g].parent >= 0)
            vec_push(t->arena, &out->list,
                     (struct dropped){t->groups.at[g].node->pointer, "no room", 0,
                                      t->groups.at[g].cost});
    for (size_t i = 0; i < t->items.n; i++)
        if (!t->chosen[i])
            vec_push(t->arena, &out->list,
                     (struct dropped){t->items.at[i].node->pointer, reason_left_out(t, i),
                                      t->items.at[i].value, t->items.at[i].cost});
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
