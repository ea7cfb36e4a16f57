/* SPDX-License-Identifier: MPL-2.0 */
#include "load/osm_pieces.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "geo/osm_reader.h"

typedef struct {
    adg_osm_ways *ways;
    adg_road_builder *builder;
    adg_key_tally nodes;        /* of all ways: counted twice = ways meet here */
    adg_key_tally sea;          /* of ferries */
    adg_key_tally shore;        /* of ferries and of roads */
    adg_osm_used_way **through; /* [n_through] ways of the roads for those who stay on board */
    size_t n_through, capacity;
} cutting;

uint64_t adg_osm_place_key(const int32_t place[2])
{
    uint64_t east = (uint64_t)(INT64_C(1800000000) + place[0]);
    uint64_t north = (uint64_t)(INT64_C(900000000) + place[1]);
    return east << 31 | north;
}

static size_t end_of(const adg_osm_ways *ways, size_t w)
{
    return w + 1 < ways->n ? ways->way[w + 1].first_point : ways->n_points;
}

static uint64_t key_at(const adg_osm_ways *ways, size_t point)
{
    return adg_osm_place_key(ways->place + 2 * point);
}

/* ---- where ways meet ---- */

static bool tally_way(cutting *c, size_t w)
{
    const adg_osm_ways *ways = c->ways;
    bool ok = true;
    for (size_t p = ways->way[w].first_point; ok && p < end_of(ways, w); p++) {
        ok = adg_key_tally_add(&c->nodes, key_at(ways, p));
        if (ok && ways->way[w].ferry)
            ok = adg_key_tally_add(&c->sea, key_at(ways, p));
    }
    return ok;
}

static bool tally_shore(cutting *c, size_t w)
{
    const adg_osm_ways *ways = c->ways;
    bool ok = true;
    for (size_t p = ways->way[w].first_point; ok && p < end_of(ways, w); p++)
        if (adg_key_tally_count(&c->sea, key_at(ways, p)))
            ok = adg_key_tally_add(&c->shore, key_at(ways, p));
    return ok;
}

static bool tally(cutting *c)
{
    bool ok = true;
    for (size_t w = 0; ok && w < c->ways->n; w++)
        ok = tally_way(c, w);
    for (size_t w = 0; ok && c->sea.n && w < c->ways->n; w++)
        ok = c->ways->way[w].ferry || tally_shore(c, w);
    return ok;
}

/* ---- pieces ---- */

static bool add_line(const adg_osm_ways *ways, size_t from, size_t to, adg_shapes *lines)
{
    bool ok = adg_shapes_begin_feature(lines) && adg_shapes_begin_part(lines, false);
    for (size_t p = from; ok && p <= to; p++)
        ok = adg_shapes_add_point(lines, ways->place[2 * p] * ADG_OSM_DEGREES,
                                  ways->place[2 * p + 1] * ADG_OSM_DEGREES);
    return ok;
}

static bool has_length(const adg_osm_ways *ways, size_t from, size_t to)
{
    for (size_t p = from + 1; p <= to; p++)
        if (key_at(ways, p) != key_at(ways, from))
            return true;
    return false;
}

static bool is_landing(const cutting *c, size_t point)
{
    uint64_t key = key_at(c->ways, point);
    return adg_key_tally_count(&c->shore, key) > 0 || adg_key_tally_count(&c->nodes, key) == 1;
}

static bool is_barred(const adg_osm_ways *ways, size_t point)
{
    return adg_key_tally_count(&ways->barred, key_at(ways, point)) > 0;
}

/* Counted twice: it stands in somebody's way, and was counted. */
static bool count_barred(adg_osm_ways *ways, size_t point)
{
    uint64_t key = key_at(ways, point);
    if (adg_key_tally_count(&ways->barred, key) != 1)
        return true;
    ways->n_barred++;
    return adg_key_tally_add(&ways->barred, key);
}

/* The road between two points of a way; its minutes hold its waiting for now. */
static bool add_road(cutting *c, const adg_osm_used_way *way, size_t from, size_t to)
{
    adg_road road = {.class_index = way->class_index,
                     .direction = way->direction,
                     .ferry = way->ferry,
                     .may_stop = way->may_stop,
                     .row = way->id};
    if (way->ferry)
        road.minutes = way->waiting_min / 2 * (is_landing(c, from) + is_landing(c, to));
    road.barred_from = is_barred(c->ways, from);
    road.barred_to = is_barred(c->ways, to);
    return add_line(c->ways, from, to, &c->builder->roads->lines) &&
           adg_road_add(c->builder, &road, way->name);
}

static bool add_piece(cutting *c, size_t w, size_t from, size_t to)
{
    adg_osm_used_way *way = &c->ways->way[w];
    if (!has_length(c->ways, from, to)) {
        c->builder->n_zero_length++;
        return true;
    }
    way->n_pieces++;
    return add_road(c, way, from, to);
}

static bool is_cut(const cutting *c, size_t w, size_t point)
{
    return point == c->ways->way[w].first_point || point + 1 == end_of(c->ways, w) ||
           adg_key_tally_count(&c->nodes, key_at(c->ways, point)) > 1 || is_barred(c->ways, point);
}

static bool cut_way(cutting *c, size_t w)
{
    size_t from = c->ways->way[w].first_point, end = end_of(c->ways, w);
    bool ok = true;
    for (size_t p = from + 1; ok && p < end; p++) {
        bool meets = adg_key_tally_count(&c->nodes, key_at(c->ways, p)) > 1, last = p + 1 == end;
        if ((meets || !last) && is_barred(c->ways, p))
            ok = count_barred(c->ways, p);
        if (ok && is_cut(c, w, p)) {
            ok = add_piece(c, w, from, p);
            from = p;
        }
    }
    return ok;
}

static bool cut(cutting *c)
{
    bool ok = true;
    for (size_t w = 0; ok && w < c->ways->n; w++)
        ok = cut_way(c, w);
    return ok;
}

/* ---- those who stay on board ---- */

static bool add_through(cutting *c, adg_osm_used_way *way, size_t from, size_t to)
{
    if (!has_length(c->ways, from, to))
        return true;
    adg_osm_used_way **grown =
        adg_grow_array(c->through, c->n_through, &c->capacity, sizeof *grown);
    if (!grown)
        return false;
    c->through = grown;
    grown[c->n_through++] = way;
    return add_road(c, way, from, to);
}

/* From one cut past the next calls to those behind them, as far as the ferry can go. */
static bool stay_on_board(cutting *c, adg_osm_used_way *way, const size_t *cut, size_t n)
{
    bool called = false, ok = true;
    for (size_t k = 1; ok && k < n; k++) {
        if (called)
            ok = add_through(c, way, cut[0], cut[k]);
        if (is_barred(c->ways, cut[k]))
            break;
        called = called || adg_key_tally_count(&c->shore, key_at(c->ways, cut[k])) > 0;
    }
    return ok;
}

static bool pass_calls(cutting *c, size_t w)
{
    adg_osm_used_way *way = &c->ways->way[w];
    size_t cut[ADG_MOST_CALLS], n = 0;
    for (size_t p = way->first_point; p < end_of(c->ways, w); p++) {
        if (!is_cut(c, w, p))
            continue;
        if (n == ADG_MOST_CALLS) {
            c->ways->n_long_calls++;
            return true;
        }
        cut[n++] = p;
    }
    bool ok = true;
    for (size_t k = 0; ok && k < n; k++)
        ok = stay_on_board(c, way, cut + k, n - k);
    return ok;
}

static bool pass_all_calls(cutting *c)
{
    bool ok = true;
    for (size_t w = 0; ok && w < c->ways->n; w++)
        if (c->ways->way[w].ferry && c->ways->way[w].waiting_min > 0)
            ok = pass_calls(c, w);
    return ok;
}

/* ---- lengths and times ---- */

static void time_road(adg_roads *roads, size_t r, const adg_osm_used_way *way)
{
    adg_road *road = &roads->road[r];
    road->minutes += way->minutes * (road->length_m / way->length_m);
    if (way->kmh_backward > 0)
        road->minutes_backward = 60 * road->length_m / (1000 * way->kmh_backward);
}

static void time_way(adg_roads *roads, size_t first, size_t end, adg_osm_used_way *way)
{
    for (size_t r = first; r < end; r++) {
        roads->road[r].length_m = adg_shapes_part_length(&roads->lines, r);
        way->length_m += roads->road[r].length_m;
    }
    if (isnan(way->minutes))
        way->minutes = 60 * way->length_m / (1000 * way->kmh);
    for (size_t r = first; r < end; r++)
        time_road(roads, r, way);
}

static void time_roads(const cutting *c, adg_roads *roads)
{
    size_t first = 0;
    for (size_t w = 0; w < c->ways->n; w++) {
        time_way(roads, first, first + c->ways->way[w].n_pieces, &c->ways->way[w]);
        first += c->ways->way[w].n_pieces;
    }
    for (size_t t = 0; t < c->n_through; t++) {
        roads->road[first + t].length_m = adg_shapes_part_length(&roads->lines, first + t);
        time_road(roads, first + t, c->through[t]);
    }
}

static void check_places(const adg_roads *roads, adg_faults *faults)
{
    size_t n = 0;
    for (size_t k = 0; k < roads->lines.n_points; k++)
        n += !isfinite(roads->lines.xy[2 * k]) || !isfinite(roads->lines.xy[2 * k + 1]);
    if (n)
        adg_fault_advise(adg_faults_add(faults, ADG_ERROR, "bad_coordinate",
                                        (adg_place){roads->shown, NULL, NULL, -1},
                                        ngettext_("%s node lies outside the analysis CRS.",
                                                  "%s nodes lie outside the analysis CRS.", n),
                                        ADG_NUMBER(n, 0)),
                         _("Cut the extract to the region, or choose another \"crs\"."));
}

adg_status adg_osm_pieces(adg_osm_ways *ways, const adg_crs *crs, adg_road_builder *builder,
                          adg_faults *faults, adg_error *error)
{
    adg_roads *roads = builder->roads;
    cutting c = {.ways = ways, .builder = builder};
    bool ok = tally(&c) && cut(&c) && pass_all_calls(&c);
    adg_key_tally_release(&c.nodes);
    adg_key_tally_release(&c.sea);
    adg_key_tally_release(&c.shore);
    /* Only now: equal nodes were found by whole numbers. */
    adg_status status = ok ? adg_osm_transform(crs, roads->lines.xy, roads->lines.n_points, error)
                           : adg_fail_memory(error);
    if (status == ADG_OK) {
        check_places(roads, faults);
        time_roads(&c, roads);
    }
    free(c.through);
    return status;
}
