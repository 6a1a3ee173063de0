/* SPDX-License-Identifier: MIT */
#include "profile/syntax.h"

#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* End of what stands before `at`, without white space. */
static size_t before(struct str j, size_t at)
{
    while (at && is_space(j.p[at - 1]))
        at--;
    return at;
}

/* What stands around the place where the parser stopped. */
struct place {
    struct str j;
    size_t at;      /* in front of the offending character */
    char here;      /* it; 0 at the end of the text */
    char back;      /* the last character before it that is no white space; 0 at the start */
    bool in_object; /* the innermost open bracket is '{' */
    bool name_due;  /* in an object, no colon since its bracket or the last comma */
    size_t quote;   /* where the last text opens */
    bool cut;       /* the parser went to the end of the text, and something is still open there */
};

/* Goes through the text up to `end`: which bracket is open, and is a name or a value due? True if
 * something is still open there. */
static bool survey(struct place *p, size_t end)
{
    bool object[256] = {false}, colon[256] = {false};
    size_t depth = 0, i;

    for (i = 0; i < end; i++) {
        char c = p->j.p[i];

        if (c == '"') {
            p->quote = i;
            for (i++; i < end && p->j.p[i] != '"'; i++)
                i += p->j.p[i] == '\\';
        } else if (c == '{' || c == '[') {
            depth = depth + 1 < 256 ? depth + 1 : depth;
            object[depth] = c == '{';
            colon[depth] = false;
        } else if (c == '}' || c == ']') {
            depth -= depth > 0;
        } else if (c == ':' || c == ',') {
            colon[depth] = c == ':';
        }
    }
    p->in_object = object[depth];
    p->name_due = object[depth] && !colon[depth];
    return depth > 0 || i > end; /* a text that is not closed runs over the end */
}

/* A member name that is no string makes cJSON stop one byte behind its start. */
static void step_to_name(struct place *p)
{
    size_t i;

    survey(p, p->at - (p->at > 0));
    if (!p->name_due || !p->at || strchr("\" \t\r\n", p->j.p[p->at - 1]))
        return;
    i = before(p->j, p->at - 1);
    if (i && strchr("{,", p->j.p[i - 1]))
        p->at--;
}

static bool starts(const struct place *p, const char *word)
{
    size_t n = strlen(word);

    return p->j.n - p->at >= n && memcmp(p->j.p + p->at, word, n) == 0;
}

static bool foreign_literal(const struct place *p)
{
    static const char *const words[] = {"True", "False", "None", "TRUE", "FALSE", "NULL",
                                        "Null", "undefined", "NaN", "nil"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (starts(p, words[i]))
            return true;
    return false;
}

static const char *hint_at_name(const struct place *p)
{
    if (p->here == '"' && p->back == '"')
        return "a colon is missing between name and value";
    if (p->back == '"' && (p->here == '=' || p->here == ';'))
        return "name and value stand on the two sides of a colon";
    if (is_letter(p->here) && p->back != '"')
        return "put the member's name into double quotes";
    if (p->back == '"')
        return "a colon is missing between name and value";
    return NULL;
}

static const char *hint_at_value(const struct place *p)
{
    if (foreign_literal(p))
        return "JSON writes true, false and null, all in small letters";
    if (p->here == '\\')
        return "a backslash in a text is written twice; after one may stand only \" \\ / b f n r t or u "
               "and four hexadecimal digits";
    if (strchr("\"{[", p->here) && p->back && strchr("\"}]0123456789el", p->back))
        return "a comma is missing";
    if (is_letter(p->here) && p->back && strchr(":[,", p->back))
        return "put the text into double quotes";
    if (is_letter(p->here) && p->back == '"')
        return "a quote inside a text is written \\\"; or the text before is not closed";
    if ((p->here == '+' || p->here == '.') || (is_digit(p->here) && p->back == '0'))
        return "a number starts with a digit or a minus, and not with a zero before other digits";
    return NULL;
}

static const char *hint_for(const struct place *p)
{
    const char *hint = NULL;

    if (p->here && p->here == (p->in_object ? ']' : '}'))
        return p->in_object ? "a '}' is due here" : "a ']' is due here";
    if (p->cut)
        return "the file ends too early: a bracket is not closed";
    if (strchr("}]", p->here) && p->back == ',')
        return "remove the comma before the closing bracket";
    if (p->here == '\'' || starts(p, "\xE2\x80\x9C") || starts(p, "\xE2\x80\x9D") ||
        starts(p, "\xE2\x80\x9E") || starts(p, "\xC2\xAB"))
        return "JSON has straight double quotes only";
    if (p->here == '/' || p->here == '#')
        return "JSON has no comments";
    if (p->here == ',' && strchr("{[,:", p->back))
        return "remove this comma, or write what belongs before it";
    if (p->name_due)
        hint = hint_at_name(p);
    if (!hint)
        hint = hint_at_value(p);
    return hint ? hint : "check the quotes, commas and brackets near here";
}

struct syntax_fault syntax_fault(struct str json, size_t offset, bool complete)
{
    struct place p = {.j = json, .at = offset < json.n ? offset : json.n};
    size_t end;
    bool open;

    if (!before(json, json.n))
        return (struct syntax_fault){0, "the file is empty",
                                     "'nextcv init' writes a profile to start from"};
    if (complete)
        return (struct syntax_fault){offset, "this is not valid JSON",
                                     "remove what follows the closing bracket"};
    open = survey(&p, json.n);
    if (open && p.at == p.quote + 1)
        return (struct syntax_fault){p.quote, "this is not valid JSON",
                                     "the text that starts here is not closed by a quote"};
    p.cut = open && p.at + 1 >= before(json, json.n);
    step_to_name(&p);
    survey(&p, p.at);
    end = before(json, p.at);
    p.here = p.at < json.n ? json.p[p.at] : '\0';
    p.back = end ? json.p[end - 1] : '\0';
    return (struct syntax_fault){p.at, "this is not valid JSON", hint_for(&p)};
}
