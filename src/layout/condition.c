/* Conditions (if=, test=): a recursive-descent reader, lowest precedence first.
 *   or := and { "or" and }     and := not { "and" not }     not := "not" not | compare
 *   compare := operand [ ("=" | "!=" | "<" | ">") operand ]
 * SPDX-License-Identifier: MIT */
#include "layout/value.h"

#include "base/str.h"

#include <string.h>

struct condition {
    struct arena *arena;
    const char *s;     /* what is left */
    const char *wrong; /* first mistake, or NULL */
    int depth;
};

static const struct expr *read_or(struct condition *c);

static struct expr *make(struct condition *c, enum expr_kind kind)
{
    struct expr *e = arena_new(c->arena, struct expr);

    e->kind = kind;
    return e;
}

static void fail(struct condition *c, const char *wrong)
{
    if (!c->wrong)
        c->wrong = wrong;
}

static void skip_blanks(struct condition *c)
{
    c->s += strspn(c->s, " \t\r\n");
}

static bool is_path_char(char ch)
{
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') ||
           (ch && strchr("._[]-", ch) != NULL);
}

static size_t word_length(const char *s)
{
    size_t n = 0;

    while (is_path_char(s[n]))
        n++;
    return n;
}

static bool take_word(struct condition *c, const char *word)
{
    size_t n = strlen(word);

    skip_blanks(c);
    if (word_length(c->s) != n || strncmp(c->s, word, n) != 0)
        return false;
    c->s += n;
    return true;
}

static bool take(struct condition *c, const char *sign)
{
    skip_blanks(c);
    if (strncmp(c->s, sign, strlen(sign)) != 0)
        return false;
    c->s += strlen(sign);
    return true;
}

static void read_path(struct condition *c, struct path *out)
{
    skip_blanks(c);
    size_t n = word_length(c->s);
    const char *word = arena_strndup(c->arena, c->s, n);

    if (!n) {
        fail(c, *c->s ? arena_printf(c->arena, "no path begins with '%s'", c->s)
                      : "something is missing at its end");
        return;
    }
    const char *wrong = value_path(c->arena, word, out);

    if (wrong)
        fail(c, arena_printf(c->arena, "in the path '%s' %s", word, wrong));
    c->s += n;
}

static const struct expr *read_text(struct condition *c)
{
    struct expr *e = make(c, EXPR_TEXT);
    const char *end = strchr(c->s + 1, *c->s);

    if (!end) {
        fail(c, arena_printf(c->arena, "the text %s has no end", c->s));
        return e;
    }
    e->text = arena_strndup(c->arena, c->s + 1, (size_t)(end - c->s - 1));
    c->s = end + 1;
    return e;
}

static const struct expr *read_number(struct condition *c)
{
    struct expr *e = make(c, EXPR_NUMBER);
    const char *end;
    size_t n = strspn(c->s, "0123456789");

    if (n > 9 || is_path_char(c->s[n])) {
        fail(c, arena_printf(c->arena, "'%.*s' is no whole number of at most nine digits",
                             (int)word_length(c->s), c->s));
        return e;
    }
    e->number = number_parse(c->s, &end);
    c->s += n;
    return e;
}

/* count(path), number(path) */
static const struct expr *read_function(struct condition *c, enum expr_kind kind, const char *name)
{
    struct expr *e = make(c, kind);

    if (!take(c, "("))
        fail(c, arena_printf(c->arena, "'(' is missing after '%s'", name));
    else
        read_path(c, &e->path);
    if (!take(c, ")"))
        fail(c, arena_printf(c->arena, "')' is missing after '%s('", name));
    return e;
}

static const struct expr *read_group(struct condition *c)
{
    const struct expr *e;

    if (++c->depth > VALUE_MAX_CONDITION_DEPTH) {
        fail(c, arena_printf(c->arena, "it is nested deeper than %d", VALUE_MAX_CONDITION_DEPTH));
        return make(c, EXPR_NUMBER);
    }
    e = read_or(c);
    c->depth--;
    if (!take(c, ")"))
        fail(c, "')' is missing");
    return e;
}

static const struct expr *read_operand(struct condition *c)
{
    static const struct {
        const char *word;
        enum expr_kind kind;
    } words[] = {
        {"pages", EXPR_PAGES}, {"page", EXPR_PAGE}, {"first", EXPR_FIRST}, {"last", EXPR_LAST}};
    struct expr *e;

    skip_blanks(c);
    if (take(c, "("))
        return read_group(c);
    if (*c->s == '\'' || *c->s == '"')
        return read_text(c);
    if (*c->s >= '0' && *c->s <= '9')
        return read_number(c);
    if (take_word(c, "count"))
        return read_function(c, EXPR_COUNT, "count");
    if (take_word(c, "number"))
        return read_function(c, EXPR_IS_NUMBER, "number");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (take_word(c, words[i].word))
            return make(c, words[i].kind);
    if (strncmp(c->s, "param.", 6) == 0) {
        size_t n = word_length(c->s) - 6;

        e = make(c, EXPR_PARAM);
        e->text = arena_strndup(c->arena, c->s + 6, n);
        if (value_name(c->arena, e->text))
            fail(c, "a parameter name belongs after 'param.'");
        c->s += 6 + n;
        return e;
    }
    e = make(c, EXPR_PATH);
    read_path(c, &e->path);
    return e;
}

/* Bits: what an operand can be. */
enum { TRUTH = 1, QUANTITY = 2, WORDS = 4 };

static unsigned nature(enum expr_kind kind)
{
    switch (kind) {
    case EXPR_PATH:
    case EXPR_PARAM:
        return TRUTH | QUANTITY | WORDS;
    case EXPR_COUNT:
        return TRUTH | QUANTITY;
    case EXPR_PAGES:
    case EXPR_PAGE:
    case EXPR_NUMBER:
        return QUANTITY;
    case EXPR_TEXT:
        return WORDS;
    default:
        return TRUTH;
    }
}

static const struct expr *read_compare(struct condition *c)
{
    static const struct {
        const char *sign;
        enum expr_kind kind;
    } signs[] = {{"=", EXPR_EQUAL}, {"!=", EXPR_UNEQUAL}, {"<", EXPR_LESS}, {">", EXPR_GREATER}};
    const char *from = c->s;
    const struct expr *left = read_operand(c);

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!take(c, signs[i].sign))
            continue;
        struct expr *e = make(c, signs[i].kind);
        bool equality = signs[i].kind == EXPR_EQUAL || signs[i].kind == EXPR_UNEQUAL;

        e->a = left;
        e->b = read_operand(c);
        unsigned both = nature(e->a->kind) & nature(e->b->kind);

        if (!(both & (equality ? QUANTITY | WORDS : QUANTITY)))
            fail(c,
                 arena_printf(c->arena, "the two sides of '%s' cannot be compared", signs[i].sign));
        return e;
    }
    if (!(nature(left->kind) & TRUTH)) {
        skip_blanks(c);
        from += strspn(from, " \t\r\n");
        fail(c, arena_printf(c->arena, "'%.*s' alone is neither true nor false",
                             (int)str_trim((struct str){from, (size_t)(c->s - from)}).n, from));
    }
    return left;
}

static const struct expr *read_not(struct condition *c)
{
    if (!take_word(c, "not"))
        return read_compare(c);
    struct expr *e = make(c, EXPR_NOT);

    if (++c->depth > VALUE_MAX_CONDITION_DEPTH) {
        fail(c, arena_printf(c->arena, "it is nested deeper than %d", VALUE_MAX_CONDITION_DEPTH));
        return e;
    }
    e->a = read_not(c);
    c->depth--;
    return e;
}

static const struct expr *join(struct condition *c, enum expr_kind kind, const struct expr *a,
                               const struct expr *b)
{
    struct expr *e = make(c, kind);

    e->a = a;
    e->b = b;
    return e;
}

static const struct expr *read_and(struct condition *c)
{
    const struct expr *e = read_not(c);

    while (!c->wrong && take_word(c, "and"))
        e = join(c, EXPR_AND, e, read_not(c));
    return e;
}

static const struct expr *read_or(struct condition *c)
{
    const struct expr *e = read_and(c);

    while (!c->wrong && take_word(c, "or"))
        e = join(c, EXPR_OR, e, read_and(c));
    return e;
}

const char *value_condition(struct arena *a, const char *s, const struct expr **out)
{
    struct condition c = {.arena = a, .s = s};

    if (!*s)
        return "it is empty";
    if (strlen(s) > VALUE_MAX_CONDITION_BYTES)
        return arena_printf(a, "it is longer than %d bytes", VALUE_MAX_CONDITION_BYTES);
    *out = read_or(&c);
    skip_blanks(&c);
    if (!c.wrong && *c.s)
        fail(&c, arena_printf(a, "'%s' at its end means nothing", c.s));
    return c.wrong;
}
