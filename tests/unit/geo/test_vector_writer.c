/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/vector_writer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/sha256.h"
#include "core/text.h"
#include "support/fault_list.h"
#include "support/scratch.h"
#include "support/shapes.h"
#include "support/test.h"
#include "support/utm32.h"

static const char STAMP[] = "2026-01-31T12:00:00.000Z";

/* Two zones: id, people (whole) and minutes (one decimal). */
static adg_table zones_table(void)
{
    adg_table table = {.n_rows = 2};
    char **id = adg_table_add_text(&table, "id", "Kode");
    double *people = adg_table_add_number(&table, "people", "Personer", 0);
    double *minutes = adg_table_add_number(&table, "minutes", NULL, 1);
    id[0] = adg_strdup("0461");
    id[1] = adg_strdup("Ærø");
    people[0] = 180863;
    minutes[0] = 12.34567890123;
    people[1] = NAN;
    minutes[1] = INFINITY;
    return table;
}

static adg_shapes zones_shapes(void)
{
    adg_shapes s = no_shapes();
    add_square(&s, 587000.123456789, 6139000, 1000);
    HOLE(&s, 587200, 6139200, 587200, 6139400, 587400, 6139400, 587400, 6139200);
    add_square(&s, 590000, 6083000, 500);
    PIECE(&s, 591000, 6083000, 591500, 6083000, 591500, 6083500);
    return s;
}

static adg_status write_zones(const char *path, adg_vector_format format, adg_error *error)
{
    adg_crs *crs = utm32();
    adg_shapes shapes = zones_shapes();
    adg_table table = zones_table();
    adg_vector_writer *writer = NULL;
    const adg_layer_content content = {
        "zones", "Kommuner", "En beskrivelse", ADG_GEOMETRY_POLYGON, &shapes, &table, NULL};
    adg_status status = adg_vector_create(path, format, crs, STAMP, &writer, error);
    if (status == ADG_OK) {
        status = adg_vector_add_layer(writer, &content, error);
        status = adg_vector_close(writer, status, error);
    }
    adg_shapes_release(&shapes);
    adg_table_release(&table);
    adg_crs_free(crs);
    return status;
}

static void assert_read_back(const char *path, const char *layer_name, double tolerance_m)
{
    static const adg_field_request fields[] = {{"id", true}, {"people", false}, {"minutes", false}};
    adg_crs *crs = utm32();
    adg_shapes shapes = zones_shapes();
    adg_faults faults = {0};
    adg_layer layer;
    adg_error error = ADG_ERROR_INIT;
    const adg_layer_request request = {.path = path,
                                       .layer = layer_name,
                                       .geometry = ADG_GEOMETRY_POLYGON,
                                       .fields = fields,
                                       .n_fields = 3,
                                       .target = crs};
    assert_ok(adg_vector_read(&request, &layer, &faults, &error), &error);
    assert_no_faults(&faults);
    assert_int_equal(layer.table.n_rows, 2);
    assert_string_equal(layer.table.column[0].text[0], "0461");
    assert_string_equal(layer.table.column[0].text[1], "Ærø");
    assert_all_exactly(layer.table.column[1].number, ((const double[]){180863, NAN}), 2);
    assert_close(layer.table.column[2].number[0], 12.34567890123, 1e-9, 0);
    assert_nan(layer.table.column[2].number[1]);
    assert_int_equal(layer.shapes.n_parts, 4);
    assert_true(layer.shapes.hole[1]);
    assert_false(layer.shapes.hole[3]);
    adg_box before = adg_shapes_box(&shapes), after = adg_shapes_box(&layer.shapes);
    assert_close(after.x_min, before.x_min, 0, tolerance_m);
    assert_close(after.y_max, before.y_max, 0, tolerance_m);
    adg_layer_release(&layer);
    adg_faults_release(&faults);
    adg_shapes_release(&shapes);
    adg_crs_free(crs);
}

TEST(a_geopackage_comes_back_as_it_was_written)
{
    adg_error error = ADG_ERROR_INIT;
    const char *path = scratch_path("zones.gpkg");
    assert_ok(write_zones(path, ADG_GEOPACKAGE, &error), &error);
    assert_read_back(path, "zones", 0);
}

TEST(geojson_comes_back_to_a_centimetre)
{
    adg_error error = ADG_ERROR_INIT;
    const char *path = scratch_path("zones.geojson");
    assert_ok(write_zones(path, ADG_GEOJSON, &error), &error);
    assert_read_back(path, NULL, 0.01);
}

TEST(geojson_is_in_longitude_and_latitude_with_seven_decimals)
{
    adg_error error = ADG_ERROR_INIT;
    const char *path = scratch_path("zones.geojson");
    remove(path);
    assert_ok(write_zones(path, ADG_GEOJSON, &error), &error);
    char *text = scratch_read(path);
    const char *number = strstr(text, "[ 10.");
    assert_non_null(number);
    assert_int_equal(strspn(strchr(number, '.') + 1, "0123456789"), 7);
    assert_null(strstr(text, "\"crs\""));
    free(text);
}

TEST(equal_content_makes_equal_bytes)
{
    static const adg_vector_format formats[] = {ADG_GEOPACKAGE, ADG_GEOJSON};
    for (size_t f = 0; f < N_OF(formats); f++) {
        char first[ADG_SHA256_TEXT], second[ADG_SHA256_TEXT];
        const char *a = scratch_path("same_a"), *b = scratch_path("same_b");
        adg_error error = ADG_ERROR_INIT;
        remove(a);
        remove(b);
        assert_ok(write_zones(a, formats[f], &error), &error);
        assert_ok(write_zones(b, formats[f], &error), &error);
        assert_ok(adg_sha256_file(a, first, NULL, &error), &error);
        assert_ok(adg_sha256_file(b, second, NULL, &error), &error);
        assert_string_equal(first, second);
    }
}

TEST(lines_points_plain_tables_and_styles_share_a_geopackage)
{
    adg_crs *crs = utm32();
    adg_shapes lines = no_shapes(), points = no_shapes();
    LINE(&lines, 0, 0, 10, 10);
    add_point(&points, 5, 6);
    adg_table table = {.n_rows = 1};
    adg_table_add_number(&table, "n", NULL, 2)[0] = 1.5;
    adg_vector_writer *writer = NULL;
    adg_error error = ADG_ERROR_INIT;
    const char *path = scratch_path("many.gpkg");
    assert_ok(adg_vector_create(path, ADG_GEOPACKAGE, crs, STAMP, &writer, &error), &error);
    const adg_layer_content contents[] = {
        {"lines", NULL, NULL, ADG_GEOMETRY_LINE, &lines, &table, NULL},
        {"points", NULL, NULL, ADG_GEOMETRY_POINT, &points, &table, NULL},
        {"plain", NULL, NULL, ADG_GEOMETRY_POINT, NULL, &table, NULL}};
    for (size_t i = 0; i < N_OF(contents); i++)
        assert_ok(adg_vector_add_layer(writer, &contents[i], &error), &error);
    const adg_layer_style style = {"points", "a style", "<qgis>red</qgis>"};
    assert_ok(adg_vector_add_styles(writer, &style, 1, &error), &error);
    assert_ok(adg_vector_close(writer, ADG_OK, &error), &error);

    adg_faults faults = {0};
    adg_layer layer;
    const adg_field_request field = {"n", false};
    adg_layer_request request = {.path = path,
                                 .geometry = ADG_GEOMETRY_LINE,
                                 .fields = &field,
                                 .n_fields = 1,
                                 .target = crs};
    /* Which of them? The message must list them. */
    assert_ok(adg_vector_read(&request, &layer, &faults, &error), &error);
    assert_says(fault_of(&faults, "which_layer")->message, "lines, points");
    adg_layer_release(&layer);
    adg_faults_release(&faults);
    char *named = adg_strdup_format("%s|layername=points", path);
    request.path = named;
    request.geometry = ADG_GEOMETRY_POINT;
    assert_ok(adg_vector_read(&request, &layer, &faults, &error), &error);
    assert_no_faults(&faults);
    assert_all_exactly(layer.shapes.xy, ((const double[]){5, 6}), 2);
    assert_exactly(layer.table.column[0].number[0], 1.5);
    adg_layer_release(&layer);
    free(named);
    adg_table_release(&table);
    adg_shapes_release(&lines);
    adg_shapes_release(&points);
    adg_crs_free(crs);
}

TEST(what_cannot_be_written_is_said)
{
    adg_error error = ADG_ERROR_INIT;
    assert_fails(write_zones(scratch_path("no/such/folder/x.gpkg"), ADG_GEOPACKAGE, &error),
                 ADG_E_IO, &error, "cannot be written");
    assert_fails(write_zones(scratch_path("no/such/folder/x.geojson"), ADG_GEOJSON, &error),
                 ADG_E_IO, &error, "cannot be written");
}

TEST(a_failure_before_the_end_is_passed_through)
{
    adg_crs *crs = utm32();
    adg_vector_writer *writer = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_vector_create(scratch_path("left.gpkg"), ADG_GEOPACKAGE, crs, STAMP, &writer,
                                &error),
              &error);
    assert_int_equal(adg_vector_close(writer, ADG_E_CANCELLED, &error), ADG_E_CANCELLED);
    adg_crs_free(crs);
}

RUN_WITH(scratch_open, scratch_close, T(a_geopackage_comes_back_as_it_was_written),
         T(geojson_comes_back_to_a_centimetre),
         T(geojson_is_in_longitude_and_latitude_with_seven_decimals),
         T(equal_content_makes_equal_bytes),
         T(lines_points_plain_tables_and_styles_share_a_geopackage),
         T(what_cannot_be_written_is_said), T(a_failure_before_the_end_is_passed_through))
