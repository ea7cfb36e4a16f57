/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_SERVICE_MEASURES_H
#define ADG_FINDINGS_SERVICE_MEASURES_H

#include "adgang/inequality.h"
#include "adgang/measures.h"
#include "prepare/study.h"

/** A measure that a service asked for, beside the nearest. */
typedef struct {
    adg_measure_settings settings; /* borrows its name */
    double *value;                 /* [cells]; +inf = reaches none of what is measured in minutes */
    double **zone_value;           /* [levels][zones] people-weighted mean, or sum */
    bool is_sum;                   /* people: adds up over cells and zones */
    double factor;        /* what readers see is value times this: 1e5 of a supply per person */
    adg_kind kind;        /* more is worse, or better */
    double region;        /* mean or sum of all people; NaN when undefined */
    double people_beyond; /* without an open facility in reach */
    double unused;        /* supply that nobody reaches; NaN where supply is not shared out */
    adg_inequality inequality; /* of value * factor; by deprivation, between zones of level 0 */
} adg_measure_findings;

/** The pairs within the widest limit that any measure of a service needs, collected row by row. */
typedef struct {
    bool wanted;
    double limit_min;
    size_t n, capacity;
    uint32_t *origin, *facility; /* [n]; facility: position in the service's list */
    double *minutes;             /* [n] */
} adg_pair_rows;

/** Does a service have the capacities it needs for a measure? */
bool adg_measure_is_known(const adg_study *study, const adg_service *service,
                          adg_service_measure measure);

/** What a service needs of pairs: none for the nearest and for `supply: e2sfca`, which are taken
 *  from the rows as they pass. */
adg_pair_rows adg_pair_rows_begin(const adg_study *study, const adg_service *service);
adg_status adg_pair_rows_add(adg_pair_rows *rows, uint32_t k, const double *minutes, size_t n,
                             adg_error *error);
void adg_pair_rows_release(adg_pair_rows *rows);

/** Measures of a service from its pairs, which are used up. supply: the capacity per person of
 *  `supply`, or NULL when it is not wanted from pairs; *unused goes with it. *measures [*n] are those
 *  of "measures" (and `supply: raam`) whose capacities are known; the caller releases each.
 *  O(pairs) but for RAAM. */
adg_status adg_service_measures_make(const adg_study *study, const adg_service *service,
                                     adg_pair_rows *rows, double *supply, double *unused,
                                     const adg_context *ctx, adg_measure_findings **measures,
                                     size_t *n, adg_error *error);
void adg_service_measures_free(adg_measure_findings *measures, size_t n, size_t n_levels);

#endif
