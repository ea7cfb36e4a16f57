/* SPDX-License-Identifier: MPL-2.0 */
#include "network/isochrone.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/progress.h"
#include "core/text.h"
#include "network/lattice_snap.h"
#include "network/reach.h"
#include "raster/outline.h"

/* Roads beyond the limit stay this far outside: more than the rounding of a GeoJSON file moves. */
static const double MARGIN_M = 0.05;

/* Of a square: several facilities' roads. */
#define SEVERAL (ADG_NONE - 1)

struct adg_isochrones {
    const adg_road_network *network;
    adg_isochrone_options options;
    const adg_context *ctx;
    adg_road_reach *reach;
    adg_lattice_snaps *snaps;
    adg_box *road_box; /* [roads] */
    /* The window of the last search. */
    adg_lattice window;
    double *minutes;    /* [height x width] of the nodes; +inf: not reached */
    uint32_t *nearest;  /* the same shape; NULL unless asked for */
    double *longest;    /* [(height - 1) x (width - 1)] the longest time on a road in a square */
    uint32_t *facility; /* the same shape: whose the roads there are; ADG_NONE, SEVERAL */
    float *value;       /* [height x width] */
    bool *open;         /* [(height - 1) x (width - 1)] */
};

double adg_isochrone_cell(const adg_road_network *network, double longest_min)
{
    double metres = 0, minutes = 0;
    for (size_t r = 0; r < network->roads.n; r++) {
        const adg_road *road = &network->roads.road[r];
        if (road->ferry)
            continue;
        metres += road->length_m;
        minutes += road->minutes;
    }
    double side = minutes > 0 ? metres / minutes * longest_min / 500 : 100;
    static const double sides[] = {100, 50, 20, 10};
    for (size_t k = 0; k < sizeof sides / sizeof *sides; k++)
        if (side >= sides[k])
            return sides[k];
    return 5;
}

double adg_isochrones_cell(const adg_isochrones *isochrones)
{
    return isochrones->options.cell_m;
}

static void drop_window(adg_isochrones *iso)
{
    free(iso->minutes);
    free(iso->nearest);
    free(iso->longest);
    free(iso->facility);
    free(iso->value);
    free(iso->open);
    iso->minutes = NULL;
    iso->nearest = NULL;
    iso->longest = NULL;
    iso->facility = NULL;
    iso->value = NULL;
    iso->open = NULL;
}

void adg_isochrones_free(adg_isochrones *isochrones)
{
    if (!isochrones)
        return;
    drop_window(isochrones);
    adg_road_reach_free(isochrones->reach);
    adg_lattice_snaps_free(isochrones->snaps);
    free(isochrones->road_box);
    free(isochrones);
}

static bool make_boxes(adg_isochrones *iso)
{
    const adg_roads *roads = &iso->network->roads;
    iso->road_box = ADG_NEW_ARRAY(adg_box, roads->n);
    for (size_t r = 0; iso->road_box && r < roads->n; r++)
        iso->road_box[r] = adg_shapes_feature_box(&roads->lines, r);
    return iso->road_box != NULL;
}

adg_status adg_isochrones_new(const adg_road_network *network, const adg_isochrone_options *options,
                              const adg_context *ctx, adg_isochrones **isochrones, adg_error *error)
{
    adg_isochrones *made = ADG_NEW_ARRAY(adg_isochrones, 1);
    if (!made)
        return adg_fail_memory(error);
    *made = (adg_isochrones){.network = network, .options = *options, .ctx = ctx};
    double longest = options->limit_min[options->n_limits - 1];
    if (options->cell_m <= 0)
        made->options.cell_m = adg_isochrone_cell(network, longest);
    adg_status status = make_boxes(made) ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_road_reach_new(network, options->direction, options->access_kmh, &made->reach,
                                    error);
    if (status == ADG_OK)
        status = adg_lattice_snaps_new(network, made->options.cell_m, options->max_snap_m,
                                       &made->snaps, error);
    if (status == ADG_OK)
        *isochrones = made;
    else
        adg_isochrones_free(made);
    return status;
}

static double longest_limit(const adg_isochrones *iso)
{
    return iso->options.limit_min[iso->options.n_limits - 1];
}

static double metres_a_minute(const adg_isochrones *iso)
{
    return iso->options.access_kmh * 1000 / 60;
}

/* ---- the window ---- */

/* The shortest time on a road. */
static adg_status shortest_on(adg_isochrones *iso, uint32_t road, double *minutes, adg_error *error)
{
    const adg_road_reach_part *part;
    size_t n;
    adg_status status = adg_road_reach_parts(iso->reach, road, &part, &n, error);
    *minutes = INFINITY;
    for (size_t k = 0; status == ADG_OK && k < n; k++)
        *minutes = fmin(*minutes, fmin(part[k].at_from, part[k].at_to));
    return status;
}

/* Where the ground may lie: beside every reached road one may stop on, as far as the time left
 * carries. Notes it for the nodes that must be known; box (out) is all of it. */
static adg_status find_ground(adg_isochrones *iso, adg_box *box, adg_error *error)
{
    const adg_roads *roads = &iso->network->roads;
    adg_status status = ADG_OK;
    adg_lattice_snaps_clear(iso->snaps);
    *box = (adg_box)ADG_BOX_EMPTY;
    for (size_t r = 0; status == ADG_OK && r < roads->n; r++) {
        double minutes;
        if (!roads->road[r].may_stop)
            continue;
        status = shortest_on(iso, (uint32_t)r, &minutes, error);
        if (status != ADG_OK || !(minutes <= longest_limit(iso)))
            continue;
        double beside =
            fmin((longest_limit(iso) - minutes) * metres_a_minute(iso), iso->options.max_snap_m) +
            2 * iso->options.cell_m;
        adg_box wide = iso->road_box[r];
        wide.x_min -= beside;
        wide.y_min -= beside;
        wide.x_max += beside;
        wide.y_max += beside;
        adg_box_join(box, &wide);
        adg_lattice_snaps_want(iso->snaps, &wide);
    }
    return status;
}

static adg_status make_window(adg_isochrones *iso, const adg_box *box, bool with_facilities,
                              adg_error *error)
{
    double side = iso->options.cell_m;
    adg_lattice *w = &iso->window;
    *w = (adg_lattice){.column_0 = (long long)floor(box->x_min / side),
                       .row_0 = (long long)floor(box->y_min / side),
                       .cell_m = side};
    w->width = (size_t)((long long)ceil(box->x_max / side) - w->column_0) + 1;
    w->height = (size_t)((long long)ceil(box->y_max / side) - w->row_0) + 1;
    if (w->width > ADG_LATTICE_MOST / w->height)
        return adg_fail(error, ADG_E_INVALID,
                        _("squares of %s m are too small for ground of this size; choose larger "
                          "ones with --cell-m"),
                        ADG_NUMBER(side, ADG_AS_WRITTEN));
    size_t nodes = w->width * w->height, squares = (w->width - 1) * (w->height - 1);
    iso->minutes = ADG_NEW_ARRAY(double, nodes);
    iso->longest = ADG_NEW_ARRAY(double, squares);
    iso->value = ADG_NEW_ARRAY(float, nodes);
    iso->open = ADG_NEW_ARRAY(bool, squares);
    bool ok = iso->minutes && iso->longest && iso->value && iso->open;
    if (with_facilities) {
        iso->nearest = ADG_NEW_ARRAY(uint32_t, nodes);
        iso->facility = ADG_NEW_ARRAY(uint32_t, squares);
        ok = ok && iso->nearest && iso->facility;
    }
    for (size_t s = 0; ok && s < squares; s++) {
        iso->longest[s] = -INFINITY;
        if (iso->facility)
            iso->facility[s] = ADG_NONE;
    }
    return ok ? ADG_OK : adg_fail_memory(error);
}

/* ---- times at the nodes ---- */

static void time_of_node(adg_isochrones *iso, size_t row, size_t column)
{
    const adg_lattice *w = &iso->window;
    size_t node = row * w->width + column;
    adg_lattice_snap snap = adg_lattice_snaps_at(iso->snaps, w->row_0 + (long long)row,
                                                 w->column_0 + (long long)column);
    iso->minutes[node] = INFINITY;
    if (iso->nearest)
        iso->nearest[node] = ADG_NONE;
    if (snap.road == ADG_NONE || (double)snap.distance_m > iso->options.max_snap_m)
        return;
    iso->minutes[node] = adg_road_reach_at(iso->reach, snap.road, (double)snap.fraction,
                                           iso->nearest ? &iso->nearest[node] : NULL) +
                         (double)snap.distance_m / metres_a_minute(iso);
}

static adg_status time_nodes(adg_isochrones *iso, adg_error *error)
{
    adg_status status = adg_lattice_snaps_fill(iso->snaps, adg_threads(iso->ctx), error);
    if (status != ADG_OK)
        return status;
#pragma omp parallel for schedule(dynamic, 16) num_threads(adg_threads(iso->ctx))
    for (size_t row = 0; row < iso->window.height; row++)
        for (size_t column = 0; column < iso->window.width; column++)
            time_of_node(iso, row, column);
    return ADG_OK;
}

/* ---- roads in the squares ---- */

/* A straight piece of road in sides of the window's lattice, with its times. */
typedef struct {
    double x[2], y[2], minutes[2];
    uint32_t facility;
} stretch;

/* The part of [0, 1] where a + t (b - a) lies between low and high. */
static bool clip(double a, double b, double low, double high, double *from, double *to)
{
    if (a == b)
        return a >= low && a <= high;
    double t0 = (low - a) / (b - a), t1 = (high - a) / (b - a);
    *from = fmax(*from, fmin(t0, t1));
    *to = fmin(*to, fmax(t0, t1));
    return *from <= *to;
}

static void note(adg_isochrones *iso, size_t square, double minutes, uint32_t facility)
{
    if (minutes > iso->longest[square])
        iso->longest[square] = minutes;
    if (!iso->facility || iso->facility[square] == facility)
        return;
    iso->facility[square] = iso->facility[square] == ADG_NONE ? facility : SEVERAL;
}

/* Between time a and b at t; rounding must not make it shorter than it is in the square. */
static double time_at(const stretch *s, double from, double to)
{
    if (!isfinite(s->minutes[0]))
        return INFINITY;
    double step = s->minutes[1] - s->minutes[0];
    return fmax(s->minutes[0] + from * step, s->minutes[0] + to * step);
}

/* The squares of a row that the stretch meets between from and to, margin included. */
static void note_row(adg_isochrones *iso, const stretch *s, size_t row, double from, double to,
                     double margin)
{
    double xa = s->x[0] + from * (s->x[1] - s->x[0]), xb = s->x[0] + to * (s->x[1] - s->x[0]);
    double columns = (double)(iso->window.width - 1);
    double west = fmax(floor(fmin(xa, xb) - margin), 0);
    double east = fmin(floor(fmax(xa, xb) + margin), columns - 1);
    for (double column = west; column <= east; column++) {
        double a = from, b = to;
        if (clip(s->x[0], s->x[1], column - margin, column + 1 + margin, &a, &b))
            note(iso, row * (iso->window.width - 1) + (size_t)column, time_at(s, a, b),
                 s->facility);
    }
}

static void note_stretch(adg_isochrones *iso, const stretch *s)
{
    double margin = MARGIN_M / iso->options.cell_m;
    double south = fmax(floor(fmin(s->y[0], s->y[1]) - margin), 0);
    double north = fmin(floor(fmax(s->y[0], s->y[1]) + margin), (double)iso->window.height - 2);
    for (double row = south; row <= north; row++) {
        double from = 0, to = 1;
        if (clip(s->y[0], s->y[1], row - margin, row + 1 + margin, &from, &to))
            note_row(iso, s, (size_t)row, from, to, margin);
    }
}

/* One part of a road, cut at the corners of its line. Shares of the line where segment k begins and
 * ends: low, high. */
static void note_part(adg_isochrones *iso, const double *segment, double low, double high,
                      const adg_road_reach_part *part)
{
    double from = fmax(low, part->from), to = fmin(high, part->to);
    if (!(from < to))
        return;
    const adg_lattice *w = &iso->window;
    double share[2] = {(from - low) / (high - low), (to - low) / (high - low)};
    double slope = (part->at_to - part->at_from) / (part->to - part->from);
    stretch s = {.facility = part->facility};
    for (int e = 0; e < 2; e++) {
        s.x[e] =
            (segment[0] + share[e] * (segment[2] - segment[0])) / w->cell_m - (double)w->column_0;
        s.y[e] = (segment[1] + share[e] * (segment[3] - segment[1])) / w->cell_m - (double)w->row_0;
        s.minutes[e] = isfinite(part->at_from)
                           ? part->at_from + slope * ((e ? to : from) - part->from)
                           : INFINITY;
    }
    note_stretch(iso, &s);
}

static adg_status note_road(adg_isochrones *iso, uint32_t road, adg_error *error)
{
    const adg_shapes *lines = &iso->network->roads.lines;
    const adg_road_reach_part *part;
    size_t n, line = lines->first_part[road];
    adg_status status = adg_road_reach_parts(iso->reach, road, &part, &n, error);
    if (status != ADG_OK)
        return status;
    double length = adg_shapes_part_length(lines, line), before = 0;
    size_t at = 0;
    for (size_t k = lines->first_point[line]; k + 1 < lines->first_point[line + 1]; k++) {
        const double *p = lines->xy + 2 * k;
        double low = before / length;
        before += hypot(p[2] - p[0], p[3] - p[1]);
        double high = k + 2 == lines->first_point[line + 1] ? 1 : before / length;
        while (at + 1 < n && part[at].to <= low)
            at++;
        for (size_t i = at; i < n && part[i].from < high; i++)
            note_part(iso, p, low, high, &part[i]);
    }
    return ADG_OK;
}

static adg_status note_roads(adg_isochrones *iso, adg_error *error)
{
    const adg_lattice *w = &iso->window;
    adg_box box = {((double)w->column_0 - 1) * w->cell_m, ((double)w->row_0 - 1) * w->cell_m,
                   (double)(w->column_0 + (long long)w->width) * w->cell_m,
                   (double)(w->row_0 + (long long)w->height) * w->cell_m};
    adg_status status = ADG_OK;
    for (size_t r = 0; status == ADG_OK && r < iso->network->roads.n; r++)
        if (adg_box_intersects(&iso->road_box[r], &box))
            status = note_road(iso, (uint32_t)r, error);
    return status;
}

/* ---- polygons ---- */

/* Searches and fills the window. *any: there is ground at all. */
static adg_status survey(adg_isochrones *iso, const adg_snap *facilities, size_t n,
                         bool with_facilities, bool *any, adg_error *error)
{
    adg_box box;
    adg_status status = adg_ask(iso->ctx, error);
    if (status == ADG_OK)
        status = adg_road_reach_search(iso->reach, facilities, n, longest_limit(iso), error);
    if (status == ADG_OK)
        status = find_ground(iso, &box, error);
    *any = status == ADG_OK && !adg_box_is_empty(&box);
    if (!*any)
        return status;
    drop_window(iso);
    status = make_window(iso, &box, with_facilities, error);
    if (status == ADG_OK)
        status = time_nodes(iso, error);
    return status == ADG_OK ? note_roads(iso, error) : status;
}

/* How far beyond the limit a node is, in times of the access leg along one side, cut at one: next to
 * ground that is far beyond the limit the border lies half way, and never runs further for a shorter
 * limit. */
static float beyond(const adg_isochrones *iso, size_t node, double limit)
{
    double side_min = iso->options.cell_m / metres_a_minute(iso);
    return (float)fmin(fmax((iso->minutes[node] - limit) / side_min, -1), 1);
}

static adg_status add_limit(adg_isochrones *iso, double limit, adg_shapes *shapes, adg_error *error)
{
    size_t nodes = iso->window.width * iso->window.height;
    size_t squares = (iso->window.width - 1) * (iso->window.height - 1);
    for (size_t v = 0; v < nodes; v++)
        iso->value[v] = beyond(iso, v, limit);
    for (size_t s = 0; s < squares; s++)
        iso->open[s] = iso->longest[s] <= limit;
    return adg_outline(&iso->window, iso->value, iso->open, shapes, error);
}

adg_status adg_isochrones_add(adg_isochrones *isochrones, const adg_snap *facilities, size_t n,
                              adg_shapes *shapes, adg_error *error)
{
    bool any;
    adg_status status = survey(isochrones, facilities, n, false, &any, error);
    for (size_t k = 0; status == ADG_OK && k < isochrones->options.n_limits; k++)
        if (any)
            status = add_limit(isochrones, isochrones->options.limit_min[k], shapes, error);
        else if (!adg_shapes_begin_feature(shapes))
            status = adg_fail_memory(error);
    return status;
}

/* ---- catchments ---- */

/* The rows and columns of the nodes a facility is nearest to. */
typedef struct {
    size_t south, north, west, east;
} extent;

static extent *extents_of(const adg_isochrones *iso, size_t n)
{
    const adg_lattice *w = &iso->window;
    extent *extents = ADG_NEW_ARRAY(extent, n);
    for (size_t f = 0; extents && f < n; f++)
        extents[f] = (extent){SIZE_MAX, 0, SIZE_MAX, 0};
    for (size_t row = 0; extents && row < w->height; row++)
        for (size_t column = 0; column < w->width; column++) {
            uint32_t f = iso->nearest[row * w->width + column];
            if (f == ADG_NONE)
                continue;
            extent *e = &extents[f];
            e->south = row < e->south ? row : e->south;
            e->north = row > e->north ? row : e->north;
            e->west = column < e->west ? column : e->west;
            e->east = column > e->east ? column : e->east;
        }
    return extents;
}

/* One node more on every side, as far as the window goes. */
static extent widened(const adg_lattice *w, extent e)
{
    return (extent){e.south ? e.south - 1 : 0, e.north + 1 < w->height ? e.north + 1 : e.north,
                    e.west ? e.west - 1 : 0, e.east + 1 < w->width ? e.east + 1 : e.east};
}

static adg_status add_catchment(adg_isochrones *iso, uint32_t facility, extent e,
                                adg_shapes *shapes, adg_error *error)
{
    const adg_lattice *w = &iso->window;
    double limit = longest_limit(iso);
    adg_lattice part = {e.east - e.west + 1, e.north - e.south + 1, w->column_0 + (long long)e.west,
                        w->row_0 + (long long)e.south, w->cell_m};
    for (size_t row = 0; row < part.height; row++)
        for (size_t column = 0; column < part.width; column++) {
            size_t node = (e.south + row) * w->width + e.west + column;
            iso->value[row * part.width + column] =
                iso->nearest[node] == facility ? beyond(iso, node, limit) : 1;
        }
    for (size_t row = 0; row + 1 < part.height; row++)
        for (size_t column = 0; column + 1 < part.width; column++) {
            size_t square = (e.south + row) * (w->width - 1) + e.west + column;
            bool own = iso->facility[square] == ADG_NONE || iso->facility[square] == facility;
            iso->open[row * (part.width - 1) + column] = own && iso->longest[square] <= limit;
        }
    return adg_outline(&part, iso->value, iso->open, shapes, error);
}

adg_status adg_isochrones_add_catchments(adg_isochrones *isochrones, const adg_snap *facilities,
                                         size_t n, adg_shapes *shapes, adg_error *error)
{
    bool any;
    adg_status status = survey(isochrones, facilities, n, true, &any, error);
    extent *extents = status == ADG_OK && any ? extents_of(isochrones, n) : NULL;
    if (status == ADG_OK && any && !extents)
        status = adg_fail_memory(error);
    for (size_t f = 0; status == ADG_OK && f < n; f++)
        if (any && extents[f].south <= extents[f].north)
            status = add_catchment(isochrones, (uint32_t)f,
                                   widened(&isochrones->window, extents[f]), shapes, error);
        else if (!adg_shapes_begin_feature(shapes))
            status = adg_fail_memory(error);
    free(extents);
    return status;
}
