/* Which words of a CV belong together: numbers and their units, parts of dates, names and telephone
 * numbers. SPDX-License-Identifier: MIT */
#include "type/keep.h"

#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

bool keep_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool keep_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool equals(struct token t, const char *s)
{
    return t.n && *s == *t.p && strlen(s) == t.n && memcmp(t.p, s, t.n) == 0;
}

bool keep_contains(struct token t, const char *s)
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

    if (!keep_is_digit(t.p[t.n - 1]) && t.p[t.n - 1] != '+') /* most words */
        return false;

    for (size_t i = 0; i < t.n; i++) {
        if (keep_is_digit(t.p[i]))
            digit = true;
        else if ((unsigned char)t.p[i] < 0x80 && keep_is_letter(t.p[i]))
            return false;
        else if (digit && (unsigned char)t.p[i] >= 0x80 && !keep_contains(t, "–"))
            return false;
    }
    return digit; /* or "10+ years" */
}

static bool all_digits(struct token t)
{
    for (size_t i = 0; i < t.n; i++)
        if (!keep_is_digit(t.p[i]))
            return false;
    return t.n > 0;
}

static bool is_year(struct token t)
{
    t = bare(t);
    return t.n >= 4 && (memcmp(t.p, "19", 2) == 0 || memcmp(t.p, "20", 2) == 0) &&
           all_digits((struct token){t.p, 4}) &&
           (t.n == 4 || !keep_is_letter(t.p[4]) || keep_contains(t, "–"));
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
        "month",  "months",  "year",   "years", "quarter", "quarters", "am", "pm", "a.m.", "p.m.",
        "Jahr",   "Jahre",   "Jahren", "Monat", "Monate",  "Monaten",  "Tage", "Tagen", "Wochen",
        "Stunden", "Std.",   "Minuten", "Uhr",  "ans",     "mois",     "jours", "semaines",
        "heures", "años",    "meses",  "días",  "horas",   "anni",     "mesi",  "giorni", "ore",
        "anos",   "dias",    "jaar",   "maanden", "dagen", "uur",      "lat",   "lata",  "dni",
        "let",    "roky",    "dnů",    "år",    "månader", "måneder",  "лет",   "года",  "месяцев",
        "χρόνια", "έτη"};
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
    static const char *const currencies[] = {
        "EUR", "USD", "GBP", "CHF", "PLN", "CZK", "SEK", "NOK", "DKK", "HUF", "RON", "JPY", "INR",
        "CAD", "AUD", "UAH", "€",   "$",   "£",   "¥",   "zł",  "Kč",  "kr",  "₴",   "₽",   "₹",
        "US$", "C$",  "A$",  "R$",  "Ft",  "lei", "руб", "Fr",  "₺",   "₩",   "元"};
    static const char *const magnitudes[] = {"thousand", "million", "billion", "Mio", "Mrd", "mln",
                                             "mld",      "tys",     "millions", "milliards", "bn",
                                             "mn",       "M",       "k",       "млн", "млрд"};
    struct token left = bare(k->tokens.at[i]), right = bare(k->tokens.at[i + 1]);

    if (right.n && keep_is_digit(*right.p))
        return LISTED(left, currencies);
    if (is_number(k->tokens.at[i]) ||
        (i > 0 && is_number(k->tokens.at[i - 1]) && LISTED(left, magnitudes))) /* "3 Mio. EUR" */
        return LISTED(right, currencies);
    return false;
}

static bool digit_groups(const struct keeper *k, size_t i)
{
    struct token left = k->tokens.at[i], right = bare(k->tokens.at[i + 1]);

    while (left.n && !keep_is_digit(*left.p)) { /* "€12 000" */
        left.p++;
        left.n--;
    }
    return left.n <= 3 && all_digits(left) && right.n == 3 && all_digits(right);
}

/* No line begins with a dash or slash, and a range of years or months stays whole. */
static bool dashes(const struct keeper *k, size_t i)
{
    if (is_dash(k->tokens.at[i + 1]) || equals(k->tokens.at[i + 1], "/"))
        return true;
    return i > 0 && is_dash(k->tokens.at[i]) && is_year(k->tokens.at[i - 1]);
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

/* "z. B.", "d. h.", "u. a.": a letter and a full stop, twice. */
static bool letters_with_stops(const struct keeper *k, size_t i)
{
    for (size_t j = i; j < i + 2; j++) {
        struct token t = k->tokens.at[j];
        uint32_t c;

        while (j > i && t.n && strchr(",;:)", t.p[t.n - 1]))
            t.n--;
        if (j == i && t.n && *t.p == '(') {
            t.p++;
            t.n--;
        }
        if (t.n < 2 || t.p[t.n - 1] != '.' || !keep_is_letter(*t.p) ||
            utf8_decode(t.p, t.n, &c) + 1 != t.n)
            return false;
    }
    return true;
}

/* "Lee Jr.", "Henry IV", "& Co." */
static bool name_parts(const struct keeper *k, size_t i)
{
    static const char *const behind[] = {"Jr", "Sr", "II", "III", "IV", "VI", "VII", "VIII"};

    return equals(k->tokens.at[i], "&") ||
           (LISTED(bare(k->tokens.at[i + 1]), behind) && is_upper(first_char(k->tokens.at[i])));
}

/* "Java 17", "ISO 9001": a word with a capital, not at the start of a sentence, and a short number
 * that is no year. */
static bool numbered_name(const struct keeper *k, size_t i)
{
    struct token left = k->tokens.at[i], right = bare(k->tokens.at[i + 1]);

    if (!left.n || !is_upper(first_char(left)) || !keep_is_letter(left.p[left.n - 1]) ||
        i == 0 || strchr(".!?:", k->tokens.at[i - 1].p[k->tokens.at[i - 1].n - 1]))
        return false;
    for (size_t j = 0; j < right.n; j++)
        if (!keep_is_digit(right.p[j]) && right.p[j] != '.')
            return false;
    return right.n > 0 && right.n <= 5 && keep_is_digit(*right.p) && !is_year(right);
}

/* 24 x 7, 7 of 12. */
static bool operators(const struct keeper *k, size_t i)
{
    static const char *const signs[] = {"×", "x",  "=",   "+",   "±",  "<",  ">",
                                        "≈", "≤", "≥", "of", "von", "de", "di", "van"};

    return (i > 0 && is_number(k->tokens.at[i - 1]) && is_number(k->tokens.at[i + 1]) &&
            LISTED(k->tokens.at[i], signs)) ||
           (i + 2 < k->tokens.n && is_number(k->tokens.at[i]) && is_number(k->tokens.at[i + 2]) &&
            LISTED(k->tokens.at[i + 1], signs));
}

/* French ones with plain spaces inside. */
static bool quotation_marks(const struct keeper *k, size_t i)
{
    return equals(k->tokens.at[i], "«") || equals(bare(k->tokens.at[i + 1]), "»");
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
    if (t.n && keep_is_letter(t.p[t.n - 1]) && !keep_is_digit(*k->tokens.at[i + 1].p))
        return false;
    return LISTED(t, words);
}

static bool is_month_like(struct token t)
{
    t = bare(t);
    for (size_t i = 0; i < t.n; i++)
        if (!keep_is_letter(t.p[i]))
            return false;
    return t.n >= 3 && (is_upper(first_char(t)) || (unsigned char)*t.p >= 0x80);
}

static bool is_day(struct token t)
{
    t = bare(t);
    return t.n <= 2 ? all_digits(t) : equals(t, "1er") || equals(t, "1º");
}

static bool is_letters(struct token t)
{
    t = bare(t);
    for (size_t i = 0; i < t.n; i++)
        if (!keep_is_letter(t.p[i]))
            return false;
    return t.n >= 3;
}

/* "12 May 2020", "12. Mai 2020", "1er mai 2020": [i], [i + 1] and [i + 2]. */
static bool is_date(const struct keeper *k, size_t i)
{
    return i + 2 < k->tokens.n && is_day(k->tokens.at[i]) && is_letters(k->tokens.at[i + 1]) &&
           is_year(k->tokens.at[i + 2]);
}

/* Also "May 2020" and "March 12, 2020": any capitalised word will do, month names of all languages
 * are not known here. "Q3 2021". */
static bool dates(const struct keeper *k, size_t i)
{
    static const char *const terms[] = {"Q1", "Q2", "Q3", "Q4", "H1", "H2", "FY", "WS", "SS"};
    struct token left = k->tokens.at[i], right = k->tokens.at[i + 1];

    if (is_date(k, i) || (i > 0 && is_date(k, i - 1)))
        return true;
    if (is_year(right) && (is_month_like(left) || LISTED(left, terms)))
        return left.p[left.n - 1] != ',';
    if (i > 0 && is_year(right) && left.p[left.n - 1] == ',')
        return is_day(left) && is_month_like(k->tokens.at[i - 1]);
    return is_day(right) && right.p[right.n - 1] == ',' && is_month_like(left) &&
           i + 2 < k->tokens.n && is_year(k->tokens.at[i + 2]);
}

static size_t phone_digits(struct token t)
{
    size_t digits = 0;

    t = (struct token){t.p, t.n && strchr(",;.", t.p[t.n - 1]) ? t.n - 1 : t.n};
    for (size_t i = 0; i < t.n; i++) {
        if (keep_is_digit(t.p[i]))
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
           k->tokens.at[i].n == 1 && keep_is_letter(*k->tokens.at[i].p);
}

static keep_rule *const rules[] = {
    number_and_unit, money,         digit_groups, dashes,      initials,        letters_with_stops,
    abbreviation,    name_parts,    dates,        phone_number, numbered_name,  operators,
    quotation_marks, object,        preposition};

bool keep_together(const struct keeper *k, size_t i)
{
    for (size_t r = 0; r < sizeof rules / sizeof *rules; r++)
        if (rules[r](k, i))
            return true;
    return false;
}
