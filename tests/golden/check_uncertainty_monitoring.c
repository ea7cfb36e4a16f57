/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "adgang/equity.h"
#include "core/stats.h"
#include "golden/checks.h"

static double gini_of(const double *x, const double *w, size_t n)
{
    adg_error error = ADG_ERROR_INIT;
    double gini = -1;
    assert_ok(adg_gini(x, w, n, &gini, &error), &error);
    return gini;
}

static double theil_of(const double *x, const double *w, size_t n)
{
    adg_error error = ADG_ERROR_INIT;
    adg_theil_parts parts;
    assert_ok(adg_theil(x, w, n, NULL, 0, &parts, &error), &error);
    return parts.t;
}

/* Six cells in three parishes of two cells each: p1 p1 p2 p2 p3 p3. */
static void maup(golden *g)
{
    enum {
        N_PARISHES = 3
    };
    size_t n;
    const double *x = golden_numbers(g, "input/time", &n);
    const double *w = golden_numbers(g, "input/population", NULL);
    double mean[N_PARISHES], people[N_PARISHES];
    uint32_t parish[2 * N_PARISHES];
    for (uint32_t p = 0; p < N_PARISHES; p++) {
        parish[2 * p] = parish[2 * p + 1] = p;
        mean[p] = adg_weighted_mean(x + 2 * p, w + 2 * p, 2);
        people[p] = w[2 * p] + w[2 * p + 1];
    }
    double cell_theil = theil_of(x, w, n), parish_theil = theil_of(mean, people, N_PARISHES);
    golden_expect(g, "mean_cell", adg_weighted_mean(x, w, n));
    golden_expect(g, "mean_parish", adg_weighted_mean(mean, people, N_PARISHES));
    golden_expect(g, "gini_cell", gini_of(x, w, n));
    golden_expect(g, "gini_parish", gini_of(mean, people, N_PARISHES));
    golden_expect(g, "theil_cell", cell_theil);
    golden_expect(g, "theil_parish", parish_theil);
    golden_expect(g, "share_of_theil_kept", parish_theil / cell_theil);
    /* What parish means keep is the part between the parishes. */
    adg_error error = ADG_ERROR_INIT;
    adg_theil_parts parts;
    assert_ok(adg_theil(x, w, n, parish, N_PARISHES, &parts, &error), &error);
    assert_close(parts.t_between, parish_theil, 1e-12, 0);
}

const golden_check uncertainty_monitoring_checks[] = {{"maup", maup}, {0}};
