/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/access.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "core/arguments.h"
#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/stats.h"
#include "core/sum.h"

/* The cells of one zone, side by side. */
typedef struct {
    size_t n;
    const double *minutes, *people, *choice;
} zone_cells;

/* Zone-by-zone copies of the input: those of zone z at first[z] ... first[z + 1] - 1. */
typedef struct {
    size_t *first;
    double *minutes, *people, *choice;
} by_zone;

static uint32_t zone_of(const adg_access_input *in, size_t i)
{
    return in->zone ? in->zone[i] : 0;
}

static void place_cells(const adg_access_input *in, by_zone *b)
{
    for (size_t i = 0; i < in->n; i++)
        if (zone_of(in, i) != ADG_NONE)
            b->first[zone_of(in, i) + 2]++;
    for (size_t z = 0; z < in->n_zones; z++)
        b->first[z + 2] += b->first[z + 1];
    for (size_t i = 0; i < in->n; i++) {
        if (zone_of(in, i) == ADG_NONE)
            continue;
        size_t at = b->first[zone_of(in, i) + 1]++;
        b->minutes[at] = in->minutes[i];
        b->people[at] = in->people[i];
        b->choice[at] = in->choice ? in->choice[i] : NAN;
    }
}

static adg_status sort_by_zone(const adg_access_input *in, by_zone *b, adg_error *error)
{
    b->first = ADG_NEW_ARRAY(size_t, in->n_zones + 2);
    b->minutes = ADG_NEW_ARRAY(double, in->n);
    b->people = ADG_NEW_ARRAY(double, in->n);
    b->choice = ADG_NEW_ARRAY(double, in->n);
    if (!b->first || !b->minutes || !b->people || !b->choice)
        return adg_fail_memory(error);
    place_cells(in, b);
    return ADG_OK;
}

/* Sum over the cells of people x value(cell). */
typedef double (*cell_value)(const zone_cells *cells, size_t i, double parameter);

static double people_times(const zone_cells *cells, cell_value value, double parameter)
{
    adg_sum sum = {0};
    for (size_t i = 0; i < cells->n; i++)
        if (cells->people[i] > 0)
            adg_sum_add(&sum, cells->people[i] * value(cells, i, parameter));
    return adg_sum_value(&sum);
}

static double one(const zone_cells *cells, size_t i, double parameter)
{
    (void)cells;
    (void)i;
    (void)parameter;
    return 1;
}

static double is_within(const zone_cells *cells, size_t i, double limit)
{
    return cells->minutes[i] <= limit;
}

static double capped(const zone_cells *cells, size_t i, double cap)
{
    return isinf(cells->minutes[i]) ? cap : cells->minutes[i];
}

static double choices(const zone_cells *cells, size_t i, double parameter)
{
    (void)parameter;
    return cells->choice[i];
}

static double has_two(const zone_cells *cells, size_t i, double parameter)
{
    (void)parameter;
    return cells->choice[i] >= 2;
}

static adg_status summarise(const adg_access_input *in, const zone_cells *cells,
                            adg_access_summary *s, adg_error *error)
{
    static const double shares[] = {0.5, 0.9};
    double quantiles[2];
    s->people = people_times(cells, one, 0);
    s->reachable_people = people_times(cells, is_within, DBL_MAX);
    s->unreachable_people = fmax(s->people - s->reachable_people, 0);
    s->mean_min = adg_weighted_mean(cells->minutes, cells->people, cells->n);
    adg_status status = adg_weighted_quantiles(cells->minutes, cells->people, cells->n, shares, 2,
                                               quantiles, error);
    if (status != ADG_OK)
        return status;
    s->median_min = quantiles[0];
    s->p90_min = quantiles[1];
    double all = s->people > 0 ? s->people : NAN;
    s->capped_mean_min = people_times(cells, capped, in->cap_min) / all;
    s->beyond_people = fmax(s->people - people_times(cells, is_within, in->headline_min), 0);
    s->choice_mean = in->choice ? people_times(cells, choices, 0) / all : NAN;
    s->two_choices_share = in->choice ? people_times(cells, has_two, 0) / all : NAN;
    for (size_t l = 0; l < in->n_limits; l++)
        s->share_within[l] = people_times(cells, is_within, in->limit_min[l]) / all;
    return ADG_OK;
}

adg_status adg_access_summarise(const adg_access_input *in, adg_access_summary **summaries,
                                adg_error *error)
{
    by_zone b = {NULL, NULL, NULL, NULL};
    adg_status status = adg_check_people(in->people, in->n, error);
    if (status == ADG_OK && in->zone)
        status = adg_check_positions(in->zone, in->n, in->n_zones, 1, "zone", error);
    if (status != ADG_OK)
        return status;
    size_t shares = in->n_zones * in->n_limits * sizeof(double);
    /* One block: the summaries, and behind them the shares they point to. */
    adg_access_summary *made = calloc(1, in->n_zones * sizeof *made + shares + 1);
    status = made ? sort_by_zone(in, &b, error) : adg_fail_memory(error);
    for (size_t z = 0; status == ADG_OK && z < in->n_zones; z++) {
        zone_cells cells = {b.first[z + 1] - b.first[z], b.minutes + b.first[z],
                            b.people + b.first[z], b.choice + b.first[z]};
        made[z].share_within = (double *)(made + in->n_zones) + z * in->n_limits;
        status = summarise(in, &cells, &made[z], error);
    }
    free(b.first);
    free(b.minutes);
    free(b.people);
    free(b.choice);
    if (status == ADG_OK)
        *summaries = made;
    else
        free(made);
    return status;
}

void adg_access_summaries_free(adg_access_summary *summaries)
{
    free(summaries);
}
