/* One file: limits, XML parsing with nothing that reaches outside of it, the root, its parent.
 * SPDX-License-Identifier: MIT */
#include "layout/parts.h"

#include "base/utf8.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <string.h>

/* ---- XML --------------------------------------------------------------------------------- */

/* libxml2's first error of a file; what follows is mostly its echo. */
struct parse {
    struct reader *r;
    bool failed;
};

static const char *lower_first(struct arena *a, const char *message)
{
    char *text = arena_strdup(a, message ? message : "");
    size_t n = strlen(text);

    while (n && (text[n - 1] == '\n' || text[n - 1] == '.'))
        text[--n] = '\0';
    if (text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' && text[1] <= 'z')
        text[0] = (char)(text[0] + 32);
    return text;
}

/* Our own words for what people meet; libxml2's for the rest, which change between versions. */
static const char *parse_text(struct arena *a, const xmlParserCtxt *c, const xmlError *e,
                              const char **hint)
{
    const char *first = e->str1 ? e->str1 : "";

    switch (e->code) {
    case XML_ERR_TAG_NAME_MISMATCH:
        *hint = arena_printf(a, "close it with </%s>", first);
        return arena_printf(a, "'</%s>' closes '%s' of line %d", e->str2 ? e->str2 : "", first,
                            e->int1);
    case XML_ERR_TAG_NOT_FINISHED:
        if (c->node && c->node->name) /* the innermost one that is open */
            *hint = arena_printf(a, "close '%s' of line %ld with </%s>", (const char *)c->node->name,
                                 xmlGetLineNo(c->node), (const char *)c->node->name);
        return "the file ends before its elements do";
    case XML_ERR_DOCUMENT_EMPTY:
        *hint = "it begins with <layout xmlns=\"" LAYOUT_NAMESPACE "\" …>";
        return "there is no element in the file";
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_ENTITYREF_NO_NAME:
        *hint = "write &amp; for the character itself";
        return "'&' stands alone";
    case XML_ERR_NAME_REQUIRED:
        if (e->message && strstr(e->message, "EntityRef")) {
            *hint = "write &amp; for the character itself";
            return "'&' stands alone";
        }
        *hint = "close the tag before it with >, or write &lt; for the character itself";
        return "a name is missing behind '<' or in a tag";
    case XML_ERR_GT_REQUIRED:
        *hint = "close the tag with >";
        return "a tag has no end";
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
        *hint = "write name=\"value\"";
        return "an attribute has no value in quotes";
    case XML_ERR_SPACE_REQUIRED:
        *hint = "put a space between the attributes";
        return "two attributes are not parted";
    case XML_ERR_COMMENT_NOT_FINISHED:
        *hint = "end it with -->";
        return "a comment has no end";
    case XML_ERR_HYPHEN_IN_COMMENT:
        *hint = "write one hyphen";
        return "'--' cannot stand in a comment";
    case XML_ERR_UNDECLARED_ENTITY:
        *hint = "write the character itself, or its number: &#160;";
        return arena_printf(a, "there is no entity '%s'", first);
    case XML_ERR_ATTRIBUTE_REDEFINED:
        return arena_printf(a, "attribute '%s' is there twice", first);
    case XML_ERR_LT_IN_ATTRIBUTE:
        *hint = "write &lt;";
        return "'<' cannot stand in an attribute";
    default:
        return arena_printf(a, "the XML is not well-formed: %s", lower_first(a, e->message));
    }
}

#if LIBXML_VERSION >= 21200
static void on_error(void *context, const xmlError *e)
#else
static void on_error(void *context, xmlError *e)
#endif
{
    const xmlParserCtxt *c = context;
    struct parse *p = c->_private;
    const char *hint = NULL;

    if (p->failed || e->level < XML_ERR_ERROR)
        return;
    p->failed = true;
    const char *text = parse_text(p->r->arena, c, e, &hint);

    diag_add(p->r->d, DIAG_ERROR, "layout-xml",
             (struct diag_at){.source = p->r->src->file, .line = e->line, .col = e->int2}, hint,
             "%s", text);
}

static xmlDoc *parse_xml(struct reader *r)
{
    struct parse p = {.r = r};
    xmlParserCtxt *context = xmlNewParserCtxt();
    xmlDoc *doc;

    if (!context)
        return NULL;
    context->_private = &p;
    context->sax->serror = (xmlStructuredErrorFunc)on_error;
    doc = xmlCtxtReadMemory(context, r->src->text.p, (int)r->src->text.n, NULL, NULL,
                            XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA);
    if (doc && (p.failed || !context->wellFormed)) {
        xmlFreeDoc(doc);
        doc = NULL;
    }
    xmlFreeParserCtxt(context);
    if (!doc && !p.failed)
        diag_add(r->d, DIAG_ERROR, "layout-xml", (struct diag_at){.source = r->src->file}, NULL,
                 "the XML cannot be read");
    return doc;
}

/* ---- before and after parsing ------------------------------------------------------------ */

static bool fail(struct reader *r, const char *code, size_t offset, const char *hint,
                 const char *text)
{
    diag_add(r->d, DIAG_ERROR, code, source_at(r->src, offset), hint, "%s", text);
    return false;
}

static bool check_bytes(struct reader *r)
{
    struct str text = r->src->text;
    size_t valid;

    if (text.n > LAYOUT_MAX_BYTES) {
        diag_add(r->d, DIAG_ERROR, "layout-limit", (struct diag_at){.source = r->src->file}, NULL,
                 "the file has %zu bytes, the limit is %d", text.n, LAYOUT_MAX_BYTES);
        return false;
    }
    if (!str_trim(text).n)
        return fail(r, "layout-xml", 0, "it begins with <layout xmlns=\"" LAYOUT_NAMESPACE "\" …>",
                    "there is no element in the file");
    valid = utf8_valid_prefix(text.p, text.n);
    if (valid < text.n)
        return fail(r, "layout-encoding", valid, "save it as UTF-8", "the file is not UTF-8");
    return true;
}

static bool check_document(struct reader *r, const xmlDoc *doc)
{
    struct str encoding = str_of((const char *)doc->encoding);

    if (doc->intSubset || doc->extSubset)
        return fail(r, "layout-doctype", 0, "remove it",
                    "a layout has no document type declaration");
    if (encoding.n && !str_eq_nocase(encoding, STR("UTF-8")) &&
        !str_eq_nocase(encoding, STR("US-ASCII")))
        return fail(r, "layout-encoding", 0, "save it as UTF-8 and say so, or say nothing",
                    "the file says that it is not UTF-8");
    return true;
}

static bool check_root(struct reader *r, const xmlNode *root, enum rule_id id)
{
    const char *name = rule_get(id)->name;
    struct diag_at at = reader_at(r, root->_private, NULL);

    if (!root->ns || strcmp((const char *)root->ns->href, LAYOUT_NAMESPACE) != 0) {
        diag_add(r->d, DIAG_ERROR, "layout-namespace", at,
                 "write <layout xmlns=\"" LAYOUT_NAMESPACE "\" ...>",
                 root->ns ? "'%s' is of another namespace" : "'%s' is of no namespace",
                 (const char *)root->name);
        return false;
    }
    if (strcmp((const char *)root->name, name) == 0)
        return true;
    diag_add(r->d, DIAG_ERROR, "layout-nesting", at, NULL,
             "the outermost element is '%s', not '%s'", (const char *)root->name, name);
    return false;
}

/* The n-th element in document order is the n-th start tag. */
static void set_tags(struct source *s, xmlNode *root)
{
    size_t n = 0;

    for (xmlNode *node = root; node;) {
        if (node->type == XML_ELEMENT_NODE)
            node->_private = n < s->tags.n ? &s->tags.at[n++] : NULL;
        if (node->type == XML_ELEMENT_NODE && node->children) {
            node = node->children;
            continue;
        }
        while (node != root && !node->next)
            node = node->parent;
        node = node == root ? NULL : node->next;
    }
}

/* ---- extends ----------------------------------------------------------------------------- */

static bool find_parent(struct reader *r, const char *name, struct diag_at at, struct str *xml,
                        const char **file)
{
    if (r->chain.n > LAYOUT_MAX_EXTENDS) {
        diag_add(r->d, DIAG_ERROR, "layout-extends", at, NULL,
                 "layouts extend each other more than %d deep", LAYOUT_MAX_EXTENDS);
        return false;
    }
    if (!r->loader || !r->loader->find(r->loader->context, name, xml, file)) {
        diag_add(r->d, DIAG_ERROR, "layout-extends", at,
                 "name a layout that ships, or a file in the same folder",
                 "there is no layout '%s' to extend", name);
        return false;
    }
    for (size_t i = 0; i < r->chain.n; i++)
        if (strcmp(r->chain.at[i], *file) == 0) {
            diag_add(r->d, DIAG_ERROR, "layout-extends", at, "break the circle",
                     "'%s' extends itself by way of '%s'", r->chain.at[i], name);
            return false;
        }
    return true;
}

static void read_parent(struct reader *r, xmlNode *root)
{
    struct source *child = r->src;
    xmlChar *raw = xmlGetNoNsProp(root, (const xmlChar *)"extends");
    struct str name = str_trim(str_of((const char *)raw)), xml = {0};
    const char *text = arena_strndup(r->arena, name.p, name.n), *file = NULL;

    xmlFree(raw);
    /* What is no name is told when the attribute is read; nothing is looked for. */
    if (!raw || !reader_is_file_name(text)) {
        r->incomplete = raw != NULL;
        return;
    }
    if (!find_parent(r, text, reader_at(r, root->_private, "extends"), &xml, &file) ||
        !reader_file(r, xml, file, RULE_LAYOUT))
        r->incomplete = true;
    r->src = child;
}

bool reader_file(struct reader *r, struct str xml, const char *file, enum rule_id id)
{
    struct source *src = arena_new(r->arena, struct source);
    struct frame outside = {0};
    bool read = false;
    xmlDoc *doc = NULL;

    src->file = arena_strdup(r->arena, file);
    src->text = xml;
    r->src = src;
    vec_push(r->arena, &r->chain, src->file);
    source_mark(r->arena, src);
    if (!check_bytes(r) || !source_scan(r->arena, src, r->d))
        goto out;
    doc = parse_xml(r);
    if (!doc || !check_document(r, doc))
        goto out;
    xmlNode *root = xmlDocGetRootElement(doc);

    set_tags(src, root);
    if (!check_root(r, root, id))
        goto out;
    if (id == RULE_LAYOUT)
        read_parent(r, root);
    reader_element(r, root, id, &outside);
    read = true;
out:
    xmlFreeDoc(doc);
    r->chain.n--;
    return read;
}
