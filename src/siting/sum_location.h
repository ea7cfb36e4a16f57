/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SITING_SUM_LOCATION_H
#define ADG_SITING_SUM_LOCATION_H

#include <stdbool.h>

#include "siting/deadline.h"
#include "siting/interchange.h"

/** How a sum location problem is to be solved. */
typedef struct {
    const adg_site_rule *rule; /* which sets of sites are answers; NULL: all */
    adg_deadline deadline;
    uint64_t seed;
    double known_bound; /* nothing is below; -inf: nothing is known */
    double good_enough; /* the search ends with the first answer of at most this; -inf: none */
    double hopeless;    /* answers of this or more are of no interest; +inf: none */
    bool silent;        /* one of many: no progress is told */
} adg_sum_search;

#define ADG_SUM_SEARCH_INIT                                                                        \
    {                                                                                              \
        NULL, {NULL, INFINITY}, 1, -INFINITY, -INFINITY, INFINITY, false                           \
    }

typedef struct {
    bool found;     /* there is an answer (below `hopeless`, under the rule) */
    double sum;     /* its sum, +inf without */
    double bound;   /* no answer is below */
    bool proven;    /* nothing better exists; without an answer: none exists */
    size_t n_nodes; /* of the tree that proved it */
} adg_sum_answer;

/** Opens exactly k free candidates so that the sum is least: greedy addition and interchange from
 *  several starts, a Lagrangean bound whose reduced costs settle most candidates, then branch and
 *  bound over the rest. open [m] (out) is zeroed first. When the deadline passes, the best so far
 *  with its bound.  Source: as in interchange.h and lagrangean.h; Christofides & Beasley 1982, EJOR
 *  10:196 for the tree. */
adg_status adg_sum_location(const adg_cost_rows *rows, size_t k, const adg_sum_search *search,
                            unsigned char *open, adg_sum_answer *answer, adg_error *error);

#endif
