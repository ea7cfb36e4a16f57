/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "load/measure_rules.h"
#include "load/project_rules.h"

#define RULE(place, member, standard, least, most)                                                 \
    {                                                                                              \
        place, offsetof(adg_project, member), standard, least, most                                \
    }

const adg_number_rule adg_number_rules[] = {
    RULE("population.cell_m", population.cell_m, 500, 0, 100000),
    RULE("travel.access_kmh", travel.access_kmh, 5, 0.1, 200),
    RULE("travel.max_snap_m", travel.max_snap_m, 2000, 0, 1000000),
    RULE("travel.intrazonal_m", travel.intrazonal_m, 0, 0, 100000),
    RULE("travel.roads.join_m", travel.roads.join_m, 0, 0, 100),
    RULE("travel.ferries.wait_min", travel.ferries.wait_min, 10, 0, 1440),
    RULE("travel.ferries.wait_cap_min", travel.ferries.wait_cap_min, 30, 0, 1440),
    RULE("telepsychiatry.limits_min.video", telepsychiatry.limits_min.video, 30, 0, 1440),
    RULE("telepsychiatry.limits_min.outpatient", telepsychiatry.limits_min.outpatient, 45, 0, 1440),
    RULE("telepsychiatry.acceptance", telepsychiatry.acceptance, 0.8, 0, 1),
    RULE("telepsychiatry.it_help", telepsychiatry.it_help, 0, 0, 1),
    RULE("discretion.min_persons", discretion.min_persons, 100, 0, 1e9),
    RULE("discretion.min_households", discretion.min_households, 50, 0, 1e9),
    RULE("discretion.small", discretion.small, 4, 1, 1e6),
    RULE("outputs.cell_m", outputs.cell_m, 500, 10, 100000),
};
const size_t adg_n_number_rules = sizeof adg_number_rules / sizeof *adg_number_rules;

double *adg_project_number(const adg_project *project, const adg_number_rule *rule)
{
    return (double *)((char *)project + rule->offset);
}

static bool is_given(adg_yaml *yaml, const char *place)
{
    return adg_yaml_at(yaml, place) != NULL;
}

static bool fill_text(char **text, const char *standard)
{
    if (!*text)
        *text = adg_strdup(standard);
    return *text != NULL;
}

static bool fill_texts(char ***list, unsigned *n, const char *const *standard, unsigned n_standard)
{
    *list = ADG_NEW_ARRAY(char *, n_standard);
    if (!*list)
        return false;
    for (*n = 0; *n < n_standard; (*n)++)
        if (!((*list)[*n] = adg_strdup(standard[*n])))
            return false;
    return true;
}

static bool fill_numbers(double **list, unsigned *n, const double *standard, unsigned n_standard)
{
    if (*list)
        return true;
    *list = ADG_NEW_ARRAY(double, n_standard);
    if (!*list)
        return false;
    memcpy(*list, standard, n_standard * sizeof *standard);
    *n = n_standard;
    return true;
}

static bool fill_service(adg_service_settings *service, adg_yaml *yaml, unsigned position)
{
    static const double limits[] = {15, 30, 45, 60};
    /* Luo & Qi 2009 as methods 2.2 sets them for specialists: a convention, to be varied. */
    static const double supply_limits[] = {15, 30, 60}, supply_weights[] = {1, 0.68, 0.22};
    char place[64];
    snprintf(place, sizeof place, "services[%u].headline_min", position);
    if (!is_given(yaml, place))
        service->headline_min = 30;
    snprintf(place, sizeof place, "services[%u].supply_half_life_min", position);
    if (!is_given(yaml, place))
        service->supply_half_life_min = NAN;
    return fill_numbers(&service->limits_min, &service->limits_min_count, limits, 4) &&
           fill_numbers(&service->supply_limits_min, &service->supply_limits_min_count,
                        supply_limits, 3) &&
           fill_numbers(&service->supply_weights, &service->supply_weights_count, supply_weights,
                        3) &&
           fill_text(&service->label, service->name) &&
           adg_measures_fill_defaults(service, yaml, position);
}

static bool fill_indicator(adg_indicator *indicator, adg_yaml *yaml, unsigned position)
{
    char place[64];
    snprintf(place, sizeof place, "deprivation.indicators[%u].weight", position);
    if (!is_given(yaml, place))
        indicator->weight = NAN;
    /* Without a domain every indicator is a domain of its own: equal weights. */
    return fill_text(&indicator->label, indicator->field) &&
           fill_text(&indicator->domain, indicator->field);
}

static bool fill_travel(adg_travel_settings *travel, adg_yaml *yaml)
{
    /* Where nobody gets on or off between nodes, by the usual names in Danish and in OpenStreetMap.
     */
    static const char *const no_snap[] = {"motorvej", "motorvejslink", "motorway", "motorway_link",
                                          "faerge",   "færge",         "ferry"};
    if (!is_given(yaml, "travel.no_snap") && !fill_texts(&travel->no_snap, &travel->no_snap_count,
                                                         no_snap, sizeof no_snap / sizeof *no_snap))
        return false;
    return fill_text(&travel->ferries.class_is, "faerge") &&
           fill_text(&travel->matrix.origin, "origin") &&
           fill_text(&travel->matrix.destination, "destination") &&
           fill_text(&travel->matrix.minutes, "minutes");
}

static bool fill_outputs(adg_output_settings *outputs, adg_yaml *yaml)
{
    outputs->geojson = outputs->geojson || !is_given(yaml, "outputs.geojson");
    outputs->rasters = outputs->rasters || !is_given(yaml, "outputs.rasters");
    outputs->qgis = outputs->qgis || !is_given(yaml, "outputs.qgis");
    return true;
}

adg_status adg_project_fill_defaults(adg_project *project, adg_yaml *yaml, adg_error *error)
{
    for (size_t i = 0; i < adg_n_number_rules; i++)
        if (!is_given(yaml, adg_number_rules[i].place))
            *adg_project_number(project, &adg_number_rules[i]) = adg_number_rules[i].standard;
    if (!is_given(yaml, "population.band"))
        project->population.band = 1;
    if (!is_given(yaml, "uncertainty.draws"))
        project->uncertainty.draws = 500;
    if (!is_given(yaml, "uncertainty.seed"))
        project->uncertainty.seed = 1;
    if (!is_given(yaml, "travel.friction.neighbours"))
        project->travel.friction.neighbours = 16;
    if (!is_given(yaml, "discretion.mode"))
        project->discretion.on = true;
    project->deprivation.given = is_given(yaml, "deprivation");
    project->travel.roads.given = is_given(yaml, "travel.roads");
    project->telepsychiatry.given = is_given(yaml, "telepsychiatry");

    bool ok = fill_text(&project->crs_text, "EPSG:25832") &&
              fill_text(&project->facilities.id, "id") &&
              fill_text(&project->facilities.type, "type") && fill_travel(&project->travel, yaml) &&
              fill_outputs(&project->outputs, yaml);
    for (unsigned i = 0; ok && i < project->services_count; i++)
        ok = fill_service(&project->services[i], yaml, i);
    for (unsigned i = 0; ok && i < project->deprivation.n_indicators; i++)
        ok = fill_indicator(&project->deprivation.indicators[i], yaml, i);
    return ok ? ADG_OK : adg_fail_memory(error);
}
