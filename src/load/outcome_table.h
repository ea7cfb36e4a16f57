/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_OUTCOME_TABLE_H
#define ADG_LOAD_OUTCOME_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/faults.h"

/** Which columns of a table hold what; NULL: not there. */
typedef struct {
    const char *path;
    const char *value; /* never NULL */
    const char *population, *rank, *group, *cluster;
    const char *se, *lower, *upper;
    bool low_is_deprived;
} adg_outcome_columns;

/** One outcome, a unit a row. Arrays [n]; NULL where no column is named, but people is 1 then. */
typedef struct {
    size_t n;
    double *value;             /* NaN = missing, +inf = unreachable */
    double *people;            /* NaN and 0: nobody */
    double *deprivation;       /* higher = more deprived, NaN = missing */
    double *se;                /* half of lower ... upper over 1.96 where those are given */
    uint32_t *group, *cluster; /* by first appearance; ADG_NONE: an empty group */
    size_t n_groups, n_clusters;
    size_t no_value, no_people, no_rank; /* rows that take no part, and their people */
    double no_value_population, no_rank_population;
} adg_outcome;

/** Values that make no sense are error faults with their line: no number, -inf, people that are
 *  negative or infinite, standard errors that are missing or negative for a row that counts, lower
 *  above upper, an empty cluster.  O(n log n). */
adg_status adg_outcome_read(const adg_outcome_columns *columns, adg_outcome *outcome,
                            adg_faults *faults, adg_error *error);
void adg_outcome_release(adg_outcome *outcome);

#endif
