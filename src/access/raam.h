/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_ACCESS_RAAM_H
#define ADG_ACCESS_RAAM_H

#include "access/reach.h"

/** People on their way to an equilibrium. Only open facilities and homes with people and a facility
 *  in reach are in it. The cost of pair k to facility j: load[j] / room[j] + travel[k]. */
typedef struct {
    size_t n_homes, n_facilities;
    size_t *first;      /* [n_homes + 1] */
    uint32_t *facility; /* [n_pairs] */
    double *travel;     /* [n_pairs] t / tau */
    double *flow;       /* [n_pairs] people */
    size_t *pair;       /* [n_pairs] where the pair stands in the caller's list */
    double *people;     /* [n_homes] > 0 */
    uint32_t *home;     /* [n_homes] the caller's origin */
    double *load;       /* [n_facilities] sum of flows */
    double *room;       /* [n_facilities] rho S_j; 0 for a closed one, which no pair leads to */
    size_t n_divided;   /* homes whose people use several facilities; some may use one by now */
    uint32_t *divided;  /* [n_homes] */
    bool *is_divided;   /* [n_homes] stands in that list */
} adg_crowd;

static inline double adg_crowd_cost(const adg_crowd *c, size_t k)
{
    uint32_t j = c->facility[k];
    return c->load[j] / c->room[j] + c->travel[k];
}

/** How many facilities the home uses. */
size_t adg_crowd_n_used(const adg_crowd *crowd, size_t home);

/** Gives pair k another flow. */
void adg_crowd_move(adg_crowd *crowd, size_t k, double flow);

/** Solves the divided homes together: given who uses what, finds the loads at which all used
 *  facilities of a home cost the same, and goes there, or as far as the first flow that runs dry;
 *  then again without it. The sum of costs that an equilibrium makes least never rises. */
adg_status adg_crowd_level(adg_crowd *crowd, adg_error *error);

#endif
