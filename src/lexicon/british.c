/* SPDX-License-Identifier: MIT */
#include "lexicon/british.h"

#include <stdint.h>
#include <string.h>

struct pair {
    const char *from, *to; /* to is never longer */
};

/* Only at the end of a word, an s apart: programme, not programmer. */
static const struct pair ends[] = {
    {"programme", "program"}, {"centre", "center"},     {"theatre", "theater"}, {"litre", "liter"},
    {"fibre", "fiber"},       {"catalogue", "catalog"}, {"dialogue", "dialog"}, {"cheque", "check"},
};

/* Word parts that are British wherever they stand. */
static const struct pair parts[] = {
    {"behaviour", "behavior"}, {"colour", "color"}, {"favour", "favor"}, {"labour", "labor"},
    {"neighbour", "neighbor"}, {"harbour", "harbor"}, {"honour", "honor"},
    {"endeavour", "endeavor"}, {"licence", "license"}, {"defence", "defense"},
    {"offence", "offense"}, {"paediatric", "pediatric"}, {"anaesth", "anesth"}, {"haemo", "hemo"},
    {"haemat", "hemat"}, {"orthopaed", "orthoped"}, {"gynaecolog", "gynecolog"},
    {"oedema", "edema"}, {"oesoph", "esoph"}, {"modelling", "modeling"}, {"modelled", "modeled"},
    {"labelling", "labeling"}, {"labelled", "labeled"}, {"travelling", "traveling"},
    {"counselling", "counseling"}, {"counsellor", "counselor"}, {"cancelled", "canceled"},
    {"signalling", "signaling"}, {"channelled", "channeled"}, {"levelling", "leveling"},
    {"analyse", "analyze"}, {"analysing", "analyzing"}, {"catalyse", "catalyze"},
    {"jewellery", "jewelry"}, {"grey", "gray"}, {"aluminium", "aluminum"}, {"draught", "draft"},
    {"plough", "plow"}, {"sceptic", "skeptic"}, {"artefact", "artifact"},
    {"diarrhoea", "diarrhea"},
};

/* What stands before -ise in words that are so in America too. */
static const char *const keep[] = {
    "adv", "advert", "ar", "chast", "circumc", "compr", "comprom", "conc", "dem", "desp", "dev",
    "disgu", "enterpr", "exc", "exerc", "expert", "franch", "gu", "improv", "inc", "lia", "likew",
    "merchand", "no", "otherw", "pra", "prec", "prem", "prom", "ra", "rev", "r", "superv", "surm",
    "surpr", "telev", "treat", "w", "appra", "cru", "bru", "pro", "cerv", "parad", "po", "torto",
    "clockw", "stepw", "pairw", "pointw", "c", "d", "v", "prov",
};

static bool is_kept(const char *word, size_t stem)
{
    for (size_t i = 0; i < sizeof keep / sizeof *keep; i++)
        if (strlen(keep[i]) == stem && memcmp(keep[i], word, stem) == 0)
            return true;
    return false;
}

static size_t replace_end(char *word, size_t n)
{
    bool plural = word[n - 1] == 's';

    if (word[n - 1 - plural] != 'e')
        return n;
    for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
        size_t from = strlen(ends[k].from), to = strlen(ends[k].to), stem = n - plural;

        if (stem < from || memcmp(word + stem - from, ends[k].from, from) != 0)
            continue;
        memcpy(word + stem - from, ends[k].to, to);
        stem -= from - to;
        if (plural)
            word[stem] = 's';
        return stem + plural;
    }
    return n;
}

/* Of two letters: tells for most parts in one step that they are not in a word. */
static uint64_t pair_bit(const char *pair)
{
    return (uint64_t)1 << ((pair[0] * 5 + pair[1]) & 63);
}

static size_t replace_parts(char *word, size_t n)
{
    uint64_t pairs = 0;

    for (size_t i = 0; i + 1 < n; i++)
        pairs |= pair_bit(word + i);
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
        if (!(pairs & pair_bit(parts[k].from)))
            continue;

        size_t from = strlen(parts[k].from), to = strlen(parts[k].to);

        for (size_t i = 0; i + from <= n; i++) {
            if (word[i] != parts[k].from[0] || memcmp(word + i, parts[k].from, from) != 0)
                continue;
            memcpy(word + i, parts[k].to, to);
            memmove(word + i + to, word + i + from, n - i - from);
            n -= from - to;
            break;
        }
    }
    return n;
}

size_t british_to_american(char *word, size_t n)
{
    static const char *const endings[] = {"isation", "isations", "isational", "ise",  "ised",
                                          "ises",    "iser",     "isers",     "ising"};

    if (n < 4)
        return n;
    n = replace_end(word, n);
    n = replace_parts(word, n);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t length = strlen(endings[i]);

        if (n < length + 3 || memcmp(word + n - length, endings[i], length) != 0)
            continue;
        if (!is_kept(word, n - length))
            word[n - length + 1] = 'z';
        break;
    }
    return n;
}
