/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "siting/cover.h"

static size_t count_bits(const uint64_t *set, const uint64_t *mask, size_t n_words)
{
    size_t n = 0;
    for (size_t w = 0; w < n_words; w++)
        for (uint64_t rest = set[w] & mask[w]; rest; rest &= rest - 1)
            n++;
    return n;
}

static bool is_part_of(const uint64_t *a, const uint64_t *b, const uint64_t *mask, size_t n_words)
{
    for (size_t w = 0; w < n_words; w++)
        if (a[w] & ~b[w] & mask[w])
            return false;
    return true;
}

static void set_mask(const unsigned char *keep, size_t n, uint64_t *mask)
{
    memset(mask, 0, (n / 64 + 1) * sizeof *mask);
    for (size_t i = 0; i < n; i++)
        if (keep[i])
            mask[i / 64] |= (uint64_t)1 << (i % 64);
}

typedef struct {
    const uint64_t *set; /* [n x n_words] */
    size_t n, n_words;
    unsigned char *keep;
    const uint64_t *mask; /* of the other side: what still counts of a set */
    uint64_t *size;       /* [n] */
} side;

/* Drops sets by the one that makes them needless: rows by a smaller set, columns by a larger. */
static bool drop_dominated(const side *s, bool smaller_rules)
{
    bool any = false;
    for (size_t i = 0; i < s->n; i++)
        s->size[i] = s->keep[i] ? count_bits(s->set + i * s->n_words, s->mask, s->n_words) : 0;
    for (size_t i = 0; i < s->n; i++) {
        if (!s->keep[i])
            continue;
        const uint64_t *mine = s->set + i * s->n_words;
        for (size_t k = 0; k < s->n; k++) {
            if (k == i || !s->keep[k] ||
                (smaller_rules ? s->size[k] > s->size[i] : s->size[k] < s->size[i]))
                continue;
            if (s->size[k] == s->size[i] && k > i)
                continue; /* of equals the lower stays */
            const uint64_t *other = s->set + k * s->n_words;
            if (smaller_rules ? is_part_of(other, mine, s->mask, s->n_words)
                              : is_part_of(mine, other, s->mask, s->n_words)) {
                s->keep[i] = 0;
                any = true;
                break;
            }
        }
    }
    return any;
}

/* The only column left of a row; n_columns when there are several, n_columns + 1 for none. */
static size_t only_column(const adg_cover *c, size_t row, const uint64_t *columns)
{
    size_t only = c->n_columns + 1;
    const uint64_t *set = c->row + row * c->row_words;
    for (size_t w = 0; w < c->row_words; w++) {
        uint64_t bits = set[w] & columns[w];
        if (!bits)
            continue;
        if (only <= c->n_columns || (bits & (bits - 1)))
            return c->n_columns;
        only = 64 * w;
        while (!(bits & 1)) {
            bits >>= 1;
            only++;
        }
    }
    return only;
}

static void take(const adg_cover *c, size_t column, unsigned char *keep_row,
                 unsigned char *keep_column, unsigned char *taken)
{
    taken[column] = 1;
    keep_column[column] = 0;
    for (size_t i = 0; i < c->n_rows; i++)
        if (adg_cover_has(c, i, column))
            keep_row[i] = 0;
}

size_t adg_cover_work_words(const adg_cover *cover)
{
    size_t larger = cover->n_rows > cover->n_columns ? cover->n_rows : cover->n_columns;
    return cover->row_words + cover->column_words + larger;
}

bool adg_cover_reduce(const adg_cover *cover, unsigned char *keep_row, unsigned char *keep_column,
                      unsigned char *taken, uint64_t *work)
{
    uint64_t *columns = work, *rows = columns + cover->row_words;
    uint64_t *size = rows + cover->column_words;
    side of_rows = {cover->row, cover->n_rows, cover->row_words, keep_row, columns, size};
    side of_columns = {cover->column, cover->n_columns, cover->column_words, keep_column, rows,
                       size};
    for (bool any = true; any;) {
        any = false;
        set_mask(keep_column, cover->n_columns, columns);
        for (size_t i = 0; i < cover->n_rows; i++) {
            if (!keep_row[i])
                continue;
            size_t only = only_column(cover, i, columns);
            if (only > cover->n_columns)
                return false;
            if (only < cover->n_columns) {
                take(cover, only, keep_row, keep_column, taken);
                set_mask(keep_column, cover->n_columns, columns);
            }
        }
        if (drop_dominated(&of_rows, true))
            any = true;
        set_mask(keep_row, cover->n_rows, rows);
        if (drop_dominated(&of_columns, false))
            any = true;
    }
    return true;
}
