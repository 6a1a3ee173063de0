/* How much a thing fades with the years, and how long somebody has worked.
 * SPDX-License-Identifier: MIT */
#include "tailor/internal.h"

#include <string.h>

enum { FLOOR = 350, UNDATED = 700, YEARS = 12 };

/* 1000 x 2^(-years/4) for tools, which age, and 2^(-years/8) for what people and trades know. */
static const int fading[2][YEARS + 1] = {
    {1000, 841, 707, 595, 500, 420, 354, 297, 250, 210, 177, 149, 125},
    {1000, 917, 841, 771, 707, 648, 595, 545, 500, 459, 420, 386, 354}};

int recency(int age, bool slow)
{
    int value;

    if (age < 0)
        return UNDATED;
    if (age >= YEARS * 12)
        return FLOOR;
    value = fading[slow][age / 12] +
            (fading[slow][age / 12 + 1] - fading[slow][age / 12]) * (age % 12) / 12;
    return value < FLOOR ? FLOOR : value;
}

static struct date date_of(const struct node *entry, const char *key)
{
    const struct node *n = node_get(entry, key);

    return n && n->kind == NODE_DATE ? n->date : (struct date){0};
}

/* -1 where no date says anything. What has begun and has no end goes on. */
int entry_age(const struct tailor *t, const struct node *entry)
{
    static const char *const single[] = {"endDate", "date", "releaseDate"};
    int end = 0;

    for (size_t i = 0; i < sizeof single / sizeof *single; i++) {
        struct date d = date_of(entry, single[i]);

        if (d.present)
            return 0;
        if (d.year)
            end = date_months(d);
    }
    if (!end)
        return date_of(entry, "startDate").year ? 0 : -1;
    return end >= t->as_of ? 0 : t->as_of - end;
}

/* Length of the union of the jobs' intervals, in months. */
int months_employed(const struct tailor *t)
{
    const struct node *work = node_get(t->candidate.root, "work");
    int total = 0, from, last = 0;

    /* the next interval in time, again and again: jobs are few, and no order is assumed */
    for (;;) {
        int start = 0, end = 0;

        for (const struct node *job = work ? work->first : NULL; job; job = job->next) {
            struct date b = date_of(job, "startDate"), e = date_of(job, "endDate");
            int s = date_months(b), stop = e.year && !e.present ? date_months(e) : t->as_of;

            if (!b.year || stop <= last || s >= stop)
                continue;
            if (!end || s < start || (s == start && stop > end)) {
                start = s;
                end = stop;
            }
        }
        if (!end)
            return total;
        from = start > last ? start : last;
        total += end - from;
        last = end;
    }
}
