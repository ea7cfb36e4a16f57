/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_SUPPRESSION_H
#define ADGANG_SUPPRESSION_H

#include "adgang/export.h"
#include "adgang/status.h"
#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Hiding small numbers of people for discretion: pure functions over arrays.
 *  Source: methods 8.5; Hundepool et al. 2012, Statistical Disclosure Control, ch. 4. */

typedef struct {
    double min_persons;    /* a small area with social variables is shown with this many or more */
    double min_households; /* and with this many */
    double small;          /* counts above 0 up to this are hidden */
} adg_suppression_rules;

#define ADG_SUPPRESSION_RULES_INIT                                                                 \
    {                                                                                              \
        100, 50, 4                                                                                 \
    }

typedef enum {
    ADG_SHOWN,
    ADG_HIDDEN_SMALL_AREA,  /* too few persons or households */
    ADG_HIDDEN_SMALL_COUNT, /* the count, or what is left of the persons without it, is small */
    ADG_AREA_EMPTY,         /* nobody lives there */
    ADG_COUNT_MISSING       /* there is no count */
} adg_disclosure;

/** May the share count / persons of an area be shown? households NaN = not known, then persons
 *  alone decide. Counts that are no whole numbers count as the nearest one, but never as 0. */
ADG_API adg_disclosure adg_disclosure_of_share(const adg_suppression_rules *rules, double persons,
                                               double households, double count);

/** A count rounded to a multiple of base > 0; small counts are NaN (hidden), since rounding them to
 *  0 would tell that there is nobody; 0 stays 0. Halves round up. */
ADG_API double adg_round_count(const adg_suppression_rules *rules, double count, double base);

/** Hides the small cells of a table whose sums by row and column are published, and of other cells
 *  as many as needed so that no hidden one can be found by subtraction: while a row or column has
 *  exactly one hidden cell, its smallest visible cell above 0 (the first of equals) is hidden too,
 *  rows before columns, lowest first. Where a line has no such cell its sum has to be hidden.
 *  cell [n_rows x n_columns] >= 0, NaN = missing; hidden [n_rows x n_columns], hide_row_sum
 *  [n_rows], hide_column_sum [n_columns] (out).
 *  It guards against subtraction along one line, not against solving several lines together, and
 *  a published grand total gives away a single hidden sum. O(hidden cells x cells). */
ADG_API void adg_suppress_table(const adg_suppression_rules *rules, const double *cell,
                                size_t n_rows, size_t n_columns, bool *hidden, bool *hide_row_sum,
                                bool *hide_column_sum);

/** A square after merging: a level of its grid, and whether even the coarsest is too small. */
typedef struct {
    size_t level; /* position in cell_m */
    double x, y;  /* lower left corner */
    double persons, households;
    bool hidden;
} adg_merged_cell;

/** Merges squares that are too small to be shown into larger ones of a nested grid: a square is
 *  kept split only if all its occupied parts can be shown; otherwise they are one; what fails at
 *  the coarsest level is hidden.
 *  xy [2 n] a point of each smallest square, persons [n] >= 0 and households [n] (NULL: not known);
 *  cell_m [n_levels] side lengths from fine to coarse, each a multiple of the one before; squares
 *  without persons are left out. merged [n] (out), *n_merged by northing and easting of the
 *  coarsest, then of the finer squares; cell_of [n] (out; may be NULL): position in merged, or
 *  ADG_NONE.  O(n n_levels^2). */
ADG_API adg_status adg_merge_grid(const adg_suppression_rules *rules, const double *xy,
                                  const double *persons, const double *households, size_t n,
                                  const double *cell_m, size_t n_levels, adg_merged_cell *merged,
                                  size_t *n_merged, uint32_t *cell_of, adg_error *error);

#ifdef __cplusplus
}
#endif

#endif
