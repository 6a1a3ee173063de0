/* What seniors do, as a bullet tells it: guiding people, reviewing, agreeing on contracts and designs in
 * writing, deciding between ways, answering for incidents, hiring, speaking for the team, and designing
 * something from scratch; and how many people it was about. English; in doubt silent.
 * SPDX-License-Identifier: MIT */
#include "tailor/bullet.h"
#include "tailor/cues.h"

#include <string.h>

#define STAFF                                                                                      \
    "engineer*|developer*|programmer*|designer*|analyst*|scientist*|tester*|technician*|intern|"    \
    "interns|junior*|graduate*|trainee*|apprentice*|colleague*|teammate*|newcomer*|joiner*|"       \
    "starter*|staff|team|teams|people|member|members|manager*|lead|leads|hires|nurse*|teacher*|"   \
    "assistant*|volunteer*|electrician*|cook*|carer*|accountant*|researcher*|consultant*|"         \
    "paralegal*|associate*|employee*|worker*"
#define SYSTEM                                                                                     \
    "api|apis|system|systems|service|services|microservice*|platform*|architecture*|protocol*|"     \
    "schema|schemas|framework*|pipeline*|library|gateway*|database*|engine|backend|ledger|network"

/* A phrase that tells it alone, or with another one close behind it. */
static const struct clue {
    unsigned sign;
    const char *phrase, *near;
} clues[] = {
    {SIGN_MENTORING, "mentor|mentors|mentored|mentoring|mentorship|line-managed|line-manage", NULL},
    {SIGN_MENTORING, "coach|coached|coaching|supervise|supervised|supervising|train|trained|training|"
                     "taught|teach|tutored|onboard|onboarded|onboarding|guided|guide|guiding|promoted",
     STAFF},
    {SIGN_REVIEWS, "code review*|code-review*|design review*|architecture review*|pull request*|"
                   "merge request*", NULL},
    {SIGN_REVIEWS, "review|reviews|reviewed|reviewing",
     "code|api|apis|pull|merge|design|designs|changes|patches|architecture*|spec|specs|proposals"},
    {SIGN_DESIGN, "design doc*|design note*|design record*|design proposal*|design spec*|rfc|rfcs|adr|"
                  "adrs|architecture decision*|architectural decision*|decision record*|contract test*|"
                  "api contract*|interface contract*|contract-first|technical spec*|coding standards",
     NULL},
    {SIGN_TRADE_OFF, "trade-off*|tradeoff*|trade off*|build or buy|build versus buy|build-or-buy|"
                     "buy or build|build-versus-buy|cost-benefit", NULL},
    {SIGN_INCIDENT, "on-call|on call|oncall|pager|post-mortem*|postmortem*|post mortem*|"
                    "incident review*|incident response|incident command*|incident management|"
                    "major incident*|root cause*|root-cause*|blameless", NULL},
    {SIGN_HIRING, "hiring loop*|hiring process*|hiring panel*|hiring bar|interview loop*|"
                  "interview panel*", NULL},
    {SIGN_HIRING, "hire|hired|hires|hiring|recruit|recruited|recruiting", STAFF},
    {SIGN_HIRING, "interview|interviewed|interviewing|interviews|screened", "candidate*|applicant*"},
    {SIGN_STAKEHOLDERS, "stakeholder*|product manager*|product owner*|executives|executive team|"
                        "executive board|to the board|board meeting*|board paper*|board of directors|"
                        "steering committee|steering group|regulator|regulators|negotiated|negotiating|"
                        "negotiates|presented to|presents to", NULL},
    {SIGN_STAKEHOLDERS, "represent|represented|represents|representing",
     STAFF "|engineering|department*|company|firm|union|school|ward|group|interests|product"},
    {SIGN_SCRATCH, "from scratch|from the ground up|greenfield|green-field|from zero|first version",
     NULL},
};

/* A decision names what was decided against: "Chose Go over Java". */
static const char decided[] = "chose|chosen|choosing|decided|selected|compared|evaluated|weighed|weighing",
                  against[] = "over|against|versus|vs|rather than|instead of";
static const char designed[] = "designed|design|designing|architected|architect|devised|conceived";
static const char disrupted[] = "incident*|outage*";

enum { NEAR = 3, FAR = 7, OPENING = 2, LEADS = 4, CHANGES = 3 };

/* Does a phrase begin among the `reach` tokens from i on, no figure right behind it? */
static bool follows(const struct bullet *b, size_t i, size_t reach, const char *phrase, bool figure)
{
    size_t end;

    for (size_t k = i; k < i + reach && k < b->tokens.list.n; k++)
        if (bullet_says(b, k, phrase, &end) && (figure || !bullet_is_figure(b, end)))
            return true;
    return false;
}

static unsigned clues_at(const struct bullet *b, size_t i)
{
    unsigned signs = 0;
    size_t end;

    for (size_t k = 0; k < sizeof clues / sizeof *clues; k++) {
        const struct clue *c = &clues[k];

        if ((signs & c->sign) || !bullet_says(b, i, c->phrase, &end))
            continue;
        /* "mentored by a senior", "Was hired": somebody else did it */
        if (strcmp(b->low[end], "by") == 0 || (i && (bullet_cue(b, i - 1) & CUE_BE) &&
                                               (bullet_cue(b, i) & CUE_PARTICIPLE)))
            continue;
        if (!c->near || follows(b, end, NEAR, c->near, true))
            signs |= c->sign;
    }
    return signs;
}

unsigned bullet_signs(const struct bullet *b, int ownership)
{
    unsigned signs = 0;

    for (size_t i = 0; i < b->tokens.list.n; i++) {
        signs |= clues_at(b, i);
        if (bullet_says(b, i, decided, NULL) && follows(b, i + 1, FAR, against, false))
            signs |= SIGN_TRADE_OFF;
        if (i < OPENING && bullet_says(b, i, designed, NULL) && follows(b, i + 1, FAR, SYSTEM, true))
            signs |= SIGN_SCRATCH;
        if (ownership >= CHANGES && bullet_says(b, i, disrupted, NULL))
            signs |= SIGN_INCIDENT;
    }
    return signs;
}

/* "90-person" is three tokens, "four-person" one. */
static bool is_headcount(const struct bullet *b, size_t i)
{
    static const char *const counted[] = {"-person", "-strong", "-engineer", "-member", "-developer"};
    const char *dash = strchr(b->low[i], '-');

    for (size_t k = 0; k < sizeof counted / sizeof *counted; k++) {
        if (dash && strcmp(dash, counted[k]) == 0 &&
            (cues_of((struct str){b->low[i], (size_t)(dash - b->low[i])}) & CUE_NUMERAL))
            return true;
        if (b->tokens.list.at[i].kind == TOKEN_NUMBER && bullet_says(b, i + 1, "-", NULL) &&
            bullet_says(b, i + 2, counted[k] + 1, NULL))
            return true;
    }
    return false;
}

/* "one of four", "a team of six", "an organisation of about 90", "a 90-person company", "led 14 nurses",
 * "three direct reports". */
bool bullet_is_scope(const struct bullet *b, size_t i, int ownership)
{
    size_t of = i ? i - 1 : 0;

    if (is_headcount(b, i))
        return true;
    if (!bullet_is_figure(b, i))
        return false;
    if ((bullet_cue(b, i) & CUE_ONE) && bullet_is_figure(b, i + 2))
        return true;
    if (of && !(bullet_cue(b, of) & CUE_OF)) /* "of about 90" */
        of--;
    if (of && (bullet_cue(b, of) & CUE_OF) && (bullet_cue(b, of - 1) & CUE_TEAM))
        return true;
    return follows(b, i + 1, NEAR, "direct reports", true) ||
           (ownership >= LEADS && follows(b, i + 1, OPENING, STAFF, true));
}
