/* Type: faces, shaping, line breaking. Knows nothing of CVs.
 *
 * A run is shaped once, in font units; breaking and fitting only add up integers. Positions inside
 * a line are in pt from the line's start edge. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TYPE_TYPE_H
#define NEXTCV_TYPE_TYPE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- faces ------------------------------------------------------------------------------- */

/* A font file of the catalogue (fonts/catalogue), linked in; or a user's own. */
struct font_file {
    const char *family; /* "Lato" */
    const char *role;   /* "sans", "serif", "mono", "condensed" or "" */
    int weight;
    bool italic;
    const char *path; /* where it came from, for messages */
    const unsigned char *bytes;
    size_t size;
    int index;    /* of the font in a collection (TTC) */
    int instance; /* weight (`wght`) at which a variable font is to stand; 0 where it isn't one */
};
extern const struct font_file font_builtin[]; /* ends with family == NULL */

/* Fills in weight and slope as the file gives them (OS/2, usWeightClass and fsSelection), as far as its
 * table directory is sound; 400 and upright otherwise. A static font has no `instance` then. */
void font_describe(struct font_file *file);

struct face; /* an opened and vetted font file */

struct face_info {
    const char *family, *postscript_name, *path;
    int weight;
    bool italic;
    int units_per_em;
    int ascent, descent, cap_height, x_height; /* font units; descent negative */
    int bbox[4];
    double italic_angle;
    const unsigned char *bytes; /* the whole file */
    size_t size;
    int index;  /* of this face in the file (TTC) */
    bool is_cff, is_found; /* is_found: not of the catalogue */
    const unsigned char *file; /* as found, with its size: differs from `bytes` for an instance of a */
    size_t file_size;          /* variable font */
    int glyph_count;
};
const struct face_info *face_info(const struct face *f);
/* Glyph of a character, without regard to its neighbours; 0 if the face has none. */
uint32_t face_glyph(const struct face *f, uint32_t c);
/* Advance of a glyph in font units, without kerning. */
int face_advance(const struct face *f, uint32_t glyph);
/* Mean advance in em of running text in Latin letters, spaces counted: a measure divided by this and
 * the size is its length in characters. */
double face_mean_advance(const struct face *f);
/* Outline of a glyph as a path in font units, y up; see path_op. Empty for a space. */
enum path_op { PATH_MOVE, PATH_LINE, PATH_CURVE /* cubic, 3 points */, PATH_CLOSE };
struct path_segment {
    enum path_op op;
    double x[3], y[3];
};
size_t face_outline(const struct face *f, struct arena *a, uint32_t glyph,
                    struct path_segment **out);

struct type; /* the open faces and the shaping state of one document */

/* `files` ends with family == NULL and must outlive the type. Faces open when first used. */
struct type *type_new(struct arena *a, const struct font_file *files, struct diags *d);
void type_free(struct type *t); /* releases FreeType and HarfBuzz objects; memory is the arena's */

/* What to look for outside the catalogue: a face for a cluster of characters, or (n == 0) one of a
 * family, or of a file: `family` as the layout has it. */
struct font_request {
    const uint32_t *chars;
    size_t n;
    const char *family;
    const char *preferred; /* family to try first for the characters' script, or NULL */
    int weight;
    bool italic, serif;
    const char *lang;
};
struct font_finder {
    void *context;
    /* The font of this rank, 0 being the best, for the request; false if there are no more. The bytes
     * must outlive the type, and be the same when the same font is given again. */
    bool (*find)(void *context, const struct font_request *request, int rank,
                 struct font_file *out);
};
/* Without one, only the catalogue is used. */
void type_set_finder(struct type *t, const struct font_finder *finder);
/* How often the finder was asked, for tests: never, as long as the catalogue has all characters. */
size_t type_finder_count(const struct type *t);
/* Where words begin in a script that has no spaces between them. */
struct word_finder {
    void *context;
    /* Sets starts[i] to 1 where a word begins, for n characters of Thai; false without a dictionary. */
    bool (*find)(void *context, struct arena *scratch, const uint32_t *c, size_t n,
                 uint8_t *starts);
};
/* Without one, such text is broken only where nothing else is left. */
void type_set_words(struct type *t, const struct word_finder *words);
/* The face for a family (or role), weight and slope: nearest weight by CSS Fonts 4 (5.2). An
 * unknown family gives a diagnostic once and the sans face. NULL only if no face can be opened. */
const struct face *type_face(struct type *t, const char *family, int weight, bool italic);

/* Glyph of a named icon ("mail", "phone", "place", "link", "github", "linkedin", "orcid" …) in the
 * catalogue's face of role "icons", for face_outline(). False if there is no such icon. */
bool type_icon(struct type *t, const char *name, const struct face **face, uint32_t *glyph);

/* The i-th name, sorted; NULL behind the last one. */
const char *type_icon_name(size_t i);

/* ---- runs and paragraphs ----------------------------------------------------------------- */

enum type_case { TYPE_CASE_NONE, TYPE_CASE_UPPER, TYPE_CASE_SMALL_CAPS };
enum type_flags {
    TYPE_NO_HYPHEN = 1,
    TYPE_NO_BREAK = 2,
    TYPE_URL = 4,
    TYPE_FORCED_BREAK = 8, /* the run is a line break; no text */
    TYPE_LEADER = 16,      /* the run is a fill space of 1 em or more; no text. A line may be broken
                              before it, so that what follows stands alone at the end edge */
    TYPE_OBJECT = 32,      /* an object of `object_width` pt (icon); text is its replacement U+FFFC */
    TYPE_VALUE = 64,       /* the run is of a value of its own, which does not mix with the text
                              around where scripts run in both directions */
    TYPE_VALUE_START = 128, /* and the first one of it */
    TYPE_HYPHENATE = 256,   /* words may be hyphenated by the patterns of the style's language, where
                               type_break() is asked to or nothing else fits */
    TYPE_SEPARATOR = 512    /* a line that ends behind it leaves it out, but for one space */
};
struct type_style {
    const char *family;
    int weight;
    bool italic;
    double size, leading, track; /* pt */
    const char *features;        /* as in compose/block.h */
    enum type_case text_case;
    const char *lang;
    unsigned char hyphen_before, hyphen_after; /* letters at least left; 0: 2 and 3 */
};

struct type_run {
    const char *text; /* UTF-8 */
    size_t n;
    struct type_style style;
    unsigned flags;
    double object_width;
    const char *source; /* where the text is from, for messages; may be NULL */
};

/* Whether the language (BCP 47) is written from right to left. It decides the base direction of a
 * paragraph, by that of its first run. */
bool type_lang_is_rtl(const char *lang);

enum type_align { TYPE_START, TYPE_CENTER, TYPE_END, TYPE_JUSTIFY };

struct shaped; /* a paragraph's runs as glyphs, with its break opportunities */

/* Starts another document with the same faces: what was complained of may be said again, and the
 * cache of shaped paragraphs is emptied when it is over 8 MiB; shaped texts and lines of documents
 * before are then gone. Not needed before the first document. */
void type_begin(struct type *t);
/* Shapes whole runs: once for each paragraph; the same runs again give the same shaped text, which
 * lives as long as `t` or up to type_begin(). White space is collapsed as in HTML, line ends in the
 * text are forced breaks. Characters that no face has are replaced (letters: by U+FFFD, or by the
 * letter they are a fancy form of) or dropped, with a diagnostic "type-glyph" that names code point,
 * faces tried and run source. The strings of the runs are not needed after the call. */
struct shaped *type_shape(struct type *t, struct arena *a, const struct type_run *runs, size_t n);
/* Width on one line, pt; with forced breaks that of the widest line. */
double shaped_width(const struct shaped *s);

struct glyph {
    uint32_t id;
    float advance; /* pt, with kerning and tracking, as placed on this line */
    float x, y;    /* offset from the pen, pt, y up */
    uint32_t text, text_n; /* bytes of the piece's text this glyph stands for; text_n == 0 for the
                              second and further glyphs of a cluster */
};

/* Glyphs of one run and one face that stand side by side on a line. A leader is a piece too: its
 * width is the gap, its only glyph a space where the text has none before it. A cluster over the
 * border of two equal runs belongs to the first. */
struct piece {
    const struct face *face;
    double size; /* pt */
    size_t run;  /* index of the run */
    double x;    /* start of the first glyph's pen, pt from the line's start edge */
    double width;
    double scale; /* of the glyphs' width, 1 = as designed; their advances hold it already */
    const struct glyph *glyphs;
    size_t nglyphs;
    const char *text; /* this piece's part of the text (NFC; in the author's letters, whatever case
                         its glyphs show), UTF-8, not NUL-terminated; glyph.text counts from its
                         start. A hyphen that was set at a soft hyphen is U+00AD here; unused soft
                         hyphens are gone */
    size_t text_n;
    unsigned char level;      /* UAX #9; glyphs of odd levels stand from left to right, their text
                                 runs the other way. Pieces of a line are in logical order */
    bool is_object, is_space; /* is_space: only the white space that ends the line; painted so that
                                 extraction has a real space; not counted in width */
};

struct line {
    struct piece *pieces;
    size_t npieces;
    double width; /* as set and counted against the measure: without trailing white space, and
                     without what stands out into the margins */
    double ascent, descent; /* pt, of the line's styles (not of fallback faces), descent positive */
    double leading;         /* pt: largest leading of its styles */
    double gap_ratio;       /* glue set ratio (justified), or shortfall / measure (ragged) */
    double gap;             /* width of its spaces, of the natural one; 1 unless justified */
    bool overfull; /* wider than the measure, or a word had to be broken between two letters */
    bool hyphenated, last;
};

struct type_break_options {
    double measure;      /* pt */
    double first_indent; /* pt */
    enum type_align align;
    bool hyphenate; /* where runs have TYPE_HYPHENATE; soft hyphens count anyway */
    bool from_right; /* the start edge is the right one: piece.x counts from there to the piece's right
                        side */
    bool protrude;      /* punctuation and the like may stand out into the margins */
    int expand;         /* justified text: glyphs may be scaled by up to so many 1/1000 */
    int looseness;      /* so many lines more (or less) than are best, where that is possible */
    int hyphen_penalty; /* what a hyphen costs in justified text; 0 = 50 as in TeX, and none
                           where the text is good enough without */
};

struct lines {
    struct line *at;
    size_t n;
    bool overfull;
};

/* Total-fit breaking (Knuth & Plass 1981), glyph scaling and protrusion chosen together with the
 * breaks (Han The Thanh 2000). Ragged text: as few lines as there can be, then the least
 * sum of squared shortfalls, without runts where that can be helped. The same shaped text may be
 * broken at any number of measures; the shaped text must outlive the lines. No text, no lines. */
struct lines *type_break(struct type *t, struct arena *a, const struct shaped *s,
                         const struct type_break_options *o);

/* Number of hb_shape() calls since type_new(), for tests and the bench. */
size_t type_shape_count(const struct type *t);

#endif
