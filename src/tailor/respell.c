/* Spells what the profile says as the posting spells it: exact aliases of one concept only, and only
 * where the sentence surely bears it. In doubt the user's own spelling stays.
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "base/utf8.h"
#include "tailor/respell.h"

#include <string.h>

static bool has_upper(const char *s)
{
    while (*s && !is_upper(*s))
        s++;
    return *s != 0;
}

/* Part of a longer name, an address, a path: "golang-migrate", "postgres.conf", "@postgres". */
static bool inside_name(const char *text, size_t start, size_t end)
{
    char before = start ? text[start - 1] : ' ', after = text[end];

    if (before != ' ' && before != '(' && before != '\n' && before != '/' && before != '\t')
        return true;
    if (after == '.')
        return text[end + 1] && text[end + 1] != ' ' && text[end + 1] != '\n';
    if (!strchr(" ,;:)/\n\t!?", after))
        return true;
    /* a slash between two words ("Kafka/Postgres") is a list, in an address it is not */
    while (start && !strchr(" \n\t(", text[start - 1]))
        start--;
    while (text[end] && !strchr(" \n\t)", text[end]))
        end++;
    for (size_t i = start; i < end; i++)
        if (strchr("@_~\\:=#", text[i]) && !(text[i] == ':' && i + 1 == end))
            return true;
    return text[start] == '/' || memchr(text + start, '.', end - start - 1) != NULL;
}

static bool known_at(const struct passage *p, size_t offset)
{
    for (size_t i = 0; i < p->matches.list.n; i++) {
        const struct concept_match *m = &p->matches.list.at[i];

        if (p->start + m->start <= offset && offset < p->start + m->end)
            return true;
    }
    return false;
}

/* Does a capitalised word beside it make it part of a name ("Postgres Berlin Meetup")? Names that the
 * lexicon knows ("Postgres, Redis", "Golang Kafka consumers") don't, nor the first word. */
static bool beside_name(const struct passage *p, size_t start, size_t end)
{
    const char *text = p->text;
    size_t i = start;

    if (p->rule->match == MATCH_SKILLS)
        return false;
    if (text[end] == ' ' && is_upper(text[end + 1]) && !known_at(p, end + 1))
        return true;
    if (i < p->start + 2 || text[i - 1] != ' ')
        return false;
    for (i--; i > p->start && !strchr(" \n", text[i - 1]);)
        i--;
    return is_upper(text[i]) && i > p->start && is_lower(text[i + 1]) && !known_at(p, i) &&
           !strchr(".!?:,;", text[start - 2]);
}

/* In code, in a link, or across the edge of a styled run. */
static bool styled_away(const struct node *n, size_t start, size_t end)
{
    for (size_t i = 0; i < n->nspans; i++) {
        const struct span *s = &n->spans[i];

        if (s->end <= start || s->start >= end)
            continue;
        if ((s->styles & SPAN_CODE) || s->href || s->start > start || s->end < end)
            return true;
    }
    return false;
}

/* Between quotation marks stand titles and other people's words. */
static bool quoted(const char *text, size_t start)
{
    int straight = 0, open = 0;

    for (size_t i = 0; i < start; i++) {
        straight += text[i] == '"';
        if (!strncmp(text + i, "“", 3) || !strncmp(text + i, "„", 3) || !strncmp(text + i, "«", 2))
            open = 1;
        else if (!strncmp(text + i, "”", 3) || !strncmp(text + i, "»", 2))
            open = 0;
    }
    return (straight & 1) || open;
}

static bool vowel(char c)
{
    return c && strchr("aeiouAEIOU", c) != NULL;
}

/* "an Amazon …" would become "an S3": letters only, so in doubt nothing is changed. */
static bool article_clash(const char *text, size_t start, const char *to)
{
    if (start < 2 || text[start - 1] != ' ')
        return false;
    if (start >= 3 && !strncmp(text + start - 3, "an ", 3) && (start == 3 || text[start - 4] == ' '))
        return !vowel(*to) || !vowel(text[start]);
    if ((text[start - 2] == 'a' || text[start - 2] == 'A') && (start == 2 || text[start - 3] == ' '))
        return vowel(*to) || vowel(text[start]);
    return false;
}

/* Words, the first of which may be capital for the sentence's sake only. */
static bool same_words(struct str from, const char *to)
{
    return str_eq_nocase(from, str_of(to));
}

/* "REST" for "REST API" before "gateway", "API" after "REST": the next word must not say it again. */
static bool repeats(const char *text, size_t end, const char *to)
{
    const char *last = strrchr(to, ' ');
    size_t n;

    if (!last || text[end] != ' ')
        return false;
    n = strlen(last + 1);
    return str_eq_nocase((struct str){text + end + 1, strlen(text + end + 1) < n
                                                          ? strlen(text + end + 1)
                                                          : n},
                         str_of(last + 1));
}

static bool plural_clash(struct str from, const char *to)
{
    size_t n = strlen(to);
    bool longer = n == from.n + 1 && to[n - 1] == 's' && !strncmp(from.p, to, from.n);
    bool shorter = n + 1 == from.n && from.p[n] == 's' && !strncmp(from.p, to, n);

    return longer || shorter;
}

/* "PCI DSS" and "PCI", "REST" and "REST API": one opens the other, and what is said more precisely, or
 * goes on in the sentence, is better left. */
static bool opens_other(struct str from, const char *to)
{
    size_t n = strlen(to);
    struct str shorter = from.n < n ? from : str_of(to);
    const char *longer = from.n < n ? to : from.p;

    return from.n != n && str_eq_nocase(shorter, (struct str){longer, shorter.n}) &&
           longer[shorter.n] == ' ';
}

/* Names of products and protocols have no other form than their spelling; words of the language do
 * ("startup", "open-source") and stay in prose as they are. */
static bool is_name(concept_id c)
{
    enum concept_kind kind = lexicon_concept(c)->kind;

    return kind <= CONCEPT_PROTOCOL || kind == CONCEPT_SECURITY || kind == CONCEPT_DATA;
}

static bool has_article(const char *text, size_t start)
{
    static const char *const articles[] = {" a ", " an ", " the ", "A ", "An ", "The "};

    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        size_t n = strlen(articles[i]);

        if (start >= n && !memcmp(text + start - n, articles[i], n))
            return true;
    }
    return false;
}

/* In prose an acronym and its expansion have the same grammar where both are a product's own name that
 * stands alone: "on AWS", but neither "the SMTP" nor "AWS Lambda". */
static bool stands_as_name(const struct passage *p, const struct concept_match *m, const char *to)
{
    size_t start = p->start + m->start, end = p->start + m->end;

    return lexicon_concept(m->concept)->kind < CONCEPT_PROTOCOL && is_upper(p->text[start]) &&
           is_upper(*to) && !has_article(p->text, start) &&
           !(p->text[end] == ' ' && is_upper(p->text[end + 1]));
}

/* An acronym and its expansion change places also where the match is all of a skill. */
static bool spellings_agree(const struct passage *p, const struct concept_match *m,
                            const struct form *form)
{
    bool whole = m->start == 0 && p->start + m->end == p->end && p->rule->match == MATCH_SKILLS;

    if (m->spelling >= SPELLING_FORM)
        return false;
    return (m->spelling == SPELLING_EXACT && form->spelling == SPELLING_EXACT) || whole ||
           stands_as_name(p, m, form->text);
}

static enum change_class class_of(struct str from, const struct concept_match *m,
                                  const struct form *form)
{
    bool restful = from.n > 7 && !memcmp(from.p, "RESTful", 7);

    if (m->spelling == SPELLING_EXPANSION || form->spelling == SPELLING_EXPANSION)
        return CHANGE_ACRONYM;
    return restful != !strncmp(form->text, "RESTful", 7) ? CHANGE_VARIANT : CHANGE_SPELLING;
}

bool respell_is_free(const struct passage *p, size_t start, size_t end)
{
    return !inside_name(p->text, start, end) && !styled_away(p->node, start, end) &&
           !quoted(p->text, start);
}

static bool may_replace(const struct passage *p, const struct concept_match *m,
                        const struct form *form)
{
    size_t start = p->start + m->start, end = p->start + m->end;
    struct str from = {p->text + start, end - start};

    if (p->rule->match == MATCH_PROSE && !is_name(m->concept))
        return false;
    if (str_eq(from, str_of(form->text)) || !spellings_agree(p, m, form))
        return false;
    /* "Javascript" here and there: the capitals of neither are the other's business */
    if (!form->literal && str_eq_nocase(from, str_of(form->text)))
        return false;
    if (same_words(from, form->text) && !has_upper(form->text))
        return false;
    /* nothing that opens a text or stands in a list loses its capital */
    if (is_lower(*form->text) && is_upper(*from.p))
        return false;
    return respell_is_free(p, start, end) && !beside_name(p, start, end) &&
           !article_clash(p->text, start, form->text) && !repeats(p->text, end, form->text) &&
           !plural_clash(from, form->text) && !opens_other(from, form->text);
}

/* Does the text, or for a skill any other skill, have the posting's spelling already? */
static bool says_both(const struct tailor *t, const struct passage *p, concept_id c,
                      const char *form)
{
    for (size_t i = 0; i < t->passages.n; i++) {
        const struct passage *q = &t->passages.at[i];
        bool same_place =
            q->node == p->node || (q->rule->match == MATCH_SKILLS && q->section == p->section &&
                                   p->rule->match == MATCH_SKILLS && q->rule->field == p->rule->field &&
                                   (q->entry == p->entry || !strcmp(p->section->key, "skills")));

        for (size_t k = 0; same_place && k < q->matches.list.n; k++) {
            const struct concept_match *m = &q->matches.list.at[k];

            if (m->concept == c &&
                str_eq((struct str){q->text + q->start + m->start, m->end - m->start}, str_of(form)))
                return true;
        }
    }
    return false;
}

static void find_edits(struct tailor *t, const struct forms *f, size_t passage, struct edits *edits)
{
    const struct passage *p = &t->passages.at[passage];

    for (size_t i = 0; i < p->matches.list.n; i++) {
        const struct concept_match *m = &p->matches.list.at[i];
        const struct form *form = forms_preferred(f, m->concept);

        if (form && may_replace(p, m, form) && !says_both(t, p, m->concept, form->text))
            vec_push(t->arena, &edits->list,
                     (struct edit){p->start + m->start, p->start + m->end, passage, form->text,
                                   class_of((struct str){p->text + p->start + m->start,
                                                         m->end - m->start}, m, form),
                                   form->offset, m->concept});
    }
}

/* By place; of two that overlap the first found stays, and what would not say the same goes. */
static void settle(const struct tailor *t, struct edits *edits)
{
    size_t kept = 0;

    for (size_t i = 0; i < edits->list.n; i++) {
        struct edit e = edits->list.at[i];
        size_t at = kept;
        bool free = edit_says_the_same(t, &e);

        for (size_t k = 0; k < kept; k++)
            free &= edits->list.at[k].end <= e.start || edits->list.at[k].start >= e.end;
        if (!free)
            continue;
        for (; at && edits->list.at[at - 1].start > e.start; at--)
            edits->list.at[at] = edits->list.at[at - 1];
        edits->list.at[at] = e;
        kept++;
    }
    edits->list.n = kept;
}

static size_t shifted(const struct edits *edits, size_t offset)
{
    size_t at = offset;

    for (size_t i = 0; i < edits->list.n && edits->list.at[i].end <= offset; i++) {
        const struct edit *e = &edits->list.at[i];

        at = at - (e->end - e->start) + strlen(e->to);
    }
    return at;
}

static void apply_edits(struct tailor *t, struct node *n, const struct edits *edits)
{
    struct span *spans = arena_array(t->arena, n->nspans + 1, sizeof *spans);
    struct strbuf b = {0};
    size_t done = 0;

    for (size_t i = 0; i < edits->list.n; i++) {
        const struct edit *e = &edits->list.at[i];

        strbuf_add(&b, n->text + done, e->start - done);
        strbuf_puts(&b, e->to);
        done = e->end;
        vec_push(t->arena, &t->changes,
                 (struct change){.pointer = n->pointer,
                                 .kind = "respell",
                                 .class = e->class,
                                 .from = arena_strndup(t->arena, n->text + e->start,
                                                       e->end - e->start),
                                 .to = e->to,
                                 .start = e->start,
                                 .passage = (int)e->passage,
                                 .quote = posting_line(t, e->offset),
                                 .offset = e->offset});
    }
    strbuf_puts(&b, n->text + done);
    for (size_t i = 0; i < n->nspans; i++) {
        spans[i] = n->spans[i];
        spans[i].start = shifted(edits, spans[i].start);
        spans[i].end = shifted(edits, spans[i].end);
    }
    n->text = strbuf_keep(&b, t->arena);
    n->spans = spans;
    n->source = NULL;
    strbuf_free(&b);
}

void respell(struct tailor *t)
{
    struct forms forms;
    struct word_forms *words;

    if (!t->relevant || !t->options.respell)
        return;
    forms_collect(t, &forms);
    words = word_forms_collect(t);
    for (size_t i = 0; i < t->passages.n;) {
        struct node *node = t->passages.at[i].node;
        struct edits edits = {0};

        for (; i < t->passages.n && t->passages.at[i].node == node; i++)
            if (t->passages.at[i].rule->respell && !t->passages.at[i].gone) {
                find_edits(t, &forms, i, &edits);
                find_word_edits(t, words, i, &edits);
            }
        settle(t, &edits);
        if (edits.list.n)
            apply_edits(t, node, &edits);
    }
}

const char *change_class_name(enum change_class c)
{
    static const char *const names[] = {"", "spelling", "acronym", "orthography", "variant"};

    return names[c];
}

size_t respelled_offset(const struct tailor *t, const struct node *n, size_t offset)
{
    size_t at = offset;

    for (size_t i = 0; i < t->changes.n; i++) {
        const struct change *c = &t->changes.at[i];

        if (c->pointer == n->pointer && c->start + strlen(c->from) <= offset)
            at = at - strlen(c->from) + strlen(c->to);
    }
    return at;
}

/* ---- words that stay whole --------------------------------------------------------------------- */

static bool listed(const struct words *words, struct str word)
{
    for (size_t i = 0; i < words->list.n; i++)
        if (str_eq_nocase(word, str_of(words->list.at[i])))
            return true;
    return false;
}

/* The words of what the posting asks for and the profile has: a parser of keywords must not meet them in two halves. Four
 * letters and fewer are never broken. */
void collect_no_hyphen(struct tailor *t)
{
    struct words words = {0};

    for (size_t i = 0; i < t->candidate.no_hyphen_count; i++)
        vec_push(t->arena, &words.list, t->candidate.no_hyphen[i]);
    for (size_t r = 0; r < t->nrequirements; r++) {
        struct str term = str_of(t->posting->requirements.at[r].term);
        struct tokens tokens = {0};

        if (t->answers[r].status > STATUS_LISTED)
            continue;
        lexicon_tokenize(t->arena, term, &tokens);
        for (size_t i = 0; i < tokens.list.n; i++) {
            const struct token *k = &tokens.list.at[i];
            struct str word = {term.p + k->start, k->end - k->start};

            if (k->kind == TOKEN_WORD && utf8_count(word.p, word.n) > 4 && !listed(&words, word))
                vec_push(t->arena, &words.list, arena_strndup(t->arena, word.p, word.n));
        }
    }
    if (t->nrequirements) {
        t->candidate.no_hyphen = words.list.at;
        t->candidate.no_hyphen_count = words.list.n;
    }
}
