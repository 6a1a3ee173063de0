/* Alternatives: "A, B or C", "A/B", "a broker such as A", "at least two of A, B and C", "A or similar".
 * A third of all postings have "or equivalent" alone, so coverage that counts each alternative is
 * wrong for most.
 *
 * Hits of a unit are strung into runs (things joined by commas, "and", "or", slashes). A bracket or
 * "such as" opens a run with the thing before it as its head; what stands behind the closing bracket
 * goes on with the run outside. SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

enum { DEPTH_MOST = 8, LOOK_BACK = 120, EXAMPLE_REACH = 16, MEMBERS_MOST = 40 };

static bool is_run_joint(enum joint j)
{
    return j == JOINT_COMMA || j == JOINT_AND || j == JOINT_SLASH || j == JOINT_OR;
}

static bool is_asked_alike(const struct draft *d, const struct hit *a, const struct hit *b)
{
    enum zone zone = d->units.at[a->unit].zone;

    return modality_of(zone, a->asked) == modality_of(zone, b->asked);
}

static bool is_open(struct str text, size_t at);

/* "BRCGS auditor", "Xero or a similar accounting package": the word behind tells the kind of what stands
 * before, and is no member beside it. "Or other experience in fintech" is one. */
static bool is_kind_of(struct str text, const struct hit *name, const struct hit *kind)
{
    static const char *const prepositions[] = {"in", "with", "of", "on", "to", NULL};
    struct str before = {text.p, kind->start}, last = {0};

    if (kind->start <= name->end || !is_upper(text.p[name->start]) || !is_lower(text.p[kind->start]))
        return false;
    for (size_t at = name->end; at < before.n;) {
        struct str w = next_word(before, at);

        last = w.n ? w : last;
        at += w.n ? w.n : 1;
    }
    return kind->start == name->end + 1 ||
           (!is_word_of(last, prepositions) && is_open(before, name->end));
}

static void find_runs_in(struct draft *d, struct hit *hits, size_t from, size_t to)
{
    size_t outer[DEPTH_MOST], depth = 0, last = from;

    for (size_t i = from; i < to; i++) {
        size_t before = last;

        hits[i].run = hits[i].head = i;
        if (i == from || is_kind_of(d->text, &hits[i - 1], &hits[i]))
            continue;
        struct gap gap = {JOINT_NONE, 0, 0, false};

        if (hits[i - 1].end <= hits[i].start)
            gap = read_gap((struct str){d->text.p + hits[i - 1].end,
                                        hits[i].start - hits[i - 1].end});
        last = i;
        for (; gap.closes > 0 && depth > 0; gap.closes--)
            before = outer[--depth];
        hits[i].joint = gap.joint;
        if (gap.opens && (gap.joint == JOINT_BRACKET || gap.joint == JOINT_SUCH_AS) &&
            depth < DEPTH_MOST)
            outer[depth++] = before;
        if (gap.joint == JOINT_BRACKET || gap.joint == JOINT_SUCH_AS)
            hits[i].head = before;
        else if (is_run_joint(gap.joint) && (gap.joint == JOINT_OR || !gap.fresh) &&
                 is_asked_alike(d, &hits[before], &hits[i]))
            hits[i].run = hits[before].run;
        if (hits[i].run != i)
            hits[before].next = i;
    }
}

/* First hit behind those of the unit that hit `from` stands in. */
static size_t unit_end(const struct hits *hits, size_t from)
{
    size_t to = from;

    while (to < hits->list.n && hits->list.at[to].unit == hits->list.at[from].unit)
        to++;
    return to;
}

void find_runs(struct draft *d, struct hits *hits)
{
    for (size_t from = 0, to; from < hits->list.n; from = to) {
        to = unit_end(hits, from);
        find_runs_in(d, hits->list.at, from, to);
    }
}

/* ---- words before and behind a run ----------------------------------------------------------------- */

/* "A or similar", "A, or another such tool", "A (or equivalent)": something like it may do. */
static bool is_open(struct str text, size_t at)
{
    static const char *const like[] = {"similar",     "equivalent", "comparable", "related",
                                       "alternative", "alternatives", "alike",    "analogous",
                                       "other",       "others",     "another",    "like",
                                       "equivalents", "something",  "relevant",     "working",
                                       "willing",     "willingness", NULL};
    static const char *const between[] = {"a", "an", "any", "some", "the", "of", NULL};
    bool or = false, bracket = false; /* a bracket with more in it than "or" tells of parts */
    int tail = 0;

    for (int words = 0; at < text.n && words < 8; words++) {
        struct str w;

        while (at < text.n && strchr(" ,()/", text.p[at]))
            bracket |= text.p[at++] == '(';
        w = next_word(text, at);
        if (!w.n)
            return false;
        at += w.n;
        if (str_eq_nocase(w, STR("or")) || str_eq_nocase(w, STR("and/or")))
            or = true;
        else if (or && is_word_of(w, like))
            return true;
        else if (or ? !is_word_of(w, between) : bracket || ++tail > 2)
            return false;
    }
    return false;
}

static int number_word(struct str w)
{
    static const char *const words[] = {"one", "two", "three", "four", "five"};

    for (int i = 0; i < 5; i++)
        if (str_eq_nocase(w, str_of(words[i])) || (w.n == 1 && w.p[0] == '1' + i))
            return i + 1;
    return str_eq_nocase(w, STR("any")) || str_eq_nocase(w, STR("either")) ? 1 : 0;
}

/* How many are enough by the words before a run ("at least two of the following languages:"), 0 = they
 * do not say. *sure: a list is announced, so commas and "and" join alternatives, too. */
static int need_before(struct str before, bool *sure)
{
    static const char *const whose[] = {"our", "your", "its", "their", "my", "largest", "most",
                                        "best", "leading", NULL};
    struct str last[3] = {{0}};
    int need = 0, behind = 0;

    *sure = false;
    for (size_t at = 0; at < before.n;) {
        struct str w = next_word(before, at);

        at += w.n ? w.n : 1;
        if (!w.n) {
            if (strchr(",.;!?", before.p[at - 1]))
                need = 0;
            *sure |= before.p[at - 1] == ':';
            continue;
        }
        if (str_eq_nocase(w, STR("of")) && (number_word(last[0]) || number_word(last[2]))) {
            bool more = str_eq_nocase(last[0], STR("more")); /* "one or more of" */

            need = more ? number_word(last[2]) : number_word(last[0]);
            behind = 0;
            *sure = false;
        } else if (need && (++behind > 5 || is_word_of(w, whose))) {
            need = 0;
        } else if (need && (is_word_of(w, (const char *const[]){"following", "these", NULL}))) {
            *sure = true;
        }
        last[2] = last[1], last[1] = last[0], last[0] = w;
    }
    return need;
}

/* ---- choices ---------------------------------------------------------------------------------------- */

/* "or similar" behind a list without an "or" speaks of things of one sort; of what no row tells, names
 * are one. */
static bool is_one_sort(struct str text, const struct hit *a, const struct hit *b)
{
    if (a->concept == CONCEPT_NONE || b->concept == CONCEPT_NONE)
        return a->concept == b->concept || (is_upper(text.p[a->start]) && is_upper(text.p[b->start]));
    return lexicon_siblings(a->concept, b->concept) ||
           lexicon_concept(a->concept)->kind == lexicon_concept(b->concept)->kind;
}

static bool is_below(const struct hit *a, const struct hit *head)
{
    return a->concept != CONCEPT_NONE && head->concept != CONCEPT_NONE &&
           lexicon_is_a(a->concept, head->concept);
}

/* A sort of thing, of which a bracket behind it names some; a product's bracket names its parts. */
static bool is_sort(const struct hit *h)
{
    if (h->concept == CONCEPT_NONE)
        return false;
    const struct concept *c = lexicon_concept(h->concept);
    bool product = c->kind == CONCEPT_CLOUD || c->kind == CONCEPT_TOOL ||
                   c->kind == CONCEPT_FRAMEWORK || c->kind == CONCEPT_LANGUAGE;

    return !product || !is_upper(c->name[0]);
}

/* What everybody has or nobody lists is no alternative to anything. */
static bool is_choosable(const struct hit *h)
{
    return h->concept == CONCEPT_NONE ||
           strcmp(lexicon_concept(h->concept)->family, "expected of all") != 0;
}

static void add_choice(struct draft *d, struct hits *hits, struct choice c, const size_t *member,
                       size_t n)
{
    size_t distinct = 0;

    if (n > MEMBERS_MOST)
        return;
    for (size_t i = 0; i < n; i++) {
        const struct hit *h = &hits->list.at[member[i]];
        bool again = false;

        for (size_t k = 0; k < i; k++)
            again |= h->concept != CONCEPT_NONE && same_thing(&hits->list.at[member[k]], h);
        if (h->group || !is_choosable(h))
            return;
        distinct += !again;
    }
    if (distinct < 2 && !c.open && c.kind == GROUP_OR)
        return;
    if (c.need < 1 || (size_t)c.need > distinct)
        c.need = 1;
    c.start = SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        struct hit *h = &hits->list.at[member[i]];

        h->group = d->choices.list.n + 1;
        c.start = h->start < c.start ? h->start : c.start;
        c.end = h->end > c.end ? h->end : c.end;
        vec_push(d->arena, &c.member, member[i]);
    }
    c.unit = hits->list.at[member[0]].unit;
    vec_push(d->arena, &d->choices.list, c);
}

struct run {
    struct draft *draft;
    struct hits *hits;
    struct str text; /* of the unit */
    size_t base;     /* where the unit begins */
    size_t to;       /* behind its last hit */
    VEC(size_t) member;
};

static const struct hit *member(const struct run *r, size_t i)
{
    return &r->hits->list.at[r->member.at[i]];
}

/* Between this member and whatever the unit names next. */
static bool is_open_behind(const struct run *r, size_t i)
{
    size_t next = r->member.at[i] + 1;
    size_t end = next < r->to ? r->hits->list.at[next].start - r->base : r->text.n;

    return is_open((struct str){r->text.p, end}, member(r, i)->end - r->base);
}

/* "A, B, etc.", "A, B, …" */
static bool ends_open(const struct run *r)
{
    static const char *const rest[] = {"etc.", "etc", "...", "\xE2\x80\xA6", "and so on"};
    size_t at = member(r, r->member.n - 1)->end - r->base;

    while (at < r->text.n && strchr(" ,", r->text.p[at]))
        at++;
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        if (r->text.n - at >= strlen(rest[i]) &&
            memcmp(r->text.p + at, rest[i], strlen(rest[i])) == 0)
            return true;
    return false;
}

/* Members from..to (to not included) as one choice, if they are one. */
static void close_part(struct run *r, size_t from, size_t to, bool said_or)
{
    bool open = is_open_behind(r, to - 1);
    struct choice c = {.kind = GROUP_OR, .need = 1, .open = open};

    if (said_or || open) {
        if (!said_or) /* "A, B or similar" */
            while (from + 1 < to && !is_one_sort(r->draft->text, member(r, from), member(r, to - 1)))
                from++;
        add_choice(r->draft, r->hits, c, r->member.at + from, to - from);
        return;
    }
    for (size_t i = from, k; i < to; i = k) { /* "A/B, C" */
        bool sort = true;

        for (k = i + 1; k < to && member(r, k)->joint == JOINT_SLASH; k++)
            sort &= is_one_sort(r->draft->text, member(r, i), member(r, k));
        if (k > i + 1 && sort)
            add_choice(r->draft, r->hits, c, r->member.at + i, k - i);
    }
}

/* A run without head or announcement: "or" closes a list, and what follows it by comma or "and" is
 * another thing. */
static void split_run(struct run *r)
{
    size_t from = 0;
    bool said_or = false;

    for (size_t i = 1; i < r->member.n; i++) {
        enum joint j = member(r, i)->joint;

        if (j == JOINT_AND || (j == JOINT_COMMA && said_or) ||
            (j == JOINT_COMMA && is_open_behind(r, i - 1))) {
            close_part(r, from, i, said_or);
            from = i;
            said_or = false;
        }
        said_or |= j == JOINT_OR;
    }
    close_part(r, from, r->member.n, said_or);
}

/* The run as examples of its head, or of a kind that no row tells. */
static void take_examples(struct run *r, size_t head)
{
    struct hit *h = &r->hits->list.at[head]; /* a member, where nothing known is the head */
    struct choice c = {.kind = GROUP_SUCH_AS, .need = 1};
    size_t choices = r->draft->choices.list.n;
    bool below = false;

    for (size_t i = 0; i < r->member.n; i++)
        below |= is_below(member(r, i), h) && member(r, i) != h;
    c.open = is_open_behind(r, r->member.n - 1) || ends_open(r);
    add_choice(r->draft, r->hits, c, r->member.at, r->member.n);
    if (below && !h->group && r->draft->choices.list.n > choices) {
        h->group = choices + 1;
        h->heads = true;
        if (h->start < r->draft->choices.list.at[choices].start)
            r->draft->choices.list.at[choices].start = h->start;
    }
}

static bool has_joint(const struct run *r, enum joint j)
{
    for (size_t i = 1; i < r->member.n; i++)
        if (member(r, i)->joint == j)
            return true;
    return false;
}

/* "a typed language (Go, Java, Rust)": one of its kind is asked, whether or not a row tells the kind. */
static bool is_bracketed_one(const struct run *r)
{
    static const char *const articles[] = {"a", "an", "any", "one", "some", "another", NULL};
    size_t end = member(r, 0)->start - r->base, at;
    struct str last[4] = {{0}};

    if (end < 2 || r->text.p[end - 1] != '(' || has_joint(r, JOINT_AND))
        return false;
    if (ends_open(r))
        return true;
    for (at = 0; at < end;) {
        struct str w = next_word(r->text, at);

        at += w.n ? w.n : 1;
        if (!w.n)
            continue;
        last[3] = last[2], last[2] = last[1], last[1] = last[0], last[0] = w;
    }
    return last[0].n && last[0].p[last[0].n - 1] != 's' &&
           (is_word_of(last[1], articles) || is_word_of(last[2], articles) ||
            is_word_of(last[3], articles));
}

/* "relational databases (PostgreSQL, MySQL)" */
static bool is_bracketed_sort(const struct run *r, size_t head)
{
    const struct hit *h = &r->hits->list.at[head];

    if (!is_sort(h) || has_joint(r, JOINT_AND))
        return false;
    for (size_t i = 0; i < r->member.n; i++)
        if (!is_below(member(r, i), h))
            return false;
    return true;
}

/* "infrastructure as code, Pulumi or Terraform": the first names what the others are. */
static bool names_head(const struct run *r)
{
    const struct hit *head = member(r, 0);
    bool small = false; /* "ACA, ACCA or CIMA" are all names */

    for (size_t i = head->start; i < head->end; i++)
        small |= is_lower(r->draft->text.p[i]);
    if (!small || r->member.n < 3 || member(r, 1)->joint != JOINT_COMMA ||
        member(r, r->member.n - 1)->joint != JOINT_OR)
        return false;
    for (size_t i = 1; i < r->member.n; i++)
        if (!is_below(member(r, i), member(r, 0)))
            return false;
    return true;
}

static void take_headed(struct run *r)
{
    size_t head = r->member.at[0];

    r->member.n--;
    memmove(r->member.at, r->member.at + 1, r->member.n * sizeof *r->member.at);
    take_examples(r, head);
}

/* "(e.g. A, B)", "such as A or B" behind what nobody knows the name of. */
static bool is_exemplified(const struct run *r)
{
    size_t end = member(r, 0)->start - r->base, from = end < EXAMPLE_REACH ? 0 : end - EXAMPLE_REACH;

    while (from > 0 && from < end && is_word(r->text.p[from]))
        from++;
    return read_gap((struct str){r->text.p + from, end - from}).joint == JOINT_SUCH_AS;
}

static void read_run(struct run *r)
{
    const struct hit *first = member(r, 0);
    size_t from = first->start - r->base;
    bool sure, led = first->head != r->member.at[0];
    size_t reach = from < LOOK_BACK ? 0 : from - LOOK_BACK;
    int need = need_before((struct str){r->text.p + reach, from - reach}, &sure);

    if (need && (sure || need > 1 || !has_joint(r, JOINT_AND)) && r->member.n > 1) {
        struct choice c = {.kind = GROUP_OR, .need = need,
                           .open = is_open_behind(r, r->member.n - 1)};

        add_choice(r->draft, r->hits, c, r->member.at, r->member.n);
    } else if (led && first->joint == JOINT_SUCH_AS) {
        take_examples(r, first->head);
    } else if (led && first->joint == JOINT_BRACKET && is_bracketed_sort(r, first->head)) {
        take_examples(r, first->head);
    } else if (is_bracketed_one(r) || (!led && is_exemplified(r))) {
        take_examples(r, first->head);
    } else if (!led && names_head(r)) {
        take_headed(r);
    } else {
        split_run(r);
    }
}

/* "At least two of the following:" above a list: the first thing of each item. */
static size_t take_items(struct draft *d, struct hits *hits, size_t unit, size_t from)
{
    const struct unit *u = &d->units.at[unit];
    struct str text = {d->text.p + u->start, u->end - u->start};
    size_t line = u->line, i = from, line_taken = SIZE_MAX;
    struct choice c = {.kind = GROUP_OR};
    VEC(size_t) member = {0};
    bool sure;

    if (!text.n || text.p[text.n - 1] != ':' || !(c.need = need_before(text, &sure)))
        return from;
    for (; i < hits->list.n; i++) {
        size_t at = d->units.at[hits->list.at[i].unit].line;

        while (line < at && line + 1 < d->lines.n && d->lines.at[line + 1].kind == BLOCK_ITEM)
            line++;
        if (line != at)
            break;
        if (at != line_taken)
            vec_push(d->arena, &member, i);
        line_taken = at;
    }
    if (member.n > 1)
        add_choice(d, hits, c, member.at, member.n);
    return i;
}

static void find_choices_in(struct draft *d, struct hits *hits, size_t from, size_t to)
{
    const struct unit *u = &d->units.at[hits->list.at[from].unit];
    struct run r = {.draft = d, .hits = hits, .text = {d->text.p + u->start, u->end - u->start},
                    .base = u->start, .to = to};

    for (size_t i = from; i < to; i++) {
        if (hits->list.at[i].run != i)
            continue;
        r.member.n = 0;
        vec_push(d->arena, &r.member, i);
        for (size_t k = hits->list.at[i].next; k; k = hits->list.at[k].next)
            vec_push(d->arena, &r.member, k);
        read_run(&r);
    }
}

void find_choices(struct draft *d, struct hits *hits)
{
    size_t unit = 0;

    for (size_t from = 0, to; from < hits->list.n; from = to) {
        for (; unit < hits->list.at[from].unit; unit++)
            take_items(d, hits, unit, from);
        unit = hits->list.at[from].unit + 1;
        to = unit_end(hits, from);
        find_choices_in(d, hits, from, to);
    }
}
