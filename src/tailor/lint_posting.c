/* Rules that hold a profile against a posting. SPDX-License-Identifier: MIT */
#include "tailor/lint_internal.h"

#include <string.h>

/* ---- what seniors do ----------------------------------------------------------------------------- */

void rule_seniority(struct lint *l)
{
    static const char *const signs[] = {
        "mentor*|coach*|precept*", "train*|taught|teach*|tutor*", "review*", "onboard*", "hire*|hiring",
        "interview*", "recruit*", "led|lead|leads|leading", "manage|managed|manages|managing",
        "supervis*", "oversaw|oversee*", "chair*", "head|headed", "own|owned|owns",
        "design doc*|design note*|design record*", "architect*", "trade-off*", "rfc|rfcs|adr|adrs",
        "decision*|decided", "contract test*|api contract*", "from scratch", "roadmap*", "strateg*",
        "stakeholder*", "board", "incident*|on-call|post-mortem*|postmortem*", "budget*", "represent*",
        "negotiat*", "guid*|guideline*", "introduced|established|founded|co-founded", "standard*",
        "designed", "defined", "set up", "responsib*", "deputy|deputis*|deputiz*",
    };
    const struct posting *posting = l->t->given;
    const struct node *work = node_get(l->t->profile->root, "work");

    if (!posting || posting->seniority < SENIORITY_SENIOR || !work || !l->prose.n ||
        PROFILE_SAYS(l, signs))
        return;
    for (size_t i = 0; i < l->prose.n; i++)
        if (lexicon_ownership(l->prose.at[i].b.text) >= 4)
            return;
    lint_add(l, "/work", (struct str){0}, NULL,
             arena_printf(l->arena,
                          "the posting ('%s') is for %s level, and no bullet tells of guiding people, "
                          "deciding or answering for something",
                          posting->title, seniority_name(posting->seniority)));
}

/* ---- what the posting stresses -------------------------------------------------------------------- */

enum {
    CUES = 20,
    EMPHASIS_MIN = 4,   /* cues of an axis, counted up to twice each: fewer stress nothing */
    EMPHASIS_DISTINCT = 3,
    EMPHASIS_LEAD = 130 /* per cent of the next axis: else nothing stands out */
};

/* What postings say, and by which words a bullet answers. */
static const struct lint_axis {
    const char *name, *asked[CUES], *answered[CUES];
} axes[] = {
    {"speed and autonomy",
     {"ship*", "iterat*", "fast|quick*|rapid*|speed", "prototype*|mvp", "startup*|start-up*|scrappy",
      "wear many hats|many hats", "0 to 1|zero to one|from scratch", "every day", "autonom*|ownership",
      "founding", "small team"},
     {"ship*", "launch*|release*", "prototype*|mvp", "from scratch", "founded|co-founded|first",
      "daily|every day", "iterat*", "alone|single-handed*|sole|only", "weeks|days", "startup*|start-up*",
      "feature flag*", "own|owned", "solo"}},
    {"reliability",
     {"reliab*", "uptime|availability", "on-call|pager", "incident*", "slo|slos|error budget*|slas",
      "failover|redundan*", "disaster recovery", "resilien*|fault-toleran*|fault toleran*",
      "idempoten*", "high availability"},
     {"reliab*", "uptime|availability|available", "on-call|pager|rota", "incident*|outage*|alert*",
      "slo|slos|sla|slas", "failover|failed over|redundan*", "recovery|restore*|backup*", "resilien*",
      "idempoten*", "downtime", "post-mortem*|postmortem*", "crash*", "monitor*", "without a*"}},
    {"security",
     {"secur*", "threat*", "penetration|pentest*", "encrypt*|cryptograph*", "vulnerab*", "owasp",
      "zero trust", "siem", "iso 27001|soc 2", "authentication|authorisation|authorization"},
     {"secur*", "threat*", "penetration|pentest*", "encrypt*|cryptograph*", "vulnerab*", "owasp",
      "finding*", "pci*", "authenticat*|authoris*|authoriz*|sso|oauth", "secret*", "audit*", "gdpr"}},
    {"compliance and process",
     {"complian*", "regulat*", "audit*", "hipaa|sox|gdpr|pci|gmp|gxp", "change control|change management",
      "iso*", "standard operating|sop|sops|procedures", "documentation|documented", "polic*",
      "inspection*", "validation|validated", "anti-money-laundering|aml"},
     {"complian*|complied", "regulat*", "audit*", "hipaa|sox|gdpr|pci|gmp|gxp|aml|kyc", "inspect*",
      "change control|change management", "iso*", "sop|sops|procedure*", "document*", "polic*",
      "validat*", "certif*", "standard*", "licens*|licenc*", "quality"}},
    {"scale and performance",
     {"scal*", "latency|low-latency|ultra-low", "throughput|high-throughput", "millions|billions",
      "performance|performant", "benchmark*|profiling", "high traffic|high-traffic", "a second",
      "large-scale"},
     {"scal*", "latency|p99|p95", "throughput", "million*|billion*", "performance|faster", "benchmark*",
      "profil*", "ms|milliseconds|seconds", "a second|per second|a day|per day", "load*", "requests",
      "cache*|caching", "memory", "speed*|sped"}},
    {"cost",
     {"cost*", "spend*", "budget*", "savings|saving", "finops", "bill", "efficien*", "cheaper"},
     {"cost*", "spend*", "budget*", "sav*", "finops", "bill*", "cheaper", "efficien*", "halved",
      "price*", "invoice*", "waste"}},
    {"product and customers",
     {"customer*", "user*|end users", "product manager*|product team*|product discovery",
      "user research|usability", "experiment|experiments|experimentation|a/b", "client*", "feedback", "discovery"},
     {"customer*", "user*", "product", "usability|interview*", "experiment*|a/b|tests on", "client*",
      "feedback", "discover*", "patient*|guest*|student*|pupil*|tenant*|visitor*", "conversion",
      "shop*", "survey*"}},
    {"leading people",
     {"lead a|leading a|lead and|lead the", "mentor*", "coach*", "hiring|hire", "performance review*",
      "one-on-one*|1:1*", "direct reports|line management|line manage", "grow the team|people manage*"},
     {"led|lead|leads", "mentor*", "coach*", "hire*|hiring|recruit*|interviewed", "train*|taught",
      "manage*", "supervis*", "review*", "onboard*", "team*", "promoted", "apprentice*"}},
};
enum { AXES = sizeof axes / sizeof *axes };

static size_t cue_count(const char *const *cues)
{
    size_t n = 0;

    while (n < CUES && cues[n])
        n++;
    return n;
}

/* How many different cues of an axis the posting has, and one more for each that comes again; *quote:
 * the first few. */
static int emphasis_of(const struct lint *l, const struct lint_axis *axis, struct strbuf *quote)
{
    int score = 0, distinct = 0;

    for (size_t k = 0; k < cue_count(axis->asked); k++) {
        int times = 0;

        for (size_t at = 0, end = 0; times < 2; at = end) {
            struct str s;

            at = prose_find(&l->posting, at, &axis->asked[k], 1, &end);
            if (at == SIZE_MAX)
                break;
            s = prose_quote(&l->posting, at, end);
            if (!times++ && distinct++ < 3)
                strbuf_printf(quote, "%s'%.*s'", quote->n ? ", " : "", (int)s.n, s.p);
        }
        score += times;
    }
    return distinct >= EMPHASIS_DISTINCT ? score : 0;
}

void rule_emphasis(struct lint *l)
{
    struct strbuf quote[AXES] = {{0}};
    int score[AXES], best = 0, next = -1;

    for (size_t i = 0; i < AXES; i++)
        score[i] = emphasis_of(l, &axes[i], &quote[i]);
    for (int i = 1; i < AXES; i++)
        best = score[i] > score[best] ? i : best;
    for (int i = 0; i < AXES; i++)
        next = i != best && (next < 0 || score[i] > score[next]) ? i : next;
    if (score[best] >= EMPHASIS_MIN && 100 * score[best] >= EMPHASIS_LEAD * score[next] &&
        l->prose.n && !profile_says(l, axes[best].answered, cue_count(axes[best].answered)))
        lint_add(l, "/work", (struct str){0}, NULL,
                 arena_printf(l->arena, "the posting stresses %s (%s), and no bullet speaks of it",
                              axes[best].name, quote[best].p));
    for (size_t i = 0; i < AXES; i++)
        strbuf_free(&quote[i]);
}

/* ---- observability -------------------------------------------------------------------------------- */

static bool is_observability(concept_id c)
{
    static const char *const names[] = {"observability", "monitoring"};

    for (size_t i = 0; c != CONCEPT_NONE && i < sizeof names / sizeof *names; i++) {
        concept_id root = lexicon_find(str_of(names[i]));

        if (root != CONCEPT_NONE && lexicon_is_a(c, root))
            return true;
    }
    return false;
}

void rule_observability(struct lint *l)
{
    static const char *const signs[] = {
        "log|logs|logging|logged", "trac*", "alert*", "monitor*", "dashboard*", "metric*",
        "observab*", "telemetry", "instrument*",
    };
    const struct requirement *asked = NULL;
    bool software = false;

    for (size_t i = 0; l->t->posting && i < l->t->nrequirements; i++) {
        const struct requirement *r = &l->t->posting->requirements.at[i];

        if (r->modality == MODALITY_NONE || r->concept == CONCEPT_NONE)
            continue;
        if (is_observability(r->concept))
            asked = asked ? asked : r;
        software |= is_tech(r->concept);
    }
    if (!asked || !software || PROFILE_SAYS(l, signs))
        return;
    for (size_t i = 0; i < l->t->passages.n; i++)
        for (size_t m = 0; m < l->t->passages.at[i].matches.list.n; m++)
            if (is_observability(l->t->passages.at[i].matches.list.at[m].concept))
                return;
    lint_add(l, "/work", (struct str){0}, NULL,
             arena_printf(l->arena, "the posting asks for '%s', and nothing of the kind is named",
                          asked->term));
}
