/* Break classes of a CV, a layer above UAX #14: what belongs together stays together, and words
 * are not broken where the author wrote a hyphen or slash (extractors would join "full-" and
 * "time"). None of this forbids a break for good: where nothing else fits, the less good classes
 * are used (see enum break_class). SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

/* Text between spaces. */
struct token {
    const char *p;
    size_t n;
};

struct keeper {
    struct arena *arena;
    const char *text;
    size_t n;
    const uint8_t *flags; /* of the run at each byte */
    const char *lang;
    VEC(struct token) tokens;
    uint8_t *out;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) /* every byte of a character beyond ASCII counts as a letter */
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool equals(struct token t, const char *s)
{
    return strlen(s) == t.n && memcmp(t.p, s, t.n) == 0;
}

static bool contains(struct token t, const char *s)
{
    size_t n = strlen(s);

    for (size_t i = 0; i + n <= t.n; i++)
        if (memcmp(t.p + i, s, n) == 0)
            return true;
    return false;
}

static bool listed(struct token t, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (equals(t, list[i]))
            return true;
    return false;
}
#define LISTED(t, list) listed((t), (list), sizeof(list) / sizeof *(list))

static uint32_t first_char(struct token t)
{
    uint32_t c = 0;

    if (t.n)
        utf8_decode(t.p, t.n, &c);
    return c;
}

static bool is_upper(uint32_t c)
{
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU;
}

static struct token bare(struct token t) /* without punctuation at both ends */
{
    while (t.n && strchr("([{\"'", *t.p)) {
        t.p++;
        t.n--;
    }
    while (t.n && strchr(".,;:!?)]}\"'", t.p[t.n - 1]))
        t.n--;
    return t;
}

/* 340, 1.5, ~2,000, £4, -3, 2019: ends with a digit, no letters but a currency sign. */
static bool is_number(struct token t)
{
    bool digit = false;

    for (size_t i = 0; i < t.n; i++) {
        if (is_digit(t.p[i]))
            digit = true;
        else if ((unsigned char)t.p[i] < 0x80 && is_letter(t.p[i]))
            return false;
        else if (digit && (unsigned char)t.p[i] >= 0x80 && !contains(t, "–"))
            return false;
    }
    return digit && is_digit(t.p[t.n - 1]);
}

static bool all_digits(struct token t)
{
    for (size_t i = 0; i < t.n; i++)
        if (!is_digit(t.p[i]))
            return false;
    return t.n > 0;
}

static bool is_year(struct token t)
{
    t = bare(t);
    return t.n >= 4 && (memcmp(t.p, "19", 2) == 0 || memcmp(t.p, "20", 2) == 0) &&
           all_digits((struct token){t.p, 4}) && (t.n == 4 || !is_letter(t.p[4]) || contains(t, "–"));
}

static bool is_dash(struct token t)
{
    return equals(t, "-") || equals(t, "–") || equals(t, "—");
}

/* ---- rules: do tokens[i] and tokens[i + 1] belong together? ---- */

typedef bool keep_rule(const struct keeper *k, size_t i);

static bool number_and_unit(const struct keeper *k, size_t i)
{
    static const char *const units[] = {
        "%",    "‰",    "°",   "°C",  "°F",  "ns",   "µs",   "μs",  "us",  "ms",      "s",
        "sec",  "min",  "h",   "hr",  "hrs", "B",    "kB",   "KB",  "MB",  "GB",      "TB",
        "PB",   "KiB",  "MiB", "GiB", "TiB", "bit",  "Mbit", "Gbit", "Mbps", "Gbps",  "Hz",
        "kHz",  "MHz",  "GHz", "V",   "kV",  "A",    "mA",   "W",   "kW",  "MW",      "GW",
        "kWh",  "MWh",  "mm",  "cm",  "m",   "km",   "m²",   "m³",  "g",   "kg",      "mg",
        "t",    "l",    "L",   "ml",  "mL",  "pt",   "px",   "dpi", "rpm", "rps",     "qps",
        "RPS",  "QPS",  "TPS", "tps", "k",   "K",    "M",    "bn",  "mn",  "million", "billion",
        "Mio.", "Mrd.", "tys.", "mln", "mld", "FTE", "FTEs", "ECTS", "wpm", "x",      "×",
        "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week",  "weeks",
        "month",  "months",  "year",   "years"};
    struct token unit = k->tokens.at[i + 1];
    const char *slash = unit.n ? memchr(unit.p, '/', unit.n) : NULL;

    if (!is_number(k->tokens.at[i]))
        return false;
    if (slash) /* "MB/s" */
        unit.n = (size_t)(slash - unit.p);
    return LISTED(unit, units) || LISTED(bare(unit), units);
}

static bool money(const struct keeper *k, size_t i)
{
    static const char *const currencies[] = {"EUR", "USD", "GBP", "CHF", "PLN", "CZK", "SEK", "NOK",
                                             "DKK", "HUF", "RON", "JPY", "INR", "CAD", "AUD", "UAH",
                                             "€",   "$",   "£",   "¥",   "zł",  "Kč",  "kr",  "₴"};
    struct token left = bare(k->tokens.at[i]), right = bare(k->tokens.at[i + 1]);

    return (LISTED(left, currencies) && right.n && is_digit(*right.p)) ||
           (is_number(k->tokens.at[i]) && LISTED(right, currencies));
}

static bool digit_groups(const struct keeper *k, size_t i)
{
    struct token left = k->tokens.at[i], right = bare(k->tokens.at[i + 1]);

    while (left.n && !is_digit(*left.p)) { /* "€12 000" */
        left.p++;
        left.n--;
    }
    return left.n <= 3 && all_digits(left) && right.n == 3 && all_digits(right);
}

/* No line begins with a dash, and a range of years or months stays whole. */
static bool dashes(const struct keeper *k, size_t i)
{
    if (is_dash(k->tokens.at[i + 1]))
        return true;
    return i > 0 && is_dash(k->tokens.at[i]) && is_year(k->tokens.at[i - 1]) &&
           (is_year(k->tokens.at[i + 1]) || is_upper(first_char(k->tokens.at[i + 1])));
}

static bool initials(const struct keeper *k, size_t i)
{
    struct token t = k->tokens.at[i];
    uint32_t c;

    if (t.n < 2 || t.p[t.n - 1] != '.' || !is_upper(first_char(k->tokens.at[i + 1])))
        return false;
    size_t length = utf8_decode(t.p, t.n, &c);

    return (is_upper(c) || c == 'z') && (length + 1 == t.n || t.p[length] == '.');
}

static bool abbreviation(const struct keeper *k, size_t i)
{
    static const char *const words[] = {"e.g.",  "i.e.", "cf.",  "ca.",  "approx.", "Dr.",  "Prof.",
                                        "Mr.",   "Mrs.", "Ms.",  "St.",  "No.",     "Nr.",  "nr",
                                        "Vol.",  "vol.", "Fig.", "p.",   "pp.",     "Art.", "§",
                                        "Grade", "Band", "Level", "Version"};
    struct token t = k->tokens.at[i];

    if (t.n && *t.p == '(') {
        t.p++;
        t.n--;
    }
    if (t.n && is_letter(t.p[t.n - 1]) && !is_digit(*k->tokens.at[i + 1].p))
        return false;
    return LISTED(t, words);
}

static bool is_month_like(struct token t)
{
    t = bare(t);
    for (size_t i = 0; i < t.n; i++)
        if (!is_letter(t.p[i]))
            return false;
    return t.n >= 3 && (is_upper(first_char(t)) || (unsigned char)*t.p >= 0x80);
}

/* "May 2020", "12 May 2020", "12. Mai 2020": any capitalised word before a year will do, month
 * names of all languages are not known here. */
static bool dates(const struct keeper *k, size_t i)
{
    struct token left = k->tokens.at[i], right = k->tokens.at[i + 1];

    if (is_month_like(left) && is_year(right))
        return left.p[left.n - 1] != ',';
    return bare(left).n <= 2 && all_digits(bare(left)) && is_month_like(right) &&
           i + 2 < k->tokens.n && is_year(k->tokens.at[i + 2]);
}

static size_t phone_digits(struct token t)
{
    size_t digits = 0;

    t = (struct token){t.p, t.n && strchr(",;.", t.p[t.n - 1]) ? t.n - 1 : t.n};
    for (size_t i = 0; i < t.n; i++) {
        if (is_digit(t.p[i]))
            digits++;
        else if (!strchr("()+-./", t.p[i]))
            return 0;
    }
    return digits;
}

/* Groups of digits with +, 0 or ( in front and seven digits or more together. */
static bool phone_number(const struct keeper *k, size_t i)
{
    size_t first = i, digits = 0;

    if (!phone_digits(k->tokens.at[i]) || !phone_digits(k->tokens.at[i + 1]))
        return false;
    while (first > 0 && phone_digits(k->tokens.at[first - 1]))
        first--;
    for (size_t j = first; j < k->tokens.n && phone_digits(k->tokens.at[j]); j++)
        digits += phone_digits(k->tokens.at[j]);
    return digits >= 7 && strchr("+0(", *k->tokens.at[first].p);
}

/* An icon belongs to the text behind it. */
static bool object(const struct keeper *k, size_t i)
{
    struct token t = k->tokens.at[i];

    return t.n >= 3 && memcmp(t.p + t.n - 3, "\xEF\xBF\xBC", 3) == 0;
}

/* Polish, Czech and Slovak do not end a line with a one-letter preposition. */
static bool preposition(const struct keeper *k, size_t i)
{
    const char *l = k->lang;

    return l &&
           (strncmp(l, "pl", 2) == 0 || strncmp(l, "cs", 2) == 0 || strncmp(l, "sk", 2) == 0) &&
           k->tokens.at[i].n == 1 && is_letter(*k->tokens.at[i].p);
}

static keep_rule *const rules[] = {number_and_unit, money, digit_groups, dashes, initials,
                                   abbreviation,    dates, phone_number, object, preposition};

/* ---- inside tokens ---- */

static bool is_url(struct token t)
{
    if (contains(t, "://") || (t.n > 4 && memcmp(t.p, "www.", 4) == 0))
        return true;
    for (size_t i = 1; i + 1 < t.n; i++)
        if (t.p[i] == '@' && is_letter(t.p[i - 1]) && is_letter(t.p[i + 1]))
            return true;
    return false;
}

/* After a separator, not between two, and not so that a stub of two characters is left. */
static enum break_class url_break(struct token t, size_t i)
{
    if (i < 3 || i + 2 > t.n || !strchr("/.-_?&=#:@~+", t.p[i - 1]) ||
        !(is_letter(t.p[i]) || is_digit(t.p[i])))
        return BREAK_NONE;
    return t.p[i - 1] == '/' && t.p[i - 2] != '/' ? BREAK_URL : BREAK_URL_PART;
}

static bool is_east_asian(uint32_t c)
{
    return c >= 0x2E80 && !(c >= 0xA000 && c < 0xAC00) && !(c >= 0xFB00 && c < 0xFE30) &&
           c < 0x1F000 && c != 0xFFFC && c != 0xFFFD;
}

static bool is_dash_char(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

/* Class of a break that UAX #14 allows between two characters with no space between. */
static enum break_class inner_class(uint32_t before, uint32_t after)
{
    if (before == 0x2014 || (before >= 0x2000 && before <= 0x200A) || is_east_asian(before) ||
        is_east_asian(after))
        return BREAK_NORMAL;
    if (is_dash_char(before) && after >= '0' && after <= '9')
        return BREAK_GLUED;
    return BREAK_WORD;
}

/* UAX #14, sorted into classes. */
static void sort_opportunities(struct keeper *k)
{
    uint32_t *c = arena_array(k->arena, k->n + 1, sizeof *c);
    uint32_t *at = arena_array(k->arena, k->n + 1, sizeof *at);
    uint8_t *breaks = arena_alloc(k->arena, k->n + 1);
    size_t n = 0;

    for (size_t i = 0; i < k->n; n++) {
        at[n] = (uint32_t)i;
        i += utf8_decode(k->text + i, k->n - i, &c[n]);
    }
    linebreak_opportunities(c, n, breaks);
    memset(k->out, BREAK_NONE, k->n + 1);
    for (size_t i = 1; i < n; i++) {
        if (c[i - 1] == 0xA0 && c[i] != ' ')
            k->out[at[i]] = BREAK_GLUED;
        else if (breaks[i] != LINE_BREAK_NO)
            k->out[at[i]] =
                (uint8_t)(c[i - 1] == ' ' ? BREAK_NORMAL : inner_class(c[i - 1], c[i]));
        else if (c[i - 1] == ' ' && c[i] != ' ') /* "« " and the like */
            k->out[at[i]] = BREAK_GLUED;
    }
}

static void split_tokens(struct keeper *k)
{
    for (size_t i = 0; i < k->n;) {
        size_t start = i;

        while (i < k->n && k->text[i] != ' ')
            i++;
        if (i > start)
            vec_push(k->arena, &k->tokens, (struct token){k->text + start, i - start});
        i += i < k->n;
    }
}

static void keep_tokens_together(struct keeper *k)
{
    for (size_t i = 0; i + 1 < k->tokens.n; i++) {
        size_t at = (size_t)(k->tokens.at[i + 1].p - k->text);

        for (size_t r = 0; r < sizeof rules / sizeof *rules; r++)
            if (k->out[at] == BREAK_NORMAL && rules[r](k, i))
                k->out[at] = BREAK_GLUED;
    }
}

static void break_urls(struct keeper *k)
{
    for (size_t i = 0; i < k->tokens.n; i++) {
        struct token t = k->tokens.at[i];
        size_t start = (size_t)(t.p - k->text);

        if (!(k->flags[start] & TYPE_URL) && !is_url(t))
            continue;
        for (size_t j = 1; j < t.n; j++)
            k->out[start + j] = (uint8_t)url_break(t, j);
    }
}

static void keep_runs_together(struct keeper *k)
{
    for (size_t i = 1; i < k->n; i++)
        if ((k->flags[i] & k->flags[i - 1] & TYPE_NO_BREAK) && k->out[i] < BREAK_GLUED)
            k->out[i] = BREAK_GLUED;
}

static void apply_marks(struct keeper *k, const struct mark *marks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t at = marks[i].at;
        const unsigned no_hyphen = TYPE_NO_HYPHEN | TYPE_NO_BREAK | TYPE_URL;

        if (at == 0 || at >= k->n)
            continue;
        if (marks[i].kind == MARK_ALLOW)
            k->out[at] = BREAK_NORMAL;
        else if (marks[i].kind == MARK_FORBID)
            k->out[at] = BREAK_NONE;
        else if (k->text[at] != ' ' && k->text[at - 1] != ' ' && !(k->flags[at] & no_hyphen))
            k->out[at] = BREAK_SOFT;
    }
}

void break_classes(struct arena *a, const char *text, size_t n, const struct mark *marks,
                   size_t nmarks, const uint8_t *flags, const char *lang, uint8_t *out)
{
    struct keeper k = {.arena = a, .text = text, .n = n, .flags = flags, .lang = lang, .out = out};

    sort_opportunities(&k);
    split_tokens(&k);
    keep_tokens_together(&k);
    break_urls(&k);
    apply_marks(&k, marks, nmarks);
    keep_runs_together(&k);
}
