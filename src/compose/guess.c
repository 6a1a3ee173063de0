/* Language of a profile's prose, by stop words: articles, conjunctions and prepositions that make
 * up a third of running text and differ between languages (Grefenstette 1995 compares this with
 * trigrams: as good from ten words on). SPDX-License-Identifier: MIT */
#include "compose/internal.h"

#include "base/str.h"
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

enum { MIN_HITS = 3, MAX_WORD = 10 /* bytes; no stop word is longer */ };

/* In the order in which ties are resolved. Lower case, one space on both sides of each word. */
static const struct {
    const char *lang, *words;
} stop_words[] = {
    {"en", " the and of to in for with from by on at as an that which was were our their into over "
           "using while who through across is are its this it within between "},
    {"de", " der die das und ein eine einer eines einem einen für mit von im zur zum den dem des auf "
           "bei aus über nach durch als sowie ist wurde wurden nicht auch um unter wir ich "},
    {"fr", " le la les des du de et un une pour avec dans par sur au aux en est qui que ses son sa "
           "leur nos plus afin chez ainsi ont été à "},
    {"es", " el la los las de del y un una para con en por que se su sus al como más desde entre "
           "sobre mi fue "},
    {"it", " il lo la gli le di del della dei delle e un una per con in da che nel nella dal alla "
           "al ai sul sono è anche tra degli ed "},
    {"pt", " o a os as de do da dos das e um uma para com em por que no na nos nas ao à mais pelo "
           "pela sua seu são não foi "},
    {"nl", " de het een en van voor met in op te aan bij door naar uit als is zijn werd ook over om "
           "tot dat die onze ik niet "},
    {"pl", " i w z na do dla oraz się o od przez przy po za ze we jest jak który która które nie pod "
           "w tym są a "},
    {"cs", " a v na s z do pro se o od při ve ze za je jako který která které nebo jsem byl k po "
           "také není jsou u "},
    {"sv", " och i att en ett det som på av för med den till från har är om inte vid samt de jag "
           "under var genom "},
    {"da", " og i at en et det som på af for med den til fra har er om ikke ved samt de jeg under "
           "var gennem blev "},
    {"el", " και το του της την τον των τα οι στο στη στην στον με για από σε που η ο τις τους ως "
           "είναι κατά "},
    {"ru", " и в на с по для из от к о за при что как не это до или также был была были под у "},
    {"uk", " і та в на з для із від до у за при що як не це про або також був була були під зі й "},
};
enum { LANGUAGES = sizeof stop_words / sizeof *stop_words };

enum { BUCKETS = 256 };

struct stop {
    struct str word;
    size_t language;
    struct stop *next; /* of the same bucket: several languages may have the word */
};

struct tally {
    struct stop *stops[BUCKETS];
    size_t hits[LANGUAGES];
    struct script_tally scripts;
    char word[MAX_WORD]; /* at work, in lower case */
    size_t length;       /* of it, in bytes; more than MAX_WORD in one that is too long */
};

static size_t bucket_of(struct str word)
{
    size_t h = 0;

    for (size_t i = 0; i < word.n; i++)
        h = h * 31 + (unsigned char)word.p[i];
    return h % BUCKETS;
}

static void collect_stops(struct tally *t, struct arena *a)
{
    for (size_t i = 0; i < LANGUAGES; i++)
        for (const char *s = stop_words[i].words + 1; *s; s++) {
            struct stop *stop = arena_new(a, struct stop);

            stop->word = (struct str){s, strcspn(s, " ")};
            stop->language = i;
            struct stop **first = &t->stops[bucket_of(stop->word)];

            stop->next = *first;
            *first = stop;
            s += stop->word.n;
        }
}

static void count_word(struct tally *t, struct str word)
{
    for (const struct stop *s = t->stops[bucket_of(word)]; s; s = s->next)
        t->hits[s->language] += str_eq(s->word, word);
}

static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c | 32) - 'a' < 26;
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);

    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

static void add_letter(struct tally *t, uint32_t c)
{
    char bytes[4] = {(char)(c | 32)};
    size_t n = c < 0x80 ? 1 : utf8_encode((uint32_t)utf8proc_tolower((utf8proc_int32_t)c), bytes);

    script_count(&t->scripts, c);
    if (t->length + n <= MAX_WORD)
        memcpy(t->word + t->length, bytes, n);
    t->length += n;
}

static void count_text(struct tally *t, const char *text)
{
    size_t n = strlen(text);

    for (size_t i = 0; i <= n;) {
        uint32_t c = ' ';

        i += i < n ? utf8_decode(text + i, n - i, &c) : 1;
        if (is_letter(c)) {
            add_letter(t, c);
            continue;
        }
        if (t->length && t->length <= MAX_WORD)
            count_word(t, (struct str){t->word, t->length});
        t->length = 0;
    }
}

/* Members that hold sentences; names and skills are the same in all languages. */
static bool is_prose(const struct node *n)
{
    static const char *const keys[] = {"summary", "description", "highlights", "reference"};
    const char *key = n->key ? n->key : n->parent ? n->parent->key : NULL;

    for (size_t i = 0; key && i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

static void count_node(struct tally *t, const struct node *n)
{
    if (n->kind == NODE_TEXT && n->text && is_prose(n))
        count_text(t, n->text);
    for (const struct node *child = n->first; child; child = child->next)
        count_node(t, child);
}

const char *compose_guess_language(const struct profile *p)
{
    struct arena scratch = {0};
    struct tally t = {.hits = {0}};
    size_t best = 0;

    collect_stops(&t, &scratch);
    count_node(&t, p->root);
    arena_free(&scratch);
    if (script_language(&t.scripts))
        return script_language(&t.scripts);
    for (size_t i = 1; i < LANGUAGES; i++)
        if (t.hits[i] > t.hits[best])
            best = i;
    return t.hits[best] >= MIN_HITS ? stop_words[best].lang : stop_words[0].lang;
}
