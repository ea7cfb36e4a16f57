/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SITING_SERVICE_GAIN_H
#define ADG_SITING_SERVICE_GAIN_H

#include "siting/gain_surface.h"
#include "travel/study_travel.h"

/** What one new facility of a service would give in every populated cell of a study. */
typedef struct {
    const adg_study *study;
    const adg_service *service;
    size_t n;
    uint32_t *cell; /* [n] cells with people, in their order */
    char **id;      /* [n] each only once */
    adg_gain_surface surface;
} adg_service_gain;

/** cap_min: minutes people without any way count as having now. ADG_E_INVALID where nobody lives, and
 *  where the study's times are a given matrix. Everything is borrowed. */
adg_status adg_service_gain_make(const adg_study *study, const adg_study_travel *travel,
                                 const adg_service *service, double cap_min, const adg_context *ctx,
                                 adg_service_gain *gain, adg_error *error);
void adg_service_gain_release(adg_service_gain *gain);

#endif
