/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_SIDE_BY_SIDE_H
#define ADG_FINDINGS_SIDE_BY_SIDE_H

#include "findings/difference.h"

/** What is kept of a service once the findings themselves are gone: enough to compare scenarios. */
typedef struct {
    size_t facilities;
    double people, mean_min, p90_min, unreachable_people;
    double within_headline; /* share of people */
    double first_fifth_min, last_fifth_min, gap_abs_min;
    double concentration_index, sii_min, gini;
    double supply_mean;     /* capacity per person; NaN without */
    adg_change_sums change; /* against the baseline; nothing changes in itself */
} adg_compared_service;

/** One scenario among others. */
typedef struct {
    char *name, *label;
    adg_compared_service *service; /* [n_services] */
} adg_compared;

/** The baseline (first) and the scenarios computed with it. */
typedef struct adg_side_by_side {
    size_t n, n_services;
    adg_compared *item; /* [n] */
} adg_side_by_side;

/** Makes room for `capacity` items. */
adg_status adg_side_by_side_begin(size_t capacity, size_t n_services, adg_side_by_side *all,
                                  adg_error *error);

/** Adds what findings say; with their difference, when they have one. */
adg_status adg_side_by_side_add(const adg_findings *findings, const char *name, const char *label,
                                adg_side_by_side *all, adg_error *error);
void adg_side_by_side_release(adg_side_by_side *all);

#endif
