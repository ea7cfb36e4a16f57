/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/sum.h"
#include "core/text.h"
#include "report/name_order.h"
#include "report/report_parts.h"

enum {
    N_SHOWN = 5
};

/* Where fewer of a zone's people are known, it is named as unknown as a whole. */
static const double NEARLY_NOBODY = 0.1;

static void add_rows(const adg_report *r, xmlNodePtr body, const adg_service_findings *f,
                     const uint32_t *order, double total)
{
    size_t l = r->findings->study->n_levels - 1;
    const adg_study_level *level = &r->findings->study->level[l];
    for (size_t k = 0; k < N_SHOWN && k < level->zones.n; k++) {
        uint32_t z = order[k];
        if (!(f->zone_priority[l][z] > 0))
            break;
        xmlNodePtr row = adg_report_row(body, r->findings->names.name[l][z]);
        adg_report_cell(row, ADG_PEOPLE(level->people[z]));
        adg_report_cell(row, ADG_NUMBER(f->zones[l][z].mean_min, 1));
        adg_report_cell(row, ADG_PEOPLE(f->zones[l][z].beyond_people));
        adg_report_cell(row, ADG_PERCENT(f->zone_priority[l][z] / total));
    }
}

/* The zones where people and minutes beyond the limit weigh most. */
static void add_priority_table(adg_report *r, xmlNodePtr section, const adg_service_findings *f)
{
    size_t l = r->findings->study->n_levels - 1, n = r->findings->study->level[l].zones.n;
    char *level = adg_text_capitalised(adg_report_level(r->findings->study->level[l].zones.level));
    const char *header[] = {level ? level : "", _("People"), _("Mean, min"),
                            _("People beyond the limit"), _("Share of the whole burden, %")};
    double *key = ADG_NEW_ARRAY(double, n), total = 0;
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n);
    char caption[512];
    snprintf(caption, sizeof caption, _("%s: where the burden is largest (limit %s minutes)"),
             f->service->settings->label,
             ADG_NUMBER(f->service->settings->headline_min, ADG_AS_WRITTEN));
    if (!key || !order)
        r->status = adg_fail_memory(r->error);
    for (size_t z = 0; r->status == ADG_OK && z < n; z++) {
        key[z] = -f->zone_priority[l][z];
        total += isnan(f->zone_priority[l][z]) ? 0 : f->zone_priority[l][z];
    }
    if (r->status == ADG_OK)
        r->status = adg_sort_order(key, n, order, r->error);
    if (r->status == ADG_OK && total > 0)
        add_rows(r, adg_report_table(section, caption, header, sizeof header / sizeof *header), f,
                 order, total);
    free(level);
    free(key);
    free(order);
}

/* People of every zone of the first level whose deprivation is known [zones]. */
static void count_known(const adg_study *study, adg_sum *known)
{
    const adg_study_level *first = &study->level[0];
    for (size_t i = 0; i < study->cells.n; i++)
        if (first->zone_of_cell[i] != ADG_NONE && !isnan(study->deprivation[i]))
            adg_sum_add(&known[first->zone_of_cell[i]], study->cells.people[i]);
}

/* "A, B and C" */
static void join_names(const char *const *name, size_t n, adg_text *names)
{
    for (size_t k = 0; k < n; k++)
        adg_text_format(names, "%s%s", k == 0 ? "" : k + 1 == n ? _(" and ") : ", ", name[k]);
}

/* The zones of the first level where (nearly) nobody's deprivation is known; empty: none. */
static void list_unknown_zones(adg_report *r, adg_text *names)
{
    const adg_study *study = r->findings->study;
    const adg_study_level *first = &study->level[0];
    adg_sum *known = ADG_NEW_ARRAY(adg_sum, first->zones.n);
    const char **unknown = ADG_NEW_ARRAY(const char *, first->zones.n);
    size_t *order = adg_danish_order(first->zones.label, first->zones.n), n = 0;
    if (!known || !unknown || !order)
        r->status = adg_fail_memory(r->error);
    else
        count_known(study, known);
    for (size_t k = 0; r->status == ADG_OK && k < first->zones.n; k++) {
        size_t z = order[k];
        if (first->people[z] > 0 && adg_sum_value(&known[z]) < NEARLY_NOBODY * first->people[z])
            unknown[n++] = first->zones.label[z];
    }
    join_names(unknown, n, names);
    free(known);
    free(unknown);
    free(order);
}

/* Who is not in the tables: what is not known must not read as no burden. */
static void add_unknown_sentence(adg_report *r, xmlNodePtr section)
{
    double people = r->findings->study->people_without_deprivation;
    adg_text names = ADG_TEXT_INIT;
    if (people < 0.5)
        return;
    list_unknown_zones(r, &names);
    if (names.length)
        adg_report_paragraph(section,
                             _("Not in the tables, because the deprivation of their area is not "
                               "known: %s people, among them (nearly) everybody in %s."),
                             ADG_PEOPLE(people), adg_text_string(&names));
    else
        adg_report_paragraph(section,
                             _("Not in the tables, because the deprivation of their area is not "
                               "known: %s people."),
                             ADG_PEOPLE(people));
    adg_text_release(&names);
}

void adg_report_add_action(adg_report *r)
{
    xmlNodePtr section = adg_report_section(r, "action", _("What can we do about it?"));
    if (r->findings->scenarios)
        adg_report_add_scenarios(r, section);
    else if (!r->findings->difference)
        adg_report_paragraph(section, _("This run describes today. It has no scenarios, so it does "
                                        "not say what a new facility would change."));
    if (!r->findings->study->project->deprivation.given)
        return;
    adg_report_paragraph(
        section, _("The tables show where an effort would meet most need: minutes beyond the "
                   "limit, times people, counted more where deprivation is higher. It is a "
                   "place to start looking, not a decision."));
    add_unknown_sentence(r, section);
    for (size_t s = 0; r->status == ADG_OK && s < r->findings->n_services; s++)
        add_priority_table(r, section, &r->findings->service[s]);
}

void adg_report_add_goal(adg_report *r)
{
    xmlNodePtr section = adg_report_section(r, "goal", _("What do we want to achieve?"));
    const char *header[] = {_("Service"), _("Limit, min"), _("All, %"), _("Most deprived fifth, %"),
                            _("Least deprived fifth, %")};
    adg_report_paragraph(section,
                         _("The council chooses the goal. A goal can be a share of people within a "
                           "limit, in all fifths alike. The table shows where things stand today; "
                           "the limits are the project's, no council has adopted them."));
    xmlNodePtr body = adg_report_table(section, _("Share of people within the limit today"), header,
                                       sizeof header / sizeof *header);
    for (size_t s = 0; s < r->findings->n_services; s++) {
        const adg_service_findings *f = &r->findings->service[s];
        xmlNodePtr row = adg_report_row(body, f->service->settings->label);
        adg_report_cell(row, ADG_NUMBER(f->service->settings->headline_min, ADG_AS_WRITTEN));
        adg_report_cell(row, ADG_PERCENT(1 - f->region->beyond_people / f->region->people));
        adg_report_cell(row, ADG_PERCENT(f->fifth[0].within));
        adg_report_cell(row, ADG_PERCENT(f->fifth[ADG_N_FIFTHS - 1].within));
    }
}
