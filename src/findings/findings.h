/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_FINDINGS_H
#define ADG_FINDINGS_FINDINGS_H

#include "adgang/access.h"
#include "adgang/context.h"
#include "adgang/equity.h"
#include "findings/discretion.h"
#include "findings/group_perspective.h"
#include "findings/islands.h"
#include "findings/output_cells.h"
#include "findings/scale_effect.h"
#include "findings/service_measures.h"
#include "findings/warnings.h"
#include "findings/zone_names.h"
#include "travel/study_travel.h"

/** Minutes an unreachable person counts in capped means and in the priority; methods 0. */
#define ADG_CAP_MIN 120.0

/** What is found about one service. Cells and facilities as in the study. */
typedef struct {
    const adg_service *service;
    double *minutes;   /* [cells] to the nearest open facility; +inf = unreachable */
    uint32_t *nearest; /* [cells] position in the study's facilities; ADG_NONE */
    double *choice;    /* [cells] facilities within headline_min */
    double *supply;    /* [cells] capacity per person; NULL when not asked for or unknown */
    double *priority;  /* [cells] person-minutes; NaN without deprivation, or hidden */
    double *class3x3;  /* [cells] 11 ... 33; hidden 0; NaN */

    adg_access_summary *region; /* [1] */
    adg_access_summary **zones; /* [levels][zones] */
    double *load_people;        /* [open facilities] people for whom it is the nearest */
    double *load_mean_min;      /* [open facilities] their mean minutes; NaN without any */
    double **nearest_people;    /* [levels][zones x open facilities] people */
    double **zone_priority;     /* [levels][zones] sum of the cells' priority; NaN where nobody's
                                 * deprivation is known */
    double **zone_supply;       /* [levels][zones] people-weighted mean of supply; NULL without */

    adg_quantile_group fifth[ADG_N_FIFTHS]; /* 0 = most deprived */
    double gap_abs_min, gap_ratio;          /* first fifth against last; NaN undefined */
    double excess_person_min; /* of the four more deprived fifths over the last, one way */
    adg_gradient gradient;
    adg_theil_parts theil; /* groups = zones of the first level */
    double gini;
    adg_inequality minutes_inequality; /* every index of the minutes; poverty beyond headline_min */
    adg_inequality supply_inequality;  /* of supply per 100,000; all NaN without supply */
    double supply_mean;                /* people-weighted; NaN without supply */
    double supply_unused;              /* capacity with nobody in reach */
    double fifth_ci[ADG_N_FIFTHS][2];  /* 95 percent intervals of the fifths' means */
    size_t n_perspectives;
    adg_group_perspective *perspective; /* [n_perspectives] groups against the rest */
    adg_scale_indices *scale;           /* [1 + levels] the same indices of cells and of zones */
    size_t n_measures;
    adg_measure_findings *measure; /* [n_measures] further ones the service asked for */
} adg_service_findings;

/** Every number of a run. One structure feeds all writers, so that map, table, JSON and report
 *  cannot disagree. */
typedef struct {
    const adg_study *study;
    const adg_study_travel *travel;
    size_t n_services;
    adg_service_findings *service; /* [n_services] */
    double *fifth_of_cell;         /* [cells] 1 ... 5 whole cells, for maps; hidden 0; NaN */
    adg_zone_names names;          /* of the zones, for readers */
    adg_islands islands;
    adg_output_cells cells;    /* the cells of maps and rasters */
    adg_discretion discretion; /* what of the social data may be shown */
    adg_warnings warnings;
} adg_findings;

/** Searches and summarises. ctx gives threads and progress; results do not depend on them. */
adg_status adg_findings_make(const adg_study *study, const adg_study_travel *travel,
                             const adg_faults *faults, const adg_context *ctx,
                             adg_findings *findings, adg_error *error);
void adg_findings_release(adg_findings *findings);

/** One service; the part of adg_findings_make that repeats. */
adg_status adg_service_findings_make(const adg_study *study, const adg_study_travel *travel,
                                     const adg_service *service, const adg_context *ctx,
                                     adg_service_findings *findings, adg_error *error);
void adg_service_findings_release(adg_service_findings *findings, size_t n_levels);

#endif
