/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SCENARIO_FACILITY_CHANGES_H
#define ADG_SCENARIO_FACILITY_CHANGES_H

#include "load/project_schema.h"
#include "prepare/study.h"

/** The facilities of a scenario. */
typedef struct {
    adg_facilities facilities;
    uint32_t *before; /* [n] the facility of the baseline at the same place; ADG_NONE: new */
    const adg_change **change; /* [n] what put it where it is; NULL: nothing did */
} adg_changed_facilities;

/** Carries out add, add_from, move, set, close and facilities. What is listed: the baseline's facilities
 *  in their order (or those of the other list), then the added ones by id, so that the order of the
 *  changes does not matter. A closed facility stays in the list with capacity 0; one that the scenario
 *  itself adds and closes is not in it. Unknown ids and ids that stand twice are error faults.
 *  O(facilities x changes). */
adg_status adg_facilities_change(const adg_study *baseline, const adg_scenario_settings *scenario,
                                 adg_changed_facilities *changed, adg_faults *faults,
                                 adg_error *error);
void adg_changed_facilities_release(adg_changed_facilities *changed);

#endif
