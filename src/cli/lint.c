/* nextcv lint. SPDX-License-Identifier: MIT */
#include "base/diag.h"
#include "base/str.h"
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Each rule with what it finds and what it asks. */
static int list_rules(struct cli *cli)
{
    ncv_context *c = ncv_new();
    struct strbuf out = {0};
    struct ncv_lint_rule r;
    int status;

    if (!c)
        return NCV_MACHINE;
    for (size_t i = 0; (r = ncv_lint_rule_at(i)).name; i++)
        strbuf_printf(&out, "%s (%s)\n  %s\n  %s\n", r.name,
                      r.level == NCV_WARNING ? "warning" : "note", r.about, r.question);
    status = cli->output ? (int)ncv_write(c, cli->output, out.p, out.n) : cli_print(c, out.p, out.n);
    strbuf_free(&out);
    ncv_free(c);
    return status;
}

/* The first name in the lists of --fail-on that no rule has, or that has findings; NULL if none. */
static const char *find_gate(struct cli *cli, const ncv_context *c, bool unknown)
{
    for (size_t i = 0; i < cli->fail_on.n; i++)
        for (const char *at = cli->fail_on.at[i]; *at;) {
            size_t n = strcspn(at, ",");
            const char *name = arena_strndup(&cli->arena, at, n);
            int found = n ? ncv_lint_count(c, name) : 0;

            if (unknown ? found < 0 : found > 0)
                return name;
            at += n + (at[n] == ',');
        }
    return NULL;
}

static int unknown_gate(struct cli *cli, const char *name)
{
    VEC(const char *) names = {0};
    const char *near;

    vec_push(&cli->arena, &names, "any");
    vec_push(&cli->arena, &names, "warning");
    for (size_t i = 0; ncv_lint_rule_at(i).name; i++)
        vec_push(&cli->arena, &names, ncv_lint_rule_at(i).name);
    near = nearest_name(name, names.at, names.n);
    return cli_usage_error(near ? arena_printf(&cli->arena, "did you mean '%s'?", near)
                                : "it takes 'any', 'warning' or names that 'nextcv lint --list' tells",
                           "option '--fail-on' cannot be '%s'", name);
}

static int gate(struct cli *cli, const ncv_context *c)
{
    const char *name = find_gate(cli, c, false);
    int n;

    if (!name)
        return NCV_OK;
    n = ncv_lint_count(c, name);
    if (strcmp(name, "any") == 0)
        fprintf(stderr, "nextcv: %d finding%s: the gate fails\n", n, n == 1 ? "" : "s");
    else if (strcmp(name, "warning") == 0)
        fprintf(stderr, "nextcv: %d warning%s: the gate fails\n", n, n == 1 ? "" : "s");
    else
        fprintf(stderr, "nextcv: %d finding%s of '%s': the gate fails\n", n, n == 1 ? "" : "s", name);
    return NCV_GATE;
}

static int lint(struct cli *cli, ncv_context *c)
{
    const char *bytes = "", *wrong = find_gate(cli, c, true);
    size_t size = 0;
    int status;

    if (wrong)
        return unknown_gate(cli, wrong);
    status = ncv_lint(c, &cli->build);
    if (status == NCV_OK)
        status = cli->json ? ncv_output(c, NCV_LINT_JSON, &bytes, &size)
                           : ncv_lint_text(c, !cli->output && cli_color(STDOUT_FILENO), !cli->quiet,
                                           &bytes, &size);
    if (status == NCV_OK && (size || cli->output))
        status = ncv_write(c, cli->output ? cli->output : "-", size ? bytes : "", size);
    cli_diagnostics(cli, c);
    if (status == NCV_OK && !ncv_lint_count(c, "any") && !cli->quiet && isatty(STDERR_FILENO))
        fputs("nextcv: nothing found\n", stderr);
    return status == NCV_OK ? gate(cli, c) : status;
}

int cli_lint(struct cli *cli)
{
    ncv_context *c;
    int status;

    if (cli->list)
        return list_rules(cli);
    if (!cli->build.profile)
        return cli_usage_error("usage: nextcv lint PROFILE [POSTING]",
                               "'nextcv lint' takes more arguments");
    c = ncv_new();
    if (!c)
        return NCV_MACHINE;
    status = lint(cli, c);
    ncv_free(c);
    return status;
}
