/* Writes the two-stage table of line break classes from the Unicode Character Database.
 * usage: linebreak OUT UCD_DIR
 * LB1 of UAX #14 is applied here; what LB30 and LB30b ask of East_Asian_Width and
 * Extended_Pictographic becomes classes of its own. SPDX-License-Identifier: MIT */
#include "type/linebreak_class.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CODE_POINTS = 0x110000, BLOCKS = CODE_POINTS / LINEBREAK_BLOCK };

#define X(name) #name,
static const char *const class_names[] = {LINEBREAK_CLASSES(X)};
#undef X

/* What the files say of each code point. */
struct ucd {
    char (*line_break)[4]; /* value names: at most three letters */
    char (*category)[4];
    char (*width)[4];
    char (*pictographic)[4]; /* "Y" or "" */
};

static void die(const char *what, const char *name)
{
    fprintf(stderr, "linebreak: %s '%s'\n", what, name);
    exit(1);
}

static void *allocate(size_t count, size_t size)
{
    void *p = calloc(count, size);

    if (!p)
        die("no memory for", "the table");
    return p;
}

/* Reads "0041..005A ; Value # comment" lines; with `only`, lines of that value set "Y". */
static void read_property(const char *dir, const char *name, const char *only, char (*out)[4])
{
    char path[4096], line[1024];

    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "r");

    if (!f)
        die("cannot open (package unicode-data)", path);
    while (fgets(line, sizeof line, f)) {
        unsigned long first, last;
        char value[64];
        int used = 0;

        if (sscanf(line, "%lx%n", &first, &used) != 1)
            continue;
        last = first;
        if (strncmp(line + used, "..", 2) == 0) {
            char *end;

            last = strtoul(line + used + 2, &end, 16);
            used = (int)(end - line);
        }
        if (sscanf(line + used, " ; %63[A-Za-z0-9_]", value) != 1 || last >= CODE_POINTS)
            die("a line is not understood in", path);
        if (only && strcmp(value, only) != 0)
            continue;
        if (!only && strlen(value) > 3)
            die("a value is too long in", path);
        for (unsigned long c = first; c <= last; c++)
            memcpy(out[c], only ? "Y" : value, only ? 2 : strlen(value) + 1);
    }
    if (ferror(f) || fclose(f))
        die("cannot read", path);
}

static bool is(const char *value, const char *name)
{
    return strcmp(value, name) == 0;
}

static bool within(unsigned c, unsigned first, unsigned last)
{
    return c >= first && c <= last;
}

/* Code points that LineBreak.txt doesn't list (its head comment). */
static const char *default_class(unsigned c)
{
    if (within(c, 0x3400, 0x4DBF) || within(c, 0x4E00, 0x9FFF) || within(c, 0xF900, 0xFAFF) ||
        within(c, 0x20000, 0x2FFFD) || within(c, 0x30000, 0x3FFFD) || within(c, 0x1F000, 0x1FAFF) ||
        within(c, 0x1FC00, 0x1FFFD))
        return "ID";
    return within(c, 0x20A0, 0x20CF) ? "PR" : "XX";
}

/* LB1, and the classes that other properties split. */
static const char *resolve(const struct ucd *u, unsigned c)
{
    const char *name = u->line_break[c][0] ? u->line_break[c] : default_class(c);
    bool wide = is(u->width[c], "F") || is(u->width[c], "W") || is(u->width[c], "H");

    if (is(name, "AI") || is(name, "SG") || is(name, "XX"))
        name = "AL";
    else if (is(name, "SA"))
        name = is(u->category[c], "Mn") || is(u->category[c], "Mc") ? "CM" : "AL";
    else if (is(name, "CJ"))
        name = "NS";
    else if (wide && is(name, "OP"))
        name = "OPW";
    else if (wide && is(name, "CP"))
        name = "CPW";
    if (is(name, "ID") && u->pictographic[c][0] &&
        (!u->category[c][0] || is(u->category[c], "Cn")))
        name = "XP";
    return name;
}

static unsigned char class_number(const char *name)
{
    for (unsigned i = 0; i < LB_COUNT; i++)
        if (is(class_names[i], name))
            return (unsigned char)i;
    die("unknown line break class", name);
    return 0;
}

static void write_bytes(FILE *f, const char *name, const unsigned char *bytes, size_t n)
{
    fprintf(f, "static const uint8_t %s[%zu] = {", name, n);
    for (size_t i = 0; i < n; i++)
        fprintf(f, "%s%u,", i % 24 ? "" : "\n", bytes[i]);
    fprintf(f, "\n};\n");
}

static void write_table(const char *path, const unsigned char *classes)
{
    static unsigned char index[BLOCKS];
    unsigned char *blocks = allocate(256, LINEBREAK_BLOCK);
    size_t n = 0;

    for (size_t i = 0; i < BLOCKS; i++) {
        const unsigned char *block = classes + i * LINEBREAK_BLOCK;
        size_t k = 0;

        while (k < n && memcmp(blocks + k * LINEBREAK_BLOCK, block, LINEBREAK_BLOCK) != 0)
            k++;
        if (k == 256)
            die("too many different blocks for", path);
        if (k == n)
            memcpy(blocks + n++ * LINEBREAK_BLOCK, block, LINEBREAK_BLOCK);
        index[i] = (unsigned char)k;
    }
    FILE *f = fopen(path, "w");

    if (!f)
        die("cannot write", path);
    fprintf(f, "/* Generated by src/type/gen/linebreak.c from the Unicode Character Database. */\n"
               "#include <stdint.h>\n");
    write_bytes(f, "linebreak_index", index, BLOCKS);
    write_bytes(f, "linebreak_blocks", blocks, n * LINEBREAK_BLOCK);
    if (ferror(f) || fclose(f))
        die("cannot write", path);
    free(blocks);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        die("usage:", "linebreak OUT UCD_DIR");
    struct ucd u = {allocate(CODE_POINTS, 4), allocate(CODE_POINTS, 4), allocate(CODE_POINTS, 4),
                    allocate(CODE_POINTS, 4)};
    unsigned char *classes = allocate(CODE_POINTS, 1);

    read_property(argv[2], "LineBreak.txt", NULL, u.line_break);
    read_property(argv[2], "extracted/DerivedGeneralCategory.txt", NULL, u.category);
    read_property(argv[2], "EastAsianWidth.txt", NULL, u.width);
    read_property(argv[2], "emoji/emoji-data.txt", "Extended_Pictographic", u.pictographic);
    for (unsigned c = 0; c < CODE_POINTS; c++)
        classes[c] = class_number(resolve(&u, c));
    write_table(argv[1], classes);
    free(u.line_break);
    free(u.category);
    free(u.width);
    free(u.pictographic);
    free(classes);
    return 0;
}
