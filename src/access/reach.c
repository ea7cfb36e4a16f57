/* SPDX-License-Identifier: MPL-2.0 */
#include "access/reach.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/text.h"

#define MOST 1e15
#define CONSERVED_TO 1e-9

/* ---- building ---- */

static adg_status check_rows(const uint32_t *origin, const uint32_t *facility,
                             const double *minutes, size_t n, const adg_reach *reach,
                             adg_error *error)
{
    for (size_t r = 0; r < n; r++) {
        if (origin[r] >= reach->n_origins || facility[r] >= reach->n_facilities)
            return adg_fail(error, ADG_E_INVALID, _("pair %zu: there is no such place"), r);
        if (!(minutes[r] >= 0))
            return adg_fail(error, ADG_E_INVALID, _("pair %zu: minutes must be 0 or more, not %g"),
                            r, minutes[r]);
    }
    return ADG_OK;
}

/* Rows by origin and, within it, by facility; equal pairs keep the order of the rows. */
static adg_status order_rows(const uint32_t *origin, const uint32_t *facility, size_t n,
                             uint32_t *order, adg_error *error)
{
    uint64_t *key = ADG_NEW_ARRAY(uint64_t, n);
    if (!key)
        return adg_fail_memory(error);
    for (size_t r = 0; r < n; r++)
        key[r] = (uint64_t)origin[r] << 32 | facility[r];
    adg_status status = adg_sort_order_u64(key, n, order, error);
    free(key);
    return status;
}

static adg_status find_twice(const uint32_t *origin, const uint32_t *facility,
                             const uint32_t *order, size_t n, size_t *twice, adg_error *error)
{
    for (size_t k = 1; k < n; k++) {
        uint32_t a = order[k - 1], b = order[k];
        if (origin[a] != origin[b] || facility[a] != facility[b])
            continue;
        if (twice) {
            twice[0] = b;
            twice[1] = a;
        }
        return adg_fail(error, ADG_E_INVALID, _("pair %u stands twice, first as pair %u"), b, a);
    }
    return ADG_OK;
}

static void fill(const uint32_t *origin, const uint32_t *facility, const double *minutes,
                 const uint32_t *order, size_t n, adg_reach *reach)
{
    size_t at = 0, k = 0;
    for (size_t i = 0; i < reach->n_origins; i++) {
        reach->first[i] = at;
        for (; k < n && origin[order[k]] == i; k++) {
            if (isinf(minutes[order[k]]))
                continue;
            reach->facility[at] = facility[order[k]];
            reach->minutes[at++] = minutes[order[k]];
        }
    }
    reach->first[reach->n_origins] = at;
}

adg_status adg_reach_build(const uint32_t *origin, const uint32_t *facility, const double *minutes,
                           size_t n, size_t n_origins, size_t n_facilities, adg_reach *reach,
                           size_t *twice, adg_error *error)
{
    adg_reach made = {.n_origins = n_origins, .n_facilities = n_facilities};
    *reach = (adg_reach){0};
    if (n >= ADG_NONE)
        return adg_fail(error, ADG_E_INVALID, _("%zu pairs are more than can be counted"), n);
    adg_status status = check_rows(origin, facility, minutes, n, &made, error);
    if (status != ADG_OK)
        return status;
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n);
    made.first = ADG_NEW_ARRAY(size_t, n_origins + 1);
    made.facility = ADG_NEW_ARRAY(uint32_t, n);
    made.minutes = ADG_NEW_ARRAY(double, n);
    if (!order || !made.first || !made.facility || !made.minutes)
        status = adg_fail_memory(error);
    if (status == ADG_OK)
        status = order_rows(origin, facility, n, order, error);
    if (status == ADG_OK)
        status = find_twice(origin, facility, order, n, twice, error);
    if (status == ADG_OK) {
        fill(origin, facility, minutes, order, n, &made);
        *reach = made;
    } else {
        adg_reach_release(&made);
    }
    free(order);
    return status;
}

void adg_reach_release(adg_reach *reach)
{
    free(reach->first);
    free(reach->facility);
    free(reach->minutes);
    *reach = (adg_reach){0};
}

/* ---- checking ---- */

adg_status adg_check_amounts(const double *amount, size_t n, const char *what, adg_error *error)
{
    for (size_t i = 0; i < n; i++)
        if (!(amount[i] >= 0 && amount[i] <= MOST))
            return adg_fail(error, ADG_E_INVALID,
                            _("%s[%zu] is %g; it must be a number from 0 to 1e15"), what, i,
                            amount[i]);
    return ADG_OK;
}

static adg_status check_pairs(const adg_reach *reach, adg_error *error)
{
    for (size_t i = 0; i < reach->n_origins; i++) {
        if (reach->first[i] > reach->first[i + 1])
            return adg_fail(error, ADG_E_INVALID,
                            _("the pairs of origin %zu end before they begin"), i);
        for (size_t k = reach->first[i]; k < reach->first[i + 1]; k++)
            if (reach->facility[k] >= reach->n_facilities || !(reach->minutes[k] >= 0) ||
                isinf(reach->minutes[k]))
                return adg_fail(error, ADG_E_INVALID,
                                _("pair %zu: there is no such facility, or %g minutes"), k,
                                reach->minutes[k]);
    }
    return ADG_OK;
}

adg_status adg_reach_check(const adg_reach *reach, const double *demand, const double *supply,
                           adg_error *error)
{
    adg_status status = check_pairs(reach, error);
    if (status == ADG_OK && demand)
        status = adg_check_amounts(demand, reach->n_origins, "demand", error);
    if (status == ADG_OK && supply)
        status = adg_check_amounts(supply, reach->n_facilities, "supply", error);
    return status;
}

adg_status adg_check_conserved(const char *what, double given, double there, adg_error *error)
{
    if (fabs(given - there) <= CONSERVED_TO * fabs(there))
        return ADG_OK;
    return adg_fail(error, ADG_E_INTERNAL,
                    _("%s: %.17g was given out, but there is %.17g; this is a fault of adgang, "
                      "please report it"),
                    what, given, there);
}
