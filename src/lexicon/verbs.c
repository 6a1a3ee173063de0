/* How a bullet opens: ownership by its verb, and openers that claim nothing.
 * SPDX-License-Identifier: MIT */
#include "lexicon/lexicon.h"
#include "lexicon/words.h"

#include <string.h>

/* Levels: 0 assisted, 1 took part, 2 built, 3 designed or changed, 4 led or owned, 5 founded.
 * Base forms; the rules below make the others. */
static const char *const level0[] = {
    "assist", "help", "support", "shadow", "aid", "observe", "attend", "learn",
};
static const char *const level1[] = {
    "use", "contribute", "participate", "collaborate", "handle", "maintain", "perform", "work",
    "cooperate", "join", "utilise", "utilize", "monitor", "update", "apply", "assign", "respond",
    "follow", "serve", "process", "complete", "prepare", "record", "answer", "share", "review",
    "liaise", "operate", "administer", "provide", "conduct",
};
static const char *const level2[] = {
    "build", "develop", "implement", "create", "code", "program", "deploy", "configure",
    "deliver", "ship", "produce", "test", "integrate", "document", "train", "teach", "analyse",
    "analyze", "research", "publish", "launch", "instal", "install", "fix", "resolve", "debug",
    "add", "sell", "close", "plan", "organise", "organize", "present", "evaluate", "assess",
    "audit", "investigate", "model", "prototype", "release", "extend", "secure", "mentor",
    "coach", "tutor", "edit", "translate", "curate", "host", "care", "treat", "triage",
    "diagnose", "onboard", "advise", "recruit", "hire", "interview", "negotiate", "generate",
    "win", "run", "coordinate", "schedule", "track", "manufacture", "assemble", "calculate",
    "forecast", "reconcile", "draft", "compile", "engineer", "set", "write", "make",
};
static const char *const level3[] = {
    "design", "migrate", "introduce", "optimise", "optimize", "automate", "redesign", "re-design",
    "rebuild", "refactor", "rearchitect", "re-architect", "restructure", "reorganise",
    "reorganize", "streamline", "simplify", "modernise", "modernize", "standardise",
    "standardize", "consolidate", "overhaul", "replace", "reduce", "cut", "increase", "improve",
    "raise", "double", "triple", "halve", "accelerate", "boost", "save", "eliminate", "decrease",
    "lower", "shorten", "scale", "grow", "transform", "invent", "pioneer", "architect", "devise",
    "speed", "prevent", "stabilise", "stabilize", "harden", "unify", "centralise", "centralize",
    "enable", "propose", "initiate", "turn", "reshape", "revamp", "expand", "establish",
    "formulate",
};
static const char *const level4[] = {
    "own", "lead", "drive", "define", "manage", "supervise", "spearhead", "champion", "oversee",
    "head", "chair", "govern", "represent", "steer", "orchestrate", "command", "master-mind",
    "mastermind", "sponsor",
};
static const char *const level5[] = {
    "found", "co-found", "cofound", "direct",
};

/* Past and -ing forms the rules below do not make, with their base; two words before one. */
static const struct {
    const char *form, *base;
} irregular[] = {
    {"took over", "lead"}, {"set up", "establish"}, {"setting up", "establish"}, {"set", "set"},
    {"built", "build"}, {"cut", "cut"}, {"drove", "drive"}, {"driven", "drive"}, {"grew", "grow"},
    {"grown", "grow"}, {"led", "lead"}, {"made", "make"}, {"oversaw", "oversee"},
    {"overseen", "oversee"}, {"ran", "run"}, {"running", "run"}, {"rebuilt", "rebuild"},
    {"setting", "set"}, {"sold", "sell"}, {"taught", "teach"}, {"won", "win"}, {"winning", "win"},
    {"wrote", "write"}, {"written", "write"}, {"cutting", "cut"}, {"sped", "speed"},
    {"shipped", "ship"}, {"shipping", "ship"}, {"programmed", "program"},
    {"programming", "program"}, {"debugged", "debug"}, {"debugging", "debug"},
    {"planned", "plan"}, {"planning", "plan"}, {"modelled", "model"}, {"modelling", "model"},
    {"learnt", "learn"}, {"overseeing", "oversee"}, {"rebuilding", "rebuild"},
    {"rewrote", "rebuild"}, {"rewriting", "rebuild"},
    {"brought", "introduce"},
    {"kept", "maintain"}, {"gave", "present"}, {"held", "host"}, {"cared", "care"},
    {"caring", "care"}, {"co-founded", "co-found"},
};

static const char *const weak[] = {
    "responsible for", "responsibilities included", "responsibilities include", "worked on",
    "worked with", "worked in", "worked as", "working on", "working with", "working in",
    "work on", "work with", "used", "using", "helped", "helping", "assisted", "assisting",
    "involved in", "involved with", "was involved", "participated in", "participating in",
    "participation in", "handled", "handling", "tasked with", "duties", "duties included",
    "in charge of", "part of", "member of", "exposure to", "exposed to", "familiar with",
    "contributed to", "contributing to", "supported", "supporting", "was responsible",
    "took part", "taking part", "took care of", "utilised", "utilized", "utilising", "utilizing",
    "engaged in", "accountable for", "served as", "acted as", "acting as", "assigned to",
    "worked closely",
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/* Does the text begin with these whole words? One space there is any white space here. */
static bool opens_with(struct str text, const char *words)
{
    size_t i = 0;

    for (; *words; words++) {
        if (*words == ' ') {
            if (i >= text.n || (text.p[i] != ' ' && text.p[i] != '\t'))
                return false;
            while (i < text.n && (text.p[i] == ' ' || text.p[i] == '\t'))
                i++;
        } else if (i >= text.n || lower(text.p[i++]) != *words) {
            return false;
        }
    }
    return i == text.n || !(is_letter(text.p[i]) || text.p[i] == '-');
}

/* Bullet signs and adverbs before the verb: "- Successfully led", "I led". */
static struct str skip_lead(struct str text)
{
    static const char *const adverbs[] = {"i",          "we",       "successfully", "also",
                                          "actively",   "directly", "personally",   "independently",
                                          "single-handedly", "jointly", "closely", "effectively",
                                          "efficiently", "currently", "then"};

    while (text.n && !is_letter(text.p[0]))
        text.p++, text.n--;
    for (size_t i = 0; i < sizeof adverbs / sizeof *adverbs; i++) {
        size_t n = strlen(adverbs[i]);

        if (opens_with(text, adverbs[i]) && n + 1 < text.n) {
            text.p += n;
            text.n -= n;
            text = str_trim(text);
            i = (size_t)-1; /* another may follow: "I personally" */
        }
    }
    return text;
}

/* base, -s, -ed, -d, -ing, -ied: "automate", "automates", "automated", "automating", "unified". */
static enum verb_form form_of(struct str word, const char *base)
{
    size_t n = 0;

    while (n < word.n && lower(word.p[n]) == base[n])
        n++;
    struct str rest = {word.p + n, word.n - n};

    if (base[n] && base[n + 1])
        return VERB_NONE;
    if (base[n] == 'e')
        return str_eq_nocase(rest, STR("ing")) ? VERB_ING : VERB_NONE;
    if (base[n])
        return base[n] != 'y'                     ? VERB_NONE
               : str_eq_nocase(rest, STR("ied")) ? VERB_PAST
               : str_eq_nocase(rest, STR("ies")) ? VERB_S
                                                  : VERB_NONE;
    bool e = base[n - 1] == 'e';

    if (!rest.n)
        return VERB_BASE;
    if (str_eq_nocase(rest, STR("s")) || str_eq_nocase(rest, STR("es")))
        return VERB_S;
    if (str_eq_nocase(rest, e ? STR("d") : STR("ed")))
        return VERB_PAST;
    return !e && str_eq_nocase(rest, STR("ing")) ? VERB_ING : VERB_NONE;
}

static int level_of(struct str word, enum verb_form *form)
{
    static const struct {
        const char *const *list;
        size_t n;
    } levels[] = {
        {level0, sizeof level0 / sizeof *level0}, {level1, sizeof level1 / sizeof *level1},
        {level2, sizeof level2 / sizeof *level2}, {level3, sizeof level3 / sizeof *level3},
        {level4, sizeof level4 / sizeof *level4}, {level5, sizeof level5 / sizeof *level5}};

    if (word.n < 2)
        return -1;
    /* these tell most of the list apart */
    char first = lower(word.p[0]), second = lower(word.p[1]);

    for (size_t i = sizeof levels / sizeof *levels; i-- > 0;)
        for (size_t k = 0; k < levels[i].n; k++) {
            const char *base = levels[i].list[k];

            if (base[0] == first && base[1] == second && (*form = form_of(word, base)) != VERB_NONE)
                return (int)i;
        }
    return -1;
}

static enum verb_form irregular_form(const char *form)
{
    size_t n = strcspn(form, " ");

    return n > 3 && memcmp(form + n - 3, "ing", 3) == 0 ? VERB_ING : VERB_PAST;
}

static int opener(struct str text, enum verb_form *form)
{
    struct str lead = skip_lead(text), word;
    enum verb_form ignored;
    size_t n = 0;

    while (n < lead.n && (is_letter(lead.p[n]) || (lead.p[n] == '-' && n > 0)))
        n++;
    if (!n)
        return -1;
    word = (struct str){lead.p, n};
    for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++) {
        const char *said = irregular[i].form;

        if (*said != lower(*word.p))
            continue;
        if (strchr(said, ' ') ? !opens_with(lead, said) : !str_eq_nocase(word, str_of(said)))
            continue;
        *form = irregular_form(said);
        return level_of(str_of(irregular[i].base), &ignored);
    }
    return level_of(word, form);
}

int lexicon_ownership(struct str text)
{
    enum verb_form form;

    return opener(text, &form);
}

enum verb_form lexicon_opener(struct str text)
{
    enum verb_form form = VERB_NONE;

    return opener(text, &form) < 0 ? VERB_NONE : form;
}

bool lexicon_weak_opener(struct str text)
{
    struct str lead = skip_lead(text);

    for (size_t i = 0; i < sizeof weak / sizeof *weak; i++)
        if (opens_with(lead, weak[i]))
            return true;
    return false;
}
