/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/outcome.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"

adg_inequality_input adg_outcome_input(const adg_study *study, adg_kind kind, double line)
{
    adg_inequality_input input = ADG_INEQUALITY_INPUT_INIT;
    input.n = study->cells.n;
    input.people = study->cells.people;
    input.deprivation = study->project->deprivation.given ? study->deprivation : NULL;
    input.group = study->level[0].zone_of_cell;
    input.n_groups = study->level[0].zones.n;
    input.kind = kind;
    input.line = line;
    return input;
}

adg_status adg_outcome_clusters(const adg_study *study, uint32_t **cluster, size_t *n,
                                adg_error *error)
{
    const adg_study_level *level = &study->level[study->n_levels - 1];
    *n = level->zones.n + 1;
    *cluster = ADG_NEW_ARRAY(uint32_t, study->cells.n);
    for (size_t i = 0; *cluster && i < study->cells.n; i++)
        (*cluster)[i] =
            level->zone_of_cell[i] == ADG_NONE ? (uint32_t)level->zones.n : level->zone_of_cell[i];
    return *cluster ? ADG_OK : adg_fail_memory(error);
}

adg_status adg_outcome_measure(const adg_study *study, const double *value, adg_kind kind,
                               double line, const adg_context *ctx, adg_inequality *inequality,
                               adg_error *error)
{
    uint32_t *cluster = NULL;
    adg_inequality_input input = adg_outcome_input(study, kind, line);
    adg_status status = adg_outcome_clusters(study, &cluster, &input.n_clusters, error);
    input.value = value;
    input.cluster = cluster;
    if (status == ADG_OK)
        status = adg_inequality_measure(&input, ctx, inequality, error);
    free(cluster);
    return status;
}
