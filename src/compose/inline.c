/* Inline content -> runs of a paragraph. One function for each kind of element.
 * SPDX-License-Identifier: MIT */
#include "compose/internal.h"

#include "base/utf8.h"

#include <string.h>

/* ---- runs, and separators that wait ------------------------------------------------------ */

/* Punctuation that stands between two things and means nothing without one of them. */
static bool is_separator(uint32_t c)
{
    static const uint32_t separators[] = {' ', 0xA0, ',', ';', '|', '/', '-', 0xB7 /* · */,
                                          0x2013, 0x2014, 0x2022 /* • */, 0x2002, 0x2003, 0x2009,
                                          0x202F};

    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (separators[i] == c)
            return true;
    return false;
}

/* Bytes at the start of `s` that only separate. */
static size_t separator_prefix(const char *s)
{
    size_t n = strlen(s), at = 0;

    while (at < n) {
        uint32_t c;
        size_t k = utf8_decode(s + at, n - at, &c);

        if (!is_separator(c))
            break;
        at += k;
    }
    return at;
}

static bool has_ink(const char *s)
{
    return s[strspn(s, " ")] != '\0';
}

static bool ends_in_space(const struct run *r)
{
    size_t n = r->text ? strlen(r->text) : 0;

    return r->kind == RUN_TEXT && n && r->text[n - 1] == ' ';
}

static struct run text_run(struct inliner *in, const struct env *env, const char *text)
{
    return (struct run){.kind = RUN_TEXT,
                        .text = text,
                        .style = compose_style(in->c, env->style)->text,
                        .link = env->link};
}

static void push(struct inliner *in, struct run r)
{
    if (r.kind == RUN_TEXT && in->runs.n && ends_in_space(&in->runs.at[in->runs.n - 1]) &&
        !r.source)
        r.text += strspn(r.text, " ");
    if (r.kind != RUN_TEXT || *r.text)
        vec_push(in->c->a, &in->runs, r);
}

void compose_put_run(struct inliner *in, struct run r)
{
    if (r.kind == RUN_BREAK || r.kind == RUN_LEADER) {
        in->pending.n = 0;
        if (r.kind == RUN_BREAK && !in->content)
            return;
        vec_push(in->c->a, &in->runs, r);
        in->content = false;
        return;
    }
    for (size_t i = 0; i < in->pending.n; i++)
        push(in, in->pending.at[i]);
    in->pending.n = 0;
    push(in, r);
    in->content = true;
}

/* Dots, bars and wide spaces only part what stands beside each other; commas and dashes are also punctuation. */
static bool vanishes_at_line_end(const char *text)
{
    size_t n = strlen(text), at = 0;
    bool parts = false;

    while (at < n) {
        uint32_t c;

        at += utf8_decode(text + at, n - at, &c);
        bool part = c == 0xB7 || c == '|' || c == 0x2022 || c == 0x2002 || c == 0x2003;

        if (!part && c != ' ' && c != 0xA0)
            return false;
        parts = parts || part;
    }
    return parts && text[n - 1] == ' ';
}

/* The space before such a separator belongs to it: no line begins with one. */
static void put_separator(struct inliner *in, const struct env *env, const char *text)
{
    struct run r = text_run(in, env, text);

    if (vanishes_at_line_end(text)) {
        r.flags = RUN_SEPARATOR;
        if (*text == ' ')
            r.text = arena_printf(in->c->a, "\xC2\xA0%s", text + 1);
    }
    vec_push(in->c->a, &in->pending, r);
}

/* A comma or semicolon between two things is that of the document's language. */
static const char *in_language(const struct composer *c, const char *text)
{
    const char *mark = text + strspn(text, " "), *own = NULL;

    if (*mark && !has_ink(mark + 1))
        own = *mark == ','   ? compose_between(c, "list", "first", "next")
              : *mark == ';' ? compose_between(c, "lists", "first", "next")
                             : NULL;
    return own ? own : text;
}

void compose_put_pending(struct inliner *in, const struct env *env, const char *text)
{
    text = in_language(in->c, text);
    const struct run *last = in->pending.n ? &in->pending.at[in->pending.n - 1]
                             : in->runs.n  ? &in->runs.at[in->runs.n - 1]
                                           : NULL;

    if (!in->content || !last)
        return;
    /* What stood between two separators is not there: one is enough, and a dot parts more than a
     * comma. */
    if (has_ink(text))
        for (size_t i = 0; i < in->pending.n; i++)
            if (has_ink(in->pending.at[i].text) &&
                (in->pending.at[i].flags & RUN_SEPARATOR || !vanishes_at_line_end(text)))
                return;
    if (has_ink(text) && in->pending.n) { /* blanks beside what is not there */
        in->pending.n = 0;
        compose_put_pending(in, env, text);
        return;
    }
    if (ends_in_space(last))
        text += strspn(text, " ");
    if (*text)
        put_separator(in, env, text);
}

void compose_put_layout_text(struct inliner *in, const struct env *env, const char *text)
{
    size_t prefix = separator_prefix(text);

    if (!text[prefix]) {
        compose_put_pending(in, env, text);
        return;
    }
    if (!in->content)
        text += prefix;
    compose_put_run(in, text_run(in, env, text));
}

bool compose_inline_end(struct inliner *in)
{
    in->pending.n = 0;
    while (in->runs.n) {
        struct run *r = &in->runs.at[in->runs.n - 1];

        if (r->kind != RUN_BREAK && (r->kind != RUN_LEADER || r->text)) /* dots and rules show */
            break;
        in->runs.n--;
    }
    if (in->runs.n && ends_in_space(&in->runs.at[in->runs.n - 1])) {
        struct run *r = &in->runs.at[in->runs.n - 1];
        size_t n = strlen(r->text);

        while (n && r->text[n - 1] == ' ')
            n--;
        r->text = arena_strndup(in->c->a, r->text, n);
        if (!n) {
            in->runs.n--;
            return compose_inline_end(in);
        }
    }
    return in->runs.n > 0;
}

/* ---- elements ---------------------------------------------------------------------------- */

typedef void handler(struct inliner *in, const struct env *env, const struct element *e);

static void put_text(struct inliner *in, const struct env *env, const struct element *e)
{
    compose_put_layout_text(in, env, e->text ? e->text : "");
}

static void put_date_run(struct inliner *in, const struct env *env, const char *text,
                         const char *source)
{
    struct run r = text_run(in, env, text);

    r.flags = RUN_NO_BREAK | RUN_NO_HYPHEN;
    r.source = in->c->furniture ? NULL : source;
    compose_put_run(in, r);
}

static const char *date_format(const struct composer *c, const struct element *e)
{
    const char *format = e->format ? e->format : layout_message(c->l, "date-format");

    return format ? format : "MMM yyyy";
}

static void not_text(struct composer *c, const struct element *e, const struct node *n)
{
    diag_add(c->d, DIAG_WARNING, "compose-not-text", compose_at(e, n),
             n->kind == NODE_LIST ? "show it with <each> or <list>" : "name one of its members",
             "'%s' is %s, not text", e->path.text,
             n->kind == NODE_LIST ? "a list" : "an object");
}

static void put_value(struct inliner *in, const struct env *outer, const struct element *e)
{
    struct env env = *outer;
    const struct node *n = compose_find(in->c, &env, &e->path);

    in->c->asked++;
    if (!node_present(n))
        return;
    if (n->kind != NODE_TEXT && n->kind != NODE_DATE) {
        not_text(in->c, e, n);
        return;
    }
    in->c->given++;
    if (e->style)
        env.style = e->style;
    if (e->pre)
        compose_put_layout_text(in, &env, e->pre);
    if (n->kind == NODE_DATE)
        put_date_run(in, &env, compose_date(in->c, n->date, date_format(in->c, e)), n->pointer);
    else
        compose_put_node(in, &env, n, e->as);
    if (e->post)
        compose_put_layout_text(in, &env, e->post);
}

/* Layout text before a part that may turn out empty. "(" takes the place of a comma that waits. */
static void put_pre(struct inliner *in, const struct env *env, const char *pre)
{
    if (pre[separator_prefix(pre)]) {
        in->pending.n = 0;
        in->pending.at = NULL; /* the caller may want them back */
        in->pending.cap = 0;
    }
    compose_put_pending(in, env, pre);
}

static void put_styled(struct inliner *in, const struct env *outer, const struct element *e)
{
    struct env env = *outer;
    size_t before = in->runs.n;
    run_vec pending = in->pending;

    if (e->style)
        env.style = e->style;
    if (e->pre)
        put_pre(in, &env, e->pre);
    compose_inline(in, &env, e);
    if (e->pre && in->runs.n == before)
        in->pending = pending;
    if (e->post && in->runs.n > before)
        compose_put_layout_text(in, &env, e->post);
}

static void put_message(struct inliner *in, const struct env *outer, const struct element *e)
{
    struct env env = *outer;
    const char *text = layout_message(in->c->l, e->key);

    if (e->style)
        env.style = e->style;
    if (!text)
        diag_add(in->c->d, DIAG_WARNING, "compose-label", compose_at(e, NULL),
                 "add <msg key=\"…\"> to <i18n> in the layout", "no text is known for '%s'",
                 e->key);
    else
        compose_put_layout_text(in, &env, text);
}

static void put_date(struct inliner *in, const struct env *outer, const struct element *e)
{
    struct env env = *outer;
    const struct node *from = e->has_path ? compose_find(in->c, &env, &e->path) : NULL;
    const struct node *to = e->has_to ? compose_find(in->c, &env, &e->to) : NULL;
    const char *format = date_format(in->c, e);
    struct date_texts t = compose_dates(in->c, from, to, format, e->has_to);

    in->c->asked++;
    if (!t.start && !t.end)
        return;
    in->c->given++;
    if (e->style)
        env.style = e->style;
    if (e->pre)
        compose_put_layout_text(in, &env, e->pre);
    if (t.start)
        put_date_run(in, &env, t.start, t.start_source);
    if (t.dash) { /* where a range is too long for its line, it breaks behind the dash */
        struct run dash = text_run(in, &env, t.dash);

        dash.flags = RUN_NO_HYPHEN;
        compose_put_run(in, dash);
    }
    if (t.end)
        put_date_run(in, &env, t.end, t.end_source);
    if (e->post)
        compose_put_layout_text(in, &env, e->post);
}

static void put_link(struct inliner *in, const struct env *outer, const struct element *e)
{
    struct env env = *outer;
    const struct node *n = compose_find(in->c, &env, &e->path);

    if (e->style)
        env.style = e->style;
    if (n && n->kind == NODE_TEXT && *n->text) {
        env.link = compose_uri(in->c->a, e->scheme, n->text);
        if (!env.link)
            diag_add(in->c->d, DIAG_NOTE, "compose-link", compose_at(e, n),
                     "only http, https, mailto and tel addresses are linked",
                     "'%s' is shown without a link", n->text);
    }
    if (e->first) {
        compose_inline(in, &env, e);
        return;
    }
    in->c->asked++;
    if (n && n->kind == NODE_TEXT && *n->text) {
        in->c->given++;
        compose_put_node(in, &env, n, SHOWN_URL);
    }
}

static void put_address(struct inliner *in, const struct env *outer, const struct element *e)
{
    struct env env = *outer;
    const struct node *n = compose_find(in->c, &env, &e->path);

    in->c->asked++;
    if (!node_present(n) || n->kind != NODE_OBJECT)
        return;
    in->c->given++;
    if (e->style)
        env.style = e->style;
    compose_put_address(in, &env, n);
}

/* "Stack Overflow" and "stackoverflow.com" name the icon "stackoverflow". */
static const char *icon_of(struct composer *c, const char *text)
{
    char *name = arena_strdup(c->a, text), *to = name;

    for (const char *s = text; *s && *s != '.'; s++)
        if (*s >= 'A' && *s <= 'Z')
            *to++ = (char)(*s - 'A' + 'a');
        else if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9'))
            *to++ = *s;
    *to = '\0';
    return name;
}

static void put_icon(struct inliner *in, const struct env *env, const struct element *e)
{
    const struct node *n = e->has_path ? compose_find(in->c, env, &e->path) : NULL;
    struct run r = text_run(in, env, e->icon);

    if (n && n->kind == NODE_TEXT && *n->text)
        r.text = arena_printf(in->c->a, "%s %s", icon_of(in->c, n->text), e->icon);

    r.kind = RUN_ICON;
    r.alt = compose_label(in->c, e, e->alt);
    compose_put_run(in, r);
}

static void put_leader(struct inliner *in, const struct env *env, const struct element *e)
{
    static const char *const patterns[] = {
        [LEADER_SPACE] = NULL, [LEADER_DOTS] = ".", [LEADER_RULE] = "-"};
    struct run r = text_run(in, env, patterns[e->leader]);

    r.kind = RUN_LEADER;
    r.link = NULL;
    compose_put_run(in, r);
}

static void put_number(struct inliner *in, const struct env *outer, const struct element *e,
                       enum run_kind kind, int value)
{
    struct env env = *outer;

    if (e->style)
        env.style = e->style;
    struct run r = text_run(in, &env, arena_printf(in->c->a, "%d", value));

    r.kind = kind;
    compose_put_run(in, r);
}

static void put_page_number(struct inliner *in, const struct env *env, const struct element *e)
{
    put_number(in, env, e, RUN_PAGE_NUMBER, in->c->page_no);
}

static void put_page_count(struct inliner *in, const struct env *env, const struct element *e)
{
    put_number(in, env, e, RUN_PAGE_COUNT, in->c->pages);
}

static void put_item_number(struct inliner *in, const struct env *env, const struct element *e)
{
    struct env own = *env;

    if (e->style)
        own.style = e->style;
    compose_put_run(in, text_run(in, &own, arena_printf(in->c->a, "%zu", env->number)));
}

static void put_break(struct inliner *in, const struct env *env, const struct element *e)
{
    struct run r = {.kind = RUN_BREAK, .style = compose_style(in->c, env->style)->text};

    (void)e;
    compose_put_run(in, r);
}

static void put_title(struct inliner *in, const struct env *env, const struct element *e)
{
    struct run r = text_run(in, env, env->title ? env->title : "");

    (void)e;
    r.flags = RUN_NO_HYPHEN;
    if (*r.text)
        compose_put_run(in, r);
}

static void put_each(struct inliner *in, const struct env *outer, const struct element *e)
{
    struct env env = *outer;
    struct items items;
    size_t n = compose_items(in->c, outer, e, &items), kept = 0;

    in->c->asked += n == 0;
    if (e->style)
        env.style = e->style;
    for (size_t i = 0; i < n; i++) {
        size_t pending = in->pending.n, runs = in->runs.n;

        env.node = compose_next_item(&items);
        env.first = i == 0;
        env.last = i + 1 == n;
        env.number = i + 1;
        if (kept && e->sep)
            compose_put_pending(in, outer, e->sep);
        compose_inline(in, &env, e);
        if (in->runs.n > runs)
            kept++;
        else
            in->pending.n = pending;
    }
}

static void put_slot(struct inliner *in, const struct env *outer, const struct element *e)
{
    struct env env = *outer;
    const struct element *fill = compose_fill(in->c, e, &env);

    if (fill)
        compose_inline(in, &env, fill);
}

static void put_arranged(struct inliner *in, const struct env *env, const struct element *e)
{
    struct arranging x = compose_arrange(in->c, e);
    size_t kept = 0;

    for (const struct element *p = compose_next_part(&x, in->c); p;
         p = compose_next_part(&x, in->c)) {
        run_vec pending = in->pending;
        size_t runs = in->runs.n;

        if (kept && e->sep)
            compose_put_pending(in, env, e->sep);
        compose_inline(in, env, p);
        if (in->runs.n > runs)
            kept++;
        else
            in->pending.n = pending.n;
    }
}

static void put_choose(struct inliner *in, const struct env *env, const struct element *e)
{
    for (const struct element *w = e->first; w; w = w->next)
        if (w->kind == ELEMENT_OTHERWISE || compose_test(in->c, env, w->cond)) {
            compose_inline(in, env, w);
            return;
        }
}

static handler *const handlers[ELEMENT_TITLE + 1] = {
    [ELEMENT_EACH] = put_each,
    [ELEMENT_CHOOSE] = put_choose,
    [ELEMENT_SLOT] = put_slot,
    [ELEMENT_ARRANGE] = put_arranged,
    [ELEMENT_TEXT] = put_text,
    [ELEMENT_V] = put_value,
    [ELEMENT_T] = put_styled,
    [ELEMENT_MSG] = put_message,
    [ELEMENT_DATE] = put_date,
    [ELEMENT_LINK] = put_link,
    [ELEMENT_ADDRESS] = put_address,
    [ELEMENT_ICON] = put_icon,
    [ELEMENT_LEADER] = put_leader,
    [ELEMENT_PAGE_NUMBER] = put_page_number,
    [ELEMENT_PAGE_COUNT] = put_page_count,
    [ELEMENT_ITEM_NUMBER] = put_item_number,
    [ELEMENT_BR] = put_break,
    [ELEMENT_TITLE] = put_title,
};

void compose_inline(struct inliner *in, const struct env *outer, const struct element *e)
{
    struct env env = *outer;

    if (++env.depth > LAYOUT_MAX_DEPTH)
        return;
    for (const struct element *child = e->first; child; child = child->next) {
        if (child->kind != ELEMENT_CHOOSE && !compose_test(in->c, &env, child->cond)) {
            in->c->asked += compose_asks_profile(child->cond);
            continue;
        }
        if (handlers[child->kind])
            handlers[child->kind](in, &env, child);
    }
}

bool compose_is_inline(const struct element *e)
{
    bool either = e->kind == ELEMENT_EACH || e->kind == ELEMENT_CHOOSE ||
                  e->kind == ELEMENT_WHEN || e->kind == ELEMENT_OTHERWISE ||
                  e->kind == ELEMENT_ARRANGE || e->kind == ELEMENT_PART;

    if (!either)
        return e->kind >= ELEMENT_TEXT;
    for (const struct element *child = e->first; child; child = child->next)
        if (compose_is_inline(child))
            return true;
    return false;
}
