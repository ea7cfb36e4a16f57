/* SPDX-License-Identifier: MPL-2.0 */
#include "load/deprivation.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "load/points.h"
#include "load/repair.h"

static void note_missing(const adg_deprivation_source *source, const adg_layer *layer,
                         adg_faults *faults)
{
    for (size_t k = 0; k < source->n_indicators; k++) {
        size_t n = 0;
        for (size_t i = 0; i < layer->table.n_rows; i++)
            n += isnan(layer->table.column[k].number[i]) ? 1 : 0;
        if (n)
            adg_faults_add(faults, n == layer->table.n_rows ? ADG_ERROR : ADG_NOTE,
                           "missing_indicator",
                           (adg_place){source->source.path, source->source.layer,
                                       source->indicators[k].field, -1},
                           _("%s of %s areas have no value."), ADG_NUMBER(n, 0),
                           ADG_NUMBER(layer->table.n_rows, 0));
    }
}

static bool take(const adg_deprivation_source *source, adg_layer *layer,
                 adg_deprivation_areas *areas)
{
    size_t n = layer->table.n_rows;
    areas->n = n;
    areas->n_indicators = source->n_indicators;
    areas->is_polygons = layer->geometry == ADG_GEOMETRY_POLYGON;
    areas->indicator = ADG_NEW_ARRAY(double, n * source->n_indicators);
    if (!areas->indicator)
        return false;
    for (size_t k = 0; k < source->n_indicators; k++)
        memcpy(areas->indicator + k * n, layer->table.column[k].number,
               n * sizeof *areas->indicator);
    if (areas->is_polygons) {
        areas->shapes = layer->shapes;
        layer->shapes = (adg_shapes){0};
        return true;
    }
    areas->xy = ADG_NEW_ARRAY(double, 2 * n);
    for (size_t i = 0; areas->xy && i < n; i++)
        memcpy(areas->xy + 2 * i,
               layer->shapes.xy + 2 * layer->shapes.first_point[layer->shapes.first_part[i]],
               2 * sizeof(double));
    return areas->xy != NULL;
}

adg_status adg_deprivation_load(const adg_deprivation_source *source, const adg_crs *crs,
                                adg_deprivation_areas *areas, adg_faults *faults, adg_error *error)
{
    *areas = (adg_deprivation_areas){0};
    adg_field_request *fields = ADG_NEW_ARRAY(adg_field_request, source->n_indicators);
    if (!fields)
        return adg_fail_memory(error);
    for (size_t k = 0; k < source->n_indicators; k++)
        fields[k] = (adg_field_request){source->indicators[k].field, false};
    const adg_layer_request request = {.path = source->source.opened,
                                       .shown = source->source.path,
                                       .layer = source->source.layer,
                                       .geometry = ADG_GEOMETRY_ANY,
                                       .fields = fields,
                                       .n_fields = source->n_indicators,
                                       .target = crs};
    adg_layer layer;
    size_t errors_before = faults->count[ADG_ERROR];
    adg_status status = adg_layer_load(&request, &layer, faults, error);
    free(fields);
    if (status != ADG_OK)
        return status;
    if (faults->count[ADG_ERROR] == errors_before) {
        note_missing(source, &layer, faults);
        if (layer.geometry == ADG_GEOMETRY_POLYGON)
            status = adg_load_repair(&request, &layer, faults, error);
        if (status == ADG_OK && !take(source, &layer, areas))
            status = adg_fail_memory(error);
    }
    adg_layer_release(&layer);
    if (status != ADG_OK)
        adg_deprivation_release(areas);
    return status;
}

void adg_deprivation_release(adg_deprivation_areas *areas)
{
    free(areas->xy);
    free(areas->indicator);
    adg_shapes_release(&areas->shapes);
    *areas = (adg_deprivation_areas){0};
}
