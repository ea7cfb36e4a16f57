/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PREPARE_STUDY_H
#define ADG_PREPARE_STUDY_H

#include "load/inputs.h"
#include "prepare/cells.h"

/** The facilities of one service that are open, in the order of the facility layer. */
typedef struct {
    const adg_service_settings *settings;
    uint32_t *facility; /* [n] positions in adg_study.facilities */
    size_t n;
} adg_service;

/** One reporting level and which cell lies in which of its zones. */
typedef struct {
    adg_zone_level zones;
    uint32_t *zone_of_cell; /* [cells] ADG_NONE = outside all */
    double *people;         /* [zones] */
    double *group;          /* [groups x zones] of the further counts, group by group */
    double people_outside;
} adg_study_level;

/** What is studied: people, zones, deprivation, facilities. Immutable once prepared; a scenario
 *  makes another one. */
typedef struct {
    const adg_project *project;
    adg_cells cells;
    size_t n_levels;
    adg_study_level *level;     /* [n_levels] coarse to fine; the first is the headline level */
    double *deprivation;        /* [cells] higher = more deprived; NaN = not known */
    double *deprivation_people; /* [cells] people of the area that the deprivation is of */
    double people_without_deprivation;
    adg_facilities facilities;
    size_t n_services;
    adg_service *service; /* [n_services] in project order */
} adg_study;

/** Prepares a study from checked inputs and takes from them what it keeps (population, zones,
 *  facilities); roads and given times stay. People outside every zone, in overlapping zones,
 *  without deprivation, services without facilities are reported in faults. */
adg_status adg_study_prepare(const adg_project *project, adg_inputs *inputs, adg_study *study,
                             adg_faults *faults, adg_error *error);
void adg_study_release(adg_study *study);

#endif
