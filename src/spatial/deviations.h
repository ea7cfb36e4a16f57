/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SPATIAL_DEVIATIONS_H
#define ADG_SPATIAL_DEVIATIONS_H

#include <stdbool.h>
#include <stddef.h>

/** Deviations of value [n] from their mean, deviation [n] (out); *squares (out) is the sum of their
 *  squares. Values that are equal have exactly none, however the mean was rounded.  O(n). */
void adg_deviations(const double *value, size_t n, double *deviation, double *squares);

/** The same divided by the standard deviation (divisor n); false without variance. */
bool adg_standardise(const double *value, size_t n, double *standardised);

#endif
