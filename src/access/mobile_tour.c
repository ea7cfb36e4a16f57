/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "adgang/telepsychiatry.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

enum {
    MOST_STOPS = 12
};

/* Shortest drives from the base through every set of stops, by the stop they end at. */
typedef struct {
    size_t n;
    const double *base, *between;
    double *drive;   /* [2^n x n] */
    uint8_t *before; /* [2^n x n] the stop before the last */
} rounds;

static void reach_last(const rounds *r, size_t set, size_t last)
{
    const size_t rest = set & ~((size_t)1 << last), at = set * r->n + last;
    if (!rest) {
        r->drive[at] = r->base[last];
        return;
    }
    r->drive[at] = INFINITY;
    for (size_t stop = 0; stop < r->n; stop++)
        if (rest >> stop & 1) {
            double drive = r->drive[rest * r->n + stop] + r->between[stop * r->n + last];
            if (drive < r->drive[at]) {
                r->drive[at] = drive;
                r->before[at] = (uint8_t)stop;
            }
        }
}

/* The shortest round through a set, back at the base; *last the stop it comes back from. */
static double close_round(const rounds *r, size_t set, size_t *last)
{
    double shortest = INFINITY;
    *last = 0;
    for (size_t stop = 0; stop < r->n; stop++)
        if (set >> stop & 1 && r->drive[set * r->n + stop] + r->base[stop] < shortest) {
            shortest = r->drive[set * r->n + stop] + r->base[stop];
            *last = stop;
        }
    return shortest;
}

static void follow_back(const rounds *r, size_t set, size_t last, adg_mobile_tour *tour)
{
    for (size_t place = tour->n_stops; place-- > 0;) {
        size_t before = r->before[set * r->n + last];
        tour->stop[place] = (uint32_t)last;
        set &= ~((size_t)1 << last);
        last = before;
    }
}

/* The set as a tour, as far as its numbers go. */
static adg_mobile_tour numbers_of(const adg_mobile_shift *shift, const double *visits, size_t n,
                                  size_t set, double drive)
{
    adg_mobile_tour tour = {.drive = drive, .total = drive};
    for (size_t stop = 0; stop < n; stop++)
        if (set >> stop & 1) {
            tour.n_stops++;
            tour.visits += visits[stop];
            tour.total += shift->setup + visits[stop] * shift->service;
        }
    return tour;
}

static void choose(const rounds *r, const adg_mobile_shift *shift, const double *visits,
                   adg_mobile_tour *best)
{
    *best = (adg_mobile_tour){0};
    for (size_t set = 1; set < (size_t)1 << r->n; set++) {
        size_t last;
        for (size_t stop = 0; stop < r->n; stop++)
            if (set >> stop & 1)
                reach_last(r, set, stop);
        adg_mobile_tour tour = numbers_of(shift, visits, r->n, set, close_round(r, set, &last));
        if (tour.total <= shift->shift &&
            (tour.visits > best->visits ||
             (tour.visits == best->visits && tour.total < best->total))) {
            follow_back(r, set, last, &tour);
            *best = tour;
        }
    }
}

adg_status adg_mobile_tour_plan(const adg_mobile_shift *shift, const double *base,
                                const double *between, const double *visits, size_t n,
                                adg_mobile_tour *tour, adg_error *error)
{
    if (n > MOST_STOPS)
        return adg_fail(error, ADG_E_INVALID, _("%zu stops; at most %d can be planned exactly"), n,
                        MOST_STOPS);
    const size_t places = ((size_t)1 << n) * n;
    rounds r = {n, base, between, ADG_NEW_ARRAY(double, places), ADG_NEW_ARRAY(uint8_t, places)};
    adg_status status = r.drive && r.before ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK)
        choose(&r, shift, visits, tour);
    free(r.drive);
    free(r.before);
    return status;
}
