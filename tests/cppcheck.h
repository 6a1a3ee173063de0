/* Macros of system headers that cppcheck does not read. SPDX-License-Identifier: MIT */
#define cJSON_ArrayForEach(e, a) for (e = (a)->child; e; e = e->next)
