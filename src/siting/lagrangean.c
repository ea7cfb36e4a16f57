/* SPDX-License-Identifier: MPL-2.0 */
#include "siting/lagrangean.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"

adg_status adg_lagrangean_new(size_t n_places, size_t m, adg_lagrangean *l, adg_error *error)
{
    *l = (adg_lagrangean){.price = ADG_NEW_ARRAY(double, n_places),
                          .direction = ADG_NEW_ARRAY(double, n_places),
                          .rho = ADG_NEW_ARRAY(double, m),
                          .often = ADG_NEW_ARRAY(double, m),
                          .chosen = ADG_NEW_ARRAY(unsigned char, m),
                          .order = ADG_NEW_ARRAY(uint32_t, m)};
    if (l->price && l->direction && l->rho && l->often && l->chosen && l->order)
        return ADG_OK;
    adg_lagrangean_free(l);
    return adg_fail_memory(error);
}

void adg_lagrangean_free(adg_lagrangean *l)
{
    free(l->price);
    free(l->direction);
    free(l->rho);
    free(l->often);
    free(l->chosen);
    free(l->order);
    *l = (adg_lagrangean){0};
}

void adg_lagrangean_begin(const adg_cost_rows *rows, adg_lagrangean *l)
{
    for (size_t i = 0; i < rows->n; i++) {
        size_t e = rows->first[i];
        double second = e + 1 < rows->first[i + 1] ? rows->cost[e + 1] : rows->beyond[i];
        l->price[rows->place[i]] = (rows->cost[e] + second) / 2;
    }
}

static bool goes_before(const adg_lagrangean *l, uint32_t a, uint32_t b)
{
    return l->rho[a] != l->rho[b] ? l->rho[a] < l->rho[b] : a < b;
}

/* Puts the k smallest first (Hoare's quickselect). */
static void select_smallest(adg_lagrangean *l, size_t n, size_t k)
{
    size_t low = 0, high = n;
    while (high - low > 1) {
        uint32_t pivot = l->order[low + (high - low) / 2];
        size_t i = low, j = high - 1;
        for (;;) {
            while (goes_before(l, l->order[i], pivot))
                i++;
            while (goes_before(l, pivot, l->order[j]))
                j--;
            if (i >= j)
                break;
            uint32_t held = l->order[i];
            l->order[i++] = l->order[j];
            l->order[j--] = held;
        }
        /* Up to j nothing is larger than the pivot. */
        if (k <= j + 1 && j + 1 < high)
            high = j + 1;
        else if (j + 1 > low)
            low = j + 1;
        else
            low++;
        if (low >= k)
            break;
    }
}

static void choose(const adg_cost_rows *rows, size_t k, adg_lagrangean *l)
{
    size_t n = rows->n_free;
    memcpy(l->order, rows->free, n * sizeof *l->order);
    if (k < n)
        select_smallest(l, n, k);
    l->worst_in = -INFINITY;
    l->best_out = INFINITY;
    for (size_t s = 0; s < n; s++) {
        uint32_t j = l->order[s];
        l->chosen[j] = s < k;
        l->often[j] = 0.95 * l->often[j] + (s < k ? 0.05 : 0);
        if (s < k) {
            l->bound += l->rho[j];
            l->worst_in = fmax(l->worst_in, l->rho[j]);
        } else {
            l->best_out = fmin(l->best_out, l->rho[j]);
        }
    }
}

void adg_lagrangean_evaluate(const adg_cost_rows *rows, size_t k, adg_lagrangean *l)
{
    for (size_t f = 0; f < rows->n_free; f++)
        l->rho[rows->free[f]] = 0;
    l->bound = rows->constant;
    for (size_t i = 0; i < rows->n; i++) {
        double price = fmin(l->price[rows->place[i]], rows->beyond[i]);
        l->bound += price;
        for (size_t e = rows->first[i]; e < rows->first[i + 1] && rows->cost[e] < price; e++)
            l->rho[rows->site[e]] += rows->cost[e] - price;
    }
    choose(rows, k, l);
}

static double times_served(const adg_cost_rows *rows, size_t i, const adg_lagrangean *l,
                           double price)
{
    double times = 0;
    for (size_t e = rows->first[i]; e < rows->first[i + 1] && rows->cost[e] < price; e++)
        times += l->chosen[rows->site[e]];
    return times;
}

void adg_lagrangean_step(const adg_cost_rows *rows, double target, double scale, adg_lagrangean *l)
{
    double norm = 0;
    for (size_t i = 0; i < rows->n; i++) {
        uint32_t place = rows->place[i];
        double price = fmin(l->price[place], rows->beyond[i]);
        double lack = 1 - times_served(rows, i, l, price);
        bool at_end = price >= rows->beyond[i] && lack > 0;
        double kept = 0.5 * l->direction[place];
        l->direction[place] = at_end ? fmin(kept, 0) : lack + kept;
        norm += l->direction[place] * l->direction[place];
    }
    l->norm = norm;
    if (!(norm > 0))
        return;
    double step = scale * fmax(target - l->bound, 0) / norm;
    for (size_t i = 0; i < rows->n; i++) {
        uint32_t place = rows->place[i];
        double price = fmin(l->price[place], rows->beyond[i]) + step * l->direction[place];
        l->price[place] = fmin(fmax(price, rows->cost[rows->first[i]]), rows->beyond[i]);
    }
}
