/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/study_travel.h"

#include <math.h>
#include <stdlib.h>

#include "support/fault_list.h"
#include "support/layers.h"
#include "support/matrix.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/village.h"

enum {
    CELLS = 4,
    FACILITIES = 4
};

static void build(village *v, adg_study_travel *travel)
{
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_study_travel_build(&v->study, &v->inputs, NULL, travel, &v->faults, &error),
              &error);
}

/* Minutes to doctor A from the four cells, which lie 0, 100, 300 and 400 m away. */
static void assert_minutes_to_a(village *v, const double *expected)
{
    adg_study_travel travel;
    build(v, &travel);
    double *matrix = matrix_of(travel.travel, CELLS, FACILITIES, 1);
    for (size_t i = 0; i < CELLS; i++)
        assert_close(matrix[i * FACILITIES], expected[i], 1e-9, 1e-9);
    free(matrix);
    adg_study_travel_release(&travel);
    village_abandon(v);
}

TEST(straight_lines_are_walked_at_access_speed)
{
    /* 6 km/h: 100 m a minute. */
    assert_minutes_to_a(village_found("mode: straight, access_kmh: 6, intrazonal_m: 0"),
                        (const double[]){0, 1, 3, 4});
}

TEST(roads_are_driven)
{
    assert_minutes_to_a(village_found("mode: road, intrazonal_m: 0, roads: {path: veje.geojson, "
                                      "minutes: min, class: klasse}"),
                        (const double[]){0, 1, 3, 4});
}

TEST(who_is_too_far_from_a_road_is_counted)
{
    village *v = village_found("mode: road, max_snap_m: 10, roads: {path: veje.geojson, minutes: "
                               "min, class: klasse}");
    adg_study_travel travel;
    adg_error error = ADG_ERROR_INIT;
    /* The road moves 60 m north. */
    LAYER("veje.geojson",
          {"'min': 5, 'klasse': 'vej'", "LINESTRING(500000 6100010, 500500 6100010)"});
    adg_roads_release(&v->inputs.roads);
    adg_study_release(&v->study);
    adg_inputs_release(&v->inputs);
    assert_ok(adg_inputs_load(v->project, NULL, &v->inputs, &v->faults, &error), &error);
    assert_ok(adg_study_prepare(v->project, &v->inputs, &v->study, &v->faults, &error), &error);
    build(v, &travel);
    assert_exactly(fault_of(&v->faults, "people_off_road")->people, 100);
    assert_int_equal(faults_of(&v->faults, "facility_off_road"), 4);
    assert_int_equal(fault_of(&v->faults, "facility_off_road")->severity, ADG_WARNING);
    adg_study_travel_release(&travel);
    village_abandon(v);
}

RUN_WITH(scratch_open, scratch_close, T(straight_lines_are_walked_at_access_speed),
         T(roads_are_driven), T(who_is_too_far_from_a_road_is_counted))
