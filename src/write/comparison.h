/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_COMPARISON_H
#define ADG_WRITE_COMPARISON_H

#include <stdio.h>

#include "core/table.h"
#include "findings/square_change.h"
#include "write/run_folder.h"

/** What became of a service. */
typedef struct {
    const char *name;             /* borrowed from the run after */
    const json_t *before, *after; /* as results.json has it; borrowed */
    adg_change_sums region, fifth[ADG_N_FIFTHS];
    adg_mean_split mean;
} adg_compared_runs_service;

/** Two runs side by side. */
typedef struct {
    const adg_run_folder *before, *after;
    double dead_band_min;
    bool deprivation;
    double people_only_before, people_only_after; /* of squares where the other run has nobody */
    size_t n_services;
    adg_compared_runs_service *service;
} adg_comparison;

/** Writes compare.json (docs/compare.md). */
adg_status adg_comparison_json_write(const adg_comparison *comparison, const char *path,
                                     adg_error *error);

/** One row a service, and a service and zone: before, after, change. The caller releases it. */
adg_status adg_table_of_service_changes(const adg_comparison *comparison, adg_table *table,
                                        adg_error *error);
adg_status adg_table_of_zone_changes(const adg_comparison *comparison, adg_table *table,
                                     adg_error *error);

/** A sentence for each service. */
void adg_comparison_say(const adg_comparison *comparison, FILE *out);

#endif
