/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>

#include "core/text.h"
#include "findings/measure_words.h"
#include "write/table_building.h"
#include "write/tables.h"

/* One row of the table. */
typedef struct {
    const char *name;
    char title[ADG_MEASURE_TITLE];
    double value, people_beyond, unused;
    const adg_inequality *inequality;
} measure_row;

static measure_row supply_row(const adg_service_findings *f)
{
    measure_row row = {
        "supply", "", 1e5 * f->supply_mean, NAN, f->supply_unused, &f->supply_inequality};
    adg_supply_title(f, row.title);
    return row;
}

static measure_row row_of(const adg_measure_findings *m)
{
    measure_row row = {m->settings.name, "",        m->factor * m->region,
                       m->people_beyond, m->unused, &m->inequality};
    adg_measure_title(&m->settings, row.title);
    return row;
}

static size_t n_rows(const adg_findings *findings)
{
    size_t n = 0;
    for (size_t s = 0; s < findings->n_services; s++)
        n += (findings->service[s].supply != NULL) + findings->service[s].n_measures;
    return n;
}

enum {
    VALUE,
    BEYOND,
    UNUSED,
    FIFTH,
    GAP = FIFTH + ADG_N_FIFTHS,
    RATIO,
    CONCENTRATION,
    SII,
    GINI,
    N_NUMBERS
};

static void put_row(adg_table_building *b, char **text[3], double *number[N_NUMBERS], size_t at,
                    const adg_service_findings *f, const measure_row *row)
{
    const adg_inequality *x = row->inequality;
    adg_table_set_text(b, text[0], at, f->service->settings->name);
    adg_table_set_text(b, text[1], at, row->name);
    adg_table_set_text(b, text[2], at, row->title);
    if (b->failed)
        return;
    number[VALUE][at] = row->value;
    number[BEYOND][at] = row->people_beyond;
    number[UNUSED][at] = row->unused;
    for (int q = 0; q < ADG_N_FIFTHS; q++)
        number[FIFTH + q][at] = x->fifth_mean[q];
    number[GAP][at] = x->gaps.absolute;
    number[RATIO][at] = x->gaps.ratio;
    number[CONCENTRATION][at] = x->gradient.concentration_index;
    number[SII][at] = x->slope.sii;
    number[GINI][at] = x->gini;
}

adg_status adg_table_of_measures(const adg_findings *findings, adg_table *table, adg_error *error)
{
    static const char *const names[N_NUMBERS] = {"value",
                                                 "people_beyond",
                                                 "supply_unused",
                                                 "fifth_1",
                                                 "fifth_2",
                                                 "fifth_3",
                                                 "fifth_4",
                                                 "fifth_5",
                                                 "gap_abs",
                                                 "gap_ratio",
                                                 "concentration_index",
                                                 "sii",
                                                 "gini"};
    adg_table_building b = adg_table_begin(table, n_rows(findings));
    char **text[3] = {adg_table_put_text_column(&b, "service", _("service")),
                      adg_table_put_text_column(&b, "measure", _("measure")),
                      adg_table_put_text_column(&b, "title", _("what it tells"))};
    double *number[N_NUMBERS];
    for (int c = 0; c < N_NUMBERS; c++)
        number[c] = adg_table_put_number_column(&b, names[c], NULL, 6);
    size_t at = 0;
    for (size_t s = 0; s < findings->n_services; s++) {
        const adg_service_findings *f = &findings->service[s];
        measure_row row;
        if (f->supply) {
            row = supply_row(f);
            put_row(&b, text, number, at++, f, &row);
        }
        for (size_t m = 0; m < f->n_measures; m++) {
            row = row_of(&f->measure[m]);
            put_row(&b, text, number, at++, f, &row);
        }
    }
    return adg_table_finish(&b, error);
}
