/* The report as Markdown (CommonMark) that reads well as it is. SPDX-License-Identifier: MIT */
#include "tailor/sheet.h"

#include <string.h>

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80);
}

/* Only what Markdown would take for its own gets a backslash: an underscore within a word, or an
 * ampersand that begins no entity, does not. It never stands at the start of a line. */
static void put(struct strbuf *out, const char *s)
{
    for (size_t i = 0; s[i]; i++) {
        bool inside = i && is_word(s[i - 1]) && is_word(s[i + 1]);

        if (strchr("\\`*[]<>|~", s[i]) || (s[i] == '_' && !inside) ||
            (s[i] == '&' && (s[i + 1] == '#' || is_word(s[i + 1]))))
            strbuf_putc(out, '\\');
        strbuf_putc(out, s[i]);
    }
}

/* A JSON Pointer as code; in a longer fence where it has backquotes itself (CommonMark 6.1). */
static void put_code(struct strbuf *out, const char *s)
{
    size_t longest = 0, run = 0;

    for (size_t i = 0; s[i]; i++) {
        run = s[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    for (size_t i = 0; i <= longest; i++)
        strbuf_putc(out, '`');
    strbuf_printf(out, longest ? " %s " : "%s", s);
    for (size_t i = 0; i <= longest; i++)
        strbuf_putc(out, '`');
}

static void put_per_cent(struct strbuf *out, int value)
{
    if (value < 0)
        strbuf_puts(out, "       - |");
    else
        strbuf_printf(out, " %5d %% |", value);
}

static void put_figures(const struct sheet *s, struct strbuf *out)
{
    if (!s->nfigures)
        return;
    strbuf_puts(out, "\n|         |   shown | possible | asked |\n"
                     "|---------|--------:|---------:|------:|\n");
    for (size_t i = 0; i < s->nfigures; i++) {
        const struct sheet_figure *f = &s->figures[i];

        strbuf_printf(out, "| %-7s |", f->name);
        put_per_cent(out, f->shown);
        strbuf_putc(out, ' ');
        put_per_cent(out, f->possible);
        strbuf_puts(out, f->shown < 0 ? "  none |\n" : " 100 % |\n");
    }
}

/* Those that are shown, or those that are not, after a word. */
static void put_places(const struct sheet_row *r, bool shown, const char *word, struct strbuf *out)
{
    size_t n = 0;

    for (size_t i = 0; i < r->nplaces; i++) {
        if (r->places[i].shown != shown)
            continue;
        strbuf_puts(out, n++ ? ", " : word);
        put_code(out, r->places[i].pointer);
    }
}

static void put_term(const struct sheet_row *r, struct strbuf *out)
{
    strbuf_puts(out, "- **");
    put(out, r->head);
    strbuf_puts(out, "**");
    if (*r->aside) {
        strbuf_puts(out, " (");
        put(out, r->aside);
        strbuf_putc(out, ')');
    }
    if (r->quote) {
        strbuf_puts(out, ": “");
        put(out, r->quote);
        strbuf_puts(out, "”");
    }
    put_places(r, true, "\n  shown: ", out);
    put_places(r, false, "\n  not shown: ", out);
    if (r->more)
        strbuf_printf(out, "\n  and %zu more", r->more);
    strbuf_putc(out, '\n');
}

static void put_words(const struct sheet_row *r, struct strbuf *out)
{
    strbuf_puts(out, "- ");
    put(out, r->head);
    strbuf_puts(out, "\n  ");
    put_code(out, r->places[0].pointer);
    strbuf_puts(out, ": ");
    put(out, r->aside);
    strbuf_putc(out, '\n');
}

static void put_section(const struct sheet_section *s, struct strbuf *out)
{
    strbuf_printf(out, "\n## %s\n\n", s->title);
    if (s->about)
        strbuf_printf(out, "%s\n\n", s->about);
    for (size_t i = 0; i < s->rows.n; i++)
        if (s->form == SHEET_WORDS)
            put_words(&s->rows.at[i], out);
        else
            put_term(&s->rows.at[i], out);
}

void report_markdown(const struct tailor *t, const struct report_context *c, struct strbuf *out)
{
    struct sheet s = {0};

    sheet_fill(t, c, &s);
    strbuf_puts(out, "# ");
    put(out, s.title);
    strbuf_putc(out, '\n');
    put_figures(&s, out);
    for (size_t i = 0; i < s.remarks.n; i++) {
        strbuf_puts(out, "\n");
        put(out, s.remarks.at[i]);
        strbuf_puts(out, "\n");
    }
    for (size_t i = 0; i < s.sections.n; i++)
        put_section(&s.sections.at[i], out);
}
