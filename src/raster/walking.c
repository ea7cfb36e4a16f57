/* SPDX-License-Identifier: MPL-2.0 */
#include "raster/walking.h"

#include <math.h>

double adg_tobler_kmh(double slope)
{
    return 6 * exp(-3.5 * fabs(slope + 0.05));
}
