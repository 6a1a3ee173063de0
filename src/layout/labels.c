/* Headings, words and month names of a language: the layout's own first, then the shipped ones.
 * SPDX-License-Identifier: MIT */
#include "layout/parts.h"

#include "layout/value.h"

#include <string.h>

struct catalogue *reader_labels(struct arena *a, const char *lang,
                                const struct layout_source *loader, struct diags *d)
{
    struct reader r = {.arena = a, .d = d};
    struct str xml;
    const char *file = NULL;

    if (!loader ||
        !loader->find(loader->context, arena_printf(a, "labels/%s", lang), &xml, &file) ||
        !reader_file(&r, xml, file, RULE_LABELS))
        return NULL;
    return r.labels;
}

static bool is_english(const char *lang)
{
    return str_eq_nocase(str_of(lang), STR("en"));
}

/* pt-BR, pt: RFC 4647, 3.4 (lookup). English is the last resort and not in the list. */
static void list_languages(struct layout *l, const char *lang)
{
    char *tag = arena_strdup(l->arena, lang);

    l->langs.n = 0;
    while (*tag && !is_english(tag)) {
        vec_push(l->arena, &l->langs, tag);
        char *dash = strrchr(tag, '-');

        if (!dash)
            break;
        tag = arena_strndup(l->arena, tag, (size_t)(dash - tag));
    }
}

void layout_load_labels(struct layout *l, const char *lang, const struct layout_source *source,
                        struct diags *d)
{
    struct catalogue *c;
    const char *wrong = value_language(l->arena, lang);

    l->labels.n = 0;
    if (!wrong)
        list_languages(l, lang);
    for (size_t i = 0; i < l->langs.n; i++) {
        c = reader_labels(l->arena, l->langs.at[i], source, d);
        if (c)
            vec_push(l->arena, &l->labels, c);
    }
    bool english = !wrong && (l->langs.n == 0 || is_english(arena_strndup(l->arena, lang, 2)));

    if (!l->labels.n && !english)
        diag_add(d, DIAG_NOTE, "layout-labels", (struct diag_at){0},
                 "add an <i18n> for it to the layout",
                 "there are no labels for the language '%s': English ones are used", lang);
    c = reader_labels(l->arena, "en", source, d);
    if (c)
        vec_push(l->arena, &l->labels, c);
}

static const struct catalogue *own(const struct layout *l, const char *lang)
{
    for (size_t i = 0; i < l->catalogues.n; i++)
        if (str_eq_nocase(str_of(l->catalogues.at[i]->lang), str_of(lang)))
            return l->catalogues.at[i];
    return NULL;
}

/* The n-th catalogue to look into, or NULL where there is none; false behind the last one. */
static bool catalogue_at(const struct layout *l, size_t n, const struct catalogue **c)
{
    size_t own_count = l->langs.n, shipped = l->labels.n;

    *c = NULL;
    if (n < own_count)
        *c = own(l, l->langs.at[n]);
    else if (shipped && n < own_count + shipped - 1)
        *c = l->labels.at[n - own_count];
    else if (n == own_count + (shipped ? shipped - 1 : 0))
        *c = own(l, "en");
    else if (shipped && n == own_count + shipped)
        *c = l->labels.at[shipped - 1];
    else
        return false;
    return true;
}

const char *layout_message(const struct layout *l, const char *key)
{
    const struct catalogue *c;

    for (size_t n = 0; catalogue_at(l, n, &c); n++)
        for (size_t i = 0; c && i < c->messages.n; i++)
            if (strcmp(c->messages.at[i].key, key) == 0)
                return c->messages.at[i].text;
    return NULL;
}

const char *layout_month(const struct layout *l, enum month_form form, int month)
{
    const struct catalogue *c;

    if (month < 1 || month > 12)
        return NULL;
    for (size_t n = 0; catalogue_at(l, n, &c); n++)
        for (size_t i = 0; c && i < c->months.n; i++)
            if (c->months.at[i].form == (int)form)
                return c->months.at[i].names[month - 1];
    return NULL;
}
