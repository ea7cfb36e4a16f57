/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_ACCESS_H
#define ADGANG_ACCESS_H

#include "adgang/export.h"
#include "adgang/status.h"
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Access of people to facilities, from travel times: pure functions over arrays. */

/** Choice (valgmuligheder): how many facilities can be reached within a limit. Adds one facility's
 *  row: count[i] grows by 1 where minutes[i] <= limit_min (the limit itself is inside).
 *  minutes [n], +inf = unreachable; count [n] starts at 0.  O(n). */
ADG_API void adg_choice_add(const double *minutes, size_t n, double limit_min, double *count);

/** Cumulative opportunities: the same with each facility counted by its capacity, S_j 1[t_ij <= z].
 */
ADG_API void adg_cumulative_add(const double *minutes, size_t n, double limit_min, double capacity,
                                double *sum);

/** Enhanced two-step floating catchment area, facility by facility:
 *
 *      R_j = S_j / sum_i D_i W(t_ij)         A_i = sum_j R_j W(t_ij)
 *
 *  with W by steps: W(t) = weight[k] in the first step with t <= limit[k], 0 beyond the last and
 *  for unreachable pairs. R_j needs facility j's row alone, so both steps are done row by row.
 *
 *  Conserves supply: sum_i D_i A_i = sum of S_j over the facilities with any demand in reach; a
 *  facility without has R_j = 0, and its supply is counted as unused.
 *  Source: Luo & Qi 2009, Health & Place 15:1100. Default steps 15/30/60 min, weights 1/0.68/0.22.
 */
typedef struct {
    const double *limit_min; /* [n_steps] increasing */
    const double *weight;    /* [n_steps] */
    size_t n_steps;
} adg_step_weights;

/** W(t). */
ADG_API double adg_step_weight(const adg_step_weights *steps, double minutes);

/** Adds one facility of the given supply: access [n] grows by R_j W. Returns R_j (0 where nobody is
 *  in reach).  minutes [n], demand [n] >= 0, supply >= 0.  O(n). */
ADG_API double adg_e2sfca_add(const adg_step_weights *steps, const double *minutes,
                              const double *demand, size_t n, double supply, double *access);

/** Access of the people of an area, from its cells, never from its centre. Minutes may be +inf. */
typedef struct {
    double people;             /* all, N = sum N_i */
    double reachable_people;   /* of them, with any way to a facility */
    double unreachable_people; /* without */
    double mean_min;           /* over reachable people; NaN when there are none */
    double capped_mean_min;    /* over all, unreachable counted as cap_min; NaN without people */
    double median_min;         /* over all people, unreachable last: may be +inf */
    double p90_min;
    double beyond_people;     /* minutes > headline_min, unreachable included */
    double choice_mean;       /* facilities within the headline limit, over all people */
    double two_choices_share; /* people with at least two such facilities, of all */
    double *share_within;     /* [n_limits] people with minutes <= limit, of all; NaN without */
} adg_access_summary;

/** What to summarise. */
typedef struct {
    size_t n;
    const double *minutes; /* [n] to the nearest facility */
    const double *people;  /* [n] >= 0 */
    const double *choice;  /* [n] facilities within headline_min; NULL: not wanted */
    const uint32_t *zone;  /* [n] zone of each cell, ADG_NONE = none; NULL: one zone for all */
    size_t n_zones;
    const double *limit_min; /* [n_limits] */
    size_t n_limits;
    double headline_min;
    double cap_min; /* what an unreachable minute counts in the capped mean; methods 0: 120 */
} adg_access_input;

/** Summaries [n_zones] (out). ADG_E_INVALID for a negative number of people or a zone that does not
 *  exist. A zone without cells has people 0 and NaN elsewhere. The caller frees
 *  them.  O(n log n). */
ADG_API adg_status adg_access_summarise(const adg_access_input *input,
                                        adg_access_summary **summaries, adg_error *error);
ADG_API void adg_access_summaries_free(adg_access_summary *summaries);

#ifdef __cplusplus
}
#endif

#endif
