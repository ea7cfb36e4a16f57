/* SPDX-License-Identifier: MPL-2.0 */
#include "support/matrix.h"

#include <math.h>
#include <stdlib.h>

#include "support/test.h"

adg_travel *travel_of(const double *minutes, size_t n_origins, size_t n_facilities)
{
    size_t n = n_origins * n_facilities;
    adg_given_time *times = NEW(adg_given_time, n);
    for (size_t p = 0; p < n; p++)
        times[p] = (adg_given_time){(uint32_t)(p / n_facilities), (uint32_t)(p % n_facilities),
                                    minutes[p]};
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_given_matrix_new(n_origins, n_facilities, times, n, &travel, &error), &error);
    free(times);
    return travel;
}

uint32_t *all_of(size_t n)
{
    uint32_t *list = NEW(uint32_t, n);
    for (size_t i = 0; i < n; i++)
        list[i] = (uint32_t)i;
    return list;
}

typedef struct {
    double *minutes;
    size_t n_origins, n_facilities;
} matrix;

static adg_status keep_row(void *data, size_t facility, const double *minutes, adg_error *error)
{
    (void)error;
    const matrix *m = data;
    for (size_t i = 0; i < m->n_origins; i++)
        m->minutes[i * m->n_facilities + facility] = minutes[i];
    return ADG_OK;
}

double *matrix_of(const adg_travel *travel, size_t n_origins, size_t n_facilities, int threads)
{
    matrix m = {NEW(double, n_origins *n_facilities), n_origins, n_facilities};
    uint32_t *all = all_of(n_facilities);
    const adg_context context = {.threads = threads};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_travel_rows(travel, &context, "test", all, n_facilities, INFINITY, keep_row, &m,
                              &error),
              &error);
    free(all);
    return m.minutes;
}

adg_reach reach_of(const double *minutes, size_t n_origins, size_t n_facilities)
{
    size_t n = n_origins * n_facilities;
    uint32_t *origin = NEW(uint32_t, n), *facility = NEW(uint32_t, n);
    for (size_t k = 0; k < n; k++) {
        origin[k] = (uint32_t)(k / n_facilities);
        facility[k] = (uint32_t)(k % n_facilities);
    }
    adg_reach reach;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_reach_build(origin, facility, minutes, n, n_origins, n_facilities, &reach, NULL,
                              &error),
              &error);
    free(origin);
    free(facility);
    return reach;
}
