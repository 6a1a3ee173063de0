/* libFuzzer target: any bytes as a posting. What must hold of every posting is checked.
 * SPDX-License-Identifier: MIT */
#include "posting/posting.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void check(const struct posting *p)
{
    int sum = 0;
    size_t end = 0;

    must(p->title && p->company && p->place && p->text.p && strlen(p->text.p) == p->text.n);
    for (size_t i = 0; i < p->zones.n; i++) {
        must(p->zones.at[i].start == end && p->zones.at[i].end >= end &&
             zone_name(p->zones.at[i].zone));
        end = p->zones.at[i].end;
    }
    must(end == p->text.n);
    for (size_t i = 0; i < p->requirements.n; i++) {
        const struct requirement *r = &p->requirements.at[i];

        must(r->offset + strlen(r->term) <= p->text.n);
        must(memcmp(p->text.p + r->offset, r->term, strlen(r->term)) == 0);
        must(strstr(p->text.p, r->quote) != NULL && strstr(r->quote, r->term) != NULL);
        must(r->concept != CONCEPT_NONE ? r->concept < lexicon_size() : *r->stem != '\0');
        must(r->weight >= 0 && r->years >= 0 && modality_name(r->modality) && zone_name(r->zone));
        must(r->zone != ZONE_OTHER && (r->zone != ZONE_ABOUT || r->modality == MODALITY_NONE));
        must(i == 0 || r[-1].weight > r->weight ||
             (r[-1].weight == r->weight && r[-1].offset < r->offset));
        sum += r->weight;
    }
    must(p->requirements.n == 0 || sum == 1000);
    must(seniority_name(p->seniority) != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diags d = {.arena = &a};
    const struct posting *p = posting_read(&a, (struct str){(const char *)data, size}, "fuzz", &d);

    if (p)
        check(p);
    else
        must(d.worst >= DIAG_ERROR);
    arena_free(&a);
    return 0;
}
