/* nextcv: a JSON Resume and a job posting -> a typeset PDF.
 *
 * The library of the program of the same name. Offline; deterministic: the same bytes in give the
 * same bytes out. No function prints, exits, reads the clock, the environment or the locale.
 *
 * Threads: a context and what comes from it belong to one thread at a time; several contexts may
 * be used by several threads at once. There is no global mutable state.
 *
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_H
#define NEXTCV_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__) && defined(NCV_BUILD)
#define NCV_API __attribute__((visibility("default")))
#else
#define NCV_API
#endif

/* Version of the library, "0.1.0". Static. */
NCV_API const char *ncv_version(void);

/* What a call came to; also the program's exit status. */
enum ncv_status {
    NCV_OK = 0,
    NCV_GATE = 1,    /* done, but a gate the caller set failed */
    NCV_INPUT = 2,   /* the input is wrong; the diagnostics say where and how to mend it */
    NCV_MACHINE = 3, /* the machine failed us: unreadable file, full disk */
};

enum ncv_level { NCV_NOTE, NCV_WARNING, NCV_ERROR, NCV_FATAL };

/* One diagnostic. Strings belong to the context and live until the next call that takes it. */
struct ncv_diagnostic {
    enum ncv_level level;
    const char *code;        /* stable, kebab case: "profile-date" */
    const char *source;      /* file, or NULL */
    int line, column;        /* from 1; 0 = unknown */
    const char *pointer;     /* JSON Pointer into the profile, or NULL */
    const char *text;        /* what is wrong */
    const char *hint;        /* what to do, or NULL */
    const char *source_line; /* the line it is about, or NULL */
};

enum { NCV_PAGES_AUTO = -1 /* one or two, by what is worth showing */ };

/* Everything a build is told. Zero-initialise; NULL and 0 mean the default. */
struct ncv_build_options {
    const char *profile;       /* path, or "-" for standard input; required */
    const char *posting;       /* path, "-", or NULL: no tailoring for a posting */
    /* The files' bytes where the caller has read them, for several builds of the same files or of
     * standard input; the paths are then names. NULL: read. */
    const char *profile_bytes, *posting_bytes;
    size_t profile_size, posting_size;
    const char *layout;        /* shipped name or path of an XML file; default "rail" */
    const char *paper;         /* "a4" or "letter"; default: the layout's */
    const char *const *set;    /* "name=value" layout parameters, NULL-terminated */
    const char *lang;          /* BCP 47; default: guessed from the profile's prose */
    const char *as_of;         /* YYYY-MM-DD or YYYY-MM; default: newest date in the profile */
    int64_t epoch;             /* SOURCE_DATE_EPOCH, seconds; has_epoch says that it is set */
    int has_epoch;
    int pages;                 /* exactly so many, NCV_PAGES_AUTO, or 0: as many as it takes */
    int no_respell;            /* keep the profile's own spellings */
    const char *const *pin;    /* JSON Pointers, NULL-terminated */
    const char *const *hide;
    const char *const *tags;   /* of items with tags in x-nextcv only those with one of these */
    /* Rules of lint, by name or as comma-separated lists of names, NULL-terminated: only these; not
     * these. NULL or empty: all. */
    const char *const *rules, *const *no_rules;
};

enum ncv_format {
    NCV_PDF,
    NCV_TEXT,
    NCV_TRACE,
    NCV_REPORT_JSON,
    NCV_REPORT_TEXT,
    NCV_REPORT_MARKDOWN, /* readable as it is */
    NCV_REPORT_HTML,     /* one page that holds all it needs */
    NCV_TAILORED,
    NCV_SVG,        /* one page as a file: outlines, links and unpainted text at the PDF's places */
    NCV_SVG_INLINE, /* one page as an <svg> element of an HTML document, which needs the element of
                       ncv_svg_defs() once; ids in both are one to three letters */
    NCV_LINT_TEXT,  /* a line a finding that editors read: file:line:column: level: text [rule] */
    NCV_LINT_JSON,
};

typedef struct ncv_context ncv_context;

/* A context holds one build: its memory, diagnostics and results. Free with ncv_free(); NULL is
 * returned only without memory. */
NCV_API ncv_context *ncv_new(void);
NCV_API void ncv_free(ncv_context *c);

/* Runs the pipeline up to the finished display list. Earlier results of `c` are dropped. The
 * options are read during the call only. */
NCV_API enum ncv_status ncv_build(ncv_context *c, const struct ncv_build_options *options);
/* Tailors without laying out for a page count (layout and pages as in build if `pages` or `layout`
 * is set, so that build of the result gives the same pages); afterwards NCV_TAILORED. */
NCV_API enum ncv_status ncv_tailor(ncv_context *c, const struct ncv_build_options *options);
/* Only weighs the profile against the posting; afterwards NCV_REPORT_JSON and NCV_REPORT_TEXT. */
NCV_API enum ncv_status ncv_match(ncv_context *c, const struct ncv_build_options *options);
/* Looks for what a reader will ask and the profile does not answer, with a posting also what of the posting
 * it leaves open; afterwards NCV_LINT_TEXT and NCV_LINT_JSON. Findings are no errors: NCV_OK. Dates are in
 * the future only against `as_of` or `epoch`. */
NCV_API enum ncv_status ncv_lint(ncv_context *c, const struct ncv_build_options *options);
/* Reads and checks a layout file and reports all that is wrong with it as diagnostics. */
NCV_API enum ncv_status ncv_check_layout(ncv_context *c, const char *path);

/* Bytes of a result of the last call; they belong to the context and live until its next call. Not
 * NUL-terminated by contract. NCV_INPUT if the last call made no such result. Of the formats that are
 * a page, the first page. */
NCV_API enum ncv_status ncv_output(ncv_context *c, enum ncv_format format, const char **bytes,
                                   size_t *size);
/* The same of page `page`, from 0: NCV_SVG or NCV_SVG_INLINE. NCV_INPUT with a diagnostic if there is
 * no such page or the format is no page. */
NCV_API enum ncv_status ncv_output_page(ncv_context *c, enum ncv_format format, int page,
                                        const char **bytes, size_t *size);
/* An <svg> element without extent that holds the outlines and pictures of all NCV_SVG_INLINE pages that
 * this context has given out since ncv_new(), over all its builds: what they share is in it once. */
NCV_API enum ncv_status ncv_svg_defs(ncv_context *c, const char **bytes, size_t *size);
/* Report as text with ANSI colours and a width in columns. */
NCV_API enum ncv_status ncv_report(ncv_context *c, int color, int columns, const char **bytes,
                                   size_t *size);
/* What tailoring changed, as a word diff: "[-Golang-]{+Go+}", and what is left out; with ANSI colours as
 * well. Empty where nothing was. */
NCV_API enum ncv_status ncv_diff(ncv_context *c, int color, const char **bytes, size_t *size);
/* Findings as text, perhaps with ANSI colours and without those of level NCV_NOTE. */
NCV_API enum ncv_status ncv_lint_text(ncv_context *c, int color, int notes, const char **bytes,
                                      size_t *size);
/* Findings of a rule after ncv_lint(); "any" counts all, "warning" those of that level; -1: there is no such
 * rule. */
NCV_API int ncv_lint_count(const ncv_context *c, const char *rule);
/* Writes bytes so that the file appears whole or not at all; "-" is standard output. */
NCV_API enum ncv_status ncv_write(ncv_context *c, const char *path, const char *bytes, size_t size);

/* Facts about the last build. */
NCV_API int ncv_page_count(const ncv_context *c);
/* Share of the musts that the finished document shows, after ncv_match() that the profile answers, in
 * per cent; -1: nothing asked. */
NCV_API int ncv_must_coverage(const ncv_context *c);
/* Share of the body height of page `page` (from 0) that is filled, per cent; -1: no such page. */
NCV_API int ncv_page_fill(const ncv_context *c, int page);
/* Title of the document, with the name; NULL without a build. Lives until the context's next call. */
NCV_API const char *ncv_title(const ncv_context *c);
/* Files that the last call read, NULL-terminated: for --depfile. */
NCV_API const char *const *ncv_dependencies(const ncv_context *c);

NCV_API size_t ncv_diagnostic_count(const ncv_context *c);
NCV_API struct ncv_diagnostic ncv_diagnostic_at(const ncv_context *c, size_t index);

/* What ships. Static strings; NULL behind the last index. */
struct ncv_layout_info {
    const char *name, *description;
};
NCV_API struct ncv_layout_info ncv_layout_at(ncv_context *c, size_t index);
/* A parameter of a layout; name NULL behind the last. */
struct ncv_param_info {
    const char *name, *type, *value, *label;
};
NCV_API struct ncv_param_info ncv_layout_param(ncv_context *c, const char *layout, size_t index);
/* A rule of lint; name NULL behind the last. Static strings. */
struct ncv_lint_rule {
    const char *name;
    enum ncv_level level; /* NCV_NOTE: the text could say more; NCV_WARNING: it looks like a slip */
    const char *about, *question;
};
NCV_API struct ncv_lint_rule ncv_lint_rule_at(size_t index);
struct ncv_font_info {
    const char *family, *role, *path;
    int weight, italic;
    size_t glyphs;
};
NCV_API struct ncv_font_info ncv_font_at(ncv_context *c, size_t index); /* family NULL at the end */
/* Starter files of `nextcv init`: name and bytes; name NULL at the end. */
struct ncv_starter {
    const char *name, *bytes;
    size_t size;
};
NCV_API struct ncv_starter ncv_starter_at(size_t index);

#ifdef __cplusplus
}
#endif
#endif
