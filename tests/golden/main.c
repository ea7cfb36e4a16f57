/* SPDX-License-Identifier: MPL-2.0 */
/* Runs one golden case: FOLDER FILE CASE. */
#include "golden/checks.h"

int main(int argc, char **argv)
{
    static const golden_file files[] = {
        {"access", access_checks},
        {"deprivation", deprivation_checks},
        {"digital_mobile", digital_mobile_checks},
        {"distance", distance_checks},
        {"fca", fca_checks},
        {"friction", friction_checks},
        {"inequality", inequality_checks},
        {"location", location_checks},
        {"network", network_checks},
        {"orlib_pmed", orlib_pmed_checks},
        {"rng", rng_checks},
        {"social_inequality", social_inequality_checks},
        {"spatial", spatial_checks},
        {"suppression", suppression_checks},
        {"uncertainty_monitoring", uncertainty_monitoring_checks},
    };
    return golden_main(argc, argv, files, N_OF(files));
}
