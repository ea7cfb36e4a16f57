/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/monitoring.h"
#include "core/error.h"
#include "core/student.h"
#include "core/sum.h"
#include "core/text.h"

enum {
    FEWEST_YEARS = 3
};

/* The years that have a value, seen from their middle. */
typedef struct {
    size_t n;
    double first; /* the first of them */
    double first_value, last_value;
    double mean_year, mean_value;
    double slope;
    double squares; /* of the years about their mean */
} line;

static line fit(const double *year, const double *value, size_t n)
{
    line l = {.first = NAN, .first_value = NAN, .last_value = NAN};
    adg_sum years = {0}, values = {0}, squares = {0}, products = {0};
    for (size_t i = 0; i < n; i++)
        if (isfinite(value[i])) {
            l.first = l.n ? l.first : year[i];
            l.first_value = l.n ? l.first_value : value[i];
            l.last_value = value[i];
            l.n++;
            adg_sum_add(&years, year[i]);
            adg_sum_add(&values, value[i]);
        }
    l.mean_year = adg_sum_value(&years) / (double)l.n;
    l.mean_value = adg_sum_value(&values) / (double)l.n;
    for (size_t i = 0; i < n; i++)
        if (isfinite(value[i])) {
            double x = year[i] - l.mean_year;
            adg_sum_add(&squares, x * x);
            adg_sum_add(&products, x * (value[i] - l.mean_value));
        }
    l.squares = adg_sum_value(&squares);
    l.slope = adg_sum_value(&products) / l.squares;
    return l;
}

static double value_at(const line *l, double year)
{
    return l->mean_value + l->slope * (year - l->mean_year);
}

static double slope_error(const line *l, const double *year, const double *value, size_t n)
{
    adg_sum squares = {0};
    for (size_t i = 0; i < n; i++)
        if (isfinite(value[i])) {
            double residual = value[i] - value_at(l, year[i]);
            adg_sum_add(&squares, residual * residual);
        }
    return sqrt(adg_sum_value(&squares) / (double)(l->n - 2) / l->squares);
}

adg_status adg_trend_fit(const double *year, const double *value, size_t n, adg_trend *trend,
                         adg_error *error)
{
    for (size_t i = 0; i < n; i++)
        if (!isfinite(year[i]) || (i > 0 && year[i] <= year[i - 1]))
            return adg_fail(error, ADG_E_INVALID, _("the years of a trend do not rise"));
    *trend = (adg_trend){NAN, NAN, NAN, NAN, {NAN, NAN}, NAN};
    line l = fit(year, value, n);
    if (l.n < FEWEST_YEARS)
        return ADG_OK;
    trend->first = value_at(&l, l.first);
    trend->slope = l.slope;
    trend->se = slope_error(&l, year, value, n);
    trend->t = adg_student_975(l.n - 2);
    trend->interval[0] = l.slope - trend->t * trend->se;
    trend->interval[1] = l.slope + trend->t * trend->se;
    if (l.first_value != 0)
        trend->relative_pct = 100 * (l.last_value - l.first_value) / fabs(l.first_value);
    return ADG_OK;
}
