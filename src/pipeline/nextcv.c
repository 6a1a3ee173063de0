/* The public interface. SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "base/utf8.h"
#include "output/output.h"
#include "pipeline/pipeline.h"
#include "profile/read.h"
#include "profile/write.h"
#include "tailor/report.h"

#include <stdlib.h>
#include <string.h>

const char *ncv_version(void)
{
    return NCV_VERSION;
}

ncv_context *ncv_new(void)
{
    ncv_context *c = calloc(1, sizeof(ncv_context));

    if (c)
        c->d.arena = &c->arena;
    return c;
}

static void reset(ncv_context *c)
{
    strbuf_free(&c->output);
    arena_reset(&c->arena);
    ncv_context kept = *c;

    *c = (ncv_context){.d = {.arena = &c->arena},
                       .arena = kept.arena,
                       .type = kept.type,
                       .type_arena = kept.type_arena,
                       .kept_profile = kept.kept_profile,
                       .kept_posting = kept.kept_posting,
                       .kept_tailor = kept.kept_tailor,
                       .fonts = kept.fonts,
                       .thai = kept.thai,
                       .svg_defs = kept.svg_defs};
    if (c->fonts)
        fonts_begin(c->fonts, "", &c->d);
}

void ncv_free(ncv_context *c)
{
    if (!c)
        return;
    svg_defs_free(c->svg_defs);
    type_free(c->type);
    fonts_free(c->fonts);
    thai_free(c->thai);
    arena_free(&c->type_arena);
    arena_free(&c->kept_profile.arena);
    arena_free(&c->kept_posting.arena);
    arena_free(&c->kept_tailor.arena);
    strbuf_free(&c->output);
    arena_free(&c->arena);
    free(c);
}

void open_type(ncv_context *c)
{
    if (c->type) {
        type_begin(c->type);
    } else {
        c->type = type_new(&c->type_arena, font_builtin, &c->d);
        c->fonts = fonts_new(&c->type_arena);
        struct font_finder finder = fonts_finder(c->fonts);

        c->thai = thai_new(&c->type_arena);
        struct word_finder words = thai_finder(c->thai);

        type_set_finder(c->type, &finder);
        type_set_words(c->type, &words);
    }
    fonts_begin(c->fonts, c->layout_folder ? c->layout_folder : "", &c->d);
}

/* ---- running ----------------------------------------------------------------------------- */

/* Shown lines: diagnostics that know a JSON Pointer only get their place in the file. */
static void place_diagnostics(ncv_context *c)
{
    for (size_t i = 0; c->profile && i < c->d.list.n; i++) {
        struct diag *d = &c->d.list.at[i];

        if (!d->pointer || d->line)
            continue;
        if (!d->source)
            d->source = c->profile->name;
        if (strcmp(d->source, c->profile->name) == 0)
            profile_position(c->profile, d->pointer, &d->line, &d->col);
    }
    diags_sort(&c->d);
}

static enum ncv_status finish(ncv_context *c, bool ok)
{
    size_t n = 0;
    const char *const *own = c->fonts ? fonts_used(c->fonts, &n) : NULL;

    for (size_t i = 0; i < n; i++)
        vec_push(&c->arena, &c->dependencies, own[i]);
    place_diagnostics(c);
    vec_push(&c->arena, &c->dependencies, NULL);
    c->options = NULL;
    if (c->d.worst == DIAG_FATAL)
        return NCV_MACHINE;
    return ok && c->d.worst < DIAG_ERROR ? NCV_OK : NCV_INPUT;
}

/* The user decides some of it. */
static bool is_bound(const ncv_context *c)
{
    const struct ncv_build_options *o = c->options;
    const struct profile *p = c->profile;

    return (o->pin && *o->pin) || (o->hide && *o->hide) || (o->tags && *o->tags) || *p->pin ||
           *p->hide;
}

static bool choices_wanted(const ncv_context *c)
{
    return c->options->posting || c->options->pages || is_bound(c);
}

bool parse_as_of(ncv_context *c, struct date *out)
{
    const char *s = c->options->as_of;
    bool exact = true;

    *out = (struct date){0};
    if (!s)
        return true;
    *out = date_read(&c->arena, s, &exact);
    if (out->year && exact)
        return true;
    diag_add(&c->d, DIAG_ERROR, "build-as-of", (struct diag_at){0}, "write YYYY-MM-DD or YYYY-MM",
             "'%s' is no date", s);
    return false;
}

/* Builds of the same profile and posting, as for several layouts, weigh them once. Each leaves what it
 * chose behind, so that the arena is emptied now and then. */
static struct tailor *weighed(ncv_context *c, const struct tailor_options *o)
{
    enum { KEPT_BYTES_MAX = 4 << 20 };
    struct kept_tailor *k = &c->kept_tailor;
    bool bound = is_bound(c);

    if (k->tailor && !k->bound && !bound && k->respell == o->respell &&
        k->posting == c->posting && k->as_of.year == o->as_of.year &&
        k->as_of.month == o->as_of.month && k->as_of.day == o->as_of.day &&
        k->arena.used < KEPT_BYTES_MAX) {
        tailor_restart(k->tailor);
    } else {
        arena_free(&k->arena);
        *k = (struct kept_tailor){.as_of = o->as_of,
                                  .respell = o->respell,
                                  .bound = bound,
                                  .posting = c->posting,
                                  .d = {.arena = &k->arena}};
        k->tailor = tailor_new(&k->arena, c->profile, c->posting, o, &k->d);
    }
    repeat_diagnostics(c, &k->d);
    return k->tailor;
}

bool start_tailor(ncv_context *c, bool always)
{
    struct tailor_options o = {.respell = !c->options->no_respell,
                               .pin = c->options->pin,
                               .hide = c->options->hide,
                               .tags = c->options->tags};
    size_t before = diags_count(&c->d, DIAG_ERROR);

    if (!parse_as_of(c, &o.as_of))
        return false;
    prepare_advice(c);
    if (always || choices_wanted(c))
        c->tailor = weighed(c, &o);
    return diags_count(&c->d, DIAG_ERROR) == before;
}

static const char *layout_name_of(const struct ncv_build_options *o)
{
    return o->layout ? o->layout : "rail";
}

/* Days since 1970-01-01 of a civil date (Howard Hinnant, chrono-compatible date algorithms). */
static int64_t days_from_civil(int64_t y, int m, int d)
{
    y -= m <= 2;
    int64_t era = y / 400, yoe = y - era * 400;
    int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

    return era * 146097 + doe - 719468;
}

/* The document's date: what the caller says, else the newest date in what is shown. */
static int64_t epoch_of(const ncv_context *c, struct date as_of)
{
    struct date d = as_of.year ? as_of : profile_newest_date(c->result);

    if (c->options->has_epoch)
        return c->options->epoch;
    if (!d.year)
        d.year = 2000;
    return days_from_civil(d.year, d.month ? d.month : 1, d.day ? d.day : 1) * 86400;
}

static bool check_paper(ncv_context *c)
{
    const char *p = c->options->paper;

    if (!p || strcmp(p, "a4") == 0 || strcmp(p, "letter") == 0)
        return true;
    diag_add(&c->d, DIAG_ERROR, "build-paper", (struct diag_at){0}, "'a4' or 'letter'",
             "no paper is called '%s'", p);
    return false;
}

/* The form of BCP 47: subtags of letters and digits, the first of letters. */
bool check_lang(ncv_context *c)
{
    const char *s = c->options->lang;
    size_t n = 0, subtags = 0;

    for (; s && *s; s++) {
        bool letter = (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z');

        if (*s == '-' && n > 0) {
            subtags++;
            n = 0;
        } else if (!letter && (!subtags || *s < '0' || *s > '9')) {
            break;
        } else if (++n > 8) {
            break;
        }
    }
    if (!s || (!*s && n > 0))
        return true;
    diag_add(&c->d, DIAG_ERROR, "build-lang", (struct diag_at){0},
             "write a language tag such as 'en', 'de' or 'pt-BR'", "'%s' is no language tag",
             c->options->lang);
    return false;
}

const char *language_of(ncv_context *c)
{
    if (!c->lang)
        c->lang = c->options->lang   ? arena_strdup(&c->arena, c->options->lang)
                  : c->profile->lang ? c->profile->lang
                                     : compose_guess_language(c->profile);
    return c->lang;
}

static bool build(ncv_context *c)
{
    struct date as_of;

    if (!check_paper(c) || !check_lang(c) || !read_profile(c) || !read_posting(c) ||
        !read_layout(c, layout_name_of(c->options)))
        return false;
    layout_load_labels(c->layout, language_of(c), &c->layout_source, &c->d);
    c->compose = (struct compose_options){.paper = c->options->paper, .lang = c->lang};
    open_type(c);
    if (!start_tailor(c, false) || !fit_pages(c))
        return false;
    parse_as_of(c, &as_of);
    c->epoch = epoch_of(c, as_of);
    return true;
}

enum ncv_status ncv_build(ncv_context *c, const struct ncv_build_options *options)
{
    reset(c);
    c->options = options;
    return finish(c, build(c));
}

enum ncv_status ncv_tailor(ncv_context *c, const struct ncv_build_options *options)
{
    return ncv_build(c, options);
}

enum ncv_status ncv_match(ncv_context *c, const struct ncv_build_options *options)
{
    reset(c);
    c->options = options;
    bool ok = read_profile(c) && read_posting(c) && start_tailor(c, false);

    if (ok && c->tailor)
        c->result = tailor_candidate(c->tailor);
    return finish(c, ok);
}

enum ncv_status ncv_lint(ncv_context *c, const struct ncv_build_options *options)
{
    reset(c);
    c->options = options;
    return finish(c, run_lint(c));
}

enum ncv_status ncv_check_layout(ncv_context *c, const char *path)
{
    reset(c);
    return finish(c, read_layout(c, path));
}

/* ---- results ----------------------------------------------------------------------------- */

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

/* ---- diagnostics ------------------------------------------------------------------------- */

size_t ncv_diagnostic_count(const ncv_context *c)
{
    return c->d.list.n;
}

static const char *line_of(ncv_context *c, const char *source, int line)
{
    for (size_t i = 0; i < c->sources.n; i++) {
        struct str s = c->sources.at[i].text;
        const char *p = s.p, *end = s.p + s.n;

        if (!source || strcmp(c->sources.at[i].name, source) != 0)
            continue;
        for (int n = 1; n < line && p < end; n++) {
            const char *next = memchr(p, '\n', (size_t)(end - p));

            p = next ? next + 1 : end;
        }
        if (p == end)
            return NULL;
        const char *stop = memchr(p, '\n', (size_t)(end - p));

        return arena_strndup(&c->arena, p, (size_t)((stop ? stop : end) - p));
    }
    return NULL;
}

struct ncv_diagnostic ncv_diagnostic_at(const ncv_context *c, size_t index)
{
    struct ncv_diagnostic out = {0};
    const struct diag *d;
    ncv_context *own = (ncv_context *)(uintptr_t)c; /* the line is copied into c's arena */

    if (index >= c->d.list.n)
        return out;
    d = &c->d.list.at[index];
    out = (struct ncv_diagnostic){.level = (enum ncv_level)d->level,
                                  .code = d->code,
                                  .source = d->source,
                                  .line = d->line,
                                  .column = d->col,
                                  .pointer = d->pointer,
                                  .text = d->text,
                                  .hint = d->hint};
    if (d->line)
        out.source_line = line_of(own, d->source, d->line);
    return out;
}
