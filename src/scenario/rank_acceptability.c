/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "adgang/uncertainty.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/text.h"

typedef struct {
    double *downwards; /* [n] the values of a draw with their signs turned */
    uint32_t *order;   /* [n] */
} room;

/* Adds one draw's first `top` units to share. */
static adg_status count_first(const double *value, size_t n, size_t top, const room *r,
                              double *share, adg_error *error)
{
    for (size_t i = 0; i < n; i++)
        r->downwards[i] = -value[i];
    adg_status status = adg_sort_order(r->downwards, n, r->order, error);
    for (size_t i = 0; status == ADG_OK && i < top && i < n; i++)
        if (!isnan(value[r->order[i]]))
            share[r->order[i]]++;
    return status;
}

adg_status adg_rank_acceptability(const double *value, size_t draws, size_t n, size_t top,
                                  double *share, adg_error *error)
{
    room r = {ADG_NEW_ARRAY(double, n), ADG_NEW_ARRAY(uint32_t, n)};
    adg_status status = r.downwards && r.order ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK && draws == 0)
        status = adg_fail(error, ADG_E_INVALID, _("no draws to rank"));
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        share[i] = 0;
    for (size_t d = 0; status == ADG_OK && d < draws; d++)
        status = count_first(value + d * n, n, top, &r, share, error);
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        share[i] /= (double)draws;
    free(r.downwards);
    free(r.order);
    return status;
}
