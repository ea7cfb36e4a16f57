/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SITING_LAGRANGEAN_H
#define ADG_SITING_LAGRANGEAN_H

#include "siting/cost_rows.h"

/** A lower bound of a sum location problem with k sites to open. Every place has a price u_i it pays
 *  for being served; candidate j then is worth rho_j = sum_i min(0, c_ij - u_i), and
 *
 *      L(u) = constant + sum_i u_i + the k smallest rho_j  <=  the least possible sum.
 *
 *  A price need not pass `beyond`. Prices move along the subgradient (1 - times served), its former
 *  directions kept in part.
 *  Source: Narula, Ogbu & Samuelsson 1977, Operations Research 25:709; Beasley 1985, EJOR 21:270;
 *  Camerini, Fratta & Maffioli 1975, Math. Programming Study 3:26. */
typedef struct {
    double *price;             /* by place, whichever rows are looked at */
    double *direction;         /* by place */
    double *rho;               /* [m] of the free candidates */
    double *often;             /* [m] how often each was among the k of late, 0 ... 1 */
    unsigned char *chosen;     /* [m] among the k */
    uint32_t *order;           /* [m] the free ones, the k chosen first */
    double worst_in, best_out; /* largest rho chosen, smallest not chosen (+inf without) */
    double bound;              /* L of the last evaluation */
    double norm;               /* square of the last subgradient */
} adg_lagrangean;

adg_status adg_lagrangean_new(size_t n_places, size_t m, adg_lagrangean *l, adg_error *error);
void adg_lagrangean_free(adg_lagrangean *l);

/** Prices between the cheapest and the second cheapest candidate: where to begin. */
void adg_lagrangean_begin(const adg_cost_rows *rows, adg_lagrangean *l);

/** L at the present prices, and the k that are chosen.  O(entries below the prices). */
void adg_lagrangean_evaluate(const adg_cost_rows *rows, size_t k, adg_lagrangean *l);

/** Moves the prices by `scale` times the step that would reach `target`, if the bound were linear. */
void adg_lagrangean_step(const adg_cost_rows *rows, double target, double scale, adg_lagrangean *l);

#endif
