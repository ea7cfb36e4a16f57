/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_MEASURES_H
#define ADGANG_MEASURES_H

#include "adgang/decay.h"
#include "adgang/export.h"
#include "adgang/status.h"
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Measures of access over the pairs of homes and facilities that are reachable: pure functions over
 *  arrays, no files, no printing, no state. What they share:
 *
 *  demand [n_origins] people >= 0; 0 is an empty place, which gets a value and takes no part
 *  supply [n_facilities] capacity >= 0; 0 is closed: it gives nothing. Where NULL is allowed, every
 *         facility is open
 *
 *  Both at most 1e15. All functions answer ADG_E_INVALID to negative or missing numbers and to pairs
 *  that do not exist, and leave their outputs alone then. Sums are compensated and added in the
 *  order of the pairs. Unless said otherwise O(n_pairs). */

/** Pairs, home by home: those of origin i stand at first[i] ... first[i + 1] - 1, facilities
 *  increasing. A pair that is not there is unreachable. */
typedef struct {
    size_t n_origins, n_facilities;
    size_t *first;      /* [n_origins + 1] */
    uint32_t *facility; /* [n_pairs] */
    double *minutes;    /* [n_pairs] >= 0, finite */
} adg_reach;

/** Builds pairs from n rows in any order: origin, facility, minutes [n] >= 0, +inf = unreachable.
 *  ADG_E_INVALID for a pair that stands twice; twice[2] (may be NULL) then gets the two rows, the
 *  later one first.  O(n); 24 n bytes of working memory. The caller releases. */
ADG_API adg_status adg_reach_build(const uint32_t *origin, const uint32_t *facility,
                                   const double *minutes, size_t n, size_t n_origins,
                                   size_t n_facilities, adg_reach *reach, size_t *twice,
                                   adg_error *error);
ADG_API void adg_reach_release(adg_reach *reach);

/** Minutes to the nearest open facility and which it is (NULL: not wanted). Ties go to the lower
 *  position. Without any within the limit: +inf and ADG_NONE. */
ADG_API adg_status adg_nearest(const adg_reach *reach, const double *supply, double limit_min,
                               double *minutes, uint32_t *which, adg_error *error);

/** Mean minutes to the k nearest open facilities. Where there are fewer than k: +inf, or with
 *  `available` the mean of those there are (+inf without any). n_used [n_origins] (NULL: not wanted)
 *  is how many were averaged. k >= 1.  O(n_pairs log k). */
ADG_API adg_status adg_k_nearest(const adg_reach *reach, const double *supply, size_t k,
                                 int available, double limit_min, double *mean, double *n_used,
                                 adg_error *error);

/** Minutes until opportunities of at least `amount` are reached, the nearest first: the smallest t
 *  with sum of S_j over t_ij <= t at least the amount; +inf where there are not so many. amount > 0.
 *  O(n_pairs log n_facilities).  Source: Cui & Levinson 2020, Transport Findings ("dual access"). */
ADG_API adg_status adg_dual_access(const adg_reach *reach, const double *supply, double amount,
                                   double limit_min, double *minutes, adg_error *error);

/** Gravity: A_i = sum_j S_j f(t_ij). With ADG_DECAY_NONE and a limit these are cumulative
 *  opportunities; with count set, every open facility counts 1 in place of S_j (choice).
 *  Source: Hansen 1959, J. Am. Inst. Planners 25:73. */
ADG_API adg_status adg_gravity(const adg_reach *reach, const double *supply, int count,
                               const adg_decay *decay, double *access, adg_error *error);

/** Passive access: how many people reach each facility, P_j = sum_i D_i f(t_ij). A closed facility
 *  has 0. */
ADG_API adg_status adg_passive_access(const adg_reach *reach, const double *demand,
                                      const double *supply, const adg_decay *decay, double *people,
                                      adg_error *error);

/** Container ratio: supply of an area over its demand. zone [n] of each home, facility_zone [m] of
 *  each facility, both below n_zones or ADG_NONE (counted nowhere, undefined); ratio [n_zones] (out),
 *  NaN where nobody lives. It ignores that people cross borders. */
ADG_API adg_status adg_container_ratio(const double *demand, const uint32_t *zone, size_t n,
                                       const double *supply, const uint32_t *facility_zone,
                                       size_t m, size_t n_zones, double *ratio, adg_error *error);

/** What becomes of the supply. */
typedef struct {
    double used;          /* supply of the facilities with demand in reach */
    double unused;        /* of those that are open and have none */
    size_t n_unused;      /* how many these are */
    double served;        /* sum of D_i A_i */
    double people_beyond; /* demand without any open facility in reach */
} adg_supply_balance;

/** The family of floating catchment areas. W_ij is the decay's weight; a sum over nothing gives 0. */
typedef enum {
    ADG_FCA_2SFCA,     /* R_j = S_j / sum_i D_i W_ij,  A_i = sum_j R_j W_ij. With W 0/1 2SFCA (Luo &
                          Wang 2003), by steps E2SFCA (Luo & Qi 2009), smooth KD2SFCA */
    ADG_FCA_M2SFCA,    /* A_i = sum_j R_j W_ij^2 (Delamater 2013) */
    ADG_FCA_3SFCA,     /* with G_ij = W_ij / sum_k W_ik: R_j = S_j / sum_i D_i G_ij W_ij,
                          A_i = sum_j R_j G_ij W_ij (Wan, Zou & Sternberg 2012) */
    ADG_FCA_HUFF3SFCA, /* the same with G_ij = S_j W_ij / sum_k S_k W_ik (Luo 2014) */
    ADG_FCA_MH3SFCA, /* that G, R_j = S_j / sum_i D_i G_ij, A_i = sum_j R_j G_ij W_ij (Jörg, Lenz,
                          Wetz & Widmer 2019, Obsan 01/2019) */
    ADG_FCA_BFCA     /* with shares wr of the row sum and wc of the column sum over homes with
                          demand: L_j = S_j / sum_i D_i wr_ij, A_i = sum_j L_j wc_ij (Páez, Higgins
                          & Vivona 2019). Depends on how homes are cut into cells */
} adg_fca;

/** A_i for every home, access [n_origins], and R_j (L_j), ratio [n_facilities] or NULL, both out.
 *
 *  A facility without demand in reach has ratio 0, and its supply counts as unused. 2SFCA, 3SFCA and
 *  Huff's give out what there is, sum D_i A_i = used supply, and BFCA sum A_i = sum L_j; that is
 *  checked to 1e-9 every time, and ADG_E_INTERNAL if it does not hold. In 3SFCA and BFCA the sums
 *  over k run over all facilities in reach, closed ones too (decision 0026).
 *  Memory: 16 bytes a pair. */
ADG_API adg_status adg_floating_catchment(const adg_reach *reach, const double *demand,
                                          const double *supply, const adg_decay *decay,
                                          adg_fca member, double *access, double *ratio,
                                          adg_supply_balance *balance, adg_error *error);

/** Rational agent access: people choose the facility whose crowding and travel cost least, until
 *  nobody gains by changing (a Wardrop equilibrium).
 *
 *      c_i = min_j [ d_j / (rho S_j) + t_ij / tau ],   rho = reachable demand / open supply
 *
 *  c_i has no unit; c_i tau is minutes. +inf where no facility is reached; an empty home gets the
 *  cost a newcomer would meet. cost [n_origins], load [n_facilities] (d_j; NULL: not wanted), flow
 *  [n_pairs] (people of each pair; NULL: not wanted), all out. Costs and loads are unique, flows need
 *  not be. Nobody could gain more than 1e-10 (of the cost, where that is above 1); ADG_E_INTERNAL if
 *  that is not reached. tau_min > 0.
 *  Source: Saxon & Snow 2020, Annals of the AAG 110:205; solved exactly instead of by their steps of
 *  whole people: homes re-divide their people in turn, and between rounds the divided ones are
 *  solved together. */
ADG_API adg_status adg_raam(const adg_reach *reach, const double *demand, const double *supply,
                            double tau_min, double *cost, double *load, double *flow,
                            adg_error *error);

/** Catchments that end where capacity does. Pairs are served by increasing minutes; a facility takes
 *  people until it is full, and the rest go on to their next. Homes as far from the same facility
 *  share what it has left by their unserved people, so that the order of homes does not matter;
 *  of facilities equally far the lower position is filled first. S_j people fit into facility j.
 *
 *  unmet [n_origins] people served nowhere within the limit, spare [n_facilities] (NULL: not wanted)
 *  capacity left, both out. sum D - sum unmet = sum S - sum spare, checked to 1e-9.
 *  O(n_pairs log n_pairs). */
ADG_API adg_status adg_capacity_limited(const adg_reach *reach, const double *demand,
                                        const double *supply, double limit_min, double *unmet,
                                        double *spare, adg_error *error);

#ifdef __cplusplus
}
#endif

#endif
