/* The command line: one file per command over include/nextcv.h. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_CLI_CLI_H
#define NEXTCV_CLI_CLI_H

#include "base/arena.h"
#include "nextcv.h"

#include <stdbool.h>

/* What the options of a command line said; NULL and 0 where they said nothing. */
struct cli {
    struct arena arena;
    struct ncv_build_options build;
    VEC(const char *) operands; /* what is no option */
    VEC(const char *) set, pin, hide, tags, layouts, rules, no_rules, fail_on;
    const char *output, *report, *tailored, *depfile, *format;
    const char *fail_under;
    bool json, list, diff, verbose, quiet, help;
};

/* Options that a command takes, as a set. */
enum cli_option {
    OPT_OUTPUT = 1 << 0,
    OPT_LAYOUT = 1 << 1, /* --layout --set --paper --pages --lang */
    OPT_CHOICE = 1 << 2, /* --as-of --pin --hide --tag --no-respell */
    OPT_RECORDS = 1 << 3, /* --report --tailored --diff */
    OPT_FORMAT = 1 << 4,
    OPT_JSON = 1 << 5,
    OPT_GATE = 1 << 6,
    OPT_DEPFILE = 1 << 7,
    OPT_LINT = 1 << 8 /* --rules --no-rule --fail-on --list, --as-of, --lang */
};

struct cli_command {
    const char *name;
    unsigned options;
    int least, most; /* operands */
    const char *help;
    int (*run)(struct cli *cli);
};

/* Fills `cli`; false after a message when the line is wrong. */
bool cli_parse(struct cli *cli, const struct cli_command *command, int argc, char **argv);
/* Prints what the last call had to say, worst first on a line each, with source line and caret. */
void cli_diagnostics(const struct cli *cli, ncv_context *c);
/* One of them. */
void cli_diagnostic(const struct ncv_diagnostic *d, bool color);
/* "nextcv: text" and the hint on standard error; returns NCV_INPUT. */
int cli_usage_error(const char *hint, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* True if ANSI colours may go to this descriptor. */
bool cli_color(int fd);
int cli_columns(void);
/* Writes to standard output; NCV_MACHINE with a message if that fails. */
int cli_print(ncv_context *c, const char *bytes, size_t n);

/* "me" for "applications/me.json": what a result is called that nobody named. */
const char *cli_stem(struct cli *cli, const char *path);
/* Writes a rule for make: the files written depend on those that were read. */
enum ncv_status cli_write_depfile(const struct cli *cli, ncv_context *c, const char *const *written,
                                  const char *const *read);

/* ".pdf" of a path, or "" where its name has none. */
const char *cli_ending(const char *path);
bool cli_has_ending(const char *path, const char *ending); /* in capitals or not */
/* Writes one form of the result. */
enum ncv_status cli_write_result(ncv_context *c, enum ncv_format format, const char *path);
/* Writes the report in the form that the ending of the name asks for. */
enum ncv_status cli_write_report(ncv_context *c, const char *path);
/* NCV_GATE after a line if less than --fail-under of the musts is covered; `verb` says how: "proven". */
int cli_gate(const struct cli *cli, const ncv_context *c, const char *verb);

int cli_build(struct cli *cli);
int cli_tailor(struct cli *cli);
int cli_match(struct cli *cli);
int cli_lint(struct cli *cli);
int cli_preview(struct cli *cli);
int cli_layouts(struct cli *cli);
int cli_fonts(struct cli *cli);
int cli_init(struct cli *cli);

#endif
