/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_NEAREST_LABELS_H
#define ADG_NETWORK_NEAREST_LABELS_H

#include <stdbool.h>

#include "adgang/status.h"
#include "network/graph.h"

/** That a source reaches a node after so many minutes. */
typedef struct {
    double minutes;  /* without what the source itself takes */
    uint32_t source; /* ADG_NONE: no label, and none after it */
    bool fresh;      /* not yet passed on (adg_nearest_search) */
} adg_nearest_label;

/** Who is among the k nearest of every node: a short list of labels a node, by minutes (and what
 *  the source takes), one label a source.
 *
 *  A list leaves out only those who are not among the k nearest, here or further on, whichever way
 *  times nearer than ADG_SOURCE_TIE_MIN are ordered: those to whom k others are clearly nearer, or
 *  as near and of a lower source. So it may hold a few more than k; where they are more than
 *  ADG_NEAREST_SPARE, `crowded` says that lists are not complete.
 *  16 bytes x (k + ADG_NEAREST_SPARE) a node. */
typedef struct {
    size_t n_nodes, k, room;  /* labels a node has room for */
    const double *offset;     /* [sources] minutes a source takes by itself; borrowed; NULL: none */
    adg_nearest_label *label; /* [n_nodes x room] */
    bool crowded;
} adg_nearest_labels;
#define ADG_NEAREST_SPARE 3

adg_status adg_nearest_labels_init(size_t n_nodes, size_t k, adg_nearest_labels *labels,
                                   adg_error *error);
void adg_nearest_labels_release(adg_nearest_labels *labels);

/** Forgets all labels. */
void adg_nearest_labels_clear(adg_nearest_labels *labels);

/** Adds a label, fresh, or makes it shorter; false when it says nothing new. */
bool adg_nearest_labels_offer(adg_nearest_labels *labels, size_t node, uint32_t source,
                              double minutes);

static inline adg_nearest_label *adg_nearest_labels_at(const adg_nearest_labels *labels,
                                                       size_t node)
{
    return labels->label + node * labels->room;
}

/** Minutes of a label with all that its source takes: what lists are ordered by. */
static inline double adg_nearest_total(const adg_nearest_labels *labels,
                                       const adg_nearest_label *label)
{
    return labels->offset ? label->minutes + labels->offset[label->source] : label->minutes;
}

#endif
