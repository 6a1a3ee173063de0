/* The report as one page of HTML: no script, nothing fetched, and a policy that forbids both, since the
 * posting's words are a stranger's. SPDX-License-Identifier: MIT */
#include "tailor/sheet.h"

#include <string.h>

enum { UNFOLDED_MAX = 8 /* rows that need no folding */ };

static const char css[] =
    ":root { color-scheme: light dark; --ground: #fff; --ink: #1e1f21; --muted: #5b5e63; --line: #dcdad5;\n"
    "  --good: #1d6b39; --fair: #8a5a00; --bad: #a3262a; --code: #f3f1ed; --track: #e6e3dd; }\n"
    "@media (prefers-color-scheme: dark) { :root { --ground: #1a1b1d; --ink: #e9e8e6; --muted: #a6a8ac;\n"
    "  --line: #3a3b3e; --good: #7fd09a; --fair: #e6b45c; --bad: #f08a8a; --code: #27282b; --track: #333538; } }\n"
    "* { box-sizing: border-box; }\n"
    "body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 58rem; background: var(--ground);\n"
    "  color: var(--ink); font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }\n"
    "h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1.25rem; }\n"
    "h2 { font-size: 1.1rem; margin: 2.25rem 0 .5rem; }\n"
    "h2 small { font-weight: 400; color: var(--muted); }\n"
    "p { margin: .35rem 0; max-width: 44rem; }\n"
    "table { border-collapse: collapse; width: 100%; }\n"
    "th, td { text-align: start; vertical-align: top; padding: .5rem 1rem .5rem 0;\n"
    "  border-top: 1px solid var(--line); }\n"
    "th { font-weight: 400; } b { font-weight: 600; }\n"
    ".terms th { width: 42%; } .terms q { display: block; }\n"
    ".figures { max-width: 38rem; margin-bottom: 1rem; }\n"
    ".figures th, .figures td { border: 0; padding: .2rem 1rem .2rem 0; vertical-align: middle; }\n"
    ".figures thead th { color: var(--muted); } .figures tbody th { font-weight: 600; }\n"
    ".figures td { white-space: nowrap; font-variant-numeric: tabular-nums; }\n"
    ".figures .bar { width: 50%; }\n"
    ".bar svg { display: block; width: 100%; height: .7rem; border-radius: .35rem; }\n"
    ".bar .all { fill: var(--track); } .bar .possible { fill: var(--muted); opacity: .5; }\n"
    ".bar .shown { fill: var(--good); }\n"
    ".good b { color: var(--good); } .fair b { color: var(--fair); } .bad b { color: var(--bad); }\n"
    ".aside, .about, .lost, .said { color: var(--muted); } .aside { margin-inline-start: .5rem; }\n"
    ".aside, .said, td .lost { font-size: .9em; }\n"
    "q { quotes: '\\201C' '\\201D'; }\n"
    "ul { list-style: none; margin: 0; padding: 0; }\n"
    "code { font: .85em ui-monospace, monospace; background: var(--code); border-radius: 3px; padding: .05em .3em; }\n"
    ".words li { padding: .5rem 0; border-top: 1px solid var(--line); } .words .said { display: block; }\n"
    "details { border-top: 1px solid var(--line); } summary { padding: .5rem 0; cursor: pointer; }\n"
    "summary small { color: var(--muted); }\n"
    "@media (max-width: 40rem) { .terms tr, .terms th, .terms td { display: block; width: auto; }\n"
    "  .terms td { border: 0; padding-top: 0; } }\n"
    "@media print { @page { margin: 16mm; } body { padding: 0; max-width: none; font-size: 9.5pt; }\n"
    "  :root { color-scheme: light; --ground: #fff; --ink: #000; --muted: #444; --line: #bbb; --good: #1d6b39;\n"
    "  --fair: #8a5a00; --bad: #a3262a; --code: #fff; --track: #e6e3dd; } h2, .about { break-after: avoid; }\n"
    "  details::details-content { content-visibility: visible; block-size: auto; }\n"
    "  details > ul { display: block; } summary { break-after: avoid; list-style: none; }\n"
    "  tr, li { break-inside: avoid; } .bar svg { print-color-adjust: exact; } code { padding: 0; } }\n";

static void put_element(struct strbuf *out, const char *open, const char *text, const char *close)
{
    strbuf_puts(out, open);
    strbuf_html(out, text);
    strbuf_puts(out, close);
}

static void put_head(const struct sheet *s, struct strbuf *out)
{
    strbuf_puts(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" "
                     "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width\">\n");
    put_element(out, "<title>", s->title, "</title>\n<style>\n");
    strbuf_puts(out, css);
    strbuf_puts(out, "</style>\n</head>\n<body>\n");
    put_element(out, "<h1>", s->title, "</h1>\n");
}

static void put_per_cent(int value, struct strbuf *out)
{
    if (value < 0)
        strbuf_puts(out, "<td>none asked</td>");
    else
        strbuf_printf(out, "<td>%d %%</td>", value);
}

static void put_bar(const struct sheet_figure *f, struct strbuf *out)
{
    strbuf_puts(out, "<td class=\"bar\">");
    if (f->shown >= 0)
        strbuf_printf(out,
                      "<svg viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                      "<rect class=\"all\" width=\"100\" height=\"1\"/>"
                      "<rect class=\"possible\" width=\"%d\" height=\"1\"/>"
                      "<rect class=\"shown\" width=\"%d\" height=\"1\"/></svg>",
                      f->possible, f->shown);
    strbuf_puts(out, "</td>");
}

static void put_figures(const struct sheet *s, struct strbuf *out)
{
    if (!s->nfigures)
        return;
    strbuf_puts(out, "<table class=\"figures\">\n<thead><tr><th scope=\"col\">Covered</th>"
                     "<th scope=\"col\">shown</th><th scope=\"col\">possible</th>"
                     "<th scope=\"col\">of 100 %</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < s->nfigures; i++) {
        strbuf_printf(out, "<tr><th scope=\"row\">%s</th>", s->figures[i].name);
        put_per_cent(s->figures[i].shown, out);
        put_per_cent(s->figures[i].possible, out);
        put_bar(&s->figures[i], out);
        strbuf_puts(out, "</tr>\n");
    }
    strbuf_puts(out, "</tbody>\n</table>\n");
}

/* The best with its words; the others only where they stand, those that are not shown behind. */
static void put_others(const struct sheet_row *r, bool shown, const char *word, struct strbuf *out)
{
    size_t n = 0;

    for (size_t i = 1; i < r->nplaces; i++)
        if (r->places[i].shown == shown) {
            strbuf_puts(out, n++ ? " " : word);
            put_element(out, "<code>", r->places[i].pointer, "</code>");
        }
    strbuf_puts(out, n ? "</div>" : "");
}

static void put_places(const struct sheet_row *r, struct strbuf *out)
{
    if (!r->nplaces)
        return;
    strbuf_puts(out, r->places[0].shown ? "<div>" : "<div class=\"lost\">");
    strbuf_html(out, r->places[0].words);
    put_element(out, " <code>", r->places[0].pointer, "</code>");
    strbuf_puts(out, r->places[0].shown ? "</div>" : " not shown</div>");
    put_others(r, true, "<div class=\"lost\">also ", out);
    put_others(r, false, "<div class=\"lost\">not shown ", out);
    if (r->more)
        strbuf_printf(out, "<div class=\"lost\">and %zu more</div>", r->more);
}

static void put_term(const struct sheet_row *r, struct strbuf *out)
{
    put_element(out, "<tr><th scope=\"row\"><b>", r->head, "</b>");
    if (*r->aside)
        put_element(out, " <span class=\"aside\">", r->aside, "</span>");
    if (r->quote)
        put_element(out, "<q>", r->quote, "</q>");
    strbuf_puts(out, "</th><td>");
    put_places(r, out);
    strbuf_puts(out, "</td></tr>\n");
}

static void put_words(const struct sheet_row *r, bool aside, struct strbuf *out)
{
    put_element(out, "<li>", r->head, " <span class=\"said\">");
    put_element(out, "<code>", r->places[0].pointer, aside ? "</code> " : "</code>");
    put_element(out, "", aside ? r->aside : "", "</span></li>\n");
}

static bool is_grouped_before(const struct sheet_section *s, size_t row)
{
    for (size_t i = 0; i < row; i++)
        if (!strcmp(s->rows.at[i].aside, s->rows.at[row].aside))
            return true;
    return false;
}

/* A group for each aside, in the order in which they come; folded where there is much to read. */
static void put_groups(const struct sheet_section *s, struct strbuf *out)
{
    for (size_t i = 0; i < s->rows.n; i++) {
        size_t n = 0;

        if (is_grouped_before(s, i))
            continue;
        for (size_t k = i; k < s->rows.n; k++)
            n += !strcmp(s->rows.at[k].aside, s->rows.at[i].aside);
        put_element(out, s->rows.n > UNFOLDED_MAX ? "<details>\n<summary>" : "<details open>\n<summary>",
                    s->rows.at[i].aside, "");
        strbuf_printf(out, " <small>%zu</small></summary>\n<ul class=\"words\">\n", n);
        for (size_t k = i; k < s->rows.n; k++)
            if (!strcmp(s->rows.at[k].aside, s->rows.at[i].aside))
                put_words(&s->rows.at[k], false, out);
        strbuf_puts(out, "</ul>\n</details>\n");
    }
}

static void put_rows(const struct sheet_section *s, struct strbuf *out)
{
    bool words = s->form == SHEET_WORDS;

    strbuf_puts(out, words ? "<ul class=\"words\">\n" : "<table class=\"terms\">\n");
    for (size_t i = 0; i < s->rows.n; i++)
        if (words)
            put_words(&s->rows.at[i], true, out);
        else
            put_term(&s->rows.at[i], out);
    strbuf_puts(out, words ? "</ul>\n" : "</table>\n");
}

static void put_section(const struct sheet_section *s, struct strbuf *out)
{
    static const char *const classes[] = {
        [TONE_PLAIN] = "plain", [TONE_GOOD] = "good", [TONE_FAIR] = "fair", [TONE_BAD] = "bad"};

    strbuf_printf(out, "<section class=\"%s\">\n<h2>%s <small>%zu</small></h2>\n", classes[s->tone],
                  s->title, s->rows.n);
    if (s->about)
        strbuf_printf(out, "<p class=\"about\">%s</p>\n", s->about);
    if (s->grouped)
        put_groups(s, out);
    else
        put_rows(s, out);
    strbuf_puts(out, "</section>\n");
}

void report_html(const struct tailor *t, const struct report_context *c, struct strbuf *out)
{
    struct sheet s = {0};

    sheet_fill(t, c, &s);
    put_head(&s, out);
    put_figures(&s, out);
    for (size_t i = 0; i < s.remarks.n; i++)
        put_element(out, "<p>", s.remarks.at[i], "</p>\n");
    for (size_t i = 0; i < s.sections.n; i++)
        put_section(&s.sections.at[i], out);
    strbuf_puts(out, "</body>\n</html>\n");
}
