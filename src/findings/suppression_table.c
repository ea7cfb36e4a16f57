/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdint.h>

#include "adgang/suppression.h"

/* A row or a column: every step-th cell from first on. */
typedef struct {
    size_t first, step, n;
} line;

static size_t count_hidden(const bool *hidden, line l)
{
    size_t n = 0;
    for (size_t i = 0; i < l.n; i++)
        n += hidden[l.first + i * l.step];
    return n;
}

/* The smallest visible cell above 0; SIZE_MAX where there is none. */
static size_t smallest_visible(const double *cell, const bool *hidden, line l)
{
    size_t smallest = SIZE_MAX;
    for (size_t i = 0; i < l.n; i++) {
        size_t at = l.first + i * l.step;
        if (!hidden[at] && cell[at] > 0 && (smallest == SIZE_MAX || cell[at] < cell[smallest]))
            smallest = at;
    }
    return smallest;
}

/* Protects the only hidden cell of a line; true when something had to be done. */
static bool protect(const double *cell, bool *hidden, line l, bool *hide_sum)
{
    if (*hide_sum || count_hidden(hidden, l) != 1)
        return false;
    size_t also = smallest_visible(cell, hidden, l);
    if (also == SIZE_MAX)
        *hide_sum = true;
    else
        hidden[also] = true;
    return true;
}

void adg_suppress_table(const adg_suppression_rules *rules, const double *cell, size_t n_rows,
                        size_t n_columns, bool *hidden, bool *hide_row_sum, bool *hide_column_sum)
{
    for (size_t c = 0; c < n_rows * n_columns; c++)
        hidden[c] = isnan(adg_round_count(rules, cell[c], 1)) && !isnan(cell[c]);
    for (size_t r = 0; r < n_rows; r++)
        hide_row_sum[r] = false;
    for (size_t c = 0; c < n_columns; c++)
        hide_column_sum[c] = false;
    for (bool more = true; more;) {
        more = false;
        for (size_t r = 0; r < n_rows; r++)
            more |= protect(cell, hidden, (line){r * n_columns, 1, n_columns}, &hide_row_sum[r]);
        for (size_t c = 0; c < n_columns; c++)
            more |= protect(cell, hidden, (line){c, n_columns, n_rows}, &hide_column_sum[c]);
    }
}
