/* Advice: what the public interface says of lint. SPDX-License-Identifier: MIT */
#include "pipeline/pipeline.h"

#include <string.h>

/* A civil date of days since 1970-01-01 (Howard Hinnant, chrono-compatible date algorithms). */
static struct date civil_from_days(int64_t z)
{
    z += 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097, doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    int month = (int)(mp < 10 ? mp + 3 : mp - 9);

    return (struct date){.year = (int)(yoe + era * 400 + (month <= 2)),
                         .month = month,
                         .day = (int)(doy - (153 * mp + 2) / 5 + 1)};
}

/* The day that the caller says it is; without one no date is in the future. */
static struct date today_of(ncv_context *c)
{
    struct date d = {0};

    if (c->options->as_of)
        parse_as_of(c, &d);
    else if (c->options->has_epoch)
        d = civil_from_days(c->options->epoch / 86400);
    return d;
}

static bool check_names(ncv_context *c, const char *const *names)
{
    const char *unknown = lint_unknown_rule(&c->arena, names), *near;

    if (!unknown)
        return true;
    near = lint_nearest_rule(unknown);
    diag_add(&c->d, DIAG_ERROR, "lint-rule", (struct diag_at){0},
             near ? arena_printf(&c->arena, "did you mean '%s'?", near)
                  : "'nextcv lint --list' tells all",
             "no rule is called '%s'", unknown);
    return false;
}

void prepare_advice(ncv_context *c)
{
    const char *lang = language_of(c);

    c->lint.english = !strncmp(lang, "en", 2) && (!lang[2] || lang[2] == '-');
    c->lint.today = today_of(c);
}

static void collect_advice(ncv_context *c, const struct lint_options *o)
{
    c->advice = arena_new(&c->arena, struct findings);
    lint_run(c->tailor, o, c->advice);
}

const struct findings *report_advice(ncv_context *c)
{
    if (!c->advice)
        collect_advice(c, &c->lint);
    return c->advice;
}

bool run_lint(ncv_context *c)
{
    struct lint_options o;

    if (!check_lang(c) || !check_names(c, c->options->rules) ||
        !check_names(c, c->options->no_rules) || !read_profile(c) || !read_posting(c) ||
        !start_tailor(c, true))
        return false;
    o = c->lint;
    o.rules = c->options->rules;
    o.no_rules = c->options->no_rules;
    collect_advice(c, &o);
    return true;
}

bool write_lint(ncv_context *c, bool json, bool color, bool notes)
{
    if (!c->advice)
        return false;
    if (json)
        lint_json(c->advice, c->profile->name, c->posting ? c->posting->name : NULL, &c->output);
    else
        lint_text(c->advice, c->profile->name, notes, color, &c->output);
    return true;
}

int ncv_lint_count(const ncv_context *c, const char *rule)
{
    struct arena scratch = {0};
    const char *const names[] = {rule, NULL};
    bool known = strcmp(rule, "any") == 0 || strcmp(rule, "warning") == 0 || !lint_unknown_rule(&scratch, names);

    arena_free(&scratch);
    return !known ? -1 : c->advice ? (int)lint_count(c->advice, rule) : 0;
}

struct ncv_lint_rule ncv_lint_rule_at(size_t index)
{
    const struct lint_rule *r = lint_rule_at(index);

    if (!r)
        return (struct ncv_lint_rule){0};
    return (struct ncv_lint_rule){.name = r->name,
                                  .level = r->level == LINT_WARNING ? NCV_WARNING : NCV_NOTE,
                                  .about = r->about,
                                  .question = r->question};
}
