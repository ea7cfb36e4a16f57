/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_TURNS_H
#define ADG_NETWORK_TURNS_H

#include "load/turn_rule.h"
#include "network/graph.h"

/** What turns cost beyond the driving, minutes. */
typedef struct {
    double turn_min;   /* from one edge on to another; 0 or more */
    double u_turn_min; /* back along the same edge; +inf: not done */
} adg_turn_costs;

/** A graph whose nodes are the edges of another, driven one way (adg_driven), and whose arcs are the turns
 *  from one to the next: what a search by nodes cannot know, where somebody comes from, is known here.
 *
 *  `out`: the time of a node is that until its edge is begun; an arc takes its tail's driving and the turn.
 *  `in`: the time of a node is that from where its edge ends; an arc from t to s takes t's driving and
 *  the turn from s. star.edge is the edge that is driven. Directions that are closed have no arcs.
 *
 *  Every junction has two nodes more, for who stands there and has come along no edge: a search begins
 *  at the first and ends at the last. Nothing leads to the first or from the last.
 *  Source: Caldwell 1961; Winter 2002. docs/decisions/0022-turns.md */
typedef struct {
    adg_star out, in;
} adg_turns;

/** Builds it. Where all other ways on are closed or not allowed (a dead end) everybody may turn round at
 *  turn_min. Rules may come in any order, also twice. ADG_E_INVALID when there are more than 4 billion
 *  turns.  O(turns + edges log rules). */
adg_status adg_turns_build(const adg_graph *graph, const adg_turn_rule *rules, size_t n_rules,
                           adg_turn_costs costs, adg_turns *turns, adg_error *error);
void adg_turns_release(adg_turns *turns);

/** Minutes of an edge driven one way; +inf where that is closed. */
double adg_driven_minutes(const adg_graph *graph, uint32_t driven);

/** The two nodes of a junction (a node of the graph). star.edge is ADG_NONE on arcs that drive nothing. */
uint32_t adg_turns_first(const adg_graph *graph, uint32_t node);
uint32_t adg_turns_last(const adg_graph *graph, uint32_t node);

#endif
