/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "access/reach.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "core/text.h"

/* A pair within the limit. */
typedef struct {
    double minutes;
    uint32_t facility, origin;
} pair;

static int compare_pairs(const void *a, const void *b)
{
    const pair *x = a, *y = b;
    if (x->minutes != y->minutes)
        return x->minutes < y->minutes ? -1 : 1;
    if (x->facility != y->facility)
        return x->facility < y->facility ? -1 : 1;
    return (x->origin > y->origin) - (x->origin < y->origin);
}

static size_t list_pairs(const adg_reach *reach, const double *supply, double limit_min,
                         pair *pairs)
{
    size_t n = 0;
    for (uint32_t i = 0; i < reach->n_origins; i++)
        for (size_t k = reach->first[i]; k < reach->first[i + 1]; k++)
            if (supply[reach->facility[k]] > 0 && reach->minutes[k] <= limit_min)
                pairs[n++] = (pair){reach->minutes[k], reach->facility[k], i};
    qsort(pairs, n, sizeof *pairs, compare_pairs);
    return n;
}

/* The pairs of one facility at one distance, from `begin` on: where they end. */
static size_t end_of_equals(const pair *pairs, size_t begin, size_t n)
{
    size_t end = begin + 1;
    while (end < n && pairs[end].facility == pairs[begin].facility &&
           pairs[end].minutes == pairs[begin].minutes)
        end++;
    return end;
}

/* Homes equally far share what is left, each the same part of its unserved people. */
static void serve(const pair *pairs, size_t n, double *unmet, double *left)
{
    adg_sum asking = {0};
    for (size_t k = 0; k < n; k++)
        adg_sum_add(&asking, unmet[pairs[k].origin]);
    double all = adg_sum_value(&asking);
    if (!(all > 0) || !(*left > 0))
        return;
    double refused = all > *left ? (all - *left) / all : 0;
    for (size_t k = 0; k < n; k++)
        unmet[pairs[k].origin] *= refused;
    *left = all > *left ? 0 : *left - all;
}

static double sum_of(const double *value, size_t n)
{
    adg_sum sum = {0};
    for (size_t i = 0; i < n; i++)
        adg_sum_add(&sum, value[i]);
    return adg_sum_value(&sum);
}

/* Who is served has a place: sum D - sum unmet = sum S - sum spare, in a form in which rounding is
 * relative to all there is. */
static adg_status check(const adg_reach *reach, const double *demand, const double *supply,
                        const double *unmet, const double *left, adg_error *error)
{
    return adg_check_conserved(
        "capacity", sum_of(demand, reach->n_origins) + sum_of(left, reach->n_facilities),
        sum_of(supply, reach->n_facilities) + sum_of(unmet, reach->n_origins), error);
}

adg_status adg_capacity_limited(const adg_reach *reach, const double *demand, const double *supply,
                                double limit_min, double *unmet, double *spare, adg_error *error)
{
    adg_status status = adg_reach_check(reach, demand, supply, error);
    if (status != ADG_OK)
        return status;
    pair *pairs = ADG_NEW_ARRAY(pair, reach->first[reach->n_origins]);
    double *left = adg_copy_array(supply, reach->n_facilities, sizeof *left);
    if (pairs && left) {
        size_t n = list_pairs(reach, supply, limit_min, pairs);
        for (size_t i = 0; i < reach->n_origins; i++)
            unmet[i] = demand[i];
        for (size_t begin = 0, end; begin < n; begin = end) {
            end = end_of_equals(pairs, begin, n);
            serve(pairs + begin, end - begin, unmet, &left[pairs[begin].facility]);
        }
        status = check(reach, demand, supply, unmet, left, error);
        for (size_t j = 0; spare && j < reach->n_facilities; j++)
            spare[j] = left[j];
    } else {
        status = adg_fail_memory(error);
    }
    free(pairs);
    free(left);
    return status;
}
