/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_INEQUALITY_H
#define ADGANG_INEQUALITY_H

#include "adgang/context.h"
#include "adgang/equity.h"
#include "adgang/export.h"
#include "adgang/gradient.h"
#include "adgang/spread.h"
#include "adgang/status.h"
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Every index of one outcome, as `adgang inequality` prints them. */

/** What is known of the units, arrays [n]. Start with ADG_INEQUALITY_INPUT_INIT. */
typedef struct {
    size_t n;
    const double *value;       /* +inf = unreachable, NaN = missing */
    const double *people;      /* >= 0 */
    const double *deprivation; /* higher = more deprived, NaN = missing; NULL: no social order */
    const uint32_t *group;     /* below n_groups, ADG_NONE = in none; NULL: no groups */
    size_t n_groups;
    const uint32_t *cluster; /* below n_clusters; NULL: every unit on its own */
    size_t n_clusters;
    const double *se;   /* standard error of each value; NULL: intervals are analytic */
    adg_kind kind;      /* ADG_ILL */
    double line;        /* of poverty; NaN: none */
    double cap;         /* what the unreachable count as beyond the line; 120 */
    adg_bounds bounds;  /* theoretical; NaN: none (the logit scale then takes 0 and 1) */
    adg_scale scale;    /* of the slope index; ADG_SCALE_NONE */
    size_t simulations; /* with se; 1000 */
    size_t replicates;  /* of the bootstrap; 0: none */
    uint64_t seed;      /* 1 */
} adg_inequality_input;

#define ADG_INEQUALITY_INPUT_INIT                                                                  \
    {                                                                                              \
        .kind = ADG_ILL, .line = NAN, .cap = 120, .bounds = {NAN, NAN}, .simulations = 1000,       \
        .seed = 1                                                                                  \
    }

enum {
    ADG_N_AVERSIONS = 3, /* 0.5, 1, 2 */
    ADG_N_NU = 3,        /* 1.5, 3, 5 */
    ADG_N_FIFTHS = 5
};

/** What there was to compute from, for telling why a value is undefined. */
typedef struct {
    size_t n_reachable;      /* units with people and a finite value */
    double least;            /* of the finite values */
    size_t n_ranked, n_ties; /* in the social order */
    bool outside_bounds;     /* a value of the order lies outside them */
    bool outside_scale;      /* ... or outside what the scale takes */
} adg_inequality_facts;

/** Undefined values are NaN. */
typedef struct {
    size_t n;                /* units with people and a value, the unreachable included */
    double population;       /* their people */
    size_t n_unreachable;    /* of them unreachable */
    double unreachable;      /* their people */
    double mean;             /* over the reachable, as every index but the quantiles and poverty */
    double median, p10, p90; /* +inf where they fall among the unreachable */
    double gini, hoover, palma, ratio_90_10;
    adg_theil_parts theil;
    double atkinson[ADG_N_AVERSIONS];     /* epsilon of the kind's sign */
    double atkinson_ede[ADG_N_AVERSIONS]; /* in the unit of the outcome */
    double kolm_pollak;                   /* EDE with epsilon -1 (ill) or 1 (good) */
    double kolm_pollak_kappa;
    adg_poverty_measures poverty;
    adg_gradient gradient;
    double concentration_se;
    double concentration_ci[2];
    size_t clusters;
    double erreygers, wagstaff, generalised;
    double extended[ADG_N_NU];
    double achievement; /* A(2) */
    adg_slope slope;    /* on the scale asked for */
    double sii_ci[2], rii_ci[2];
    double fifth_mean[ADG_N_FIFTHS]; /* most deprived first */
    adg_gaps gaps;
    adg_simulated_slope simulated;     /* with se */
    adg_bootstrap_intervals bootstrap; /* with replicates */
    adg_inequality_facts facts;
} adg_inequality;

/** ADG_E_INVALID for a negative or infinite number of people, a group or cluster that does not
 *  exist, a cap within the line, a negative standard error. Sorting is done twice, by value and by
 *  deprivation, and once more for the fifths; O(n) but for the simulations and the bootstrap. */
ADG_API adg_status adg_inequality_measure(const adg_inequality_input *input, const adg_context *ctx,
                                          adg_inequality *inequality, adg_error *error);

#ifdef __cplusplus
}
#endif

#endif
