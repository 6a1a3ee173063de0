/* How well postings are understood, on advertisements and sentences of our own whose labels were
 * written by reading: zones of lines, what is asked and how, alternatives, years.
 * usage: eval_postings [-v] [--held-out | --check] tests/eval
 * --check reads no posting for what it says: it counts labels and looks for each labelled line in its posting.
 * SPDX-License-Identifier: MIT */
#include "labels.h"

#include "base/file.h"

#include <stdio.h>
#include <string.h>

enum { DROPPED = ZONE_COUNT, COLUMNS };
enum { ABSENT = MODALITY_NEGATIVE + 1, MODALITIES };

struct share {
    long right, all;
};

static void count(struct share *s, bool right)
{
    s->right += right;
    s->all++;
}

static void print_share(const char *name, struct share s)
{
    printf("%-44s %5ld of %5ld  %.3f\n", name, s.right, s.all,
           s.all ? (double)s.right / (double)s.all : 0);
}

struct eval {
    struct arena arena;
    bool verbose, held_out, check;
    long zones[2][ZONE_COUNT][COLUMNS]; /* [without headings][label][found] */
    struct share title, company, years;
    long terms[3][MODALITIES][MODALITIES]; /* [postings, sentences, their second set][label][found] */
    struct share groups[3], sentence_years[2], years_said[2], whole[2];
};

static struct posting *read_posting(struct eval *e, struct str bytes, const char *name)
{
    struct diags d = {.arena = &e->arena};

    return posting_read(&e->arena, bytes, name, &d);
}

/* ---- zones ------------------------------------------------------------------------------- */

/* Where the letters of a line stand in the letters of the text, from `from` on, else anywhere; as
 * whole words, and those of a few letters only where a line begins. n if they don't. */
static size_t find_line(const struct letters *text, const char *raw, const struct letters *line,
                        size_t from)
{
    for (size_t k = 0; k <= text->n; k++) {
        size_t i = (from + k) % (text->n + 1);

        if (i + line->n > text->n || memcmp(text->p + i, line->p, line->n) != 0)
            continue;
        size_t start = text->at[i], end = text->at[i + line->n - 1] + 1;
        bool begins = i == from || start == 0 || raw[start - 1] == '\n' ||
                      (line->n > 3 && (i == 0 || text->at[i - 1] + 1 < start));

        if (begins && (text->at[i + line->n] > end || i + line->n == text->n || line->n > 12))
            return i;
    }
    return text->n;
}

/* The zone that has most of the bytes from start to end. */
static int zone_at(const struct posting *p, size_t start, size_t end)
{
    size_t bytes[ZONE_COUNT] = {0};
    int best = 0;

    for (size_t i = 0; i < p->zones.n; i++) {
        const struct zone_span *s = &p->zones.at[i];
        size_t from = s->start > start ? s->start : start, to = s->end < end ? s->end : end;

        if (from < to)
            bytes[s->zone] += to - from;
    }
    for (int z = 1; z < ZONE_COUNT; z++)
        if (bytes[z] > bytes[best])
            best = z;
    return best;
}

/* A line that a reader drops is other; a job's title may be told from the text. */
static bool zone_right(const struct posting *p, const struct label_line *line, int found)
{
    if (found != DROPPED)
        return found == (int)line->zone;
    return line->zone == ZONE_OTHER || (line->zone == ZONE_TITLE && !strcmp(p->title, line->text));
}

/* Without the "(a)" of a list, which is no part of what its readers keep. */
static const char *without_mark(const char *line)
{
    return line[0] == '(' && line[1] && line[2] == ')' ? line + 3 : line;
}

static void eval_zones(struct eval *e, const struct labelled_posting *l, const struct posting *p)
{
    struct letters text = letters_of(&e->arena, p->text);
    size_t from = 0;

    for (size_t i = 0; i < l->lines.n; i++) {
        const struct label_line *line = &l->lines.at[i];
        struct letters words = letters_of(&e->arena, str_of(without_mark(line->text)));

        if (!words.n)
            continue;
        size_t at = find_line(&text, p->text.p, &words, from);
        int found = DROPPED;

        if (at < text.n) {
            from = at + words.n;
            found = zone_at(p, text.at[at], text.at[from - 1] + 1);
        }
        bool right = zone_right(p, line, found);

        e->zones[l->no_headings][line->zone][right ? (int)line->zone : found]++;
        if (e->verbose && !right)
            printf("%s: %s, not %s: %s\n", l->name,
                   found == DROPPED ? "dropped" : zone_name((enum zone)found), zone_name(line->zone),
                   line->text);
    }
}

static void print_zones(const char *name, long table[ZONE_COUNT][COLUMNS])
{
    struct share all = {0};

    printf("\n%-18s", name);
    for (int z = 0; z < ZONE_COUNT; z++)
        printf("%8.7s", zone_name((enum zone)z));
    printf("%8s\n", "dropped");
    for (int z = 0; z < ZONE_COUNT; z++) {
        printf("  %-16s", zone_name((enum zone)z));
        for (int f = 0; f < COLUMNS; f++) {
            printf("%8ld", table[z][f]);
            all.all += table[z][f];
        }
        all.right += table[z][z];
        printf("\n");
    }
    print_share("  right", all);
}

/* ---- what is asked ----------------------------------------------------------------------- */

static bool names(struct eval *e, const char *label, const struct requirement *r)
{
    return label_names(&e->arena, label, r->concept, r->term);
}

/* The degree a word stands for: what is said of it names the word. */
static int degree_modality(struct eval *e, const struct posting *p, const char *label)
{
    for (size_t i = 0; i < p->degrees.n; i++) {
        const struct citation *c = &p->degrees.at[i].said;
        const char *said = arena_strndup(&e->arena, p->text.p + c->start, c->end - c->start);

        if (label_names(&e->arena, label, CONCEPT_NONE, said))
            return (int)p->degrees.at[i].modality;
    }
    return ABSENT;
}

/* The strongest thing said of a term. */
static int modality_found(struct eval *e, const struct posting *p, const char *label)
{
    int best = ABSENT;

    for (size_t i = 0; i < p->requirements.n; i++) {
        const struct requirement *r = &p->requirements.at[i];

        if ((int)r->modality < best && names(e, label, r))
            best = (int)r->modality;
    }
    for (size_t i = 0; i < p->languages.n && best == ABSENT; i++)
        if (label_names(&e->arena, label, p->languages.at[i].concept, NULL))
            best = (int)p->languages.at[i].modality;
    for (size_t i = 0; i < p->certificates.n && best == ABSENT; i++)
        if (label_names(&e->arena, label, p->certificates.at[i].concept, NULL))
            best = (int)p->certificates.at[i].modality;
    if (best == ABSENT)
        best = degree_modality(e, p, label);
    for (size_t i = 0; i < p->aside.n && best == ABSENT; i++)
        if (names(e, label, &p->aside.at[i]))
            best = (int)p->aside.at[i].modality;
    return best;
}

/* A group of the posting has these members and no others; the kind that they are examples of is none. */
static bool same_members(struct eval *e, const struct posting *p, const struct requirement_group *g,
                         const struct label_group *l)
{
    size_t hits = 0;

    for (size_t i = 0; i < l->members.n; i++) {
        bool hit = false;

        for (size_t k = 0; k < g->members && !hit; k++)
            hit = names(e, l->members.at[i], &p->requirements.at[g->member[k]]);
        hits += hit;
    }
    return hits == l->members.n && g->members - (g->head > 0) == l->members.n;
}

static bool group_found(struct eval *e, const struct posting *p, const struct label_group *l,
                        bool exactly)
{
    for (size_t i = 0; i < p->groups.n; i++) {
        const struct requirement_group *g = &p->groups.at[i];

        if (same_members(e, p, g, l))
            return g->need == l->need && g->modality == l->modality && (!exactly || g->open == l->open);
    }
    return false;
}

/* "Or equivalent" behind a single term. */
static bool open_found(struct eval *e, const struct posting *p, const char *term)
{
    for (size_t i = 0; i < p->degrees.n; i++)
        if (p->degrees.at[i].equivalent)
            return true;
    for (size_t i = 0; i < p->groups.n; i++)
        for (size_t k = 0; k < p->groups.at[i].members; k++)
            if (p->groups.at[i].open &&
                names(e, term, &p->requirements.at[p->groups.at[i].member[k]]))
                return true;
    return false;
}

static bool years_found(struct eval *e, const struct posting *p, const struct label_years *y)
{
    for (size_t i = 0; i < p->experience.n; i++) {
        const struct experience *x = &p->experience.at[i];

        if (x->years != y->years || x->most != y->most)
            continue;
        if (*y->of ? x->concept != CONCEPT_NONE && label_names(&e->arena, y->of, x->concept, NULL)
                   : x->concept == CONCEPT_NONE)
            return true;
    }
    for (size_t i = 0; i < p->requirements.n && *y->of; i++) {
        const struct requirement *r = &p->requirements.at[i];

        if (r->years == y->years && r->years_most == y->most && names(e, y->of, r))
            return true;
    }
    return false;
}

/* Terms, groups and years of one posting or sentence; true if all are right. */
static bool eval_asked(struct eval *e, int kind, const char *name, const struct labels *l,
                       const struct posting *p)
{
    bool all = true;

    for (size_t i = 0; i < l->terms.n; i++) {
        const struct label_term *t = &l->terms.at[i];
        int found = modality_found(e, p, t->text);
        bool right = found == (int)t->modality || (t->modality == MODALITY_NONE && found == ABSENT);

        e->terms[kind][t->modality][right ? (int)t->modality : found]++;
        all = all && right;
        if (e->verbose && !right)
            printf("%s: '%s' is %s, not %s\n", name, t->text,
                   found == ABSENT ? "absent" : modality_name((enum modality)found),
                   modality_name(t->modality));
        if (t->open) {
            right = open_found(e, p, t->text);
            count(&e->groups[kind], right);
            all = all && right;
            if (e->verbose && !right)
                printf("%s: '%s' stands alone\n", name, t->text);
        }
    }
    for (size_t i = 0; i < l->groups.n; i++) {
        /* the labels of whole postings don't tell whether a list of alternatives is open */
        bool right = group_found(e, p, &l->groups.at[i], kind != 0);

        count(&e->groups[kind], right);
        all = all && right;
        if (e->verbose && !right)
            printf("%s: alternatives '%s', '%s' …\n", name, l->groups.at[i].members.at[0],
                   l->groups.at[i].members.n > 1 ? l->groups.at[i].members.at[1] : "");
    }
    return all;
}

/* Whether as many years are labelled; of what, years_found tells. */
static bool years_labelled(const struct labels *l, const struct experience *x)
{
    for (size_t i = 0; i < l->years.n; i++)
        if (l->years.at[i].years == x->years && l->years.at[i].most == x->most)
            return true;
    return false;
}

static bool eval_years(struct eval *e, const struct labelled_sentence *s, const struct posting *p)
{
    bool all = true;

    for (size_t i = 0; i < s->asked.years.n; i++) {
        const struct label_years *y = &s->asked.years.at[i];
        bool right = years_found(e, p, y);

        count(&e->sentence_years[s->second], right);
        all = all && right;
        if (e->verbose && !right)
            printf("%s: not %d years of '%s'\n", s->text, y->years, y->of);
    }
    for (size_t i = 0; i < p->experience.n; i++) {
        const struct experience *x = &p->experience.at[i];
        bool right = years_labelled(&s->asked, x);

        count(&e->years_said[s->second], right);
        all = all && right;
        if (e->verbose && !right)
            printf("%s: no %d years of '%s'\n", s->text, x->years, x->term);
    }
    return all;
}

static void print_terms(const char *name, long table[MODALITIES][MODALITIES])
{
    struct share all = {0};

    printf("\n%-18s", name);
    for (int m = 0; m < MODALITIES; m++)
        printf("%10s", m == ABSENT ? "absent" : modality_name((enum modality)m));
    printf("\n");
    for (int m = 0; m < ABSENT; m++) {
        printf("  %-16s", modality_name((enum modality)m));
        for (int f = 0; f < MODALITIES; f++) {
            printf("%10ld", table[m][f]);
            all.all += table[m][f];
        }
        all.right += table[m][m];
        printf("\n");
    }
    print_share("  modality right", all);
}

/* ---- labels alone ------------------------------------------------------------------------ */

/* A posting as its labels see it: tags, entities and escapes of a page or of JSON are blanks. */
static struct str without_markup(struct eval *e, const char *path, struct str s)
{
    char *p = arena_strndup(&e->arena, s.p, s.n);
    const char *dot = strrchr(path, '.');

    if (strcmp(dot, ".html") && strcmp(dot, ".json"))
        return (struct str){p, s.n};
    for (size_t i = 0; i < s.n; i++) {
        bool tag = p[i] == '<' || !strncmp(p + i, "&lt;", 4), twice = !strncmp(p + i, "&amp;", 5);
        const char *stop = p[i] == '<' ? ">" : tag ? "&gt;" : ";";
        const char *end = tag || p[i] == '&' ? strstr(p + i, stop) : NULL;
        size_t n = end ? (size_t)(end - p) - i + strlen(stop) : 0;

        if (p[i] == '\\')
            n = p[i + 1] == 'u' ? 6 : 2;
        if (n && i + n <= s.n && (tag || n < 9))
            memset(p + i, ' ', n);
        if (twice) /* what it stands for may begin an entity itself */
            p[i + n - 1] = '&';
    }
    return (struct str){p, s.n};
}

/* Each labelled line stands in the posting, behind the one before or elsewhere. */
static bool check_posting(struct eval *e, const struct labelled_posting *l)
{
    struct diags d = {.arena = &e->arena};
    struct str bytes;
    bool good = true;

    if (!file_read(&e->arena, l->path, POSTING_MAX_BYTES, &bytes, &d))
        return false;
    bytes = without_markup(e, l->path, bytes);
    struct letters text = letters_of(&e->arena, bytes);
    size_t from = 0;

    for (size_t i = 0; i < l->lines.n; i++) {
        struct letters words = letters_of(&e->arena, str_of(without_mark(l->lines.at[i].text)));
        size_t at = find_line(&text, bytes.p, &words, from);

        if (words.n && at == text.n) {
            printf("%s: not there: %s\n", l->name, l->lines.at[i].text);
            good = false;
        }
        from = at < text.n ? at + words.n : from;
    }
    return good;
}

static bool check(struct eval *e, const struct labelled_postings *postings,
                  const struct labelled_sentences *sentences)
{
    long lines = 0, by[MODALITIES] = {0}, groups = 0, open = 0, years = 0;
    bool good = true;

    for (size_t i = 0; i < postings->list.n; i++) {
        good = check_posting(e, &postings->list.at[i]) && good;
        lines += (long)postings->list.at[i].lines.n;
    }
    for (size_t i = 0; i < sentences->list.n; i++) {
        const struct labels *l = &sentences->list.at[i].asked;

        for (size_t k = 0; k < l->terms.n; k++) {
            by[l->terms.at[k].modality]++;
            open += l->terms.at[k].open;
        }
        groups += (long)l->groups.n;
        years += (long)l->years.n;
    }
    printf("%zu postings, %ld lines; %zu sentences:", postings->list.n, lines, sentences->list.n);
    for (int m = 0; m < ABSENT; m++)
        printf(" %ld %s,", by[m], modality_name((enum modality)m));
    printf(" %ld alternatives, %ld years\n", groups + open, years);
    return good;
}

/* ---- all --------------------------------------------------------------------------------- */

static bool begins(const char *s, const char *with)
{
    return str_eq_nocase((struct str){s, strlen(s) < strlen(with) ? strlen(s) : strlen(with)},
                         str_of(with));
}

static void eval_fields(struct eval *e, const struct labelled_posting *l, const struct posting *p)
{
    const char *name = begins(l->company, "The ") ? l->company + strlen("The ") : l->company;
    bool title = begins(p->title, l->title), company = begins(p->company, name);
    int years = l->asked.years.n ? l->asked.years.at[0].years : 0;

    count(&e->title, title);
    count(&e->company, company);
    count(&e->years, p->years == years);
    if (e->verbose && !title)
        printf("%s: title '%s', not '%s'\n", l->name, p->title, l->title);
    if (e->verbose && !company)
        printf("%s: company '%s', not '%s'\n", l->name, p->company, l->company);
    if (e->verbose && p->years != years)
        printf("%s: %d years, not %d\n", l->name, p->years, years);
}

static bool eval_posting(struct eval *e, const struct labelled_posting *l)
{
    struct diags d = {.arena = &e->arena};
    struct str bytes;
    struct posting *p;

    if (!file_read(&e->arena, l->path, POSTING_MAX_BYTES, &bytes, &d) ||
        !(p = read_posting(e, bytes, l->path)))
        return false;
    eval_zones(e, l, p);
    eval_fields(e, l, p);
    eval_asked(e, 0, l->name, &l->asked, p);
    return true;
}

static void eval_sentence(struct eval *e, const struct labelled_sentence *s)
{
    struct str bytes = str_of(arena_printf(&e->arena, "Specialist\n\nRequirements:\n\n- %s\n", s->text));
    struct posting *p = read_posting(e, bytes, "sentence");

    if (!p)
        return;
    bool asked = eval_asked(e, 1 + s->second, s->text, &s->asked, p), years = eval_years(e, s, p);

    count(&e->whole[s->second], asked && years);
}

static void print(struct eval *e, size_t postings, size_t sentences)
{
    printf("%zu postings%s, lines by label and zone found\n", postings,
           e->held_out ? ", held out" : "");
    print_zones("with headings", e->zones[0]);
    print_zones("without headings", e->zones[1]);
    print_terms("terms of postings", e->terms[0]);
    print_share("  alternatives", e->groups[0]);
    printf("\n");
    print_share("title", e->title);
    print_share("company", e->company);
    print_share("years in all", e->years);
    printf("\n%zu sentences%s\n", sentences, e->held_out ? ", held out" : "");
    for (int second = 0; second < 2 && e->whole[second].all; second++) {
        print_terms(second ? "second set" : "terms of sentences", e->terms[1 + second]);
        print_share("  alternatives exact", e->groups[1 + second]);
        print_share("  years exact", e->sentence_years[second]);
        print_share("  years said that are asked", e->years_said[second]);
        print_share("  sentences right as a whole", e->whole[second]);
    }
}

static bool eval_all(struct eval *e, const struct labelled_postings *postings,
                     const struct labelled_sentences *sentences)
{
    size_t npostings = 0, nsentences = 0;

    for (size_t i = 0; i < postings->list.n; i++)
        if (postings->list.at[i].held_out == e->held_out) {
            if (!eval_posting(e, &postings->list.at[i]))
                return false;
            npostings++;
        }
    for (size_t i = 0; i < sentences->list.n; i++)
        if (sentences->list.at[i].held_out == e->held_out) {
            eval_sentence(e, &sentences->list.at[i]);
            nsentences++;
        }
    print(e, npostings, nsentences);
    return true;
}

int main(int argc, char **argv)
{
    struct eval e = {0};
    struct labelled_postings postings = {0};
    struct labelled_sentences sentences = {0};
    const char *dir = NULL;
    bool good;

    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], "-v"))
            e.verbose = true;
        else if (!strcmp(argv[i], "--held-out"))
            e.held_out = true;
        else if (!strcmp(argv[i], "--check"))
            e.check = true;
        else
            dir = argv[i];
    if (!dir) {
        fprintf(stderr, "usage: eval_postings [-v] [--held-out | --check] DIR\n");
        return 2;
    }
    good = labels_read_postings(&e.arena, dir, &postings) &&
           labels_read_sentences(&e.arena, dir, &sentences);
    if (good && e.check) {
        good = check(&e, &postings, &sentences);
        arena_free(&e.arena);
        return good ? 0 : 1;
    }
    good = good && eval_all(&e, &postings, &sentences);
    arena_free(&e.arena);
    return good ? 0 : 2;
}
