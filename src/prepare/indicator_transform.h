/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PREPARE_INDICATOR_TRANSFORM_H
#define ADG_PREPARE_INDICATOR_TRANSFORM_H

#include <stddef.h>

#include "adgang/deprivation.h"

/** What is done to an indicator before it is standardised. */
typedef enum {
    ADG_TRANSFORM_NONE,
    ADG_TRANSFORM_LOG,    /* ln x */
    ADG_TRANSFORM_LOG1,   /* ln(x + 1) */
    ADG_TRANSFORM_SHARE,  /* a count of people by the people */
    ADG_TRANSFORM_SMOOTH, /* the same, pulled to the mean by empirical Bayes */
    ADG_TRANSFORM_LOGIT,  /* ln((c + 1/2) / (n - c + 1/2)) of a count c among n people */
    ADG_N_TRANSFORMS
} adg_transform;

/** Its word on the command line and in files: "none", "log", "log1", "share", "smooth", "logit". */
const char *adg_transform_word(adg_transform transform);

/** value [n] in place; NaN stays. Units without people have no share. *bad (out): the first unit
 *  whose value cannot be transformed (a logarithm of what is not above 0, a count beyond 0 ... people),
 *  or n. fit: of ADG_TRANSFORM_SMOOTH. */
void adg_transform_indicator(adg_transform transform, double *value, const double *people, size_t n,
                             adg_empirical_bayes_fit *fit, size_t *bad);

#endif
