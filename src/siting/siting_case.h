/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SITING_SITING_CASE_H
#define ADG_SITING_SITING_CASE_H

#include <stdbool.h>

#include "adgang/siting.h"
#include "siting/cost_rows.h"
#include "siting/deadline.h"
#include "siting/sum_location.h"

/** A problem that has been checked, with what every model works out first. */
typedef struct {
    const adg_siting_problem *problem;
    adg_siting_model model;
    size_t n, m, n_candidates; /* places; candidates, and those that may be opened */
    double *demand;            /* [n] */
    double *weight;            /* [n] demand, times 2 (1 - rank) for the equity p-median */
    double *rank;              /* [n] social rank, NaN without; NULL without deprivation */
    unsigned char *counts;     /* [n] has demand, and some candidate serves it */
    unsigned char *state;      /* [m] adg_site_state */
    unsigned char *open;       /* [m] room for an answer */
    size_t n_fixed;
    double total;         /* demand of the places that count */
    double no_way_weight; /* how much heavier than the longest time having no way is */
    double longest;       /* longest time to a candidate */
    size_t n_unservable;
    uint32_t *unservable; /* [n_unservable] */
    adg_deadline deadline;
} adg_siting_case;

/** Checks the problem and prepares it. The caller releases, also after a failure. */
adg_status adg_siting_case_build(adg_siting_model model, const adg_siting_problem *problem,
                                 const adg_context *ctx, adg_siting_case *c, adg_error *error);
void adg_siting_case_release(adg_siting_case *c);

/** Minutes from a place to the nearest site with open[j] != 0 or fixed, and which (may be NULL). */
double adg_siting_nearest(const adg_siting_case *c, const unsigned char *open, size_t place,
                          uint32_t *which);

/** c->open, with the fixed sites, becomes the answer: sites, who goes where, who goes nowhere. */
adg_status adg_siting_answer_fill(adg_siting_case *c, adg_siting_answer *answer, adg_error *error);

/** Objective, bound and whether it is proven; the gap follows. */
void adg_siting_answer_set(adg_siting_answer *answer, double objective, double bound, bool proven);

/** Rows of a sum model, with the fixed sites folded in and what is not allowed left out. */
adg_status adg_siting_rows(const adg_siting_case *c, adg_cost_rows *rows, adg_error *error);

/** The same for demand x minutes with other weights [n]. */
adg_status adg_siting_weighted_rows(const adg_siting_case *c, const double *weight,
                                    adg_cost_rows *rows, adg_error *error);

/** What a place costs under the model: data is the case. */
double adg_siting_cost(const void *data, size_t place, double minutes);

/** The models, each leaving its sites in c->open. */
adg_status adg_siting_by_sum(adg_siting_case *c, adg_siting_answer *answer, adg_error *error);
adg_status adg_siting_by_cover(adg_siting_case *c, adg_siting_answer *answer, adg_error *error);
adg_status adg_siting_by_tree(adg_siting_case *c, adg_siting_answer *answer, adg_error *error);

/** With capacities: what goes where from the sites in c->open, into answer->flow. */
adg_status adg_siting_flows(const adg_siting_case *c, adg_siting_answer *answer, adg_error *error);

/** An answer with no sites in which nothing is feasible. */
void adg_siting_answer_none(adg_siting_answer *answer, bool proven);

/** The part of each place's demand that lies in each fifth by deprivation, [n x 5], and the people of
 *  each fifth. Ties share the border in equal proportion, as in adg_quantile_split. Places without
 *  demand, deprivation or way have none. */
adg_status adg_siting_fifths(const adg_siting_case *c, double **part, double people[5],
                             adg_error *error);

#endif
