/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "adgang/spatial.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "spatial/deviations.h"
#include "spatial/weights.h"

/* Sums of the weights: S0 of all, S1 of the squares of both ways together (halved), S2 of the squares
 * of what goes out of and into each unit together. */
static adg_status weight_sums(const adg_weights *weights, adg_moran_result *r, adg_error *error)
{
    size_t n = weights->n;
    double *out_and_in = ADG_NEW_ARRAY(double, n);
    size_t *next = adg_copy_array(weights->first, n, sizeof *next);
    if (!out_and_in || !next) {
        free(out_and_in);
        free(next);
        return adg_fail_memory(error);
    }
    adg_sum s0 = {0}, s1 = {0}, s2 = {0};
    /* Walking through the links in order, the links back come in order as well: next[j] points to the
     * first link of j that has not been passed. (w + v)^2 = w^2 + 2 w v + v^2: each link brings its own
     * square and, where there is a way back, its product with it. */
    for (size_t i = 0; i < n; i++)
        for (size_t l = weights->first[i]; l < weights->first[i + 1]; l++) {
            uint32_t j = weights->neighbour[l];
            double w = weights->weight[l];
            while (next[j] < weights->first[j + 1] && weights->neighbour[next[j]] < i)
                next[j]++;
            bool back = next[j] < weights->first[j + 1] && weights->neighbour[next[j]] == i;
            adg_sum_add(&s0, w);
            adg_sum_add(&s1, w * w + (back ? w * weights->weight[next[j]] : 0));
            out_and_in[i] += w;
            out_and_in[j] += w;
        }
    for (size_t i = 0; i < n; i++)
        adg_sum_add(&s2, out_and_in[i] * out_and_in[i]);
    r->s0 = adg_sum_value(&s0);
    r->s1 = adg_sum_value(&s1);
    r->s2 = adg_sum_value(&s2);
    free(out_and_in);
    free(next);
    return ADG_OK;
}

static void moments(size_t n_units, adg_moran_result *r)
{
    double n = (double)n_units, e2 = r->expected * r->expected, s02 = r->s0 * r->s0;
    r->variance_normal = (n * n * r->s1 - n * r->s2 + 3 * s02) / ((n * n - 1) * s02) - e2;
    double even = n * ((n * n - 3 * n + 3) * r->s1 - n * r->s2 + 3 * s02);
    double heavy = r->b2 * ((n * n - n) * r->s1 - 2 * n * r->s2 + 6 * s02);
    r->variance_random =
        n_units < 4 ? NAN : (even - heavy) / ((n - 1) * (n - 2) * (n - 3) * s02) - e2;
    r->z_normal = r->variance_normal > 0 ? (r->i - r->expected) / sqrt(r->variance_normal) : NAN;
    r->z_random = r->variance_random > 0 ? (r->i - r->expected) / sqrt(r->variance_random) : NAN;
    r->p_normal = adg_normal_p(r->z_normal);
    r->p_random = adg_normal_p(r->z_random);
}

/* z'Wz */
static double cross_products(const adg_weights *weights, const double *z)
{
    adg_sum sum = {0};
    for (size_t i = 0; i < weights->n; i++)
        adg_sum_add(&sum, z[i] * adg_lag(weights, z, i));
    return adg_sum_value(&sum);
}

adg_status adg_moran(const adg_weights *weights, const double *value, adg_moran_result *result,
                     adg_error *error)
{
    size_t n = weights->n;
    double *z = ADG_NEW_ARRAY(double, n), squares;
    *result = (adg_moran_result){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, 0, 0, 0, NAN};
    adg_status status = z ? weight_sums(weights, result, error) : adg_fail_memory(error);
    if (status == ADG_OK) {
        adg_deviations(value, n, z, &squares);
        if (squares > 0 && result->s0 > 0) {
            adg_sum fourth = {0};
            for (size_t i = 0; i < n; i++)
                adg_sum_add(&fourth, z[i] * z[i] * z[i] * z[i]);
            result->b2 = (double)n * adg_sum_value(&fourth) / (squares * squares);
            result->i = (double)n / result->s0 * cross_products(weights, z) / squares;
            result->expected = -1 / ((double)n - 1);
            moments(n, result);
        }
    }
    free(z);
    return status;
}
