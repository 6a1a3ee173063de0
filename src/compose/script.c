/* Language by script, where a script is as good as a language, or letters of it tell.
 * SPDX-License-Identifier: MIT */
#include "compose/internal.h"

#include <string.h>

static const struct {
    const char *lang;
    uint32_t from, to;
} blocks[] = {
    {"he", 0x05D0, 0x05EA}, {"ar", 0x0620, 0x06D3}, {"hi", 0x0904, 0x0939}, {"bn", 0x0985, 0x09B9},
    {"ta", 0x0B85, 0x0BB9}, {"te", 0x0C05, 0x0C39}, {"th", 0x0E01, 0x0E33}, {"lo", 0x0E81, 0x0EB3},
    {"ka", 0x10D0, 0x10FF}, {"am", 0x1200, 0x135A}, {"km", 0x1780, 0x17B3}, {"hy", 0x0531, 0x0587},
    {"ja", 0x3041, 0x30FE}, {"zh", 0x4E00, 0x9FFF}, {"ko", 0xAC00, 0xD7A3},
};
enum { BLOCKS = sizeof blocks / sizeof *blocks, ARABIC = 1, KANA = 12, HAN = 13 };
_Static_assert((int)BLOCKS <= (int)SCRIPT_COUNTS, "a count for each block");

/* Letters that Persian and Urdu have beyond Arabic's; Urdu has Persian's too. */
static bool is_urdu(uint32_t c)
{
    return c == 0x0679 || c == 0x0688 || c == 0x0691 || c == 0x06BA || c == 0x06BE || c == 0x06D2;
}

static bool is_persian(uint32_t c)
{
    return c == 0x067E || c == 0x0686 || c == 0x0698 || c == 0x06A9 || c == 0x06AF || c == 0x06CC;
}

void script_count(struct script_tally *t, uint32_t c)
{
    t->letters++;
    if (c < 0x0531)
        return;
    t->urdu += is_urdu(c);
    t->persian += is_persian(c);
    for (size_t i = 0; i < BLOCKS; i++)
        if (c >= blocks[i].from && c <= blocks[i].to)
            t->of[i]++;
}

const char *script_language(const struct script_tally *t)
{
    size_t best = 0, east_asian = t->of[KANA] + t->of[HAN];

    for (size_t i = 1; i < BLOCKS; i++)
        if (t->of[i] > t->of[best])
            best = i;
    /* an ideograph weighs as much as a few letters of a Latin product name beside it */
    if (east_asian * 3 > t->letters && east_asian >= t->of[best])
        return t->of[KANA] * 10 > east_asian ? "ja" : "zh";
    if (t->of[best] * 2 < t->letters || !t->of[best])
        return NULL;
    if (best == ARABIC && t->urdu * 50 > t->of[best])
        return "ur";
    return best == ARABIC && t->persian * 25 > t->of[best] ? "fa" : blocks[best].lang;
}
