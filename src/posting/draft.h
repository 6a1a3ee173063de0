/* A posting on its way in. The readers of the forms give blocks; shaping gives lines of one text;
 * zoning and metadata work on those. Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_POSTING_DRAFT_H
#define NEXTCV_POSTING_DRAFT_H

#include "lexicon/tagger.h"
#include "posting/posting.h"

/* words.c: text as cues are looked for: lower-case words with single spaces between and around,
 * curly quotes straight, "&" as "and". Apostrophes, + and # stay, other signs are spaces. `at` maps
 * bytes of the key to bytes of the text (NULL unless asked for). */
struct key {
    const char *p; /* NUL-terminated */
    const uint32_t *at;
    size_t n;
    int words;
};
struct key key_of(struct arena *a, struct str text, bool map);

/* phrases.c: a cue is a phrase as keys have it (" years of ", or a stem of two letters and more without
 * the space behind). What `what` and `value` mean is its table's. */
struct phrase {
    const char *text;
    int what, value;
};
struct cue_table {
    const struct phrase *phrases;
    size_t n;
};
#define CUE_TABLE(list) {(list), sizeof(list) / sizeof *(list)}

enum cues_of {
    CUES_ZONE,
    CUES_OPENER,
    CUES_MODAL,
    CUES_PLACE,
    CUES_TERMS,
    CUES_AXIS,
    CUES_DEGREE,
    CUES_FLUENCY,
    CUES_COUNT
};
extern const struct cue_table zone_cues, zone_openers, modal_cues, place_cues, terms_cues, axis_cues,
    degree_cues, fluency_cues;

/* Tables indexed by how their phrases begin; chains of index + 1. */
enum { PHRASE_BUCKETS = 1024 };
struct phrases {
    struct phrase_entry {
        const struct phrase *phrase;
        uint8_t table;
        uint16_t next;
    } *entries;
    size_t n;
    uint16_t first[PHRASE_BUCKETS];
};
struct phrases index_phrases(struct arena *a, const struct cue_table *const *tables, size_t n);

/* Found at byte `at` of a key, n bytes. */
struct cue {
    const struct phrase *phrase;
    size_t at, n;
    enum cues_of table; /* by the tables' order in the index */
};
struct cues {
    VEC(struct cue) list; /* by place; at a place in the order of the tables */
};
struct cues find_cues(struct arena *a, const struct phrases *p, const struct key *key);
/* The next cue of a table behind the last one, NULL = none. Begin with NULL. */
const struct cue *next_cue(const struct cues *cues, enum cues_of table, const struct cue *last);
/* Likewise, only the longest at a word and none that overlaps with the last one. */
const struct cue *next_longest(const struct cues *cues, enum cues_of table, const struct cue *last);
/* Its bytes in the text of a mapped key. */
size_t cue_start(const struct key *key, const struct cue *c);
size_t cue_end(const struct key *key, const struct cue *c);

/* seen.c: texts, and the number each had first. Begin with zeros, or with `any_case`, and ASCII case
 * is ignored; the texts are not copied. */
struct seen {
    bool any_case;
    struct seen_text {
        uint64_t hash; /* 0 = free */
        struct str text;
        size_t number;
    } *slots;
    size_t n, cap;
};
/* Its number when it came first, which may be this one. */
size_t seen_first(struct arena *a, struct seen *s, struct str text, size_t number);
bool was_seen(const struct seen *s, struct str text);

enum block_kind { BLOCK_PARAGRAPH, BLOCK_ITEM, BLOCK_HEADING };

/* What the form itself says about a stretch of text. */
struct block {
    enum block_kind kind;
    int level;       /* of a heading, 1..6; 0 = none said */
    bool bold;       /* all of it is set bold: often a heading in disguise */
    size_t lead;     /* bytes of the text's bold beginning, 0 = none */
    struct str text; /* UTF-8, white space collapsed, in the arena */
};

struct line {
    size_t start, end; /* in the text */
    enum block_kind kind;
    int level;
    bool bold;
    int source;     /* index of its block, for what stood in one paragraph */
    bool run;       /* cut out of a posting in one paragraph */
    bool leads;     /* a list begins behind it */
    enum zone zone; /* of a heading: the zone it opens */
    const struct key *key; /* by line_key(); NULL = not yet asked for */
};

/* A sentence, or a part of one between semicolons: what zoning judges and a quote shows. */
struct unit {
    size_t start, end;
    size_t line;
    enum zone zone;
    size_t twin; /* the first unit with the same words; itself, if there is none before */
    int words;
    const char *quote; /* by quote_of(); NULL = not yet asked for */
    const struct key *key; /* by unit_key(), likewise */
    const struct cues *cues; /* by unit_cues(), likewise */
};

/* Alternatives as a sentence has them; what of them becomes a group is for weigh() to say. */
struct choice {
    enum group_kind kind;
    int need;
    bool open;
    size_t start, end, unit; /* in the text */
    VEC(size_t) member;      /* indices into the hits */
};
struct choices {
    VEC(struct choice) list;
};

struct draft {
    struct arena *arena;
    struct diags *diags;
    const char *name;
    VEC(struct block) blocks;
    VEC(struct line) lines;
    VEC(struct unit) units;
    struct str text;
    /* Metadata by how sure their source is; NULL = not said. */
    const char *title, *company, *place;  /* structured data, labels, front matter */
    const char *og_title, *site_name;     /* Open Graph */
    const char *page_title, *first_title; /* <title>; h1 */
    int years;                            /* of experience, from structured data */
    const char *level;                    /* "Mid-level", from structured data */
    const char *workplace, *employment;   /* "remote", "hybrid"; "FULL_TIME", likewise */
    int wrap;               /* columns at which the source was hard-wrapped, 0 = not */
    bool stated;            /* a form of data was found, whatever it said */
    size_t first_musts_end; /* the unit behind the first few musts */
    struct choices choices;
    struct clause **clauses; /* by unit; NULL = not read yet */
    size_t title_line;      /* of ZONE_TITLE; 0 where there is none, too */
    size_t facts_end;       /* behind the short lines that follow it: place, pay, hours */
    struct phrases cues, heads; /* of all tables but those of headings.c; theirs */
    bool lines_cut;         /* the line limit was reached, and said */
};

/* decode.c */
enum form { FORM_PLAIN, FORM_MARKDOWN, FORM_HTML, FORM_JSON };
/* Bytes to UTF-8 with \n line ends and without control characters. False with an error when the
 * bytes are no text. */
bool decode_text(struct draft *d, struct str bytes, struct str *out);
enum form sniff_form(struct str text);
/* What a text field of structured data holds (JSON is not looked for). */
enum form sniff_fragment(struct str text);
/* Entities decoded once. */
struct str unescape(struct arena *a, struct str text);
/* Entities decoded while the text holds escaped tags, at most twice (boards escape once too often).
 */
struct str unescape_tags(struct arena *a, struct str text);

/* Readers: append blocks and fill in metadata. */
void read_plain(struct draft *d, struct str text);
void read_markdown(struct draft *d, struct str text);
void read_html(struct draft *d, struct str text);
/* False with an error if it is no JSON, too deep, or nothing of a posting. */
bool read_json(struct draft *d, struct str text);
/* One JSON-LD script of a page: true if it holds a JobPosting. No error otherwise. */
bool read_json_ld(struct draft *d, struct str text);
void read_fragment(struct draft *d, struct str text); /* by sniff_fragment() */
/* Front matter of a Markdown file ("---", key: value, "---"): metadata; returns what follows. */
struct str read_front_matter(struct draft *d, struct str text);

/* blocks.c */
/* Whether n blocks or lines are as many as a posting may have; warns the first time. */
bool draft_full(struct draft *d, size_t n);

/* Adds text as one block; white space is collapsed, empty text gives none. A bullet character in
 * front makes a paragraph an item. */
void add_block(struct draft *d, enum block_kind kind, int level, struct str text);
void add_styled_block(struct draft *d, enum block_kind kind, int level, bool bold, size_t lead,
                      struct str text);
struct str collapse(struct arena *a, struct str text);
/* Length of a bullet or list number with the space behind it, 0 = none. */
size_t bullet_length(struct str text);
/* Columns at which paragraphs of text are hard-wrapped, 0 = they are not. */
int wrap_width(struct str text);
/* True if the line break between two lines of a paragraph is a soft one. */
bool is_soft_break(struct str line, struct str next, int wrap);

/* shape.c: blocks to d->lines and d->text. */
void shape_lines(struct draft *d);
/* sentences.c */
/* End of the sentence that starts at `from` (behind its stop), at most text.n. */
size_t sentence_end(struct str text, size_t from);
/* Words that open a line more often than they end a CamelCase name: "At", "Requirements". */
bool opens_line(struct str word);
/* d->lines to d->units. */
void cut_units(struct draft *d);
/* A repeated sentence belongs where it stood first; a short item may mean another thing there. */
enum { SENTENCE_WORDS = 5 };

/* zone.c */
struct heading_guess {
    enum zone zone; /* ZONE_COUNT = no zone known */
    bool soft;      /* prose about the role: its sentences are judged one by one */
    bool known;     /* in the dictionary */
    bool everyday;  /* there, but a word of other lines, too */
    int score;      /* in half points; a heading from 6 */
};
enum { HEADING_MIN = 6 };
struct heading_guess guess_heading(struct draft *d, struct str text, const struct line *form);
struct heading_guess guess_line(struct draft *d, size_t line); /* of a line, in its own form */
/* Zones of lines and units; then p->zones. */
void zone_lines(struct draft *d);
void zone_spans(struct draft *d, struct posting *p);

/* zone_cues.c: what the words of a sentence tell of its zone. */
/* Adds the scores of its cues, each once. */
void add_cues(struct draft *d, size_t unit, int gain[ZONE_COUNT]);
bool names_money(struct str text); /* "£44-48k", "EUR 52,780" */

/* labels.c: "Job title: …": what a labelled line says of the posting. */
enum label { LABEL_NONE, LABEL_TITLE, LABEL_COMPANY, LABEL_PLACE, LABEL_FACT /* salary, date … */ };
enum label label_of(struct str text, struct str *value);

/* meta.c */
/* Title, company and place from everything read; a title that only the page's head or data says
 * becomes the first block. Stands before shaping. */
void take_stated_title(struct draft *d);
/* The rest of the metadata; marks the title's line as ZONE_TITLE. Stands before zoning. */
void find_metadata(struct draft *d, struct posting *p);
/* From the title, else from what the data says, else from p->years. */
enum seniority find_seniority(struct draft *d, const struct posting *p);
bool has_title_noun(struct arena *a, struct str text); /* "nurse", "engineers" */
/* What stands before a section or page name: "Senior Nurse - Acme | Careers". */
struct str clean_title(struct arena *a, struct str text);

/* names.c */
/* Length of the run of capitalised words at the start ("Acme Health of Leeds"), 0 = none. */
size_t name_length(struct str text);
/* Length of the name alone; *behind is where its legal form (", Inc.") ends, too. */
size_t company_length(struct str text, size_t *behind);
bool is_stranger(struct str word);   /* opens sentences and looks like a name: "We", "This" */
bool is_place_word(struct str word); /* "Remote", "London" are no companies */

/* hiring.c: "Acme is hiring a Senior Nurse in Leeds", "Senior Nurse at Acme". Views into text;
 * empty where not said. */
struct hiring {
    struct str company, title, place;
};
bool read_hiring(struct arena *a, struct str sentence, struct hiring *out);

/* company.c */
const char *vote_company(struct draft *d, const struct posting *p);
const char *find_place(struct draft *d);

/* clause.c: what a unit says about the things in it, by the clause they stand in. */
enum asked {
    ASKED_BY_ZONE,
    ASKED_MUST,
    ASKED_NICE,
    ASKED_WAIVED,
    ASKED_NEGATIVE, /* what they avoid or leave behind */
    ASKED_NOT       /* what others use: "our customers run SAP" */
};
static inline bool is_refusal(enum asked asked)
{
    return asked >= ASKED_WAIVED;
}
struct modal {
    enum asked asked;
    int scope;         /* enum in clause.c */
    size_t start, end; /* in the unit's text */
};
struct years {
    int years, most; /* most = 0 where no range is said */
    size_t start, end;
};
struct clause {
    VEC(struct modal) modals;
    VEC(size_t) turns; /* where "but" and its like turn the sentence */
    VEC(struct years) years;
};
enum asked clause_asks(const struct clause *c, struct str unit, size_t start, size_t end);
/* What the clauses of a unit say, read once. */
const struct clause *unit_clause(struct draft *d, size_t unit);
/* years.c */
void find_years(struct arena *a, struct str unit, const struct key *key, struct clause *out);

/* joints.c */
enum joint {
    JOINT_NONE,
    JOINT_COMMA,
    JOINT_AND,
    JOINT_SLASH,
    JOINT_OR,
    JOINT_SUCH_AS,
    JOINT_BRACKET /* the first thing in a bracket behind another */
};
struct gap {
    enum joint joint;
    int opens, closes; /* brackets */
    bool fresh;        /* a new thought begins: "and strong SQL" */
};
/* What the text between two things says. */
struct gap read_gap(struct str text);
/* Word with inner signs ("e.g.", "hands-on") at a byte of the text, empty if there is none. */
struct str next_word(struct str text, size_t at);
bool is_word_of(struct str w, const char *const *words); /* ASCII case is ignored */

/* require.c */
/* A thing in a place where it is asked for. */
struct hit {
    concept_id concept;
    const char *narrower; /* as in struct requirement */
    size_t start, end; /* in the text */
    size_t unit;
    const char *stem; /* where concept == CONCEPT_NONE */
    enum asked asked;
    int years, most;
    int place;    /* weight of the place: zone, modality, position */
    size_t group; /* index into draft->choices + 1; 0 = by itself */
    bool heads;   /* it names the kind that the group gives examples of */
    /* How it hangs together with others of its unit; by index into the hits. */
    enum joint joint;
    size_t run;  /* first hit of its run: things joined by "and", "or", commas */
    size_t next; /* in the run, 0 = none */
    size_t head; /* of the run's first: what it gives examples of, or stands in a bracket behind;
                    itself = none */
};
struct hits {
    VEC(struct hit) list;
};
int place_percent(enum zone zone); /* weight of a zone */
int place_weight(const struct draft *d, size_t unit, enum asked asked);
enum modality modality_of(enum zone zone, enum asked asked);
/* Whether what a unit names is looked at: no boilerplate, no heading, nothing that was said before. */
bool bears(const struct draft *d, size_t unit);
struct str unit_text(const struct draft *d, size_t unit);
struct str line_text(const struct draft *d, size_t line);
const struct key *line_key(struct draft *d, size_t line); /* mapped */
const struct key *unit_key(struct draft *d, size_t unit); /* mapped */
const struct cues *unit_cues(struct draft *d, size_t unit);
const char *quote_of(struct draft *d, size_t unit); /* its words, trimmed */
struct citation cite(struct draft *d, size_t unit, size_t start, size_t end);
/* unknown.c: words the lexicon does not know and a list of known ones vouches for. `known` is by
 * offset. */
void find_unknown(struct draft *d, const struct posting *p, const struct hits *known,
                  struct hits *out);
/* tagged.c: the term tagger's spans in a unit, offsets in the unit; `known` are the n hits in it. */
void tag_unit(struct draft *d, size_t unit, const struct hit *known, size_t n,
              struct tagged_terms *out);
/* listed.c: items of a unit's lists that are terms by where they stand, in offsets of the unit. */
struct listed_term {
    size_t start, end;
};
struct listed {
    VEC(struct listed_term) list;
};
void find_listed(struct draft *d, size_t unit, const struct hit *known, size_t n,
                 const struct tagged_terms *tagged, struct listed *out);
/* alternatives.c: runs, heads and groups of hits, which are in the order of the text. */
void find_runs(struct draft *d, struct hits *hits);
void find_choices(struct draft *d, struct hits *hits);

/* experience.c: years to the hits they are said of, and p->experience. */
void find_experience(struct draft *d, struct hits *hits, struct posting *p);

/* credentials.c: degrees, certificates, languages. */
void find_credentials(struct draft *d, const struct hits *hits, struct posting *p);
bool is_of_country(struct str text, size_t end); /* "German market": no language is meant */

void find_conditions(struct draft *d, struct posting *p); /* conditions.c */
void find_scale(struct draft *d, struct posting *p);      /* scale.c */
/* emphasis.c: axes, and industries by the hits. */
void find_emphasis(struct draft *d, const struct hits *hits, struct posting *p);

/* weigh.c */
int compare_names(const char *a, const char *b); /* as strcmp(); NULL before all others */
/* One thing asked for in two places. */
bool same_thing(const struct hit *a, const struct hit *b);
/* Hits to p->requirements. */
void weigh(struct draft *d, const struct hits *hits, struct posting *p);
void find_requirements(struct draft *d, struct posting *p);

#endif
