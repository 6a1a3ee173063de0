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

static const struct {
    const char *british, *american; /* beginnings of words */
} pairs[] = {
    {"analyse", "analyze"},     {"analysing", "analyzing"}, {"behaviour", "behavior"},
    {"colour", "color"},        {"favour", "favor"},        {"labour", "labor"},
    {"neighbour", "neighbor"},  {"harbour", "harbor"},      {"honour", "honor"},
    {"endeavour", "endeavor"},  {"flavour", "flavor"},      {"centre", "center"},
    {"theatre", "theater"},     {"litre", "liter"},         {"fibre", "fiber"},
    {"defence", "defense"},
    {"offence", "offense"},     {"paediatric", "pediatric"}, {"anaesth", "anesth"},
    {"haemat", "hemat"},        {"orthopaed", "orthoped"},  {"gynaecolog", "gynecolog"},
    {"modelled", "modeled"},    {"modelling", "modeling"},  {"labelled", "labeled"},
    {"labelling", "labeling"},  {"travelled", "traveled"},  {"travelling", "traveling"},
    {"counselled", "counseled"}, {"counselling", "counseling"}, {"cancelled", "canceled"},
    {"signalling", "signaling"}, {"channelled", "channeled"}, {"levelling", "leveling"},
    {"fulfilment", "fulfillment"}, {"enrolment", "enrollment"}, {"skilful", "skillful"},
    {"jewellery", "jewelry"},   {"aluminium", "aluminum"},  {"plough", "plow"},
    {"cosy", "cozy"},
};

/* Beginnings of words that both spell so, whatever they look like. Not among the pairs are words of
 * software that keep their American form in British prose: artifact, catalog, dialog, program. */
static const char *const both[] = {"honora", "honori", "laborat", "laborio", "litera", "colorect",
                                   "colorat", "colorad", "centerl", "analyses"};

static bool begins(const char *word, const char *with)
{
    return *word == *with && strncmp(word, with, strlen(with)) == 0;
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
    for (size_t i = 0; side == SIDE_NONE && i < sizeof pairs / sizeof *pairs; i++) {
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
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
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
