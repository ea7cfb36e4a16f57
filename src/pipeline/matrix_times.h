/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_MATRIX_TIMES_H
#define ADG_PIPELINE_MATRIX_TIMES_H

#include "pipeline/matrix_job.h"

/** Places searches start from: the engine's facilities. */
size_t adg_matrix_n_starts(const adg_matrix_job *job);

/** 0 ... n - 1; NULL without memory. */
uint32_t *adg_matrix_counting(size_t n);

/** Takes the times from one origin to all destinations. */
typedef adg_status (*adg_origin_taker)(void *data, uint32_t origin, const double *minutes,
                                       adg_error *error);

/** Finds all times and gives them away origin by origin, in order. Searches that start at the
 *  destinations yield them the other way round: up to 64 MB are turned round in memory, more by way
 *  of a file without a name, beside the one that is named (NULL: where temporary files lie). */
adg_status adg_matrix_times(const adg_matrix_job *job, const char *beside, adg_origin_taker take,
                            void *data, adg_error *error);

#endif
