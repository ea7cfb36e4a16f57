/* SPDX-License-Identifier: MPL-2.0 */
#include "scenario/change_place.h"

#include <stdarg.h>
#include <stdio.h>

#include "core/text.h"

adg_fault *adg_change_fault(const adg_project *project, const adg_scenario_settings *scenario,
                            const adg_change *change, adg_faults *faults, const char *format, ...)
{
    char message[ADG_ERROR_CAPACITY / 2];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return adg_faults_add(faults, ADG_ERROR, "scenario", (adg_place){project->path, NULL, NULL, -1},
                          _("line %u, column %u: scenario \"%s\": %s"), change->line,
                          change->column, scenario->name, message);
}
