/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "adgang/gradient.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "core/text.h"

enum {
    MOST_COVARIATES = 32
};

/* Centred moments of the covariates: with each other, with the outcome, with the rank. */
typedef struct {
    size_t k;
    double mean[MOST_COVARIATES];
    double covariance[MOST_COVARIATES * MOST_COVARIATES];
    double with_value[MOST_COVARIATES], with_rank[MOST_COVARIATES];
} moments;

static const double *row_of(const adg_social_order *o, const double *covariate, size_t k, size_t u)
{
    return covariate + (size_t)o->unit[u] * k;
}

/* One sum over all units for every pair: few covariates, so that the passes cost little. */
static double moment(const adg_social_order *o, const double *covariate, const moments *m, size_t i,
                     size_t j)
{
    adg_sum sum = {0};
    for (size_t t = 0; t < o->n_ties; t++)
        for (size_t u = o->tie[t]; u < o->tie[t + 1]; u++) {
            const double *x = row_of(o, covariate, m->k, u);
            double other = j < m->k    ? x[j] - m->mean[j]
                           : j == m->k ? o->value[u] - o->mean
                                       : o->rank[t] - 0.5;
            adg_sum_add(&sum, o->people[u] * (x[i] - m->mean[i]) * other);
        }
    return adg_sum_value(&sum) / o->population;
}

static void fill(const adg_social_order *o, const double *covariate, moments *m)
{
    for (size_t i = 0; i < m->k; i++) {
        adg_sum sum = {0};
        for (size_t u = 0; u < o->n; u++)
            adg_sum_add(&sum, o->people[u] * row_of(o, covariate, m->k, u)[i]);
        m->mean[i] = adg_sum_value(&sum) / o->population;
    }
    for (size_t i = 0; i < m->k; i++) {
        for (size_t j = 0; j <= i; j++)
            m->covariance[i * m->k + j] = m->covariance[j * m->k + i] =
                moment(o, covariate, m, i, j);
        m->with_value[i] = moment(o, covariate, m, i, m->k);
        m->with_rank[i] = moment(o, covariate, m, i, m->k + 1);
    }
}

/* Solves covariance beta = with_value by Cholesky; false where covariates are not independent (what
 * is left of a variance is rounding). */
static bool solve(const moments *m, double *beta)
{
    double l[MOST_COVARIATES * MOST_COVARIATES] = {0};
    size_t k = m->k;
    for (size_t i = 0; i < k; i++) {
        for (size_t j = 0; j <= i; j++) {
            double sum = m->covariance[i * k + j];
            for (size_t p = 0; p < j; p++)
                sum -= l[i * k + p] * l[j * k + p];
            if (i == j && !(sum > 1e-12 * m->covariance[i * k + i]))
                return false;
            l[i * k + j] = i == j ? sqrt(sum) : sum / l[j * k + j];
        }
    }
    for (size_t i = 0; i < k; i++) {
        beta[i] = m->with_value[i];
        for (size_t p = 0; p < i; p++)
            beta[i] -= l[i * k + p] * beta[p];
        beta[i] /= l[i * k + i];
    }
    for (size_t i = k; i-- > 0;) {
        for (size_t p = i + 1; p < k; p++)
            beta[i] -= l[p * k + i] * beta[p];
        beta[i] /= l[i * k + i];
    }
    return true;
}

adg_status adg_concentration_decompose(const adg_social_order *order, const double *covariate,
                                       size_t k, double *beta, double *contribution,
                                       double *residual, adg_error *error)
{
    if (k > MOST_COVARIATES)
        return adg_fail(error, ADG_E_INVALID, _("%zu covariates; at most %d can be told apart"), k,
                        MOST_COVARIATES);
    moments *m = ADG_NEW_ARRAY(moments, 1);
    if (!m)
        return adg_fail_memory(error);
    for (size_t i = 0; i <= k; i++)
        beta[i] = NAN;
    for (size_t i = 0; i < k; i++)
        contribution[i] = NAN;
    *residual = NAN;
    m->k = k;
    adg_gradient g;
    adg_social_order_gradient(order, &g);
    fill(order, covariate, m);
    if (order->n > 0 && order->mean != 0 && solve(m, beta + 1)) {
        beta[0] = order->mean;
        *residual = g.concentration_index;
        for (size_t i = 0; i < k; i++) {
            beta[0] -= beta[i + 1] * m->mean[i];
            contribution[i] = beta[i + 1] * 2 * m->with_rank[i] / order->mean;
            *residual -= contribution[i];
        }
    }
    free(m);
    return ADG_OK;
}
