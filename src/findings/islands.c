/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/islands.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/sum.h"
#include "core/text.h"
#include "network/components.h"

/* What is known of each piece of the network that hangs together without ferries. */
typedef struct {
    adg_sum people, x, y; /* x, y: sums of people times place */
    adg_sum road_m;
    size_t n_cells, n_facilities;
    bool by_ferry;
    double node_x, node_y; /* a node of it */
} piece;

typedef struct {
    const adg_study *study;
    const adg_study_travel *travel;
    uint32_t n;
    uint32_t *of_node; /* [nodes] */
    piece *all;        /* [n] */
} pieces;

static uint32_t piece_of_road(const pieces *p, uint32_t road)
{
    return p->of_node[p->travel->network.graph.edge[road].from];
}

static adg_status find_pieces(pieces *p, adg_error *error)
{
    const adg_road_network *network = &p->travel->network;
    bool *ferry = ADG_NEW_ARRAY(bool, network->roads.n);
    p->of_node = ADG_NEW_ARRAY(uint32_t, network->graph.n_nodes);
    if (!ferry || !p->of_node) {
        free(ferry);
        return adg_fail_memory(error);
    }
    for (size_t r = 0; r < network->roads.n; r++)
        ferry[r] = network->roads.road[r].ferry;
    adg_status status = adg_components(&network->graph, ferry, p->of_node, &p->n, error);
    free(ferry);
    if (status == ADG_OK && !(p->all = ADG_NEW_ARRAY(piece, p->n)))
        status = adg_fail_memory(error);
    return status;
}

static void measure_roads(pieces *p)
{
    const adg_road_network *network = &p->travel->network;
    for (uint32_t v = network->graph.n_nodes; v-- > 0;) {
        p->all[p->of_node[v]].node_x = network->graph.xy[2 * (size_t)v];
        p->all[p->of_node[v]].node_y = network->graph.xy[2 * (size_t)v + 1];
    }
    for (uint32_t r = 0; r < network->roads.n; r++) {
        const adg_edge *edge = &network->graph.edge[r];
        if (network->roads.road[r].ferry)
            p->all[p->of_node[edge->from]].by_ferry = p->all[p->of_node[edge->to]].by_ferry = true;
        else
            adg_sum_add(&p->all[p->of_node[edge->from]].road_m, network->roads.road[r].length_m);
    }
}

static double measure_people(pieces *p)
{
    const adg_cells *cells = &p->study->cells;
    adg_sum off_road = {0, 0};
    for (size_t i = 0; i < cells->n; i++) {
        if (!p->travel->cell_snap[i].reached) {
            adg_sum_add(&off_road, cells->people[i]);
            continue;
        }
        piece *at = &p->all[piece_of_road(p, p->travel->cell_snap[i].line)];
        adg_sum_add(&at->people, cells->people[i]);
        adg_sum_add(&at->x, cells->people[i] * cells->xy[2 * i]);
        adg_sum_add(&at->y, cells->people[i] * cells->xy[2 * i + 1]);
        at->n_cells += cells->people[i] > 0;
    }
    for (size_t j = 0; j < p->study->facilities.n; j++)
        if (p->travel->facility_snap[j].reached)
            p->all[piece_of_road(p, p->travel->facility_snap[j].line)].n_facilities++;
    return adg_sum_value(&off_road);
}

/* The zone that holds most of the people of cells member[from..to); ADG_NONE when they live in
 * none. people [zones] is 0 before and after. */
static uint32_t commonest_zone(const adg_study *study, const uint32_t *member, size_t from,
                               size_t to, double *people)
{
    const adg_study_level *level = &study->level[study->n_levels - 1];
    uint32_t most = ADG_NONE;
    for (size_t k = from; k < to; k++) {
        uint32_t zone = level->zone_of_cell[member[k]];
        if (zone != ADG_NONE)
            people[zone] += study->cells.people[member[k]];
    }
    for (size_t k = from; k < to; k++) {
        uint32_t zone = level->zone_of_cell[member[k]];
        if (zone != ADG_NONE && people[zone] > (most == ADG_NONE ? 0 : people[most]))
            most = zone;
    }
    for (size_t k = from; k < to; k++)
        if (level->zone_of_cell[member[k]] != ADG_NONE)
            people[level->zone_of_cell[member[k]]] = 0;
    return most;
}

/* Gives every piece where people live the name of the finest zone that holds most of them. */
static adg_status name_pieces(const pieces *p, char **label, adg_error *error)
{
    const adg_cells *cells = &p->study->cells;
    const adg_zone_level *zones = &p->study->level[p->study->n_levels - 1].zones;
    uint64_t *piece_of_cell = ADG_NEW_ARRAY(uint64_t, cells->n);
    uint32_t *member = ADG_NEW_ARRAY(uint32_t, cells->n);
    double *people = ADG_NEW_ARRAY(double, zones->n);
    bool ok = piece_of_cell && member && people;
    for (size_t i = 0; ok && i < cells->n; i++)
        piece_of_cell[i] = p->travel->cell_snap[i].reached && cells->people[i] > 0
                               ? piece_of_road(p, p->travel->cell_snap[i].line)
                               : p->n;
    adg_status status =
        ok ? adg_sort_order_u64(piece_of_cell, cells->n, member, error) : adg_fail_memory(error);
    for (size_t from = 0, to; status == ADG_OK && from < cells->n; from = to) {
        uint64_t k = piece_of_cell[member[from]];
        for (to = from + 1; to < cells->n && piece_of_cell[member[to]] == k; to++) {
        }
        if (k == p->n)
            break;
        uint32_t zone = commonest_zone(p->study, member, from, to, people);
        label[k] = adg_strdup(zone == ADG_NONE ? "-" : zones->label[zone]);
        if (!label[k])
            status = adg_fail_memory(error);
    }
    free(piece_of_cell);
    free(member);
    free(people);
    return status;
}

static uint32_t main_piece(const pieces *p)
{
    uint32_t largest = 0;
    for (uint32_t k = 1; k < p->n; k++)
        if (adg_sum_value(&p->all[k].people) > adg_sum_value(&p->all[largest].people))
            largest = k;
    return largest;
}

static int by_people(const void *a, const void *b)
{
    const adg_island *x = a, *y = b;
    if (x->people != y->people)
        return x->people < y->people ? 1 : -1;
    return (x->x > y->x) - (x->x < y->x);
}

static adg_status list_islands(const pieces *p, adg_islands *islands, adg_error *error)
{
    uint32_t largest = main_piece(p);
    islands->main_people = adg_sum_value(&p->all[largest].people);
    islands->island = ADG_NEW_ARRAY(adg_island, p->n);
    char **label = ADG_NEW_ARRAY(char *, p->n);
    adg_status status =
        islands->island && label ? name_pieces(p, label, error) : adg_fail_memory(error);
    for (uint32_t k = 0; status == ADG_OK && k < p->n; k++) {
        const piece *at = &p->all[k];
        double people = adg_sum_value(&at->people);
        if (k == largest)
            continue;
        if (!label[k]) {
            islands->n_empty++;
            continue;
        }
        islands->people_without_fixed_link += people;
        islands->island[islands->n++] = (adg_island){label[k],
                                                     people,
                                                     at->n_cells,
                                                     adg_sum_value(&at->road_m) / 1000,
                                                     at->by_ferry,
                                                     at->n_facilities,
                                                     adg_sum_value(&at->x) / people,
                                                     adg_sum_value(&at->y) / people};
        label[k] = NULL;
    }
    for (uint32_t k = 0; label && k < p->n; k++)
        free(label[k]);
    free(label);
    if (status == ADG_OK)
        qsort(islands->island, islands->n, sizeof *islands->island, by_people);
    return status;
}

adg_status adg_islands_find(const adg_study *study, const adg_study_travel *travel,
                            adg_islands *islands, adg_error *error)
{
    *islands = (adg_islands){0};
    if (!travel->by_road || travel->network.graph.n_nodes == 0)
        return ADG_OK;
    pieces p = {.study = study, .travel = travel};
    adg_status status = find_pieces(&p, error);
    if (status == ADG_OK) {
        measure_roads(&p);
        islands->people_off_road = measure_people(&p);
        status = list_islands(&p, islands, error);
    }
    free(p.of_node);
    free(p.all);
    if (status != ADG_OK)
        adg_islands_release(islands);
    return status;
}

void adg_islands_release(adg_islands *islands)
{
    for (size_t k = 0; k < islands->n; k++)
        free(islands->island[k].label);
    free(islands->island);
    *islands = (adg_islands){0};
}
