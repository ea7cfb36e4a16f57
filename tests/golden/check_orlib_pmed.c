/* SPDX-License-Identifier: MPL-2.0 */
/* The p-median files of the OR-Library, where somebody has them: ADGANG_ORLIB names the folder with
 * pmed1.txt ... pmed40.txt. They are not part of the project. */
#include <stdio.h>
#include <stdlib.h>

#include "adgang/siting.h"
#include "golden/checks.h"
#include "load/orlib.h"

enum {
    N_FILES = 40,
    LEAST_PROVEN = 32,
    SECONDS = 60 /* a model, on one thread */
};

static const adg_context ONE_THREAD = {.threads = 1};

static adg_siting_answer solve(const adg_orlib *o, adg_siting_model model)
{
    adg_error error = ADG_ERROR_INIT;
    adg_siting_problem problem = ADG_SITING_PROBLEM_INIT;
    adg_siting_answer answer;
    problem.reach = &o->reach;
    problem.p = o->p;
    problem.time_limit_s = SECONDS;
    assert_ok(adg_siting_solve(model, &problem, &ONE_THREAD, &answer, &error), &error);
    return answer;
}

static void expect_row(golden *g, size_t row, const char *key, double actual)
{
    char path[64];
    snprintf(path, sizeof path, "rows/%zu/%s", row, key);
    golden_expect(g, path, actual);
}

/* How many of the two were proven: 1 the p-median, 2 the p-centre. */
static int check_file(golden *g, const char *folder, size_t row)
{
    char path[4096];
    adg_error error = ADG_ERROR_INIT;
    adg_orlib o;
    snprintf(path, sizeof path, "%s/pmed%zu.txt", folder, row + 1);
    assert_ok(adg_orlib_load(path, 1, &o, &error), &error);
    adg_siting_answer median = solve(&o, ADG_SITING_P_MEDIAN);
    adg_siting_answer center = solve(&o, ADG_SITING_P_CENTER);
    printf("pmed%zu: p-median %g%s, p-centre %g%s\n", row + 1, median.objective,
           median.proven ? " proven" : "", center.objective, center.proven ? " proven" : "");
    expect_row(g, row, "n", (double)o.n);
    expect_row(g, row, "p", (double)o.p);
    expect_row(g, row, "p_median", median.objective);
    expect_row(g, row, "p_centre", center.objective);
    int proven = median.proven + 2 * center.proven;
    adg_siting_answer_release(&median);
    adg_siting_answer_release(&center);
    adg_orlib_release(&o);
    return proven;
}

static void optima(golden *g)
{
    const char *folder = getenv("ADGANG_ORLIB");
    if (!folder) {
        puts("SKIPPED: ADGANG_ORLIB names no folder with pmed1.txt ... pmed40.txt");
        exit(77);
    }
    int n_medians = 0, n_centers = 0;
    for (size_t row = 0; row < N_FILES; row++) {
        int proven = check_file(g, folder, row);
        n_medians += proven & 1;
        n_centers += proven >> 1;
    }
    assert_true(n_medians >= LEAST_PROVEN);
    assert_int_equal(n_centers, N_FILES);
}

const golden_check orlib_pmed_checks[] = {{"optima", optima}, {0}};
