/* SPDX-License-Identifier: MPL-2.0 */
#include "access/sorted_row.h"

#include <stdlib.h>

#include "core/memory.h"

static int compare_places(const void *a, const void *b)
{
    const adg_place_in_reach *x = a, *y = b;
    int by_minutes = (x->minutes > y->minutes) - (x->minutes < y->minutes);
    return by_minutes ? by_minutes : (x->facility > y->facility) - (x->facility < y->facility);
}

size_t adg_sorted_row(const adg_reach *reach, const double *supply, double limit_min, size_t i,
                      adg_place_in_reach *row)
{
    size_t n = 0;
    for (size_t k = reach->first[i]; k < reach->first[i + 1]; k++)
        if (adg_is_open(supply, reach->facility[k]) && reach->minutes[k] <= limit_min)
            row[n++] = (adg_place_in_reach){reach->minutes[k], reach->facility[k]};
    qsort(row, n, sizeof *row, compare_places);
    return n;
}

adg_place_in_reach *adg_sorted_row_new(const adg_reach *reach)
{
    size_t longest = 0;
    for (size_t i = 0; i < reach->n_origins; i++) {
        size_t n = reach->first[i + 1] - reach->first[i];
        longest = n > longest ? n : longest;
    }
    return ADG_NEW_ARRAY(adg_place_in_reach, longest);
}
