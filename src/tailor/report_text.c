/* The report for a terminal. SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "tailor/sheet.h"

#include <stdio.h>
#include <string.h>

enum { LEAST_WIDTH = 40, NARROW = 60 };

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

/* At most n characters, an ellipsis for the rest. Returns the width. */
static size_t put(struct page *p, const char *s, size_t n)
{
    size_t length = strlen(s), bytes = clip(s, n);

    if (bytes < length)
        bytes = clip(s, n - 1);
    strbuf_add(p->out, s, bytes);
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
    style(p, BOLD);
    put(p, text, p->width);
    style(p, PLAIN);
    strbuf_putc(p->out, '\n');
}

static void end_line(struct page *p)
{
    while (p->out->n && p->out->p[p->out->n - 1] == ' ')
        p->out->p[--p->out->n] = 0;
    strbuf_putc(p->out, '\n');
}

static void put_per_cent(struct page *p, int value, enum style s)
{
    style(p, s);
    if (value < 0)
        strbuf_puts(p->out, "         -");
    else
        strbuf_printf(p->out, "%8d %%", value);
    style(p, PLAIN);
}

static void put_figures(struct page *p, const struct sheet *s)
{
    if (s->nfigures)
        strbuf_puts(p->out, "             shown  possible     asked\n");
    for (size_t i = 0; i < s->nfigures; i++) {
        const struct sheet_figure *f = &s->figures[i];
        size_t column = put(p, f->name, 8);

        pad(p, column, 8);
        put_per_cent(p, f->shown, f->shown >= 70 ? GREEN : f->shown >= 40 ? YELLOW : RED);
        put_per_cent(p, f->possible, PLAIN);
        strbuf_puts(p->out, f->shown < 0 ? "      none\n" : "     100 %\n");
    }
}

/* "/work/0/highlights/3 +2". */
static void put_place(struct page *p, const struct sheet_row *r, size_t room)
{
    size_t more = r->more + r->nplaces - 1;
    char count[24] = "";

    if (more)
        snprintf(count, sizeof count, " +%zu", more);
    put(p, r->places[0].pointer, room - strlen(count));
    strbuf_puts(p->out, count);
}

/* Mark, head, what is said of it, where: in columns. */
static void put_term(struct page *p, const struct sheet_row *r, enum tone tone)
{
    static const char marks[] = {[TONE_PLAIN] = ' ', [TONE_GOOD] = '+', [TONE_FAIR] = '~',
                                 [TONE_BAD] = '-'};
    static const enum style styles[] = {[TONE_PLAIN] = PLAIN, [TONE_GOOD] = GREEN,
                                        [TONE_FAIR] = YELLOW, [TONE_BAD] = RED};
    size_t head = p->width < NARROW ? 19 : 30, aside = p->width < NARROW ? 18 : 21;
    size_t column = 2;

    style(p, styles[tone]);
    strbuf_printf(p->out, "%c ", marks[tone]);
    style(p, PLAIN);
    column += put(p, r->head, head);
    pad(p, column, head + 3);
    column = head + 3 + put(p, r->aside, aside);
    if (r->nplaces && p->width >= NARROW) {
        pad(p, column, head + aside + 4);
        put_place(p, r, p->width - head - aside - 4);
    }
    end_line(p);
}

static void put_words(struct page *p, const struct sheet_row *r)
{
    size_t column = 4;

    strbuf_puts(p->out, "- ");
    put(p, r->head, p->width - 2);
    strbuf_puts(p->out, "\n    ");
    column += put(p, r->places[0].pointer, p->width / 2);
    strbuf_puts(p->out, ": ");
    put(p, r->aside, p->width - column - 2);
    end_line(p);
}

static void put_section(struct page *p, const struct sheet_section *s)
{
    size_t n = s->brief && s->brief < s->rows.n ? s->brief : s->rows.n;

    if (s->form == SHEET_DETAILS)
        return;
    strbuf_putc(p->out, '\n');
    heading(p, s->title);
    if (s->about) {
        style(p, DIM);
        wrap(p, s->about, 0);
        style(p, PLAIN);
    }
    for (size_t i = 0; i < n; i++)
        if (s->form == SHEET_TERMS)
            put_term(p, &s->rows.at[i], s->tone);
        else
            put_words(p, &s->rows.at[i]);
    if (n < s->rows.n)
        strbuf_printf(p->out, "  and %zu more\n", s->rows.n - n);
}

void report_text(const struct tailor *t, const struct report_context *c, bool color, int width,
                 struct strbuf *out)
{
    struct page p = {out, color, width < LEAST_WIDTH ? LEAST_WIDTH : (size_t)width};
    struct sheet s = {0};

    sheet_fill(t, c, &s);
    heading(&p, s.title);
    put_figures(&p, &s);
    for (size_t i = 0; i < s.remarks.n; i++)
        wrap(&p, s.remarks.at[i], 0);
    for (size_t i = 0; i < s.sections.n; i++)
        put_section(&p, &s.sections.at[i]);
}
