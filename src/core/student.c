/* SPDX-License-Identifier: MPL-2.0 */
#include "core/student.h"

#include <math.h>

static const double COVERAGE = 0.95, QUARTER_TURN = 1.5707963267948966;

/* P(|T| < tan(angle) sqrt(df)). */
static double within(double angle, size_t df)
{
    double c = cos(angle), s = sin(angle), term, sum;
    size_t k = df % 2 == 1 ? 3 : 2;
    if (df == 1)
        return angle / QUARTER_TURN;
    term = sum = df % 2 == 1 ? c : 1;
    for (; k < df; k += 2) {
        term *= c * c * (double)(k - 1) / (double)k;
        sum += term;
    }
    return df % 2 == 1 ? (angle + s * sum) / QUARTER_TURN : s * sum;
}

/* By halving: the distribution rises with the angle. */
double adg_student_975(size_t df)
{
    double low = 0, high = QUARTER_TURN;
    if (df == 0)
        return NAN;
    for (int i = 0; i < 100; i++) {
        double middle = low + (high - low) / 2;
        if (within(middle, df) < COVERAGE)
            low = middle;
        else
            high = middle;
    }
    return tan(low) * sqrt((double)df);
}
