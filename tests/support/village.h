/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_VILLAGE_H
#define ADG_TESTS_SUPPORT_VILLAGE_H

#include "core/faults.h"
#include "load/inputs.h"
#include "prepare/study.h"

/** A whole project small enough to follow by hand, in files of the scratch folder.
 *
 *      people on cells of 100 m            zones          deprivation (higher = more deprived)
 *      +----+----+----+----+----+          west | east       3 | 1
 *      | 10 | 20 |  0 | 30 | 40 |          x < 500200 < x    x < 500200 < x
 *      +----+----+----+----+----+
 *     500000                  500500       y from 6099900 to 6100000
 *
 *  Two doctors (A at the middle of the first cell, B of the last, capacities 2 and 1), a closed one
 *  (C, capacity 0), and a hospital H. A road of 500 m and 5 minutes through all the middles. */
typedef struct {
    adg_project *project;
    adg_inputs inputs;
    adg_study study;
    adg_faults faults;
} village;

/** Writes the files with the travel part (`mode: straight`, ...) and reads and prepares all. */
village *village_found(const char *travel);
void village_abandon(village *v);

#endif
