/* SPDX-License-Identifier: MPL-2.0 */

#include "core/text.h"
#include "write/table_building.h"
#include "write/tables.h"

/* One number of every service. */
typedef double (*service_value)(const adg_service_findings *f);

#define SERVICE_VALUE(name, expression)                                                            \
    static double name(const adg_service_findings *f)                                              \
    {                                                                                              \
        return expression;                                                                         \
    }
SERVICE_VALUE(n_facilities, (double)f->service->n)
SERVICE_VALUE(headline, f->service->settings->headline_min)
SERVICE_VALUE(people, f->region->people)
SERVICE_VALUE(region_mean, f->region->mean_min)
SERVICE_VALUE(region_capped, f->region->capped_mean_min)
SERVICE_VALUE(region_median, f->region->median_min)
SERVICE_VALUE(region_p90, f->region->p90_min)
SERVICE_VALUE(region_beyond, f->region->beyond_people)
SERVICE_VALUE(region_unreachable, f->region->unreachable_people)
SERVICE_VALUE(region_choice, f->region->choice_mean)
SERVICE_VALUE(region_two, f->region->two_choices_share)
SERVICE_VALUE(gap_abs, f->gap_abs_min)
SERVICE_VALUE(gap_ratio, f->gap_ratio)
SERVICE_VALUE(concentration, f->gradient.concentration_index)
SERVICE_VALUE(sii, f->gradient.sii)
SERVICE_VALUE(rii, f->gradient.rii)
SERVICE_VALUE(gini, f->gini)
SERVICE_VALUE(theil, f->theil.t)
SERVICE_VALUE(theil_between, f->theil.t_between)
SERVICE_VALUE(theil_within, f->theil.t_within)
SERVICE_VALUE(excess, f->excess_person_min)

static void add_service_values(adg_table_building *b, const adg_findings *findings,
                               const char *name, const char *title, int decimals,
                               service_value value)
{
    double *column = adg_table_put_number_column(b, name, title, decimals);
    for (size_t s = 0; column && s < findings->n_services; s++)
        column[s] = value(&findings->service[s]);
}

static void add_service_names(adg_table_building *b, const adg_findings *findings, size_t repeat)
{
    char **name = adg_table_put_text_column(b, "service", _("service"));
    char **label = adg_table_put_text_column(b, "label", _("name"));
    for (size_t i = 0; name && label && i < b->table->n_rows; i++) {
        const adg_service_settings *settings = findings->service[i / repeat].service->settings;
        adg_table_set_text(b, name, i, settings->name);
        adg_table_set_text(b, label, i, settings->label);
    }
}

adg_status adg_table_of_services(const adg_findings *findings, adg_table *table, adg_error *error)
{
    adg_table_building b = adg_table_begin(table, findings->n_services);
    add_service_names(&b, findings, 1);
    add_service_values(&b, findings, "facilities", _("open facilities"), 0, n_facilities);
    add_service_values(&b, findings, "people", _("people"), 2, people);
    add_service_values(&b, findings, "mean_min", _("mean minutes"), 6, region_mean);
    add_service_values(&b, findings, "capped_mean_min",
                       _("mean minutes, people who cannot get there counted as 120"), 6,
                       region_capped);
    add_service_values(&b, findings, "median_min", _("median minutes"), 6, region_median);
    add_service_values(&b, findings, "p90_min", _("P90 minutes"), 6, region_p90);
    add_service_values(&b, findings, "headline_min", _("limit, minutes"), 2, headline);
    add_service_values(&b, findings, "beyond", _("people beyond the limit"), 2, region_beyond);
    add_service_values(&b, findings, "unreachable", _("people who cannot get there"), 2,
                       region_unreachable);
    add_service_values(&b, findings, "choice", _("mean choice within the limit"), 4, region_choice);
    add_service_values(&b, findings, "two_choices_share",
                       _("share of people with two or more to choose between"), 6, region_two);
    add_service_values(&b, findings, "gap_abs_min", _("most minus least deprived fifth, min"), 6,
                       gap_abs);
    add_service_values(&b, findings, "gap_ratio", _("most by least deprived fifth"), 6, gap_ratio);
    add_service_values(&b, findings, "concentration_index", _("concentration index"), 6,
                       concentration);
    add_service_values(&b, findings, "sii_min", _("slope index of inequality, min"), 6, sii);
    add_service_values(&b, findings, "rii", _("relative index of inequality"), 6, rii);
    add_service_values(&b, findings, "gini", _("Gini"), 6, gini);
    add_service_values(&b, findings, "theil_t", _("Theil T"), 6, theil);
    add_service_values(&b, findings, "theil_t_between", _("Theil T between zones"), 6,
                       theil_between);
    add_service_values(&b, findings, "theil_t_within", _("Theil T within zones"), 6, theil_within);
    add_service_values(&b, findings, "excess_person_min",
                       _("extra person-minutes of the four more deprived fifths, one trip each"), 2,
                       excess);
    return adg_table_finish(&b, error);
}

adg_status adg_table_of_quintiles(const adg_findings *findings, adg_table *table, adg_error *error)
{
    adg_table_building b = adg_table_begin(table, findings->n_services * ADG_N_FIFTHS);
    add_service_names(&b, findings, ADG_N_FIFTHS);
    double *fifth = adg_table_put_number_column(&b, "fifth", _("fifth (1 = most deprived)"), 0);
    double *n = adg_table_put_number_column(&b, "people", _("people"), 2);
    double *reachable =
        adg_table_put_number_column(&b, "reachable_people", _("people who can get there"), 2);
    double *mean = adg_table_put_number_column(&b, "mean_min", _("mean minutes"), 6);
    double *within =
        adg_table_put_number_column(&b, "share_within_headline", _("share within the limit"), 6);
    for (size_t i = 0; !b.failed && i < table->n_rows; i++) {
        const adg_quantile_group *group =
            &findings->service[i / ADG_N_FIFTHS].fifth[i % ADG_N_FIFTHS];
        fifth[i] = (double)(i % ADG_N_FIFTHS) + 1;
        n[i] = group->people;
        reachable[i] = group->reachable;
        mean[i] = group->mean;
        within[i] = group->within;
    }
    return adg_table_finish(&b, error);
}
