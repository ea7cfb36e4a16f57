/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/scale_effect.h"

#include <math.h>
#include <stdlib.h>

#include "adgang/equity.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"

/* Units of one scale: people who can travel, their mean minutes, the mean deprivation of those whose
 * is known. */
typedef struct {
    size_t n;
    const double *people, *minutes, *deprivation;
} units;

static adg_status measure_units(const units *u, adg_scale_indices *x, adg_error *error)
{
    adg_gradient gradient;
    adg_theil_parts theil;
    adg_status status = adg_gini(u->minutes, u->people, u->n, &x->gini, error);
    if (status == ADG_OK)
        status = adg_theil(u->minutes, u->people, u->n, NULL, 0, &theil, error);
    if (status == ADG_OK)
        status = adg_social_gradient(u->minutes, u->deprivation, u->people, u->n, &gradient, error);
    if (status != ADG_OK)
        return status;
    adg_sum sum = {0}, people = {0};
    for (size_t k = 0; k < u->n; k++)
        if (u->people[k] > 0 && isfinite(u->minutes[k])) {
            adg_sum_add(&sum, u->people[k] * u->minutes[k]);
            adg_sum_add(&people, u->people[k]);
            x->n++;
        }
    x->mean_min = adg_sum_value(&sum) / adg_sum_value(&people);
    x->theil_t = theil.t;
    x->concentration_index = gradient.concentration_index;
    x->sii = gradient.sii;
    return ADG_OK;
}

/* What the cells of one zone add up to. */
typedef struct {
    adg_sum people, minutes, ranked, deprivation;
} zone_sums;

static adg_status measure_level(const adg_study *study, const adg_study_level *level,
                                const double *minutes, adg_scale_indices *x, adg_error *error)
{
    size_t n = level->zones.n;
    zone_sums *sum = ADG_NEW_ARRAY(zone_sums, n);
    double *room = ADG_NEW_ARRAY(double, 3 * n);
    adg_status status = sum && room ? ADG_OK : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < study->cells.n; i++) {
        uint32_t z = level->zone_of_cell[i];
        double people = study->cells.people[i];
        if (z == ADG_NONE || !isfinite(minutes[i]))
            continue;
        adg_sum_add(&sum[z].people, people);
        adg_sum_add(&sum[z].minutes, people * minutes[i]);
        if (isnan(study->deprivation[i]))
            continue;
        adg_sum_add(&sum[z].ranked, people);
        adg_sum_add(&sum[z].deprivation, people * study->deprivation[i]);
    }
    for (size_t z = 0; status == ADG_OK && z < n; z++) {
        room[z] = adg_sum_value(&sum[z].people);
        room[n + z] = adg_sum_value(&sum[z].minutes) / room[z];
        room[2 * n + z] = adg_sum_value(&sum[z].deprivation) / adg_sum_value(&sum[z].ranked);
    }
    const units u = {n, room, room + n, room + 2 * n};
    if (status == ADG_OK)
        status = measure_units(&u, x, error);
    free(sum);
    free(room);
    return status;
}

adg_status adg_scale_indices_make(const adg_study *study, const double *minutes,
                                  adg_scale_indices **scales, adg_error *error)
{
    *scales = ADG_NEW_ARRAY(adg_scale_indices, 1 + study->n_levels);
    if (!*scales)
        return adg_fail_memory(error);
    const units cells = {study->cells.n, study->cells.people, minutes, study->deprivation};
    adg_status status = measure_units(&cells, &(*scales)[0], error);
    for (size_t l = 0; status == ADG_OK && l < study->n_levels; l++)
        status = measure_level(study, &study->level[l], minutes, &(*scales)[1 + l], error);
    return status;
}
