/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/gradient.h"

static int within(double mean, adg_bounds b)
{
    return b.least < b.most && mean >= b.least && mean <= b.most;
}

double adg_erreygers(const adg_gradient *gradient, adg_bounds bounds)
{
    return within(gradient->mean, bounds) ? 8 * gradient->covariance / (bounds.most - bounds.least)
                                          : NAN;
}

double adg_wagstaff(const adg_gradient *gradient, adg_bounds bounds)
{
    double above = bounds.most - gradient->mean, below = gradient->mean - bounds.least;
    return within(gradient->mean, bounds) && above > 0 && below > 0
               ? 2 * gradient->covariance / above * ((bounds.most - bounds.least) / below)
               : NAN;
}
