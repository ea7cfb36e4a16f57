/* SPDX-License-Identifier: MPL-2.0 */
#include "access/catchment.h"
#include "core/sum.h"

/* The row's sum of W, or of S W. */
static double attraction(const adg_catchment *c, size_t i, bool by_supply)
{
    const adg_reach *r = c->reach;
    adg_sum sum = {0};
    for (size_t k = r->first[i]; k < r->first[i + 1]; k++)
        adg_sum_add(&sum, c->first_step[k] * (by_supply ? c->supply[r->facility[k]] : 1));
    return adg_sum_value(&sum);
}

void adg_selection_weights(adg_catchment *c, bool by_supply, bool absolute_distance)
{
    const adg_reach *r = c->reach;
    for (size_t i = 0; i < r->n_origins; i++) {
        double all = attraction(c, i, by_supply);
        for (size_t k = r->first[i]; k < r->first[i + 1]; k++) {
            double weight = c->first_step[k];
            double own = weight * (by_supply ? c->supply[r->facility[k]] : 1);
            double share = all > 0 ? own / all : 0;
            c->first_step[k] = absolute_distance ? share : share * weight;
            c->second_step[k] = share * weight;
        }
    }
}
