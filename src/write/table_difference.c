/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "core/text.h"
#include "findings/side_by_side.h"
#include "write/table_building.h"
#include "write/tables.h"

/* ---- changes of a service, row by row ---- */

/* Where the sums of a row are. */
typedef const adg_change_sums *(*row_sums)(const void *data, size_t row);

typedef double (*sums_value)(const adg_change_sums *sums);

#define SUMS_VALUE(name, expression)                                                               \
    static double name(const adg_change_sums *s)                                                   \
    {                                                                                              \
        return expression;                                                                         \
    }
SUMS_VALUE(change_of, s->change_min)
SUMS_VALUE(winners_of, s->winners)
SUMS_VALUE(losers_of, s->losers)
SUMS_VALUE(unchanged_of, s->unchanged)
SUMS_VALUE(reachable_of, s->newly_reachable)
SUMS_VALUE(unreachable_of, s->newly_unreachable)
SUMS_VALUE(saved_of, s->saved_min)
SUMS_VALUE(lost_of, s->lost_min)

static void add_sums(adg_table_building *b, row_sums sums, const void *data)
{
    const struct {
        const char *name, *title;
        sums_value value;
    } columns[] = {{"mean_change_min", _("mean change of minutes"), change_of},
                   {"winners", _("people who get there faster"), winners_of},
                   {"losers", _("people who get there slower"), losers_of},
                   {"unchanged", _("people for whom nothing changes"), unchanged_of},
                   {"newly_reachable", _("people who could not get there before"), reachable_of},
                   {"newly_unreachable", _("people who no longer get there"), unreachable_of},
                   {"saved_person_min", _("person-minutes saved, one way"), saved_of},
                   {"lost_person_min", _("person-minutes lost, one way"), lost_of}};
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
        double *column = adg_table_put_number_column(b, columns[c].name, columns[c].title,
                                                     columns[c].value == change_of ? 6 : 2);
        for (size_t row = 0; column && row < b->table->n_rows; row++)
            column[row] = columns[c].value(sums(data, row));
    }
}

static void add_services(adg_table_building *b, const adg_findings *findings, size_t repeat)
{
    char **name = adg_table_put_text_column(b, "service", _("service"));
    for (size_t i = 0; name && i < b->table->n_rows; i++)
        adg_table_set_text(
            b, name, i,
            findings->service[i / repeat % findings->n_services].service->settings->name);
}

/* ---- zones ---- */

static size_t n_zones(const adg_findings *findings)
{
    size_t n = 0;
    for (size_t l = 0; l < findings->study->n_levels; l++)
        n += findings->study->level[l].zones.n;
    return n;
}

/* Rows are services, in them levels, in them zones. */
static const adg_study_level *zone_at(const adg_findings *findings, size_t row, size_t *l,
                                      size_t *z)
{
    *z = row % n_zones(findings);
    for (*l = 0; *z >= findings->study->level[*l].zones.n; ++*l)
        *z -= findings->study->level[*l].zones.n;
    return &findings->study->level[*l];
}

static const adg_change_sums *sums_of_zone(const void *data, size_t row)
{
    const adg_findings *findings = data;
    size_t l, z;
    zone_at(findings, row, &l, &z);
    return &findings->difference->service[row / n_zones(findings)].zones[l][z];
}

adg_status adg_table_of_zone_differences(const adg_findings *findings, adg_table *table,
                                         adg_error *error)
{
    adg_table_building b = adg_table_begin(table, findings->n_services * n_zones(findings));
    add_services(&b, findings, n_zones(findings));
    char **level = adg_table_put_text_column(&b, "level", _("level"));
    char **id = adg_table_put_text_column(&b, "id", _("id"));
    char **label = adg_table_put_text_column(&b, "label", _("name"));
    double *people = adg_table_put_number_column(&b, "people", _("people"), 2);
    for (size_t row = 0; !b.failed && row < table->n_rows; row++) {
        size_t l, z;
        const adg_study_level *at = zone_at(findings, row, &l, &z);
        adg_table_set_text(&b, level, row, at->zones.level);
        adg_table_set_text(&b, id, row, at->zones.id[z]);
        adg_table_set_text(&b, label, row, at->zones.label[z]);
        people[row] = at->people[z];
    }
    add_sums(&b, sums_of_zone, findings);
    return adg_table_finish(&b, error);
}

/* ---- fifths ---- */

static const adg_change_sums *sums_of_fifth(const void *data, size_t row)
{
    const adg_findings *findings = data;
    return &findings->difference->service[row / ADG_N_FIFTHS].fifth[row % ADG_N_FIFTHS];
}

adg_status adg_table_of_quintile_differences(const adg_findings *findings, adg_table *table,
                                             adg_error *error)
{
    adg_table_building b = adg_table_begin(table, findings->n_services * ADG_N_FIFTHS);
    add_services(&b, findings, ADG_N_FIFTHS);
    double *fifth = adg_table_put_number_column(&b, "quintile",
                                                _("fifth of deprivation (1 = most deprived)"), 0);
    double *people = adg_table_put_number_column(&b, "people", _("people"), 2);
    for (size_t row = 0; !b.failed && row < table->n_rows; row++) {
        fifth[row] = (double)(row % ADG_N_FIFTHS + 1);
        people[row] = findings->service[row / ADG_N_FIFTHS].fifth[row % ADG_N_FIFTHS].people;
    }
    add_sums(&b, sums_of_fifth, findings);
    return adg_table_finish(&b, error);
}

/* ---- scenarios side by side ---- */

typedef double (*compared_value)(const adg_compared_service *service);

#define COMPARED_VALUE(name, expression)                                                           \
    static double name(const adg_compared_service *c)                                              \
    {                                                                                              \
        return expression;                                                                         \
    }
COMPARED_VALUE(facilities, (double)c->facilities)
COMPARED_VALUE(people, c->people)
COMPARED_VALUE(mean, c->mean_min)
COMPARED_VALUE(p90, c->p90_min)
COMPARED_VALUE(within, c->within_headline)
COMPARED_VALUE(unreachable, c->unreachable_people)
COMPARED_VALUE(first_fifth, c->first_fifth_min)
COMPARED_VALUE(last_fifth, c->last_fifth_min)
COMPARED_VALUE(gap, c->gap_abs_min)
COMPARED_VALUE(concentration, c->concentration_index)
COMPARED_VALUE(sii, c->sii_min)
COMPARED_VALUE(gini, c->gini)
COMPARED_VALUE(supply, 1e5 * c->supply_mean)

static const adg_change_sums *sums_of_scenario(const void *data, size_t row)
{
    const adg_side_by_side *all = data;
    return &all->item[row % all->n].service[row / all->n].change;
}

static void add_compared(adg_table_building *b, const adg_side_by_side *all)
{
    const struct {
        const char *name, *title;
        int decimals;
        compared_value value;
    } columns[] = {{"facilities", _("open facilities"), 0, facilities},
                   {"people", _("people"), 2, people},
                   {"mean_min", _("mean minutes"), 6, mean},
                   {"p90_min", _("P90 minutes"), 6, p90},
                   {"share_within_headline", _("share of people within the limit"), 6, within},
                   {"unreachable", _("people who cannot get there"), 2, unreachable},
                   {"quintile_1_mean_min", _("mean minutes, most deprived fifth"), 6, first_fifth},
                   {"quintile_5_mean_min", _("mean minutes, least deprived fifth"), 6, last_fifth},
                   {"gap_abs_min", _("most minus least deprived fifth, min"), 6, gap},
                   {"concentration_index", _("concentration index"), 6, concentration},
                   {"sii_min", _("slope index of inequality, min"), 6, sii},
                   {"gini", _("Gini"), 6, gini},
                   {"supply_per_100000", _("capacity within reach per 100,000 people (E2SFCA)"), 4,
                    supply}};
    for (size_t k = 0; k < sizeof columns / sizeof *columns; k++) {
        double *column =
            adg_table_put_number_column(b, columns[k].name, columns[k].title, columns[k].decimals);
        for (size_t row = 0; column && row < b->table->n_rows; row++)
            column[row] = columns[k].value(&all->item[row % all->n].service[row / all->n]);
    }
}

adg_status adg_table_of_scenarios(const adg_findings *findings, adg_table *table, adg_error *error)
{
    const adg_side_by_side *all = findings->scenarios;
    adg_table_building b = adg_table_begin(table, all->n * all->n_services);
    add_services(&b, findings, all->n);
    char **name = adg_table_put_text_column(&b, "scenario", _("scenario"));
    char **label = adg_table_put_text_column(&b, "label", _("name"));
    for (size_t row = 0; !b.failed && row < table->n_rows; row++) {
        adg_table_set_text(&b, name, row, all->item[row % all->n].name);
        adg_table_set_text(&b, label, row, all->item[row % all->n].label);
    }
    add_compared(&b, all);
    add_sums(&b, sums_of_scenario, all);
    return adg_table_finish(&b, error);
}

/* ---- columns of maps ---- */

double *adg_table_put_change_column(adg_table_building *b, const adg_service_findings *f)
{
    const adg_service_settings *settings = f->service->settings;
    char *name = adg_strdup_format("change_%s", settings->name);
    char *title = adg_strdup_format("%s: %s", settings->label, _("mean change of minutes"));
    b->failed = b->failed || !name || !title;
    double *column = b->failed ? NULL : adg_table_put_number_column(b, name, title, 6);
    free(name);
    free(title);
    return column;
}
