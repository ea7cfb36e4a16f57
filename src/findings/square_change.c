/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/square_change.h"

#include <math.h>
#include <stdlib.h>

#include "adgang/monitoring.h"
#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/sum.h"

/* ---- pairs ---- */

/* The row of every square in another run; people (out): of those that are not there. */
static adg_status find_rows(const adg_run_squares *squares, const adg_run_squares *others,
                            uint32_t **row, double *people, adg_error *error)
{
    adg_id_index index;
    adg_sum missing = {0};
    *row = ADG_NEW_ARRAY(uint32_t, squares->n);
    adg_status status =
        *row ? adg_id_index_build((const char *const *)others->id, others->n, &index, error)
             : adg_fail_memory(error);
    if (status != ADG_OK)
        return status;
    for (size_t i = 0; i < squares->n; i++) {
        (*row)[i] = adg_id_index_find(&index, squares->id[i]);
        if ((*row)[i] == ADG_NONE)
            adg_sum_add(&missing, squares->people[i]);
    }
    *people = adg_sum_value(&missing);
    adg_id_index_release(&index);
    return ADG_OK;
}

adg_status adg_square_pairs_make(const adg_run_squares *before, const adg_run_squares *after,
                                 adg_square_pairs *pairs, adg_error *error)
{
    *pairs = (adg_square_pairs){.before = before, .after = after};
    adg_status status = find_rows(after, before, &pairs->row_before, &pairs->only_after, error);
    if (status == ADG_OK)
        status = find_rows(before, after, &pairs->row_after, &pairs->only_before, error);
    if (status != ADG_OK)
        adg_square_pairs_release(pairs);
    return status;
}

void adg_square_pairs_release(adg_square_pairs *pairs)
{
    free(pairs->row_before);
    free(pairs->row_after);
    *pairs = (adg_square_pairs){.before = NULL};
}

/* ---- faster and slower ---- */

/* The pairs of each group one after the other. */
typedef struct {
    size_t *first; /* [n_groups + 1] */
    double *before, *after, *people;
} grouped;

static bool has_group(const adg_square_pairs *pairs, const uint32_t *group, size_t i)
{
    return group[i] != ADG_NONE && pairs->row_before[i] != ADG_NONE;
}

static void fill(const adg_square_pairs *pairs, size_t service, const uint32_t *group,
                 size_t n_groups, grouped *g)
{
    const adg_run_squares *before = pairs->before, *after = pairs->after;
    for (size_t i = 0; i < after->n; i++)
        if (has_group(pairs, group, i))
            g->first[group[i] + 1]++;
    for (size_t k = 0; k < n_groups; k++)
        g->first[k + 1] += g->first[k];
    /* Backwards, so that first[k + 1] ends where group k begins; then they move one place. */
    for (size_t i = after->n; i-- > 0;) {
        if (!has_group(pairs, group, i))
            continue;
        size_t at = --g->first[group[i] + 1];
        g->before[at] = before->minutes[service][pairs->row_before[i]];
        g->after[at] = after->minutes[service][i];
        g->people[at] = after->people[i];
    }
}

adg_status adg_square_changes(const adg_square_pairs *pairs, size_t service, double dead_band_min,
                              const uint32_t *group, size_t n_groups, adg_change_sums *sums,
                              adg_error *error)
{
    size_t n = pairs->after->n, all = 0;
    grouped g = {ADG_NEW_ARRAY(size_t, n_groups + 1), ADG_NEW_ARRAY(double, n),
                 ADG_NEW_ARRAY(double, n), ADG_NEW_ARRAY(double, n)};
    bool ok = g.first && g.before && g.after && g.people;
    if (ok) {
        fill(pairs, service, group, n_groups, &g);
        for (size_t i = 0; i < n; i++)
            all += has_group(pairs, group, i);
    }
    for (size_t k = 0; ok && k < n_groups; k++) {
        size_t from = g.first[k + 1], to = k + 1 < n_groups ? g.first[k + 2] : all;
        adg_change_sums_of(g.before + from, g.after + from, g.people + from, to - from,
                           dead_band_min, &sums[k]);
    }
    free(g.first);
    free(g.before);
    free(g.after);
    free(g.people);
    return ok ? ADG_OK : adg_fail_memory(error);
}

/* ---- the change of the mean ---- */

/* The side of a square: who travels, and how long. */
typedef struct {
    double people, minutes;
} side;

static side side_of(const adg_run_squares *squares, size_t service, uint32_t row)
{
    if (row == ADG_NONE || !isfinite(squares->minutes[service][row]))
        return (side){0, NAN};
    return (side){squares->people[row], squares->minutes[service][row]};
}

/* Weighted sums of minutes with the people (bit 0) and the minutes (bit 1) before or after. */
typedef struct {
    adg_sum minutes[4], people[4];
} means;

static void add_square(means *m, side before, side after)
{
    if (isnan(before.minutes))
        before.minutes = after.minutes;
    if (isnan(after.minutes))
        after.minutes = before.minutes;
    for (unsigned k = 0; k < 4; k++) {
        double people = k & 1U ? after.people : before.people;
        if (!(people > 0))
            continue;
        adg_sum_add(&m->minutes[k], people * (k & 2U ? after.minutes : before.minutes));
        adg_sum_add(&m->people[k], people);
    }
}

adg_status adg_mean_split_make(const adg_square_pairs *pairs, size_t service, adg_mean_split *split,
                               adg_error *error)
{
    means m = {0};
    double mean[4], effect[2];
    for (uint32_t i = 0; i < pairs->after->n; i++)
        add_square(&m, side_of(pairs->before, service, pairs->row_before[i]),
                   side_of(pairs->after, service, i));
    for (uint32_t i = 0; i < pairs->before->n; i++)
        if (pairs->row_after[i] == ADG_NONE)
            add_square(&m, side_of(pairs->before, service, i), (side){0, NAN});
    for (unsigned k = 0; k < 4; k++)
        mean[k] = adg_sum_value(&m.minutes[k]) / adg_sum_value(&m.people[k]);
    adg_status status = adg_change_split(mean, 2, effect, error);
    *split = (adg_mean_split){mean[0], mean[3], effect[0], effect[1]};
    return status;
}
