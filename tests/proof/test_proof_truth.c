/* Truth: every word of a document comes from the profile, from the labels of its language, or from a
 * respelling that is recorded; and what the document shows is found in the PDF. On all samples, postings and
 * layouts, and on generated ones. And what one page shows of the samples is proven to be the best choice.
 * SPDX-License-Identifier: MIT */
#include "proof.h"

#include "base/file.h"
#include "base/utf8.h"
#include "output/output.h"
#include "pipeline/pipeline.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Text without spaces, hyphens and what else the edge of a line adds or takes; ligatures apart. */
static char *folded(struct arena *a, const char *s, size_t n)
{
    static const struct {
        const char *from, *to;
    } same[] = {{" ", ""},        {"\t", ""},       {"\n", ""},           {"\r", ""},
                {"\f", ""},       {"-", ""},        {"\xC2\xAD", ""},     {"\xC2\xA0", ""},
                {"\xE2\x80\x8B", ""}, {"\xE2\x80\x90", ""}, {"\xE2\x80\x91", ""}, {"\xEF\xAC\x81", "fi"},
                {"\xE2\x80\xA2", ""}};
    struct strbuf b = {0};

    for (size_t i = 0, k; i < n;) {
        for (k = 0; k < sizeof same / sizeof *same; k++)
            if (n - i >= strlen(same[k].from) && !memcmp(s + i, same[k].from, strlen(same[k].from)))
                break;
        if (k < sizeof same / sizeof *same) {
            strbuf_puts(&b, same[k].to);
            i += strlen(same[k].from);
        } else {
            strbuf_putc(&b, s[i++]);
        }
    }
    strbuf_puts(&b, "");
    char *out = strbuf_keep(&b, a);

    strbuf_free(&b);
    return out;
}

static char *fold(struct arena *a, const char *s)
{
    return folded(a, s, strlen(s));
}

/* One document and what is known of it. */
struct made {
    ncv_context *c;
    const char *label;
    struct arena a;
    char *labels; /* words of the language, lower case, each between line ends */
};

/* ---- words without a source ---------------------------------------------------------------------- */

static void put_word(struct strbuf *b, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        strbuf_putc(b, (char)tolower((unsigned char)s[i]));
    strbuf_putc(b, '\n');
}

/* ASCII letters and digits, and letters beyond Latin-1's signs; the general punctuation block has none. */
static bool is_letter(uint32_t c)
{
    return c < 0x80 ? isalnum((int)c) : c >= 0xC0 && (c < 0x2000 || c > 0x206F);
}

static void put_words(struct strbuf *b, const char *s, size_t n)
{
    size_t start = 0, i = 0;

    while (i < n) {
        uint32_t c;
        size_t length = utf8_decode(s + i, n - i, &c);

        if (!is_letter(c)) {
            if (i > start)
                put_word(b, s + start, i - start);
            start = i + length;
        }
        i += length;
    }
    if (n > start)
        put_word(b, s + start, n - start);
}

/* What stands between the tags of the file of labels, and the name. */
static void read_labels(struct made *d)
{
    const char *path = arena_printf(&d->a, "layouts/labels/%s.xml", d->c->lang);
    const char *name = node_text(node_get(d->c->profile->root, "basics"), "name");
    struct diags diags = {.arena = &d->a};
    struct strbuf b = {0};
    struct str xml;

    strbuf_puts(&b, "\n");
    if (file_read(&d->a, path, 1 << 20, &xml, &diags))
        for (const char *s = strchr(xml.p, '>'); s; s = strchr(s + 1, '>'))
            put_words(&b, s + 1, strcspn(s + 1, "<"));
    put_words(&b, name, strlen(name)); /* of the running head */
    d->labels = strbuf_keep(&b, &d->a);
    strbuf_free(&b);
}

static size_t longest_list(const struct node *n)
{
    size_t most = n->count;

    for (const struct node *child = n->first; child; child = child->next) {
        size_t inside = longest_list(child);

        most = inside > most ? inside : most;
    }
    return most;
}

/* A label, the number of a page or of an entry, leaders. */
static void check_sourceless(struct made *d, const char *s, size_t n)
{
    struct strbuf b = {0};
    size_t numbers = longest_list(d->c->result->root);

    numbers = numbers < d->c->list->npages ? d->c->list->npages : numbers;
    put_words(&b, s, n);
    for (char *word = b.p; word && *word; word += strcspn(word, "\n") + 1) {
        size_t length = strcspn(word, "\n");
        bool number = strspn(word, "0123456789") == length;

        if (number ? (size_t)atoi(word) > numbers
                   : !strstr(d->labels, arena_printf(&d->a, "\n%.*s\n", (int)length, word)))
            fail_msg("%s: '%.*s' comes from nowhere", d->label, (int)n, s);
    }
    strbuf_free(&b);
}

/* ---- words with a source ------------------------------------------------------------------------- */

/* A month of the labels, "present" and its like, or figures of the date. */
static bool is_date_text(struct made *d, const struct node *n, const char *s)
{
    struct strbuf b = {0};
    const struct date *date = &n->date;
    bool good = true;

    if (date->literal)
        return strstr(fold(&d->a, date->literal), fold(&d->a, s)) != NULL;
    put_words(&b, s, strlen(s));
    for (char *word = b.p; word && *word; word += strcspn(word, "\n") + 1) {
        size_t length = strcspn(word, "\n");
        int value = atoi(word);

        if (strspn(word, "0123456789") == length)
            good &= value == date->year || value == date->month || value == date->day;
        else
            good &= strstr(d->labels, arena_printf(&d->a, "\n%.*s\n", (int)length, word)) != NULL;
    }
    strbuf_free(&b);
    return good;
}

/* Is the text a piece of what the result has under this pointer? */
static bool is_piece(struct made *d, const struct node *n, const char *pointer, const char *text)
{
    if (!strcmp(n->pointer, pointer)) {
        if (n->kind == NODE_TEXT && strstr(fold(&d->a, n->text), fold(&d->a, text)))
            return true;
        if (n->kind == NODE_DATE && is_date_text(d, n, text))
            return true;
    }
    for (const struct node *child = n->first; child; child = child->next)
        if (is_piece(d, child, pointer, text))
            return true;
    return false;
}

/* What is set of one source, without a break. */
struct stretch {
    const char *source; /* NULL: of none */
    char *text;
    size_t page;
};

struct stretches {
    VEC(struct stretch) list;
};

static void collect_runs(struct made *d, struct stretches *runs)
{
    const struct display_list *list = d->c->list;
    struct stretch *last = NULL;

    for (size_t p = 0; p < list->npages; p++)
        for (size_t i = 0; i < list->pages[p].nitems; i++) {
            const struct item *item = &list->pages[p].items[i];

            if (item->kind != ITEM_GLYPHS)
                continue;
            if (last && last->page == p && last->source && item->source &&
                !strcmp(last->source, item->source)) {
                last->text = arena_printf(&d->a, "%s%.*s", last->text, (int)item->text_n, item->text);
                continue;
            }
            vec_push(&d->a, &runs->list,
                     (struct stretch){item->source, arena_strndup(&d->a, item->text, item->text_n), p});
            last = &runs->list.at[runs->list.n - 1];
        }
}

static void check_runs(struct made *d, const struct stretches *runs)
{
    for (size_t i = 0; i < runs->list.n; i++) {
        const struct stretch *run = &runs->list.at[i];

        if (!run->source)
            check_sourceless(d, run->text, strlen(run->text));
        else if (!is_piece(d, d->c->result->root, run->source, run->text))
            fail_msg("%s: '%s' is not what %s says", d->label, run->text, run->source);
    }
}

/* ---- all of it is there -------------------------------------------------------------------------- */

/* Fields that a layout which shows them shows whole. */
static bool is_whole(const struct node *n)
{
    static const char *const keys[] = {"highlights", "summary", "description", "keywords", "reference",
                                       "position",   "area",    "institution", "title",    "label"};
    const char *key = n->key ? n->key : n->parent ? n->parent->key : NULL;

    for (size_t i = 0; n->kind == NODE_TEXT && key && i < sizeof keys / sizeof *keys; i++)
        if (!strcmp(key, keys[i]))
            return true;
    return false;
}

static char *set_of(struct made *d, const struct stretches *runs, const char *source)
{
    char *text = arena_strdup(&d->a, "");

    for (size_t i = 0; i < runs->list.n; i++)
        if (runs->list.at[i].source && !strcmp(runs->list.at[i].source, source))
            text = arena_printf(&d->a, "%s%s", text, runs->list.at[i].text);
    return text;
}

/* Bullets and what else is prose stand in every layout; the rest, whole or not at all. */
static void check_whole(struct made *d, const struct stretches *runs, const struct node *n)
{
    if (is_whole(n)) {
        const char *set = fold(&d->a, set_of(d, runs, n->pointer)), *text = fold(&d->a, n->text);
        bool work = !strncmp(n->pointer, "/work", 5) && !n->key;

        if ((work || *set) && strcmp(set, text) && !strstr(set, text))
            fail_msg("%s: of %s '%s' is set as '%s'", d->label, n->pointer, text, set);
    }
    for (const struct node *child = n->first; child; child = child->next)
        check_whole(d, runs, child);
}

/* ---- figures ------------------------------------------------------------------------------------- */

/* Runs of digits: "ISO 27001" may be spelled "ISO27001", and "KS4" be written out. */
static char *figures(struct arena *a, const char *text)
{
    static const char digits[] = "0123456789";
    struct strbuf b = {0};
    char *out;

    for (text = strpbrk(text, digits); text; text = strpbrk(text + strspn(text, digits), digits))
        strbuf_printf(&b, "%.*s\n", (int)strspn(text, digits), text);
    out = sorted_lines(a, b.p);
    strbuf_free(&b);
    return out;
}

/* Both sorted: is each line of the first one of the second, as often? */
static bool is_part(const char *lines, const char *of)
{
    while (*lines) {
        size_t n = strcspn(lines, "\n") + 1;

        while (*of && strncmp(lines, of, n) != 0)
            of += strcspn(of, "\n") + 1;
        if (!*of)
            return false;
        lines += n;
        of += n;
    }
    return true;
}

/* No text has a figure that its own source has not. (That each is only respelled is what tcase_check()
 * shows; this looks again, in another way.) */
static void check_figures(struct made *d, const struct node *n)
{
    const struct node *origin = tcase_origin(d->c->profile->root, n);

    assert_non_null(origin);
    if (n->kind == NODE_TEXT && !is_part(figures(&d->a, n->text), figures(&d->a, origin->text)))
        fail_msg("%s: %s has other figures than '%s'", d->label, n->text, origin->text);
    for (const struct node *child = n->first; child; child = child->next)
        check_figures(d, child);
}

/* ---- the PDF ------------------------------------------------------------------------------------- */

enum { EXTRACTED_MAX = 1 << 20 };

/* What pdftotext finds, pages divided by form feeds; NULL where there is no pdftotext. */
static char *extracted(struct made *d)
{
    const char *bytes;
    size_t size;
    char path[] = "/tmp/nextcv-proof-XXXXXX", *text = arena_alloc(&d->a, EXTRACTED_MAX);
    int file = mkstemp(path);
    FILE *pipe;

    assert_true(file >= 0);
    assert_int_equal(ncv_output(d->c, NCV_PDF, &bytes, &size), NCV_OK);
    assert_int_equal(write(file, bytes, size), (ssize_t)size);
    close(file);
    pipe = popen(arena_printf(&d->a, "pdftotext -enc UTF-8 %s - 2>/dev/null", path), "r");
    assert_non_null(pipe);
    size = fread(text, 1, EXTRACTED_MAX - 1, pipe);
    text[size] = 0;
    unlink(path);
    return pclose(pipe) == 0 ? text : NULL;
}

static const char *page_of(struct made *d, const char *text, size_t page)
{
    while (page-- && *text)
        text += strcspn(text, "\f") + 1;
    return folded(&d->a, text, strcspn(text, "\f"));
}

static void check_pdf(struct made *d, const struct stretches *runs)
{
    const char *text = extracted(d), *page = NULL;
    size_t number = SIZE_MAX;

    if (!text)
        skip();
    for (size_t i = 0; i < runs->list.n; i++) {
        const struct stretch *run = &runs->list.at[i];

        if (run->page != number)
            page = page_of(d, text, number = run->page);
        if (run->source && !strstr(page, fold(&d->a, run->text)))
            fail_msg("%s: page %zu of the PDF lacks '%s'", d->label, number + 1, run->text);
    }
}

static void check_text(struct made *d, const struct stretches *runs)
{
    const char *bytes, *text;
    size_t size;

    assert_int_equal(ncv_output(d->c, NCV_TEXT, &bytes, &size), NCV_OK);
    text = folded(&d->a, bytes, size);
    for (size_t i = 0; i < runs->list.n; i++)
        if (runs->list.at[i].source && !strstr(text, fold(&d->a, runs->list.at[i].text)))
            fail_msg("%s: the text lacks '%s'", d->label, runs->list.at[i].text);
}

/* ---- documents ----------------------------------------------------------------------------------- */

/* The result against the profile, byte by byte. */
static void check_result(struct made *d)
{
    struct tcase c = {.profile = d->c->profile, .t = d->c->tailor};

    if (d->c->tailor)
        tcase_check(&c);
    tcase_free(&c);
}

static void check(const char *label, const struct ncv_build_options *o, bool pdf)
{
    struct made d = {.c = ncv_new(), .label = label};
    struct stretches runs = {0};

    assert_int_equal(ncv_build(d.c, o), NCV_OK);
    read_labels(&d);
    collect_runs(&d, &runs);
    check_runs(&d, &runs);
    check_whole(&d, &runs, d.c->result->root);
    check_figures(&d, d.c->result->root);
    check_result(&d);
    check_text(&d, &runs);
    if (pdf)
        check_pdf(&d, &runs);
    arena_free(&d.a);
    ncv_free(d.c);
}

static const char *const layouts[] = {"rail", "twin", "accent", "bank", "sidebar", "academic"};
enum { LAYOUTS = sizeof layouts / sizeof *layouts };

static void every_layout(struct input *in)
{
    for (size_t l = 0; l < LAYOUTS; l++) {
        struct ncv_build_options o = {.profile = "profile.json", .posting = "posting",
                                      .profile_bytes = in->profile, .posting_bytes = in->posting,
                                      .profile_size = strlen(in->profile),
                                      .posting_size = strlen(in->posting),
                                      .layout = layouts[l], .pages = (int)l % 3};

        check(arena_printf(in->a, "%s, %s", in->label, layouts[l]), &o, true);
    }
}

static void any_layout(struct input *in)
{
    size_t l = chance_below(&in->chance, LAYOUTS);
    struct ncv_build_options o = {.profile = "profile.json", .posting = "posting",
                                  .profile_bytes = in->profile, .posting_bytes = in->posting,
                                  .profile_size = strlen(in->profile),
                                  .posting_size = strlen(in->posting),
                                  .layout = layouts[l], .pages = (int)chance_below(&in->chance, 3)};

    check(arena_printf(in->a, "%s, %s", in->label, layouts[l]), &o, chance_in(&in->chance, 15));
}

/* No choice of that length is worth more, and the document says so. */
static void no_choice_is_better(struct input *in)
{
    ncv_context *c = ncv_new();

    for (size_t l = 0; l < LAYOUTS; l++) {
        struct ncv_build_options o = {.profile = "profile.json", .posting = "posting",
                                      .profile_bytes = in->profile, .posting_bytes = in->posting,
                                      .profile_size = strlen(in->profile),
                                      .posting_size = strlen(in->posting),
                                      .layout = layouts[l], .pages = 1};

        assert_int_equal(ncv_build(c, &o), NCV_OK);
        if (c->tailor->items.n <= 40 && !c->tailor->proof.optimal)
            fail_msg("%s, %s: not proven in %d nodes", in->label, layouts[l],
                     (int)c->tailor->proof.nodes);
    }
    ncv_free(c);
}

static void choices_of_one_page_are_proven(void **state)
{
    hold(state, no_choice_is_better, 0, true);
}

static void samples_tell_the_truth(void **state)
{
    hold(state, every_layout, 0, true);
}

static void generated_profiles_tell_the_truth(void **state)
{
    hold(state, any_layout, 250, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        proof_test(choices_of_one_page_are_proven),
        proof_test(samples_tell_the_truth),
        proof_test(generated_profiles_tell_the_truth),
    };

    return cmocka_run_group_tests_name("proof_truth", tests, NULL, NULL);
}
