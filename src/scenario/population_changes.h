/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SCENARIO_POPULATION_CHANGES_H
#define ADG_SCENARIO_POPULATION_CHANGES_H

#include "load/project_schema.h"
#include "prepare/study.h"

/** What every cell's people grow to: the product of the factors of the `growth` changes that concern its
 *  zone; *factor [cells] on the heap, NULL when nobody grows. A zone id that does not exist is an error
 *  fault.  O(cells x changes). */
adg_status adg_population_change(const adg_study *baseline, const adg_scenario_settings *scenario,
                                 double **factor, adg_faults *faults, adg_error *error);

#endif
