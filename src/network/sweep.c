/* SPDX-License-Identifier: MPL-2.0 */
#include "network/sweep.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "network/climb.h"

struct adg_sweep {
    const adg_sweep_places *places;
    size_t lanes;
    adg_climb climb;
    bool *seeded;    /* [slots] */
    uint32_t *start; /* [n_started] slots that are seeded */
    size_t n_started, start_capacity;
    bool in_ms;      /* the run in hand, not in minutes */
    uint32_t *ms;    /* [slots x lanes], made when first used */
    double *minutes; /* the same */
};

adg_status adg_sweep_new(const adg_sweep_places *places, int lanes, adg_sweep **sweep,
                         adg_error *error)
{
    adg_sweep *s = ADG_NEW_ARRAY(adg_sweep, 1);
    if (!s)
        return adg_fail_memory(error);
    s->places = places;
    s->lanes = (size_t)lanes;
    s->seeded = ADG_NEW_ARRAY(bool, places->sweep->n_nodes);
    if (!s->seeded || !adg_climb_init(places->climb->n_nodes, &s->climb)) {
        adg_sweep_free(s);
        return adg_fail_memory(error);
    }
    *sweep = s;
    return ADG_OK;
}

void adg_sweep_free(adg_sweep *s)
{
    if (!s)
        return;
    adg_climb_release(&s->climb);
    free(s->seeded);
    free(s->start);
    free(s->ms);
    free(s->minutes);
    free(s);
}

/* ---- from the climb to the lanes ---- */

static void clear_lanes(adg_sweep *s, uint32_t slot)
{
    for (size_t l = 0; l < s->lanes; l++) {
        if (s->in_ms)
            s->ms[slot * s->lanes + l] = ADG_SWEEP_BEYOND_MS;
        else
            s->minutes[slot * s->lanes + l] = INFINITY;
    }
}

static bool start_at(adg_sweep *s, uint32_t slot)
{
    if (s->seeded[slot])
        return true;
    uint32_t *grown = adg_grow_array(s->start, s->n_started, &s->start_capacity, sizeof *grown);
    if (!grown)
        return false;
    s->start = grown;
    s->start[s->n_started++] = slot;
    s->seeded[slot] = true;
    clear_lanes(s, slot);
    return true;
}

static bool take_over(adg_sweep *s, size_t lane)
{
    const adg_climb *climb = &s->climb;
    for (size_t k = 0; k < climb->n; k++) {
        uint32_t p = climb->reached[k], slot = s->places->slot ? s->places->slot[p] : p;
        if (slot == ADG_NONE)
            continue;
        if (!start_at(s, slot))
            return false;
        if (s->in_ms)
            s->ms[slot * s->lanes + lane] = climb->ms[p];
        else
            s->minutes[slot * s->lanes + lane] = climb->minutes[p];
    }
    return true;
}

static bool start_lanes(adg_sweep *s, const adg_seed *seeds, const size_t *first_seed, int n)
{
    for (size_t k = 0; k < s->n_started; k++)
        s->seeded[s->start[k]] = false;
    s->n_started = 0;
    for (int l = 0; l < n; l++)
        if (!adg_climb_run(&s->climb, s->places->climb, s->places->place, seeds + first_seed[l],
                           first_seed[l + 1] - first_seed[l]) ||
            !take_over(s, (size_t)l))
            return false;
    return true;
}

/* ---- runs ---- */

adg_status adg_sweep_run_ms(adg_sweep *s, const adg_seed *seeds, const size_t *first_seed, int n,
                            adg_error *error)
{
    s->in_ms = true;
    if (!s->ms)
        s->ms = ADG_NEW_ARRAY(uint32_t, s->places->sweep->n_nodes * s->lanes);
    if (!s->ms || !start_lanes(s, seeds, first_seed, n))
        return adg_fail_memory(error);
    if (s->lanes == 1)
        adg_sweep_ms(s->places->sweep, s->seeded, s->ms);
    else
        adg_sweep_ms_lanes(s->places->sweep, s->seeded, s->ms);
    return ADG_OK;
}

adg_status adg_sweep_run_minutes(adg_sweep *s, const adg_seed *seeds, const size_t *first_seed,
                                 int n, adg_error *error)
{
    s->in_ms = false;
    if (!s->minutes)
        s->minutes = ADG_NEW_ARRAY(double, s->places->sweep->n_nodes * s->lanes);
    if (!s->minutes || !start_lanes(s, seeds, first_seed, n))
        return adg_fail_memory(error);
    if (s->lanes == 1)
        adg_sweep_minutes(s->places->sweep, s->seeded, s->minutes);
    else
        adg_sweep_minutes_lanes(s->places->sweep, s->seeded, s->minutes);
    return ADG_OK;
}

void adg_sweep_get_ms(const adg_sweep *s, int lane, uint32_t *ms)
{
    for (size_t i = 0; i < s->places->n_targets; i++) {
        uint32_t found = s->ms[s->places->target[i] * s->lanes + (size_t)lane];
        ms[i] = found == ADG_SWEEP_BEYOND_MS ? ADG_UNREACHED_MS : found;
    }
}

void adg_sweep_get_minutes(const adg_sweep *s, int lane, double *minutes)
{
    for (size_t i = 0; i < s->places->n_targets; i++)
        minutes[i] = adg_sweep_reached(adg_sweep_minutes_at(s, i)[lane]);
}

const double *adg_sweep_minutes_at(const adg_sweep *s, size_t target)
{
    return s->minutes + s->places->target[target] * s->lanes;
}
