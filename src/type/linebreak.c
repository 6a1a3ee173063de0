/* Break opportunities: UAX #14, Unicode 15.0, with the number tailoring of its section 8.2,
 * example 7, which the conformance test file asks for. What a CV wants beyond that is in keep.c.
 * SPDX-License-Identifier: MIT */
#include "type/linebreak_class.h"

#include "type/internal.h"

#include "linebreak_table.h"

static enum linebreak_class class_of(uint32_t c)
{
    if (c > 0x10FFFF)
        return LB_AL;
    return linebreak_blocks[(size_t)linebreak_index[c >> LINEBREAK_BLOCK_BITS] * LINEBREAK_BLOCK +
                            (c & (LINEBREAK_BLOCK - 1))];
}

/* Sets of classes as bit masks. */
typedef uint64_t class_set;
#define S(name) ((class_set)1 << LB_##name)

static bool in(enum linebreak_class c, class_set set)
{
    return set >> c & 1;
}

enum number_state { NUMBER_NONE, NUMBER_DIGITS /* NU (NU|SY|IS)* */, NUMBER_CLOSED /* (CL|CP) */ };

/* What the rules look at to the left of a position. */
struct context {
    enum linebreak_class last;   /* of the last character, combining marks resolved (LB9, LB10) */
    enum linebreak_class word;   /* of the last that is no space */
    enum linebreak_class before; /* of the one before `last` */
    bool any_word, any_before;
    bool joiner; /* the last character itself is ZWJ */
    unsigned regional; /* RI in a row up to here */
    enum number_state number;
};

static const class_set CLOSERS = S(CL) | S(CP) | S(CPW);
static const class_set OPENERS = S(OP) | S(OPW);
static const class_set LETTERS = S(AL) | S(HL);
static const class_set NUMERIC = S(PR) | S(PO);
static const class_set HANGUL = S(JL) | S(JV) | S(JT) | S(H2) | S(H3);
static const class_set IDEOGRAPHS = S(ID) | S(XP) | S(EB) | S(EM);
static const class_set MUST = S(BK) | S(CR) | S(LF) | S(NL);

/* LB13 to LB19: closing punctuation, openers and quotation marks. -1: no rule applies. */
static int punctuation_rules(const struct context *x, enum linebreak_class c)
{
    if (c == LB_EX || (in(c, CLOSERS | S(IS) | S(SY)) && x->last != LB_NU)) /* LB13 */
        return LINE_BREAK_NO;
    if (x->any_word && in(x->word, OPENERS)) /* LB14 */
        return LINE_BREAK_NO;
    if (x->any_word && x->word == LB_QU && in(c, OPENERS)) /* LB15 */
        return LINE_BREAK_NO;
    if (x->any_word && in(x->word, CLOSERS) && c == LB_NS) /* LB16 */
        return LINE_BREAK_NO;
    if (x->any_word && x->word == LB_B2 && c == LB_B2) /* LB17 */
        return LINE_BREAK_NO;
    if (x->last == LB_SP) /* LB18 */
        return LINE_BREAK_MAY;
    if (c == LB_QU || x->last == LB_QU) /* LB19 */
        return LINE_BREAK_NO;
    return -1;
}

/* LB23 to LB25 and LB27: letters, numbers and their signs. */
static bool number_rules(const struct context *x, enum linebreak_class c, enum linebreak_class next)
{
    enum linebreak_class l = x->last;

    if ((in(l, LETTERS) && c == LB_NU) || (l == LB_NU && in(c, LETTERS))) /* LB23 */
        return true;
    if ((l == LB_PR && in(c, IDEOGRAPHS)) || (in(l, IDEOGRAPHS) && c == LB_PO)) /* LB23a */
        return true;
    if ((in(l, NUMERIC) && in(c, LETTERS)) || (in(l, LETTERS) && in(c, NUMERIC))) /* LB24 */
        return true;
    if (in(l, NUMERIC) && (c == LB_NU || (in(c, OPENERS | S(HY)) && next == LB_NU))) /* LB25 */
        return true;
    if (in(l, OPENERS | S(HY)) && c == LB_NU)
        return true;
    if (x->number == NUMBER_DIGITS && in(c, S(NU) | S(SY) | S(IS) | CLOSERS))
        return true;
    if (x->number != NUMBER_NONE && in(c, NUMERIC))
        return true;
    return (in(l, HANGUL) && c == LB_PO) || (l == LB_PR && in(c, HANGUL)); /* LB27 */
}

/* LB26 and LB28 to LB30b. */
static bool pair_rules(const struct context *x, enum linebreak_class c)
{
    enum linebreak_class l = x->last;

    if ((l == LB_JL && in(c, S(JL) | S(JV) | S(H2) | S(H3))) || /* LB26 */
        (in(l, S(JV) | S(H2)) && in(c, S(JV) | S(JT))) || (in(l, S(JT) | S(H3)) && c == LB_JT))
        return true;
    if (in(l, LETTERS | S(IS)) && in(c, LETTERS)) /* LB28, LB29 */
        return true;
    if ((in(l, LETTERS | S(NU)) && c == LB_OP) || (l == LB_CP && in(c, LETTERS | S(NU)))) /* LB30 */
        return true;
    if (l == LB_RI && c == LB_RI && x->regional % 2 == 1) /* LB30a */
        return true;
    return in(l, S(EB) | S(XP)) && c == LB_EM; /* LB30b */
}

/* LB20 to LB22. -1: no rule applies. */
static int middle_rules(const struct context *x, enum linebreak_class c)
{
    enum linebreak_class l = x->last;

    if (l == LB_CB || c == LB_CB) /* LB20 */
        return LINE_BREAK_MAY;
    if (in(c, S(BA) | S(HY) | S(NS)) || l == LB_BB) /* LB21 */
        return LINE_BREAK_NO;
    if (x->any_before && x->before == LB_HL && in(l, S(HY) | S(BA))) /* LB21a */
        return LINE_BREAK_NO;
    if (l == LB_SY && c == LB_HL) /* LB21b */
        return LINE_BREAK_NO;
    return c == LB_IN ? LINE_BREAK_NO : -1; /* LB22 */
}

/* `raw` is the class of the character itself, `c` the same after LB9 and LB10. */
static int rules(const struct context *x, enum linebreak_class raw, enum linebreak_class c,
                 bool attached, enum linebreak_class next)
{
    int verdict;

    if (x->last == LB_CR && raw == LB_LF) /* LB5 */
        return LINE_BREAK_NO;
    if (in(x->last, MUST)) /* LB4, LB5 */
        return LINE_BREAK_MUST;
    if (in(raw, MUST | S(SP) | S(ZW))) /* LB6, LB7 */
        return LINE_BREAK_NO;
    if (x->any_word && x->word == LB_ZW) /* LB8 */
        return LINE_BREAK_MAY;
    if (x->joiner || attached) /* LB8a, LB9 */
        return LINE_BREAK_NO;
    if (c == LB_WJ || x->last == LB_WJ || x->last == LB_GL) /* LB11, LB12 */
        return LINE_BREAK_NO;
    if (c == LB_GL && !in(x->last, S(SP) | S(BA) | S(HY))) /* LB12a */
        return LINE_BREAK_NO;
    verdict = punctuation_rules(x, c);
    if (verdict < 0)
        verdict = middle_rules(x, c);
    if (verdict >= 0)
        return verdict;
    return number_rules(x, c, next) || pair_rules(x, c) ? LINE_BREAK_NO : LINE_BREAK_MAY; /* LB31 */
}

static void advance(struct context *x, enum linebreak_class raw, enum linebreak_class c,
                    bool attached)
{
    x->joiner = raw == LB_ZWJ;
    if (attached)
        return;
    x->before = x->last;
    x->any_before = x->any_word || x->last == LB_SP;
    x->last = c;
    if (c != LB_SP) {
        x->word = c;
        x->any_word = true;
    }
    x->regional = c == LB_RI ? x->regional + 1 : 0;
    if (c == LB_NU)
        x->number = NUMBER_DIGITS;
    else if (x->number == NUMBER_DIGITS && in(c, CLOSERS))
        x->number = NUMBER_CLOSED;
    else if (!(x->number == NUMBER_DIGITS && in(c, S(SY) | S(IS))))
        x->number = NUMBER_NONE;
}

void linebreak_opportunities(const uint32_t *c, size_t n, uint8_t *breaks)
{
    const class_set no_base = S(SP) | MUST | S(ZW);
    struct context x = {.last = LB_COUNT, .word = LB_COUNT, .before = LB_COUNT};

    for (size_t i = 0; i < n; i++) {
        enum linebreak_class raw = class_of(c[i]), next = LB_COUNT;
        bool mark = in(raw, S(CM) | S(ZWJ));
        bool attached = mark && i > 0 && !in(x.last, no_base);
        enum linebreak_class resolved = !mark ? raw : attached ? x.last : LB_AL;

        for (size_t k = i + 1; k < n && next == LB_COUNT; k++)
            if (!in(class_of(c[k]), S(CM) | S(ZWJ)))
                next = class_of(c[k]);
        breaks[i] = i == 0 ? LINE_BREAK_NO : (uint8_t)rules(&x, raw, resolved, attached, next);
        advance(&x, raw, resolved, attached);
    }
}
