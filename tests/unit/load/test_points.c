/* SPDX-License-Identifier: MPL-2.0 */
#include "load/points.h"

#include <math.h>
#include <stdlib.h>

#include "support/fault_list.h"
#include "support/layers.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/utm32.h"

static const adg_field_request FIELDS[] = {{"id", true}, {"n", false}, {NULL, true}};

typedef struct {
    adg_crs *crs;
    adg_layer_request request;
    adg_points points;
    adg_faults faults;
} reading;

static reading *load(const char *path)
{
    reading *r = NEW(reading, 1);
    adg_error error = ADG_ERROR_INIT;
    r->crs = utm32();
    r->request = (adg_layer_request){.path = path,
                                     .shown = "points",
                                     .fields = FIELDS,
                                     .n_fields = N_OF(FIELDS),
                                     .target = r->crs};
    assert_ok(adg_points_load(&r->request, &r->points, &r->faults, &error), &error);
    return r;
}

static void done(reading *r)
{
    adg_points_release(&r->points);
    adg_faults_release(&r->faults);
    adg_crs_free(r->crs);
    free(r);
}

TEST(a_table_with_x_and_y_is_in_the_analysis_system)
{
    reading *r = load(scratch_write("p.csv", "id;x;y;n\nA;587927,9;6139725,1;3,5\n"));
    assert_no_faults(&r->faults);
    assert_int_equal(r->points.n, 1);
    assert_all_exactly(r->points.xy, ((const double[]){587927.9, 6139725.1}), 2);
    assert_string_equal(r->points.table.column[0].text[0], "A");
    assert_exactly(r->points.table.column[1].number[0], 3.5);
    assert_null(r->points.table.column[2].text[0]);
    assert_int_equal(r->points.row[0], 2);
    done(r);
}

TEST(a_table_with_lon_and_lat_is_transformed)
{
    reading *r = load(scratch_write("p.csv", "id,lon,lat,n\nOdense,10.3883,55.3959,1\n"));
    assert_no_faults(&r->faults);
    assert_all_close(r->points.xy, ((const double[]){587927.8987, 6139725.1029}), 2, 0, 0.001);
    done(r);
}

TEST(x_and_y_win_over_lon_and_lat)
{
    reading *r = load(scratch_write("p.csv", "id,lon,lat,x,y,n\nA,10,55,1,2,3\n"));
    assert_no_faults(&r->faults);
    assert_all_exactly(r->points.xy, ((const double[]){1, 2}), 2);
    done(r);
}

TEST(capital_letters_at_the_end_of_the_name_do_not_matter)
{
    reading *r = load(scratch_write("P.CSV", "id,x,y,n\nA,1,2,3\n"));
    assert_no_faults(&r->faults);
    assert_int_equal(r->points.n, 1);
    done(r);
    assert_true(adg_path_is_csv("a.csv"));
    assert_false(adg_path_is_csv(".csv"));
    assert_false(adg_path_is_csv("a.csv.shp"));
}

TEST(a_layer_gives_points_whatever_its_geometry)
{
    reading *r = load(LAYER("p.geojson", {"'id': 'A', 'n': 1", "POINT(1 2)"},
                            {"'id': 'B', 'n': 2", "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))"}));
    assert_no_faults(&r->faults);
    assert_int_equal(r->points.n, 2);
    assert_all_exactly(r->points.xy, ((const double[]){1, 2}), 2);
    assert_int_equal(r->points.row[1], 1);
    done(r);
}

static void assert_wrong(const char *table, const char *code)
{
    reading *r = load(scratch_write("p.csv", table));
    assert_int_equal(fault_of(&r->faults, code)->severity, ADG_ERROR);
    done(r);
}

TEST(what_is_missing_in_a_table_is_named)
{
    assert_wrong("id,n\nA,1\n", "missing_field");
    assert_wrong("id,lon,n\nA,10,1\n", "missing_field");
    assert_wrong("x,y,n\n1,2,3\n", "missing_field");
    assert_wrong("id,x,y,n\n", "empty_layer");
    assert_wrong("id,x,y,n\nA,,2,3\n", "bad_coordinate");
    assert_wrong("id,x,y,n\nA,inf,2,3\n", "bad_coordinate");
    assert_wrong("id,lon,lat,n\nA,10,95,3\n", "bad_coordinate");
    assert_wrong("id,x,y,n\nA,vest,2,3\n", "not_a_number");
}

/* ---- ids ---- */

static void check_ids(reading *r)
{
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_points_check_ids(&r->points, 0, "id", &r->faults, &error), &error);
}

TEST(ids_that_stand_twice_are_named_with_both_rows)
{
    reading *r = load(scratch_write("p.csv", "id,x,y,n\nA,1,2,3\nB,1,2,3\nA,7,8,9\n"));
    check_ids(r);
    const adg_fault *fault = fault_of(&r->faults, "duplicate_id");
    assert_int_equal(fault->row, 4);
    assert_says(fault->message, "first in row 2");
    assert_all_exactly(fault->xy, ((const double[]){7, 8}), 2);
    done(r);
}

TEST(missing_ids_are_named)
{
    reading *r = load(scratch_write("p.csv", "id,x,y,n\nA,1,2,3\n,1,2,3\n"));
    check_ids(r);
    assert_int_equal(fault_of(&r->faults, "missing_id")->row, 3);
    done(r);
}

TEST(unique_ids_are_fine)
{
    reading *r = load(scratch_write("p.csv", "id,x,y,n\n01,1,2,3\n1,1,2,3\n"));
    check_ids(r);
    assert_no_faults(&r->faults);
    done(r);
}

RUN_WITH(scratch_open, scratch_close, T(a_table_with_x_and_y_is_in_the_analysis_system),
         T(a_table_with_lon_and_lat_is_transformed), T(x_and_y_win_over_lon_and_lat),
         T(capital_letters_at_the_end_of_the_name_do_not_matter),
         T(a_layer_gives_points_whatever_its_geometry), T(what_is_missing_in_a_table_is_named),
         T(ids_that_stand_twice_are_named_with_both_rows), T(missing_ids_are_named),
         T(unique_ids_are_fine))
