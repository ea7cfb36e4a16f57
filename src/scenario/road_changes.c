/* SPDX-License-Identifier: MPL-2.0 */
#include "scenario/road_changes.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/text.h"
#include "load/road_cache.h"
#include "load/road_copy.h"
#include "network/retimed_network.h"
#include "scenario/change_place.h"
#include "scenario/road_condition.h"

typedef struct {
    const adg_project *project, *before;
    const adg_scenario_settings *scenario;
    const adg_road_network *baseline;
    const adg_context *ctx;
    adg_faults *faults;
    adg_roads reread; /* the roads with ferries that run another way; empty: the baseline's */
    bool has_reread;
    bool *keep;
    double *factor; /* of speed */
    bool *selected;
} changing;

static const adg_roads *roads_of(const changing *c)
{
    return c->has_reread ? &c->reread : &c->baseline->roads;
}

static adg_road_rules rules_of(const adg_project *project)
{
    const adg_travel_settings *travel = &project->travel;
    return (adg_road_rules){travel->roads, travel->ferries, travel->speeds,
                            (const char *const *)travel->no_snap, travel->no_snap_count};
}

static bool changes_roads(const adg_scenario_settings *scenario)
{
    bool any = false;
    for (unsigned k = 0; k < scenario->changes_count; k++) {
        const adg_change *change = &scenario->changes[k];
        any = any || change->roads || change->add_roads || change->ferries;
    }
    return any;
}

/* ---- what happens to each road ---- */

/* Ferries switched off are taken out; any other way of running them is in the reading of the roads. */
static adg_status settle_ferries(changing *c, adg_error *error)
{
    adg_ferry_mode wanted = c->project->travel.ferries.mode;
    if (wanted == c->before->travel.ferries.mode || wanted == ADG_FERRY_OFF)
        return ADG_OK;
    const adg_road_rules rules = rules_of(c->project);
    c->has_reread = true;
    return adg_roads_load_cached(&rules, c->project->crs, c->ctx, &c->reread, c->faults, error);
}

static adg_status allocate(changing *c, adg_error *error)
{
    const adg_roads *roads = roads_of(c);
    bool no_ferries = c->project->travel.ferries.mode == ADG_FERRY_OFF;
    c->keep = ADG_NEW_ARRAY(bool, roads->n);
    c->selected = ADG_NEW_ARRAY(bool, roads->n);
    c->factor = ADG_NEW_ARRAY(double, roads->n);
    if (!c->keep || !c->selected || !c->factor)
        return adg_fail_memory(error);
    for (size_t r = 0; r < roads->n; r++) {
        c->keep[r] = !(no_ferries && roads->road[r].ferry);
        c->factor[r] = 1;
    }
    return ADG_OK;
}

static adg_status settle_condition(changing *c, const adg_change *change, adg_error *error)
{
    const adg_roads *roads = roads_of(c);
    adg_condition condition = {.where = change->roads->where};
    size_t n = 0;
    adg_status status =
        adg_roads_select(&c->project->travel.roads, roads, &condition, c->selected, error);
    for (size_t r = 0; status == ADG_OK && r < roads->n; r++) {
        if (!c->selected[r])
            continue;
        n++;
        if (change->roads->closed)
            c->keep[r] = false;
        else if (!roads->road[r].ferry)
            c->factor[r] *= change->roads->speed_factor;
    }
    if (status == ADG_OK && *condition.problem)
        adg_change_fault(c->project, c->scenario, change, c->faults,
                         _("the condition \"%s\" is not understood: %s"), condition.where,
                         condition.problem);
    else if (status == ADG_OK && n == 0)
        adg_change_fault(c->project, c->scenario, change, c->faults,
                         _("no road meets the condition \"%s\""), condition.where);
    return status;
}

static adg_road at_speed(adg_road road, double factor)
{
    road.minutes /= factor;
    road.minutes_backward /= factor;
    return road;
}

/* ---- the network ---- */

static bool all_kept(const changing *c)
{
    bool all = true;
    for (size_t r = 0; all && r < roads_of(c)->n; r++)
        all = c->keep[r];
    return all;
}

static bool has_new_roads(const adg_scenario_settings *scenario)
{
    bool any = false;
    for (unsigned k = 0; k < scenario->changes_count; k++)
        any = any || scenario->changes[k].add_roads;
    return any;
}

/* Roads that were read again are the same lines unless ferries were left out before. */
static bool same_lines(const changing *c)
{
    return !c->has_reread || c->before->travel.ferries.mode != ADG_FERRY_OFF;
}

static adg_status retime(const changing *c, adg_changed_roads *changed, adg_error *error)
{
    const adg_roads *roads = roads_of(c);
    changed->road = ADG_NEW_ARRAY(adg_road, roads->n);
    if (!changed->road)
        return adg_fail_memory(error);
    for (size_t r = 0; r < roads->n; r++)
        changed->road[r] = at_speed(roads->road[r], c->factor[r]);
    adg_status status =
        adg_retimed_network_make(c->baseline, changed->road, &changed->network, error);
    changed->change = status == ADG_OK ? ADG_ROADS_RETIMED : ADG_ROADS_SHARED;
    return status;
}

static adg_status append_new_roads(const changing *c, adg_roads *roads, adg_error *error)
{
    adg_status status = ADG_OK;
    for (unsigned k = 0; status == ADG_OK && k < c->scenario->changes_count; k++) {
        const adg_change *change = &c->scenario->changes[k];
        if (!change->add_roads)
            continue;
        adg_road_rules rules = rules_of(c->project);
        adg_roads more = {0};
        size_t errors_before = c->faults->count[ADG_ERROR];
        rules.source.source = change->source;
        status = adg_roads_load(&rules, c->project->crs, &more, c->faults, error);
        if (status == ADG_OK && c->faults->count[ADG_ERROR] == errors_before)
            status = adg_roads_append(&more, roads, error);
        adg_roads_release(&more);
    }
    return status;
}

/* Where each of the baseline's lines is: nowhere when other lines were read. */
static void forget_positions(const changing *c, adg_changed_roads *changed)
{
    for (size_t r = 0; r < c->baseline->roads.n; r++)
        changed->position[r] = ADG_NONE;
}

static adg_status rebuild(const changing *c, adg_changed_roads *changed, adg_error *error)
{
    const adg_roads *roads = roads_of(c);
    adg_roads copy = {0};
    size_t n = roads->n > c->baseline->roads.n ? roads->n : c->baseline->roads.n;
    changed->position = ADG_NEW_ARRAY(uint32_t, n);
    adg_status status = changed->position
                            ? adg_roads_copy(roads, c->keep, changed->position, &copy, error)
                            : adg_fail_memory(error);
    for (size_t r = 0; status == ADG_OK && r < roads->n; r++)
        if (c->keep[r])
            copy.road[changed->position[r]] = at_speed(roads->road[r], c->factor[r]);
    changed->lines = (adg_line_reuse){changed->position, copy.n};
    if (status == ADG_OK)
        status = append_new_roads(c, &copy, error);
    if (status == ADG_OK && !same_lines(c))
        forget_positions(c, changed);
    if (status == ADG_OK && copy.n == 0)
        status = adg_fail(error, ADG_E_INVALID, _("scenario \"%s\": no road is left"),
                          c->scenario->name);
    if (status == ADG_OK)
        status = adg_road_network_build(&copy, c->project->travel.roads.join_m, &changed->network,
                                        error);
    changed->change = status == ADG_OK ? ADG_ROADS_REBUILT : ADG_ROADS_SHARED;
    adg_roads_release(&copy);
    return status;
}

adg_status adg_roads_change_make(const adg_project *project, const adg_project *before,
                                 const adg_scenario_settings *scenario,
                                 const adg_road_network *baseline, const adg_context *ctx,
                                 adg_changed_roads *changed, adg_faults *faults, adg_error *error)
{
    *changed = (adg_changed_roads){.network = *baseline, .lines = {NULL, baseline->roads.n}};
    if (!changes_roads(scenario))
        return ADG_OK;
    changing c = {.project = project,
                  .before = before,
                  .scenario = scenario,
                  .baseline = baseline,
                  .ctx = ctx,
                  .faults = faults};
    size_t errors_before = faults->count[ADG_ERROR];
    adg_status status = settle_ferries(&c, error);
    if (status == ADG_OK)
        status = allocate(&c, error);
    for (unsigned k = 0; status == ADG_OK && k < scenario->changes_count; k++)
        if (scenario->changes[k].roads)
            status = settle_condition(&c, &scenario->changes[k], error);
    if (status == ADG_OK && faults->count[ADG_ERROR] == errors_before)
        status = all_kept(&c) && same_lines(&c) && !has_new_roads(scenario)
                     ? retime(&c, changed, error)
                     : rebuild(&c, changed, error);
    adg_roads_release(&c.reread);
    free(c.keep);
    free(c.selected);
    free(c.factor);
    if (status != ADG_OK)
        adg_changed_roads_release(changed);
    return status;
}

void adg_changed_roads_release(adg_changed_roads *changed)
{
    if (changed->change == ADG_ROADS_RETIMED)
        adg_retimed_network_release(&changed->network);
    else if (changed->change == ADG_ROADS_REBUILT)
        adg_road_network_release(&changed->network);
    free(changed->road);
    free(changed->position);
    *changed = (adg_changed_roads){.road = NULL};
}
