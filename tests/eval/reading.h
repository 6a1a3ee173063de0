/* From a display list back to lines of text, in logical order. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_EVAL_READING_H
#define NEXTCV_TESTS_EVAL_READING_H

#include "pages/display.h"

/* pt: two things stand at one place. */
#define NEAR 0.1

enum { GAPS_MAX = 64 };

struct gap {
    double from, to;
    size_t stacked; /* gaps above it that it continues, itself counted */
};

/* A line of one paragraph, heading or list text; of the cells of a row each has its own. */
struct text_line {
    size_t page; /* from 0 */
    int block;   /* element of the paragraph */
    enum role role;
    int number; /* of the page */
    double left, right, baseline, size;
    double gap, scale;
    bool goes_on, hyphen, one_word, leader;
    bool is_date, has_date; /* is_date: it begins with one; has_date: one stands somewhere in it */
    double date_left, date_right;
    const char *source; /* of its first text that has one, or NULL */
    size_t characters, ngaps, order;
    struct gap gaps[GAPS_MAX];
    const struct item *items; /* the first; the others follow it on the page */
    size_t nitems;
};

struct reading {
    const struct display_list *list;
    /* In the order of the structure tree: what a column goes on with comes before the next column,
     * whatever page it is on. */
    VEC(struct text_line) lines;
};

/* All but labels and page furniture. */
void reading_lines(struct arena *a, const struct display_list *list, struct reading *r);
/* Behind the last line of the paragraph (up to a line end in the text) that line `from` is of. */
size_t reading_paragraph_end(const struct reading *r, size_t from);
/* Its text as set, for messages. */
const char *reading_text(struct arena *a, const struct text_line *line);
bool reading_is_heading(const struct text_line *line);
/* Whether it is running text: a summary, a description or a bullet of what a CV is mainly of. */
bool reading_is_prose(const struct text_line *line);

#endif
