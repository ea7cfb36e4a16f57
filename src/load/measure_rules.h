/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_MEASURE_RULES_H
#define ADG_LOAD_MEASURE_RULES_H

#include "load/project.h"
#include "load/yaml_document.h"

/** "measures" and "supply" of a service: defaults, and what a schema cannot say. position: of the
 *  service in the file. */
bool adg_measures_fill_defaults(adg_service_settings *service, adg_yaml *yaml, unsigned position);
adg_status adg_measures_check(const adg_service_settings *service, adg_yaml *yaml,
                              unsigned position, adg_error *error);

/** "supply" as a measure, with the limit and the curve that apply to it. */
adg_measure_settings adg_supply_as_measure(const adg_service_settings *service);

/** The decay of a measure; the steps are borrowed from the service. ADG_E_INVALID where the curve
 *  has no such half-life. */
adg_status adg_measure_decay(const adg_service_settings *service,
                             const adg_measure_settings *measure, adg_decay *decay,
                             adg_error *error);

/** Of the floating catchment family: supply per person. */
bool adg_measure_is_fca(adg_service_measure measure);

/** Needs every open facility's capacity. */
bool adg_measure_needs_capacity(adg_service_measure measure);

/** The word of the project file; "none" for none. */
const char *adg_measure_word(adg_service_measure measure);
const char *adg_decay_word(adg_decay_kind decay);

#endif
