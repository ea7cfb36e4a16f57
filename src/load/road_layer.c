/* SPDX-License-Identifier: MPL-2.0 */
#include "load/roads.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "geo/vector_reader.h"

enum {
    MINUTES,
    SPEED,
    LENGTH,
    HEADWAY,
    CLASS,
    ONEWAY,
    ACCESS,
    NAME,
    N_FIELDS
};

/* Source of the ferry default: methods 1.6. */
static const double FERRY_KMH = 15;

typedef struct {
    const adg_road_rules *rules;
    const adg_layer_request *request;
    const adg_layer *layer;
    adg_roads *roads;
    adg_faults *faults;
    size_t capacity;
    size_t n_zero_length;
} reading;

/* ---- classes ---- */

static uint32_t class_number(adg_roads *roads, const char *name, bool *ok)
{
    if (!name)
        return ADG_NONE;
    for (size_t c = 0; c < roads->n_classes; c++)
        if (strcmp(roads->class_name[c], name) == 0)
            return (uint32_t)c;
    char **grown = realloc(roads->class_name, (roads->n_classes + 1) * sizeof *grown);
    if (grown) {
        roads->class_name = grown;
        grown[roads->n_classes] = adg_strdup(name);
    }
    *ok = grown && grown[roads->n_classes];
    return *ok ? (uint32_t)roads->n_classes++ : ADG_NONE;
}

static bool may_stop_on(const adg_road_rules *rules, const char *class_name)
{
    for (size_t i = 0; class_name && i < rules->n_no_snap; i++)
        if (adg_text_equal_nocase(rules->no_snap[i], class_name))
            return false;
    return true;
}

/* ---- time ---- */

static adg_fault *row_fault(reading *r, size_t feature, const char *code, const char *field,
                            const char *message)
{
    const adg_shapes *shapes = &r->layer->shapes;
    adg_fault *fault =
        adg_faults_add(r->faults, ADG_ERROR, code,
                       adg_layer_place(r->request, r->layer, feature, field), "%s", message);
    const double *xy = shapes->xy + 2 * shapes->first_point[shapes->first_part[feature]];
    adg_fault_at(fault, xy[0], xy[1]);
    return fault;
}

/* The speed of a road in km/h; NaN, with a fault, when there is none that can be used. */
static double speed_of(reading *r, size_t feature, const char *class_name, bool ferry)
{
    double speed = r->layer->table.column[SPEED].number[feature];
    char message[256];
    if (!isnan(speed)) {
        if (speed > 0 && isfinite(speed))
            return speed;
        snprintf(message, sizeof message, _("the speed is %g km/h."), speed);
        adg_fault_advise(row_fault(r, feature, "bad_speed", r->rules->source.speed, message),
                         _("A speed must be above 0; close a road with its access field."));
        return NAN;
    }
    for (size_t i = 0; class_name && i < r->rules->speeds.n; i++)
        if (adg_text_equal(r->rules->speeds.name[i], class_name))
            return r->rules->speeds.value[i];
    if (ferry)
        return FERRY_KMH;
    snprintf(message, sizeof message, _("the road (class %s) has neither minutes nor a speed."),
             class_name ? class_name : "-");
    adg_fault_advise(row_fault(r, feature, "no_speed", NULL, message),
                     _("Fill in its speed or minutes, or give its class a speed under "
                       "travel.speeds."));
    return NAN;
}

/* Minutes of a whole feature of geometric length geometry_m; NaN with a fault when unknown. */
static double minutes_of(reading *r, size_t feature, double geometry_m, const char *class_name,
                         bool ferry)
{
    const adg_column *column = r->layer->table.column;
    double minutes = column[MINUTES].number[feature];
    double length = column[LENGTH].number[feature];
    if (!isnan(minutes)) {
        if (minutes >= 0 && isfinite(minutes))
            return minutes;
        row_fault(r, feature, "bad_minutes", r->rules->source.minutes,
                  _("the travel time is negative or infinite."));
        return NAN;
    }
    if (isnan(length))
        length = geometry_m;
    if (length < 0 || !isfinite(length)) {
        row_fault(r, feature, "bad_length", r->rules->source.length,
                  _("the length is negative or infinite."));
        return NAN;
    }
    return 60 * length / (1000 * speed_of(r, feature, class_name, ferry));
}

/* What a ferry adds to its crossing: half the time between departures, capped, and boarding. */
static double waiting_of(const adg_road_rules *rules, double headway)
{
    if (rules->ferries.mode != ADG_FERRY_SCHEDULED)
        return 0;
    double half = isnan(headway) || headway < 0 ? 0 : headway / 2;
    return fmin(half, rules->ferries.wait_cap_min) + rules->ferries.wait_min;
}

/* ---- pieces ---- */

static bool copy_line(const adg_shapes *from, size_t part, adg_shapes *to)
{
    bool ok = adg_shapes_begin_feature(to) && adg_shapes_begin_part(to, false);
    for (size_t k = from->first_point[part]; ok && k < from->first_point[part + 1]; k++)
        ok = adg_shapes_add_point(to, from->xy[2 * k], from->xy[2 * k + 1]);
    return ok;
}

static bool add_piece(reading *r, size_t part, const adg_road *road, const char *name)
{
    adg_roads *roads = r->roads;
    if (roads->n == r->capacity) {
        size_t capacity = r->capacity;
        adg_road *grown = adg_grow_array(roads->road, roads->n, &capacity, sizeof *grown);
        if (!grown)
            return false;
        roads->road = grown;
        char **names = realloc(roads->name, capacity * sizeof *names);
        if (!names)
            return false;
        roads->name = names;
        r->capacity = capacity;
    }
    char *copy = adg_strdup(name);
    if (!copy_line(&r->layer->shapes, part, &roads->lines) || (name && !copy)) {
        free(copy);
        return false;
    }
    roads->road[roads->n] = *road;
    roads->name[roads->n++] = copy;
    return true;
}

static double feature_length(const adg_shapes *shapes, size_t feature)
{
    double length = 0;
    for (size_t p = shapes->first_part[feature]; p < shapes->first_part[feature + 1]; p++)
        length += adg_shapes_part_length(shapes, p);
    return length;
}

/* Every line of the feature becomes a piece with its share of the time. false = no memory. */
static bool add_feature(reading *r, size_t feature, const adg_road *whole, double total_m)
{
    const adg_shapes *shapes = &r->layer->shapes;
    const char *name = r->layer->table.column[NAME].text[feature];
    bool ok = true;
    for (size_t p = shapes->first_part[feature]; ok && p < shapes->first_part[feature + 1]; p++) {
        adg_road road = *whole;
        road.length_m = adg_shapes_part_length(shapes, p);
        if (!(road.length_m > 0)) {
            r->n_zero_length++;
            continue;
        }
        road.minutes = whole->minutes * (road.length_m / total_m);
        ok = add_piece(r, p, &road, name);
    }
    return ok;
}

static bool take_feature(reading *r, size_t feature)
{
    const adg_column *column = r->layer->table.column;
    const char *class_name = column[CLASS].text[feature];
    bool ferry = adg_text_equal_nocase(class_name, r->rules->ferries.class_is) && class_name;
    bool closed = false, ok = true;
    adg_road road = {.ferry = ferry, .row = r->layer->row[feature]};
    if (!adg_oneway_parse(column[ONEWAY].text[feature], &road.direction, &closed)) {
        char message[256];
        snprintf(message, sizeof message, _("\"%s\" is not a one-way word."),
                 column[ONEWAY].text[feature]);
        adg_fault_advise(row_fault(r, feature, "bad_oneway", r->rules->source.oneway, message),
                         _("Use yes, -1, no (as in OpenStreetMap) or F, T, B."));
        return true;
    }
    if (closed || adg_access_is_closed(column[ACCESS].text[feature])) {
        r->roads->n_closed++;
        return true;
    }
    if (ferry && r->rules->ferries.mode == ADG_FERRY_OFF) {
        r->roads->n_ferries_off++;
        return true;
    }
    double total_m = feature_length(&r->layer->shapes, feature);
    road.class_index = class_number(r->roads, class_name, &ok);
    road.may_stop = may_stop_on(r->rules, class_name);
    road.minutes = minutes_of(r, feature, total_m, class_name, ferry);
    if (ferry)
        road.minutes += waiting_of(r->rules, column[HEADWAY].number[feature]);
    return ok && (isnan(road.minutes) || add_feature(r, feature, &road, total_m));
}

static void note_left_out(reading *r)
{
    adg_place place = {r->roads->shown, r->request->layer, NULL, -1};
    if (r->n_zero_length)
        adg_faults_add(r->faults, ADG_NOTE, "zero_length", place,
                       ngettext_("%s road piece has no length and is left out.",
                                 "%s road pieces have no length and are left out.",
                                 r->n_zero_length),
                       ADG_NUMBER(r->n_zero_length, 0));
    if (r->roads->n_closed)
        adg_faults_add(r->faults, ADG_NOTE, "closed_roads", place,
                       ngettext_("%s road is closed to traffic and is left out.",
                                 "%s roads are closed to traffic and are left out.",
                                 r->roads->n_closed),
                       ADG_NUMBER(r->roads->n_closed, 0));
    if (r->roads->n_ferries_off)
        adg_faults_add(r->faults, ADG_NOTE, "ferries_off", place,
                       ngettext_("%s ferry is left out: travel.ferries.mode is off.",
                                 "%s ferries are left out: travel.ferries.mode is off.",
                                 r->roads->n_ferries_off),
                       ADG_NUMBER(r->roads->n_ferries_off, 0));
    if (r->roads->n == 0)
        adg_faults_add(r->faults, ADG_ERROR, "no_roads", place, "%s",
                       _("no road is left that may be driven."));
}

static bool is_openstreetmap(const char *path)
{
    static const char *const endings[] = {".osm", ".osm.bz2", ".osm.pbf", ".pbf"};
    size_t n = strlen(path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t m = strlen(endings[i]);
        if (n > m && adg_text_equal_nocase(path + n - m, endings[i]))
            return true;
    }
    return false;
}

static adg_status take_layer(reading *r, adg_error *error)
{
    adg_status status = adg_shapes_init(&r->roads->lines, error);
    for (size_t f = 0; status == ADG_OK && f < r->layer->table.n_rows; f++)
        if (!take_feature(r, f))
            status = adg_fail_memory(error);
    if (status == ADG_OK)
        note_left_out(r);
    return status;
}

adg_status adg_roads_load(const adg_road_rules *rules, const adg_crs *crs, adg_roads *roads,
                          adg_faults *faults, adg_error *error)
{
    const adg_road_source *source = &rules->source;
    const adg_field_request fields[N_FIELDS] = {{source->minutes, false}, {source->speed, false},
                                                {source->length, false},  {source->headway, false},
                                                {source->class, true},    {source->oneway, true},
                                                {source->access, true},   {source->name, true}};
    const adg_layer_request request = {.path = source->source.opened,
                                       .shown = source->source.path,
                                       .layer = source->source.layer,
                                       .geometry = ADG_GEOMETRY_LINE,
                                       .fields = fields,
                                       .n_fields = N_FIELDS,
                                       .target = crs};
    *roads = (adg_roads){.shown = adg_strdup(source->source.path),
                         .ferry_wait_min = waiting_of(rules, NAN)};
    if (!roads->shown)
        return adg_fail_memory(error);
    if (source->profile || is_openstreetmap(source->source.path)) {
        adg_faults_add(faults, ADG_ERROR, "openstreetmap",
                       (adg_place){source->source.path, NULL, NULL, -1}, "%s",
                       _("this version does not read OpenStreetMap files and profiles yet; export "
                         "the roads as lines with a speed field (QGIS: QuickOSM)."));
        return ADG_OK;
    }
    adg_layer layer;
    size_t errors_before = faults->count[ADG_ERROR];
    adg_status status = adg_vector_read(&request, &layer, faults, error);
    if (status == ADG_OK) {
        reading r = {rules, &request, &layer, roads, faults, 0, 0};
        if (faults->count[ADG_ERROR] == errors_before)
            status = take_layer(&r, error);
        adg_layer_release(&layer);
    }
    if (status != ADG_OK)
        adg_roads_release(roads);
    return status;
}

void adg_roads_release(adg_roads *roads)
{
    for (size_t r = 0; roads->name && r < roads->n; r++)
        free(roads->name[r]);
    for (size_t c = 0; c < roads->n_classes; c++)
        free(roads->class_name[c]);
    free(roads->name);
    free(roads->class_name);
    free(roads->road);
    free(roads->shown);
    adg_shapes_release(&roads->lines);
    *roads = (adg_roads){0};
}
