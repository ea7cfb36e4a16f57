/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_TELEPSYCHIATRY_H
#define ADGANG_TELEPSYCHIATRY_H

#include "adgang/export.h"
#include "adgang/status.h"
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Who can be helped at home by video, in a video room, at a clinic, by a mobile team, or not at
 *  all. Shares are 0 ... 1. */

/* ---- effective reach ---- */

/** Does a line suffice for video? Both ways at least what is needed (Mbit/s); NaN is not known and
 *  does not suffice. */
ADG_API int adg_line_suffices(double down, double up, double needed_down, double needed_up);

/** Competence with help: c + (1 - c) q, q the share of those without it whom help makes users. */
ADG_API double adg_helped_competence(double competence, double help);

/** How the people of one group in one place are helped, in the order home, room, clinic, mobile:
 *  the steps add up to reach. */
typedef struct {
    double home, room, clinic, mobile;
    double reach;               /* home + room + clinic + mobile */
    double home_low, home_high; /* bounds on home whatever depends on what (Fréchet) */
} adg_reach_steps;

/** broadband b, competence c: share of homes with a line that suffices, of people who master video;
 *  acceptance a: share for whom video is suitable and wanted, at home and in a video room alike;
 *  room, clinic, mobile: 1 within reach, 0 not. b, c and a are taken as independent of each other:
 *
 *      home   = a b c
 *      reach  = a [1 - (1 - b c)(1 - v)(1 - o)(1 - m)] + (1 - a) [1 - (1 - o)(1 - m)] */
ADG_API adg_reach_steps adg_reach_steps_of(double broadband, double competence, double acceptance,
                                           int room, int clinic, int mobile);

/** Places and the groups of people in them. */
typedef struct {
    size_t n_cells, n_groups;
    const double *people;         /* [cells x groups] >= 0 */
    const double *broadband;      /* [cells] */
    const double *room_minutes;   /* [cells] to the nearest video room; +inf = none */
    const double *clinic_minutes; /* [cells] to the nearest clinic */
    const int *mobile;            /* [cells] 1 where a mobile team comes; NULL: nowhere */
    size_t n_areas;
    const uint32_t *area;                    /* [cells] whose competence counts; NULL: one area */
    const double *competence;                /* [areas x groups] */
    const double *acceptance;                /* [groups] */
    double room_limit_min, clinic_limit_min; /* inclusive */
    double help;                             /* q, 0 ... 1 */
} adg_reach_question;

/** What becomes of the people of a cell, or of all of them. */
typedef struct {
    double people;
    double home, room, clinic, mobile; /* people helped there */
    double home_low, home_high;        /* bounds on home */
    double digitally_excluded;         /* sum N (1 - b c): no line or no competence */
    double no_access;                  /* sum N (1 - reach) */
} adg_reach_people;

/** cell [cells] (NULL: not wanted) and total, both out. ADG_E_INVALID names what is wrong: a share
 *  outside 0 ... 1, and one that is missing where the group lives - it is asked for, not guessed.
 *  O(cells x groups).  Source: methods 6.1 of this project. */
ADG_API adg_status adg_effective_reach(const adg_reach_question *question, adg_reach_people *cell,
                                       adg_reach_people *total, adg_error *error);

/* ---- does it narrow the gap? ---- */

typedef enum {
    ADG_FALLS = -1,
    ADG_UNCHANGED = 0, /* to 1e-9 of what was */
    ADG_RISES = 1
} adg_movement;

/** Travel per contact before and after a share of the contacts is by video. */
typedef struct {
    double mean_before, mean_after;
    double concentration_before, concentration_after;
    double sii_before, sii_after; /* most less least deprived */
    double people, faster_people; /* who can travel; whose travel per contact falls */
    adg_movement mean;
    adg_movement absolute; /* of |SII| */
    adg_movement relative; /* of |C| */
} adg_digital_equity;

/** Expected travel per contact is (1 - sigma h) t: minutes t [n] (+inf: left out), able h [n] share
 *  who can use video, sigma the share of contacts that may be video. deprivation [n] higher = more
 *  deprived, people [n] >= 0. Absolute and relative inequality may move in opposite directions:
 *  always say both. Undefined values are NaN and count as unchanged.  O(n). */
ADG_API adg_status adg_digital_equity_test(const double *minutes, const double *able,
                                           const double *deprivation, const double *people,
                                           size_t n, double sigma, adg_digital_equity *result,
                                           adg_error *error);

/* ---- mobile units ---- */

/** A working day of a unit, minutes. */
typedef struct {
    double shift;   /* away from the base */
    double setup;   /* at every stop */
    double service; /* a visit; > 0 */
} adg_mobile_shift;

/** Visits in one shift at one place `minutes` from the base, floor((S - 2t - u) / s), not below 0. */
ADG_API double adg_mobile_visits(const adg_mobile_shift *shift, double minutes);

/** Shifts that `visits` there take when each shift serves that place only, an upper bound; +inf
 *  where none can be made, 0 for none. */
ADG_API double adg_mobile_shifts(const adg_mobile_shift *shift, double minutes, double visits);

/** Minutes from the base within which a shift makes at least so many visits; NaN where not even at
 *  the base. */
ADG_API double adg_mobile_radius(const adg_mobile_shift *shift, double visits);

/** A round of stops in one shift. */
typedef struct {
    size_t n_stops;
    uint32_t stop[12];   /* in the order of the round */
    double visits;       /* made */
    double drive, total; /* minutes: on the road; with setting up and visits */
} adg_mobile_tour;

/** The round that makes most visits within the shift, of these the shortest, of these the first by
 *  set of stops: exact. base [n] minutes from the base and back to it, between [n x n] from stop to
 *  stop, visits [n] wanted at each (all of a stop or none). n <= 12, else ADG_E_INVALID.
 *  O(2^n n^2).  Source: Held & Karp 1962. */
ADG_API adg_status adg_mobile_tour_plan(const adg_mobile_shift *shift, const double *base,
                                        const double *between, const double *visits, size_t n,
                                        adg_mobile_tour *tour, adg_error *error);

/* ---- distance and use ---- */

/** Expected use relative to no distance at all, an illustration and no causal effect: times 0.95 for
 *  every 5 km at rank 0 (most deprived), 0.99 at rank 1, geometrically in between.
 *  Source: Packness et al. 2017, Soc. Psychiatry Psychiatr. Epidemiol. 52:1359 (outpatient
 *  psychiatrists, by income); what lies between is this project's assumption. */
ADG_API double adg_distance_response(double km, double rank);

#ifdef __cplusplus
}
#endif

#endif
