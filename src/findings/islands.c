/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/islands.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/sum.h"
#include "core/text.h"
#include "findings/home_zones.h"
#include "findings/zone_names.h"
#include "network/components.h"

/* Of the people, for a piece to be called by the name of a whole zone. */
static const double NEARLY_ALL = 0.9;

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

/* Which piece every cell hangs on; ADG_NONE off the roads. */
static uint32_t *pieces_of_cells(const pieces *p)
{
    const adg_cells *cells = &p->study->cells;
    uint32_t *piece_of_cell = ADG_NEW_ARRAY(uint32_t, cells->n);
    for (size_t i = 0; piece_of_cell && i < cells->n; i++)
        piece_of_cell[i] = p->travel->cell_snap[i].reached
                               ? piece_of_road(p, p->travel->cell_snap[i].line)
                               : ADG_NONE;
    return piece_of_cell;
}

/* People of every zone of the first level who live on the roads. */
static adg_status count_on_roads(const pieces *p, double *people, adg_error *error)
{
    const adg_study_level *first = &p->study->level[0];
    adg_sum *sum = ADG_NEW_ARRAY(adg_sum, first->zones.n);
    if (!sum)
        return adg_fail_memory(error);
    for (size_t i = 0; i < p->study->cells.n; i++)
        if (first->zone_of_cell[i] != ADG_NONE && p->travel->cell_snap[i].reached)
            adg_sum_add(&sum[first->zone_of_cell[i]], p->study->cells.people[i]);
    for (size_t z = 0; z < first->zones.n; z++)
        people[z] = adg_sum_value(&sum[z]);
    free(sum);
    return ADG_OK;
}

/* A piece that is (nearly) a whole zone of the first level is called by its name ("Ærø"), not by
 * that of its largest parish. */
static bool is_whole_zone(const adg_home_zone *home, const double *on_roads)
{
    return home->zone != ADG_NONE && home->people >= NEARLY_ALL * on_roads[home->zone] &&
           home->people >= NEARLY_ALL * home->in_zones;
}

static char *name_of(const adg_study *study, const adg_home_zone *first,
                     const adg_home_zone *finest, const double *on_roads)
{
    const char *home = first->zone == ADG_NONE ? NULL : study->level[0].zones.label[first->zone];
    if (is_whole_zone(first, on_roads))
        return adg_strdup(home);
    if (finest->zone == ADG_NONE)
        return adg_strdup(home ? home : "-");
    return adg_zone_name(study->level[study->n_levels - 1].zones.label[finest->zone], home);
}

/* Names every piece where people live after its people's zones. */
static adg_status name_pieces(const pieces *p, char **label, adg_error *error)
{
    const adg_study *study = p->study;
    uint32_t *piece_of_cell = pieces_of_cells(p);
    adg_home_zone *first = ADG_NEW_ARRAY(adg_home_zone, p->n);
    adg_home_zone *finest = ADG_NEW_ARRAY(adg_home_zone, p->n);
    double *on_roads = ADG_NEW_ARRAY(double, study->level[0].zones.n);
    adg_status status = piece_of_cell && first && finest && on_roads
                            ? count_on_roads(p, on_roads, error)
                            : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_home_zones(study, &study->level[0], piece_of_cell, p->n, first, error);
    if (status == ADG_OK)
        status = adg_home_zones(study, &study->level[study->n_levels - 1], piece_of_cell, p->n,
                                finest, error);
    for (uint32_t k = 0; status == ADG_OK && k < p->n; k++) {
        if (p->all[k].n_cells == 0)
            continue;
        label[k] = name_of(study, &first[k], &finest[k], on_roads);
        if (!label[k])
            status = adg_fail_memory(error);
    }
    free(piece_of_cell);
    free(first);
    free(finest);
    free(on_roads);
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
