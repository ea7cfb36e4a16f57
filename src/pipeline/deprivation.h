/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_DEPRIVATION_H
#define ADG_PIPELINE_DEPRIVATION_H

#include <stdbool.h>

#include "adgang/context.h"
#include "adgang/status.h"
#include "load/project.h"
#include "prepare/indicator_transform.h"

/** A deprivation index over the units of a table or layer. */
typedef struct {
    adg_deprivation_source source;  /* source.path, method, indicators */
    const adg_transform *transform; /* [source.n_indicators] */
    bool domains;                   /* a column of every domain as well */
    bool each;                      /* and the group by every indicator alone */
    const char *id, *population;    /* fields; id NULL: see indicator_table.h */
    const char *crs;                /* of the output and of a CSV with x,y */
    int n_groups;
    const char *baseline; /* summary of an earlier year; NULL: fit to these units */
    const char *out;      /* .csv, .gpkg or .geojson */
    bool overwrite;
} adg_deprivation_request;

/** Writes the index and prints its summary as JSON on standard output. */
adg_status adg_deprivation(const adg_deprivation_request *request, const adg_context *ctx,
                           adg_error *error);

#endif
