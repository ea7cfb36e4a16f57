/* SPDX-License-Identifier: MPL-2.0 */
#include "load/repair.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "geo/polygons.h"

static void report(const adg_layer_request *request, const adg_layer *layer, size_t feature,
                   const char *reason, adg_faults *faults)
{
    bool lost = layer->shapes.first_part[feature] == layer->shapes.first_part[feature + 1];
    adg_fault *fault = adg_faults_add(
        faults, lost ? ADG_ERROR : ADG_WARNING, "invalid_polygon",
        adg_layer_place(request, layer, feature, NULL),
        lost ? _("the polygon is not valid (%s) and nothing is left of it when repaired.")
             : _("the polygon is not valid (%s); it was repaired."),
        reason);
    adg_fault_advise(fault, lost ? _("Draw it again, or delete the row.")
                                 : _("See whether the repair is what was meant: QGIS, Fix "
                                     "geometries."));
    /* GEOS writes the place behind the reason: "Self-intersection[590123 6139000]". */
    const char *bracket = strrchr(reason, '[');
    char *space, *end;
    if (!bracket)
        return;
    double x = strtod(bracket + 1, &space), y = strtod(space, &end);
    if (space != bracket + 1 && end != space)
        adg_fault_at(fault, x, y);
}

adg_status adg_load_repair(const adg_layer_request *request, adg_layer *layer, adg_faults *faults,
                           adg_error *error)
{
    size_t n = layer->shapes.n;
    char **reason = ADG_NEW_ARRAY(char *, n);
    if (!reason)
        return adg_fail_memory(error);
    adg_status status = adg_polygons_repair(&layer->shapes, reason, error);
    for (size_t f = 0; f < n; f++) {
        if (status == ADG_OK && reason[f])
            report(request, layer, f, reason[f], faults);
        free(reason[f]);
    }
    free(reason);
    return status;
}
