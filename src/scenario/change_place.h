/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SCENARIO_CHANGE_PLACE_H
#define ADG_SCENARIO_CHANGE_PLACE_H

#include "core/faults.h"
#include "load/project_schema.h"

/** Adds an error fault about a change of a scenario: file, scenario, line and column stand before the
 *  message. */
adg_fault *adg_change_fault(const adg_project *project, const adg_scenario_settings *scenario,
                            const adg_change *change, adg_faults *faults, const char *format, ...)
    ADG_PRINTF(5, 6);

#endif
