/* Takes the profile apart into passages: every text that can answer a requirement.
 * SPDX-License-Identifier: MIT */
#include "tailor/bullet.h"

#include <string.h>

/* Weights: a bullet says what was done; titles and descriptions say it in passing, an employer's
 * description hardly at all (after BM25F: fields are weighted before they are summed, Robertson,
 * Zaragoza and Taylor 2004). */
static const struct field_rule rules[] = {
    {"basics", "label", CONTEXT_STATED, 600, MATCH_PROSE, false},
    {"basics", "summary", CONTEXT_STATED, 1000, MATCH_PROSE, true},
    {"work", "position", CONTEXT_EMPLOYMENT, 600, MATCH_PROSE, false},
    {"work", "description", CONTEXT_EMPLOYMENT, 300, MATCH_PROSE, true},
    {"work", "summary", CONTEXT_EMPLOYMENT, 700, MATCH_PROSE, true},
    {"work", "highlights", CONTEXT_EMPLOYMENT, 1000, MATCH_PROSE, true},
    {"volunteer", "position", CONTEXT_VOLUNTEER, 600, MATCH_PROSE, false},
    {"volunteer", "summary", CONTEXT_VOLUNTEER, 700, MATCH_PROSE, true},
    {"volunteer", "highlights", CONTEXT_VOLUNTEER, 1000, MATCH_PROSE, true},
    {"education", "area", CONTEXT_EDUCATION, 800, MATCH_PROSE, false},
    {"education", "studyType", CONTEXT_EDUCATION, 800, MATCH_PROSE, false},
    {"education", "courses", CONTEXT_EDUCATION, 600, MATCH_PROSE, false},
    {"awards", "title", CONTEXT_RECORD, 600, MATCH_PROSE, false},
    {"awards", "summary", CONTEXT_RECORD, 800, MATCH_PROSE, true},
    {"certificates", "name", CONTEXT_RECORD, 1000, MATCH_PROSE, false},
    {"publications", "name", CONTEXT_RECORD, 800, MATCH_PROSE, false},
    {"publications", "summary", CONTEXT_RECORD, 800, MATCH_PROSE, true},
    {"skills", "name", CONTEXT_LISTED, 600, MATCH_SKILLS, true},
    {"skills", "keywords", CONTEXT_LISTED, 1000, MATCH_SKILLS, true},
    {"languages", "language", CONTEXT_RECORD, 1000, MATCH_SKILLS, false},
    {"interests", "name", CONTEXT_LISTED, 300, MATCH_PROSE, false},
    {"interests", "keywords", CONTEXT_LISTED, 300, MATCH_PROSE, false},
    {"references", "reference", CONTEXT_STATED, 300, MATCH_PROSE, false},
    {"projects", "name", CONTEXT_PROJECT, 400, MATCH_PROSE, false},
    {"projects", "description", CONTEXT_PROJECT, 800, MATCH_PROSE, true},
    {"projects", "highlights", CONTEXT_PROJECT, 1000, MATCH_PROSE, true},
    {"projects", "keywords", CONTEXT_PROJECT, 800, MATCH_SKILLS, true},
    {"projects", "roles", CONTEXT_PROJECT, 400, MATCH_PROSE, false},
};

const struct field_rule *field_rule_of(const char *section, const char *field)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (!strcmp(rules[i].section, section) && !strcmp(rules[i].field, field))
            return &rules[i];
    return NULL;
}

static bool says_open(const char *text)
{
    static const char *const open[] = {"open source", "open-source", "free software", "maintainer",
                                       "committer"};
    size_t length = text ? strlen(text) : 0;

    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        for (size_t at = 0, n = strlen(open[i]); at + n <= length; at++)
            if (str_eq_nocase((struct str){text + at, n}, str_of(open[i])))
                return true;
    return false;
}

/* Where code of many lies open, an owner and a name lead to it. */
static bool is_public(const char *url)
{
    static const char *const hosts[] = {"github.com/", "gitlab.com/", "codeberg.org/", "bitbucket.org/", "sr.ht/"};
    const char *host = strstr(url, "://");

    host = host ? host + 3 : url;
    host += !strncmp(host, "www.", 4) || !strncmp(host, "git.", 4) ? 4 : 0;
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        size_t n = strlen(hosts[i]), owner;

        if (strncmp(host, hosts[i], n))
            continue;
        owner = strcspn(host + n, "/");
        return owner && host[n + owner] == '/' && host[n + owner + 1];
    }
    return false;
}

/* A project that is open to others says so in its type, by its author's role, or by where it is kept. */
static enum context context_of(const struct entry *e, const struct field_rule *rule)
{
    if (rule->context != CONTEXT_PROJECT)
        return rule->context;
    const struct node *roles = node_get(e->node, "roles");
    bool open = says_open(node_text(e->node, "type")) || is_public(node_text(e->node, "url"));

    for (const struct node *role = roles ? roles->first : NULL; role; role = role->next)
        open |= says_open(role->text);
    return open ? CONTEXT_OPEN_SOURCE : CONTEXT_PROJECT;
}

static void add(struct tailor *t, const struct entry *e, const struct field_rule *rule,
                struct node *text, size_t start, size_t end)
{
    if (start == end)
        return;
    vec_push(t->arena, &t->passages,
             (struct passage){.node = text,
                              .entry = e->node,
                              .section = e->section,
                              .rule = rule,
                              .context = context_of(e, rule),
                              .text = text->text,
                              .start = start,
                              .end = end,
                              .age = e->age,
                              .item = -1,
                              .limit = -1,
                              .group = -1});
}

/* The summary counts by the sentence, for one of them may come to lead it. */
static void add_text(struct tailor *t, const struct entry *e, const struct field_rule *rule,
                     struct node *text)
{
    struct ranges sentences = {0};

    if (text->kind != NODE_TEXT || !text->text)
        return;
    if (strcmp(e->section->key, "basics") || strcmp(rule->field, "summary")) {
        add(t, e, rule, text, 0, strlen(text->text));
        return;
    }
    split_sentences(t->arena, text->text, &sentences);
    for (size_t i = 0; i < sentences.list.n; i++)
        add(t, e, rule, text, sentences.list.at[i].start, sentences.list.at[i].end);
}

static void add_entry(struct tailor *t, struct node *section, struct node *node)
{
    struct entry e = {.node = node,
                      .section = section,
                      .first = t->passages.n,
                      .age = entry_age(t, node)};

    for (struct node *field = node->first; field; field = field->next) {
        const struct field_rule *rule =
            field->key ? field_rule_of(section->key, field->key) : NULL;

        if (!rule)
            continue;
        if (field->kind == NODE_LIST)
            for (struct node *text = field->first; text; text = text->next)
                add_text(t, &e, rule, text);
        else
            add_text(t, &e, rule, field);
    }
    e.n = t->passages.n - e.first;
    vec_push(t->arena, &t->entries, e);
}

void passages_collect(struct tailor *t)
{
    for (struct node *section = t->candidate.root->first; section; section = section->next) {
        if (!section->key)
            continue;
        if (section->kind == NODE_OBJECT && !strcmp(section->key, "basics"))
            add_entry(t, section, section);
        else if (section->kind == NODE_LIST)
            for (struct node *entry = section->first; entry; entry = entry->next)
                if (entry->kind == NODE_OBJECT)
                    add_entry(t, section, entry);
    }
}

struct str passage_text(const struct passage *p)
{
    return (struct str){p->text + p->start, p->end - p->start};
}

void passages_read(struct tailor *t)
{
    for (size_t i = 0; i < t->passages.n; i++) {
        struct passage *p = &t->passages.at[i];

        lexicon_read(t->arena, passage_text(p), p->rule->match, &p->tokens, &p->matches);
    }
    second_look(t);
    for (size_t i = 0; i < t->passages.n; i++) {
        struct passage *p = &t->passages.at[i];

        if (is_prose(p))
            p->bullet = bullet_read(t->arena, passage_text(p), &p->tokens, &p->matches);
    }
}

const char *const *passage_stems(struct tailor *t, struct passage *p)
{
    if (!p->stems)
        p->stems = lexicon_stems(t->arena, &t->stems, passage_text(p), &p->tokens);
    return p->stems;
}
