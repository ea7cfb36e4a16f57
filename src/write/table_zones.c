/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"
#include "core/sum.h"
#include "core/text.h"
#include "findings/measure_words.h"
#include "write/table_building.h"
#include "write/tables.h"

/* What of a summary goes into a column. */
typedef double (*summary_value)(const adg_access_summary *summary);

static double mean_of(const adg_access_summary *s)
{
    return s->mean_min;
}

static double median_of(const adg_access_summary *s)
{
    return s->median_min;
}

static double p90_of(const adg_access_summary *s)
{
    return s->p90_min;
}

static double beyond_of(const adg_access_summary *s)
{
    return s->beyond_people;
}

static double unreachable_of(const adg_access_summary *s)
{
    return s->unreachable_people;
}

static double choice_of(const adg_access_summary *s)
{
    return s->choice_mean;
}

static void add_summary(adg_table_building *b, const adg_service_findings *f, size_t l,
                        const char *name, const char *title, int decimals, summary_value value)
{
    adg_service_column c = adg_table_service_column(f, name, title);
    double *column = adg_table_put_number_column(b, c.name, c.title, decimals);
    for (size_t z = 0; column && z < b->table->n_rows; z++)
        column[z] = value(&f->zones[l][z]);
}

static void add_shares(adg_table_building *b, const adg_service_findings *f, size_t l)
{
    const adg_service_settings *settings = f->service->settings;
    for (unsigned k = 0; k < settings->limits_min_count; k++) {
        char name[48], title[128];
        snprintf(name, sizeof name, "within_%g", settings->limits_min[k]);
        snprintf(title, sizeof title, _("share of people within %g min"), settings->limits_min[k]);
        adg_service_column c = adg_table_service_column(f, name, title);
        double *column = adg_table_put_number_column(b, c.name, c.title, 4);
        for (size_t z = 0; column && z < b->table->n_rows; z++)
            column[z] = f->zones[l][z].share_within[k];
    }
}

static void put_times(adg_table_building *b, const adg_service_column *c, double factor,
                      const double *value)
{
    double *column = adg_table_put_number_column(b, c->name, c->title, 4);
    for (size_t z = 0; column && z < b->table->n_rows; z++)
        column[z] = factor * value[z];
}

static void add_service_of_zones(adg_table_building *b, const adg_service_findings *f, size_t l)
{
    char beyond[128];
    snprintf(beyond, sizeof beyond, _("people beyond %g min"), f->service->settings->headline_min);
    add_summary(b, f, l, "mean_min", _("mean minutes (of those who can get there)"), 6, mean_of);
    add_summary(b, f, l, "median_min", _("median minutes"), 6, median_of);
    add_summary(b, f, l, "p90_min", _("minutes nine in ten stay below (P90)"), 6, p90_of);
    add_shares(b, f, l);
    add_summary(b, f, l, "beyond", beyond, 2, beyond_of);
    add_summary(b, f, l, "unreachable", _("people who cannot get there"), 2, unreachable_of);
    add_summary(b, f, l, "choice", _("facilities to choose between within the limit"), 4,
                choice_of);
    adg_service_column c =
        adg_table_service_column(f, "priority", _("priority (equity-weighted person-minutes)"));
    adg_table_put_numbers(b, c.name, c.title, 2, f->zone_priority[l]);
    if (f->supply) {
        char title[ADG_MEASURE_TITLE];
        c = adg_table_service_column(f, "supply", adg_supply_title(f, title));
        put_times(b, &c, 1e5, f->zone_supply[l]);
    }
    for (size_t m = 0; m < f->n_measures; m++) {
        char title[ADG_MEASURE_TITLE];
        c = adg_table_service_column(f, f->measure[m].settings.name,
                                     adg_measure_title(&f->measure[m].settings, title));
        put_times(b, &c, f->measure[m].factor, f->measure[m].zone_value[l]);
    }
}

static void add_deprivation_of_zones(adg_table_building *b, const adg_findings *findings, size_t l)
{
    const adg_study *study = findings->study;
    const adg_study_level *level = &study->level[l];
    adg_sum *sum = ADG_NEW_ARRAY(adg_sum, 2 * level->zones.n);
    double *column =
        adg_table_put_number_column(b, "deprivation", _("deprivation index (mean of people)"), 6);
    b->failed = b->failed || !sum;
    for (size_t i = 0; !b->failed && i < study->cells.n; i++) {
        size_t z = level->zone_of_cell[i];
        if (z == ADG_NONE || isnan(study->deprivation[i]))
            continue;
        adg_sum_add(&sum[2 * z], study->cells.people[i] * study->deprivation[i]);
        adg_sum_add(&sum[2 * z + 1], study->cells.people[i]);
    }
    for (size_t z = 0; !b->failed && z < level->zones.n; z++)
        if (adg_sum_value(&sum[2 * z + 1]) > 0 && !findings->discretion.zone_hidden[l][z])
            column[z] = adg_sum_value(&sum[2 * z]) / adg_sum_value(&sum[2 * z + 1]);
    free(sum);
}

/* Which columns of a zone are empty for discretion. */
static void add_hidden_of_zones(adg_table_building *b, const adg_findings *findings, size_t l)
{
    const adg_discretion *d = &findings->discretion;
    size_t n = findings->study->level[l].zones.n;
    if (!adg_any_hidden(d->zone_group[l], findings->study->cells.n_groups * n, d->zone_hidden[l],
                        n))
        return;
    char **column = adg_table_put_text_column(b, "hidden", _("hidden for discretion"));
    for (size_t z = 0; column && z < n; z++)
        adg_table_set_hidden(b, column, z, &findings->study->cells, d->zone_group[l] + z, n,
                             d->zone_hidden[l][z]);
}

adg_status adg_table_of_zones(const adg_findings *findings, size_t l, adg_table *table,
                              adg_error *error)
{
    const adg_study_level *level = &findings->study->level[l];
    adg_table_building b = adg_table_begin(table, level->zones.n);
    adg_table_put_texts(&b, "id", _("id"), level->zones.id);
    adg_table_put_texts(&b, "label", _("name"), level->zones.label);
    adg_table_put_numbers(&b, "people", _("people"), 2, level->people);
    for (size_t g = 0; g < findings->study->cells.n_groups; g++)
        adg_table_put_numbers(&b, findings->study->cells.group_name[g], NULL, 2,
                              findings->discretion.zone_group[l] + g * level->zones.n);
    if (findings->study->project->deprivation.given)
        add_deprivation_of_zones(&b, findings, l);
    for (size_t s = 0; s < findings->n_services; s++)
        add_service_of_zones(&b, &findings->service[s], l);
    add_hidden_of_zones(&b, findings, l);
    return adg_table_finish(&b, error);
}
