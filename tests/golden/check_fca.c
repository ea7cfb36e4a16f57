/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/measures.h"
#include "golden/checks.h"
#include "support/matrix.h"

enum {
    N_FACILITIES = 5
};

/* Origins down, facilities across. */
typedef struct {
    size_t n;
    const double *demand, *capacity, *minutes;
} world;

static world world_of(golden *g)
{
    world w;
    w.demand = golden_numbers(g, "input/demand", &w.n);
    w.capacity = golden_numbers(g, "input/capacity", NULL);
    w.minutes = golden_numbers(g, "input/time_min", NULL);
    return w;
}

/* Access [n] and the ratio of every facility. */
static void e2sfca(const world *w, const adg_step_weights *steps, double *access,
                   double ratio[N_FACILITIES])
{
    double *column = NEW(double, w->n);
    memset(access, 0, w->n * sizeof *access);
    for (size_t j = 0; j < N_FACILITIES; j++) {
        for (size_t i = 0; i < w->n; i++)
            column[i] = w->minutes[i * N_FACILITIES + j];
        ratio[j] = adg_e2sfca_add(steps, column, w->demand, w->n, w->capacity[j], access);
    }
    free(column);
}

/* ---- the family over pairs ---- */

static const struct {
    const char *name;
    adg_fca member;
} members[] = {{"2sfca", ADG_FCA_2SFCA},     {"e2sfca", ADG_FCA_2SFCA},
               {"kd2sfca", ADG_FCA_2SFCA},   {"m2sfca", ADG_FCA_M2SFCA},
               {"3sfca", ADG_FCA_3SFCA},     {"huff3sfca", ADG_FCA_HUFF3SFCA},
               {"mh3sfca", ADG_FCA_MH3SFCA}, {"bfca", ADG_FCA_BFCA}};

static double sum_of(const double *value, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += value[i];
    return sum;
}

static void expect_member(golden *g, const world *w, size_t m, const adg_decay *decay)
{
    adg_reach reach = reach_of(w->minutes, w->n, N_FACILITIES);
    double *access = NEW(double, w->n), ratio[N_FACILITIES];
    adg_supply_balance balance;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_floating_catchment(&reach, w->demand, w->capacity, decay, members[m].member,
                                     access, ratio, &balance, &error),
              &error);
    const struct {
        const char *name;
        const double *value;
        size_t n;
    } all[] = {{"ratio_j", ratio, N_FACILITIES}, {"A_i", access, w->n}};
    const struct {
        const char *name;
        double value;
    } one[] = {{"sum_D_A", balance.served},
               {"sum_A", sum_of(access, w->n)},
               {"sum_ratio", sum_of(ratio, N_FACILITIES)},
               {"unused_capacity", balance.unused}};
    char path[64];
    for (size_t v = 0; v < N_OF(all); v++) {
        snprintf(path, sizeof path, "%s/%s", members[m].name, all[v].name);
        golden_expect_all(g, path, all[v].value, all[v].n);
    }
    for (size_t v = 0; v < N_OF(one); v++) {
        snprintf(path, sizeof path, "%s/%s", members[m].name, one[v].name);
        golden_expect(g, path, one[v].value);
    }
    free(access);
    adg_reach_release(&reach);
}

static void family_over_pairs(golden *g, const world *w, const adg_step_weights *steps,
                              double catchment)
{
    for (size_t m = 0; m < N_OF(members); m++) {
        adg_decay decay = ADG_DECAY_INIT;
        decay.kind = ADG_DECAY_STEPS;
        decay.steps = *steps;
        if (strcmp(members[m].name, "2sfca") == 0)
            decay.kind = ADG_DECAY_NONE;
        if (strcmp(members[m].name, "kd2sfca") == 0)
            decay.kind = ADG_DECAY_GAUSSIAN_TRUNCATED;
        decay.parameter = decay.limit_min = catchment;
        expect_member(g, w, m, &decay);
    }
}

static void family(golden *g)
{
    world w = world_of(g);
    size_t n_steps;
    const double *limit = golden_numbers(g, "params/e2sfca_breaks", &n_steps);
    const double *weight = golden_numbers(g, "params/e2sfca_weights", NULL);
    double catchment = golden_number(g, "params/t0");
    family_over_pairs(g, &w, &(adg_step_weights){limit, weight, n_steps}, catchment);
}

static void expect_split(golden *g, const world *split, const world *whole, size_t m,
                         const adg_decay *decay)
{
    const world *worlds[] = {split, whole};
    double *access[2], change = 0;
    char path[64];
    adg_error error = ADG_ERROR_INIT;
    for (size_t v = 0; v < 2; v++) {
        adg_reach reach = reach_of(worlds[v]->minutes, worlds[v]->n, N_FACILITIES);
        access[v] = NEW(double, worlds[v]->n);
        assert_ok(adg_floating_catchment(&reach, worlds[v]->demand, worlds[v]->capacity, decay,
                                         members[m].member, access[v], NULL, NULL, &error),
                  &error);
        adg_reach_release(&reach);
        snprintf(path, sizeof path, "%s/A_%s", members[m].name, v ? "whole" : "split");
        golden_expect_all(g, path, access[v], worlds[v]->n);
    }
    for (size_t i = 0; i < whole->n; i++)
        change = fmax(change, fabs(access[1][i] - access[0][i + 1]));
    snprintf(path, sizeof path, "%s/max_abs_change_same_place", members[m].name);
    golden_expect(g, path, change);
    free(access[0]);
    free(access[1]);
}

/* Rows 0 and 1 are two halves of one place: put together again they must have the same access. */
static void zonation_split(golden *g)
{
    static const double limit[] = {10, 20, 30}, weight[] = {1, 0.68, 0.22};
    const adg_step_weights steps = {limit, weight, 3};
    world split = world_of(g);
    double *whole_demand = NEW(double, split.n - 1);
    memcpy(whole_demand, split.demand + 1, (split.n - 1) * sizeof *whole_demand);
    whole_demand[0] += split.demand[0];
    world whole = {split.n - 1, whole_demand, split.capacity, split.minutes + N_FACILITIES};
    double *access = NEW(double, split.n), *access_whole = NEW(double, whole.n);
    double ratio[N_FACILITIES], change = 0;
    e2sfca(&split, &steps, access, ratio);
    e2sfca(&whole, &steps, access_whole, ratio);
    for (size_t i = 0; i < whole.n; i++)
        change = fmax(change, fabs(access_whole[i] - access[i + 1]));
    golden_expect_all(g, "e2sfca/A_split", access, split.n);
    golden_expect_all(g, "e2sfca/A_whole", access_whole, whole.n);
    golden_expect(g, "e2sfca/max_abs_change_same_place", change);
    adg_decay decay = ADG_DECAY_INIT;
    decay.kind = ADG_DECAY_STEPS;
    decay.steps = steps;
    for (size_t m = 0; m < N_OF(members); m++) {
        char path[64];
        snprintf(path, sizeof path, "expected/%s", members[m].name);
        if (golden_count(g, path) > 0)
            expect_split(g, &split, &whole, m, &decay);
    }
    free(whole_demand);
    free(access);
    free(access_whole);
}

/* ---- rational agents ---- */

static void raam(golden *g)
{
    size_t n, m;
    const double *demand = golden_numbers(g, "input/demand", &n);
    const double *supply = golden_numbers(g, "input/capacity", &m);
    adg_reach reach = reach_of(golden_numbers(g, "input/time_min", NULL), n, m);
    double *cost = NEW(double, n), *load = NEW(double, m);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_raam(&reach, demand, supply, golden_number(g, "params/tau_min"), cost, load, NULL,
                       &error),
              &error);
    golden_expect_all(g, "cost_i", cost, n);
    golden_expect_all(g, "load_j", load, m);
    golden_expect(g, "rho", sum_of(load, m) / sum_of(supply, m));
    free(cost);
    free(load);
    adg_reach_release(&reach);
}

const golden_check fca_checks[] = {{"family", family},
                                   {"zonation_split", zonation_split},
                                   {"raam_two_clinics_one_origin", raam},
                                   {"raam_two_origins", raam},
                                   {"raam_tau_small_no_sharing", raam},
                                   {"raam_main", raam},
                                   {0}};
