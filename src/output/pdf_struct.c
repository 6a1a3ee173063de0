/* The structure tree (ISO 32000-1, 14.7): what the marks in the page contents belong to, in reading
 * order; and the parent tree that leads back. SPDX-License-Identifier: MIT */
#include "output/describe.h"
#include "output/pdf.h"

#include <string.h>

static enum role role_of(const struct pdf *p, int element)
{
    if ((size_t)element >= p->list->nelements)
        return ROLE_LINK; /* pdf_struct_link() */
    return element ? p->list->elements[element].role : ROLE_DOCUMENT;
}

/* Elements that are not written hand their content to the nearest one above. A figure without
 * alternative text would break PDF/UA (7.3): it is decoration, an artifact. */
void pdf_struct_begin(struct pdf *p)
{
    size_t nlinks = 0;

    for (size_t i = 0; i < p->list->npages; i++)
        nlinks += p->list->pages[i].nlinks;
    p->nnodes = p->list->nelements;
    p->nodes = arena_array(&p->arena, p->nnodes + nlinks, sizeof *p->nodes);
    for (size_t i = 0; i < p->list->nelements; i++) {
        struct pdf_node *node = &p->nodes[i];
        const struct element *e = &p->list->elements[i];

        node->parent = e->parent;
        node->page = -1;
        while (node->parent > 0 && role_of(p, node->parent) == ROLE_NONE)
            node->parent = p->list->elements[node->parent].parent;
        node->artifact = i && (e->role == ROLE_ARTIFACT || p->nodes[e->parent].artifact ||
                               (e->role == ROLE_FIGURE && !pdf_clean(p, e->alt)));
    }
    p->pages = arena_array(&p->arena, p->list->npages, sizeof *p->pages);
}

int pdf_struct_target(const struct pdf *p, int element)
{
    while (element > 0 && role_of(p, element) == ROLE_NONE)
        element = p->list->elements[element].parent;
    return element < 0 || p->nodes[element].artifact ? ELEMENT_ARTIFACT : element;
}

const char *pdf_struct_tag(const struct pdf *p, int element)
{
    return describe_role(role_of(p, element));
}

/* An element enters its parent's children with its first content, and so do its ancestors. */
static void attach(struct pdf *p, int element)
{
    while (element >= 0 && !p->nodes[element].dict) {
        struct pdf_node *node = &p->nodes[element];

        node->dict = pdf_dict(p);
        if (node->parent >= 0)
            vec_push(&p->arena, &p->nodes[node->parent].kids,
                     (struct pdf_kid){.kind = PDF_KID_ELEMENT, .number = element});
        element = node->parent;
    }
}

int pdf_struct_mark(struct pdf *p, int page, int element)
{
    struct pdf_node *node = &p->nodes[element];
    int mcid = (int)p->pages[page].elements.n;

    attach(p, element);
    if (node->page < 0)
        node->page = page;
    vec_push(&p->arena, &node->kids,
             (struct pdf_kid){.kind = PDF_KID_CONTENT, .number = mcid, .page = page});
    vec_push(&p->arena, &p->pages[page].elements, element);
    return mcid;
}

int pdf_struct_link(struct pdf *p)
{
    p->nodes[p->nnodes] = (struct pdf_node){.page = -1};
    return (int)p->nnodes++;
}

int pdf_struct_annotation(struct pdf *p, int page, int element, HPDF_Dict annotation)
{
    struct pdf_node *node = &p->nodes[element];

    attach(p, element);
    if (node->page < 0)
        node->page = page;
    vec_push(&p->arena, &node->kids,
             (struct pdf_kid){.kind = PDF_KID_ANNOTATION, .page = page, .annotation = annotation});
    vec_push(&p->arena, &p->annotations, element);
    return (int)(p->list->npages + p->annotations.n - 1);
}

/* ---- writing ----------------------------------------------------------------------------- */

static void *kid_object(struct pdf *p, const struct pdf_node *node, const struct pdf_kid *kid)
{
    if (kid->kind == PDF_KID_ELEMENT)
        return p->nodes[kid->number].dict;
    if (kid->kind == PDF_KID_CONTENT && kid->page == node->page)
        return HPDF_Number_New(p->doc->mmgr, kid->number);

    HPDF_Dict d = HPDF_Dict_New(p->doc->mmgr);

    if (kid->kind == PDF_KID_CONTENT) {
        HPDF_Dict_AddName(d, "Type", "MCR");
        HPDF_Dict_AddNumber(d, "MCID", kid->number);
    } else {
        HPDF_Dict_AddName(d, "Type", "OBJR");
        HPDF_Dict_Add(d, "Obj", kid->annotation);
    }
    HPDF_Dict_Add(d, "Pg", p->pages[kid->page].dict);
    return d;
}

static void put_kids(struct pdf *p, const struct pdf_node *node)
{
    if (!node->kids.n)
        return;
    if (node->kids.n == 1) {
        HPDF_Dict_Add(node->dict, "K", kid_object(p, node, &node->kids.at[0]));
        return;
    }
    HPDF_Array array = pdf_subarray(p, node->dict, "K");

    for (size_t i = 0; i < node->kids.n; i++)
        HPDF_Array_Add(array, kid_object(p, node, &node->kids.at[i]));
}

static bool has_label(const struct pdf *p, const struct pdf_node *list)
{
    for (size_t i = 0; i < list->kids.n; i++) {
        const struct pdf_kid *kid = &list->kids.at[i];

        if (kid->kind != PDF_KID_ELEMENT)
            continue;
        if (role_of(p, kid->number) == ROLE_LBL)
            return true;
        if (role_of(p, kid->number) == ROLE_LI && has_label(p, &p->nodes[kid->number]))
            return true;
    }
    return false;
}

/* Attributes (14.8.5): lists with labels say how they count (PDF/UA-1, 7.6); figures where they
 * stand. */
static void put_attributes(struct pdf *p, int element)
{
    const struct pdf_node *node = &p->nodes[element];
    enum role role = role_of(p, element);

    if (role == ROLE_L && has_label(p, node)) {
        HPDF_Dict a = pdf_subdict(p, node->dict, "A");

        HPDF_Dict_AddName(a, "O", "List");
        HPDF_Dict_AddName(a, "ListNumbering", "Disc");
    } else if (role == ROLE_FIGURE && node->box[2] > node->box[0]) {
        HPDF_Dict a = pdf_subdict(p, node->dict, "A");

        HPDF_Dict_AddName(a, "O", "Layout");
        pdf_raw_numbers(p, a, "BBox", node->box, 4);
    }
}

static void put_element(struct pdf *p, int element, HPDF_Dict root)
{
    const struct pdf_node *node = &p->nodes[element];
    static const struct element made = {.role = ROLE_LINK};
    const struct element *e =
        (size_t)element < p->list->nelements ? &p->list->elements[element] : &made;
    const char *lang = pdf_clean(p, e->lang);

    HPDF_Dict_AddName(node->dict, "Type", "StructElem");
    HPDF_Dict_AddName(node->dict, "S", pdf_struct_tag(p, element));
    HPDF_Dict_Add(node->dict, "P", node->parent >= 0 ? p->nodes[node->parent].dict : root);
    if (node->page >= 0)
        HPDF_Dict_Add(node->dict, "Pg", p->pages[node->page].dict);
    put_kids(p, node);
    if (lang && (!p->lang || strcmp(lang, p->lang) != 0))
        pdf_text(p, node->dict, "Lang", lang);
    pdf_text(p, node->dict, "Alt", pdf_clean(p, e->alt));
    put_attributes(p, element);
}

/* Number tree (7.9.7): of each page its elements by MCID, then of each annotation its element. */
static void put_parent_tree(struct pdf *p, HPDF_Dict root)
{
    HPDF_Dict tree = pdf_dict(p);
    HPDF_Array nums = pdf_subarray(p, tree, "Nums");

    for (size_t i = 0; i < p->list->npages; i++) {
        HPDF_Array elements = HPDF_Array_New(p->doc->mmgr);

        HPDF_Xref_Add(p->doc->xref, elements);
        for (size_t k = 0; k < p->pages[i].elements.n; k++)
            HPDF_Array_Add(elements, p->nodes[p->pages[i].elements.at[k]].dict);
        HPDF_Array_AddNumber(nums, (HPDF_INT32)i);
        HPDF_Array_Add(nums, elements);
    }
    for (size_t i = 0; i < p->annotations.n; i++) {
        HPDF_Array_AddNumber(nums, (HPDF_INT32)(p->list->npages + i));
        HPDF_Array_Add(nums, p->nodes[p->annotations.at[i]].dict);
    }
    HPDF_Dict_Add(root, "ParentTree", tree);
    HPDF_Dict_AddNumber(root, "ParentTreeNextKey",
                        (HPDF_INT32)(p->list->npages + p->annotations.n));
}

void pdf_struct_end(struct pdf *p)
{
    HPDF_Dict root = pdf_dict(p);

    attach(p, 0);
    HPDF_Dict_AddName(root, "Type", "StructTreeRoot");
    HPDF_Dict_Add(root, "K", p->nodes[0].dict);
    for (size_t i = 0; i < p->nnodes; i++)
        if (p->nodes[i].dict)
            put_element(p, (int)i, root);
    put_parent_tree(p, root);
    HPDF_Dict_Add(p->doc->catalog, "StructTreeRoot", root);
    HPDF_Dict_AddBoolean(pdf_subdict(p, p->doc->catalog, "MarkInfo"), "Marked", HPDF_TRUE);
    for (size_t i = 0; i < p->list->npages; i++) {
        HPDF_Dict_AddNumber(p->pages[i].dict, "StructParents", (HPDF_INT32)i);
        HPDF_Dict_AddName(p->pages[i].dict, "Tabs", "S");
    }
}
