/* SPDX-License-Identifier: MPL-2.0 */
#include "load/road_copy.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/text.h"
#include "load/road_building.h"

static bool copy_line(const adg_shapes *from, size_t line, adg_shapes *to)
{
    bool ok = adg_shapes_begin_feature(to);
    for (size_t p = from->first_part[line]; ok && p < from->first_part[line + 1]; p++) {
        ok = adg_shapes_begin_part(to, from->hole && from->hole[p]);
        for (size_t k = from->first_point[p]; ok && k < from->first_point[p + 1]; k++)
            ok = adg_shapes_add_point(to, from->xy[2 * k], from->xy[2 * k + 1]);
    }
    return ok;
}

/* Appends road r; its class is looked up by name, because the other roads may number them otherwise. */
static bool add_road(adg_road_builder *builder, const adg_roads *from, size_t r)
{
    adg_road road = from->road[r];
    const char *class_name =
        road.class_index == ADG_NONE ? NULL : from->class_name[road.class_index];
    return adg_road_class_number(builder->roads, class_name, &road.class_index) &&
           copy_line(&from->lines, r, &builder->roads->lines) &&
           adg_road_add(builder, &road, from->name ? from->name[r] : NULL);
}

/* A rule counts where both of its roads are still there. */
static bool copy_rules(const adg_roads *from, const uint32_t *position, adg_roads *to)
{
    to->turn_rule = ADG_NEW_ARRAY(adg_turn_rule, from->n_turn_rules);
    for (size_t k = 0; to->turn_rule && k < from->n_turn_rules; k++) {
        adg_turn_rule rule = from->turn_rule[k];
        uint32_t a = position[rule.from / 2], b = position[rule.to / 2];
        if (a == ADG_NONE || b == ADG_NONE)
            continue;
        rule.from = adg_driven(a, rule.from % 2);
        rule.to = adg_driven(b, rule.to % 2);
        to->turn_rule[to->n_turn_rules++] = rule;
    }
    return to->turn_rule != NULL;
}

adg_status adg_roads_copy(const adg_roads *roads, const bool *keep, uint32_t *position,
                          adg_roads *copy, adg_error *error)
{
    *copy = (adg_roads){.shown = adg_strdup(roads->shown ? roads->shown : ""),
                        .n_closed = roads->n_closed,
                        .n_ferries_off = roads->n_ferries_off,
                        .minds_turns = roads->minds_turns,
                        .ferry_wait_min = roads->ferry_wait_min};
    adg_road_builder builder = {.roads = copy};
    adg_status status = copy->shown ? adg_shapes_init(&copy->lines, error) : adg_fail_memory(error);
    bool ok = status == ADG_OK;
    for (size_t r = 0; ok && r < roads->n; r++) {
        position[r] = keep[r] ? (uint32_t)copy->n : ADG_NONE;
        ok = !keep[r] || add_road(&builder, roads, r);
    }
    ok = ok && copy_rules(roads, position, copy);
    if (ok)
        return ADG_OK;
    adg_roads_release(copy);
    return adg_fail_memory(error);
}

adg_status adg_roads_append(const adg_roads *more, adg_roads *roads, adg_error *error)
{
    adg_road_builder builder = {.roads = roads, .capacity = roads->n};
    bool ok = true;
    for (size_t r = 0; ok && r < more->n; r++)
        ok = add_road(&builder, more, r);
    return ok ? ADG_OK : adg_fail_memory(error);
}
