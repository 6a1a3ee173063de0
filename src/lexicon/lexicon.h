/* What the program knows: concepts, their spellings and relations; tokens and matches.
 * All tables are static and constant; every function is pure and thread-safe.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LEXICON_LEXICON_H
#define NEXTCV_LEXICON_LEXICON_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

typedef uint16_t concept_id;
enum { CONCEPT_NONE = 0xFFFF };

enum concept_kind {
    CONCEPT_LANGUAGE, /* programming languages */
    CONCEPT_FRAMEWORK,
    CONCEPT_DATABASE,
    CONCEPT_CLOUD,
    CONCEPT_TOOL, /* CI, IaC, observability, testing, office and trade software */
    CONCEPT_PROTOCOL,
    CONCEPT_PRACTICE,
    CONCEPT_SECURITY, /* and compliance */
    CONCEPT_DOMAIN,
    CONCEPT_DATA, /* data and machine learning */
    CONCEPT_SOFT,
    CONCEPT_TRADE, /* skills of non-software jobs */
    CONCEPT_DEGREE,
    CONCEPT_HUMAN_LANGUAGE,
    CONCEPT_GENERIC /* expected of everybody; weighs little */
};

/* What may be done with a spelling. One may be printed for another only within a concept and where
 * both are SPELLING_EXACT, or one of them SPELLING_EXPANSION and the writer looks after articles and
 * capitals. SPELLING_FORM and what follows it is for finding only: plurals, inflections, phrases that show a
 * competency. SPELLING_NARROWER is a thing of its own without a row: who has it has the concept, but not the
 * other way round, nor another such thing of the concept. */
enum spelling { SPELLING_EXACT, SPELLING_EXPANSION, SPELLING_FORM, SPELLING_NARROWER };

struct concept {
    const char *name; /* canonical spelling */
    enum concept_kind kind;
    const char *family;            /* siblings share it: "relational database"; "" if none */
    const char *const *aliases;    /* SPELLING_EXACT, canonical one first; NULL-terminated */
    const char *const *expansions; /* SPELLING_EXPANSION: acronym written out, or the other way */
    const char *const *forms;      /* SPELLING_FORM or _NARROWER; never NULL, as the two above */
    const concept_id *parents;     /* is-a or part-of-the-product; ends with CONCEPT_NONE */
    const concept_id *implies;     /* cannot be used without (Django: Python); ends as parents */
    bool ambiguous;                /* name is an ordinary word too (Go, C, Spring): needs evidence */
    uint16_t specificity;          /* 1/1000; how telling it is: everybody writes "REST" */
    const char *const *context;    /* words that make an ambiguous form sure, or NULL */
};

size_t lexicon_size(void);
const struct concept *lexicon_concept(concept_id id);
/* The concept whose canonical name or alias is exactly this (keys compared as in matching). */
concept_id lexicon_find(struct str name);
/* True if a is b or a descendant of b (PostgreSQL is-a relational database). */
bool lexicon_is_a(concept_id a, concept_id b);
bool lexicon_siblings(concept_id a, concept_id b);

enum token_kind {
    TOKEN_WORD,   /* letters and digits with what belongs to them: C++, .NET, Node.js, CI/CD, p99 */
    TOKEN_NUMBER, /* with sign, currency, unit and suffix: £4M/month, 99.95%, 2M+, 340 is one, too */
    TOKEN_PUNCT
};

struct token {
    uint32_t start, end; /* bytes */
    enum token_kind kind;
};

struct tokens {
    VEC(struct token) list;
};

void lexicon_tokenize(struct arena *a, struct str text, struct tokens *out);

struct concept_match {
    uint32_t start, end; /* bytes in the text */
    concept_id concept;
    const char *alias; /* the table's spelling that matched */
    enum spelling spelling;
};

struct concept_matches {
    VEC(struct concept_match) list; /* by start, not overlapping: leftmost-longest */
};

/* How ambiguous forms are judged: in a list of skills a bare "Go" is the language; in prose it needs
 * a neighbour, a cue or its exact case. */
enum match_context { MATCH_PROSE, MATCH_SKILLS };

void lexicon_match(struct arena *a, struct str text, enum match_context context,
                   struct concept_matches *out);
/* Both at once: the tokens of a text, too. */
void lexicon_read(struct arena *a, struct str text, enum match_context context,
                  struct tokens *tokens, struct concept_matches *matches);

/* Lower-case stem (Snowball English), for words that are no concept; out is NUL-terminated in a.
 * "" for stop words and for what has no letter. */
const char *lexicon_stem(struct arena *a, struct str word);
/* Words and their stems, so that each is stemmed once. Zero-initialise; the words are views of texts
 * that were given, which must outlive it. */
struct stems {
    struct stemmed *of[256];
};
/* The stems of all tokens of a text, tokens->list.n of them, "" where a token has none. */
const char **lexicon_stems(struct arena *a, struct stems *known, struct str text,
                           const struct tokens *tokens);

/* Verbs that open a bullet, by how much ownership they claim (0 assisted … 5 founded), and weak
 * openers ("responsible for"). Looks at the start of the text. -1: no known opener. */
int lexicon_ownership(struct str text);
bool lexicon_weak_opener(struct str text);
/* The form of the verb that opens a text, after adverbs as above; VERB_NONE where no known verb does.
 * Verbs that have one form for present and past ("cut", "set") are VERB_PAST. */
enum verb_form { VERB_NONE, VERB_BASE, VERB_S, VERB_PAST, VERB_ING };
enum verb_form lexicon_opener(struct str text);

#endif
