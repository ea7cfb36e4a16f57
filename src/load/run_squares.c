/* SPDX-License-Identifier: MPL-2.0 */
#include "load/run_squares.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

enum {
    ID,
    PEOPLE,
    FIFTH,
    MINUTES /* of the first service */
};

/* Empty minutes are no way at all. */
static adg_status take_columns(adg_run_squares *squares, adg_error *error)
{
    const adg_column *column = squares->layer.table.column;
    size_t n = squares->layer.table.n_rows;
    squares->fifth = ADG_NEW_ARRAY(int, n);
    squares->minutes = ADG_NEW_ARRAY(double *, squares->n_services);
    if (!squares->fifth || !squares->minutes)
        return adg_fail_memory(error);
    squares->n = n;
    squares->id = column[ID].text;
    squares->people = column[PEOPLE].number;
    for (size_t i = 0; i < n; i++) {
        const char *fifth = column[FIFTH].text[i];
        squares->fifth[i] = fifth && *fifth >= '1' && *fifth <= '5' ? *fifth - '0' : 0;
    }
    for (size_t s = 0; s < squares->n_services; s++) {
        squares->minutes[s] = column[MINUTES + s].number;
        for (size_t i = 0; i < n; i++)
            if (isnan(squares->minutes[s][i]))
                squares->minutes[s][i] = INFINITY;
    }
    return ADG_OK;
}

static adg_status read_layer(const char *path, const adg_crs *crs, const adg_field_request *fields,
                             adg_run_squares *squares, adg_faults *faults, adg_error *error)
{
    const adg_layer_request request = {.path = path,
                                       .layer = "cells",
                                       .geometry = ADG_GEOMETRY_POINT,
                                       .fields = fields,
                                       .n_fields = MINUTES + squares->n_services,
                                       .target = crs};
    adg_status status = adg_vector_read(&request, &squares->layer, faults, error);
    return status == ADG_OK && faults->count[ADG_ERROR] == 0 ? take_columns(squares, error)
                                                             : status;
}

adg_status adg_run_squares_read(const char *folder, const char *crs, const char *const *service,
                                size_t n_services, bool deprivation, adg_run_squares *squares,
                                adg_faults *faults, adg_error *error)
{
    *squares = (adg_run_squares){.n_services = n_services};
    adg_crs *target = NULL;
    char *path = adg_strdup_format("%s/adgang.gpkg", folder);
    adg_field_request *fields = ADG_NEW_ARRAY(adg_field_request, MINUTES + n_services);
    char **name = ADG_NEW_ARRAY(char *, n_services);
    bool ok = path && fields && name;
    for (size_t s = 0; ok && s < n_services; s++) {
        name[s] = adg_strdup_format("%s_min", service[s]);
        fields[MINUTES + s] = (adg_field_request){name[s], false};
        ok = name[s] != NULL;
    }
    adg_status status = ok ? adg_crs_parse(crs, &target, error) : adg_fail_memory(error);
    if (status == ADG_OK) {
        fields[ID] = (adg_field_request){"id", true};
        fields[PEOPLE] = (adg_field_request){"people", false};
        fields[FIFTH] = (adg_field_request){deprivation ? "fifth" : NULL, true};
        status = read_layer(path, target, fields, squares, faults, error);
    }
    for (size_t s = 0; name && s < n_services; s++)
        free(name[s]);
    free(name);
    free(fields);
    free(path);
    adg_crs_free(target);
    return status;
}

void adg_run_squares_release(adg_run_squares *squares)
{
    adg_layer_release(&squares->layer);
    free(squares->fifth);
    free(squares->minutes);
    *squares = (adg_run_squares){.n = 0};
}
