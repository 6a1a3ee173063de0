/* Modality: what must be, what would be nice, what is not asked. A cue reaches to the left or to
 * the right, to the next cue, and never across a "but". SPDX-License-Identifier: MIT */
#include "posting/ascii.h"
#include "posting/draft.h"

#include <string.h>

enum scope {
    LEFT,   /* "… preferred" */
    RIGHT,  /* "ideally …" */
    EITHER, /* "nice to have: …", "… nice to have" */
    NEAR,   /* to the right, to the next comma or "to": "moving away from …" */
    SWAP,   /* "replacing …": as NEAR, where "with" or "by" follows */
    BRACKET, /* "… (preferred)": the list item before the bracket */
    LABEL,  /* "Bonus: …": RIGHT before a colon or dash, else no cue */
    WORD,   /* LABEL, and LEFT where the clause ends: "… would be handy" */
    TURN     /* "but": no cue reaches across */
};

/* By enum asked and enum scope. */
static const struct phrase cues[] = {
    /* what is not asked; stands first, since it holds the words of the others */
    {" not required ", ASKED_WAIVED, LEFT},
    {" not necessary ", ASKED_WAIVED, LEFT},
    {" not needed ", ASKED_WAIVED, LEFT},
    {" not essential ", ASKED_WAIVED, LEFT},
    {" not mandatory ", ASKED_WAIVED, LEFT},
    {" not a requirement ", ASKED_WAIVED, LEFT},
    {" not a must ", ASKED_WAIVED, LEFT},
    {" not a prerequisite ", ASKED_WAIVED, LEFT},
    {" not expected ", ASKED_WAIVED, LEFT},
    {" isn't required ", ASKED_WAIVED, LEFT},
    {" isn't necessary ", ASKED_WAIVED, LEFT},
    {" isn't needed ", ASKED_WAIVED, LEFT},
    {" isn't essential ", ASKED_WAIVED, LEFT},
    {" aren't required ", ASKED_WAIVED, LEFT},
    {" aren't necessary ", ASKED_WAIVED, LEFT},
    {" aren't needed ", ASKED_WAIVED, LEFT},
    {" isn't a requirement ", ASKED_WAIVED, LEFT},
    {" isn't a must ", ASKED_WAIVED, LEFT},
    {" isn't a condition ", ASKED_WAIVED, LEFT},
    {" is no requirement ", ASKED_WAIVED, LEFT},
    {" isn't mandatory ", ASKED_WAIVED, LEFT},
    {" aren't mandatory ", ASKED_WAIVED, LEFT},
    {" isn't expected ", ASKED_WAIVED, LEFT},
    {" aren't essential ", ASKED_WAIVED, LEFT},
    {" not a condition ", ASKED_WAIVED, LEFT},
    {" not compulsory ", ASKED_WAIVED, LEFT},
    {" not a precondition ", ASKED_WAIVED, LEFT},
    {" not demanded ", ASKED_WAIVED, LEFT},
    {" don't insist on ", ASKED_WAIVED, RIGHT},
    {" do not insist on ", ASKED_WAIVED, RIGHT},
    {" if you've never ", ASKED_WAIVED, RIGHT},
    {" if you have never ", ASKED_WAIVED, RIGHT},
    {" if you haven't ", ASKED_WAIVED, RIGHT},
    {" if you have not ", ASKED_WAIVED, RIGHT},
    {" if you have no ", ASKED_WAIVED, RIGHT},
    {" if you don't know ", ASKED_WAIVED, RIGHT},
    {" if you do not know ", ASKED_WAIVED, RIGHT},
    {" whether or not you ", ASKED_WAIVED, RIGHT},
    {" training will be given in ", ASKED_WAIVED, RIGHT},
    {" training is given in ", ASKED_WAIVED, RIGHT},
    {" unnecessary ", ASKED_WAIVED, LEFT},
    {" not a deal breaker ", ASKED_WAIVED, LEFT},
    {" not important ", ASKED_WAIVED, LEFT},
    {" don't worry if ", ASKED_WAIVED, RIGHT},
    {" do not worry if ", ASKED_WAIVED, RIGHT},
    {" don't mind if ", ASKED_WAIVED, RIGHT},
    {" do not mind if ", ASKED_WAIVED, RIGHT},
    {" don't expect ", ASKED_WAIVED, RIGHT},
    {" do not expect ", ASKED_WAIVED, RIGHT},
    {" won't be expected ", ASKED_WAIVED, RIGHT},
    {" don't care about ", ASKED_WAIVED, RIGHT},
    {" do not care about ", ASKED_WAIVED, RIGHT},
    {" don't ask for ", ASKED_WAIVED, RIGHT},
    {" do not ask for ", ASKED_WAIVED, RIGHT},
    {" don't have to ", ASKED_WAIVED, RIGHT},
    {" do not have to ", ASKED_WAIVED, RIGHT},
    {" even if you ", ASKED_WAIVED, RIGHT},
    {" need not ", ASKED_WAIVED, RIGHT},
    {" needn't ", ASKED_WAIVED, RIGHT},
    {" doesn't matter ", ASKED_WAIVED, EITHER},
    {" does not matter ", ASKED_WAIVED, EITHER},
    {" no longer relevant ", ASKED_WAIVED, LEFT},
    {" no longer needed ", ASKED_WAIVED, LEFT},
    {" no longer required ", ASKED_WAIVED, LEFT},
    {" we'll teach you ", ASKED_WAIVED, RIGHT},
    {" we will teach you ", ASKED_WAIVED, RIGHT},
    {" can teach you ", ASKED_WAIVED, RIGHT},
    {" we'll train you ", ASKED_WAIVED, RIGHT},
    {" we train you in ", ASKED_WAIVED, RIGHT},
    {" we teach you ", ASKED_WAIVED, RIGHT},
    {" can be taught ", ASKED_WAIVED, LEFT},
    {" will be taught ", ASKED_WAIVED, LEFT},
    {" we will train you ", ASKED_WAIVED, RIGHT},
    {" can be learned ", ASKED_WAIVED, LEFT},
    {" can be learnt ", ASKED_WAIVED, LEFT},
    {" training we provide ", ASKED_WAIVED, LEFT},
    {" training is provided ", ASKED_WAIVED, LEFT},
    {" training will be provided ", ASKED_WAIVED, LEFT},
    {" no need for ", ASKED_WAIVED, RIGHT},
    {" no need to ", ASKED_WAIVED, RIGHT},
    {" don't need to ", ASKED_WAIVED, RIGHT},
    {" do not need to ", ASKED_WAIVED, RIGHT},
    {" don't need ", ASKED_WAIVED, RIGHT},
    {" do not need ", ASKED_WAIVED, RIGHT},
    {" won't need ", ASKED_WAIVED, RIGHT},
    {" will not need ", ASKED_WAIVED, RIGHT},
    {" don't require ", ASKED_WAIVED, RIGHT},
    {" do not require ", ASKED_WAIVED, RIGHT},
    {" don't use ", ASKED_NEGATIVE, RIGHT},
    {" do not use ", ASKED_NEGATIVE, RIGHT},
    {" no longer use ", ASKED_NEGATIVE, RIGHT},
    {" no longer using ", ASKED_NEGATIVE, RIGHT},
    {" moving away from ", ASKED_NEGATIVE, NEAR},
    {" migrating away from ", ASKED_NEGATIVE, NEAR},
    {" moving off ", ASKED_NEGATIVE, NEAR},
    {" migrating off ", ASKED_NEGATIVE, NEAR},
    {" migrating from ", ASKED_NEGATIVE, NEAR},
    {" migrate from ", ASKED_NEGATIVE, NEAR},
    {" migration from ", ASKED_NEGATIVE, NEAR},
    {" instead of ", ASKED_NEGATIVE, NEAR},
    {" rather than ", ASKED_NEGATIVE, NEAR},
    {" not looking for ", ASKED_NEGATIVE, RIGHT},
    {" we avoid ", ASKED_NEGATIVE, RIGHT},
    {" not using ", ASKED_NEGATIVE, RIGHT},
    {" isn't for you ", ASKED_NEGATIVE, EITHER},
    {" is not for you ", ASKED_NEGATIVE, EITHER},
    {" not the role for you ", ASKED_NEGATIVE, EITHER},
    {" not the job for you ", ASKED_NEGATIVE, EITHER},
    {" not the place for you ", ASKED_NEGATIVE, EITHER},
    {" isn't the role for you ", ASKED_NEGATIVE, EITHER},
    {" isn't the job for you ", ASKED_NEGATIVE, EITHER},
    {" isn't the place for you ", ASKED_NEGATIVE, EITHER},
    {" not a fit ", ASKED_NEGATIVE, EITHER},
    {" not a good fit ", ASKED_NEGATIVE, EITHER},
    {" not be a good fit ", ASKED_NEGATIVE, EITHER},
    {" not be a fit ", ASKED_NEGATIVE, EITHER},
    {" won't help you ", ASKED_NEGATIVE, LEFT},
    {" this is not a ", ASKED_NEGATIVE, NEAR},
    {" this is not a fit ", ASKED_NEGATIVE, EITHER},
    {" this is not a good fit ", ASKED_NEGATIVE, EITHER},
    {" this isn't a ", ASKED_NEGATIVE, NEAR},
    {" this isn't a fit ", ASKED_NEGATIVE, EITHER},
    {" this isn't a good fit ", ASKED_NEGATIVE, EITHER},
    {" this is no ", ASKED_NEGATIVE, NEAR},
    {" moved away from ", ASKED_NEGATIVE, NEAR},
    {" moved off ", ASKED_NEGATIVE, NEAR},
    {" migrated away from ", ASKED_NEGATIVE, NEAR},
    {" migrated from ", ASKED_NEGATIVE, NEAR},
    {" got rid of ", ASKED_NEGATIVE, NEAR},
    {" have dropped ", ASKED_NEGATIVE, NEAR},
    {" never use ", ASKED_NEGATIVE, NEAR},
    {" you won't touch ", ASKED_NEGATIVE, NEAR},
    {" you'll never touch ", ASKED_NEGATIVE, NEAR},
    {" don't apply if ", ASKED_NEGATIVE, RIGHT},
    {" do not apply if ", ASKED_NEGATIVE, RIGHT},
    {" don't do ", ASKED_NEGATIVE, RIGHT},
    {" do not do ", ASKED_NEGATIVE, RIGHT},
    {" don't have any ", ASKED_NEGATIVE, RIGHT},
    {" retiring ", ASKED_NEGATIVE, NEAR},
    {" phasing out ", ASKED_NEGATIVE, NEAR},
    {" replacing ", ASKED_NEGATIVE, SWAP},
    {" we replaced ", ASKED_NEGATIVE, SWAP},
    {" have replaced ", ASKED_NEGATIVE, SWAP},
    {" being replaced ", ASKED_NEGATIVE, LEFT},
    {" sunsetting ", ASKED_NEGATIVE, NEAR},
    {" decommissioning ", ASKED_NEGATIVE, SWAP},
    {" moving on from ", ASKED_NEGATIVE, NEAR},
    {" never have to ", ASKED_NEGATIVE, NEAR},
    {" won't have to ", ASKED_NEGATIVE, NEAR},
    {" will not have to ", ASKED_NEGATIVE, NEAR},
    {" you will not touch ", ASKED_NEGATIVE, NEAR},
    {" you won't be using ", ASKED_NEGATIVE, NEAR},
    {" you will never touch ", ASKED_NEGATIVE, NEAR},
    {" never touch ", ASKED_NEGATIVE, NEAR},
    {" not something you'll ", ASKED_NEGATIVE, LEFT},
    {" not something you will ", ASKED_NEGATIVE, LEFT},
    {" not something we ", ASKED_NEGATIVE, LEFT},
    {" not part of the job ", ASKED_NEGATIVE, LEFT},
    {" not part of the role ", ASKED_NEGATIVE, LEFT},
    {" never be asked to ", ASKED_NEGATIVE, NEAR},
    {" not be asked to ", ASKED_NEGATIVE, NEAR},
    {" won't be asked to ", ASKED_NEGATIVE, NEAR},
    {" moving from ", ASKED_NEGATIVE, NEAR},
    {" moved from ", ASKED_NEGATIVE, NEAR},
    {" switching from ", ASKED_NEGATIVE, NEAR},
    {" switched from ", ASKED_NEGATIVE, NEAR},
    /* what others use */
    {" companies that use ", ASKED_NOT, RIGHT},
    {" companies which use ", ASKED_NOT, RIGHT},
    {" customers who use ", ASKED_NOT, RIGHT},
    {" clients who use ", ASKED_NOT, RIGHT},
    {" our sister team ", ASKED_NOT, EITHER},
    {" a sister team ", ASKED_NOT, EITHER},
    {" our other team ", ASKED_NOT, EITHER},
    {" another team ", ASKED_NOT, EITHER},
    {" other teams use ", ASKED_NOT, RIGHT},
    /* wished for */
    {" nice to have ", ASKED_NICE, EITHER},
    {" nice to haves ", ASKED_NICE, EITHER},
    {" good to have ", ASKED_NICE, EITHER},
    {" great to have ", ASKED_NICE, EITHER},
    {" bonus points ", ASKED_NICE, EITHER},
    {" not required but useful ", ASKED_NICE, EITHER},
    {" not required but helpful ", ASKED_NICE, EITHER},
    {" not required but welcome ", ASKED_NICE, EITHER},
    {" not required but nice ", ASKED_NICE, EITHER},
    {" not required but appreciated ", ASKED_NICE, EITHER},
    {" not essential but useful ", ASKED_NICE, EITHER},
    {" not essential but helpful ", ASKED_NICE, EITHER},
    {" not necessary but useful ", ASKED_NICE, EITHER},
    {" no must ", ASKED_NICE, EITHER},
    {" not a must but ", ASKED_NICE, EITHER},
    {" pluses ", ASKED_NICE, EITHER},
    {" plus points ", ASKED_NICE, EITHER},
    {" plus if you ", ASKED_NICE, RIGHT},
    {" even better ", ASKED_NICE, EITHER},
    {" better still ", ASKED_NICE, EITHER},
    {" would be nice ", ASKED_NICE, LEFT},
    {" would be lovely ", ASKED_NICE, LEFT},
    {" would be a bonus ", ASKED_NICE, LEFT},
    {" would be good ", ASKED_NICE, LEFT},
    {" would be welcome ", ASKED_NICE, LEFT},
    {" would be welcomed ", ASKED_NICE, LEFT},
    {" would be very welcome ", ASKED_NICE, LEFT},
    {" would be beneficial ", ASKED_NICE, LEFT},
    {" would be appreciated ", ASKED_NICE, LEFT},
    {" would help ", ASKED_NICE, LEFT},
    {" will help ", ASKED_NICE, LEFT},
    {" would be great if ", ASKED_NICE, RIGHT},
    {" would be nice if ", ASKED_NICE, RIGHT},
    {" great if ", ASKED_NICE, RIGHT},
    {" nice if ", ASKED_NICE, RIGHT},
    {" good if ", ASKED_NICE, RIGHT},
    {" lovely if ", ASKED_NICE, RIGHT},
    {" perfect if ", ASKED_NICE, RIGHT},
    {" ideal if ", ASKED_NICE, RIGHT},
    {" fantastic if ", ASKED_NICE, RIGHT},
    {" helps if ", ASKED_NICE, RIGHT},
    {" useful if ", ASKED_NICE, RIGHT},
    {" helpful if ", ASKED_NICE, RIGHT},
    {" be lovely ", ASKED_NICE, EITHER},
    {" love it if ", ASKED_NICE, RIGHT},
    {" be delighted if ", ASKED_NICE, RIGHT},
    {" of benefit ", ASKED_NICE, LEFT},
    {" a benefit ", ASKED_NICE, LEFT},
    {" is useful ", ASKED_NICE, LEFT},
    {" are useful ", ASKED_NICE, LEFT},
    {" is a nice extra ", ASKED_NICE, LEFT},
    {" a bonus ", ASKED_NICE, LEFT},
    {" bonus if ", ASKED_NICE, RIGHT},
    {" a plus ", ASKED_NICE, LEFT},
    {" a big plus ", ASKED_NICE, LEFT},
    {" a strong plus ", ASKED_NICE, LEFT},
    {" a huge plus ", ASKED_NICE, LEFT},
    {" a definite plus ", ASKED_NICE, LEFT},
    {" preferred ", ASKED_NICE, EITHER},
    {" strongly preferred ", ASKED_NICE, LEFT},
    {" preferably ", ASKED_NICE, RIGHT},
    {" preferable ", ASKED_NICE, LEFT},
    {" preference ", ASKED_NICE, EITHER},
    {" desirable ", ASKED_NICE, EITHER},
    {" desired ", ASKED_NICE, EITHER},
    {" ideally ", ASKED_NICE, RIGHT},
    {" an advantage ", ASKED_NICE, LEFT},
    {" an added advantage ", ASKED_NICE, LEFT},
    {" a distinct advantage ", ASKED_NICE, LEFT},
    {" advantageous ", ASKED_NICE, LEFT},
    {" beneficial ", ASKED_NICE, LEFT},
    {" optional ", ASKED_NICE, LEFT},
    {" optionally ", ASKED_NICE, RIGHT},
    {" an asset ", ASKED_NICE, LEFT},
    {" would be great ", ASKED_NICE, LEFT},
    {" would be helpful ", ASKED_NICE, LEFT},
    {" is nice ", ASKED_NICE, LEFT},
    {" nice but ", ASKED_NICE, LEFT},
    {" is helpful ", ASKED_NICE, LEFT},
    {" would be useful ", ASKED_NICE, LEFT},
    {" would be ideal ", ASKED_NICE, LEFT},
    {" appreciated ", ASKED_NICE, LEFT},
    {" is welcome ", ASKED_NICE, LEFT},
    {" extra points ", ASKED_NICE, EITHER},
    {" nice ", ASKED_NICE, LABEL},
    {" bonus ", ASKED_NICE, LABEL},
    {" bonuses ", ASKED_NICE, LABEL},
    {" plus ", ASKED_NICE, LABEL},
    {" extra ", ASKED_NICE, LABEL},
    {" extras ", ASKED_NICE, LABEL},
    {" wish list ", ASKED_NICE, LABEL},
    {" useful ", ASKED_NICE, WORD},
    {" helpful ", ASKED_NICE, WORD},
    {" handy ", ASKED_NICE, WORD},
    {" welcome ", ASKED_NICE, WORD},
    {" welcomed ", ASKED_NICE, WORD},
    {" valued ", ASKED_NICE, WORD},
    {" wished for ", ASKED_NICE, WORD},
    {" ideal ", ASKED_NICE, LABEL},
    {" a treat ", ASKED_NICE, WORD},
    {" a nice extra ", ASKED_NICE, LEFT},
    {" nice extra ", ASKED_NICE, LEFT},
    {" a benefit but ", ASKED_NICE, LEFT},
    {" a big advantage ", ASKED_NICE, LEFT},
    {" a clear advantage ", ASKED_NICE, LEFT},
    {" a real advantage ", ASKED_NICE, LEFT},
    {" a strong advantage ", ASKED_NICE, LEFT},
    {" an extra ", ASKED_NICE, WORD},
    {" come in handy ", ASKED_NICE, LEFT},
    {" comes in handy ", ASKED_NICE, LEFT},
    {" is handy ", ASKED_NICE, LEFT},
    {" would be handy ", ASKED_NICE, LEFT},
    {" would be valuable ", ASKED_NICE, LEFT},
    {" would be fantastic ", ASKED_NICE, LEFT},
    {" would stand out ", ASKED_NICE, LEFT},
    {" is highly regarded ", ASKED_NICE, LEFT},
    {" highly regarded ", ASKED_NICE, LEFT},
    {" highly valued ", ASKED_NICE, LEFT},
    {" looked on favourably ", ASKED_NICE, LEFT},
    {" viewed favourably ", ASKED_NICE, LEFT},
    {" a big bonus ", ASKED_NICE, LEFT},
    {" an added bonus ", ASKED_NICE, LEFT},
    {" a great bonus ", ASKED_NICE, LEFT},
    {" a great plus ", ASKED_NICE, LEFT},
    {" a nice plus ", ASKED_NICE, LEFT},
    {" an additional plus ", ASKED_NICE, LEFT},
    {" big plus ", ASKED_NICE, LEFT},
    {" strong plus ", ASKED_NICE, LEFT},
    {" huge plus ", ASKED_NICE, LEFT},
    {" major plus ", ASKED_NICE, LEFT},
    {" is a plus ", ASKED_NICE, LEFT},
    {" would love to see ", ASKED_NICE, RIGHT},
    {" we'd love ", ASKED_NICE, RIGHT},
    {" love to hear ", ASKED_NICE, RIGHT},
    {" extra credit ", ASKED_NICE, EITHER},
    {" brownie points ", ASKED_NICE, EITHER},
    {" willingness to learn ", ASKED_NICE, NEAR},
    {" willing to learn ", ASKED_NICE, NEAR},
    {" eager to learn ", ASKED_NICE, NEAR},
    {" keen to learn ", ASKED_NICE, NEAR},
    {" happy to learn ", ASKED_NICE, NEAR},
    {" interest in learning ", ASKED_NICE, NEAR},
    {" ready to learn ", ASKED_NICE, NEAR},
    {" would set you apart ", ASKED_NICE, LEFT},
    {" will set you apart ", ASKED_NICE, LEFT},
    {" sets you apart ", ASKED_NICE, LEFT},
    {" stand out ", ASKED_NICE, LEFT},
    {" gladly also ", ASKED_NICE, RIGHT},
    {" if possible ", ASKED_NICE, EITHER},
    /* demanded */
    {" must have ", ASKED_MUST, EITHER},
    {" must ", ASKED_MUST, RIGHT},
    {" required ", ASKED_MUST, LEFT},
    {" needed ", ASKED_MUST, LEFT},
    {" necessary ", ASKED_MUST, LEFT},
    {" requires ", ASKED_MUST, RIGHT},
    {" we require ", ASKED_MUST, RIGHT},
    {" mandatory ", ASKED_MUST, LEFT},
    {" essential ", ASKED_MUST, LEFT},
    {" a must ", ASKED_MUST, LEFT},
    {" indispensable ", ASKED_MUST, LEFT},
    {" a given ", ASKED_MUST, LEFT},
    {" compulsory ", ASKED_MUST, LEFT},
    {" vital ", ASKED_MUST, LEFT},
    {" obligatory ", ASKED_MUST, LEFT},
    {" non negotiable ", ASKED_MUST, LEFT},
    {" crucial ", ASKED_MUST, LEFT},
    {" minimum ", ASKED_MUST, RIGHT},
    {" at least ", ASKED_MUST, RIGHT},
    {" but ", ASKED_BY_ZONE, TURN},
    {" however ", ASKED_BY_ZONE, TURN},
    {" although ", ASKED_BY_ZONE, TURN},
    {" though ", ASKED_BY_ZONE, TURN},
    {" whereas ", ASKED_BY_ZONE, TURN},
    {" while ", ASKED_BY_ZONE, TURN},
};

const struct cue_table modal_cues = CUE_TABLE(cues);

/* "as required", "may be needed": no demand of the person */
static const char *const idle[] = {" as ",       " when ",   " if ",      " where ",
                                   " whenever ", " may be ", " might be "};

/* Beyond these nobody writes a sentence; they keep the work in bounds. */
enum { CUES_MAX = 64, REACH = 400 };

static bool ends_with(const char *key, size_t n, const char *word)
{
    size_t width = strlen(word);

    return n >= width && memcmp(key + n - width, word, width) == 0;
}

/* "No Java experience needed": the "no" before turns the cue. */
static bool is_denied(const char *key, size_t at, size_t from)
{
    for (size_t i = from; i + 4 <= at + 1; i++)
        if (memcmp(key + i, " no ", 4) == 0 || strncmp(key + i, " neither ", 9) == 0)
            return true;
    return false;
}

static bool is_idle(const char *key, const char *phrase, size_t at)
{
    if (strcmp(phrase, " required ") != 0 && strcmp(phrase, " needed ") != 0 &&
        strcmp(phrase, " necessary ") != 0)
        return false;
    for (size_t i = 0; i < sizeof idle / sizeof *idle; i++)
        if (ends_with(key, at + 1, idle[i]))
            return true;
    return false;
}

/* "(preferred)", "(a strong plus)": nothing else in the bracket that could be meant. */
static bool is_bracketed(struct str unit, const struct modal *m)
{
    size_t from = m->start, to = m->end;

    while (from > 0 && unit.p[from - 1] != '(' && !is_upper(unit.p[from - 1]) &&
           m->start - from < 16)
        from--;
    while (to < unit.n && unit.p[to] != ')' && unit.p[to] != '(' && to - m->end < 4)
        to++;
    return from > 0 && unit.p[from - 1] == '(' && to < unit.n && unit.p[to] == ')';
}

/* A cue inside a bracket says nothing of what stands outside of it. */
static bool is_shut_in(struct str unit, const struct modal *m, size_t start, size_t end)
{
    size_t from = m->end <= start ? m->end : end, to = m->end <= start ? start : m->start;
    int depth = 0;

    for (size_t i = from; i < to; i++)
        depth += unit.p[i] == '(' ? 1 : unit.p[i] == ')' ? -1 : 0;
    return m->scope != BRACKET && (m->end <= start ? depth < 0 : depth > 0);
}

static void add_modal(struct arena *a, struct str unit, struct clause *out, struct modal m)
{
    if (!is_refusal(m.asked) && is_bracketed(unit, &m))
        m.scope = BRACKET;
    vec_push(a, &out->modals, m);
}

/* The next sign behind `at`: ':' for a dash with spaces, too; 0 at the end. */
static char sign_behind(struct str unit, size_t at)
{
    while (at < unit.n && is_blank(unit.p[at]))
        at++;
    if (at < unit.n && at > 0 && is_blank(unit.p[at - 1]) &&
        (unit.p[at] == '-' || (at + 2 < unit.n && memcmp(unit.p + at, "\xE2\x80", 2) == 0)))
        return ':';
    return at < unit.n ? unit.p[at] : '\0';
}

/* Behind the start of the unit, or a sign: where a label may stand. */
static bool opens_clause(struct str unit, size_t at)
{
    while (at > 0 && is_blank(unit.p[at - 1]))
        at--;
    return at == 0 || strchr(".,;:()!", unit.p[at - 1]);
}

/* Where a cue reaches by the sign behind it; false if it is none there. */
static bool settle_scope(struct str unit, struct modal *m)
{
    char sign = sign_behind(unit, m->end);
    bool word = m->scope == WORD;

    if (sign == ':' && m->scope != TURN && opens_clause(unit, m->start)) {
        m->scope = RIGHT; /* "Not needed: a degree" */
        return true;
    }
    if (!word && m->scope != LABEL)
        return true;
    m->scope = LEFT;
    return word && (!sign || strchr(",;.!)", sign));
}

/* Longest cue at each place, left to right. */
static void find_modals(struct draft *d, size_t unit, struct clause *out)
{
    const struct key *key = unit_key(d, unit);
    const struct cue *c = NULL;
    struct str text = unit_text(d, unit);
    size_t from = 0;

    while (out->modals.n < CUES_MAX && out->turns.n < CUES_MAX &&
           (c = next_longest(unit_cues(d, unit), CUES_MODAL, c)) != NULL) {
        struct modal m = {(enum asked)c->phrase->what, c->phrase->value, cue_start(key, c),
                          cue_end(key, c)};

        if (!settle_scope(text, &m))
            continue;
        if (m.scope == TURN) {
            vec_push(d->arena, &out->turns, m.start);
        } else if (!is_idle(key->p, c->phrase->text, c->at)) {
            if (m.asked == ASKED_MUST && m.scope == LEFT && is_denied(key->p, c->at, from))
                m.asked = ASKED_WAIVED;
            add_modal(d->arena, text, out, m);
            from = c->at + c->n - 1;
        }
    }
    if (ends_with(key->p, key->n, " is not ") || ends_with(key->p, key->n, " are not ")) {
        size_t end = key->at[key->n - 1]; /* "GMP is mandatory, GLP is not" */

        add_modal(d->arena, text, out, (struct modal){ASKED_WAIVED, LEFT, end - 3, end});
    }
}

/* A comma, with a thing of its own behind it: no "but", no verb that goes on with the same. */
static bool parts_clauses(struct str unit, size_t from, size_t to)
{
    static const char *const goes_on[] = {"but",  "yet",   "though", "although", "however", "and", "it",
                                          "just", "simply", "only",  "merely",   "would",   "is",  NULL};

    while (from < to && unit.p[from] != ',' && unit.p[from] != ';')
        from++;
    for (; from < to; from++) {
        struct str w = next_word(unit, from);

        if (w.n)
            return !is_word_of(w, goes_on);
    }
    return false;
}

/* "Kotlin is not required but a plus" and "helpful, not required" are wishes; in "Latin not needed,
 * Greek a plus" a comma parts two. */
static void settle(struct clause *c, struct str unit)
{
    for (size_t i = 0; i + 1 < c->modals.n; i++) {
        struct modal *m = &c->modals.at[i], *next = m + 1;
        bool waives = m->asked == ASKED_WAIVED && m->scope == LEFT && next->asked == ASKED_NICE;

        if (next->start - m->end >= 24)
            continue;
        if (waives && parts_clauses(unit, m->end, next->start))
            continue;
        if (waives) {
            m->asked = ASKED_NICE;
            next->start = m->start;
        } else if (m->asked == ASKED_NICE && next->asked == ASKED_WAIVED && next->scope == LEFT &&
                   next->start - m->end < 8) {
            next->asked = ASKED_NICE;
            next->start = m->start;
            next->scope = m->scope == RIGHT ? RIGHT : LEFT;
        }
    }
}

/* "Our customers run SAP": who uses it is the subject, and no "you" stands before the verb. */
static void find_others(struct draft *d, const struct key *key, struct clause *out)
{
    static const char *const who[] = {" customers ", " clients ", " users ", " partners ",
                                      " merchants ", " tenants ", " parent company ", " sister company ",
                                      " head office ", NULL};
    static const char *const whose[] = {" our ", " the ", " most ", " many ", " some ", NULL};
    static const char *const verbs[] = {" run ", " use ", " live in ", " work in ", " are on ",
                                        " rely on ", " uses ", " runs ", " works in ", " is on ", NULL};
    size_t from = 0, n;

    for (int i = 0; whose[i] && !from; i++)
        if (strncmp(key->p, whose[i], n = strlen(whose[i])) == 0)
            from = n - 1;
    for (int i = 0; who[i]; i++) {
        if (strncmp(key->p + from, who[i], n = strlen(who[i])) != 0)
            continue;
        for (int k = 0; verbs[k]; k++) {
            const char *verb = strstr(key->p + from + n - 1, verbs[k]);
            size_t end = verb ? (size_t)(verb - key->p) + strlen(verbs[k]) : 0;

            if (verb && verb - key->p < 48)
                vec_push(d->arena, &out->modals,
                         (struct modal){ASKED_NOT, RIGHT, key->at[from + 1], key->at[end - 2] + 1});
        }
    }
}

static void read_clause(struct draft *d, size_t unit, struct clause *out)
{
    find_modals(d, unit, out);
    settle(out, unit_text(d, unit));
    if (!out->modals.n)
        find_others(d, unit_key(d, unit), out);
    find_years(d->arena, unit_text(d, unit), unit_key(d, unit), out);
}

const struct clause *unit_clause(struct draft *d, size_t unit)
{
    if (!d->clauses)
        d->clauses = arena_array(d->arena, d->units.n + 1, sizeof *d->clauses);
    if (!d->clauses[unit]) {
        d->clauses[unit] = arena_new(d->arena, struct clause);
        read_clause(d, unit, d->clauses[unit]);
    }
    return d->clauses[unit];
}

static bool turns_between(const struct clause *c, size_t from, size_t to)
{
    for (size_t i = 0; i < c->turns.n; i++)
        if (c->turns.at[i] >= from && c->turns.at[i] < to)
            return true;
    return false;
}

static bool comma_between(struct str unit, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (unit.p[i] == ',')
            return true;
    return false;
}

static bool phrase_between(struct str unit, size_t from, size_t to, const char *phrase)
{
    size_t n = strlen(phrase);

    for (size_t i = from; i + n <= to; i++)
        if (memcmp(unit.p + i, phrase, n) == 0)
            return true;
    return false;
}

/* Whether what ends at `to` begins with a head of its own: "knowledge of IFRS". */
static bool is_headed(struct str unit, size_t to)
{
    static const char *const heads[] = {"of",     "with",   "in",       "hands-on", "strong", "solid",
                                        "proven", "good",   "excellent", "using",   NULL};

    for (size_t at = 0; at < to;) {
        struct str w = next_word(unit, at);

        if (w.n && is_word_of(w, heads))
            return true;
        at += w.n ? w.n : 1;
    }
    return false;
}

/* Behind the last comma of what no "and" closes, "a plus" and "would be nice" are said of one thing; so is a
 * bare "optional" where the list has a head: "knowledge of IFRS and HGB, US GAAP optional". */
static bool is_last_item(struct str unit, const struct modal *m, size_t end)
{
    static const char *const joints[] = {"and", "or", "as", "are", NULL};
    bool bare = !memchr(unit.p + m->start, ' ', m->end - m->start), some = false;
    size_t comma = m->start;
    int depth = 0;

    for (; comma > end && (depth > 0 || unit.p[comma - 1] != ','); comma--)
        depth += unit.p[comma - 1] == ')' ? 1 : unit.p[comma - 1] == '(' ? -1 : 0;
    if (comma == end || depth < 0 || (bare && !is_headed(unit, comma)))
        return false;
    for (size_t at = comma; at < m->start;) {
        struct str w = next_word(unit, at);

        at += w.n ? w.n : 1;
        if (w.n && is_word_of(w, joints))
            return false;
        some |= w.n > 0;
    }
    return some;
}

/* Whether the cue reaches a thing that stands before it, or behind it. */
static bool reaches_left(struct str unit, const struct modal *m, size_t end)
{
    bool list = phrase_between(unit, end, m->start, " are ") ||
                phrase_between(unit, end, m->start, " or ") ||
                phrase_between(unit, end, m->start, " and ");

    if (m->scope == RIGHT || m->scope == NEAR || m->scope == SWAP)
        return false;
    if (m->scope == BRACKET || (is_refusal(m->asked) && m->scope == LEFT))
        return !comma_between(unit, end, m->start) || (list && is_refusal(m->asked));
    return m->asked != ASKED_NICE || !is_last_item(unit, m, end);
}

static bool reaches_right(struct str unit, const struct modal *m, size_t start)
{
    if (m->scope == LEFT || m->scope == BRACKET)
        return false;
    if (m->scope == SWAP && !phrase_between(unit, start, unit.n, " with ") &&
        !phrase_between(unit, start, unit.n, " by "))
        return false;
    if (m->scope == NEAR || m->scope == SWAP)
        return !comma_between(unit, m->end, start) && !phrase_between(unit, m->end, start, " to ") &&
               !phrase_between(unit, m->end, start, " and use") &&
               !phrase_between(unit, m->end, start, " and now") &&
               (m->scope == NEAR || (!phrase_between(unit, m->end, start, " with ") &&
                                     !phrase_between(unit, m->end, start, " by ")));
    return !is_refusal(m->asked) || !phrase_between(unit, m->end, start, ", we ");
}

/* "No Oracle", "Kotlin, not Java": right behind the word. */
static bool is_barred(struct str unit, size_t start)
{
    static const char *const words[] = {"no ", "not ", "never "};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);

        if (start >= n && str_eq_nocase((struct str){unit.p + start - n, n}, str_of(words[i])) &&
            (start == n || !is_word(unit.p[start - n - 1])))
            return true;
    }
    return false;
}

enum asked clause_asks(const struct clause *c, struct str unit, size_t start, size_t end)
{
    const struct modal *before = NULL, *behind = NULL, *only = NULL;
    size_t reaching = 0;

    for (size_t i = 0; i < c->modals.n; i++) {
        const struct modal *m = &c->modals.at[i];

        if (m->end + REACH < start || m->start > end + REACH || is_shut_in(unit, m, start, end))
            continue;
        if (m->end <= start && !turns_between(c, m->end, start)) {
            before = m;
            only = m;
            reaching++;
        } else if (m->start >= end && !turns_between(c, end, m->start)) {
            if (!behind)
                behind = m;
            only = m;
            reaching++;
        }
    }
    if (behind && reaches_left(unit, behind, end))
        return behind->asked == ASKED_MUST && is_barred(unit, start) ? ASKED_WAIVED : behind->asked;
    if (is_barred(unit, start))
        return ASKED_NEGATIVE;
    if (before && reaches_right(unit, before, start))
        return before->asked;
    /* a single cue speaks for its sentence, whichever side it stands; but ", preferably X" of X alone */
    if (reaching == 1 && only->scope != BRACKET && !is_refusal(only->asked) &&
        (only == before ? only->scope != NEAR && only->scope != SWAP &&
                              (only->scope != LEFT || !parts_clauses(unit, only->end, end) ||
                               opens_clause(unit, only->start))
                        : !comma_between(unit, end, only->start) && only->scope != NEAR))
        return only->asked;
    return ASKED_BY_ZONE;
}
