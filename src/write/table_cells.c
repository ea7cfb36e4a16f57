/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "core/memory.h"
#include "core/text.h"
#include "findings/measure_words.h"
#include "write/table_building.h"
#include "write/tables.h"

static void add_cell_ids(adg_table_building *b, const adg_output_cells *cells)
{
    char **id = adg_table_put_text_column(b, "id", _("grid cell"));
    for (size_t s = 0; id && s < cells->n; s++) {
        double xy[2];
        char text[ADG_GRID_ID_CAPACITY];
        adg_output_cells_centre(cells, s, xy);
        adg_grid_id(xy[0], xy[1], cells->grid.cell_m, text);
        adg_table_set_text(b, id, s, text);
    }
}

/* The facility that is nearest for most people of each square. */
static void add_nearest_of_cells(adg_table_building *b, const adg_findings *findings,
                                 const adg_service_findings *f)
{
    const adg_study *study = findings->study;
    adg_service_column c = adg_table_service_column(f, "nearest", _("nearest facility (id)"));
    char **column = adg_table_put_text_column(b, c.name, c.title);
    double *code = ADG_NEW_ARRAY(double, study->cells.n);
    double *mode = ADG_NEW_ARRAY(double, findings->cells.n);
    b->failed = b->failed || !code || !mode;
    for (size_t i = 0; !b->failed && i < study->cells.n; i++)
        code[i] = f->nearest[i] == ADG_NONE ? NAN : (double)f->nearest[i];
    if (!b->failed)
        adg_output_cells_mode(&findings->cells, &study->cells, code, mode);
    for (size_t s = 0; !b->failed && s < findings->cells.n; s++)
        if (!isnan(mode[s]))
            adg_table_set_text(b, column, s, study->facilities.id[(size_t)mode[s]]);
    free(code);
    free(mode);
}

/* Means of people, and sums of what counts people. */
static void put_measure(adg_table_building *b, const adg_findings *findings,
                        const adg_service_column *c, const double *value, bool is_sum,
                        double factor)
{
    double *column = adg_table_put_number_column(b, c->name, c->title, 4);
    if (column && is_sum)
        adg_output_cells_sum(&findings->cells, value, column);
    else if (column)
        adg_output_cells_mean(&findings->cells, &findings->study->cells, value, column);
    for (size_t s = 0; column && s < findings->cells.n; s++)
        column[s] *= factor;
}

static void add_supply_of_cells(adg_table_building *b, const adg_findings *findings,
                                const adg_service_findings *f)
{
    char title[ADG_MEASURE_TITLE];
    if (f->supply) {
        adg_service_column c = adg_table_service_column(f, "supply", adg_supply_title(f, title));
        put_measure(b, findings, &c, f->supply, false, 1e5);
    }
    for (size_t i = 0; i < f->n_measures; i++) {
        const adg_measure_findings *m = &f->measure[i];
        adg_service_column c =
            adg_table_service_column(f, m->settings.name, adg_measure_title(&m->settings, title));
        put_measure(b, findings, &c, m->value, m->is_sum, m->factor);
    }
}

static void add_service_of_cells(adg_table_building *b, const adg_findings *findings,
                                 const adg_service_findings *f)
{
    const adg_output_cells *cells = &findings->cells;
    const adg_cells *demand = &findings->study->cells;
    bool deprivation = findings->study->project->deprivation.given;
    adg_service_column c = adg_table_service_column(f, "min", _("minutes to the nearest"));
    double *column = adg_table_put_number_column(b, c.name, c.title, 6);
    if (column)
        adg_output_cells_mean(cells, demand, f->minutes, column);
    add_nearest_of_cells(b, findings, f);
    c = adg_table_service_column(f, "choice", _("facilities to choose between within the limit"));
    column = adg_table_put_number_column(b, c.name, c.title, 4);
    if (column)
        adg_output_cells_mean(cells, demand, f->choice, column);
    add_supply_of_cells(b, findings, f);
    if (!deprivation)
        return;
    c = adg_table_service_column(f, "priority", _("priority (equity-weighted person-minutes)"));
    column = adg_table_put_number_column(b, c.name, c.title, 2);
    if (column)
        adg_output_cells_sum(cells, f->priority, column);
    c = adg_table_service_column(f, "class", _("class of deprivation x travel time (11 ... 33)"));
    column = adg_table_put_number_column(b, c.name, c.title, 0);
    if (column)
        adg_output_cells_mode(cells, demand, f->class3x3, column);
}

static void add_groups_of_cells(adg_table_building *b, const adg_findings *findings)
{
    const adg_cells *demand = &findings->study->cells;
    for (size_t g = 0; g < demand->n_groups; g++)
        adg_table_put_numbers(b, demand->group_name[g], NULL, 2,
                              findings->discretion.square_group + g * findings->cells.n);
}

/* Which columns of a square are empty, or 0, for discretion. */
static void add_hidden_of_cells(adg_table_building *b, const adg_findings *findings)
{
    const adg_discretion *d = &findings->discretion;
    size_t n = findings->cells.n;
    if (!adg_any_hidden(d->square_group, findings->study->cells.n_groups * n, d->square_hidden, n))
        return;
    char **column = adg_table_put_text_column(b, "hidden", _("hidden for discretion"));
    for (size_t s = 0; column && s < n; s++)
        adg_table_set_hidden(b, column, s, &findings->study->cells, d->square_group + s, n,
                             d->square_hidden[s]);
}

adg_status adg_table_of_cells(const adg_findings *findings, adg_table *table, adg_error *error)
{
    const adg_output_cells *cells = &findings->cells;
    const adg_study *study = findings->study;
    adg_table_building b = adg_table_begin(table, cells->n);
    add_cell_ids(&b, cells);
    adg_table_put_numbers(&b, "people", _("people"), 2, cells->people);
    add_groups_of_cells(&b, findings);
    if (study->project->deprivation.given) {
        double *score = adg_table_put_number_column(&b, "deprivation",
                                                    _("deprivation index (mean of people)"), 6);
        double *fifth =
            adg_table_put_number_column(&b, "fifth", _("fifth of deprivation (1 = most deprived)"),
                                        0);
        if (score && fifth) {
            adg_output_cells_mean(cells, &study->cells, findings->discretion.deprivation, score);
            adg_output_cells_mode(cells, &study->cells, findings->fifth_of_cell, fifth);
        }
    }
    for (size_t s = 0; s < findings->n_services; s++)
        add_service_of_cells(&b, findings, &findings->service[s]);
    add_hidden_of_cells(&b, findings);
    return adg_table_finish(&b, error);
}
