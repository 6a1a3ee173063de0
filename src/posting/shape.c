/* Blocks to lines of one text. What a copy lost is found again: bullets in the middle of a
 * paragraph, "Requirements: …; …;", and, in a posting that is all one line, sentences.
 * SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

struct shape {
    struct draft *draft;
    struct strbuf text;
    int block;  /* being shaped */
    bool run;   /* the block is a posting in one paragraph */
    size_t all; /* bytes of all blocks */
    int colons; /* looked at for inline heads so far */
};

static void add_line(struct shape *s, enum block_kind kind, int level, bool bold, struct str text)
{
    struct draft *d = s->draft;

    text = str_trim(text);
    if (!text.n)
        return;
    if (draft_full(d, d->lines.n))
        return;
    struct line line = {.start = s->text.n,
                        .end = s->text.n + text.n,
                        .kind = kind,
                        .level = level,
                        .bold = bold,
                        .source = s->block,
                        .run = s->run,
                        .zone = ZONE_COUNT};

    strbuf_add(&s->text, text.p, text.n);
    strbuf_putc(&s->text, '\n');
    vec_push(d->arena, &d->lines, line);
}

static struct str part(struct str s, size_t from, size_t to)
{
    return (struct str){s.p + from, to - from};
}

/* ---- "Requirements: a; b; c" ------------------------------------------------------------------
 */

/* A paragraph under its inline head; a run of semicolons is a list. */
static void add_body(struct shape *s, enum block_kind kind, bool headed, struct str body)
{
    for (size_t at = 0; at < body.n;) {
        size_t end = s->run || headed ? sentence_end(body, at) : body.n;
        struct str sentence = part(body, at, end);
        size_t semicolons = 0;

        for (size_t i = 0; i < sentence.n; i++)
            semicolons += sentence.p[i] == ';';
        if (headed && at == 0 && semicolons >= 2) {
            for (size_t i = 0, from = 0; i <= sentence.n; i++)
                if (i == sentence.n || sentence.p[i] == ';') {
                    add_line(s, BLOCK_ITEM, 0, false, part(sentence, from, i));
                    from = i + 1;
                }
        } else if (!s->run && headed) {
            add_line(s, kind, 0, false, part(body, at, body.n));
            return;
        } else {
            add_line(s, kind, 0, false, sentence);
        }
        at = end;
    }
}

enum { HEAD_WORDS = 6, HEAD_BYTES = 60 };

/* Start of the head that ends at the colon, or the colon if there is none: the longest run of at
 * most six words that the dictionary knows, opening with a capital behind a sentence end, a lost
 * line end, or at the start. */
static size_t head_start(struct shape *s, struct str text, size_t from, size_t colon)
{
    struct line form = {.kind = BLOCK_PARAGRAPH};
    size_t least = colon > from + HEAD_BYTES ? colon - HEAD_BYTES : from;
    struct str value;

    for (size_t i = least; i < colon; i++) {
        char c = text.p[i], before = i > from ? text.p[i - 1] : '\0';
        bool opens = i == from || is_blank(before) || before == ')' ||
                     ((is_lower(before) || is_digit(before)) && is_upper(c)) ||
                     strchr(".!?;-*", before);

        if (!opens || !(is_upper(c) || i == from))
            continue;
        struct str head = part(text, i, colon + 1);

        if (memchr(head.p, ';', head.n) || sentence_end(head, 0) < head.n)
            continue;
        struct heading_guess guess = guess_heading(s->draft, head, &form);

        if ((guess.known && guess.score >= HEADING_MIN) || label_of(head, &value) != LABEL_NONE)
            return i;
    }
    return colon;
}

/* Nobody writes more heads than this; looking further would only cost time. */
enum { COLONS_MAX = 2000 };

static bool is_head_colon(struct str text, size_t i)
{
    return text.p[i] == ':' && i > 2 && is_word(text.p[i - 1]) &&
           !(i + 1 < text.n && text.p[i + 1] == '/') &&
           !(is_digit(text.p[i - 1]) && i + 1 < text.n && is_digit(text.p[i + 1]));
}

static void split_heads(struct shape *s, enum block_kind kind, struct str text)
{
    size_t from = 0, opening = memchr(text.p, ':', text.n) ? sentence_end(text, 0) : text.n;
    bool headed = false;
    struct str value;

    for (size_t i = 0; i < text.n; i++) {
        if (!is_head_colon(text, i) || (kind == BLOCK_ITEM && !s->run) || s->colons++ > COLONS_MAX)
            continue;
        size_t start = head_start(s, text, from, i);

        /* in a proper paragraph a head stands in front */
        if (start == i || (start > 0 && !s->run && !headed && opening > start))
            continue;
        add_body(s, kind, headed, part(text, from, start));
        struct str head = part(text, start, i + 1);

        from = i + 1;
        headed = label_of(head, &value) == LABEL_NONE;
        if (headed)
            add_line(s, BLOCK_HEADING, 7, false, head);
        else
            from = start;
        if (!headed && s->run)
            continue;
        if (!headed)
            break;
        kind = BLOCK_PARAGRAPH;
    }
    add_body(s, kind, headed, part(text, from, text.n));
}

/* ---- a posting in one paragraph ----------------------------------------------------------------
 */

/* "applications5+ years of …" */
static bool is_lost_number(struct str text, size_t i)
{
    size_t to = i;

    if (i < 3 || !is_digit(text.p[i]) || !is_lower(text.p[i - 1]) || !is_lower(text.p[i - 2]) ||
        !is_lower(text.p[i - 3]))
        return false;
    while (to < text.n && (is_digit(text.p[to]) || text.p[to] == '+'))
        to++;
    struct str rest = part(text, to, text.n);

    return starts_with(rest, " year") || starts_with(rest, " yrs");
}

enum { WORD_MOST = 40 };

/* "platformsDesign", "PositionAt", "AWSWork", "(Git)A working": two lines that a copy ran together.
 * Names such as jQuery, macOS and JavaScript have a short first part, or are known, or do not go on
 * with an opening word. */
static bool is_lost_line_end(struct str text, size_t i)
{
    size_t from = i, to = i, capitals = 0;
    char before = text.p[i - 1];

    if (is_lost_number(text, i))
        return true;
    if (!is_upper(text.p[i]) || i + 1 >= text.n)
        return false;
    if (before == ')')
        return is_lower(text.p[i + 1]) || is_blank(text.p[i + 1]);
    if (!is_alpha(before) || !is_lower(text.p[i + 1]))
        return false;
    while (from > 0 && is_word(text.p[from - 1]) && i - from < WORD_MOST) {
        from--;
        capitals += is_upper(text.p[from]);
    }
    while (to < text.n && is_word(text.p[to]) && to - i < WORD_MOST)
        to++;
    if (lexicon_find(part(text, from, to)) != CONCEPT_NONE)
        return false;
    if (is_upper(before) || capitals)
        return i - from >= 2 && opens_line(part(text, i, to));
    return i - from >= 4;
}

/* U+00B7 and U+00BB stand between words, too. */
static inline bool may_be_bullet(char c)
{
    return c == '*' || c == '-' || (unsigned char)c >= 0xE2;
}

/* "client- Run", "expertise * Linux": a bullet that a copy ran together with its line. */
static size_t inline_bullet(struct str text, size_t i)
{
    struct str rest = part(text, i, text.n);
    size_t n = bullet_length(rest);
    unsigned char c = (unsigned char)text.p[i];

    if (!n || n >= rest.n)
        return 0;
    bool opens = is_upper(rest.p[n]) || is_digit(rest.p[n]) || rest.p[n] == '"';

    if (c >= 0xE2 && text.p[i + 1] != '\x80')
        return n;
    if (memcmp(text.p + i, "\xE2\x80\xA2", 3) == 0)
        return n;
    if (c == '*')
        return is_blank(text.p[i - 1]) && opens ? n : 0;
    return c == '-' && !is_blank(text.p[i - 1]) && text.p[i + 1] == ' ' && opens ? n : 0;
}

static size_t count_inline_bullets(struct str text)
{
    size_t count = 0;

    for (size_t i = 1; i + 2 < text.n; i++)
        count += may_be_bullet(text.p[i]) && inline_bullet(text, i) > 0;
    return count;
}

/* Heads that a copy left in the middle of a paragraph without a colon. */
static const char *const lost_heads[] = {"Required Qualifications ",
                                         "Minimum Qualifications ",
                                         "Preferred Qualifications ",
                                         "Basic Qualifications ",
                                         "Desired Qualifications ",
                                         "Additional Qualifications ",
                                         "Job Description ",
                                         "Job Summary ",
                                         "Job Requirements ",
                                         "Job Responsibilities ",
                                         "Primary Responsibilities ",
                                         "Key Responsibilities ",
                                         "Essential Duties ",
                                         "Essential Functions ",
                                         "Required Skills ",
                                         "Preferred Skills ",
                                         "Desired Skills ",
                                         "Required Experience ",
                                         "Preferred Experience ",
                                         "Technical Skills ",
                                         "Skills Required ",
                                         "What You Will Do ",
                                         "What You'll Do ",
                                         "Who You Are ",
                                         "About You ",
                                         "Nice To Have ",
                                         "Additional Information "};

/* Heads of one word count only where a sentence starts. */
static const char *const lost_words[] = {"Requirements ", "Responsibilities ", "Qualifications "};

/* Length of such a head at i, 0 = none: a capital follows, and none of its words goes on. */
static size_t lost_head(struct str text, size_t i)
{
    struct str rest = part(text, i, text.n);

    if (i > 0 && !is_blank(text.p[i - 1]))
        return 0;
    for (size_t k = 0; k < sizeof lost_heads / sizeof *lost_heads; k++)
        if (starts_with(rest, lost_heads[k])) {
            size_t n = strlen(lost_heads[k]);

            return n < rest.n && (is_upper(rest.p[n]) || is_digit(rest.p[n])) ? n : 0;
        }
    for (size_t k = 0; i > 1 && k < sizeof lost_words / sizeof *lost_words; k++)
        if (starts_with(rest, lost_words[k]) && strchr(".!?)", text.p[i - 2])) {
            size_t n = strlen(lost_words[k]);

            return n < rest.n && is_upper(rest.p[n]) ? n : 0;
        }
    return 0;
}

/* Cuts at bullets (if there are several) and, in a run, at lost line ends. */
static void split_run(struct shape *s, enum block_kind kind, struct str text)
{
    bool bullets = count_inline_bullets(text) >= 2;
    size_t from = 0, n;

    for (size_t i = 1; (s->run || bullets) && i + 2 < text.n; i++) {
        if (s->run && is_upper(text.p[i]) && (n = lost_head(text, i)) != 0) {
            split_heads(s, kind, part(text, from, i));
            add_line(s, BLOCK_HEADING, 7, false, part(text, i, i + n));
            kind = BLOCK_PARAGRAPH;
            from = i + n;
            i = from;
        } else if (s->run && is_lost_line_end(text, i)) {
            split_heads(s, kind, part(text, from, i));
            kind = BLOCK_ITEM;
            from = i;
        } else if (bullets && may_be_bullet(text.p[i]) && (n = inline_bullet(text, i)) != 0) {
            split_heads(s, kind, part(text, from, i));
            kind = BLOCK_ITEM;
            from = i + n;
            i = from;
        }
    }
    split_heads(s, kind, part(text, from, text.n));
}

/* ------------------------------------------------------------------------------------------------
 */

/* "<b>About you</b> You have …": a head that only its weight shows. */
static bool split_lead(struct shape *s, const struct block *b)
{
    struct line form = {.kind = BLOCK_PARAGRAPH, .bold = true};
    struct str head = part(b->text, 0, b->lead), value;

    if (!b->lead || b->lead > HEAD_BYTES || b->kind != BLOCK_PARAGRAPH || b->bold)
        return false;
    struct heading_guess guess = guess_heading(s->draft, head, &form);

    if (!guess.known || guess.score < HEADING_MIN || label_of(head, &value) != LABEL_NONE)
        return false;
    add_line(s, BLOCK_HEADING, 7, true, head);
    split_run(s, BLOCK_PARAGRAPH, str_trim(part(b->text, b->lead, b->text.n)));
    return true;
}

/* A posting of which a single long paragraph is most. */
enum { RUN_LEAST = 400, RUN_BLOCKS = 3 };

static bool is_run(const struct draft *d, const struct block *b, size_t all)
{
    if (b->text.n < RUN_LEAST || b->kind != BLOCK_PARAGRAPH)
        return false;
    return d->blocks.n <= RUN_BLOCKS || b->text.n * 2 > all;
}

void shape_lines(struct draft *d)
{
    struct shape s = {.draft = d};

    for (size_t i = 0; i < d->blocks.n; i++)
        s.all += d->blocks.at[i].text.n;
    for (size_t i = 0; i < d->blocks.n; i++) {
        const struct block *b = &d->blocks.at[i];

        s.block = (int)i;
        s.run = is_run(d, b, s.all);
        if (b->kind == BLOCK_HEADING || b->bold)
            add_line(&s, b->kind, b->level, b->bold, b->text);
        else if (!split_lead(&s, b))
            split_run(&s, b->kind, b->text);
    }
    d->text.n = s.text.n;
    d->text.p = strbuf_keep(&s.text, d->arena);
    strbuf_free(&s.text);
}
