/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_GIVEN_TIMES_H
#define ADG_LOAD_GIVEN_TIMES_H

#include "core/faults.h"
#include "load/project.h"

/** Travel times from a table, with places by id. */
typedef struct {
    size_t n;
    char **origin, **destination; /* [n] */
    double *minutes;              /* [n] >= 0; +inf = unreachable */
} adg_given_times;

/** Reads a .csv with one row a pair; empty minutes mean unreachable. */
adg_status adg_given_times_load(const adg_matrix_source *source, adg_given_times *times,
                                adg_faults *faults, adg_error *error);
void adg_given_times_release(adg_given_times *times);

#endif
