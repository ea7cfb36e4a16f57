/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "checks/checks.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/sort.h"
#include "core/text.h"
#include "network/bucket_search.h"

/* Road kilometres by straight ones: more than this on land means that something is missing on the way
 * (methods 1.1). Short trips are all access and say nothing. */
static const double SUSPICIOUS = 3, SHORTEST_M = 1000;

typedef struct {
    const adg_study *study;
    const adg_study_travel *travel;
    adg_search *search;
    double *metres;   /* [nodes] by road to the facility being looked at */
    uint32_t *order;  /* [nodes] by minutes */
    double *best_min; /* [cells] to the nearest facility so far */
    double *circuity; /* [cells] on the way to it; NaN = not judged */
} measuring;

/* Metres along the tree of shortest times, parents before children. */
static adg_status measure_tree(measuring *m, const adg_seed seeds[2], const double seed_m[2],
                               adg_error *error)
{
    const adg_road_network *network = &m->travel->network;
    const adg_star *star = &network->graph.in;
    adg_status status = adg_search_run(m->search, star, seeds, 2, INFINITY, error);
    if (status == ADG_OK)
        status =
            adg_sort_order(adg_search_minutes(m->search), network->graph.n_nodes, m->order, error);
    for (uint32_t k = 0; status == ADG_OK && k < network->graph.n_nodes; k++) {
        uint32_t v = m->order[k], parent = adg_search_parent(m->search, v);
        m->metres[v] = INFINITY;
        if (parent != ADG_NONE)
            m->metres[v] =
                m->metres[parent] +
                network->roads.road[star->edge[adg_search_parent_arc(m->search, v)]].length_m;
        else if (v == seeds[0].node || v == seeds[1].node)
            m->metres[v] = v == seeds[0].node ? seed_m[0] : seed_m[1];
    }
    return status;
}

/* A way from a cell to the facility being looked at. */
typedef struct {
    double minutes, metres; /* by road, without the access legs */
} way;

/* By one end of the cell's line: the part of the line that lies before it, and on from there. */
static way by_end(const measuring *m, uint32_t node, double minutes_along, double share,
                  double length_m)
{
    return (way){(share > 0 ? share * minutes_along : 0) + adg_search_minutes(m->search)[node],
                 share * length_m + m->metres[node]};
}

/* Over the line both lie on, without leaving it. */
static way along_line(const adg_edge *edge, double from, double to, double length_m)
{
    double share = fabs(to - from);
    double minutes = to > from ? edge->minutes_forward : edge->minutes_backward;
    return (way){share > 0 ? share * minutes : 0, share * length_m};
}

static way shortest_way(const measuring *m, const adg_snap *cell, const adg_snap *to)
{
    const adg_road_network *network = &m->travel->network;
    const adg_edge *edge = &network->graph.edge[cell->line];
    double f = cell->fraction, length = network->roads.road[cell->line].length_m;
    way best = by_end(m, edge->from, edge->minutes_backward, f, length);
    way other = by_end(m, edge->to, edge->minutes_forward, 1 - f, length);
    if (other.minutes < best.minutes)
        best = other;
    if (cell->line != to->line)
        return best;
    other = along_line(edge, f, to->fraction, length);
    return other.minutes < best.minutes ? other : best;
}

/* The nearest facility by the whole time decides; one close by, or on the same line, says nothing
 * about what is missing on the way. */
static void measure_cell(measuring *m, size_t i, uint32_t facility)
{
    const adg_snap *cell = &m->travel->cell_snap[i], *to = &m->travel->facility_snap[facility];
    if (!cell->reached)
        return;
    way road = shortest_way(m, cell, to);
    double access_m = cell->distance_m + to->distance_m;
    double total = road.minutes + 60 * access_m / (1000 * m->study->project->travel.access_kmh);
    if (!(total < m->best_min[i]))
        return;
    const double *a = m->study->cells.xy + 2 * i,
                 *b = m->study->facilities.xy + 2 * (size_t)facility;
    double straight = hypot(a[0] - b[0], a[1] - b[1]);
    bool judged = cell->line != to->line && straight >= SHORTEST_M;
    m->best_min[i] = total;
    m->circuity[i] = judged ? (access_m + road.metres) / straight : NAN;
}

static adg_status measure_facility(measuring *m, uint32_t facility, adg_error *error)
{
    const adg_road_network *network = &m->travel->network;
    const adg_snap *snap = &m->travel->facility_snap[facility];
    if (!snap->reached)
        return ADG_OK;
    const adg_edge *edge = &network->graph.edge[snap->line];
    double f = snap->fraction, length = network->roads.road[snap->line].length_m;
    const adg_seed seeds[2] = {{edge->from, f > 0 ? f * edge->minutes_forward : 0},
                               {edge->to, f < 1 ? (1 - f) * edge->minutes_backward : 0}};
    const double seed_m[2] = {f * length, (1 - f) * length};
    adg_status status = measure_tree(m, seeds, seed_m, error);
    for (size_t i = 0; status == ADG_OK && i < m->study->cells.n; i++)
        measure_cell(m, i, facility);
    return status;
}

/* The worst cell of every zone, with how many people of the zone travel like that. */
static adg_status report(const measuring *m, adg_faults *faults, adg_error *error)
{
    const adg_study_level *level = &m->study->level[m->study->n_levels - 1];
    const adg_cells *cells = &m->study->cells;
    uint32_t *worst = ADG_NEW_ARRAY(uint32_t, level->zones.n);
    double *people = ADG_NEW_ARRAY(double, level->zones.n);
    if (!worst || !people) {
        free(worst);
        free(people);
        return adg_fail_memory(error);
    }
    for (size_t z = 0; z < level->zones.n; z++)
        worst[z] = ADG_NONE;
    for (size_t i = 0; i < cells->n; i++) {
        uint32_t z = level->zone_of_cell[i];
        if (z == ADG_NONE || !(m->circuity[i] > SUSPICIOUS) || !(cells->people[i] > 0))
            continue;
        people[z] += cells->people[i];
        if (worst[z] == ADG_NONE || m->circuity[i] > m->circuity[worst[z]])
            worst[z] = (uint32_t)i;
    }
    for (size_t z = 0; z < level->zones.n; z++) {
        if (worst[z] == ADG_NONE)
            continue;
        adg_fault *fault = adg_faults_add(
            faults, ADG_NOTE, "circuity",
            (adg_place){m->travel->network.roads.shown, NULL, NULL, -1},
            _("%s: %s people have more than %s times the straight distance to drive to the "
              "nearest facility of %s, up to %s times."),
            level->zones.label[z], ADG_PEOPLE(people[z]), ADG_NUMBER(SUSPICIOUS, ADG_AS_WRITTEN),
            m->study->service[0].settings->label, ADG_NUMBER(m->circuity[worst[z]], 1));
        adg_fault_advise(fault, _("Water explains it, or a road is missing on the way."));
        fault->people = people[z];
        adg_fault_at(fault, cells->xy[2 * (size_t)worst[z]], cells->xy[2 * (size_t)worst[z] + 1]);
    }
    free(worst);
    free(people);
    return ADG_OK;
}

adg_status adg_check_circuity(const adg_study *study, const adg_study_travel *travel,
                              adg_faults *faults, adg_error *error)
{
    uint32_t nodes = travel->network.graph.n_nodes;
    measuring m = {.study = study,
                   .travel = travel,
                   .metres = ADG_NEW_ARRAY(double, nodes),
                   .order = ADG_NEW_ARRAY(uint32_t, nodes),
                   .best_min = ADG_NEW_ARRAY(double, study->cells.n),
                   .circuity = ADG_NEW_ARRAY(double, study->cells.n)};
    bool ok = m.metres && m.order && m.best_min && m.circuity;
    adg_status status = ok ? adg_search_new(nodes, &m.search, error) : adg_fail_memory(error);
    for (size_t i = 0; ok && i < study->cells.n; i++) {
        m.best_min[i] = INFINITY;
        m.circuity[i] = NAN;
    }
    for (size_t k = 0; status == ADG_OK && k < study->service[0].n; k++)
        status = measure_facility(&m, study->service[0].facility[k], error);
    if (status == ADG_OK)
        status = report(&m, faults, error);
    adg_search_free(m.search);
    free(m.metres);
    free(m.order);
    free(m.best_min);
    free(m.circuity);
    return status;
}
