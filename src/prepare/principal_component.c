/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/deprivation.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "core/text.h"

enum {
    MOST_SWEEPS = 100 /* a dozen are enough for any matrix one meets */
};

/* ---- the correlation matrix ---- */

/* The people of complete units, 0 for the others [n]. */
static double *people_of_complete(const adg_indicators *in, size_t *n_complete)
{
    double *people = ADG_NEW_ARRAY(double, in->n);
    *n_complete = 0;
    for (size_t i = 0; people && i < in->n; i++) {
        bool complete = in->people[i] > 0;
        for (size_t k = 0; k < in->n_indicators; k++)
            complete = complete && !isnan(in->value[k * in->n + i]);
        people[i] = complete ? in->people[i] : 0;
        *n_complete += complete;
    }
    return people;
}

static double covariance(const adg_indicators *in, const double *people, const double *part,
                         size_t k, size_t l)
{
    adg_sum products = {0}, total = {0};
    for (size_t i = 0; i < in->n; i++) {
        if (!(people[i] > 0))
            continue;
        adg_sum_add(&products, people[i] * part[k * in->n + i] * part[l * in->n + i]);
        adg_sum_add(&total, people[i]);
    }
    return adg_sum_value(&products) / adg_sum_value(&total);
}

static void fill_correlation(const adg_indicators *in, const double *people, const double *part,
                             double *correlation)
{
    size_t m = in->n_indicators;
    for (size_t k = 0; k < m; k++)
        for (size_t l = k; l < m; l++)
            correlation[k * m + l] = correlation[l * m + k] = covariance(in, people, part, k, l);
}

/* ---- eigenvectors ---- */

static double off_diagonal(const double *a, size_t m)
{
    double sum = 0;
    for (size_t k = 0; k < m; k++)
        for (size_t l = k + 1; l < m; l++)
            sum += a[k * m + l] * a[k * m + l];
    return sum;
}

/* Turns the plane of axes p and q so that a[p][q] becomes 0; v collects the turns, a column an
 * axis. */
static void rotate(double *a, double *v, size_t m, size_t p, size_t q)
{
    if (a[p * m + q] == 0)
        return;
    double theta = (a[q * m + q] - a[p * m + p]) / (2 * a[p * m + q]);
    double t = (theta < 0 ? -1 : 1) / (fabs(theta) + sqrt(theta * theta + 1));
    double c = 1 / sqrt(t * t + 1), s = t * c;
    for (size_t k = 0; k < m; k++) {
        double kp = a[k * m + p], kq = a[k * m + q];
        a[k * m + p] = c * kp - s * kq;
        a[k * m + q] = s * kp + c * kq;
    }
    for (size_t k = 0; k < m; k++) {
        double pk = a[p * m + k], qk = a[q * m + k];
        a[p * m + k] = c * pk - s * qk;
        a[q * m + k] = s * pk + c * qk;
        double kp = v[k * m + p], kq = v[k * m + q];
        v[k * m + p] = c * kp - s * kq;
        v[k * m + q] = s * kp + c * kq;
    }
    a[p * m + q] = a[q * m + p] = 0;
}

static void diagonalise(double *a, double *v, size_t m)
{
    for (size_t k = 0; k < m; k++)
        v[k * m + k] = 1;
    for (int sweep = 0; sweep < MOST_SWEEPS && off_diagonal(a, m) > 1e-30; sweep++)
        for (size_t p = 0; p < m; p++)
            for (size_t q = p + 1; q < m; q++)
                rotate(a, v, m, p, q);
}

/* The first axis of largest eigenvalue; the eigenvalues in decreasing order. */
static size_t sort_eigenvalues(const double *a, size_t m, double *eigenvalue)
{
    size_t largest = 0;
    for (size_t k = 0; k < m; k++) {
        double value = a[k * m + k];
        size_t at = k;
        for (; at > 0 && eigenvalue[at - 1] < value; at--)
            eigenvalue[at] = eigenvalue[at - 1];
        eigenvalue[at] = value;
        if (value > a[largest * m + largest])
            largest = k;
    }
    return largest;
}

/* ---- the component ---- */

static void take_loadings(const double *v, size_t m, size_t axis, double *loading)
{
    double sum = 0, first = 0;
    for (size_t k = 0; k < m; k++) {
        loading[k] = v[k * m + axis];
        sum += loading[k];
        first = first == 0 ? loading[k] : first;
    }
    double sign = fabs(sum) > 1e-12 ? sum : first;
    for (size_t k = 0; k < m; k++)
        loading[k] = sign < 0 ? 0 - loading[k] : loading[k];
}

static adg_status fit(const adg_indicators *complete, const double *part, double *a, double *v,
                      adg_principal_component *component, adg_error *error)
{
    size_t m = complete->n_indicators;
    double trace = 0;
    fill_correlation(complete, complete->people, part, a);
    for (size_t k = 0; k < m * m && component->correlation; k++)
        component->correlation[k] = a[k];
    for (size_t k = 0; k < m; k++)
        trace += a[k * m + k];
    if (!(trace > 0.5))
        return adg_fail(error, ADG_E_INVALID, "%s",
                        _("there is no principal component: among the units that have every "
                          "indicator, no indicator varies"));
    diagonalise(a, v, m);
    size_t axis = sort_eigenvalues(a, m, component->eigenvalue);
    take_loadings(v, m, axis, component->loading);
    component->explained_share = component->eigenvalue[0] / trace;
    return ADG_OK;
}

adg_status adg_deprivation_component(const adg_indicators *in, adg_principal_component *component,
                                     adg_error *error)
{
    size_t m = in->n_indicators;
    double *people = people_of_complete(in, &component->n_complete);
    double *part = ADG_NEW_ARRAY(double, m * in->n), *matrices = ADG_NEW_ARRAY(double, 2 * m * m);
    adg_status status = people && part && matrices ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK && component->n_complete == 0)
        status = adg_fail(error, ADG_E_INVALID, "%s",
                          _("there is no principal component: no unit has people and every "
                            "indicator"));
    if (status == ADG_OK) {
        adg_indicators complete = *in;
        complete.people = people;
        adg_deprivation_moments(&complete, component->mean, component->sd);
        adg_deprivation_standardise(&complete, component->mean, component->sd, part);
        status = fit(&complete, part, matrices, matrices + m * m, component, error);
    }
    free(people);
    free(part);
    free(matrices);
    return status;
}

void adg_deprivation_component_score(const adg_indicators *in, const double *part,
                                     const double *loading, double lambda, double *score)
{
    for (size_t i = 0; i < in->n; i++) {
        double sum = 0, available = 0, total = 0;
        for (size_t k = 0; k < in->n_indicators; k++) {
            double value = part[k * in->n + i];
            total += fabs(loading[k]);
            if (isnan(value))
                continue;
            sum += loading[k] * value;
            available += fabs(loading[k]);
        }
        bool known = in->people[i] > 0 && available > 0 && 2 * available >= total;
        score[i] = known ? sum / sqrt(lambda) * (total / available) : NAN;
    }
}
