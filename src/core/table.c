/* SPDX-License-Identifier: MPL-2.0 */
#include "core/table.h"

#include <math.h>
#include <stdlib.h>

#include "core/memory.h"
#include "core/text.h"

static adg_column *add_column(adg_table *table, const char *name, const char *title)
{
    adg_column *grown =
        adg_grow_array(table->column, table->n_columns, &table->capacity, sizeof *grown);
    if (!grown)
        return NULL;
    table->column = grown;
    adg_column *column = &table->column[table->n_columns];
    *column = (adg_column){.name = adg_strdup(name), .title = adg_strdup(title)};
    if (!column->name || (title && !column->title)) {
        free(column->name);
        free(column->title);
        return NULL;
    }
    table->n_columns++;
    return column;
}

char **adg_table_add_text(adg_table *table, const char *name, const char *title)
{
    adg_column *column = add_column(table, name, title);
    if (!column)
        return NULL;
    column->is_text = true;
    column->text = ADG_NEW_ARRAY(char *, table->n_rows);
    return column->text;
}

double *adg_table_add_number(adg_table *table, const char *name, const char *title, int decimals)
{
    adg_column *column = add_column(table, name, title);
    if (!column)
        return NULL;
    column->decimals = decimals;
    column->number = ADG_NEW_ARRAY(double, table->n_rows);
    for (size_t i = 0; column->number && i < table->n_rows; i++)
        column->number[i] = NAN;
    return column->number;
}

const adg_column *adg_table_find(const adg_table *table, const char *name)
{
    for (size_t c = 0; c < table->n_columns; c++)
        if (adg_text_equal(table->column[c].name, name))
            return &table->column[c];
    return NULL;
}

void adg_table_release(adg_table *table)
{
    for (size_t c = 0; c < table->n_columns; c++) {
        adg_column *column = &table->column[c];
        for (size_t i = 0; column->text && i < table->n_rows; i++)
            free(column->text[i]);
        free(column->text);
        free(column->number);
        free(column->name);
        free(column->title);
    }
    free(table->column);
    *table = (adg_table){0};
}
