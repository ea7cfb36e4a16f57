/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "siting/interchange.h"

/* The entries of the rows candidate by candidate. */
typedef struct {
    size_t *first;  /* [m + 1] */
    uint32_t *row;  /* [entries] */
    double *cost;   /* [entries] */
    double *now;    /* [n] what each row costs so far */
    double *saving; /* [m] of each candidate when it was last worked out, or more */
    size_t *known;  /* [m] how many were open then */
} columns;

static void release(columns *c)
{
    free(c->first);
    free(c->row);
    free(c->cost);
    free(c->now);
    free(c->saving);
    free(c->known);
}

static adg_status transpose(const adg_cost_rows *rows, columns *c, adg_error *error)
{
    size_t n_entries = rows->first[rows->n];
    *c = (columns){ADG_NEW_ARRAY(size_t, rows->m + 2), ADG_NEW_ARRAY(uint32_t, n_entries),
                   ADG_NEW_ARRAY(double, n_entries),   ADG_NEW_ARRAY(double, rows->n),
                   ADG_NEW_ARRAY(double, rows->m),     ADG_NEW_ARRAY(size_t, rows->m)};
    if (!c->first || !c->row || !c->cost || !c->now || !c->saving || !c->known)
        return adg_fail_memory(error);
    size_t *next = c->first + 1;
    for (size_t e = 0; e < n_entries; e++)
        next[rows->site[e] + 1]++;
    for (size_t j = 1; j <= rows->m; j++)
        next[j] += next[j - 1];
    for (size_t i = 0; i < rows->n; i++)
        for (size_t e = rows->first[i]; e < rows->first[i + 1]; e++) {
            size_t at = next[rows->site[e]]++;
            c->row[at] = (uint32_t)i;
            c->cost[at] = rows->cost[e];
        }
    return ADG_OK;
}

static double saving_of(const columns *c, uint32_t j)
{
    double saving = 0;
    for (size_t e = c->first[j]; e < c->first[j + 1]; e++)
        if (c->cost[e] < c->now[c->row[e]])
            saving += c->now[c->row[e]] - c->cost[e];
    return saving;
}

static void open_site(columns *c, uint32_t j)
{
    for (size_t e = c->first[j]; e < c->first[j + 1]; e++)
        if (c->cost[e] < c->now[c->row[e]])
            c->now[c->row[e]] = c->cost[e];
}

/* The best candidate; only those whose old saving could still be the best are worked out again. */
static uint32_t best_addition(const adg_cost_rows *rows, columns *c, size_t n_open,
                              const unsigned char *open)
{
    for (;;) {
        uint32_t best = ADG_NONE;
        for (size_t f = 0; f < rows->n_free; f++) {
            uint32_t j = rows->free[f];
            if (!open[j] && (best == ADG_NONE || c->saving[j] > c->saving[best]))
                best = j;
        }
        if (best == ADG_NONE || c->known[best] == n_open)
            return best;
        c->saving[best] = saving_of(c, best);
        c->known[best] = n_open;
    }
}

adg_status adg_greedy_add(const adg_cost_rows *rows, size_t k, unsigned char *open, uint32_t *added,
                          adg_error *error)
{
    columns c;
    adg_status status = transpose(rows, &c, error);
    if (status == ADG_OK) {
        for (size_t i = 0; i < rows->n; i++)
            c.now[i] = rows->beyond[i];
        for (size_t f = 0; f < rows->n_free; f++)
            if (open[rows->free[f]])
                open_site(&c, rows->free[f]);
        for (size_t f = 0; f < rows->n_free; f++)
            c.saving[rows->free[f]] = saving_of(&c, rows->free[f]);
        for (size_t s = 0; s < k; s++) {
            uint32_t j = best_addition(rows, &c, s, open);
            open[j] = 1;
            open_site(&c, j);
            if (added)
                added[s] = j;
        }
    }
    release(&c);
    return status;
}
