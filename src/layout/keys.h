/* Keys of the texts that every labels file has. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_LAYOUT_KEYS_H
#define NEXTCV_LAYOUT_KEYS_H

extern const char *const layout_keys[]; /* ends with NULL */

#endif
