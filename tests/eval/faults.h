/* SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_EVAL_FAULTS_H
#define NEXTCV_TESTS_EVAL_FAULTS_H

#include "document.h"

/* Looks for all that no document may have; also tells how far the columns' feet are apart. */
void document_faults(struct arena *a, const ncv_context *c, const struct reading *r, struct sheet *s);

#endif
