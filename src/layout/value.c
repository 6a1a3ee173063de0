/* SPDX-License-Identifier: MIT */
#include "layout/value.h"

#include "base/str.h"

#include <string.h>

/* More digits than any page needs would only carry a slip (or an attack) into the typesetter. */
enum { WHOLE_DIGITS = 5, FRACTION_DIGITS = 4 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool value_is_name_char(char c, bool first)
{
    return (c >= 'a' && c <= 'z') || (!first && (is_digit(c) || c == '-'));
}

static size_t name_length(const char *s)
{
    size_t n = 0;

    while (value_is_name_char(s[n], n == 0))
        n++;
    return n;
}

const char *value_name(struct arena *a, const char *s)
{
    size_t n = name_length(s);

    if (!*s)
        return "it is empty";
    if (s[n])
        return n ? arena_printf(a, "after '%.*s' comes '%s'", (int)n, s, s + n)
                 : "it does not begin with a small letter";
    return NULL;
}

/* Unsigned decimal number at s; *end behind it. */
static const char *read_number(struct arena *a, const char *s, double *out, const char **end)
{
    size_t whole = 0, fraction = 0;

    while (is_digit(s[whole]))
        whole++;
    *end = s + whole;
    if (!whole)
        return *s ? arena_printf(a, "there is no number at '%s'", s) : "a number is missing";
    if (s[whole] == '.') {
        while (is_digit(s[whole + 1 + fraction]))
            fraction++;
        if (!fraction)
            return arena_printf(a, "no digit follows the point of '%.*s'", (int)whole + 1, s);
        *end += 1 + fraction;
    }
    if (whole > WHOLE_DIGITS || fraction > FRACTION_DIGITS)
        return arena_printf(a, "'%.*s' has more than %d digits before or %d behind the point",
                            (int)(*end - s), s, WHOLE_DIGITS, FRACTION_DIGITS);
    const char *stop;

    *out = number_parse(s, &stop);
    return NULL;
}

static const struct {
    const char *name;
    enum unit unit;
    double points;
} units[] = {{"pt", UNIT_PT, 1},  {"mm", UNIT_PT, 72 / 25.4}, {"cm", UNIT_PT, 720 / 25.4},
             {"in", UNIT_PT, 72}, {"em", UNIT_EM, 1},         {"ex", UNIT_EX, 1},
             {"lh", UNIT_LH, 1},  {"%", UNIT_PERCENT, 1}};

/* Unsigned length at s; *end behind it. "0" needs no unit. */
static const char *read_length(struct arena *a, const char *s, struct length *out, const char **end)
{
    double v = 0;
    const char *wrong = read_number(a, s, &v, end);

    if (wrong)
        return wrong;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t n = strlen(units[i].name);

        if (strncmp(*end, units[i].name, n) == 0) {
            *end += n;
            *out = (struct length){.value = v * units[i].points, .unit = units[i].unit};
            return NULL;
        }
    }
    if (*end == s + 1 && *s == '0') {
        *out = (struct length){0};
        return NULL;
    }
    size_t n = 0;

    while ((*end)[n] >= 'a' && (*end)[n] <= 'z')
        n++;
    return n ? arena_printf(a, "'%.*s' is no unit", (int)n, *end)
             : arena_printf(a, "'%.*s' has no unit", (int)(*end - s), s);
}

/* "$name" up to `stop` characters of `stops` or the end. */
static const char *read_param(struct arena *a, const char *s, const char **param, const char **end)
{
    size_t n = name_length(s + 1);

    if (!n)
        return arena_printf(a, "no parameter name follows '%c'", *s);
    *param = arena_strndup(a, s + 1, n);
    *end = s + 1 + n;
    return NULL;
}

static const char *trailing(struct arena *a, const char *end)
{
    return *end ? arena_printf(a, "'%s' at its end means nothing", end) : NULL;
}

const char *value_length(struct arena *a, const char *s, enum length_range range,
                         struct length *out)
{
    bool negative = *s == '-';
    const char *end, *wrong;

    *out = (struct length){0};
    if (*s == '$')
        wrong = read_param(a, s, &out->param, &end);
    else
        wrong = read_length(a, s + negative, out, &end);
    if (!wrong)
        wrong = trailing(a, end);
    if (wrong)
        return wrong;
    if (negative && range != LENGTH_ANY)
        return "it is negative";
    if (negative)
        out->value = -out->value;
    if (range == LENGTH_POSITIVE && !out->param && out->value == 0)
        return "it is zero";
    return NULL;
}

static const char *read_stretch(struct arena *a, const char *s, struct glue_value *out,
                                const char **end)
{
    double v = 0;
    const char *wrong = read_number(a, s, &v, end);

    if (!wrong && strncmp(*end, "fil", 3) == 0) {
        *end += 3;
        out->fil = true;
        out->stretch = (struct length){.value = v, .unit = UNIT_PT};
        return NULL;
    }
    return read_length(a, s, &out->stretch, end);
}

const char *value_glue(struct arena *a, const char *s, struct glue_value *out)
{
    bool negative = *s == '-';
    const char *end, *wrong;

    *out = (struct glue_value){0};
    if (*s == '$')
        wrong = read_param(a, s, &out->natural.param, &end);
    else
        wrong = read_length(a, s + negative, &out->natural, &end);
    if (!wrong && negative)
        out->natural.value = -out->natural.value;
    if (!wrong && *end == '+')
        wrong = read_stretch(a, end + 1, out, &end);
    if (!wrong && *end == '-')
        wrong = read_length(a, end + 1, &out->shrink, &end);
    return wrong ? wrong : trailing(a, end);
}

static int hex_digit(char c)
{
    if (is_digit(c))
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static const char *read_hex(const char *s, struct color_value *out)
{
    double part[3];

    if (strlen(s) != 7)
        return "six hexadecimal digits belong after '#'";
    for (int i = 0; i < 3; i++) {
        int high = hex_digit(s[1 + 2 * i]), low = hex_digit(s[2 + 2 * i]);

        if (high < 0 || low < 0)
            return "six hexadecimal digits belong after '#'";
        part[i] = (high * 16 + low) / 255.0;
    }
    *out = (struct color_value){part[0], part[1], part[2], .gray = false};
    out->gray = part[0] == part[1] && part[1] == part[2];
    return NULL;
}

/* Numbers from 0 to 1, `count` of them, between parentheses; blanks may follow a comma. */
static const char *read_shares(struct arena *a, const char *s, int count, double *out)
{
    const char *end = s;

    for (int i = 0; i < count; i++) {
        if (i && *s != ',')
            return arena_printf(a, "%d numbers with commas between them belong here", count);
        s += i > 0;
        while (i && *s == ' ')
            s++;
        const char *wrong = read_number(a, s, &out[i], &end);

        if (wrong)
            return wrong;
        if (out[i] > 1)
            return arena_printf(a, "'%.*s' is more than 1", (int)(end - s), s);
        s = end;
    }
    if (*s != ')')
        return "')' is missing";
    return trailing(a, s + 1);
}

/* ISO 32000-1, 10.3.5: DeviceCMYK to DeviceRGB. */
static double add_black(double ink, double black)
{
    return ink + black > 1 ? 1 : ink + black;
}

const char *value_color(struct arena *a, const char *s, struct color_value *out)
{
    const char *end, *wrong;
    double v[4];

    *out = (struct color_value){0};
    if (*s == '#')
        return read_hex(s, out);
    if (*s == '@') {
        wrong = read_param(a, s, &out->param, &end);
        return wrong ? wrong : trailing(a, end);
    }
    if (strncmp(s, "gray(", 5) == 0) {
        wrong = read_shares(a, s + 5, 1, v);
        if (!wrong)
            *out = (struct color_value){v[0], v[0], v[0], .gray = true};
        return wrong;
    }
    if (strncmp(s, "cmyk(", 5) == 0) {
        wrong = read_shares(a, s + 5, 4, v);
        if (!wrong)
            *out = (struct color_value){.r = 1 - add_black(v[0], v[3]),
                                        .g = 1 - add_black(v[1], v[3]),
                                        .b = 1 - add_black(v[2], v[3])};
        out->gray = out->r == out->g && out->g == out->b;
        return wrong;
    }
    return "it is no colour";
}

static const char *read_track(struct arena *a, const char *s, struct track_value *out)
{
    const char *end;

    *out = (struct track_value){0};
    if (strcmp(s, "auto") == 0) {
        out->unit = TRACK_CONTENT;
        return NULL;
    }
    if (is_digit(*s) && !read_number(a, s, &out->fr, &end) && strcmp(end, "fr") == 0) {
        out->unit = TRACK_FR;
        return out->fr > 0 ? NULL : "a share of '0fr' is nothing";
    }
    return value_length(a, s, LENGTH_POSITIVE, &out->length);
}

const char *value_tracks(struct arena *a, const char *s, const struct track_value **out, size_t *n)
{
    VEC(struct track_value) tracks = {0};

    while (*s) {
        size_t length = strcspn(s, " \t\r\n");
        struct track_value track;
        const char *word = arena_strndup(a, s, length), *wrong = read_track(a, word, &track);

        if (wrong)
            return arena_printf(a, "in '%s', %s", word, wrong);
        if (tracks.n == VALUE_MAX_TRACKS)
            return arena_printf(a, "there are more than %d widths", VALUE_MAX_TRACKS);
        vec_push(a, &tracks, track);
        s += length;
        s += strspn(s, " \t\r\n");
    }
    if (!tracks.n)
        return "it is empty";
    *out = tracks.at;
    *n = tracks.n;
    return NULL;
}

static const struct {
    const char *name;
} papers[] = {{"a4"}, {"a5"}, {"letter"}};

const char *value_paper(struct arena *a, const char *s, const char **size, double *width,
                        double *height)
{
    struct length w, h;
    const char *end, *wrong;

    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        if (strcmp(s, papers[i].name) == 0) {
            *size = papers[i].name;
            return NULL;
        }
    if (!is_digit(*s))
        return "it is no paper";
    wrong = read_length(a, s, &w, &end);
    if (!wrong && strncmp(end, " x ", 3) != 0)
        wrong = "' x ' between width and height is missing";
    if (!wrong)
        wrong = read_length(a, end + 3, &h, &end);
    if (!wrong)
        wrong = trailing(a, end);
    if (wrong)
        return wrong;
    if (w.unit != UNIT_PT || h.unit != UNIT_PT)
        return "paper is measured in pt, mm, cm or in";
    *size = NULL;
    *width = w.value;
    *height = h.value;
    return NULL;
}
