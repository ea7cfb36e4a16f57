/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_SEGMENT_INDEX_H
#define ADG_NETWORK_SEGMENT_INDEX_H

#include <stdbool.h>
#include <stdint.h>

#include "adgang/status.h"
#include "core/shapes.h"

/** The straight pieces of lines in a packed R-tree (Hilbert order, 16 boxes a node), to find the
 *  one nearest to a point. Immutable once built: any number of threads may ask at once. Source:
 *  Kamel & Faloutsos 1993; Roussopoulos et al. 1995 (branch and bound). */
typedef struct adg_segment_index adg_segment_index;

/** What is wanted of a line: all of it, or its first or last point, or both. */
enum {
    ADG_LINE_WHOLE = 1,
    ADG_LINE_START = 2,
    ADG_LINE_END = 4
};

/** Indexes of every line what wanted [lines->n] says, 0 for nothing (NULL: all lines, whole). The lines are
 *  borrowed and must outlive the index.  O(points). */
adg_status adg_segment_index_build(const adg_shapes *lines, const unsigned char *wanted,
                                   adg_segment_index **index, adg_error *error);
void adg_segment_index_free(adg_segment_index *index);

/** What is nearest to a point. */
typedef struct {
    uint32_t line;  /* ADG_NONE when the index is empty */
    uint32_t point; /* first point of the segment, as a position in lines->xy */
    double along;   /* 0 ... 1 along the segment */
    double x, y;    /* the nearest place on it */
    double distance_m;
} adg_nearest_segment;

/** The nearest place on any line; of equally near ones the line that comes first, and on it the
 *  segment that comes first. O(log n) on average. */
adg_nearest_segment adg_segment_index_nearest(const adg_segment_index *index, double x, double y);

/** Calls visit for every segment whose box meets the box, in no particular order; a false return
 *  ends the search. */
void adg_segment_index_query(const adg_segment_index *index, const adg_box *box,
                             bool (*visit)(uint32_t line, uint32_t point, void *data), void *data);

#endif
