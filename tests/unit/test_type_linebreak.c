/* Break opportunities against the conformance test of UAX #14. SPDX-License-Identifier: MIT */
#include "unit.h"

#include "type/internal.h"

#include <stdio.h>
#include <stdlib.h>

#define TEST_FILE "/usr/share/unicode/auxiliary/LineBreakTest.txt"

/* A line is "× 0023 × 0020 ÷ 0023 ÷ # comment". True if what we say agrees. */
static bool line_agrees(const char *line)
{
    uint32_t c[64];
    bool may[65];
    uint8_t breaks[64];
    size_t n = 0;

    for (;;) {
        while (*line == ' ' || *line == '\t')
            line++;
        may[n] = strncmp(line, "÷", strlen("÷")) == 0;
        line += strlen("÷"); /* × is as long in UTF-8 */
        while (*line == ' ')
            line++;
        if (*line == '#' || *line == '\t' || *line == '\n')
            break;
        assert_true(n < 64);
        char *end;

        c[n++] = (uint32_t)strtoul(line, &end, 16);
        line = end;
    }
    linebreak_opportunities(c, n, breaks);
    for (size_t i = 1; i < n; i++)
        if ((breaks[i] != LINE_BREAK_NO) != may[i])
            return false;
    return true;
}

static void agrees_with_LineBreakTest(void **state)
{
    char line[4096];
    FILE *f = fopen(TEST_FILE, "r");
    size_t lines = 0, wrong = 0;

    (void)state;
    assert_non_null(f);
    while (fgets(line, sizeof line, f)) {
        if (line[0] == '#' || line[0] == '\n')
            continue;
        lines++;
        if (!line_agrees(line)) {
            if (wrong++ < 10)
                print_message("%s", line);
        }
    }
    fclose(f);
    assert_true(lines > 7000);
    assert_int_equal(wrong, 0);
}

static void mandatory_breaks_are_told_apart(void **state)
{
    const uint32_t c[] = {'a', '\n', 'b', '\r', '\n', 'c', 0x2028, 'd', ' ', 'e'};
    const uint8_t expected[] = {0, LINE_BREAK_NO, LINE_BREAK_MUST, LINE_BREAK_NO, LINE_BREAK_NO,
                                LINE_BREAK_MUST, LINE_BREAK_NO, LINE_BREAK_MUST, LINE_BREAK_NO,
                                LINE_BREAK_MAY};
    uint8_t breaks[10];

    (void)state;
    linebreak_opportunities(c, 10, breaks);
    assert_memory_equal(breaks + 1, expected + 1, 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_LineBreakTest),
        cmocka_unit_test(mandatory_breaks_are_told_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
