/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_INPUTS_H
#define ADG_LOAD_INPUTS_H

#include "adgang/context.h"
#include "load/deprivation.h"
#include "load/facilities.h"
#include "load/given_times.h"
#include "load/population.h"
#include "load/project.h"
#include "load/roads.h"
#include "load/zones.h"

/** Everything a project names, read and checked by itself: plain arrays in the analysis CRS. */
typedef struct {
    size_t n_levels;
    adg_zone_level *level; /* [n_levels] coarse to fine */
    adg_population population;
    adg_deprivation_areas deprivation; /* empty when the project has none */
    adg_facilities facilities;
    adg_roads roads; /* empty unless people travel by them, or over a surface they are burnt into */
    adg_given_times given_times; /* empty unless travel.mode is matrix */
} adg_inputs;

/** Reads all inputs; what is wrong with them goes to faults, and reading goes on so that one check
 *  shows everything. After error faults the inputs are incomplete: look at adg_faults_status before
 *  using them. */
adg_status adg_inputs_load(const adg_project *project, const adg_context *ctx, adg_inputs *inputs,
                           adg_faults *faults, adg_error *error);
void adg_inputs_release(adg_inputs *inputs);

#endif
