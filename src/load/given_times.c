/* SPDX-License-Identifier: MPL-2.0 */
#include "load/given_times.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "load/csv_table.h"

static void check_minutes(const adg_csv *csv, const char *column, double *minutes,
                          adg_faults *faults)
{
    for (size_t i = 0; i < csv->table.n_rows; i++) {
        if (isnan(minutes[i]))
            minutes[i] = INFINITY;
        if (minutes[i] < 0)
            adg_faults_add(faults, ADG_ERROR, "bad_minutes", adg_csv_place(csv, i, column),
                           _("%g minutes: a time must be 0 or more."), minutes[i]);
    }
}

static char **copy_texts(char **from, size_t n)
{
    char **copy = ADG_NEW_ARRAY(char *, n);
    for (size_t i = 0; copy && i < n; i++)
        copy[i] = adg_strdup(from[i] ? from[i] : "");
    return copy;
}

adg_status adg_given_times_load(const adg_matrix_source *source, adg_given_times *times,
                                adg_faults *faults, adg_error *error)
{
    adg_csv csv;
    *times = (adg_given_times){0};
    adg_status status =
        adg_csv_read(source->source.opened, source->source.path, &csv, faults, error);
    if (status != ADG_OK)
        return status;
    char **origin = adg_csv_texts(&csv, source->origin, false, faults);
    char **destination = adg_csv_texts(&csv, source->destination, false, faults);
    double *minutes = adg_csv_numbers(&csv, source->minutes, false, ADG_EMPTY_IS_NAN, faults);
    if (origin && destination && minutes) {
        check_minutes(&csv, source->minutes, minutes, faults);
        times->n = csv.table.n_rows;
        times->minutes = minutes;
        times->origin = copy_texts(origin, times->n);
        times->destination = copy_texts(destination, times->n);
        if (!times->origin || !times->destination)
            status = adg_fail_memory(error);
    } else {
        free(minutes);
    }
    adg_csv_release(&csv);
    if (status != ADG_OK)
        adg_given_times_release(times);
    return status;
}

void adg_given_times_release(adg_given_times *times)
{
    for (size_t i = 0; i < times->n; i++) {
        if (times->origin)
            free(times->origin[i]);
        if (times->destination)
            free(times->destination[i]);
    }
    free(times->origin);
    free(times->destination);
    free(times->minutes);
    *times = (adg_given_times){0};
}
