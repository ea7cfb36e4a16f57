/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_PROJECT_RULES_H
#define ADG_LOAD_PROJECT_RULES_H

#include "load/project.h"
#include "load/yaml_document.h"

/** Fills in the default of every setting the file does not give. */
adg_status adg_project_fill_defaults(adg_project *project, adg_yaml *yaml, adg_error *error);

/** Checks what a schema cannot say: ranges, names, settings that need each other. */
adg_status adg_project_check_rules(const adg_project *project, adg_yaml *yaml, adg_error *error);

#endif
