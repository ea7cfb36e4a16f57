/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_OUTCOME_H
#define ADG_FINDINGS_OUTCOME_H

#include "adgang/inequality.h"
#include "prepare/study.h"

/** What is asked of the inequality of any outcome of a study: the gradient over its deprivation,
 *  the parts between the zones of the first level, errors by clusters of the last (decision 0033).
 *  value, clusters and their number are the caller's. */
adg_inequality_input adg_outcome_input(const adg_study *study, adg_kind kind, double line);

/** Every index of a value of the cells [cells] whose people are people [cells].  O(cells). */
adg_status adg_outcome_measure(const adg_study *study, const double *value, adg_kind kind,
                               double line, const adg_context *ctx, adg_inequality *inequality,
                               adg_error *error);

/** Number of the finest zone of every cell, those outside all together: [cells], *n clusters. The
 *  caller frees it. */
adg_status adg_outcome_clusters(const adg_study *study, uint32_t **cluster, size_t *n,
                                adg_error *error);

#endif
