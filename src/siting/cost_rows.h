/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SITING_COST_ROWS_H
#define ADG_SITING_COST_ROWS_H

#include <stdint.h>

#include "adgang/measures.h"
#include "adgang/status.h"

/** What a place costs at a candidate, whatever the model: people times minutes, an exponential of
 *  them, 0 within a limit. It never falls with the minutes; +inf minutes give the cost of having no
 *  way at all. */
typedef struct {
    double (*of)(const void *data, size_t place, double minutes);
    const void *data;
} adg_site_cost;

/** What is known of a candidate. */
typedef enum {
    ADG_SITE_FREE = 0,
    ADG_SITE_OPEN,
    ADG_SITE_CLOSED
} adg_site_state;

/** A sum location problem, min sum_i min_{j open} c_ij, as rows: the free candidates that would serve
 *  place i cheaper than what is open already, the cheapest first (ties by position). Open sites are
 *  folded into `beyond`, closed ones left out; a place that no free candidate can help is in the
 *  constant. Rows are short where much is open, which is what makes the searches fast. */
typedef struct {
    size_t n_places; /* of the whole problem */
    size_t n, m;     /* places that are left; candidates, of any state */
    size_t *first;   /* [n + 1] */
    uint32_t *site;  /* candidate of each entry */
    double *cost;    /* and what the place costs there, below beyond[i] */
    double *beyond;  /* [n] cost where none of the row is open */
    uint32_t *place; /* [n] which place that is */
    uint32_t *free;  /* [n_free] candidates that may be opened, increasing */
    size_t n_free;
    double constant; /* cost of the places that are left out */
    int whole;       /* every cost is a whole number, and so is every sum */
} adg_cost_rows;

/** Rows of all candidates, each free. Places with counts[i] = 0 are left out, and so are those that
 *  no candidate reaches.  O(n_pairs log n_candidates). */
adg_status adg_cost_rows_build(const adg_reach *reach, const unsigned char *counts,
                               const adg_site_cost *cost, adg_cost_rows *rows, adg_error *error);

/** The same problem with more known: state [m] of every candidate.  O(entries). */
adg_status adg_cost_rows_restrict(const adg_cost_rows *from, const unsigned char *state,
                                  adg_cost_rows *rows, adg_error *error);
void adg_cost_rows_release(adg_cost_rows *rows);

/** The sum when, beside what is folded in, the sites with open[j] != 0 are open.  O(entries). */
double adg_cost_rows_sum(const adg_cost_rows *rows, const unsigned char *open);

#endif
