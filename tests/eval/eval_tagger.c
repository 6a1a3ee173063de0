/* Strict span F1 of the compiled term tagger on SkillSpan dev: `make eval-tagger DATA=DIR`, where
 * DIR/skillspan has train.json (for the headings alone) and dev.json.
 * SPDX-License-Identifier: MIT */
#include "skillspan.h"

#include <stdio.h>

static bool read_both(struct arena *a, const char *dir, struct corpus *train, struct corpus *dev)
{
    return corpus_read(a, arena_printf(a, "%s/skillspan/train.json", dir), train) &&
           corpus_read(a, arena_printf(a, "%s/skillspan/dev.json", dir), dev);
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct corpus train = {0}, dev = {0};
    struct headings headings = {0};
    struct tally t[2] = {{0}}, all;

    if (argc != 2 || !read_both(&a, argv[1], &train, &dev)) {
        fprintf(stderr, "usage: eval_tagger DIR\n");
        return 2;
    }
    headings_find(&a, &train, &headings);
    headings_apply(&dev, &headings);
    tally_corpus(&tag_model, &dev, 0, 1, t);
    all = (struct tally){t[0].gold + t[1].gold, t[0].found + t[1].found, t[0].right + t[1].right};
    tally_print("tech", &t[0]);
    tally_print("house", &t[1]);
    tally_print("pooled", &all);
    arena_free(&a);
    return 0;
}
