/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_INTRAZONAL_H
#define ADG_TRAVEL_INTRAZONAL_H

#include "travel/engine.h"

/** Minutes people travel inside a square of side_m to a facility at its centre: the mean distance to
 *  the centre, ((sqrt 2 + asinh 1) / 6) side = 0.38260 side, times circuity 1.3, at 30 km/h.
 *  Source: methods 1.7 (closed form). */
double adg_intrazonal_minutes(double side_m);

/** The times of another engine, but for a facility inside the square of side_m around an origin the
 *  minutes above: one point stands for people all over its square. Takes the other engine over.
 *  origin_xy [2 origins], facility_xy [2 facilities]. */
adg_status adg_intrazonal_new(adg_travel *travel, const double *origin_xy,
                              const double *facility_xy, double side_m, adg_travel **intrazonal,
                              adg_error *error);

#endif
