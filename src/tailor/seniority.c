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
#define BODIES                                                                                     \
    "engineering|department*|company|firm|union|school|ward|group|interests|product"
#define APPLICANTS "candidate*|applicant*"
#define WORK                                                                                       \
    "code|api|apis|pull|merge|design|designs|changes|patches|architecture*|spec|specs|proposals"
#define SYSTEM                                                                                     \
    "api|apis|system|systems|service|services|microservice*|platform*|architecture*|protocol*|"     \
    "schema|schemas|framework*|pipeline*|library|gateway*|database*|engine|backend|ledger|network"
#define AGAINST "over|against|versus|vs|rather than|instead of"

/* Signs by what stands elsewhere in the bullet. */
enum {
    DECIDED = 1 << SIGNS,        /* names what was decided against: "Chose Go over Java" */
    DESIGNED = 1 << (SIGNS + 1), /* opens the bullet, and a system is what was designed */
    DISRUPTED = 1 << (SIGNS + 2) /* where the bullet opens with a verb of change or of ownership */
};

/* In order of bytes. */
static const struct cue_phrase clues[] = {
    {"adr", SIGN_DESIGN, NULL},
    {"adrs", SIGN_DESIGN, NULL},
    {"api contract*", SIGN_DESIGN, NULL},
    {"architect*", DESIGNED, NULL},
    {"architectural decision*", SIGN_DESIGN, NULL},
    {"architecture decision*", SIGN_DESIGN, NULL},
    {"architecture review*", SIGN_REVIEWS, NULL},
    {"blameless", SIGN_INCIDENT, NULL},
    {"board meeting*", SIGN_STAKEHOLDERS, NULL},
    {"board of directors", SIGN_STAKEHOLDERS, NULL},
    {"board paper*", SIGN_STAKEHOLDERS, NULL},
    {"build or buy", SIGN_TRADE_OFF, NULL},
    {"build versus buy", SIGN_TRADE_OFF, NULL},
    {"build-or-buy", SIGN_TRADE_OFF, NULL},
    {"build-versus-buy", SIGN_TRADE_OFF, NULL},
    {"buy or build", SIGN_TRADE_OFF, NULL},
    {"choosing", DECIDED, NULL},
    {"chose", DECIDED, NULL},
    {"chosen", DECIDED, NULL},
    {"coach*", SIGN_MENTORING, STAFF},
    {"code review*", SIGN_REVIEWS, NULL},
    {"code-review*", SIGN_REVIEWS, NULL},
    {"coding standards", SIGN_DESIGN, NULL},
    {"compared", DECIDED, NULL},
    {"conceived", DESIGNED, NULL},
    {"contract test*", SIGN_DESIGN, NULL},
    {"contract-first", SIGN_DESIGN, NULL},
    {"cost-benefit", SIGN_TRADE_OFF, NULL},
    {"decided", DECIDED, NULL},
    {"decision record*", SIGN_DESIGN, NULL},
    {"design", DESIGNED, NULL},
    {"design doc*", SIGN_DESIGN, NULL},
    {"design note*", SIGN_DESIGN, NULL},
    {"design proposal*", SIGN_DESIGN, NULL},
    {"design record*", SIGN_DESIGN, NULL},
    {"design review*", SIGN_REVIEWS, NULL},
    {"design spec*", SIGN_DESIGN, NULL},
    {"designed", DESIGNED, NULL},
    {"designing", DESIGNED, NULL},
    {"devised", DESIGNED, NULL},
    {"evaluated", DECIDED, NULL},
    {"executive board", SIGN_STAKEHOLDERS, NULL},
    {"executive team", SIGN_STAKEHOLDERS, NULL},
    {"executives", SIGN_STAKEHOLDERS, NULL},
    {"first version", SIGN_SCRATCH, NULL},
    {"from scratch", SIGN_SCRATCH, NULL},
    {"from the ground up", SIGN_SCRATCH, NULL},
    {"from zero", SIGN_SCRATCH, NULL},
    {"green-field", SIGN_SCRATCH, NULL},
    {"greenfield", SIGN_SCRATCH, NULL},
    {"guid*", SIGN_MENTORING, STAFF},
    {"hire*", SIGN_HIRING, STAFF},
    {"hiring", SIGN_HIRING, STAFF},
    {"hiring bar", SIGN_HIRING, NULL},
    {"hiring loop*", SIGN_HIRING, NULL},
    {"hiring panel*", SIGN_HIRING, NULL},
    {"hiring process*", SIGN_HIRING, NULL},
    {"incident command*", SIGN_INCIDENT, NULL},
    {"incident management", SIGN_INCIDENT, NULL},
    {"incident response", SIGN_INCIDENT, NULL},
    {"incident review*", SIGN_INCIDENT, NULL},
    {"incident*", DISRUPTED, NULL},
    {"interface contract*", SIGN_DESIGN, NULL},
    {"interview loop*", SIGN_HIRING, NULL},
    {"interview panel*", SIGN_HIRING, NULL},
    {"interview*", SIGN_HIRING, APPLICANTS},
    {"line-manage*", SIGN_MENTORING, NULL},
    {"major incident*", SIGN_INCIDENT, NULL},
    {"mentor*", SIGN_MENTORING, NULL},
    {"merge request*", SIGN_REVIEWS, NULL},
    {"negotiat*", SIGN_STAKEHOLDERS, NULL},
    {"on call", SIGN_INCIDENT, NULL},
    {"on-call", SIGN_INCIDENT, NULL},
    {"onboard*", SIGN_MENTORING, STAFF},
    {"oncall", SIGN_INCIDENT, NULL},
    {"outage*", DISRUPTED, NULL},
    {"pager", SIGN_INCIDENT, NULL},
    {"post mortem*", SIGN_INCIDENT, NULL},
    {"post-mortem*", SIGN_INCIDENT, NULL},
    {"postmortem*", SIGN_INCIDENT, NULL},
    {"presented to", SIGN_STAKEHOLDERS, NULL},
    {"presents to", SIGN_STAKEHOLDERS, NULL},
    {"product manager*", SIGN_STAKEHOLDERS, NULL},
    {"product owner*", SIGN_STAKEHOLDERS, NULL},
    {"promoted", SIGN_MENTORING, STAFF},
    {"pull request*", SIGN_REVIEWS, NULL},
    {"recruit*", SIGN_HIRING, STAFF},
    {"regulator", SIGN_STAKEHOLDERS, NULL},
    {"regulators", SIGN_STAKEHOLDERS, NULL},
    {"represent*", SIGN_STAKEHOLDERS, STAFF "|" BODIES},
    {"review*", SIGN_REVIEWS, WORK},
    {"rfc", SIGN_DESIGN, NULL},
    {"rfcs", SIGN_DESIGN, NULL},
    {"root cause*", SIGN_INCIDENT, NULL},
    {"root-cause*", SIGN_INCIDENT, NULL},
    {"screened", SIGN_HIRING, APPLICANTS},
    {"selected", DECIDED, NULL},
    {"stakeholder*", SIGN_STAKEHOLDERS, NULL},
    {"steering committee", SIGN_STAKEHOLDERS, NULL},
    {"steering group", SIGN_STAKEHOLDERS, NULL},
    {"supervis*", SIGN_MENTORING, STAFF},
    {"taught", SIGN_MENTORING, STAFF},
    {"teach*", SIGN_MENTORING, STAFF},
    {"technical spec*", SIGN_DESIGN, NULL},
    {"to the board", SIGN_STAKEHOLDERS, NULL},
    {"trade off*", SIGN_TRADE_OFF, NULL},
    {"trade-off*", SIGN_TRADE_OFF, NULL},
    {"tradeoff*", SIGN_TRADE_OFF, NULL},
    {"train*", SIGN_MENTORING, STAFF},
    {"tutor*", SIGN_MENTORING, STAFF},
    {"weigh*", DECIDED, NULL},
};

enum { NEAR = 3, FAR = 7, OPENING = 2, LEADS = 4, CHANGES = 3 };

/* Does a phrase begin among the `reach` tokens from i on, no figure right behind it if `figure` is not
 * allowed? */
static bool follows(const struct bullet *b, size_t i, size_t reach, const char *phrase, bool figure)
{
    size_t end;

    for (size_t k = i; k < i + reach && k < b->tokens.list.n; k++)
        if (bullet_says(b, k, phrase, &end) && (figure || !bullet_is_figure(b, end)))
            return true;
    return false;
}

/* "mentored by a senior", "was hired": somebody else did it. */
static bool is_suffered(const struct bullet *b, size_t i, size_t end)
{
    return strcmp(b->low[end], "by") == 0 ||
           (i && (bullet_cue(b, i - 1) & CUE_BE) && (bullet_cue(b, i) & CUE_PARTICIPLE));
}

static unsigned sign_of(const struct bullet *b, size_t i, size_t end, const struct cue_phrase *clue,
                        int ownership)
{
    switch (clue->bits) {
    case DECIDED:
        return follows(b, end, FAR, AGAINST, false) ? SIGN_TRADE_OFF : 0;
    case DESIGNED:
        return i < OPENING && follows(b, end, FAR, SYSTEM, true) ? SIGN_SCRATCH : 0;
    case DISRUPTED:
        return ownership >= CHANGES ? SIGN_INCIDENT : 0;
    default:
        return !clue->near || follows(b, end, NEAR, clue->near, true) ? clue->bits : 0;
    }
}

unsigned bullet_signs(const struct bullet *b, int ownership)
{
    unsigned signs = 0;
    size_t end;

    for (size_t i = 0; i < b->tokens.list.n; i++)
        for (const struct cue_phrase *clue = NULL; (clue = CUE_PHRASE_AT(b, i, clues, clue, &end));)
            if (!is_suffered(b, i, end))
                signs |= sign_of(b, i, end, clue, ownership);
    return signs;
}

/* "90-person" is three tokens, "four-person" one. */
static bool is_headcount(const struct bullet *b, size_t i)
{
    static const char *const counted[] = {"-person", "-strong", "-engineer", "-member", "-developer"};
    const char *dash = strchr(b->low[i], '-');
    bool number = b->tokens.list.at[i].kind == TOKEN_NUMBER && bullet_says(b, i + 1, "-", NULL);

    for (size_t k = 0; (dash || number) && k < sizeof counted / sizeof *counted; k++) {
        if (dash && strcmp(dash, counted[k]) == 0 &&
            (cues_of((struct str){b->low[i], (size_t)(dash - b->low[i])}) & CUE_NUMERAL))
            return true;
        if (number && bullet_says(b, i + 2, counted[k] + 1, NULL))
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
