/* SPDX-License-Identifier: MPL-2.0 */

#include <math.h>

#include "load/measure_rules.h"
#include "load/profile.h"
#include "load/project_schema.h"
#include "write/json_file.h"
#include "write/run_record.h"

static json_t *texts(char *const *text, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list, json_string(text[i]));
    return list;
}

static json_t *numbers(const double *number, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list, json_real(number[i]));
    return list;
}

static void set_source(json_t *object, const adg_source *source)
{
    adg_json_set_text(object, "path", source->path);
    if (source->layer)
        adg_json_set_text(object, "layer", source->layer);
}

static void set_given(json_t *object, const char *key, const char *text)
{
    if (text)
        adg_json_set_text(object, key, text);
}

static json_t *zones_json(const adg_project *project)
{
    json_t *list = json_array();
    for (unsigned i = 0; i < project->zones_count; i++) {
        json_t *zone = json_object();
        adg_json_set_text(zone, "level", project->zones[i].level);
        set_source(zone, &project->zones[i].source);
        adg_json_set_text(zone, "id", project->zones[i].id);
        set_given(zone, "label", project->zones[i].label);
        json_array_append_new(list, zone);
    }
    return list;
}

static json_t *population_json(const adg_population_source *source)
{
    json_t *object = json_object();
    set_source(object, &source->source);
    if (!source->field) {
        json_object_set_new(object, "band", json_integer(source->band));
        return object;
    }
    adg_json_set_text(object, "field", source->field);
    set_given(object, "id", source->id);
    adg_json_set_number(object, "cell_m", source->cell_m);
    adg_json_set_text(object, "point", source->point == ADG_POINT_SURFACE ? "surface" : "centroid");
    json_t *groups = json_object();
    for (size_t g = 0; g < source->groups.n; g++)
        adg_json_set_text(groups, source->groups.name[g], source->groups.field[g]);
    json_object_set_new(object, "groups", groups);
    return object;
}

static json_t *deprivation_json(const adg_deprivation_source *source)
{
    static const char *const methods[] = {"zscore", "imd", "pca", "ready"};
    json_t *object = json_object(), *list = json_array();
    set_source(object, &source->source);
    adg_json_set_text(object, "method", methods[source->method]);
    for (unsigned k = 0; k < source->n_indicators; k++) {
        const adg_indicator *indicator = &source->indicators[k];
        json_t *item = json_object();
        adg_json_set_text(item, "field", indicator->field);
        adg_json_set_text(item, "label", indicator->label);
        adg_json_set_text(item, "domain", indicator->domain);
        adg_json_set_text(item, "direction",
                          indicator->direction == ADG_DIRECTION_UP ? "up" : "down");
        adg_json_set_number(item, "weight", indicator->weight);
        json_array_append_new(list, item);
    }
    json_object_set_new(object, "indicators", list);
    return object;
}

static json_t *signs_json(const adg_road_kind *kind)
{
    json_t *list = json_array();
    for (unsigned s = 0; s < kind->signs_count; s++) {
        json_t *object = json_object();
        adg_json_set_number(object, "at_most_kmh", kind->signs[s].at_most_kmh);
        adg_json_set_number(object, "factor", kind->signs[s].factor);
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *kind_json(const adg_road_kind *kind)
{
    json_t *object = json_object();
    adg_json_set_text(object, "name", kind->name);
    adg_json_set_number(object, "kmh", adg_road_kind_speed(kind, NAN));
    if (!(kind->kmh > 0)) {
        adg_json_set_number(object, "limit_kmh", kind->limit_kmh);
        adg_json_set_number(object, "factor", kind->factor);
    }
    if (isfinite(kind->cap_kmh))
        adg_json_set_number(object, "cap_kmh", kind->cap_kmh);
    if (kind->signs_count)
        json_object_set_new(object, "signs", signs_json(kind));
    return object;
}

/* The speeds a profile stands for. It was read before; where it has gone since, its name stands
 * alone. */
static void set_speeds(json_t *object, const char *profile_path)
{
    adg_profile *profile = NULL;
    if (adg_profile_read(profile_path, &profile, NULL) != ADG_OK)
        return;
    json_t *kinds = json_array(), *surfaces = json_object();
    for (unsigned k = 0; k < profile->kinds_count; k++)
        json_array_append_new(kinds, kind_json(&profile->kinds[k]));
    for (unsigned s = 0; s < profile->surfaces_count; s++)
        adg_json_set_number(surfaces, profile->surfaces[s].name, profile->surfaces[s].cap_kmh);
    json_object_set_new(object, "profile_kinds", kinds);
    json_object_set_new(object, "profile_surface_caps_kmh", surfaces);
    adg_profile_free(profile);
}

static json_t *roads_json(const adg_road_source *source)
{
    json_t *object = json_object();
    set_source(object, &source->source);
    set_given(object, "id", source->id);
    set_given(object, "name", source->name);
    set_given(object, "minutes", source->minutes);
    set_given(object, "speed", source->speed);
    set_given(object, "length", source->length);
    set_given(object, "class", source->class);
    set_given(object, "oneway", source->oneway);
    set_given(object, "access", source->access);
    set_given(object, "headway", source->headway);
    set_given(object, "profile", source->profile);
    if (source->profile_opened)
        set_speeds(object, source->profile_opened);
    adg_json_set_number(object, "join_m", source->join_m);
    json_object_set_new(object, "turns", json_boolean(source->turns));
    return object;
}

static const char *const ferry_modes[] = {"scheduled", "crossing_only", "off"};

static json_t *ferries_json(const adg_ferry_settings *ferries)
{
    json_t *object = json_object();
    adg_json_set_text(object, "class_is", ferries->class_is);
    adg_json_set_number(object, "wait_min", ferries->wait_min);
    adg_json_set_number(object, "wait_cap_min", ferries->wait_cap_min);
    adg_json_set_text(object, "mode", ferry_modes[ferries->mode]);
    return object;
}

static json_t *friction_json(const adg_friction_source *friction)
{
    static const char *const units[] = {"min_per_m", "s_per_m", "kmh"};
    static const char *const corners[] = {"allow", "forbid"};
    json_t *object = json_object();
    set_source(object, &friction->source);
    adg_json_set_text(object, "unit", units[friction->unit]);
    json_object_set_new(object, "neighbours", json_integer(friction->neighbours));
    adg_json_set_text(object, "corners", corners[friction->corners]);
    json_object_set_new(object, "roads", json_boolean(friction->roads));
    return object;
}

static json_t *travel_json(const adg_travel_settings *travel)
{
    static const char *const modes[] = {"road", "friction", "straight", "matrix"};
    json_t *object = json_object();
    adg_json_set_text(object, "mode", modes[travel->mode]);
    adg_json_set_number(object, "access_kmh", travel->access_kmh);
    adg_json_set_number(object, "intrazonal_m", travel->intrazonal_m);
    if (travel->mode == ADG_TRAVEL_FRICTION)
        json_object_set_new(object, "friction", friction_json(&travel->friction));
    if (travel->mode == ADG_TRAVEL_MATRIX) {
        json_t *matrix = json_object();
        set_source(matrix, &travel->matrix.source);
        adg_json_set_text(matrix, "origin", travel->matrix.origin);
        adg_json_set_text(matrix, "destination", travel->matrix.destination);
        adg_json_set_text(matrix, "minutes", travel->matrix.minutes);
        json_object_set_new(object, "matrix", matrix);
    }
    bool burnt = travel->mode == ADG_TRAVEL_FRICTION && travel->friction.roads;
    if (travel->mode != ADG_TRAVEL_ROAD && !burnt)
        return object;
    json_t *speeds = json_object();
    for (size_t i = 0; i < travel->speeds.n; i++)
        adg_json_set_number(speeds, travel->speeds.name[i], travel->speeds.value[i]);
    adg_json_set_number(object, "max_snap_m", travel->max_snap_m);
    json_object_set_new(object, "no_snap", texts(travel->no_snap, travel->no_snap_count));
    json_object_set_new(object, "roads", roads_json(&travel->roads));
    json_object_set_new(object, "ferries", ferries_json(&travel->ferries));
    json_object_set_new(object, "speeds", speeds);
    return object;
}

static json_t *facilities_json(const adg_facility_source *source)
{
    json_t *object = json_object();
    set_source(object, &source->source);
    adg_json_set_text(object, "id", source->id);
    set_given(object, "label", source->label);
    adg_json_set_text(object, "type", source->type);
    set_given(object, "capacity", source->capacity);
    set_given(object, "video", source->video);
    return object;
}

static json_t *measures_json(const adg_service_settings *service)
{
    json_t *list = json_array();
    for (unsigned i = 0; i < service->measures_count; i++) {
        const adg_measure_settings *m = &service->measures[i];
        json_t *object = json_object();
        adg_json_set_text(object, "measure", adg_measure_word(m->measure));
        adg_json_set_text(object, "name", m->name);
        adg_json_set_number(object, "limit_min", m->limit_min);
        if (m->measure == ADG_SERVICE_K_NEAREST)
            json_object_set_new(object, "k", json_integer((json_int_t)m->k));
        if (m->measure == ADG_SERVICE_DUAL)
            adg_json_set_number(object, "amount", m->amount);
        if (m->measure == ADG_SERVICE_RAAM)
            adg_json_set_number(object, "tau_min", m->tau_min);
        if (m->measure == ADG_SERVICE_UNMET)
            adg_json_set_number(object, "people_per_supply", m->people_per_supply);
        if (m->decay != ADG_DECAY_NONE) {
            adg_json_set_text(object, "decay", adg_decay_word(m->decay));
            adg_json_set_number(object, "half_life_min", m->half_life_min);
        }
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *services_json(const adg_project *project)
{
    json_t *list = json_array();
    for (unsigned s = 0; s < project->services_count; s++) {
        const adg_service_settings *service = &project->services[s];
        json_t *object = json_object();
        adg_json_set_text(object, "name", service->name);
        adg_json_set_text(object, "label", service->label);
        json_object_set_new(object, "types", texts(service->types, service->types_count));
        json_object_set_new(object, "limits_min",
                            numbers(service->limits_min, service->limits_min_count));
        adg_json_set_number(object, "headline_min", service->headline_min);
        adg_json_set_text(object, "supply", adg_measure_word(service->supply));
        if (service->supply != ADG_SERVICE_NONE || service->measures_count) {
            json_object_set_new(object, "supply_limits_min",
                                numbers(service->supply_limits_min,
                                        service->supply_limits_min_count));
            json_object_set_new(object, "supply_weights",
                                numbers(service->supply_weights, service->supply_weights_count));
        }
        if (service->supply_decay != ADG_DECAY_NONE) {
            adg_json_set_text(object, "supply_decay", adg_decay_word(service->supply_decay));
            adg_json_set_number(object, "supply_half_life_min", service->supply_half_life_min);
        }
        if (service->measures_count)
            json_object_set_new(object, "measures", measures_json(service));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *discretion_json(const adg_discretion_settings *discretion)
{
    json_t *object = json_object();
    adg_json_set_text(object, "mode", discretion->on ? "on" : "off");
    adg_json_set_number(object, "min_persons", discretion->min_persons);
    adg_json_set_number(object, "min_households", discretion->min_households);
    adg_json_set_number(object, "small", discretion->small);
    set_given(object, "households", discretion->households);
    return object;
}

static json_t *outputs_json(const adg_output_settings *outputs)
{
    json_t *object = json_object();
    json_object_set_new(object, "geojson", json_boolean(outputs->geojson));
    json_object_set_new(object, "rasters", json_boolean(outputs->rasters));
    json_object_set_new(object, "qgis", json_boolean(outputs->qgis));
    adg_json_set_text(object, "report", outputs->report == ADG_REPORT_HTML ? "html" : "none");
    adg_json_set_number(object, "cell_m", outputs->cell_m);
    return object;
}

/* ---- read, but not computed by this version ---- */

static json_t *telepsychiatry_json(const adg_telepsychiatry_settings *t)
{
    json_t *object = json_object(), *limits = json_object();
    set_given(object, "outpatient", t->outpatient);
    set_given(object, "video_rooms", t->video_rooms);
    if (t->broadband.source.path) {
        json_t *broadband = json_object();
        set_source(broadband, &t->broadband.source);
        set_given(broadband, "field", t->broadband.field);
        json_object_set_new(object, "broadband", broadband);
    }
    if (t->competence.source.path) {
        json_t *competence = json_object();
        set_source(competence, &t->competence.source);
        json_object_set_new(competence, "by", texts(t->competence.by, t->competence.by_count));
        json_object_set_new(object, "competence", competence);
    }
    adg_json_set_number(limits, "video", t->limits_min.video);
    adg_json_set_number(limits, "outpatient", t->limits_min.outpatient);
    json_object_set_new(object, "limits_min", limits);
    adg_json_set_number(object, "acceptance", t->acceptance);
    adg_json_set_number(object, "it_help", t->it_help);
    return object;
}

static json_t *add_json(const adg_change_add *add)
{
    json_t *object = json_object();
    adg_json_set_text(object, "service", add->service);
    json_object_set_new(object, "at", numbers(add->at, 2));
    set_given(object, "label", add->label);
    set_given(object, "id", add->id);
    adg_json_set_number(object, "capacity", add->capacity);
    json_object_set_new(object, "video", json_integer((json_int_t)add->video));
    return object;
}

static json_t *move_json(const adg_change_move *move)
{
    json_t *object = json_object();
    adg_json_set_text(object, "id", move->id);
    json_object_set_new(object, "at", numbers(move->at, 2));
    return object;
}

static json_t *set_json(const adg_change_set *set)
{
    json_t *object = json_object();
    adg_json_set_text(object, "id", set->id);
    adg_json_set_number(object, "capacity", set->capacity);
    json_object_set_new(object, "video", json_integer((json_int_t)set->video));
    return object;
}

static json_t *road_change_json(const adg_change_roads *roads)
{
    json_t *object = json_object();
    adg_json_set_text(object, "where", roads->where);
    adg_json_set_number(object, "speed_factor", roads->speed_factor);
    json_object_set_new(object, "closed", json_boolean(roads->closed));
    return object;
}

static json_t *change_json(const adg_change *change)
{
    json_t *object = json_object();
    if (change->add)
        json_object_set_new(object, "add", add_json(change->add));
    set_given(object, "close", change->close);
    if (change->move)
        json_object_set_new(object, "move", move_json(change->move));
    if (change->set)
        json_object_set_new(object, "set", set_json(change->set));
    set_given(object, "add_from", change->add_from);
    if (change->roads)
        json_object_set_new(object, "roads", road_change_json(change->roads));
    if (change->ferries)
        adg_json_set_text(object, "ferries", ferry_modes[*change->ferries]);
    return object;
}

static json_t *scenarios_json(const adg_project *project)
{
    json_t *list = json_array();
    for (unsigned s = 0; s < project->scenarios_count; s++) {
        const adg_scenario_settings *scenario = &project->scenarios[s];
        json_t *object = json_object(), *changes = json_array();
        adg_json_set_text(object, "name", scenario->name);
        set_given(object, "label", scenario->label);
        for (unsigned c = 0; c < scenario->changes_count; c++)
            json_array_append_new(changes, change_json(&scenario->changes[c]));
        json_object_set_new(object, "changes", changes);
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *uncertainty_json(const adg_uncertainty_settings *uncertainty)
{
    json_t *object = json_object();
    json_object_set_new(object, "draws", json_integer((json_int_t)uncertainty->draws));
    json_object_set_new(object, "seed", json_integer((json_int_t)uncertainty->seed));
    return object;
}

json_t *adg_settings_json(const adg_project *project)
{
    json_t *root = json_object();
    json_object_set_new(root, "adgang", json_integer((json_int_t)project->version));
    adg_json_set_text(root, "name", project->name);
    adg_json_set_text(root, "year", project->year);
    if (project->language != ADG_LANGUAGE_NONE)
        adg_json_set_text(root, "language", project->language == ADG_LANGUAGE_DA ? "da" : "en");
    adg_json_set_text(root, "crs", project->crs_text);
    json_object_set_new(root, "sources", texts(project->sources, project->sources_count));
    json_object_set_new(root, "zones", zones_json(project));
    json_object_set_new(root, "population", population_json(&project->population));
    if (project->deprivation.given)
        json_object_set_new(root, "deprivation", deprivation_json(&project->deprivation));
    json_object_set_new(root, "travel", travel_json(&project->travel));
    json_object_set_new(root, "facilities", facilities_json(&project->facilities));
    json_object_set_new(root, "services", services_json(project));
    if (project->telepsychiatry.given)
        json_object_set_new(root, "telepsychiatry", telepsychiatry_json(&project->telepsychiatry));
    if (project->scenarios_count)
        json_object_set_new(root, "scenarios", scenarios_json(project));
    json_object_set_new(root, "uncertainty", uncertainty_json(&project->uncertainty));
    json_object_set_new(root, "discretion", discretion_json(&project->discretion));
    json_object_set_new(root, "outputs", outputs_json(&project->outputs));
    return root;
}
