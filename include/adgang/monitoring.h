/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_MONITORING_H
#define ADGANG_MONITORING_H

#include "adgang/export.h"
#include "adgang/status.h"
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What became of it: the same measure year after year. Undefined values are NaN. */

/** A straight line through yearly values. */
typedef struct {
    double first;        /* fitted value of the first year */
    double slope;        /* a year, in the unit of the value */
    double se;           /* standard error of the slope */
    double t;            /* 97.5 percent point of Student's t, n - 2 degrees of freedom */
    double interval[2];  /* 95 percent, of the slope */
    double relative_pct; /* last less first value, percent of the first's size; NaN where it is 0 */
} adg_trend;

/** Least squares. year [n] strictly upwards, value [n]; missing values are left out. All NaN with
 *  fewer than three values: two points always lie on a line and say nothing about chance.
 *  ADG_E_INVALID where the years do not rise.  O(n). */
ADG_API adg_status adg_trend_fit(const double *year, const double *value, size_t n,
                                 adg_trend *trend, adg_error *error);

/** How values of an older method are brought to the level of the newer one. */
typedef enum {
    ADG_LINK_RATIO, /* times new / old of the bridge year: minutes */
    ADG_LINK_SHIFT  /* plus new - old: indices that can be 0 or below */
} adg_link;

/** One series out of two: old_value [n] of the older method in place, linked by the year that was
 *  computed both ways. All NaN where the bridge's old value is 0 and the link a ratio.  O(n). */
ADG_API void adg_chain_link(double *old_value, size_t n, double old_bridge, double new_bridge,
                            adg_link link);

/** Shares a change out among its k causes, so that they add up to it exactly: every cause gets its
 *  mean effect over all orders in which the causes can come (Shapley). value [2^k]: the measure when
 *  the causes whose bits are set have come and the others have not; value[0] before, value[2^k - 1]
 *  after. effect [k] (out). For a mean with people and minutes as causes this is Kitagawa's split.
 *  k <= 16, else ADG_E_INVALID.  O(k 2^k).  Source: Shorrocks 2013, J. Econ. Inequality 11:99. */
ADG_API adg_status adg_change_split(const double *value, size_t k, double *effect,
                                    adg_error *error);

/** Did the areas with an initiative change more than the others? */
typedef struct {
    double treated, control; /* change of the people-weighted mean */
    double difference;       /* treated - control */
} adg_difference_in_differences;

/** people [n] of the first year (>= 0), before, after [n], treated [n] 1 or 0. Areas without a value
 *  in both years are left out. A description: areas chosen because they were far off drift back by
 *  themselves. NaN where a side has nobody.  O(n). */
ADG_API void adg_compare_changes(const double *people, const double *before, const double *after,
                                 const int *treated, size_t n,
                                 adg_difference_in_differences *changes);

#ifdef __cplusplus
}
#endif

#endif
