/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_DEPRIVATION_H
#define GENERATOR_DEPRIVATION_H

#include "parishes.h"

/** Indicator values of the parishes, [n_parishes x n_indicators]; NaN = missing, as where numbers
 *  are too small to be published. */
typedef struct {
    double *value;
    size_t n_indicators;
} deprivation_table;

/** One hidden level of deprivation for each parish (its municipality, its district, the kind of
 *  place, chance) from which all indicators follow with noise of their own. */
bool deprivation_build(const region_facts *facts, const place_list *places,
                       const parish_list *parishes, deprivation_table *table, failure *why);
void deprivation_release(deprivation_table *table);

#endif
