/* Any bytes as a layout, as its own parent, and as labels. Whatever is accepted can be asked for
 * everything. SPDX-License-Identifier: MIT */
#include "layout/model.h"

#include <stdint.h>

struct given {
    struct arena *arena;
    struct str xml;
    int left; /* parents still to be found, all with this text and new names */
};

static bool find(void *context, const char *name, struct str *xml, const char **file)
{
    struct given *g = context;

    if (g->left-- <= 0)
        return false;
    *xml = g->xml;
    *file = arena_printf(g->arena, "%s-%d", name, g->left);
    return true;
}

static void look(void *context, const struct element *e)
{
    const struct layout *l = context;
    struct style s;

    layout_style(l, e->style, &e->own, &s);
    layout_length(l, e->gap, s.size.value, s.leading.value, 100);
    layout_color(l, e->color);
    if (e->template)
        layout_template(l, e->template);
    if (e->key)
        layout_message(l, e->key);
}

static void use(struct layout *l, struct given *g, struct diags *d)
{
    struct layout_source source = {g, find};
    union {
        const struct layout *in;
        void *out;
    } context = {.in = l};
    size_t n;
    const struct layout_param *p = layout_params(l, &n);

    for (size_t i = 0; i < n; i++)
        layout_set(l, p[i].name, i % 2 ? p[i].value : "12pt", d);
    g->left = 2;
    layout_load_labels(l, "pt-BR", &source, d);
    layout_month(l, MONTH_LONG, 12);
    layout_walk(l, look, context.out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    struct given g = {.arena = &a, .xml = {(const char *)bytes, n}, .left = 1};
    struct layout_source source = {&g, find};
    struct layout *l = layout_read(&a, g.xml, "fuzz.xml", &source, &d);

    if (l)
        use(l, &g, &d);
    arena_free(&a);
    return 0;
}
