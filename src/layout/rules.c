/* SPDX-License-Identifier: MIT */
#include "layout/rules.h"

#include "layout/parts.h"

#include <string.h>

/* ---- words ------------------------------------------------------------------------------- */

static const char *const slopes[] = {"roman", "italic", NULL};
static const char *const cases[] = {"none", "upper", "small-caps", NULL};
static const char *const aligns[] = {"start", "center", "end", "justify", NULL};
static const char *const sides[] = {"start", "center", "end", NULL};
static const char *const hyphenates[] = {"no", "yes", "auto", NULL};
static const char *const no_yes[] = {"no", "yes", NULL};
static const char *const breaks[] = {"auto", "page", "avoid", "column", NULL};
static const char *const roles[] = {"none", "h1", "h2", "h3", NULL};
static const char *const valigns[] = {"baseline", "top", NULL};
static const char *const overs[] = {"warn", "flow", "error", NULL};
static const char *const axes[] = {"glue", "leading", "size", "margin", "drop", NULL};
static const char *const varied[] = {"leading", "size", "margin", NULL};
static const char *const scopes[] = {"flow", "page", NULL};
static const char *const balances[] = {"no", "yes", NULL};
static const char *const edges[] = {"top", "end", "bottom", "start", NULL};
static const char *const orders[] = {"main", "written", NULL};
static const char *const schemes[] = {"url", "mailto", "tel", NULL};
static const char *const patterns[] = {"space", "dots", "rule", NULL};
static const char *const shapes[] = {"rect", "circle", NULL};
static const char *const shown_as[] = {"text", "url", "given", "family", NULL};
static const char *const forms[] = {"short", "long", NULL};
static const char *const types[] = {"length", "color", "text", "flag", "font", "choice", NULL};
static const char *const versions[] = {"1", NULL};

/* ---- attributes -------------------------------------------------------------------------- */

#define IN(type, field) .offset = offsetof(struct type, field)
#define HAS(type, field) IN(type, field), .present = offsetof(struct type, has_##field)

static const struct attribute layout_attributes[] = {
    {"version", VALUE_WORD, true, IN(head, version), .words = versions},
    {"name", VALUE_NAME, true, IN(head, name)},
    {"extends", VALUE_FILE, IN(head, extends)},
    {"description", VALUE_TEXT, IN(head, description)},
    {0}};
static const struct attribute lang_attributes[] = {
    {"lang", VALUE_LANGUAGE, true, IN(catalogue, lang)}, {0}};
static const struct attribute param_attributes[] = {
    {"name", VALUE_NAME, true, IN(param, name)},
    {"type", VALUE_WORD, true, IN(param, type), .words = types},
    {"value", VALUE_TEXT, true, IN(param, value)},
    {"values", VALUE_TEXT, IN(param, values)},
    {"label", VALUE_TEXT, IN(param, label)},
    {0}};
static const struct attribute message_attributes[] = {
    {"key", VALUE_NAME, true, IN(message, key)}, {0}};
static const struct attribute month_attributes[] = {
    {"form", VALUE_WORD, true, IN(months, form), .words = forms}, {0}};
static const struct attribute fit_attributes[] = {
    {"pages", VALUE_PAGES, true, IN(fit, pages), .least = 1, .most = 20},
    {"over", VALUE_WORD, IN(fit, over), .words = overs},
    {"order", VALUE_ORDER, IN(fit, order), .words = axes},
    {0}};
static const struct attribute vary_attributes[] = {
    {"what", VALUE_WORD, true, IN(vary, what), .words = varied},
    {"min", VALUE_LENGTH_POSITIVE, true, IN(vary, min)},
    {"max", VALUE_LENGTH_POSITIVE, true, IN(vary, max)},
    {0}};
static const struct attribute page_attributes[] = {
    {"size", VALUE_PAPER, true, .offset = 0}, {"margin", VALUE_MARGINS, true, .offset = 0},
    {"grid", VALUE_LENGTH_POSITIVE, HAS(layout_page, grid)},
    {"bleed", VALUE_LENGTH_NOT_NEGATIVE, IN(layout_page, bleed)},
    {0}};
static const struct attribute style_name[] = {
    {"name", VALUE_NAME, true, IN(style, name)},
    {"based-on", VALUE_BASED_ON, IN(style, based_on)},
    {0}};
static const struct attribute template_attributes[] = {
    {"name", VALUE_NAME, true, IN(template, name)}, {0}};

#define STYLE(field, bit_) IN(style, field), .bit = (bit_)
static const struct attribute style_text[] = {
    {"font", VALUE_FONT, STYLE(font, STYLE_FONT)},
    {"size", VALUE_LENGTH_POSITIVE, STYLE(size, STYLE_SIZE)},
    {"weight", VALUE_COUNT, STYLE(weight, STYLE_WEIGHT), .least = 100, .most = 900},
    {"slope", VALUE_SWITCH, STYLE(italic, STYLE_SLOPE), .words = slopes},
    {"leading", VALUE_LENGTH_POSITIVE, STYLE(leading, STYLE_LEADING)},
    {"color", VALUE_COLOR, STYLE(color, STYLE_COLOR)},
    {"features", VALUE_FEATURES, STYLE(features, STYLE_FEATURES)},
    {"track", VALUE_LENGTH, STYLE(track, STYLE_TRACK)},
    {"case", VALUE_WORD, STYLE(text_case, STYLE_CASE), .words = cases},
    {"align", VALUE_WORD, STYLE(align, STYLE_ALIGN), .words = aligns},
    {"hyphenate", VALUE_WORD, STYLE(hyphenate, STYLE_HYPHENATE), .words = hyphenates},
    {"hyphen-before", VALUE_COUNT, STYLE(hyphen_before, STYLE_HYPHEN_BEFORE), .least = 2, .most = 9},
    {"hyphen-after", VALUE_COUNT, STYLE(hyphen_after, STYLE_HYPHEN_AFTER), .least = 2, .most = 9},
    {"protrude", VALUE_SWITCH, STYLE(protrude, STYLE_PROTRUDE), .words = no_yes},
    {"expand", VALUE_PERCENT, STYLE(expand, STYLE_EXPAND), .most = 5},
    {"lang", VALUE_LANGUAGE, STYLE(lang, STYLE_LANG)},
    {0}};
static const struct attribute style_box[] = {
    {"before", VALUE_GLUE, STYLE(before, STYLE_BEFORE)},
    {"after", VALUE_GLUE, STYLE(after, STYLE_AFTER)},
    {"indent", VALUE_LENGTH, STYLE(indent, STYLE_INDENT)},
    {"indent-end", VALUE_LENGTH, STYLE(indent_end, STYLE_INDENT_END)},
    {"keep-together", VALUE_KEEP, STYLE(keep_together, STYLE_KEEP_TOGETHER)},
    {"keep-with-next", VALUE_KEEP, STYLE(keep_with_next, STYLE_KEEP_WITH_NEXT)},
    {"break", VALUE_WORD, STYLE(break_before, STYLE_BREAK), .words = breaks},
    {0}};
static const struct attribute style_lines[] = {
    {"widows", VALUE_COUNT, STYLE(widows, STYLE_WIDOWS), .least = 1, .most = 9},
    {"orphans", VALUE_COUNT, STYLE(orphans, STYLE_ORPHANS), .least = 1, .most = 9},
    {0}};
/* The space itself is kept where other blocks keep the space before them. */
static const struct attribute space_attributes[] = {
    {"size", VALUE_GLUE, true, STYLE(before, STYLE_BEFORE)}, {0}};

#define IF {"if", VALUE_CONDITION, IN(element, cond)}
#define STYLED {"style", VALUE_STYLE, IN(element, style)}
#define PATH_REQUIRED {"path", VALUE_PATH, true, HAS(element, path)}
#define PRE_POST                                                                                   \
    {"pre", VALUE_TEXT, IN(element, pre)}, {"post", VALUE_TEXT, IN(element, post)}

static const struct attribute if_only[] = {IF, {0}};
static const struct attribute if_styled[] = {IF, STYLED, {0}};
static const struct attribute p_attributes[] = {
    {"role", VALUE_WORD, IN(element, role), .words = roles}, {0}};
static const struct attribute row_attributes[] = {
    {"widths", VALUE_TRACKS, IN(element, widths)},
    {"gap", VALUE_LENGTH_NOT_NEGATIVE, HAS(element, gap)},
    {"valign", VALUE_SWITCH, IN(element, top), .words = valigns},
    {"table", VALUE_NAME, IN(element, table)},
    {0}};
static const struct attribute columns_attributes[] = {
    {"widths", VALUE_TRACKS, IN(element, widths)},
    {"gap", VALUE_LENGTH_NOT_NEGATIVE, HAS(element, gap)},
    {"scope", VALUE_SWITCH, IN(element, page_scope), .words = scopes},
    {"order", VALUE_SWITCH, IN(element, written_order), .words = orders},
    {"balance", VALUE_SWITCH, IN(element, balanced), .words = balances},
    {0}};
static const struct attribute cell_attributes[] = {
    {"align", VALUE_WORD, HAS(element, align), .words = aligns}, {0}};
static const struct attribute section_attributes[] = {
    PATH_REQUIRED,
    {"title", VALUE_LABEL, IN(element, title)},
    {"heading", VALUE_HEADING, IN(element, heading)},
    {0}};
static const struct attribute each_attributes[] = {
    PATH_REQUIRED, {"max", VALUE_COUNT, IN(element, max), .least = 1, .most = 999}, {0}};
static const struct attribute each_inline_attributes[] = {{"sep", VALUE_TEXT, IN(element, sep)},
                                                          {0}};
static const struct attribute use_attributes[] = {
    {"template", VALUE_TEMPLATE, true, IN(element, template)}, {0}};
static const struct attribute arrange_attributes[] = {
    {"key", VALUE_MESSAGE, true, IN(element, key)}, {0}};
static const struct attribute part_attributes[] = {
    {"name", VALUE_NAME, true, IN(element, part)}, {0}};
static const struct attribute fill_attributes[] = {
    {"slot", VALUE_NAME, true, IN(element, key)}, {0}};
static const struct attribute slot_attributes[] = {
    {"name", VALUE_NAME, true, IN(element, key)}, {0}};
static const struct attribute list_attributes[] = {
    PATH_REQUIRED,
    {"max", VALUE_COUNT, IN(element, max), .least = 1, .most = 999},
    {"bullet", VALUE_TEXT, IN(element, bullet)},
    {"hang", VALUE_LENGTH_NOT_NEGATIVE, HAS(element, hang)},
    {0}};
static const struct attribute rule_attributes[] = {
    {"weight", VALUE_LENGTH_POSITIVE, true, IN(element, weight)},
    {"width", VALUE_LENGTH_OR_FILL, HAS(element, width)},
    {"color", VALUE_COLOR, HAS(element, color)},
    {0}};
static const struct attribute box_attributes[] = {
    {"fill", VALUE_COLOR, HAS(element, fill)},
    {"stroke", VALUE_COLOR, HAS(element, stroke)},
    {"weight", VALUE_LENGTH_POSITIVE, IN(element, weight)},
    {"pad", VALUE_LENGTH_NOT_NEGATIVE, HAS(element, pad)},
    {"edges", VALUE_SET, IN(element, edges), .words = edges},
    {0}};
static const struct attribute image_attributes[] = {
    PATH_REQUIRED,
    {"width", VALUE_LENGTH_POSITIVE, true, HAS(element, width)},
    {"height", VALUE_LENGTH_POSITIVE, HAS(element, height)},
    {"alt", VALUE_LABEL, true, IN(element, alt)},
    {"shape", VALUE_SWITCH, IN(element, circle), .words = shapes},
    {"align", VALUE_WORD, HAS(element, align), .words = sides},
    {0}};
static const struct attribute when_attributes[] = {
    {"test", VALUE_CONDITION, true, IN(element, cond)}, {0}};
static const struct attribute v_attributes[] = {
    PATH_REQUIRED,
    PRE_POST,
    {"as", VALUE_WORD, IN(element, as), .words = shown_as},
    {"format", VALUE_DATE_FORMAT, IN(element, format)},
    {0}};
static const struct attribute t_attributes[] = {PRE_POST, {0}};
static const struct attribute msg_attributes[] = {
    {"key", VALUE_MESSAGE, true, IN(element, key)}, {0}};
static const struct attribute date_attributes[] = {
    {"from", VALUE_PATH, true, HAS(element, path)},
    {"to", VALUE_PATH, HAS(element, to)},
    {"format", VALUE_DATE_FORMAT, IN(element, format)},
    PRE_POST,
    {0}};
static const struct attribute link_attributes[] = {
    PATH_REQUIRED, {"scheme", VALUE_WORD, IN(element, scheme), .words = schemes}, {0}};
static const struct attribute address_attributes[] = {PATH_REQUIRED, {0}};
static const struct attribute icon_attributes[] = {{"name", VALUE_NAME, true, IN(element, icon)},
                                                   {"path", VALUE_PATH, HAS(element, path)},
                                                   {"alt", VALUE_LABEL, IN(element, alt)},
                                                   {0}};
static const struct attribute leader_attributes[] = {
    {"pattern", VALUE_WORD, IN(element, leader), .words = patterns}, {0}};

/* ---- elements ---------------------------------------------------------------------------- */

#define BIT RULE_BIT
#define BLOCKS                                                                                     \
    (BIT(RULE_P) | BIT(RULE_ROW) | BIT(RULE_SECTION) | BIT(RULE_SECTIONS) | BIT(RULE_EACH) |       \
     BIT(RULE_USE) | BIT(RULE_LIST) | BIT(RULE_RULE) | BIT(RULE_SPACE) | BIT(RULE_COLUMNS) |       \
     BIT(RULE_BOX) | BIT(RULE_IMAGE) | BIT(RULE_CHOOSE) | BIT(RULE_SLOT) |         \
     BIT(RULE_ARRANGE))
#define INLINE                                                                                     \
    (BIT(RULE_V) | BIT(RULE_T) | BIT(RULE_MSG) | BIT(RULE_DATE) | BIT(RULE_LINK) |                 \
     BIT(RULE_ADDRESS) | BIT(RULE_ICON) | BIT(RULE_LEADER) | BIT(RULE_PAGE_NUMBER) | BIT(RULE_PAGE_COUNT) |            \
     BIT(RULE_ITEM_NUMBER) | BIT(RULE_BR) | BIT(RULE_TITLE) | BIT(RULE_EACH_INLINE) |               \
     BIT(RULE_CHOOSE_INLINE) | BIT(RULE_SLOT_INLINE) | BIT(RULE_ARRANGE_INLINE))

const uint64_t rules_blocks = BLOCKS, rules_inline = INLINE;

#define HOLDS_BLOCKS .places = {{BLOCKS, 0, 0}}
#define HOLDS_INLINE .text = TEXT_INLINE, .places = {{INLINE, 0, 0}}
#define OWN(attributes) {attributes, true}
#define BLOCK_GROUPS {if_styled, 0}, OWN(style_box)
#define CONTENT(kind_) .kind = (kind_), .content = true

static const struct rule rules[RULE_COUNT] = {
    [RULE_LAYOUT] = {"layout",
                     .places = {{BIT(RULE_PARAMS), 0, 1},
                                {BIT(RULE_I18N), 0, 0},
                                {BIT(RULE_FIT), 0, 1},
                                {BIT(RULE_PAGE), 0, 1},
                                {BIT(RULE_STYLES), 0, 1},
                                {BIT(RULE_TEMPLATES), 0, 1},
                                {BIT(RULE_BODY), 0, 1}},
                     .groups = {{layout_attributes, 0}}},
    [RULE_LABELS] = {"labels",
                     .places = {{BIT(RULE_MSG_TEXT), 0, 0}, {BIT(RULE_MONTHS), 0, 2}},
                     .groups = {{lang_attributes, 0}}},
    [RULE_PARAMS] = {"params", .places = {{BIT(RULE_PARAM), 0, 0}}},
    [RULE_PARAM] = {"param", .groups = {{param_attributes, 0}}},
    [RULE_I18N] = {"i18n",
                   .places = {{BIT(RULE_MSG_TEXT), 0, 0}, {BIT(RULE_MONTHS), 0, 2}},
                   .groups = {{lang_attributes, 0}}},
    [RULE_MSG_TEXT] = {"msg", .text = TEXT_DATA, .groups = {{message_attributes, 0}}},
    [RULE_MONTHS] = {"months", .text = TEXT_DATA, .groups = {{month_attributes, 0}}},
    [RULE_FIT] = {"fit", .places = {{BIT(RULE_VARY), 0, 0}}, .groups = {{fit_attributes, 0}}},
    [RULE_VARY] = {"vary", .groups = {{vary_attributes, 0}}},
    [RULE_PAGE] = {"page",
                   .places = {{BIT(RULE_FIRST), 0, 1},
                              {BIT(RULE_HEADER), 0, 1},
                              {BIT(RULE_FOOTER), 0, 1}},
                   .groups = {{page_attributes, 0}}},
    [RULE_FIRST] = {"first", HOLDS_BLOCKS},
    [RULE_HEADER] = {"header", HOLDS_BLOCKS},
    [RULE_FOOTER] = {"footer", HOLDS_BLOCKS},
    [RULE_STYLES] = {"styles", .places = {{BIT(RULE_STYLE), 0, 0}}},
    [RULE_STYLE] = {"style",
                    .groups = {{style_name, 0}, {style_text, 0}, {style_box, 0}, {style_lines, 0}}},
    [RULE_TEMPLATES] = {"templates", .places = {{BIT(RULE_TEMPLATE), 0, 0}}},
    [RULE_TEMPLATE] = {"template", HOLDS_BLOCKS, .groups = {{template_attributes, 0}}},
    [RULE_BODY] = {"body", HOLDS_BLOCKS},

    [RULE_P] = {"p", CONTENT(ELEMENT_P), HOLDS_INLINE,
                .groups = {BLOCK_GROUPS, OWN(style_lines), {p_attributes, 0}}},
    [RULE_ROW] = {"row", CONTENT(ELEMENT_ROW), .places = {{BIT(RULE_CELL), 1, 0}},
                  .groups = {BLOCK_GROUPS, {row_attributes, 0}}},
    [RULE_CELL] = {"cell", CONTENT(ELEMENT_CELL), HOLDS_BLOCKS, .either = true,
                   .groups = {BLOCK_GROUPS, {cell_attributes, 0}}},
    [RULE_SECTION] = {"section", CONTENT(ELEMENT_SECTION), HOLDS_BLOCKS,
                      .groups = {BLOCK_GROUPS, {section_attributes, 0}}},
    [RULE_SECTIONS] = {"sections", CONTENT(ELEMENT_SECTIONS), .places = {{BIT(RULE_SECTION), 1, 0}},
                       .groups = {{if_only, 0}}},
    [RULE_EACH] = {"each", CONTENT(ELEMENT_EACH), HOLDS_BLOCKS,
                   .groups = {BLOCK_GROUPS, {each_attributes, 0}}},
    [RULE_USE] = {"use", CONTENT(ELEMENT_USE), .places = {{BIT(RULE_FILL), 0, 0}},
                  .groups = {BLOCK_GROUPS, {use_attributes, 0}}},
    [RULE_LIST] = {"list", CONTENT(ELEMENT_LIST), HOLDS_INLINE,
                   .groups = {BLOCK_GROUPS, {list_attributes, 0}}},
    [RULE_RULE] = {"rule", CONTENT(ELEMENT_RULE), .groups = {BLOCK_GROUPS, {rule_attributes, 0}}},
    [RULE_SPACE] = {"space", CONTENT(ELEMENT_SPACE),
                    .groups = {{if_only, 0}, OWN(space_attributes)}},
    [RULE_COLUMNS] = {"columns", CONTENT(ELEMENT_COLUMNS), .places = {{BIT(RULE_COLUMN), 1, 0}},
                      .groups = {BLOCK_GROUPS, {columns_attributes, 0}}},
    [RULE_COLUMN] = {"column", CONTENT(ELEMENT_COLUMN), HOLDS_BLOCKS, .either = true,
                     .groups = {BLOCK_GROUPS, {cell_attributes, 0}}},
    [RULE_BOX] = {"box", CONTENT(ELEMENT_BOX), HOLDS_BLOCKS, .either = true,
                  .groups = {BLOCK_GROUPS, {box_attributes, 0}}},
    [RULE_IMAGE] = {"image", CONTENT(ELEMENT_IMAGE),
                    .groups = {{if_only, 0}, OWN(style_box), {image_attributes, 0}}},
    [RULE_CHOOSE] = {"choose", CONTENT(ELEMENT_CHOOSE),
                     .places = {{BIT(RULE_WHEN), 1, 0}, {BIT(RULE_OTHERWISE), 0, 1}}},
    [RULE_WHEN] = {"when", CONTENT(ELEMENT_WHEN), HOLDS_BLOCKS, .groups = {{when_attributes, 0}}},
    [RULE_OTHERWISE] = {"otherwise", CONTENT(ELEMENT_OTHERWISE), HOLDS_BLOCKS},

    [RULE_ARRANGE] = {"arrange", CONTENT(ELEMENT_ARRANGE), .places = {{BIT(RULE_PART), 1, 0}},
                      .groups = {{if_only, 0}, {arrange_attributes, 0}}},
    [RULE_PART] = {"part", CONTENT(ELEMENT_PART), HOLDS_BLOCKS, .groups = {{part_attributes, 0}}},
    [RULE_FILL] = {"fill", CONTENT(ELEMENT_FILL), HOLDS_BLOCKS, .either = true,
                   .groups = {{fill_attributes, 0}}},
    [RULE_SLOT] = {"slot", CONTENT(ELEMENT_SLOT), .groups = {BLOCK_GROUPS, {slot_attributes, 0}}},

    [RULE_V] = {"v", CONTENT(ELEMENT_V), .groups = {{if_styled, 0}, {v_attributes, 0}}},
    [RULE_T] = {"t", CONTENT(ELEMENT_T), HOLDS_INLINE,
                .groups = {{if_styled, 0}, {t_attributes, 0}}},
    [RULE_MSG] = {"msg", CONTENT(ELEMENT_MSG), .groups = {{if_styled, 0}, {msg_attributes, 0}}},
    [RULE_DATE] = {"date", CONTENT(ELEMENT_DATE), .groups = {{if_styled, 0}, {date_attributes, 0}}},
    [RULE_LINK] = {"link", CONTENT(ELEMENT_LINK), HOLDS_INLINE,
                   .groups = {{if_styled, 0}, {link_attributes, 0}}},
    [RULE_ADDRESS] = {"address", CONTENT(ELEMENT_ADDRESS),
                      .groups = {{if_styled, 0}, {address_attributes, 0}}},
    [RULE_ICON] = {"icon", CONTENT(ELEMENT_ICON), .groups = {{if_only, 0}, {icon_attributes, 0}}},
    [RULE_LEADER] = {"leader", CONTENT(ELEMENT_LEADER),
                     .groups = {{if_only, 0}, {leader_attributes, 0}}},
    [RULE_PAGE_NUMBER] = {"page-number", CONTENT(ELEMENT_PAGE_NUMBER), .groups = {{if_styled, 0}}},
    [RULE_PAGE_COUNT] = {"page-count", CONTENT(ELEMENT_PAGE_COUNT), .groups = {{if_styled, 0}}},
    [RULE_ITEM_NUMBER] = {"item-number", CONTENT(ELEMENT_ITEM_NUMBER), .groups = {{if_styled, 0}}},
    [RULE_BR] = {"br", CONTENT(ELEMENT_BR), .groups = {{if_only, 0}}},
    [RULE_TITLE] = {"title", CONTENT(ELEMENT_TITLE)},
    [RULE_EACH_INLINE] = {"each", CONTENT(ELEMENT_EACH), HOLDS_INLINE,
                          .groups = {{if_styled, 0},
                                     {each_attributes, 0},
                                     {each_inline_attributes, 0}}},
    [RULE_CHOOSE_INLINE] = {"choose", CONTENT(ELEMENT_CHOOSE),
                            .places = {{BIT(RULE_WHEN_INLINE), 1, 0},
                                       {BIT(RULE_OTHERWISE_INLINE), 0, 1}}},
    [RULE_WHEN_INLINE] = {"when", CONTENT(ELEMENT_WHEN), HOLDS_INLINE,
                          .groups = {{when_attributes, 0}}},
    [RULE_ARRANGE_INLINE] = {"arrange", CONTENT(ELEMENT_ARRANGE),
                             .places = {{BIT(RULE_PART_INLINE), 1, 0}},
                             .groups = {{if_only, 0},
                                        {arrange_attributes, 0},
                                        {each_inline_attributes, 0}}},
    [RULE_PART_INLINE] = {"part", CONTENT(ELEMENT_PART), HOLDS_INLINE,
                          .groups = {{part_attributes, 0}}},
    [RULE_SLOT_INLINE] = {"slot", CONTENT(ELEMENT_SLOT),
                          .groups = {{if_styled, 0}, {slot_attributes, 0}}},
    [RULE_OTHERWISE_INLINE] = {"otherwise", CONTENT(ELEMENT_OTHERWISE), HOLDS_INLINE},
};

/* ---- look-up ----------------------------------------------------------------------------- */

const struct rule *rule_get(enum rule_id id)
{
    return &rules[id];
}

enum rule_id rule_find(uint64_t among, const char *name)
{
    for (enum rule_id id = 0; id < RULE_COUNT; id++)
        if ((among & BIT(id)) && strcmp(rules[id].name, name) == 0)
            return id;
    return RULE_COUNT;
}

size_t rule_names(uint64_t among, const char *names[RULE_COUNT])
{
    size_t n = 0;

    for (enum rule_id id = 0; id < RULE_COUNT; id++)
        if ((among & BIT(id)) && rule_find(among, rules[id].name) == id)
            names[n++] = rules[id].name;
    return n;
}

const struct attribute *rule_attribute(const struct rule *rule, const char *name, bool *own)
{
    for (size_t g = 0; g < RULE_MAX_GROUPS && rule->groups[g].at; g++)
        for (const struct attribute *at = rule->groups[g].at; at->name; at++)
            if (strcmp(at->name, name) == 0) {
                *own = rule->groups[g].own;
                return at;
            }
    return NULL;
}
