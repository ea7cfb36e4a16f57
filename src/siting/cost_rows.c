/* SPDX-License-Identifier: MPL-2.0 */
#include "siting/cost_rows.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"

/* Whole sums stay exact up to here. */
static const double LARGEST_WHOLE = 4e15;

static adg_status allocate(size_t n, size_t m, size_t n_entries, adg_cost_rows *rows,
                           adg_error *error)
{
    *rows = (adg_cost_rows){.m = m,
                            .first = ADG_NEW_ARRAY(size_t, n + 1),
                            .site = ADG_NEW_ARRAY(uint32_t, n_entries),
                            .cost = ADG_NEW_ARRAY(double, n_entries),
                            .beyond = ADG_NEW_ARRAY(double, n),
                            .place = ADG_NEW_ARRAY(uint32_t, n),
                            .free = ADG_NEW_ARRAY(uint32_t, m)};
    if (rows->first && rows->site && rows->cost && rows->beyond && rows->place && rows->free)
        return ADG_OK;
    adg_cost_rows_release(rows);
    return adg_fail_memory(error);
}

void adg_cost_rows_release(adg_cost_rows *rows)
{
    free(rows->first);
    free(rows->site);
    free(rows->cost);
    free(rows->beyond);
    free(rows->place);
    free(rows->free);
    *rows = (adg_cost_rows){0};
}

typedef struct {
    double cost;
    uint32_t site;
} entry;

static int cheaper_first(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    return (x->site > y->site) - (x->site < y->site);
}

static void add_row(const adg_reach *reach, size_t i, const adg_site_cost *cost, entry *work,
                    adg_cost_rows *rows)
{
    size_t n_work = 0, at = rows->first[rows->n];
    double beyond = cost->of(cost->data, i, INFINITY);
    for (size_t e = reach->first[i]; e < reach->first[i + 1]; e++) {
        double c = cost->of(cost->data, i, reach->minutes[e]);
        if (c < beyond)
            work[n_work++] = (entry){c, reach->facility[e]};
    }
    if (reach->first[i] == reach->first[i + 1])
        return;
    qsort(work, n_work, sizeof *work, cheaper_first);
    for (size_t k = 0; k < n_work; k++, at++) {
        rows->site[at] = work[k].site;
        rows->cost[at] = work[k].cost;
    }
    rows->beyond[rows->n] = beyond;
    rows->place[rows->n] = (uint32_t)i;
    rows->first[++rows->n] = at;
}

static int all_whole(const adg_cost_rows *rows)
{
    double largest = 0;
    for (size_t i = 0; i < rows->n; i++) {
        if (rows->beyond[i] != floor(rows->beyond[i]))
            return 0;
        largest += fabs(rows->beyond[i]);
    }
    for (size_t e = 0; e < rows->first[rows->n]; e++)
        if (rows->cost[e] != floor(rows->cost[e]))
            return 0;
    return largest < LARGEST_WHOLE;
}

adg_status adg_cost_rows_build(const adg_reach *reach, const unsigned char *counts,
                               const adg_site_cost *cost, adg_cost_rows *rows, adg_error *error)
{
    entry *work = ADG_NEW_ARRAY(entry, reach->n_facilities);
    adg_status status = work ? allocate(reach->n_origins, reach->n_facilities,
                                        reach->first[reach->n_origins], rows, error)
                             : adg_fail_memory(error);
    if (status == ADG_OK) {
        rows->n_places = reach->n_origins;
        for (size_t i = 0; i < reach->n_origins; i++)
            if (counts[i])
                add_row(reach, i, cost, work, rows);
        for (size_t j = 0; j < rows->m; j++)
            rows->free[rows->n_free++] = (uint32_t)j;
        rows->whole = all_whole(rows);
    }
    free(work);
    return status;
}

/* Copies what is left of a row; false when nothing is. */
static int restrict_row(const adg_cost_rows *from, size_t i, const unsigned char *state,
                        adg_cost_rows *rows)
{
    size_t begin = rows->first[rows->n], at = begin;
    double beyond = from->beyond[i];
    for (size_t e = from->first[i]; e < from->first[i + 1]; e++) {
        unsigned char known = state[from->site[e]];
        if (known == ADG_SITE_OPEN) {
            beyond = from->cost[e];
            break;
        }
        if (known == ADG_SITE_FREE) {
            rows->site[at] = from->site[e];
            rows->cost[at++] = from->cost[e];
        }
    }
    /* As dear as what is open is no help. */
    while (at > begin && rows->cost[at - 1] >= beyond)
        at--;
    rows->beyond[rows->n] = beyond;
    rows->place[rows->n] = from->place[i];
    rows->first[rows->n + 1] = at;
    return at > begin;
}

adg_status adg_cost_rows_restrict(const adg_cost_rows *from, const unsigned char *state,
                                  adg_cost_rows *rows, adg_error *error)
{
    adg_status status = allocate(from->n, from->m, from->first[from->n], rows, error);
    if (status != ADG_OK)
        return status;
    adg_sum constant = {from->constant, 0};
    for (size_t i = 0; i < from->n; i++) {
        if (restrict_row(from, i, state, rows))
            rows->n++;
        else
            adg_sum_add(&constant, rows->beyond[rows->n]);
    }
    for (size_t f = 0; f < from->n_free; f++)
        if (state[from->free[f]] == ADG_SITE_FREE)
            rows->free[rows->n_free++] = from->free[f];
    rows->n_places = from->n_places;
    rows->constant = adg_sum_value(&constant);
    rows->whole = from->whole;
    return ADG_OK;
}

double adg_cost_rows_sum(const adg_cost_rows *rows, const unsigned char *open)
{
    adg_sum sum = {rows->constant, 0};
    for (size_t i = 0; i < rows->n; i++) {
        size_t e = rows->first[i], end = rows->first[i + 1];
        while (e < end && !open[rows->site[e]])
            e++;
        adg_sum_add(&sum, e < end ? rows->cost[e] : rows->beyond[i]);
    }
    return adg_sum_value(&sum);
}
