/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/spatial.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/random.h"
#include "core/text.h"
#include "spatial/deviations.h"
#include "spatial/weights.h"

/* Between two blocks the caller is asked whether to stop. */
enum {
    UNITS_A_BLOCK = 256,
    DRAWS_A_BLOCK = 512
};

/* ---- one unit stays, the others change places ---- */

/* Whole numbers below a bound, two of every 64 random bits, without bias.
 * Source: Lemire 2019, ACM TOMACS 29:3. */
typedef struct {
    adg_random random;
    uint64_t bits;
    bool half; /* the upper half of bits has not been used */
} drawing;

static uint32_t next_word(drawing *d)
{
    d->half = !d->half;
    d->bits = d->half ? adg_random_next(&d->random) : d->bits >> 32;
    return (uint32_t)d->bits;
}

static uint32_t draw_below(drawing *d, uint32_t bound)
{
    uint64_t product = (uint64_t)next_word(d) * bound;
    if ((uint32_t)product < bound) {
        uint32_t excess = -bound % bound;
        while ((uint32_t)product < excess)
            product = (uint64_t)next_word(d) * bound;
    }
    return (uint32_t)(product >> 32);
}

/* The values of all units but i. */
static void copy_others(const double *y, size_t n, size_t i, double *others)
{
    memcpy(others, y, i * sizeof *y);
    memcpy(others + i, y + i + 1, (n - i - 1) * sizeof *y);
}

/* What goes with unit i into every draw. */
typedef struct {
    const double *weight; /* [k] of the neighbours but the unit itself */
    size_t k;
    double observed, scale; /* of their sum; scale: of the absolute values */
} held;

/* Neighbours but the unit itself, which stays where it is: for Gi* it is a constant. */
static held hold(const adg_weights *weights, const double *y, size_t i, double *weight)
{
    held h = {.weight = weight};
    for (size_t l = weights->first[i]; l < weights->first[i + 1]; l++) {
        if (weights->neighbour[l] == i)
            continue;
        double term = weights->weight[l] * y[weights->neighbour[l]];
        weight[h.k++] = weights->weight[l];
        h.observed += term;
        h.scale += fabs(term);
    }
    return h;
}

/* One draw: the first k places of others get a random choice of all, and their weighted sum comes
 * back. The list stays one of the same values, so that the next draw can begin with it. */
static double draw_lag(drawing *d, const held *h, double *others, size_t n_others)
{
    double sum = 0;
    for (size_t t = 0; t < h->k; t++) {
        size_t from = t + draw_below(d, (uint32_t)(n_others - t));
        double value = others[from];
        others[from] = others[t];
        others[t] = value;
        sum += h->weight[t] * value;
    }
    return sum;
}

static void permute_unit(const adg_weights *weights, const double *x, const double *y, size_t i,
                         size_t draws, uint64_t stream, double *others, double *weight,
                         adg_tails *tails)
{
    size_t n_others = weights->n - 1;
    held h = hold(weights, y, i, weight);
    *tails = (adg_tails){0};
    if (h.k == 0 || h.k > n_others)
        return;
    drawing d = {.half = false};
    adg_random_seed(&d.random, stream);
    copy_others(y, weights->n, i, others);
    /* The sum is compared, not x times it: where x is negative the sides change, where it is 0 every
     * draw is equal to what was observed. */
    for (size_t r = 0; r < draws; r++)
        adg_tails_add(tails, h.observed, draw_lag(&d, &h, others, n_others), h.scale);
    if (x[i] < 0) {
        size_t greater = tails->greater;
        tails->greater = tails->less;
        tails->less = greater;
    } else if (x[i] == 0) {
        tails->greater = tails->less = draws;
    }
}

static size_t most_neighbours(const adg_weights *weights)
{
    size_t most = 0;
    for (size_t i = 0; i < weights->n; i++)
        if (adg_n_neighbours(weights, i) > most)
            most = adg_n_neighbours(weights, i);
    return most;
}

/* What a block of units needs; each thread has its own part of others and weight. */
typedef struct {
    const adg_weights *weights;
    const double *x, *y;
    const uint32_t *unit;
    size_t draws, width;
    uint64_t seed;
    double *others, *weight; /* [n x threads], [width x threads] */
    adg_tails *tails;
} permuting;

static void permute_block(const permuting *p, size_t begin, size_t end, int n_threads)
{
#pragma omp parallel for schedule(dynamic, 4) num_threads(n_threads)
    for (size_t i = begin; i < end; i++) {
        size_t t = (size_t)omp_get_thread_num();
        uint64_t stream = adg_random_stream_seed(p->seed, p->unit ? p->unit[i] : i);
        permute_unit(p->weights, p->x, p->y, i, p->draws, stream, p->others + t * p->weights->n,
                     p->weight + t * p->width, &p->tails[i]);
    }
}

adg_status adg_conditional_permutation(const adg_weights *weights, const double *x, const double *y,
                                       const uint32_t *unit, size_t draws, uint64_t seed,
                                       const adg_context *ctx, adg_tails *tails, adg_error *error)
{
    size_t n = weights->n, width = most_neighbours(weights), n_threads = (size_t)adg_threads(ctx);
    permuting p = {weights, x,    y, unit, draws, width, seed, ADG_NEW_ARRAY(double, n *n_threads),
                   NULL,    tails};
    p.weight = ADG_NEW_ARRAY(double, width *n_threads);
    adg_status status = p.others && p.weight ? ADG_OK : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < n; i += UNITS_A_BLOCK) {
        permute_block(&p, i, i + UNITS_A_BLOCK < n ? i + UNITS_A_BLOCK : n, (int)n_threads);
        status = adg_progress(ctx, (double)i / (double)n, _("permutations"), error);
    }
    free(p.others);
    free(p.weight);
    return status;
}

adg_status adg_given_permutations(const adg_weights *weights, size_t i, const double *x,
                                  const double *y, const uint32_t *order, size_t draws,
                                  double *reference, adg_error *error)
{
    size_t n_others = weights->n - 1;
    double *others = ADG_NEW_ARRAY(double, n_others);
    double *weight = ADG_NEW_ARRAY(double, adg_n_neighbours(weights, i));
    adg_status status = others && weight ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK) {
        held h = hold(weights, y, i, weight);
        copy_others(y, weights->n, i, others);
        for (size_t r = 0; r < draws; r++) {
            double sum = 0;
            for (size_t t = 0; t < h.k && t < n_others; t++)
                sum += h.weight[t] * others[order[r * n_others + t]];
            reference[r] = x[i] * sum;
        }
    }
    free(others);
    free(weight);
    return status;
}

/* ---- all change places ---- */

/* z'Wz of values in other places; *scale (may be NULL) of the absolute values. */
static double cross_products(const adg_weights *weights, const double *z, double *scale)
{
    double sum = 0, size = 0;
    for (size_t i = 0; i < weights->n; i++) {
        double lag = 0;
        for (size_t l = weights->first[i]; l < weights->first[i + 1]; l++)
            lag += weights->weight[l] * z[weights->neighbour[l]];
        sum += z[i] * lag;
        size += fabs(z[i] * lag);
    }
    if (scale)
        *scale = size;
    return sum;
}

/* What a block of draws needs; each thread has its own part of order and moved. */
typedef struct {
    const adg_weights *weights;
    const double *z;
    uint64_t seed;
    uint32_t *order; /* [n x threads] */
    double *moved;   /* [n x threads] */
    double *drawn;   /* [draws] z'Wz of each */
} shuffling;

static double shuffled_products(const shuffling *s, uint64_t stream, uint32_t *order, double *moved)
{
    adg_random random;
    adg_random_seed(&random, stream);
    adg_random_permutation(&random, order, s->weights->n);
    for (size_t i = 0; i < s->weights->n; i++)
        moved[i] = s->z[order[i]];
    return cross_products(s->weights, moved, NULL);
}

static void shuffle_block(const shuffling *s, size_t begin, size_t end, int n_threads)
{
#pragma omp parallel for schedule(dynamic, 4) num_threads(n_threads)
    for (size_t d = begin; d < end; d++) {
        size_t at = (size_t)omp_get_thread_num() * s->weights->n;
        s->drawn[d] =
            shuffled_products(s, adg_random_stream_seed(s->seed, d), s->order + at, s->moved + at);
    }
}

static adg_status shuffle(const shuffling *s, size_t draws, const adg_context *ctx,
                          adg_tails *tails, adg_error *error)
{
    double scale, observed = cross_products(s->weights, s->z, &scale);
    adg_status status = ADG_OK;
    for (size_t d = 0; status == ADG_OK && d < draws; d += DRAWS_A_BLOCK) {
        shuffle_block(s, d, d + DRAWS_A_BLOCK < draws ? d + DRAWS_A_BLOCK : draws,
                      adg_threads(ctx));
        status = adg_progress(ctx, (double)d / (double)draws, _("permutations"), error);
    }
    for (size_t d = 0; status == ADG_OK && d < draws; d++)
        adg_tails_add(tails, observed, s->drawn[d], scale);
    return status;
}

adg_status adg_moran_permutation(const adg_weights *weights, const double *value, size_t draws,
                                 uint64_t seed, const adg_context *ctx, adg_tails *tails,
                                 adg_error *error)
{
    size_t n = weights->n, n_threads = (size_t)adg_threads(ctx);
    double *z = ADG_NEW_ARRAY(double, n), squares;
    shuffling s = {weights,
                   z,
                   seed,
                   ADG_NEW_ARRAY(uint32_t, n * n_threads),
                   ADG_NEW_ARRAY(double, n *n_threads),
                   ADG_NEW_ARRAY(double, draws)};
    *tails = (adg_tails){0};
    adg_status status = z && s.order && s.moved && s.drawn ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK) {
        adg_deviations(value, n, z, &squares);
        if (squares > 0 && weights->first[n] > 0)
            status = shuffle(&s, draws, ctx, tails, error);
    }
    free(z);
    free(s.order);
    free(s.moved);
    free(s.drawn);
    return status;
}
