/* Company and place from running text, where nothing says them outright.
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

struct candidate {
    struct str name;
    int votes;
};

struct ballot {
    struct draft *draft;
    const char *title;
    const bool *repeats; /* of each line: it stood further up */
    VEC(struct candidate) names;
};

static struct str first_word(struct str s)
{
    size_t n = 0;

    while (n < s.n && s.p[n] != ' ')
        n++;
    return (struct str){s.p, n};
}

/* "Acme's" and "Acme’s" are Acme. */
static struct str without_genitive(struct str s)
{
    if (s.n > 2 && s.p[s.n - 1] == 's' && s.p[s.n - 2] == '\'')
        s.n -= 2;
    else if (s.n > 4 && s.p[s.n - 1] == 's' && memcmp(s.p + s.n - 4, "\xE2\x80\x99", 3) == 0)
        s.n -= 4;
    return s;
}

static const char *const suffixes[] = {
    "Ltd",      "Ltd.",       "Limited",  "Inc",        "Inc.",       "LLC",          "LLP",
    "plc",      "PLC",        "GmbH",     "AG",         "Trust",      "University",   "Council",
    "Hospital", "Bank",       "Group",    "Institute",  "Foundation", "Association",  "Corporation",
    "Corp",     "Company",    "Health",   "Healthcare", "Solutions",  "Technologies", "Services",
    "Systems",  "Consulting", "Partners", "School",     "College",    "Society",      "Ministry",
    "Agency",   "Labs",       "Co",       "Co.",        "CJSC",       "Fund",         "AB",
    "Oy",       "BV",         "KG",       "SE",         "Academy",    "Hospitals",    "Studio",
    "Studios",  "Theatre",    "Museum",   "Brewery",    "Insurance",  "Mutual",       "Logistics",
    "Software", "Robotics",   "Industries", "Interactive", "Cooperative", NULL};

static bool ends_as_company(struct str s)
{
    size_t i = s.n;

    while (i > 0 && s.p[i - 1] != ' ')
        i--;
    struct str last = {s.p + i, s.n - i};

    for (const char *const *p = suffixes; i > 0 && *p; p++)
        if ((*p)[0] == last.p[0] && str_eq(last, str_of(*p)))
            return true;
    return false;
}

static bool is_company_like(struct ballot *b, struct str s)
{
    struct str first = first_word(s);

    if (s.n < 2 || s.n > 80 || is_stranger(first) || is_place_word(s))
        return false;
    if ((has_title_noun(b->draft->arena, s) && !ends_as_company(s)) ||
        str_eq_nocase(s, str_of(b->title)))
        return false;
    /* "Kubernetes is a plus" names no company */
    return lexicon_find(s) == CONCEPT_NONE;
}

enum { NAMES_MAX = 60, VERB_VOTES = 3 };

static void vote(struct ballot *b, struct str s, int votes)
{
    size_t n;

    if (s.n > 4 && memcmp(s.p, "The ", 4) == 0)
        s = (struct str){s.p + 4, s.n - 4};
    n = name_length(s);
    s = without_genitive((struct str){s.p, n});
    for (size_t i = 1; i + 4 < s.n; i++) /* "Acme's Leeds Office" */
        if (memcmp(s.p + i, "\xE2\x80\x99s ", 5) == 0 || memcmp(s.p + i, "'s ", 3) == 0)
            s.n = i;
    if (!n || !votes || !is_company_like(b, s))
        return;
    for (size_t i = 0; i < b->names.n; i++)
        if (str_eq(b->names.at[i].name, s)) {
            b->names.at[i].votes += votes;
            return;
        }
    if (b->names.n < NAMES_MAX) {
        struct candidate c = {s, votes};

        vec_push(b->draft->arena, &b->names, c);
    }
}

/* Phrases in front of a company's name, anywhere in a sentence. */
static const struct {
    char phrase[16];
    int votes;
} before_name[] = {{"About ", 5},        {"Join ", 3},     {"join ", 3},       {"joining ", 2},
                   {"At ", 4},           {" at ", 2},      {"Working at ", 4}, {"Working for ", 4},
                   {"working for ", 3},  {"work for ", 2}, {"Life at ", 5},    {"employed by ", 4},
                   {"on behalf of ", 4}, {"Why ", 3},      {"Inside ", 2},     {"Welcome to ", 4},
                   {"Here at ", 4},      {"part of ", 1},   {"We're ", 4},      {"We are ", 4},
                   {"Our client, ", 6},  {"our client, ", 6}};

/* Verbs behind the name that opens a sentence. */
static const struct {
    const char *phrase;
    int votes;
} behind_name[] = {
    {" is hiring ", 6},    {" is looking ", 6},  {" is seeking ", 6},   {" is recruiting ", 6},
    {" is currently ", 5}, {" seeks ", 5},       {" is a leading ", 6}, {" is an award", 6},
    {" is a must", 0},     {" is a plus", 0},    {" is a ", 3},         {" is an ", 3},
    {" is the ", 3},       {" is one of ", 3},   {" is committed ", 4}, {" is proud ", 4},
    {" is building ", 3},  {" was founded ", 5}, {" offers ", 3},       {" provides ", 3},
    {" has been ", 2},     {" has an ", 3},      {" has a ", 2},        {" believes ", 3},
    {" helps ", 3},        {" employs ", 4},     {" recognises ", 3},   {" recognizes ", 3},
    {" operates ", 3},     {", a ", 2},          {", an ", 2},          {" invites ", 5},
    {" announces ", 5},    {" are looking ", 5}, {" are seeking ", 5},  {" are recruiting ", 5},
    {" has ", 1},          {" was ", 1},         {" currently ", 2},    {" will be ", 0},
    {" is ", 1}};

/* "Acme builds …", "Acme (founded 1910) builds …" */
static bool acts(struct str s)
{
    const char *close = s.n > 2 && memcmp(s.p, " (", 2) == 0 ? memchr(s.p, ')', s.n) : NULL;

    if (close)
        s = (struct str){close + 1, s.n - (size_t)(close + 1 - s.p)};
    return s.n > 1 && s.p[0] == ' ' && lexicon_opener((struct str){s.p + 1, s.n - 1}) == VERB_S;
}

/* What a phrase in front of it shows to be a company, and what its last word does. */
static void vote_names(struct ballot *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        struct str rest = {s.p + i, s.n - i};

        if (i > 0 && is_word(s.p[i - 1]) && s.p[i] != ' ')
            continue;
        for (size_t k = 0; k < sizeof before_name / sizeof *before_name; k++) {
            if (before_name[k].phrase[0] != rest.p[0] || !starts_with(rest, before_name[k].phrase))
                continue;
            size_t width = strlen(before_name[k].phrase);

            if (rest.n > width) {
                vote(b, (struct str){rest.p + width, rest.n - width}, before_name[k].votes);
                break;
            }
        }
        if (i > 0 && s.p[i - 1] != ' ')
            continue;
        size_t name = name_length(rest);

        if (name && s.p[s.n - 1] != ':' && ends_as_company((struct str){rest.p, name})) {
            vote(b, (struct str){rest.p, name}, 2);
            i += name - 1;
        }
    }
}

/* What stands behind a name says of its being a company's; more of two words, since a sentence begins
 * with one capital anyhow. */
static int votes_of_verb(struct str rest, bool two_words)
{
    for (size_t i = 0; i < sizeof behind_name / sizeof *behind_name; i++)
        if (starts_with(rest, behind_name[i].phrase))
            return behind_name[i].votes ? behind_name[i].votes + two_words : 0;
    return acts(rest) ? VERB_VOTES + two_words : 0;
}

static void vote_sentence(struct ballot *b, struct str s)
{
    size_t skip = s.n > 4 && memcmp(s.p, "The ", 4) == 0 ? 4 : 0;
    struct str open = {s.p + skip, s.n - skip};
    size_t behind, n = company_length(open, &behind);

    if (n && !is_stranger(first_word(open)))
        vote(b, (struct str){open.p, n},
             votes_of_verb((struct str){open.p + behind, open.n - behind},
                           memchr(open.p, ' ', n) != NULL));
    vote_names(b, s);
}

/* The company stands alone above a labelled title, or below the title. */
static void vote_headlines(struct ballot *b)
{
    struct draft *d = b->draft;
    struct str value, title, first, second;

    if (d->lines.n < 2)
        return;
    first = line_text(d, 0), second = line_text(d, 1);
    if (label_of(second, &value) == LABEL_TITLE && label_of(first, &title) == LABEL_NONE) {
        struct candidate c = {first, 8};

        if (first.n < 100 && !str_eq_nocase(first, value))
            vec_push(b->draft->arena, &b->names, c);
    }
    size_t n = name_length(second);

    if (d->lines.at[0].zone == ZONE_TITLE && n && d->lines.at[1].kind != BLOCK_ITEM &&
        second.n < 80 && !guess_line(d, 1).known) {
        bool alone =
            n == second.n || second.p[n] == ',' ||
            (n + 2 < second.n && second.p[n] == ' ' && strchr("\xC2\xE2|-(", second.p[n + 1]));

        if (alone)
            vote(b, (struct str){second.p, n}, 3);
    }
}

enum { SENTENCES_MAX = 120, VOTES_LEAST = 4, MENTIONS_MOST = 4, MENTIONS_WITHIN = 1 << 16 };

/* A posting that was pasted twice says nothing twice. Only the lines that are voted by count. */
static const bool *find_repeats(const struct draft *d)
{
    bool *repeats = arena_array(d->arena, d->lines.n + 1, sizeof *repeats);
    struct seen seen = {0};

    for (size_t i = 0; i < d->lines.n; i++)
        repeats[i] = i < SENTENCES_MAX ? seen_first(d->arena, &seen, line_text(d, i), i) < i
                                       : was_seen(&seen, line_text(d, i));
    return repeats;
}

static int count_in(struct str s, struct str name)
{
    int count = 0;

    for (const char *at = s.p, *end = s.p + s.n;
         (at = memchr(at, name.p[0], (size_t)(end - at))) != NULL && at + name.n <= end; at++)
        count += memcmp(at, name.p, name.n) == 0 && !(at + name.n < end && is_word(at[name.n]));
    return count;
}

static int mentions(const struct ballot *b, struct str name)
{
    const struct draft *d = b->draft;
    int count = 0;

    for (size_t i = 0; i < d->lines.n && d->lines.at[i].start < MENTIONS_WITHIN && count < MENTIONS_MOST; i++)
        count += b->repeats[i] ? 0 : count_in(line_text(d, i), name);
    return count < MENTIONS_MOST ? count : MENTIONS_MOST;
}

static bool is_job_board(struct arena *a, struct str site)
{
    static const char *const boards[] = {
        "linkedin",        "indeed", "glassdoor", "greenhouse", "lever",
        "monster",         "jobs",   "careers",   "workday",    "ashby",
        "smartrecruiters", "reed",   "totaljobs", "stepstone",  "xing"};
    char *low = arena_strndup(a, site.p, site.n);

    for (char *p = low; *p; p++)
        *p = to_lower(*p);
    for (size_t i = 0; i < sizeof boards / sizeof *boards; i++)
        if (strstr(low, boards[i]))
            return true;
    return false;
}

/* "Senior Nurse | Acme": what stands beside the title in the page's name. */
static void vote_page_title(struct ballot *b, const char *page)
{
    struct str s = str_of(page);
    const char *bar;

    for (const char *p = page; *p; p++) {
        bar = strncmp(p, " | ", 3) == 0 || strncmp(p, " - ", 3) == 0 || strncmp(p, " at ", 4) == 0
                  ? strchr(p + 1, ' ') + 1
                  : NULL;
        if (!bar)
            continue;
        struct str rest = {bar, (size_t)(s.p + s.n - bar)};

        for (size_t i = 0; i + 2 < rest.n; i++)
            if (rest.p[i] == ' ' && strchr("|-", rest.p[i + 1]))
                rest.n = i;
        if (!is_job_board(b->draft->arena, rest))
            vote(b, rest, 4);
    }
}

/* "Acme" where "Acme Steel Group" is named, too. */
static const struct candidate *whole_name(const struct ballot *b, const struct candidate *short_form)
{
    struct str s = short_form->name;

    for (size_t i = 0; i < b->names.n; i++) {
        struct str long_form = b->names.at[i].name;

        if (long_form.n > s.n + 1 && long_form.p[s.n] == ' ' && memcmp(long_form.p, s.p, s.n) == 0 &&
            ends_as_company(long_form))
            return &b->names.at[i];
    }
    return short_form;
}

/* "The GI Unit", "Ward A23": a part of whoever hires. No name is better than such a one. */
static bool is_part_of_company(struct str name)
{
    static const char *const parts[] = {"Unit",       "Ward",     "Team",   "Department",
                                        "Directorate", "Division", "Clinic", "Suite",
                                        "Section",    "Squad",    NULL};
    size_t first = 0, last = name.n;

    while (first < name.n && name.p[first] != ' ')
        first++;
    while (last > 0 && name.p[last - 1] != ' ')
        last--;
    return is_word_of((struct str){name.p, first}, parts) ||
           is_word_of((struct str){name.p + last, name.n - last}, parts);
}

const char *vote_company(struct draft *d, const struct posting *p)
{
    struct ballot b = {.draft = d, .title = p->title, .repeats = find_repeats(d)};
    const struct candidate *best = NULL;
    int best_votes = 0, sentences = 0;

    if (d->site_name && !is_job_board(d->arena, str_of(d->site_name)))
        return d->site_name;
    vote_headlines(&b);
    if (d->page_title)
        vote_page_title(&b, d->page_title);
    for (size_t i = 0; i < d->lines.n && sentences < SENTENCES_MAX; i++) {
        struct str line = line_text(d, i);

        for (size_t at = b.repeats[i] ? line.n : 0; at < line.n && sentences < SENTENCES_MAX; sentences++) {
            size_t end = sentence_end(line, at);
            struct str s = str_trim((struct str){line.p + at, end - at});

            s.n = s.n < 1000 ? s.n : 1000;
            vote_sentence(&b, s);
            at = end;
        }
    }
    for (size_t i = 0; i < b.names.n; i++) {
        int again = mentions(&b, b.names.at[i].name) - 1;
        int votes = b.names.at[i].votes + (again > 0 ? again : 0);

        if (votes > best_votes && !is_part_of_company(b.names.at[i].name))
            best = &b.names.at[i], best_votes = votes;
    }
    if (!best || best_votes < VOTES_LEAST)
        return "";
    best = whole_name(&b, best);
    return arena_strndup(d->arena, best->name.p, best->name.n);
}

/* ---- place -------------------------------------------------------------------------------------
 */

/* All end with a preposition; the first that a place stands behind decides. */
static const char *const place_phrases[] = {
    "based in the city of ", "located in the city of ", "is based in ", "be based in ",
    "Based in ",  "based in ",  "is located in ", "be located in ", "Located in ",
    "located in ", "based at ", "is based at ",   "office in ",     "offices in ",
    "headquarters in "};

/* "Boston, MA": up to three names between commas. */
static struct str place_at(struct str s)
{
    size_t n;

    if (s.n > 4 && memcmp(s.p, "the ", 4) == 0)
        s = (struct str){s.p + 4, s.n - 4};
    n = name_length(s);
    for (int parts = 1; n && parts < 3 && n + 2 < s.n && s.p[n] == ',' && s.p[n + 1] == ' ';
         parts++) {
        size_t more = name_length((struct str){s.p + n + 2, s.n - n - 2});

        if (!more || more > 24)
            break;
        n += 2 + more;
    }
    for (size_t i = 1; i < n; i++) /* "Leeds for the 6 …" */
        if (memcmp(s.p + i, " for ", n - i < 5 ? n - i : 5) == 0 || is_digit(s.p[i]))
            n = i - is_digit(s.p[i]);
    if (is_stranger(first_word(s)))
        n = 0;
    return (struct str){s.p, n < 80 ? n : 0};
}

static bool ends_with(struct str s, const char *phrase)
{
    size_t n = strlen(phrase);

    return n <= s.n && memcmp(s.p + s.n - n, phrase, n) == 0;
}

static struct str place_in_sentence(struct str s)
{
    struct str found = {"", 0};
    size_t phrases = sizeof place_phrases / sizeof *place_phrases;

    for (size_t i = 3; i + 1 < s.n; i++) {
        struct str before = {s.p, i + 1};

        if (s.p[i] != ' ' || !(ends_with(before, " in ") || ends_with(before, " at ") || ends_with(before, " of ")))
            continue;
        for (size_t k = 0; k < phrases; k++) {
            struct str place = ends_with(before, place_phrases[k])
                                   ? place_at((struct str){s.p + i + 1, s.n - i - 1})
                                   : (struct str){0};

            if (place.n) {
                found = place;
                phrases = k;
            }
        }
    }
    return found;
}

static bool says_remote(const struct key *key)
{
    static const char *const phrases[] = {" fully remote ", " remote position ", " remote role ",
                                          " 100 remote ",   " all remote ",      " remote first ",
                                          " work remotely "};

    for (size_t i = 0; strstr(key->p, " remote") && i < sizeof phrases / sizeof *phrases; i++)
        if (strstr(key->p, phrases[i]))
            return true;
    return false;
}

/* "Acme, Leeds, UK" or "Leeds (hybrid)" below the title. */
static struct str place_in_headline(struct draft *d)
{
    struct str s, none = {"", 0};

    if (d->lines.n < 2 || d->lines.at[0].zone != ZONE_TITLE)
        return none;
    s = line_text(d, 1);
    if (s.n > 80 || d->lines.at[1].kind == BLOCK_ITEM || str_eq_nocase(s, line_text(d, 0)))
        return none;
    size_t n = name_length(s);

    if (!n || n >= s.n)
        return none;
    size_t i = n;

    while (i < s.n && !is_word(s.p[i]))
        i++;
    if (i < s.n && (unsigned char)s.p[i] >= 0xC2 && !is_alpha(s.p[i])) /* a dash or dot between */
        while (i < s.n && ((unsigned char)s.p[i] >= 0x80 || s.p[i] == ' '))
            i++;
    return i < s.n ? place_at((struct str){s.p + i, s.n - i}) : none;
}

const char *find_place(struct draft *d)
{
    struct str place = place_in_headline(d);
    bool remote = false;

    for (size_t i = 0; i < d->lines.n && i < SENTENCES_MAX && !place.n; i++) {
        struct str s = line_text(d, i);

        s.n = s.n < 4000 ? s.n : 4000;
        place = place_in_sentence(s);
        remote |= says_remote(line_key(d, i));
    }
    if (place.n)
        return arena_strndup(d->arena, place.p, place.n);
    return remote ? "Remote" : "";
}
