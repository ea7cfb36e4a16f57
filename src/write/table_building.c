/* SPDX-License-Identifier: MPL-2.0 */
#include "write/table_building.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"

adg_table_building adg_table_begin(adg_table *table, size_t n_rows)
{
    *table = (adg_table){.n_rows = n_rows};
    return (adg_table_building){table, false};
}

adg_status adg_table_finish(adg_table_building *b, adg_error *error)
{
    if (!b->failed)
        return ADG_OK;
    adg_table_release(b->table);
    return adg_fail_memory(error);
}

char **adg_table_put_text_column(adg_table_building *b, const char *name, const char *title)
{
    char **text = b->failed ? NULL : adg_table_add_text(b->table, name, title);
    b->failed = b->failed || !text;
    return text;
}

double *adg_table_put_number_column(adg_table_building *b, const char *name, const char *title,
                                    int decimals)
{
    double *number = b->failed ? NULL : adg_table_add_number(b->table, name, title, decimals);
    b->failed = b->failed || !number;
    return number;
}

void adg_table_set_text(adg_table_building *b, char **column, size_t row, const char *text)
{
    if (column && text && !(column[row] = adg_strdup(text)))
        b->failed = true;
}

void adg_table_put_texts(adg_table_building *b, const char *name, const char *title,
                         char *const *text)
{
    char **column = adg_table_put_text_column(b, name, title);
    for (size_t i = 0; column && i < b->table->n_rows; i++)
        adg_table_set_text(b, column, i, text[i]);
}

void adg_table_put_numbers(adg_table_building *b, const char *name, const char *title, int decimals,
                           const double *value)
{
    double *column = adg_table_put_number_column(b, name, title, decimals);
    if (column && b->table->n_rows)
        memcpy(column, value, b->table->n_rows * sizeof *value);
}

void adg_table_set_hidden(adg_table_building *b, char **column, size_t row, const adg_cells *cells,
                          const double *count, size_t stride, bool deprivation)
{
    adg_text text = ADG_TEXT_INIT;
    for (size_t g = 0; g < cells->n_groups; g++)
        if (isnan(count[g * stride]))
            adg_text_format(&text, "%s%s", text.length ? " " : "", cells->group_name[g]);
    if (deprivation)
        adg_text_format(&text, "%sdeprivation", text.length ? " " : "");
    if (text.length)
        adg_table_set_text(b, column, row, adg_text_string(&text));
    adg_text_release(&text);
}

/* A column of one service: its machine name has the service's name in front, its title its label.
 */
adg_service_column adg_table_service_column(const adg_service_findings *f, const char *name,
                                            const char *title)
{
    adg_service_column c;
    snprintf(c.name, sizeof c.name, "%s_%s", f->service->settings->name, name);
    snprintf(c.title, sizeof c.title, "%s: %s", f->service->settings->label, title);
    return c;
}
