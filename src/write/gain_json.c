/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/sum.h"
#include "write/gain.h"
#include "write/json_file.h"

enum {
    N_BEST = 10
};

static json_t *site_object(const adg_service_gain *gain, size_t k)
{
    const adg_site_gain *site = &gain->surface.site[k];
    json_t *object = json_object();
    adg_json_set_text(object, "id", gain->id[k]);
    adg_json_set_number(object, "x", gain->study->cells.xy[2 * (size_t)gain->cell[k]]);
    adg_json_set_number(object, "y", gain->study->cells.xy[2 * (size_t)gain->cell[k] + 1]);
    adg_json_set_number(object, "gain_person_min", site->saved[ADG_SAVED_PEOPLE]);
    adg_json_set_number(object, "gain_weighted_person_min",
                        gain->study->project->deprivation.given ? site->saved[ADG_SAVED_WEIGHTED]
                                                                : NAN);
    adg_json_set_number(object, "newly_covered_people", site->newly_covered);
    adg_json_set_number(object, "newly_reachable_people", site->newly_reachable);
    adg_json_set_number(object, "concentration_index_change",
                        gain->surface.concentration_change[k]);
    adg_json_set_number(object, "most_deprived_fifth_change_min",
                        gain->surface.first_fifth_change[k]);
    return object;
}

/* The best by a value [n], largest first; of equal ones the first cell. */
static json_t *best_by(const adg_service_gain *gain, double *value)
{
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, gain->n);
    json_t *list = json_array();
    for (size_t k = 0; k < gain->n; k++)
        value[k] = -value[k];
    bool ok = order && adg_sort_order(value, gain->n, order, NULL) == ADG_OK;
    for (size_t k = 0; ok && k < gain->n && k < N_BEST && value[order[k]] < 0; k++)
        json_array_append_new(list, site_object(gain, order[k]));
    free(order);
    if (ok)
        return list;
    json_decref(list);
    return NULL;
}

static bool set_best(json_t *root, const adg_service_gain *gain)
{
    double *value = ADG_NEW_ARRAY(double, gain->n);
    json_t *best = json_object();
    bool ok = value && best;
    for (size_t k = 0; ok && k < gain->n; k++)
        value[k] = gain->surface.site[k].saved[ADG_SAVED_PEOPLE];
    ok = ok && json_object_set_new(best, "gain_person_min", best_by(gain, value)) == 0;
    for (size_t k = 0; ok && k < gain->n; k++)
        value[k] = gain->surface.site[k].saved[ADG_SAVED_WEIGHTED];
    if (gain->study->project->deprivation.given)
        ok = ok && json_object_set_new(best, "gain_weighted_person_min", best_by(gain, value)) == 0;
    for (size_t k = 0; ok && k < gain->n; k++)
        value[k] = gain->surface.site[k].newly_covered;
    ok = ok && json_object_set_new(best, "newly_covered_people", best_by(gain, value)) == 0;
    free(value);
    json_object_set_new(root, "best", best);
    return ok;
}

/* People with a way and without. */
static void set_people(json_t *root, const adg_service_gain *gain)
{
    const adg_cells *cells = &gain->study->cells;
    adg_sum unreachable = {0, 0}, minutes = {0, 0}, reachable = {0, 0};
    for (size_t i = 0; i < cells->n; i++) {
        bool way = isfinite(gain->surface.minutes[i]);
        if (!(cells->people[i] > 0))
            continue;
        adg_sum_add(way ? &reachable : &unreachable, cells->people[i]);
        if (way)
            adg_sum_add(&minutes, cells->people[i] * gain->surface.minutes[i]);
    }
    adg_json_set_number(root, "population", cells->total);
    adg_json_set_number(root, "unreachable_people", adg_sum_value(&unreachable));
    adg_json_set_number(root, "mean_min", adg_sum_value(&minutes) / adg_sum_value(&reachable));
}

adg_status adg_gain_json_write(const adg_service_gain *gain, double cap_min, const char *path,
                               adg_error *error)
{
    json_t *root = json_object();
    json_object_set_new(root, "schema", json_integer(1));
    adg_json_set_text(root, "name", gain->study->project->name);
    adg_json_set_text(root, "service", gain->service->settings->name);
    adg_json_set_text(root, "label", gain->service->settings->label);
    json_object_set_new(root, "facilities", json_integer((json_int_t)gain->service->n));
    adg_json_set_number(root, "headline_min", gain->service->settings->headline_min);
    adg_json_set_number(root, "cap_min", cap_min);
    json_object_set_new(root, "candidates", json_integer((json_int_t)gain->n));
    set_people(root, gain);
    adg_json_set_number(root, "concentration_index", gain->surface.concentration_index);
    adg_json_set_number(root, "most_deprived_fifth_mean_min", gain->surface.first_fifth_mean);
    if (!set_best(root, gain)) {
        json_decref(root);
        return adg_fail_memory(error);
    }
    return adg_json_write(root, path, error);
}
