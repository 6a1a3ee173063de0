/* The walk over a file's elements: what may stand where, by the table.
 * SPDX-License-Identifier: MIT */
#include "layout/parts.h"

#include "base/utf8.h"

#include <libxml/parser.h>
#include <string.h>

struct diag_at reader_at(const struct reader *r, const struct tag *tag, const char *attribute)
{
    if (!tag)
        return (struct diag_at){.source = r->src->file};
    return source_at(r->src, attribute ? source_attribute(r->src, tag, attribute) : tag->start);
}

static const char *name_list(struct arena *a, const char *const *names, size_t n, const char *last)
{
    struct strbuf b = {0};
    size_t shown = n > 18 ? 16 : n; /* a hint is read at one glance or not at all */

    for (size_t i = 0; i < n && i < shown; i++) {
        strbuf_puts(&b, i == 0 ? "" : i + 1 < n ? ", " : last);
        strbuf_puts(&b, names[i]);
    }
    if (n > shown)
        strbuf_printf(&b, " and %zu more", n - shown);
    const char *list = strbuf_keep(&b, a);

    strbuf_free(&b);
    return list;
}

/* One letter for another is no slip where the word has but one or two. */
static const char *near_name(const char *word, const char *const *names, size_t n)
{
    const char *near = n ? nearest_name(word, names, n) : NULL;

    return near && str_distance(word, near) * 2 <= strlen(word) ? near : NULL;
}

const char *reader_suggest(struct arena *a, const char *word, const char *const *names, size_t n,
                           const char *what)
{
    const char *near = near_name(word, names, n);

    if (near)
        return arena_printf(a, "did you mean '%s'?", near);
    return n ? arena_printf(
                   a, "%s %s", what,
                   name_list(a, names, n, strcmp(what, "it can be") == 0 ? " or " : " and "))
             : NULL;
}

static const struct tag *node_tag(const xmlNode *node)
{
    return node->_private;
}

static const char *node_name(const xmlNode *node)
{
    return (const char *)node->name;
}

static bool is_blank(const xmlNode *node)
{
    return !node->content || node->content[strspn((const char *)node->content, " \t\r\n")] == '\0';
}

static bool is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

/* ---- what an element holds --------------------------------------------------------------- */

/* Does the content make a line (1), blocks (-1), or can it not be told (0)? Only `each` and
 * `choose` may be either. */
static int tell(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (is_text(child) && !is_blank(child))
            return 1;
        if (child->type != XML_ELEMENT_NODE)
            continue;
        bool block = rule_find(rules_blocks, node_name(child)) != RULE_COUNT;
        bool line = rule_find(rules_inline, node_name(child)) != RULE_COUNT;

        if (block != line)
            return line ? 1 : -1;
        if (block && xmlHasProp(child, (const xmlChar *)"sep"))
            return 1;
        for (const xmlNode *when = child->children; block && when; when = when->next)
            if (when->type == XML_ELEMENT_NODE && (strcmp(node_name(when), "when") == 0 ||
                                                   strcmp(node_name(when), "part") == 0 ||
                                                   strcmp(node_name(when), "otherwise") == 0)) {
                int told = tell(when);

                if (told)
                    return told;
            }
        int told = block ? tell(child) : 0;

        if (told)
            return told;
    }
    return 0;
}

/* Places and text of the content of `node`. */
static const struct rule *content_rule(const struct rule *rule, const xmlNode *node)
{
    return rule->either && tell(node) > 0 ? rule_get(RULE_P) : rule;
}

struct content {
    struct frame *frame;
    const struct rule *rule;  /* of the frame's element */
    const struct rule *holds; /* that says what it holds */
    size_t place;
    int counts[RULE_MAX_PLACES];
    int stray; /* texts that do not belong there */
};
enum { TOLD_STRAYS = 20 };

static uint64_t all_rules(const struct rule *holds)
{
    uint64_t all = 0;

    for (size_t i = 0; i < RULE_MAX_PLACES && holds->places[i].rules; i++)
        all |= holds->places[i].rules;
    return all;
}

static const char *holds_hint(struct reader *r, const struct content *c, const char *name)
{
    const char *names[RULE_COUNT];
    size_t n = rule_names(all_rules(c->holds), names);
    const char *near = near_name(name, names, n);

    if (near)
        return arena_printf(r->arena, "did you mean '%s'?", near);
    if (!n)
        return arena_printf(
            r->arena, c->holds->text == TEXT_DATA ? "'%s' holds text only" : "'%s' holds nothing",
            c->rule->name);
    return arena_printf(r->arena, "'%s' holds %s%s", c->rule->name,
                        c->holds->text == TEXT_INLINE ? "text, " : "",
                        name_list(r->arena, names, n, " and "));
}

/* Names of the elements that may hold `name`. */
static const char *belongs_hint(struct reader *r, const char *name)
{
    const char *names[RULE_COUNT];
    uint64_t holders = 0;

    for (enum rule_id id = 0; id < RULE_COUNT; id++) {
        uint64_t held = all_rules(rule_get(id)) | (rule_get(id)->either ? rules_inline : 0);

        if (rule_find(held, name) != RULE_COUNT)
            holders |= RULE_BIT(id);
    }
    size_t n = rule_names(holders, names);

    return n ? arena_printf(r->arena, "it belongs in %s", name_list(r->arena, names, n, " or "))
             : NULL;
}

/* An element that has no place here. What it holds is read by the rule it was meant to be, so that
 * its mistakes come to light too, but goes nowhere. */
static void misplaced(struct reader *r, xmlNode *node, const struct content *c)
{
    const char *name = node_name(node), *names[RULE_COUNT];
    enum rule_id known = rule_find(~(uint64_t)0, name);
    struct element nowhere = {0};
    struct frame lost = {.id = c->frame->id, .content = &nowhere};

    if (known == RULE_COUNT) {
        size_t n = rule_names(all_rules(c->holds), names);
        const char *near = near_name(name, names, n);

        diag_add(r->d, DIAG_ERROR, "layout-element", reader_at(r, node_tag(node), NULL),
                 holds_hint(r, c, name), "there is no element '%s'", name);
        if (near)
            known = rule_find(all_rules(c->holds), near);
    } else {
        bool mixed = c->rule->either && rule_find(rules_blocks, name) != RULE_COUNT;

        diag_add(r->d, DIAG_ERROR, "layout-nesting", reader_at(r, node_tag(node), NULL),
                 mixed ? "it holds either blocks or a line of text: put the text in a 'p'"
                       : belongs_hint(r, name),
                 "'%s' cannot stand in '%s'", name, c->rule->name);
    }
    if (known != RULE_COUNT && rule_get(known)->content)
        reader_element(r, node, known, &lost);
}

static void check_place(struct reader *r, const xmlNode *node, struct content *c, size_t place)
{
    const struct place *p = &c->holds->places[place];
    const char *name = node_name(node);

    c->counts[place]++;
    if (p->most && c->counts[place] > p->most) {
        diag_add(r->d, DIAG_ERROR, "layout-order", reader_at(r, node_tag(node), NULL),
                 "put them together, or remove one", "'%s' is there a second time in '%s'", name,
                 c->rule->name);
        if (place > c->place)
            c->place = place;
    } else if (place < c->place) {
        const char *names[RULE_COUNT];
        size_t n = 0;

        for (size_t i = 0; i < RULE_MAX_PLACES && c->holds->places[i].rules; i++)
            n += rule_names(c->holds->places[i].rules, names + n);
        diag_add(r->d, DIAG_ERROR, "layout-order", reader_at(r, node_tag(node), NULL),
                 arena_printf(r->arena, "the order is %s", name_list(r->arena, names, n, " and ")),
                 "'%s' comes too late in '%s'", name, c->rule->name);
    } else {
        c->place = place;
    }
}

static bool in_namespace(const xmlNode *node)
{
    return node->ns && node->ns->href &&
           strcmp((const char *)node->ns->href, LAYOUT_NAMESPACE) == 0;
}

static void child_element(struct reader *r, xmlNode *node, struct content *c)
{
    if (!in_namespace(node)) {
        diag_add(r->d, DIAG_ERROR, "layout-namespace", reader_at(r, node_tag(node), NULL),
                 "a layout has elements of the namespace '" LAYOUT_NAMESPACE "' only",
                 "'%s' is of another namespace", node_name(node));
        return;
    }
    for (size_t i = 0; i < RULE_MAX_PLACES && c->holds->places[i].rules; i++) {
        enum rule_id id = rule_find(c->holds->places[i].rules, node_name(node));

        if (id == RULE_COUNT)
            continue;
        check_place(r, node, c, i);
        reader_element(r, node, id, c->frame);
        return;
    }
    misplaced(r, node, c);
}

/* Where the text behind `node`'s previous sibling begins. */
static struct diag_at text_at(const struct reader *r, const xmlNode *node)
{
    const xmlNode *before = node->prev;

    while (before && before->type != XML_ELEMENT_NODE)
        before = before->prev;
    if (!before && !node_tag(node->parent))
        return (struct diag_at){.source = r->src->file};
    size_t offset = before ? node_tag(before)->end : node_tag(node->parent)->open_end;

    return source_at(r->src, source_skip_blank(r->src, offset));
}

static void child_text(struct reader *r, xmlNode *node, struct content *c)
{
    if (c->holds->text == TEXT_INLINE) {
        reader_text(r, node, c->frame);
        return;
    }
    if (c->holds->text == TEXT_DATA || is_blank(node) || ++c->stray > TOLD_STRAYS)
        return;
    diag_add(r->d, DIAG_ERROR, "layout-text", text_at(r, node),
             all_rules(c->holds) & RULE_BIT(RULE_P) ? "put it in a 'p'" : NULL,
             "text cannot stand in '%s'", c->rule->name);
}

static void missing_children(struct reader *r, const struct content *c)
{
    const char *names[RULE_COUNT];

    for (size_t i = 0; i < RULE_MAX_PLACES && c->holds->places[i].rules; i++)
        if (c->counts[i] < c->holds->places[i].least) {
            rule_names(c->holds->places[i].rules, names);
            diag_add(r->d, DIAG_ERROR, "layout-missing", reader_at(r, c->frame->tag, NULL), NULL,
                     "'%s' has no '%s'", c->rule->name, names[0]);
        }
}

void reader_element(struct reader *r, xmlNode *node, enum rule_id id, struct frame *parent)
{
    struct frame frame = {.id = id, .tag = node_tag(node)};
    struct content c = {.frame = &frame, .rule = rule_get(id)};

    c.holds = content_rule(c.rule, node);
    reader_open(r, &frame, parent);
    reader_attributes(r, node, &frame);
    for (xmlNode *child = node->children; child; child = child->next) {
        if (is_text(child))
            child_text(r, child, &c);
        else if (child->type == XML_ELEMENT_NODE)
            child_element(r, child, &c);
    }
    missing_children(r, &c);
    reader_close(r, node, &frame, parent);
}
