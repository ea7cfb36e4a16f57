/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "adgang/access.h"
#include "adgang/travel.h"
#include "golden/checks.h"
#include "support/matrix.h"

/* ---- k nearest ---- */

/* Means of the k nearest: strict is infinite where there are fewer than k, available takes those
 * there are. */
typedef struct {
    double *strict, *available, *n_used;
} k_means;

static k_means means_of_nearest(const adg_travel *travel, size_t n_origins,
                                const uint32_t *facility, size_t n_facilities, size_t k)
{
    k_means m = {NEW(double, n_origins), NEW(double, n_origins), NEW(double, n_origins)};
    uint32_t *which = NEW(uint32_t, n_origins * k);
    double *minutes = NEW(double, n_origins *k);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_travel_nearest(travel, NULL, facility, n_facilities, k, INFINITY, which, minutes,
                                 &error),
              &error);
    for (size_t i = 0; i < n_origins; i++) {
        double sum = 0;
        for (size_t r = 0; r < k && which[i * k + r] != ADG_NONE; r++) {
            sum += minutes[i * k + r];
            m.n_used[i]++;
        }
        m.available[i] = m.n_used[i] > 0 ? sum / m.n_used[i] : INFINITY;
        m.strict[i] = m.n_used[i] == (double)k ? m.available[i] : INFINITY;
    }
    free(which);
    free(minutes);
    return m;
}

static void release_means(k_means *m)
{
    free(m->strict);
    free(m->available);
    free(m->n_used);
}

static void k_nearest_partial(golden *g)
{
    size_t cells, n = golden_count(g, "input/time_min");
    const double *minutes = golden_numbers(g, "input/time_min", &cells);
    size_t n_facilities = cells / n;
    adg_travel *travel = travel_of(minutes, n, n_facilities);
    uint32_t *all = all_of(n_facilities);
    for (size_t k = 2; k <= 4; k++) {
        k_means m = means_of_nearest(travel, n, all, n_facilities, k);
        char path[32];
        snprintf(path, sizeof path, "k%zu/strict", k);
        golden_expect_all(g, path, m.strict, n);
        snprintf(path, sizeof path, "k%zu/available", k);
        golden_expect_all(g, path, m.available, n);
        snprintf(path, sizeof path, "k%zu/n_used", k);
        golden_expect_all(g, path, m.n_used, n);
        release_means(&m);
    }
    free(all);
    adg_travel_free(travel);
}

/* ---- the basic case ---- */

enum {
    N_ORIGINS = 7,
    N_FACILITIES = 4,
    N_OPEN = 3
};

/* The facilities with a capacity, in the order of the table. */
static void open_facilities(const double *capacity, uint32_t *open)
{
    size_t n = 0;
    for (uint32_t j = 0; j < N_FACILITIES; j++)
        if (capacity[j] > 0)
            open[n++] = j;
    assert_int_equal(n, N_OPEN);
}

static void expect_nearest(golden *g, const adg_travel *travel, const uint32_t *open)
{
    uint32_t which[N_ORIGINS];
    double minutes[N_ORIGINS], facility[N_ORIGINS];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_travel_nearest(travel, NULL, open, N_OPEN, 1, INFINITY, which, minutes, &error),
              &error);
    for (size_t i = 0; i < N_ORIGINS; i++)
        facility[i] = which[i] == ADG_NONE ? NAN : (double)open[which[i]];
    golden_expect_all(g, "nearest_time", minutes, N_ORIGINS);
    golden_expect_all(g, "nearest_facility", facility, N_ORIGINS);
}

static void expect_k_nearest(golden *g, const adg_travel *travel, const uint32_t *open)
{
    k_means two = means_of_nearest(travel, N_ORIGINS, open, N_OPEN, 2);
    k_means three = means_of_nearest(travel, N_ORIGINS, open, N_OPEN, 3);
    golden_expect_all(g, "k2_mean_strict", two.strict, N_ORIGINS);
    golden_expect_all(g, "k2_mean_available", two.available, N_ORIGINS);
    golden_expect_all(g, "k3_mean_strict", three.strict, N_ORIGINS);
    release_means(&two);
    release_means(&three);
}

typedef struct {
    const uint32_t *open;
    const double *capacity;
    double limit, cumulative[N_ORIGINS], choice[N_ORIGINS];
} opportunities;

static adg_status count_row(void *data, size_t k, const double *minutes, adg_error *error)
{
    (void)error;
    opportunities *o = data;
    adg_cumulative_add(minutes, N_ORIGINS, o->limit, o->capacity[o->open[k]], o->cumulative);
    adg_choice_add(minutes, N_ORIGINS, o->limit, o->choice);
    return ADG_OK;
}

/* Summaries of zones named in the golden: zone z is area[z]. */
static void expect_areas(golden *g, const adg_access_input *input, const char *const *area)
{
    adg_access_summary *s;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_access_summarise(input, &s, &error), &error);
    for (size_t z = 0; z < input->n_zones; z++) {
        const struct {
            const char *name;
            double value;
        } rows[] = {{"population", s[z].people},
                    {"reachable_population", s[z].reachable_people},
                    {"mean_time_reachable", s[z].mean_min},
                    {"mean_time_capped120", s[z].capped_mean_min},
                    {"share_within_30", s[z].share_within[0]},
                    {"median", s[z].median_min},
                    {"p90", s[z].p90_min},
                    {"choice_mean", s[z].choice_mean},
                    {"share_choice_ge2", s[z].two_choices_share}};
        for (size_t r = 0; r < N_OF(rows); r++) {
            char path[64];
            snprintf(path, sizeof path, "by_area/%s/%s", area[z], rows[r].name);
            golden_expect(g, path, rows[r].value);
        }
    }
    adg_access_summaries_free(s);
}

static void basic(golden *g)
{
    const double *capacity = golden_numbers(g, "input/capacity", NULL);
    double limit = golden_number(g, "params/threshold_min"), nearest[N_ORIGINS];
    adg_travel *travel =
        travel_of(golden_numbers(g, "input/time_min", NULL), N_ORIGINS, N_FACILITIES);
    uint32_t open[N_OPEN], which[N_ORIGINS], municipality[N_ORIGINS];
    adg_error error = ADG_ERROR_INIT;
    open_facilities(capacity, open);
    expect_nearest(g, travel, open);
    expect_k_nearest(g, travel, open);

    opportunities o = {.open = open, .capacity = capacity, .limit = limit};
    assert_ok(adg_travel_rows(travel, NULL, "", open, N_OPEN, INFINITY, count_row, &o, &error),
              &error);
    golden_expect_all(g, "cumulative_capacity_30", o.cumulative, N_ORIGINS);
    golden_expect_all(g, "choice_30", o.choice, N_ORIGINS);

    for (size_t i = 0; i < N_ORIGINS; i++) {
        char path[] = "input/municipality/0";
        path[sizeof path - 2] = (char)('0' + i);
        municipality[i] = (uint32_t)(golden_text(g, path)[1] - '1');
    }
    assert_ok(adg_travel_nearest(travel, NULL, open, N_OPEN, 1, INFINITY, which, nearest, &error),
              &error);
    adg_access_input input = {.n = N_ORIGINS,
                              .minutes = nearest,
                              .people = golden_numbers(g, "input/population", NULL),
                              .choice = o.choice,
                              .zone = municipality,
                              .n_zones = 3,
                              .limit_min = &limit,
                              .n_limits = 1,
                              .headline_min = limit,
                              .cap_min = golden_number(g, "params/unreachable_cap_min")};
    expect_areas(g, &input, (const char *const[]){"M1", "M2", "M3"});
    input.zone = NULL;
    input.n_zones = 1;
    expect_areas(g, &input, (const char *const[]){"ALL"});
    adg_travel_free(travel);
}

/* ---- decay ---- */

static void decay_functions(golden *g)
{
    size_t n, n_steps;
    const double *minutes = golden_numbers(g, "input/time_min", &n);
    const double *limit = golden_numbers(g, "params/step/breaks", &n_steps);
    const adg_step_weights steps = {limit, golden_numbers(g, "params/step/weights", NULL), n_steps};
    double *weight = NEW(double, n);
    for (size_t i = 0; i < n; i++)
        weight[i] = adg_step_weight(&steps, minutes[i]);
    golden_expect_all(g, "step", weight, n);
    free(weight);
}

const golden_check access_checks[] = {{"basic", basic},
                                      {"decay_functions", decay_functions},
                                      {"k_nearest_partial", k_nearest_partial},
                                      {0}};
