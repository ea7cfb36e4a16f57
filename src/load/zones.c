/* SPDX-License-Identifier: MPL-2.0 */
#include "load/zones.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/text.h"
#include "geo/polygons.h"
#include "geo/vector_reader.h"
#include "load/repair.h"

enum {
    ID,
    LABEL,
    N_FIELDS
};

static void check_ids(const adg_layer_request *request, const adg_layer *layer, adg_faults *faults)
{
    for (size_t f = 0; f < layer->table.n_rows; f++)
        if (!layer->table.column[ID].text[f])
            adg_fault_advise(
                adg_faults_add(faults, ADG_ERROR, "missing_id",
                               adg_layer_place(request, layer, f, request->fields[ID].name), "%s",
                               _("the zone has no id.")),
                _("Every zone needs an id; fill the field in QGIS."));
}

/* Numbers the distinct ids in order of appearance: zone_of_feature [features]. */
static adg_status number_zones(const adg_layer *layer, uint32_t *zone_of_feature, size_t *n,
                               adg_error *error)
{
    adg_id_index index;
    const char *const *ids = (const char *const *)layer->table.column[ID].text;
    adg_status status = adg_id_index_build(ids, layer->table.n_rows, &index, error);
    if (status != ADG_OK)
        return status;
    *n = 0;
    for (size_t f = 0; f < layer->table.n_rows; f++) {
        uint32_t first = adg_id_index_find(&index, ids[f]);
        zone_of_feature[f] = first == f ? (uint32_t)(*n)++ : zone_of_feature[first];
    }
    adg_id_index_release(&index);
    return ADG_OK;
}

static adg_status name_zones(const adg_layer *layer, const uint32_t *zone_of_feature,
                             adg_zone_level *zones, adg_error *error)
{
    zones->id = ADG_NEW_ARRAY(char *, zones->n);
    zones->label = ADG_NEW_ARRAY(char *, zones->n);
    bool ok = zones->id && zones->label;
    for (size_t f = 0; ok && f < layer->table.n_rows; f++) {
        uint32_t z = zone_of_feature[f];
        if (zones->id[z])
            continue;
        const char *label = layer->table.column[LABEL].text[f];
        zones->id[z] = adg_strdup(layer->table.column[ID].text[f]);
        zones->label[z] = adg_strdup(label ? label : layer->table.column[ID].text[f]);
        ok = zones->id[z] && zones->label[z];
    }
    return ok ? ADG_OK : adg_fail_memory(error);
}

static adg_status take_zones(const adg_layer *layer, adg_zone_level *zones, adg_error *error)
{
    uint32_t *zone_of_feature = ADG_NEW_ARRAY(uint32_t, layer->table.n_rows);
    adg_status status = zone_of_feature ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK)
        status = number_zones(layer, zone_of_feature, &zones->n, error);
    if (status == ADG_OK)
        status =
            adg_polygons_dissolve(&layer->shapes, zone_of_feature, zones->n, &zones->shapes, error);
    if (status == ADG_OK)
        status = name_zones(layer, zone_of_feature, zones, error);
    free(zone_of_feature);
    return status;
}

adg_status adg_zones_load(const adg_zone_source *source, const adg_crs *crs, adg_zone_level *zones,
                          adg_faults *faults, adg_error *error)
{
    const adg_field_request fields[N_FIELDS] = {{source->id, true}, {source->label, true}};
    const adg_layer_request request = {.path = source->source.opened,
                                       .shown = source->source.path,
                                       .layer = source->source.layer,
                                       .geometry = ADG_GEOMETRY_POLYGON,
                                       .fields = fields,
                                       .n_fields = N_FIELDS,
                                       .target = crs};
    adg_layer layer;
    size_t errors_before = faults->count[ADG_ERROR];
    *zones = (adg_zone_level){.level = adg_strdup(source->level)};
    adg_status status = zones->level ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_vector_read(&request, &layer, faults, error);
    if (status != ADG_OK) {
        adg_zones_release(zones);
        return status;
    }
    check_ids(&request, &layer, faults);
    /* A layer that could not be read well has said so; there is nothing to go on with. */
    if (faults->count[ADG_ERROR] == errors_before)
        status = adg_load_repair(&request, &layer, faults, error);
    if (status == ADG_OK && faults->count[ADG_ERROR] == errors_before)
        status = take_zones(&layer, zones, error);
    adg_layer_release(&layer);
    if (status != ADG_OK)
        adg_zones_release(zones);
    return status;
}

void adg_zones_release(adg_zone_level *zones)
{
    for (size_t z = 0; z < zones->n; z++) {
        if (zones->id)
            free(zones->id[z]);
        if (zones->label)
            free(zones->label[z]);
    }
    free(zones->id);
    free(zones->label);
    free(zones->level);
    adg_shapes_release(&zones->shapes);
    *zones = (adg_zone_level){0};
}
