/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>

#include "core/text.h"
#include "findings/side_by_side.h"
#include "report/report_parts.h"

/* Fewer people than this are nobody. */
static const double SOMEBODY = 0.5;

static bool changes(const adg_change_sums *change)
{
    return change->winners >= SOMEBODY || change->losers >= SOMEBODY;
}

static bool any_changes(const adg_side_by_side *all, size_t service)
{
    bool any = false;
    for (size_t k = 1; k < all->n; k++)
        any = any || changes(&all->item[k].service[service].change);
    return any;
}

static void add_row(xmlNodePtr body, const adg_compared *item, const adg_compared_service *c,
                    bool is_baseline)
{
    xmlNodePtr row = adg_report_row(body, item->label);
    adg_report_cell(row, ADG_NUMBER(c->facilities, 0));
    adg_report_cell(row, ADG_NUMBER(c->mean_min, 1));
    adg_report_cell(row, ADG_PERCENT(c->within_headline));
    adg_report_cell(row, ADG_NUMBER(c->first_fifth_min, 1));
    adg_report_cell(row, ADG_NUMBER(c->last_fifth_min, 1));
    adg_report_cell(row, is_baseline ? "" : ADG_PEOPLE(c->change.winners));
    adg_report_cell(row, is_baseline ? "" : ADG_PEOPLE(c->change.losers));
}

static void add_saving_sentence(xmlNodePtr section, const adg_change_sums *change)
{
    double faster = change->winners - change->newly_reachable;
    double slower = change->losers - change->newly_unreachable;
    if (faster >= SOMEBODY)
        adg_report_paragraph(section, _("Those who get there faster save %s minutes on average."),
                             ADG_NUMBER(change->saved_min / faster, 1));
    if (slower >= SOMEBODY)
        adg_report_paragraph(section, _("Those who get there slower lose %s minutes on average."),
                             ADG_NUMBER(change->lost_min / slower, 1));
}

/* Who gains or loses every way moves in or out of the mean, which may then point the wrong way. */
static void add_reach_sentence(xmlNodePtr section, const adg_change_sums *change)
{
    if (change->newly_reachable >= SOMEBODY)
        adg_report_paragraph(section,
                             _("Of those who get there faster, %s could not get there at all "
                               "before and were not in the mean."),
                             ADG_PEOPLE(change->newly_reachable));
    if (change->newly_unreachable >= SOMEBODY)
        adg_report_paragraph(section,
                             _("Of those who get there slower, %s no longer get there at all and "
                               "are no longer in the mean."),
                             ADG_PEOPLE(change->newly_unreachable));
}

void adg_report_add_change_sentences(xmlNodePtr section, const char *name, double mean_before,
                                     double mean_after, const adg_change_sums *change)
{
    adg_report_paragraph(section,
                         _("%s: %s people get there faster and %s slower; the mean travel time "
                           "goes from %s to %s minutes."),
                         name, ADG_PEOPLE(change->winners), ADG_PEOPLE(change->losers),
                         ADG_NUMBER(mean_before, 1), ADG_NUMBER(mean_after, 1));
    add_saving_sentence(section, change);
    add_reach_sentence(section, change);
}

static void add_sentences(xmlNodePtr section, const adg_side_by_side *all, size_t service)
{
    const adg_compared_service *before = &all->item[0].service[service];
    for (size_t k = 1; k < all->n; k++) {
        const adg_compared_service *after = &all->item[k].service[service];
        if (changes(&after->change))
            adg_report_add_change_sentences(section, all->item[k].label, before->mean_min,
                                            after->mean_min, &after->change);
        else
            adg_report_paragraph(section, _("%s: changes nothing for this service."),
                                 all->item[k].label);
    }
}

static void add_service(adg_report *r, xmlNodePtr section, size_t service)
{
    const adg_side_by_side *all = r->findings->scenarios;
    const adg_service_settings *settings = r->findings->service[service].service->settings;
    char within[96], caption[512];
    snprintf(within, sizeof within, _("Within %s min, %%"),
             ADG_NUMBER(settings->headline_min, ADG_AS_WRITTEN));
    snprintf(caption, sizeof caption, _("%s: the scenarios side by side"), settings->label);
    const char *header[] = {_("Scenario"),
                            _("Facilities"),
                            _("Mean, min"),
                            within,
                            _("Most deprived fifth, min"),
                            _("Least deprived fifth, min"),
                            _("People, faster"),
                            _("People, slower")};
    xmlNodePtr body = adg_report_table(section, caption, header, sizeof header / sizeof *header);
    for (size_t k = 0; k < all->n; k++)
        add_row(body, &all->item[k], &all->item[k].service[service], k == 0);
    add_sentences(section, all, service);
}

void adg_report_add_scenarios(adg_report *r, xmlNodePtr section)
{
    const adg_side_by_side *all = r->findings->scenarios;
    adg_report_paragraph(section,
                         _("The tables compare today with what the scenarios of the project would "
                           "change; everything else stays as it is today. A person counts as "
                           "faster or slower where the way to the nearest changes by more than %s "
                           "minutes."),
                         ADG_NUMBER(r->findings->study->project->outputs.dead_band_min,
                                    ADG_AS_WRITTEN));
    for (size_t s = 0; s < all->n_services; s++) {
        if (any_changes(all, s))
            add_service(r, section, s);
        else
            adg_report_paragraph(section, _("%s: no scenario changes the way to the nearest."),
                                 r->findings->service[s].service->settings->label);
    }
}
