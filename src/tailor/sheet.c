/* Words the report for people. SPDX-License-Identifier: MIT */
#include "tailor/sheet.h"

#include "tailor/view.h"

#include <string.h>

enum {
    FEW_REQUIREMENTS = 4,
    QUOTE_MOST = 240, /* bytes, or a few more; the JSON report has all */
    PLACES_MAX = 4, /* of a row; the JSON report has all */
    ADVICE_BRIEF = 4 /* for a terminal: a report tells first what was done */
};

struct maker {
    const struct tailor *t;
    const struct report_context *c;
    struct view view;
    struct sheet *sheet;
    struct sheet_section *open; /* the section that rows go to */
};

static void remark(struct maker *m, const char *text)
{
    vec_push(m->t->arena, &m->sheet->remarks, text);
}

static void begin(struct maker *m, const char *title, const char *about, enum tone tone,
                  enum sheet_form form)
{
    struct sheet_section s = {.title = title, .about = about, .tone = tone, .form = form};

    vec_push(m->t->arena, &m->sheet->sections, s);
    m->open = &m->sheet->sections.at[m->sheet->sections.n - 1];
}

/* Sections of which nothing is to be said are not there. */
static void end(struct maker *m)
{
    m->sheet->sections.n -= m->open->rows.n == 0;
    m->open = NULL;
}

/* A quote about as long as a sentence, around the words that it is quoted for: some postings are one paragraph. */
static const char *clipped(const struct tailor *t, const char *quote, const char *about)
{
    const char *at = strstr(quote, about), *end = quote + strlen(quote);
    const char *from = at && at - quote > QUOTE_MOST / 2 ? at - QUOTE_MOST / 2 : quote;
    const char *to = end - from > QUOTE_MOST ? from + QUOTE_MOST : end;

    if (end - quote <= QUOTE_MOST + QUOTE_MOST / 4)
        return quote;
    if (at && to < at + strlen(about))
        to = at + strlen(about);
    while (from > quote && from[-1] != ' ')
        from--;
    to += strcspn(to, " ");
    return arena_printf(t->arena, "%s%.*s%s", from > quote ? "… " : "", (int)(to - from), from, to < end ? " …" : "");
}

static void add_row(struct maker *m, struct sheet_row row)
{
    row.head = view_line(m->t, row.head);
    row.aside = row.aside ? view_line(m->t, row.aside) : "";
    row.quote = row.quote ? clipped(m->t, view_line(m->t, row.quote), row.head) : NULL;
    vec_push(m->t->arena, &m->open->rows, row);
}

static struct sheet_place *place_at(const struct tailor *t, const char *pointer, bool shown)
{
    struct sheet_place *p = arena_new(t->arena, struct sheet_place);

    *p = (struct sheet_place){view_line(t, pointer), view_words(t, pointer), shown};
    return p;
}

static struct sheet_place place_of(const struct tailor *t, const struct mention *m)
{
    const struct passage *p = m->passage;

    return (struct sheet_place){view_line(t, p->node->pointer), view_passage(t, p, m->shown), m->shown};
}

/* ---- the head ------------------------------------------------------------------------------------ */

static void put_title(struct maker *m)
{
    const struct posting *p = m->t->given;
    const char *const parts[] = {p->title,
                                 p->company,
                                 p->place,
                                 p->workplace ? workplace_name(p->workplace) : "",
                                 p->employment ? employment_name(p->employment) : "",
                                 p->seniority ? seniority_name(p->seniority) : ""};
    struct strbuf line = {0};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] && *parts[i])
            strbuf_printf(&line, "%s%s", line.n ? " · " : "", parts[i]);
    m->sheet->title = view_line(m->t, line.n ? line.p : p->name);
    strbuf_free(&line);
}

static void put_figures(struct maker *m)
{
    const struct coverage *c = &m->view.coverage;
    struct sheet *s = m->sheet;

    if (!m->t->nrequirements) {
        remark(m, "No requirements found in the posting: nothing was tailored to it.");
        return;
    }
    s->figures[0] = (struct sheet_figure){"Must", c->shown.must, c->possible.must};
    s->figures[1] = (struct sheet_figure){"Nice", c->shown.nice, c->possible.nice};
    s->figures[2] = (struct sheet_figure){"Overall", c->shown.overall, c->possible.overall};
    s->nfigures = 3;
    if (m->t->nrequirements < FEW_REQUIREMENTS)
        remark(m, "Few requirements were recognised in the posting: the figures say little.");
    remark(m, "This is " REPORT_NOTE ".");
}

static void put_more(struct maker *m)
{
    struct share_covered with;
    size_t items = 0;

    for (size_t i = 0; m->c->one_more_page && i < m->t->items.n; i++)
        items += m->c->one_more_page[i] && !m->t->chosen[i];
    if (!items)
        return;
    with = view_with_more(m->t, m->c);
    remark(m, arena_printf(m->t->arena, "One more page would show %zu more item%s%s.", items,
                           items == 1 ? "" : "s",
                           with.must <= m->view.coverage.shown.must
                               ? ""
                               : arena_printf(m->t->arena, " and cover %d %% of the musts", with.must)));
}

static void put_choice(struct maker *m)
{
    int gap = choice_gap(m->t);

    if (m->t->proof.optimal && m->t->proof.nodes)
        remark(m, "No other choice of this length is worth more.");
    else if (gap >= 1000)
        remark(m, "The search ended before it could tell how good another choice of this length might be.");
    else if (!m->t->proof.optimal)
        remark(m, arena_printf(m->t->arena,
                               "Another choice of this length could be worth up to %d.%d %% more.",
                               gap / 10, gap % 10));
}

static void put_order(struct maker *m)
{
    const struct tailor *t = m->t;
    struct strbuf line = {0};

    if (!t->norder_rules)
        return;
    strbuf_puts(&line, "Order of sections: ");
    for (size_t i = 0, n = 0; i < t->candidate.section_count; i++)
        if (section_shown(t, &m->view, t->candidate.section_order[i]))
            strbuf_printf(&line, "%s%s", n++ ? ", " : "", t->candidate.section_order[i]);
    strbuf_puts(&line, " (");
    for (size_t i = 0; i < t->norder_rules; i++)
        strbuf_printf(&line, "%s%s", i ? ", " : "", t->order_rule[i]);
    strbuf_puts(&line, ").");
    remark(m, view_line(t, line.p));
    strbuf_free(&line);
}

/* ---- what is asked ------------------------------------------------------------------------------- */

static const struct {
    const char *title, *about;
    enum tone tone;
} outcomes[OUTCOMES] = {
    [OUTCOME_SHOWN] = {"Asked for, proven and shown", NULL, TONE_GOOD},
    [OUTCOME_DROPPED] = {"Proven, but left out", "What proves it is not in this document.", TONE_FAIR},
    [OUTCOME_LISTED] = {"Only listed or stated", "No bullet shows it.", TONE_FAIR},
    [OUTCOME_ADJACENT] = {"Only something near it", "The profile has a relative of it.", TONE_FAIR},
    [OUTCOME_MISSING] = {"Missing", "If you have it, add a bullet that shows it.", TONE_BAD},
    [OUTCOME_UNKNOWN] = {"Missing, and no term that nextcv knows",
                         "Only the very same word in the profile would have answered.", TONE_PLAIN},
};

static const struct requirement_group *group_of(const struct maker *m, size_t r)
{
    size_t group = m->t->posting->requirements.at[r].group;

    return group ? &m->t->posting->groups.at[group - 1] : NULL;
}

/* What answers a requirement: itself, or any of its group. */
struct answers {
    VEC(const struct asked *) list;
};

static struct answers answers_of(const struct maker *m, size_t r)
{
    const struct requirement_group *g = group_of(m, r);
    struct answers out = {0};

    if (!g)
        vec_push(m->t->arena, &out.list, &m->view.asked[r]);
    for (size_t i = 0; g && i < g->members; i++)
        if (g->member[i] < m->t->nrequirements)
            vec_push(m->t->arena, &out.list, &m->view.asked[g->member[i]]);
    if (g && g->head && g->head <= m->t->nrequirements)
        vec_push(m->t->arena, &out.list, &m->view.asked[g->head - 1]);
    return out;
}

/* The outcome that as many as are needed have reached. */
static enum outcome outcome_together(const struct maker *m, size_t r)
{
    const struct requirement_group *g = group_of(m, r);
    struct answers answers = answers_of(m, r);
    int reached = 0, outcome;

    for (outcome = OUTCOME_SHOWN; outcome < OUTCOMES - 1; outcome++) {
        for (size_t i = 0; i < answers.list.n; i++)
            reached += (int)outcome_of(answers.list.at[i]) == outcome;
        if (reached >= (g ? g->need : 1))
            break;
    }
    return (enum outcome)outcome;
}

/* Alternatives in the posting's own words: "Kafka or RabbitMQ", "message broker such as Kafka". */
static const char *terms_of(const struct maker *m, size_t r)
{
    const struct posting *p = m->t->posting;
    const struct requirement_group *g = group_of(m, r);
    const struct requirement *head = g && g->head ? &p->requirements.at[g->head - 1] : NULL;

    if (!g)
        return p->requirements.at[r].term;
    return arena_printf(m->t->arena, "%s%s%.*s",
                        head && head->offset < g->said.start ? head->term : "",
                        head && head->offset < g->said.start ? " such as " : "",
                        (int)(g->said.end - g->said.start), p->text.p + g->said.start);
}

/* "3 years", "3-5 years" */
static const char *years_words(const struct maker *m, int years, int most)
{
    if (most)
        return arena_printf(m->t->arena, "%d-%d years", years, most);
    return arena_printf(m->t->arena, "%d year%s", years, years == 1 ? "" : "s");
}

static const char *weight_of(const struct maker *m, size_t r)
{
    const struct requirement *q = &m->t->posting->requirements.at[r];
    int weight = group_weight(m->t->posting, r);
    const char *name = q->modality == MODALITY_NICE   ? "nice "
                       : q->modality == MODALITY_MUST ? "must "
                                                      : "";
    return arena_printf(m->t->arena, "%s%d.%d %%%s%s", name, weight / 10, weight % 10,
                        q->years ? ", " : "", q->years ? years_words(m, q->years, q->years_most) : "");
}

/* Does the passage answer one of the alternatives before `answer`, too? */
static bool is_counted(const struct answers *answers, size_t answer, const struct passage *passage,
                       int least)
{
    for (size_t i = 0; i < answer; i++)
        for (size_t k = 0; k < answers->list.at[i]->n; k++) {
            const struct mention *m = &answers->list.at[i]->mentions[k];

            if (m->passage == passage && m->evidence->grade >= least)
                return true;
        }
    return false;
}

/* Mentions that answer as the requirement is answered: what is only near is told only where there is
 * no more. */
static void collect_places(const struct maker *m, size_t r, enum outcome outcome, struct sheet_row *row)
{
    int least = outcome == OUTCOME_ADJACENT ? 1 : GRADE_COVERED;
    struct answers answers = answers_of(m, r);
    VEC(struct sheet_place) places = {0};

    for (size_t i = 0; i < answers.list.n; i++)
        for (size_t k = 0; k < answers.list.at[i]->n; k++) {
            const struct mention *mention = &answers.list.at[i]->mentions[k];

            if (mention->evidence->grade < least || is_counted(&answers, i, mention->passage, least))
                continue;
            if (places.n == PLACES_MAX)
                row->more++;
            else
                vec_push(m->t->arena, &places, place_of(m->t, mention));
        }
    row->places = places.at;
    row->nplaces = places.n;
}

/* Requirements and groups of them, heaviest first; returns their number. */
static size_t rank(const struct maker *m, size_t *order)
{
    const struct posting *p = m->t->posting;
    size_t n = 0;

    for (size_t r = 0; r < m->t->nrequirements; r++) {
        size_t at = n;

        if (!leads_group(p, r))
            continue;
        for (; at && group_weight(p, order[at - 1]) < group_weight(p, r); at--)
            order[at] = order[at - 1];
        order[at] = r;
        n++;
    }
    return n;
}

static void put_requirements(struct maker *m)
{
    size_t *order = arena_array(m->t->arena, m->t->nrequirements + 1, sizeof *order);
    size_t n = rank(m, order);

    for (int o = 0; o < OUTCOMES; o++) {
        begin(m, outcomes[o].title, outcomes[o].about, outcomes[o].tone, SHEET_TERMS);
        for (size_t i = 0; i < n; i++) {
            size_t r = order[i];
            struct sheet_row row = {.head = terms_of(m, r),
                                    .aside = weight_of(m, r),
                                    .quote = m->t->posting->requirements.at[r].quote};

            if ((int)outcome_together(m, r) != o)
                continue;
            collect_places(m, r, (enum outcome)o, &row);
            add_row(m, row);
        }
        end(m);
    }
}

static void put_aside(struct maker *m)
{
    const struct posting *p = m->t->given;

    begin(m, "Named, but not asked for", NULL, TONE_PLAIN, SHEET_TERMS);
    for (size_t i = 0; i < p->aside.n; i++)
        add_row(m, (struct sheet_row){.head = p->aside.at[i].term,
                                      .aside = p->aside.at[i].modality == MODALITY_WAIVED
                                                   ? "not required"
                                                   : "not wanted",
                                      .quote = p->aside.at[i].quote});
    end(m);
}

static void put_ticket(struct maker *m, const char *head, enum modality modality,
                       const struct citation *said)
{
    add_row(m, (struct sheet_row){.head = head,
                                  .aside = modality == MODALITY_WAIVED ? "not required"
                                                                       : modality_name(modality),
                                  .quote = said->quote});
}

static const char *degree_words(const struct maker *m, const struct degree *d)
{
    const char *level = d->level == DEGREE_NONE ? "degree" : degree_level_name(d->level);

    return arena_printf(m->t->arena, "%s%s%s%s", level, *d->field ? " in " : "", d->field,
                        d->equivalent ? " or equivalent" : "");
}

static const char *spoken_words(const struct maker *m, const struct spoken *s)
{
    const char *name = lexicon_concept(s->concept)->name;

    return s->level == LANGUAGE_UNSAID
               ? name
               : arena_printf(m->t->arena, "%s, %s", name, language_level_name(s->level));
}

/* What is asked of a person beside skills. */
static void put_tickets(struct maker *m)
{
    const struct posting *p = m->t->given;

    begin(m, "Years, degrees, certificates, languages", NULL, TONE_PLAIN, SHEET_TERMS);
    for (size_t i = 0; i < p->experience.n; i++)
        if (!*p->experience.at[i].term)
            put_ticket(m, years_words(m, p->experience.at[i].years, p->experience.at[i].most),
                       p->experience.at[i].modality, &p->experience.at[i].said);
    for (size_t i = 0; i < p->degrees.n; i++)
        put_ticket(m, degree_words(m, &p->degrees.at[i]), p->degrees.at[i].modality,
                   &p->degrees.at[i].said);
    for (size_t i = 0; i < p->certificates.n; i++)
        put_ticket(m, lexicon_concept(p->certificates.at[i].concept)->name,
                   p->certificates.at[i].modality, &p->certificates.at[i].said);
    for (size_t i = 0; i < p->languages.n; i++)
        put_ticket(m, spoken_words(m, &p->languages.at[i]), p->languages.at[i].modality,
                   &p->languages.at[i].said);
    end(m);
}

static void put_stressed(struct maker *m, const char *name, int weight, const struct citations *cues)
{
    add_row(m, (struct sheet_row){
                   .head = name,
                   .aside = arena_printf(m->t->arena, "%d %%", (weight + 5) / 10),
                   .quote = cues->n ? cues->at[0].quote : NULL,
               });
}

static void put_emphasis(struct maker *m)
{
    const struct posting *p = m->t->given;
    bool told[AXIS_COUNT] = {false};

    begin(m, "What the posting stresses", "It bears on choice and order, never on words.", TONE_PLAIN,
          SHEET_TERMS);
    for (;;) {
        int most = -1;

        for (int a = 0; a < AXIS_COUNT; a++)
            if (!told[a] && p->emphasis[a].weight &&
                (most < 0 || p->emphasis[a].weight > p->emphasis[most].weight))
                most = a;
        if (most < 0)
            break;
        told[most] = true;
        put_stressed(m, axis_name((enum axis)most), p->emphasis[most].weight,
                     &p->emphasis[most].cues);
    }
    end(m);
    begin(m, "Its industry", NULL, TONE_PLAIN, SHEET_TERMS);
    for (size_t i = 0; i < p->industries.n; i++)
        put_stressed(m, lexicon_concept(p->industries.at[i].concept)->name,
                     p->industries.at[i].weight, &p->industries.at[i].cues);
    end(m);
}

/* ---- what was done ------------------------------------------------------------------------------- */

/* Does it stand in something that is listed, too? */
static bool is_within_dropped(const struct dropped_list *all, const char *pointer)
{
    for (size_t i = 0; i < all->list.n; i++) {
        size_t n = strlen(all->list.at[i].pointer);

        if (!strncmp(all->list.at[i].pointer, pointer, n) && pointer[n] == '/')
            return true;
    }
    return false;
}

static void put_left_out(struct maker *m, const struct dropped *d)
{
    add_row(m, (struct sheet_row){
                   .head = d->words ? d->words : view_words(m->t, d->pointer),
                   .aside = d->next_page
                                ? arena_printf(m->t->arena, "%s; one more page would show it", d->reason)
                                : d->reason,
                   .places = place_at(m->t, d->pointer, false),
                   .nplaces = 1,
               });
}

/* First what there could be room for. */
static void put_dropped(struct maker *m)
{
    struct dropped_list all = {0};

    view_dropped(m->t, &m->view, m->c, &all);
    begin(m, "Left out", "What is pinned (--pin and its place) is always shown.", TONE_PLAIN, SHEET_WORDS);
    m->open->grouped = true;
    for (int later = 0; later < 2; later++)
        for (size_t i = 0; i < all.list.n; i++)
            if (all.list.at[i].next_page == !later && !is_within_dropped(&all, all.list.at[i].pointer))
                put_left_out(m, &all.list.at[i]);
    end(m);
}

/* Was the same told of the same text before? */
static bool is_told(const struct tailor *t, size_t change)
{
    const struct change *c = &t->changes.at[change];

    for (size_t i = 0; i < change; i++)
        if (!strcmp(t->changes.at[i].pointer, c->pointer) && !strcmp(t->changes.at[i].from, c->from) &&
            !strcmp(t->changes.at[i].to, c->to))
            return true;
    return false;
}

static void put_changes(struct maker *m)
{
    begin(m, "Changed", "Nothing else differs from the profile's words.", TONE_PLAIN, SHEET_TERMS);
    for (size_t i = 0; i < m->t->changes.n; i++) {
        const struct change *c = &m->t->changes.at[i];
        bool lead = !strcmp(c->kind, "lead");

        if (!change_shown(m->t, &m->view, c) || is_told(m->t, i))
            continue;
        add_row(m, (struct sheet_row){
                       .head = lead ? "another sentence leads the summary"
                                    : arena_printf(m->t->arena, "%s → %s", c->from, c->to),
                       .aside = lead ? "" : change_class_name(c->class),
                       .quote = c->quote,
                       .places = place_at(m->t, c->pointer, true),
                       .nplaces = 1,
                   });
    }
    end(m);
}

static void put_repeated(struct maker *m)
{
    begin(m, "Said often", "Readers take repetition for stuffing.", TONE_FAIR, SHEET_TERMS);
    for (size_t i = 0; i < m->view.repeated.n; i++) {
        const struct repeated *r = &m->view.repeated.at[i];

        add_row(m, (struct sheet_row){.head = r->term,
                                      .aside = arena_printf(m->t->arena,
                                                            "%d times, %d %% of words", r->count,
                                                            r->per_cent)});
    }
    end(m);
}

/* Slips before what could say more. */
static void put_advice(struct maker *m)
{
    const struct findings *advice = m->c->advice;

    begin(m, "Advice on what is shown", NULL, TONE_PLAIN, SHEET_WORDS);
    m->open->brief = ADVICE_BRIEF;
    for (int level = LINT_WARNING; level >= LINT_NOTE; level--)
        for (size_t i = 0; advice && i < advice->list.n; i++) {
            const struct finding *f = &advice->list.at[i];

            if ((int)f->rule->level == level && finding_shown(m->t, &m->view, f))
                add_row(m, (struct sheet_row){.head = f->why,
                                              .aside = f->question,
                                              .places = place_at(m->t, f->pointer, true),
                                              .nplaces = 1});
        }
    end(m);
}

/* ---- settings ------------------------------------------------------------------------------------ */

static void setting(struct maker *m, const char *name, const char *value)
{
    if (value && *value)
        add_row(m, (struct sheet_row){.head = name, .aside = value});
}

static void put_settings(struct maker *m)
{
    const struct tailor *t = m->t;
    const struct report_context *c = m->c;

    begin(m, "Settings", NULL, TONE_PLAIN, SHEET_DETAILS);
    setting(m, "program", c->program);
    setting(m, "recency counts from", report_as_of(t));
    setting(m, "layout", c->layout);
    setting(m, "paper", c->paper);
    if (c->pages)
        setting(m, "pages", arena_printf(t->arena, "%d", c->pages));
    if (!t->options.respell)
        setting(m, "spelling", "the profile's own");
    for (size_t i = 0; t->options.pin && t->options.pin[i]; i++)
        setting(m, "pinned", t->options.pin[i]);
    for (size_t i = 0; t->options.hide && t->options.hide[i]; i++)
        setting(m, "hidden", t->options.hide[i]);
    for (size_t i = 0; i < c->ninputs; i++)
        setting(m, c->inputs[i].file, arena_printf(t->arena, "SHA-256 %s", c->inputs[i].sha256));
    for (size_t i = 0; i < c->nfonts; i++)
        setting(m, c->fonts[i].file, arena_printf(t->arena, "SHA-256 %s", c->fonts[i].sha256));
    end(m);
}

void sheet_fill(const struct tailor *t, const struct report_context *c, struct sheet *s)
{
    struct maker m = {.t = t, .c = c, .view = view_of(t, c), .sheet = s};

    s->title = "No posting: chosen by impact and recency";
    if (t->given) {
        put_title(&m);
        put_figures(&m);
    }
    put_more(&m);
    put_choice(&m);
    put_order(&m);
    put_requirements(&m);
    if (t->given) {
        put_tickets(&m);
        put_aside(&m);
        put_emphasis(&m);
    }
    put_repeated(&m);
    put_dropped(&m);
    put_changes(&m);
    put_advice(&m);
    put_settings(&m);
}
