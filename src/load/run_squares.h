/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_RUN_SQUARES_H
#define ADG_LOAD_RUN_SQUARES_H

#include <stddef.h>

#include "adgang/status.h"
#include "core/faults.h"
#include "geo/vector_reader.h"

/** What a finished run says of its squares: the layer cells of its adgang.gpkg, read back. */
typedef struct {
    adg_layer layer;
    size_t n;
    char **id;            /* [n], borrowed from the layer, as all that follows */
    const double *people; /* [n] */
    int *fifth;           /* [n] 1 ... 5; 0 = not known */
    size_t n_services;
    double **minutes; /* [n_services][n]; +inf without a way */
} adg_run_squares;

/** Reads the squares of the run in a folder. crs: its analysis CRS; service [n_services]: names.
 *  What is wrong with the layer goes to faults.  O(n). */
adg_status adg_run_squares_read(const char *folder, const char *crs, const char *const *service,
                                size_t n_services, bool deprivation, adg_run_squares *squares,
                                adg_faults *faults, adg_error *error);
void adg_run_squares_release(adg_run_squares *squares);

#endif
