/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/deprivation.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/stats.h"

double adg_deprivation_exponential(double rank)
{
    /* log1p keeps the low ranks exact, where the logarithm is of nearly 1; -0 would be written as
     * such. */
    double x = -23 * log1p(rank * expm1(-100.0 / 23));
    return x > 0 || isnan(x) ? x : 0;
}

/* What one indicator's ranking works with. */
typedef struct {
    double *score;  /* [n] turned: higher = more deprived */
    double *weight; /* [n] people, or 1 a unit */
} ranking;

/* Fills the ranking; returns how many units take part. */
static size_t prepare(const adg_indicators *in, size_t k, adg_rank_kind kind, ranking *r)
{
    size_t n_ranked = 0;
    for (size_t i = 0; i < in->n; i++) {
        double value = in->value[k * in->n + i];
        r->score[i] = in->direction[k] * value;
        r->weight[i] = kind == ADG_RANK_PEOPLE ? in->people[i] : in->people[i] > 0;
        n_ranked += in->people[i] > 0 && !isnan(value);
    }
    return n_ranked;
}

static adg_status rank_indicator(const adg_indicators *in, size_t k, adg_rank_kind kind, ranking *r,
                                 double *rank, adg_error *error)
{
    size_t n_ranked = prepare(in, k, kind, r);
    adg_status status = adg_mid_rank(r->score, r->weight, in->n, rank, error);
    /* Mid-ranks count half of the own unit, ranks by number all of it: the most deprived is 1. */
    double own = kind == ADG_RANK_UNITS ? 0.5 / (double)n_ranked : 0;
    for (size_t i = 0; status == ADG_OK && i < in->n; i++)
        rank[i] = 1 - rank[i] + own;
    return status;
}

adg_status adg_deprivation_imd(const adg_indicators *in, adg_rank_kind kind, double *rank,
                               double *part, adg_error *error)
{
    size_t cells = in->n_indicators * in->n;
    ranking r = {ADG_NEW_ARRAY(double, in->n), ADG_NEW_ARRAY(double, in->n)};
    adg_status status = r.score && r.weight ? ADG_OK : adg_fail_memory(error);
    for (size_t k = 0; status == ADG_OK && k < in->n_indicators; k++)
        status = rank_indicator(in, k, kind, &r, part + k * in->n, error);
    for (size_t c = 0; status == ADG_OK && c < cells; c++) {
        if (rank)
            rank[c] = part[c];
        part[c] = adg_deprivation_exponential(part[c]);
    }
    free(r.score);
    free(r.weight);
    return status;
}
