/* SPDX-License-Identifier: MPL-2.0 */
#include "siting/service_gain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/grid.h"
#include "core/memory.h"
#include "core/text.h"
#include "travel/new_sites.h"

static adg_status find_cells(adg_service_gain *gain, adg_error *error)
{
    const adg_cells *cells = &gain->study->cells;
    gain->cell = ADG_NEW_ARRAY(uint32_t, cells->n);
    if (!gain->cell)
        return adg_fail_memory(error);
    for (size_t i = 0; i < cells->n; i++)
        if (cells->people[i] > 0)
            gain->cell[gain->n++] = (uint32_t)i;
    return gain->n ? ADG_OK
                   : adg_fail(error, ADG_E_INVALID,
                              _("%s: nobody lives here, so there is no place to try."),
                              gain->study->project->population.source.path);
}

/* ---- ids ---- */

/* The id of the data; else that of the square in the national grid; else the row. */
static char *id_of(const adg_cells *cells, uint32_t cell)
{
    char square[ADG_GRID_ID_CAPACITY];
    if (cells->id)
        return adg_strdup(cells->id[cell]);
    if (!(cells->cell_m > 0))
        return adg_strdup_format("%u", cell + 1);
    adg_grid_id(cells->xy[2 * (size_t)cell], cells->xy[2 * (size_t)cell + 1], cells->cell_m,
                square);
    return adg_strdup(square);
}

typedef struct {
    char *id;
    size_t place;
} named;

static int by_id(const void *a, const void *b)
{
    const named *p = a, *q = b;
    int order = strcmp(p->id, q->id);
    return order ? order : (p->place > q->place) - (p->place < q->place);
}

/* Small polygons are points that may share a square: "500m_12290_1108", then "500m_12290_1108-2". */
static adg_status tell_apart(adg_service_gain *gain, adg_error *error)
{
    named *list = ADG_NEW_ARRAY(named, gain->n);
    bool ok = list != NULL;
    for (size_t k = 0; ok && k < gain->n; k++)
        list[k] = (named){gain->id[k], k};
    if (ok)
        qsort(list, gain->n, sizeof *list, by_id);
    for (size_t k = 1, nth = 1; ok && k < gain->n; k++) {
        nth = strcmp(list[k].id, list[k - 1].id) == 0 ? nth + 1 : 1;
        if (nth == 1)
            continue;
        char *apart = adg_strdup_format("%s-%zu", list[k].id, nth);
        ok = apart != NULL;
        if (ok)
            gain->id[list[k].place] = apart;
    }
    /* The old names were needed until all had been compared. */
    for (size_t k = 0; list && k < gain->n; k++)
        if (list[k].id && gain->id[list[k].place] != list[k].id)
            free(list[k].id);
    free(list);
    return ok ? ADG_OK : adg_fail_memory(error);
}

static adg_status name_cells(adg_service_gain *gain, adg_error *error)
{
    gain->id = ADG_NEW_ARRAY(char *, gain->n);
    bool ok = gain->id != NULL;
    for (size_t k = 0; ok && k < gain->n; k++)
        ok = (gain->id[k] = id_of(&gain->study->cells, gain->cell[k])) != NULL;
    return ok ? tell_apart(gain, error) : adg_fail_memory(error);
}

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
    adg_status status = find_cells(gain, error);
    if (status == ADG_OK)
        status = name_cells(gain, error);
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
    for (size_t k = 0; gain->id && k < gain->n; k++)
        free(gain->id[k]);
    free(gain->id);
    free(gain->cell);
    adg_gain_surface_release(&gain->surface);
    *gain = (adg_service_gain){.n = 0};
}
