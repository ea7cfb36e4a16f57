/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "adgang/spatial.h"
#include "core/stats.h"
#include "golden/checks.h"

static void expect_classes(golden *g, const double *code, size_t n)
{
    double *by_deprivation = NEW(double, n), *by_time = NEW(double, n);
    for (size_t i = 0; i < n; i++) {
        by_deprivation[i] = floor(code[i] / 10);
        by_time[i] = fmod(code[i], 10);
    }
    golden_expect_all(g, "class_3x3", code, n);
    golden_expect_all(g, "class_dep", by_deprivation, n);
    golden_expect_all(g, "class_time", by_time, n);
    free(by_deprivation);
    free(by_time);
}

static void expect_ranks(golden *g, const double *deprivation, const double *people, size_t n)
{
    double *rank = NEW(double, n), *weight = NEW(double, n);
    int *skip = NEW(int, n);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_mid_rank(deprivation, people, n, rank, &error), &error);
    for (size_t i = 0; i < n; i++) {
        weight[i] = 2 * (1 - rank[i]);
        /* Nobody there: no rank here (methods 0); the golden gives the place between the others. */
        skip[i] = people[i] == 0;
    }
    golden_expect_some(g, "advantage_rank", rank, skip, n);
    golden_expect_some(g, "equity_weight", weight, skip, n);
    free(rank);
    free(weight);
    free(skip);
}

static void priority_index(golden *g)
{
    size_t n;
    const double *deprivation = golden_numbers(g, "input/deprivation", &n);
    const double *time = golden_numbers(g, "input/time", NULL);
    const double *people = golden_numbers(g, "input/population", NULL);
    double *burden = NEW(double, n), *share = NEW(double, n), *code = NEW(double, n), total = 0;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_priority(deprivation, time, people, n, golden_number(g, "params/z_min"), 120,
                           burden, &error),
              &error);
    assert_ok(adg_class_3x3(deprivation, time, people, n, code, &error), &error);
    for (size_t i = 0; i < n; i++)
        total += burden[i];
    for (size_t i = 0; i < n; i++)
        share[i] = burden[i] / total;
    golden_expect_all(g, "burden", burden, n);
    golden_expect_all(g, "share_of_total", share, n);
    expect_ranks(g, deprivation, people, n);
    expect_classes(g, code, n);
    free(burden);
    free(share);
    free(code);
}

const golden_check spatial_checks[] = {{"priority_index", priority_index}, {0}};
