/* Inputs of any size for the bench, the same bytes always. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_BENCH_INPUTS_H
#define NEXTCV_TESTS_BENCH_INPUTS_H

#include "base/str.h"

/* JSON Resume with so many jobs, each of so many bullets, and so many publications. */
void bench_profile(struct strbuf *out, int jobs, int bullets, int publications);
/* A posting of at least so many bytes: headings, each with a list of what is asked for. */
void bench_posting(struct strbuf *out, size_t bytes);

#endif
