/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "siting/cover.h"

/* The rows of each column as a list: bits are slow to read again and again. */
typedef struct {
    size_t *first; /* [n_columns + 1] */
    uint32_t *row;
} lists;

static adg_status make_lists(const adg_cover *c, lists *l, adg_error *error)
{
    size_t n = 0;
    for (size_t j = 0; j < c->n_columns; j++)
        for (size_t i = 0; i < c->n_rows; i++)
            n += adg_cover_has(c, i, j);
    *l = (lists){ADG_NEW_ARRAY(size_t, c->n_columns + 1), ADG_NEW_ARRAY(uint32_t, n)};
    if (!l->first || !l->row)
        return adg_fail_memory(error);
    n = 0;
    for (size_t j = 0; j < c->n_columns; j++) {
        for (size_t i = 0; i < c->n_rows; i++)
            if (adg_cover_has(c, i, j))
                l->row[n++] = (uint32_t)i;
        l->first[j + 1] = n;
    }
    return ADG_OK;
}

/* Reduced costs at the prices, and L = sum of prices + what is below 0. */
static double evaluate(const adg_cover *c, const lists *l, double *reduced)
{
    double bound = 0;
    for (size_t j = 0; j < c->n_columns; j++) {
        double cost = 1;
        for (size_t e = l->first[j]; e < l->first[j + 1]; e++)
            cost -= c->price[l->row[e]];
        reduced[j] = cost;
        bound += fmin(cost, 0);
    }
    for (size_t i = 0; i < c->n_rows; i++)
        bound += c->price[i];
    return bound;
}

/* direction = (1 - times covered) + half of what it was; its square. */
static double turn(const adg_cover *c, const lists *l, const double *reduced, double *direction)
{
    for (size_t i = 0; i < c->n_rows; i++)
        direction[i] = 1 + 0.5 * direction[i];
    for (size_t j = 0; j < c->n_columns; j++)
        for (size_t e = l->first[j]; reduced[j] < 0 && e < l->first[j + 1]; e++)
            direction[l->row[e]] -= 1;
    double norm = 0;
    for (size_t i = 0; i < c->n_rows; i++) {
        if (c->price[i] <= 0)
            direction[i] = fmax(direction[i], 0);
        norm += direction[i] * direction[i];
    }
    return norm;
}

static void step(adg_cover *c, double length, double norm, const double *direction)
{
    for (size_t i = 0; i < c->n_rows; i++)
        c->price[i] = fmax(0, c->price[i] + length / norm * direction[i]);
}

static double raise(adg_cover *c, const lists *l, size_t limit, int steps, double *reduced,
                    double *work)
{
    double *direction = work, *best_price = work + c->n_rows;
    double best = -INFINITY, scale = 1.2, target = (double)limit + 1.05;
    int waited = 0;
    memset(direction, 0, c->n_rows * sizeof *direction);
    for (int s = 0; s < steps && best <= (double)limit + 1e-6 && scale >= 0.02; s++) {
        double bound = evaluate(c, l, reduced);
        waited = bound > best + 1e-3 ? 0 : waited + 1;
        if (waited >= 12) {
            waited = 0;
            scale /= 2;
        }
        if (bound > best) {
            best = bound;
            memcpy(best_price, c->price, c->n_rows * sizeof *best_price);
        }
        double norm = turn(c, l, reduced, direction);
        if (!(norm > 0))
            break;
        step(c, scale * (target - bound), norm, direction);
    }
    memcpy(c->price, best_price, c->n_rows * sizeof *best_price);
    evaluate(c, l, reduced);
    return best;
}

adg_status adg_cover_bound(adg_cover *c, size_t limit, int steps, double *reduced, double *work,
                           double *bound, adg_error *error)
{
    lists l;
    adg_status status = make_lists(c, &l, error);
    if (status == ADG_OK)
        *bound = raise(c, &l, limit, steps, reduced, work);
    free(l.first);
    free(l.row);
    return status;
}
