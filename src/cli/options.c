/* Options as a table. SPDX-License-Identifier: MIT */
#include "base/diag.h"
#include "base/str.h"
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

struct option {
    const char *name;
    char letter; /* 0: none */
    unsigned of; /* enum cli_option; 0 = every command */
    bool takes_value;
    const char *(*take)(struct cli *cli, const char *value); /* NULL, or what is wrong with it */
};

static const char *take_output(struct cli *cli, const char *v)
{
    cli->output = v;
    return NULL;
}

static const char *take_layout(struct cli *cli, const char *v)
{
    cli->build.layout = v;
    vec_push(&cli->arena, &cli->layouts, v);
    return NULL;
}

static const char *take_set(struct cli *cli, const char *v)
{
    vec_push(&cli->arena, &cli->set, v);
    return NULL;
}

static const char *take_paper(struct cli *cli, const char *v)
{
    cli->build.paper = v;
    return NULL;
}

static const char *take_pages(struct cli *cli, const char *v)
{
    char *end;
    long n = strtol(v, &end, 10);

    if (strcmp(v, "auto") == 0) {
        cli->build.pages = NCV_PAGES_AUTO;
        return NULL;
    }
    if (*end || n < 1 || n > 99)
        return "a number of pages from 1 to 99, or 'auto'";
    cli->build.pages = (int)n;
    return NULL;
}

static const char *take_lang(struct cli *cli, const char *v)
{
    cli->build.lang = v;
    return NULL;
}

static const char *take_as_of(struct cli *cli, const char *v)
{
    cli->build.as_of = v;
    return NULL;
}

static const char *take_pin(struct cli *cli, const char *v)
{
    vec_push(&cli->arena, &cli->pin, v);
    return NULL;
}

static const char *take_hide(struct cli *cli, const char *v)
{
    vec_push(&cli->arena, &cli->hide, v);
    return NULL;
}

static const char *take_tag(struct cli *cli, const char *v)
{
    vec_push(&cli->arena, &cli->tags, v);
    return NULL;
}

static const char *take_no_respell(struct cli *cli, const char *v)
{
    (void)v;
    cli->build.no_respell = 1;
    return NULL;
}

static const char *take_report(struct cli *cli, const char *v)
{
    cli->report = v;
    return NULL;
}

static const char *take_diff(struct cli *cli, const char *v)
{
    (void)v;
    cli->diff = true;
    return NULL;
}

static const char *take_tailored(struct cli *cli, const char *v)
{
    cli->tailored = v;
    return NULL;
}

static const char *take_depfile(struct cli *cli, const char *v)
{
    cli->depfile = v;
    return NULL;
}

static const char *take_format(struct cli *cli, const char *v)
{
    if (strcmp(v, "pdf") != 0 && strcmp(v, "svg") != 0 && strcmp(v, "text") != 0 &&
        strcmp(v, "trace") != 0)
        return "'pdf', 'svg', 'text' or 'trace'";
    cli->format = v;
    return NULL;
}

static const char *take_json(struct cli *cli, const char *v)
{
    (void)v;
    cli->json = true;
    return NULL;
}

static const char *take_fail_under(struct cli *cli, const char *v)
{
    char *end;
    long n = strtol(v, &end, 10);

    if (!*v || *end || n < 0 || n > 100)
        return "a percentage from 0 to 100";
    cli->fail_under = v;
    return NULL;
}

static const char *take_rules(struct cli *cli, const char *v)
{
    vec_push(&cli->arena, &cli->rules, v);
    return NULL;
}

static const char *take_no_rule(struct cli *cli, const char *v)
{
    vec_push(&cli->arena, &cli->no_rules, v);
    return NULL;
}

static const char *take_fail_on(struct cli *cli, const char *v)
{
    vec_push(&cli->arena, &cli->fail_on, v);
    return NULL;
}

static const char *take_list(struct cli *cli, const char *v)
{
    (void)v;
    cli->list = true;
    return NULL;
}

static const char *take_verbose(struct cli *cli, const char *v)
{
    (void)v;
    cli->verbose = true;
    return NULL;
}

static const char *take_quiet(struct cli *cli, const char *v)
{
    (void)v;
    cli->quiet = true;
    return NULL;
}

static const char *take_help(struct cli *cli, const char *v)
{
    (void)v;
    cli->help = true;
    return NULL;
}

static const struct option options[] = {
    {"--output", 'o', OPT_OUTPUT, true, take_output},
    {"--layout", 'l', OPT_LAYOUT, true, take_layout},
    {"--set", 's', OPT_LAYOUT, true, take_set},
    {"--paper", 0, OPT_LAYOUT, true, take_paper},
    {"--pages", 'p', OPT_LAYOUT, true, take_pages},
    {"--lang", 0, OPT_LAYOUT | OPT_LINT, true, take_lang},
    {"--as-of", 0, OPT_CHOICE | OPT_LINT, true, take_as_of},
    {"--pin", 0, OPT_CHOICE, true, take_pin},
    {"--hide", 0, OPT_CHOICE, true, take_hide},
    {"--tag", 0, OPT_CHOICE, true, take_tag},
    {"--no-respell", 0, OPT_CHOICE, false, take_no_respell},
    {"--report", 0, OPT_RECORDS, true, take_report},
    {"--diff", 0, OPT_RECORDS, false, take_diff},
    {"--tailored", 0, OPT_RECORDS, true, take_tailored},
    {"--depfile", 0, OPT_DEPFILE, true, take_depfile},
    {"--format", 'f', OPT_FORMAT, true, take_format},
    {"--json", 0, OPT_JSON, false, take_json},
    {"--fail-under", 0, OPT_GATE, true, take_fail_under},
    {"--rules", 0, OPT_LINT, true, take_rules},
    {"--no-rule", 0, OPT_LINT, true, take_no_rule},
    {"--fail-on", 0, OPT_LINT, true, take_fail_on},
    {"--list", 0, OPT_LINT, false, take_list},
    {"--verbose", 'v', 0, false, take_verbose},
    {"--quiet", 'q', 0, false, take_quiet},
    {"--help", 'h', 0, false, take_help},
};

enum { OPTIONS = sizeof options / sizeof *options };

static bool allowed(const struct option *o, const struct cli_command *command)
{
    return !o->of || (o->of & command->options);
}

static const struct option *find(const char *arg, size_t n)
{
    for (size_t i = 0; i < OPTIONS; i++) {
        if (strlen(options[i].name) == n && memcmp(options[i].name, arg, n) == 0)
            return &options[i];
        if (n == 2 && arg[0] == '-' && options[i].letter && arg[1] == options[i].letter)
            return &options[i];
    }
    return NULL;
}

static void unknown(struct cli *cli, const struct cli_command *command, const char *arg, size_t n)
{
    const char *names[OPTIONS], *near;
    size_t count = 0;
    const char *name = arena_strndup(&cli->arena, arg, n);

    for (size_t i = 0; i < OPTIONS; i++)
        if (allowed(&options[i], command))
            names[count++] = options[i].name;
    near = nearest_name(name, names, count);
    cli_usage_error(near ? arena_printf(&cli->arena, "did you mean '%s'?", near)
                         : arena_printf(&cli->arena, "see 'nextcv %s --help'", command->name),
                    "'nextcv %s' has no option '%s'", command->name, name);
}

/* Takes the option at argv[*i], with its value behind '=' or in the next argument. */
static bool take(struct cli *cli, const struct cli_command *command, int argc, char **argv, int *i)
{
    const char *arg = argv[*i], *value = NULL, *wrong;
    size_t n = strncmp(arg, "--", 2) == 0 ? strcspn(arg, "=") : strlen(arg);
    const struct option *o;

    if (arg[1] != '-' && n > 2) { /* -ocv.pdf */
        value = arg + 2;
        n = 2;
    }
    o = find(arg, n);
    if (!o || !allowed(o, command)) {
        unknown(cli, command, arg, n);
        return false;
    }
    if (n > 2 && arg[n] == '=')
        value = arg + n + 1;
    if (!o->takes_value && value) {
        cli_usage_error(NULL, "option '%s' takes no value", o->name);
        return false;
    }
    if (o->takes_value && !value) {
        if (*i + 1 >= argc) {
            cli_usage_error(NULL, "option '%s' needs a value", o->name);
            return false;
        }
        value = argv[++*i];
    }
    wrong = o->take(cli, value);
    if (wrong)
        cli_usage_error(arena_printf(&cli->arena, "it takes %s", wrong),
                        "option '%s' cannot be '%s'", o->name, value);
    return !wrong;
}

static bool parse_epoch(struct cli *cli)
{
    const char *s = getenv("SOURCE_DATE_EPOCH");
    char *end;

    if (!s || !*s)
        return true;
    cli->build.epoch = strtoll(s, &end, 10);
    cli->build.has_epoch = 1;
    /* up to the year 9999, which also refuses what strtoll() cut */
    if (!*end && cli->build.epoch >= 0 && cli->build.epoch <= 253402300799)
        return true;
    cli_usage_error("it is a number of seconds since 1970", "SOURCE_DATE_EPOCH is '%s'", s);
    return false;
}

bool cli_parse(struct cli *cli, const struct cli_command *command, int argc, char **argv)
{
    bool only_operands = false;

    for (int i = 0; i < argc; i++) {
        if (!only_operands && strcmp(argv[i], "--") == 0) {
            only_operands = true;
        } else if (only_operands || argv[i][0] != '-' || !argv[i][1]) {
            vec_push(&cli->arena, &cli->operands, argv[i]);
        } else if (!take(cli, command, argc, argv, &i)) {
            return false;
        }
    }
    if (cli->help)
        return true;
    if ((int)cli->operands.n < command->least || (int)cli->operands.n > command->most) {
        cli_usage_error(arena_strndup(&cli->arena, command->help, strcspn(command->help, "\n")),
                        "'nextcv %s' takes %s", command->name,
                        (int)cli->operands.n > command->most ? "fewer arguments"
                                                             : "more arguments");
        return false;
    }
    vec_push(&cli->arena, &cli->set, NULL);
    vec_push(&cli->arena, &cli->pin, NULL);
    vec_push(&cli->arena, &cli->hide, NULL);
    vec_push(&cli->arena, &cli->tags, NULL);
    vec_push(&cli->arena, &cli->rules, NULL);
    vec_push(&cli->arena, &cli->no_rules, NULL);
    cli->build.set = cli->set.at;
    cli->build.pin = cli->pin.at;
    cli->build.hide = cli->hide.at;
    cli->build.tags = cli->tags.at;
    cli->build.rules = cli->rules.at;
    cli->build.no_rules = cli->no_rules.at;
    cli->build.profile = cli->operands.n > 0 ? cli->operands.at[0] : NULL;
    cli->build.posting = cli->operands.n > 1 ? cli->operands.at[1] : NULL;
    return parse_epoch(cli);
}
