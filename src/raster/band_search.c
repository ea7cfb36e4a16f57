/* SPDX-License-Identifier: MPL-2.0 */
#include "raster/band_search.h"

#include <float.h>
#include <math.h>

#include "core/memory.h"
#include "core/prefetch.h"
#include "raster/cell_record.h"
#include "raster/walking.h"

enum {
    LOOK_AHEAD = 8 /* cells of the queue whose neighbourhood is fetched in advance */
};

/* One searcher at work. wide and alone are constants wherever speed matters. */
typedef struct {
    const adg_bands *bands;
    adg_band_searcher *searcher;
    size_t me;
    bool wide;  /* records of 16 bytes */
    bool alone; /* all cells are its own */
} search;

/* A cell that was scanned with `known` minutes and is now `minutes` away. Where both differ in the last
 * digits only, a step further both may be the same number. */
static void note_correction(const search *s, double known, double minutes)
{
    double digits = 2 * DBL_EPSILON * (known + s->bands->longest_min);
    const adg_cell_queue *queue = &s->searcher->queue;
    if (known - minutes <= digits && (uint64_t)(known * queue->per_minute) <= queue->furthest)
        s->searcher->corrected = true;
}

static inline void take(const search *s, uint32_t cell, unsigned char *record, double minutes,
                        uint32_t source)
{
    double known = record_minutes(record, s->wide);
    uint32_t *nearest = s->bands->nearest;
    /* Written so that NaN, which barriers give, is never taken. */
    if (!(minutes < known)) {
        if (!nearest || minutes != known || isinf(minutes) || source == nearest[cell])
            return;
        if (source > nearest[cell]) {
            s->searcher->tied = true;
            return;
        }
    }
    if (!(minutes <= s->bands->limit_min))
        return;
    record_set_minutes(record, s->wide, minutes);
    if (nearest) {
        nearest[cell] = source;
        if (minutes < known && isfinite(known))
            note_correction(s, known, minutes);
    }
    if (!adg_cell_queue_push(&s->searcher->queue, cell, minutes))
        s->searcher->out_of_memory = true;
}

static void send(const search *s, size_t owner, uint32_t cell, double minutes, uint32_t source)
{
    adg_offers *to = &s->searcher->to[owner];
    adg_offer *grown = adg_grow_array(to->offer, to->n, &to->capacity, sizeof *grown);
    if (!grown) {
        s->searcher->out_of_memory = true;
        return;
    }
    to->offer = grown;
    to->offer[to->n++] = (adg_offer){cell, source, minutes};
}

/* What the friction of flat ground is multiplied by on the way of one step. */
static double slope_factor(const adg_bands *bands, uint32_t here, uint32_t there, double metres)
{
    const float *z = bands->surface->elevation;
    double rise = (double)z[here] - (double)z[there]; /* people come from there to here */
    if (bands->options->direction == ADG_FROM_FACILITY)
        rise = -rise;
    return adg_tobler_kmh(0) / adg_tobler_kmh(rise / metres);
}

static inline void step(const search *s, uint32_t here, const adg_step *step, double friction,
                        double minutes)
{
    const adg_bands *bands = s->bands;
    uint32_t there = (uint32_t)((ptrdiff_t)here + step->to);
    unsigned char *record = bands->surface->cell + there * record_bytes(s->wide);
    double cost = step->share * (friction + record_friction(record, s->wide));
    if (bands->surface->elevation)
        cost *= slope_factor(bands, here, there, step->metres);
    uint32_t source = bands->nearest ? bands->nearest[here] : 0;
    size_t owner = s->alone ? s->me : adg_band_owner(bands, there);
    if (owner == s->me)
        take(s, there, record, minutes + cost, source);
    else if (minutes + cost <= bands->limit_min)
        send(s, owner, there, minutes + cost, source);
}

static inline double friction_at(const search *s, uint32_t here, ptrdiff_t to)
{
    size_t cell = (size_t)((ptrdiff_t)here + to);
    return record_friction(s->bands->surface->cell + cell * record_bytes(s->wide), s->wide);
}

static inline void knight(const search *s, uint32_t here, const adg_step *move, double friction,
                          double minutes)
{
    double passed = friction_at(s, here, move->pass[0]) + friction_at(s, here, move->pass[1]);
    step(s, here, move, friction + passed, minutes);
}

/* NaN when one of the two cells beside a diagonal step is a barrier. */
static inline bool corner_is_closed(const search *s, uint32_t here, const adg_step *move)
{
    return isnan(friction_at(s, here, move->pass[0]) + friction_at(s, here, move->pass[1]));
}

static inline void scan(const search *s, uint32_t here, double minutes)
{
    const adg_steps *steps = &s->bands->steps;
    double friction = friction_at(s, here, 0);
    const adg_step *move = steps->step;
    for (size_t k = 0; k < steps->n_straight; k++, move++)
        step(s, here, move, friction, minutes);
    for (size_t k = 0; k < steps->n_diagonal; k++, move++)
        if (!s->bands->options->forbid_corners || !corner_is_closed(s, here, move))
            step(s, here, move, friction, minutes);
    for (size_t k = 0; k < steps->n_knight; k++, move++)
        knight(s, here, move, friction, minutes);
}

static inline void fetch(const search *s, uint32_t cell)
{
    size_t row = s->bands->surface->stride * record_bytes(s->wide);
    const unsigned char *record = s->bands->surface->cell + cell * record_bytes(s->wide);
    adg_prefetch(record - row);
    adg_prefetch(record);
    adg_prefetch(record + row);
}

/* Empties the bucket the queue stands at; cells that improve but stay in it are scanned again. */
static inline void scan_bucket(const search *s)
{
    adg_cell_queue *queue = &s->searcher->queue;
    adg_cell_list *bucket = adg_cell_queue_bucket(queue);
    for (size_t i = 0; i < bucket->n && !s->searcher->out_of_memory; i++) {
        if (i + LOOK_AHEAD < bucket->n)
            fetch(s, bucket->cell[i + LOOK_AHEAD]);
        uint32_t cell = bucket->cell[i];
        double minutes =
            record_minutes(s->bands->surface->cell + cell * record_bytes(s->wide), s->wide);
        if (!adg_cell_queue_is_due(queue, minutes))
            continue;
        s->searcher->n_scanned++;
        scan(s, cell, minutes);
    }
}

static inline void scan_buckets(const search *s, uint64_t n)
{
    adg_cell_queue *queue = &s->searcher->queue;
    uint64_t end = queue->first + n;
    while (queue->number < end && queue->n > 0 && !s->searcher->out_of_memory) {
        queue->furthest = queue->number > queue->furthest ? queue->number : queue->furthest;
        scan_bucket(s);
        adg_cell_queue_next(queue);
    }
}

void adg_band_take(const adg_bands *bands, adg_band_searcher *searcher, uint32_t cell,
                   double minutes, uint32_t source)
{
    const search s = {.bands = bands, .searcher = searcher, .wide = bands->surface->wide};
    take(&s, cell, bands->surface->cell + cell * record_bytes(s.wide), minutes, source);
}

void adg_band_search(const adg_bands *bands, adg_band_searcher *all, size_t me, uint64_t first,
                     uint64_t n)
{
    adg_band_searcher *own = &all[me];
    if (!adg_cell_queue_begin(&own->queue, first))
        own->out_of_memory = true;
    /* Calls with constants: the compiler makes loops without a branch inside. */
    if (bands->n_searchers == 1 && bands->surface->wide)
        scan_buckets(&(search){bands, own, me, true, true}, n);
    else if (bands->n_searchers == 1)
        scan_buckets(&(search){bands, own, me, false, true}, n);
    else if (bands->surface->wide)
        scan_buckets(&(search){bands, own, me, true, false}, n);
    else
        scan_buckets(&(search){bands, own, me, false, false}, n);
}

void adg_band_receive(const adg_bands *bands, adg_band_searcher *all, size_t me)
{
    for (size_t from = 0; from < bands->n_searchers; from++) {
        adg_offers *offers = &all[from].to[me];
        for (size_t k = 0; k < offers->n; k++)
            adg_band_take(bands, &all[me], offers->offer[k].cell, offers->offer[k].minutes,
                          offers->offer[k].source);
        offers->n = 0;
    }
}
