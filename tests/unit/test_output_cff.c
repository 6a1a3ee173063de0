/* CID-keyed CFF by hand (Adobe TN 5176): codes come from the charset. SPDX-License-Identifier: MIT */
#include "unit.h"

#include "output/pdf.h"

/* Header; names {"A"}; top DICTs {ROS 0 0 0, 1.5 (real), charset at 28}; charset. */
static const unsigned char keyed[] = {
    1,    0, 4,    1,                               /* header of four bytes */
    0,    1, 1,    1,    2,    'A',                 /* name INDEX */
    0,    1, 1,    1,    13,                        /* top DICT INDEX: 12 bytes */
    0x8B, 0x8B, 0x8B, 12, 30,                       /* 0 0 0 ROS */
    30,   0x1A, 0x5F, 5,                            /* 1.5 in nibbles, some operator */
    28,   0, 28, /* charset operand … */            /* 28 */
    15,                                             /* … charset */
    2,    0, 100, 0, 1, 0x1F, 0x40, 0, 0,           /* 100..101, 8000 */
};
enum { DICT_SIZE_AT = 14, CHARSET_OPERAND_AT = 26, CHARSET_AT = 28 };

static void make(unsigned char *font)
{
    memcpy(font, keyed, sizeof keyed);
    font[DICT_SIZE_AT] = 1 + (CHARSET_AT - 15); /* end offset of the one DICT */
    font[CHARSET_OPERAND_AT] = CHARSET_AT;
}

static void codes_come_from_the_charset(void **state)
{
    unsigned char font[sizeof keyed];
    uint32_t codes[4] = {9, 9, 9, 9};
    bool is_keyed = false;

    (void)state;
    make(font);
    assert_true(pdf_cff_codes((const char *)font, sizeof font, 4, codes, &is_keyed));
    assert_true(is_keyed);
    assert_int_equal(codes[0], 0);
    assert_int_equal(codes[1], 100);
    assert_int_equal(codes[2], 101);
    assert_int_equal(codes[3], 8000);
    font[16 + 3] = 6; /* FontBBox-like operator in place of ROS's escape: keyed by name */
    font[16 + 2] = 6;
    assert_true(pdf_cff_codes((const char *)font, sizeof font, 4, codes, &is_keyed));
    assert_false(is_keyed);
}

static void broken_programs_are_refused_or_read_within_their_bytes(void **state)
{
    uint32_t codes[4];
    bool is_keyed;

    (void)state;
    for (size_t n = 0; n < sizeof keyed; n++) { /* on the heap, for the sanitizer */
        unsigned char whole[sizeof keyed];
        char *cut = malloc(n + 1);

        make(whole);
        memcpy(cut, whole, n);
        if (n < sizeof keyed - 2)
            assert_false(pdf_cff_codes(cut, n, 4, codes, &is_keyed) && is_keyed);
        free(cut);
    }
    for (size_t at = 0; at < sizeof keyed; at++)
        for (int value = 0; value < 256; value += 5) {
            unsigned char *font = malloc(sizeof keyed);

            make(font);
            font[at] = (unsigned char)value;
            pdf_cff_codes((const char *)font, sizeof keyed, 4, codes, &is_keyed);
            free(font);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_come_from_the_charset),
        cmocka_unit_test(broken_programs_are_refused_or_read_within_their_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
