/* The sentence of the summary that answers most leads it. SPDX-License-Identifier: MIT */
#include "tailor/internal.h"

#include <string.h>

/* A sentence that opens with one of these leans on the one before. Several languages, as the profile
 * may be in any; a word too many only leaves the summary as it is. */
static const char *const leaning[] = {
    "he", "she", "it", "they", "this", "that", "these", "those", "here", "there", "then", "also",
    "additionally", "moreover", "furthermore", "besides", "however", "therefore", "thus", "hence",
    "both", "such", "previously", "later", "before", "earlier", "meanwhile", "and", "but", "or",
    "so", "yet", "which", "his", "her", "its", "their", "after", "since", "first", "second",
    "finally", "lastly", "next", "another", "other", "others", "instead", "otherwise", "still",
    "among", "below", "now", "outside", "beyond", "as", "in", "for", "there's", "along", "further",
    /* a wish or a frame of mind opens no summary, nor does a sentence about "my work" */
    "my", "our", "i'm", "i’m", "love", "loves", "eager", "looking", "seeking", "passionate", "while",
    "when", "although", "though", "because", "if", "always", "currently", "today", "known", "hoping",
    "happy", "interested", "keen", "ready", "there’s", "throughout", "during", "over", "through",
    "er", "sie", "es", "dies", "diese", "dieser", "dabei", "daneben", "dazu", "dadurch", "dort",
    "außerdem", "zudem", "jedoch", "aber", "und", "seitdem", "danach", "zuvor", "darüber", "auch",
    "il", "elle", "ils", "elles", "cela", "ce", "cette", "ces", "puis", "ensuite", "aussi",
    "également", "mais", "et", "de", "en", "par", "él", "ella", "esto", "esta", "este", "además",
    "también", "sin", "y", "pero", "luego", "lui", "lei", "questo", "questa", "inoltre", "anche",
    "poi", "ma", "e", "hij", "zij", "dit", "dat", "daarnaast", "ook", "en", "maar", "to", "ten",
    "ta", "ponadto", "także", "oraz", "i", "ale", "ele", "ela", "isto", "além", "também", NULL};

static bool stands_alone(const struct passage *p)
{
    const struct token *k = p->tokens.list.at;
    struct str first;

    if (!p->tokens.list.n || k->kind != TOKEN_WORD)
        return false;
    first = (struct str){p->text + p->start + k->start, k->end - k->start};
    for (const char *const *word = leaning; *word; word++)
        if (str_eq_nocase(first, str_of(*word)))
            return false;
    /* "Plans with the numbers": a verb that wants the sentence before for its subject. A name that
     * ends so ("Kubernetes specialist") is known to the lexicon; in doubt the summary stays. */
    return first.n < 3 || first.p[first.n - 1] != 's' || first.p[first.n - 2] == 's' ||
           (p->matches.list.n && p->matches.list.at[0].start == 0 &&
            p->matches.list.at[0].spelling < SPELLING_FORM &&
            lexicon_concept(p->matches.list.at[0].concept)->kind != CONCEPT_SOFT);
}

/* Everybody communicates and mentors: that is no reason to turn a summary round. */
static bool substantial(const struct tailor *t, const struct evidence *e)
{
    concept_id c = t->posting->requirements.at[e->requirement].concept;
    enum concept_kind kind = c == CONCEPT_NONE ? CONCEPT_GENERIC : lexicon_concept(c)->kind;

    return e->grade >= GRADE_COVERED && kind != CONCEPT_GENERIC && kind != CONCEPT_SOFT &&
           kind != CONCEPT_DEGREE && kind != CONCEPT_PRACTICE;
}

static int64_t key_of(struct tailor *t, const struct passage *p)
{
    int64_t sum = 0;

    for (size_t j = 0; j < p->nevidence; j++)
        if (substantial(t, &p->evidence[j]))
            sum += (int64_t)t->posting->requirements.at[p->evidence[j].requirement].weight *
                   p->evidence[j].grade;
    return sum;
}

/* Only sentences of the first paragraph change places, so all in [first, last] stand on one line. */
static size_t sentences_of(const struct tailor *t, const struct node *summary, size_t *first)
{
    size_t n = 0;

    for (size_t i = 0; i < t->passages.n; i++) {
        const struct passage *p = &t->passages.at[i];

        if (p->node != summary)
            continue;
        if (!n)
            *first = i;
        else if (memchr(p->text + t->passages.at[*first].start, '\n',
                        p->start - t->passages.at[*first].start))
            break;
        n++;
    }
    return n;
}

/* A link or a bold run over two sentences would be torn. */
static bool spans_within(const struct node *n, const struct passage *p)
{
    for (size_t i = 0; i < n->nspans; i++) {
        const struct span *s = &n->spans[i];

        if (s->start < p->end && s->end > p->start && (s->start < p->start || s->end > p->end))
            return false;
    }
    return true;
}

/* text = A L B with the sentences before, the leading one, and the rest: becomes L A B. The white space
 * between the sentences stays where it is. */
static void move_front(struct tailor *t, struct node *n, const struct passage *first,
                       const struct passage *before, const struct passage *lead)
{
    size_t length = lead->end - lead->start, gap = lead->start - before->end, k = 0;
    size_t head = before->end - first->start;
    struct span *spans = arena_array(t->arena, n->nspans + 1, sizeof *spans);
    struct strbuf b = {0};

    strbuf_add(&b, n->text, first->start);
    strbuf_add(&b, n->text + lead->start, length);
    strbuf_add(&b, n->text + before->end, gap);
    strbuf_add(&b, n->text + first->start, head);
    strbuf_puts(&b, n->text + lead->end);
    for (int pass = 0; pass < 4; pass++)
        for (size_t i = 0; i < n->nspans; i++) {
            struct span s = n->spans[i];
            int part = s.start < first->start ? 0
                       : s.start >= lead->end ? 3
                       : s.start >= lead->start ? 1
                                                : 2;

            if (part != pass)
                continue;
            if (part == 1) {
                s.start -= lead->start - first->start;
                s.end -= lead->start - first->start;
            } else if (part == 2) {
                s.start += length + gap;
                s.end += length + gap;
            }
            spans[k++] = s;
        }
    n->text = strbuf_keep(&b, t->arena);
    n->spans = spans;
    n->source = NULL;
    strbuf_free(&b);
}

/* The passage in the text as it is now, after respelling. */
static struct passage moved(const struct tailor *t, const struct passage *p)
{
    struct passage now = *p;

    now.start = respelled_offset(t, p->node, p->start);
    now.end = respelled_offset(t, p->node, p->end);
    return now;
}

static bool ends_well(const struct passage *p)
{
    return strchr(".!?", p->text[p->end - 1]) != NULL;
}

/* Index of the sentence that answers most and can lead, among n from `first`; it must answer a quarter
 * more than the one that leads now. Ties stay in order. */
static size_t leading(struct tailor *t, const struct passage *first, size_t n)
{
    int64_t most = -1;
    size_t best = 0;

    for (size_t i = 0; i < n; i++) {
        int64_t key = i ? key_of(t, &first[i]) * 4 / 5 : key_of(t, &first[i]);

        if (key > most && (i == 0 || (stands_alone(&first[i]) && ends_well(&first[i])))) {
            most = key;
            best = i;
        }
    }
    return best;
}

void lead_summary(struct tailor *t)
{
    struct node *summary = node_get(node_get(t->candidate.root, "basics"), "summary");
    struct passage first, before, lead;
    size_t from = 0, n, best;
    const char *old;

    if (!t->relevant || !summary || summary->kind != NODE_TEXT || is_pinned(t, summary))
        return;
    n = sentences_of(t, summary, &from);
    best = n ? leading(t, &t->passages.at[from], n) : 0;
    if (!best)
        return;
    first = moved(t, &t->passages.at[from]);
    before = moved(t, &t->passages.at[from + best - 1]);
    lead = moved(t, &t->passages.at[from + best]);
    for (size_t i = 0; i < n; i++) {
        struct passage sentence = moved(t, &t->passages.at[from + i]);

        if (!spans_within(summary, &sentence))
            return;
    }
    old = summary->text;
    move_front(t, summary, &first, &before, &lead);
    vec_push(t->arena, &t->changes,
             (struct change){.pointer = summary->pointer,
                             .kind = "lead",
                             .passage = (int)from,
                             .from = old,
                             .to = summary->text,
                             .start = 0});
}
