/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PREPARE_STUDY_SHARING_H
#define ADG_PREPARE_STUDY_SHARING_H

#include "prepare/study.h"

/** Makes another study from one: it has facilities of its own (taken; empty afterwards) and its own
 *  services, and shares everything else with the first, which must outlive it. project: what the
 *  study asks for, with the same services and levels. Services without facilities or capacities are
 *  reported in faults.  O(facilities). */
adg_status adg_study_share(const adg_study *baseline, const adg_project *project,
                           adg_facilities *facilities, adg_study *study, adg_faults *faults,
                           adg_error *error);

/** Gives a sharing study people of its own: those of cell i, in all groups, times factor[i] >= 0.
 *  Zones are counted again; deprivation, zones and fifths' limits stay as they follow from that.
 *  O(cells). */
adg_status adg_study_share_people(const double *factor, adg_study *study, adg_error *error);

/** Frees what is its own. */
void adg_study_share_release(const adg_study *baseline, adg_study *study);

#endif
