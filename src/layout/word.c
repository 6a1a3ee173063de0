/* The values that are words rather than measures: keep, counts, tags, formats, paths.
 * SPDX-License-Identifier: MIT */
#include "layout/value.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

const char *value_count(struct arena *a, const char *s, int least, int most, int *out)
{
    int v = 0;
    size_t n = 0;

    for (; n < 7 && is_digit(s[n]); n++)
        v = v * 10 + (s[n] - '0');
    if (!n || s[n])
        return "it is no whole number";
    if ((n > 1 && s[0] == '0') || v < least || v > most)
        return arena_printf(a, "it is not between %d and %d", least, most);
    *out = v;
    return NULL;
}

const char *value_percent(struct arena *a, const char *s, int most, int *out)
{
    int v = 0;
    size_t n = 0;

    for (; n < 3 && is_digit(s[n]); n++)
        v = v * 10 + (s[n] - '0');
    size_t whole = n;
    bool places = n && s[n] == '.' && is_digit(s[n + 1]);

    v *= 10;
    if (places) {
        v += s[n + 1] - '0';
        n += 2;
    }
    if (!n || strcmp(s + n, "%") != 0 || (whole > 1 && s[0] == '0'))
        return "it is no number and % with at most one digit behind the point";
    if (v > most * 10)
        return arena_printf(a, "it is over %d%%", most);
    *out = v;
    return NULL;
}

const char *value_keep(struct arena *a, const char *s, int *out)
{
    if (strcmp(s, "no") == 0) {
        *out = 0;
        return NULL;
    }
    if (strcmp(s, "always") == 0) {
        *out = 100;
        return NULL;
    }
    if (!is_digit(*s))
        return "it is no keep";
    return value_count(a, s, 1, 99, out);
}

/* Tags are four letters or digits (OpenType 1.9, "Feature tags"). */
const char *value_features(struct arena *a, const char *s)
{
    if (!*s)
        return "it is empty";
    for (;;) {
        const char *tag = s + (*s == '-');
        size_t n = strcspn(tag, ",");

        for (size_t i = 0; i < n; i++)
            if (!is_letter(tag[i]) && !is_digit(tag[i]))
                return arena_printf(a, "'%.*s' is no feature tag", (int)n, tag);
        if (n != 4)
            return arena_printf(a, "'%.*s' is not four characters long", (int)n, tag);
        if (!tag[n])
            return NULL;
        s = tag + n + 1;
    }
}

/* RFC 5646, 2.1, without the grandfathered tags. */
const char *value_language(struct arena *a, const char *s)
{
    for (int part = 0;; part++) {
        size_t n = strcspn(s, "-");

        for (size_t i = 0; i < n; i++)
            if (!is_letter(s[i]) && !(part && is_digit(s[i])))
                return arena_printf(a, "'%.*s' is no language subtag", (int)n, s);
        if (n > 8 || n < (part ? 1 : 2) || (!part && n > 3))
            return arena_printf(a, "'%.*s' is no language subtag", (int)n, s);
        if (!s[n])
            return NULL;
        s += n + 1;
    }
}

const char *value_date_format(struct arena *a, const char *s)
{
    static const char *const fields[] = {"yyyy", "yy", "MMMM", "MMM", "MM", "M", "dd", "d"};
    bool year = false;
    const char *fields_end = NULL;

    while (*s) {
        size_t n = 1, known = sizeof fields / sizeof *fields;

        if (!is_letter(*s)) {
            s++;
            continue;
        }
        while (s[n] == *s)
            n++;
        for (size_t i = 0; i < known; i++)
            if (strlen(fields[i]) == n && strncmp(s, fields[i], n) == 0)
                known = i;
        if (fields_end == s)
            return "two parts of a date have nothing between them";
        if (known == sizeof fields / sizeof *fields)
            return arena_printf(a, "'%.*s' is no part of a date", (int)n, s);
        year |= *s == 'y';
        s += n;
        fields_end = s;
    }
    return year ? NULL : "there is no year in it";
}

static bool is_key_char(char c, bool first)
{
    return is_letter(c) || c == '_' || (!first && is_digit(c));
}

/* key, key[n] or [n] */
static const char *read_step(struct arena *a, const char *s, struct path_step *step,
                             const char **end)
{
    size_t n = 0;

    *step = (struct path_step){.index = -1};
    while (is_key_char(s[n], n == 0))
        n++;
    if (n)
        step->key = arena_strndup(a, s, n);
    else if (*s != '[')
        return *s ? arena_printf(a, "no member name begins with '%s'", s)
                  : "a member name is missing at its end";
    s += n;
    if (*s == '[') {
        int index = 0;

        for (n = 1; n <= 4 && is_digit(s[n]); n++)
            index = index * 10 + (s[n] - '0');
        if (n == 1 || s[n] != ']')
            return "a number of at most four digits and ']' belong after '['";
        step->index = index;
        s += n + 1;
    }
    *end = s;
    return NULL;
}

const char *value_path(struct arena *a, const char *s, struct path *out)
{
    VEC(struct path_step) steps = {0};

    *out = (struct path){.text = arena_strdup(a, s), .relative = *s == '.'};
    if (!*s)
        return "it is empty";
    if (strcmp(s, ".") == 0)
        return NULL;
    if (*s == '[')
        return "an index alone begins with '.['";
    for (s += out->relative;; s++) {
        struct path_step step;
        const char *wrong = read_step(a, s, &step, &s);

        if (wrong)
            return wrong;
        vec_push(a, &steps, step);
        if (*s != '.')
            break;
    }
    if (*s)
        return arena_printf(a, "'%s' at its end means nothing", s);
    out->steps = steps.at;
    out->n = steps.n;
    return NULL;
}
