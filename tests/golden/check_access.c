/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/measures.h"
#include "adgang/travel.h"
#include "golden/checks.h"
#include "support/matrix.h"

/* Compares what is compared once more by another way, which ticks it off. */
static void expect_too(golden *g, const char *name, const double *actual, size_t n)
{
    char path[64];
    size_t n_expected;
    snprintf(path, sizeof path, "expected/%s", name);
    const double *expected = golden_numbers(g, path, &n_expected);
    assert_int_equal(n, n_expected);
    for (size_t i = 0; i < n; i++)
        assert_close(actual[i], expected[i], 1e-9, 1e-9);
}

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

static void expect_k_nearest_of_pairs(golden *g, const double *minutes, size_t n,
                                      size_t n_facilities)
{
    adg_reach reach = reach_of(minutes, n, n_facilities);
    double *mean = NEW(double, n), *n_used = NEW(double, n);
    adg_error error = ADG_ERROR_INIT;
    for (size_t k = 2; k <= 4; k++)
        for (int available = 0; available <= 1; available++) {
            char path[32];
            assert_ok(adg_k_nearest(&reach, NULL, k, available, INFINITY, mean, n_used, &error),
                      &error);
            snprintf(path, sizeof path, "k%zu/%s", k, available ? "available" : "strict");
            expect_too(g, path, mean, n);
            snprintf(path, sizeof path, "k%zu/n_used", k);
            expect_too(g, path, n_used, n);
        }
    free(mean);
    free(n_used);
    adg_reach_release(&reach);
}

static void k_nearest_partial(golden *g)
{
    size_t cells, n = golden_count(g, "input/time_min");
    const double *minutes = golden_numbers(g, "input/time_min", &cells);
    size_t n_facilities = cells / n;
    expect_k_nearest_of_pairs(g, minutes, n, n_facilities);
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
                    {"person_minutes_reachable",
                     s[z].reachable_people > 0 ? s[z].mean_min * s[z].reachable_people : 0},
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

/* The decays of a case, each with its parameters under params/PREFIX. */
static adg_decay decay_of(golden *g, const char *prefix, const char *name)
{
    static const struct {
        const char *name, *parameter, *second;
        adg_decay_kind kind;
    } kinds[] = {{"exp", "beta", NULL, ADG_DECAY_EXPONENTIAL},
                 {"power", "alpha", NULL, ADG_DECAY_POWER},
                 {"gauss", "sigma", NULL, ADG_DECAY_GAUSSIAN},
                 {"loglogistic", "med", "s", ADG_DECAY_LOG_LOGISTIC},
                 {"gauss_trunc", "t0", NULL, ADG_DECAY_GAUSSIAN_TRUNCATED},
                 {"linear", "t0", NULL, ADG_DECAY_LINEAR},
                 {"step", NULL, NULL, ADG_DECAY_STEPS}};
    adg_decay decay = ADG_DECAY_INIT;
    char path[64];
    for (size_t k = 0; k < N_OF(kinds); k++) {
        if (strcmp(kinds[k].name, name) != 0)
            continue;
        decay.kind = kinds[k].kind;
        if (decay.kind == ADG_DECAY_STEPS) {
            snprintf(path, sizeof path, "%sstep/breaks", prefix);
            decay.steps.limit_min = golden_numbers(g, path, &decay.steps.n_steps);
            snprintf(path, sizeof path, "%sstep/weights", prefix);
            decay.steps.weight = golden_numbers(g, path, NULL);
            return decay;
        }
        snprintf(path, sizeof path, "%s%s/%s", prefix, name, kinds[k].parameter);
        decay.parameter = golden_number(g, path);
        if (kinds[k].second) {
            snprintf(path, sizeof path, "%s%s/%s", prefix, name, kinds[k].second);
            decay.second = golden_number(g, path);
        }
        return decay;
    }
    fail_msg("no decay is called %s", name);
    return decay;
}

static void decay_functions(golden *g)
{
    size_t n;
    const double *minutes = golden_numbers(g, "input/time_min", &n);
    double *weight = NEW(double, n);
    for (size_t d = 0; d < golden_count(g, "params"); d++) {
        const char *name = golden_key(g, "params", d);
        adg_decay decay = decay_of(g, "params/", name);
        for (size_t i = 0; i < n; i++)
            weight[i] = adg_decay_weight(&decay, minutes[i]);
        golden_expect_all(g, name, weight, n);
    }
    free(weight);
}

static void half_life_conversion(golden *g)
{
    static const struct {
        const char *path;
        adg_decay_kind kind;
    } kinds[] = {{"exp_beta", ADG_DECAY_EXPONENTIAL},
                 {"gauss_sigma", ADG_DECAY_GAUSSIAN},
                 {"loglogistic_med", ADG_DECAY_LOG_LOGISTIC}};
    size_t n;
    const double *half_life = golden_numbers(g, "input/t50_min", &n);
    double *parameter = NEW(double, n);
    for (size_t k = 0; k < N_OF(kinds); k++) {
        for (size_t i = 0; i < n; i++) {
            adg_decay decay = ADG_DECAY_INIT;
            adg_error error = ADG_ERROR_INIT;
            decay.kind = kinds[k].kind;
            assert_ok(adg_decay_set_half_life(&decay, half_life[i], &error), &error);
            parameter[i] = decay.parameter;
        }
        golden_expect_all(g, kinds[k].path, parameter, n);
    }
    free(parameter);
}

/* ---- the basic case ---- */

static void expect_gravity(golden *g, const adg_reach *reach, const double *capacity)
{
    double access[N_ORIGINS];
    char path[64];
    adg_error error = ADG_ERROR_INIT;
    for (size_t d = 0; d < golden_count(g, "params/decay"); d++) {
        const char *name = golden_key(g, "params/decay", d);
        adg_decay decay = decay_of(g, "params/decay/", name);
        assert_ok(adg_gravity(reach, capacity, 0, &decay, access, &error), &error);
        snprintf(path, sizeof path, "gravity/%s", name);
        golden_expect_all(g, path, access, N_ORIGINS);
    }
}

/* The same answers as from the engine, this time from pairs. */
static void expect_from_pairs(golden *g, const adg_reach *reach, const double *capacity,
                              double limit)
{
    double value[N_ORIGINS], facility[N_ORIGINS];
    uint32_t which[N_ORIGINS];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_nearest(reach, capacity, INFINITY, value, which, &error), &error);
    expect_too(g, "nearest_time", value, N_ORIGINS);
    for (size_t i = 0; i < N_ORIGINS; i++)
        facility[i] = which[i] == ADG_NONE ? NAN : (double)which[i];
    expect_too(g, "nearest_facility", facility, N_ORIGINS);
    for (size_t k = 2; k <= 3; k++) {
        char path[32];
        assert_ok(adg_k_nearest(reach, capacity, k, 0, INFINITY, value, NULL, &error), &error);
        snprintf(path, sizeof path, "k%zu_mean_strict", k);
        expect_too(g, path, value, N_ORIGINS);
    }
    assert_ok(adg_k_nearest(reach, capacity, 2, 1, INFINITY, value, NULL, &error), &error);
    expect_too(g, "k2_mean_available", value, N_ORIGINS);
    adg_decay within = ADG_DECAY_INIT;
    within.limit_min = limit;
    assert_ok(adg_gravity(reach, capacity, 0, &within, value, &error), &error);
    expect_too(g, "cumulative_capacity_30", value, N_ORIGINS);
    assert_ok(adg_gravity(reach, capacity, 1, &within, value, &error), &error);
    expect_too(g, "choice_30", value, N_ORIGINS);
}

static uint32_t municipality_of(golden *g, const char *list, size_t i)
{
    char path[64];
    snprintf(path, sizeof path, "input/%s/%zu", list, i);
    return (uint32_t)(golden_text(g, path)[1] - '1');
}

static void expect_ratios(golden *g, const double *capacity)
{
    static const char *const area[] = {"M1", "M2", "M3"};
    const double *people = golden_numbers(g, "input/population", NULL);
    uint32_t home[N_ORIGINS], facility[N_FACILITIES], everywhere[N_ORIGINS] = {0};
    double ratio[3];
    char path[64];
    adg_error error = ADG_ERROR_INIT;
    for (size_t i = 0; i < N_ORIGINS; i++)
        home[i] = municipality_of(g, "municipality", i);
    for (size_t j = 0; j < N_FACILITIES; j++)
        facility[j] = municipality_of(g, "facility_municipality", j);
    assert_ok(adg_container_ratio(people, home, N_ORIGINS, capacity, facility, N_FACILITIES, 3,
                                  ratio, &error),
              &error);
    for (size_t z = 0; z < 3; z++) {
        snprintf(path, sizeof path, "by_area/%s/providers_per_100000", area[z]);
        golden_expect(g, path, 1e5 * ratio[z]);
    }
    assert_ok(adg_container_ratio(people, everywhere, N_ORIGINS, capacity, everywhere, N_FACILITIES,
                                  1, ratio, &error),
              &error);
    golden_expect(g, "by_area/ALL/providers_per_100000", 1e5 * ratio[0]);
}

static void basic_measures(golden *g)
{
    const double *capacity = golden_numbers(g, "input/capacity", NULL);
    adg_reach reach = reach_of(golden_numbers(g, "input/time_min", NULL), N_ORIGINS, N_FACILITIES);
    expect_from_pairs(g, &reach, capacity, golden_number(g, "params/threshold_min"));
    basic(g);
    expect_gravity(g, &reach, capacity);
    expect_ratios(g, capacity);
    adg_reach_release(&reach);
}

const golden_check access_checks[] = {{"basic", basic_measures},
                                      {"decay_functions", decay_functions},
                                      {"half_life_conversion", half_life_conversion},
                                      {"k_nearest_partial", k_nearest_partial},
                                      {0}};
