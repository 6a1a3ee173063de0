/* Starter files of `nextcv init`, linked in. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_PIPELINE_STARTERS_H
#define NEXTCV_PIPELINE_STARTERS_H

#include "layout/layout.h"

extern const struct embedded starter_embedded[]; /* ends with name == NULL */

#endif
