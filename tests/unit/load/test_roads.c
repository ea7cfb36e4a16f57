/* SPDX-License-Identifier: MPL-2.0 */
#include "load/roads.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/fault_list.h"
#include "support/layers.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/utm32.h"

/* Roads that were read, and what was found on the way. */
typedef struct {
    adg_roads roads;
    adg_faults faults;
} reading;

/* The usual rules: minutes or speed, class, one-way; motorways and ferries are not for stopping. */
static adg_road_rules usual_rules(void)
{
    static const char *const no_snap[] = {"motorvej", "faerge"};
    return (adg_road_rules){
        .source = {.minutes = "min", .speed = "kmh", .class = "klasse", .oneway = "ensrettet"},
        .ferries = {.class_is = "faerge",
                    .wait_min = 10,
                    .wait_cap_min = 30,
                    .mode = ADG_FERRY_SCHEDULED},
        .no_snap = no_snap,
        .n_no_snap = N_OF(no_snap)};
}

static reading *load_with(adg_road_rules rules, const char *path)
{
    reading *r = NEW(reading, 1);
    adg_crs *crs = utm32();
    adg_error error = ADG_ERROR_INIT;
    rules.source.source = (adg_source){"veje.geojson", NULL, (char *)path};
    assert_ok(adg_roads_load(&rules, crs, &r->roads, &r->faults, &error), &error);
    adg_crs_free(crs);
    return r;
}

static reading *load(const char *path)
{
    return load_with(usual_rules(), path);
}

static void done(reading *r)
{
    adg_roads_release(&r->roads);
    adg_faults_release(&r->faults);
    free(r);
}

/* The properties of one road, all fields always there. */
#define PROPERTIES(min, kmh, klasse, ensrettet)                                                    \
    "'min': " min ", 'kmh': " kmh ", 'klasse': " klasse ", 'ensrettet': " ensrettet
#define KILOMETRE "LINESTRING(0 0, 600 0, 600 400)"

/* ---- one-way words ---- */

static void assert_word(const char *word, adg_road_direction expected, bool expected_closed)
{
    adg_road_direction direction = 99;
    bool closed = !expected_closed;
    assert_true(adg_oneway_parse(word, &direction, &closed));
    assert_int_equal(direction, expected);
    assert_int_equal(closed, expected_closed);
}

TEST(one_way_words_of_openstreetmap_and_of_road_layers_are_known)
{
    static const char *const both[] = {NULL, "", "no", "false", "0", "B", "nej", "No"};
    static const char *const forward[] = {"yes", "true", "1", "F", "ja", "YES"};
    static const char *const backward[] = {"-1", "reverse", "T"};
    for (size_t i = 0; i < N_OF(both); i++)
        assert_word(both[i], ADG_ROAD_BOTH, false);
    for (size_t i = 0; i < N_OF(forward); i++)
        assert_word(forward[i], ADG_ROAD_FORWARD, false);
    for (size_t i = 0; i < N_OF(backward); i++)
        assert_word(backward[i], ADG_ROAD_BACKWARD, false);
}

TEST(roads_that_change_by_the_hour_are_closed)
{
    assert_word("reversible", ADG_ROAD_BOTH, true);
    assert_word("alternating", ADG_ROAD_BOTH, true);
}

TEST(other_words_are_not_known)
{
    adg_road_direction direction = ADG_ROAD_FORWARD;
    bool closed = true;
    assert_false(adg_oneway_parse("måske", &direction, &closed));
    assert_false(adg_oneway_parse("yes;no", &direction, &closed));
    assert_int_equal(direction, ADG_ROAD_FORWARD);
    assert_true(closed);
}

/* ---- times ---- */

TEST(minutes_come_first_then_speed_then_the_speed_of_the_class)
{
    adg_road_rules rules = usual_rules();
    char *class_name[] = {"sti"};
    double class_speed[] = {20};
    rules.speeds = (adg_number_map){class_name, class_speed, 1};
    reading *r =
        load_with(rules, LAYER("veje.geojson", {PROPERTIES("7", "60", "'vej'", "null"), KILOMETRE},
                               {PROPERTIES("null", "60", "'sti'", "null"), KILOMETRE},
                               {PROPERTIES("null", "null", "'sti'", "null"), KILOMETRE}));
    assert_no_faults(&r->faults);
    assert_exactly(r->roads.road[0].minutes, 7);
    assert_close(r->roads.road[1].minutes, 1, 1e-14, 0);
    assert_close(r->roads.road[2].minutes, 3, 1e-14, 0);
    assert_close(r->roads.road[0].length_m, 1000, 1e-14, 0);
    done(r);
}

TEST(a_length_field_counts_instead_of_the_geometry)
{
    adg_road_rules rules = usual_rules();
    rules.source.length = "laengde";
    reading *r = load_with(
        rules, LAYER("veje.geojson",
                     {PROPERTIES("null", "60", "'vej'", "null") ", 'laengde': 2500", KILOMETRE},
                     {PROPERTIES("null", "60", "'vej'", "null") ", 'laengde': null", KILOMETRE}));
    assert_no_faults(&r->faults);
    assert_close(r->roads.road[0].minutes, 2.5, 1e-14, 0);
    assert_close(r->roads.road[1].minutes, 1, 1e-14, 0);
    assert_close(r->roads.road[0].length_m, 1000, 1e-14, 0);
    done(r);
}

TEST(the_lines_of_one_feature_share_its_minutes_by_length)
{
    reading *r = load(
        LAYER("veje.geojson", {PROPERTIES("8", "null", "'vej'", "'F'"),
                               "MULTILINESTRING((0 0, 300 0), (300 0, 300 100), (9 9, 9 9))"}));
    assert_no_faults(&r->faults);
    assert_int_equal(r->roads.n, 2);
    assert_close(r->roads.road[0].minutes, 6, 1e-14, 0);
    assert_close(r->roads.road[1].minutes, 2, 1e-14, 0);
    assert_int_equal(r->roads.road[1].direction, ADG_ROAD_FORWARD);
    assert_int_equal(r->roads.road[1].row, 0);
    assert_says(fault_of(&r->faults, "zero_length")->message, "1 road piece");
    done(r);
}

TEST(direction_class_and_stops_are_kept)
{
    reading *r = load(LAYER("veje.geojson", {PROPERTIES("1", "null", "'vej'", "'-1'"), KILOMETRE},
                            {PROPERTIES("1", "null", "'Motorvej'", "'yes'"), KILOMETRE},
                            {PROPERTIES("1", "null", "null", "null"), KILOMETRE},
                            {PROPERTIES("1", "null", "'vej'", "'no'"), KILOMETRE}));
    const adg_road *road = r->roads.road;
    assert_no_faults(&r->faults);
    assert_int_equal(road[0].direction, ADG_ROAD_BACKWARD);
    assert_int_equal(road[1].direction, ADG_ROAD_FORWARD);
    assert_int_equal(road[2].direction, ADG_ROAD_BOTH);
    assert_true(road[0].may_stop);
    assert_false(road[1].may_stop);
    assert_true(road[2].may_stop);
    assert_int_equal(road[2].class_index, ADG_NONE);
    assert_int_equal(road[3].class_index, road[0].class_index);
    assert_string_equal(r->roads.class_name[road[1].class_index], "Motorvej");
    done(r);
}

/* ---- ferries ---- */

static double ferry_minutes(adg_ferry_mode mode, const char *min, const char *headway)
{
    adg_road_rules rules = usual_rules();
    rules.ferries.mode = mode;
    rules.source.headway = "afgang_min";
    char properties[256];
    snprintf(properties, sizeof properties,
             "'min': %s, 'kmh': null, 'klasse': 'faerge', 'ensrettet': null, 'afgang_min': %s, "
             "'text': 'x'",
             min, headway);
    reading *r =
        load_with(rules,
                  LAYER("veje.geojson", {properties, KILOMETRE},
                        {"'min': 1, 'kmh': 1, 'klasse': 'vej', 'afgang_min': 1", KILOMETRE}));
    assert_no_faults(&r->faults);
    double minutes = r->roads.road[0].ferry ? r->roads.road[0].minutes : NAN;
    done(r);
    return minutes;
}

TEST(a_ferry_waits_half_the_time_between_departures_and_boards)
{
    assert_close(ferry_minutes(ADG_FERRY_SCHEDULED, "20", "40"), 20 + 20 + 10, 1e-14, 0);
}

TEST(the_wait_for_a_ferry_has_a_cap)
{
    assert_close(ferry_minutes(ADG_FERRY_SCHEDULED, "20", "180"), 20 + 30 + 10, 1e-14, 0);
}

TEST(without_a_timetable_a_ferry_only_boards)
{
    assert_close(ferry_minutes(ADG_FERRY_SCHEDULED, "20", "null"), 20 + 10, 1e-14, 0);
}

TEST(crossing_only_does_not_wait)
{
    assert_close(ferry_minutes(ADG_FERRY_CROSSING_ONLY, "20", "40"), 20, 1e-14, 0);
}

TEST(a_ferry_without_minutes_sails_at_fifteen_kilometres_an_hour)
{
    assert_close(ferry_minutes(ADG_FERRY_CROSSING_ONLY, "null", "40"), 4, 1e-14, 0);
}

TEST(ferries_can_be_switched_off)
{
    adg_road_rules rules = usual_rules();
    rules.ferries.mode = ADG_FERRY_OFF;
    reading *r = load_with(rules, LAYER("veje.geojson",
                                        {PROPERTIES("9", "null", "'Faerge'", "null"), KILOMETRE},
                                        {PROPERTIES("1", "null", "'vej'", "null"), KILOMETRE}));
    assert_int_equal(r->roads.n, 1);
    assert_int_equal(r->roads.n_ferries_off, 1);
    assert_int_equal(fault_of(&r->faults, "ferries_off")->severity, ADG_NOTE);
    done(r);
}

/* ---- closed roads ---- */

TEST(closed_roads_are_left_out_and_counted)
{
    adg_road_rules rules = usual_rules();
    rules.source.access = "adgang";
    reading *r = load_with(
        rules,
        LAYER("veje.geojson",
              {PROPERTIES("1", "null", "'vej'", "null") ", 'adgang': 'private'", KILOMETRE},
              {PROPERTIES("1", "null", "'vej'", "'reversible'") ", 'adgang': null", KILOMETRE},
              {PROPERTIES("1", "null", "'vej'", "null") ", 'adgang': 'destination'", KILOMETRE}));
    assert_int_equal(r->roads.n, 1);
    assert_int_equal(r->roads.road[0].row, 2);
    assert_int_equal(r->roads.n_closed, 2);
    assert_says(fault_of(&r->faults, "closed_roads")->message, "2 roads");
    done(r);
}

TEST(access_words_close_or_not)
{
    assert_true(adg_access_is_closed("no"));
    assert_true(adg_access_is_closed("Private"));
    assert_true(adg_access_is_closed("privat"));
    assert_false(adg_access_is_closed("destination"));
    assert_false(adg_access_is_closed("yes"));
    assert_false(adg_access_is_closed(NULL));
}

/* ---- what may be wrong ---- */

static void assert_wrong(const char *properties, const char *code, const char *field)
{
    reading *r = load(LAYER("veje.geojson", {PROPERTIES("1", "1", "'vej'", "'F'"), KILOMETRE},
                            {properties, "LINESTRING(500000 6100000, 500100 6100000)"}));
    const adg_fault *fault = fault_of(&r->faults, code);
    assert_int_equal(fault->severity, ADG_ERROR);
    assert_int_equal(fault->row, 1);
    if (field)
        assert_string_equal(fault->field, field);
    assert_all_exactly(fault->xy, ((const double[]){500000, 6100000}), 2);
    done(r);
}

TEST(speeds_and_times_that_cannot_be_are_named_with_row_and_place)
{
    assert_wrong(PROPERTIES("null", "0", "'vej'", "null"), "bad_speed", "kmh");
    assert_wrong(PROPERTIES("null", "-50", "'vej'", "null"), "bad_speed", "kmh");
    assert_wrong(PROPERTIES("-1", "50", "'vej'", "null"), "bad_minutes", "min");
    assert_wrong(PROPERTIES("null", "null", "'vej'", "null"), "no_speed", NULL);
    assert_wrong(PROPERTIES("null", "null", "null", "null"), "no_speed", NULL);
    assert_wrong(PROPERTIES("1", "50", "'vej'", "'måske'"), "bad_oneway", "ensrettet");
}

TEST(every_wrong_road_is_named_and_the_others_are_read)
{
    reading *r = load(LAYER("veje.geojson", {PROPERTIES("null", "0", "'vej'", "null"), KILOMETRE},
                            {PROPERTIES("1", "1", "'vej'", "null"), KILOMETRE},
                            {PROPERTIES("null", "-1", "'vej'", "null"), KILOMETRE}));
    assert_int_equal(faults_of(&r->faults, "bad_speed"), 2);
    assert_int_equal(r->roads.n, 1);
    done(r);
}

TEST(a_layer_of_which_nothing_is_left_is_refused)
{
    reading *r = load(LAYER("veje.geojson", {PROPERTIES("1", "1", "'vej'", "'reversible'"),
                                             "LINESTRING(0 0, 1 1)"}));
    fault_of(&r->faults, "no_roads");
    done(r);
}

TEST(openstreetmap_without_a_profile_is_refused_and_profiles_are_named)
{
    adg_road_rules rules = usual_rules();
    adg_crs *crs = utm32();
    adg_roads roads;
    adg_faults faults = {0};
    adg_error error = ADG_ERROR_INIT;
    rules.source.source = (adg_source){"denmark.osm.pbf", NULL, "denmark.osm.pbf"};
    assert_ok(adg_roads_load(&rules, crs, &roads, &faults, &error), &error);
    assert_says(fault_of(&faults, "no_profile")->advice, "profile: car");
    adg_roads_release(&roads);
    adg_faults_release(&faults);
    adg_crs_free(crs);
}

/* ---- a line layer with a profile ---- */

TEST(a_profile_gives_the_speed_of_a_class_that_has_none)
{
    adg_road_rules rules = usual_rules();
    rules.source.profile = "car";
    char *class_name[] = {"tertiary"};
    double class_speed[] = {20};
    rules.speeds = (adg_number_map){class_name, class_speed, 1};
    reading *r = load_with(
        rules, LAYER("veje.geojson", {PROPERTIES("null", "null", "'primary'", "null"), KILOMETRE},
                     {PROPERTIES("null", "30", "'primary'", "null"), KILOMETRE},
                     {PROPERTIES("null", "null", "'tertiary'", "null"), KILOMETRE},
                     {PROPERTIES("null", "null", "'footway'", "null"), KILOMETRE},
                     {PROPERTIES("null", "null", "'primary'", "'F'"), KILOMETRE}));
    assert_no_faults(&r->faults);
    assert_int_equal(r->roads.n, 4);
    assert_int_equal(r->roads.n_closed, 1);
    assert_close(r->roads.road[0].minutes, 60.0 / 68, 1e-13, 0);
    assert_close(r->roads.road[1].minutes, 2, 1e-13, 0);
    assert_close(r->roads.road[2].minutes, 3, 1e-13, 0);
    assert_int_equal(r->roads.road[3].direction, ADG_ROAD_FORWARD);
    done(r);
}

TEST(who_walks_does_not_care_for_one_way_signs)
{
    adg_road_rules rules = usual_rules();
    rules.source.profile = "walk";
    reading *r =
        load_with(rules,
                  LAYER("veje.geojson", {PROPERTIES("null", "null", "'primary'", "'F'"), KILOMETRE},
                        {PROPERTIES("null", "null", "'steps'", "'reversible'"), KILOMETRE}));
    assert_no_faults(&r->faults);
    assert_int_equal(r->roads.road[0].direction, ADG_ROAD_BOTH);
    assert_close(r->roads.road[0].minutes, 12, 1e-13, 0);
    assert_close(r->roads.road[1].minutes, 20, 1e-13, 0);
    done(r);
}

TEST(danish_classes_are_known_and_some_are_one_way)
{
    adg_road_rules rules = usual_rules();
    rules.source.profile = "car";
    reading *r = load_with(
        rules, LAYER("veje.geojson", {PROPERTIES("null", "null", "'Motorvej'", "null"), KILOMETRE},
                     {PROPERTIES("null", "null", "'HOVEDVEJ'", "'T'"), KILOMETRE},
                     {PROPERTIES("null", "null", "'cykelsti'", "null"), KILOMETRE},
                     {PROPERTIES("null", "null", "'motorway'", "null"), KILOMETRE}));
    assert_no_faults(&r->faults);
    assert_int_equal(r->roads.n, 3);
    assert_close(r->roads.road[0].minutes, 60.0 / 117, 1e-13, 0);
    assert_int_equal(r->roads.road[0].direction, ADG_ROAD_BOTH);
    assert_close(r->roads.road[1].minutes, 60.0 / 68, 1e-13, 0);
    assert_int_equal(r->roads.road[2].direction, ADG_ROAD_FORWARD);
    done(r);
}

TEST(the_access_words_of_the_profile_count)
{
    adg_road_rules rules = usual_rules();
    rules.source.profile = "car";
    rules.source.access = "adgang";
    reading *r = load_with(
        rules,
        LAYER("veje.geojson",
              {PROPERTIES("1", "null", "'gade'", "null") ", 'adgang': 'agricultural'", KILOMETRE},
              {PROPERTIES("2", "null", "'gade'", "null") ", 'adgang': 'forbudt'", KILOMETRE},
              {PROPERTIES("3", "null", "'pedestrian'", "null") ", 'adgang': null", KILOMETRE},
              {PROPERTIES("4", "null", "'pedestrian'", "null") ", 'adgang': 'permit'", KILOMETRE}));
    assert_int_equal(r->roads.n, 1);
    assert_int_equal(r->roads.n_closed, 3);
    assert_close(r->roads.road[0].minutes, 4, 1e-13, 0);
    done(r);
}

TEST(a_class_the_profile_does_not_know_needs_a_speed)
{
    adg_road_rules rules = usual_rules();
    rules.source.profile = "car";
    reading *r = load_with(rules, LAYER("veje.geojson",
                                        {PROPERTIES("null", "null", "'vej'", "null"), KILOMETRE}));
    assert_says(fault_of(&r->faults, "no_speed")->message, "class vej");
    done(r);
}

RUN_WITH(
    scratch_open, scratch_close, T(one_way_words_of_openstreetmap_and_of_road_layers_are_known),
    T(roads_that_change_by_the_hour_are_closed), T(other_words_are_not_known),
    T(minutes_come_first_then_speed_then_the_speed_of_the_class),
    T(a_length_field_counts_instead_of_the_geometry),
    T(the_lines_of_one_feature_share_its_minutes_by_length), T(direction_class_and_stops_are_kept),
    T(a_ferry_waits_half_the_time_between_departures_and_boards), T(the_wait_for_a_ferry_has_a_cap),
    T(without_a_timetable_a_ferry_only_boards), T(crossing_only_does_not_wait),
    T(a_ferry_without_minutes_sails_at_fifteen_kilometres_an_hour), T(ferries_can_be_switched_off),
    T(closed_roads_are_left_out_and_counted), T(access_words_close_or_not),
    T(speeds_and_times_that_cannot_be_are_named_with_row_and_place),
    T(every_wrong_road_is_named_and_the_others_are_read),
    T(a_layer_of_which_nothing_is_left_is_refused),
    T(openstreetmap_without_a_profile_is_refused_and_profiles_are_named),
    T(a_profile_gives_the_speed_of_a_class_that_has_none),
    T(who_walks_does_not_care_for_one_way_signs), T(danish_classes_are_known_and_some_are_one_way),
    T(the_access_words_of_the_profile_count), T(a_class_the_profile_does_not_know_needs_a_speed))
