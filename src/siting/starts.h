/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SITING_STARTS_H
#define ADG_SITING_STARTS_H

#include "siting/sum_location.h"

/** Interchange from the greedy answer and from n_starts perturbed copies of the best so far, some on
 *  each thread; which is best depends on the seed alone. open [m] and *sum are (in and out) the best
 *  answer; *sum = +inf: none yet.
 *  Source: variable neighbourhood search, Hansen & Mladenovic 1997, Location Science 5:207. */
adg_status adg_several_starts(const adg_cost_rows *rows, size_t k, const adg_sum_search *search,
                              size_t n_starts, unsigned char *open, double *sum, adg_error *error);

#endif
