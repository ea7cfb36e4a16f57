/* SPDX-License-Identifier: MPL-2.0 */
#include "raster/cost_distance.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/prefetch.h"
#include "core/progress.h"
#include "core/text.h"
#include "raster/cell_queue.h"
#include "raster/cell_record.h"
#include "raster/steps.h"
#include "raster/walking.h"

enum {
    ASK_EVERY = 1 << 18, /* cells between two looks at the clock and at Ctrl-C */
    LOOK_AHEAD = 8,      /* cells of the queue whose neighbourhood is fetched in advance */
    BUCKETS_A_STEP = 10  /* of the queue: measured; few cells are scanned twice */
};

typedef struct {
    adg_friction_surface *surface;
    const adg_cost_options *options;
    double limit_min;
    adg_steps steps;
    uint32_t *nearest; /* NULL: not asked for */
    adg_cell_queue queue;
    size_t n_scanned;
    const adg_context *ctx;
} search;

/* What the friction of flat ground is multiplied by on the way of one step. */
static double slope_factor(const search *s, uint32_t here, uint32_t there, double metres)
{
    const float *z = s->surface->elevation;
    double rise = (double)z[here] - (double)z[there]; /* people come from there to here */
    if (s->options->direction == ADG_FROM_FACILITY)
        rise = -rise;
    return adg_tobler_kmh(0) / adg_tobler_kmh(rise / metres);
}

/* Takes a way to a cell if it is shorter, or as short and to a source that comes first. */
static inline bool take(search *s, uint32_t cell, unsigned char *record, bool wide, double minutes,
                        uint32_t source)
{
    double known = record_minutes(record, wide);
    /* Written so that NaN, which barriers give, is never taken. */
    if (!(minutes < known) &&
        !(s->nearest && minutes == known && source < s->nearest[cell] && isfinite(minutes)))
        return true;
    if (!(minutes <= s->limit_min))
        return true;
    record_set_minutes(record, wide, minutes);
    if (s->nearest)
        s->nearest[cell] = source;
    return adg_cell_queue_push(&s->queue, cell, minutes);
}

static inline bool step(search *s, uint32_t here, const adg_step *step, double friction,
                        double minutes, bool wide)
{
    const adg_friction_surface *surface = s->surface;
    uint32_t there = (uint32_t)((ptrdiff_t)here + step->to);
    unsigned char *record = surface->cell + there * record_bytes(wide);
    double cost = step->share * (friction + record_friction(record, wide));
    if (surface->elevation)
        cost *= slope_factor(s, here, there, step->metres);
    return take(s, there, record, wide, minutes + cost, s->nearest ? s->nearest[here] : 0);
}

static inline double friction_at(const search *s, uint32_t here, ptrdiff_t to, bool wide)
{
    size_t cell = (size_t)((ptrdiff_t)here + to);
    return record_friction(s->surface->cell + cell * record_bytes(wide), wide);
}

static inline bool knight(search *s, uint32_t here, const adg_step *move, double friction,
                          double minutes, bool wide)
{
    double passed =
        friction_at(s, here, move->pass[0], wide) + friction_at(s, here, move->pass[1], wide);
    return step(s, here, move, friction + passed, minutes, wide);
}

/* NaN when one of the two cells beside a diagonal step is a barrier. */
static inline bool corner_is_closed(const search *s, uint32_t here, const adg_step *move, bool wide)
{
    return isnan(friction_at(s, here, move->pass[0], wide) +
                 friction_at(s, here, move->pass[1], wide));
}

static inline bool scan(search *s, uint32_t here, bool wide)
{
    const unsigned char *record = s->surface->cell + here * record_bytes(wide);
    double friction = record_friction(record, wide), minutes = record_minutes(record, wide);
    const adg_step *move = s->steps.step;
    bool ok = true;
    for (size_t k = 0; k < s->steps.n_straight; k++, move++)
        ok &= step(s, here, move, friction, minutes, wide);
    for (size_t k = 0; k < s->steps.n_diagonal; k++, move++)
        if (!s->options->forbid_corners || !corner_is_closed(s, here, move, wide))
            ok &= step(s, here, move, friction, minutes, wide);
    for (size_t k = 0; k < s->steps.n_knight; k++, move++)
        ok &= knight(s, here, move, friction, minutes, wide);
    return ok;
}

static inline void fetch(const search *s, uint32_t cell, bool wide)
{
    size_t row = s->surface->stride * record_bytes(wide);
    const unsigned char *record = s->surface->cell + cell * record_bytes(wide);
    adg_prefetch(record - row);
    adg_prefetch(record);
    adg_prefetch(record + row);
}

/* Empties the bucket the queue stands at; cells that improve but stay in it are scanned again. */
static inline bool scan_bucket(search *s, bool wide)
{
    adg_cell_list *bucket = adg_cell_queue_bucket(&s->queue);
    bool ok = true;
    for (size_t i = 0; ok && i < bucket->n; i++) {
        if (i + LOOK_AHEAD < bucket->n)
            fetch(s, bucket->cell[i + LOOK_AHEAD], wide);
        uint32_t cell = bucket->cell[i];
        double minutes = record_minutes(s->surface->cell + cell * record_bytes(wide), wide);
        if (!adg_cell_queue_is_due(&s->queue, minutes))
            continue;
        s->n_scanned++;
        ok = ok && scan(s, cell, wide);
    }
    return ok && adg_cell_queue_next(&s->queue);
}

static adg_status run(search *s, adg_error *error)
{
    size_t asked = 0;
    adg_status status = ADG_OK;
    while (status == ADG_OK && s->queue.n + s->queue.n_late > 0) {
        /* Two calls with a constant: the compiler makes two loops without a branch inside. */
        bool ok = s->surface->wide ? scan_bucket(s, true) : scan_bucket(s, false);
        if (!ok)
            return adg_fail_memory(error);
        if (s->n_scanned < asked + ASK_EVERY)
            continue;
        asked = s->n_scanned;
        double done = (double)s->n_scanned / (double)s->surface->n_passable;
        status = adg_progress(s->ctx, fmin(done, 0.99), _("search"), error);
    }
    return status;
}

static bool seed(search *s, const adg_cost_source *sources, size_t n)
{
    bool wide = s->surface->wide, ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        unsigned char *record = s->surface->cell + sources[i].cell * record_bytes(wide);
        if (!isnan(record_friction(record, wide)))
            ok = take(s, sources[i].cell, record, wide, sources[i].minutes, (uint32_t)i);
    }
    return ok;
}

/* The search before this one is forgotten. */
static void forget(const adg_friction_surface *surface, uint32_t *nearest)
{
    size_t n = adg_friction_surface_cells(surface);
    for (size_t i = 0; i < n; i++) {
        record_set_minutes(surface->cell + i * record_bytes(surface->wide), surface->wide,
                           INFINITY);
        if (nearest)
            nearest[i] = ADG_NONE;
    }
}

adg_status adg_cost_distance(adg_friction_surface *surface, const adg_cost_options *options,
                             const adg_cost_source *sources, size_t n_sources, uint32_t *nearest,
                             const adg_context *ctx, adg_error *error)
{
    int neighbours = options->neighbours;
    if (neighbours != 4 && neighbours != 8 && neighbours != 16)
        return adg_fail(error, ADG_E_INVALID, _("%d neighbours; possible are 4, 8 and 16"),
                        neighbours);
    search s = {.surface = surface,
                .options = options,
                .limit_min = fmin(options->limit_min, ADG_COST_LONGEST_MIN),
                .steps = adg_steps_of(surface->stride, surface->cell_m, neighbours),
                .nearest = nearest,
                .ctx = ctx};
    forget(surface, nearest);
    double width_min = surface->mean_min * surface->cell_m / BUCKETS_A_STEP;
    double longest = surface->longest_min * s.steps.step[neighbours - 1].metres;
    adg_status status = adg_cell_queue_init(&s.queue, width_min, longest, error);
    if (status == ADG_OK && !seed(&s, sources, n_sources))
        status = adg_fail_memory(error);
    if (status == ADG_OK)
        status = run(&s, error);
    adg_cell_queue_release(&s.queue);
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
