/* Findings as text and as JSON. SPDX-License-Identifier: MIT */
#include "tailor/lint.h"

static const char *level_name(enum lint_level level)
{
    return level == LINT_WARNING ? "warning" : "note";
}

/* One finding is one line, whatever the text holds. */
static void put_line(struct strbuf *out, const char *s)
{
    for (; *s; s++)
        strbuf_putc(out, *s == '\n' ? ' ' : *s);
}

void lint_text(const struct findings *f, const char *file, bool notes, bool color,
               struct strbuf *out)
{
    for (size_t i = 0; i < f->list.n; i++) {
        const struct finding *at = &f->list.at[i];

        if (at->rule->level == LINT_NOTE && !notes)
            continue;
        strbuf_printf(out, "%s%s:", color ? "\033[1m" : "", file);
        if (at->line)
            strbuf_printf(out, "%d:%d:", at->line, at->col);
        strbuf_printf(out, "%s %s%s:%s ", color ? "\033[0m" : "",
                      !color                            ? ""
                      : at->rule->level == LINT_WARNING ? "\033[33m"
                                                        : "\033[36m",
                      level_name(at->rule->level), color ? "\033[0m" : "");
        put_line(out, at->why);
        strbuf_printf(out, " [%s]\n  %s\n", at->rule->name, at->question);
    }
    if (f->dropped)
        strbuf_printf(out, "%s: note: %zu more are not told\n", file, f->dropped);
}

static void member(struct strbuf *out, const char *name, const char *value, const char *after)
{
    strbuf_json(out, name);
    strbuf_puts(out, ": ");
    if (value)
        strbuf_json(out, value);
    else
        strbuf_puts(out, "null");
    strbuf_puts(out, after);
}

void lint_json(const struct findings *f, const char *profile, const char *posting,
               struct strbuf *out)
{
    strbuf_puts(out, "{\n  ");
    member(out, "profile", profile, ",\n  ");
    member(out, "posting", posting, ",\n  ");
    strbuf_puts(out, "\"findings\": [");
    for (size_t i = 0; i < f->list.n; i++) {
        const struct finding *at = &f->list.at[i];

        strbuf_puts(out, i ? ",\n    {" : "\n    {");
        member(out, "rule", at->rule->name, ", ");
        member(out, "level", level_name(at->rule->level), ", ");
        strbuf_printf(out, "\"line\": %d, \"column\": %d,\n     ", at->line, at->col);
        member(out, "path", at->pointer, ", ");
        member(out, "quote", at->quote, ",\n     ");
        member(out, "why", at->why, ",\n     ");
        member(out, "question", at->question, "}");
    }
    strbuf_printf(out, "%s],\n  \"dropped\": %zu\n}\n", f->list.n ? "\n  " : "", f->dropped);
}
