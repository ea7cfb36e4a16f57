/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_GOLDEN_CHECKS_H
#define ADG_TESTS_GOLDEN_CHECKS_H

#include "support/golden.h"
#include "support/test.h"

/** The cases of each golden file that the program can answer. */
extern const golden_check access_checks[];
extern const golden_check deprivation_checks[];
extern const golden_check digital_mobile_checks[];
extern const golden_check distance_checks[];
extern const golden_check fca_checks[];
extern const golden_check friction_checks[];
extern const golden_check inequality_checks[];
extern const golden_check location_checks[];
extern const golden_check network_checks[];
extern const golden_check orlib_pmed_checks[];
extern const golden_check rng_checks[];
extern const golden_check social_inequality_checks[];
extern const golden_check spatial_checks[];
extern const golden_check suppression_checks[];
extern const golden_check uncertainty_monitoring_checks[];

#endif
