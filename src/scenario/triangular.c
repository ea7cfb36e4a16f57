/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/uncertainty.h"

double adg_triangular(double u, double low, double mode, double high)
{
    double width = high - low;
    if (!(width > 0))
        return low;
    if (u * width < mode - low)
        return low + sqrt(u * width * (mode - low));
    return high - sqrt((1 - u) * width * (high - mode));
}
