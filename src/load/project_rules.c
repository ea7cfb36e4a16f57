/* SPDX-License-Identifier: MPL-2.0 */
#include "load/project_rules.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "load/measure_rules.h"
#include "load/project_schema.h"

static bool is_given(adg_yaml *yaml, const char *place)
{
    return adg_yaml_at(yaml, place) != NULL;
}

static adg_status check_range(adg_yaml *yaml, const char *place, double value, double least,
                              double most, adg_error *error)
{
    if (value >= least && value <= most)
        return ADG_OK;
    const char *key = strrchr(place, '.');
    return adg_yaml_fail(yaml, adg_yaml_at(yaml, place), error,
                         _("\"%s: %g\" is out of range; possible are %g to %g"),
                         key ? key + 1 : place, value, least, most);
}

/* Names become names of files, layers and columns: letters, digits, - and _ of ASCII. */
static adg_status check_name(adg_yaml *yaml, const char *place, const char *name, adg_error *error)
{
    size_t plain = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
    if (name[plain] == '\0' && strlen(name) <= 40)
        return ADG_OK;
    return adg_yaml_fail(yaml, adg_yaml_at(yaml, place), error,
                         _("the name \"%s\" becomes part of file names: use at most 40 of a-z, "
                           "0-9, - and _; how it reads is said by \"label\""),
                         name);
}

static adg_status check_names(adg_yaml *yaml, const char *list, const char *key, size_t n,
                              const char *(*name_of)(const adg_project *, size_t),
                              const adg_project *project, adg_error *error)
{
    adg_status status = ADG_OK;
    for (size_t i = 0; status == ADG_OK && i < n; i++) {
        char place[64];
        snprintf(place, sizeof place, "%s[%zu].%s", list, i, key);
        status = check_name(yaml, place, name_of(project, i), error);
        for (size_t j = 0; status == ADG_OK && j < i; j++)
            if (adg_text_equal_nocase(name_of(project, i), name_of(project, j)))
                status = adg_yaml_fail(yaml, adg_yaml_at(yaml, place), error,
                                       _("the name \"%s\" is used twice in \"%s\""),
                                       name_of(project, i), list);
    }
    return status;
}

static const char *zone_name(const adg_project *project, size_t i)
{
    return project->zones[i].level;
}

static const char *service_name(const adg_project *project, size_t i)
{
    return project->services[i].name;
}

static const char *scenario_name(const adg_project *project, size_t i)
{
    return project->scenarios[i].name;
}

/* A list of minutes at services[position].key: positive and increasing. */
static adg_status check_increasing(const double *limit, unsigned n, adg_yaml *yaml, const char *key,
                                   unsigned position, adg_error *error)
{
    adg_status status = ADG_OK;
    for (unsigned l = 0; status == ADG_OK && l < n; l++) {
        char place[80];
        snprintf(place, sizeof place, "services[%u].%s[%u]", position, key, l);
        double least = l ? limit[l - 1] : 0;
        if (!(limit[l] > least))
            status = adg_yaml_fail(yaml, adg_yaml_at(yaml, place), error,
                                   _("limits must be positive and increase: %g comes after %g"),
                                   limit[l], least);
        else
            status = check_range(yaml, place, limit[l], 0, 10000, error);
    }
    return status;
}

static adg_status check_supply_weights(const adg_service_settings *service, adg_yaml *yaml,
                                       unsigned position, adg_error *error)
{
    char place[80];
    snprintf(place, sizeof place, "services[%u].supply_weights", position);
    if (service->supply_weights_count != service->supply_limits_min_count)
        return adg_yaml_fail(yaml, adg_yaml_at(yaml, place), error,
                             _("\"supply_limits_min\" and \"supply_weights\" must have as many "
                               "entries as each other"));
    for (unsigned k = 0; k < service->supply_weights_count; k++)
        if (!(service->supply_weights[k] >= 0 && service->supply_weights[k] <= 1))
            return adg_yaml_fail(yaml, adg_yaml_at(yaml, place), error,
                                 _("a weight must lie between 0 and 1, not be %g"),
                                 service->supply_weights[k]);
    return ADG_OK;
}

static adg_status check_service(const adg_service_settings *service, adg_yaml *yaml,
                                unsigned position, adg_error *error)
{
    adg_status status = check_increasing(service->limits_min, service->limits_min_count, yaml,
                                         "limits_min", position, error);
    if (status == ADG_OK)
        status = check_increasing(service->supply_limits_min, service->supply_limits_min_count,
                                  yaml, "supply_limits_min", position, error);
    if (status == ADG_OK)
        status = check_supply_weights(service, yaml, position, error);
    char place[80];
    snprintf(place, sizeof place, "services[%u].headline_min", position);
    if (status == ADG_OK && !(service->headline_min > 0))
        status = adg_yaml_fail(yaml, adg_yaml_at(yaml, place), error,
                               _("the limit must be positive, not %g"), service->headline_min);
    return status == ADG_OK ? adg_measures_check(service, yaml, position, error) : status;
}

/* True for a column that tables and layers of zones and cells have anyway. */
static bool is_own_column(const char *name)
{
    static const char *const own[] = {"id",    "label", "people", "deprivation",
                                      "fifth", "fid",   "geom",   "geometry"};
    bool found = false;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        found = found || adg_text_equal_nocase(name, own[i]);
    return found;
}

static bool is_service_column(const adg_project *project, const char *name)
{
    bool found = false;
    for (unsigned s = 0; s < project->services_count; s++) {
        const char *service = project->services[s].name;
        size_t n = strlen(service);
        found = found || (strncasecmp(name, service, n) == 0 && name[n] == '_');
    }
    return found;
}

static adg_status check_group(const adg_project *project, size_t g, adg_yaml *yaml,
                              adg_error *error)
{
    const adg_name_map *groups = &project->population.groups;
    const char *name = groups->name[g];
    const yaml_node_t *node =
        adg_yaml_child(yaml, adg_yaml_at(yaml, "population.groups"), name, strlen(name));
    if (*name == '\0' || is_own_column(name) || is_service_column(project, name))
        return adg_yaml_fail(yaml, node, error,
                             _("the group \"%s\" becomes a column of tables and maps, where that "
                               "name is taken; choose another"),
                             name);
    for (size_t h = 0; h < g; h++)
        if (adg_text_equal_nocase(name, groups->name[h]))
            return adg_yaml_fail(yaml, node, error, _("the name \"%s\" is used twice in \"%s\""),
                                 name, "groups");
    return ADG_OK;
}

static adg_status check_population(const adg_project *project, adg_yaml *yaml, adg_error *error)
{
    const char *const of_features[] = {"id", "groups"};
    for (size_t i = 0; !project->population.field && i < 2; i++) {
        char place[32];
        snprintf(place, sizeof place, "population.%s", of_features[i]);
        if (is_given(yaml, place))
            return adg_yaml_fail(yaml, adg_yaml_at(yaml, place), error,
                                 _("without \"field\" the population is a raster, which has no "
                                   "\"%s\""),
                                 of_features[i]);
    }
    adg_status status = ADG_OK;
    for (size_t g = 0; status == ADG_OK && g < project->population.groups.n; g++)
        status = check_group(project, g, yaml, error);
    return status;
}

static adg_status check_speeds(const adg_project *project, adg_yaml *yaml, adg_error *error)
{
    const adg_number_map *speeds = &project->travel.speeds;
    for (size_t i = 0; i < speeds->n; i++)
        if (!(speeds->value[i] > 0 && speeds->value[i] <= 300))
            return adg_yaml_fail(yaml,
                                 adg_yaml_child(yaml, adg_yaml_at(yaml, "travel.speeds"),
                                                speeds->name[i], strlen(speeds->name[i])),
                                 error,
                                 _("the speed of \"%s\" is %g km/h; it must be above 0 and at most "
                                   "300"),
                                 speeds->name[i], speeds->value[i]);
    return ADG_OK;
}

static adg_status check_travel(const adg_project *project, adg_yaml *yaml, adg_error *error)
{
    static const struct {
        adg_travel_mode mode;
        const char *word, *key;
    } needs[] = {{ADG_TRAVEL_ROAD, "road", "roads"},
                 {ADG_TRAVEL_FRICTION, "friction", "friction"},
                 {ADG_TRAVEL_MATRIX, "matrix", "matrix"}};
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++) {
        char place[32];
        snprintf(place, sizeof place, "travel.%s", needs[i].key);
        if (project->travel.mode == needs[i].mode && !is_given(yaml, place))
            return adg_yaml_fail(yaml, adg_yaml_at(yaml, "travel"), error,
                                 _("\"mode: %s\" needs the key \"%s\" here"), needs[i].word,
                                 needs[i].key);
    }
    if (project->travel.friction.roads && !project->travel.roads.given)
        return adg_yaml_fail(yaml, adg_yaml_at(yaml, "travel.friction.roads"), error,
                             _("\"roads: true\" of a friction surface needs the roads themselves, "
                               "the key \"roads\" of \"travel\""));
    unsigned neighbours = project->travel.friction.neighbours;
    if (neighbours != 4 && neighbours != 8 && neighbours != 16)
        return adg_yaml_fail(yaml, adg_yaml_at(yaml, "travel.friction.neighbours"), error,
                             _("\"neighbours: %u\": possible are 4, 8 and 16"), neighbours);
    if (project->travel.mode == ADG_TRAVEL_MATRIX && !project->population.id)
        return adg_yaml_fail(yaml, adg_yaml_at(yaml, "population"), error,
                             _("\"mode: matrix\" needs \"id\" here: the field whose values are the "
                               "origins of the matrix"));
    return check_speeds(project, yaml, error);
}

static adg_status check_weights(const adg_deprivation_source *deprivation, adg_yaml *yaml,
                                adg_error *error)
{
    double total = 0;
    unsigned n_given = 0;
    for (unsigned i = 0; i < deprivation->n_indicators; i++) {
        double weight = deprivation->indicators[i].weight;
        char place[64];
        snprintf(place, sizeof place, "deprivation.indicators[%u].weight", i);
        if (weight < 0)
            return adg_yaml_fail(yaml, adg_yaml_at(yaml, place), error,
                                 _("a weight must not be negative; use \"direction: down\" where a "
                                   "lower value is more deprived"));
        n_given += isnan(weight) ? 0 : 1;
        total += isnan(weight) ? 0 : weight;
    }
    if (n_given != 0 && n_given != deprivation->n_indicators)
        return adg_yaml_fail(yaml, adg_yaml_at(yaml, "deprivation.indicators"), error,
                             _("give a weight to every indicator, or to none (then every domain "
                               "counts alike)"));
    if (n_given && !(total > 0))
        return adg_yaml_fail(yaml, adg_yaml_at(yaml, "deprivation.indicators"), error,
                             _("the weights add up to 0"));
    return ADG_OK;
}

static adg_status check_deprivation(const adg_project *project, adg_yaml *yaml, adg_error *error)
{
    const adg_deprivation_source *deprivation = &project->deprivation;
    if (!deprivation->given)
        return ADG_OK;
    if (deprivation->method == ADG_DEPRIVATION_READY && deprivation->n_indicators != 1)
        return adg_yaml_fail(yaml, adg_yaml_at(yaml, "deprivation.indicators"), error,
                             _("\"method: ready\" takes exactly one indicator: the field that "
                               "holds the index"));
    return check_weights(deprivation, yaml, error);
}

static adg_status check_change(const adg_change *change, adg_yaml *yaml, unsigned scenario,
                               unsigned position, adg_error *error)
{
    int n = !!change->add + !!change->close + !!change->move + !!change->set + !!change->add_from +
            !!change->roads + !!change->ferries;
    char place[80];
    snprintf(place, sizeof place, "scenarios[%u].changes[%u]", scenario, position);
    if (n != 1)
        return adg_yaml_fail(yaml, adg_yaml_at(yaml, place), error,
                             _("a change is one of add, close, move, set, add_from, roads, "
                               "ferries; here are %d"),
                             n);
    return ADG_OK;
}

static adg_status check_scenarios(const adg_project *project, adg_yaml *yaml, adg_error *error)
{
    adg_status status = check_names(yaml, "scenarios", "name", project->scenarios_count,
                                    scenario_name, project, error);
    for (unsigned s = 0; s < project->scenarios_count; s++)
        for (unsigned c = 0; status == ADG_OK && c < project->scenarios[s].changes_count; c++)
            status = check_change(&project->scenarios[s].changes[c], yaml, s, c, error);
    return status;
}

static adg_status check_telepsychiatry(const adg_project *project, adg_yaml *yaml, adg_error *error)
{
    const char *wanted[] = {project->telepsychiatry.outpatient,
                            project->telepsychiatry.video_rooms};
    const char *places[] = {"telepsychiatry.outpatient", "telepsychiatry.video_rooms"};
    for (int i = 0; project->telepsychiatry.given && i < 2; i++) {
        bool found = wanted[i] == NULL;
        for (unsigned s = 0; s < project->services_count; s++)
            found = found || adg_text_equal(project->services[s].name, wanted[i]);
        if (!found)
            return adg_yaml_fail(yaml, adg_yaml_at(yaml, places[i]), error,
                                 _("\"%s\" is not the name of a service"), wanted[i]);
    }
    return ADG_OK;
}

static adg_status check_discretion(const adg_project *project, adg_yaml *yaml, adg_error *error)
{
    const char *households = project->discretion.households;
    bool found = households == NULL;
    for (size_t g = 0; g < project->population.groups.n; g++)
        found = found || adg_text_equal(project->population.groups.name[g], households);
    return found ? ADG_OK
                 : adg_yaml_fail(yaml, adg_yaml_at(yaml, "discretion.households"), error,
                                 _("\"%s\" is not the name of a group of the population"),
                                 households);
}

static adg_status check_crs(const adg_project *project, adg_yaml *yaml, adg_error *error)
{
    const yaml_node_t *node = adg_yaml_at(yaml, "crs");
    if (!project->crs)
        return adg_yaml_fail(yaml, node, error,
                             _("\"%s\" is not a coordinate reference system; write e.g. "
                               "EPSG:25832"),
                             project->crs_text);
    if (!adg_crs_is_projected_in_metres(project->crs))
        return adg_yaml_fail(yaml, node, error,
                             _("the analysis CRS must be a projected one in metres, such as "
                               "EPSG:25832; %s is not"),
                             project->crs_text);
    return ADG_OK;
}

adg_status adg_project_check_rules(const adg_project *project, adg_yaml *yaml, adg_error *error)
{
    adg_status status = check_crs(project, yaml, error);
    for (size_t i = 0; status == ADG_OK && i < adg_n_number_rules; i++)
        if (is_given(yaml, adg_number_rules[i].place))
            status = check_range(yaml, adg_number_rules[i].place,
                                 *adg_project_number(project, &adg_number_rules[i]),
                                 adg_number_rules[i].least, adg_number_rules[i].most, error);
    if (status == ADG_OK)
        status =
            check_names(yaml, "zones", "level", project->zones_count, zone_name, project, error);
    if (status == ADG_OK)
        status = check_names(yaml, "services", "name", project->services_count, service_name,
                             project, error);
    for (unsigned i = 0; status == ADG_OK && i < project->services_count; i++)
        status = check_service(&project->services[i], yaml, i, error);
    if (status == ADG_OK)
        status = check_population(project, yaml, error);
    if (status == ADG_OK)
        status = check_travel(project, yaml, error);
    if (status == ADG_OK)
        status = check_deprivation(project, yaml, error);
    if (status == ADG_OK)
        status = check_telepsychiatry(project, yaml, error);
    if (status == ADG_OK)
        status = check_discretion(project, yaml, error);
    return status == ADG_OK ? check_scenarios(project, yaml, error) : status;
}
