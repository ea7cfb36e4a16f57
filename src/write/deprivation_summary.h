/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_DEPRIVATION_SUMMARY_H
#define ADG_WRITE_DEPRIVATION_SUMMARY_H

#include <stdio.h>

#include "prepare/deprivation_score.h"
#include "prepare/indicator_transform.h"

/** A deprivation index with what it is made of. */
typedef struct {
    const adg_deprivation_source *source; /* path, method, indicators */
    const adg_transform *transform;       /* [n_indicators] */
    const adg_empirical_bayes_fit *fit;   /* [n_indicators] of those that are smoothed */
    const adg_indicators *indicators;     /* after the transforms */
    adg_deprivation_result *result;
    double *weight;       /* [n_indicators] */
    const char *baseline; /* the file the parameters are from; NULL: fitted here */
    const double *group;  /* [n] 1 = most deprived */
    int n_groups;
} adg_deprivation_index;

/** Prints the summary as JSON: method, units and people with and without score, and of every
 *  indicator weight, mean, standard deviation and loading. */
adg_status adg_deprivation_summary_print(const adg_deprivation_index *index, FILE *out,
                                         adg_error *error);

/** Takes weights, means, standard deviations and loadings from an earlier summary, so that years
 *  can be compared. ADG_E_INVALID where it is none, or is about another method or other
 *  indicators. */
adg_status adg_deprivation_baseline_read(const char *path, adg_deprivation_index *index,
                                         adg_error *error);

#endif
