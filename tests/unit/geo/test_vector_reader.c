/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/vector_reader.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/fault_list.h"
#include "support/layers.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/utm32.h"

static const adg_field_request FIELDS[] = {{"id", true}, {"n", false}};

/* A layer that was read, and what was found on the way. */
typedef struct {
    adg_crs *crs;
    adg_layer_request request;
    adg_layer layer;
    adg_faults faults;
} reading;

static reading *read_layer(const char *path, adg_geometry_kind geometry)
{
    reading *r = NEW(reading, 1);
    adg_error error = ADG_ERROR_INIT;
    r->crs = utm32();
    r->request = (adg_layer_request){.path = path,
                                     .shown = "layer",
                                     .geometry = geometry,
                                     .fields = FIELDS,
                                     .n_fields = N_OF(FIELDS),
                                     .target = r->crs};
    assert_ok(adg_vector_read(&r->request, &r->layer, &r->faults, &error), &error);
    return r;
}

static void done(reading *r)
{
    adg_layer_release(&r->layer);
    adg_faults_release(&r->faults);
    adg_crs_free(r->crs);
    free(r);
}

TEST(features_come_with_shape_fields_and_row)
{
    reading *r = read_layer(LAYER("a.geojson", {"'id': '0461', 'n': 3.5", "POINT(1 2)"},
                                  {"'id': 'Ærø', 'n': 4", "POINT(3 4)"}),
                            ADG_GEOMETRY_POINT);
    assert_no_faults(&r->faults);
    assert_int_equal(r->layer.table.n_rows, 2);
    assert_string_equal(r->layer.table.column[0].text[0], "0461");
    assert_string_equal(r->layer.table.column[0].text[1], "Ærø");
    assert_all_exactly(r->layer.table.column[1].number, ((const double[]){3.5, 4}), 2);
    assert_all_exactly(r->layer.shapes.xy, ((const double[]){1, 2, 3, 4}), 4);
    assert_int_equal(r->layer.row[1], 1);
    done(r);
}

TEST(an_empty_cell_is_missing)
{
    reading *r = read_layer(LAYER("a.geojson", {"'id': 'a', 'n': 1", "POINT(1 2)"},
                                  {"'id': null, 'n': null", "POINT(3 4)"}),
                            ADG_GEOMETRY_POINT);
    assert_no_faults(&r->faults);
    assert_null(r->layer.table.column[0].text[1]);
    assert_nan(r->layer.table.column[1].number[1]);
    done(r);
}

TEST(coordinates_are_brought_to_the_analysis_system)
{
    reading *r =
        read_layer(LAYER_WGS84("a.geojson", {"'id': 'Odense', 'n': 1", "POINT(10.3883 55.3959)"}),
                   ADG_GEOMETRY_POINT);
    assert_no_faults(&r->faults);
    assert_int_equal(fault_of(&r->faults, "transformed")->severity, ADG_NOTE);
    assert_all_close(r->layer.shapes.xy, ((const double[]){587927.8987, 6139725.1029}), 2, 0,
                     0.001);
    done(r);
}

TEST(polygons_come_ring_by_ring)
{
    reading *r = read_layer(
        LAYER("a.geojson",
              {"'id': 'a', 'n': 1", "POLYGON((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1))"},
              {"'id': 'b', 'n': 2",
               "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))"}),
        ADG_GEOMETRY_POLYGON);
    const adg_shapes *s = &r->layer.shapes;
    assert_no_faults(&r->faults);
    assert_int_equal(s->n_parts, 4);
    assert_int_equal(s->first_part[1], 2);
    assert_false(s->hole[0]);
    assert_true(s->hole[1]);
    assert_false(s->hole[3]);
    done(r);
}

TEST(of_a_line_a_polygon_or_several_points_a_point_on_them_is_taken)
{
    reading *r = read_layer(LAYER("a.geojson", {"'id': 'a', 'n': 1", "LINESTRING(0 0, 10 0)"},
                                  {"'id': 'b', 'n': 1", "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))"},
                                  {"'id': 'c', 'n': 1", "MULTIPOINT(7 8)"}),
                            ADG_GEOMETRY_POINT);
    const double *xy = r->layer.shapes.xy;
    assert_no_faults(&r->faults);
    assert_int_equal(r->layer.shapes.n_points, 3);
    assert_exactly(xy[1], 0);
    assert_true(xy[0] >= 0 && xy[0] <= 10);
    assert_true(xy[2] > 0 && xy[2] < 9 && xy[3] > 0 && xy[3] < 9);
    assert_all_exactly(xy + 4, ((const double[]){7, 8}), 2);
    done(r);
}

TEST(any_kind_is_settled_by_the_first_geometry)
{
    reading *polygons =
        read_layer(LAYER("a.geojson", {"'id': 'a', 'n': 1", "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))"}),
                   ADG_GEOMETRY_ANY);
    assert_int_equal(polygons->layer.geometry, ADG_GEOMETRY_POLYGON);
    done(polygons);
    reading *points =
        read_layer(LAYER("a.geojson", {"'id': 'a', 'n': 1", "POINT(0 0)"}), ADG_GEOMETRY_ANY);
    assert_int_equal(points->layer.geometry, ADG_GEOMETRY_POINT);
    done(points);
}

TEST(numbers_written_as_text_are_read_with_point_or_comma)
{
    reading *r = read_layer(LAYER("a.geojson", {"'id': 'a', 'n': '12.5'", "POINT(1 2)"},
                                  {"'id': 'b', 'n': '12,5'", "POINT(1 2)"},
                                  {"'id': 'c', 'n': ''", "POINT(1 2)"}),
                            ADG_GEOMETRY_POINT);
    assert_no_faults(&r->faults);
    assert_all_exactly(r->layer.table.column[1].number, ((const double[]){12.5, 12.5, NAN}), 3);
    done(r);
}

TEST(a_text_that_is_no_number_is_named_with_its_row)
{
    reading *r = read_layer(LAYER("a.geojson", {"'id': 'a', 'n': '12.5'", "POINT(1 2)"},
                                  {"'id': 'b', 'n': 'omkring 12'", "POINT(1 2)"}),
                            ADG_GEOMETRY_POINT);
    const adg_fault *fault = fault_of(&r->faults, "not_a_number");
    assert_int_equal(fault->row, 1);
    assert_string_equal(fault->field, "n");
    assert_says(fault->message, "omkring 12");
    done(r);
}

TEST(whole_numbers_read_as_texts_have_no_decimals)
{
    reading *r =
        read_layer(LAYER("a.geojson", {"'id': 461, 'n': 1", "POINT(1 2)"}), ADG_GEOMETRY_POINT);
    assert_string_equal(r->layer.table.column[0].text[0], "461");
    done(r);
}

/* ---- what may be wrong ---- */

static const adg_fault *only_fault(const reading *r, adg_severity severity, const char *code)
{
    const adg_fault *fault = fault_of(&r->faults, code);
    assert_int_equal(r->faults.count[ADG_ERROR] + r->faults.count[ADG_WARNING], 1);
    assert_int_equal(fault->severity, severity);
    assert_string_equal(fault->file, "layer");
    return fault;
}

TEST(a_missing_file_is_said_to_be_missing)
{
    reading *r = read_layer(scratch_path("nowhere.gpkg"), ADG_GEOMETRY_POINT);
    only_fault(r, ADG_ERROR, "missing_file");
    assert_int_equal(r->layer.table.n_rows, 0);
    done(r);
}

TEST(what_is_no_layer_is_said_to_be_unreadable)
{
    reading *r = read_layer(scratch_write("text.shp", "no layer at all"), ADG_GEOMETRY_POINT);
    only_fault(r, ADG_ERROR, "unreadable_file");
    done(r);
}

TEST(a_layer_cut_short_is_not_taken_for_whole)
{
    const char *path = LAYER("a.geojson", {"'id': 'a', 'n': 1", "POINT(1 2)"},
                             {"'id': 'b', 'n': 2", "POINT(1 2)"});
    char *text = scratch_read(path);
    text[strlen(text) - 40] = '\0';
    reading *r = read_layer(scratch_write("cut.geojson", text), ADG_GEOMETRY_POINT);
    assert_int_equal(r->faults.count[ADG_ERROR], 1);
    free(text);
    done(r);
}

TEST(a_layer_without_a_system_is_refused)
{
    reading *r = read_layer(scratch_write("no_crs.csv", "WKT,id,n\n\"POINT(1 2)\",a,1\n"),
                            ADG_GEOMETRY_POINT);
    only_fault(r, ADG_ERROR, "no_crs");
    assert_int_equal(r->layer.table.n_rows, 0);
    done(r);
}

TEST(a_missing_field_is_named_beside_those_there_are)
{
    reading *r =
        read_layer(LAYER("a.geojson", {"'id': 'a', 'antal': 1", "POINT(1 2)"}), ADG_GEOMETRY_POINT);
    const adg_fault *fault = only_fault(r, ADG_ERROR, "missing_field");
    assert_string_equal(fault->field, "n");
    assert_says(fault->advice, "id, antal");
    assert_int_equal(r->layer.table.n_rows, 0);
    done(r);
}

TEST(features_without_geometry_are_left_out_and_counted)
{
    reading *r = read_layer(LAYER("a.geojson", {"'id': 'a', 'n': 1", NULL},
                                  {"'id': 'b', 'n': 2", "POINT(1 2)"}, {"'id': 'c', 'n': 3", NULL}),
                            ADG_GEOMETRY_POINT);
    const adg_fault *fault = only_fault(r, ADG_WARNING, "no_geometry");
    assert_says(fault->message, "2 features");
    assert_int_equal(r->layer.table.n_rows, 1);
    assert_string_equal(r->layer.table.column[0].text[0], "b");
    assert_int_equal(r->layer.row[0], 1);
    done(r);
}

TEST(a_layer_of_another_kind_is_refused)
{
    reading *r =
        read_layer(LAYER("a.geojson", {"'id': 'a', 'n': 1", "POINT(1 2)"}), ADG_GEOMETRY_POLYGON);
    only_fault(r, ADG_ERROR, "wrong_geometry");
    done(r);
}

TEST(a_layer_without_features_is_refused)
{
    reading *r = read_layer(scratch_write("empty.geojson",
                                          "{\"type\":\"FeatureCollection\",\"features\":[]}"),
                            ADG_GEOMETRY_POINT);
    assert_true(r->faults.count[ADG_ERROR] > 0);
    done(r);
}

TEST(a_place_outside_its_system_is_named_with_its_row)
{
    reading *r = read_layer(LAYER_WGS84("a.geojson", {"'id': 'a', 'n': 1", "POINT(10 55)"},
                                        {"'id': 'b', 'n': 1", "POINT(587927 6139725)"}),
                            ADG_GEOMETRY_POINT);
    assert_int_equal(only_fault(r, ADG_ERROR, "bad_coordinate")->row, 1);
    done(r);
}

TEST(columns_of_thousands_of_rows_find_room)
{
    enum {
        N = 3000
    };
    layer_row *row = NEW(layer_row, N);
    char(*properties)[40] = must_have(calloc(N, sizeof *properties));
    for (int i = 0; i < N; i++) {
        snprintf(properties[i], sizeof *properties, "'id': 'f%d', 'n': %d", i, 2 * i);
        row[i] = (layer_row){properties[i], "LINESTRING(0 0, 1 1, 2 0)"};
    }
    reading *r = read_layer(layer_write("many.geojson", "urn:ogc:def:crs:EPSG::25832", row, N),
                            ADG_GEOMETRY_LINE);
    assert_no_faults(&r->faults);
    assert_int_equal(r->layer.table.n_rows, N);
    for (int i = 0; i < N; i++) {
        char id[16];
        snprintf(id, sizeof id, "f%d", i);
        assert_string_equal(r->layer.table.column[0].text[i], id);
        assert_exactly(r->layer.table.column[1].number[i], 2 * i);
    }
    done(r);
    free(properties);
    free(row);
}

RUN_WITH(scratch_open, scratch_close, T(features_come_with_shape_fields_and_row),
         T(an_empty_cell_is_missing), T(coordinates_are_brought_to_the_analysis_system),
         T(polygons_come_ring_by_ring),
         T(of_a_line_a_polygon_or_several_points_a_point_on_them_is_taken),
         T(any_kind_is_settled_by_the_first_geometry),
         T(numbers_written_as_text_are_read_with_point_or_comma),
         T(a_text_that_is_no_number_is_named_with_its_row),
         T(whole_numbers_read_as_texts_have_no_decimals), T(a_missing_file_is_said_to_be_missing),
         T(what_is_no_layer_is_said_to_be_unreadable), T(a_layer_cut_short_is_not_taken_for_whole),
         T(a_layer_without_a_system_is_refused), T(a_missing_field_is_named_beside_those_there_are),
         T(features_without_geometry_are_left_out_and_counted),
         T(a_layer_of_another_kind_is_refused), T(a_layer_without_features_is_refused),
         T(a_place_outside_its_system_is_named_with_its_row),
         T(columns_of_thousands_of_rows_find_room))
