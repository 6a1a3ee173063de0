/* Hyphenation against libhyphen, which reads the same pattern files: prose of ours, and for every
 * language thousands of words put together from the letters of its own patterns. Of TeX's patterns a
 * file in libhyphen's format is made first, by what its substrings.pl does.
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "type/hyphen.h"

#include "base/utf8.h"

#include <glob.h>
#include <hyphen.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

enum { WORD_BYTES = 4 * HYPHEN_WORD_MAX };

struct oracle {
    const char *tag, *file;
    HyphenDict *dict;
    iconv_t encode;
};

/* In small letters (libhyphen wants them) and the encoding of the patterns; 0 if it cannot be said
 * in it. */
static size_t encode(const struct oracle *o, const char *word, size_t n, char *out, size_t room)
{
    char copy[WORD_BYTES], *from = copy, *to = out;
    size_t left = 0, space = room - 1;
    uint32_t c;

    for (size_t i = 0; i < n; left += utf8_encode((uint32_t)utf8proc_tolower((int)c), copy + left))
        i += utf8_decode(word + i, n - i, &c);
    iconv(o->encode, NULL, NULL, NULL, NULL);
    if (iconv(o->encode, &from, &left, &to, &space) == (size_t)-1)
        return 0;
    *to = '\0';
    return (size_t)(to - out);
}

/* Our points as libhyphen gives them: after[i] for character i. */
static void by_character(const char *word, size_t n, const uint8_t *points, uint8_t *after)
{
    size_t i = 0, character = 0;
    uint32_t c;

    while (i < n) {
        i += utf8_decode(word + i, n - i, &c);
        after[character++] = i < n && points[i];
    }
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019;
}

static bool agree(const struct oracle *o, const char *word, size_t n, unsigned left, unsigned right)
{
    uint8_t points[WORD_BYTES], after[WORD_BYTES] = {0};
    char encoded[WORD_BYTES], hyphens[WORD_BYTES + 8] = "";
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    size_t length = encode(o, word, n, encoded, sizeof encoded);
    bool same = true;

    if (!length)
        return true;
    hyphen_points(o->tag, word, n, left, right, points);
    by_character(word, n, points, after);
    hnj_hyphen_hyphenate3(o->dict, encoded, (int)length, hyphens, NULL, &rep, &pos, &cut, (int)left,
                          (int)right, 0, 0);
    assert_null(rep);
    size_t letters = utf8_count(word, n), at = 0;

    for (size_t i = 0; i + 1 < letters; i++) {
        uint32_t before, behind;

        at += utf8_decode(word + at, n - at, &before);
        utf8_decode(word + at, n - at, &behind);
        /* theirs lets a letter alone in short words */
        bool theirs = hyphens[i] & 1 && i + 1 >= left && letters - i - 1 >= right &&
                      !is_apostrophe(before) && !is_apostrophe(behind);

        same = same && after[i] == theirs;
    }
    if (!same) {
        print_message("%s: %.*s theirs ", o->tag, (int)n, word);
        for (size_t i = 0, k = 0; i < n; k++) {
            uint32_t c;
            size_t m = utf8_decode(word + i, n - i, &c);

            print_message("%.*s%s", (int)m, word + i, hyphens[k] & 1 ? "-" : "");
            i += m;
        }
        print_message(" ours ");
        for (size_t i = 0; i < n; i++)
            print_message("%s%c", points[i] ? "-" : "", word[i]);
        print_message("\n");
    }
    return same;
}

/* Next stretch of letters and apostrophes. */
static const char *next_word(const char *s, size_t *n)
{
    uint32_t c;

    s += strspn(s, " .,;:!?\"'()-\n");
    *n = strcspn(s, " .,;:!?\"()-\n");
    while (*n && s[*n - 1] == '\'')
        --*n;
    return *n && utf8_decode(s, *n, &c) ? s : NULL;
}

static size_t compare_text(const struct oracle *o, const char *text, size_t *words)
{
    size_t wrong = 0, n;

    for (const char *w = text; (w = next_word(w, &n)); w += n) {
        for (unsigned left = 1; left <= 3; left++)
            for (unsigned right = 2; right <= 3; right++)
                wrong += !agree(o, w, n, left, right);
        ++*words;
    }
    return wrong;
}

/* Letters of a line of the pattern file, in UTF-8. */
static size_t letters(iconv_t decode, const char *line, char *out, size_t room)
{
    char bytes[256], *from = bytes, *to = out;
    size_t n = 0, left = room;

    for (; *line && (unsigned char)*line > ' ' && n < sizeof bytes - 1; line++)
        if (!strchr("0123456789.#%-'", *line)) /* we never break beside an apostrophe */
            bytes[n++] = *line;
    iconv(decode, NULL, NULL, NULL, NULL);
    return iconv(decode, &from, &n, &to, &left) == (size_t)-1 ? 0 : (size_t)(to - out);
}

/* Words of two and three patterns of the set, far from each other in the file. */
static size_t compare_patterns(const struct oracle *o, size_t *words)
{
    char(*part)[64] = calloc(100000, sizeof *part);
    char line[512];
    size_t n = 0, wrong = 0;
    FILE *f = fopen(o->file, "r");

    assert_non_null(part);
    assert_non_null(f);
    if (strstr(o->file, ".dic"))
        assert_non_null(fgets(line, sizeof line, f));
    iconv_t decode = iconv_open("UTF-8", o->dict->cset);

    while (n < 100000 && fgets(line, sizeof line, f)) {
        size_t length = line[0] >= 'A' && line[0] <= 'Z' ? 0 : letters(decode, line, part[n], 63);

        part[n][length] = '\0';
        n += length > 0 && length < 60;
    }
    fclose(f);
    iconv_close(decode);
    for (size_t i = 0, step = n / 4000 + 1; i < n; i += step) {
        char word[256];
        int length = snprintf(word, sizeof word, "%s%s%s", part[i], part[(i * 7919 + 13) % n],
                              i % 3 ? "" : part[(i * 104729 + 5) % n]);

        wrong += !agree(o, word, (size_t)length, 2, 3);
        ++*words;
    }
    free(part);
    return wrong;
}

/* ---- TeX's patterns for libhyphen ---- */

struct pattern {
    char letters[128];
    char digits[64]; /* before each letter, and at the end */
};

static int by_letters(const void *a, const void *b)
{
    return strcmp(((const struct pattern *)a)->letters, ((const struct pattern *)b)->letters);
}

static size_t letter_count(const char *s)
{
    return utf8_count(s, strlen(s));
}

/* "a1b" -> "ab", 0 1 0. */
static bool read_pattern(const char *line, struct pattern *p)
{
    size_t n = 0, k = 0;

    memset(p, 0, sizeof *p);
    for (; (unsigned char)*line > ' ' && *line != '%' && n < 120; line++) {
        if (*line >= '0' && *line <= '9') {
            p->digits[k] = (char)(*line - '0');
            continue;
        }
        p->letters[n++] = *line;
        k += ((unsigned char)line[1] & 0xC0) != 0x80;
    }
    return n > 0;
}

/* libhyphen looks only at the longest pattern that ends at a letter, whole or begun: so each beginning
 * of each pattern gets the highest digits of all that end with it. */
static void write_closed(FILE *out, const struct pattern *all, size_t n, const char *beginning)
{
    char digits[64] = {0};
    size_t letters = letter_count(beginning);

    for (const char *end = beginning; *end; end++) {
        struct pattern key;

        if (((unsigned char)*end & 0xC0) == 0x80)
            continue;
        snprintf(key.letters, sizeof key.letters, "%s", end);
        const struct pattern *p = bsearch(&key, all, n, sizeof *all, by_letters);

        for (size_t i = 0, m = letter_count(end); p && i <= m; i++)
            if (digits[letters - m + i] < p->digits[i])
                digits[letters - m + i] = p->digits[i];
    }
    for (size_t i = 0, k = 0; i <= strlen(beginning); i++) {
        if (((unsigned char)beginning[i] & 0xC0) != 0x80) {
            if (digits[k])
                fprintf(out, "%d", digits[k]);
            k++;
        }
        if (beginning[i])
            fputc(beginning[i], out);
    }
    fputc('\n', out);
}

static HyphenDict *load_tex(const char *file)
{
    struct pattern *all = calloc(60000, sizeof *all);
    FILE *in = fopen(file, "r"), *out = tmpfile();
    char line[512];
    size_t n = 0;

    assert_true(all && in && out);
    while (n < 60000 && fgets(line, sizeof line, in))
        n += read_pattern(line, &all[n]);
    qsort(all, n, sizeof *all, by_letters);
    fputs("UTF-8\n", out);
    for (size_t i = 0; i < n; i++)
        if (strstr(all[i].letters, "’") || strchr(all[i].letters, '\'')) {
            fputs("NEXTLEVEL\n", out); /* else libhyphen parts words there */
            break;
        }
    for (size_t i = 0; i < n; i++)
        for (size_t k = 1; k <= strlen(all[i].letters); k++) {
            char beginning[128];

            snprintf(beginning, sizeof beginning, "%.*s", (int)k, all[i].letters);
            bool known = i > 0 && strncmp(all[i - 1].letters, all[i].letters, k) == 0;

            if (((unsigned char)all[i].letters[k] & 0xC0) != 0x80 && !known)
                write_closed(out, all, n, beginning);
        }
    rewind(out);
    HyphenDict *dict = hnj_hyphen_load_file(out);

    fclose(in);
    fclose(out);
    free(all);
    return dict;
}

static struct oracle open_oracle(const char *tag, const char *pattern)
{
    static char file[4096];
    glob_t found;

    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    snprintf(file, sizeof file, "%s", found.gl_pathv[0]);
    globfree(&found);
    bool tex = !strstr(file, ".dic");
    struct oracle o = {tag, file, tex ? load_tex(file) : hnj_hyphen_load(file), 0};

    assert_non_null(o.dict);
    o.encode = iconv_open(o.dict->cset, "UTF-8");
    assert_true(o.encode != (iconv_t)-1);
    return o;
}

#include "hyphen_prose.h"

static void agrees_with_libhyphen(void **state)
{
    size_t all = 0;

    (void)state;
    for (size_t i = 0; i < sizeof prose / sizeof *prose; i++) {
        struct oracle o = open_oracle(prose[i].tag, prose[i].file);
        size_t words = 0, wrong = compare_text(&o, prose[i].text, &words);

        wrong += compare_patterns(&o, &words);
        print_message("%s: %zu words, %zu differ\n", o.tag, words, wrong);
        all += wrong;
        hnj_hyphen_free(o.dict);
        iconv_close(o.encode);
    }
    assert_int_equal(all, 0);
}

/* Czech has patterns of our own, so no oracle: as the orthography's examples and its readers have it. */
static void divides_czech_words(void **state)
{
    static const char *const words[] = {
        "do|ku|men|taci", "bez|peč|nostní", "pod|ni|ka|tel|ství", "vlast|nic|tví", "měst|ský",
        "bez|o|hledný", "nej|ús|pěš|nější", "na|u|čit", "čes|kého", "in|že|nýrka", "rych|lost",
        "elek|třina", "před|náška", "soft|waru", "spo|lu|práce", "vstupní", "čtvrtý", "mzdové",
        "pouze", "au|to|bus", "uči|tel", "chodba", "ztra|tit", "prů|mys|lový"};

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char word[64], got[96];
        uint8_t points[64];
        size_t n = 0, k = 0;

        for (const char *s = words[i]; *s; s++)
            if (*s != '|')
                word[n++] = *s;
        hyphen_points("cs-CZ", word, n, 2, 3, points);
        for (size_t j = 0; j < n; j++) {
            if (points[j])
                got[k++] = '|';
            got[k++] = word[j];
        }
        got[k] = '\0';
        assert_string_equal(got, words[i]);
    }
}

static void languages_are_found_by_what_is_left_of_their_tag(void **state)
{
    static const char *const tags[][2] = {
        {"de", "de"},       {"de-CH-1996", "de"}, {"EN_gb", "en-GB"}, {"en-NZ", "en-GB"},
        {"en-CA", "en-US"}, {"pt-BR", "pt"},      {"no", "nb"},       {"nn-NO", "nb"}};

    (void)state;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        const char *found = hyphen_language_tag(hyphen_language(tags[i][0]));

        assert_int_equal(strncmp(found, tags[i][1], strlen(tags[i][1])), 0);
    }
    assert_null(hyphen_language("sk"));
    assert_null(hyphen_language("e"));
    assert_null(hyphen_language("-de"));
    assert_null(hyphen_language(""));
    assert_null(hyphen_language(NULL));
    assert_true(hyphen_table_size("de") < 100000 && hyphen_table_size(NULL) < 600000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_libhyphen),
        cmocka_unit_test(divides_czech_words),
        cmocka_unit_test(languages_are_found_by_what_is_left_of_their_tag),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
