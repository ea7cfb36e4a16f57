/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "adgang/travel.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "travel/engine.h"

typedef struct {
    adg_pairs *pairs;
    size_t n_origins, capacity;
    double limit_min;
} collector;

static bool add_pair(collector *c, uint32_t origin, double minutes)
{
    adg_pairs *p = c->pairs;
    if (p->n_pairs == c->capacity) {
        size_t larger = c->capacity ? 2 * c->capacity : 4096;
        uint32_t *origins = realloc(p->origin, larger * sizeof *origins);
        if (origins)
            p->origin = origins;
        double *times = realloc(p->minutes, larger * sizeof *times);
        if (times)
            p->minutes = times;
        if (!origins || !times)
            return false;
        c->capacity = larger;
    }
    p->origin[p->n_pairs] = origin;
    p->minutes[p->n_pairs++] = minutes;
    return true;
}

static adg_status add_row(void *data, size_t k, const double *minutes, adg_error *error)
{
    collector *c = data;
    for (size_t i = 0; i < c->n_origins; i++)
        if (isfinite(minutes[i]) && minutes[i] <= c->limit_min &&
            !add_pair(c, (uint32_t)i, minutes[i]))
            return adg_fail_memory(error);
    c->pairs->first[k + 1] = c->pairs->n_pairs;
    return ADG_OK;
}

adg_status adg_travel_pairs_within(const adg_travel *travel, const adg_context *ctx,
                                   const uint32_t *facility, size_t n, double limit_min,
                                   adg_pairs *pairs, adg_error *error)
{
    *pairs = (adg_pairs){.n = n, .first = ADG_NEW_ARRAY(size_t, n + 1)};
    if (!pairs->first)
        return adg_fail_memory(error);
    collector c = {pairs, travel->n_origins, 0, limit_min};
    adg_status status =
        adg_travel_rows(travel, ctx, _("search"), facility, n, limit_min, add_row, &c, error);
    if (status != ADG_OK)
        adg_pairs_release(pairs);
    return status;
}

void adg_pairs_release(adg_pairs *pairs)
{
    free(pairs->first);
    free(pairs->origin);
    free(pairs->minutes);
    *pairs = (adg_pairs){0};
}
