/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_UNIT_ACCESS_WORLD_H
#define ADG_TESTS_UNIT_ACCESS_WORLD_H

#include <math.h>
#include <stdint.h>

#include "adgang/measures.h"
#include "support/test.h"

/** Two homes, three specialists, minutes between them; the second home does not reach the last.
 *
 *      home 0:  5  12  30        home 1:  20  12   -
 *      capacity 4   2   6
 */
static const double CAPACITY[] = {4, 2, 6};

static inline adg_reach small_world(void)
{
    static const uint32_t origin[] = {0, 1, 0, 1, 0, 1}, facility[] = {0, 0, 1, 1, 2, 2};
    static const double minutes[] = {5, 20, 12, 12, 30, INFINITY};
    adg_reach reach;
    assert_int_equal(adg_reach_build(origin, facility, minutes, N_OF(minutes), 2, 3, &reach, NULL,
                                     NULL),
                     ADG_OK);
    return reach;
}

#endif
