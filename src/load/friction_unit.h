/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_FRICTION_UNIT_H
#define ADG_LOAD_FRICTION_UNIT_H

/** What the numbers of a friction raster mean. */
typedef enum {
    ADG_FRICTION_MIN_PER_M,
    ADG_FRICTION_S_PER_M,
    ADG_FRICTION_KMH
} adg_friction_unit;

#endif
