/* SPDX-License-Identifier: MPL-2.0 */
#include "load/road_layer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"
#include "geo/vector_reader.h"
#include "load/osm_access.h"
#include "load/osm_speed.h"
#include "load/road_building.h"

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
    const adg_profile *profile; /* NULL: none */
    const adg_layer_request *request;
    const adg_layer *layer;
    adg_road_builder builder;
    adg_faults *faults;
} reading;

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

/* What the profile has for a class; NULL without one. */
static const adg_road_kind *kind_of(const adg_profile *profile, const char *class_name)
{
    if (!profile || !class_name)
        return NULL;
    const adg_profile_class *class = adg_profile_class_nocase(profile, class_name);
    if (class)
        return class->is;
    return adg_profile_is_other_class_nocase(profile, class_name) ? NULL : profile->unknown_is;
}

/* Whether a road is closed to this way of travelling, by its class or by its access word. Words the profile
 * does not have mean what they mean without one. */
static bool is_closed(const adg_profile *profile, const char *class_name, const char *access)
{
    adg_access_verdict verdict =
        profile && access ? adg_access_of(profile, access) : ADG_ACCESS_SILENT;
    if (verdict == ADG_ACCESS_CLOSED ||
        (verdict == ADG_ACCESS_SILENT && adg_access_is_closed(access)))
        return true;
    if (!profile)
        return false;
    const adg_profile_class *class = adg_profile_class_nocase(profile, class_name);
    return class ? class->only_if_open && verdict == ADG_ACCESS_SILENT
                 : adg_profile_is_other_class_nocase(profile, class_name);
}

/* Where nothing is said: both ways, but for classes that are one-way by nature. */
static void imply_direction(const adg_profile *profile, const char *class_name, const char *oneway,
                            adg_road_direction *direction)
{
    const adg_profile_class *class = profile ? adg_profile_class_nocase(profile, class_name) : NULL;
    if (class && class->oneway && oneway && oneway[0] == '\0')
        *direction = ADG_ROAD_FORWARD;
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
    /* As on a way of OpenStreetMap that has no other key. */
    static const char *const no_tag[ADG_OSM_N_KEYS];
    const adg_profile_class *class =
        r->profile ? adg_profile_class_nocase(r->profile, class_name) : NULL;
    if (class)
        return adg_osm_speed(r->profile, class, no_tag, ADG_OSM_MAXSPEED, NULL);
    const adg_road_kind *kind = kind_of(r->profile, class_name);
    if (kind)
        return adg_road_kind_speed(kind, NAN);
    if (ferry)
        return r->profile ? r->profile->ferry_kmh : FERRY_KMH;
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

/* ---- pieces ---- */

static bool copy_line(const adg_shapes *from, size_t part, adg_shapes *to)
{
    bool ok = adg_shapes_begin_feature(to) && adg_shapes_begin_part(to, false);
    for (size_t k = from->first_point[part]; ok && k < from->first_point[part + 1]; k++)
        ok = adg_shapes_add_point(to, from->xy[2 * k], from->xy[2 * k + 1]);
    return ok;
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
            r->builder.n_zero_length++;
            continue;
        }
        road.minutes = whole->minutes * (road.length_m / total_m);
        ok = copy_line(shapes, p, &r->builder.roads->lines) &&
             adg_road_add(&r->builder, &road, name);
    }
    return ok;
}

/* The default name stands for the other usual ones too, as in no_snap. */
static bool is_ferry(const char *class_is, const char *class_name)
{
    static const char *const usual[] = {"færge", "ferry"};
    if (!class_name || !class_is)
        return false;
    bool ferry = adg_text_equal_nocase(class_name, class_is);
    for (size_t i = 0; strcmp(class_is, "faerge") == 0 && i < sizeof usual / sizeof *usual; i++)
        ferry = ferry || adg_text_equal_nocase(class_name, usual[i]);
    return ferry;
}

static bool take_feature(reading *r, size_t feature)
{
    const adg_column *column = r->layer->table.column;
    const char *class_name = column[CLASS].text[feature];
    bool ferry = is_ferry(r->rules->ferries.class_is, class_name);
    bool closed = false;
    adg_road road = {.ferry = ferry, .row = r->layer->row[feature]};
    if (!adg_oneway_parse(column[ONEWAY].text[feature], &road.direction, &closed)) {
        char message[256];
        snprintf(message, sizeof message, _("\"%s\" is not a one-way word."),
                 column[ONEWAY].text[feature]);
        adg_fault_advise(row_fault(r, feature, "bad_oneway", r->rules->source.oneway, message),
                         _("Use yes, -1, no (as in OpenStreetMap) or F, T, B."));
        return true;
    }
    if (r->rules->source.oneway)
        imply_direction(r->profile, class_name,
                        column[ONEWAY].text[feature] ? column[ONEWAY].text[feature] : "",
                        &road.direction);
    /* Who does not care for one-way signs goes both ways. */
    if (r->profile && r->profile->oneway_count == 0) {
        road.direction = ADG_ROAD_BOTH;
        closed = false;
    }
    const char *access = column[ACCESS].text[feature];
    if (closed || is_closed(r->profile, class_name, access)) {
        r->builder.roads->n_closed++;
        return true;
    }
    if (ferry && r->rules->ferries.mode == ADG_FERRY_OFF) {
        r->builder.roads->n_ferries_off++;
        return true;
    }
    double total_m = feature_length(&r->layer->shapes, feature);
    bool ok = adg_road_class_number(r->builder.roads, class_name, &road.class_index);
    road.may_stop = adg_road_may_stop(r->rules, class_name);
    road.minutes = minutes_of(r, feature, total_m, class_name, ferry);
    if (r->profile && access && !isnan(road.minutes) &&
        adg_access_of(r->profile, access) == ADG_ACCESS_ON_FOOT)
        road.minutes = fmax(road.minutes, 60 * total_m / (1000 * r->profile->walk_kmh));
    if (ferry)
        road.minutes += adg_ferry_waiting(r->rules, column[HEADWAY].number[feature]);
    return ok && (isnan(road.minutes) || add_feature(r, feature, &road, total_m));
}

static adg_status take_layer(reading *r, adg_error *error)
{
    adg_status status = adg_shapes_init(&r->builder.roads->lines, error);
    for (size_t f = 0; status == ADG_OK && f < r->layer->table.n_rows; f++)
        if (!take_feature(r, f))
            status = adg_fail_memory(error);
    if (status == ADG_OK)
        adg_road_notes(&r->builder, r->faults);
    if (status == ADG_OK && r->rules->source.turns)
        adg_faults_add(r->faults, ADG_WARNING, "no_turns",
                       (adg_place){r->builder.roads->shown, r->request->layer, NULL, -1}, "%s",
                       _("turn restrictions are read from OpenStreetMap only; \"turns\" does "
                         "nothing here."));
    return status;
}

adg_status adg_road_layer_load(const adg_road_rules *rules, const adg_profile *profile,
                               const adg_crs *crs, adg_roads *roads, adg_faults *faults,
                               adg_error *error)
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
    adg_layer layer;
    size_t errors_before = faults->count[ADG_ERROR];
    adg_status status = adg_vector_read(&request, &layer, faults, error);
    if (status != ADG_OK)
        return status;
    reading r = {rules, profile, &request, &layer, {.rules = rules, .roads = roads}, faults};
    if (faults->count[ADG_ERROR] == errors_before)
        status = take_layer(&r, error);
    adg_layer_release(&layer);
    return status;
}
