/* Title and seniority; company and place where a label, a headline or data says them.
 * SPDX-License-Identifier: MIT */
#include "lexicon/words.h"
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

/* The nouns that job titles end on. */
static const char *const nouns[] = {
    "accountant", "actuary", "administrator", "adviser", "advisor", "advocate", "agent",
    "ambassador", "analyst", "animator", "apprentice", "architect", "artist", "artworker",
    "assembler", "assistant", "associate", "attorney", "auditor", "baker", "barista", "biologist",
    "bookkeeper", "broker", "builder", "butcher", "buyer", "captain", "caregiver", "carer",
    "caretaker", "carpenter", "cashier", "ceo", "cfo", "chef", "chemist", "chief", "cleaner",
    "clerk", "clinician", "consultant", "controller", "cook", "coordinator", "copywriter",
    "counsel", "counsellor", "cto", "curator", "dba", "decorator", "dentist", "designer",
    "developer", "devops", "director", "dispatcher", "doctor", "driver", "economist", "editor",
    "electrician", "engineer", "estimator", "evaluator", "evangelist", "executive", "expert",
    "facilitator", "farmer", "fellow", "firefighter", "foreman", "gardener", "graduate", "guard",
    "hairdresser", "handler", "head", "host", "hostess", "inspector", "instructor", "intern",
    "internship", "interpreter", "interviewer", "investigator", "journalist", "laborer", "labourer",
    "lawyer", "lead", "leader", "lecturer", "librarian", "machinist", "manager", "marketer",
    "master", "matron", "mechanic", "member", "merchandiser", "midwife", "musician", "negotiator",
    "nurse", "officer", "operative", "operator", "organiser", "organizer", "owner", "packer",
    "painter", "paralegal", "paramedic", "partner", "pharmacist", "photographer", "physician",
    "physicist", "picker", "pilot", "planner", "plumber", "practitioner", "president", "principal",
    "producer", "professor", "programmer", "psychiatrist", "psychologist", "publicist",
    "radiographer", "receptionist", "recruiter", "referent", "registrar", "representative",
    "researcher", "salesman", "salesperson", "saleswoman", "scheduler", "scientist", "secretary",
    "sister", "solicitor", "specialist", "sre", "statistician", "steward", "strategist", "stylist",
    "superintendent", "supervisor", "support", "surgeon", "surveyor", "teacher", "technician",
    "technologist", "tester", "therapist", "trainee", "trainer", "translator", "tutor",
    "underwriter", "volunteer", "waiter", "waitress", "warden", "webmaster", "welder", "worker",
    "writer",
};

bool has_title_noun(struct arena *a, struct str text)
{
    struct key key = key_of(a, text, false);

    for (const char *s = key.p; s[1];) {
        struct str word = {s + 1, strcspn(s + 1, " ")};

        s += word.n + 1;
        if (WORDS_HAVE(nouns, word))
            return true;
        word.n -= word.p[word.n - 1] == 's';
        if (WORDS_HAVE(nouns, word))
            return true;
    }
    return false;
}

static const char *const separators[] = {" | ",  " \xE2\x80\x93 ", " \xE2\x80\x94 ", " - ",
                                         " :: ", " \xC2\xB7 ",     " \xE2\x80\xA2 ", " at ",
                                         " @ "};

static const char *find(struct str s, const char *phrase)
{
    size_t n = strlen(phrase);

    for (size_t i = 0; i + n <= s.n; i++)
        if (memcmp(s.p + i, phrase, n) == 0)
            return s.p + i;
    return NULL;
}

/* The first separator in s and its width. */
static size_t first_separator(struct str s, size_t *width)
{
    size_t best = s.n;

    *width = 0;
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        const char *at = find(s, separators[i]);

        if (at && (size_t)(at - s.p) < best) {
            best = (size_t)(at - s.p);
            *width = strlen(separators[i]);
        }
    }
    return best;
}

struct str clean_title(struct arena *a, struct str text)
{
    struct str s = str_trim(text), first = {"", 0};
    const char *form = "Job Application for ";

    if (s.n > strlen(form) && memcmp(s.p, form, strlen(form)) == 0)
        s = (struct str){s.p + strlen(form), s.n - strlen(form)};
    while (s.n) {
        size_t width, end = first_separator(s, &width);
        struct str part = str_trim((struct str){s.p, end});

        if (part.n && !first.n)
            first = part;
        if (part.n && has_title_noun(a, part))
            return part;
        s = (struct str){s.p + end + width, s.n - end - width};
        if (!width)
            break;
    }
    return first;
}

static const char *keep(struct draft *d, struct str s)
{
    return s.n ? arena_strndup(d->arena, s.p, s.n) : NULL;
}

enum {
    PROSE_LINES = 40,
    HEADLINE_LINES = 10,
    TITLE_WORDS = 18,
    TITLE_BYTES = 140,
    TITLE_SLACK = 60
};

/* "Acme | Senior Nurse | Leeds": the part that names a job, behind one that does not. */
static struct str split_bars(struct draft *d, struct str s)
{
    static const char *const bars[] = {" | ", " \xE2\x80\x94 "};
    const char *bar = NULL;
    size_t width = 0;

    for (size_t i = 0; i < sizeof bars / sizeof *bars && !bar; i++) {
        bar = find(s, bars[i]);
        width = strlen(bars[i]);
    }
    struct str first = {s.p, bar ? (size_t)(bar - s.p) : s.n};
    struct str rest = {s.p + first.n + width, bar ? s.n - first.n - width : 0};

    if (!bar || name_length(first) != first.n || has_title_noun(d->arena, first))
        return s;
    const char *end = find(rest, " | ");

    rest.n = end ? (size_t)(end - rest.p) : rest.n;
    const char *comma = memchr(rest.p, ',', rest.n);

    rest.n = comma ? (size_t)(comma - rest.p) : rest.n;
    if (!has_title_noun(d->arena, rest))
        return s;
    if (!d->company)
        d->company = keep(d, first);
    return rest;
}

/* A headline "Senior Nurse at Acme" or "Acme is hiring …" gives more than a title. */
static struct str split_headline(struct draft *d, struct str s)
{
    struct hiring h;
    const char *at;

    s = split_bars(d, s);
    if (read_hiring(d->arena, s, &h)) {
        if (!d->company)
            d->company = keep(d, h.company);
        if (!d->place)
            d->place = keep(d, h.place);
        return h.title;
    }
    at = find(s, " at ");
    if (!at)
        at = find(s, " @ ");
    if (at && has_title_noun(d->arena, (struct str){s.p, (size_t)(at - s.p)})) {
        const char *name = strchr(at + 1, ' ') + 1;
        struct str rest = {name, s.n - (size_t)(name - s.p)};
        size_t n = name_length(rest);

        if (n && !d->company)
            d->company = keep(d, (struct str){rest.p, n});
        if (n && !d->place && n + 4 < rest.n && memcmp(rest.p + n, " in ", 4) == 0) {
            struct str place = {rest.p + n + 4, rest.n - n - 4};

            d->place = keep(d, (struct str){place.p, name_length(place)});
        }
        if (n)
            return (struct str){s.p, (size_t)(at - s.p)};
    }
    return s;
}

static bool holds(struct str text, struct str part)
{
    for (size_t i = 0; part.n && i + part.n <= text.n; i++)
        if (str_eq_nocase((struct str){text.p + i, part.n}, part) &&
            (i + part.n == text.n || !is_word(text.p[i + part.n])))
            return true;
    return false;
}

void take_stated_title(struct draft *d)
{
    struct block first = {.kind = BLOCK_HEADING, .level = 1};
    struct str title;

    if (!d->title && d->og_title)
        d->title = keep(d, clean_title(d->arena, split_headline(d, str_of(d->og_title))));
    if (!d->title && d->page_title && !d->first_title)
        d->title = keep(d, clean_title(d->arena, split_headline(d, str_of(d->page_title))));
    if (!d->title)
        return;
    title = str_of(d->title);
    for (size_t i = 0; i < d->blocks.n && i < HEADLINE_LINES; i++)
        if (d->blocks.at[i].text.n <= title.n + TITLE_SLACK && holds(d->blocks.at[i].text, title))
            return;
    first.text = title;
    vec_push(d->arena, &d->blocks, first);
    memmove(d->blocks.at + 1, d->blocks.at, (d->blocks.n - 1) * sizeof first);
    d->blocks.at[0] = first;
}

/* Copies run the next label into the value: "Vernon Hills, ILPosition Type: …". The value ends
 * where a label starts, or a capital stands in the middle of a word. */
static struct str cut_value(struct str v)
{
    struct str rest;

    for (size_t i = 1; i + 1 < v.n; i++) {
        bool hump = is_upper(v.p[i]) && is_lower(v.p[i + 1]) && i >= 2 && is_word(v.p[i - 1]) &&
                    is_word(v.p[i - 2]) &&
                    (i == 2 || !is_blank(v.p[i - 3]) || is_upper(v.p[i - 1]));
        bool opens = v.p[i - 1] == ' ' && is_upper(v.p[i]);

        if (hump || (opens && label_of((struct str){v.p + i, v.n - i}, &rest) != LABEL_NONE))
            return str_trim((struct str){v.p, i});
    }
    return v;
}

enum { PLACE_BYTES = 70, LABELLED_LINES = 200 };

/* A place is short and no sentence. */
static struct str cut_place(struct str v)
{
    v = cut_value(v);
    v.n = sentence_end(v, 0);
    while (v.n && strchr(".;,( ", v.p[v.n - 1]))
        v.n--;
    if (v.n > 2 && v.p[0] == '(' && v.p[v.n - 1] == ')')
        v = (struct str){v.p + 1, v.n - 2};
    if (v.n > PLACE_BYTES || (v.n && v.p[v.n - 1] == ':') || memchr(v.p, '?', v.n))
        v.n = 0;
    return v;
}

static struct str label_value(const struct draft *d, size_t i, enum label label, struct str value)
{
    /* "Location:" above its value, perhaps with a second label between */
    for (size_t next = i + 1; !value.n && next < d->lines.n && next < i + 3; next++) {
        struct str below = line_text(d, next);

        if (label == LABEL_PLACE)
            value = cut_place(below);
        else if (below.p[below.n - 1] != ':')
            value = below;
    }
    if (label == LABEL_PLACE)
        return cut_place(value);
    if (sentence_end(value, 0) < value.n || value.n > TITLE_BYTES)
        value.n = 0;
    while (value.n && strchr(".;,", value.p[value.n - 1]))
        value.n--;
    return value;
}

/* "Location: Leeds". A title far down belongs to somebody's signature. */
static void read_labels(struct draft *d)
{
    size_t n = d->lines.n < LABELLED_LINES ? d->lines.n : LABELLED_LINES;

    for (size_t i = 0; i < n; i++) {
        struct str value = {"", 0};
        enum label label = label_of(line_text(d, i), &value);
        const char **to = label == LABEL_TITLE && i < HEADLINE_LINES ? &d->title
                          : label == LABEL_COMPANY                   ? &d->company
                          : label == LABEL_PLACE                     ? &d->place
                                                                     : NULL;

        if (to && !*to)
            *to = keep(d, label_value(d, i, label, value));
    }
}

static bool is_title_like(struct draft *d, size_t i)
{
    const struct line *line = &d->lines.at[i];
    struct str s = line_text(d, i), value;
    struct key key;

    /* a posting in one paragraph opens with its headline as a sentence */
    if (i == 0 && line->run && s.p[s.n - 1] == '.')
        s.n--;
    if ((line->kind == BLOCK_ITEM && i > 0) || !s.n || s.n > TITLE_BYTES ||
        strchr(".:;?,", s.p[s.n - 1]) || find(s, " > ")) /* a path through the site */
        return false;
    key = key_of(d->arena, s, false);
    if (!key.words || key.words > TITLE_WORDS || strstr(key.p, " cookie") ||
        strstr(key.p, " skip to ") || strstr(key.p, " http"))
        return false;
    return label_of(s, &value) == LABEL_NONE && !guess_heading(d, s, line).known;
}

/* The first line that can be a title and names a job; else the first that can be one. */
static size_t title_line(struct draft *d)
{
    size_t n = d->lines.n < HEADLINE_LINES ? d->lines.n : HEADLINE_LINES, first = d->lines.n;

    for (size_t i = 0; i < n; i++) {
        if (!is_title_like(d, i))
            continue;
        if (has_title_noun(d->arena, line_text(d, i)))
            return i;
        if (first == d->lines.n && (i == 0 || d->lines.at[i].level == 1))
            first = i;
    }
    return first;
}

/* "Acme is looking for a Senior Backend Engineer in Leeds": what no line says is taken from the
 * first such sentence. */
static void read_prose(struct draft *d)
{
    size_t n = d->lines.n < PROSE_LINES ? d->lines.n : PROSE_LINES;
    struct hiring h;

    for (size_t i = 0; i < n; i++) {
        struct str line = line_text(d, i);

        for (size_t at = 0, sentences = 0; at < line.n && sentences < PROSE_LINES; sentences++) {
            size_t end = sentence_end(line, at);

            if (read_hiring(d->arena, str_trim((struct str){line.p + at, end - at}), &h)) {
                if (!d->company)
                    d->company = keep(d, h.company);
                if (!d->place)
                    d->place = keep(d, h.place);
                if (!d->title)
                    d->title = keep(d, h.title);
                return;
            }
            at = end;
        }
    }
}

/* "The Data Engineer provides …", "As a Community Nurse, you …" */
static const char *title_as_subject(struct draft *d)
{
    static const char *const opens[] = {"The ", "As a ", "As an ", "As our "};
    size_t n = d->lines.n < PROSE_LINES ? d->lines.n : PROSE_LINES;

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < sizeof opens / sizeof *opens; k++) {
            struct str s = line_text(d, i);
            size_t width = strlen(opens[k]), end;

            if (s.n <= width || memcmp(s.p, opens[k], width) != 0)
                continue;
            s = (struct str){s.p + width, s.n - width};
            end = name_length(s);
            if (end && end < s.n && memchr(s.p, ' ', end) &&
                has_title_noun(d->arena, (struct str){s.p, end}))
                return keep(d, (struct str){s.p, end});
        }
    return NULL;
}

static void mark_title(struct draft *d, struct str title)
{
    size_t n = d->lines.n < HEADLINE_LINES ? d->lines.n : HEADLINE_LINES;

    for (size_t i = 0; i < n; i++)
        if (d->lines.at[i].zone == ZONE_TITLE)
            return;

    for (size_t i = 0; i < n && title.n; i++) {
        struct str s = line_text(d, i), value;

        if (label_of(s, &value) == LABEL_TITLE ||
            (s.n <= title.n + TITLE_SLACK && holds(s, title))) {
            d->lines.at[i].zone = ZONE_TITLE;
            return;
        }
    }
}

/* "Senior Nurse (f/m/d)", "Engineer II, Remote!" */
static struct str trim_title(struct str s)
{
    s = str_trim(s);
    for (size_t i = 1; i + 1 < s.n; i++) /* "Staff Nurse ***apply now", "Chef wanted!! Start now" */
        if ((s.p[i] == '*' || s.p[i] == '!') && s.p[i + 1] == s.p[i])
            s.n = i;
    while (s.n > 4 && (unsigned char)s.p[0] >= 0xF0) /* pictures */
        s = str_trim((struct str){s.p + 4, s.n - 4});
    while (s.n && strchr("!*-,;: ", s.p[s.n - 1]))
        s.n--;
    while (s.n && strchr("*-: #", s.p[0]))
        s.p++, s.n--;
    return s;
}

void find_metadata(struct draft *d, struct posting *p)
{
    size_t line;

    read_labels(d);
    if (!d->title && (line = title_line(d)) < d->lines.n) {
        d->title = keep(d, trim_title(split_headline(d, line_text(d, line))));
        if (d->title)
            d->lines.at[line].zone = ZONE_TITLE;
    }
    if (!d->title && d->page_title)
        d->title = keep(d, clean_title(d->arena, str_of(d->page_title)));
    read_prose(d);
    if (!d->title)
        d->title = title_as_subject(d);
    p->title = d->title ? keep(d, trim_title(str_of(d->title))) : NULL;
    if (!p->title)
        p->title = "";
    mark_title(d, str_of(p->title));
    p->company = d->company ? d->company : vote_company(d, p);
    p->place = d->place ? d->place : find_place(d);
}

static const struct {
    const char *word;
    enum seniority seniority;
} ranks[] = {{" director ", SENIORITY_HEAD},
             {" head of ", SENIORITY_HEAD},
             {" head ", SENIORITY_HEAD},
             {" chief ", SENIORITY_HEAD},
             {" vp ", SENIORITY_HEAD},
             {" vice president ", SENIORITY_HEAD},
             {" cto ", SENIORITY_HEAD},
             {" ceo ", SENIORITY_HEAD},
             {" cfo ", SENIORITY_HEAD},
             {" principal ", SENIORITY_LEAD},
             {" lead ", SENIORITY_LEAD},
             {" leader ", SENIORITY_LEAD},
             {" staff engineer ", SENIORITY_LEAD},
             {" staff software ", SENIORITY_LEAD},
             {" staff data ", SENIORITY_LEAD},
             {" software staff ", SENIORITY_LEAD},
             {" intern ", SENIORITY_INTERN},
             {" internship ", SENIORITY_INTERN},
             {" trainee ", SENIORITY_INTERN},
             {" apprentice ", SENIORITY_INTERN},
             {" working student ", SENIORITY_INTERN},
             {" senior ", SENIORITY_SENIOR},
             {" sr ", SENIORITY_SENIOR},
             {" snr ", SENIORITY_SENIOR},
             {" iii ", SENIORITY_SENIOR},
             {" experienced ", SENIORITY_SENIOR},
             {" junior ", SENIORITY_JUNIOR},
             {" jr ", SENIORITY_JUNIOR},
             {" graduate ", SENIORITY_JUNIOR},
             {" entry level ", SENIORITY_JUNIOR},
             {" newly qualified ", SENIORITY_JUNIOR},
             {" mid level ", SENIORITY_MID},
             {" midlevel ", SENIORITY_MID},
             {" mid ", SENIORITY_MID},
             {" intermediate ", SENIORITY_MID},
             {" ii ", SENIORITY_MID}};

static enum seniority rank_in(struct arena *a, const char *text)
{
    struct key key = key_of(a, str_of(text), false);

    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
        if (strstr(key.p, ranks[i].word))
            return ranks[i].seniority;
    /* "Associate Analyst", but not the "Research Associate" */
    return strncmp(key.p, " associate ", 11) == 0 ? SENIORITY_JUNIOR : SENIORITY_UNKNOWN;
}

enum seniority find_seniority(struct draft *d, const struct posting *p)
{
    enum seniority rank = rank_in(d->arena, p->title);

    if (rank == SENIORITY_UNKNOWN && d->level)
        rank = rank_in(d->arena, d->level);
    if (rank != SENIORITY_UNKNOWN || p->years <= 0)
        return rank;
    return p->years <= 1 ? SENIORITY_JUNIOR : p->years <= 4 ? SENIORITY_MID : SENIORITY_SENIOR;
}
