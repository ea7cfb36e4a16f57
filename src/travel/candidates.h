/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_CANDIDATES_H
#define ADG_TRAVEL_CANDIDATES_H

#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"
#include "network/nearest_labels.h"

/** A facility of a list and the minutes to it. */
typedef struct {
    uint32_t listed;
    double minutes;
} adg_candidate;

/** Who may be among the nearest of one origin, in list order, each once. */
typedef struct {
    adg_candidate *of; /* [n], room for so many as may come */
    size_t n;
} adg_candidates;

/** Adds a facility, or makes its time shorter; +inf adds nothing. */
void adg_candidates_add(adg_candidates *candidates, uint32_t listed, double minutes);

/** Adds all labels of a node, each so much longer. */
void adg_candidates_add_labels(adg_candidates *candidates, const adg_nearest_labels *labels,
                               uint32_t node, double longer_min);

#endif
