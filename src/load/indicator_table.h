/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_INDICATOR_TABLE_H
#define ADG_LOAD_INDICATOR_TABLE_H

#include "core/faults.h"
#include "core/shapes.h"
#include "geo/crs.h"
#include "geo/vector_reader.h"

/** Units with people and indicators, of a layer or of a .csv, which needs no coordinates. */
typedef struct {
    const char *path;
    const char *id;         /* field; NULL: the column "id" of a .csv, else the number of the row */
    const char *population; /* field */
    const char *const *indicator; /* [n_indicators] fields */
    size_t n_indicators;
    const adg_crs *crs; /* coordinates are transformed to it */
} adg_indicator_request;

typedef struct {
    size_t n;
    char **id;      /* [n] */
    double *people; /* [n] >= 0; where the field is empty nobody, with a warning that counts them */
    double *value;  /* [n_indicators x n], indicator by indicator; NaN = missing */
    bool has_shapes;
    adg_geometry_kind geometry;
    adg_shapes shapes; /* [n]; empty without coordinates */
} adg_indicator_table;

/** Negative people, infinite values and an indicator that no unit has are error faults. */
adg_status adg_indicator_table_load(const adg_indicator_request *request,
                                    adg_indicator_table *table, adg_faults *faults,
                                    adg_error *error);
void adg_indicator_table_release(adg_indicator_table *table);

#endif
