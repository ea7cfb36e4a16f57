/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_RASTER_WALKING_H
#define ADG_RASTER_WALKING_H

/** Walking speed on a slope (Tobler's hiking function), km/h:
 *
 *      v = 6 exp(-3.5 |s + 0.05|)
 *
 *  slope: rise by horizontal length in the direction of travel, any finite number. Flat 5.037 km/h;
 *  fastest, 6 km/h, at s = -0.05.  Source: Tobler 1993, NCGIA Technical Report 93-1; methods 1.5. */
double adg_tobler_kmh(double slope);

/** Beside paths people walk at this share of the speed; methods 1.5. */
#define ADG_TOBLER_OFF_PATH 0.6

#endif
