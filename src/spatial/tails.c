/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/spatial.h"

void adg_tails_add(adg_tails *tails, double observed, double drawn, double scale)
{
    double rounding = 1e-12 * scale;
    tails->draws++;
    tails->greater += drawn >= observed - rounding;
    tails->less += drawn <= observed + rounding;
}

static double p_of(const adg_tails *tails, size_t count)
{
    return tails->draws ? ((double)count + 1) / ((double)tails->draws + 1) : NAN;
}

double adg_tails_p_greater(const adg_tails *tails)
{
    return p_of(tails, tails->greater);
}

double adg_tails_p_less(const adg_tails *tails)
{
    return p_of(tails, tails->less);
}

double adg_tails_p(const adg_tails *tails)
{
    double p = 2 * p_of(tails, tails->greater < tails->less ? tails->greater : tails->less);
    return p > 1 ? 1 : p;
}

double adg_normal_p(double z)
{
    return erfc(fabs(z) / sqrt(2));
}
