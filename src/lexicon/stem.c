/* Stems by Snowball's English stemmer (Porter2). SPDX-License-Identifier: MIT */
#include "lexicon/british.h"
#include "lexicon/walk.h"
#include "lexicon/words.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { MAX_WORD_BYTES = 64 };

/* Function words only. No go, c, r, ai, ml, net, make, use, work: they name skills and deeds. */
static const char *const stop_words[] = {
    "a",       "about",   "above",    "after",   "again",   "all",     "also",    "although",
    "am",      "among",   "an",       "and",     "any",     "are",     "aren't",  "around",
    "as",      "at",      "be",       "because", "been",    "before",  "being",   "below",
    "between", "both",    "but",      "by",      "can",     "can't",   "cannot",  "could",
    "did",     "do",      "does",     "doesn't", "doing",   "don't",   "down",    "during",
    "each",    "either",  "etc",      "even",    "ever",    "every",   "few",     "for",
    "from",    "further", "had",      "has",     "have",    "having",  "he",      "her",
    "here",    "hers",    "him",      "his",     "how",     "however", "i",       "i'm",
    "if",      "in",      "into",     "is",      "isn't",   "it",      "it's",    "its",
    "just",    "many",    "may",      "me",      "might",   "more",    "most",    "much",
    "must",    "my",      "neither",  "no",      "nor",     "not",     "of",      "off",
    "on",      "once",    "only",     "onto",    "or",      "other",   "our",     "ours",
    "out",     "over",    "own",      "per",     "rather",  "same",    "shall",   "she",
    "should",  "since",   "so",       "some",    "such",    "than",    "that",    "that's",
    "the",     "their",   "theirs",   "them",    "then",    "there",   "these",   "they",
    "this",    "those",   "though",   "through", "to",      "too",     "under",   "until",
    "up",      "upon",    "us",       "very",    "via",     "was",     "we",      "we're",
    "we've",   "were",    "what",     "when",    "where",   "whether", "which",   "while",
    "who",     "whom",    "whose",    "why",     "will",    "with",    "within",  "without",
    "would",   "you",     "you'll",   "you're",  "you've",  "your",    "yours",   "yourself",
};

/* Without a possessive s. */
static size_t cut_possessive(const char *word, size_t n)
{
    return n > 2 && memcmp(word + n - 2, "'s", 2) == 0 ? n - 2 : n;
}

/* ASCII words, nearly all: lower case into `out`; 0 if the word is none. */
static size_t fold_ascii(struct str word, char out[MAX_WORD_BYTES])
{
    for (size_t i = 0; i < word.n; i++) {
        if ((unsigned char)word.p[i] >= 0x80)
            return 0;
        out[i] = word.p[i] >= 'A' && word.p[i] <= 'Z' ? (char)(word.p[i] + 32) : word.p[i];
    }
    return cut_possessive(out, word.n);
}

/* Lower case, composed, with a straight apostrophe. NULL on failure. */
static char *fold_word(struct arena *a, struct str word, size_t *length_out)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t n =
        utf8proc_map((const utf8proc_uint8_t *)word.p, (utf8proc_ssize_t)word.n, &folded,
                     UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    char *out = n < 0 ? NULL : arena_alloc(a, (size_t)n + 1);
    size_t length = 0;

    for (utf8proc_ssize_t i = 0; i < n; i++) {
        if (i + 2 < n && memcmp(folded + i, "\xE2\x80\x99", 3) == 0) {
            out[length++] = '\'';
            i += 2;
        } else {
            out[length++] = (char)folded[i];
        }
    }
    free(folded);
    *length_out = out ? cut_possessive(out, length) : 0;
    return out;
}

static bool has_letter(struct str word)
{
    for (size_t i = 0; i < word.n; i++)
        if ((unsigned char)word.p[i] >= 0x80 || (word.p[i] | 32) >= 'a')
            if (is_word_char(char_at(word, i)))
                return true;
    return false;
}

static const char *stem(struct arena *a, struct sb_stemmer *stemmer, struct str word)
{
    if (!word.n || word.n > MAX_WORD_BYTES || !has_letter(word))
        return "";
    /* "IT" is a trade, "it" is not. */
    if (!str_eq(word, STR("IT")) && WORDS_HAVE(stop_words, word))
        return "";
    char ascii[MAX_WORD_BYTES], *folded = ascii;
    size_t n = fold_ascii(word, ascii);

    if (!n && (folded = fold_word(a, word, &n)) == NULL)
        return "";
    bool plain = true;

    for (size_t i = 0; i < n; i++)
        plain &= folded[i] >= 'a' && folded[i] <= 'z';
    if (plain)
        n = british_to_american(folded, n);
    const sb_symbol *s = sb_stemmer_stem(stemmer, (const sb_symbol *)folded, (int)n);

    return s ? arena_strndup(a, (const char *)s, (size_t)sb_stemmer_length(stemmer)) : "";
}

static struct sb_stemmer *stemmer_new(void)
{
    struct sb_stemmer *stemmer = sb_stemmer_new("english", "UTF_8");

    if (!stemmer)
        abort(); /* as the arena does: the algorithm is in the library, so memory ran out */
    return stemmer;
}

const char *lexicon_stem(struct arena *a, struct str word)
{
    struct sb_stemmer *stemmer = stemmer_new();
    const char *out = stem(a, stemmer, word);

    sb_stemmer_delete(stemmer);
    return out;
}

struct stemmed {
    struct str word;
    const char *stem;
    struct stemmed *next; /* of the same bucket */
};

/* Where a word is, or is to be. */
static struct stemmed **place_of(struct stems *known, struct str word)
{
    uint8_t hash = 0;
    struct stemmed **at;

    for (size_t i = 0; i < word.n; i++)
        hash = (uint8_t)(hash * 31 + (unsigned char)word.p[i]);
    for (at = &known->of[hash]; *at && !str_eq((*at)->word, word);)
        at = &(*at)->next;
    return at;
}

const char **lexicon_stems(struct arena *a, struct stems *known, struct str text,
                           const struct tokens *tokens)
{
    const char **out = arena_array(a, tokens->list.n + 1, sizeof *out);
    struct sb_stemmer *stemmer = NULL;

    for (size_t i = 0; i < tokens->list.n; i++) {
        const struct token *t = &tokens->list.at[i];
        struct str word = {text.p + t->start, t->end - t->start};
        struct stemmed **place;

        out[i] = "";
        if (t->kind != TOKEN_WORD)
            continue;
        place = place_of(known, word);
        if (!*place) {
            stemmer = stemmer ? stemmer : stemmer_new();
            *place = arena_new(a, struct stemmed);
            **place = (struct stemmed){.word = word, .stem = stem(a, stemmer, word)};
        }
        out[i] = (*place)->stem;
    }
    sb_stemmer_delete(stemmer);
    return out;
}
