/* See generate.h. SPDX-License-Identifier: MIT */
#include "generate.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define ONE_OF(c, array) ((array)[chance_below((c), COUNT(array))])

static uint64_t chance_next(struct chance *c)
{
    uint64_t z = c->state += 0x9E3779B97F4A7C15u;

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

size_t chance_below(struct chance *c, size_t n)
{
    return (size_t)(chance_next(c) % n);
}

bool chance_in(struct chance *c, size_t hundred)
{
    return chance_below(c, 100) < hundred;
}

/* ---- concepts ---------------------------------------------------------------------------------- */

static bool is_only_match(struct arena *a, const char *text, enum match_context context,
                          concept_id c, struct str spelling)
{
    struct concept_matches m = {0};

    lexicon_match(a, str_of(text), context, &m);
    return m.list.n == 1 && m.list.at[0].concept == c && m.list.at[0].spelling == SPELLING_EXACT &&
           m.list.at[0].end - m.list.at[0].start == spelling.n;
}

static bool is_sure(struct arena *a, concept_id c, const char *spelling)
{
    struct str s = str_of(spelling);

    return is_only_match(a, arena_printf(a, "Moved 12 shops to %s in May", spelling), MATCH_PROSE, c,
                         s) &&
           is_only_match(a, arena_printf(a, "%s or others", spelling), MATCH_PROSE, c, s) &&
           is_only_match(a, arena_printf(a, "Skilled in %s at work", spelling), MATCH_PROSE, c, s) &&
           is_only_match(a, spelling, MATCH_SKILLS, c, s);
}

const char *pool_spelling(struct arena *a, concept_id c, size_t k)
{
    for (const char *const *alias = lexicon_concept(c)->aliases; *alias; alias++)
        if (is_sure(a, c, *alias) && !k--)
            return *alias;
    return NULL;
}

struct pool pool_new(struct arena *a)
{
    struct pool pool = {arena_array(a, lexicon_size(), sizeof *pool.at), 0};

    for (size_t c = 0; c < lexicon_size(); c++) {
        const struct concept *concept = lexicon_concept((concept_id)c);

        if (concept->kind != CONCEPT_GENERIC && concept->kind != CONCEPT_DEGREE &&
            concept->kind != CONCEPT_HUMAN_LANGUAGE && !concept->ambiguous &&
            is_sure(a, (concept_id)c, concept->aliases[0]))
            pool.at[pool.n++] = (concept_id)c;
    }
    return pool;
}

bool names_concept(struct arena *a, const char *text)
{
    struct concept_matches m = {0};

    lexicon_match(a, str_of(text), MATCH_PROSE, &m);
    return m.list.n > 0;
}

/* ---- postings ---------------------------------------------------------------------------------- */

static const char *const wish_words[][2] = {
    {"", ""},
    {"Experience with ", ""},
    {"Skilled in ", " at work"},
    {"You know ", " well"},
    {"3+ years of ", ""},
};

/* Words of any posting: nothing of the lexicon is named in them. */
static const char *const titles[] = {"Engineer", "Senior Specialist", "Coordinator", "Technician"};
static const char *const companies[] = {"Quillmere", "Oxenholt", "Brackwater", "Tallowby"};

static bool is_near(concept_id a, concept_id b)
{
    return lexicon_is_a(a, b) || lexicon_is_a(b, a);
}

/* Nothing is asked for twice, and nothing together with what it is a kind of. */
static concept_id fresh_concept(struct chance *c, const struct pool *pool, const struct advert *ad)
{
    for (;;) {
        concept_id id = pool->at[chance_below(c, pool->n)];
        bool fresh = true;

        for (size_t i = 0; i < ad->wishes.n; i++)
            for (size_t k = 0; k < ad->wishes.at[i].n; k++)
                fresh &= !is_near(id, ad->wishes.at[i].of[k]);
        if (fresh)
            return id;
    }
}

struct advert advert_new(struct arena *a, struct chance *c, const struct pool *pool)
{
    struct advert ad = {.title = ONE_OF(c, titles), .company = ONE_OF(c, companies)};
    size_t musts = 2 + chance_below(c, 7), n = musts + chance_below(c, 4);

    for (size_t i = 0; i < n; i++) {
        const char *const *words = ONE_OF(c, wish_words);
        struct wish w = {.kind = i < musts ? WISH_MUST : WISH_NICE,
                         .n = 1,
                         .before = words[0],
                         .after = words[1]};

        w.of[0] = fresh_concept(c, pool, &ad);
        w.spelled[0] = lexicon_concept(w.of[0])->aliases[0];
        vec_push(a, &ad.wishes, w);
    }
    ad.boilerplate = chance_in(c, 30);
    return ad;
}

struct advert advert_copy(struct arena *a, const struct advert *from)
{
    struct advert ad = *from;

    memset(&ad.wishes, 0, sizeof ad.wishes);
    for (size_t i = 0; i < from->wishes.n; i++)
        vec_push(a, &ad.wishes, from->wishes.at[i]);
    return ad;
}

static const char *const boilerplate[] = {
    "A pension, 28 days of holiday, a bicycle to work scheme and free courses in Kubernetes.",
    "We are an equal opportunity employer and welcome applications regardless of age, sex or faith.",
    "We use cookies to make this page better; read our privacy policy."};

/* The words of a form: what opens and closes its parts. */
struct markup {
    const char *start, *end, *title[2], *heading[2], *list[2], *item[2], *paragraph[2];
};

static const struct markup markups[] = {
    [ADVERT_MARKDOWN] = {"", "", {"# ", "\n\n"}, {"## ", "\n\n"}, {"", "\n"}, {"- ", "\n"}, {"", "\n\n"}},
    [ADVERT_PLAIN] = {"", "", {"", "\n\n"}, {"", "\n"}, {"", "\n"}, {"* ", "\n"}, {"", "\n\n"}},
    [ADVERT_HTML] = {"<!doctype html><html><body>", "</body></html>", {"<h1>", "</h1>"},
                     {"<h2>", "</h2>"}, {"<ul>", "</ul>"}, {"<li>", "</li>"}, {"<p>", "</p>"}},
};

static void put(struct strbuf *b, const struct markup *m, const char *const part[2], const char *text)
{
    strbuf_puts(b, part[0]);
    for (const char *s = text; *s; s++)
        if (*m->start && strchr("<&", *s))
            strbuf_puts(b, *s == '&' ? "&amp;" : "&lt;");
        else
            strbuf_putc(b, *s);
    strbuf_puts(b, part[1]);
}

static char *wish_text(struct arena *a, const struct wish *w)
{
    char *things = arena_strdup(a, w->spelled[0]);

    for (size_t k = 1; k < w->n; k++)
        things = arena_printf(a, "%s%s%s", things, k + 1 == w->n ? " or " : ", ", w->spelled[k]);
    return arena_printf(a, "%s%s%s", w->before, things, w->after);
}

static void put_wishes(struct arena *a, struct strbuf *b, const struct markup *m,
                       const struct advert *ad, bool nice, const char *heading)
{
    size_t n = 0;

    for (size_t i = 0; i < ad->wishes.n; i++) {
        if ((ad->wishes.at[i].kind == WISH_NICE) != nice)
            continue;
        if (!n++) {
            put(b, m, m->heading, heading);
            strbuf_puts(b, m->list[0]);
        }
        put(b, m, m->item, wish_text(a, &ad->wishes.at[i]));
    }
    strbuf_puts(b, n ? m->list[1] : "");
}

static char *body(struct arena *a, const struct advert *ad, const struct markup *m)
{
    struct strbuf b = {0};

    put_wishes(a, &b, m, ad, false, "Requirements");
    if (ad->last)
        put(&b, m, m->paragraph, ad->last);
    put_wishes(a, &b, m, ad, true, "Nice to have");
    if (ad->boilerplate) {
        put(&b, m, m->heading, "What we offer");
        for (size_t i = 0; i < COUNT(boilerplate); i++)
            put(&b, m, m->paragraph, boilerplate[i]);
    }
    char *out = strbuf_keep(&b, a);

    strbuf_free(&b);
    return out;
}

static void put_json_ld(struct arena *a, struct strbuf *b, const struct advert *ad)
{
    strbuf_puts(b, "<html><head><script type=\"application/ld+json\">{\"@context\": "
                   "\"https://schema.org\", \"@type\": \"JobPosting\", \"title\": ");
    strbuf_json(b, ad->title);
    strbuf_puts(b, ", \"hiringOrganization\": {\"@type\": \"Organization\", \"name\": ");
    strbuf_json(b, ad->company);
    strbuf_puts(b, "}, \"description\": ");
    strbuf_json(b, body(a, ad, &markups[ADVERT_HTML]));
    strbuf_puts(b, "}</script></head><body></body></html>");
}

char *advert_text(struct arena *a, const struct advert *ad, enum advert_form form)
{
    struct strbuf b = {0};

    if (form == ADVERT_JSON_LD) {
        put_json_ld(a, &b, ad);
    } else {
        const struct markup *m = &markups[form];

        strbuf_puts(&b, m->start);
        for (int i = 0; i < (ad->times ? ad->times : 1); i++) {
            put(&b, m, m->title, ad->title);
            strbuf_puts(&b, body(a, ad, m));
        }
        strbuf_puts(&b, m->end);
    }
    char *out = strbuf_keep(&b, a);

    strbuf_free(&b);
    return out;
}

/* ---- profiles ---------------------------------------------------------------------------------- */

/* @ is the thing, # the figure. The first say what came of it, the last say little. */
static const char *const told[] = {
    "Moved # shops to @ with no hour lost",
    "Introduced @ and cut the median wait by #%",
    "Took the nightly run from # hours to 9 minutes by using @",
    "Wrote what # depots lean upon every day, in @",
    "Used @ in # small jobs",
    "Responsible for @ in # branches",
};
/* These name nothing of the lexicon. */
static const char *const noise[] = {
    "Watered # office plants through two dry summers",
    "Repaired # bicycles for neighbours, which nobody had thought worth it",
    "Baked bread for # guests at the summer fair",
    "Carried # chairs up to the attic and down again",
    "Helped with # birthday cakes",
    "Sold # boats, from £900 to £41,000",
};
static const char *const odd[] = {
    " – “naïve”, he said", " (Żółć, Ωmega, Đà Nẵng)", " for Zoe\xCC\x88 & Co", " at\xC2\xA0last",
    " in an office of\xC2\xAD" "fice size", " ﬁnally", " * not _bold_ [here]", " <b>& so on</b>",
    " … and \"on\"", " at 3 × 4½ €"};
static const char *const employers[] = {"Alderney & Sons", "Birchwood", "Cedarholm Works", "Dunmore Hall",
                                        "Elmfield Co-operative", "Fernleigh"};
static const char *const people[] = {"Ilse Varga", "Þóra Jónsdóttir", "Nguyễn Thị Hoa",
                                     "Zoë O’Brien-Łukasik"};
/* What ends a summary: some that may go, and what refers to them. */
static const char *const habits[] = {"", " Calm when it is loud.", " Likes plain words. They are rare.",
                                     " Fond of short meetings. This saves others time.\n\nQuiet by nature.",
                                     " Tidy. Also needs no visa."};
static const char *const rows[] = {"Daily", "Often", "Also", "Sometimes"};

char *bullet_new(struct arena *a, struct chance *c, const char *thing, int figure)
{
    const char *pattern = thing ? ONE_OF(c, told) : ONE_OF(c, noise);
    struct strbuf b = {0};

    for (const char *s = pattern; *s; s++)
        if (*s == '@')
            strbuf_puts(&b, thing);
        else if (*s == '#')
            strbuf_printf(&b, "%d", figure);
        else
            strbuf_putc(&b, *s);
    char *out = strbuf_keep(&b, a);

    strbuf_free(&b);
    return out;
}

/* What is being made. */
struct making {
    struct arena *a;
    struct chance *c;
    const struct pool *pool;
    const struct advert *ad;
    const struct made_options *o;
    struct strbuf b;
    int figure; /* the last one given out */
};

/* Something the posting asks for, or something else; spelled in any of its ways. */
static const char *any_thing(struct making *m)
{
    concept_id id = m->pool->at[chance_below(m->c, m->pool->n)];
    const char *spelling;

    if (m->ad->wishes.n && chance_in(m->c, 60)) {
        const struct wish *w = &m->ad->wishes.at[chance_below(m->c, m->ad->wishes.n)];

        id = w->of[chance_below(m->c, w->n)];
    }
    spelling = pool_spelling(m->a, id, chance_below(m->c, 3));
    return spelling ? spelling : lexicon_concept(id)->aliases[0];
}

static void put_member(struct making *m, const char *before, const char *key, const char *text)
{
    strbuf_printf(&m->b, "%s\"%s\": ", before, key);
    strbuf_json(&m->b, text);
}

static void put_bullets(struct making *m, size_t most)
{
    size_t n = 1 + chance_below(m->c, most);

    strbuf_puts(&m->b, ", \"highlights\": [");
    for (size_t i = 0; i < n; i++) {
        const char *text = bullet_new(m->a, m->c, chance_in(m->c, 70) ? any_thing(m) : NULL,
                                      m->figure += 1 + (int)chance_below(m->c, 3));

        if (m->o->odd && chance_in(m->c, 20))
            text = arena_printf(m->a, "%s%s", text, ONE_OF(m->c, odd));
        strbuf_puts(&m->b, i ? ", " : "");
        strbuf_json(&m->b, text);
    }
    strbuf_puts(&m->b, "]");
}

static void put_month(struct making *m, const char *key, int month)
{
    strbuf_printf(&m->b, ", \"%s\": \"%04d-%02d\"", key, month / 12, month % 12 + 1);
}

/* Jobs from the newest to the oldest, months apart or side by side. Returns the first month. */
static int put_work(struct making *m)
{
    size_t n = 1 + chance_below(m->c, m->o->jobs);
    int end = 2024 * 12 + 5;

    strbuf_puts(&m->b, ", \"work\": [");
    for (size_t i = 0; i < n; i++) {
        int start = end - 5 - (int)chance_below(m->c, 50);

        put_member(m, i ? ", {" : "{", "name", ONE_OF(m->c, employers));
        put_member(m, ", ", "position", ONE_OF(m->c, titles));
        put_month(m, "startDate", start);
        if (i || chance_in(m->c, 50))
            put_month(m, "endDate", end);
        if (chance_in(m->c, 30))
            put_member(m, ", ", "summary", bullet_new(m->a, m->c, NULL, ++m->figure));
        put_bullets(m, m->o->bullets);
        strbuf_puts(&m->b, "}");
        end = start - (int)chance_below(m->c, 12) + (chance_in(m->c, 15) ? 14 : 0);
    }
    strbuf_puts(&m->b, "]");
    return end;
}

static void put_projects(struct making *m, int month)
{
    size_t n = chance_below(m->c, 4);

    strbuf_puts(&m->b, n ? ", \"projects\": [" : "");
    for (size_t i = 0; i < n; i++) {
        put_member(m, i ? ", {" : "{", "name", arena_printf(m->a, "tide %d", ++m->figure));
        put_month(m, "endDate", month + 12 * (int)i);
        put_member(m, ", ", "description", bullet_new(m->a, m->c, any_thing(m), ++m->figure));
        if (chance_in(m->c, 70))
            put_bullets(m, 3);
        strbuf_puts(&m->b, "}");
    }
    strbuf_puts(&m->b, n ? "]" : "");
}

/* Each skill is listed once. */
static void put_skills(struct making *m)
{
    struct strbuf seen = {0};

    strbuf_puts(&m->b, ", \"skills\": [");
    for (size_t row = 0, n = 1 + chance_below(m->c, COUNT(rows)); row < n; row++) {
        put_member(m, row ? ", {" : "{", "name", rows[row]);
        strbuf_puts(&m->b, ", \"keywords\": [");
        for (size_t i = 0, k = 2 + chance_below(m->c, 5), put_in = 0; i < k; i++) {
            const char *thing = any_thing(m);
            const char *mark = arena_printf(m->a, "\n%s\n", thing);

            if (seen.p && strstr(seen.p, mark))
                continue;
            strbuf_puts(&seen, mark);
            strbuf_puts(&m->b, put_in++ ? ", " : "");
            strbuf_json(&m->b, thing);
        }
        strbuf_puts(&m->b, "]}");
    }
    strbuf_puts(&m->b, "]");
    strbuf_free(&seen);
}

static void put_rest(struct making *m, int month)
{
    strbuf_puts(&m->b, ", \"education\": [{\"institution\": \"Calder College\", \"area\": \"Botany\", "
                       "\"studyType\": \"BSc\"");
    put_month(m, "endDate", month);
    strbuf_puts(&m->b, "}]");
    if (chance_in(m->c, 40)) {
        put_member(m, ", \"certificates\": [{", "name",
                   arena_printf(m->a, "Certified in %s", any_thing(m)));
        put_month(m, "date", month + 30);
        strbuf_puts(&m->b, "}]");
    }
    if (chance_in(m->c, 40))
        strbuf_puts(&m->b, ", \"interests\": [{\"name\": \"Rowing\"}, {\"name\": \"Bees\"}]");
    if (chance_in(m->c, 40))
        strbuf_puts(&m->b, ", \"languages\": [{\"language\": \"Welsh\", \"fluency\": \"Fluent\"}]");
}

char *profile_new(struct arena *a, struct chance *c, const struct pool *pool,
                  const struct advert *ad, const struct made_options *o)
{
    struct making m = {.a = a, .c = c, .pool = pool, .ad = ad, .o = o, .figure = 20};
    int month;

    put_member(&m, "{\"basics\": {", "name", ONE_OF(c, people));
    put_member(&m, ", ", "label", ONE_OF(c, titles));
    strbuf_puts(&m.b, ", \"email\": \"mail@varga.example\", \"url\": \"https://varga.example/cv\"");
    put_member(&m, ", ", "summary",
               arena_printf(a, "Careful with %s for many years. Wrote about %s. Keeps bees.%s",
                            any_thing(&m), any_thing(&m), ONE_OF(c, habits)));
    strbuf_puts(&m.b, "}");
    month = put_work(&m);
    put_projects(&m, month);
    put_skills(&m);
    put_rest(&m, month);
    strbuf_puts(&m.b, "}");
    char *out = strbuf_keep(&m.b, a);

    strbuf_free(&m.b);
    return out;
}
