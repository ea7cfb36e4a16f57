/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_CLUSTERS_H
#define ADG_WRITE_CLUSTERS_H

#include <stdio.h>

#include "core/table.h"
#include "spatial/clusters.h"

/** What is told of an analysis of clusters: the layer as it was read, and what came out for the units
 *  that took part. */
typedef struct {
    const char *layer, *value_field, *second_field,
        *population_field;        /* the last two may be NULL */
    const char *method, *weights; /* as they were named: "local_moran", "knn:5" */
    size_t n_units;               /* of the layer */
    char *const *id;              /* [n_units]; NULL: the row is the id */
    const long long *row;         /* [n_units] */
    const double *value, *second; /* [n_units]; second may be NULL */
    const uint32_t *kept;         /* [result->n] those that took part, ascending */
    size_t n_without_value, n_without_people;
    const adg_cluster_request *request;
    const adg_cluster_result *result;
} adg_clusters_told;

/** One row a unit of the layer, also those that took no part (their numbers are empty). */
adg_status adg_table_of_clusters(const adg_clusters_told *told, adg_table *table, adg_error *error);

/** The numbers of the whole map as JSON; what is undefined is null and named in "undefined". */
adg_status adg_clusters_json(const adg_clusters_told *told, FILE *out, adg_error *error);

/** What people read for a class. */
const char *adg_cluster_words(adg_cluster cluster);

#endif
