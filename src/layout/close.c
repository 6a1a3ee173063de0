/* What an element filled goes into the layout, over what a parent layout said.
 * SPDX-License-Identifier: MIT */
#include "layout/parts.h"

#include "layout/value.h"

#include <string.h>

static void duplicate(struct reader *r, const struct frame *frame, const char *attribute,
                      const char *name, int line)
{
    diag_add(r->d, DIAG_ERROR, "layout-duplicate", reader_at(r, frame->tag, attribute),
             "give it another name, or remove one", "there is already %s '%s' '%s' on line %d",
             frame->id == RULE_I18N ? "an" : "a", rule_get(frame->id)->name, name, line);
}

/* Is there room for one more? The names are looked up one after the other. */
static bool has_room(struct reader *r, const struct frame *frame, size_t n)
{
    if (n < LAYOUT_MAX_NAMES)
        return true;
    diag_add(r->d, DIAG_ERROR, "layout-limit", reader_at(r, frame->tag, NULL), NULL,
             "more than %d of '%s'", LAYOUT_MAX_NAMES, rule_get(frame->id)->name);
    return false;
}

/* ---- head and parameters ----------------------------------------------------------------- */

static void close_layout(struct reader *r, const struct head *head)
{
    if (head->name)
        r->l->name = head->name;
    if (head->description)
        r->l->description = head->description;
}

const char *const param_type_names[] = {"length", "color", "text", "flag", "font", "choice"};

static bool has_word(const char *words, const char *word)
{
    size_t n = strlen(word);

    for (const char *s = words; *s;) {
        size_t length = strcspn(s, " ");

        if (length == n && n && strncmp(s, word, n) == 0)
            return true;
        s += length;
        s += strspn(s, " ");
    }
    return false;
}

const char *param_parse(struct arena *a, struct param *p)
{
    struct str trimmed = str_trim(str_of(p->value));

    if (p->type != PARAM_TEXT)
        p->value = arena_strndup(a, trimmed.p, trimmed.n);
    switch (p->type) {
    case PARAM_LENGTH:
        return *p->value == '$' ? "it refers to a parameter"
                                : value_length(a, p->value, LENGTH_ANY, &p->length);
    case PARAM_COLOR:
        return *p->value == '@' ? "it refers to a parameter" : value_color(a, p->value, &p->color);
    case PARAM_FLAG:
        return has_word("yes no", p->value) ? NULL : "it is neither yes nor no";
    case PARAM_CHOICE:
        return p->values && has_word(p->values, p->value) ? NULL : "it is none of the choices";
    case PARAM_FONT:
        return *p->value && *p->value != '$' ? NULL : "it is no font family";
    default:
        return NULL;
    }
}

const char *param_hint(struct arena *a, const struct param *p)
{
    static const char *const hints[] = {
        [PARAM_LENGTH] = "write a length: 12pt, 4mm, 1.5em or 30%",
        [PARAM_COLOR] = "write a colour: #0b4f6c, gray(0.4) or cmyk(1,0.2,0,0.4)",
        [PARAM_FLAG] = "write yes or no",
        [PARAM_FONT] = "write a family such as Lato, or a role: sans, serif, mono",
    };

    if (p->type == PARAM_CHOICE)
        return p->values ? arena_printf(a, "the choices are: %s", p->values) : NULL;
    return p->type == PARAM_TEXT ? NULL : hints[p->type];
}

struct param *param_find(const struct layout *l, const char *name)
{
    for (size_t i = 0; i < l->params.n; i++)
        if (strcmp(l->params.at[i].name, name) == 0)
            return &l->params.at[i];
    return NULL;
}

static void close_param(struct reader *r, const struct frame *frame, struct param *p)
{
    if (!p->name || !p->value || p->type < 0)
        return;
    struct param *old = param_find(r->l, p->name);
    bool choices = p->type == PARAM_CHOICE;

    p->file = r->src->file;
    p->line = reader_at(r, frame->tag, NULL).line;
    p->col = reader_at(r, frame->tag, NULL).col;
    if (choices != (p->values != NULL)) {
        diag_add(r->d, DIAG_ERROR, choices ? "layout-missing" : "layout-attribute",
                 reader_at(r, frame->tag, choices ? NULL : "values"),
                 choices ? "list the words to choose from: values=\"left right\""
                         : "only a parameter of type 'choice' has values",
                 choices ? "'param' of type 'choice' has no 'values'"
                         : "'values' means nothing for type '%s'",
                 param_type_names[p->type]);
        return;
    }
    const char *wrong = param_parse(r->arena, p);

    if (wrong)
        diag_add(r->d, DIAG_ERROR, choices ? "layout-choice" : "layout-value",
                 reader_at(r, frame->tag, "value"), param_hint(r->arena, p),
                 "'value' of type '%s' cannot be '%s': %s", param_type_names[p->type], p->value,
                 wrong);
    if (old && old->file == r->src->file)
        duplicate(r, frame, "name", p->name, old->line);
    else if (old && old->type != p->type)
        diag_add(
            r->d, DIAG_ERROR, "layout-param", reader_at(r, frame->tag, "type"),
            arena_printf(r->arena, "'%s' uses it as %s", old->file, param_type_names[old->type]),
            "param '%s' cannot change its type", p->name);
    else if (old)
        *old = *p;
    else if (has_room(r, frame, r->l->params.n))
        vec_push(r->arena, &r->l->params, *p);
}

/* ---- page -------------------------------------------------------------------------------- */

/* ISO 32000-1, Annex C.2: a page has 3 to 14400 units a side; less than an inch is a slip. */
static void close_page(struct reader *r, const struct frame *frame, struct layout_page *page)
{
    double w = page->width, h = page->height;

    if (w < 0) /* a named paper, or a wrong size */
        page->width = 0;
    else if (w < 72 || h < 72 || w > 14400 || h > 14400)
        diag_add(r->d, DIAG_ERROR, "layout-range", reader_at(r, frame->tag, "size"), NULL,
                 "each side of a page is between 1in and 200in");
}

/* Lengths that can be compared are. */
static void close_vary(struct reader *r, const struct frame *frame, struct vary *v)
{
    const struct length *min = &v->min, *max = &v->max;

    if (v->what < 0)
        return;
    struct vary *old = &r->l->fit.vary[FIT_LEADING + v->what];

    if (old->set)
        diag_add(r->d, DIAG_ERROR, "layout-duplicate", reader_at(r, frame->tag, "what"),
                 "remove one", "there is already a 'vary' of the same");
    if (!min->param && !max->param && min->unit == max->unit && min->value > max->value)
        diag_add(r->d, DIAG_ERROR, "layout-range", reader_at(r, frame->tag, "min"), NULL,
                 "'min' of 'vary' is greater than 'max'");
    *old = *v;
    old->set = true;
}

/* ---- texts ------------------------------------------------------------------------------- */

static const char *node_text(struct reader *r, xmlNode *node)
{
    struct strbuf b = {0};

    for (const xmlNode *child = node->children; child; child = child->next)
        if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) &&
            child->content)
            strbuf_puts(&b, (const char *)child->content);
    struct str trimmed = str_trim((struct str){b.p ? b.p : "", b.n});
    const char *text = arena_strndup(r->arena, trimmed.p, trimmed.n);

    strbuf_free(&b);
    return text;
}

static void close_message(struct reader *r, xmlNode *node, const struct frame *frame,
                          struct catalogue *c, struct message *m)
{
    m->text = node_text(r, node);
    if (!m->key || !c)
        return;
    for (size_t i = 0; i < c->messages.n; i++)
        if (strcmp(c->messages.at[i].key, m->key) == 0) {
            diag_add(r->d, DIAG_ERROR, "layout-duplicate", reader_at(r, frame->tag, "key"),
                     "remove one", "there is already a 'msg' '%s' for this language", m->key);
            return;
        }
    if (has_room(r, frame, c->messages.n))
        vec_push(r->arena, &c->messages, *m);
}

static void close_months(struct reader *r, xmlNode *node, const struct frame *frame,
                         struct catalogue *c, struct months *m)
{
    const char *s = node_text(r, node);
    size_t n = 0;

    while (*s) {
        size_t length = strcspn(s, " \t\r\n");

        if (n < 12)
            m->names[n] = arena_strndup(r->arena, s, length);
        n++;
        s += length;
        s += strspn(s, " \t\r\n");
    }
    if (n != 12)
        diag_add(r->d, DIAG_ERROR, "layout-months", reader_at(r, frame->tag, NULL),
                 "separate the names by spaces, January first", "'months' has %zu names, not 12",
                 n);
    if (!c || m->form < 0)
        return;
    for (size_t i = 0; i < c->months.n; i++)
        if (c->months.at[i].form == m->form) {
            diag_add(r->d, DIAG_ERROR, "layout-duplicate", reader_at(r, frame->tag, "form"),
                     "remove one", "there are already 'months' of this form");
            return;
        }
    vec_push(r->arena, &c->months, *m);
}

/* Message by message, so that a child layout may reword a single heading. */
void catalogue_add(struct arena *a, struct catalogue *to, const struct catalogue *from)
{
    for (size_t i = 0; i < from->messages.n; i++) {
        size_t k = 0;

        while (k < to->messages.n && strcmp(to->messages.at[k].key, from->messages.at[i].key) != 0)
            k++;
        if (k < to->messages.n)
            to->messages.at[k] = from->messages.at[i];
        else
            vec_push(a, &to->messages, from->messages.at[i]);
    }
    for (size_t i = 0; i < from->months.n; i++) {
        size_t k = 0;

        while (k < to->months.n && to->months.at[k].form != from->months.at[i].form)
            k++;
        if (k < to->months.n)
            to->months.at[k] = from->months.at[i];
        else
            vec_push(a, &to->months, from->months.at[i]);
    }
}

static void close_catalogue(struct reader *r, const struct frame *frame, struct catalogue *c)
{
    if (frame->id == RULE_LABELS || !c->lang)
        return;
    for (size_t i = 0; i < r->l->catalogues.n; i++) {
        struct catalogue *old = r->l->catalogues.at[i];

        if (!str_eq_nocase(str_of(old->lang), str_of(c->lang)))
            continue;
        if (old->file == r->src->file)
            duplicate(r, frame, "lang", c->lang, old->line);
        catalogue_add(r->arena, old, c);
        old->file = c->file;
        old->line = c->line;
        return;
    }
    if (has_room(r, frame, r->l->catalogues.n))
        vec_push(r->arena, &r->l->catalogues, c);
}

/* ---- styles and templates ---------------------------------------------------------------- */

struct style_entry *style_find(const struct layout *l, const char *name)
{
    for (size_t i = 0; i < l->styles.n; i++)
        if (strcmp(l->styles.at[i].style.name, name) == 0)
            return &l->styles.at[i];
    return NULL;
}

struct template *template_find(const struct layout *l, const char *name)
{
    for (size_t i = 0; i < l->templates.n; i++)
        if (strcmp(l->templates.at[i]->name, name) == 0)
            return l->templates.at[i];
    return NULL;
}

static void close_style(struct reader *r, const struct frame *frame, const struct style *s)
{
    if (!s->name)
        return;
    struct style_entry *old = style_find(r->l, s->name);
    struct style_entry fresh = {.style = *s, .col = reader_at(r, frame->tag, NULL).col};

    if (!old) {
        if (has_room(r, frame, r->l->styles.n))
            vec_push(r->arena, &r->l->styles, fresh);
        return;
    }
    if (old->style.file == s->file) {
        duplicate(r, frame, "name", s->name, old->style.line);
        return;
    }
    style_lay_over(&old->style, s);
    if (s->based_on)
        old->style.based_on = s->based_on;
    old->style.file = s->file;
    old->style.line = s->line;
    old->col = fresh.col;
}

static void close_template(struct reader *r, const struct frame *frame, struct template *t)
{
    if (!t->name)
        return;
    struct template *old = template_find(r->l, t->name);

    if (!old && has_room(r, frame, r->l->templates.n))
        vec_push(r->arena, &r->l->templates, t);
    else if (old && old->file == t->file)
        duplicate(r, frame, "name", t->name, old->line);
    else if (old) {
        struct template *parent = arena_new(r->arena, struct template);

        *parent = *old;
        *old = *t;
        old->over = parent;
    }
}

void reader_close(struct reader *r, xmlNode *node, struct frame *frame, struct frame *parent)
{
    switch (frame->id) {
    case RULE_LAYOUT:
        close_layout(r, frame->target);
        break;
    case RULE_LABELS:
    case RULE_I18N:
        close_catalogue(r, frame, frame->target);
        break;
    case RULE_PAGE:
        close_page(r, frame, frame->target);
        break;
    case RULE_VARY:
        close_vary(r, frame, frame->target);
        break;
    case RULE_PARAM:
        close_param(r, frame, frame->target);
        break;
    case RULE_MSG_TEXT:
        close_message(r, node, frame, parent->target, frame->target);
        break;
    case RULE_MONTHS:
        close_months(r, node, frame, parent->target, frame->target);
        break;
    case RULE_STYLE:
        close_style(r, frame, frame->target);
        break;
    case RULE_TEMPLATE:
        close_template(r, frame, frame->target);
        break;
    default:
        break;
    }
}
