/* The page of a preview: one HTML file with everything in it. SPDX-License-Identifier: MIT */
#include "cli/preview.h"

#include <string.h>

extern const char cli_preview_css[], cli_preview_js[]; /* assets.S */

static void put_element(struct strbuf *b, const char *open, const char *text, const char *close)
{
    strbuf_puts(b, open);
    strbuf_html(b, text);
    strbuf_puts(b, close);
}

/* ---- a variant --------------------------------------------------------------------------- */

static void put_heading(struct cli *cli, struct strbuf *b, const struct variant *v, size_t n,
                        bool failed)
{
    strbuf_printf(b,
                  "<li><article class=\"variant%s\" id=\"variant-%zu\" tabindex=\"0\" "
                  "aria-labelledby=\"name-%zu\" aria-describedby=\"facts-%zu\">\n"
                  "<header><div><h2 id=\"name-%zu\">",
                  failed ? " failed" : "", n, n, n, n);
    strbuf_html(b, cli_stem(cli, v->layout));
    for (const char *const *told = v->told; *told; told++)
        put_element(b, " <small>", *told, "</small>");
    strbuf_puts(b, "</h2>");
    if (v->description && *v->description)
        put_element(b, "<p class=\"description\">", v->description, "</p>");
    strbuf_puts(b, "</div><button type=\"button\" data-do=\"open\" class=\"only-all\">Large");
    put_element(b, "<span class=\"unseen\"> ", cli_stem(cli, v->layout), "</span></button></header>\n");
}

static enum ncv_status put_pages(ncv_context *c, struct strbuf *b)
{
    strbuf_puts(b, "<div class=\"pages\">\n");
    for (int i = 0; i < ncv_page_count(c); i++) {
        const char *bytes;
        size_t size;
        enum ncv_status status = ncv_output_page(c, NCV_SVG_INLINE, i, &bytes, &size);

        if (status != NCV_OK)
            return status;
        strbuf_add(b, bytes, size);
    }
    strbuf_puts(b, "</div>\n");
    return NCV_OK;
}

static void put_facts(const struct cli *cli, ncv_context *c, struct strbuf *b, size_t n,
                      size_t warnings)
{
    int pages = ncv_page_count(c);

    strbuf_printf(b,
                  "<footer><dl class=\"facts\" id=\"facts-%zu\"><div><dt>Pages</dt><dd>%d</dd></div>"
                  "<div><dt>%s filled</dt><dd>%d&#8239;%%</dd></div>",
                  n, pages, pages > 1 ? "Last page" : "Page", ncv_page_fill(c, pages - 1));
    if (ncv_must_coverage(c) >= 0)
        strbuf_printf(b, "<div><dt>Musts covered</dt><dd>%d&#8239;%%</dd></div>",
                      ncv_must_coverage(c));
    else if (cli->build.posting)
        strbuf_puts(b, "<div><dt>Musts</dt><dd>none recognised</dd></div>");
    if (warnings)
        strbuf_printf(b, "<div class=\"warn\"><dt>Warnings</dt><dd>%zu</dd></div>", warnings);
    else
        strbuf_puts(b, "<div><dt>Warnings</dt><dd>none</dd></div>");
    strbuf_puts(b, "</dl>\n");
}

static void put_warning(struct strbuf *b, const struct ncv_diagnostic *d)
{
    put_element(b, "<li>", d->text, "");
    if (d->source && d->line) {
        put_element(b, " (", d->source, "");
        strbuf_printf(b, ":%d)", d->line);
    }
    if (d->pointer && *d->pointer)
        put_element(b, " (", d->pointer, ")");
    if (d->hint)
        put_element(b, " <span class=\"hint\">", d->hint, "</span>");
    strbuf_puts(b, "</li>\n");
}

static size_t put_warnings(ncv_context *c, struct strbuf *list)
{
    size_t n = 0;

    for (size_t i = 0; i < ncv_diagnostic_count(c); i++) {
        struct ncv_diagnostic d = ncv_diagnostic_at(c, i);

        if (d.level < NCV_WARNING)
            continue;
        put_warning(list, &d);
        n++;
    }
    return n;
}

/* Words apart, so that a line of it never ends at one of their hyphens. */
static void put_command(struct cli *cli, struct strbuf *b, const struct variant *v)
{
    const char *command = preview_command(cli, v);

    strbuf_puts(b, "<div class=\"command\"><code>");
    while (*command) {
        size_t n = strcspn(command, " ");

        put_element(b, "<span>", arena_strndup(&cli->arena, command, n), "</span>");
        for (command += n; *command == ' '; command++)
            strbuf_putc(b, ' ');
    }
    strbuf_puts(b, "</code><button type=\"button\" data-do=\"copy\">Copy<span class=\"unseen\"> the command "
                   "for ");
    strbuf_html(b, cli_stem(cli, v->layout));
    strbuf_puts(b, "</span></button></div>\n");
}

enum ncv_status preview_add(struct cli *cli, ncv_context *c, struct preview_page *p,
                            const struct variant *v)
{
    struct strbuf *b = &p->variants, list = {0};
    enum ncv_status status;
    size_t warnings, start = b->n;

    put_heading(cli, b, v, ++p->n, false);
    status = put_pages(c, b);
    if (status != NCV_OK) {
        b->n = start;
        p->n--;
        return status;
    }
    if (!p->title)
        p->title = arena_strdup(&cli->arena, ncv_title(c) ? ncv_title(c) : "CV");
    warnings = put_warnings(c, &list); /* after the pages: drawing may warn */
    put_facts(cli, c, b, p->n, warnings);
    put_command(cli, b, v);
    if (warnings) {
        strbuf_printf(b, "<details><summary>%zu warning%s</summary><ul>\n", warnings,
                      warnings > 1 ? "s" : "");
        strbuf_add(b, list.p, list.n);
        strbuf_puts(b, "</ul></details>\n");
    }
    strbuf_puts(b, "</footer></article></li>\n<script>merge()</script>\n");
    strbuf_free(&list);
    return NCV_OK;
}

void preview_add_failed(struct cli *cli, ncv_context *c, struct preview_page *p,
                        const struct variant *v)
{
    struct strbuf *b = &p->variants;

    put_heading(cli, b, v, ++p->n, true);
    strbuf_printf(b,
                  "<footer><dl class=\"facts\" id=\"facts-%zu\"><div class=\"warn\"><dt>Pages</dt>"
                  "<dd>cannot be built</dd></div></dl>\n",
                  p->n);
    put_command(cli, b, v);
    strbuf_puts(b, "<details open><summary>Why</summary><ul>\n");
    put_warnings(c, b);
    strbuf_puts(b, "</ul></details>\n</footer></article></li>\n");
}

/* ---- the page ---------------------------------------------------------------------------- */

/* The policy keeps the page from the network whatever is in it. */
static void put_head(struct strbuf *b, const struct preview_page *p)
{
    strbuf_puts(b, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
                   "base-uri 'none'; form-action 'none'\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    strbuf_printf(b, "<meta name=\"generator\" content=\"nextcv %s\">\n", ncv_version());
    put_element(b, "<title>", p->title, " – variants</title>\n");
    strbuf_printf(b, "<style>\n%s</style>\n<script>\n%s</script>\n</head>\n<body>\n",
                  cli_preview_css, cli_preview_js);
}

static const char *source_name(const char *path)
{
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

/* What all variants have in common. */
static void put_common(const struct cli *cli, struct strbuf *b)
{
    if (cli->build.paper && strcmp(cli->build.paper, "all") != 0)
        put_element(b, " · ", cli->build.paper, "");
    for (const char *const *set = cli->build.set; *set; set++)
        if (!preview_varies(cli, *set))
            put_element(b, " · ", *set, "");
}

static void put_bar(const struct cli *cli, struct strbuf *b, const struct preview_page *p)
{
    static const struct {
        const char *what, *key, *attributes, *label;
    } buttons[] = {
        {"back", "Escape", " class=\"only-large\"", "All variants"},
        {"previous", "ArrowLeft", " class=\"only-large\" aria-label=\"Previous variant\"", "←"},
        {"next", "ArrowRight", " class=\"only-large\" aria-label=\"Next variant\"", "→"},
        {"out", "-", " aria-label=\"Zoom out\"", "−"},
        {"in", "+", " aria-label=\"Zoom in\"", "+"},
        {"all", "0", "", "Fit"},
        {"width", "w", "", "Fit width"},
        {"theme", "d", " aria-pressed=\"false\"", "Dark"},
    };

    put_element(b, "<header class=\"bar\"><h1>", p->title, "</h1>\n");
    strbuf_puts(b, "<div class=\"tools\" role=\"group\" aria-label=\"View\">\n");
    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
        if (strcmp(buttons[i].what, "in") == 0)
            strbuf_puts(b, "<output id=\"zoom-level\" aria-label=\"Zoom\"></output>\n");
        strbuf_printf(b, "<button type=\"button\" data-do=\"%s\" aria-keyshortcuts=\"%s\"%s>%s</button>\n",
                      buttons[i].what, buttons[i].key, buttons[i].attributes, buttons[i].label);
    }
    strbuf_printf(b, "</div>\n<p class=\"about\">%zu variant%s of ", p->n, p->n == 1 ? "" : "s");
    strbuf_html(b, source_name(cli->build.profile));
    if (cli->build.posting)
        put_element(b, " for ", source_name(cli->build.posting), "");
    put_common(cli, b);
    strbuf_puts(b, "</p>\n<p class=\"keys\"><kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd> choose "
                   "· <kbd>Enter</kbd> large · <kbd>Esc</kbd> back · <kbd>+</kbd> <kbd>−</kbd> zoom · "
                   "<kbd>0</kbd> fit · <kbd>w</kbd> fit width · <kbd>d</kbd> dark</p>\n"
                   "<p id=\"said-live\" class=\"unseen\" role=\"status\"></p></header>\n");
}

enum ncv_status preview_finish(struct cli *cli, ncv_context *c, const struct preview_page *p,
                               struct strbuf *out)
{
    const char *defs;
    size_t size;
    enum ncv_status status = ncv_svg_defs(c, &defs, &size);

    if (status != NCV_OK)
        return status;
    put_head(out, p);
    put_bar(cli, out, p);
    strbuf_puts(out, "<div class=\"defs\">");
    strbuf_add(out, defs, size);
    strbuf_puts(out, "</div>\n<main>\n<ol class=\"variants\">\n");
    strbuf_add(out, p->variants.p ? p->variants.p : "", p->variants.n);
    strbuf_puts(out, "</ol>\n</main>\n</body>\n</html>\n");
    return NCV_OK;
}
