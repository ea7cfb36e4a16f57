/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/road_ends.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "travel/road_seeds.h"

static double direct(const adg_travel *travel, size_t origin, size_t facility)
{
    const adg_road_travel *t = (const adg_road_travel *)travel;
    const adg_road_stop *o = &t->origin[origin], *f = &t->facility[facility];
    return o->access_min + adg_road_direct(t, o, f) + f->access_min;
}

static void put_origin(const adg_road_stop *stop, size_t i, adg_loose_ends *ends)
{
    bool on_road = stop->edge != ADG_NONE;
    ends->origin_edge[i] = stop->edge;
    ends->end_node[2 * i] = on_road ? stop->start : ADG_NONE;
    ends->end_node[2 * i + 1] = on_road ? stop->end : ADG_NONE;
    ends->end_min[2 * i] = stop->access_min + stop->start_min;
    ends->end_min[2 * i + 1] = stop->access_min + stop->end_min;
}

static adg_status put_seeds(const adg_road_travel *t, adg_loose_ends *ends, adg_error *error)
{
    size_t n = t->head.n_facilities;
    for (size_t j = 0; j < n; j++)
        ends->first_seed[j + 1] = ends->first_seed[j] + adg_road_count_seeds(t, &t->facility[j]);
    ends->seed = ADG_NEW_ARRAY(adg_seed, ends->first_seed[n]);
    if (!ends->seed)
        return adg_fail_memory(error);
    for (size_t j = 0; j < n; j++) {
        const adg_road_stop *f = &t->facility[j];
        adg_road_add_seeds(t, f, f->access_min, ends->seed + ends->first_seed[j]);
    }
    return ADG_OK;
}

adg_status adg_road_loose_ends(const adg_travel *travel, adg_loose_ends *ends, adg_error *error)
{
    const adg_road_travel *t = (const adg_road_travel *)travel;
    *ends = (adg_loose_ends){.star = t->star,
                             .graph = t->by_turns ? NULL : t->graph,
                             .against = t->star == &t->graph->in,
                             .end_node = ADG_NEW_ARRAY(uint32_t, 2 * travel->n_origins),
                             .end_min = ADG_NEW_ARRAY(double, 2 * travel->n_origins),
                             .first_seed = ADG_NEW_ARRAY(size_t, travel->n_facilities + 1),
                             .origin_edge = ADG_NEW_ARRAY(uint32_t, travel->n_origins),
                             .facility_edge = ADG_NEW_ARRAY(uint32_t, travel->n_facilities),
                             .direct = direct};
    if (!ends->end_node || !ends->end_min || !ends->first_seed || !ends->origin_edge ||
        !ends->facility_edge)
        return adg_fail_memory(error);
    for (size_t i = 0; i < travel->n_origins; i++)
        put_origin(&t->origin[i], i, ends);
    for (size_t j = 0; j < travel->n_facilities; j++)
        ends->facility_edge[j] = t->facility[j].edge;
    return put_seeds(t, ends, error);
}
