/* The public interface: diagnostics, with their lines. SPDX-License-Identifier: MIT */
#include "pipeline/pipeline.h"
#include "profile/read.h"

#include <string.h>

void place_diagnostics(ncv_context *c)
{
    for (size_t i = 0; c->profile && i < c->d.list.n; i++) {
        struct diag *d = &c->d.list.at[i];

        if (!d->pointer || d->line)
            continue;
        if (!d->source)
            d->source = c->profile->name;
        if (strcmp(d->source, c->profile->name) == 0)
            profile_position(c->profile, d->pointer, &d->line, &d->col);
    }
    diags_sort(&c->d);
}

size_t ncv_diagnostic_count(const ncv_context *c)
{
    return c->d.list.n;
}

static const char *line_of(ncv_context *c, const char *source, int line)
{
    for (size_t i = 0; i < c->sources.n; i++) {
        struct str s = c->sources.at[i].text;
        const char *p = s.p, *end = s.p + s.n;

        if (!source || strcmp(c->sources.at[i].name, source) != 0)
            continue;
        for (int n = 1; n < line && p < end; n++) {
            const char *next = memchr(p, '\n', (size_t)(end - p));

            p = next ? next + 1 : end;
        }
        if (p == end)
            return NULL;
        const char *stop = memchr(p, '\n', (size_t)(end - p));

        return arena_strndup(&c->arena, p, (size_t)((stop ? stop : end) - p));
    }
    return NULL;
}

struct ncv_diagnostic ncv_diagnostic_at(const ncv_context *c, size_t index)
{
    struct ncv_diagnostic out = {0};
    const struct diag *d;
    ncv_context *own = (ncv_context *)(uintptr_t)c; /* the line is copied into c's arena */

    if (index >= c->d.list.n)
        return out;
    d = &c->d.list.at[index];
    out = (struct ncv_diagnostic){.level = (enum ncv_level)d->level,
                                  .code = d->code,
                                  .source = d->source,
                                  .line = d->line,
                                  .column = d->col,
                                  .pointer = d->pointer,
                                  .text = d->text,
                                  .hint = d->hint};
    if (d->line)
        out.source_line = line_of(own, d->source, d->line);
    return out;
}
