/* Reading labels, and comparing words with them. SPDX-License-Identifier: MIT */
#include "labels.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool read_whole(struct arena *a, const char *path, struct str *out)
{
    struct diags d = {.arena = a};

    if (file_read(a, path, 1 << 20, out, &d))
        return true;
    fprintf(stderr, "%s: %s\n", path, d.list.n ? d.list.at[0].text : "unreadable");
    return false;
}

/* The next line of *rest, NUL-terminated in the arena; NULL behind the last. */
static char *next_line(struct arena *a, struct str *rest)
{
    const char *end = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
    size_t n = end ? (size_t)(end - rest->p) : rest->n;

    if (!rest->n)
        return NULL;
    char *line = arena_strndup(a, rest->p, n);

    rest->p += n + (end != NULL);
    rest->n -= n + (end != NULL);
    return line;
}

/* The next part of *s before one of `stops`, without blanks around; NULL behind the last. */
static const char *next_part(struct arena *a, const char **s, char stop)
{
    if (!*s)
        return NULL;
    const char *end = strchr(*s, stop);
    struct str part = str_trim((struct str){*s, end ? (size_t)(end - *s) : strlen(*s)});

    *s = end ? end + 1 : NULL;
    return arena_strndup(a, part.p, part.n);
}

static void add_terms(struct arena *a, struct labels *l, const char *list, char stop,
                      enum modality modality)
{
    for (const char *t; (t = next_part(a, &list, stop));)
        vec_push(a, &l->terms, (struct label_term){.text = t, .modality = modality});
}

static void add_group(struct arena *a, struct labels *l, const char *list, int need,
                      enum modality modality)
{
    struct label_group g = {.need = need, .modality = modality};

    for (const char *t; (t = next_part(a, &list, '|'));)
        if (!strcmp(t, "..."))
            g.open = true;
        else
            vec_push(a, &g.members, t);
    vec_push(a, &l->groups, g);
}

/* "5", "3-5 React" */
static void add_years(struct arena *a, struct labels *l, const char *s)
{
    char *end;
    struct label_years y = {.years = (int)strtol(s, &end, 10)};

    if (*end == '-')
        y.most = (int)strtol(end + 1, &end, 10);
    struct str of = str_trim(str_of(end));

    y.of = arena_strndup(a, of.p, of.n);
    vec_push(a, &l->years, y);
}

static void mark_open(struct labels *l, const char *term)
{
    for (size_t i = 0; i < l->terms.n; i++)
        if (!strcmp(l->terms.at[i].text, term))
            l->terms.at[i].open = true;
}

/* ---- sentences --------------------------------------------------------------------------- */

/* "must", "nice" …; -1 if it is none. */
static int modality_of(const char *word)
{
    static const char *const names[] = {[MODALITY_MUST] = "must",
                                        [MODALITY_NICE] = "nice",
                                        [MODALITY_NONE] = "none",
                                        [MODALITY_WAIVED] = "waived",
                                        [MODALITY_NEGATIVE] = "negative"};

    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if (!strcmp(names[i], word))
            return i;
    return -1;
}

static bool add_sentence_label(struct arena *a, struct labels *l, const char *line)
{
    static const char *const needs[] = {"one of", "two of", "three of"};
    const char *value = line, *key = next_part(a, &value, ':');
    bool nice = !strncmp(key, "nice ", 5);

    if (!value)
        return false;
    for (int i = 0; i < 3; i++)
        if (!strcmp(key + (nice ? 5 : 0), needs[i])) {
            add_group(a, l, value, i + 1, nice ? MODALITY_NICE : MODALITY_MUST);
            return true;
        }
    if (!strcmp(key, "years"))
        add_years(a, l, value);
    else if (!strcmp(key, "open"))
        mark_open(l, next_part(a, &value, '\n'));
    else if (modality_of(key) >= 0)
        add_terms(a, l, value, ',', (enum modality)modality_of(key));
    else
        return false;
    return true;
}

bool labels_read_sentences(struct arena *a, const char *dir, struct labelled_sentences *out)
{
    const char *path = arena_printf(a, "%s/sentences.txt", dir);
    struct str rest;
    bool second = false;

    if (!read_whole(a, path, &rest))
        return false;
    for (char *line; (line = next_line(a, &rest));) {
        if (!*line || *line == '#')
            continue;
        if (!strcmp(line, "@second"))
            second = true;
        else if (*line == '-' || *line == '*') {
            struct labelled_sentence s = {.text = line + 2, .held_out = *line == '*',
                                          .second = second};

            vec_push(a, &out->list, s);
        } else if (!out->list.n ||
                   !add_sentence_label(a, &out->list.at[out->list.n - 1].asked, line)) {
            fprintf(stderr, "%s: what is '%s'?\n", path, line);
            return false;
        }
    }
    return true;
}

/* ---- postings ---------------------------------------------------------------------------- */

/* "A | B (need 1) nice" */
static void add_any(struct arena *a, struct labels *l, const char *value)
{
    const char *paren = strstr(value, "(need ");
    size_t n = paren ? (size_t)(paren - value) : strlen(value);
    bool nice = paren && strstr(paren, "nice");

    add_group(a, l, arena_strndup(a, value, n), paren ? atoi(paren + 6) : 1,
              nice ? MODALITY_NICE : MODALITY_MUST);
}

static bool add_field(struct arena *a, struct labelled_posting *p, const char *key, const char *value)
{
    const char *y;

    if (!strcmp(key, "held-out"))
        p->held_out = true;
    else if (!strcmp(key, "no-headings"))
        p->no_headings = true;
    else if (!strcmp(key, "title"))
        p->title = value;
    else if (!strcmp(key, "company"))
        p->company = value;
    else if (!strcmp(key, "place"))
        p->place = value;
    else if (!strcmp(key, "must"))
        add_terms(a, &p->asked, value, ';', MODALITY_MUST);
    else if (!strcmp(key, "nice"))
        add_terms(a, &p->asked, value, ';', MODALITY_NICE);
    else if (!strcmp(key, "any"))
        add_any(a, &p->asked, value);
    else if (!strcmp(key, "years"))
        while ((y = next_part(a, &value, ';')))
            add_years(a, &p->asked, y);
    else
        return false;
    return true;
}

static bool add_line(struct arena *a, struct labelled_posting *p, const char *zone, const char *text)
{
    for (int z = 0; z < ZONE_COUNT; z++)
        if (!strcmp(zone, zone_name((enum zone)z))) {
            vec_push(a, &p->lines, (struct label_line){(enum zone)z, text});
            return true;
        }
    return false;
}

static bool read_labels(struct arena *a, const char *path, struct labelled_posting *p)
{
    struct str rest;

    if (!read_whole(a, path, &rest))
        return false;
    for (char *line; (line = next_line(a, &rest));) {
        char *tab = strchr(line, '\t');
        const char *value = tab ? tab + 1 : "";

        if (tab)
            *tab = '\0';
        if (*line == '@' ? !add_field(a, p, line + 1, value) : !add_line(a, p, line, value)) {
            fprintf(stderr, "%s: what is '%s'?\n", path, line);
            return false;
        }
    }
    return true;
}

static int is_labels(const struct dirent *e)
{
    const char *dot = strrchr(e->d_name, '.');

    return dot && !strcmp(dot, ".labels");
}

/* The file of the same name that is not the labels. */
static const char *posting_path(struct arena *a, const char *dir, const char *name)
{
    static const char *const forms[] = {"txt", "md", "html", "json"};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const char *path = arena_printf(a, "%s/postings/%s.%s", dir, name, forms[i]);
        FILE *f = fopen(path, "rb");

        if (f) {
            fclose(f);
            return path;
        }
    }
    return NULL;
}

bool labels_read_postings(struct arena *a, const char *dir, struct labelled_postings *out)
{
    struct dirent **entries;
    const char *folder = arena_printf(a, "%s/postings", dir);
    int n = scandir(folder, &entries, is_labels, alphasort);
    bool good = n > 0;

    if (n < 0)
        fprintf(stderr, "%s: %s\n", folder, strerror(errno));
    for (int i = 0; i < n; i++) {
        const char *file = entries[i]->d_name;
        struct labelled_posting p = {.name = arena_strndup(a, file, strlen(file) - strlen(".labels")),
                                     .title = "", .company = "", .place = ""};

        p.path = posting_path(a, dir, p.name);
        good = good && p.path && read_labels(a, arena_printf(a, "%s/%s", folder, file), &p);
        vec_push(a, &out->list, p);
        free(entries[i]);
    }
    if (n >= 0)
        free(entries);
    return good;
}

/* ---- words ------------------------------------------------------------------------------- */

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

struct letters letters_of(struct arena *a, struct str text)
{
    struct letters l = {arena_alloc(a, text.n + 1), arena_array(a, text.n + 1, sizeof *l.at), 0};

    for (size_t i = 0; i < text.n; i++) {
        char c = is_upper(text.p[i]) ? (char)(text.p[i] | 32) : text.p[i];

        /* a soft dash or bullet is no letter: of General Punctuation, E2 80 xx, nothing counts */
        if (c == '\xe2' && i + 2 < text.n && (text.p[i + 1] == '\x80' || text.p[i + 1] == '\x97')) {
            i += 2;
            continue;
        }
        if (!is_letter(c) || (c == '\xc2' && i + 1 < text.n && text.p[i + 1] == '\xa0')) {
            i += c == '\xc2';
            continue;
        }
        l.at[l.n] = i;
        l.p[l.n++] = c;
    }
    l.at[l.n] = text.n;
    return l;
}

/* Whole words of `inner` stand in `outer` one behind the other, their endings aside ("query
 * optimizers"). */
static bool has_words(const char *outer, const char *inner)
{
    size_t n = strlen(inner);

    for (const char *s = outer; *s; s++) {
        size_t k = 0;
        char before = s == outer ? ' ' : s[-1];

        while (k < n && s[k] &&
               (is_upper(s[k]) ? s[k] | 32 : s[k]) == (is_upper(inner[k]) ? inner[k] | 32 : inner[k]))
            k++;
        if (k == n && !is_letter((char)(before | 32)) &&
            (!is_letter((char)(s[n] | 32)) || (n > 3 && s[n] == 's')))
            return true;
    }
    return false;
}

bool label_names(struct arena *a, const char *label, concept_id concept, const char *term)
{
    concept_id known = lexicon_find(str_of(label));
    struct concept_matches m = {0};

    if (known != CONCEPT_NONE && concept != CONCEPT_NONE)
        return known == concept;
    if (term && (has_words(term, label) || (strlen(term) > 2 && has_words(label, term))))
        return true;
    lexicon_match(a, str_of(label), MATCH_SKILLS, &m);
    for (size_t i = 0; i < m.list.n; i++)
        if (m.list.at[i].concept == concept && concept != CONCEPT_NONE)
            return true;
    return false;
}
