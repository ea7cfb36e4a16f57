/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_ONE_SERVICE_H
#define ADG_PIPELINE_ONE_SERVICE_H

#include "prepare/study.h"

/** The study with one service of it alone: everything is borrowed. ADG_E_USAGE for a service that the
 *  project does not have. */
adg_status adg_study_of_service(const adg_study *all, const char *service, adg_study *one,
                                adg_error *error);

#endif
