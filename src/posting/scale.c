/* How large things are: "40 million users", "3,000 requests a second", "a team of six".
 * SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

enum { SCALES_MOST = 40, WORDS_BEFORE_NOUN = 3, TEAM_MOST = 1000 };

static const struct noun {
    const char *word;
    enum scale_of of;
} nouns[] = {
    {"users", SCALE_USERS},          {"customers", SCALE_USERS},     {"subscribers", SCALE_USERS},
    {"members", SCALE_USERS},        {"patients", SCALE_USERS},      {"students", SCALE_USERS},
    {"pupils", SCALE_USERS},         {"merchants", SCALE_USERS},     {"shops", SCALE_USERS},
    {"players", SCALE_USERS},        {"visitors", SCALE_USERS},      {"viewers", SCALE_USERS},
    {"listeners", SCALE_USERS},      {"consumers", SCALE_USERS},     {"accounts", SCALE_USERS},
    {"clients", SCALE_USERS},        {"drivers", SCALE_USERS},       {"guests", SCALE_USERS},
    {"requests", SCALE_REQUESTS},    {"transactions", SCALE_REQUESTS}, {"events", SCALE_REQUESTS},
    {"messages", SCALE_REQUESTS},    {"orders", SCALE_REQUESTS},     {"payments", SCALE_REQUESTS},
    {"queries", SCALE_REQUESTS},     {"calls", SCALE_REQUESTS},      {"downloads", SCALE_REQUESTS},
    {"deliveries", SCALE_REQUESTS},  {"trips", SCALE_REQUESTS},      {"jobs", SCALE_REQUESTS},
    {"bookings", SCALE_REQUESTS},    {"rps", SCALE_REQUESTS},        {"qps", SCALE_REQUESTS},
    {"tps", SCALE_REQUESTS},         {"tb", SCALE_DATA},             {"gb", SCALE_DATA},
    {"pb", SCALE_DATA},              {"terabytes", SCALE_DATA},      {"petabytes", SCALE_DATA},
    {"gigabytes", SCALE_DATA},       {"rows", SCALE_DATA},           {"records", SCALE_DATA},
    {"documents", SCALE_DATA},       {"readings", SCALE_DATA},       {"datasets", SCALE_DATA},
    {"engineers", SCALE_TEAM},       {"developers", SCALE_TEAM},     {"designers", SCALE_TEAM},
    {"analysts", SCALE_TEAM},        {"scientists", SCALE_TEAM},     {"nurses", SCALE_TEAM},
    {"teammates", SCALE_TEAM},       {"reports", SCALE_TEAM},        {"testers", SCALE_TEAM},
    {"employees", SCALE_COMPANY},    {"colleagues", SCALE_COMPANY},  {"staff", SCALE_COMPANY},
    {"people", SCALE_COMPANY},       {"offices", SCALE_COMPANY},     {"countries", SCALE_COMPANY},
    {"beds", SCALE_COMPANY},         {"stores", SCALE_COMPANY},      {"locations", SCALE_COMPANY},
    {"sites", SCALE_COMPANY},
};

static const struct {
    const char *word;
    int64_t value;
} multiples[] = {{"hundred", 100},         {"thousand", 1000},     {"k", 1000},
                 {"million", 1000000},     {"m", 1000000},         {"mn", 1000000},
                 {"billion", 1000000000},  {"bn", 1000000000},     {"b", 1000000000},
                 {"hundreds", 100},        {"thousands", 1000},    {"millions", 1000000},
                 {"billions", 1000000000}, {"trillion", 1000000000000}, {"dozen", 12}};

static int64_t multiple_of(struct str w)
{
    for (size_t i = 0; i < sizeof multiples / sizeof *multiples; i++)
        if (is_this(w, multiples[i].word))
            return multiples[i].value;
    return 0;
}

static int small_number(struct str w)
{
    static const char *const words[] = {"two", "three", "four", "five", "six", "seven", "eight",
                                        "nine", "ten", "eleven", "twelve"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_this(w, words[i]))
            return (int)i + 2;
    return 0;
}

static const struct noun *noun_of(struct str w)
{
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (is_this(w, nouns[i].word))
            return &nouns[i];
    return NULL;
}

/* A number as it is read: 2.5 million = 25 tenths times a million. */
struct number {
    int64_t value;
    size_t start, end;
    bool money;
    int64_t multiple; /* 1 = none said */
};

/* Digits with thousands' commas and a fraction at `at`; *end behind it. In units of 1/1000. */
static int64_t read_digits(struct str text, size_t at, size_t *end)
{
    int64_t value = 0;
    int decimals = 0;

    for (; at < text.n && value < 1000000000000; at++) {
        bool next = at + 1 < text.n && is_digit(text.p[at + 1]);

        if (is_digit(text.p[at]))
            value = value * 10 + (text.p[at] - '0');
        else if (text.p[at] != ',' || !next)
            break;
    }
    value *= 1000;
    if (at + 1 < text.n && text.p[at] == '.' && is_digit(text.p[at + 1]))
        for (at++; at < text.n && is_digit(text.p[at]); at++, decimals++)
            value += decimals == 0   ? (text.p[at] - '0') * 100
                     : decimals == 1 ? (text.p[at] - '0') * 10
                                     : 0;
    *end = at;
    return value;
}

static bool is_currency(struct str text, size_t at)
{
    return (at > 0 && text.p[at - 1] == '$') ||
           (at > 1 && memcmp(text.p + at - 2, "\xC2\xA3", 2) == 0) ||
           (at > 2 && memcmp(text.p + at - 3, "\xE2\x82\xAC", 3) == 0);
}

static size_t skip_signs(struct str text, size_t at)
{
    while (at < text.n && strchr(" +-~", text.p[at]))
        at++;
    return at;
}

/* The number at `at`, in digits or words. */
static bool read_number(struct str text, size_t at, struct number *out)
{
    struct str w;

    *out = (struct number){.start = at, .multiple = 1};
    if (is_digit(text.p[at])) {
        out->value = read_digits(text, at, &out->end);
        out->money = is_currency(text, at);
        w = next_word(text, skip_signs(text, out->end));
        /* "12-person" is no twelve persons less */
        if (w.n && multiple_of(w) && !(w.n == 1 && w.p != text.p + out->end)) {
            out->multiple = multiple_of(w);
            out->end = (size_t)(w.p - text.p) + w.n;
        }
    } else {
        if (!strchr("tfsenhmbTFSENHMB", text.p[at])) /* two … twelve, hundreds … billions */
            return false;
        w = next_word(text, at);
        out->end = at + w.n;
        int64_t many = w.n > 2 && w.p[w.n - 1] == 's' ? multiple_of(w) : 0;

        out->value = 1000 * (many ? 1 : small_number(w));
        if (!out->value)
            return false;
        out->multiple = many ? many : 1;
    }
    out->value = out->multiple > 1000 && out->value > INT64_MAX / out->multiple
                     ? INT64_MAX / 1000
                     : out->value * out->multiple / 1000;
    return out->value > 1;
}

/* " a second", " per day", "/month" at `at`; its end, or `at`. */
static size_t rate_end(struct str text, size_t at)
{
    static const char *const times[] = {"second", "minute", "hour", "day", "week", "month", "year",
                                        "s", "sec", NULL};
    size_t i = at;
    struct str w;

    while (i < text.n && (text.p[i] == ' ' || text.p[i] == '/'))
        i++;
    w = next_word(text, i);
    if (str_eq_nocase(w, STR("a")) || str_eq_nocase(w, STR("per")) || str_eq_nocase(w, STR("each")) ||
        str_eq_nocase(w, STR("every"))) {
        i += w.n + (i + w.n < text.n);
        w = next_word(text, i);
    } else if (str_eq_nocase(w, STR("daily")) || str_eq_nocase(w, STR("monthly"))) {
        return i + w.n;
    } else if (i == at || text.p[i - 1] != '/') {
        return at;
    }
    return is_word_of(w, times) ? i + w.n : at;
}

static bool word_before(struct str text, size_t at, const char *const *words)
{
    size_t from = at;

    while (from > 0 && !is_word(text.p[from - 1]))
        from--;
    at = from;
    while (from > 0 && is_word(text.p[from - 1]))
        from--;
    return is_word_of((struct str){text.p + from, at - from}, words);
}

/* "team of": what a number behind it counts. */
static bool stands_behind(struct str text, size_t at, const char *const *words)
{
    static const char *const joint[] = {"of", NULL};

    if (!word_before(text, at, joint))
        return false;
    while (at > 0 && !is_word(text.p[at - 1]))
        at--;
    return word_before(text, at - 2, words);
}

static void add(struct draft *d, struct posting *p, size_t unit, enum scale_of of,
                const struct number *n, size_t from, size_t to)
{
    size_t base = d->units.at[unit].start;
    struct scale scale = {of, n->value, arena_strndup(d->arena, d->text.p + base + from, to - from),
                          cite(d, unit, base + n->start, base + (to > n->end ? to : n->end))};

    vec_push(d->arena, &p->scale, scale);
}

/* Salaries and prices are not the size of anything. */
static bool is_pay(const struct draft *d, size_t unit, struct str text, size_t at)
{
    static const char *const pay[] = {"per", "a", "an", "annually", "hourly", "hour", "yearly", "k", NULL};

    return d->units.at[unit].zone == ZONE_OTHER ||
           is_word_of(next_word(text, skip_signs(text, at)), pay);
}

static size_t take_number(struct draft *d, struct posting *p, size_t unit, const struct number *n)
{
    static const char *const teams[] = {"team", "squad", "group", "crew", "department", NULL};
    static const char *const persons[] = {"person", "people", "strong", NULL};
    struct str text = unit_text(d, unit), w;
    bool team = stands_behind(text, n->start, teams);
    size_t at = skip_signs(text, n->end);

    if (n->money) {
        if (n->multiple > 1000 && !is_pay(d, unit, text, n->end))
            add(d, p, unit, SCALE_MONEY, n, n->start, n->end);
        return n->end;
    }
    for (int words = 0; words <= WORDS_BEFORE_NOUN; words++) {
        w = next_word(text, at);
        const struct noun *noun = noun_of(w);

        if (noun) {
            enum scale_of of = team ? SCALE_TEAM : noun->of;

            if (of == SCALE_TEAM && !team && n->value >= TEAM_MOST)
                of = SCALE_COMPANY;
            if (of == SCALE_COMPANY && str_eq_nocase(w, STR("people")) && n->value >= 100000)
                of = SCALE_USERS;
            add(d, p, unit, of, n, at, rate_end(text, at + w.n));
            return at + w.n;
        }
        if (words == 0 && is_word_of(w, persons) && at > n->end && text.p[n->end] == '-') {
            add(d, p, unit, SCALE_TEAM, n, at, at + w.n); /* "a 12-person team" */
            return at + w.n;
        }
        if (!w.n || small_number(w) || is_digit(w.p[0]))
            break;
        at = skip_signs(text, at + w.n);
        if (at < text.n && strchr(",;.:()", text.p[at]))
            break;
    }
    if (team && n->value < 10000)
        add(d, p, unit, SCALE_TEAM, n, n->start, n->end);
    return n->end;
}

static void scan(struct draft *d, struct posting *p, size_t unit)
{
    struct str text = unit_text(d, unit);

    for (size_t at = 0; at < text.n && p->scale.n < SCALES_MOST;) {
        struct number n;

        if (is_word(text.p[at]) && read_number(text, at, &n)) {
            at = take_number(d, p, unit, &n);
            continue;
        }
        while (at < text.n && is_word(text.p[at]))
            at++;
        at += at < text.n && !is_word(text.p[at]);
    }
}

void find_scale(struct draft *d, struct posting *p)
{
    for (size_t i = 0; i < d->units.n; i++)
        if (d->units.at[i].zone != ZONE_OTHER && d->units.at[i].twin == i)
            scan(d, p, i);
}
