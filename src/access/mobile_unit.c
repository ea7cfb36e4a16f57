/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/telepsychiatry.h"

double adg_mobile_visits(const adg_mobile_shift *shift, double minutes)
{
    double visits = floor((shift->shift - 2 * minutes - shift->setup) / shift->service);
    return visits > 0 ? visits : 0;
}

double adg_mobile_shifts(const adg_mobile_shift *shift, double minutes, double visits)
{
    double a_shift = adg_mobile_visits(shift, minutes);
    if (visits <= 0)
        return 0;
    return a_shift > 0 ? ceil(visits / a_shift) : INFINITY;
}

double adg_mobile_radius(const adg_mobile_shift *shift, double visits)
{
    double radius = (shift->shift - shift->setup - visits * shift->service) / 2;
    return radius >= 0 ? radius : NAN;
}
