/* Rules of dates: gaps, overlaps, the future. Months are counted as date_months() does; a date that
 * gives only its year is taken so that nothing is found that may not be there.
 * SPDX-License-Identifier: MIT */
#include "tailor/lint_internal.h"

#include <stdlib.h>
#include <string.h>

enum {
    GAP_MONTHS = 6,
    OVERLAP_MONTHS = 3,
    MANY = 3,   /* overlaps of one job: told together */
    JOBS = 100, /* compared with each other */
    GAP_OLD = 84, /* what lies further back nobody asks about */
    FOREVER = 1 << 20
};

/* Months [from, to) in which something went on, at the least (sure) or at the most. */
struct stretch {
    const struct node *entry;
    int from, to;
    bool side;    /* a position that one can hold beside another */
    bool resumes; /* a gap ends with it: a job or studies */
    size_t beside; /* jobs that it overlaps */
};

struct stretches {
    VEC(struct stretch) list;
};

static const struct node *date_node(const struct node *entry, const char *key)
{
    const struct node *n = node_get(entry, key);

    return n && n->kind == NODE_DATE && (n->date.year || n->date.present) ? n : NULL;
}

static bool read_stretch(const struct node *entry, bool sure, struct stretch *s)
{
    const struct node *start = date_node(entry, "startDate"), *end = date_node(entry, "endDate");

    if (!start || !start->date.year || (node_get(entry, "endDate") && !end))
        return false;
    *s = (struct stretch){.entry = entry, .from = date_months(start->date), .to = FOREVER};
    if (sure && !start->date.month)
        s->from += 11;
    if (end && !end->date.present)
        s->to = date_months(end->date) + (end->date.month || sure ? 1 : 12);
    if (s->to > date_months(start->date))
        return true;
    s->to = FOREVER; /* a slip, told elsewhere: who knows how long it was */
    return !sure;
}

static void add_stretches(struct lint *l, const char *section, bool resumes, struct stretches *out)
{
    const struct node *list = node_get(l->t->profile->root, section);

    for (const struct node *e = list ? list->first : NULL; e; e = e->next) {
        struct stretch s;

        if (!read_stretch(e, false, &s))
            continue;
        s.resumes = resumes;
        vec_push(l->arena, &out->list, s);
    }
}

static int by_start(const void *x, const void *y)
{
    const struct stretch *a = x, *b = y;
    int order = a->from != b->from ? (a->from > b->from ? 1 : -1) : (a->to > b->to) - (a->to < b->to);

    return order ? order : strcmp(a->entry->pointer, b->entry->pointer);
}

static const char *month_name(struct arena *a, int months)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

    return arena_printf(a, "%s %d", names[months % 12], months / 12);
}

/* A job begins long after everything before it has ended. */
void rule_gap(struct lint *l)
{
    struct stretches all = {0};
    int end = 0;

    add_stretches(l, "work", true, &all);
    add_stretches(l, "education", true, &all);
    add_stretches(l, "volunteer", false, &all);
    add_stretches(l, "projects", false, &all);
    if (all.list.n)
        qsort(all.list.at, all.list.n, sizeof *all.list.at, by_start);
    for (size_t i = 0; i < all.list.n; i++) {
        const struct stretch *s = &all.list.at[i];
        int gap = end ? s->from - end : 0;

        if (gap >= GAP_MONTHS && s->resumes && l->t->as_of - s->from <= GAP_OLD)
            lint_add(l, node_get(s->entry, "startDate")->pointer, (struct str){0}, NULL,
                     arena_printf(l->arena, "%d months before %s have no entry", gap,
                                  month_name(l->arena, s->from)));
        end = s->to > end ? s->to : end;
    }
}

/* Positions that one can hold beside another. */
static bool is_side_job(const struct node *job)
{
    static const char *const signs[] = {
        "freelanc",  "part-time", "part time", "contract",   "consult",  "volunt",   "board",
        "advis",     "trustee",   "founder",   "owner",      "adjunct",  "teaching", "tutor",
        "intern",    "student",   "coach",     "self-emplo", "director", "lecturer", "member",
        "chair",     "locum",     "agency",    "seasonal",   "weekend",  "casual",   "mentor",
        "assistant", "partner",   "open source", "maintainer", "author",  "writer",  "speaker",
        "instructor", "selbst",   "frei",      "teilzeit",   "werkstudent",
        "upwork",    "fiverr",    "toptal",    "reviewer",
    };
    const char *texts[] = {node_text(job, "position"), node_text(job, "name")};

    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
        for (const char *s = texts[t]; *s; s++)
            for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
                if (str_eq_nocase((struct str){s, strnlen(s, strlen(signs[i]))}, str_of(signs[i])))
                    return true;
    return false;
}

/* The next word of a name that tells it from others; empty at its end. */
static struct str telling_word(const char **at)
{
    static const char *const common[] = {
        "the",     "le",  "la",      "les",  "der", "die", "das",     "group", "groupe",
        "gruppe",  "inc", "llc",     "ltd",  "plc", "ag",  "limited", "gmbh",  "holding",
        "company", "co",  "corp",    "and",  "of",  "&",   "sa",      "corporation",
    };
    bool is_common;
    struct str word;

    do {
        *at += strspn(*at, " ,.()|");
        word = (struct str){*at, strcspn(*at, " ,.()|")};
        *at += word.n;
        is_common = false;
        for (size_t i = 0; i < sizeof common / sizeof *common; i++)
            is_common |= str_eq_nocase(word, str_of(common[i]));
    } while (is_common);
    return word;
}

/* Are all telling words of one name in the other ("Le Figaro", "Groupe Figaro")? */
static bool is_part_of(const char *name, const char *other)
{
    struct str word = telling_word(&name), same;

    if (!word.n)
        return false;
    for (; word.n; word = telling_word(&name)) {
        const char *at = other;

        for (same = telling_word(&at); same.n && !str_eq_nocase(same, word);)
            same = telling_word(&at);
        if (!same.n)
            return false;
    }
    return true;
}

static bool same_employer(const struct node *a, const struct node *b)
{
    const char *x = node_text(a, "name"), *y = node_text(b, "name");
    const char *owner = strrchr(x, '('), *other = strrchr(y, '(');

    return !strcmp(x, y) || (owner && other && !strcmp(owner, other)) || is_part_of(x, y) ||
           is_part_of(y, x);
}

/* Months that both went on; 0 where one can be held beside the other. */
static int overlap(const struct lint *l, const struct stretch *a, const struct stretch *b)
{
    int from = a->from > b->from ? a->from : b->from, to = a->to < b->to ? a->to : b->to;

    if (to == FOREVER)
        to = l->t->as_of > from ? l->t->as_of : from;
    if (to - from < OVERLAP_MONTHS || a->side || b->side || same_employer(a->entry, b->entry))
        return 0;
    return to - from;
}

static void check_pair(struct lint *l, const struct stretch *a, const struct stretch *b)
{
    const struct stretch *later = a->from >= b->from ? a : b, *other = later == a ? b : a;
    int months = a->beside < MANY && b->beside < MANY ? overlap(l, a, b) : 0;

    if (months)
        lint_add(l, node_get(later->entry, "startDate")->pointer, (struct str){0}, NULL,
                 arena_printf(l->arena, "'%s' begins here, and '%s' goes on for %d months more",
                              node_text(later->entry, "name"), node_text(other->entry, "name"),
                              months));
}

/* A job beside many others is one slip, or an occupation of its own. */
static void check_beside(struct lint *l, const struct stretch *s)
{
    const struct node *end = date_node(s->entry, "endDate");

    if (s->beside >= MANY)
        lint_add(l, (end ? end : node_get(s->entry, "startDate"))->pointer, (struct str){0},
                 "did it end, and when? If you held it beside the others, does the position say so?",
                 arena_printf(l->arena, "'%s' goes on beside %zu other jobs",
                              node_text(s->entry, "name"), s->beside));
}

void rule_overlap(struct lint *l)
{
    const struct node *work = node_get(l->t->profile->root, "work");
    struct stretches all = {0};

    for (const struct node *job = work ? work->first : NULL; job; job = job->next) {
        struct stretch s;

        if (!*node_text(job, "name") || !read_stretch(job, true, &s) || all.list.n == JOBS)
            continue;
        s.side = is_side_job(job);
        vec_push(l->arena, &all.list, s);
    }
    for (size_t i = 0; i < all.list.n; i++)
        for (size_t k = 0; k < all.list.n; k++)
            all.list.at[i].beside += i != k && overlap(l, &all.list.at[i], &all.list.at[k]);
    for (size_t i = 0; i < all.list.n; i++) {
        check_beside(l, &all.list.at[i]);
        for (size_t k = i + 1; k < all.list.n; k++)
            check_pair(l, &all.list.at[i], &all.list.at[k]);
    }
}

/* ---- the future ---------------------------------------------------------------------------------- */

static bool is_after(struct date a, struct date today)
{
    if (!a.year || a.present || a.year != today.year)
        return !a.present && a.year > today.year;
    if (!a.month || !today.month || a.month != today.month)
        return a.month && today.month && a.month > today.month;
    return a.day && today.day && a.day > today.day;
}

void rule_future(struct lint *l)
{
    static const char *const sections[] = {"work",   "volunteer",    "education", "projects",
                                           "awards", "certificates", "publications"};

    for (size_t i = 0; l->options->today.year && i < sizeof sections / sizeof *sections; i++) {
        const struct node *list = node_get(l->t->profile->root, sections[i]);

        for (const struct node *e = list ? list->first : NULL; e; e = e->next)
            for (const struct node *d = e->first; d; d = d->next) {
                /* studies are announced with the day they end */
                if (d->kind != NODE_DATE || !d->key || !is_after(d->date, l->options->today) ||
                    (!strcmp(sections[i], "education") && !strcmp(d->key, "endDate")))
                    continue;
                lint_add(l, d->pointer, (struct str){0}, NULL,
                         d->date.month
                             ? arena_printf(l->arena, "%s has not come yet",
                                            month_name(l->arena, date_months(d->date)))
                             : arena_printf(l->arena, "%d has not come yet", d->date.year));
            }
    }
}
