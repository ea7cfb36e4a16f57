/* SPDX-License-Identifier: MPL-2.0 */
#include "load/population.h"

#include <math.h>
#include <stdlib.h>

#include "support/fault_list.h"
#include "support/layers.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/utm32.h"

typedef struct {
    adg_population population;
    adg_faults faults;
} reading;

static reading *load(adg_population_source source)
{
    reading *r = NEW(reading, 1);
    adg_crs *crs = utm32();
    adg_error error = ADG_ERROR_INIT;
    source.source.path = "people";
    source.band = 1;
    assert_ok(adg_population_load(&source, crs, &r->population, &r->faults, &error), &error);
    adg_crs_free(crs);
    return r;
}

static reading *load_raster(const char *path)
{
    return load((adg_population_source){.source = {.opened = (char *)path}});
}

static reading *load_layer(const char *path)
{
    return load(
        (adg_population_source){.source = {.opened = (char *)path}, .field = "n", .id = "id"});
}

static void done(reading *r)
{
    adg_population_release(&r->population);
    adg_faults_release(&r->faults);
    free(r);
}

/* ---- raster ---- */

TEST(of_a_raster_the_cells_with_people_are_kept)
{
    reading *r = load_raster(raster_write("p.vrt", 3, 2, "Float64", NULL, "0 2.5 0\n7 0 1"));
    const adg_population *p = &r->population;
    assert_no_faults(&r->faults);
    assert_false(p->is_polygons);
    assert_exactly(p->cell_m, 100);
    assert_int_equal(p->n, 3);
    assert_all_exactly(p->people, ((const double[]){2.5, 7, 1}), 3);
    assert_all_exactly(p->xy, ((const double[]){500150, 6099950, 500050, 6099850, 500250, 6099850}),
                       6);
    done(r);
}

TEST(where_nothing_is_known_nobody_is_counted_and_one_warning_says_so)
{
    reading *r = load_raster(raster_write("p.vrt", 3, 1, "Float64", "-9999", "-9999 4 -9999"));
    assert_int_equal(r->population.n, 1);
    const adg_fault *fault = fault_of(&r->faults, "no_number");
    assert_int_equal(fault->severity, ADG_WARNING);
    assert_says(fault->message, "2 cells");
    done(r);
}

TEST(negative_people_are_an_error_with_row_and_place)
{
    reading *r = load_raster(raster_write("p.vrt", 2, 2, "Float64", NULL, "1 1\n1 -3"));
    const adg_fault *fault = fault_of(&r->faults, "negative_population");
    assert_int_equal(fault->severity, ADG_ERROR);
    assert_int_equal(fault->row, 1);
    assert_all_exactly(fault->xy, ((const double[]){500150, 6099850}), 2);
    done(r);
}

TEST(a_missing_raster_is_a_finding)
{
    reading *r = load_raster(scratch_path("nowhere.tif"));
    assert_int_equal(fault_of(&r->faults, "unreadable_file")->severity, ADG_ERROR);
    done(r);
}

/* ---- features ---- */

TEST(points_are_kept_with_their_counts_also_empty_ones)
{
    reading *r = load_layer(LAYER("p.geojson", {"'id': 'a', 'n': 12", "POINT(1 2)"},
                                  {"'id': 'b', 'n': 0", "POINT(3 4)"}));
    const adg_population *p = &r->population;
    assert_no_faults(&r->faults);
    assert_int_equal(p->n, 2);
    assert_exactly(p->cell_m, 0);
    assert_all_exactly(p->people, ((const double[]){12, 0}), 2);
    assert_all_exactly(p->xy, ((const double[]){1, 2, 3, 4}), 4);
    assert_string_equal(p->id[1], "b");
    done(r);
}

TEST(polygons_are_kept_to_be_spread)
{
    reading *r = load_layer(
        LAYER("p.geojson", {"'id': 'a', 'n': 12", "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))"}));
    assert_no_faults(&r->faults);
    assert_true(r->population.is_polygons);
    assert_int_equal(r->population.shapes.n, 1);
    assert_null(r->population.xy);
    done(r);
}

TEST(groups_are_carried_along)
{
    char *name[] = {"unge", "gamle"}, *field[] = {"g1", "g2"};
    adg_population_source source = {
        .source = {.opened = (char *)LAYER("p.geojson", {"'n': 12, 'g1': 5, 'g2': 7", "POINT(1 2)"},
                                           {"'n': 3, 'g1': 3, 'g2': null", "POINT(1 2)"})},
        .field = "n",
        .groups = {name, field, 2}};
    reading *r = load(source);
    const adg_population *p = &r->population;
    assert_int_equal(p->n_groups, 2);
    assert_string_equal(p->group_name[1], "gamle");
    assert_all_exactly(p->group, ((const double[]){5, 3, 7, 0}), 4);
    assert_null(p->id);
    assert_string_equal(fault_of(&r->faults, "no_number")->field, "g2");
    done(r);
}

TEST(an_empty_count_is_nobody_with_a_warning)
{
    reading *r = load_layer(LAYER("p.geojson", {"'id': 'a', 'n': 12", "POINT(1 2)"},
                                  {"'id': 'b', 'n': null", "POINT(3 4)"}));
    assert_exactly(r->population.people[1], 0);
    assert_says(fault_of(&r->faults, "no_number")->message, "1 row");
    done(r);
}

TEST(a_negative_count_is_an_error_with_its_row)
{
    reading *r = load_layer(LAYER("p.geojson", {"'id': 'a', 'n': 12", "POINT(1 2)"},
                                  {"'id': 'b', 'n': -1", "POINT(3 4)"}));
    const adg_fault *fault = fault_of(&r->faults, "negative_population");
    assert_int_equal(fault->row, 1);
    assert_string_equal(fault->field, "n");
    done(r);
}

TEST(a_self_crossing_polygon_is_repaired)
{
    reading *r = load_layer(
        LAYER("p.geojson", {"'id': 'a', 'n': 12", "POLYGON((0 0, 9 9, 9 0, 0 9, 0 0))"}));
    assert_int_equal(fault_of(&r->faults, "invalid_polygon")->severity, ADG_WARNING);
    done(r);
}

TEST(a_table_is_read_as_points)
{
    reading *r = load_layer(scratch_write("p.csv", "id;n;x;y\na;12,5;1;2\nb;;3;4\n"));
    const adg_population *p = &r->population;
    assert_false(p->is_polygons);
    assert_int_equal(p->n, 2);
    assert_all_exactly(p->people, ((const double[]){12.5, 0}), 2);
    assert_all_exactly(p->xy, ((const double[]){1, 2, 3, 4}), 4);
    assert_string_equal(p->id[0], "a");
    assert_says(fault_of(&r->faults, "no_number")->message, "1 row");
    done(r);
}

TEST(a_table_with_lon_and_lat_is_transformed)
{
    reading *r = load_layer(scratch_write("p.csv", "id,lon,lat,n\nOdense,10.3883,55.3959,1\n"));
    assert_no_faults(&r->faults);
    assert_all_close(r->population.xy, ((const double[]){587927.8987, 6139725.1029}), 2, 0, 0.001);
    done(r);
}

TEST(in_a_table_a_wrong_row_has_its_line)
{
    reading *r = load_layer(scratch_write("p.csv", "id,n,x,y\na,1,1,2\na,-1,3,4\n"));
    assert_int_equal(fault_of(&r->faults, "duplicate_id")->row, 3);
    assert_int_equal(fault_of(&r->faults, "negative_population")->row, 3);
    done(r);
}

TEST(a_table_without_places_is_an_error)
{
    reading *r = load_layer(scratch_write("p.csv", "id,n\na,1\n"));
    assert_true(r->faults.count[ADG_ERROR] > 0);
    assert_int_equal(r->population.n, 0);
    done(r);
}

TEST(features_of_several_points_are_counted_in_a_warning)
{
    reading *r = load_layer(LAYER("p.geojson", {"'id': 'a', 'n': 12", "MULTIPOINT(1 2, 3 4)"},
                                  {"'id': 'b', 'n': 1", "MULTIPOINT(3 4)"}));
    const adg_fault *fault = fault_of(&r->faults, "several_points");
    assert_int_equal(fault->severity, ADG_WARNING);
    assert_says(fault->message, "1 feature");
    assert_int_equal(r->population.n, 2);
    done(r);
}

TEST(a_row_without_an_id_is_an_error_with_its_row)
{
    reading *r = load_layer(LAYER("p.geojson", {"'id': 'a', 'n': 12", "POINT(1 2)"},
                                  {"'id': null, 'n': 1", "POINT(3 4)"}));
    const adg_fault *fault = fault_of(&r->faults, "missing_id");
    assert_int_equal(fault->severity, ADG_ERROR);
    assert_int_equal(fault->row, 1);
    assert_string_equal(fault->field, "id");
    assert_all_exactly(fault->xy, ((const double[]){3, 4}), 2);
    done(r);
}

TEST(an_id_that_stands_twice_is_an_error_also_of_polygons)
{
    reading *r =
        load_layer(LAYER("p.geojson", {"'id': 'a', 'n': 12", "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))"},
                         {"'id': 'a', 'n': 1", "POLYGON((10 0, 19 0, 19 9, 10 9, 10 0))"}));
    const adg_fault *fault = fault_of(&r->faults, "duplicate_id");
    assert_int_equal(fault->severity, ADG_ERROR);
    assert_int_equal(fault->row, 1);
    done(r);
}

RUN_WITH(scratch_open, scratch_close, T(of_a_raster_the_cells_with_people_are_kept),
         T(where_nothing_is_known_nobody_is_counted_and_one_warning_says_so),
         T(negative_people_are_an_error_with_row_and_place), T(a_missing_raster_is_a_finding),
         T(points_are_kept_with_their_counts_also_empty_ones), T(polygons_are_kept_to_be_spread),
         T(groups_are_carried_along), T(an_empty_count_is_nobody_with_a_warning),
         T(a_negative_count_is_an_error_with_its_row), T(a_self_crossing_polygon_is_repaired),
         T(a_table_is_read_as_points), T(a_table_with_lon_and_lat_is_transformed),
         T(in_a_table_a_wrong_row_has_its_line), T(a_table_without_places_is_an_error),
         T(features_of_several_points_are_counted_in_a_warning),
         T(a_row_without_an_id_is_an_error_with_its_row),
         T(an_id_that_stands_twice_is_an_error_also_of_polygons))
