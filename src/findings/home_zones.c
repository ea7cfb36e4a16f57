/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/home_zones.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/sort.h"

/* The commonest zone of cells member[from..to). people [zones] is 0 before and after. */
static adg_home_zone commonest(const adg_study *study, const adg_study_level *level,
                               const uint32_t *member, size_t from, size_t to, double *people)
{
    adg_home_zone home = {ADG_NONE, 0, 0};
    for (size_t k = from; k < to; k++) {
        uint32_t zone = level->zone_of_cell[member[k]];
        if (zone == ADG_NONE)
            continue;
        people[zone] += study->cells.people[member[k]];
        home.in_zones += study->cells.people[member[k]];
    }
    for (size_t k = from; k < to; k++) {
        uint32_t zone = level->zone_of_cell[member[k]];
        if (zone != ADG_NONE && people[zone] > home.people) {
            home.zone = zone;
            home.people = people[zone];
        }
    }
    for (size_t k = from; k < to; k++)
        if (level->zone_of_cell[member[k]] != ADG_NONE)
            people[level->zone_of_cell[member[k]]] = 0;
    return home;
}

adg_status adg_home_zones(const adg_study *study, const adg_study_level *level,
                          const uint32_t *set_of_cell, size_t n_sets, adg_home_zone *home,
                          adg_error *error)
{
    size_t n = study->cells.n;
    uint64_t *set = ADG_NEW_ARRAY(uint64_t, n);
    uint32_t *member = ADG_NEW_ARRAY(uint32_t, n);
    double *people = ADG_NEW_ARRAY(double, level->zones.n);
    bool ok = set && member && people;
    for (size_t i = 0; ok && i < n; i++)
        set[i] = set_of_cell[i] == ADG_NONE ? n_sets : set_of_cell[i];
    adg_status status = ok ? adg_sort_order_u64(set, n, member, error) : adg_fail_memory(error);
    for (size_t k = 0; k < n_sets; k++)
        home[k] = (adg_home_zone){ADG_NONE, 0, 0};
    for (size_t from = 0, to; status == ADG_OK && from < n; from = to) {
        uint64_t k = set[member[from]];
        for (to = from + 1; to < n && set[member[to]] == k; to++) {
        }
        if (k == n_sets)
            break;
        home[k] = commonest(study, level, member, from, to, people);
    }
    free(set);
    free(member);
    free(people);
    return status;
}
