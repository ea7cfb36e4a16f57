/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "core/text.h"
#include "write/table_building.h"
#include "write/tables.h"

adg_status adg_table_of_grid_groups(const adg_findings *findings, adg_table *table,
                                    adg_error *error)
{
    const adg_discretion *d = &findings->discretion;
    const adg_cells *cells = &findings->study->cells;
    adg_table_building b = adg_table_begin(table, d->n_grid);
    char **id = adg_table_put_text_column(&b, "id", _("grid cell"));
    double *side = adg_table_put_number_column(&b, "cell_m", _("side, m"), 0);
    double *people = adg_table_put_number_column(&b, "people", _("people"), 2);
    for (size_t k = 0; !b.failed && k < d->n_grid; k++) {
        const adg_group_square *square = &d->grid[k];
        char text[ADG_GRID_ID_CAPACITY];
        adg_grid_id(square->x + square->cell_m / 2, square->y + square->cell_m / 2, square->cell_m,
                    text);
        adg_table_set_text(&b, id, k, text);
        side[k] = square->cell_m;
        people[k] = square->people;
    }
    for (size_t g = 0; g < cells->n_groups; g++) {
        double *count = adg_table_put_number_column(&b, cells->group_name[g], NULL, 2);
        for (size_t k = 0; count && k < d->n_grid; k++)
            count[k] = d->grid[k].group[g];
    }
    char **hidden = adg_table_put_text_column(&b, "hidden", _("hidden for discretion"));
    for (size_t k = 0; !b.failed && k < d->n_grid; k++)
        adg_table_set_hidden(&b, hidden, k, cells, d->grid[k].group, 1, false);
    return adg_table_finish(&b, error);
}
