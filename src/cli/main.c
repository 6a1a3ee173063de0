/* nextcv: see include/nextcv.h for what it does; this is the way in from a shell.
 * SPDX-License-Identifier: MIT */
#include "base/diag.h"
#include "cli/cli.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static const char build_help[] =
    "usage: nextcv build PROFILE [POSTING] [-o FILE]\n"
    "\n"
    "Tailors a JSON Resume to a job posting, lays it out and writes a PDF. '-' is standard\n"
    "input or output. Without a posting nothing is chosen or reordered.\n"
    "\n"
    "  -o, --output FILE      where to write (default: PROFILE with .pdf); its ending says what:\n"
    "                         .pdf, .svg (several pages are FILE-1.svg, FILE-2.svg …), .txt\n"
    "  -f, --format FORMAT    pdf, svg, text, or trace (every item with its place)\n"
    "  -l, --layout NAME      a layout that ships, or an XML file (default: rail)\n"
    "  -s, --set NAME=VALUE   a parameter of the layout; see 'nextcv layouts NAME'\n"
    "      --paper SIZE       a4 or letter (default: the layout's)\n"
    "  -p, --pages N          N pages, or auto (1 or 2): the least valuable is left out\n"
    "      --lang TAG         language of headings and dates (default: the profile's)\n"
    "      --as-of DATE       recency counts from here (default: newest date in the profile)\n"
    "      --pin POINTER      keep this item, named by its JSON Pointer\n"
    "      --hide POINTER     leave this item out\n"
    "      --tag TAG          of items with tags, only those with this one\n"
    "      --no-respell       keep the profile's spelling where the posting has another\n"
    "      --report FILE      why, by the ending: .json, .md, .html or text; '-' prints it\n"
    "      --diff             shows what tailoring changed, as a word diff\n"
    "      --tailored FILE    the tailored profile as JSON Resume\n"
    "      --fail-under N     exit with 1 if the document shows less than N % of the musts\n"
    "      --depfile FILE     what was read, as a rule for make\n"
    "  -v, --verbose          notes too        -q, --quiet   errors only\n"
    "\n"
    "examples:\n"
    "  nextcv build me.json job.md -o cv.pdf\n"
    "  nextcv build me.json job.html --layout twin --paper letter --pages 1 --report -\n"
    "  nextcv build me.json --set accent=#7a1f3d -o cv.pdf\n";

static const char tailor_help[] =
    "usage: nextcv tailor PROFILE POSTING [-o FILE]\n"
    "\n"
    "Writes the tailored profile as JSON Resume. Building it with the same layout gives the\n"
    "pages that 'nextcv build PROFILE POSTING' gives.\n"
    "\n"
    "  -o, --output FILE      default: standard output\n"
    "  --layout --set --paper --pages --lang --as-of --pin --hide --tag\n"
    "  --no-respell                                               as in build\n"
    "      --report FILE --diff --fail-under N                        as in build\n"
    "\n"
    "example:\n"
    "  nextcv tailor me.json job.md | nextcv build - -o cv.pdf\n";

static const char match_help[] =
    "usage: nextcv match PROFILE POSTING [--json]\n"
    "\n"
    "Tells what the posting asks for, what the profile proves, what it only lists, and what\n"
    "is missing. Nothing is laid out.\n"
    "\n"
    "      --json             the report as JSON\n"
    "      --fail-under N     exit with 1 if less than N %% of the musts are proven\n"
    "      --as-of DATE       recency counts from here\n"
    "  -o, --output FILE      .json, .md, .html or text (default: standard output)\n"
    "\n"
    "example:\n"
    "  nextcv match me.json job.html --fail-under 60 && nextcv build me.json job.html\n";

static const char lint_help[] =
    "usage: nextcv lint PROFILE [POSTING]\n"
    "\n"
    "Reads the profile as a stranger does, and tells what they will ask: duties without results,\n"
    "percentages of nothing, tools that no job shows, gaps and slips. With a posting also what\n"
    "of it stays unanswered. Nothing is changed, and no words or numbers are proposed.\n"
    "\n"
    "      --rules A,B        only these rules\n"
    "      --no-rule A        not this rule; may be repeated\n"
    "      --list             the rules, what each finds and asks\n"
    "      --fail-on A        exit with 1 if this rule finds something; 'warning' is all that look\n"
    "                         like a slip, 'any' is all\n"
    "      --json             findings as JSON\n"
    "      --as-of DATE       later dates are in the future (default: none is)\n"
    "      --lang TAG         language of the prose; rules of words know English\n"
    "  -q, --quiet            warnings only: what looks like a slip\n"
    "  -o, --output FILE      default: standard output\n"
    "\n"
    "examples:\n"
    "  nextcv lint me.json job.md\n"
    "  nextcv lint me.json --no-rule repeated-verb --fail-on date-overlap,date-future\n"
    "  vim -q <(nextcv lint me.json)\n";

static const char preview_help[] =
    "usage: nextcv preview PROFILE [POSTING] [-o FILE]\n"
    "\n"
    "Writes one HTML file that shows the CV in every layout side by side, as exact as the PDFs,\n"
    "with pages, fill, covered musts, warnings and the command that builds each. It opens without\n"
    "a network.\n"
    "\n"
    "  -o, --output FILE      default: PROFILE with .html\n"
    "  -l, --layout NAME      only this layout; may be repeated\n"
    "  -s, --set NAME=VALUE   a parameter, for the layouts that have it; the same name again is\n"
    "                         another variant\n"
    "      --paper SIZE       a4, letter, or all\n"
    "  --pages --lang --as-of --pin --hide --tag --no-respell --depfile  as in build\n"
    "\n"
    "examples:\n"
    "  nextcv preview me.json job.md -o variants.html\n"
    "  nextcv preview me.json -l rail -s accent=#1F4E79 -s accent=#7A1F3D --paper all\n";

static const char layouts_help[] =
    "usage: nextcv layouts [NAME]\n"
    "       nextcv layouts check FILE\n"
    "\n"
    "Lists the layouts that ship, the parameters of one, or checks a file of your own and says\n"
    "everything that is wrong with it.\n"
    "\n"
    "examples:\n"
    "  nextcv layouts rail\n"
    "  nextcv layouts check mine.xml\n";

static const char fonts_help[] = "usage: nextcv fonts\n"
                                 "\n"
                                 "Lists the faces that are linked in: family, weight, slope, role,\n"
                                 "number of glyphs, and the file they were made from.\n";

static const char init_help[] =
    "usage: nextcv init [DIR]\n"
    "\n"
    "Writes a starter profile, a posting, and a Makefile that rebuilds exactly the PDFs whose\n"
    "profile, posting or layout changed. Files that are there already are not touched.\n"
    "\n"
    "example:\n"
    "  nextcv init cv && make -C cv\n";

enum { OPT_BUILD = OPT_OUTPUT | OPT_LAYOUT | OPT_CHOICE | OPT_RECORDS | OPT_GATE | OPT_DEPFILE };

static const struct cli_command commands[] = {
    {"build", OPT_BUILD | OPT_FORMAT, 1, 2, build_help, cli_build},
    {"tailor", OPT_BUILD, 2, 2, tailor_help, cli_tailor},
    {"match", OPT_OUTPUT | OPT_CHOICE | OPT_JSON | OPT_GATE, 2, 2, match_help, cli_match},
    {"lint", OPT_OUTPUT | OPT_JSON | OPT_LINT, 0, 2, lint_help, cli_lint},
    {"preview", OPT_OUTPUT | OPT_LAYOUT | OPT_CHOICE | OPT_DEPFILE, 1, 2, preview_help, cli_preview},
    {"layouts", 0, 0, 2, layouts_help, cli_layouts},
    {"fonts", 0, 0, 0, fonts_help, cli_fonts},
    {"init", 0, 0, 1, init_help, cli_init},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static const char usage[] =
    "usage: nextcv COMMAND ...\n"
    "\n"
    "A JSON Resume and a job posting -> a typeset PDF.\n"
    "\n"
    "  build     tailor, lay out, write the PDF\n"
    "  tailor    the tailored JSON Resume\n"
    "  match     what the posting asks, what the profile proves, what is missing\n"
    "  lint      what a reader will ask and the profile does not answer\n"
    "  preview   all layouts side by side, one HTML file\n"
    "  layouts   what ships; check one's own\n"
    "  fonts     faces that are linked in\n"
    "  init      a starter profile, posting and Makefile\n"
    "\n"
    "'nextcv COMMAND --help' tells more. Exit status: 0 done, 1 a gate failed, 2 the input is\n"
    "wrong, 3 the machine failed.\n";

static int print_and_leave(const char *text)
{
    return fputs(text, stdout) < 0 || fflush(stdout) != 0 ? NCV_MACHINE : NCV_OK;
}

static int run(const struct cli_command *command, int argc, char **argv)
{
    struct cli cli = {0};
    int status = NCV_INPUT;

    if (cli_parse(&cli, command, argc, argv))
        status = cli.help ? print_and_leave(command->help) : command->run(&cli);
    arena_free(&cli.arena);
    return status;
}

static int unknown_command(const char *name)
{
    const char *names[COMMANDS], *near;

    for (size_t i = 0; i < COMMANDS; i++)
        names[i] = commands[i].name;
    near = nearest_name(name, names, COMMANDS);
    if (near)
        return cli_usage_error(NULL, "there is no command '%s'; did you mean '%s'?", name, near);
    return cli_usage_error("'nextcv --help' lists the commands", "there is no command '%s'", name);
}

int main(int argc, char **argv)
{
    /* a closed pipe is then an error of write(), told like any other */
    signal(SIGPIPE, SIG_IGN);
    if (argc < 2) {
        fputs(usage, stderr);
        return NCV_INPUT;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0)
        return print_and_leave(usage);
    if (strcmp(argv[1], "--version") == 0) {
        printf("nextcv %s\n", ncv_version());
        return NCV_OK;
    }
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return run(&commands[i], argc - 2, argv + 2);
    return unknown_command(argv[1]);
}
