/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_PROJECT_RULES_H
#define ADG_LOAD_PROJECT_RULES_H

#include "load/project.h"
#include "load/yaml_document.h"

/** A setting that is a single number: where it stands in the file and in the struct, what it is when
 *  nothing is said, and what it may be. */
typedef struct {
    const char *place;
    size_t offset;
    double standard, least, most;
} adg_number_rule;

extern const adg_number_rule adg_number_rules[];
extern const size_t adg_n_number_rules;
double *adg_project_number(const adg_project *project, const adg_number_rule *rule);

/** Reads the maps whose keys are free: population.groups, travel.speeds. */
adg_status adg_project_read_maps(adg_project *project, adg_yaml *yaml, adg_error *error);

/** Fills in the default of every setting the file does not give. */
adg_status adg_project_fill_defaults(adg_project *project, adg_yaml *yaml, adg_error *error);

/** The same for scenarios, and where each change stands in the file. False: no memory. */
bool adg_project_fill_scenarios(adg_project *project, adg_yaml *yaml);

/** Checks every scenario by itself: changes that are one thing each, that can be meant, that do not
 *  contradict each other. Whether facilities and zones exist is seen when the data are read. */
adg_status adg_project_check_scenarios(const adg_project *project, adg_yaml *yaml,
                                       adg_error *error);

/** Checks what a schema cannot say: ranges, names, settings that need each other. */
adg_status adg_project_check_rules(const adg_project *project, adg_yaml *yaml, adg_error *error);

#endif
