/* Attributes: names and values by the table, each value into its field.
 * SPDX-License-Identifier: MIT */
#include "layout/parts.h"

#include "layout/value.h"

#include <string.h>

/* One attribute in hand. */
struct reading {
    struct reader *r;
    const struct attribute *at;
    const struct frame *frame;
    const char *name, *text;
    void *field;
};

/* Only asked for when there is something to say: it takes a scan of the line. */
static struct diag_at place_of(const struct reading *v)
{
    return reader_at(v->r, v->frame->tag, v->name);
}

/* NULL, or what is wrong with the value. */
typedef const char *value_reader(struct reading *v);

static void refer(struct reading *v, enum reference_kind kind, const char *name)
{
    struct reference ref = {.kind = kind,
                            .name = name,
                            .attribute = v->at->name,
                            .element = rule_get(v->frame->id)->name,
                            .at = place_of(v)};

    vec_push(v->r->arena, &v->r->refs, ref);
}

static const char *read_text(struct reading *v)
{
    *(const char **)v->field = v->text;
    return NULL;
}

static const char *read_name(struct reading *v)
{
    *(const char **)v->field = v->text;
    return value_name(v->r->arena, v->text);
}

static const char *read_reference(struct reading *v)
{
    static const enum reference_kind kinds[] = {[VALUE_STYLE] = REFERENCE_STYLE,
                                                [VALUE_BASED_ON] = REFERENCE_STYLE,
                                                [VALUE_TEMPLATE] = REFERENCE_TEMPLATE,
                                                [VALUE_HEADING] = REFERENCE_HEADING,
                                                [VALUE_MESSAGE] = REFERENCE_MESSAGE};
    const char *wrong = read_name(v);

    if (!wrong)
        refer(v, kinds[v->at->kind], v->text);
    return wrong;
}

bool reader_is_file_name(const char *s)
{
    if (!*s || *s == '.' || *s == '-')
        return false;
    for (; *s; s++)
        if (!value_is_name_char(*s, false) && !(*s >= 'A' && *s <= 'Z') && *s != '.' && *s != '_')
            return false;
    return true;
}

static const char *read_file(struct reading *v)
{
    *(const char **)v->field = v->text;
    return reader_is_file_name(v->text) ? NULL : "it is no name of a layout";
}

static const char *read_label(struct reading *v)
{
    *(const char **)v->field = v->text;
    if (*v->text != '@')
        return NULL;
    const char *wrong = value_name(v->r->arena, v->text + 1);

    if (!wrong)
        refer(v, REFERENCE_MESSAGE, v->text + 1);
    return wrong;
}

static const char *read_length(struct reading *v)
{
    static const enum length_range ranges[] = {[VALUE_LENGTH] = LENGTH_ANY,
                                               [VALUE_LENGTH_NOT_NEGATIVE] = LENGTH_NOT_NEGATIVE,
                                               [VALUE_LENGTH_POSITIVE] = LENGTH_POSITIVE,
                                               [VALUE_LENGTH_OR_FILL] = LENGTH_POSITIVE};
    struct length *out = v->field;
    const char *wrong = value_length(v->r->arena, v->text, ranges[v->at->kind], out);

    if (!wrong && out->param)
        refer(v, REFERENCE_LENGTH, out->param);
    return wrong;
}

static const char *read_glue(struct reading *v)
{
    struct glue_value *out = v->field;
    const char *wrong = value_glue(v->r->arena, v->text, out);

    if (!wrong && out->natural.param)
        refer(v, REFERENCE_LENGTH, out->natural.param);
    return wrong;
}

static const char *read_color(struct reading *v)
{
    struct color_value *out = v->field;
    const char *wrong = value_color(v->r->arena, v->text, out);

    if (!wrong && out->param)
        refer(v, REFERENCE_COLOR, out->param);
    return wrong;
}

static const char *read_tracks(struct reading *v)
{
    struct element *e = v->frame->target;
    const char *wrong = value_tracks(v->r->arena, v->text, &e->widths, &e->nwidths);

    for (size_t i = 0; !wrong && i < e->nwidths; i++)
        if (e->widths[i].length.param)
            refer(v, REFERENCE_LENGTH, e->widths[i].length.param);
    return wrong;
}

static const char *read_path(struct reading *v)
{
    return value_path(v->r->arena, v->text, v->field);
}

static void refer_params(struct reading *v, const struct expr *e)
{
    if (!e)
        return;
    if (e->kind == EXPR_PARAM)
        refer(v, REFERENCE_PARAM, e->text);
    refer_params(v, e->a);
    refer_params(v, e->b);
}

static const char *read_condition(struct reading *v)
{
    const struct expr **out = v->field;
    const char *wrong = value_condition(v->r->arena, v->text, out);

    if (!wrong)
        refer_params(v, *out);
    return wrong;
}

static const char *read_keep(struct reading *v)
{
    return value_keep(v->r->arena, v->text, v->field);
}

static const char *read_count(struct reading *v)
{
    return value_count(v->r->arena, v->text, v->at->least, v->at->most, v->field);
}

static const char *read_percent(struct reading *v)
{
    return value_percent(v->r->arena, v->text, v->at->most, v->field);
}

static const char *read_pages(struct reading *v)
{
    if (strcmp(v->text, "auto") != 0)
        return read_count(v);
    *(int *)v->field = 0;
    return NULL;
}

static int word_index(const char *const *words, const char *word)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

static const char *read_word(struct reading *v)
{
    int i = word_index(v->at->words, v->text);

    /* every enum here is an int to the ABI; a wrong one is told by param and months as -1 */
    memcpy(v->field, &i, sizeof i);
    return i < 0 ? "" : NULL;
}

/* The next word of a list of different ones, by its index; moves *s behind it. */
static const char *read_next_word(struct reading *v, const char **s, unsigned *seen, int *index)
{
    size_t length = strcspn(*s, " ");
    const char *word = arena_strndup(v->r->arena, *s, length);

    *index = word_index(v->at->words, word);
    if (*index < 0)
        return arena_printf(v->r->arena, "'%s' is none of the words", word);
    if (*seen & 1u << *index)
        return arena_printf(v->r->arena, "'%s' is there twice", word);
    *seen |= 1u << *index;
    *s += length;
    *s += strspn(*s, " ");
    return NULL;
}

static const char *read_order(struct reading *v)
{
    struct fit_order *order = v->field;
    unsigned seen = 0;

    order->n = 0;
    for (const char *s = v->text; *s;) {
        int i;
        const char *wrong = read_next_word(v, &s, &seen, &i);

        if (wrong)
            return wrong;
        order->at[order->n++] = (enum fit_axis)i;
    }
    return order->n ? NULL : "it is empty";
}

static const char *read_set(struct reading *v)
{
    unsigned *set = v->field;

    *set = 0;
    for (const char *s = v->text; *s;) {
        int i;
        const char *wrong = read_next_word(v, &s, set, &i);

        if (wrong)
            return wrong;
    }
    return *set ? NULL : "it is empty";
}

static const char *read_switch(struct reading *v)
{
    int i = word_index(v->at->words, v->text);

    *(bool *)v->field = i > 0;
    return i < 0 ? "" : NULL;
}

static const char *read_font(struct reading *v)
{
    *(const char **)v->field = v->text;
    if (*v->text == '$') {
        refer(v, REFERENCE_FONT, v->text + 1);
        return value_name(v->r->arena, v->text + 1);
    }
    return *v->text ? NULL : "it is empty";
}

static const char *read_features(struct reading *v)
{
    *(const char **)v->field = v->text;
    return value_features(v->r->arena, v->text);
}

static const char *read_language(struct reading *v)
{
    *(const char **)v->field = v->text;
    return value_language(v->r->arena, v->text);
}

static const char *read_date_format(struct reading *v)
{
    *(const char **)v->field = v->text;
    return value_date_format(v->r->arena, v->text);
}

static const char *read_paper(struct reading *v)
{
    struct layout_page *page = v->frame->target;

    return value_paper(v->r->arena, v->text, &page->size, &page->width, &page->height);
}

/* One to four lengths: all sides; top and bottom, sides; top, sides, bottom; top, end, bottom,
 * start. */
static const char *read_margins(struct reading *v)
{
    static const int pick[4][4] = {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
    struct layout_page *page = v->frame->target;
    struct length side[4], *const sides[] = {&page->top, &page->end, &page->bottom, &page->start};
    size_t n = 0;

    for (const char *s = v->text; *s;) {
        size_t length = strcspn(s, " \t\r\n");
        const char *word = arena_strndup(v->r->arena, s, length), *wrong;

        if (n == 4)
            return "there are more than four margins";
        wrong = value_length(v->r->arena, word, LENGTH_NOT_NEGATIVE, &side[n]);
        if (wrong)
            return arena_printf(v->r->arena, "in '%s', %s", word, wrong);
        if (side[n].param)
            refer(v, REFERENCE_LENGTH, side[n].param);
        n++;
        s += length;
        s += strspn(s, " \t\r\n");
    }
    if (!n)
        return "it is empty";
    for (int i = 0; i < 4; i++)
        *sides[i] = side[pick[n - 1][i]];
    return NULL;
}

#define LENGTH_HINT "a length is a number and pt, mm, cm, in, em, ex, lh or %, or $param: 4mm"

static const struct {
    value_reader *read;
    const char *hint;
} kinds[VALUE_KINDS] = {
    [VALUE_NAME] = {read_name, "a name has small letters, digits and '-', a letter first"},
    [VALUE_STYLE] = {read_reference, "name one of the styles"},
    [VALUE_BASED_ON] = {read_reference, "name one of the styles"},
    [VALUE_TEMPLATE] = {read_reference, "name one of the templates"},
    [VALUE_HEADING] = {read_reference, "name one of the templates"},
    [VALUE_MESSAGE] = {read_reference, "name one of the messages: work, skills, present"},
    [VALUE_FILE] = {read_file, "name a layout that ships, or a file in the same folder"},
    [VALUE_TEXT] = {read_text, NULL},
    [VALUE_LABEL] = {read_label, "write text, or @ and the key of a message: @work"},
    [VALUE_LENGTH] = {read_length, LENGTH_HINT},
    [VALUE_LENGTH_NOT_NEGATIVE] = {read_length, LENGTH_HINT},
    [VALUE_LENGTH_POSITIVE] = {read_length, LENGTH_HINT},
    [VALUE_LENGTH_OR_FILL] = {read_length, "write 'fill', or a length: 30mm"},
    [VALUE_GLUE] = {read_glue,
                    "glue is a length, then +stretch and -shrink: 6pt+3pt-2pt, 1lh+1fil"},
    [VALUE_COLOR] = {read_color, "a colour is #rrggbb, gray(0.4), cmyk(1,0.2,0,0.4) or @param"},
    [VALUE_TRACKS] = {read_tracks, "widths are auto, shares or lengths: $rail 1fr auto"},
    [VALUE_PATH] = {read_path,
                    "a path is basics.name, work[0].name, or from the item at hand .name"},
    [VALUE_CONDITION] = {read_condition,
                         "a condition is a path, param.x, count(path), pages, page, first or last, "
                         "with = != < > and or not ( )"},
    [VALUE_KEEP] = {read_keep, "write no, always, or a strength from 1 to 99"},
    [VALUE_COUNT] = {read_count, NULL},
    [VALUE_PERCENT] = {read_percent, "write 2% or 1.5%, or 0% for none"},
    [VALUE_PAGES] = {read_pages, "write auto, or a number of pages"},
    [VALUE_ORDER] = {read_order, NULL},
    [VALUE_SET] = {read_set, NULL},
    [VALUE_WORD] = {read_word, NULL},
    [VALUE_SWITCH] = {read_switch, NULL},
    [VALUE_FONT] = {read_font, "write a family or role (sans, serif, mono), or $param"},
    [VALUE_FEATURES] = {read_features, "write OpenType features: kern,liga,-tnum"},
    [VALUE_LANGUAGE] = {read_language, "write a language tag: en, de, pt-BR"},
    [VALUE_DATE_FORMAT] = {read_date_format, "write yyyy or yy, M to MMMM, d or dd: MMM yyyy"},
    [VALUE_PAPER] = {read_paper, "write a4, a5, letter, or a size: 210mm x 297mm"},
    [VALUE_MARGINS] = {read_margins, "write 1 to 4 lengths: top, end, bottom, start"},
};

static const char *value_hint(struct reader *r, const struct attribute *at, const char *text)
{
    size_t n = 0;

    if (!at->words)
        return kinds[at->kind].hint;
    while (at->words[n])
        n++;
    return reader_suggest(r->arena, text, at->words, n, "it can be");
}

static void bad_value(struct reading *v, const char *wrong)
{
    const char *hint = value_hint(v->r, v->at, v->text), *shown = v->text;
    size_t n = 60; /* of bytes: enough to recognise it */

    if (strlen(shown) > n) {
        while (((unsigned char)shown[n] & 0xC0) == 0x80)
            n--;
        shown = arena_printf(v->r->arena, "%.*s\xE2\x80\xA6", (int)n, shown);
    }
    if (v->frame->id == RULE_LAYOUT && v->at->words)
        diag_add(v->r->d, DIAG_ERROR, "layout-version", place_of(v),
                 "write version=\"1\", or use a newer nextcv",
                 "version '%s' of the layout language is not known", v->text);
    else
        diag_add(v->r->d, DIAG_ERROR,
                 v->at->kind == VALUE_CONDITION ? "layout-condition" : "layout-value",
                 place_of(v), hint, *wrong ? "'%s' of '%s' cannot be '%s': %s" : "'%s' of '%s' cannot be '%s'%s",
                 v->at->name, rule_get(v->frame->id)->name, shown, wrong);
}

static struct style *own_style(struct reading *v)
{
    struct element *e = v->frame->target;

    if (!e->own)
        e->own = arena_new(v->r->arena, struct style);
    return e->own;
}

static void read_attribute(struct reading *v, bool own)
{
    char *target = own ? (char *)own_style(v) : v->frame->target;
    bool fills = v->at->kind == VALUE_LENGTH_OR_FILL && strcmp(v->text, "fill") == 0;

    if (fills)
        return;
    v->field = target + v->at->offset;
    const char *wrong = kinds[v->at->kind].read(v);

    if (wrong)
        bad_value(v, wrong);
    if (v->at->bit)
        ((struct style *)(void *)target)->set |= v->at->bit;
    if (v->at->present)
        *(bool *)(target + v->at->present) = true;
}

static void unknown_attribute(struct reader *r, const struct frame *frame, const char *name,
                              struct diag_at where)
{
    const struct rule *rule = rule_get(frame->id);
    VEC(const char *) names = {0};

    if (r->d->dropped) { /* nobody sees it: no suggestions, which cost memory */
        r->d->dropped++;
        return;
    }
    for (size_t g = 0; g < RULE_MAX_GROUPS && rule->groups[g].at; g++)
        for (const struct attribute *at = rule->groups[g].at; at->name; at++)
            vec_push(r->arena, &names, at->name);
    diag_add(r->d, DIAG_ERROR, "layout-attribute", where,
             names.n ? reader_suggest(r->arena, name, names.at, names.n, "it has")
                     : "it has no attributes",
             "'%s' has no attribute '%s'", rule->name, name);
}

static void missing_attributes(struct reader *r, const xmlNode *node, const struct frame *frame)
{
    const struct rule *rule = rule_get(frame->id);

    for (size_t g = 0; g < RULE_MAX_GROUPS && rule->groups[g].at; g++)
        for (const struct attribute *at = rule->groups[g].at; at->name; at++)
            if (at->required && !xmlHasProp(node, (const xmlChar *)at->name))
                diag_add(r->d, DIAG_ERROR, "layout-missing", reader_at(r, frame->tag, NULL),
                         value_hint(r, at, ""), "'%s' has no attribute '%s'", rule->name, at->name);
}

/* Text that is shown stays as it is; elsewhere white space only separates (as xsd:token has it). */
static const char *attribute_text(struct arena *a, xmlAttr *attribute, enum value_kind kind)
{
    xmlChar *raw = xmlNodeGetContent((xmlNode *)attribute);
    struct str s = str_of((const char *)raw);
    char *text = arena_strndup(a, s.p, s.n), *to = text;

    xmlFree(raw);
    if (kind == VALUE_TEXT || kind == VALUE_LABEL)
        return text;
    for (const char *from = text; *from; from++) {
        bool blank = strchr(" \t\r\n", *from) != NULL;

        if (!blank)
            *to++ = *from;
        else if (to > text && to[-1] != ' ')
            *to++ = ' ';
    }
    to -= to > text && to[-1] == ' ';
    *to = '\0';
    return text;
}

void reader_attributes(struct reader *r, xmlNode *node, const struct frame *frame)
{
    for (xmlAttr *a = node->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        bool own = false;

        if (a->ns && a->ns->prefix)
            name = arena_printf(r->arena, "%s:%s", (const char *)a->ns->prefix, name);
        struct reading v = {.r = r,
                            .at = rule_attribute(rule_get(frame->id), name, &own),
                            .frame = frame,
                            .name = name};

        if (!v.at) {
            unknown_attribute(r, frame, name, place_of(&v));
            continue;
        }
        v.text = attribute_text(r->arena, a, v.at->kind);
        read_attribute(&v, own);
    }
    missing_attributes(r, node, frame);
}
