/* SPDX-License-Identifier: MPL-2.0 */
#include "access/raam.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "core/text.h"

/* Nobody may gain more than this ... */
#define GAP 1e-10
/* ... and homes whose people could gain more than this re-divide them. */
#define GAP_AIM 1e-12
enum {
    PLAIN_ROUNDS = 10, /* homes alone: cheap, and most of the way */
    MAX_ROUNDS = 2000
};

/* ---- who takes part ---- */

static size_t open_pairs(const adg_reach *reach, const double *supply, size_t i)
{
    size_t n = 0;
    for (size_t k = reach->first[i]; k < reach->first[i + 1]; k++)
        n += supply[reach->facility[k]] > 0;
    return n;
}

static bool allocate(adg_crowd *c, size_t n_homes, size_t n_pairs, size_t n_facilities)
{
    c->n_facilities = n_facilities;
    c->first = ADG_NEW_ARRAY(size_t, n_homes + 1);
    c->facility = ADG_NEW_ARRAY(uint32_t, n_pairs);
    c->travel = ADG_NEW_ARRAY(double, n_pairs);
    c->flow = ADG_NEW_ARRAY(double, n_pairs);
    c->pair = ADG_NEW_ARRAY(size_t, n_pairs);
    c->people = ADG_NEW_ARRAY(double, n_homes);
    c->home = ADG_NEW_ARRAY(uint32_t, n_homes);
    c->load = ADG_NEW_ARRAY(double, n_facilities);
    c->room = ADG_NEW_ARRAY(double, n_facilities);
    c->divided = ADG_NEW_ARRAY(uint32_t, n_homes);
    c->is_divided = ADG_NEW_ARRAY(bool, n_homes);
    return c->first && c->facility && c->travel && c->flow && c->pair && c->people && c->home &&
           c->load && c->room && c->divided && c->is_divided;
}

static void release(adg_crowd *c)
{
    free(c->first);
    free(c->facility);
    free(c->travel);
    free(c->flow);
    free(c->pair);
    free(c->people);
    free(c->home);
    free(c->load);
    free(c->room);
    free(c->divided);
    free(c->is_divided);
}

static void add_home(adg_crowd *c, const adg_reach *reach, const double *supply, double people,
                     double tau_min, size_t i)
{
    size_t at = c->first[c->n_homes];
    for (size_t k = reach->first[i]; k < reach->first[i + 1]; k++) {
        if (!(supply[reach->facility[k]] > 0))
            continue;
        c->facility[at] = reach->facility[k];
        c->travel[at] = reach->minutes[k] / tau_min;
        c->pair[at++] = k;
    }
    c->people[c->n_homes] = people;
    c->home[c->n_homes++] = (uint32_t)i;
    c->first[c->n_homes] = at;
}

/* rho: people who reach anything, for every unit of open supply. */
static double people_per_supply(const adg_crowd *c, const double *supply)
{
    adg_sum people = {0}, there = {0};
    for (size_t h = 0; h < c->n_homes; h++)
        adg_sum_add(&people, c->people[h]);
    for (size_t j = 0; j < c->n_facilities; j++)
        adg_sum_add(&there, supply[j]);
    return adg_sum_value(&people) / adg_sum_value(&there);
}

static adg_status gather(const adg_reach *reach, const double *demand, const double *supply,
                         double tau_min, adg_crowd *c, adg_error *error)
{
    if (!allocate(c, reach->n_origins, reach->first[reach->n_origins], reach->n_facilities))
        return adg_fail_memory(error);
    for (size_t i = 0; i < reach->n_origins; i++)
        if (demand[i] > 0 && open_pairs(reach, supply, i) > 0)
            add_home(c, reach, supply, demand[i], tau_min, i);
    double rho = people_per_supply(c, supply);
    for (size_t j = 0; j < c->n_facilities; j++)
        c->room[j] = c->n_homes > 0 ? rho * supply[j] : supply[j];
    return ADG_OK;
}

/* ---- one home ---- */

size_t adg_crowd_n_used(const adg_crowd *c, size_t h)
{
    size_t n = 0;
    for (size_t k = c->first[h]; k < c->first[h + 1]; k++)
        n += c->flow[k] > 0;
    return n;
}

void adg_crowd_move(adg_crowd *c, size_t k, double flow)
{
    c->load[c->facility[k]] = fmax(c->load[c->facility[k]] + (flow - c->flow[k]), 0);
    c->flow[k] = flow;
}

/* What is lost by the people of the home that are worst placed; *best: their cheapest pair. */
static double gap_of(const adg_crowd *c, size_t h, size_t *best)
{
    double least = INFINITY, most = -INFINITY;
    for (size_t k = c->first[h]; k < c->first[h + 1]; k++) {
        double cost = adg_crowd_cost(c, k);
        if (cost < least) {
            least = cost;
            *best = k;
        }
        if (c->flow[k] > 0)
            most = fmax(most, cost);
    }
    return (most - least) / fmax(1, least);
}

static double cost_without(const adg_crowd *c, size_t k)
{
    double others = fmax(c->load[c->facility[k]] - c->flow[k], 0);
    return others / c->room[c->facility[k]] + c->travel[k];
}

/* The level to which the home's people fill its facilities, those below it and no other. */
static double level_of(const adg_crowd *c, size_t h)
{
    double level = INFINITY;
    for (;;) {
        adg_sum room = {0}, filled = {0};
        for (size_t k = c->first[h]; k < c->first[h + 1]; k++) {
            double base = cost_without(c, k);
            if (!(base < level))
                continue;
            adg_sum_add(&room, c->room[c->facility[k]]);
            adg_sum_add(&filled, c->room[c->facility[k]] * base);
        }
        double next = (c->people[h] + adg_sum_value(&filled)) / adg_sum_value(&room);
        if (!(next < level))
            return level;
        level = next;
    }
}

/* Re-divides the people of a home, all others staying where they are: the facilities it uses then
 * cost the same, and no other costs less. */
static void divide(adg_crowd *c, size_t h, size_t cheapest)
{
    double level = level_of(c, h), left = c->people[h];
    size_t largest = cheapest;
    double most = -1;
    for (size_t k = c->first[h]; k < c->first[h + 1]; k++) {
        double below = level - cost_without(c, k);
        double flow = below > 0 ? fmin(below * c->room[c->facility[k]], c->people[h]) : 0;
        adg_crowd_move(c, k, flow);
        left -= flow;
        if (flow > most) {
            most = flow;
            largest = k;
        }
    }
    /* What rounding left. */
    adg_crowd_move(c, largest, fmax(c->flow[largest] + left, 0));
    if (!c->is_divided[h] && adg_crowd_n_used(c, h) > 1) {
        c->is_divided[h] = true;
        c->divided[c->n_divided++] = (uint32_t)h;
    }
}

/* ---- all homes ---- */

static void start_at_the_nearest(adg_crowd *c)
{
    for (size_t h = 0; h < c->n_homes; h++) {
        size_t best = c->first[h];
        for (size_t k = c->first[h]; k < c->first[h + 1]; k++)
            if (c->travel[k] < c->travel[best])
                best = k;
        c->flow[best] = c->people[h];
    }
}

static adg_status add_up_loads(adg_crowd *c, adg_error *error)
{
    adg_sum *sum = ADG_NEW_ARRAY(adg_sum, c->n_facilities);
    if (!sum)
        return adg_fail_memory(error);
    for (size_t k = 0; k < c->first[c->n_homes]; k++)
        adg_sum_add(&sum[c->facility[k]], c->flow[k]);
    for (size_t j = 0; j < c->n_facilities; j++)
        c->load[j] = adg_sum_value(&sum[j]);
    free(sum);
    return ADG_OK;
}

static double largest_gap(const adg_crowd *c)
{
    double largest = 0;
    size_t best = 0;
    for (size_t h = 0; h < c->n_homes; h++)
        largest = fmax(largest, gap_of(c, h, &best));
    return largest;
}

static adg_status divide_in_turn(adg_crowd *c, bool together, adg_error *error)
{
    adg_status status = ADG_OK;
    size_t best = 0;
    for (size_t h = 0; status == ADG_OK && h < c->n_homes; h++) {
        if (!(gap_of(c, h, &best) > GAP_AIM))
            continue;
        divide(c, h, best);
        if (together)
            status = adg_crowd_level(c, error);
    }
    return status;
}

static adg_status settle(adg_crowd *c, adg_error *error)
{
    start_at_the_nearest(c);
    adg_status status = add_up_loads(c, error);
    double gap = status == ADG_OK ? largest_gap(c) : 0;
    for (int round = 0; status == ADG_OK && gap > GAP_AIM && round < MAX_ROUNDS; round++) {
        double before = gap;
        status = divide_in_turn(c, round >= PLAIN_ROUNDS, error);
        if (status == ADG_OK)
            status = add_up_loads(c, error);
        gap = largest_gap(c);
        /* Good enough, and rounding keeps it from becoming better. */
        if (gap <= GAP && gap >= before)
            break;
    }
    if (status == ADG_OK && gap > GAP)
        return adg_fail(error, ADG_E_INTERNAL,
                        _("the equilibrium was not reached: somebody could still gain %g; this is "
                          "a fault of adgang, please report it"),
                        gap);
    return status;
}

/* ---- what comes out ---- */

/* The cost a newcomer meets. */
static double cheapest(const adg_reach *reach, const double *supply, double tau_min,
                       const adg_crowd *c, size_t i)
{
    double least = INFINITY;
    for (size_t k = reach->first[i]; k < reach->first[i + 1]; k++) {
        uint32_t j = reach->facility[k];
        if (supply[j] > 0)
            least = fmin(least, c->load[j] / c->room[j] + reach->minutes[k] / tau_min);
    }
    return least;
}

static adg_status check_everybody_is_placed(const adg_crowd *c, adg_error *error)
{
    adg_sum placed = {0}, people = {0};
    for (size_t j = 0; j < c->n_facilities; j++)
        adg_sum_add(&placed, c->load[j]);
    for (size_t h = 0; h < c->n_homes; h++)
        adg_sum_add(&people, c->people[h]);
    return adg_check_conserved("raam", adg_sum_value(&placed), adg_sum_value(&people), error);
}

adg_status adg_raam(const adg_reach *reach, const double *demand, const double *supply,
                    double tau_min, double *cost, double *load, double *flow, adg_error *error)
{
    adg_crowd c = {0};
    adg_status status = adg_reach_check(reach, demand, supply, error);
    if (status == ADG_OK && !(tau_min > 0 && tau_min <= 1e9))
        status =
            adg_fail(error, ADG_E_INVALID, _("tau %g: it must be more than 0 minutes"), tau_min);
    if (status != ADG_OK)
        return status;
    status = gather(reach, demand, supply, tau_min, &c, error);
    if (status == ADG_OK)
        status = settle(&c, error);
    if (status == ADG_OK)
        status = check_everybody_is_placed(&c, error);
    for (size_t i = 0; status == ADG_OK && i < reach->n_origins; i++)
        cost[i] = cheapest(reach, supply, tau_min, &c, i);
    for (size_t j = 0; status == ADG_OK && load && j < reach->n_facilities; j++)
        load[j] = c.load[j];
    for (size_t k = 0; status == ADG_OK && flow && k < reach->first[reach->n_origins]; k++)
        flow[k] = 0;
    for (size_t k = 0; status == ADG_OK && flow && k < c.first[c.n_homes]; k++)
        flow[c.pair[k]] = c.flow[k];
    release(&c);
    return status;
}
