/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_MEASURE_TABLES_H
#define ADG_LOAD_MEASURE_TABLES_H

#include "adgang/measures.h"
#include "core/faults.h"
#include "load/csv_table.h"

/** Paths of the tables that a measure is taken of. */
typedef struct {
    const char *matrix; /* origin,destination,minutes; NULL: not needed */
    const char *demand; /* id,demand[,zone] */
    const char *supply; /* id,supply[,zone]; NULL: every destination of the matrix is a facility */
} adg_measure_sources;

/** Rows of the matrix with an id that the other table does not have. */
typedef struct {
    size_t n;
    const char *id; /* the first such id */
    long long line; /* where it stands */
} adg_unknown_ids;

/** The tables, put together by their ids. */
typedef struct {
    adg_csv matrix_csv, demand_csv, supply_csv;
    size_t n_origins, n_facilities;
    char *const *origin_id;   /* [n_origins] */
    char *const *facility_id; /* [n_facilities] */
    double *demand, *supply;  /* supply NULL: there is no such table */
    char **destination;       /* then: the facilities, by first appearance; borrowed texts */
    adg_reach reach;          /* empty without a matrix */
    adg_unknown_ids unknown_origins, unknown_destinations;
    size_t n_origins_without_row, n_facilities_without_row;
    double demand_without_row;
    uint32_t *zone;          /* [n_origins] below n_origins, or ADG_NONE; NULL: no zone column */
    uint32_t *facility_zone; /* [n_facilities] likewise, in the zones of the demand; NULL */
} adg_measure_tables;

/** Reads them; what is wrong goes to faults. Rows with unknown ids are counted and left out; a matrix
 *  in which no row belongs to both tables is an error.  O(n log n). */
adg_status adg_measure_tables_load(const adg_measure_sources *sources, adg_measure_tables *tables,
                                   adg_faults *faults, adg_error *error);
void adg_measure_tables_release(adg_measure_tables *tables);

#endif
