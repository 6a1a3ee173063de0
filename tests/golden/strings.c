/* Prints the texts of a profile file in the order in which a layout that follows the document order
 * of sections shows them: what an extractor must find. usage: strings FILE.json [SECTION...]
 * The sections named, if any, are the order of a layout that does otherwise.
 * SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "profile/read.h"

#include <stdio.h>
#include <string.h>

static void put(const char *text)
{
    while (*text) {
        size_t n = strcspn(text, "\n");

        printf("%.*s\n", (int)n, text);
        text += n + (text[n] == '\n');
    }
}

/* Bullets, in order: the fields of an entry's head stand as each layout wants. */
static void put_list(const struct node *list)
{
    for (const struct node *n = list ? list->first : NULL; n; n = n->next)
        if (n->kind == NODE_TEXT)
            put(n->text);
}

static void put_section(const struct node *section)
{
    for (const struct node *e = section ? section->first : NULL; e; e = e->next) {
        put(node_text(e, "description"));
        put(node_text(e, "summary"));
        put(node_text(e, "reference"));
        put_list(node_get(e, "highlights"));
    }
}

static bool named(const struct profile *p, const char *key)
{
    for (size_t i = 0; i < p->section_count; i++)
        if (strcmp(p->section_order[i], key) == 0)
            return true;
    return false;
}

int main(int argc, char **argv)
{
    /* the order in which the shipped layouts write their sections */
    static const char *const written[] = {"work", "projects", "education", "certificates", "awards",
                                          "publications", "volunteer", "references"};
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct str json;
    struct profile *p = argc >= 2 && file_read(&a, argv[1], PROFILE_MAX_BYTES, &json, &d)
                            ? profile_read(&a, json, argv[1], &d)
                            : NULL;

    if (!p)
        return 1;
    const struct node *basics = node_get(p->root, "basics");

    put(node_text(basics, "name"));
    put(node_text(basics, "label"));
    put(node_text(basics, "summary"));
    for (int i = 2; i < argc; i++)
        put_section(node_get(p->root, argv[i]));
    for (size_t i = 0; argc == 2 && i < p->section_count; i++)
        put_section(node_get(p->root, p->section_order[i]));
    for (size_t i = 0; argc == 2 && i < sizeof written / sizeof *written; i++)
        if (!named(p, written[i]))
            put_section(node_get(p->root, written[i]));
    arena_free(&a);
    return 0;
}
