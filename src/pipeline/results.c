/* The public interface: what a build gives, in every format. SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "output/output.h"
#include "pipeline/pipeline.h"
#include "profile/write.h"
#include "tailor/report.h"

static bool write_pdf(ncv_context *c)
{
    struct pdf_options o = {.epoch = c->epoch, .producer = "nextcv " NCV_VERSION};

    return c->list && output_pdf(c->list, &o, &c->output, &c->d);
}

static bool write_text(ncv_context *c)
{
    if (c->list)
        output_text(c->list, &c->output);
    return c->list != NULL;
}

static bool write_trace(ncv_context *c)
{
    if (c->list)
        output_trace(c->list, &c->output);
    return c->list != NULL;
}

static bool write_tailored(ncv_context *c)
{
    if (c->result)
        profile_write(c->result, &c->output);
    return c->result != NULL;
}

/* What the report is told of the finished document. `text` holds its words. */
static struct report_context report_context(ncv_context *c, struct strbuf *text)
{
    struct report_context out = {.layout = c->layout ? layout_name(c->layout) : NULL,
                                 .trials = c->list ? c->trials : 0,
                                 .paper = c->compose.paper,
                                 .program = "nextcv " NCV_VERSION,
                                 .pages = c->list ? (int)c->list->npages : 0,
                                 .advice = report_advice(c)};

    out.inputs = used_inputs(c, &out.ninputs);
    if (c->list) {
        output_text(c->list, text);
        out.document_text = text->p;
        out.one_more_page = tailor_select_more(c->tailor, page_budget(c));
    }
    return out;
}

static bool write_report(ncv_context *c, enum ncv_format format, bool color, int columns)
{
    struct strbuf text = {0};
    struct report_context context;

    if (!c->tailor)
        return false;
    context = report_context(c, &text);
    if (format != NCV_REPORT_TEXT) /* large files are hashed */
        context.fonts = used_fonts(c, &context.nfonts);
    if (format == NCV_REPORT_JSON)
        report_json(c->tailor, &context, &c->output);
    else if (format == NCV_REPORT_MARKDOWN)
        report_markdown(c->tailor, &context, &c->output);
    else if (format == NCV_REPORT_HTML)
        report_html(c->tailor, &context, &c->output);
    else
        report_text(c->tailor, &context, color, columns, &c->output);
    strbuf_free(&text);
    return true;
}

static bool write_report_json(ncv_context *c)
{
    return write_report(c, NCV_REPORT_JSON, false, 80);
}

static bool write_report_text(ncv_context *c)
{
    return write_report(c, NCV_REPORT_TEXT, false, 80);
}

static bool write_report_markdown(ncv_context *c)
{
    return write_report(c, NCV_REPORT_MARKDOWN, false, 80);
}

static bool write_report_html(ncv_context *c)
{
    return write_report(c, NCV_REPORT_HTML, false, 80);
}

static bool write_lint_text(ncv_context *c)
{
    return write_lint(c, false, false, true);
}

static bool write_lint_json(ncv_context *c)
{
    return write_lint(c, true, false, true);
}

/* Said once, however many pages are asked for. */
static bool list_is_sound(ncv_context *c)
{
    if (!c->checked)
        c->sound = c->list && output_check(c->list, &c->d);
    c->checked = true;
    return c->sound;
}

static bool write_svg(ncv_context *c, size_t page)
{
    if (list_is_sound(c))
        output_svg(c->list, page, &c->output);
    return c->sound;
}

static bool write_svg_inline(ncv_context *c, size_t page)
{
    if (!c->svg_defs)
        c->svg_defs = svg_defs_new();
    if (list_is_sound(c))
        output_svg_inline(c->list, page, c->svg_defs, &c->output);
    return c->sound;
}

static bool write_first_svg(ncv_context *c)
{
    return write_svg(c, 0);
}

static bool write_first_svg_inline(ncv_context *c)
{
    return write_svg_inline(c, 0);
}

static enum ncv_status give(ncv_context *c, bool ok, const char **bytes, size_t *size)
{
    *bytes = c->output.p;
    *size = c->output.n;
    if (ok)
        return NCV_OK;
    return c->d.worst == DIAG_FATAL ? NCV_MACHINE : NCV_INPUT;
}

enum ncv_status ncv_output(ncv_context *c, enum ncv_format format, const char **bytes, size_t *size)
{
    static bool (*const writers[])(ncv_context *) = {
        [NCV_PDF] = write_pdf,
        [NCV_TEXT] = write_text,
        [NCV_TRACE] = write_trace,
        [NCV_REPORT_JSON] = write_report_json,
        [NCV_REPORT_TEXT] = write_report_text,
        [NCV_REPORT_MARKDOWN] = write_report_markdown,
        [NCV_REPORT_HTML] = write_report_html,
        [NCV_TAILORED] = write_tailored,
        [NCV_SVG] = write_first_svg,
        [NCV_SVG_INLINE] = write_first_svg_inline,
        [NCV_LINT_TEXT] = write_lint_text,
        [NCV_LINT_JSON] = write_lint_json,
    };

    strbuf_clear(&c->output);
    return give(c, writers[format](c), bytes, size);
}

enum ncv_status ncv_output_page(ncv_context *c, enum ncv_format format, int page,
                                const char **bytes, size_t *size)
{
    bool ok = page >= 0 && page < ncv_page_count(c);

    strbuf_clear(&c->output);
    if (ok && format == NCV_SVG)
        ok = write_svg(c, (size_t)page);
    else if (ok && format == NCV_SVG_INLINE)
        ok = write_svg_inline(c, (size_t)page);
    else
        ok = false;
    if (!ok && !(c->checked && !c->sound))
        diag_add(&c->d, DIAG_ERROR, "output-page", (struct diag_at){0},
                 "ask for SVG of a page that is there", "there is no page %d in that format",
                 page + 1);
    return give(c, ok, bytes, size);
}

enum ncv_status ncv_svg_defs(ncv_context *c, const char **bytes, size_t *size)
{
    strbuf_clear(&c->output);
    strbuf_puts(&c->output, "<svg width=\"0\" height=\"0\" aria-hidden=\"true\">");
    if (c->svg_defs)
        output_svg_defs(c->svg_defs, &c->output);
    strbuf_puts(&c->output, "</svg>\n");
    return give(c, true, bytes, size);
}

enum ncv_status ncv_report(ncv_context *c, int color, int columns, const char **bytes, size_t *size)
{
    strbuf_clear(&c->output);
    return give(c, write_report(c, NCV_REPORT_TEXT, color != 0, columns), bytes, size);
}

enum ncv_status ncv_diff(ncv_context *c, int color, const char **bytes, size_t *size)
{
    strbuf_clear(&c->output);
    if (c->tailor)
        report_diff(c->tailor, color != 0, &c->output);
    return give(c, true, bytes, size);
}

enum ncv_status ncv_lint_text(ncv_context *c, int color, int notes, const char **bytes, size_t *size)
{
    strbuf_clear(&c->output);
    return give(c, write_lint(c, false, color != 0, notes != 0), bytes, size);
}

enum ncv_status ncv_write(ncv_context *c, const char *path, const char *bytes, size_t size)
{
    return file_write(path, bytes, size, &c->d) ? NCV_OK : NCV_MACHINE;
}

int ncv_page_count(const ncv_context *c)
{
    return c->list ? (int)c->list->npages : 0;
}

int ncv_must_coverage(const ncv_context *c)
{
    struct strbuf text = {0};
    int covered;

    if (!c->tailor)
        return -1;
    if (c->list)
        output_text(c->list, &text);
    covered = report_must_coverage(c->tailor,
                                   &(struct report_context){.document_text = text.p});
    strbuf_free(&text);
    return covered;
}

int ncv_page_fill(const ncv_context *c, int page)
{
    if (page < 0 || page >= ncv_page_count(c) || !(c->list->body_height > 0))
        return -1;
    return (int)(100 * c->list->pages[page].used / c->list->body_height + 0.5);
}

const char *ncv_title(const ncv_context *c)
{
    return c->list ? c->list->title : NULL;
}

const char *const *ncv_dependencies(const ncv_context *c)
{
    static const char *const none[] = {NULL};

    return c->dependencies.n ? c->dependencies.at : none;
}
