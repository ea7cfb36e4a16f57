/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_PREPARED_H
#define ADG_PIPELINE_PREPARED_H

#include "adgang/context.h"
#include "core/faults.h"
#include "load/inputs.h"
#include "travel/study_travel.h"

/** A project read and made ready for questions: what run and explain begin with. */
typedef struct {
    adg_project *project;
    adg_faults faults;
    adg_inputs inputs;
    adg_study study;
    adg_study_travel travel;
} adg_prepared;

/** Stages load, prepare and network, as far as the faults allow: error faults end it early with ADG_OK
 *  and *complete false. prepared must be zeroed; release it in every case. */
adg_status adg_examine_project(const char *path, const adg_context *ctx, adg_prepared *prepared,
                               bool *complete, adg_error *error);

/** The same, where any error fault is a failure. */
adg_status adg_prepare_project(const char *path, const adg_context *ctx, adg_prepared *prepared,
                               adg_error *error);
void adg_prepared_release(adg_prepared *prepared);

#endif
