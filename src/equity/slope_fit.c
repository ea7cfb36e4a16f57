/* SPDX-License-Identifier: MPL-2.0 */
#include "equity/slope_fit.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"

enum {
    MOST_STEPS = 100,
    MOST_HALVINGS = 40
};
/* Beyond, one end is e^40 times the other: the maximum is at infinity. */
static const double STEEPEST = 40;

/* ---- groups ---- */

adg_status adg_rank_groups_allocate(size_t capacity, adg_rank_groups *groups, adg_error *error)
{
    *groups = (adg_rank_groups){.people = ADG_NEW_ARRAY(double, capacity),
                                .total = ADG_NEW_ARRAY(double, capacity),
                                .rank = ADG_NEW_ARRAY(double, capacity)};
    return groups->people && groups->total && groups->rank ? ADG_OK : adg_fail_memory(error);
}

void adg_rank_groups_release(adg_rank_groups *groups)
{
    free(groups->people);
    free(groups->total);
    free(groups->rank);
    *groups = (adg_rank_groups){0};
}

static void moments(adg_rank_groups *g)
{
    adg_sum r_sum = {0}, hr = {0}, rr = {0};
    for (size_t i = 0; i < g->n; i++)
        adg_sum_add(&r_sum, g->people[i] * g->rank[i]);
    g->mean_rank = adg_sum_value(&r_sum) / g->population;
    for (size_t i = 0; i < g->n; i++) {
        double dr = g->rank[i] - g->mean_rank;
        adg_sum_add(&hr, (g->total[i] - g->people[i] * g->mean) * dr);
        adg_sum_add(&rr, g->people[i] * dr * dr);
    }
    g->covariance = adg_sum_value(&hr) / g->population;
    g->rank_variance = adg_sum_value(&rr) / g->population;
}

void adg_rank_groups_fill(const adg_social_order *order, const double *weight, const double *value,
                          adg_rank_groups *groups)
{
    adg_sum population = {0}, all = {0};
    groups->n = 0;
    for (size_t t = 0; t < order->n_ties; t++) {
        adg_sum people = {0}, total = {0};
        for (size_t k = order->tie[t]; k < order->tie[t + 1]; k++) {
            adg_sum_add(&people, weight[k]);
            adg_sum_add(&total, weight[k] * value[k]);
        }
        if (!(adg_sum_value(&people) > 0))
            continue;
        size_t g = groups->n++;
        groups->people[g] = adg_sum_value(&people);
        groups->total[g] = adg_sum_value(&total);
        groups->rank[g] = adg_sum_value(&population) + groups->people[g] / 2;
        adg_sum_add(&population, groups->people[g]);
        adg_sum_add(&all, groups->total[g]);
    }
    groups->population = adg_sum_value(&population);
    groups->mean = adg_sum_value(&all) / groups->population;
    for (size_t g = 0; g < groups->n; g++)
        groups->rank[g] /= groups->population;
    moments(groups);
}

/* ---- the link ---- */

adg_bounds adg_slope_domain(adg_scale scale, adg_bounds bounds)
{
    if (scale == ADG_SCALE_LOGIT)
        return bounds;
    return (adg_bounds){scale == ADG_SCALE_LOG ? 0 : -INFINITY, INFINITY};
}

static double logistic(double x)
{
    return x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x));
}

/* ln(1 + e^x) without overflow. */
static double softplus(double x)
{
    return fmax(x, 0) + log1p(exp(-fabs(x)));
}

double adg_line_at(const adg_line *line, double r)
{
    double eta = line->a + line->b * (r - line->centre);
    if (line->scale == ADG_SCALE_LOG)
        return exp(eta);
    if (line->scale == ADG_SCALE_LOGIT)
        return line->bounds.least + (line->bounds.most - line->bounds.least) * logistic(eta);
    return eta;
}

double adg_line_slope_at(const adg_line *line, double r)
{
    double eta = line->a + line->b * (r - line->centre);
    if (line->scale == ADG_SCALE_LOG)
        return exp(eta);
    if (line->scale == ADG_SCALE_LOGIT)
        return (line->bounds.most - line->bounds.least) * logistic(eta) * logistic(-eta);
    return 1;
}

/* ---- fitting ---- */

/* Quasi-likelihood at (a, b), its slope and its curvature, per person. */
typedef struct {
    double likelihood, score[2], information[3];
} state;

static state at(const adg_rank_groups *g, adg_scale scale, double low, double span, double a,
                double b)
{
    adg_sum l = {0}, s0 = {0}, s1 = {0}, i00 = {0}, i01 = {0}, i11 = {0};
    for (size_t i = 0; i < g->n; i++) {
        double p = g->people[i] / g->population, x = g->rank[i] - g->mean_rank;
        double y = (g->total[i] - low * g->people[i]) / span / g->population;
        double eta = a + b * x;
        bool is_log = scale == ADG_SCALE_LOG;
        double fitted = is_log ? exp(eta) : logistic(eta);
        double curvature = p * (is_log ? fitted : fitted * (1 - fitted));
        double residual = y - p * fitted;
        adg_sum_add(&l, y * eta - p * (is_log ? fitted : softplus(eta)));
        adg_sum_add(&s0, residual);
        adg_sum_add(&s1, residual * x);
        adg_sum_add(&i00, curvature);
        adg_sum_add(&i01, curvature * x);
        adg_sum_add(&i11, curvature * x * x);
    }
    return (state){adg_sum_value(&l),
                   {adg_sum_value(&s0), adg_sum_value(&s1)},
                   {adg_sum_value(&i00), adg_sum_value(&i01), adg_sum_value(&i11)}};
}

/* Newton's method; the likelihood is concave, a step that overshoots is halved. Outcomes are taken
 * to the scale's own unit: (h - low) / span. */
static bool newton(const adg_rank_groups *g, adg_scale scale, double low, double span,
                   adg_line *line)
{
    state now = at(g, scale, low, span, line->a, line->b);
    for (int step = 0; step < MOST_STEPS; step++) {
        const double *i = now.information;
        double det = i[0] * i[2] - i[1] * i[1];
        if (!(det > 0))
            return false;
        double da = (i[2] * now.score[0] - i[1] * now.score[1]) / det;
        double db = (i[0] * now.score[1] - i[1] * now.score[0]) / det;
        double size = fmax(fabs(da) / (1 + fabs(line->a)), fabs(db) / (1 + fabs(line->b)));
        double least = now.likelihood - 1e-12 * (1 + fabs(now.likelihood));
        state next = at(g, scale, low, span, line->a + da, line->b + db);
        for (int h = 0; h < MOST_HALVINGS && !(next.likelihood >= least); h++) {
            da /= 2;
            db /= 2;
            next = at(g, scale, low, span, line->a + da, line->b + db);
        }
        line->a += da;
        line->b += db;
        now = next;
        for (int k = 0; k < 3; k++)
            line->information[k] = now.information[k];
        if (!(fabs(line->b) < STEEPEST) || !(fabs(line->a) < STEEPEST))
            return false;
        if (size < 1e-12)
            return true;
    }
    return false;
}

static void fit_identity(const adg_rank_groups *g, adg_line *line)
{
    line->a = g->mean;
    line->b = g->covariance / g->rank_variance;
    line->information[0] = 1;
    line->information[1] = 0;
    line->information[2] = g->rank_variance;
    line->ok = true;
}

/* In units of the mean, so that the start is near whatever the unit of the outcome is. */
static void fit_log(const adg_rank_groups *g, adg_line *line)
{
    if (!(g->mean > 0))
        return;
    line->ok = newton(g, ADG_SCALE_LOG, 0, g->mean, line);
    line->a += log(g->mean);
    for (int k = 0; k < 3; k++)
        line->information[k] *= g->mean;
}

static void fit_logit(const adg_rank_groups *g, adg_line *line)
{
    double span = line->bounds.most - line->bounds.least;
    double share = (g->mean - line->bounds.least) / span;
    if (!(share > 0 && share < 1))
        return;
    line->a = log(share / (1 - share));
    line->ok = newton(g, ADG_SCALE_LOGIT, line->bounds.least, span, line);
    for (int k = 0; k < 3; k++)
        line->information[k] *= span;
}

adg_line adg_line_fit(const adg_rank_groups *groups, adg_scale scale, adg_bounds bounds)
{
    adg_line line = {.scale = scale, .bounds = bounds, .centre = groups->mean_rank};
    if (groups->n < 2 || !(groups->rank_variance > 1e-20))
        return line;
    if (scale == ADG_SCALE_LOG)
        fit_log(groups, &line);
    else if (scale == ADG_SCALE_LOGIT)
        fit_logit(groups, &line);
    else
        fit_identity(groups, &line);
    return line;
}
