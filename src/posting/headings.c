/* Headings: which words open which zone.
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

enum {
    ANYWHERE = 0,
    START = 1, /* only where the heading begins with it */
    WEAK = 2,  /* an everyday word: needs the form of a heading, and few words beside it */
    WHOLE = 4, /* nothing beside it */
    SOFT = 8   /* what follows is prose about the role */
};

/* By zone and how. The first that fits decides, so what is narrower stands first: "preferred qualifications" before
 * "qualifications", "company profile" before "profile". Counts of heads in 263 postings of the
 * SkillSpan corpus (Zhang et al., NAACL 2022) show a short tail that this covers. */
static const struct phrase words[] = {
    /* boilerplate */
    {" equal opportunit", ZONE_OTHER, 0},
    {" equal employment", ZONE_OTHER, 0},
    {" eeo ", ZONE_OTHER, 0},
    {" e e o ", ZONE_OTHER, 0},
    {" benefit", ZONE_OTHER, 0},
    {" perks ", ZONE_OTHER, 0},
    {" we offer ", ZONE_OTHER, 0},
    {" we can offer ", ZONE_OTHER, 0},
    {" we're offering ", ZONE_OTHER, 0},
    {" our offer ", ZONE_OTHER, 0},
    {" offer you ", ZONE_OTHER, 0},
    {" on offer ", ZONE_OTHER, 0},
    {" we give ", ZONE_OTHER, WEAK},
    {" the offer ", ZONE_OTHER, START | WEAK},
    {" offer ", ZONE_OTHER, WHOLE},
    {" the deal ", ZONE_OTHER, WEAK},
    {" rewards ", ZONE_OTHER, WEAK},
    {" you can expect ", ZONE_OTHER, WEAK},
    {" what you get ", ZONE_OTHER, 0},
    {" what you'll get ", ZONE_OTHER, 0},
    {" what you will get ", ZONE_OTHER, 0},
    {" you'll receive ", ZONE_OTHER, 0},
    {" in it for you ", ZONE_OTHER, 0},
    {" in return ", ZONE_OTHER, 0},
    {" compensation ", ZONE_OTHER, 0},
    {" remuneration ", ZONE_OTHER, 0},
    {" salary ", ZONE_OTHER, 0},
    {" pay range ", ZONE_OTHER, 0},
    {" package ", ZONE_OTHER, WEAK},
    {" diversity ", ZONE_OTHER, 0},
    {" inclusion ", ZONE_OTHER, 0},
    {" accommodation", ZONE_OTHER, 0},
    {" we hire ", ZONE_OTHER, WEAK},
    {" hiring steps ", ZONE_OTHER, 0},
    {" good to know ", ZONE_OTHER, 0},
    {" applying ", ZONE_OTHER, WHOLE},
    {" how to apply ", ZONE_OTHER, 0},
    {" to apply ", ZONE_OTHER, WEAK},
    {" apply now ", ZONE_OTHER, 0},
    {" application procedure", ZONE_OTHER, 0},
    {" application process", ZONE_OTHER, 0},
    {" application deadline", ZONE_OTHER, 0},
    {" applications ", ZONE_OTHER, WHOLE},
    {" deadline", ZONE_OTHER, WEAK},
    {" closing date", ZONE_OTHER, START},
    {" interview", ZONE_OTHER, WEAK},
    {" hiring process", ZONE_OTHER, 0},
    {" recruitment process", ZONE_OTHER, 0},
    {" selection process", ZONE_OTHER, 0},
    {" selection procedure", ZONE_OTHER, 0},
    {" the process ", ZONE_OTHER, WEAK},
    {" our process ", ZONE_OTHER, 0},
    {" next steps ", ZONE_OTHER, 0},
    {" what happens next ", ZONE_OTHER, 0},
    {" further information ", ZONE_OTHER, 0},
    {" further details ", ZONE_OTHER, 0},
    {" additional notes ", ZONE_OTHER, 0},
    {" additional information ", ZONE_OTHER, 0},
    {" important information ", ZONE_OTHER, 0},
    {" contact ", ZONE_OTHER, START | WEAK},
    {" privacy", ZONE_OTHER, 0},
    {" cookie", ZONE_OTHER, 0},
    {" disclaimer", ZONE_OTHER, 0},
    {" legal notice", ZONE_OTHER, 0},
    {" similar jobs ", ZONE_OTHER, 0},
    {" related jobs ", ZONE_OTHER, 0},
    {" similar vacanc", ZONE_OTHER, 0},
    {" other jobs ", ZONE_OTHER, 0},
    {" more jobs ", ZONE_OTHER, 0},
    {" share this ", ZONE_OTHER, 0},
    {" reasons to ", ZONE_OTHER, 0},
    {" why join ", ZONE_OTHER, 0},
    {" why work ", ZONE_OTHER, 0},
    {" why us ", ZONE_OTHER, 0},
    {" why you'll love ", ZONE_OTHER, 0},
    {" why we're ", ZONE_ABOUT, START},
    {" why this ", ZONE_ABOUT, START},
    {" how you'll grow ", ZONE_OTHER, 0},
    {" learn more about ", ZONE_OTHER, START},
    {" safeguarding ", ZONE_OTHER, WEAK},
    {" disclosure ", ZONE_OTHER, WEAK},
    {" background check", ZONE_OTHER, 0},
    {" physical demand", ZONE_OTHER, 0},
    {" physical requirement", ZONE_OTHER, 0},
    {" work environment ", ZONE_OTHER, 0},
    {" working environment ", ZONE_OTHER, WEAK},
    {" working conditions ", ZONE_OTHER, 0},
    {" working hours ", ZONE_OTHER, 0},
    {" terms and conditions ", ZONE_OTHER, 0},
    {" employment type ", ZONE_OTHER, 0},
    {" sponsorship ", ZONE_OTHER, WEAK},
    {" employer details ", ZONE_OTHER, 0},
    {" working pattern ", ZONE_OTHER, 0},
    {" visa ", ZONE_OTHER, WEAK},
    {" our commitment ", ZONE_OTHER, START},
    {" notice to ", ZONE_OTHER, START},
    /* wished for */
    {" nice to ha", ZONE_NICE, 0},
    {" good to have", ZONE_NICE, 0},
    {" great to have", ZONE_NICE, 0},
    {" would be nice", ZONE_NICE, 0},
    {" preferred ", ZONE_NICE, START},
    {" preferred qualification", ZONE_NICE, 0},
    {" preferred skill", ZONE_NICE, 0},
    {" preferred experience ", ZONE_NICE, 0},
    {" skills preferred ", ZONE_NICE, 0},
    {" experience preferred ", ZONE_NICE, WEAK},
    {" preferences ", ZONE_NICE, WEAK},
    {" desirable", ZONE_NICE, 0},
    {" desired ", ZONE_NICE, START},
    {" bonus points ", ZONE_NICE, 0},
    {" bonus skills ", ZONE_NICE, 0},
    {" bonus if ", ZONE_NICE, START},
    {" bonus ", ZONE_NICE, WHOLE},
    {" bonuses ", ZONE_NICE, WHOLE},
    {" nice ", ZONE_NICE, WHOLE},
    {" you ", ZONE_MUST, WHOLE},
    {" we ", ZONE_ABOUT, WHOLE},
    {" us ", ZONE_ABOUT, WHOLE},
    {" mail ", ZONE_OTHER, WHOLE},
    {" start ", ZONE_OTHER, WHOLE},
    {" plus ", ZONE_NICE, WHOLE},
    {" pluses ", ZONE_NICE, WHOLE},
    {" need ", ZONE_MUST, WHOLE},
    {" must ", ZONE_MUST, WHOLE},
    {" musts ", ZONE_MUST, WHOLE},
    {" plusses ", ZONE_NICE, 0},
    {" pluses ", ZONE_NICE, 0},
    {" a plus ", ZONE_NICE, WEAK},
    {" big plus ", ZONE_NICE, WEAK},
    {" extra points ", ZONE_NICE, 0},
    {" even better ", ZONE_NICE, 0},
    {" stand out ", ZONE_NICE, WEAK},
    {" optional", ZONE_NICE, START},
    {" ideally ", ZONE_NICE, START},
    {" beneficial ", ZONE_NICE, WEAK},
    {" an advantage ", ZONE_NICE, 0},
    {" advantage", ZONE_NICE, WEAK},
    {" an asset ", ZONE_NICE, 0},
    {" assets ", ZONE_NICE, WHOLE},
    {" merit", ZONE_NICE, WEAK},
    {" extra credit ", ZONE_NICE, 0},
    {" you apart ", ZONE_NICE, 0},
    {" bonus ", ZONE_NICE, WEAK},
    {" would be great ", ZONE_NICE, 0},
    {" would be good ", ZONE_NICE, 0},
    {" would be useful ", ZONE_NICE, 0},
    {" helpful ", ZONE_NICE, WEAK},
    {" nice surprise ", ZONE_NICE, 0},
    {" thrilled ", ZONE_NICE, 0},
    {" delighted ", ZONE_NICE, 0},
    {" us smile ", ZONE_NICE, 0},
    {" not necessary ", ZONE_NICE, WEAK},
    {" not required but ", ZONE_NICE, 0},
    {" icing on the cake ", ZONE_NICE, 0},
    /* the company */
    {" about us ", ZONE_ABOUT, 0},
    {" about the company ", ZONE_ABOUT, 0},
    {" about company ", ZONE_ABOUT, 0},
    {" about our ", ZONE_ABOUT, 0},
    {" about the team ", ZONE_ABOUT, 0},
    {" about the organi", ZONE_ABOUT, 0},
    {" about the employer ", ZONE_ABOUT, 0},
    {" about the client ", ZONE_ABOUT, 0},
    {" about your next employer ", ZONE_ABOUT, 0},
    {" who we are ", ZONE_ABOUT, 0},
    {" what we do ", ZONE_ABOUT, 0},
    {" our company ", ZONE_ABOUT, 0},
    {" our story ", ZONE_ABOUT, 0},
    {" our mission ", ZONE_ABOUT, 0},
    {" our values ", ZONE_ABOUT, 0},
    {" our culture ", ZONE_ABOUT, 0},
    {" our team ", ZONE_ABOUT, START},
    {" the team ", ZONE_ABOUT, START},
    {" meet the team ", ZONE_ABOUT, 0},
    {" the company ", ZONE_ABOUT, START},
    {" company description ", ZONE_ABOUT, 0},
    {" company overview ", ZONE_ABOUT, 0},
    {" company profile ", ZONE_ABOUT, 0},
    {" company summary ", ZONE_ABOUT, 0},
    {" company culture ", ZONE_ABOUT, 0},
    {" company information ", ZONE_ABOUT, 0},
    {" life at ", ZONE_ABOUT, START},
    {" background ", ZONE_ABOUT, WHOLE},
    /* asked for */
    {" requirement", ZONE_MUST, 0},
    {" must have", ZONE_MUST, 0},
    {" qualification", ZONE_MUST, 0},
    {" required ", ZONE_MUST, START},
    {" minimum ", ZONE_MUST, START | WEAK},
    {" essential skill", ZONE_MUST, 0},
    {" essential experience ", ZONE_MUST, 0},
    {" essential criteria ", ZONE_MUST, 0},
    {" essential requirement", ZONE_MUST, 0},
    {" essentials ", ZONE_MUST, WEAK},
    {" essential ", ZONE_MUST, WHOLE},
    {" skills required ", ZONE_MUST, 0},
    {" what you need ", ZONE_MUST, 0},
    {" what you'll need ", ZONE_MUST, 0},
    {" what you will need ", ZONE_MUST, 0},
    {" we need ", ZONE_MUST, WEAK},
    {" we ask ", ZONE_MUST, WEAK},
    {" we want ", ZONE_MUST, WEAK},
    {" you need ", ZONE_MUST, WEAK},
    {" must haves ", ZONE_MUST, 0},
    {" mandatory ", ZONE_MUST, START},
    {" essential", ZONE_MUST, WEAK},
    {" you'll need ", ZONE_MUST, WEAK},
    {" you will need ", ZONE_MUST, WEAK},
    {" you have ", ZONE_MUST, WEAK},
    {" you'll have ", ZONE_MUST, WEAK},
    {" you will have ", ZONE_MUST, WEAK},
    {" you should have ", ZONE_MUST, WEAK},
    {" you bring ", ZONE_MUST, WEAK},
    {" you'll bring ", ZONE_MUST, WEAK},
    {" you will bring ", ZONE_MUST, WEAK},
    {" bring to the ", ZONE_MUST, WEAK},
    {" looking for ", ZONE_MUST, WEAK},
    {" we look for ", ZONE_MUST, WEAK},
    {" that we look for ", ZONE_MUST, 0},
    {" we're after ", ZONE_MUST, WEAK},
    {" we expect ", ZONE_MUST, WEAK},
    {" we'd love ", ZONE_MUST, WEAK},
    {" who you are ", ZONE_MUST, 0},
    {" who are you ", ZONE_MUST, 0},
    {" about you ", ZONE_MUST, 0},
    {" you are ", ZONE_MUST, WHOLE},
    {" your profile ", ZONE_MUST, 0},
    {" your background ", ZONE_MUST, 0},
    {" your skills ", ZONE_MUST, 0},
    {" your experience ", ZONE_MUST, 0},
    {" ideal candidate", ZONE_MUST, WEAK},
    {" candidate profile ", ZONE_MUST, 0},
    {" successful candidate", ZONE_MUST, WEAK},
    {" the candidate ", ZONE_MUST, WEAK},
    {" person specification ", ZONE_MUST, 0},
    {" skill set ", ZONE_MUST, WEAK},
    {" skillset ", ZONE_MUST, WEAK},
    {" to be successful ", ZONE_MUST, WEAK},
    {" eligibility ", ZONE_MUST, WEAK},
    {" selection criteria ", ZONE_MUST, 0},
    {" criteria ", ZONE_MUST, WEAK},
    {" competenc", ZONE_MUST, WEAK},
    /* done */
    {" responsibilit", ZONE_RESPONSIBILITIES, 0},
    {" responsible for ", ZONE_RESPONSIBILITIES, WEAK},
    {" duties", ZONE_RESPONSIBILITIES, 0},
    {" accountabilit", ZONE_RESPONSIBILITIES, 0},
    {" what you do ", ZONE_RESPONSIBILITIES, 0},
    {" what you'll do ", ZONE_RESPONSIBILITIES, 0},
    {" what you will do ", ZONE_RESPONSIBILITIES, 0},
    {" what you'll be doing ", ZONE_RESPONSIBILITIES, 0},
    {" what you will be doing ", ZONE_RESPONSIBILITIES, 0},
    {" what you'll work on ", ZONE_RESPONSIBILITIES, 0},
    {" what you will work on ", ZONE_RESPONSIBILITIES, 0},
    {" what you'll own ", ZONE_RESPONSIBILITIES, 0},
    {" you'll be working on ", ZONE_RESPONSIBILITIES, 0},
    {" you will be working on ", ZONE_RESPONSIBILITIES, 0},
    {" what awaits you ", ZONE_RESPONSIBILITIES, 0},
    {" you'll own ", ZONE_RESPONSIBILITIES, WEAK},
    {" you'll work ", ZONE_RESPONSIBILITIES, WEAK},
    {" the job looks ", ZONE_RESPONSIBILITIES, 0},
    {" the role looks ", ZONE_RESPONSIBILITIES, 0},
    {" the job involves ", ZONE_RESPONSIBILITIES, 0},
    {" your day", ZONE_RESPONSIBILITIES, WEAK},
    {" you'll spend ", ZONE_RESPONSIBILITIES, WEAK},
    {" you'll be doing ", ZONE_RESPONSIBILITIES, WEAK},
    {" you will be doing ", ZONE_RESPONSIBILITIES, WEAK},
    {" you'll do ", ZONE_RESPONSIBILITIES, WEAK},
    {" you will do ", ZONE_RESPONSIBILITIES, WEAK},
    {" you will ", ZONE_RESPONSIBILITIES, WHOLE},
    {" you'll ", ZONE_RESPONSIBILITIES, WHOLE},
    {" in this role", ZONE_RESPONSIBILITIES, WEAK},
    {" imagine yourself ", ZONE_RESPONSIBILITIES, WEAK},
    {" your role ", ZONE_RESPONSIBILITIES, WEAK},
    {" your mission ", ZONE_RESPONSIBILITIES, WEAK},
    {" your tasks ", ZONE_RESPONSIBILITIES, 0},
    {" your work ", ZONE_RESPONSIBILITIES, WEAK},
    {" your job ", ZONE_RESPONSIBILITIES, WEAK},
    {" your impact ", ZONE_RESPONSIBILITIES, WEAK},
    {" make an impact ", ZONE_RESPONSIBILITIES, WEAK},
    {" day to day ", ZONE_RESPONSIBILITIES, WEAK},
    {" a typical day ", ZONE_RESPONSIBILITIES, WEAK},
    {" main tasks ", ZONE_RESPONSIBILITIES, 0},
    {" tasks ", ZONE_RESPONSIBILITIES, WEAK},
    {" key activities ", ZONE_RESPONSIBILITIES, 0},
    {" main activities ", ZONE_RESPONSIBILITIES, 0},
    {" scope of work ", ZONE_RESPONSIBILITIES, 0},
    {" job function", ZONE_RESPONSIBILITIES, 0},
    {" essential function", ZONE_RESPONSIBILITIES, 0},
    {" key function", ZONE_RESPONSIBILITIES, 0},
    {" the role involves ", ZONE_RESPONSIBILITIES, WEAK},
    /* the stack */
    {" tech stack ", ZONE_STACK, 0},
    {" technology stack ", ZONE_STACK, 0},
    {" our stack ", ZONE_STACK, 0},
    {" the stack ", ZONE_STACK, 0},
    {" stack ", ZONE_STACK, WHOLE},
    {" technologies ", ZONE_STACK, WEAK},
    {" our tech ", ZONE_STACK, WEAK},
    {" tech we use ", ZONE_STACK, 0},
    {" what we use ", ZONE_STACK, 0},
    {" tools we use ", ZONE_STACK, 0},
    {" our tools ", ZONE_STACK, 0},
    {" tools ", ZONE_STACK, WEAK},
    {" technical environment ", ZONE_STACK, 0},
    {" programming languages ", ZONE_STACK, WEAK},
    /* everyday words, asked for */
    {" skills ", ZONE_MUST, WEAK},
    {" skill ", ZONE_MUST, WEAK},
    {" experience ", ZONE_MUST, WEAK},
    {" knowledge ", ZONE_MUST, WEAK},
    {" abilities ", ZONE_MUST, WEAK},
    {" education ", ZONE_MUST, WEAK},
    {" certification", ZONE_MUST, WEAK},
    {" credentials ", ZONE_MUST, WEAK},
    {" profile ", ZONE_MUST, WHOLE},
    /* the role in prose */
    {" about the role ", ZONE_ABOUT, SOFT},
    {" about the job ", ZONE_ABOUT, SOFT},
    {" about the position ", ZONE_ABOUT, SOFT},
    {" about this ", ZONE_ABOUT, SOFT},
    {" about the opportunity ", ZONE_ABOUT, SOFT},
    {" job description ", ZONE_ABOUT, SOFT},
    {" position description ", ZONE_ABOUT, SOFT},
    {" role description ", ZONE_ABOUT, SOFT},
    {" description ", ZONE_ABOUT, SOFT | WHOLE},
    {" job summary ", ZONE_ABOUT, SOFT},
    {" role summary ", ZONE_ABOUT, SOFT},
    {" position summary ", ZONE_ABOUT, SOFT},
    {" summary ", ZONE_ABOUT, SOFT | WEAK},
    {" overview ", ZONE_ABOUT, SOFT | WEAK},
    {" job purpose ", ZONE_ABOUT, SOFT},
    {" purpose of ", ZONE_ABOUT, SOFT | WEAK},
    {" job details ", ZONE_ABOUT, SOFT},
    {" the role ", ZONE_ABOUT, SOFT | START | WEAK},
    {" the job ", ZONE_ABOUT, SOFT | START | WEAK},
    {" the position ", ZONE_ABOUT, SOFT | START | WEAK},
    {" the post ", ZONE_ABOUT, SOFT | WHOLE},
    {" your first ", ZONE_ABOUT, SOFT | START},
    {" the opportunity ", ZONE_ABOUT, SOFT | START | WEAK},
    {" role ", ZONE_ABOUT, SOFT | WHOLE},
    {" introduction ", ZONE_ABOUT, SOFT | WEAK},
    /* "About Acme" */
    {" about ", ZONE_ABOUT, START | WEAK},
    {" why ", ZONE_OTHER, START | WEAK},
};

enum { HEADING_WORDS = 10, WEAK_WORDS = 5, HEADING_BYTES = 120 };

/* Words that stand before the word that counts: "key responsibilities". */
static const char *const leaders[] = {
    " key ",       " main ",     " job ",          " your ",     " our ",
    " the ",       " basic ",    " core ",         " primary ",  " role ",
    " specific ",  " general ",  " additional ",   " other ",    " technical ",
    " essential ", " required ", " professional ", " position ", " roles "};

static bool has_leader(const char *key)
{
    for (size_t i = 0; i < sizeof leaders / sizeof *leaders; i++)
        if (strncmp(key, leaders[i], strlen(leaders[i])) == 0)
            return true;
    return false;
}

/* A plain line is a head only if the phrase opens it: "gather business requirements" is none. */
static bool fits(const struct cue *c, const struct key *key, bool formed)
{
    int how = c->phrase->value;

    if (!formed && c->at && !has_leader(key->p))
        return false;
    if (!formed && key->words > WEAK_WORDS + 1)
        return false;
    if ((how & START) && c->at)
        return false;
    if ((how & WHOLE) && (c->at || c->n < key->n))
        return false;
    return !(how & WEAK) || (formed && key->words <= WEAK_WORDS) || key->words <= 2;
}

/* "Experience with CloudFront", in capitals or not, asks for something; it heads nothing. */
static bool asks_for(const struct cue *c, const struct key *key)
{
    static const char *const joints[] = {"with ", "of ", "in "};
    const char *behind = key->p + c->at + c->n;

    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (strncmp(behind, joints[i], strlen(joints[i])) == 0)
            return c->phrase->what == ZONE_MUST && (c->phrase->value & WEAK);
    return false;
}

/* The first of the table that fits; NULL if none does. */
static const struct phrase *known_head(struct draft *d, const struct key *key, bool formed, bool titled)
{
    static const struct cue_table table = CUE_TABLE(words), *const list[] = {&table};
    const struct phrase *best = NULL;

    if (!d->heads.n)
        d->heads = index_phrases(d->arena, list, 1);
    struct cues found = find_cues(d->arena, &d->heads, key);

    for (size_t i = 0; i < found.list.n; i++) {
        const struct cue *c = &found.list.at[i];

        if ((!best || c->phrase < best) && fits(c, key, formed || titled) &&
            (formed || !asks_for(c, key)))
            best = c->phrase;
    }
    return best;
}

static bool is_titled(struct str s)
{
    size_t all = 0, capitals = 0;

    for (size_t i = 0; i < s.n; i++)
        if (is_word(s.p[i]) && (i == 0 || is_blank(s.p[i - 1]))) {
            all++;
            capitals += is_upper(s.p[i]);
        }
    return all > 0 && capitals * 2 > all;
}

/* Before a list: "What you bring along", "Pluses", but not "Applicants should submit". */
static bool names_section(const struct key *key)
{
    static const char *const starts[] = {" what ", " who ", " you ", " your ", " you'll ", " our ", " we "};

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncmp(key->p, starts[i], strlen(starts[i])) == 0)
            return key->words <= HEADING_WORDS;
    return key->words <= 3;
}

/* Score in half points (see the notes at HEADING_MIN): what the dictionary knows, what the form
 * shows, what the line looks like. */
static struct heading_guess judge(struct draft *d, struct str s, const struct key *key,
                                  const struct line *form)
{
    struct heading_guess guess = {.zone = ZONE_COUNT};
    char last = s.p[s.n - 1];
    bool stop = last == '.' || last == '!' || last == ';' || last == ',';

    bool tagged = form->kind == BLOCK_HEADING && form->level > 0;
    bool formed = tagged || form->bold || last == ':' || (form->leads && names_section(key));
    bool titled = is_titled(s);

    if (tagged)
        guess.score += 4;
    if (form->bold)
        guess.score += 3;
    if (last == ':' || (form->leads && names_section(key)))
        guess.score += 2;
    if (key->words <= 6 && !stop)
        guess.score += 2;
    if (titled)
        guess.score += 1;
    if (key->words > HEADING_WORDS || (stop && last != '!'))
        return guess;
    const struct phrase *head = known_head(d, key, formed, titled);

    if (head) {
        guess.zone = (enum zone)head->what;
        guess.soft = head->value & SOFT;
        guess.known = true;
        guess.everyday = head->value & WEAK;
        guess.score += 6;
    }
    return guess;
}

struct heading_guess guess_heading(struct draft *d, struct str text, const struct line *form)
{
    struct str s = str_trim(text);

    if (!s.n || s.n > HEADING_BYTES)
        return (struct heading_guess){.zone = ZONE_COUNT};
    struct key key = key_of(d->arena, s, false);

    return judge(d, s, &key, form);
}

struct heading_guess guess_line(struct draft *d, size_t line)
{
    struct str s = line_text(d, line);

    if (s.n > HEADING_BYTES)
        return (struct heading_guess){.zone = ZONE_COUNT};
    return judge(d, s, line_key(d, line), &d->lines.at[line]);
}
