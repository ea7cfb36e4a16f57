/* SPDX-License-Identifier: MPL-2.0 */
#include "network/sweep_kernel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/random.h"
#include "support/test.h"

/* ---- the kernels once more, for the compiler's usual machine ---- */

void usual_ms(const adg_star *star, const bool *seeded, uint32_t *label);
void usual_minutes(const adg_star *star, const bool *seeded, double *label);
void usual_ms_lanes(const adg_star *star, const bool *seeded, uint32_t *label);
void usual_minutes_lanes(const adg_star *star, const bool *seeded, double *label);
void usual_climb_lanes(const adg_star *star, const double *bound, bool *alive, double *label);
void usual_bounded_lanes(const adg_star *star, const double *bound, bool *alive, double *label);
#define FOR_EVERY_MACHINE
#define adg_sweep_ms usual_ms
#define adg_sweep_minutes usual_minutes
#define adg_sweep_ms_lanes usual_ms_lanes
#define adg_sweep_minutes_lanes usual_minutes_lanes
#define adg_climb_bounded_lanes usual_climb_lanes
#define adg_sweep_bounded_lanes usual_bounded_lanes
#include "network/sweep_kernel.c"
#undef adg_sweep_ms
#undef adg_sweep_minutes
#undef adg_sweep_ms_lanes
#undef adg_sweep_minutes_lanes
#undef adg_climb_bounded_lanes
#undef adg_sweep_bounded_lanes

/* ---- random sweeps ---- */

enum {
    SWEEPS = 300,
    MOST_PLACES = 200,
    MOST_ARCS = 8 * MOST_PLACES
};

typedef struct {
    adg_star star;
    bool *seeded;
    uint32_t *ms;    /* [places x LANES] */
    double *minutes; /* the same */
} sweep;

static void draw_arcs(adg_star *star, adg_random *random)
{
    for (uint32_t p = 0; p < star->n_nodes; p++) {
        for (uint64_t n = p ? adg_random_below(random, 8) : 0; n > 0; n--) {
            double minutes = ldexp(adg_random_uniform(random), (int)adg_random_below(random, 12));
            uint32_t ms = (uint32_t)llround(minutes * ADG_MS_PER_MIN);
            star->arc[star->n_arcs] = (adg_arc){(uint32_t)adg_random_below(random, p), ms};
            star->minutes[star->n_arcs++] = minutes;
        }
        star->first[p + 1] = star->n_arcs;
    }
}

static sweep drawn(adg_random *random)
{
    uint32_t n = 1 + (uint32_t)adg_random_below(random, MOST_PLACES);
    sweep s = {.star = {.n_nodes = n,
                        .first = NEW(uint32_t, n + 1),
                        .arc = NEW(adg_arc, MOST_ARCS),
                        .minutes = NEW(double, MOST_ARCS)},
               .seeded = NEW(bool, n),
               .ms = NEW(uint32_t, n * LANES),
               .minutes = NEW(double, n *LANES)};
    draw_arcs(&s.star, random);
    for (uint32_t i = 0; i < n * LANES; i++) {
        bool here = adg_random_below(random, 3) > 0;
        s.seeded[i / LANES] = i / LANES % 5 == 0;
        s.minutes[i] = here ? 90 * adg_random_uniform(random) : INFINITY;
        s.ms[i] = here ? (uint32_t)llround(s.minutes[i] * ADG_MS_PER_MIN) : ADG_SWEEP_BEYOND_MS;
    }
    return s;
}

static void release(sweep *s)
{
    adg_star_release(&s->star);
    free(s->seeded);
    free(s->ms);
    free(s->minutes);
}

static void assert_lane_ms(const sweep *s, const uint32_t *swept, uint32_t lane)
{
    uint32_t *alone = NEW(uint32_t, s->star.n_nodes);
    for (uint32_t p = 0; p < s->star.n_nodes; p++)
        alone[p] = s->ms[p * LANES + lane];
    adg_sweep_ms(&s->star, s->seeded, alone);
    for (uint32_t p = 0; p < s->star.n_nodes; p++)
        assert_int_equal(swept[p * LANES + lane], alone[p]);
    free(alone);
}

static void assert_lane_minutes(const sweep *s, const double *swept, uint32_t lane)
{
    double *alone = NEW(double, s->star.n_nodes);
    for (uint32_t p = 0; p < s->star.n_nodes; p++)
        alone[p] = s->minutes[p * LANES + lane];
    adg_sweep_minutes(&s->star, s->seeded, alone);
    for (uint32_t p = 0; p < s->star.n_nodes; p++)
        assert_memory_equal(&swept[p * LANES + lane], &alone[p], sizeof *alone);
    free(alone);
}

TEST(milliseconds_are_the_same_on_every_machine_and_in_every_lane)
{
    adg_random random;
    adg_random_seed(&random, 31);
    for (int k = 0; k < SWEEPS; k++) {
        sweep s = drawn(&random);
        size_t n = s.star.n_nodes * (size_t)LANES;
        uint32_t *best = NEW(uint32_t, n), *usual = NEW(uint32_t, n);
        memcpy(best, s.ms, n * sizeof *best);
        memcpy(usual, s.ms, n * sizeof *usual);
        adg_sweep_ms_lanes(&s.star, s.seeded, best);
        usual_ms_lanes(&s.star, s.seeded, usual);
        assert_memory_equal(best, usual, n * sizeof *best);
        for (uint32_t lane = 0; lane < LANES; lane++)
            assert_lane_ms(&s, best, lane);
        free(best);
        free(usual);
        release(&s);
    }
}

TEST(minutes_are_the_same_to_the_last_bit_on_every_machine_and_in_every_lane)
{
    adg_random random;
    adg_random_seed(&random, 32);
    for (int k = 0; k < SWEEPS; k++) {
        sweep s = drawn(&random);
        size_t n = s.star.n_nodes * (size_t)LANES;
        double *best = NEW(double, n), *usual = NEW(double, n);
        memcpy(best, s.minutes, n * sizeof *best);
        memcpy(usual, s.minutes, n * sizeof *usual);
        adg_sweep_minutes_lanes(&s.star, s.seeded, best);
        usual_minutes_lanes(&s.star, s.seeded, usual);
        assert_memory_equal(best, usual, n * sizeof *best);
        for (uint32_t lane = 0; lane < LANES; lane++)
            assert_lane_minutes(&s, best, lane);
        free(best);
        free(usual);
        release(&s);
    }
}

/* ---- the halves of a bounded search ---- */

/* Lane by lane: what is below the bound is what a sweep that knows no bound finds on ways that are below it
 * all along. */
static void bounded_alone(const sweep *s, const double *bound, uint32_t lane, double *label)
{
    const adg_star *star = &s->star;
    for (uint32_t p = 0; p < star->n_nodes; p++) {
        label[p] = s->seeded[p] ? s->minutes[p * LANES + lane] : INFINITY;
        for (uint32_t a = star->first[p]; a < star->first[p + 1]; a++)
            label[p] = fmin(label[p], label[star->arc[a].head] + star->minutes[a]);
        if (!(label[p] < bound[p]))
            label[p] = INFINITY;
    }
}

static void climb_alone(const sweep *s, const double *bound, uint32_t lane, double *label)
{
    const adg_star *star = &s->star;
    for (uint32_t p = 0; p < star->n_nodes; p++)
        label[p] = s->seeded[p] ? s->minutes[p * LANES + lane] : INFINITY;
    for (uint32_t p = star->n_nodes; p-- > 0;) {
        if (!(label[p] < bound[p]))
            label[p] = INFINITY;
        for (uint32_t a = star->first[p]; a < star->first[p + 1]; a++) {
            double *above = &label[star->arc[a].head];
            *above = fmin(*above, label[p] + star->minutes[a]);
        }
    }
}

/* A lane that is not below the bound may go on where another is: it stays at or above what is not
 * wanted. */
static void assert_bounded(const sweep *s, const double *bound, const bool *alive,
                           const double *found, bool climbed)
{
    double *alone = NEW(double, s->star.n_nodes);
    bool *any = NEW(bool, s->star.n_nodes);
    for (uint32_t lane = 0; lane < LANES; lane++) {
        (climbed ? climb_alone : bounded_alone)(s, bound, lane, alone);
        for (uint32_t p = 0; p < s->star.n_nodes; p++) {
            any[p] = any[p] || isfinite(alone[p]);
            double minutes = alive[p] ? found[p * LANES + lane] : INFINITY;
            assert_true(minutes <= alone[p]);
        }
    }
    for (uint32_t p = 0; p < s->star.n_nodes; p++)
        assert_true(alive[p] || !any[p]);
    free(alone);
    free(any);
}

TEST(bounded_searches_find_all_that_is_below_the_bound_on_every_machine)
{
    adg_random random;
    adg_random_seed(&random, 33);
    for (int k = 0; k < SWEEPS; k++) {
        sweep s = drawn(&random);
        size_t n = s.star.n_nodes, n_labels = n * LANES;
        double *bound = NEW(double, n), *best = NEW(double, n_labels);
        double *usual = NEW(double, n_labels);
        bool *alive = NEW(bool, n), *usually = NEW(bool, n);
        for (size_t p = 0; p < n; p++)
            bound[p] = adg_random_below(&random, 4) ? 120 * adg_random_uniform(&random) : INFINITY;
        for (int climbed = 0; climbed < 2; climbed++) {
            memcpy(best, s.minutes, n_labels * sizeof *best);
            memcpy(usual, s.minutes, n_labels * sizeof *usual);
            memcpy(alive, s.seeded, n * sizeof *alive);
            memcpy(usually, s.seeded, n * sizeof *usually);
            (climbed ? adg_climb_bounded_lanes : adg_sweep_bounded_lanes)(&s.star, bound, alive,
                                                                          best);
            (climbed ? usual_climb_lanes : usual_bounded_lanes)(&s.star, bound, usually, usual);
            assert_memory_equal(alive, usually, n * sizeof *alive);
            assert_memory_equal(best, usual, n_labels * sizeof *best);
            assert_bounded(&s, bound, alive, best, climbed);
        }
        free(bound);
        free(best);
        free(usual);
        free(alive);
        free(usually);
        release(&s);
    }
}

RUN(T(milliseconds_are_the_same_on_every_machine_and_in_every_lane),
    T(minutes_are_the_same_to_the_last_bit_on_every_machine_and_in_every_lane),
    T(bounded_searches_find_all_that_is_below_the_bound_on_every_machine))
