/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/telepsychiatry.h"

static const double LOWEST_INCOME = 0.95, HIGHEST_INCOME = 0.99, STEP_KM = 5;

double adg_distance_response(double km, double rank)
{
    double step = pow(LOWEST_INCOME, 1 - rank) * pow(HIGHEST_INCOME, rank);
    return pow(step, km / STEP_KM);
}
