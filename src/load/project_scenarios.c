/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "load/project_rules.h"
#include "load/project_schema.h"

enum {
    PLACE = 96
};

/* Where the change of a scenario stands, and what is wrong with it. */
typedef struct {
    const adg_project *project;
    const adg_scenario_settings *scenario;
    const adg_change *change;
    adg_yaml *yaml;
    char place[PLACE];
    adg_error *error;
} change_check;

static yaml_node_t *node_of(const change_check *c, const char *key)
{
    char place[2 * PLACE];
    snprintf(place, sizeof place, "%s%s%s", c->place, *key ? "." : "", key);
    return adg_yaml_at(c->yaml, place);
}

/* ---- what is not said ---- */

static double number_or_none(const change_check *c, const char *key, double value)
{
    return node_of(c, key) ? value : NAN;
}

static void fill_change(const change_check *c, adg_change *change)
{
    const yaml_node_t *node = node_of(c, "");
    change->line = node ? (unsigned)node->start_mark.line + 1 : 0;
    change->column = node ? (unsigned)node->start_mark.column + 1 : 0;
    if (change->add) {
        change->add->capacity = number_or_none(c, "add.capacity", change->add->capacity);
        change->add->video = number_or_none(c, "add.video", change->add->video);
    }
    if (change->set) {
        change->set->capacity = number_or_none(c, "set.capacity", change->set->capacity);
        change->set->video = number_or_none(c, "set.video", change->set->video);
    }
    if (change->roads)
        change->roads->speed_factor =
            number_or_none(c, "roads.speed_factor", change->roads->speed_factor);
    change->source.path = change->add_from    ? change->add_from
                          : change->add_roads ? change->add_roads
                                              : change->facilities;
}

bool adg_project_fill_scenarios(adg_project *project, adg_yaml *yaml)
{
    bool ok = true;
    for (unsigned s = 0; ok && s < project->scenarios_count; s++) {
        adg_scenario_settings *scenario = &project->scenarios[s];
        if (!scenario->label)
            ok = (scenario->label = adg_strdup(scenario->name)) != NULL;
        for (unsigned k = 0; k < scenario->changes_count; k++) {
            change_check c = {project, scenario, &scenario->changes[k], yaml, "", NULL};
            snprintf(c.place, sizeof c.place, "scenarios[%u].changes[%u]", s, k);
            fill_change(&c, &scenario->changes[k]);
        }
    }
    return ok;
}

/* ---- one change ---- */

static adg_status check_kind(const change_check *c)
{
    const adg_change *change = c->change;
    int n = !!change->add + !!change->close + !!change->move + !!change->set + !!change->add_from +
            !!change->roads + !!change->add_roads + !!change->ferries + !!change->growth +
            !!change->facilities;
    if (n == 1)
        return ADG_OK;
    return adg_yaml_fail(c->yaml, node_of(c, ""), c->error,
                         _("a change is one of add, close, move, set, add_from, roads, add_roads, "
                           "ferries, growth, facilities; here are %d"),
                         n);
}

/* Capacity and video room of a facility; NaN is allowed. */
static adg_status check_supply(const change_check *c, const char *key, double capacity,
                               double video)
{
    char place[PLACE];
    snprintf(place, sizeof place, "%s.capacity", key);
    if (capacity < 0 || isinf(capacity))
        return adg_yaml_fail(c->yaml, node_of(c, place), c->error,
                             _("the capacity is %g; a capacity is 0 (closed) or more"), capacity);
    snprintf(place, sizeof place, "%s.video", key);
    if (video < 0 || isinf(video))
        return adg_yaml_fail(c->yaml, node_of(c, place), c->error,
                             _("\"video: %g\": write 1 where there is a video room, else 0"),
                             video);
    return ADG_OK;
}

static adg_status check_add(const change_check *c)
{
    const adg_change_add *add = c->change->add;
    adg_text names = ADG_TEXT_INIT;
    bool found = false;
    for (unsigned s = 0; s < c->project->services_count; s++) {
        const char *name = c->project->services[s].name;
        adg_text_format(&names, "%s%s", s ? ", " : "", name);
        found = found || adg_text_equal(name, add->service);
    }
    adg_status status =
        found ? check_supply(c, "add", add->capacity, add->video)
              : adg_yaml_fail(c->yaml, node_of(c, "add.service"), c->error,
                              _("\"%s\" is not the name of a service; the services are: %s"),
                              add->service, adg_text_string(&names));
    adg_text_release(&names);
    return status;
}

static adg_status check_set(const change_check *c)
{
    const adg_change_set *set = c->change->set;
    if (isnan(set->capacity) && isnan(set->video))
        return adg_yaml_fail(c->yaml, node_of(c, "set"), c->error,
                             _("say what \"%s\" shall have: capacity, video, or both"), set->id);
    return check_supply(c, "set", set->capacity, set->video);
}

static adg_status check_road_change(const change_check *c)
{
    const adg_change_roads *roads = c->change->roads;
    bool has_factor = !isnan(roads->speed_factor);
    if (has_factor == roads->closed)
        return adg_yaml_fail(c->yaml, node_of(c, "roads"), c->error,
                             _("say what happens to these roads: either \"speed_factor\" or "
                               "\"closed: true\""));
    if (has_factor && !(roads->speed_factor >= 0.01 && roads->speed_factor <= 100))
        return adg_yaml_fail(c->yaml, node_of(c, "roads.speed_factor"), c->error,
                             _("\"%s: %g\" is out of range; possible are %g to %g"), "speed_factor",
                             roads->speed_factor, 0.01, 100.0);
    return ADG_OK;
}

static adg_status check_growth(const change_check *c)
{
    const adg_change_growth *growth = c->change->growth;
    bool found = !growth->level;
    for (unsigned l = 0; l < c->project->zones_count; l++)
        found = found || adg_text_equal(c->project->zones[l].level, growth->level);
    if (!found)
        return adg_yaml_fail(c->yaml, node_of(c, "growth.level"), c->error,
                             _("\"%s\" is not a level of \"zones\""), growth->level);
    if (!(growth->factor >= 0 && growth->factor <= 100))
        return adg_yaml_fail(c->yaml, node_of(c, "growth.factor"), c->error,
                             _("\"%s: %g\" is out of range; possible are %g to %g"), "factor",
                             growth->factor, 0.0, 100.0);
    return ADG_OK;
}

static adg_status check_mode(const change_check *c)
{
    if (c->project->travel.mode == ADG_TRAVEL_ROAD)
        return ADG_OK;
    return adg_yaml_fail(c->yaml, node_of(c, ""), c->error,
                         _("changes to roads and ferries need \"mode: road\" in \"travel\""));
}

static adg_status check_change(const change_check *c)
{
    const adg_change *change = c->change;
    adg_status status = check_kind(c);
    if (status != ADG_OK)
        return status;
    if (change->add)
        return check_add(c);
    if (change->set)
        return check_set(c);
    if (change->growth)
        return check_growth(c);
    if (change->roads || change->add_roads || change->ferries)
        status = check_mode(c);
    return status == ADG_OK && change->roads ? check_road_change(c) : status;
}

/* ---- changes that contradict each other ---- */

static const char *id_of(const adg_change *change)
{
    return change->close  ? change->close
           : change->move ? change->move->id
           : change->set  ? change->set->id
           : change->add  ? change->add->id
                          : NULL;
}

static bool both_set(double a, double b)
{
    return !isnan(a) && !isnan(b);
}

/* About one facility: it may be moved and have its capacity set, but nothing twice, and what is closed
 * neither moves nor changes. A facility the scenario itself adds may be closed again. */
static bool contradict(const adg_change *a, const adg_change *b)
{
    if (a->add || b->add)
        return a->add && b->add;
    if (a->set && b->set)
        return both_set(a->set->capacity, b->set->capacity) ||
               both_set(a->set->video, b->set->video);
    return !(a->move && b->set) && !(a->set && b->move);
}

static adg_status check_pair(const change_check *c, const adg_change *earlier)
{
    const char *id = id_of(c->change), *other = id_of(earlier);
    if (id && other && adg_text_equal(id, other) && contradict(earlier, c->change))
        return adg_yaml_fail(c->yaml, node_of(c, ""), c->error,
                             _("this change of \"%s\" contradicts the one in line %u"), id,
                             earlier->line);
    if ((c->change->ferries && earlier->ferries) || (c->change->facilities && earlier->facilities))
        return adg_yaml_fail(c->yaml, node_of(c, ""), c->error,
                             _("\"%s\" is changed already in line %u"),
                             c->change->ferries ? "ferries" : "facilities", earlier->line);
    return ADG_OK;
}

adg_status adg_project_check_scenarios(const adg_project *project, adg_yaml *yaml, adg_error *error)
{
    adg_status status = ADG_OK;
    for (unsigned s = 0; s < project->scenarios_count; s++) {
        const adg_scenario_settings *scenario = &project->scenarios[s];
        for (unsigned k = 0; status == ADG_OK && k < scenario->changes_count; k++) {
            change_check c = {project, scenario, &scenario->changes[k], yaml, "", error};
            snprintf(c.place, sizeof c.place, "scenarios[%u].changes[%u]", s, k);
            status = check_change(&c);
            for (unsigned j = 0; status == ADG_OK && j < k; j++)
                status = check_pair(&c, &scenario->changes[j]);
        }
    }
    return status;
}
