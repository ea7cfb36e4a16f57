/* SPDX-License-Identifier: MPL-2.0 */
#include "siting/service_gain.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "siting/populated_cells.h"
#include "travel/new_sites.h"

/* ---- the surface ---- */

static adg_status make_surface(adg_service_gain *gain, const adg_travel *sites, double cap_min,
                               const adg_context *ctx, adg_error *error)
{
    const adg_study *study = gain->study;
    uint32_t *candidate = ADG_NEW_ARRAY(uint32_t, gain->n);
    if (!candidate)
        return adg_fail_memory(error);
    for (size_t k = 0; k < gain->n; k++)
        candidate[k] = (uint32_t)(study->facilities.n + k);
    const adg_gain_surface_input input = {
        .travel = sites,
        .open = gain->service->facility,
        .n_open = gain->service->n,
        .candidate = candidate,
        .n = gain->n,
        .people = study->cells.people,
        .deprivation = study->deprivation,
        .limit_min = gain->service->settings->headline_min,
        .cap_min = cap_min,
    };
    adg_status status = adg_gain_surface_make(&input, ctx, &gain->surface, error);
    free(candidate);
    return status;
}

adg_status adg_service_gain_make(const adg_study *study, const adg_study_travel *travel,
                                 const adg_service *service, double cap_min, const adg_context *ctx,
                                 adg_service_gain *gain, adg_error *error)
{
    *gain = (adg_service_gain){.study = study, .service = service};
    adg_travel *sites = NULL;
    adg_populated_cells cells;
    adg_status status = adg_populated_cells_find(study, &cells, error);
    gain->n = cells.n;
    gain->cell = cells.cell;
    gain->id = cells.id;
    if (status == ADG_OK)
        status = adg_new_sites_travel(study, travel, gain->cell, gain->n, &sites, error);
    if (status == ADG_OK)
        status = make_surface(gain, sites, cap_min, ctx, error);
    adg_travel_free(sites);
    if (status != ADG_OK)
        adg_service_gain_release(gain);
    return status;
}

void adg_service_gain_release(adg_service_gain *gain)
{
    adg_populated_cells cells = {gain->n, gain->cell, gain->id};
    adg_populated_cells_release(&cells);
    adg_gain_surface_release(&gain->surface);
    *gain = (adg_service_gain){.n = 0};
}
