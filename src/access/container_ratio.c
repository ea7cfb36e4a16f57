/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "access/reach.h"
#include "core/arguments.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"

static void add_by_zone(const double *amount, const uint32_t *zone, size_t n, adg_sum *sum)
{
    for (size_t i = 0; i < n; i++)
        if (zone[i] != ADG_NONE)
            adg_sum_add(&sum[zone[i]], amount[i]);
}

adg_status adg_container_ratio(const double *demand, const uint32_t *zone, size_t n,
                               const double *supply, const uint32_t *facility_zone, size_t m,
                               size_t n_zones, double *ratio, adg_error *error)
{
    adg_status status = adg_check_amounts(demand, n, "demand", error);
    if (status == ADG_OK)
        status = adg_check_amounts(supply, m, "supply", error);
    if (status == ADG_OK)
        status = adg_check_positions(zone, n, n_zones, 1, "zone", error);
    if (status == ADG_OK)
        status = adg_check_positions(facility_zone, m, n_zones, 1, "facility zone", error);
    if (status != ADG_OK)
        return status;
    adg_sum *people = ADG_NEW_ARRAY(adg_sum, n_zones), *there = ADG_NEW_ARRAY(adg_sum, n_zones);
    if (people && there) {
        add_by_zone(demand, zone, n, people);
        add_by_zone(supply, facility_zone, m, there);
        for (size_t z = 0; z < n_zones; z++)
            ratio[z] = adg_sum_value(&people[z]) > 0
                           ? adg_sum_value(&there[z]) / adg_sum_value(&people[z])
                           : NAN;
    } else {
        status = adg_fail_memory(error);
    }
    free(people);
    free(there);
    return status;
}
