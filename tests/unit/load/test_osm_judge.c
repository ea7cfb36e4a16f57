/* SPDX-License-Identifier: MPL-2.0 */
#include "load/osm_judge.h"

#include <math.h>

#include "support/profiles.h"
#include "support/test.h"

/* ---- who may ---- */

typedef struct {
    const char *tags;
    adg_way_use car, bicycle, walk;
} use_case;

#define OTHER ADG_WAY_OTHER
#define CLOSED ADG_WAY_CLOSED
#define ROAD ADG_WAY_ROAD
#define FERRY ADG_WAY_FERRY

TEST(a_way_is_open_by_its_class_and_its_most_special_access_key)
{
    static const use_case cases[] = {
        {"highway=residential", ROAD, ROAD, ROAD},
        {"highway=motorway", ROAD, OTHER, OTHER},
        {"highway=trunk", ROAD, ROAD, ROAD},
        {"highway=trunk, motorroad=yes", ROAD, CLOSED, CLOSED},
        {"highway=footway", OTHER, CLOSED, ROAD},
        {"highway=footway, bicycle=yes", OTHER, ROAD, ROAD},
        {"highway=footway, bicycle=no", OTHER, CLOSED, ROAD},
        {"highway=cycleway", OTHER, ROAD, ROAD},
        {"highway=steps", OTHER, OTHER, ROAD},
        {"highway=pedestrian", CLOSED, ROAD, ROAD},
        {"highway=pedestrian, motor_vehicle=destination", ROAD, ROAD, ROAD},
        /* The general key opens nothing that is closed by its class. */
        {"highway=pedestrian, access=yes", CLOSED, ROAD, ROAD},
        {"highway=construction", OTHER, OTHER, OTHER},
        {"highway=residential, access=no", CLOSED, CLOSED, CLOSED},
        {"highway=residential, access=private", CLOSED, CLOSED, CLOSED},
        {"highway=residential, access=destination", ROAD, ROAD, ROAD},
        {"highway=residential, access=no, foot=yes", CLOSED, CLOSED, ROAD},
        {"highway=residential, access=no, vehicle=yes", ROAD, ROAD, CLOSED},
        {"highway=residential, vehicle=no", CLOSED, CLOSED, ROAD},
        {"highway=residential, vehicle=no, bicycle=yes", CLOSED, ROAD, ROAD},
        {"highway=residential, motor_vehicle=no", CLOSED, ROAD, ROAD},
        {"highway=residential, motor_vehicle=no, motorcar=yes", ROAD, ROAD, ROAD},
        {"highway=residential, motorcar=private", CLOSED, ROAD, ROAD},
        {"highway=track, motor_vehicle=agricultural;forestry", CLOSED, ROAD, ROAD},
        {"highway=track, motor_vehicle=agricultural;destination", ROAD, ROAD, ROAD},
        {"highway=primary, bicycle=use_sidepath, foot=use_sidepath", ROAD, ROAD, ROAD},
        {"route=ferry", FERRY, FERRY, FERRY},
        {"route=ferry, motor_vehicle=no", CLOSED, FERRY, FERRY},
        {"route=ferry, foot=no", FERRY, FERRY, CLOSED},
        {"route=ferry, highway=primary", FERRY, FERRY, FERRY},
        {"route=bus, highway=primary", ROAD, ROAD, ROAD},
        {"name=A name alone", OTHER, OTHER, OTHER},
    };
    static const char *const names[] = {"car", "bicycle", "walk"};
    for (size_t p = 0; p < N_OF(names); p++) {
        adg_profile *profile = profile_of(names[p]);
        for (size_t i = 0; i < N_OF(cases); i++) {
            const adg_way_use expected[] = {cases[i].car, cases[i].bicycle, cases[i].walk};
            adg_way_use use = judge(profile, cases[i].tags, NULL).use;
            if (use != expected[p])
                print_error("%s: %s\n", names[p], cases[i].tags);
            assert_int_equal(use, expected[p]);
        }
        adg_profile_free(profile);
    }
}

/* ---- directions ---- */

typedef struct {
    const char *tags;
    int car, bicycle, walk; /* an adg_road_direction, or NONE */
} direction_case;

enum {
    NONE = 9
};

TEST(one_way_signs_count_as_the_profile_says)
{
    static const direction_case cases[] = {
        {"highway=residential", ADG_ROAD_BOTH, ADG_ROAD_BOTH, ADG_ROAD_BOTH},
        {"highway=residential, oneway=yes", ADG_ROAD_FORWARD, ADG_ROAD_FORWARD, ADG_ROAD_BOTH},
        {"highway=residential, oneway=-1", ADG_ROAD_BACKWARD, ADG_ROAD_BACKWARD, ADG_ROAD_BOTH},
        {"highway=residential, oneway=reversible", NONE, NONE, ADG_ROAD_BOTH},
        {"highway=residential, oneway=alternating", NONE, NONE, ADG_ROAD_BOTH},
        {"highway=residential, junction=roundabout", ADG_ROAD_FORWARD, ADG_ROAD_FORWARD,
         ADG_ROAD_BOTH},
        {"highway=residential, junction=roundabout, oneway=-1", ADG_ROAD_BACKWARD,
         ADG_ROAD_BACKWARD, ADG_ROAD_BOTH},
        {"highway=residential, junction=circular", ADG_ROAD_BOTH, ADG_ROAD_BOTH, ADG_ROAD_BOTH},
        {"highway=motorway_link", ADG_ROAD_FORWARD, NONE, NONE},
        {"highway=motorway_link, oneway=no", ADG_ROAD_BOTH, NONE, NONE},
        {"highway=residential, oneway=yes, oneway:bicycle=no", ADG_ROAD_FORWARD, ADG_ROAD_BOTH,
         ADG_ROAD_BOTH},
        {"highway=residential, oneway:bicycle=yes", ADG_ROAD_BOTH, ADG_ROAD_FORWARD, ADG_ROAD_BOTH},
        {"highway=residential, oneway=yes, cycleway=opposite", ADG_ROAD_FORWARD, ADG_ROAD_BOTH,
         ADG_ROAD_BOTH},
        {"highway=residential, oneway=yes, cycleway:left=opposite_lane", ADG_ROAD_FORWARD,
         ADG_ROAD_BOTH, ADG_ROAD_BOTH},
        {"highway=residential, oneway=-1, cycleway:right=opposite_track", ADG_ROAD_BACKWARD,
         ADG_ROAD_BOTH, ADG_ROAD_BOTH},
        {"highway=residential, oneway=yes, cycleway=track", ADG_ROAD_FORWARD, ADG_ROAD_FORWARD,
         ADG_ROAD_BOTH},
        {"highway=residential, oneway=reversible, oneway:bicycle=no", NONE, ADG_ROAD_BOTH,
         ADG_ROAD_BOTH},
    };
    static const char *const names[] = {"car", "bicycle", "walk"};
    for (size_t p = 0; p < N_OF(names); p++) {
        adg_profile *profile = profile_of(names[p]);
        for (size_t i = 0; i < N_OF(cases); i++) {
            const int expected[] = {cases[i].car, cases[i].bicycle, cases[i].walk};
            adg_way_verdict verdict = judge(profile, cases[i].tags, NULL);
            int direction = verdict.use == ADG_WAY_ROAD ? (int)verdict.direction : NONE;
            if (direction != expected[p])
                print_error("%s: %s\n", names[p], cases[i].tags);
            assert_int_equal(direction, expected[p]);
        }
        adg_profile_free(profile);
    }
}

/* ---- speeds ---- */

typedef struct {
    const char *tags;
    double kmh;
} speed_case;

static void assert_speeds(const char *name, const speed_case *cases, size_t n)
{
    adg_profile *profile = profile_of(name);
    for (size_t i = 0; i < n; i++) {
        adg_way_verdict verdict = judge(profile, cases[i].tags, NULL);
        if (!(fabs(verdict.kmh - cases[i].kmh) < 1e-9))
            print_error("%s: %s\n", name, cases[i].tags);
        assert_int_equal(verdict.use, ADG_WAY_ROAD);
        assert_close(verdict.kmh, cases[i].kmh, 1e-12, 0);
    }
    adg_profile_free(profile);
}

/* methods 1.2: motorway 130 x 0.90, signed up to 110 x 0.97; rural 80 x 0.85, urban 50 x 0.70, trunk 80 x
 * 0.90; gravel 40, service 20. */
TEST(a_car_drives_the_limit_times_the_factor_of_its_kind_of_road)
{
    static const speed_case cases[] = {
        {"highway=motorway", 117},
        {"highway=motorway, maxspeed=130", 117},
        {"highway=motorway, maxspeed=110", 106.7},
        {"highway=motorway, maxspeed=90", 87.3},
        {"highway=motorway, maxspeed=none", 117},
        {"highway=motorway, maxspeed=DK:motorway", 117},
        {"highway=motorway, maxspeed=signals", 117},
        {"highway=motorway_link", 68},
        {"highway=motorway_link, maxspeed=110", 70},
        {"highway=motorway_link, maxspeed=50", 42.5},
        {"highway=trunk", 72},
        {"highway=trunk, maxspeed=90", 81},
        {"highway=primary", 68},
        {"highway=primary, maxspeed=50", 35},
        {"highway=primary, maxspeed=60", 51},
        {"highway=primary, zone:traffic=DK:urban", 35},
        {"highway=primary, zone:traffic=DK:rural, maxspeed=50", 42.5},
        {"highway=primary, maxspeed=DK:urban", 35},
        {"highway=primary, source:maxspeed=DK:urban", 35},
        {"highway=primary, maxspeed:type=DK:urban, maxspeed=60", 42},
        {"highway=primary, source:maxspeed=a sign by the road", 68},
        {"highway=residential", 35},
        {"highway=residential, maxspeed=DK:zone30", 21},
        {"highway=residential, zone:maxspeed=DK:30", 21},
        {"highway=residential, zone:maxspeed=DK:30, maxspeed=40", 28},
        {"highway=residential, maxspeed=50;30", 21},
        {"highway=residential, maxspeed=walk", 5},
        {"highway=residential, maxspeed=80", 68},
        {"highway=living_street", 15},
        {"highway=service", 20},
        {"highway=service, maxspeed=50", 20},
        {"highway=service, maxspeed=10", 10},
        {"highway=unclassified, surface=gravel", 40},
        {"highway=unclassified, surface=asphalt", 68},
        {"highway=unclassified, surface=gravel, maxspeed=30", 21},
        {"highway=track", 40},
        {"highway=track, surface=grass", 15},
        {"highway=track, tracktype=grade5", 10},
        {"highway=track, tracktype=grade3, surface=gravel", 30},
        {"highway=track, surface=asphalt", 40},
    };
    assert_speeds("car", cases, N_OF(cases));
}

TEST(bicycles_and_walkers_keep_their_own_speed)
{
    static const speed_case bicycle[] = {{"highway=primary, maxspeed=80", 16},
                                         {"highway=residential, maxspeed=DK:urban", 16},
                                         {"highway=track", 14},
                                         {"highway=path, surface=asphalt", 16},
                                         {"highway=residential, surface=sand", 5},
                                         {"highway=pedestrian", 5},
                                         {"highway=footway, bicycle=dismount", 5}};
    static const speed_case walk[] = {{"highway=primary, maxspeed=80", 5},
                                      {"highway=path, surface=mud", 5},
                                      {"highway=steps", 3}};
    assert_speeds("bicycle", bicycle, N_OF(bicycle));
    assert_speeds("walk", walk, N_OF(walk));
}

/* ---- ferries ---- */

TEST(a_ferry_has_its_crossing_and_its_departures)
{
    adg_profile *profile = profile_of("car");
    adg_way_verdict verdict =
        judge(profile, "route=ferry, duration=PT1H15M, interval=00:40, name=Ærøfærgen", NULL);
    assert_exactly(verdict.minutes, 75);
    assert_exactly(verdict.headway_min, 40);
    assert_exactly(verdict.kmh, 15);
    verdict = judge(profile, "route=ferry", NULL);
    assert_true(isnan(verdict.minutes) && isnan(verdict.headway_min));
    assert_int_equal(judge(profile, "route=ferry, oneway=yes", NULL).direction, ADG_ROAD_FORWARD);
    adg_profile_free(profile);
}

/* ---- words nobody knows ---- */

TEST(words_that_are_not_known_are_counted_and_count_as_not_written)
{
    static const struct {
        const char *tags, *same_as;
    } cases[] = {{"highway=primary, maxspeed=fast", "highway=primary"},
                 {"highway=primary, maxspeed=DK:school", "highway=primary"},
                 {"highway=primary, oneway=sometimes", "highway=primary"},
                 {"highway=motorway, oneway=sometimes", "highway=motorway"},
                 {"highway=primary, access=maybe", "highway=primary"},
                 {"highway=primary, access=no, motorcar=maybe", "highway=primary, access=no"},
                 {"route=ferry, duration=long", "route=ferry"},
                 {"route=ferry, interval=often", "route=ferry"},
                 {"highway=resdential", "name=x"}};
    adg_profile *profile = profile_of("car");
    for (size_t i = 0; i < N_OF(cases); i++) {
        size_t n_unknown = 0;
        adg_way_verdict a = judge(profile, cases[i].tags, &n_unknown);
        adg_way_verdict b = judge(profile, cases[i].same_as, NULL);
        if (n_unknown != 1 || a.use != b.use)
            print_error("%s\n", cases[i].tags);
        assert_int_equal(n_unknown, 1);
        assert_int_equal(a.use, b.use);
        assert_int_equal(a.direction, b.direction);
        assert_exactly(a.kmh, b.kmh);
    }
    adg_profile_free(profile);
}

/* ---- one limit each way ---- */

TEST(a_limit_of_one_direction_comes_before_the_general_one)
{
    static const struct {
        const char *tags;
        double kmh, kmh_backward;
    } cases[] = {
        {"highway=primary, maxspeed:forward=80, maxspeed:backward=50", 68, 35},
        {"highway=primary, maxspeed=50, maxspeed:forward=80", 68, 35},
        {"highway=primary, maxspeed:backward=50", 68, 35},
        {"highway=primary, maxspeed=60, maxspeed:forward=80, maxspeed:backward=80", 68, 0},
        {"highway=primary, maxspeed=80", 68, 0},
        {"highway=primary, oneway=yes, maxspeed:forward=50, maxspeed:backward=80", 35, 0},
        {"highway=primary, oneway=-1, maxspeed:forward=50, maxspeed:backward=80", 68, 0},
    };
    adg_profile *profile = profile_of("car");
    for (size_t i = 0; i < N_OF(cases); i++) {
        adg_way_verdict verdict = judge(profile, cases[i].tags, NULL);
        assert_close(verdict.kmh, cases[i].kmh, 1e-12, 0);
        assert_close(verdict.kmh_backward, cases[i].kmh_backward, 1e-12, 0);
    }
    adg_profile_free(profile);
}

RUN(T(a_way_is_open_by_its_class_and_its_most_special_access_key),
    T(one_way_signs_count_as_the_profile_says),
    T(a_car_drives_the_limit_times_the_factor_of_its_kind_of_road),
    T(bicycles_and_walkers_keep_their_own_speed), T(a_ferry_has_its_crossing_and_its_departures),
    T(words_that_are_not_known_are_counted_and_count_as_not_written),
    T(a_limit_of_one_direction_comes_before_the_general_one))
