/* The layout language as one table: elements, what they may hold, their attributes. It drives the
 * reader, the checker and the test of the reference. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LAYOUT_RULES_H
#define NEXTCV_LAYOUT_RULES_H

#include "layout/model.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LAYOUT_NAMESPACE "urn:nextcv:layout:1"

enum value_kind {
    VALUE_NAME,  /* of what is defined here */
    VALUE_STYLE, /* names of what is defined elsewhere */
    VALUE_BASED_ON,
    VALUE_TEMPLATE,
    VALUE_HEADING,
    VALUE_MESSAGE,
    VALUE_FILE,
    VALUE_TEXT,
    VALUE_LABEL, /* text or "@key" */
    VALUE_LENGTH,
    VALUE_LENGTH_NOT_NEGATIVE,
    VALUE_LENGTH_POSITIVE,
    VALUE_LENGTH_OR_FILL,
    VALUE_GLUE,
    VALUE_COLOR,
    VALUE_TRACKS,
    VALUE_PATH,
    VALUE_CONDITION,
    VALUE_KEEP,
    VALUE_COUNT,  /* between least and most */
    VALUE_PERCENT, /* up to `most`, with one place behind the point: in 1/1000 */
    VALUE_PAGES,  /* "auto" or a count */
    VALUE_ORDER,  /* some of `words`, each once */
    VALUE_SET,    /* some of `words`, each once: a bit set of their places */
    VALUE_WORD,   /* one of `words`: its place as an enum */
    VALUE_SWITCH, /* one of two `words`: false or true */
    VALUE_FONT,
    VALUE_FEATURES,
    VALUE_LANGUAGE,
    VALUE_DATE_FORMAT,
    VALUE_PAPER,
    VALUE_MARGINS,
    VALUE_KINDS
};

struct attribute {
    const char *name;
    enum value_kind kind;
    bool required;
    size_t offset;            /* of the field in the structure that the element fills */
    size_t present;           /* of its has_ field there; 0 = none */
    unsigned bit;             /* of style_field, for struct style */
    const char *const *words; /* ends with NULL */
    int least, most;
};

/* Attributes that several elements share. */
struct attribute_group {
    const struct attribute *at; /* ends with name == NULL; NULL = no group */
    bool own;                   /* they go to the style that a content element has of its own */
};

enum rule_id {
    RULE_LAYOUT,
    RULE_LABELS,
    RULE_PARAMS,
    RULE_PARAM,
    RULE_I18N,
    RULE_MSG_TEXT,
    RULE_MONTHS,
    RULE_FIT,
    RULE_VARY,
    RULE_PAGE,
    RULE_FIRST,
    RULE_HEADER,
    RULE_FOOTER,
    RULE_STYLES,
    RULE_STYLE,
    RULE_TEMPLATES,
    RULE_TEMPLATE,
    RULE_BODY,
    RULE_P,
    RULE_ROW,
    RULE_CELL,
    RULE_SECTION,
    RULE_SECTIONS,
    RULE_EACH,
    RULE_USE,
    RULE_LIST,
    RULE_RULE,
    RULE_SPACE,
    RULE_COLUMNS,
    RULE_COLUMN,
    RULE_BOX,
    RULE_IMAGE,
    RULE_CHOOSE,
    RULE_WHEN,
    RULE_OTHERWISE,
    RULE_ARRANGE,
    RULE_PART,
    RULE_FILL,
    RULE_SLOT,
    RULE_V,
    RULE_T,
    RULE_MSG,
    RULE_DATE,
    RULE_LINK,
    RULE_ADDRESS,
    RULE_ICON,
    RULE_LEADER,
    RULE_PAGE_NUMBER,
    RULE_PAGE_COUNT,
    RULE_ITEM_NUMBER,
    RULE_BR,
    RULE_TITLE,
    RULE_EACH_INLINE,
    RULE_CHOOSE_INLINE,
    RULE_WHEN_INLINE,
    RULE_OTHERWISE_INLINE,
    RULE_SLOT_INLINE,
    RULE_ARRANGE_INLINE,
    RULE_PART_INLINE,
    RULE_COUNT
};

/* One place in an element's content: any of `rules` (bits 1 << rule_id), that often, in turn. */
struct place {
    uint64_t rules;
    int least, most; /* most 0 = any number */
};

enum text_content {
    TEXT_NONE,
    TEXT_INLINE, /* text is content, beside elements */
    TEXT_DATA    /* text only: a message, month names */
};

enum { RULE_MAX_PLACES = 7, RULE_MAX_GROUPS = 4 };

struct rule {
    const char *name;
    enum element_kind kind; /* of content */
    bool content;           /* fills a struct element */
    bool either;            /* blocks (as the places say) or inline content, by what it holds */
    enum text_content text;
    struct place places[RULE_MAX_PLACES]; /* ends with rules == 0 */
    struct attribute_group groups[RULE_MAX_GROUPS];
};

#define RULE_BIT(id) ((uint64_t)1 << (id))
extern const uint64_t rules_blocks, rules_inline;

const struct rule *rule_get(enum rule_id id);
/* Rule called `name` among `among`, or RULE_COUNT. */
enum rule_id rule_find(uint64_t among, const char *name);
/* Names of the rules in `among`, each once; returns how many (at most RULE_COUNT). */
size_t rule_names(uint64_t among, const char *names[RULE_COUNT]);
/* The attribute called `name`, and whether it is of the own style; or NULL. */
const struct attribute *rule_attribute(const struct rule *rule, const char *name, bool *own);

#endif
