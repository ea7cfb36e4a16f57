/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_EQUITY_SLOPE_FIT_H
#define ADG_EQUITY_SLOPE_FIT_H

#include <stdbool.h>

#include "adgang/gradient.h"

/** What a line over ranks needs to know: people and outcome of each group of ties. */
typedef struct {
    size_t n;
    double *people; /* [n] > 0 */
    double *total;  /* [n] sum N h */
    double *rank;   /* [n] mid-rank */
    double population;
    double mean;       /* of h */
    double mean_rank;  /* 1/2 but for rounding */
    double covariance; /* of h and rank */
    double rank_variance;
} adg_rank_groups;

adg_status adg_rank_groups_allocate(size_t capacity, adg_rank_groups *groups, adg_error *error);
void adg_rank_groups_release(adg_rank_groups *groups);

/** Fills in groups of units: weight[k] stands for the people of unit k of the order, value[k] for
 *  its outcome; groups without people are left out, ranks and moments made anew.  O(n). */
void adg_rank_groups_fill(const adg_social_order *order, const double *weight, const double *value,
                          adg_rank_groups *groups);

/** A line a + b (r - mean rank) on its scale, and the information matrix of (a, b) per person. */
typedef struct {
    bool ok; /* false: fewer than two ranks, or no finite maximum */
    adg_scale scale;
    adg_bounds bounds;
    double a, b, centre;
    double information[3]; /* aa, ab, bb */
} adg_line;

/** Values must lie within the scale's domain (adg_slope_domain). */
adg_line adg_line_fit(const adg_rank_groups *groups, adg_scale scale, adg_bounds bounds);

/** The line at rank r, in the unit of the outcome, and its derivative by a + b (r - centre). */
double adg_line_at(const adg_line *line, double r);
double adg_line_slope_at(const adg_line *line, double r);

/** Least and largest value the scale takes. */
adg_bounds adg_slope_domain(adg_scale scale, adg_bounds bounds);

#endif
