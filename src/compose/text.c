/* Texts of the profile -> runs: inline styles, links, words that must not be hyphenated.
 * SPDX-License-Identifier: MIT */
#include "compose/internal.h"

#include "base/str.h"

#include <string.h>

/* What the members of a profile are to typography; a list's items have the list's name. */
static const struct {
    const char *key;
    unsigned flags;
} members[] = {
    {"name", RUN_NO_HYPHEN},         {"label", RUN_NO_HYPHEN},
    {"position", RUN_NO_HYPHEN},     {"institution", RUN_NO_HYPHEN},
    {"organization", RUN_NO_HYPHEN}, {"awarder", RUN_NO_HYPHEN},
    {"issuer", RUN_NO_HYPHEN},       {"publisher", RUN_NO_HYPHEN},
    {"entity", RUN_NO_HYPHEN},       {"title", RUN_NO_HYPHEN},
    {"keywords", RUN_NO_HYPHEN | RUN_NO_BREAK},
    {"roles", RUN_NO_HYPHEN},        {"network", RUN_NO_HYPHEN},
    {"username", RUN_NO_HYPHEN},     {"language", RUN_NO_HYPHEN},
    {"studyType", RUN_NO_HYPHEN},    {"area", RUN_NO_HYPHEN},
    {"location", RUN_NO_HYPHEN},     {"city", RUN_NO_HYPHEN},
    {"region", RUN_NO_HYPHEN},       {"countryCode", RUN_NO_HYPHEN},
    {"address", RUN_NO_HYPHEN},      {"level", RUN_NO_HYPHEN},
    {"fluency", RUN_NO_HYPHEN},      {"score", RUN_NO_HYPHEN},
    {"type", RUN_NO_HYPHEN},         {"courses", RUN_NO_HYPHEN},
    {"group", RUN_NO_HYPHEN},        {"postalCode", RUN_NO_HYPHEN | RUN_NO_BREAK},
    {"phone", RUN_NO_HYPHEN | RUN_NO_BREAK},
    {"url", RUN_NO_HYPHEN | RUN_URL}, {"email", RUN_NO_HYPHEN | RUN_URL},
};

enum { KEPT_ON_A_LINE = 24 /* bytes; what is longer would tear a hole before it */ };

static unsigned member_flags(const struct node *n)
{
    const char *key = n->key ? n->key : n->parent ? n->parent->key : NULL;
    const unsigned not_for_it = strlen(n->text) > KEPT_ON_A_LINE ? RUN_NO_BREAK : 0;

    for (size_t i = 0; key && i < sizeof members / sizeof *members; i++)
        if (strcmp(members[i].key, key) == 0)
            return members[i].flags & ~not_for_it;
    return 0;
}

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80;
}

/* Length of an English plural's ending at `s`. */
static size_t plural(const char *s, size_t n)
{
    size_t k = n >= 2 && memcmp(s, "es", 2) == 0 ? 2 : n >= 1 && *s == 's' ? 1 : 0;

    return k < n && is_word(s[k]) ? 0 : k;
}

/* Length of a whole word at `s` (with `before` in front of it) that the profile wants unbroken; its
 * plural is too. */
static size_t protected_word(const struct profile *p, char before, const char *s, size_t n)
{
    if (is_word(before))
        return 0;
    for (size_t i = 0; i < p->no_hyphen_count; i++) {
        if ((s[0] ^ p->no_hyphen[i][0]) & ~('a' ^ 'A')) /* differs in more than its case */
            continue;

        size_t k = strlen(p->no_hyphen[i]);

        if (!k || k > n || !str_eq_nocase((struct str){s, k}, (struct str){p->no_hyphen[i], k}))
            continue;
        if (k == n || !is_word(s[k]))
            return k;
        if (plural(s + k, n - k))
            return k + plural(s + k, n - k);
    }
    return 0;
}

/* One stretch of text in one style. */
struct stretch {
    const struct text_style *style;
    unsigned flags;
    const char *link, *source;
};

static void put(struct inliner *in, const struct stretch *t, const char *s, size_t n,
                unsigned flags)
{
    struct run r = {.kind = RUN_TEXT,
                    .style = t->style,
                    .flags = t->flags | flags,
                    .link = t->link,
                    .source = t->source};

    if (!n)
        return;
    r.text = arena_strndup(in->c->a, s, n);
    compose_put_run(in, r);
}

/* Splits at words of the no-hyphen list, so that only they carry the flag. */
static void put_words(struct inliner *in, const struct stretch *t, const char *s, size_t n)
{
    const struct profile *p = in->c->p;
    size_t from = 0;

    if (t->flags & RUN_NO_HYPHEN || !p->no_hyphen_count) {
        put(in, t, s, n, 0);
        return;
    }
    for (size_t i = 0; i < n;) {
        size_t k = protected_word(p, i ? s[i - 1] : ' ', s + i, n - i);

        if (!k) {
            i++;
            continue;
        }
        put(in, t, s + from, i - from, 0);
        put(in, t, s + i, k, RUN_NO_HYPHEN);
        from = i += k;
    }
    put(in, t, s + from, n - from, 0);
}

static void put_lines(struct inliner *in, const struct stretch *t, const char *s, size_t n)
{
    for (;;) {
        const char *end = memchr(s, '\n', n);
        size_t k = end ? (size_t)(end - s) : n;

        put_words(in, t, s, k);
        if (!end)
            return;
        struct run r = {.kind = RUN_BREAK, .style = t->style, .source = t->source};

        compose_put_run(in, r);
        s += k + 1;
        n -= k + 1;
    }
}

static void put_span(struct inliner *in, const struct env *env, const struct stretch *plain,
                     const char *text, const struct span *s)
{
    struct stretch t = *plain;
    struct str shown = {text + s->start, s->end - s->start};

    t.style = compose_variant(in->c, plain->style, s->styles);
    if (s->styles & SPAN_CODE)
        t.flags |= RUN_NO_HYPHEN;
    if (s->href && !env->link) {
        t.link = compose_uri(in->c->a, SCHEME_URL, s->href);
        if (shown.n > 8 && (memcmp(shown.p, "http", 4) == 0 || memcmp(shown.p, "www.", 4) == 0))
            t.flags |= RUN_URL | RUN_NO_HYPHEN;
    }
    put_lines(in, &t, shown.p, shown.n);
}

void compose_put_node(struct inliner *in, const struct env *env, const struct node *n,
                      enum shown_as as)
{
    struct stretch t = {.style = compose_style(in->c, env->style)->text,
                        .flags = member_flags(n),
                        .link = env->link,
                        .source = in->c->furniture ? NULL : n->pointer};
    size_t at = 0, length = strlen(n->text);

    if (as == SHOWN_GIVEN || as == SHOWN_FAMILY) {
        struct str part = compose_name_part(n->text, as == SHOWN_FAMILY);

        put(in, &t, part.p, part.n, 0);
        return;
    }
    if (as == SHOWN_URL) {
        const char *text = compose_url_text(in->c->a, n->text);

        t.flags |= RUN_URL | RUN_NO_HYPHEN;
        put(in, &t, text, strlen(text), 0);
        return;
    }
    for (size_t i = 0; i < n->nspans; i++) {
        const struct span *s = &n->spans[i];

        if (s->start < at || s->end > length || s->start >= s->end)
            continue;
        put_lines(in, &t, n->text + at, s->start - at);
        put_span(in, env, &t, n->text, s);
        at = s->end;
    }
    put_lines(in, &t, n->text + at, length - at);
}
