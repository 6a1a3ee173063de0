/* What the files of this room share. Widths are integers of 1/65536 pt (TeX's scaled points), so
 * that sums are exact and the same at every optimisation level.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TYPE_INTERNAL_H
#define NEXTCV_TYPE_INTERNAL_H

#include "type/type.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

typedef int64_t scaled;
enum { SCALED_ONE = 65536 };
scaled scaled_from_pt(double pt);
double scaled_to_pt(scaled s);

/* ---- faces ---- */

enum face_state { FACE_UNOPENED, FACE_OPEN, FACE_REFUSED };

struct face {
    const struct font_file *file;
    enum face_state state;
    struct face_info info;
    FT_Face ft;
    hb_face_t *hb_face;
    hb_font_t *hb_font;
    hb_blob_t *instance; /* bytes made of a variable font, or NULL */
    bool is_found;   /* by the finder, not of the catalogue */
    bool ascii;      /* has all of U+0020..U+007E */
    bool small_caps; /* GSUB has smcp */
};

struct style_face { /* answers of type_face() */
    const char *family;
    int weight;
    bool italic;
    const struct face *face;
};

struct missing { /* a character no face has, once for each place it was found */
    uint32_t c;
    const char *source;
};

struct type {
    struct arena *arena;
    struct diags *diags;
    FT_Library ft;
    struct face *faces; /* one for each file of the catalogue */
    size_t nfaces;
    VEC(struct style_face) cache;
    VEC(const char *) unknown; /* families already complained of */
    VEC(struct missing) missing;
    hb_buffer_t *buffer;
    size_t shape_count;
    struct arena shape_arena; /* of the cache of shaped paragraphs: cache.c */
    struct shape_entry **shapes;
    struct font_finder finder;
    struct word_finder words;
    size_t finder_count;
    VEC(struct face *) found; /* by the finder */
    struct found_memo *memo;  /* hash table: what the finder was asked */
    size_t memo_size, memo_n;
    bool complained; /* a character or family was missing since this was cleared */
};

/* Opens and vets; false and one diagnostic if the file cannot be used. */
bool face_open(struct type *t, struct face *f);
void face_close(struct face *f);
bool face_is_icons(const struct face *f);
bool face_is_serif(const struct face *f);
/* A static font made of a variable one, at this weight, all else at its default; NULL if that cannot be
 * done. To be destroyed. */
hb_blob_t *font_instance(struct type *t, const struct font_file *file, double weight);
/* Opens FreeType when it is first needed. */
bool type_library(struct type *t);
/* Has a glyph for c, or for each character of its canonical decomposition. */
bool face_has(const struct face *f, uint32_t c);
/* Best openable face of exactly this family by slope and weight; NULL if there is none. */
const struct face *family_face(struct type *t, const char *family, int weight, bool italic);

/* ---- text as set ---- */

enum part_kind { PART_TEXT, PART_OBJECT, PART_LEADER, PART_BREAK };

/* A stretch of one run in one face, or something that is not text (start = end, except objects). */
struct part {
    enum part_kind kind;
    uint32_t start, end; /* bytes of the paragraph's text */
    const struct face *face;
    size_t run;
    uint8_t level; /* of embedding, UAX #9: odd ones run from right to left */
};

/* Format characters are not set; what they ask for is kept beside the text. */
enum mark_kind { MARK_SOFT_HYPHEN, MARK_ALLOW, MARK_FORBID, MARK_BIDI /* the control c */ };
struct mark {
    uint32_t at;
    enum mark_kind kind;
    uint32_t c;
};

/* Where capitals were set: what the author wrote, which is what a reader of the file gets back. */
struct respelt {
    uint32_t start, end; /* bytes of the paragraph's text */
    const char *written;
    uint32_t n;
};

struct set_text {
    struct strbuf text;
    VEC(struct part) parts;
    VEC(struct mark) marks;
    VEC(struct respelt) respelt;
};

/* Normalises (NFC), maps case, collapses white space, chooses faces. t->arena is not used: all but the
 * text lives in `a`, the text in the strbuf (to be freed). */
void text_set(struct type *t, struct arena *a, const struct type_run *runs, size_t n,
              struct set_text *out);
/* Adds the text in NFC to `out`; wrong UTF-8 becomes U+FFFD. */
void text_normalise(struct strbuf *out, const char *text, size_t n);
/* Adds the capitals of one grapheme cluster, in NFC. */
void text_upper(struct strbuf *out, const char *cluster, size_t n, const char *lang);
/* A face that has all n characters (one grapheme cluster): `primary` or a fallback in the nearest
 * weight and slope; NULL if none. */
const struct face *fallback_face(struct type *t, const struct face *primary, const uint32_t *c,
                                 size_t n);
/* Names of the families fallback_face() tries, for messages. */
const char *fallback_names(struct type *t, const struct face *primary);
bool is_default_ignorable(uint32_t c);
/* A face from outside the catalogue that has the cluster; NULL if none is found. */
const struct face *found_face(struct type *t, const struct face *primary, const char *lang,
                              const uint32_t *c, size_t n);
/* One of a family or file that is not of the catalogue; NULL if there is none. */
const struct face *found_family(struct type *t, const char *family, int weight, bool italic);

/* ---- scripts: script.c ---- */

/* The family to look for first for a character, or NULL. */
const char *script_family(uint32_t c, const char *lang, bool serif);
/* The Debian package with a face that has the character, or NULL where none is known. */
const char *script_package(uint32_t c);
/* Whether the character is of a script whose letters join, so that no space may come between. */
bool script_is_joined(uint32_t c);
/* Whether several scripts share it. */
bool script_is_common(uint32_t c);
/* Quotes, ellipsis and dash, which Chinese and Japanese write in the width of an ideograph. */
bool script_is_wide_mark(uint32_t c);
/* Ideographs, kana, Hangul, and the punctuation that goes with them. */
bool script_is_east_asian(uint32_t c);

/* ---- bidi: UAX #9 ---- */

bool is_bidi_control(uint32_t c);
/* Embedding levels of one paragraph of n characters, rules P2 to L1; `base` is 0, 1, or -1 for what
 * the first strong character says. Returns the base level. */
int bidi_levels(struct arena *a, const uint32_t *c, size_t n, int base, uint8_t *levels);
/* Splits the parts of a text so that each has one level. False, and nothing changed, where all runs
 * from left to right. The base is that of the first run's language. */
bool bidi_paragraph(struct arena *a, struct set_text *text, const struct type_run *runs, size_t n);
/* Rule L2: order[k] is the k-th from the left. */
void bidi_visual_order(const uint8_t *levels, size_t n, size_t *order);
/* Moves the pieces of a line, set one after the other in logical order from the start edge, to where
 * they are seen; the array stays in logical order, the glyphs of a piece are put from left to right. */
void bidi_order_line(struct arena *a, const struct shaped *s, struct line *line, bool from_right);

/* ---- break opportunities ---- */

/* From best to worst. All of a class are used only where without them a stretch of text would not
 * fit on a line of its own. */
enum break_class {
    BREAK_NORMAL, /* at a space, between ideographs */
    BREAK_INSIDE, /* at a space inside one of several things on a line that separators part */
    BREAK_SOFT,   /* at a soft hyphen */
    BREAK_HYPHEN, /* where the patterns divide a word */
    BREAK_URL,      /* after a slash of an address */
    BREAK_URL_PART, /* after its dots, hyphens and the like */
    BREAK_WORD,  /* inside a word, after a hyphen or slash the author wrote */
    BREAK_GLUED, /* between words that belong together: "340 ms" */
    BREAK_EMERGENCY,
    BREAK_NONE
};

/* UAX #14. breaks[i] says what may happen before character i (0 and n excluded). */
enum { LINE_BREAK_NO, LINE_BREAK_MAY, LINE_BREAK_MUST };
void linebreak_opportunities(const uint32_t *c, size_t n, uint8_t *breaks);

/* Class of the break before each byte (enum break_class), n + 1 of them: UAX #14 with the
 * tailorings of a CV. `flags` gives the run flags at each byte. */
void break_classes(struct arena *a, const char *text, size_t n, const struct mark *marks,
                   size_t nmarks, const uint8_t *flags, const char *lang, uint8_t *out);

/* ---- words ---- */

struct shaped;
/* Makes the points of words that may be hyphenated BREAK_HYPHEN. `s` has text, parts and runs;
 * flags and classes as above. */
void divide_words(const struct shaped *s, const uint8_t *flags, uint8_t *classes);
/* Adds the breaks between words of a script without spaces: words.c. */
void word_breaks(struct type *t, struct arena *a, const char *text, size_t n, const uint8_t *flags,
                 uint8_t *classes);

/* ---- shaped paragraph ---- */

enum unit_kind { UNIT_GLYPH, UNIT_SPACE, UNIT_NBSP, UNIT_OBJECT, UNIT_LEADER, UNIT_BREAK };

struct unit {
    uint32_t id;
    int32_t advance, dx, dy; /* scaled; advance with kerning and tracking */
    int32_t raw[3];          /* the same in font units, without tracking */
    uint32_t text, text_n;   /* bytes of the paragraph's text; n = 0 inside a cluster */
    uint32_t part;
    enum unit_kind kind;
    bool cluster; /* first of its cluster */
    bool tracked; /* last of its cluster: its advance has the tracking */
    uint8_t cjk;  /* set of enum cjk_space */
};

/* Sums over the units before one. */
struct sums {
    scaled width;  /* natural */
    scaled spaces; /* natural width of the spaces that stretch */
    scaled gaps;   /* between characters of Chinese and Japanese: weight by which they stretch */
    uint32_t nspaces, leaders;
};

/* Where a line may end: its last unit is before `end`, the next line starts with `next`. */
struct breakpoint {
    uint32_t end, next;
    struct sums before, after; /* at end (without the tracking of the last glyph) and at next */
    scaled hyphen;             /* width the visible hyphen adds */
    scaled blank;              /* of a full-width mark, that a line which starts with it leaves out */
    scaled hang_end, hang_start; /* how far the line before and the line after may stand out */
    enum break_class class;
    bool forced, hyphenated;
    bool separates; /* one thing from the next: what stands alone behind it is not stranded */
};

struct run_metrics {
    const struct face *face; /* of the style, before fallback */
    scaled size, track, ascent, descent, leading;
};

struct shaped {
    const struct type_run *runs;
    size_t nruns;
    struct run_metrics *metrics;
    char *text;
    size_t text_n;
    char *written;        /* the text in the author's letters; `text` itself where case is not mapped */
    uint32_t *written_at; /* by byte of `text` and its end, the offset in `written`; else NULL */
    struct part *parts;
    size_t nparts;
    struct unit *units;
    size_t nunits;
    struct sums *sums; /* nunits + 1 */
    uint8_t *classes; /* of the breaks, by byte */
    struct breakpoint *breaks; /* [0] is the start, the last one the end */
    size_t nbreaks;
    bool bidi; /* some part has a level that is not 0 */
};

/* Shapes without looking into the cache. */
struct shaped *shape_paragraph(struct type *t, struct arena *a, const struct type_run *runs,
                               size_t n);
/* The same text at other sizes, leadings, trackings and widths of objects: arithmetic on what was
 * shaped in font units, with the result that shaping would have. The runs differ from those of
 * `base` in nothing else, have tracking where those have, and are equal where those are. */
struct shaped *shape_resized(struct type *t, struct arena *a, const struct shaped *base,
                             const struct type_run *runs, size_t n);
/* Font units at a size, rounded to the nearest. */
int32_t shape_scale(const struct face *f, scaled size, int32_t units);
typedef VEC(struct unit) unit_vec;
/* Shapes parts [first, last), which share face and style, and appends their units. */
void shape_parts(struct type *t, struct arena *a, const struct shaped *s, size_t first,
                 size_t last, unit_vec *out);
/* The break points of all classes up to BREAK_GLUED. */
void type_items_build(struct arena *a, struct shaped *s, const uint8_t *classes);
bool unit_is_separator(const struct shaped *s, const struct unit *u);
struct breakpoint breakpoint_at(const struct shaped *s, uint32_t unit, enum break_class class);

/* ---- Chinese and Japanese: cjk.c ---- */

enum cjk_space {
    CJK_BLANK_BEFORE = 1, /* the glyph begins with a blank of half an em */
    CJK_BLANK_AFTER = 2,  /* ends with one */
    CJK_QUARTER_AFTER = 4, /* a quarter of an em before another script is in the advance */
    CJK_GAP_AFTER = 8      /* justified text may stretch behind it */
};
enum { CJK_HALF = 2, CJK_QUARTER = 4, CJK_STRETCH = 8 /* of the em: weight of a gap */ };
/* Sets the space between the characters of a paragraph, once, in font units and as scaled. */
void cjk_space(const struct shaped *s, struct unit *units, size_t n);
/* The em of a unit divided by `share`. */
scaled cjk_share(const struct shaped *s, const struct unit *u, int share);
/* The character at the start, or the one at the end, of a unit's cluster. */
uint32_t unit_character(const struct shaped *s, const struct unit *u, bool end);

/* ---- breaking ---- */

struct breaker {
    const struct breakpoint *at; /* [0] the start, [n - 1] the end; all may be used */
    size_t n;
    scaled measure, first_indent;
    scaled hang_most; /* no break point has a larger hang_end */
    bool justify;
    int expand;         /* glyphs may be scaled by so many 1/1000, either way */
    int looseness;      /* so many lines more than are best, if that can be (TeX's \looseness) */
    int hyphen_penalty; /* 0: hyphens only where the text needs them, at TeX's 50; else weighed from the
                           start, at so much */
};

/* Justified text is first tried without hyphens that are not in the text, if all lines are fairly good
 * (TeX's \pretolerance); then with them, but without loose lines (\tolerance). The last pass takes
 * everything, and breaks rules where there is no way to keep them. Ragged text has only the last. */
enum breaker_pass { PASS_PLAIN, PASS_LIMITED, PASS_LAST };
/* The optimum; writes the chosen indices, without 0 and with n - 1, to `chosen` (room for n) and
 * returns their number. */
size_t breaker_run(const struct breaker *b, size_t *chosen);
enum fitness { TIGHT, DECENT, LOOSE, VERY_LOOSE, CLASSES };
enum { CLASS_DEMERITS = 10000 };
/* No more than so many lines in a row end in a hyphen; in the last pass more cost so much each, which
 * is more than any other fault. */
enum { LADDER_MAX = 2 };
#define LADDER_DEMERITS ((int64_t)1 << 56)
struct line_fit {
    int64_t demerits;
    int class;
};
/* What one line from break point i to j costs; false if it does not fit. */
bool breaker_line_fit(const struct breaker *b, enum breaker_pass pass, size_t i, size_t j,
                      struct line_fit *fit);
/* Two lines that meet at i and differ by more than one class cost CLASS_DEMERITS. */
bool breaker_classes_clash(const struct breaker *b, size_t i, int before, int after);
/* A justified line whose spaces would be over twice as wide as designed. */
bool breaker_is_loose(const struct breaker *b, size_t i, size_t j);
/* False if no line from i ends at j or behind it. */
bool breaker_reaches(const struct breaker *b, size_t i, size_t j);

scaled line_natural(const struct breakpoint *from, const struct breakpoint *to);
/* The part that counts against the measure: without what stands out. */
scaled line_counted(const struct breakpoint *from, const struct breakpoint *to);
/* Natural width of what can be scaled: all but the spaces. */
scaled line_glyphs(const struct breakpoint *from, const struct breakpoint *to);
bool line_has_leader(const struct breakpoint *from, const struct breakpoint *to);

/* ---- margins ---- */

/* Sets how far the lines at a break point may stand out into the margins: a share of the width of
 * their last glyph (the hyphen, where there is one) and of their first. Not where these run against
 * the page's direction: they may stand anywhere in the line. */
void protrude_at(const struct shaped *s, bool from_right, struct breakpoint *b);

#endif
