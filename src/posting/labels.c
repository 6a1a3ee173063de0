/* Labels: "Location: Leeds", "Base – Leeds". SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "posting/draft.h"

#include <string.h>

static const struct {
    const char *words; /* whole key of the label */
    enum label label;
} labels[] = {
    {" title ", LABEL_TITLE},
    {" job title ", LABEL_TITLE},
    {" position title ", LABEL_TITLE},
    {" position ", LABEL_TITLE},
    {" post title ", LABEL_TITLE},
    {" role ", LABEL_TITLE},
    {" vacancy ", LABEL_TITLE},
    {" job ", LABEL_TITLE},
    {" company ", LABEL_COMPANY},
    {" company name ", LABEL_COMPANY},
    {" employer ", LABEL_COMPANY},
    {" organisation ", LABEL_COMPANY},
    {" organization ", LABEL_COMPANY},
    {" hiring organization ", LABEL_COMPANY},
    {" location ", LABEL_PLACE},
    {" locations ", LABEL_PLACE},
    {" job location ", LABEL_PLACE},
    {" position location ", LABEL_PLACE},
    {" work location ", LABEL_PLACE},
    {" office location ", LABEL_PLACE},
    {" place of work ", LABEL_PLACE},
    {" workplace ", LABEL_PLACE},
    {" duty station ", LABEL_PLACE},
    {" city ", LABEL_PLACE},
    {" base ", LABEL_PLACE},
    {" salary ", LABEL_FACT},
    {" salary range ", LABEL_FACT},
    {" pay ", LABEL_FACT},
    {" rate ", LABEL_FACT},
    {" band ", LABEL_FACT},
    {" grade ", LABEL_FACT},
    {" hours ", LABEL_FACT},
    {" hours per week ", LABEL_FACT},
    {" work hours ", LABEL_FACT},
    {" working hours ", LABEL_FACT},
    {" work schedule ", LABEL_FACT},
    {" schedule ", LABEL_FACT},
    {" shift ", LABEL_FACT},
    {" contract ", LABEL_FACT},
    {" contract type ", LABEL_FACT},
    {" job type ", LABEL_FACT},
    {" type ", LABEL_FACT},
    {" employment type ", LABEL_FACT},
    {" term ", LABEL_FACT},
    {" duration ", LABEL_FACT},
    {" start date ", LABEL_FACT},
    {" start ", LABEL_FACT},
    {" availability ", LABEL_FACT},
    {" date posted ", LABEL_FACT},
    {" posted ", LABEL_FACT},
    {" opening date ", LABEL_FACT},
    {" closing date ", LABEL_FACT},
    {" deadline ", LABEL_FACT},
    {" application deadline ", LABEL_FACT},
    {" reference ", LABEL_FACT},
    {" job id ", LABEL_FACT},
    {" job reference ", LABEL_FACT},
    {" requisition ", LABEL_FACT},
    {" type of requisition ", LABEL_FACT},
    {" department ", LABEL_FACT},
    {" division ", LABEL_FACT},
    {" team ", LABEL_FACT},
    {" job family ", LABEL_FACT},
    {" job category ", LABEL_FACT},
    {" job function ", LABEL_FACT},
    {" seniority level ", LABEL_FACT},
    {" industries ", LABEL_FACT},
    {" category ", LABEL_FACT},
    {" industry ", LABEL_FACT},
    {" reports to ", LABEL_FACT},
    {" reporting to ", LABEL_FACT},
    {" travel ", LABEL_FACT},
    {" email ", LABEL_FACT},
    {" e mail ", LABEL_FACT},
    {" phone ", LABEL_FACT},
    {" tel ", LABEL_FACT},
    {" contact ", LABEL_FACT},
    {" website ", LABEL_FACT},
    {" visa ", LABEL_FACT},
    {" open to eligible candidates ", LABEL_FACT},
};

enum { LABEL_BYTES = 40 };

/* Bytes before the sign that ends a label, a colon or "Base – Leeds", and the sign's own; 0 = none. */
static size_t label_length(struct str text, size_t *width)
{
    const char *colon = memchr(text.p, ':', text.n > LABEL_BYTES ? LABEL_BYTES + 1 : text.n);

    *width = 1;
    if (colon)
        return (size_t)(colon - text.p);
    *width = 4;
    for (size_t n = 0; n < LABEL_BYTES && n + 4 < text.n; n++)
        if (text.p[n] == ' ' && memcmp(text.p + n, " \xE2\x80\x93", 4) == 0)
            return n;
    return 0;
}

enum label label_of(struct str text, struct str *value)
{
    size_t width, n = label_length(text, &width), k = 0;
    char key[LABEL_BYTES + 3];

    if (!n)
        return LABEL_NONE;
    key[k++] = ' ';
    for (size_t i = 0; i < n; i++) {
        char c = is_word(text.p[i]) ? to_lower(text.p[i]) : ' ';

        if (c != ' ' || key[k - 1] != ' ')
            key[k++] = c;
    }
    if (key[k - 1] != ' ')
        key[k++] = ' ';
    key[k] = '\0';
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcmp(key, labels[i].words) == 0) {
            *value = str_trim((struct str){text.p + n + width, text.n - n - width});
            return labels[i].label;
        }
    return LABEL_NONE;
}
