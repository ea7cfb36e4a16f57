/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/travel.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "travel/engine.h"

/* The times by facility: those of facility j at first[j] ... first[j + 1] - 1. */
typedef struct {
    adg_travel head;
    size_t *first;
    uint32_t *origin;
    double *minutes;
} given_matrix;

static adg_status row(const adg_travel *travel, void *query, size_t facility, double limit_min,
                      double *minutes, adg_error *error)
{
    (void)query;
    (void)error;
    const given_matrix *m = (const given_matrix *)travel;
    for (size_t i = 0; i < travel->n_origins; i++)
        minutes[i] = INFINITY;
    for (size_t t = m->first[facility]; t < m->first[facility + 1]; t++)
        if (m->minutes[t] < minutes[m->origin[t]] && m->minutes[t] <= limit_min)
            minutes[m->origin[t]] = m->minutes[t];
    return ADG_OK;
}

static void free_matrix(adg_travel *travel)
{
    given_matrix *m = (given_matrix *)travel;
    free(m->first);
    free(m->origin);
    free(m->minutes);
    free(m);
}

static const adg_travel_engine engine = {.row = row, .free = free_matrix};

static adg_status check(size_t n_origins, size_t n_facilities, const adg_given_time *times,
                        size_t n_times, adg_error *error)
{
    for (size_t t = 0; t < n_times; t++) {
        if (times[t].origin >= n_origins || times[t].facility >= n_facilities)
            return adg_fail(error, ADG_E_INVALID, _("time %zu: there is no such place"), t);
        if (!(times[t].minutes >= 0))
            return adg_fail(error, ADG_E_INVALID, _("time %zu: %g minutes cannot be used"), t,
                            times[t].minutes);
    }
    return ADG_OK;
}

adg_status adg_given_matrix_new(size_t n_origins, size_t n_facilities, const adg_given_time *times,
                                size_t n_times, adg_travel **travel, adg_error *error)
{
    adg_status status = check(n_origins, n_facilities, times, n_times, error);
    if (status != ADG_OK)
        return status;
    given_matrix *m = ADG_NEW_ARRAY(given_matrix, 1);
    if (!m)
        return adg_fail_memory(error);
    m->head = (adg_travel){&engine, n_origins, n_facilities, ADG_TO_FACILITY};
    m->first = ADG_NEW_ARRAY(size_t, n_facilities + 2);
    m->origin = ADG_NEW_ARRAY(uint32_t, n_times);
    m->minutes = ADG_NEW_ARRAY(double, n_times);
    if (!m->first || !m->origin || !m->minutes) {
        free_matrix(&m->head);
        return adg_fail_memory(error);
    }
    /* Counting sort by facility; first[] runs ahead by two while it counts, by one while it places.
     */
    for (size_t t = 0; t < n_times; t++)
        m->first[times[t].facility + 2]++;
    for (size_t j = 0; j < n_facilities; j++)
        m->first[j + 2] += m->first[j + 1];
    for (size_t t = 0; t < n_times; t++) {
        size_t at = m->first[times[t].facility + 1]++;
        m->origin[at] = times[t].origin;
        m->minutes[at] = times[t].minutes;
    }
    *travel = &m->head;
    return ADG_OK;
}
