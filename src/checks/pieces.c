/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "checks/checks.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/sum.h"
#include "core/text.h"
#include "network/components.h"

/* What is known of every piece: roads that begin in it, people on it, a node of it. */
typedef struct {
    size_t n_roads;
    adg_sum people;
    uint32_t node;
} piece;

static uint32_t largest(const piece *pieces, uint32_t n)
{
    uint32_t best = 0;
    for (uint32_t k = 1; k < n; k++)
        if (pieces[k].n_roads > pieces[best].n_roads)
            best = k;
    return best;
}

/* The piece of people on an edge. The ends of a one-way edge may lie in two strong pieces; people
 * who can only come or only go belong to the one that is not the main piece. */
static uint32_t piece_of_snap(const adg_graph *graph, const adg_snap *snap,
                              const uint32_t *component, uint32_t main_piece)
{
    const adg_edge *edge = &graph->edge[snap->line];
    return component[component[edge->from] == main_piece ? edge->to : edge->from];
}

static piece *measure(const adg_study *study, const adg_study_travel *travel,
                      const uint32_t *component, uint32_t n)
{
    const adg_graph *graph = &travel->network.graph;
    piece *pieces = ADG_NEW_ARRAY(piece, n);
    for (uint32_t v = graph->n_nodes; pieces && v-- > 0;)
        pieces[component[v]].node = v;
    for (uint32_t e = 0; pieces && e < graph->n_edges; e++)
        pieces[component[graph->edge[e].from]].n_roads++;
    uint32_t main_piece = pieces ? largest(pieces, n) : 0;
    for (size_t i = 0; pieces && i < study->cells.n; i++) {
        const adg_snap *snap = &travel->cell_snap[i];
        if (snap->reached)
            adg_sum_add(&pieces[piece_of_snap(graph, snap, component, main_piece)].people,
                        study->cells.people[i]);
    }
    return pieces;
}

static void place(adg_fault *fault, const adg_graph *graph, const piece *p)
{
    fault->people = adg_sum_value(&p->people);
    adg_fault_at(fault, graph->xy[2 * (size_t)p->node], graph->xy[2 * (size_t)p->node + 1]);
}

/* Pieces that no road and no ferry joins to the largest. */
static void report_pieces(const adg_road_network *network, const piece *pieces, uint32_t n,
                          adg_faults *faults)
{
    uint32_t main_piece = largest(pieces, n);
    for (uint32_t k = 0; k < n; k++) {
        double people = adg_sum_value(&pieces[k].people);
        if (k == main_piece)
            continue;
        adg_fault *fault = adg_faults_add(
            faults, people > 0 ? ADG_WARNING : ADG_NOTE, "network_piece",
            (adg_place){network->roads.shown, NULL, NULL, -1},
            ngettext_(
                "%s road does not hang together with the main network; %s people live on it.",
                "%s roads hang together but not with the main network; %s people live on them.",
                pieces[k].n_roads),
            ADG_NUMBER(pieces[k].n_roads, 0), ADG_PEOPLE(people));
        adg_fault_advise(fault, _("Is a bridge, a ferry or a connecting road missing?"));
        place(fault, &network->graph, &pieces[k]);
    }
}

/* Strong components that lie in one piece with others: one-way traps. */
static void report_traps(const adg_road_network *network, const piece *strong, uint32_t n_strong,
                         const uint32_t *piece_of_node, const piece *pieces, uint32_t n_pieces,
                         adg_faults *faults)
{
    uint32_t main_strong = largest(strong, n_strong), main_piece = largest(pieces, n_pieces);
    for (uint32_t k = 0; k < n_strong; k++) {
        double people = adg_sum_value(&strong[k].people);
        if (k == main_strong || piece_of_node[strong[k].node] != main_piece || people <= 0)
            continue;
        adg_fault *fault = adg_faults_add(
            faults, ADG_WARNING, "one_way_trap", (adg_place){network->roads.shown, NULL, NULL, -1},
            _("%s people live where one can drive only in, or only out: one-way streets lead "
              "nowhere else."),
            ADG_PEOPLE(people));
        adg_fault_advise(fault, _("Check the one-way field of the roads there."));
        place(fault, &network->graph, &strong[k]);
    }
}

adg_status adg_check_pieces(const adg_study *study, const adg_study_travel *travel,
                            adg_faults *faults, adg_error *error)
{
    const adg_road_network *network = &travel->network;
    uint32_t nodes = network->graph.n_nodes, n_weak = 0, n_strong = 0;
    uint32_t *weak = ADG_NEW_ARRAY(uint32_t, nodes), *strong = ADG_NEW_ARRAY(uint32_t, nodes);
    piece *weak_pieces = NULL, *strong_pieces = NULL;
    adg_status status = weak && strong ? adg_components(&network->graph, NULL, weak, &n_weak, error)
                                       : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_strong_components(&network->graph, strong, &n_strong, error);
    if (status == ADG_OK) {
        weak_pieces = measure(study, travel, weak, n_weak);
        strong_pieces = measure(study, travel, strong, n_strong);
        if (!weak_pieces || !strong_pieces)
            status = adg_fail_memory(error);
    }
    if (status == ADG_OK) {
        report_pieces(network, weak_pieces, n_weak, faults);
        report_traps(network, strong_pieces, n_strong, weak, weak_pieces, n_weak, faults);
    }
    free(weak);
    free(strong);
    free(weak_pieces);
    free(strong_pieces);
    return status;
}
