/* HTML, whole pages or fragments, to blocks: libxml2's HTML parser, no network.
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "posting/draft.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Text of the block that is open. White space is collapsed as it comes, so that lengths are those
 * of the block. */
struct pen {
    struct draft *draft;
    struct strbuf text;
    enum block_kind kind;
    int level;
    size_t bold; /* bytes of it that are set bold */
    size_t lead; /* bytes of its bold beginning */
    bool lead_over;
    bool space;      /* a space is due before the next word */
    bool too_deep;   /* said once */
    struct str head; /* of a table row or description list, waiting for its value */
};

static const char *name_of(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE ? (const char *)node->name : "";
}

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (name[0] == (*names)[0] && strcmp(name, *names) == 0)
            return true;
    return false;
}

static const char *const dropped[] = {"script",   "style",  "nav",      "footer", "template",
                                      "noscript", "iframe", "svg",      "select", "button",
                                      "object",   "head",   "textarea", "video",  "audio",
                                      "canvas",   "dialog", "math",     NULL};
static const char *const blocks[] = {
    "p",      "div",        "ul",      "ol",         "li",     "h1",   "h2",    "h3",    "h4",
    "h5",     "h6",         "table",   "tr",         "td",     "th",   "tbody", "thead", "dl",
    "dt",     "dd",         "section", "article",    "header", "main", "aside", "br",    "hr",
    "pre",    "blockquote", "address", "figcaption", "figure", "form", "body",  "html",  "fieldset",
    "center", "details",    "summary", "caption",    "label",  NULL};
static const char *const bolds[] = {"b", "strong", "u", NULL};

/* The value of an attribute, lower-case, or "". */
static const char *attribute(struct arena *a, xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    char *out;

    if (!value)
        return "";
    out = arena_strdup(a, (const char *)value);
    xmlFree(value);
    for (char *p = out; *p; p++)
        *p = to_lower(*p);
    return out;
}

static bool holds_heading(const xmlNode *form)
{
    static const char *const heads[] = {"h1", "h2", "article", "main", "li", NULL};

    for (const xmlNode *n = form->children; n;) {
        if (is_one_of(name_of(n), heads))
            return true;
        if (n->type == XML_ELEMENT_NODE && n->children) {
            n = n->children;
            continue;
        }
        while (n && n != form && !n->next)
            n = n->parent;
        n = !n || n == form ? NULL : n->next;
    }
    return false;
}

/* Declarations that take a text from sight; case and white space do not count. */
static bool is_unseen(struct arena *a, const char *style)
{
    static const char *const unseen[] = {"display:none", "visibility:hidden", "font-size:0", "opacity:0",
                                         NULL};
    char *tight = arena_alloc(a, strlen(style) + 1);
    size_t n = 0;

    for (; *style; style++)
        if (!is_blank(*style))
            tight[n++] = to_lower(*style);
    for (const char *const *u = unseen; *u; u++) {
        const char *at = strstr(tight, *u);

        /* 0.9em is a size */
        if (at && at[strlen(*u)] != '.' && !is_digit(at[strlen(*u)]))
            return true;
    }
    return false;
}

/* What a reader of the page does not see, and what is no posting by its role. A whole page can
 * stand in a form (ASP.NET); such a one is not dropped. */
static bool is_dropped(struct arena *a, xmlNode *node)
{
    static const char *const roles[] = {"navigation",  "contentinfo", "search", "dialog",
                                        "alertdialog", "banner",      NULL};
    const char *name = name_of(node);

    if (is_one_of(name, dropped))
        return true;
    if (strcmp(name, "body") == 0 || strcmp(name, "html") == 0 || strcmp(name, "main") == 0)
        return false;
    if (xmlHasProp(node, (const xmlChar *)"hidden") ||
        strcmp(attribute(a, node, "aria-hidden"), "true") == 0 ||
        is_one_of(attribute(a, node, "role"), roles))
        return true;
    if (is_unseen(a, attribute(a, node, "style")))
        return true;
    if (strstr(attribute(a, node, "class"), "cookie") || strstr(attribute(a, node, "id"), "cookie"))
        return !holds_heading(node) || strcmp(name, "div") != 0;
    return strcmp(name, "form") == 0 && !holds_heading(node);
}

static void put_word(struct pen *p, struct str word, bool bold)
{
    size_t before = p->text.n, belongs = bold ? word.n : 0;

    if (p->space)
        strbuf_putc(&p->text, ' ');
    p->space = false;
    while (belongs < word.n && word.p[belongs] == ':') /* a colon behind the bold words, too */
        belongs++;
    if (!p->lead_over && belongs)
        p->lead = p->text.n + belongs;
    p->lead_over |= belongs < word.n;
    strbuf_add(&p->text, word.p, word.n);
    if (bold)
        p->bold += p->text.n - before;
}

/* Bytes of the white space at a byte, a no-break space included. */
static size_t space_at(struct str s, size_t i)
{
    if (is_blank(s.p[i]))
        return 1;
    return i + 1 < s.n && memcmp(s.p + i, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static void put_text(struct pen *p, struct str s, bool bold)
{
    for (size_t i = 0, n; i < s.n; i += n) {
        n = space_at(s, i);
        if (n) {
            p->space = p->text.n > 0;
            continue;
        }
        while (i + n < s.n && !space_at(s, i + n))
            n++;
        put_word(p, (struct str){s.p + i, n}, bold);
    }
}

static void flush(struct pen *p)
{
    struct str text = {p->text.p, p->text.n};
    bool bold = text.n && p->bold > 0 && p->lead == text.n;

    if (text.n)
        add_styled_block(p->draft, p->kind, p->level, bold, p->bold ? p->lead : 0, text);
    strbuf_clear(&p->text);
    p->bold = p->lead = 0;
    p->lead_over = p->space = false;
}

/* The head of a row or term waits, so that "Location" and "Leeds" become one line. */
static void close_cell(struct pen *p, const char *name)
{
    if ((strcmp(name, "th") == 0 || strcmp(name, "dt") == 0) && p->text.n && p->text.n < 60) {
        p->head = (struct str){strbuf_keep(&p->text, p->draft->arena), p->text.n};
        p->text.n = 0;
    }
    flush(p);
}

static void open_value(struct pen *p)
{
    struct str head = p->head;

    p->head = (struct str){0};
    if (!head.n)
        return;
    put_text(p, head, false);
    if (head.p[head.n - 1] != ':')
        strbuf_putc(&p->text, ':');
    p->space = true;
}

/* A head that no value follows is a line of its own. */
static void release_head(struct pen *p)
{
    if (p->head.n)
        add_styled_block(p->draft, BLOCK_PARAGRAPH, 0, true, 0, p->head);
    p->head = (struct str){0};
}

static void enter(struct pen *p, const xmlNode *node)
{
    const char *name = name_of(node);
    bool value = strcmp(name, "td") == 0 || strcmp(name, "dd") == 0;

    if (!is_one_of(name, blocks))
        return;
    flush(p);
    if (!value && strcmp(name, "tr") != 0 && strcmp(name, "p") != 0)
        release_head(p);
    if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && p->kind != BLOCK_ITEM) {
        p->kind = BLOCK_HEADING;
        p->level = name[1] - '0';
    } else if (strcmp(name, "li") == 0) {
        p->kind = BLOCK_ITEM;
    } else if (value) {
        open_value(p);
    }
}

static void leave(struct pen *p, const xmlNode *node)
{
    const char *name = name_of(node);
    const xmlNode *up = node->parent;

    if (!is_one_of(name, blocks) || strcmp(name, "br") == 0)
        return;
    close_cell(p, name);
    if (p->kind == BLOCK_HEADING && name[0] == 'h' && is_digit(name[1]))
        p->kind = BLOCK_PARAGRAPH, p->level = 0;
    if (strcmp(name, "li") != 0)
        return;
    while (up && strcmp(name_of(up), "li") != 0)
        up = up->parent;
    p->kind = up ? BLOCK_ITEM : BLOCK_PARAGRAPH;
}

static void read_title(struct draft *d, xmlNode *node)
{
    xmlChar *text = xmlNodeGetContent(node);

    if (text && !d->page_title) {
        struct str s = collapse(d->arena, str_of((const char *)text));

        if (s.n)
            d->page_title = arena_strndup(d->arena, s.p, s.n);
    }
    xmlFree(text);
}

static void read_meta(struct draft *d, xmlNode *node)
{
    const char *property = attribute(d->arena, node, "property");
    const char **to = strcmp(property, "og:title") == 0       ? &d->og_title
                      : strcmp(property, "og:site_name") == 0 ? &d->site_name
                                                              : NULL;
    xmlChar *content;

    if (!to || *to)
        return;
    content = xmlGetProp(node, (const xmlChar *)"content");
    if (content) {
        struct str s = collapse(d->arena, str_of((const char *)content));

        if (s.n)
            *to = arena_strndup(d->arena, s.p, s.n);
    }
    xmlFree(content);
}

static void read_script(struct draft *d, xmlNode *node)
{
    xmlChar *text;

    if (!strstr(attribute(d->arena, node, "type"), "ld+json") || d->stated)
        return;
    text = xmlNodeGetContent(node);
    if (text)
        d->stated = read_json_ld(d, str_of((const char *)text));
    xmlFree(text);
}

/* What the head and scripts say; the body's text is another pass. */
static void read_facts(struct draft *d, xmlNode *node)
{
    const char *name = name_of(node);

    if (strcmp(name, "title") == 0 && node->parent && strcmp(name_of(node->parent), "svg") != 0)
        read_title(d, node);
    else if (strcmp(name, "meta") == 0)
        read_meta(d, node);
    else if (strcmp(name, "script") == 0)
        read_script(d, node);
}

static void read_body_node(struct pen *p, xmlNode *node, int bold)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        put_text(p, str_of((const char *)node->content), bold > 0);
    else if (node->type == XML_ELEMENT_NODE)
        enter(p, node);
}

/* Pre-order without recursion: what a page nests is not ours to trust. */
static void walk(struct pen *p, xmlNode *root, bool facts)
{
    xmlNode *node = root;
    int depth = 0, bold = 0;

    while (node) {
        bool inside = node->type == XML_ELEMENT_NODE;

        if (facts && inside)
            read_facts(p->draft, node);
        else if (!facts && inside && is_dropped(p->draft->arena, node))
            inside = false;
        else if (!facts)
            read_body_node(p, node, bold);
        if (inside && depth >= POSTING_MAX_DEPTH) {
            p->too_deep = true;
            inside = false;
        }
        if (inside && node->children) {
            bold += is_one_of(name_of(node), bolds);
            depth++;
            node = node->children;
            continue;
        }
        if (!facts && inside)
            leave(p, node);
        while (node != root && !node->next) {
            node = node->parent;
            depth--;
            bold -= is_one_of(name_of(node), bolds);
            if (!facts)
                leave(p, node);
        }
        node = node == root ? NULL : node->next;
    }
}

static const char *first_heading(const struct draft *d, size_t from)
{
    for (size_t i = from; i < d->blocks.n; i++)
        if (d->blocks.at[i].kind == BLOCK_HEADING && d->blocks.at[i].level == 1)
            return arena_strndup(d->arena, d->blocks.at[i].text.p, d->blocks.at[i].text.n);
    return NULL;
}

static size_t text_size(const struct draft *d, size_t from)
{
    size_t n = 0;

    for (size_t i = from; i < d->blocks.n; i++)
        n += d->blocks.at[i].text.n;
    return n;
}

/* The body's text is the posting, unless the page carries it as data, which is cleaner: without
 * menus and with the description whole. */
static void read_body(struct pen *p, xmlNode *root)
{
    struct draft *d = p->draft;
    size_t stated = d->blocks.n, size = text_size(d, 0);

    walk(p, root, false);
    flush(p);
    release_head(p);
    if (!d->first_title)
        d->first_title = first_heading(d, stated);
    if (!d->stated || !stated)
        return;
    size_t body = text_size(d, stated);

    if (size >= 400 || size * 2 >= body) {
        d->blocks.n = stated;
    } else {
        memmove(d->blocks.at, d->blocks.at + stated, (d->blocks.n - stated) * sizeof *d->blocks.at);
        d->blocks.n -= stated;
    }
}

void read_html(struct draft *d, struct str text)
{
    struct pen p = {.draft = d};
    bool nested = d->stated; /* the description of a JobPosting: no page of its own */
    htmlDocPtr doc;

    text = unescape_tags(d->arena, text);
    doc = htmlReadMemory(text.p, (int)text.n, NULL, "UTF-8",
                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                             HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;

    if (root && !nested) {
        walk(&p, root, true);
        read_body(&p, root);
    } else if (root) {
        walk(&p, root, false);
        flush(&p);
        release_head(&p);
    }
    if (p.too_deep)
        diag_add(d->diags, DIAG_WARNING, "posting-depth", (struct diag_at){.source = d->name},
                 "save the posting itself, not the whole page",
                 "the page is nested deeper than %d elements; what is inside is left out",
                 POSTING_MAX_DEPTH);
    xmlFreeDoc(doc);
    strbuf_free(&p.text);
}
