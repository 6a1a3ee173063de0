/* Terms that the lexicon does not know. A word is taken if it looks like a name of something and its
 * neighbours, its zone or its repetition vouch for it, or if the term tagger is sure of it: on job
 * postings loose rules bring more noise than terms (Nesta's extractor: 27 % false positives).
 * SPDX-License-Identifier: MIT */
#include "lexicon/words.h"
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

enum {
    UNKNOWN_MAX = 32,
    PHRASE_WORDS = 3,
    ACRONYM_LEAST = 2,
    ACRONYM_MOST = 6,
    VOUCHERS = 2,
    LIST_WORDS = 4,
    TAGGED_WORDS = 4,
    CHANCE_LEAST = 500 /* of 1000: rather right than wrong */
};

/* Capitals that are no skill. */
static const char *const common[] = {
    "24x7", "a", "aa", "ada", "all", "am", "and", "any", "are", "as", "asap", "at", "az", "b2b",
    "b2c", "ba", "be", "box", "bs", "bsc", "by", "c2c", "ca", "ceo", "cet", "cfo", "cto", "cv",
    "dbs", "dc", "doe", "eeo", "eoe", "est", "etc", "eu", "eur", "faq", "for", "fte", "gbp", "ged",
    "gmt", "gpa", "h1b", "hr", "i", "id", "if", "ii", "iii", "in", "inc", "is", "it", "iv", "llc",
    "llp", "ltd", "m/f", "m/f/d", "ma", "md", "ms", "msc", "must", "n/a", "na", "nhs", "nj", "no",
    "not", "ny", "of", "ok", "on", "only", "or", "pc", "phd", "plc", "pm", "po", "pst", "pto", "re",
    "tbc", "tbd", "the", "to", "tv", "tx", "uk", "us", "usa", "usd", "va", "vp", "vs", "w2", "wa",
    "we", "with", "you",
};

/* Words that postings write large as names of departments and subjects. */
static const char *const subjects[] = {
    "ability", "american", "analyst", "bachelor", "bachelors", "business", "certification",
    "certified", "clinical", "college", "company", "computer", "computers", "county", "customer",
    "customers", "data", "degree", "department", "design", "developer", "development", "director",
    "education", "engineer", "engineering", "english", "european", "excellent", "executive",
    "experience", "federal", "finance", "good", "government", "group", "growth", "hardware",
    "health", "junior", "knowledge", "lead", "leadership", "legal", "license", "management",
    "manager", "marketing", "master", "masters", "medical", "mobile", "network", "office",
    "operations", "people", "planning", "process", "product", "products", "program", "programme",
    "project", "projects", "quality", "research", "safety", "sales", "school", "science",
    "security", "senior", "service", "services", "skills", "software", "state", "strategy",
    "strong", "success", "support", "system", "systems", "team", "teams", "technical", "technology",
    "training", "university", "web",
};

/* Endings of adjectives and abstract nouns: "Mechanical", "Compliance". Names seldom have them. */
static bool is_ordinary(struct str w)
{
    static const char *const endings[] = {
        "al",  "ical", "tion", "sion", "ment", "ness",  "ship", "ity",   "ance", "ence", "ing",
        "ive", "ary",  "ies",  "able", "ible", "ology", "ics",  "ional", "ions", "ments"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i]);

        if (w.n > n + 2 && memcmp(w.p + w.n - n, endings[i], n) == 0)
            return true;
    }
    return false;
}

/* Two words that a lost space joined: "deserve.Acme". A name has a short second part: Node.js. */
static bool is_joined(struct str w)
{
    for (size_t i = 1; i + 1 < w.n; i++)
        if (w.p[i] == '.' && (is_upper(w.p[i + 1]) || w.n - i > 5))
            return true;
    return false;
}

struct shape {
    size_t upper, lower, digit, sign;
    bool hump; /* a capital behind a small letter: CamelCase */
};

static struct shape shape_of(struct str w)
{
    struct shape s = {0};

    for (size_t i = 0; i < w.n; i++) {
        char c = w.p[i];

        s.upper += is_upper(c);
        s.lower += is_lower(c);
        s.digit += is_digit(c);
        s.sign += c == '+' || c == '#' || (c == '.' && i > 0 && i + 1 < w.n);
        s.hump |= i > 0 && is_upper(c) && is_lower(w.p[i - 1]);
    }
    return s;
}

/* 2: a name by its own look (CamelCase, digits inside, capitals); 1: a capitalised word; 0: none.
 */
static int look(struct str w)
{
    struct shape s = shape_of(w);

    if (!s.upper || w.n < 2 || w.n > 30 || !is_word(w.p[0]) || is_digit(w.p[0]) ||
        WORDS_HAVE(common, w) || is_joined(w))
        return 0;
    if (s.hump || (s.digit && s.upper) || (s.sign && s.upper))
        return 2;
    if (!s.lower && s.upper >= ACRONYM_LEAST && w.n <= ACRONYM_MOST)
        return 2;
    return is_upper(w.p[0]) && s.lower >= 2 && !WORDS_HAVE(subjects, w) && !is_ordinary(w) ? 1 : 0;
}

struct seeker {
    struct draft *draft;
    const struct posting *posting;
    const struct hits *known;
    const char *names; /* key of title, company and place */
    struct seen small; /* words that the posting spells small somewhere: those are no names */
    struct hits found; /* all candidates, vouched for or not */
    VEC(bool) vouched;
    size_t next; /* first known hit not before the unit */
    size_t at;   /* first known hit not before the token */
};

static void find_small_words(struct seeker *s)
{
    struct str text = s->draft->text;

    for (size_t i = 0; i < text.n;) {
        size_t to = i;

        while (to < text.n && is_word(text.p[to]))
            to++;
        if (to > i && is_lower(text.p[i]))
            seen_first(s->draft->arena, &s->small, (struct str){text.p + i, to - i}, i);
        i = to + (to == i);
    }
}

static bool is_small_somewhere(const struct seeker *s, struct str w)
{
    struct str stem = w;

    if (was_seen(&s->small, w))
        return true;
    /* "Widget" beside "widgets", and the other way round */
    if (w.p[w.n - 1] == 's')
        stem.n--;
    else
        stem = (struct str){arena_printf(s->draft->arena, "%.*ss", (int)w.n, w.p), w.n + 1};
    return was_seen(&s->small, stem);
}

static bool is_name(const struct seeker *s, struct str w)
{
    struct key key = key_of(s->draft->arena, w, false);

    return key.words == 0 || strstr(s->names, key.p) != NULL;
}

/* Whether text between from and to is a joint of a list: comma, slash, bracket, "and", "or". */
static bool is_joint(struct str text, size_t from, size_t to)
{
    struct str gap = str_trim((struct str){text.p + from, to - from});

    if (from == to)
        return false;
    if (!gap.n)
        return false;
    if (strchr(",/()|;:", gap.p[0]) || strchr(",/()|", gap.p[gap.n - 1]))
        return true;
    return str_eq(gap, STR("and")) || str_eq(gap, STR("or")) || str_eq(gap, STR("&"));
}

/* Behind a joint, or at an end of the unit. */
static bool opens_item(struct str text, const struct tokens *t, size_t i)
{
    struct str w;

    if (i == 0)
        return true;
    w = (struct str){text.p + t->list.at[i - 1].start,
                     t->list.at[i - 1].end - t->list.at[i - 1].start};
    return t->list.at[i - 1].kind == TOKEN_PUNCT
               ? is_joint(text, t->list.at[i - 1].start, t->list.at[i].start)
               : str_eq(w, STR("and")) || str_eq(w, STR("or"));
}

static bool closes_item(struct str text, const struct tokens *t, size_t i)
{
    struct str w;

    if (i + 1 >= t->list.n)
        return true;
    w = (struct str){text.p + t->list.at[i + 1].start,
                     t->list.at[i + 1].end - t->list.at[i + 1].start};
    return t->list.at[i + 1].kind == TOKEN_PUNCT ? (w.n == 1 && strchr(",/)|;.(", w.p[0]))
                                                 : str_eq(w, STR("and")) || str_eq(w, STR("or"));
}

/* Hits that end before `from` are asked for no more. */
static void pass_known(struct seeker *s, size_t from)
{
    while (s->at < s->known->list.n && s->known->list.at[s->at].end <= from)
        s->at++;
}

static bool is_known(const struct seeker *s, size_t from, size_t to)
{
    const struct hit *hits = s->known->list.at;

    for (size_t i = s->at; i < s->known->list.n && hits[i].start < to; i++)
        if (hits[i].end > from)
            return true;
    return false;
}

static size_t known_in(struct seeker *s, const struct unit *u)
{
    size_t n = 0;

    while (s->next < s->known->list.n && s->known->list.at[s->next].start < u->start)
        s->next++;
    while (s->next + n < s->known->list.n && s->known->list.at[s->next + n].start < u->end)
        n++;
    return n;
}

static const char *stem_phrase(struct arena *a, struct str phrase)
{
    struct strbuf b = {0};
    size_t i = 0;

    while (i < phrase.n) {
        size_t to = i;

        while (to < phrase.n && phrase.p[to] != ' ')
            to++;
        const char *stem = lexicon_stem(a, (struct str){phrase.p + i, to - i});

        if (*stem && b.n)
            strbuf_putc(&b, ' ');
        strbuf_puts(&b, stem);
        i = to + 1;
    }
    const char *out = b.n ? strbuf_keep(&b, a) : "";

    strbuf_free(&b);
    return out;
}

/* Longest run of look-alikes from token i; *strong if one of them looks like a name by itself. */
static size_t run_length(struct seeker *s, struct str text, const struct tokens *t, size_t base,
                         size_t i, bool *strong)
{
    size_t n = 0;

    *strong = false;
    for (; n < PHRASE_WORDS && i + n < t->list.n; n++) {
        const struct token *token = &t->list.at[i + n];
        struct str w = {text.p + token->start, token->end - token->start};
        int how = token->kind == TOKEN_WORD ? look(w) : 0;

        if (!how || is_known(s, base + token->start, base + token->end) ||
            (n && token->start != t->list.at[i + n - 1].end + 1) || is_name(s, w) ||
            is_place_word(w) || (how == 1 && is_small_somewhere(s, w)))
            break;
        *strong |= how == 2;
    }
    return n;
}

static size_t joints(struct str text)
{
    size_t count = 1;

    for (size_t i = 0; i < text.n; i++)
        count += text.p[i] == ',' || text.p[i] == '/' || text.p[i] == '(';
    return count;
}

/* "Bristol and the surrounding area", "the Leeds area" */
static bool is_area(struct str behind)
{
    static const char *const words[] = {" and surrounding", " and the surrounding", " area", " region"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (behind.n >= strlen(words[i]) && memcmp(behind.p, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

/* Keeps a candidate, in offsets of the unit, if the clause asks for it. */
static void keep(struct seeker *s, size_t unit, const struct clause *clause, size_t from, size_t to,
                 bool vouched)
{
    struct draft *d = s->draft;
    const struct unit *u = &d->units.at[unit];
    struct str text = {d->text.p + u->start, u->end - u->start};
    struct hit hit = {.concept = CONCEPT_NONE,
                      .start = u->start + from,
                      .end = u->start + to,
                      .unit = unit,
                      .stem = stem_phrase(d->arena, (struct str){text.p + from, to - from}),
                      .asked = clause_asks(clause, text, from, to)};

    if (!*hit.stem || (is_upper(text.p[from]) && is_area((struct str){text.p + to, text.n - to})))
        return;
    hit.place = place_weight(d, unit, hit.asked);
    vec_push(d->arena, &s->found.list, hit);
    vec_push(d->arena, &s->vouched, vouched);
}

static bool is_or(struct str text, const struct tokens *t, size_t i)
{
    return i < t->list.n && t->list.at[i].end - t->list.at[i].start == 2 &&
           memcmp(text.p + t->list.at[i].start, "or", 2) == 0;
}

static bool is_beside_or(struct str text, const struct tokens *t, size_t i, size_t n)
{
    return is_or(text, t, i - 1) || is_or(text, t, i + n);
}

/* Names by their look. */
static void seek_names(struct seeker *s, size_t unit, const struct clause *clause, size_t vouchers)
{
    struct draft *d = s->draft;
    const struct unit *u = &d->units.at[unit];
    struct str text = {d->text.p + u->start, u->end - u->start};
    struct tokens t = {0};

    bool dense = u->zone == ZONE_STACK || joints(text) * LIST_WORDS >= (size_t)u->words;

    s->at = s->next;
    lexicon_tokenize(d->arena, text, &t);
    for (size_t i = 0, n; i < t.list.n; i += n ? n : 1) {
        bool strong;

        pass_known(s, u->start + t.list.at[i].start);
        n = run_length(s, text, &t, u->start, i, &strong);
        if (!n)
            continue;
        bool item = opens_item(text, &t, i) && closes_item(text, &t, i + n - 1);

        /* in prose, a capital alone says little; at the start of a sentence, nothing */
        if ((!strong && !dense && !is_beside_or(text, &t, i, n)) ||
            (i == 0 && !strong && t.list.n > n + 1 && u->zone != ZONE_STACK) ||
            (!item && (!strong || n > 1)))
            continue;
        keep(s, unit, clause, t.list.at[i].start, t.list.at[i + n - 1].end,
             item && (vouchers >= VOUCHERS || u->zone == ZONE_STACK));
    }
}

/* Words that make no term by themselves or with each other: "production environment". */
static const char *const vague[] = {
    "analysis", "application", "applications", "architecture", "area", "areas", "best", "code",
    "concept", "concepts", "deploying", "environment", "environments", "field", "functional",
    "implementation", "industry", "information", "issue", "issues", "knowledge", "method",
    "methods", "model", "models", "platform", "platforms", "practices", "principles", "procedures",
    "product", "production", "scope", "solution", "solutions", "task", "tasks", "technique",
    "techniques", "technologies", "technology", "tool", "tools", "work", "works",
};

/* What may be a tagged term: no name of a company, a place or the like in it, and a word that tells
 * it from any other job's ("moulding" does beside "injection", "implementation" alone does not). */
static bool is_sound(const struct seeker *s, struct str term, bool listed)
{
    int words = 0, telling = 0;

    for (size_t i = 0, to; i < term.n; i = to + 1) {
        for (to = i; to < term.n && term.p[to] != ' ';)
            to++;
        struct str w = {term.p + i, to - i};

        if (WORDS_HAVE(common, w) || is_place_word(w) || (w.n && is_upper(w.p[0]) && is_name(s, w)) ||
            (words == 0 && !*lexicon_stem(s->draft->arena, w)))
            return false;
        telling += !WORDS_HAVE(vague, w) && !WORDS_HAVE(subjects, w);
        words++;
    }
    return telling > 0 && words <= TAGGED_WORDS && (listed || words > 1 || !is_ordinary(term));
}

/* One tagged term, in offsets of the text. It vouches for the names found by their look from number
 * `names` on, or stands for itself. */
static void take_tagged(struct seeker *s, size_t unit, const struct clause *clause, size_t from,
                        size_t to, size_t names, bool listed)
{
    const struct unit *u = &s->draft->units.at[unit];
    bool own = true;

    pass_known(s, from);
    if (is_known(s, from, to))
        return;
    for (size_t k = names; k < s->found.list.n; k++)
        if (s->found.list.at[k].start < to && s->found.list.at[k].end > from) {
            s->vouched.at[k] = true;
            own = false;
        }
    if (own && is_sound(s, (struct str){s->draft->text.p + from, to - from}, listed))
        keep(s, unit, clause, from - u->start, to - u->start, true);
}

/* Bytes of " and " or " or " at the start of a text, 0 = neither. */
static size_t joint_length(struct str text)
{
    static const char *const words[] = {" and ", " or ", " & ", "/"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text.n >= strlen(words[i]) && memcmp(text.p, words[i], strlen(words[i])) == 0)
            return strlen(words[i]);
    return 0;
}

static size_t found_before(const struct seeker *s, size_t unit)
{
    size_t n = s->found.list.n;

    while (n > 0 && s->found.list.at[n - 1].unit == unit)
        n--;
    return n;
}

/* What the tagger takes for a term, surely enough; "millinery and weaving" are two. */
static void seek_tagged(struct seeker *s, size_t unit, const struct clause *clause,
                        const struct tagged_terms *tagged)
{
    const struct unit *u = &s->draft->units.at[unit];
    const char *text = s->draft->text.p;
    size_t names = found_before(s, unit);

    s->at = s->next;
    for (size_t i = 0; i < tagged->list.n; i++) {
        size_t from = u->start + tagged->list.at[i].start, end = u->start + tagged->list.at[i].end;

        if (tagged->list.at[i].chance < CHANCE_LEAST)
            continue;
        for (size_t at = from, joint; at <= end; at++) {
            joint = joint_length((struct str){text + at, end - at});
            if (!joint && at < end)
                continue;
            if (at > from)
                take_tagged(s, unit, clause, from, at, names, false);
            from = at + joint;
        }
    }
}

/* What is a term by where it stands. */
static void seek_listed(struct seeker *s, size_t unit, const struct clause *clause, size_t known,
                        const struct tagged_terms *tagged)
{
    const struct unit *u = &s->draft->units.at[unit];
    size_t before = found_before(s, unit);
    struct listed listed = {0};

    if (u->zone == ZONE_RESPONSIBILITIES)
        return;
    find_listed(s->draft, unit, known ? s->known->list.at + s->next : NULL, known, tagged, &listed);
    s->at = s->next;
    for (size_t i = 0; i < listed.list.n; i++)
        take_tagged(s, unit, clause, u->start + listed.list.at[i].start,
                    u->start + listed.list.at[i].end, before, true);
}

/* Whether " or " joins the two, `from` being the end of the one and `to` the start of the other. */
static bool joins(const struct seeker *s, size_t from, size_t to)
{
    return to == from + 4 && memcmp(s->draft->text.p + from, " or ", 4) == 0;
}

/* "SystmOne or EMIS": what stands beside a term as its alternative is one, too. */
static void vouch_by_or(struct seeker *s, size_t unit, size_t known)
{
    const struct hit *hits = known ? s->known->list.at + s->next : NULL;
    const struct hit *found = s->found.list.at;
    size_t first = found_before(s, unit);

    for (size_t i = first; i < s->found.list.n; i++) {
        for (size_t k = 0; k < known; k++)
            s->vouched.at[i] |= joins(s, hits[k].end, found[i].start) ||
                                joins(s, found[i].end, hits[k].start);
        for (size_t k = first; k < s->found.list.n; k++)
            s->vouched.at[i] |= s->vouched.at[k] && (joins(s, found[k].end, found[i].start) ||
                                                     joins(s, found[i].end, found[k].start));
    }
}

static void seek_in_unit(struct seeker *s, size_t unit)
{
    const struct unit *u = &s->draft->units.at[unit];
    size_t vouchers = known_in(s, u);
    const struct clause *clause = unit_clause(s->draft, unit);

    struct tagged_terms tagged = {0};

    tag_unit(s->draft, unit, vouchers ? s->known->list.at + s->next : NULL, vouchers, &tagged);
    seek_names(s, unit, clause, vouchers);
    seek_tagged(s, unit, clause, &tagged);
    seek_listed(s, unit, clause, vouchers, &tagged);
    vouch_by_or(s, unit, vouchers);
}

/* The initials of the company or another name: "WV" of World Vision. */
static bool is_initials(const struct seeker *s, struct str w)
{
    size_t n = 0;

    for (const char *p = s->posting->company; *p; p++)
        if (is_upper(*p) && (p == s->posting->company || !is_word(p[-1]))) {
            if (n >= w.n || w.p[n] != *p)
                return false;
            n++;
        }
    return n == w.n;
}

/* Named in two sentences, in one of which wants are described, and a name by its look. */
static bool is_repeated(const struct seeker *s, size_t i)
{
    const struct draft *d = s->draft;
    const struct hit *h = &s->found.list.at[i];
    struct str w = {d->text.p + h->start, h->end - h->start};
    bool wanted = d->units.at[h->unit].zone != ZONE_RESPONSIBILITIES, again = false;

    if (look(w) != 2 || is_initials(s, w))
        return false;
    for (size_t k = 0; k < s->found.list.n; k++) {
        const struct hit *other = &s->found.list.at[k];

        if (other->unit == h->unit || strcmp(other->stem, h->stem) != 0)
            continue;
        again = true;
        wanted |= d->units.at[other->unit].zone != ZONE_RESPONSIBILITIES;
    }
    return again && wanted;
}

enum { CANDIDATES_MAX = 400 };

/* Lines in capitals, and lines where most words are, tell nothing by capitals. */
static bool shouts(const struct draft *d, const struct unit *u)
{
    struct shape s = shape_of((struct str){d->text.p + u->start, u->end - u->start});

    return u->words > 3 && s.upper > s.lower;
}

void find_unknown(struct draft *d, const struct posting *p, const struct hits *known,
                  struct hits *out)
{
    struct seeker s = {.draft = d, .posting = p, .known = known, .small = {.any_case = true}};
    const char *names = arena_printf(d->arena, "%s %s %s", p->title, p->company, p->place);
    const char *taken[UNKNOWN_MAX];
    size_t n = 0;

    s.names = key_of(d->arena, str_of(names), false).p;
    find_small_words(&s);
    for (size_t i = 0; i < d->units.n && s.found.list.n < CANDIDATES_MAX; i++) {
        const struct unit *u = &d->units.at[i];
        bool wanted = u->zone == ZONE_MUST || u->zone == ZONE_STACK || u->zone == ZONE_NICE ||
                     u->zone == ZONE_RESPONSIBILITIES;

        if (wanted && u->twin == i && d->lines.at[u->line].kind != BLOCK_HEADING && !shouts(d, u))
            seek_in_unit(&s, i);
    }
    for (size_t i = 0; i < s.found.list.n; i++) {
        const struct hit *h = &s.found.list.at[i];
        size_t k = 0;

        if (!s.vouched.at[i] && !is_repeated(&s, i))
            continue;
        while (k < n && strcmp(taken[k], h->stem) != 0)
            k++;
        if (k == UNKNOWN_MAX)
            continue;
        if (k == n)
            taken[n++] = h->stem;
        vec_push(d->arena, &out->list, *h);
    }
}
