/* Dates as real files write them. SPDX-License-Identifier: MIT */
#include "profile/read.h"

#include <string.h>

enum { YEAR_MIN = 1900, YEAR_MAX = 2100, MAX_FIELDS = 3 };

/* Beginnings that tell the month in English, German, French, Spanish, Italian, Portuguese, Dutch,
 * Swedish, Danish, Polish and Czech; lower case, longest first where one begins another. */
static const struct {
    const char *prefix;
    int month;
} month_names[] = {
    {"jan", 1},    {"gen", 1},    {"ene", 1},  {"stycz", 1},  {"led", 1},   {"jän", 1},
    {"janv", 1},   {"feb", 2},    {"fév", 2},  {"fev", 2},    {"lut", 2},   {"únor", 2},
    {"mar", 3},    {"mär", 3},    {"maa", 3},  {"mrt", 3},    {"mrz", 3},   {"břez", 3},
    {"apr", 4},    {"avr", 4},    {"abr", 4},  {"kwie", 4},   {"dub", 4},   {"mai", 5},
    {"may", 5},    {"mag", 5},    {"maj", 5},  {"mei", 5},    {"květ", 5},  {"jun", 6},
    {"červenec", 7},
    {"juin", 6},   {"giu", 6},    {"czer", 6}, {"červen", 6}, {"jul", 7},   {"juil", 7},
    {"lug", 7},    {"lip", 7},    {"aug", 8},  {"aoû", 8},    {"aou", 8},   {"ago", 8},
    {"sierp", 8},  {"srp", 8},    {"sep", 9},  {"set", 9},    {"wrze", 9},  {"zář", 9},
    {"okt", 10},   {"oct", 10},   {"out", 10}, {"ott", 10},   {"paź", 10},  {"říj", 10},
    {"nov", 11},   {"listop", 11},{"dez", 12}, {"dec", 12},   {"déc", 12},  {"dic", 12},
    {"gru", 12},   {"pros", 12},
};

static const char *const present_words[] = {
    "present",  "current",   "currently",      "now",       "today",  "ongoing",  "to date",
    "till now", "till date", "until now",      "heute",     "aktuell", "laufend", "bis heute",
    "présent",  "actuel",    "aujourd'hui",    "actual",    "actualidad", "presente", "atual",
    "oggi",     "attuale",   "heden",          "nu",        "obecnie", "dnes",    "nuvarande",
    "i dag",    "сегодня",   "настоящее время", "σήμερα",   "зараз",  "to present"};

static char *lower(struct arena *a, const char *s)
{
    char *p = arena_strdup(a, s);

    for (char *q = p; *q; q++)
        if (*q >= 'A' && *q <= 'Z')
            *q = (char)(*q - 'A' + 'a');
    return p;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[month - 1];
}

static bool valid(struct date d)
{
    if (d.year < YEAR_MIN || d.year > YEAR_MAX || d.month < 0 || d.month > 12)
        return false;
    if (!d.month)
        return d.day == 0;
    return d.day >= 0 && d.day <= days_in(d.year, d.month);
}

/* The words and numbers of a date: "3 May 2020" -> {3}, {month 5}, {2020}. */
struct parts {
    int value[MAX_FIELDS], digits[MAX_FIELDS]; /* digits 0: a month name */
    char between[MAX_FIELDS];                  /* separator after the field */
    int n;
};

static int month_of(const char *s, size_t n)
{
    for (size_t i = 0; i < sizeof month_names / sizeof *month_names; i++) {
        size_t k = strlen(month_names[i].prefix);

        if (k <= n && memcmp(s, month_names[i].prefix, k) == 0)
            return month_names[i].month;
    }
    return 0;
}

static bool is_separator(char c)
{
    return c == ' ' || c == '.' || c == '/' || c == '-' || c == ',';
}

static bool split(const char *s, struct parts *p)
{
    *p = (struct parts){0};
    while (*s) {
        size_t n = 0;

        if (p->n == MAX_FIELDS)
            return false;
        if (*s >= '0' && *s <= '9') {
            for (; s[n] >= '0' && s[n] <= '9' && n < 5; n++)
                p->value[p->n] = p->value[p->n] * 10 + (s[n] - '0');
            p->digits[p->n] = (int)n;
        } else {
            while (s[n] && !is_separator(s[n]) && !(s[n] >= '0' && s[n] <= '9'))
                n++;
            p->value[p->n] = month_of(s, n);
            if (!n || !p->value[p->n])
                return false;
        }
        s += n;
        if (*s && !is_separator(*s))
            return false;
        for (p->between[p->n] = *s; is_separator(*s) && *s; s++)
            if (*s != ' ' && *s != '.')
                p->between[p->n] = *s;
        p->n++;
    }
    return p->n > 0;
}

/* 04/03/2020 is April in one country and March in another: only a number over 12 decides. */
static bool day_and_month(struct date *d, const struct parts *p)
{
    bool dotted = p->between[0] == '.';

    if (dotted || p->value[0] > 12 || p->value[0] == p->value[1]) {
        d->day = p->value[0];
        d->month = p->value[1];
        return true;
    }
    if (p->value[1] > 12) {
        d->month = p->value[0];
        d->day = p->value[1];
        return true;
    }
    return false;
}

static bool three_parts(struct date *d, const struct parts *p)
{
    if (p->digits[0] == 4 && p->digits[1]) {
        *d = (struct date){.year = p->value[0], .month = p->value[1], .day = p->value[2]};
        return p->digits[2] > 0;
    }
    d->year = p->value[2];
    if (p->digits[2] != 4)
        return false;
    if (!p->digits[0]) { /* May 3, 2020 */
        d->month = p->value[0];
        d->day = p->value[1];
        return p->digits[1] > 0;
    }
    if (!p->digits[1]) { /* 3 May 2020 */
        d->day = p->value[0];
        d->month = p->value[1];
        return true;
    }
    return day_and_month(d, p);
}

static bool from_parts(struct date *d, const struct parts *p)
{
    if (p->n == 1) {
        d->year = p->value[0];
        return p->digits[0] == 4;
    }
    if (p->n == 2) {
        bool year_first = p->digits[0] == 4;

        d->year = p->value[!year_first ? 1 : 0];
        d->month = p->value[!year_first ? 0 : 1];
        return p->digits[year_first ? 0 : 1] == 4 && d->month >= 1;
    }
    return three_parts(d, p) && d->month >= 1 && d->day >= 1;
}

/* The three forms of JSON Resume: YYYY, YYYY-MM, YYYY-MM-DD. */
static bool is_exact(const char *s, struct date d)
{
    size_t n = strlen(s);

    if (n != (d.day ? 10U : d.month ? 7U : 4U))
        return false;
    for (size_t i = 0; i < n; i++)
        if (i == 4 || i == 7 ? s[i] != '-' : s[i] < '0' || s[i] > '9')
            return false;
    return true;
}

struct date date_read(struct arena *a, const char *s, bool *exact)
{
    struct str trimmed = str_trim(str_of(s));
    const char *text = arena_strndup(a, trimmed.p, trimmed.n), *t;
    char *low = lower(a, text);
    struct date d = {0};
    struct parts p;

    *exact = true;
    if (!*text)
        return d;
    for (size_t i = 0; i < sizeof present_words / sizeof *present_words; i++)
        if (strcmp(low, present_words[i]) == 0)
            return (struct date){.present = true};
    /* "2019-01-01T00:00:00.000Z": the time of day says nothing in a CV */
    t = strchr(low, 't');
    if (t == low + 10 && low[4] == '-')
        low[10] = '\0';
    if (split(low, &p) && from_parts(&d, &p) && valid(d)) {
        *exact = is_exact(text, d);
        return d;
    }
    *exact = false;
    return (struct date){.literal = text};
}
