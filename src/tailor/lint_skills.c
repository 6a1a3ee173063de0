/* Rules of what is listed: skills, languages, databases, clouds. SPDX-License-Identifier: MIT */
#include "tailor/lint_internal.h"

#include <string.h>

enum {
    DUMP_GROUP = 12,     /* keywords of a row */
    DUMP_ALL = 40,       /* of all rows */
    DUMP_LANGUAGES = 8,  /* programming languages: nobody is fluent in so many */
    LEVEL_LANGUAGES = 6, /* from here on a level is missed */
    PROSE_ENOUGH = 5,    /* bullets without which no skill can be shown */
    NAMED = 5            /* keywords that a message lists */
};

static const struct node *section(const struct lint *l, const char *key)
{
    return node_get(l->t->profile->root, key);
}

static bool is_keyword(const struct passage *p)
{
    return !strcmp(p->section->key, "skills") && !strcmp(p->rule->field, "keywords");
}

/* The concept that a keyword names as a whole. */
static concept_id concept_of(const struct passage *p)
{
    return p->matches.list.n == 1 ? p->matches.list.at[0].concept : CONCEPT_NONE;
}

/* Programming languages of a row; markup and query languages everybody reads. */
static size_t languages_in(const struct lint *l, const struct entry *e)
{
    size_t n = 0;

    for (size_t i = e->first; i < e->first + e->n; i++) {
        concept_id c = concept_of(&l->t->passages.at[i]);

        n += is_keyword(&l->t->passages.at[i]) && c != CONCEPT_NONE &&
             lexicon_concept(c)->kind == CONCEPT_LANGUAGE &&
             !word_in(lexicon_concept(c)->name, " HTML CSS SQL XML YAML Sass LaTeX Markdown ");
    }
    return n;
}

void rule_skills_dump(struct lint *l)
{
    size_t all = 0;
    bool told = false;

    for (const struct node *row = section(l, "skills") ? section(l, "skills")->first : NULL; row;
         row = row->next) {
        const struct node *keywords = node_get(row, "keywords");

        all += keywords ? keywords->count : 0;
    }
    for (size_t i = 0; i < l->t->entries.n; i++) {
        const struct entry *e = &l->t->entries.at[i];
        size_t keywords = 0, languages = languages_in(l, e);

        if (strcmp(e->section->key, "skills"))
            continue;
        for (size_t k = e->first; k < e->first + e->n; k++)
            keywords += is_keyword(&l->t->passages.at[k]);
        if (languages <= DUMP_LANGUAGES && keywords <= DUMP_GROUP)
            continue;
        told = true;
        lint_add(l, e->node->pointer, (struct str){0}, NULL,
                 languages > DUMP_LANGUAGES
                     ? arena_printf(l->arena, "%zu programming languages stand side by side", languages)
                     : arena_printf(l->arena, "%zu skills stand in one row", keywords));
    }
    if (all > DUMP_ALL && !told)
        lint_add(l, "/skills", (struct str){0}, NULL,
                 arena_printf(l->arena, "%zu skills are listed", all));
}

/* ---- listed, never shown ------------------------------------------------------------------------- */

/* What nobody writes a bullet about. */
static bool is_everyday(concept_id c)
{
    static const char *const names[] = {"Git", "GitHub", "GitLab", "Bitbucket", "Linux", "Jira",
                                        "Confluence", "HTML", "CSS", "SQL", "Bash", "Slack",
                                        "Visual Studio Code", "Trello", "JSON", "XML", "YAML", "HTTP",
                                        "REST", "Markdown", "Notion", "npm", "Windows", "macOS", "Postman",
                                        "relational database", "database", "API"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(lexicon_concept(c)->name, names[i]))
            return true;
    return false;
}

/* "Statistics", "machine learning": a field, of which the name need not stand in a bullet. */
static bool is_field(concept_id c, const char *keyword)
{
    static const char *const fields[] = {"machine learning", "data engineering", "analysis"};

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!strcmp(lexicon_concept(c)->family, fields[i]))
            return str_eq_nocase(str_of(keyword), str_of(lexicon_concept(c)->name)) ||
                   lexicon_find(str_of(keyword)) == c;
    return false;
}

/* Anything that rests on it (React on JavaScript) or belongs to it (EKS to AWS) shows it. */
static bool is_shown(const struct lint *l, concept_id c)
{
    if (l->t->done[c])
        return true;
    for (size_t i = 0; i < l->t->passages.n; i++)
        for (size_t m = 0; m < l->t->passages.at[i].matches.list.n; m++) {
            concept_id other = l->t->passages.at[i].matches.list.at[m].concept;

            if (l->t->passages.at[i].context <= CONTEXT_STATED &&
                (other == c || lexicon_is_a(other, c)))
                return true;
        }
    return false;
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Its very letters in a job or project: enough where the lexicon is not sure ("用 Go 重写"). */
static bool is_written(const struct lint *l, struct str keyword)
{
    for (size_t i = 0; i < l->t->passages.n; i++) {
        const struct passage *p = &l->t->passages.at[i];
        struct str s = passage_text(p);

        for (size_t k = 0; p->context < CONTEXT_STATED && k + keyword.n <= s.n; k++)
            if (!memcmp(s.p + k, keyword.p, keyword.n) && !(k && is_word_byte(s.p[k - 1])) &&
                !(k + keyword.n < s.n && is_word_byte(s.p[k + keyword.n])))
                return true;
    }
    return false;
}

static const struct requirement *asked_for(const struct lint *l, concept_id c)
{
    for (size_t i = 0; l->t->posting && i < l->t->nrequirements; i++)
        if (l->t->posting->requirements.at[i].concept == c)
            return &l->t->posting->requirements.at[i];
    return NULL;
}

/* What is known of a concept, so that a keyword that comes again costs nothing. */
enum bare { BARE_UNKNOWN, BARE_NO, BARE_YES };

static bool is_bare(const struct lint *l, const struct passage *p, uint8_t *known)
{
    concept_id c = is_keyword(p) ? concept_of(p) : CONCEPT_NONE;

    if (c == CONCEPT_NONE || !is_tech(c) || is_field(c, p->text) ||
        (is_everyday(c) && !asked_for(l, c)))
        return false;
    if (known[c] == BARE_UNKNOWN)
        known[c] = is_shown(l, c) || is_written(l, str_of(p->text)) ? BARE_NO : BARE_YES;
    return known[c] == BARE_YES;
}

void rule_never_shown(struct lint *l)
{
    uint8_t *known = arena_array(l->arena, lexicon_size(), sizeof *known);
    size_t bullets = 0;

    l->bare = known;
    for (size_t i = 0; i < l->prose.n; i++)
        bullets += l->prose.at[i].bullet;
    for (size_t i = 0; bullets >= PROSE_ENOUGH && i < l->t->entries.n; i++) {
        const struct entry *e = &l->t->entries.at[i];
        struct strbuf names = {0};
        const struct passage *first = NULL;
        size_t n = 0, asked = 0;

        for (size_t k = e->first; k < e->first + e->n; k++) {
            const struct passage *p = &l->t->passages.at[k];

            if (!is_bare(l, p, known))
                continue;
            first = first ? first : p;
            asked += asked_for(l, concept_of(p)) != NULL;
            if (n++ < NAMED)
                strbuf_printf(&names, "%s'%s'", names.n ? ", " : "", p->text);
        }
        if (n > NAMED)
            strbuf_printf(&names, " and %zu more", n - NAMED);
        if (n)
            lint_add(l, first->node->pointer, str_of(first->text), NULL,
                     arena_printf(l->arena, "no job or project mentions %s%s", names.p,
                                  !asked         ? ""
                                  : asked == n   ? "; the posting asks for it"
                                                 : "; the posting asks for some of it"));
        strbuf_free(&names);
    }
}

/* ---- how well ------------------------------------------------------------------------------------ */

void rule_proficiency(struct lint *l)
{
    const struct node *languages = section(l, "languages"), *first = NULL;
    const char *names = "";
    size_t without = 0;

    for (const struct node *n = languages ? languages->first : NULL; n; n = n->next) {
        const char *name = node_text(n, "language");

        if (!*name || *node_text(n, "fluency") || strpbrk(name, "(,:-"))
            continue;
        first = first ? first : node_get(n, "language");
        if (without++ < NAMED)
            names = arena_printf(l->arena, "%s%s'%s'", names, *names ? ", " : "", name);
    }
    if (without > NAMED)
        names = arena_printf(l->arena, "%s and %zu more", names, without - NAMED);
    if (first)
        lint_add(l, first->pointer, str_of(first->text), NULL,
                 arena_printf(l->arena, "%s %s nothing of how well", names,
                              without > 1 ? "say" : "says"));
    for (size_t i = 0; i < l->t->entries.n; i++) {
        const struct entry *e = &l->t->entries.at[i];
        size_t n = strcmp(e->section->key, "skills") ? 0 : languages_in(l, e);

        if (n >= LEVEL_LANGUAGES && !*node_text(e->node, "level"))
            lint_add(l, e->node->pointer, (struct str){0},
                     "which of them do you write every day, and which do you only read?",
                     arena_printf(l->arena,
                                  "%zu programming languages, and nothing says how well you know which",
                                  n));
    }
}

/* ---- databases and clouds ------------------------------------------------------------------------ */

static bool is_vendor(concept_id c)
{
    return lexicon_concept(c)->kind == CONCEPT_CLOUD &&
           !strcmp(lexicon_concept(c)->family, "cloud vendor");
}

static bool is_database(concept_id c)
{
    return lexicon_concept(c)->kind == CONCEPT_DATABASE &&
           !word_in(lexicon_concept(c)->name, " SQLite database databases ") &&
           strcmp(lexicon_concept(c)->name, "Microsoft Access") != 0;
}

/* The first place that names such a concept, done or listed. */
static const struct passage *named(const struct lint *l, bool (*is)(concept_id),
                                   struct concept_match *match)
{
    for (size_t i = 0; i < l->t->passages.n; i++) {
        const struct passage *p = &l->t->passages.at[i];

        if (p->context >= CONTEXT_RECORD && p->context != CONTEXT_LISTED)
            continue;
        for (size_t m = 0; m < p->matches.list.n; m++)
            if (is(p->matches.list.at[m].concept)) {
                *match = p->matches.list.at[m];
                return p;
            }
    }
    return NULL;
}

/* A bullet that names the thing and says something of weight about it. */
static bool worked_on(const struct lint *l, bool (*is)(concept_id))
{
    for (size_t i = 0; i < l->prose.n; i++) {
        const struct prose *p = &l->prose.at[i];

        for (size_t m = 0; m < p->b.concepts->list.n; m++)
            if (is(p->b.concepts->list.at[m].concept) &&
                (p->flags & (IMPACT_NUMBER | IMPACT_DELTA | IMPACT_OUTCOME)))
                return true;
    }
    return false;
}

static bool is_service(concept_id c)
{
    return lexicon_concept(c)->kind == CONCEPT_CLOUD;
}

static bool names_service(const struct lint *l)
{
    for (size_t i = 0; i < l->prose.n; i++)
        for (size_t m = 0; m < l->prose.at[i].b.concepts->list.n; m++) {
            concept_id c = l->prose.at[i].b.concepts->list.at[m].concept;

            if (is_service(c) && !is_vendor(c))
                return true;
        }
    return false;
}

static void report_bare(struct lint *l, bool (*is)(concept_id), const char *question,
                        const char *missing)
{
    struct concept_match m = {0};
    const struct passage *p = named(l, is, &m);
    struct str quote;

    if (!p || (l->bare && l->bare[m.concept] == BARE_YES)) /* skill-never-shown has said so */
        return;
    quote = (struct str){p->text + p->start + m.start, m.end - m.start};
    lint_add(l, p->node->pointer, quote, question,
             arena_printf(l->arena, "'%.*s' is named, and no bullet tells of %s", (int)quote.n, quote.p,
                          missing));
}

void rule_platforms(struct lint *l)
{
    static const char *const database_work[] = {
        "index*|indices", "schema*", "migrat*", "query|queries|querying", "replicat*", "partition*",
        "shard*", "backup*|restore*", "tuned|tuning", "vacuum*", "stored procedure*", "transaction*",
        "data model*|modelled|modeled", "normali*", "cache*|caching", "join*", "aggregat*", "ledger*",
        "moved|ported|import*|backfill*", "etl", "warehouse*", "ingest*", "event store*", "full-text", "deduplicat*", "row*|table*",
    };
    static const char *const cloud_work[] = {
        "cost*", "bill*", "vpc*", "network*", "region*", "failover", "autoscal*|auto-scal*|scal*",
        "iam", "serverless", "migrat*|moved", "infrastructure", "provision*", "terraform", "spot",
        "cluster*", "multi-az", "disaster recovery", "availability", "account*",
    };

    if (!worked_on(l, is_database) && !PROFILE_SAYS(l, database_work))
        report_bare(l, is_database, NULL, "work on a database");
    if (!worked_on(l, is_service) && !names_service(l) && !PROFILE_SAYS(l, cloud_work))
        report_bare(l, is_vendor,
                    "which of its services did you choose, set up or pay for, and why those?",
                    "work in a cloud");
}
