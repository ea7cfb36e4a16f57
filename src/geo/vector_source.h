/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_VECTOR_SOURCE_H
#define ADG_GEO_VECTOR_SOURCE_H

/* For the files of geo/ alone: a vector layer found and opened, before its features are read. */
#include <gdal.h>
#include <ogr_api.h>

#include "geo/vector_reader.h"

typedef struct {
    const adg_layer_request *request;
    const char *shown; /* the path for messages */
    GDALDatasetH dataset;
    OGRLayerH layer;  /* NULL: it could not be opened */
    int *field_index; /* [n_fields] in the layer; -1 = not wanted or missing */
    adg_faults *faults;
    bool usable; /* no fault so far that makes the whole layer useless */
} adg_vector_source;

/** Opens the layer and finds its fields. A file that cannot be opened, several layers without a choice,
 *  no CRS, missing fields become error faults. Fails only without memory. */
adg_status adg_vector_source_open(const adg_layer_request *request, adg_faults *faults,
                                  adg_vector_source *source, adg_error *error);
void adg_vector_source_close(adg_vector_source *source);

/** Adds an error fault about the whole layer, which makes it useless. field may be NULL. */
adg_fault *adg_source_fault(adg_vector_source *source, const char *code, const char *field,
                            const char *message);

#endif
