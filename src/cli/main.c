/* SPDX-License-Identifier: MIT */
#include "nextcv.h"

int main(void)
{
    return NCV_INPUT;
}
