/* Scripts beyond the linked-in faces: which family to look for first, and which Debian package has it.
 * SPDX-License-Identifier: MIT */
#include "type/internal.h"

#include <string.h>

/* All Noto: one design with the fallback faces that are linked in, glyf outlines but for CJK, and no
 * script that looks a size larger than the Latin beside it. */
static const struct script {
    hb_script_t script;
    const char *package, *sans, *serif;
} scripts[] = {
    {HB_SCRIPT_ARABIC, "fonts-noto-core", "Noto Sans Arabic", "Noto Naskh Arabic"},
    {HB_SCRIPT_HEBREW, "fonts-noto-core", "Noto Sans Hebrew", "Noto Serif Hebrew"},
    {HB_SCRIPT_DEVANAGARI, "fonts-noto-core", "Noto Sans Devanagari", "Noto Serif Devanagari"},
    {HB_SCRIPT_BENGALI, "fonts-noto-core", "Noto Sans Bengali", "Noto Serif Bengali"},
    {HB_SCRIPT_GURMUKHI, "fonts-noto-core", "Noto Sans Gurmukhi", "Noto Serif Gurmukhi"},
    {HB_SCRIPT_GUJARATI, "fonts-noto-core", "Noto Sans Gujarati", "Noto Serif Gujarati"},
    {HB_SCRIPT_ORIYA, "fonts-noto-core", "Noto Sans Oriya", "Noto Sans Oriya"},
    {HB_SCRIPT_TAMIL, "fonts-noto-core", "Noto Sans Tamil", "Noto Serif Tamil"},
    {HB_SCRIPT_TELUGU, "fonts-noto-core", "Noto Sans Telugu", "Noto Serif Telugu"},
    {HB_SCRIPT_KANNADA, "fonts-noto-core", "Noto Sans Kannada", "Noto Serif Kannada"},
    {HB_SCRIPT_MALAYALAM, "fonts-noto-core", "Noto Sans Malayalam", "Noto Serif Malayalam"},
    {HB_SCRIPT_SINHALA, "fonts-noto-core", "Noto Sans Sinhala", "Noto Serif Sinhala"},
    {HB_SCRIPT_THAI, "fonts-noto-core", "Noto Sans Thai", "Noto Serif Thai"},
    {HB_SCRIPT_LAO, "fonts-noto-core", "Noto Sans Lao", "Noto Serif Lao"},
    {HB_SCRIPT_TIBETAN, "fonts-noto-core", "Noto Serif Tibetan", "Noto Serif Tibetan"},
    {HB_SCRIPT_MYANMAR, "fonts-noto-core", "Noto Sans Myanmar", "Noto Serif Myanmar"},
    {HB_SCRIPT_KHMER, "fonts-noto-core", "Noto Sans Khmer", "Noto Serif Khmer"},
    {HB_SCRIPT_GEORGIAN, "fonts-noto-core", "Noto Sans Georgian", "Noto Serif Georgian"},
    {HB_SCRIPT_ARMENIAN, "fonts-noto-core", "Noto Sans Armenian", "Noto Serif Armenian"},
    {HB_SCRIPT_ETHIOPIC, "fonts-noto-core", "Noto Sans Ethiopic", "Noto Serif Ethiopic"},
    {HB_SCRIPT_SYRIAC, "fonts-noto-core", "Noto Sans Syriac", "Noto Sans Syriac"},
    {HB_SCRIPT_THAANA, "fonts-noto-core", "Noto Sans Thaana", "Noto Sans Thaana"},
    {HB_SCRIPT_NKO, "fonts-noto-core", "Noto Sans NKo", "Noto Sans NKo"},
    {HB_SCRIPT_CHEROKEE, "fonts-noto-core", "Noto Sans Cherokee", "Noto Sans Cherokee"},
    {HB_SCRIPT_MONGOLIAN, "fonts-noto-core", "Noto Sans Mongolian", "Noto Sans Mongolian"},
    {HB_SCRIPT_CANADIAN_SYLLABICS, "fonts-noto-core", "Noto Sans CanAborig", "Noto Sans CanAborig"},
    {HB_SCRIPT_EGYPTIAN_HIEROGLYPHS, "fonts-noto-core", "Noto Sans EgyptHiero", "Noto Sans EgyptHiero"},
    {HB_SCRIPT_HAN, "fonts-noto-cjk", "Noto Sans CJK SC", "Noto Serif CJK SC"},
    {HB_SCRIPT_HIRAGANA, "fonts-noto-cjk", "Noto Sans CJK JP", "Noto Serif CJK JP"},
    {HB_SCRIPT_KATAKANA, "fonts-noto-cjk", "Noto Sans CJK JP", "Noto Serif CJK JP"},
    {HB_SCRIPT_HANGUL, "fonts-noto-cjk", "Noto Sans CJK KR", "Noto Serif CJK KR"},
    {HB_SCRIPT_BOPOMOFO, "fonts-noto-cjk", "Noto Sans CJK TC", "Noto Serif CJK TC"},
};

/* Han ideographs differ by country; the language tag tells which (CLDR: yue and zh in Taiwan, Hong
 * Kong and Macao use traditional forms). */
static const struct {
    const char *lang, *sans, *serif;
} han[] = {
    {"ja", "Noto Sans CJK JP", "Noto Serif CJK JP"},
    {"ko", "Noto Sans CJK KR", "Noto Serif CJK KR"},
    {"zh-Hant-HK", "Noto Sans CJK HK", "Noto Serif CJK HK"},
    {"zh-HK", "Noto Sans CJK HK", "Noto Serif CJK HK"},
    {"zh-MO", "Noto Sans CJK HK", "Noto Serif CJK HK"},
    {"zh-Hant", "Noto Sans CJK TC", "Noto Serif CJK TC"},
    {"zh-TW", "Noto Sans CJK TC", "Noto Serif CJK TC"},
    {"yue", "Noto Sans CJK HK", "Noto Serif CJK HK"},
    {"zh", "Noto Sans CJK SC", "Noto Serif CJK SC"},
};

bool script_is_common(uint32_t c)
{
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);

    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED;
}

static const struct script *script_row(uint32_t c)
{
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);

    if (script_is_common(c)) /* the sign's block tells where it is at home */
        script = c >= 0x600 && c <= 0x6FF   ? HB_SCRIPT_ARABIC
                 : c == 0x964 || c == 0x965 ? HB_SCRIPT_DEVANAGARI
                                            : script;

    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (scripts[i].script == script)
            return &scripts[i];
    return NULL;
}

/* Punctuation, brackets and full-width forms of East Asia, which belong to no script. */
static bool is_cjk_symbol(uint32_t c)
{
    return (c >= 0x3000 && c <= 0x303F) || (c >= 0x31C0 && c <= 0x33FF) ||
           (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) || c == 0x30FB || c == 0x30FC;
}

bool script_is_wide_mark(uint32_t c)
{
    return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x2026 || c == 0x2014;
}

static bool lang_begins(const char *lang, const char *tag)
{
    size_t n = strlen(tag);

    return strlen(lang) >= n && (lang[n] == '-' || lang[n] == '\0') &&
           str_eq_nocase((struct str){lang, n}, str_of(tag));
}

const char *script_family(uint32_t c, const char *lang, bool serif)
{
    const struct script *row = script_row(c);

    if (is_cjk_symbol(c) || script_is_wide_mark(c) || (row && row->script == HB_SCRIPT_HAN)) {
        for (size_t i = 0; lang && i < sizeof han / sizeof *han; i++)
            if (lang_begins(lang, han[i].lang))
                return serif ? han[i].serif : han[i].sans;
        return serif ? "Noto Serif CJK SC" : "Noto Sans CJK SC";
    }
    return !row ? NULL : serif ? row->serif : row->sans;
}

const char *script_package(uint32_t c)
{
    const struct script *row = script_row(c);

    if (is_cjk_symbol(c) || (c >= 0x20000 && c <= 0x323AF))
        return "fonts-noto-cjk";
    if (row)
        return row->package;
    /* arrows, signs, music, and the pictures of Unicode 6, in outlines */
    if ((c >= 0x2190 && c <= 0x2BFF) || (c >= 0x1D000 && c <= 0x1D7FF) ||
        (c >= 0x1F000 && c <= 0x1F6FF))
        return "fonts-symbola";
    return NULL;
}

bool script_is_joined(uint32_t c)
{
    static const hb_script_t joined[] = {
        HB_SCRIPT_ARABIC,   HB_SCRIPT_SYRIAC,   HB_SCRIPT_MONGOLIAN,  HB_SCRIPT_NKO,
        HB_SCRIPT_MANDAIC,  HB_SCRIPT_PHAGS_PA, HB_SCRIPT_DEVANAGARI, HB_SCRIPT_BENGALI,
        HB_SCRIPT_GURMUKHI, HB_SCRIPT_TIBETAN};
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);

    for (size_t i = 0; i < sizeof joined / sizeof *joined; i++)
        if (joined[i] == script)
            return true;
    return false;
}

bool script_is_east_asian(uint32_t c)
{
    hb_script_t script;

    if (c < 0x1100)
        return false;
    script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
    return is_cjk_symbol(c) || script == HB_SCRIPT_HAN || script == HB_SCRIPT_HIRAGANA ||
           script == HB_SCRIPT_KATAKANA || script == HB_SCRIPT_HANGUL || script == HB_SCRIPT_BOPOMOFO;
}
