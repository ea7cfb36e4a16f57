/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/suppression.h"
#include "core/grid.h"
#include "golden/checks.h"

static const adg_suppression_rules RULES = ADG_SUPPRESSION_RULES_INIT;

/* ---- tables with sums ---- */

typedef struct {
    size_t n_rows, n_columns;
    const double *cell;
    bool *hidden, *row_sum, *column_sum;
} table;

static table suppressed(golden *g)
{
    size_t cells;
    table t = {.n_rows = golden_count(g, "input/table"),
               .cell = golden_numbers(g, "input/table", &cells)};
    t.n_columns = cells / t.n_rows;
    t.hidden = NEW(bool, cells);
    t.row_sum = NEW(bool, t.n_rows);
    t.column_sum = NEW(bool, t.n_columns);
    adg_suppress_table(&RULES, t.cell, t.n_rows, t.n_columns, t.hidden, t.row_sum, t.column_sum);
    return t;
}

/* true and false read as 1 and 0. */
static void expect_flags(golden *g, const char *path, const bool *flag, size_t n)
{
    double *number = NEW(double, n);
    for (size_t i = 0; i < n; i++)
        number[i] = flag[i];
    golden_expect_all(g, path, number, n);
    free(number);
}

static void expect_hidden(golden *g, const table *t)
{
    size_t n = t->n_rows * t->n_columns;
    bool *primary = NEW(bool, n);
    for (size_t c = 0; c < n; c++)
        primary[c] = isnan(adg_round_count(&RULES, t->cell[c], 1));
    expect_flags(g, "primary", primary, n);
    expect_flags(g, "final", t->hidden, n);
    free(primary);
}

static void release(table *t)
{
    free(t->hidden);
    free(t->row_sum);
    free(t->column_sum);
}

static void complementary(golden *g)
{
    table t = suppressed(g);
    expect_hidden(g, &t);
    for (size_t r = 0; r < t.n_rows; r++)
        assert_false(t.row_sum[r]);
    for (size_t c = 0; c < t.n_columns; c++)
        assert_false(t.column_sum[c]);
    release(&t);
}

static void expect_positions(golden *g, const char *path, const bool *flag, size_t n)
{
    double *position = NEW(double, n);
    size_t m = 0;
    for (size_t i = 0; i < n; i++)
        if (flag[i])
            position[m++] = (double)i;
    golden_expect_all(g, path, position, m);
    free(position);
}

static void complementary_impossible(golden *g)
{
    table t = suppressed(g);
    expect_hidden(g, &t);
    expect_positions(g, "hide_margin_rows", t.row_sum, t.n_rows);
    expect_positions(g, "hide_margin_cols", t.column_sum, t.n_columns);
    release(&t);
}

/* ---- counts ---- */

static double row_number(golden *g, size_t row, const char *member)
{
    char path[48];
    snprintf(path, sizeof path, "input/rows/%zu/%s", row, member);
    return golden_number(g, path);
}

static void area_rule(golden *g)
{
    static const char *const words[] = {[ADG_SHOWN] = "vises",
                                        [ADG_HIDDEN_SMALL_AREA] = "skjult: for lille område",
                                        [ADG_HIDDEN_SMALL_COUNT] = "skjult: lille antal",
                                        [ADG_AREA_EMPTY] = "tom",
                                        [ADG_COUNT_MISSING] = "manglende"};
    size_t n = golden_count(g, "input/rows");
    for (size_t i = 0; i < n; i++) {
        char path[32];
        snprintf(path, sizeof path, "status/%zu", i);
        golden_expect_text(
            g, path,
            words[adg_disclosure_of_share(&RULES, row_number(g, i, "persons"),
                                          row_number(g, i, "households"), row_number(g, i, "x"))]);
    }
}

static void rounding_base5(golden *g)
{
    size_t n;
    const double *count = golden_numbers(g, "input/count", &n);
    double *shown = NEW(double, n);
    for (size_t i = 0; i < n; i++)
        shown[i] = adg_round_count(&RULES, count[i], 5);
    golden_expect_all(g, "shown", shown, n);
    free(shown);
}

/* ---- grid cells ---- */

enum {
    MOST_CELLS = 16
};

static const double SIDES[] = {100, 1000, 10000};

typedef struct {
    double xy[2 * MOST_CELLS], persons[MOST_CELLS], households[MOST_CELLS];
    size_t n;
} squares;

static squares read_squares(golden *g)
{
    squares s = {.n = golden_count(g, "input/cells")};
    assert_true(s.n <= MOST_CELLS);
    for (size_t i = 0; i < s.n; i++) {
        char path[48];
        double northing, easting;
        snprintf(path, sizeof path, "input/cells/%zu/id", i);
        assert_int_equal(sscanf(golden_text(g, path), "100m_%lf_%lf", &northing, &easting), 2);
        s.xy[2 * i] = 100 * easting + 50;
        s.xy[2 * i + 1] = 100 * northing + 50;
        snprintf(path, sizeof path, "input/cells/%zu/persons", i);
        s.persons[i] = golden_number(g, path);
        snprintf(path, sizeof path, "input/cells/%zu/households", i);
        s.households[i] = golden_number(g, path);
    }
    return s;
}

static void expect_square(golden *g, const char *list, size_t position, const adg_merged_cell *cell)
{
    char id[ADG_GRID_ID_CAPACITY], path[64];
    adg_grid_id(cell->x, cell->y, SIDES[cell->level], id);
    snprintf(path, sizeof path, "%s/%zu/id", list, position);
    golden_expect_text(g, path, id);
    snprintf(path, sizeof path, "%s/%zu/persons", list, position);
    golden_expect(g, path, cell->persons);
    snprintf(path, sizeof path, "%s/%zu/households", list, position);
    golden_expect(g, path, cell->households);
}

/* The case lists the squares by id: those of 100 m first. */
static int by_id(const void *a, const void *b)
{
    const adg_merged_cell *first = a, *second = b;
    char id[2][ADG_GRID_ID_CAPACITY];
    adg_grid_id(first->x, first->y, SIDES[first->level], id[0]);
    adg_grid_id(second->x, second->y, SIDES[second->level], id[1]);
    return strcmp(id[0], id[1]);
}

static void hierarchical_merge(golden *g)
{
    squares s = read_squares(g);
    adg_merged_cell merged[MOST_CELLS];
    size_t n, n_shown = 0, n_hidden = 0;
    double total = 0, shown = 0;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_merge_grid(&RULES, s.xy, s.persons, s.households, s.n, SIDES, 3, merged, &n, NULL,
                             &error),
              &error);
    qsort(merged, n, sizeof *merged, by_id);
    for (size_t i = 0; i < n; i++) {
        total += merged[i].persons;
        shown += merged[i].hidden ? 0 : merged[i].persons;
        if (merged[i].hidden)
            expect_square(g, "hidden", n_hidden++, &merged[i]);
        else
            expect_square(g, "published", n_shown++, &merged[i]);
    }
    assert_int_equal(n_shown, golden_count(g, "expected/published"));
    assert_int_equal(n_hidden, golden_count(g, "expected/hidden"));
    golden_expect(g, "persons_total", total);
    golden_expect(g, "persons_published", shown);
}

static void dst_grid_id(golden *g)
{
    static const struct {
        const char *size;
        double cell_m;
    } sizes[] = {{"100m", 100}, {"1km", 1000}, {"10km", 10000}};
    size_t n;
    const double *place = golden_numbers(g, "input/easting_northing", &n);
    for (size_t s = 0; s < N_OF(sizes); s++)
        for (size_t i = 0; i < n / 2; i++) {
            char id[ADG_GRID_ID_CAPACITY], path[32];
            adg_grid_id(place[2 * i], place[2 * i + 1], sizes[s].cell_m, id);
            snprintf(path, sizeof path, "%s/%zu", sizes[s].size, i);
            golden_expect_text(g, path, id);
        }
}

const golden_check suppression_checks[] = {{"complementary", complementary},
                                           {"complementary_impossible", complementary_impossible},
                                           {"area_rule", area_rule},
                                           {"hierarchical_merge", hierarchical_merge},
                                           {"dst_grid_id", dst_grid_id},
                                           {"rounding_base5", rounding_base5},
                                           {0}};
