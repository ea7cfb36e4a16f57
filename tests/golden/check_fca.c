/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/access.h"
#include "golden/checks.h"

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

static void expect_family_member(golden *g, const char *name, const world *w,
                                 const adg_step_weights *steps)
{
    double *access = NEW(double, w->n), ratio[N_FACILITIES];
    double served = 0, all_access = 0, all_ratios = 0, unused = 0;
    e2sfca(w, steps, access, ratio);
    for (size_t i = 0; i < w->n; i++) {
        served += w->demand[i] * access[i];
        all_access += access[i];
    }
    for (size_t j = 0; j < N_FACILITIES; j++) {
        all_ratios += ratio[j];
        unused += ratio[j] > 0 ? 0 : w->capacity[j];
    }
    char path[64];
    snprintf(path, sizeof path, "%s/ratio_j", name);
    golden_expect_all(g, path, ratio, N_FACILITIES);
    snprintf(path, sizeof path, "%s/A_i", name);
    golden_expect_all(g, path, access, w->n);
    snprintf(path, sizeof path, "%s/sum_D_A", name);
    golden_expect(g, path, served);
    snprintf(path, sizeof path, "%s/sum_A", name);
    golden_expect(g, path, all_access);
    snprintf(path, sizeof path, "%s/sum_ratio", name);
    golden_expect(g, path, all_ratios);
    snprintf(path, sizeof path, "%s/unused_capacity", name);
    golden_expect(g, path, unused);
    free(access);
}

/* The plain method is the enhanced one with a single step. */
static void family(golden *g)
{
    world w = world_of(g);
    size_t n_steps;
    const double *limit = golden_numbers(g, "params/e2sfca_breaks", &n_steps);
    const double *weight = golden_numbers(g, "params/e2sfca_weights", NULL), one = 1;
    double catchment = golden_number(g, "params/t0");
    expect_family_member(g, "e2sfca", &w, &(adg_step_weights){limit, weight, n_steps});
    expect_family_member(g, "2sfca", &w, &(adg_step_weights){&catchment, &one, 1});
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
    free(whole_demand);
    free(access);
    free(access_whole);
}

const golden_check fca_checks[] = {{"family", family}, {"zonation_split", zonation_split}, {0}};
