/* What no document may have, looked for in its lines. SPDX-License-Identifier: MIT */
#include "faults.h"

#include "compose/compose.h"

#include <math.h>
#include <string.h>

enum { HEAD_LINES = 2, STUB_LINES = 3 };
/* Characters a line; the last one where leading, size or margins gave way to meet the pages. In fewer lines
 * a mean says nothing. */
enum { MEASURE_LEAST = 45, MEASURE_MOST = 95, MEASURE_SQUEEZED = 100, MEASURE_LINES = 8 };

/* Where a face's letters stand over each other, as a share of their size: without ascenders. */
#define LETTER_HEIGHT 0.5
#define SIZE_LEAST 9 /* pt */

struct finder {
    struct arena *a;
    const struct reading *r;
    struct sheet *s;
};

const char *fault_name(enum fault_kind kind)
{
    static const char *const names[FAULT_KINDS] = {
        [FAULT_WIDOW] = "widow",         [FAULT_ORPHAN] = "orphan",
        [FAULT_STRANDED] = "stranded",   [FAULT_SPLIT] = "split row",
        [FAULT_HYPHEN] = "hyphen",       [FAULT_STUB] = "stub",
        [FAULT_OVERFULL] = "overfull",   [FAULT_COLLISION] = "collision",
        [FAULT_MISSING] = "missing",     [FAULT_DATE] = "date",
        [FAULT_BASELINE] = "baseline",   [FAULT_SMALL] = "small",
        [FAULT_MEASURE] = "measure"};

    return names[kind];
}

static void add(struct finder *f, enum fault_kind kind, size_t page, int line, const char *text)
{
    vec_push(f->a, &f->s->faults, (struct fault){kind, page, line, text});
    f->s->count[kind]++;
}

static void add_line(struct finder *f, enum fault_kind kind, const struct text_line *l)
{
    add(f, kind, l->page + 1, l->number, reading_text(f->a, l));
}

/* ---- page ends --------------------------------------------------------------------------- */

/* A paragraph goes on over a page, or in the next column of this one. */
static bool breaks_after(const struct text_line *l)
{
    return l[1].page != l->page || l[1].baseline < l->baseline - NEAR;
}

static void find_page_ends(struct finder *f)
{
    for (size_t from = 0, to; from < f->r->lines.n; from = to) {
        const struct text_line *l = f->r->lines.at;

        to = reading_paragraph_end(f->r, from);
        for (size_t i = from; i + 1 < to; i++) {
            if (!breaks_after(&l[i]))
                continue;
            if (i == from)
                add_line(f, FAULT_ORPHAN, &l[i]);
            if (i + 2 == to)
                add_line(f, FAULT_WIDOW, &l[i + 1]);
            if (l[i].hyphen && l[i + 1].page != l[i].page)
                add_line(f, FAULT_HYPHEN, &l[i]);
        }
    }
}

static void find_stub(struct finder *f)
{
    size_t pages = f->r->list->npages, lines = 0;
    int last = 0;

    for (size_t i = 0; i < f->r->lines.n; i++) {
        const struct text_line *l = &f->r->lines.at[i];

        lines += l->page + 1 == pages && l->number != last;
        last = l->page + 1 == pages ? l->number : last;
    }
    if (pages > 1 && lines < STUB_LINES)
        add(f, FAULT_STUB, pages, 0, "the last page");
}

/* ---- entries ----------------------------------------------------------------------------- */

/* Length of the entry's pointer ("/work/3") at the start of that of a member; 0 if it is of none. */
static size_t entry_of(const char *source)
{
    if (!source || source[0] != '/' || strncmp(source, "/basics/", 8) == 0)
        return 0;
    const char *second = strchr(source + 1, '/'), *third = second ? strchr(second + 1, '/') : NULL;

    return third ? (size_t)(third - source) : 0;
}

/* Of the members of an entry some are its text, all others its head: names, places, dates. */
static bool is_head(const struct text_line *l)
{
    static const char *const text[] = {"/summary", "/description", "/highlights/", "/keywords/",
                                       "/courses/", "/reference"};
    size_t n = entry_of(l->source);

    for (size_t i = 0; n && i < sizeof text / sizeof *text; i++)
        if (strncmp(l->source + n, text[i], strlen(text[i])) == 0)
            return false;
    return n > 0;
}

static bool same_entry(const struct text_line *a, const struct text_line *b)
{
    size_t n = entry_of(a->source);

    return n && n == entry_of(b->source) && strncmp(a->source, b->source, n) == 0;
}

/* The head of an entry is on one page, and so is the first line of its text. */
static void find_split(struct finder *f)
{
    for (size_t i = 0; i + 1 < f->r->lines.n; i++) {
        const struct text_line *l = &f->r->lines.at[i];

        if (is_head(l) && same_entry(l, &l[1]) && l[1].page != l->page)
            add_line(f, FAULT_SPLIT, l);
    }
}

/* Below a section's heading each line counts, below an entry's only its text. */
static void find_stranded(struct finder *f)
{
    for (size_t i = 0; i < f->r->lines.n; i++) {
        const struct text_line *l = &f->r->lines.at[i];
        size_t below = 0;
        bool more = false; /* of what it heads, on another page */

        if (!reading_is_heading(l))
            continue;
        for (size_t k = i + 1; k < f->r->lines.n; k++) {
            const struct text_line *other = &f->r->lines.at[k];

            if (reading_is_heading(other) && other->role <= l->role)
                break;
            if (l->role == ROLE_H3 && (is_head(other) || !same_entry(l, other)))
                continue;
            below += other->page == l->page;
            more = more || other->page > l->page;
        }
        if (more && below < HEAD_LINES)
            add_line(f, FAULT_STRANDED, l);
    }
}

/* ---- dates ------------------------------------------------------------------------------- */

/* One stands above the other. */
static bool same_column(const struct text_line *a, const struct text_line *b)
{
    return a->page == b->page && a->date_left < b->date_right && b->date_left < a->date_right;
}

static void find_dates(struct finder *f)
{
    for (size_t i = 0; i < f->r->lines.n; i++) {
        const struct text_line *l = &f->r->lines.at[i], *other;
        bool shared = true;

        for (size_t k = 0; l->has_date && shared && k < f->r->lines.n; k++) {
            other = &f->r->lines.at[k];
            shared = !other->has_date || !same_column(l, other) ||
                     fabs(l->date_left - other->date_left) < NEAR ||
                     fabs(l->date_right - other->date_right) < NEAR;
        }
        if (!shared)
            add_line(f, FAULT_DATE, l);
    }
}

/* A date in a cell of its own stands on the baseline of a line of its entry's head. */
static void find_loose_dates(struct finder *f)
{
    for (size_t i = 0; i < f->r->lines.n; i++) {
        const struct text_line *l = &f->r->lines.at[i];
        bool found = !l->is_date, any = false;

        for (size_t k = 0; k < f->r->lines.n && !found; k++) {
            const struct text_line *other = &f->r->lines.at[k];

            if (other->block == l->block || !same_entry(l, other) || !is_head(other))
                continue;
            any = true;
            found = other->page == l->page && fabs(other->baseline - l->baseline) < NEAR;
        }
        if (!found && any)
            add_line(f, FAULT_BASELINE, l);
    }
}

/* ---- columns ----------------------------------------------------------------------------- */

/* What stands below a section's heading on one page, or a column of them. */
struct extent {
    double left, right, foot;
    const struct text_line *first; /* highest */
};
typedef VEC(struct extent) extent_vec;

static struct extent extent_of(const struct text_line *l)
{
    return (struct extent){l->left, l->right, l->baseline, l};
}

static void join(struct extent *to, struct extent e)
{
    to->left = fmin(to->left, e.left);
    to->right = fmax(to->right, e.right);
    to->foot = fmax(to->foot, e.foot);
    if (e.first->baseline < to->first->baseline)
        to->first = e.first;
}

/* Sections of a page stand in one column unless one is wholly beside the other. */
static void find_columns(struct finder *f, size_t page, extent_vec *columns)
{
    extent_vec sections = {0};
    const struct text_line *heading = NULL, *of = NULL;

    for (size_t i = 0; i < f->r->lines.n; i++) {
        const struct text_line *l = &f->r->lines.at[i];

        heading = l->role == ROLE_H2 ? l : heading;
        if (!heading || l->page != page)
            continue;
        if (of != heading)
            vec_push(f->a, &sections, extent_of(l));
        of = heading;
        join(&sections.at[sections.n - 1], extent_of(l));
    }
    for (size_t i = 0, k; i < sections.n; i++) {
        const struct extent *s = &sections.at[i];

        for (k = 0; k < columns->n && (s->left > columns->at[k].right || s->right < columns->at[k].left);)
            k++;
        if (k == columns->n)
            vec_push(f->a, columns, *s);
        join(&columns->at[k], *s);
    }
}

/* Columns that begin with a heading begin at one height. */
static void compare_columns(struct finder *f, size_t page)
{
    extent_vec columns = {0};

    find_columns(f, page, &columns);
    for (size_t i = 1; i < columns.n; i++) {
        const struct extent *a = &columns.at[0], *b = &columns.at[i];

        f->s->column_difference = fmax(f->s->column_difference, fabs(a->foot - b->foot));
        if (a->first->role == ROLE_H2 && b->first->role == ROLE_H2 &&
            fabs(a->first->baseline - b->first->baseline) > NEAR)
            add_line(f, FAULT_BASELINE, b->first);
    }
}

/* ---- room -------------------------------------------------------------------------------- */

static bool is_text(const struct item *item)
{
    for (size_t i = 0; item->kind == ITEM_GLYPHS && i < item->text_n; i++)
        if (item->text[i] != ' ')
            return true;
    return false;
}

static bool collide(const struct item *a, const struct item *b)
{
    double high = LETTER_HEIGHT * fmin(a->size, b->size), apart = fabs(a->y - b->y);
    double left = fmax(a->x, b->x), right = fmin(a->x + item_width(a), b->x + item_width(b));

    return apart < high && right - left > 0.05 * fmin(a->size, b->size);
}

static void find_collisions(struct finder *f, size_t page)
{
    const struct page *p = &f->r->list->pages[page];

    for (size_t i = 0; i < p->nitems; i++)
        for (size_t k = 0; is_text(&p->items[i]) && k < i; k++)
            if (is_text(&p->items[k]) && collide(&p->items[i], &p->items[k]))
                add(f, FAULT_COLLISION, page + 1, p->items[i].line,
                    arena_strndup(f->a, p->items[i].text, p->items[i].text_n));
}

/* Edges of the body; with a layout from the page it was composed for. */
static void body_edges(struct finder *f, const ncv_context *c, double *left, double *right)
{
    struct diags d = {.arena = f->a};
    const struct document *doc =
        c->layout ? compose(f->a, c->result, c->layout, &c->compose, &d) : NULL;

    *left = 0;
    *right = f->r->list->pages[0].width;
    if (!doc)
        return;
    *left = f->r->list->from_right ? doc->page.margin_end : doc->page.margin_start;
    *right -= f->r->list->from_right ? doc->page.margin_start : doc->page.margin_end;
}

/* What protrudes stands out by less than half an em. */
static void find_overfull(struct finder *f, const ncv_context *c)
{
    double left, right;

    body_edges(f, c, &left, &right);
    for (size_t i = 0; i < f->r->lines.n; i++) {
        const struct text_line *l = &f->r->lines.at[i];

        if (l->left < left - l->size / 2 || l->right > right + l->size / 2)
            add_line(f, FAULT_OVERFULL, l);
    }
    for (size_t i = 0; i < ncv_diagnostic_count(c); i++)
        if (strcmp(ncv_diagnostic_at(c, i).code, "pages-overfull") == 0)
            add(f, FAULT_OVERFULL, 0, 0, arena_strdup(f->a, ncv_diagnostic_at(c, i).text));
}

static void find_missing(struct finder *f, const ncv_context *c)
{
    for (size_t p = 0; p < f->r->list->npages; p++)
        for (size_t i = 0; i < f->r->list->pages[p].nitems; i++) {
            const struct item *item = &f->r->list->pages[p].items[i];

            for (size_t g = 0; item->kind == ITEM_GLYPHS && g < item->nglyphs; g++)
                if (item->glyphs[g].id == 0)
                    add(f, FAULT_MISSING, p + 1, item->line,
                        arena_strndup(f->a, item->text, item->text_n));
        }
    for (size_t i = 0; i < ncv_diagnostic_count(c); i++)
        if (strcmp(ncv_diagnostic_at(c, i).code, "type-glyph") == 0)
            add(f, FAULT_MISSING, 0, 0, arena_strdup(f->a, ncv_diagnostic_at(c, i).text));
}

/* ---- running text ------------------------------------------------------------------------ */

/* Readable lengths are known for letters of about half an em: Latin, Greek, Cyrillic. */
static bool is_alphabetic(const char *lang)
{
    static const char *const others[] = {"ar", "fa", "he", "ur", "hi", "th", "zh", "ja", "ko"};

    for (size_t i = 0; lang && i < sizeof others / sizeof *others; i++)
        if (strncmp(lang, others[i], 2) == 0)
            return false;
    return true;
}

static void find_unreadable(struct finder *f, const ncv_context *c)
{
    double lines = (double)f->s->prose_lines, mean = f->s->prose_characters / lines;
    const struct compose_vary *vary = &c->compose.vary;
    bool squeezed = vary->leading < 0 || vary->size < 0 || vary->margin < 0;

    for (size_t i = 0; i < f->r->lines.n; i++)
        if (reading_is_prose(&f->r->lines.at[i]) && f->r->lines.at[i].size < SIZE_LEAST)
            add_line(f, FAULT_SMALL, &f->r->lines.at[i]);
    if (f->s->prose_lines >= MEASURE_LINES && is_alphabetic(f->r->list->lang) &&
        (f->s->prose_full / lines < MEASURE_LEAST ||
         mean > (squeezed ? MEASURE_SQUEEZED : MEASURE_MOST)))
        add(f, FAULT_MEASURE, 0, 0, arena_printf(f->a, "%.1f characters a line", mean));
}

void document_faults(struct arena *a, const ncv_context *c, const struct reading *r, struct sheet *s)
{
    struct finder f = {a, r, s};

    find_page_ends(&f);
    find_stub(&f);
    find_split(&f);
    find_stranded(&f);
    find_dates(&f);
    find_loose_dates(&f);
    for (size_t p = 0; p < r->list->npages; p++) {
        compare_columns(&f, p);
        find_collisions(&f, p);
    }
    find_overfull(&f, c);
    find_missing(&f, c);
    find_unreadable(&f, c);
}
