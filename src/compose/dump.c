/* SPDX-License-Identifier: MIT */
#include "compose/dump.h"

#include <string.h>

static const char *const kinds[] = {
    [BLOCK_GROUP] = "group", [BLOCK_PARAGRAPH] = "paragraph", [BLOCK_ROW] = "row",
    [BLOCK_BOX] = "box",     [BLOCK_RULE] = "rule",           [BLOCK_SPACE] = "space",
    [BLOCK_IMAGE] = "image",       [BLOCK_COLUMNS] = "columns"};
static const char *const roles[] = {
    [ROLE_NONE] = "-",   [ROLE_DOCUMENT] = "Document", [ROLE_SECT] = "Sect",
    [ROLE_H1] = "H1",    [ROLE_H2] = "H2",             [ROLE_H3] = "H3",
    [ROLE_P] = "P",      [ROLE_L] = "L",               [ROLE_LI] = "LI",
    [ROLE_LBL] = "Lbl",  [ROLE_LBODY] = "LBody",       [ROLE_LINK] = "Link",
    [ROLE_SPAN] = "Span", [ROLE_FIGURE] = "Figure",    [ROLE_ARTIFACT] = "Artifact"};

static void dump_glue(struct strbuf *out, const char *name, struct glue g)
{
    if (g.natural == 0 && g.stretch == 0 && g.shrink == 0)
        return;
    strbuf_printf(out, " %s=", name);
    strbuf_number(out, g.natural, 2);
    strbuf_putc(out, '+');
    strbuf_number(out, g.stretch, 2);
    strbuf_puts(out, g.fil ? "fil-" : "-");
    strbuf_number(out, g.shrink, 2);
}

static void dump_number(struct strbuf *out, const char *name, double value, double unless)
{
    if (value == unless)
        return;
    strbuf_printf(out, " %s=", name);
    strbuf_number(out, value, 2);
}

static void dump_run(struct strbuf *out, const struct run *r)
{
    static const char *const marks[] = {
        [RUN_TEXT] = "",  [RUN_BREAK] = "br",        [RUN_LEADER] = "leader",
        [RUN_ICON] = "icon", [RUN_PAGE_NUMBER] = "page", [RUN_PAGE_COUNT] = "pages"};

    strbuf_printf(out, " %s", marks[r->kind]);
    if (r->text)
        strbuf_json(out, r->text);
    if (r->alt)
        strbuf_printf(out, "(%s)", r->alt);
    if (r->style) {
        strbuf_printf(out, "{%s", r->style->name);
        if (r->style->italic)
            strbuf_puts(out, "/");
        if (r->style->weight != 400)
            strbuf_printf(out, " %d", r->style->weight);
        strbuf_puts(out, "}");
    }
    if (r->flags & RUN_NO_HYPHEN)
        strbuf_putc(out, 'h');
    if (r->flags & RUN_NO_BREAK)
        strbuf_putc(out, 'b');
    if (r->flags & RUN_URL)
        strbuf_putc(out, 'u');
    if (r->link)
        strbuf_printf(out, "<%s>", r->link);
}

static void dump_tracks(struct strbuf *out, const struct block *b)
{
    strbuf_puts(out, " tracks=");
    for (size_t i = 0; i < b->ntracks; i++) {
        if (i)
            strbuf_putc(out, ',');
        if (b->tracks[i].kind == TRACK_AUTO) {
            strbuf_puts(out, "auto");
            continue;
        }
        strbuf_number(out, b->tracks[i].value, 2);
        if (b->tracks[i].kind == TRACK_FRACTION)
            strbuf_puts(out, "fr");
    }
}

static void dump_block(const struct block *b, struct strbuf *out, int depth)
{
    strbuf_printf(out, "%*s%s %s", depth * 2, "", kinds[b->kind], roles[b->role]);
    if (b->source)
        strbuf_printf(out, " %s", b->source);
    dump_glue(out, "before", b->before);
    dump_glue(out, "after", b->after);
    dump_number(out, "indent", b->indent_start, 0);
    dump_number(out, "together", b->keep_together, 0);
    dump_number(out, "next", b->keep_with_next, 0);
    dump_number(out, "widows", b->widows, 1);
    dump_number(out, "orphans", b->orphans, 1);
    dump_number(out, "align", b->align, ALIGN_START);
    if (b->kind == BLOCK_ROW || b->kind == BLOCK_COLUMNS)
        dump_tracks(out, b);
    if (b->page_scope)
        strbuf_puts(out, " scope=page");
    if (b->balanced)
        strbuf_puts(out, " balanced");
    if (b->kind == BLOCK_RULE)
        dump_number(out, "weight", b->weight, 0);
    if (b->image)
        strbuf_printf(out, " image=%s alt=%s", b->image, b->alt ? b->alt : "");
    if (b->label) {
        strbuf_puts(out, " label");
        dump_run(out, b->label);
        strbuf_puts(out, " :");
    }
    for (size_t i = 0; i < b->nruns; i++)
        dump_run(out, &b->runs[i]);
    strbuf_putc(out, '\n');
    for (const struct block *child = b->first; child; child = child->next)
        dump_block(child, out, depth + 1);
}

void compose_dump(const struct block *b, struct strbuf *out)
{
    dump_block(b, out, 0);
}

void compose_dump_text(const struct block *b, struct strbuf *out)
{
    if (b->label && b->label->text)
        strbuf_printf(out, "%s ", b->label->text);
    for (size_t i = 0; i < b->nruns; i++)
        switch (b->runs[i].kind) {
        case RUN_BREAK:
            strbuf_putc(out, '\n');
            break;
        case RUN_LEADER:
            strbuf_putc(out, '\t');
            break;
        case RUN_ICON:
            strbuf_printf(out, "[%s]", b->runs[i].text);
            break;
        default:
            strbuf_puts(out, b->runs[i].text);
        }
    if (b->nruns)
        strbuf_putc(out, '\n');
    for (const struct block *child = b->first; child; child = child->next)
        compose_dump_text(child, out);
}
