/* SPDX-License-Identifier: MPL-2.0 */
#include "load/facilities.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "load/points.h"

enum {
    ID,
    LABEL,
    TYPE,
    CAPACITY,
    VIDEO,
    N_FIELDS
};

static void check_rows(const adg_points *points, const adg_facility_source *source,
                       adg_faults *faults)
{
    char **type = points->table.column[TYPE].text;
    const double *capacity = points->table.column[CAPACITY].number;
    for (size_t i = 0; i < points->n; i++) {
        if (!type[i])
            adg_faults_add(faults, ADG_ERROR, "missing_type",
                           adg_points_place(points, i, source->type), "%s",
                           _("the facility has no type."));
        if (!(capacity[i] < 0) && !isinf(capacity[i]))
            continue;
        adg_fault *fault = adg_faults_add(faults, ADG_ERROR, "bad_capacity",
                                          adg_points_place(points, i, source->capacity),
                                          _("the capacity is %g."), capacity[i]);
        adg_fault_advise(
            fault, _("A capacity is 0 (closed) or more; leave it empty where it is not known."));
        adg_fault_at(fault, points->xy[2 * i], points->xy[2 * i + 1]);
    }
}

/* Moves the columns over; an empty label reads as the id. */
static bool take_columns(adg_points *points, adg_facilities *facilities)
{
    adg_column *column = points->table.column;
    facilities->n = points->n;
    facilities->xy = points->xy;
    facilities->id = column[ID].text;
    facilities->label = column[LABEL].text;
    facilities->type = column[TYPE].text;
    facilities->capacity = column[CAPACITY].number;
    facilities->video = column[VIDEO].number;
    points->xy = NULL;
    column[ID].text = column[LABEL].text = column[TYPE].text = NULL;
    column[CAPACITY].number = column[VIDEO].number = NULL;
    bool ok = true;
    for (size_t i = 0; ok && i < facilities->n; i++)
        if (!facilities->label[i])
            ok = (facilities->label[i] = adg_strdup(facilities->id[i])) != NULL;
    return ok;
}

adg_status adg_facilities_load(const adg_facility_source *source, const adg_crs *crs,
                               adg_facilities *facilities, adg_faults *faults, adg_error *error)
{
    const adg_field_request fields[N_FIELDS] = {{source->id, true},
                                                {source->label, true},
                                                {source->type, true},
                                                {source->capacity, false},
                                                {source->video, false}};
    const adg_layer_request request = {.path = source->source.opened,
                                       .shown = source->source.path,
                                       .layer = source->source.layer,
                                       .fields = fields,
                                       .n_fields = N_FIELDS,
                                       .target = crs};
    adg_points points;
    *facilities = (adg_facilities){0};
    size_t errors_before = faults->count[ADG_ERROR];
    adg_status status = adg_points_load(&request, &points, faults, error);
    if (status != ADG_OK)
        return status;
    if (faults->count[ADG_ERROR] == errors_before) {
        status = adg_points_check_ids(&points, ID, source->id, faults, error);
        check_rows(&points, source, faults);
    }
    if (status == ADG_OK && faults->count[ADG_ERROR] == errors_before &&
        !take_columns(&points, facilities))
        status = adg_fail_memory(error);
    adg_points_release(&points);
    if (status != ADG_OK)
        adg_facilities_release(facilities);
    return status;
}

void adg_facilities_release(adg_facilities *facilities)
{
    for (size_t i = 0; i < facilities->n; i++) {
        free(facilities->id[i]);
        free(facilities->label[i]);
        free(facilities->type[i]);
    }
    free(facilities->id);
    free(facilities->label);
    free(facilities->type);
    free(facilities->capacity);
    free(facilities->video);
    free(facilities->xy);
    *facilities = (adg_facilities){0};
}
