/* SPDX-License-Identifier: MPL-2.0 */
#include "raster/cost_distance.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/text.h"
#include "raster/band_search.h"
#include "raster/cell_record.h"

enum {
    ASK_EVERY = 1 << 18,          /* cells between two looks at the clock and at Ctrl-C */
    BUCKETS_A_STEP = 10,          /* of the queue: measured; few cells are scanned twice */
    WINDOW = 10 * BUCKETS_A_STEP, /* buckets between two exchanges: measured; each one is a wait */
    MOST_ROWS = 64,               /* of a band; fewer where every searcher must have some bands */
    BANDS_EACH = 8,
    FEW_CELLS = 1 << 16 /* below this one thread is as fast */
};

typedef struct {
    adg_bands bands;
    adg_band_searcher *searcher; /* [bands.n_searchers] */
    const adg_context *ctx;
} search;

/* ---- the searchers ---- */

static size_t rows_of_a_band(const adg_friction_surface *surface, const adg_cost_options *options,
                             size_t n_searchers)
{
    size_t rows = surface->height / (BANDS_EACH * n_searchers);
    rows = rows < 1 ? 1 : rows > MOST_ROWS ? MOST_ROWS : rows;
    return options->band_rows ? options->band_rows : rows;
}

static void deal_out_bands(search *s, const adg_cost_options *options)
{
    adg_bands *bands = &s->bands;
    size_t n = adg_friction_surface_cells(bands->surface);
    bands->n_searchers = n < FEW_CELLS && !options->band_rows ? 1 : (size_t)adg_threads(s->ctx);
    size_t rows = rows_of_a_band(bands->surface, options, bands->n_searchers);
    while (bands->band_log2 < 31 && (size_t)2 << bands->band_log2 <= rows * bands->surface->stride)
        bands->band_log2++;
    size_t n_bands = ((n - 1) >> bands->band_log2) + 1;
    if (bands->n_searchers > n_bands)
        bands->n_searchers = n_bands;
}

static double width_min(const search *s)
{
    const adg_friction_surface *surface = s->bands.surface;
    return surface->mean_min * surface->cell_m / BUCKETS_A_STEP;
}

static adg_status hire(search *s, adg_error *error)
{
    size_t n = s->bands.n_searchers;
    s->searcher = ADG_NEW_ARRAY(adg_band_searcher, n);
    adg_status status = s->searcher ? ADG_OK : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < n; i++) {
        s->searcher[i].to = ADG_NEW_ARRAY(adg_offers, n);
        status = s->searcher[i].to
                     ? adg_cell_queue_init(&s->searcher[i].queue, width_min(s),
                                           s->bands.longest_min + WINDOW * width_min(s), error)
                     : adg_fail_memory(error);
    }
    return status;
}

static void dismiss(search *s)
{
    for (size_t i = 0; s->searcher && i < s->bands.n_searchers; i++) {
        for (size_t k = 0; s->searcher[i].to && k < s->bands.n_searchers; k++)
            free(s->searcher[i].to[k].offer);
        free(s->searcher[i].to);
        adg_cell_queue_release(&s->searcher[i].queue);
    }
    free(s->searcher);
}

/* ---- the search ---- */

/* Of the first bucket any of them has to empty. */
static uint64_t earliest(const search *s)
{
    uint64_t first = ADG_NO_BUCKET;
    for (size_t i = 0; i < s->bands.n_searchers; i++) {
        uint64_t number = adg_cell_queue_earliest(&s->searcher[i].queue);
        first = number < first ? number : first;
    }
    return first;
}

static bool all_have_memory(const search *s)
{
    for (size_t i = 0; i < s->bands.n_searchers; i++)
        if (s->searcher[i].out_of_memory)
            return false;
    return true;
}

static size_t cells_scanned(const search *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->bands.n_searchers; i++)
        n += s->searcher[i].n_scanned;
    return n;
}

/* The window is searched again when offers lead back into it: the next one begins with the first bucket
 * that holds anything then. */
static void search_window(search *s, uint64_t first)
{
    const int threads = (int)s->bands.n_searchers;
#pragma omp parallel for schedule(static, 1) num_threads(threads)
    for (int i = 0; i < threads; i++)
        adg_band_search(&s->bands, s->searcher, (size_t)i, first, WINDOW);
    if (threads == 1)
        return;
#pragma omp parallel for schedule(static, 1) num_threads(threads)
    for (int i = 0; i < threads; i++)
        adg_band_receive(&s->bands, s->searcher, (size_t)i);
}

static adg_status run(search *s, adg_error *error)
{
    size_t asked = cells_scanned(s);
    adg_status status = all_have_memory(s) ? ADG_OK : adg_fail_memory(error);
    uint64_t first;
    while (status == ADG_OK && (first = earliest(s)) != ADG_NO_BUCKET) {
        search_window(s, first);
        if (!all_have_memory(s))
            return adg_fail_memory(error);
        size_t n_scanned = cells_scanned(s);
        if (n_scanned < asked + ASK_EVERY)
            continue;
        asked = n_scanned;
        double done = (double)n_scanned / (double)s->bands.surface->n_passable;
        status = adg_progress(s->ctx, fmin(done, 0.99), _("search"), error);
    }
    return status;
}

static void seed(search *s, const adg_cost_source *sources, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t cell = sources[i].cell;
        if (!adg_friction_surface_is_barrier(s->bands.surface, cell))
            adg_band_take(&s->bands, &s->searcher[adg_band_owner(&s->bands, cell)], cell,
                          sources[i].minutes, (uint32_t)i);
    }
    for (size_t i = 0; i < s->bands.n_searchers; i++)
        s->searcher[i].tied = s->searcher[i].corrected = false;
}

/* Whether a source may have come to a cell by a way that was given up later and was as long but for
 * digits that were rounded off. Then the sources depend on the order of the search. */
static bool sources_are_doubtful(const search *s)
{
    bool tied = false, corrected = false;
    for (size_t i = 0; i < s->bands.n_searchers; i++) {
        tied = tied || s->searcher[i].tied;
        corrected = corrected || s->searcher[i].corrected;
    }
    return s->bands.nearest && tied && corrected;
}

/* The queues begin from the start again. */
static void rewind_queues(search *s)
{
    for (size_t i = 0; i < s->bands.n_searchers; i++) {
        adg_cell_queue *queue = &s->searcher[i].queue;
        queue->first = queue->number = queue->furthest = 0;
    }
}

static void forget_minutes(const search *s)
{
    const adg_friction_surface *surface = s->bands.surface;
    const int threads = (int)s->bands.n_searchers;
    size_t n = adg_friction_surface_cells(surface);
#pragma omp parallel for schedule(static) num_threads(threads)
    for (size_t i = 0; i < n; i++)
        record_set_minutes(surface->cell + i * record_bytes(surface->wide), surface->wide,
                           INFINITY);
}

static void forget_sources(const search *s)
{
    const int threads = (int)s->bands.n_searchers;
    size_t n = adg_friction_surface_cells(s->bands.surface);
    uint32_t *nearest = s->bands.nearest;
    if (!nearest)
        return;
#pragma omp parallel for schedule(static) num_threads(threads)
    for (size_t i = 0; i < n; i++)
        nearest[i] = ADG_NONE;
}

/* Where sources are doubtful they are looked for once more: with the minutes known and left alone, only
 * ways that are shortest hand them on. */
static adg_status search_all(search *s, const adg_cost_source *sources, size_t n, adg_error *error)
{
    forget_minutes(s);
    forget_sources(s);
    seed(s, sources, n);
    adg_status status = run(s, error);
    if (status != ADG_OK || !sources_are_doubtful(s))
        return status;
    forget_sources(s);
    rewind_queues(s);
    seed(s, sources, n);
    return run(s, error);
}

adg_status adg_cost_distance(adg_friction_surface *surface, const adg_cost_options *options,
                             const adg_cost_source *sources, size_t n_sources, uint32_t *nearest,
                             const adg_context *ctx, adg_error *error)
{
    int neighbours = options->neighbours;
    if (neighbours != 4 && neighbours != 8 && neighbours != 16)
        return adg_fail(error, ADG_E_INVALID, _("%d neighbours; possible are 4, 8 and 16"),
                        neighbours);
    search s = {.bands = {.surface = surface,
                          .options = options,
                          .limit_min = fmin(options->limit_min, ADG_COST_LONGEST_MIN),
                          .steps = adg_steps_of(surface->stride, surface->cell_m, neighbours),
                          .nearest = nearest},
                .ctx = ctx};
    s.bands.longest_min = surface->longest_min * s.bands.steps.step[neighbours - 1].metres;
    deal_out_bands(&s, options);
    adg_status status = hire(&s, error);
    if (status == ADG_OK)
        status = search_all(&s, sources, n_sources, error);
    dismiss(&s);
    return status;
}

double adg_cost_at(const adg_friction_surface *surface, uint32_t cell)
{
    return record_minutes(surface->cell + cell * record_bytes(surface->wide), surface->wide);
}

void adg_cost_row(const adg_friction_surface *surface, size_t r, double *minutes)
{
    for (size_t c = 0; c < surface->width; c++)
        minutes[c] = adg_cost_at(surface, adg_cell_number(surface, r, c));
}
