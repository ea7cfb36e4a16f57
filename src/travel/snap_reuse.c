/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/snap_reuse.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"

/* The points of a list and where their snaps belong. */
typedef struct {
    size_t n;
    size_t *position;
    double *xy;
    adg_snap *snap;
} point_list;

static bool begin_list(point_list *list, size_t capacity)
{
    *list = (point_list){0, ADG_NEW_ARRAY(size_t, capacity), ADG_NEW_ARRAY(double, 2 * capacity),
                         ADG_NEW_ARRAY(adg_snap, capacity)};
    return list->position && list->xy && list->snap;
}

static void add_point(point_list *list, const double *xy, size_t position)
{
    list->position[list->n] = position;
    list->xy[2 * list->n] = xy[2 * position];
    list->xy[2 * list->n + 1] = xy[2 * position + 1];
    list->n++;
}

static void release_list(point_list *list)
{
    free(list->position);
    free(list->xy);
    free(list->snap);
}

/* True when the old snap holds among the lines that stayed. */
static bool reuse(const adg_line_reuse *lines, const adg_snapped_before *before, size_t i,
                  adg_snap *snap)
{
    uint32_t point = before->point ? before->point[i] : (uint32_t)i;
    if (point == ADG_NONE)
        return false;
    *snap = before->snap[point];
    if (lines->position && snap->line != ADG_NONE)
        snap->line = lines->position[snap->line];
    return snap->line != ADG_NONE;
}

/* The new lines, and the harbours: where roads were closed one more may be without a road. */
static adg_status index_new_lines(const adg_road_network *network, size_t first_new,
                                  adg_segment_index **index, adg_error *error)
{
    const adg_roads *roads = &network->roads;
    unsigned char *parts = ADG_NEW_ARRAY(unsigned char, roads->n);
    if (!parts)
        return adg_fail_memory(error);
    for (size_t r = 0; r < roads->n; r++)
        if (r >= first_new || !roads->road[r].may_stop)
            parts[r] = network->stop_parts[r];
    adg_status status = adg_segment_index_build(&roads->lines, parts, index, error);
    free(parts);
    return status;
}

/* A new line may lie nearer than what a kept point had. */
static adg_status try_new_lines(const adg_road_network *network, const adg_line_reuse *lines,
                                point_list *kept, double max_snap_m, int threads, adg_snap *snap,
                                adg_error *error)
{
    adg_segment_index *index = NULL;
    bool same_lines = !lines->position && lines->first_new >= network->roads.n;
    if (same_lines || kept->n == 0)
        return ADG_OK;
    adg_status status = index_new_lines(network, lines->first_new, &index, error);
    if (status != ADG_OK)
        return status;
    adg_snap_points(&network->roads.lines, index, kept->xy, kept->n, max_snap_m, threads,
                    kept->snap);
    for (size_t k = 0; k < kept->n; k++)
        if (kept->snap[k].distance_m < snap[kept->position[k]].distance_m)
            snap[kept->position[k]] = kept->snap[k];
    adg_segment_index_free(index);
    return ADG_OK;
}

adg_status adg_snap_again(const adg_road_network *network, const adg_line_reuse *lines,
                          const adg_snapped_before *before, const double *xy, size_t n,
                          double max_snap_m, int threads, adg_snap *snap, adg_error *error)
{
    point_list again, kept;
    bool ok = begin_list(&again, n);
    ok = begin_list(&kept, n) && ok;
    for (size_t i = 0; ok && i < n; i++)
        add_point(reuse(lines, before, i, &snap[i]) ? &kept : &again, xy, i);
    adg_status status = ok ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK && again.n > 0) {
        adg_snap_points(&network->roads.lines, network->stops, again.xy, again.n, max_snap_m,
                        threads, again.snap);
        for (size_t k = 0; k < again.n; k++)
            snap[again.position[k]] = again.snap[k];
    }
    if (status == ADG_OK)
        status = try_new_lines(network, lines, &kept, max_snap_m, threads, snap, error);
    release_list(&again);
    release_list(&kept);
    return status;
}
