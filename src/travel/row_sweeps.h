/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_ROW_SWEEPS_H
#define ADG_TRAVEL_ROW_SWEEPS_H

#include "adgang/context.h"
#include "network/sweep_kernel.h"
#include "travel/engine.h"

/** Many rows of an engine with a network: a hierarchy is built once, and rows are swept side by
 *  side over what stands above the origins. Times are those of row() but for the rounding of sums in
 *  another order. (docs/decisions/0023-rows-by-sweeps.md) */
typedef struct adg_row_sweeps adg_row_sweeps;

/** Rows in one sweep. */
#define ADG_ROWS_AT_ONCE ADG_SWEEP_LANES

/** *sweeps is NULL where row after row is as fast: without a network, or when the n listed rows
 *  reach so few nodes within the limit that building does not pay. That depends on the question
 *  alone, not on the number of threads. Each thread below n_threads may sweep.
 *  O(build of a hierarchy); 100 bytes a node and, for each thread, 130 bytes a node above origins. */
adg_status adg_row_sweeps_new(const adg_travel *travel, const uint32_t *facility, size_t n,
                              double limit_min, int n_threads, adg_row_sweeps **sweeps,
                              adg_error *error);
void adg_row_sweeps_free(adg_row_sweeps *sweeps);

/** The rows of n <= ADG_ROWS_AT_ONCE facilities, minutes [n x n_origins] (out). */
adg_status adg_row_sweeps_run(adg_row_sweeps *sweeps, int thread, const uint32_t *facility,
                              size_t n, double limit_min, double *minutes, adg_error *error);

#endif
