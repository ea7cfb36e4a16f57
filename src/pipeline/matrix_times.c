/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/matrix_times.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/text.h"
#include "pipeline/transposition.h"

size_t adg_matrix_n_starts(const adg_matrix_job *job)
{
    return job->from_origins ? job->places.origin.n : job->places.destination.n;
}

uint32_t *adg_matrix_counting(size_t n)
{
    uint32_t *number = ADG_NEW_ARRAY(uint32_t, n);
    for (size_t i = 0; number && i < n; i++)
        number[i] = (uint32_t)i;
    return number;
}

/* All times on their way to whoever wants them origin by origin. */
typedef struct {
    const adg_matrix_job *job;
    adg_origin_taker take;
    void *data;
    adg_transposition turned; /* where they come destination by destination */
} all_times;

static adg_status take_row(void *data, size_t k, const double *minutes, adg_error *error)
{
    all_times *all = data;
    if (all->job->from_origins)
        return all->take(all->data, (uint32_t)k, minutes, error);
    return adg_transposition_put(&all->turned, k, minutes, error);
}

/* Memory for times that have to be turned round. */
static const size_t MOST_BYTES = (size_t)1 << 26;

static adg_status turn_round(all_times *all, adg_error *error)
{
    adg_status status = ADG_OK;
    for (size_t i = 0; status == ADG_OK && i < all->job->places.origin.n; i++) {
        const double *minutes = NULL;
        status = adg_transposition_get(&all->turned, i, &minutes, error);
        if (status == ADG_OK)
            status = all->take(all->data, (uint32_t)i, minutes, error);
        if (status == ADG_OK && i % 1024 == 0)
            status = adg_ask(all->job->ctx, error);
    }
    return status;
}

adg_status adg_matrix_times(const adg_matrix_job *job, const char *beside, adg_origin_taker take,
                            void *data, adg_error *error)
{
    size_t starts = adg_matrix_n_starts(job);
    uint32_t *start = adg_matrix_counting(starts);
    all_times all = {job, take, data, {.file = -1}};
    adg_status status = start ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK && !job->from_origins)
        status = adg_transposition_begin(job->places.destination.n, job->places.origin.n,
                                         MOST_BYTES, beside, &all.turned, error);
    if (status == ADG_OK)
        status = adg_travel_rows(job->travel, job->ctx, _("search"), start, starts,
                                 job->request->max_min, take_row, &all, error);
    if (status == ADG_OK && !job->from_origins) {
        adg_stage(job->ctx, "write");
        status = turn_round(&all, error);
    }
    adg_transposition_end(&all.turned);
    free(start);
    return status;
}
