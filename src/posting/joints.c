/* What stands between two things that a sentence names: how they hang together.
 * SPDX-License-Identifier: MIT */
#include "lexicon/words.h"
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

/* Words that begin a thought of their own: "…, strong SQL", "and knowledge of SQL". */
static const char *const fresh[] = {
    "ability", "able", "advanced", "any", "background", "basic", "clear", "comfortable", "deep",
    "degree", "demonstrated", "excellent", "experience", "experienced", "expertise", "exposure",
    "familiar", "familiarity", "fluency", "fluent", "good", "great", "hands-on", "ideally",
    "interest", "knowledge", "passion", "plus", "practical", "preferably", "proficiency",
    "proficient", "proven", "solid", "some", "strong", "track", "understanding", "we", "working",
    "you",
};

bool is_word_of(struct str w, const char *const *words)
{
    while (*words && !is_this(w, *words))
        words++;
    return *words;
}

struct str next_word(struct str text, size_t at)
{
    size_t end = at;

    while (end < text.n && (is_word(text.p[end]) || strchr("'-+#", text.p[end]) ||
                            (text.p[end] == '.' && end > at && end + 1 < text.n &&
                             is_alpha(text.p[end + 1]))))
        end++;
    if (end < text.n && text.p[end] == '.' && end > at + 1 && text.p[end - 2] == '.')
        end++; /* "e.g." */
    return (struct str){text.p + at, end - at};
}

/* Bytes of "such as" and its like at `at`, 0 = none. "You like" names no example. */
static size_t such_as(struct str text, size_t at, struct str before)
{
    static const char *const phrases[] = {"such as", "e.g.", "e.g", "eg", "for example",
                                          "for instance", "be it", "like"};
    static const char *const subjects[] = {"you", "we", "i", "they", "who", "would", "also", "to", NULL};

    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        size_t n = strlen(phrases[i]);

        if (at + n <= text.n && str_eq_nocase((struct str){text.p + at, n}, str_of(phrases[i])) &&
            (at + n == text.n || !is_word(text.p[at + n])))
            return phrases[i][0] == 'l' && is_word_of(before, subjects) ? 0 : n;
    }
    return 0;
}

enum { TAIL_WORDS = 3, LEAD_WORDS = 4, LIST_TAIL = 2 };

static void take_word(struct gap *g, struct str w, int *tail, int *lead)
{
    static const char *const ors[] = {"or", "and/or", NULL};
    static const char *const ands[] = {"and", "as", NULL};

    if (is_word_of(w, ors)) {
        g->joint = JOINT_OR;
        *lead = 0;
    } else if (is_word_of(w, ands) && !(g->joint == JOINT_OR ? !*lead : *lead)) {
        g->joint = JOINT_AND; /* "A or similar and B" */
        *lead = 0;
    } else {
        g->fresh |= WORDS_HAVE(fresh, w);
        ++*(g->joint == JOINT_NONE ? tail : lead);
    }
}

/* False where the sign ends the thought. */
static bool take_sign(struct gap *g, char c, int *tail, int *lead)
{
    if (c == ',' || c == '|') {
        if ((g->joint != JOINT_OR || *lead) && g->joint != JOINT_SUCH_AS)
            g->joint = JOINT_COMMA; /* "A or similar, B" */
        *lead = 0;
    } else if (c == '/') {
        if (g->joint == JOINT_NONE)
            g->joint = JOINT_SLASH;
        else if (g->joint == JOINT_AND)
            g->joint = JOINT_OR; /* and/or */
    } else if (c == '(' || c == '[') {
        g->opens++;
        g->joint = JOINT_BRACKET;
        *tail = *lead = 0;
    } else if (c == ')' || c == ']') {
        if (g->opens)
            g->opens--;
        else
            g->closes++;
        g->joint = JOINT_NONE;
        g->fresh = false;
        *tail = *lead = 0;
    } else if (c == '&') {
        g->joint = JOINT_AND;
    } else if (c == ':' || c == ';' || c == '.' || c == '!' || c == '?') {
        return false;
    }
    return true;
}

struct gap read_gap(struct str text)
{
    /* nothing between: "Oracle PL/SQL" */
    struct gap g = {str_trim(text).n ? JOINT_NONE : JOINT_AND, 0, 0, false};
    struct str before = {0};
    int tail = 0, lead = 0;

    for (size_t at = 0; at < text.n;) {
        struct str w = next_word(text, at);
        size_t n = w.n ? such_as(text, at, before) : 0;

        if (n) {
            g.joint = JOINT_SUCH_AS;
            lead = 0;
        } else if (w.n) {
            take_word(&g, w, &tail, &lead);
            before = w;
            n = w.n;
        } else {
            if (!take_sign(&g, text.p[at], &tail, &lead))
                return (struct gap){JOINT_NONE, g.opens, g.closes, true};
            n = 1;
        }
        at += n;
    }
    if (tail > (g.joint == JOINT_COMMA || g.joint == JOINT_AND ? LIST_TAIL : TAIL_WORDS) ||
        lead > LEAD_WORDS)
        g.joint = JOINT_NONE;
    return g;
}
