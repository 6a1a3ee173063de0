/* The examples of layouts/README.md. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_README_EXAMPLES_H
#define NEXTCV_TESTS_README_EXAMPLES_H

#include "unit.h"

#include "base/arena.h"

#include <stdbool.h>
#include <string.h>

static inline const char *next_example(struct arena *a, const char **from)
{
    const char *start = strstr(*from, "```xml\n"), *end;

    if (!start)
        return NULL;
    start += 7;
    end = strstr(start, "```\n");
    assert_non_null(end);
    *from = end + 4;
    return arena_strndup(a, start, (size_t)(end - start));
}

static inline bool begins(const char *s, const char *element)
{
    size_t n = strlen(element);

    return *s == '<' && strncmp(s + 1, element, n) == 0 && strchr(" >/\n", s[1 + n]);
}

/* Whatever a fragment shows, the page is not empty. */
#define NAME "<p style='name' role='h1'><v path='basics.name'/></p>"

/* A fragment as a layout that extends the first example. */
static inline const char *whole(struct arena *a, const char *example)
{
    static const char *const top[] = {"params", "i18n", "fit", "page", "styles", "templates"};
    const char *open =
        "<layout xmlns='urn:nextcv:layout:1' name='x' version='1' extends='example'>";

    if (begins(example, "layout") || begins(example, "labels"))
        return example;
    for (size_t i = 0; i < sizeof top / sizeof *top; i++)
        if (begins(example, top[i]))
            return arena_printf(a, "%s%s</layout>", open, example);
    return arena_printf(a, "%s<body>" NAME "%s</body></layout>", open, example);
}

#endif
