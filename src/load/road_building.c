/* SPDX-License-Identifier: MPL-2.0 */
#include "load/road_building.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/id_index.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"

bool adg_road_class_number(adg_roads *roads, const char *name, uint32_t *number)
{
    *number = ADG_NONE;
    if (!name)
        return true;
    for (size_t c = 0; c < roads->n_classes; c++)
        if (strcmp(roads->class_name[c], name) == 0) {
            *number = (uint32_t)c;
            return true;
        }
    char **grown = realloc(roads->class_name, (roads->n_classes + 1) * sizeof *grown);
    if (!grown)
        return false;
    roads->class_name = grown;
    grown[roads->n_classes] = adg_strdup(name);
    if (!grown[roads->n_classes])
        return false;
    *number = (uint32_t)roads->n_classes++;
    return true;
}

bool adg_road_may_stop(const adg_road_rules *rules, const char *class_name)
{
    for (size_t i = 0; class_name && i < rules->n_no_snap; i++)
        if (adg_text_equal_nocase(rules->no_snap[i], class_name))
            return false;
    return true;
}

double adg_ferry_waiting(const adg_road_rules *rules, double headway_min)
{
    if (rules->ferries.mode != ADG_FERRY_SCHEDULED)
        return 0;
    double half = isnan(headway_min) || headway_min < 0 ? 0 : headway_min / 2;
    return fmin(half, rules->ferries.wait_cap_min) + rules->ferries.wait_min;
}

bool adg_road_add(adg_road_builder *builder, const adg_road *road, const char *name)
{
    adg_roads *roads = builder->roads;
    if (roads->n == builder->capacity) {
        size_t capacity = builder->capacity;
        adg_road *grown = adg_grow_array(roads->road, roads->n, &capacity, sizeof *grown);
        if (!grown)
            return false;
        roads->road = grown;
        char **names = realloc(roads->name, capacity * sizeof *names);
        if (!names)
            return false;
        roads->name = names;
        builder->capacity = capacity;
    }
    char *copy = adg_strdup(name);
    if (name && !copy)
        return false;
    roads->road[roads->n] = *road;
    roads->name[roads->n++] = copy;
    return true;
}

void adg_road_notes(const adg_road_builder *builder, adg_faults *faults)
{
    const adg_roads *roads = builder->roads;
    adg_place place = {roads->shown, builder->rules->source.source.layer, NULL, -1};
    if (builder->n_zero_length)
        adg_faults_add(faults, ADG_NOTE, "zero_length", place,
                       ngettext_("%s road piece has no length and is left out.",
                                 "%s road pieces have no length and are left out.",
                                 builder->n_zero_length),
                       ADG_NUMBER(builder->n_zero_length, 0));
    if (roads->n_closed)
        adg_faults_add(faults, ADG_NOTE, "closed_roads", place,
                       ngettext_("%s road is closed to traffic and is left out.",
                                 "%s roads are closed to traffic and are left out.",
                                 roads->n_closed),
                       ADG_NUMBER(roads->n_closed, 0));
    if (roads->n_ferries_off)
        adg_faults_add(faults, ADG_NOTE, "ferries_off", place,
                       ngettext_("%s ferry is left out: travel.ferries.mode is off.",
                                 "%s ferries are left out: travel.ferries.mode is off.",
                                 roads->n_ferries_off),
                       ADG_NUMBER(roads->n_ferries_off, 0));
    if (roads->n == 0)
        adg_faults_add(faults, ADG_ERROR, "no_roads", place, "%s",
                       _("no road is left that may be driven."));
}
