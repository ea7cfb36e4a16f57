/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/side_by_side.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

adg_status adg_side_by_side_begin(size_t capacity, size_t n_services, adg_side_by_side *all,
                                  adg_error *error)
{
    *all = (adg_side_by_side){0, n_services, ADG_NEW_ARRAY(adg_compared, capacity)};
    return all->item ? ADG_OK : adg_fail_memory(error);
}

static adg_compared_service compare(const adg_service_findings *f)
{
    const adg_access_summary *region = f->region;
    return (adg_compared_service){
        .facilities = f->service->n,
        .people = region->people,
        .mean_min = region->mean_min,
        .p90_min = region->p90_min,
        .unreachable_people = region->unreachable_people,
        .within_headline = region->people > 0 ? 1 - region->beyond_people / region->people : NAN,
        .first_fifth_min = f->fifth[0].mean,
        .last_fifth_min = f->fifth[ADG_N_FIFTHS - 1].mean,
        .gap_abs_min = f->gap_abs_min,
        .concentration_index = f->gradient.concentration_index,
        .sii_min = f->gradient.sii,
        .gini = f->gini,
        .supply_mean = f->supply_mean,
        .change = {.unchanged = region->people}};
}

adg_status adg_side_by_side_add(const adg_findings *findings, const char *name, const char *label,
                                adg_side_by_side *all, adg_error *error)
{
    adg_compared *item = &all->item[all->n++];
    *item = (adg_compared){adg_strdup(name), adg_strdup(label),
                           ADG_NEW_ARRAY(adg_compared_service, findings->n_services)};
    if (!item->name || !item->label || !item->service)
        return adg_fail_memory(error);
    for (size_t s = 0; s < findings->n_services; s++) {
        item->service[s] = compare(&findings->service[s]);
        if (findings->difference)
            item->service[s].change = findings->difference->service[s].region;
    }
    return ADG_OK;
}

void adg_side_by_side_release(adg_side_by_side *all)
{
    for (size_t k = 0; all->item && k < all->n; k++) {
        free(all->item[k].name);
        free(all->item[k].label);
        free(all->item[k].service);
    }
    free(all->item);
    *all = (adg_side_by_side){0};
}
