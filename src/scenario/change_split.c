/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/monitoring.h"
#include "core/error.h"
#include "core/sum.h"
#include "core/text.h"

enum {
    MOST_CAUSES = 16
};

static size_t n_bits(size_t set)
{
    size_t n = 0;
    for (; set; set &= set - 1)
        n++;
    return n;
}

/* weight[s]: the part of all k! orders in which a given cause comes just after s given others. */
static void order_shares(size_t k, double *weight)
{
    weight[0] = 1.0 / (double)k;
    for (size_t s = 1; s < k; s++)
        weight[s] = weight[s - 1] * (double)s / (double)(k - s);
}

adg_status adg_change_split(const double *value, size_t k, double *effect, adg_error *error)
{
    double weight[MOST_CAUSES];
    if (k > MOST_CAUSES)
        return adg_fail(error, ADG_E_INVALID, _("%zu causes; at most %d can be told apart"), k,
                        MOST_CAUSES);
    if (k > 0)
        order_shares(k, weight);
    for (size_t cause = 0; cause < k; cause++) {
        const size_t bit = (size_t)1 << cause;
        adg_sum sum = {0};
        for (size_t come = 0; come < (size_t)1 << k; come++)
            if (!(come & bit))
                adg_sum_add(&sum, weight[n_bits(come)] * (value[come | bit] - value[come]));
        effect[cause] = adg_sum_value(&sum);
    }
    return ADG_OK;
}
