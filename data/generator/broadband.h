/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_BROADBAND_H
#define GENERATOR_BROADBAND_H

#include "parishes.h"

/** Share of homes with each broadband level, [n_parishes x n_broadband]: high where people live
 *  close together, lower in the open country and on islands without a fixed link. */
bool broadband_build(const geos_session *geos, const region_facts *facts, const place_list *places,
                     const parish_list *parishes, double **share, failure *why);

#endif
