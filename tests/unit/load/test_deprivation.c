/* SPDX-License-Identifier: MPL-2.0 */
#include "load/deprivation.h"

#include <math.h>
#include <stdlib.h>

#include "support/fault_list.h"
#include "support/layers.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/utm32.h"

typedef struct {
    adg_deprivation_areas areas;
    adg_faults faults;
} reading;

static reading *load(const char *path)
{
    static adg_indicator indicators[] = {{.field = "kort_udd"}, {.field = "indkomst"}};
    reading *r = NEW(reading, 1);
    adg_crs *crs = utm32();
    adg_error error = ADG_ERROR_INIT;
    const adg_deprivation_source source = {.source = {"udsathed.geojson", NULL, (char *)path},
                                           .indicators = indicators,
                                           .n_indicators = 2};
    assert_ok(adg_deprivation_load(&source, crs, &r->areas, &r->faults, &error), &error);
    adg_crs_free(crs);
    return r;
}

static void done(reading *r)
{
    adg_deprivation_release(&r->areas);
    adg_faults_release(&r->faults);
    free(r);
}

TEST(indicators_come_one_after_the_other)
{
    reading *r = load(
        LAYER("u.geojson", {"'kort_udd': 20, 'indkomst': 300", "POLYGON((0 0, 9 0, 9 9, 0 0))"},
              {"'kort_udd': 30, 'indkomst': 250", "POLYGON((9 0, 18 0, 18 9, 9 0))"}));
    assert_no_faults(&r->faults);
    assert_true(r->areas.is_polygons);
    assert_int_equal(r->areas.n, 2);
    assert_all_exactly(r->areas.indicator, ((const double[]){20, 30, 300, 250}), 4);
    assert_int_equal(r->areas.shapes.n, 2);
    done(r);
}

TEST(points_have_places_instead_of_shapes)
{
    reading *r = load(LAYER("u.geojson", {"'kort_udd': 20, 'indkomst': 300", "POINT(1 2)"}));
    assert_false(r->areas.is_polygons);
    assert_all_exactly(r->areas.xy, ((const double[]){1, 2}), 2);
    done(r);
}

TEST(missing_values_are_counted_in_a_note)
{
    reading *r = load(LAYER("u.geojson", {"'kort_udd': 20, 'indkomst': 300", "POINT(1 2)"},
                            {"'kort_udd': null, 'indkomst': 250", "POINT(1 2)"}));
    const adg_fault *fault = fault_of(&r->faults, "missing_indicator");
    assert_int_equal(fault->severity, ADG_NOTE);
    assert_says(fault->message, "1 of 2 areas");
    assert_nan(r->areas.indicator[1]);
    done(r);
}

TEST(an_indicator_without_any_value_is_an_error)
{
    reading *r = load(LAYER("u.geojson", {"'kort_udd': null, 'indkomst': 300", "POINT(1 2)"},
                            {"'kort_udd': null, 'indkomst': 250", "POINT(1 2)"}));
    assert_int_equal(fault_of(&r->faults, "missing_indicator")->severity, ADG_ERROR);
    done(r);
}

TEST(a_missing_field_is_an_error)
{
    reading *r = load(LAYER("u.geojson", {"'kort_udd': 1", "POINT(1 2)"}));
    assert_string_equal(fault_of(&r->faults, "missing_field")->field, "indkomst");
    assert_int_equal(r->areas.n, 0);
    done(r);
}

TEST(a_table_is_read_as_points)
{
    reading *r = load(scratch_write("u.csv", "indkomst;kort_udd;x;y\n300;20,5;1;2\n250;;3;4\n"));
    assert_int_equal(r->areas.n, 2);
    assert_false(r->areas.is_polygons);
    assert_all_exactly(r->areas.xy, ((const double[]){1, 2, 3, 4}), 4);
    assert_all_exactly(r->areas.indicator, ((const double[]){20.5, NAN, 300, 250}), 4);
    assert_says(fault_of(&r->faults, "missing_indicator")->message, "1 of 2 areas");
    done(r);
}

RUN_WITH(scratch_open, scratch_close, T(indicators_come_one_after_the_other),
         T(points_have_places_instead_of_shapes), T(missing_values_are_counted_in_a_note),
         T(an_indicator_without_any_value_is_an_error), T(a_missing_field_is_an_error),
         T(a_table_is_read_as_points))
