/* SPDX-License-Identifier: MPL-2.0 */
#include "write/results_json.h"

#include <math.h>
#include <stdio.h>

#include "findings/outcome.h"
#include "load/measure_rules.h"
#include "write/inequality_json.h"
#include "write/json_file.h"

static json_t *shares_of(const adg_service_settings *settings, const adg_access_summary *summary)
{
    json_t *shares = json_object();
    for (unsigned k = 0; k < settings->limits_min_count; k++) {
        char key[32];
        snprintf(key, sizeof key, "%g", settings->limits_min[k]);
        adg_json_set_number(shares, key, summary->share_within[k]);
    }
    return shares;
}

/* What region and zones have in common. */
static void set_summary(json_t *object, const adg_service_settings *settings,
                        const adg_access_summary *summary)
{
    adg_json_set_number(object, "mean_min", summary->mean_min);
    adg_json_set_number(object, "median_min", summary->median_min);
    adg_json_set_number(object, "p90_min", summary->p90_min);
    adg_json_set_number(object, "capped_mean_min", summary->capped_mean_min);
    adg_json_set_number(object, "unreachable_people", summary->unreachable_people);
    json_object_set_new(object, "share_within", shares_of(settings, summary));
    adg_json_set_number(object, "people_beyond_headline", summary->beyond_people);
    adg_json_set_number(object, "choice_mean", summary->choice_mean);
    adg_json_set_number(object, "two_choices_share", summary->two_choices_share);
}

static json_t *nearest_shares(const adg_findings *findings, const adg_service_findings *f, size_t l,
                              size_t z)
{
    json_t *shares = json_object();
    const double *people = f->nearest_people[l] + z * f->service->n;
    double all = f->zones[l][z].people;
    for (size_t k = 0; all > 0 && k < f->service->n; k++)
        if (people[k] > 0)
            adg_json_set_number(shares, findings->study->facilities.id[f->service->facility[k]],
                                people[k] / all);
    return shares;
}

/* The further counts of the population, where there are any; count [groups], stride apart. */
static void set_groups(json_t *object, const adg_cells *cells, const double *count, size_t stride)
{
    if (cells->n_groups == 0)
        return;
    json_t *groups = json_object();
    for (size_t g = 0; g < cells->n_groups; g++)
        adg_json_set_number(groups, cells->group_name[g], count[g * stride]);
    json_object_set_new(object, "groups", groups);
}

static json_t *zone_measures(const adg_service_findings *f, size_t l, size_t z)
{
    json_t *measures = json_object();
    for (size_t m = 0; m < f->n_measures; m++)
        adg_json_set_number(measures, f->measure[m].settings.name,
                            f->measure[m].factor * f->measure[m].zone_value[l][z]);
    return measures;
}

static json_t *zone_object(const adg_findings *findings, const adg_service_findings *f, size_t l,
                           size_t z)
{
    const adg_study_level *level = &findings->study->level[l];
    json_t *zone = json_object();
    adg_json_set_text(zone, "label", level->zones.label[z]);
    adg_json_set_number(zone, "population", level->people[z]);
    set_groups(zone, &findings->study->cells, findings->discretion.zone_group[l] + z,
               level->zones.n);
    set_summary(zone, f->service->settings, &f->zones[l][z]);
    adg_json_set_number(zone, "priority", f->zone_priority[l][z]);
    if (f->supply)
        adg_json_set_number(zone, "supply_per_100000", 1e5 * f->zone_supply[l][z]);
    if (f->n_measures)
        json_object_set_new(zone, "measures", zone_measures(f, l, z));
    json_object_set_new(zone, "nearest_facility_share", nearest_shares(findings, f, l, z));
    return zone;
}

static json_t *levels_object(const adg_findings *findings, const adg_service_findings *f)
{
    json_t *levels = json_object();
    for (size_t l = 0; l < findings->study->n_levels; l++) {
        const adg_zone_level *zones = &findings->study->level[l].zones;
        json_t *level = json_object();
        for (size_t z = 0; z < zones->n; z++)
            json_object_set_new(level, zones->id[z], zone_object(findings, f, l, z));
        json_object_set_new(levels, zones->level, level);
    }
    return levels;
}

static void set_fifths(json_t *service, const adg_service_findings *f)
{
    json_t *mean = json_array(), *within = json_array(), *people = json_array();
    for (int q = 0; q < ADG_N_FIFTHS; q++) {
        json_array_append_new(mean, adg_json_number(f->fifth[q].mean));
        json_array_append_new(within, adg_json_number(f->fifth[q].within));
        json_array_append_new(people, adg_json_number(f->fifth[q].people));
    }
    json_object_set_new(service, "quintile_mean_min", mean);
    json_object_set_new(service, "quintile_share_within_headline", within);
    json_object_set_new(service, "quintile_people", people);
}

/* ---- further measures, and every index ---- */

static json_t *measure_object(const adg_study *study, const adg_measure_findings *m)
{
    const adg_inequality_input asked = adg_outcome_input(study, m->kind, NAN);
    json_t *object = json_object();
    adg_json_set_text(object, "measure", adg_measure_word(m->settings.measure));
    json_object_set_new(object, "more_is_better", json_boolean(m->kind == ADG_GOOD));
    adg_json_set_number(object, "value", m->factor * m->region);
    adg_json_set_number(object, "people_beyond", m->people_beyond);
    if (!isnan(m->unused))
        adg_json_set_number(object, "supply_unused", m->unused);
    json_object_set_new(object, "inequality", adg_inequality_json(&asked, &m->inequality));
    return object;
}

/* Perspective A: groups against everybody else; names as in "groups", and "most_deprived_fifth". */
static json_t *perspective_object(const adg_service_findings *f)
{
    json_t *object = json_object();
    for (size_t p = 0; p < f->n_perspectives; p++) {
        const adg_group_comparison *c = &f->perspective[p].comparison;
        const char *name = f->perspective[p].name;
        json_t *group = json_object();
        adg_json_set_number(group, "people", c->group_people);
        adg_json_set_number(group, "mean_min", c->group_mean);
        adg_json_set_number(group, "rest_mean_min", c->rest_mean);
        adg_json_set_number(group, "difference_min", c->difference);
        adg_json_set_number(group, "ratio", c->ratio);
        adg_json_set_number(group, "share_beyond_headline", c->group_beyond);
        adg_json_set_number(group, "rest_share_beyond_headline", c->rest_beyond);
        json_object_set_new(object, name ? name : "most_deprived_fifth", group);
    }
    return object;
}

/* The same indices of cells and of the zones of each level. */
static json_t *scales_object(const adg_study *study, const adg_service_findings *f)
{
    json_t *object = json_object();
    for (size_t k = 0; k <= study->n_levels; k++) {
        const adg_scale_indices *x = &f->scale[k];
        json_t *scale = json_object();
        json_object_set_new(scale, "n", json_integer((json_int_t)x->n));
        adg_json_set_number(scale, "mean_min", x->mean_min);
        adg_json_set_number(scale, "gini", x->gini);
        adg_json_set_number(scale, "theil_t", x->theil_t);
        adg_json_set_number(scale, "concentration_index", x->concentration_index);
        adg_json_set_number(scale, "sii_min", x->sii);
        json_object_set_new(object, k ? study->level[k - 1].zones.level : "cells", scale);
    }
    return object;
}

static void set_perspectives(json_t *service, const adg_study *study, const adg_service_findings *f)
{
    json_t *intervals = json_array();
    for (int q = 0; q < ADG_N_FIFTHS; q++) {
        json_t *interval = json_array();
        json_array_append_new(interval, adg_json_number(f->fifth_ci[q][0]));
        json_array_append_new(interval, adg_json_number(f->fifth_ci[q][1]));
        json_array_append_new(intervals, interval);
    }
    json_object_set_new(service, "quintile_mean_ci_min", intervals);
    json_object_set_new(service, "target_groups", perspective_object(f));
    json_object_set_new(service, "scales", scales_object(study, f));
}

static void set_measures(json_t *service, const adg_study *study, const adg_service_findings *f)
{
    adg_inequality_input asked =
        adg_outcome_input(study, ADG_ILL, f->service->settings->headline_min);
    json_object_set_new(service, "inequality", adg_inequality_json(&asked, &f->minutes_inequality));
    asked = adg_outcome_input(study, ADG_GOOD, NAN);
    if (f->supply)
        json_object_set_new(service, "supply_inequality",
                            adg_inequality_json(&asked, &f->supply_inequality));
    if (f->n_measures == 0)
        return;
    json_t *measures = json_object();
    for (size_t m = 0; m < f->n_measures; m++)
        json_object_set_new(measures, f->measure[m].settings.name,
                            measure_object(study, &f->measure[m]));
    json_object_set_new(service, "measures", measures);
}

static json_t *service_object(const adg_findings *findings, const adg_service_findings *f)
{
    json_t *service = json_object();
    adg_json_set_text(service, "label", f->service->settings->label);
    json_object_set_new(service, "facilities", json_integer((json_int_t)f->service->n));
    adg_json_set_number(service, "headline_min", f->service->settings->headline_min);
    set_summary(service, f->service->settings, f->region);
    set_fifths(service, f);
    adg_json_set_number(service, "gap_abs_min", f->gap_abs_min);
    adg_json_set_number(service, "gap_ratio", f->gap_ratio);
    adg_json_set_number(service, "excess_person_min", f->excess_person_min);
    adg_json_set_number(service, "concentration_index", f->gradient.concentration_index);
    adg_json_set_number(service, "sii_min", f->gradient.sii);
    adg_json_set_number(service, "rii", f->gradient.rii);
    adg_json_set_number(service, "gini", f->gini);
    adg_json_set_number(service, "theil_t", f->theil.t);
    adg_json_set_number(service, "theil_t_between", f->theil.t_between);
    adg_json_set_number(service, "theil_t_within", f->theil.t_within);
    if (f->supply) {
        adg_json_set_number(service, "supply_per_100000", 1e5 * f->supply_mean);
        adg_json_set_number(service, "supply_unused", f->supply_unused);
    }
    set_perspectives(service, findings->study, f);
    set_measures(service, findings->study, f);
    json_object_set_new(service, "zones", levels_object(findings, f));
    return service;
}

static json_t *islands_object(const adg_findings *findings)
{
    json_t *object = json_object(), *list = json_array();
    const adg_islands *islands = &findings->islands;
    for (size_t k = 0; k < islands->n; k++) {
        json_t *island = json_object();
        adg_json_set_text(island, "label", islands->island[k].label);
        adg_json_set_number(island, "population", islands->island[k].people);
        json_object_set_new(island, "by_ferry", json_boolean(islands->island[k].by_ferry));
        json_array_append_new(list, island);
    }
    adg_json_set_number(object, "people_without_fixed_link", islands->people_without_fixed_link);
    adg_json_set_number(object, "people_off_road", islands->people_off_road);
    json_object_set_new(object, "list", list);
    return object;
}

/* What the rules are and how much they hide. */
static json_t *discretion_object(const adg_discretion *d)
{
    json_t *object = json_object();
    json_object_set_new(object, "on", json_boolean(d->on));
    adg_json_set_number(object, "min_persons", d->rules.min_persons);
    adg_json_set_number(object, "min_households", d->rules.min_households);
    adg_json_set_number(object, "small", d->rules.small);
    json_object_set_new(object, "group_counts", json_integer((json_int_t)d->n_counts));
    json_object_set_new(object, "hidden_group_counts",
                        json_integer((json_int_t)d->n_hidden_counts));
    json_object_set_new(object, "hidden_zones", json_integer((json_int_t)d->n_hidden_zones));
    json_object_set_new(object, "hidden_squares", json_integer((json_int_t)d->n_hidden_squares));
    adg_json_set_number(object, "hidden_people", d->hidden_people);
    return object;
}

adg_status adg_results_json_write(const adg_findings *findings, const char *path, adg_error *error)
{
    const adg_study *study = findings->study;
    json_t *root = json_object(), *services = json_object(), *warnings = json_array();
    json_object_set_new(root, "schema", json_integer(ADG_RESULTS_SCHEMA));
    adg_json_set_text(root, "name", study->project->name);
    adg_json_set_text(root, "year", study->project->year);
    adg_json_set_number(root, "population", study->cells.total);
    adg_json_set_number(root, "population_without_deprivation", study->people_without_deprivation);
    set_groups(root, &study->cells, findings->discretion.group_total, 1);
    if (findings->discretion.social)
        json_object_set_new(root, "discretion", discretion_object(&findings->discretion));
    for (size_t s = 0; s < findings->n_services; s++)
        json_object_set_new(services, findings->service[s].service->settings->name,
                            service_object(findings, &findings->service[s]));
    json_object_set_new(root, "services", services);
    json_object_set_new(root, "islands", islands_object(findings));
    for (size_t w = 0; w < findings->warnings.n; w++)
        json_array_append_new(warnings, json_string(findings->warnings.line[w]));
    json_object_set_new(root, "warnings", warnings);
    return adg_json_write(root, path, error);
}
