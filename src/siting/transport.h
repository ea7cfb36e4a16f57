/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SITING_TRANSPORT_H
#define ADG_SITING_TRANSPORT_H

#include "siting/siting_case.h"

/** Who goes where when sites can only take so much. */
typedef struct {
    double unserved; /* demand for which there is no room, or no way */
    double cost;     /* sum of demand x minutes of the rest */
    double *flow;    /* [n_places that count x n_open] row by row */
    uint32_t *place; /* [n_rows] */
    uint32_t *site;  /* [n_open] */
    size_t n_rows, n_open;
} adg_transport;

/** The transport problem of the open sites: demand is split over sites as it suits all together.
 *  Place after place goes the cheapest way, pushing others on where that is cheaper (successive
 *  shortest paths). The caller releases.  O(n_places^2 n_open) at most usually.
 *  Source: Busacker & Gowen 1961; Edmonds & Karp 1972, J. ACM 19:248. */
adg_status adg_transport_solve(const adg_siting_case *c, const unsigned char *open,
                               adg_transport *transport, adg_error *error);

/** Each place as a whole to one site: branch and bound over places, the largest first. No answer
 *  costs less than `least`; *settled is cleared when the deadline ends it. flow is whole rows. */
adg_status adg_single_assignment(const adg_siting_case *c, const unsigned char *open, double below,
                                 adg_transport *transport, bool *settled, adg_error *error);
void adg_transport_release(adg_transport *transport);

#endif
