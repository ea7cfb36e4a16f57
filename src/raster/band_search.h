/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_RASTER_BAND_SEARCH_H
#define ADG_RASTER_BAND_SEARCH_H

/* For the files of raster/ alone: the part of a cost-distance search one thread does. The cells are cut
 * into bands of some rows, dealt out to the searchers in turn, so that each has a part of every
 * front. A searcher changes the minutes and sources of its own cells alone; a way that leads into
 * another's band is offered to that one between two windows of time. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "raster/cell_queue.h"
#include "raster/cost_distance.h"
#include "raster/steps.h"

/** What all searchers read. */
typedef struct {
    adg_friction_surface *surface;
    const adg_cost_options *options;
    double limit_min;
    double longest_min; /* no step takes longer */
    adg_steps steps;
    uint32_t *nearest;  /* [cells with border]; NULL: not asked for */
    unsigned band_log2; /* 2^this cells on end are one band */
    size_t n_searchers;
} adg_bands;

/** A way to a cell of another searcher. */
typedef struct {
    uint32_t cell, source;
    double minutes;
} adg_offer;

typedef struct {
    adg_offer *offer;
    size_t n, capacity;
} adg_offers;

typedef struct {
    adg_cell_queue queue;
    adg_offers *to; /* [n_searchers] offers made in this window */
    size_t n_scanned;
    bool out_of_memory;
    bool tied;       /* a cell was offered to a later source that is as near */
    bool corrected;  /* a cell that had been scanned came nearer, but for the last digits */
    char apart[128]; /* no two searchers write to one cache line */
} adg_band_searcher;

/** The searcher that owns a cell. */
static inline size_t adg_band_owner(const adg_bands *bands, uint32_t cell)
{
    return (cell >> bands->band_log2) % bands->n_searchers;
}

/** Takes a way to a cell of the searcher's own if it is shorter, or as short and to a source that comes
 *  first. minutes: NaN is never taken. */
void adg_band_take(const adg_bands *bands, adg_band_searcher *searcher, uint32_t cell,
                   double minutes, uint32_t source);

/** Empties the n buckets from `first` on. */
void adg_band_search(const adg_bands *bands, adg_band_searcher *all, size_t me, uint64_t first,
                     uint64_t n);

/** Takes what the others have offered. */
void adg_band_receive(const adg_bands *bands, adg_band_searcher *all, size_t me);

#endif
