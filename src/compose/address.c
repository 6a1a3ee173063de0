/* A location in the order of the language: "address, postalCode city, countryCode".
 * SPDX-License-Identifier: MIT */
#include "compose/internal.h"

#include <string.h>

/* A street may be written in lines; in a line of text they are parted by commas. */
static const struct node *one_line(struct composer *c, const struct node *n)
{
    struct strbuf b = {0};

    if (!strchr(n->text, '\n'))
        return n;
    for (const char *s = n->text; *s; s++)
        strbuf_puts(&b, *s != '\n' ? (char[]){*s, '\0'} : b.n && b.p[b.n - 1] == ',' ? " " : ", ");
    struct node *flat = arena_new(c->a, struct node);

    *flat = *n;
    flat->text = strbuf_keep(&b, c->a);
    flat->nspans = 0;
    strbuf_free(&b);
    return flat;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Names of members are replaced by what the profile has; what stands between two of them is there if
 * both are. */
void compose_put_address(struct inliner *in, const struct env *env, const struct node *location)
{
    const char *format = layout_message(in->c->l, "address-format");
    size_t runs = in->runs.n, pending = in->pending.n;

    for (const char *s = format ? format : "city, region, countryCode"; *s;) {
        size_t k = 0;

        while (s[k] && is_letter(s[k]) == is_letter(*s))
            k++;
        const char *word = arena_strndup(in->c->a, s, k);

        if (is_letter(*s)) {
            const struct node *n = node_get(location, word);

            if (n && n->kind == NODE_TEXT && *n->text)
                compose_put_node(in, env, one_line(in->c, n), SHOWN_TEXT);
        } else {
            compose_put_layout_text(in, env, word);
        }
        s += k;
    }
    in->pending.n = in->runs.n > runs ? 0 : pending; /* nothing waits for what is not there */
}
