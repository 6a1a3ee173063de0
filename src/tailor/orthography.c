/* SPDX-License-Identifier: MIT */
#include "tailor/orthography.h"

#include <string.h>

/* What stands before -ise or -ize; words that have but one spelling ("advise", "size") are not here. */
static const char before_ise[] =
    " organ reorgan optim real recogn special standard priorit maxim minim util summar custom modern "
    "automat central decentral digit digital visual normal synchron author categor final general initial "
    "local mobil monet neutral personal stabil steril subsid harmon character container serial virtual "
    "parallel random revolution rational immun item critic econom energ fertil formal hospital "
    "industrial international legal material memor penal polar popular privat public scrutin social "
    "symbol token vector catal apolog capital crystall equal familiar individual liberal magnet "
    "marginal national oxid pressur progr regular theor trivial computer sensit galvan ";

/* In order of bytes; both begin with the same letter. */
static const struct {
    const char *british, *american; /* beginnings of words */
} pairs[] = {
    {"aluminium", "aluminum"}, {"anaesth", "anesth"}, {"analyse", "analyze"},
    {"analysing", "analyzing"}, {"behaviour", "behavior"}, {"cancelled", "canceled"},
    {"centre", "center"}, {"channelled", "channeled"}, {"colour", "color"}, {"cosy", "cozy"},
    {"counselled", "counseled"}, {"counselling", "counseling"}, {"defence", "defense"},
    {"endeavour", "endeavor"}, {"enrolment", "enrollment"}, {"favour", "favor"}, {"fibre", "fiber"},
    {"flavour", "flavor"}, {"fulfilment", "fulfillment"}, {"gynaecolog", "gynecolog"},
    {"haemat", "hemat"}, {"harbour", "harbor"}, {"honour", "honor"}, {"jewellery", "jewelry"},
    {"labelled", "labeled"}, {"labelling", "labeling"}, {"labour", "labor"},
    {"levelling", "leveling"}, {"litre", "liter"}, {"modelled", "modeled"},
    {"modelling", "modeling"}, {"neighbour", "neighbor"}, {"offence", "offense"},
    {"orthopaed", "orthoped"}, {"paediatric", "pediatric"}, {"plough", "plow"},
    {"signalling", "signaling"}, {"skilful", "skillful"}, {"theatre", "theater"},
    {"travelled", "traveled"}, {"travelling", "traveling"},
};

enum { PAIRS = sizeof pairs / sizeof *pairs };

/* The first pair of a word's first letter. */
static size_t pairs_from(const char *word)
{
    size_t low = 0, high = PAIRS;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (pairs[middle].british[0] < *word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Beginnings of words that both spell so, whatever they look like. Not among the pairs are words of
 * software that keep their American form in British prose: artifact, catalog, dialog, program. */
static const char *const both[] = {"honora", "honori", "laborat", "laborio", "litera", "colorect",
                                   "colorat", "colorad", "centerl", "analyses"};

static bool begins(const char *word, const char *with)
{
    while (*with && *word == *with)
        word++, with++;
    return !*with;
}

/* The letter of "organise", "organising", "organisation" behind a stem that has both; NULL if there is
 * none. */
static const char *ending(const char *w, char letter)
{
    for (const char *s = strchr(w, 'i'); s; s = strchr(s + 1, 'i')) {
        char stem[32] = {0};

        if ((size_t)(s - w) >= sizeof stem || s[1] != letter ||
            !(s[2] == 'e' || begins(s + 2, "ing") || begins(s + 2, "ation")))
            continue;
        memcpy(stem, w, (size_t)(s - w));
        if (word_in(stem, before_ise))
            return s + 1;
    }
    return NULL;
}

enum side side_of(const char *w)
{
    enum side side = ending(w, 's')   ? SIDE_ISE
                     : ending(w, 'z') ? SIDE_IZE
                                          : SIDE_NONE;

    for (size_t i = 0; i < sizeof both / sizeof *both; i++)
        if (begins(w, both[i]))
            return side;
    for (size_t i = pairs_from(w); side == SIDE_NONE && i < PAIRS && pairs[i].british[0] == *w; i++) {
        if (begins(w, pairs[i].british))
            return SIDE_BRITISH;
        if (begins(w, pairs[i].american))
            return SIDE_AMERICAN;
    }
    return side;
}

/* "centres" is "centers", but "centred" is "centered": what ends so is turned by itself only. */
static bool is_re(const char *british)
{
    return !strcmp(british + strlen(british) - 2, "re");
}

/* Turning 's' to 'z' or back, or the beginning of a pair; other_side() asks whether that is sure. */
static const char *turn(struct arena *a, const char *word, enum side side)
{
    const char *letter = side == SIDE_ISE ? ending(word, 's') : side == SIDE_IZE ? ending(word, 'z') : NULL;

    if (letter) {
        char *out = arena_strdup(a, word);

        out[letter - word] = side == SIDE_ISE ? 'z' : 's';
        return out;
    }
    for (size_t i = 0; i < PAIRS; i++) {
        const char *from = side == SIDE_BRITISH ? pairs[i].british : pairs[i].american;
        const char *to = side == SIDE_BRITISH ? pairs[i].american : pairs[i].british;
        const char *rest = word + strlen(from);

        if (!begins(word, from))
            continue;
        if (is_re(pairs[i].british) && *rest && strcmp(rest, "s") != 0)
            return NULL;
        return arena_printf(a, "%s%s", to, rest);
    }
    return NULL;
}

const char *other_side(struct arena *a, const char *word)
{
    static const enum side opposite[SIDES] = {[SIDE_ISE] = SIDE_IZE,
                                              [SIDE_IZE] = SIDE_ISE,
                                              [SIDE_BRITISH] = SIDE_AMERICAN,
                                              [SIDE_AMERICAN] = SIDE_BRITISH};
    enum side side = side_of(word);
    const char *other = side == SIDE_NONE ? NULL : turn(a, word, side), *back;

    if (!other || side_of(other) != opposite[side])
        return NULL;
    back = turn(a, other, opposite[side]);
    return back && !strcmp(back, word) ? other : NULL;
}
