/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PREPARE_DEPRIVATION_SCORE_H
#define ADG_PREPARE_DEPRIVATION_SCORE_H

#include <stdbool.h>

#include "adgang/deprivation.h"
#include "load/project.h"

/** The weights of the indicators [n_indicators] (out): those given, or the domains alike. */
adg_status adg_deprivation_settle_weights(const adg_deprivation_source *source, double *weight,
                                          adg_error *error);

/** An index by any of the methods, with what it was fitted to. */
typedef struct {
    double *mean, *sd;      /* [n_indicators] NaN for imd and ready, which have none */
    double *loading;        /* [n_indicators] of pca; NaN otherwise */
    double *eigenvalue;     /* [n_indicators] of pca, decreasing; NaN otherwise */
    double explained_share; /* of pca; NaN otherwise */
    size_t n_complete;      /* of pca: units the component was fitted to */
    double *part;           /* [n_indicators x n] each indicator as its own index */
    double *score;          /* [n] higher = more deprived; NaN = not known */
    double *memory;         /* what all the arrays are in */
} adg_deprivation_result;

adg_status adg_deprivation_result_new(const adg_indicators *indicators,
                                      adg_deprivation_result *result, adg_error *error);
void adg_deprivation_result_release(adg_deprivation_result *result);

/** Fits mean, sd and component to the units. */
adg_status adg_deprivation_fit(const adg_indicators *indicators, adg_deprivation_method method,
                               adg_deprivation_result *result, adg_error *error);

/** Fills part and score with a fit, of these units or of an earlier year. */
adg_status adg_deprivation_score(const adg_indicators *indicators, adg_deprivation_method method,
                                 adg_deprivation_result *result, adg_error *error);

/** True for an indicator that contributes nothing, having the same value everywhere. */
bool adg_deprivation_is_constant(const adg_indicators *indicators, size_t indicator);

#endif
