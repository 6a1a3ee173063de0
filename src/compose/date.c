/* Dates and ranges as the reader of the language writes them. SPDX-License-Identifier: MIT */
#include "compose/internal.h"

#include "base/str.h"

#include <string.h>

#define EN_DASH "\xE2\x80\x93"

/* A format in pieces: a run of one of the letters y M d, or what stands between. */
struct piece {
    char letter; /* 0: literal */
    const char *text;
    size_t n;
};
typedef VEC(struct piece) pieces;

static pieces split(const struct composer *c, const char *format)
{
    pieces v = {0};

    for (const char *s = format; *s;) {
        struct piece p = {.text = s, .letter = strchr("yMd", *s) ? *s : 0};

        while (*s && (p.letter ? *s == p.letter : !strchr("yMd", *s)))
            s++, p.n++;
        vec_push(c->a, &v, p);
    }
    return v;
}

static bool known(struct date d, char letter)
{
    return letter == 'M' ? d.month > 0 : letter == 'd' ? d.month > 0 && d.day > 0 : true;
}

static bool drop(pieces *v, size_t at, size_t n)
{
    memmove(v->at + at, v->at + at + n, (v->n - at - n) * sizeof *v->at);
    v->n -= n;
    return true;
}

/* A field without a value takes the punctuation after it along; the last one, that before it. */
static bool drop_one_unknown(pieces *v, struct date d)
{
    for (size_t i = 0; i < v->n; i++) {
        if (!v->at[i].letter || known(d, v->at[i].letter))
            continue;
        if (i + 1 < v->n && !v->at[i + 1].letter)
            return drop(v, i, 2);
        if (i && !v->at[i - 1].letter)
            return drop(v, i - 1, 2);
        return drop(v, i, 1);
    }
    return false;
}

static void put_field(const struct composer *c, struct strbuf *out, struct date d, struct piece p)
{
    const char *month;

    switch (p.letter) {
    case 'y':
        strbuf_printf(out, p.n == 2 ? "%02d" : "%04d", p.n == 2 ? d.year % 100 : d.year);
        break;
    case 'M':
        month = p.n < 3 ? NULL : layout_month(c->l, p.n == 3 ? MONTH_SHORT : MONTH_LONG, d.month);
        if (month)
            strbuf_puts(out, month);
        else
            strbuf_printf(out, p.n == 1 ? "%d" : "%02d", d.month);
        break;
    case 'd':
        strbuf_printf(out, p.n == 1 ? "%d" : "%02d", d.day);
        break;
    default:
        strbuf_add(out, p.text, p.n);
    }
}

const char *compose_date(const struct composer *c, struct date d, const char *format)
{
    struct strbuf out = {0};
    const char *text;

    if (d.literal)
        return d.literal;
    if (d.present) {
        text = layout_message(c->l, "present");
        return text ? text : "Present";
    }
    if (d.year <= 0)
        return NULL;
    pieces v = split(c, format);

    while (drop_one_unknown(&v, d))
        ;
    for (size_t i = 0; i < v.n; i++)
        put_field(c, &out, d, v.at[i]);
    text = out.n ? strbuf_keep(&out, c->a) : NULL;
    strbuf_free(&out);
    return text;
}

static const char *node_date(const struct composer *c, const struct node *n, const char *format)
{
    if (!node_present(n))
        return NULL;
    if (n->kind == NODE_TEXT)
        return n->text;
    return n->kind == NODE_DATE ? compose_date(c, n->date, format) : NULL;
}

/* A job that has begun and has no end goes on; a degree without an end just tells one year. */
static bool goes_on(const struct node *from)
{
    const struct node *entry = from ? from->parent : NULL;

    return entry && entry->parent && entry->parent->key && (strcmp(entry->parent->key, "work") == 0 ||
            strcmp(entry->parent->key, "volunteer") == 0);
}

static bool all_digits(const char *s)
{
    return s[strspn(s, "0123456789")] == '\0';
}

/* Closed up between numbers, else as the language has it; spaced where the dates hold spaces. */
static const char *range_dash(const struct composer *c, const char *start, const char *end)
{
    if (all_digits(start) && all_digits(end))
        return EN_DASH;
    const char *dash = compose_between(c, "range", "from", "to");

    return dash ? dash : " " EN_DASH " ";
}

struct date_texts compose_dates(const struct composer *c, const struct node *from,
                                const struct node *to, const char *format,
                                bool range)
{
    struct date_texts t = {.start = node_date(c, from, format), .end = node_date(c, to, format)};

    t.start_source = t.start ? from->pointer : NULL;
    t.end_source = t.end ? to->pointer : NULL;
    if (range && t.start && !t.end && goes_on(from) && !from->date.present)
        t.end = compose_date(c, (struct date){.present = true}, format);
    if (t.start && t.end && strcmp(t.start, t.end) == 0)
        t.end = NULL;
    if (t.start && t.end)
        t.dash = range_dash(c, t.start, t.end);
    return t;
}
