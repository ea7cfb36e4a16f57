/* SPDX-License-Identifier: MPL-2.0 */
#include "siting/cover.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"

adg_status adg_cover_new(size_t n_rows, size_t n_columns, adg_cover *cover, adg_error *error)
{
    size_t row_words = n_columns / 64 + 1, column_words = n_rows / 64 + 1;
    size_t n_row = n_rows * row_words, n_column = n_columns * column_words;
    *cover = (adg_cover){.n_rows = n_rows,
                         .n_columns = n_columns,
                         .row_words = row_words,
                         .column_words = column_words,
                         .row = ADG_NEW_ARRAY(uint64_t, n_row),
                         .column = ADG_NEW_ARRAY(uint64_t, n_column),
                         .name = ADG_NEW_ARRAY(uint32_t, n_columns),
                         .price = ADG_NEW_ARRAY(double, n_rows)};
    if (cover->row && cover->column && cover->name && cover->price)
        return ADG_OK;
    adg_cover_free(cover);
    return adg_fail_memory(error);
}

void adg_cover_free(adg_cover *cover)
{
    free(cover->row);
    free(cover->column);
    free(cover->name);
    free(cover->price);
    *cover = (adg_cover){0};
}

void adg_cover_set(adg_cover *cover, size_t row, size_t column)
{
    cover->row[row * cover->row_words + column / 64] |= (uint64_t)1 << (column % 64);
    cover->column[column * cover->column_words + row / 64] |= (uint64_t)1 << (row % 64);
}

static size_t count_kept(const unsigned char *keep, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        kept += keep[i];
    return kept;
}

adg_status adg_cover_part(const adg_cover *from, const unsigned char *keep_row,
                          const unsigned char *keep_column, adg_cover *part, adg_error *error)
{
    adg_status status = adg_cover_new(count_kept(keep_row, from->n_rows),
                                      count_kept(keep_column, from->n_columns), part, error);
    if (status != ADG_OK)
        return status;
    size_t c = 0;
    for (size_t j = 0; j < from->n_columns; j++)
        if (keep_column[j])
            part->name[c++] = from->name[j];
    size_t r = 0;
    for (size_t i = 0; i < from->n_rows; i++) {
        if (!keep_row[i])
            continue;
        part->price[r] = from->price[i];
        c = 0;
        for (size_t j = 0; j < from->n_columns; j++)
            if (keep_column[j] && adg_cover_has(from, i, j))
                adg_cover_set(part, r, c++);
            else
                c += keep_column[j];
        r++;
    }
    return ADG_OK;
}
