/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_MATRIX_H
#define ADG_TESTS_SUPPORT_MATRIX_H

#include "adgang/measures.h"
#include "adgang/travel.h"

/** Between engines of travel and matrices written down row by row: origins down, facilities across,
 *  minutes [n_origins x n_facilities], +inf = unreachable. */

/** The engine of a matrix. */
adg_travel *travel_of(const double *minutes, size_t n_origins, size_t n_facilities);

/** The matrix of an engine for all its facilities, on the heap. */
double *matrix_of(const adg_travel *travel, size_t n_origins, size_t n_facilities, int threads);

/** The pairs of a matrix; the caller releases them. */
adg_reach reach_of(const double *minutes, size_t n_origins, size_t n_facilities);

/** 0, 1, ... n - 1, on the heap. */
uint32_t *all_of(size_t n);

#endif
