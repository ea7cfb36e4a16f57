/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/explanation.h"

#include <math.h>
#include <stdlib.h>

#include "adgang/equity.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/text.h"
#include "prepare/join.h"
#include "raster/places.h"
#include "travel/friction.h"

/* ---- where the place is ---- */

static adg_status locate(adg_explanation *e, adg_error *error)
{
    const adg_study *study = e->study;
    const double xy[2] = {e->x, e->y};
    e->zone = ADG_NEW_ARRAY(uint32_t, study->n_levels);
    double *fifth = ADG_NEW_ARRAY(double, study->cells.n);
    adg_status status = e->zone && fifth ? ADG_OK : adg_fail_memory(error);
    for (size_t l = 0; status == ADG_OK && l < study->n_levels; l++)
        status = adg_join_polygons(&study->level[l].zones.shapes, xy, 1, &e->zone[l], NULL, error);
    if (status == ADG_OK)
        status = adg_join_nearest(study->cells.xy, study->cells.n, xy, 1, &e->cell, error);
    if (status == ADG_OK)
        status = adg_quantile_groups(study->deprivation, study->cells.people, study->cells.n, 5,
                                     fifth, error);
    if (status == ADG_OK && e->cell != ADG_NONE) {
        const double *cell = study->cells.xy + 2 * (size_t)e->cell;
        e->cell_m = hypot(cell[0] - e->x, cell[1] - e->y);
        e->fifth = fifth[e->cell];
    }
    free(fifth);
    return status;
}

static void describe_road(adg_explanation *e, const adg_road_network *network)
{
    if (e->snap.line == ADG_NONE)
        return;
    const adg_road *road = &network->roads.road[e->snap.line];
    e->road_name = network->roads.name[e->snap.line];
    e->road_class =
        road->class_index == ADG_NONE ? NULL : network->roads.class_name[road->class_index];
    e->road_row = road->row;
}

/* ---- the way to one facility ---- */

static bool same_stretch(const adg_stretch *s, const char *name, const char *class_name)
{
    return adg_text_equal(s->name, name) && adg_text_equal(s->class_name, class_name);
}

static adg_status describe_way(const adg_road_network *network, const adg_path *path,
                               adg_rival *rival, adg_error *error)
{
    rival->stretch = ADG_NEW_ARRAY(adg_stretch, path->n);
    if (!rival->stretch)
        return adg_fail_memory(error);
    rival->access_min = path->access_origin_min;
    rival->facility_access_min = path->access_facility_min;
    rival->road_km = 0;
    for (size_t k = 0; k < path->n; k++) {
        const adg_path_step *step = &path->step[k];
        const adg_road *road = &network->roads.road[step->road];
        const char *name = network->roads.name[step->road];
        const char *class_name =
            road->class_index == ADG_NONE ? NULL : network->roads.class_name[road->class_index];
        if (!(step->share > 0))
            continue;
        if (rival->n == 0 || !same_stretch(&rival->stretch[rival->n - 1], name, class_name))
            rival->stretch[rival->n++] = (adg_stretch){name, class_name, 0, 0, road->row, 0};
        adg_stretch *stretch = &rival->stretch[rival->n - 1];
        stretch->km += step->share * road->length_m / 1000;
        stretch->minutes += step->minutes;
        stretch->last_row = road->row;
        rival->road_km += step->share * road->length_m / 1000;
    }
    return ADG_OK;
}

static adg_status describe_rival(const adg_explanation *e, const adg_study_travel *travel,
                                 const adg_travel *from_place, adg_rival *rival, adg_error *error)
{
    const double *xy = e->study->facilities.xy + 2 * (size_t)rival->facility;
    rival->straight_km = hypot(xy[0] - e->x, xy[1] - e->y) / 1000;
    rival->road_km = NAN;
    if (!e->by_road || !isfinite(rival->minutes))
        return ADG_OK;
    adg_path path;
    adg_status status = adg_road_travel_path(from_place, 0, rival->facility, &path, error);
    if (status == ADG_OK)
        status = describe_way(&travel->network, &path, rival, error);
    adg_path_release(&path);
    return status;
}

/* ---- services ---- */

static adg_status find_rivals(adg_explanation *e, const adg_study_travel *travel,
                              const adg_travel *from_place, const adg_service *service,
                              const adg_context *ctx, adg_error *error)
{
    adg_service_explanation *s = &e->service[e->n_services++];
    size_t n_places = from_place == travel->travel ? e->study->cells.n : 1;
    size_t place = n_places > 1 ? e->cell : 0, k = service->n;
    k = k < ADG_MAX_RIVALS ? k : ADG_MAX_RIVALS;
    *s = (adg_service_explanation){.service = service};
    uint32_t *which = ADG_NEW_ARRAY(uint32_t, n_places * k);
    double *minutes = ADG_NEW_ARRAY(double, n_places *k);
    adg_status status = which && minutes ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK && k > 0)
        status = adg_travel_nearest(from_place, ctx, service->facility, service->n, k, INFINITY,
                                    which, minutes, error);
    for (size_t r = 0; status == ADG_OK && r < k && which[place * k + r] != ADG_NONE; r++) {
        s->rival[r] = (adg_rival){.facility = service->facility[which[place * k + r]],
                                  .minutes = minutes[place * k + r]};
        s->n++;
        status = describe_rival(e, travel, from_place, &s->rival[r], error);
    }
    free(which);
    free(minutes);
    return status;
}

static adg_status travel_over_surface(adg_explanation *e, const adg_study_travel *travel,
                                      adg_travel **from_place, adg_error *error)
{
    const double xy[2] = {e->x, e->y};
    uint32_t cell = ADG_NONE;
    adg_status status = adg_friction_places(&travel->surface, travel->grid, e->study->project->crs,
                                            xy, 1, &cell, error);
    e->off_surface = cell == ADG_NONE;
    return status == ADG_OK ? adg_friction_travel_new(&travel->surface, &travel->cost, &cell, 1,
                                                      travel->facility_cell, e->study->facilities.n,
                                                      ADG_TO_FACILITY, from_place, error)
                            : status;
}

/* Travel from the place itself; by a given matrix that of the study, whose cells are the places. */
static adg_status travel_from_place(adg_explanation *e, const adg_study_travel *travel,
                                    const adg_context *ctx, adg_travel **from_place,
                                    adg_error *error)
{
    const adg_travel_settings *settings = &e->study->project->travel;
    const double xy[2] = {e->x, e->y};
    e->by_road = travel->by_road;
    if (travel->by_road) {
        adg_snap_points(&travel->network.roads.lines, travel->network.stops, xy, 1,
                        settings->max_snap_m, adg_threads(ctx), &e->snap);
        describe_road(e, &travel->network);
        return adg_road_travel_new(&travel->network, &e->snap, 1, travel->facility_snap,
                                   e->study->facilities.n, settings->access_kmh, ADG_TO_FACILITY,
                                   from_place, error);
    }
    if (travel->grid)
        return travel_over_surface(e, travel, from_place, error);
    if (settings->mode == ADG_TRAVEL_STRAIGHT)
        return adg_straight_new(xy, 1, e->study->facilities.xy, e->study->facilities.n,
                                settings->access_kmh, from_place, error);
    *from_place = travel->travel;
    return ADG_OK;
}

adg_status adg_explain_place(const adg_study *study, const adg_study_travel *travel, double x,
                             double y, const char *service_name, const adg_context *ctx,
                             adg_explanation *e, adg_error *error)
{
    adg_travel *from_place = NULL;
    *e = (adg_explanation){.study = study, .x = x, .y = y, .cell = ADG_NONE, .fifth = NAN};
    e->service = ADG_NEW_ARRAY(adg_service_explanation, study->n_services);
    adg_status status = e->service ? locate(e, error) : adg_fail_memory(error);
    if (status == ADG_OK)
        status = travel_from_place(e, travel, ctx, &from_place, error);
    for (size_t s = 0; status == ADG_OK && s < study->n_services; s++)
        if (!service_name || adg_text_equal(study->service[s].settings->name, service_name))
            status = find_rivals(e, travel, from_place, &study->service[s], ctx, error);
    if (status == ADG_OK && e->n_services == 0)
        status =
            adg_fail(error, ADG_E_USAGE, _("--service %s: there is no such service"), service_name);
    if (from_place != travel->travel)
        adg_travel_free(from_place);
    if (status != ADG_OK)
        adg_explanation_release(e);
    return status;
}

void adg_explanation_release(adg_explanation *e)
{
    for (size_t s = 0; s < e->n_services; s++)
        for (size_t r = 0; r < e->service[s].n; r++)
            free(e->service[s].rival[r].stretch);
    free(e->service);
    free(e->zone);
    *e = (adg_explanation){0};
}
