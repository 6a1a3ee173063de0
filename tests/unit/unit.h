/* What every cmocka program here needs. SPDX-License-Identifier: MIT */
#ifndef NEXTCV_TESTS_UNIT_H
#define NEXTCV_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#endif
