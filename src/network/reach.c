/* SPDX-License-Identifier: MPL-2.0 */
#include "network/reach.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "network/bucket_search.h"

/* Who offers the way: a time, and the facility it is the time of. */
typedef struct {
    double minutes;
    uint32_t facility;
} offer;

/* A facility on its road. */
typedef struct {
    uint32_t road, facility;
    double fraction, access_min;
    offer above; /* the best of this one and what comes down the road from behind it */
} stop;

struct adg_road_reach {
    const adg_road_network *network;
    const adg_star *star; /* leads from the facilities to the places */
    bool to_facility;
    double access_kmh;
    adg_search *search;
    stop *stop; /* [n_stops] by road, and along it */
    size_t n_stops, capacity_stops;
    adg_road_reach_part *part;
    size_t n_parts, capacity_parts;
};

adg_status adg_road_reach_new(const adg_road_network *network, adg_travel_direction direction,
                              double access_kmh, adg_road_reach **reach, adg_error *error)
{
    adg_road_reach *made = ADG_NEW_ARRAY(adg_road_reach, 1);
    if (!made)
        return adg_fail_memory(error);
    bool to = direction == ADG_TO_FACILITY;
    *made = (adg_road_reach){.network = network,
                             .star = to ? &network->graph.in : &network->graph.out,
                             .to_facility = to,
                             .access_kmh = access_kmh};
    adg_status status = adg_search_new(network->graph.n_nodes, &made->search, error);
    if (status == ADG_OK)
        *reach = made;
    else
        adg_road_reach_free(made);
    return status;
}

void adg_road_reach_free(adg_road_reach *reach)
{
    if (!reach)
        return;
    adg_search_free(reach->search);
    free(reach->stop);
    free(reach->part);
    free(reach);
}

/* ---- offers ---- */

static offer better(offer a, offer b)
{
    if (!isfinite(b.minutes) || b.minutes > a.minutes + ADG_SOURCE_TIE_MIN)
        return a;
    if (!isfinite(a.minutes) || b.minutes < a.minutes - ADG_SOURCE_TIE_MIN)
        return b;
    return (offer){fmin(a.minutes, b.minutes), a.facility < b.facility ? a.facility : b.facility};
}

static offer at_node(const adg_road_reach *reach, uint32_t node)
{
    return (offer){adg_search_minutes(reach->search)[node], adg_search_source(reach->search, node)};
}

static offer later(offer at, double minutes)
{
    at.minutes += minutes;
    return at;
}

/* ---- the search ---- */

/* Minutes over the whole road, away from its start and towards it, as seen from a facility. */
static double upwards(const adg_road_reach *reach, const adg_edge *edge)
{
    return reach->to_facility ? edge->minutes_backward : edge->minutes_forward;
}

static double downwards(const adg_road_reach *reach, const adg_edge *edge)
{
    return reach->to_facility ? edge->minutes_forward : edge->minutes_backward;
}

/* Minutes over a share of the road; no share takes no time, closed or not. */
static double share_of(double share, double minutes)
{
    return share == 0 ? 0 : share * minutes;
}

static int along_roads(const void *a, const void *b)
{
    const stop *p = a, *q = b;
    if (p->road != q->road)
        return p->road < q->road ? -1 : 1;
    if (p->fraction != q->fraction)
        return p->fraction < q->fraction ? -1 : 1;
    return (p->facility > q->facility) - (p->facility < q->facility);
}

/* Where several facilities stand at one place of a road, those after one that is as near to it are
 * nobody's nearest. */
static void drop_hidden(adg_road_reach *reach)
{
    size_t n = 0;
    for (size_t k = 0; k < reach->n_stops; k++) {
        const stop *s = &reach->stop[k], *before = n > 0 ? &reach->stop[n - 1] : NULL;
        bool hidden = before && before->road == s->road && before->fraction == s->fraction &&
                      before->access_min <= s->access_min;
        if (!hidden)
            reach->stop[n++] = *s;
    }
    reach->n_stops = n;
}

static adg_status take_stops(adg_road_reach *reach, const adg_snap *facilities, size_t n,
                             adg_error *error)
{
    reach->n_stops = 0;
    for (size_t i = 0; i < n; i++) {
        const adg_snap *snap = &facilities[i];
        if (!snap->reached)
            continue;
        stop *grown =
            adg_grow_array(reach->stop, reach->n_stops, &reach->capacity_stops, sizeof *grown);
        if (!grown)
            return adg_fail_memory(error);
        reach->stop = grown;
        reach->stop[reach->n_stops++] = (stop){snap->line,
                                               (uint32_t)i,
                                               snap->fraction,
                                               60 * snap->distance_m / (1000 * reach->access_kmh),
                                               {INFINITY, ADG_NONE}};
    }
    qsort(reach->stop, reach->n_stops, sizeof *reach->stop, along_roads);
    drop_hidden(reach);
    return ADG_OK;
}

/* From the last stop of a road to its first. */
static void look_down(adg_road_reach *reach)
{
    for (size_t k = reach->n_stops; k-- > 0;) {
        stop *s = &reach->stop[k];
        const adg_edge *edge = &reach->network->graph.edge[s->road];
        bool last = k + 1 == reach->n_stops || s[1].road != s->road;
        double share = (last ? 1 : s[1].fraction) - s->fraction;
        offer behind = last ? at_node(reach, edge->to) : s[1].above;
        s->above = better((offer){s->access_min, s->facility},
                          later(behind, share_of(share, downwards(reach, edge))));
    }
}

adg_status adg_road_reach_search(adg_road_reach *reach, const adg_snap *facilities, size_t n,
                                 double limit_min, adg_error *error)
{
    adg_status status = take_stops(reach, facilities, n, error);
    adg_seed *seed = ADG_NEW_ARRAY(adg_seed, 2 * reach->n_stops);
    uint32_t *source = ADG_NEW_ARRAY(uint32_t, 2 * reach->n_stops);
    if (status == ADG_OK && (!seed || !source))
        status = adg_fail_memory(error);
    for (size_t k = 0; status == ADG_OK && k < reach->n_stops; k++) {
        const stop *s = &reach->stop[k];
        const adg_edge *edge = &reach->network->graph.edge[s->road];
        source[2 * k] = source[2 * k + 1] = s->facility;
        seed[2 * k] =
            (adg_seed){edge->from, s->access_min + share_of(s->fraction, downwards(reach, edge))};
        seed[2 * k + 1] =
            (adg_seed){edge->to, s->access_min + share_of(1 - s->fraction, upwards(reach, edge))};
    }
    if (status == ADG_OK)
        status = adg_search_run_sources(reach->search, reach->star, seed, source,
                                        2 * reach->n_stops, limit_min, error);
    if (status == ADG_OK)
        look_down(reach);
    free(seed);
    free(source);
    return status;
}

/* ---- along a road ---- */

/* The first stop of a road, or of one behind it. */
static size_t first_stop(const adg_road_reach *reach, uint32_t road)
{
    size_t low = 0, high = reach->n_stops;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (reach->stop[middle].road < road)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

double adg_road_reach_at(const adg_road_reach *reach, uint32_t road, double fraction,
                         uint32_t *facility)
{
    const adg_edge *edge = &reach->network->graph.edge[road];
    double up = upwards(reach, edge), down = downwards(reach, edge);
    offer best = better(later(at_node(reach, edge->from), share_of(fraction, up)),
                        later(at_node(reach, edge->to), share_of(1 - fraction, down)));
    for (size_t k = first_stop(reach, road); k < reach->n_stops && reach->stop[k].road == road;
         k++) {
        const stop *s = &reach->stop[k];
        double way = fraction >= s->fraction ? share_of(fraction - s->fraction, up)
                                             : share_of(s->fraction - fraction, down);
        best = better(best, (offer){s->access_min + way, s->facility});
    }
    if (facility)
        *facility = isfinite(best.minutes) ? best.facility : ADG_NONE;
    return best.minutes;
}

static bool add_part(adg_road_reach *reach, double from, double to, offer at_from, offer at_to,
                     uint32_t facility)
{
    if (from >= to)
        return true;
    adg_road_reach_part *grown =
        adg_grow_array(reach->part, reach->n_parts, &reach->capacity_parts, sizeof *grown);
    if (!grown)
        return false;
    bool there = isfinite(at_from.minutes) && isfinite(at_to.minutes);
    reach->part = grown;
    reach->part[reach->n_parts++] =
        (adg_road_reach_part){from, to, there ? at_from.minutes : INFINITY,
                              there ? at_to.minutes : INFINITY, there ? facility : ADG_NONE};
    return true;
}

/* Between two stops next to each other: upwards from the lower end until the way down from the upper
 * end is shorter. */
static bool add_between(adg_road_reach *reach, double from, double to, offer low, offer high,
                        double up, double down)
{
    double length = to - from;
    offer low_there = later(low, share_of(length, up));
    offer high_there = later(high, share_of(length, down));
    if (!isfinite(high_there.minutes) || low_there.minutes <= high.minutes)
        return add_part(reach, from, to, low, low_there, low.facility);
    if (!isfinite(low_there.minutes) || high_there.minutes <= low.minutes)
        return add_part(reach, from, to, high_there, high, high.facility);
    double meeting = fmin(fmax((high_there.minutes - low.minutes) / (up + down), 0), length);
    offer there = later(low, share_of(meeting, up));
    return add_part(reach, from, from + meeting, low, there, low.facility) &&
           add_part(reach, from + meeting, to, there, high, high.facility);
}

adg_status adg_road_reach_parts(adg_road_reach *reach, uint32_t road,
                                const adg_road_reach_part **part, size_t *n, adg_error *error)
{
    const adg_edge *edge = &reach->network->graph.edge[road];
    double up = upwards(reach, edge), down = downwards(reach, edge);
    size_t first = first_stop(reach, road), end = first;
    while (end < reach->n_stops && reach->stop[end].road == road)
        end++;
    reach->n_parts = 0;
    offer low = at_node(reach, edge->from);
    double from = 0;
    bool ok = true;
    for (size_t k = first; ok && k <= end; k++) {
        double to = k < end ? reach->stop[k].fraction : 1;
        offer high = k < end ? reach->stop[k].above : at_node(reach, edge->to);
        ok = add_between(reach, from, to, low, high, up, down);
        low = later(low, share_of(to - from, up));
        if (k < end)
            low = better(low, (offer){reach->stop[k].access_min, reach->stop[k].facility});
        from = to;
    }
    *part = reach->part;
    *n = reach->n_parts;
    return ok ? ADG_OK : adg_fail_memory(error);
}
