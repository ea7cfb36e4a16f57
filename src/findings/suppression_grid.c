/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/suppression.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/sum.h"

typedef struct {
    const adg_suppression_rules *rules;
    const double *xy, *persons, *households, *cell_m;
    uint32_t *order; /* [n] the occupied squares, so that every coarser square is a run of them */
    size_t n;
    adg_merged_cell *merged;
    size_t n_merged;
    uint32_t *cell_of;
} merging;

/* A run of the order: one square of a level. */
typedef struct {
    size_t level, from, to;
} square;

/* ---- the order ---- */

static uint64_t key_of(const merging *m, size_t i, size_t level)
{
    double side = m->cell_m[level];
    int64_t column = (int64_t)floor(m->xy[2 * i] / side);
    int64_t row = (int64_t)floor(m->xy[2 * i + 1] / side);
    return (uint64_t)(row + INT32_MAX) << 32 | (uint64_t)(column + INT32_MAX);
}

/* Sorts by the level, keeping the order of equals. */
static adg_status sort_by(merging *m, size_t level, adg_error *error)
{
    uint64_t *key = ADG_NEW_ARRAY(uint64_t, m->n);
    uint32_t *position = ADG_NEW_ARRAY(uint32_t, m->n), *sorted = ADG_NEW_ARRAY(uint32_t, m->n);
    adg_status status = key && position && sorted ? ADG_OK : adg_fail_memory(error);
    for (size_t k = 0; status == ADG_OK && k < m->n; k++)
        key[k] = key_of(m, m->order[k], level);
    if (status == ADG_OK)
        status = adg_sort_order_u64(key, m->n, position, error);
    for (size_t k = 0; status == ADG_OK && k < m->n; k++)
        sorted[k] = m->order[position[k]];
    if (status == ADG_OK)
        memcpy(m->order, sorted, m->n * sizeof *sorted);
    free(key);
    free(position);
    free(sorted);
    return status;
}

/* ---- the squares ---- */

/* The first part of a square, one level finer, that begins at from. */
static square part_at(const merging *m, square whole, size_t from)
{
    square part = {whole.level - 1, from, from + 1};
    uint64_t key = key_of(m, m->order[from], part.level);
    while (part.to < whole.to && key_of(m, m->order[part.to], part.level) == key)
        part.to++;
    return part;
}

static adg_merged_cell total_of(const merging *m, square s)
{
    double side = m->cell_m[s.level];
    const double *xy = m->xy + 2 * (size_t)m->order[s.from];
    adg_merged_cell cell = {
        .level = s.level, .x = side * floor(xy[0] / side), .y = side * floor(xy[1] / side)};
    adg_sum persons = {0}, households = {0};
    for (size_t k = s.from; k < s.to; k++) {
        adg_sum_add(&persons, m->persons[m->order[k]]);
        if (m->households)
            adg_sum_add(&households, m->households[m->order[k]]);
    }
    cell.persons = adg_sum_value(&persons);
    cell.households = m->households ? adg_sum_value(&households) : NAN;
    cell.hidden = adg_disclosure_of_share(m->rules, cell.persons, cell.households, 0) != ADG_SHOWN;
    return cell;
}

static bool can_be_shown(const merging *m, square s);

static bool stays_split(const merging *m, square s)
{
    if (s.level == 0)
        return false;
    for (size_t from = s.from; from < s.to;) {
        square part = part_at(m, s, from);
        if (!can_be_shown(m, part))
            return false;
        from = part.to;
    }
    return true;
}

static bool can_be_shown(const merging *m, square s)
{
    return stays_split(m, s) || !total_of(m, s).hidden;
}

static void settle(merging *m, square s)
{
    if (stays_split(m, s)) {
        for (size_t from = s.from; from < s.to;) {
            square part = part_at(m, s, from);
            settle(m, part);
            from = part.to;
        }
        return;
    }
    for (size_t k = s.from; m->cell_of && k < s.to; k++)
        m->cell_of[m->order[k]] = (uint32_t)m->n_merged;
    m->merged[m->n_merged++] = total_of(m, s);
}

adg_status adg_merge_grid(const adg_suppression_rules *rules, const double *xy,
                          const double *persons, const double *households, size_t n,
                          const double *cell_m, size_t n_levels, adg_merged_cell *merged,
                          size_t *n_merged, uint32_t *cell_of, adg_error *error)
{
    merging m = {rules, xy,     persons, households, cell_m, ADG_NEW_ARRAY(uint32_t, n),
                 0,     merged, 0,       cell_of};
    adg_status status = m.order ? ADG_OK : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < n; i++) {
        if (persons[i] > 0)
            m.order[m.n++] = (uint32_t)i;
        if (cell_of)
            cell_of[i] = ADG_NONE;
    }
    for (size_t level = 0; status == ADG_OK && level < n_levels; level++)
        status = sort_by(&m, level, error);
    /* Above the coarsest squares lies one that is always split: all of them, a run each. */
    square all = {n_levels, 0, m.n};
    for (size_t from = 0; status == ADG_OK && from < m.n;) {
        square part = part_at(&m, all, from);
        settle(&m, part);
        from = part.to;
    }
    *n_merged = m.n_merged;
    free(m.order);
    return status;
}
