/* SPDX-License-Identifier: MPL-2.0 */
#include "network/climb.h"

#include <math.h>
#include <stdlib.h>

#include "core/memory.h"
#include "network/sweep_kernel.h"

bool adg_climb_init(uint32_t n_places, adg_climb *climb)
{
    *climb = (adg_climb){.n_places = n_places,
                         .seen = ADG_NEW_ARRAY(bool, n_places),
                         .ms = ADG_NEW_ARRAY(uint32_t, n_places),
                         .minutes = ADG_NEW_ARRAY(double, n_places)};
    if (climb->seen && climb->ms && climb->minutes)
        return true;
    adg_climb_release(climb);
    return false;
}

void adg_climb_release(adg_climb *climb)
{
    free(climb->seen);
    free(climb->ms);
    free(climb->minutes);
    free(climb->reached);
    *climb = (adg_climb){0};
}

static bool see(adg_climb *climb, uint32_t place)
{
    if (climb->seen[place])
        return true;
    uint32_t *grown = adg_grow_array(climb->reached, climb->n, &climb->capacity, sizeof *grown);
    if (!grown)
        return false;
    climb->reached = grown;
    climb->reached[climb->n++] = place;
    climb->seen[place] = true;
    climb->ms[place] = ADG_SWEEP_BEYOND_MS;
    climb->minutes[place] = INFINITY;
    return true;
}

static void improve(adg_climb *climb, uint32_t place, uint32_t ms, double minutes)
{
    if (ms < climb->ms[place])
        climb->ms[place] = ms;
    if (minutes < climb->minutes[place])
        climb->minutes[place] = minutes;
}

static bool set_out(adg_climb *climb, const uint32_t *place, const adg_seed *seeds, size_t n_seeds)
{
    for (size_t i = 0; i < n_seeds; i++) {
        double ms = seeds[i].minutes * ADG_MS_PER_MIN;
        if (!(ms <= ADG_MAX_PATH_MS))
            continue;
        if (!see(climb, place[seeds[i].node]))
            return false;
        improve(climb, place[seeds[i].node], (uint32_t)llround(ms), seeds[i].minutes);
    }
    return true;
}

static bool find_all_above(adg_climb *climb, const adg_star *star)
{
    for (size_t k = 0; k < climb->n; k++) {
        uint32_t p = climb->reached[k];
        for (uint32_t a = star->first[p]; a < star->first[p + 1]; a++)
            if (!see(climb, star->arc[a].head))
                return false;
    }
    return true;
}

static int falling(const void *a, const void *b)
{
    uint32_t p = *(const uint32_t *)a, q = *(const uint32_t *)b;
    return (p < q) - (p > q);
}

/* A few are sorted; many are found in order by looking at every place. */
static void sort_falling(adg_climb *climb)
{
    if (climb->n == 0)
        return;
    if (climb->n < climb->n_places / 64) {
        qsort(climb->reached, climb->n, sizeof *climb->reached, falling);
        return;
    }
    size_t n = 0;
    for (uint32_t p = climb->n_places; p-- > 0;)
        if (climb->seen[p])
            climb->reached[n++] = p;
}

bool adg_climb_run(adg_climb *climb, const adg_star *star, const uint32_t *place,
                   const adg_seed *seeds, size_t n_seeds)
{
    for (size_t k = 0; k < climb->n; k++)
        climb->seen[climb->reached[k]] = false;
    climb->n = 0;
    if (!set_out(climb, place, seeds, n_seeds) || !find_all_above(climb, star))
        return false;
    sort_falling(climb);
    for (size_t k = 0; k < climb->n; k++) {
        uint32_t p = climb->reached[k];
        for (uint32_t a = star->first[p]; a < star->first[p + 1]; a++)
            improve(climb, star->arc[a].head, climb->ms[p] + star->arc[a].ms,
                    climb->minutes[p] + star->minutes[a]);
    }
    return true;
}
