/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_DIFFERENCE_H
#define ADG_FINDINGS_DIFFERENCE_H

#include "findings/findings.h"

/** What a change of travel times means to people, added up: winners + losers + unchanged are all of
 *  them, as they are after the change. */
typedef struct {
    double winners;           /* faster by more than the dead band, newly reachable people too */
    double losers;            /* slower by more, people who lose every way too */
    double unchanged;         /* neither */
    double newly_reachable;   /* of the winners: no way before */
    double newly_unreachable; /* of the losers: no way after */
    double saved_min;  /* person-minutes, one way, of the winners with a way before and after */
    double lost_min;   /* and of such losers */
    double change_min; /* mean change of all with a way before and after; NaN without any */
} adg_change_sums;

/** What changed for one service. */
typedef struct {
    double *change; /* [cells] minutes after - before; NaN without a way before or after */
    adg_change_sums region;
    adg_change_sums fifth[ADG_N_FIFTHS]; /* the exact fifths of the people after the change */
    adg_change_sums **zones;             /* [levels][zones] */
    double capacity_before, capacity;    /* of all open facilities; NaN where one is not known */
    double unserved_before, unserved;    /* people without capacity in reach; NaN without supply */
} adg_service_difference;

/** The differences of a scenario to the baseline. */
typedef struct adg_difference {
    const char *name, *label; /* of the scenario */
    const adg_findings *baseline;
    double dead_band_min;
    size_t n_services;
    adg_service_difference *service; /* [n_services] */
} adg_difference;

/** Adds up changes of minutes over people: before, after [n] may be +inf. A change is one of more than
 *  dead_band_min (methods 8.3: 0.5).  O(n). */
void adg_change_sums_of(const double *before, const double *after, const double *people, size_t n,
                        double dead_band_min, adg_change_sums *sums);

/** Compares findings about the same cells and services. name, label: borrowed.  O(cells x levels). */
adg_status adg_difference_make(const adg_findings *baseline, const adg_findings *after,
                               const char *name, const char *label, adg_difference *difference,
                               adg_error *error);
void adg_difference_release(adg_difference *difference);

#endif
