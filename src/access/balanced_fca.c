/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "access/catchment.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"

static void share_rows(adg_catchment *c)
{
    const adg_reach *r = c->reach;
    for (size_t i = 0; i < r->n_origins; i++) {
        adg_sum sum = {0};
        for (size_t k = r->first[i]; k < r->first[i + 1]; k++)
            adg_sum_add(&sum, c->first_step[k]);
        for (size_t k = r->first[i]; k < r->first[i + 1]; k++)
            c->first_step[k] = c->first_step[k] > 0 ? c->first_step[k] / adg_sum_value(&sum) : 0;
    }
}

/* A home where nobody lives is no part of a column: it would take access away from people. */
static void share_columns(adg_catchment *c, adg_sum *sum)
{
    const adg_reach *r = c->reach;
    for (size_t i = 0; i < r->n_origins; i++)
        for (size_t k = r->first[i]; k < r->first[i + 1]; k++) {
            if (!(c->demand[i] > 0))
                c->second_step[k] = 0;
            adg_sum_add(&sum[r->facility[k]], c->second_step[k]);
        }
    for (size_t k = 0; k < r->first[r->n_origins]; k++)
        if (c->second_step[k] > 0)
            c->second_step[k] /= adg_sum_value(&sum[r->facility[k]]);
}

adg_status adg_balanced_weights(adg_catchment *c, adg_error *error)
{
    adg_sum *sum = ADG_NEW_ARRAY(adg_sum, c->reach->n_facilities);
    if (!sum)
        return adg_fail_memory(error);
    share_rows(c);
    share_columns(c, sum);
    free(sum);
    return ADG_OK;
}
