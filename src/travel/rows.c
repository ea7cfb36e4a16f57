/* SPDX-License-Identifier: MPL-2.0 */
#include <stdbool.h>
#include <stdlib.h>

#include "adgang/travel.h"
#include "core/arguments.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "travel/engine.h"
#include "travel/row_sweeps.h"

#ifdef _OPENMP
#include <omp.h>
#endif

void adg_travel_free(adg_travel *travel)
{
    if (travel)
        travel->engine->free(travel);
}

void adg_finish_times(double *minutes, uint32_t *which, size_t n, double limit_min)
{
    for (size_t i = 0; i < n; i++) {
        minutes[i] = adg_finished(minutes[i]);
        if (minutes[i] <= limit_min)
            continue;
        minutes[i] = INFINITY;
        if (which)
            which[i] = ADG_NONE;
    }
}

/* Threads, each with a query of its own, and room for the rows they compute ahead. */
typedef struct {
    const adg_travel *travel;
    int n_threads;
    void **query;           /* [n_threads] */
    adg_row_sweeps *sweeps; /* NULL: a search for every row */
    size_t batch;           /* rows of one search or sweep */
    size_t block;           /* rows computed together */
    double *minutes;        /* [block x n_origins] */
    adg_status *status;     /* [block] */
    adg_error *error;       /* [block] */
} crew;

static void dismiss(crew *c)
{
    for (int t = 0; c->query && t < c->n_threads; t++)
        if (c->query[t])
            c->travel->engine->free_query(c->travel, c->query[t]);
    adg_row_sweeps_free(c->sweeps);
    free(c->query);
    free(c->minutes);
    free(c->status);
    free(c->error);
}

static adg_status give_queries(crew *c, adg_error *error)
{
    adg_status status = ADG_OK;
    for (int t = 0; status == ADG_OK && c->travel->engine->new_query && t < c->n_threads; t++)
        status = c->travel->engine->new_query(c->travel, &c->query[t], error);
    return status;
}

static adg_status hire(crew *c, const adg_context *ctx, const uint32_t *facility, size_t n_rows,
                       double limit_min, adg_error *error)
{
    c->n_threads = adg_threads(ctx);
    if ((size_t)c->n_threads > n_rows)
        c->n_threads = n_rows ? (int)n_rows : 1;
    adg_status status =
        adg_row_sweeps_new(c->travel, facility, n_rows, limit_min, c->n_threads, &c->sweeps, error);
    if (status != ADG_OK)
        return status;
    c->batch = c->sweeps ? ADG_ROWS_AT_ONCE : 1;
    c->block = (c->sweeps ? 1 : 2) * c->batch * (size_t)c->n_threads;
    c->query = ADG_NEW_ARRAY(void *, (size_t)c->n_threads);
    c->minutes = ADG_NEW_ARRAY(double, c->block * c->travel->n_origins);
    c->status = ADG_NEW_ARRAY(adg_status, c->block);
    c->error = ADG_NEW_ARRAY(adg_error, c->block);
    if (!c->query || !c->minutes || !c->status || !c->error)
        return adg_fail_memory(error);
    return c->sweeps ? ADG_OK : give_queries(c, error);
}

/* Rows that are found together, by one thread. */
static adg_status compute_batch(crew *c, int thread, const uint32_t *facility, size_t n,
                                double limit_min, double *minutes, adg_error *error)
{
    double longest_min = limit_min + ADG_ROUNDING_MIN;
    adg_status status =
        c->sweeps ? adg_row_sweeps_run(c->sweeps, thread, facility, n, longest_min, minutes, error)
                  : c->travel->engine->row(c->travel, c->query[thread], *facility, longest_min,
                                           minutes, error);
    if (status == ADG_OK)
        adg_finish_times(minutes, NULL, n * c->travel->n_origins, limit_min);
    return status;
}

static void compute_block(crew *c, const uint32_t *facility, size_t n, double limit_min)
{
    size_t n_batches = (n + c->batch - 1) / c->batch;
#pragma omp parallel for schedule(dynamic, 1) num_threads(c->n_threads)
    for (size_t b = 0; b < n_batches; b++) {
        int thread = 0;
#ifdef _OPENMP
        thread = omp_get_thread_num();
#endif
        size_t i = b * c->batch, in_batch = n - i < c->batch ? n - i : c->batch;
        c->status[i] = compute_batch(c, thread, facility + i, in_batch, limit_min,
                                     c->minutes + i * c->travel->n_origins, &c->error[i]);
        for (size_t r = 1; r < in_batch; r++)
            c->status[i + r] = ADG_OK;
    }
}

adg_status adg_travel_rows(const adg_travel *travel, const adg_context *ctx, const char *stage,
                           const uint32_t *facility, size_t n, double limit_min,
                           adg_row_visitor visit, void *data, adg_error *error)
{
    crew c = {.travel = travel};
    adg_status status =
        adg_check_positions(facility, n, travel->n_facilities, 0, "facility", error);
    if (status == ADG_OK)
        status = hire(&c, ctx, facility, n, limit_min, error);
    for (size_t from = 0; status == ADG_OK && from < n; from += c.block) {
        size_t in_block = n - from < c.block ? n - from : c.block;
        compute_block(&c, facility + from, in_block, limit_min);
        for (size_t i = 0; status == ADG_OK && i < in_block; i++) {
            status = c.status[i];
            if (status != ADG_OK)
                adg_fail(error, status, "%s", c.error[i].message);
            else
                status = visit(data, from + i, c.minutes + i * travel->n_origins, error);
        }
        if (status == ADG_OK)
            status = adg_progress(ctx, (double)(from + in_block) / (double)n, stage, error);
    }
    dismiss(&c);
    return status;
}
