/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_TRAVEL_H
#define ADGANG_TRAVEL_H

#include <stddef.h>
#include <stdint.h>

#include "adgang/context.h"
#include "adgang/export.h"
#include "adgang/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Which way people travel. On directed graphs it matters. */
typedef enum {
    ADG_TO_FACILITY,  /* from home to the facility */
    ADG_FROM_FACILITY /* from the facility home */
} adg_travel_direction;

/** The one interface over all ways to find travel times between n_origins places and n_facilities
 *  places, whichever engine is behind it (road, straight line, given matrix). Immutable: any number
 *  of threads may ask, each through its own query object. */
typedef struct adg_travel adg_travel;

ADG_API void adg_travel_free(adg_travel *travel);

/** Called with the minutes [n_origins] of one facility: position k of the list that was asked for.
 *  A status other than ADG_OK ends the visit. */
typedef adg_status (*adg_row_visitor)(void *data, size_t k, const double *minutes,
                                      adg_error *error);

/** Lists of facilities are positions below n_facilities; another is ADG_E_INVALID. */

/** Visits the rows of the listed facilities in list order, from the calling thread; rows are
 *  computed ahead in parallel. What the visitor sees does not depend on the number of threads.
 *  Of a thousand rows and more of one network, sixteen are found at once, by way of a hierarchy that
 *  is built first: the times are the same but for rounding (1e-12), and the choice depends on
 *  the question alone.
 *  Memory: 8 bytes x n_origins x 2 threads; 16 threads for a thousand rows and more, and then about
 *  250 bytes a node of the network. */
ADG_API adg_status adg_travel_rows(const adg_travel *travel, const adg_context *ctx,
                                   const char *stage, const uint32_t *facility, size_t n,
                                   double limit_min, adg_row_visitor visit, void *data,
                                   adg_error *error);

/** The k nearest of the listed facilities for every origin, by minutes, ties by list order:
 *  which [n_origins x k] are positions in the list (ADG_NONE where there are fewer), minutes
 *  [n_origins x k] (+inf there). Both out. */
ADG_API adg_status adg_travel_nearest(const adg_travel *travel, const adg_context *ctx,
                                      const uint32_t *facility, size_t n, size_t k,
                                      double limit_min, uint32_t *which, double *minutes,
                                      adg_error *error);

/** Times nearer to each other than this are a tie: the same route summed in another order may
 *  differ in the last digits, and must not decide who is nearest. */
#define ADG_TIE_MIN 1e-9

/** All pairs of listed facilities and origins within a limit, facility by facility: the pairs of
 *  the facility at list position k stand at first[k] ... first[k + 1] - 1, origins increasing. */
typedef struct {
    size_t n, n_pairs;
    size_t *first; /* [n + 1] */
    uint32_t *origin;
    double *minutes;
} adg_pairs;

ADG_API adg_status adg_travel_pairs_within(const adg_travel *travel, const adg_context *ctx,
                                           const uint32_t *facility, size_t n, double limit_min,
                                           adg_pairs *pairs, adg_error *error);
ADG_API void adg_pairs_release(adg_pairs *pairs);

/** Travel along straight lines in the plane of the analysis CRS at a constant speed. The points are
 *  copied; xy [2 n].  minutes = 60 d / (1000 kmh). ADG_E_INVALID for a speed that is not positive. */
ADG_API adg_status adg_straight_new(const double *origin_xy, size_t n_origins,
                                    const double *facility_xy, size_t n_facilities, double kmh,
                                    adg_travel **travel, adg_error *error);

/** One time of a given matrix. */
typedef struct {
    uint32_t origin, facility;
    double minutes;
} adg_given_time;

/** Travel times someone else has computed (public transport, a survey). Pairs that are not given
 * are unreachable; of a pair given twice the shorter time counts. The list is copied. ADG_E_INVALID
 *  for a negative or NaN time, or a place that does not exist. */
ADG_API adg_status adg_given_matrix_new(size_t n_origins, size_t n_facilities,
                                        const adg_given_time *times, size_t n_times,
                                        adg_travel **travel, adg_error *error);

/** One edge of a graph without geometry, between numbered nodes. */
typedef struct {
    uint32_t from, to;
    double minutes;
    int both; /* 0: from -> to only; otherwise both ways */
} adg_graph_edge;

/** Shortest paths in a graph given as a table; origin and facility [n] are nodes below n_nodes.
 *  Everything is copied. ADG_E_INVALID for a node that does not exist or a time that is negative,
 *  NaN or above 17,895 minutes (12 days). */
ADG_API adg_status adg_graph_travel_new(uint32_t n_nodes, const adg_graph_edge *edges,
                                        size_t n_edges, const uint32_t *origin, size_t n_origins,
                                        const uint32_t *facility, size_t n_facilities,
                                        adg_travel_direction direction, adg_travel **travel,
                                        adg_error *error);

#ifdef __cplusplus
}
#endif

#endif
