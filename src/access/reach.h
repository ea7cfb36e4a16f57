/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_ACCESS_REACH_H
#define ADG_ACCESS_REACH_H

#include <stdbool.h>

#include "adgang/measures.h"

/** ADG_E_INVALID for pairs, demand or supply that measures.h does not allow. demand and supply may be
 *  NULL: not looked at.  O(n_pairs). */
adg_status adg_reach_check(const adg_reach *reach, const double *demand, const double *supply,
                           adg_error *error);

/** Demand or supply: 0 or more, at most 1e15. what: "demand", "supply". */
adg_status adg_check_amounts(const double *amount, size_t n, const char *what, adg_error *error);

/** Gives facility j anything? supply NULL: all do. */
static inline bool adg_is_open(const double *supply, uint32_t j)
{
    return !supply || supply[j] > 0;
}

/** People, and places with people (n_places may be NULL), to whom no open facility counts
 *  anything. */
double adg_people_beyond(const adg_reach *reach, const double *demand, const double *supply,
                         const adg_decay *decay, size_t *n_places);

/** ADG_E_INTERNAL when what was given out is not what there was, to 1e-9: a fault of adgang, never of
 *  the input. what: the sum, for the message. */
adg_status adg_check_conserved(const char *what, double given, double there, adg_error *error);

#endif
