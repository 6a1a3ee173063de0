/* The summary: the sentence that answers most leads it, and one that answers nothing may be left out. It stays
 * the author's: sentences are moved and dropped whole, and none without what it refers to.
 * SPDX-License-Identifier: MIT */
#include "tailor/internal.h"

#include <string.h>

enum {
    SHORT = 2,        /* sentences of a summary from which none is dropped */
    NAMES_FROM = 4,   /* letters of a word of a title that tells a role */
    ENGLISH = 10      /* per cent of words by which English is known */
};

/* A sentence that opens with one of these refers to the one before. Several languages, as the profile may be
 * in any; a word too many only leaves the summary as it is. */
static const char refers[] =
    " it they this that these those here there then also additionally moreover furthermore besides however "
    "therefore thus hence both such previously later before earlier meanwhile and but or so yet which its "
    "their after since first second finally lastly next another other others instead otherwise still among "
    "below there's there’s along further the either neither "
    "er es dies diese dieser dabei daneben dazu dadurch dort außerdem zudem jedoch aber und seitdem danach "
    "zuvor darüber auch il elle ils elles cela ce cette ces puis ensuite aussi également mais et de en par "
    "él ella esto esta este además también sin y pero luego lui lei questo questa inoltre anche poi ma e "
    "hij zij dit dat daarnaast ook maar to ten ta ponadto także oraz i ale ele ela isto além também ";

/* Likewise, wherever it stands. */
static const char back[] = " this these those such there it they them its latter former also too then same others "
                           "another instead ";

/* With one of these none opens a summary, though it needs no other sentence: the person, a frame of mind, a
 * place or time. */
static const char frames[] =
    " he she sie his her now outside beyond as in for my our i'm i’m love loves eager looking seeking passionate "
    "while when although though because if always currently today known hoping happy interested keen ready "
    "throughout during over through specialized specialised specializing specialising focused focusing based "
    "committed dedicated comfortable ";

/* What only the author can judge. */
static const char personal[] =
    " visa permit citizen citizenship passport authorised authorized clearance licence license licensed "
    "registered registration relocate relocating relocation available availability notice remote remotely "
    "travel commute part-time full-time returning return break leave sabbatical parental ";

static const char english[] = " the and of to with from for by i my it that who when what ";

struct sentence {
    const struct passage *passage;
    struct range at;   /* in the candidate's text */
    struct words low;  /* words in lower case */
    bool refers;       /* to the sentence before it */
    bool names;        /* something: a capital or a figure behind its first letter */
};

struct summary {
    struct node *node;
    VEC(struct sentence) list; /* as they stand */
};

/* ---- what a sentence says ------------------------------------------------------------------------ */

/* Has it a capital, that is not the word "I", a figure, or does it open with a letter beyond ASCII? */
static bool is_name(const char *word)
{
    if (word[0] == 'I' && strchr("'\xE2", word[1]))
        return false;
    if ((unsigned char)*word >= 0x80)
        return true;
    return word[strcspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")] != 0;
}

static void read_words(struct tailor *t, const struct passage *p, struct words *low, bool *names)
{
    for (size_t i = 0; i < p->tokens.list.n; i++) {
        const struct token *k = &p->tokens.list.at[i];
        char *word;

        if (k->kind == TOKEN_PUNCT)
            continue;
        word = arena_strndup(t->arena, p->text + p->start + k->start, k->end - k->start);
        *names |= low->list.n ? is_name(word) : is_name(word + 1);
        for (char *c = word; *c; c++)
            *c = (char)(*c >= 'A' && *c <= 'Z' ? *c + 'a' - 'A' : *c);
        vec_push(t->arena, &low->list, word);
    }
}

static bool refers_back(const struct words *low)
{
    for (size_t i = 0; i < low->list.n; i++)
        if (word_in(low->list.at[i], i ? back : refers) &&
            !(!strcmp(low->list.at[i], "such") && i + 1 < low->list.n && !strcmp(low->list.at[i + 1], "as")))
            return true;
    return low->list.n > 1 && !strcmp(low->list.at[1], "that");
}

/* "Plans with the numbers": a verb that wants the person named before. A name that ends so ("Kubernetes
 * specialist") is known to the lexicon; in doubt the summary stays. */
static bool wants_subject(const struct sentence *s)
{
    const struct passage *p = s->passage;
    const char *first = s->low.list.at[0];
    size_t n = strlen(first);

    if (n < 3 || first[n - 1] != 's' || first[n - 2] == 's')
        return false;
    return !p->matches.list.n || p->matches.list.at[0].start != 0 ||
           p->matches.list.at[0].spelling >= SPELLING_FORM ||
           lexicon_concept(p->matches.list.at[0].concept)->kind == CONCEPT_SOFT;
}

static bool can_lead(const struct sentence *s)
{
    return s->low.list.n && !s->refers && !word_in(s->low.list.at[0], frames) && !wants_subject(s) &&
           strchr(".!?", s->passage->text[s->passage->end - 1]);
}

/* ---- the summary as sentences -------------------------------------------------------------------- */

/* A link or a bold run over two sentences would be torn. */
static bool is_torn(const struct node *n, struct range sentence)
{
    for (size_t i = 0; i < n->nspans; i++) {
        const struct span *s = &n->spans[i];

        if (s->start < sentence.end && s->end > sentence.start &&
            (s->start < sentence.start || s->end > sentence.end))
            return true;
    }
    return false;
}

/* False where there is none, or none that may be changed. */
static bool read_summary(struct tailor *t, struct summary *out)
{
    out->node = node_get(node_get(t->candidate.root, "basics"), "summary");
    if (!t->relevant || !out->node || out->node->kind != NODE_TEXT || is_pinned(t, out->node))
        return false;
    for (size_t i = 0; i < t->passages.n; i++) {
        const struct passage *p = &t->passages.at[i];
        struct sentence s = {.passage = p};

        if (p->node != out->node)
            continue;
        s.at = (struct range){respelled_offset(t, p->node, p->start), respelled_offset(t, p->node, p->end)};
        read_words(t, p, &s.low, &s.names);
        s.refers = refers_back(&s.low);
        if (is_torn(out->node, s.at))
            return false;
        vec_push(t->arena, &out->list, s);
    }
    return out->list.n > 1;
}

/* Makes the text of these sentences, each after its gap; spans go with their sentence. */
static void arrange(struct arena *a, struct node *n, const struct range *part, const struct str *gap, size_t count)
{
    struct span *spans = arena_array(a, n->nspans + 1, sizeof *spans);
    struct strbuf b = {0};
    size_t k = 0;

    for (size_t i = 0; i < count; i++) {
        strbuf_add(&b, gap[i].p, gap[i].n);
        for (size_t j = 0; j < n->nspans; j++) {
            struct span s = n->spans[j];

            if (s.start < part[i].start || s.end > part[i].end)
                continue;
            s.start = s.start - part[i].start + b.n;
            s.end = s.end - part[i].start + b.n;
            spans[k++] = s;
        }
        strbuf_add(&b, n->text + part[i].start, part[i].end - part[i].start);
    }
    n->text = strbuf_keep(&b, a);
    n->spans = spans;
    n->nspans = k;
    n->source = NULL;
    strbuf_free(&b);
}

/* ---- which one leads ----------------------------------------------------------------------------- */

/* Everybody communicates and mentors: that is no reason to turn a summary round. */
static bool substantial(const struct tailor *t, const struct evidence *e)
{
    concept_id c = t->posting->requirements.at[e->requirement].concept;
    enum concept_kind kind = c == CONCEPT_NONE ? CONCEPT_GENERIC : lexicon_concept(c)->kind;

    return e->grade >= GRADE_COVERED && kind != CONCEPT_GENERIC && kind != CONCEPT_SOFT &&
           kind != CONCEPT_DEGREE && kind != CONCEPT_PRACTICE;
}

static int64_t key_of(const struct tailor *t, const struct passage *p)
{
    int64_t sum = 0;

    for (size_t j = 0; j < p->nevidence; j++)
        if (substantial(t, &p->evidence[j]))
            sum += (int64_t)t->posting->requirements.at[p->evidence[j].requirement].weight *
                   p->evidence[j].grade;
    return sum;
}

static struct str gap_before(const struct summary *s, size_t i)
{
    size_t from = i ? s->list.at[i - 1].at.end : 0;

    return (struct str){s->node->text + from, s->list.at[i].at.start - from};
}

static bool is_break(struct str gap)
{
    return memchr(gap.p, '\n', gap.n) != NULL;
}

/* The sentences of the first paragraph. */
static size_t first_paragraph(const struct summary *s)
{
    size_t n = 1;

    while (n < s->list.n && !is_break(gap_before(s, n)))
        n++;
    return n;
}

/* Index of the sentence that answers most and can lead, among the first n; it must answer a quarter
 * more than the one that leads now. Ties stay in order. */
static size_t leading(const struct tailor *t, const struct summary *s, size_t n)
{
    int64_t most = key_of(t, s->list.at[0].passage);
    size_t best = 0;

    for (size_t i = 1; i < n; i++) {
        int64_t key = key_of(t, s->list.at[i].passage) * 4 / 5;

        if (key > most && can_lead(&s->list.at[i])) {
            most = key;
            best = i;
        }
    }
    return best;
}

/* Past the last sentence that refers to the one at `i`, or to one that does. */
static size_t past_group(const struct summary *s, size_t i)
{
    do
        i++;
    while (i < s->list.n && s->list.at[i].refers);
    return i;
}

/* Sentences [from, past) come first; the gaps stay where they are. */
static void move_front(struct tailor *t, struct summary *s, size_t from, size_t past)
{
    struct range *part = arena_array(t->arena, s->list.n, sizeof *part);
    struct str *gap = arena_array(t->arena, s->list.n, sizeof *gap);
    struct sentence *moved = arena_array(t->arena, s->list.n, sizeof *moved);
    size_t n = past - from, at = 0;

    for (size_t i = 0; i < s->list.n; i++) {
        moved[i] = s->list.at[i < n ? from + i : i < past ? i - n : i];
        part[i] = moved[i].at;
        gap[i] = gap_before(s, i);
    }
    arrange(t->arena, s->node, part, gap, s->list.n);
    for (size_t i = 0; i < s->list.n; i++) {
        at += gap[i].n;
        moved[i].at = (struct range){at, at + part[i].end - part[i].start};
        at = moved[i].at.end;
    }
    s->list.at = moved;
}

void lead_summary(struct tailor *t)
{
    struct summary s = {0};
    size_t n, best, past;
    const char *old;

    if (!read_summary(t, &s))
        return;
    if (t->summary) /* read again: respelling moved the sentences */
        *t->summary = s;
    n = first_paragraph(&s);
    best = leading(t, &s, n);
    past = past_group(&s, best);
    if (!best || past > n)
        return;
    old = s.node->text;
    move_front(t, &s, best, past);
    if (t->summary)
        *t->summary = s;
    vec_push(t->arena, &t->changes,
             (struct change){.pointer = s.node->pointer,
                             .kind = "lead",
                             .passage = (int)(s.list.at[0].passage - t->passages.at),
                             .from = old,
                             .to = s.node->text,
                             .start = 0});
}

/* ---- which may go -------------------------------------------------------------------------------- */

static bool has_word(const struct words *low, const char *spaced)
{
    for (size_t i = 0; i < low->list.n; i++)
        if (word_in(low->list.at[i], spaced))
            return true;
    return false;
}

/* The words of the headline and of all titles, as word_in() reads them. */
static const char *title_words(struct tailor *t)
{
    struct strbuf b = {0};
    const char *kept;

    strbuf_puts(&b, " ");
    for (size_t i = 0; i < t->passages.n; i++) {
        const struct passage *p = &t->passages.at[i];
        struct words low = {0};
        bool names = false;

        if (strcmp(p->rule->field, "label") && strcmp(p->rule->field, "position"))
            continue;
        read_words(t, p, &low, &names);
        for (size_t k = 0; k < low.list.n; k++)
            if (strlen(low.list.at[k]) >= NAMES_FROM)
                strbuf_printf(&b, "%s ", low.list.at[k]);
    }
    kept = strbuf_keep(&b, t->arena);
    strbuf_free(&b);
    return kept;
}

static bool has_link(const struct node *n, struct range at)
{
    for (size_t i = 0; i < n->nspans; i++)
        if (n->spans[i].href && n->spans[i].start >= at.start && n->spans[i].end <= at.end)
            return true;
    return false;
}

/* It answers nothing, tells no role, no effect and no name, and is nothing that only the author can judge. */
static bool says_little(const struct tailor *t, const struct summary *all, size_t i, const char *titles)
{
    const struct sentence *s = &all->list.at[i];
    const struct passage *p = s->passage;
    const unsigned telling = IMPACT_NUMBER | IMPACT_DELTA | IMPACT_SCALE | IMPACT_OUTCOME | IMPACT_PEOPLE |
                             IMPACT_SCOPE;

    return !p->nevidence && !s->names && !(p->impact.flags & telling) && !p->impact.signs &&
           !appeal(t, &p->impact) && !has_word(&s->low, titles) && !has_word(&s->low, personal) &&
           !has_link(all->node, s->at);
}

static bool is_english(const struct summary *s)
{
    size_t words = 0, known = 0;

    for (size_t i = 0; i < s->list.n; i++)
        for (size_t k = 0; k < s->list.at[i].low.list.n; k++, words++)
            known += word_in(s->list.at[i].low.list.at[k], english);
    return known * 100 >= words * ENGLISH;
}

/* Sentences [from, past), that go together. */
static void add_sentences(struct tailor *t, const struct summary *s, size_t from, size_t past)
{
    struct node *words = arena_new(t->arena, struct node);
    size_t start = s->list.at[from].at.start, end = s->list.at[past - 1].at.end;

    *words = (struct node){.kind = NODE_TEXT,
                           .pointer = s->node->pointer,
                           .text = arena_strndup(t->arena, s->node->text + start, end - start)};
    add_sentence_item(t, words, s->list.at[from].passage, past - from);
}

/* What opens the author's summary stays, and so does what a sentence that stays refers to. */
void summary_items(struct tailor *t)
{
    struct summary s = {0};
    const char *titles;
    bool *little;

    if (!t->decisive || !read_summary(t, &s) || s.list.n <= SHORT || !is_english(&s))
        return;
    titles = title_words(t);
    little = arena_array(t->arena, s.list.n + 1, sizeof *little);
    for (size_t i = s.list.n; i-- > 1;)
        little[i] = says_little(t, &s, i, titles) &&
                    (i + 1 == s.list.n || !s.list.at[i + 1].refers || little[i + 1]);
    for (size_t i = 1, past; i < s.list.n; i = past) {
        past = little[i] ? past_group(&s, i) : i + 1;
        if (little[i])
            add_sentences(t, &s, i, past);
    }
    t->summary = arena_new(t->arena, struct summary);
    *t->summary = s;
}

static bool is_shown(const struct tailor *t, const struct sentence *s)
{
    return s->passage->item < 0 || t->chosen[s->passage->item];
}

/* Where sentences are left out, the gap before the next one; a new paragraph stays one. */
static struct str gap_between(const struct summary *s, size_t last, size_t next)
{
    for (size_t i = last + 1; i < next; i++)
        if (is_break(gap_before(s, i)))
            return gap_before(s, i);
    return gap_before(s, next);
}

void summary_thin(const struct tailor *t, struct node *copy)
{
    const struct summary *s = t->summary;
    struct range *part;
    struct str *gap;
    size_t n = 0, last = 0;

    part = arena_array(t->arena, s->list.n, sizeof *part);
    gap = arena_array(t->arena, s->list.n, sizeof *gap);
    for (size_t i = 0; i < s->list.n; i++) {
        if (!is_shown(t, &s->list.at[i]))
            continue;
        part[n] = s->list.at[i].at;
        gap[n++] = i ? gap_between(s, last, i) : gap_before(s, 0);
        last = i;
    }
    if (n < s->list.n)
        arrange(t->arena, copy, part, gap, n);
}

bool summary_cut(const struct tailor *t, struct change *out)
{
    struct node copy;

    if (!t->summary)
        return false;
    copy = *t->summary->node;
    summary_thin(t, &copy);
    *out = (struct change){
        .pointer = copy.pointer, .kind = "cut", .from = t->summary->node->text, .to = copy.text};
    return strcmp(out->from, out->to) != 0;
}
