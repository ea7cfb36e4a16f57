/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SPATIAL_WEIGHTS_H
#define ADG_SPATIAL_WEIGHTS_H

#include <stdbool.h>

#include "adgang/spatial.h"

/** Links as they are found, in any order. */
typedef struct {
    uint32_t (*link)[2]; /* [n] from, to */
    size_t n, capacity;
} adg_links;

/** Adds a link one way. False = no memory. */
bool adg_links_add(adg_links *links, uint32_t from, uint32_t to);
void adg_links_release(adg_links *links);

/** Makes weights of 1 from links between n units; a link that stands twice counts once.
 *  O(links). */
adg_status adg_weights_build(const adg_links *links, size_t n, adg_weights *weights,
                             adg_error *error);

/** The links among the units that are kept: unit k of the result is kept[k], which ascends.
 *  O(links). */
adg_status adg_weights_restrict(const adg_weights *weights, const uint32_t *kept, size_t n_kept,
                                adg_weights *restricted, adg_error *error);

adg_status adg_weights_copy(const adg_weights *weights, adg_weights *copy, adg_error *error);

/** Number of neighbours of a unit. */
static inline size_t adg_n_neighbours(const adg_weights *weights, size_t i)
{
    return weights->first[i + 1] - weights->first[i];
}

/** Sum of w_ij x_j over the neighbours of a unit, compensated. */
double adg_lag(const adg_weights *weights, const double *value, size_t i);

#endif
