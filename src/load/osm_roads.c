/* SPDX-License-Identifier: MPL-2.0 */
#include "load/osm_roads.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "geo/osm_reader.h"
#include "load/osm_access.h"
#include "load/osm_judge.h"
#include "load/osm_pieces.h"
#include "load/osm_turns.h"

typedef struct {
    const adg_profile *profile;
    adg_road_builder builder;
    adg_osm_ways ways;
    adg_word_tally unknown;
    size_t n_seen;        /* roads and ferries of any class */
    size_t n_conditional; /* of those that are used or closed: by the hour otherwise */
} reading;

static bool add_places(adg_osm_ways *ways, const adg_osm_way *way)
{
    size_t needed = ways->n_points + way->n_points;
    if (needed > ways->capacity_points) {
        size_t capacity = 2 * needed;
        int32_t *grown = realloc(ways->place, 2 * capacity * sizeof *grown);
        if (!grown)
            return false;
        ways->place = grown;
        ways->capacity_points = capacity;
    }
    memcpy(ways->place + 2 * ways->n_points, way->place, 2 * way->n_points * sizeof *way->place);
    ways->n_points = needed;
    return true;
}

static bool add_way(reading *r, const adg_osm_way *way, const adg_way_verdict *verdict)
{
    const adg_road_rules *rules = r->builder.rules;
    adg_osm_ways *ways = &r->ways;
    adg_osm_used_way used = {.id = way->id,
                             .direction = verdict->direction,
                             .ferry = verdict->use == ADG_WAY_FERRY,
                             .may_stop = adg_road_may_stop(rules, verdict->class_name),
                             .kmh = verdict->kmh,
                             .kmh_backward = verdict->kmh_backward,
                             .minutes = verdict->minutes,
                             .waiting_min = adg_ferry_waiting(rules, verdict->headway_min),
                             .first_point = ways->n_points};
    adg_osm_used_way *grown = adg_grow_array(ways->way, ways->n, &ways->capacity, sizeof *grown);
    if (!grown)
        return false;
    ways->way = grown;
    const char *name = way->tag[ADG_OSM_NAME];
    if (!adg_road_class_number(r->builder.roads, verdict->class_name, &used.class_index) ||
        (name && !(used.name = adg_strdup(name))))
        return false;
    grown[ways->n++] = used;
    return add_places(ways, way);
}

/* A square or a car park: its edge is a way for those who may cross it. */
static bool is_area(const adg_osm_way *way)
{
    const int32_t *first = way->place, *last = way->place + 2 * (way->n_points - 1);
    return first[0] == last[0] && first[1] == last[1] &&
           adg_text_equal(way->tag[ADG_OSM_AREA], "yes");
}

static bool is_given(const char *const *tag, const char *key)
{
    char conditional[64];
    snprintf(conditional, sizeof conditional, "%s:conditional", key);
    adg_osm_key found = adg_osm_key_of(conditional);
    return found != ADG_OSM_N_KEYS && tag[found];
}

/* Whether something the profile goes by changes by the hour, the weather or the load. */
static bool is_conditional(const adg_profile *profile, const char *const *tag)
{
    bool conditional = is_given(tag, "maxspeed");
    for (unsigned k = 0; k < profile->access_count; k++)
        conditional = conditional || is_given(tag, profile->access[k]);
    for (unsigned k = 0; k < profile->oneway_count; k++)
        conditional = conditional || is_given(tag, profile->oneway[k]);
    return conditional;
}

static bool take_way(void *data, const adg_osm_way *way)
{
    reading *r = data;
    if (!r->profile->areas && is_area(way))
        return true;
    adg_way_verdict verdict = adg_osm_judge(r->profile, way->tag, &r->unknown);
    bool off = verdict.use == ADG_WAY_FERRY && r->builder.rules->ferries.mode == ADG_FERRY_OFF;
    r->n_seen++;
    r->builder.roads->n_closed += verdict.use == ADG_WAY_CLOSED;
    r->builder.roads->n_ferries_off += off;
    r->n_conditional += verdict.use != ADG_WAY_OTHER && is_conditional(r->profile, way->tag);
    bool used = verdict.use == ADG_WAY_ROAD || verdict.use == ADG_WAY_FERRY;
    return !r->unknown.failed && (off || !used || add_way(r, way, &verdict));
}

static bool take_node(void *data, const adg_osm_node *node)
{
    reading *r = data;
    adg_key_tally *barred = &r->ways.barred;
    uint64_t key = adg_osm_place_key(node->place);
    return !adg_osm_is_barred(r->profile, node->tag, &r->unknown) ||
           adg_key_tally_count(barred, key) > 0 || adg_key_tally_add(barred, key);
}

static void release_ways(adg_osm_ways *ways)
{
    for (size_t w = 0; w < ways->n; w++)
        free(ways->way[w].name);
    free(ways->way);
    free(ways->place);
    adg_key_tally_release(&ways->barred);
}

static void forget(void *data)
{
    reading *r = data;
    release_ways(&r->ways);
    r->ways = (adg_osm_ways){0};
    adg_word_tally_release(&r->unknown);
    r->unknown = (adg_word_tally){0};
    r->n_seen = r->n_conditional = 0;
    r->builder.roads->n_closed = r->builder.roads->n_ferries_off = 0;
}

static void tell(const reading *r, adg_faults *faults)
{
    const adg_place place = {r->builder.roads->shown, NULL, NULL, -1};
    adg_word_tally_warn(&r->unknown, place.file, faults);
    if (r->ways.n_barred)
        adg_faults_add(faults, ADG_NOTE, "barriers", place,
                       ngettext_("%s barrier (gate, bollard, ...) cuts the way there.",
                                 "%s barriers (gates, bollards, ...) cut the way there.",
                                 r->ways.n_barred),
                       ADG_NUMBER(r->ways.n_barred, 0));
    if (r->ways.n_long_calls)
        adg_faults_add(
            faults, ADG_WARNING, "ferry_calls", place,
            ngettext_("%s ferry meets roads or ferries at more than %s places; who stays "
                      "on board waits at each of them.",
                      "%s ferries meet roads or ferries at more than %s places; who "
                      "stays on board waits at each of them.",
                      r->ways.n_long_calls),
            ADG_NUMBER(r->ways.n_long_calls, 0), ADG_NUMBER(ADG_MOST_CALLS, 0));
    if (r->n_conditional)
        adg_faults_add(faults, ADG_NOTE, "conditional", place,
                       ngettext_("%s way has rules by the hour or load (...:conditional); they "
                                 "do not count.",
                                 "%s ways have rules by the hour or load (...:conditional); they "
                                 "do not count.",
                                 r->n_conditional),
                       ADG_NUMBER(r->n_conditional, 0));
}

static adg_status make_roads(reading *r, const adg_crs *crs, adg_faults *faults, adg_error *error)
{
    const char *shown = r->builder.roads->shown;
    adg_status status = adg_osm_pieces(&r->ways, crs, &r->builder, faults, error);
    const adg_road_source *source = &r->builder.rules->source;
    if (status == ADG_OK && source->turns)
        status = adg_osm_turns_load(source->source.opened, r->profile, &r->ways, r->builder.roads,
                                    faults, error);
    if (status != ADG_OK)
        return status;
    tell(r, faults);
    if (r->n_seen > 0)
        adg_road_notes(&r->builder, faults);
    else
        adg_fault_advise(adg_faults_add(faults, ADG_ERROR, "no_roads",
                                        (adg_place){shown, NULL, NULL, -1}, "%s",
                                        _("the file has no roads: no way with a key \"highway\".")),
                         _("Was it cut to other things, such as buildings, or to an empty place?"));
    return ADG_OK;
}

adg_status adg_osm_roads_load(const adg_road_rules *rules, const adg_profile *profile,
                              const adg_crs *crs, adg_roads *roads, adg_faults *faults,
                              adg_error *error)
{
    reading r = {.profile = profile, .builder = {.rules = rules, .roads = roads}};
    const adg_osm_request request = {.path = rules->source.source.opened,
                                     .shown = rules->source.source.path,
                                     .key = adg_osm_keys,
                                     .n_keys = ADG_OSM_N_KEYS,
                                     .filter = "highway IS NOT NULL OR route = 'ferry'",
                                     .forget = forget,
                                     .take = take_way,
                                     .node_filter = "barrier IS NOT NULL",
                                     .take_node = take_node,
                                     .data = &r};
    size_t errors_before = faults->count[ADG_ERROR];
    adg_status status = adg_shapes_init(&roads->lines, error);
    if (status == ADG_OK)
        status = adg_osm_read(&request, faults, error);
    if (status == ADG_OK && faults->count[ADG_ERROR] == errors_before)
        status = make_roads(&r, crs, faults, error);
    adg_word_tally_release(&r.unknown);
    release_ways(&r.ways);
    return status;
}
