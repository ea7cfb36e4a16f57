/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SITING_GAIN_SURFACE_H
#define ADG_SITING_GAIN_SURFACE_H

#include "adgang/gain.h"

/** What is known of the origins of an engine, and what is asked about them. */
typedef struct {
    const adg_travel *travel;
    const uint32_t *open; /* [n_open] facilities of the engine */
    size_t n_open;
    const uint32_t *candidate; /* [n] facilities of the engine */
    size_t n;
    const double *people;      /* [origins] >= 0 */
    const double *deprivation; /* [origins] higher = more deprived; NaN = not known */
    double limit_min, cap_min; /* as adg_gain_question */
} adg_gain_surface_input;

/** What one new facility would give at every candidate, alone. Values of two candidates do not add
 *  up. Differences are those between the measures of now and of after, as `run` has them (the
 *  unreachable left out); NaN where one of the two is undefined. */
typedef struct {
    size_t n;
    adg_site_gain *site; /* [n] the sums are named below */
    double *concentration_change;
    double *first_fifth_change; /* of the mean minutes of the most deprived fifth */
    double concentration_index, first_fifth_mean; /* now; NaN undefined */
    double *minutes;                              /* [origins] now */
} adg_gain_surface;

/** The sums of a surface's sites. */
enum {
    ADG_SAVED_PEOPLE,   /* person-minutes */
    ADG_SAVED_WEIGHTED, /* the same, each person counting 2 (1 - r); people whose deprivation is not
                         * known count for nothing */
    ADG_SAVED_KNOWN,    /* person-minutes of those the concentration index counts */
    ADG_SAVED_BY_RANK,  /* the same times r - 1/2 */
    ADG_SAVED_FIFTH,    /* person-minutes of the most deprived fifth */
    ADG_N_SAVED
};

/** O(candidates x what a candidate improves); candidates that make somebody reachable take a whole
 *  row more. Sources: methods 7, 4.2. */
adg_status adg_gain_surface_make(const adg_gain_surface_input *input, const adg_context *ctx,
                                 adg_gain_surface *surface, adg_error *error);
void adg_gain_surface_release(adg_gain_surface *surface);

/** weight [origins] (out): people times the equity weight 2 (1 - r), r the mid-rank by deprivation;
 *  0 where the deprivation is not known. */
adg_status adg_equity_weights(const double *deprivation, const double *people, size_t n,
                              double *weight, adg_error *error);

#endif
