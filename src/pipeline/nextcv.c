/* The public interface: a context and what it is asked to do. SPDX-License-Identifier: MIT */
#include "output/output.h"
#include "pipeline/pipeline.h"
#include "profile/read.h"

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

/* The document's date: what the caller says, else the profile's, whatever of it is shown. */
static int64_t epoch_of(const ncv_context *c, struct date as_of)
{
    struct date d = as_of.year ? as_of : profile_newest_date(c->profile);

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
