/* The report for a terminal. SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "tailor/view.h"

#include <string.h>

enum { LEAST_WIDTH = 40, TERM_WIDTH = 30, LIST_MAX = 12 };

enum style { PLAIN, BOLD, GREEN, YELLOW, RED, DIM };

struct page {
    struct strbuf *out;
    bool color;
    size_t width;
};

static void style(struct page *p, enum style s)
{
    static const char *const codes[] = {"\033[0m", "\033[1m", "\033[32m", "\033[33m", "\033[31m",
                                        "\033[2m"};

    if (p->color)
        strbuf_puts(p->out, codes[s]);
}

/* Bytes of the longest beginning of s with at most n characters. */
static size_t clip(const char *s, size_t n)
{
    size_t at = 0, length = strlen(s);
    uint32_t c;

    while (n-- && at < length)
        at += utf8_decode(s + at, length - at, &c);
    return at;
}

/* At most n characters, an ellipsis for the rest; line feeds as spaces. Returns the width. */
static size_t put(struct page *p, const char *s, size_t n)
{
    size_t length = strlen(s), bytes = clip(s, n);

    if (bytes < length)
        bytes = clip(s, n - 1);
    for (size_t i = 0; i < bytes; i++)
        strbuf_putc(p->out, (unsigned char)s[i] < ' ' ? ' ' : s[i]);
    if (bytes < length)
        strbuf_puts(p->out, "…");
    return utf8_count(s, bytes) + (bytes < length);
}

static void pad(struct page *p, size_t from, size_t to)
{
    while (from++ < to)
        strbuf_putc(p->out, ' ');
}

/* Words broken into lines of the width, each with an indent. */
static void wrap(struct page *p, const char *s, size_t indent)
{
    size_t room = p->width - indent;

    while (*s) {
        size_t bytes = clip(s, room), end = bytes;

        if (s[bytes])
            while (end && s[end] != ' ')
                end--;
        if (!end)
            end = bytes;
        pad(p, 0, indent);
        strbuf_add(p->out, s, end);
        strbuf_putc(p->out, '\n');
        s += end + strspn(s + end, " ");
    }
}

static void heading(struct page *p, const char *text)
{
    strbuf_putc(p->out, '\n');
    style(p, BOLD);
    put(p, text, p->width);
    style(p, PLAIN);
    strbuf_putc(p->out, '\n');
}

static void put_head(struct page *p, const struct tailor *t)
{
    const struct posting *g = t->given;
    const char *const parts[] = {g->title, g->company, g->place,
                                 g->seniority ? seniority_name(g->seniority) : ""};
    struct strbuf line = {0};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] && *parts[i])
            strbuf_printf(&line, "%s%s", line.n ? " · " : "", parts[i]);
    style(p, BOLD);
    put(p, line.n ? line.p : g->name, p->width);
    style(p, PLAIN);
    strbuf_putc(p->out, '\n');
    strbuf_free(&line);
}

static void put_figure(struct page *p, const char *name, int value, enum style s)
{
    strbuf_printf(p->out, "%s ", name);
    style(p, s);
    if (value < 0)
        strbuf_puts(p->out, "none");
    else
        strbuf_printf(p->out, "%d %%", value);
    style(p, PLAIN);
}

enum { FEW_REQUIREMENTS = 4 };

static void put_coverage(struct page *p, const struct tailor *t, const struct view *v)
{
    const struct coverage *c = &v->coverage;

    if (!t->nrequirements) {
        wrap(p, "No requirements found in the posting: nothing was tailored to it.", 0);
        return;
    }
    put_figure(p, "Must", c->must, c->must >= 70 ? GREEN : c->must >= 40 ? YELLOW : RED);
    put_figure(p, "   nice", c->nice, PLAIN);
    put_figure(p, "   overall", c->overall, PLAIN);
    put_figure(p, p->width < 72 ? "\nthis profile could reach" : "   this profile could reach",
               c->ceiling, PLAIN);
    strbuf_putc(p->out, '\n');
    style(p, DIM);
    if (t->nrequirements < FEW_REQUIREMENTS)
        wrap(p, "Few requirements were recognised in the posting: the figures say little.", 0);
    wrap(p, "This is " REPORT_NOTE ".", 0);
    style(p, PLAIN);
}

static const struct {
    enum status status;
    const char *heading;
    char mark;
    enum style style;
} kinds[] = {
    {STATUS_PROVEN, "Asked for and proven", '+', GREEN},
    {STATUS_LISTED, "Only listed or stated: no bullet shows it", '~', YELLOW},
    {STATUS_ADJACENT, "Only something near it", '~', YELLOW},
    {STATUS_MISSING, "Missing: if you have it, add a bullet that shows it", '-', RED},
};

static void put_mentions(struct page *p, const struct asked *a, size_t column)
{
    struct strbuf line = {0};
    size_t more = 0;

    if (a->n) {
        strbuf_puts(&line, a->mentions[0].passage->node->pointer);
        for (size_t i = 1; i < a->n; i++)
            more += a->mentions[i].evidence->grade >= GRADE_COVERED;
        if (more)
            strbuf_printf(&line, " +%zu", more);
        if (a->status <= STATUS_LISTED && !a->shown)
            strbuf_puts(&line, ", not shown");
        put(p, line.p, p->width - column);
    }
    strbuf_free(&line);
}

static void put_asked(struct page *p, const struct asked *a, char mark, enum style s)
{
    size_t column = 2, term = p->width < 60 ? 18 : TERM_WIDTH;

    style(p, s);
    strbuf_printf(p->out, "%c ", mark);
    style(p, PLAIN);
    column += put(p, a->requirement->term, term);
    pad(p, column, term + 3);
    strbuf_printf(p->out, "%3d.%d %-4s ", a->requirement->weight / 10, a->requirement->weight % 10,
                  a->requirement->modality == MODALITY_NICE   ? "nice"
                  : a->requirement->modality == MODALITY_MUST ? "must"
                                                              : "");
    put_mentions(p, a, term + 14);
    while (p->out->n && p->out->p[p->out->n - 1] == ' ')
        p->out->p[--p->out->n] = 0;
    strbuf_putc(p->out, '\n');
}

static void put_requirements(struct page *p, const struct tailor *t, const struct view *v)
{
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        bool first = true;

        for (size_t r = 0; r < t->nrequirements; r++) {
            if (v->asked[r].status != kinds[k].status)
                continue;
            if (first)
                heading(p, kinds[k].heading);
            first = false;
            put_asked(p, &v->asked[r], kinds[k].mark, kinds[k].style);
        }
    }
}

/* What an item says, for a reader who does not count bullets: its text, or an entry's first one. */
static const char *words_of(const struct node *n)
{
    while (n && n->kind != NODE_TEXT) {
        const struct node *child = n->first;

        while (child && child->kind != NODE_TEXT && child->kind != NODE_OBJECT &&
               child->kind != NODE_LIST)
            child = child->next;
        n = child;
    }
    return n ? n->text : "";
}

static void put_dropped(struct page *p, const struct tailor *t, const struct view *v)
{
    struct dropped_list all = {0};

    view_dropped(t, v, &all);
    if (!all.list.n)
        return;
    heading(p, "Left out");
    for (size_t i = 0; i < all.list.n; i++) {
        const struct dropped *d = &all.list.at[i];
        size_t column = 4;

        strbuf_puts(p->out, "- ");
        put(p, words_of(find_node(t->profile->root, d->pointer)), p->width - 2);
        strbuf_puts(p->out, "\n    ");
        column += put(p, d->pointer, p->width / 2);
        strbuf_puts(p->out, ": ");
        put(p, d->reason, p->width - column - 2);
        strbuf_putc(p->out, '\n');
    }
}

static void put_choice(struct page *p, const struct tailor *t)
{
    if (t->proof.optimal && t->proof.nodes)
        wrap(p, "No other choice of this length is worth more.", 0);
    else if (!t->proof.optimal)
        wrap(p, arena_printf(t->arena, "Another choice of this length could be worth up to %d.%d %% more.",
                             choice_gap(t) / 10, choice_gap(t) % 10), 0);
}

/* Two that say the same on different paths are told once, with how often. */
static void put_changes(struct page *p, const struct tailor *t, const struct view *v)
{
    bool first = true;

    for (size_t i = 0; i < t->changes.n; i++) {
        const struct change *c = &t->changes.at[i];
        size_t column = 2, middle = p->width / 2 - 4;

        if (!change_shown(t, v, c))
            continue;
        if (first)
            heading(p, "Changed");
        first = false;
        strbuf_puts(p->out, "  ");
        column += put(p, c->pointer, middle - 3);
        pad(p, column, middle);
        if (!strcmp(c->kind, "lead")) {
            put(p, "another sentence leads the summary", p->width - middle);
        } else {
            struct strbuf line = {0};

            strbuf_printf(&line, "%s → %s", c->from, c->to);
            put(p, line.p, p->width - middle);
            strbuf_free(&line);
        }
        strbuf_putc(p->out, '\n');
    }
}

static void put_order(struct page *p, const struct tailor *t, const struct view *v)
{
    struct strbuf line = {0};

    if (!t->norder_rules)
        return;
    heading(p, "Order of sections");
    for (size_t i = 0; i < t->candidate.section_count; i++)
        if (section_shown(t, v, t->candidate.section_order[i]))
            strbuf_printf(&line, "%s%s", line.n ? ", " : "", t->candidate.section_order[i]);
    strbuf_puts(&line, " (");
    for (size_t i = 0; i < t->norder_rules; i++)
        strbuf_printf(&line, "%s%s", i ? ", " : "", t->order_rule[i]);
    strbuf_puts(&line, ")");
    wrap(p, line.p, 2);
    strbuf_free(&line);
}

enum { ADVICE_MAX = 4 /* the rest is for nextcv lint: a report tells first what was done */ };

/* Slips before what could say more. */
static void put_advice(struct page *p, const struct tailor *t, const struct view *v,
                       const struct findings *advice)
{
    size_t told = 0, more = 0;

    for (int level = LINT_WARNING; level >= LINT_NOTE; level--)
        for (size_t i = 0; advice && i < advice->list.n; i++) {
            const struct finding *f = &advice->list.at[i];

            if ((int)f->rule->level != level || !finding_shown(t, v, f))
                continue;
            if (told == ADVICE_MAX) {
                more++;
                continue;
            }
            if (!told++)
                heading(p, "Advice on what is shown");
            strbuf_puts(p->out, "- ");
            put(p, f->why, p->width - 2);
            strbuf_puts(p->out, "\n    ");
            put(p, f->pointer, p->width - 4);
            strbuf_putc(p->out, '\n');
        }
    if (more)
        strbuf_printf(p->out, "  and %zu more: nextcv lint\n", more);
}

void report_text(const struct tailor *t, const struct report_context *c, bool color, int width,
                 struct strbuf *out)
{
    struct page p = {out, color, width < LEAST_WIDTH ? LEAST_WIDTH : (size_t)width};
    struct view v = view_of(t, c);

    if (t->given) {
        put_head(&p, t);
        put_coverage(&p, t, &v);
        put_requirements(&p, t, &v);
    } else {
        wrap(&p, "No posting: chosen by impact and recency.", 0);
    }
    put_dropped(&p, t, &v);
    put_choice(&p, t);
    put_changes(&p, t, &v);
    put_order(&p, t, &v);
    put_advice(&p, t, &v, c->advice);
}
