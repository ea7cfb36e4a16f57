/* SPDX-License-Identifier: MPL-2.0 */
#include "siting/interchange.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"

/* What every swap would give, from the nearest and second nearest open site of each place:
 *
 *     change(in, out) = loss[out] - gain[in] - kept[out][in]
 *
 * loss: closing `out` sends its places to their second nearest; gain: opening `in` draws those that
 * it serves cheaper than their nearest; kept: what of the loss does not happen because places of
 * `out` may go to `in`. */
typedef struct {
    size_t n_open;
    uint32_t *slot; /* [m] number of an open site among the open ones */
    uint32_t *site; /* [n_open] the other way */
    double *loss;   /* [n_open] */
    double *gain;   /* [m] */
    double *kept;   /* [n_open x m] */
} swap_table;

typedef struct {
    uint32_t in, out;
    double change;
} swap;

static void release(swap_table *t)
{
    free(t->slot);
    free(t->site);
    free(t->loss);
    free(t->gain);
    free(t->kept);
}

static adg_status make_table(const adg_cost_rows *rows, const unsigned char *open, swap_table *t,
                             adg_error *error)
{
    *t = (swap_table){.slot = ADG_NEW_ARRAY(uint32_t, rows->m),
                      .site = ADG_NEW_ARRAY(uint32_t, rows->m),
                      .gain = ADG_NEW_ARRAY(double, rows->m)};
    for (size_t f = 0; t->slot && t->site && f < rows->n_free; f++)
        if (open[rows->free[f]])
            t->site[t->n_open++] = rows->free[f];
    t->loss = ADG_NEW_ARRAY(double, t->n_open);
    size_t n_kept = t->n_open * rows->m;
    t->kept = ADG_NEW_ARRAY(double, n_kept);
    if (t->slot && t->site && t->gain && t->loss && t->kept)
        return ADG_OK;
    release(t);
    return adg_fail_memory(error);
}

/* The entry of the nearest open site at or after e, or the end of the row. */
static size_t next_open(const adg_cost_rows *rows, size_t e, size_t end, const unsigned char *open)
{
    while (e < end && !open[rows->site[e]])
        e++;
    return e;
}

static void add_place(const adg_cost_rows *rows, size_t i, const unsigned char *open, swap_table *t)
{
    size_t begin = rows->first[i], end = rows->first[i + 1];
    size_t first = next_open(rows, begin, end, open);
    double nearest = first < end ? rows->cost[first] : rows->beyond[i];
    for (size_t e = begin; e < first; e++)
        t->gain[rows->site[e]] += nearest - rows->cost[e];
    if (first == end)
        return;
    size_t second = next_open(rows, first + 1, end, open);
    double then = second < end ? rows->cost[second] : rows->beyond[i];
    uint32_t out = t->slot[rows->site[first]];
    double *kept = t->kept + out * rows->m;
    t->loss[out] += then - nearest;
    for (size_t e = begin; e < first; e++)
        kept[rows->site[e]] += then - nearest;
    for (size_t e = first + 1; e < second; e++)
        kept[rows->site[e]] += then - rows->cost[e];
}

static void fill_table(const adg_cost_rows *rows, const unsigned char *open, swap_table *t)
{
    memset(t->gain, 0, rows->m * sizeof *t->gain);
    memset(t->loss, 0, t->n_open * sizeof *t->loss);
    memset(t->kept, 0, t->n_open * rows->m * sizeof *t->kept);
    for (uint32_t s = 0; s < t->n_open; s++)
        t->slot[t->site[s]] = s;
    for (size_t i = 0; i < rows->n; i++)
        add_place(rows, i, open, t);
}

static bool is_better(swap a, swap b)
{
    if (a.change != b.change)
        return a.change < b.change;
    return a.in != b.in ? a.in < b.in : a.out < b.out;
}

static bool holds_after(const adg_site_rule *rule, unsigned char *open, swap s)
{
    if (!rule || !rule->holds)
        return true;
    open[s.in] = 1;
    open[s.out] = 0;
    bool holds = rule->holds(rule->data, open);
    open[s.in] = 0;
    open[s.out] = 1;
    return holds;
}

static swap best_swap(const adg_cost_rows *rows, const adg_site_rule *rule, unsigned char *open,
                      const swap_table *t, double least)
{
    swap best = {ADG_NONE, ADG_NONE, -least};
    for (size_t s = 0; s < t->n_open; s++)
        for (size_t f = 0; f < rows->n_free; f++) {
            uint32_t in = rows->free[f];
            swap one = {in, t->site[s], t->loss[s] - t->gain[in] - t->kept[s * rows->m + in]};
            if (!open[in] && is_better(one, best) && holds_after(rule, open, one))
                best = one;
        }
    return best;
}

adg_status adg_interchange(const adg_cost_rows *rows, const adg_site_rule *rule,
                           unsigned char *open, double *sum, adg_error *error)
{
    swap_table t;
    adg_status status = make_table(rows, open, &t, error);
    if (status != ADG_OK)
        return status;
    *sum = adg_cost_rows_sum(rows, open);
    for (;;) {
        fill_table(rows, open, &t);
        /* Less than the last digits of the sums is no gain, or two swaps could follow each other for
         * ever. */
        swap s = best_swap(rows, rule, open, &t, 1e-12 * *sum);
        if (s.in == ADG_NONE)
            break;
        open[s.in] = 1;
        open[s.out] = 0;
        t.site[t.slot[s.out]] = s.in;
        double after = adg_cost_rows_sum(rows, open);
        if (after >= *sum) {
            open[s.in] = 0;
            open[s.out] = 1;
            break;
        }
        *sum = after;
    }
    release(&t);
    return status;
}
