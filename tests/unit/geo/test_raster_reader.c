/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/raster_reader.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "geo/gdal_session.h"
#include "support/layers.h"
#include "support/scratch.h"
#include "support/test.h"

static adg_raster *open_raster(const char *path)
{
    adg_raster *raster = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_raster_open(path, NULL, 1, &raster, &error), &error);
    return raster;
}

TEST(a_raster_tells_its_size_and_place)
{
    adg_raster *r = open_raster(raster_write("a.vrt", 3, 2, "Float64", NULL, "1 2 3\n4 5 6"));
    double xy[2];
    assert_int_equal(adg_raster_width(r), 3);
    assert_int_equal(adg_raster_height(r), 2);
    assert_exactly(adg_raster_cell_m(r), 100);
    assert_string_equal(adg_crs_code(adg_raster_crs(r)), "EPSG:25832");
    adg_raster_centre(r, 1, 2, xy);
    assert_all_exactly(xy, ((const double[]){500250, 6099850}), 2);
    adg_raster_close(r);
}

TEST(rows_come_from_the_north)
{
    adg_raster *r = open_raster(raster_write("a.vrt", 3, 2, "Float64", NULL, "1 2 3\n4 5 6"));
    double row[3];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_raster_read_row(r, 0, row, &error), &error);
    assert_all_exactly(row, ((const double[]){1, 2, 3}), 3);
    assert_ok(adg_raster_read_row(r, 1, row, &error), &error);
    assert_all_exactly(row, ((const double[]){4, 5, 6}), 3);
    adg_raster_close(r);
}

static void assert_row(const char *type, const char *nodata, const char *numbers,
                       const double *expected)
{
    adg_raster *r = open_raster(raster_write("n.vrt", 3, 1, type, nodata, numbers));
    double row[3];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_raster_read_row(r, 0, row, &error), &error);
    assert_all_exactly(row, expected, 3);
    adg_raster_close(r);
}

TEST(what_is_marked_as_nothing_comes_as_missing)
{
    assert_row("Float64", "-9999", "1 -9999 3", (const double[]){1, NAN, 3});
    assert_row("Int32", "0", "1 0 3", (const double[]){1, NAN, 3});
    assert_row("Float32", "-3.4028234663852886e+38", "1 -3.4028234663852886e+38 3",
               (const double[]){1, NAN, 3});
}

/* A file of single precision holds the nearest number to -99.9, its header the number itself. */
TEST(a_mark_that_single_precision_cannot_hold_is_recognised)
{
    assert_row("Float32", "-99.9", "1 -99.9 3", (const double[]){1, NAN, 3});
}

/* The mark of nothing is compared with what is stored. */
TEST(scale_and_offset_are_applied)
{
    scratch_write("s.asc", "ncols 3\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 100\n1 7 3\n");
    adg_raster *r = open_raster(
        scratch_write("s.vrt", "<VRTDataset rasterXSize=\"3\" rasterYSize=\"1\">"
                               "<SRS>EPSG:25832</SRS>"
                               "<GeoTransform>500000, 100, 0, 6100000, 0, -100</GeoTransform>"
                               "<VRTRasterBand dataType=\"Int16\" band=\"1\">"
                               "<NoDataValue>7</NoDataValue><Offset>2</Offset><Scale>0.5</Scale>"
                               "<SimpleSource><SourceFilename relativeToVRT=\"1\">s.asc"
                               "</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>"));
    double row[3];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_raster_read_row(r, 0, row, &error), &error);
    assert_all_exactly(row, ((const double[]){2.5, NAN, 3.5}), 3);
    adg_raster_close(r);
}

static void assert_refused(const char *path, int band, const char *words)
{
    adg_raster *raster = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_raster_open(path, "people.tif", band, &raster, &error), ADG_E_INVALID, &error,
                 words);
    assert_says(error.message, "people.tif");
    assert_null(raster);
}

TEST(what_cannot_be_read_is_refused_with_the_reason)
{
    assert_refused(scratch_path("nowhere.tif"), 1, "cannot be read as a raster");
    assert_refused(scratch_write("text.tif", "this is no raster"), 1, "cannot be read as a raster");
}

TEST(a_band_that_does_not_exist_is_refused)
{
    const char *path = raster_write("a.vrt", 1, 1, "Byte", NULL, "1");
    assert_refused(path, 2, "band 2 does not exist; the raster has 1");
    assert_refused(path, 0, "band 0 does not exist");
}

TEST(a_raster_without_a_system_is_refused)
{
    assert_refused(scratch_write("no_crs.asc", "ncols 1\nnrows 1\nxllcorner 0\nyllcorner 0\n"
                                               "cellsize 100\n1\n"),
                   1, "does not say in which coordinate system");
}

TEST(a_raster_without_a_place_is_refused)
{
    scratch_write("one.asc", "ncols 1\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1\n");
    assert_refused(scratch_write("no_place.vrt",
                                 "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\">"
                                 "<SRS>EPSG:25832</SRS><VRTRasterBand dataType=\"Byte\" band=\"1\">"
                                 "<SimpleSource><SourceFilename relativeToVRT=\"1\">one.asc"
                                 "</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>"),
                   1, "has no position");
}

TEST(a_raster_cut_short_says_in_which_row)
{
    adg_gdal_open();
    scratch_write("cut.vrt.asc", "ncols 2\nnrows 3\nxllcorner 0\nyllcorner 0\ncellsize 100\n1 2\n");
    const char *path =
        scratch_write("cut.vrt",
                      "<VRTDataset rasterXSize=\"2\" rasterYSize=\"3\"><SRS>EPSG:25832</SRS>"
                      "<GeoTransform>0, 100, 0, 0, 0, -100</GeoTransform>"
                      "<VRTRasterBand dataType=\"Float64\" band=\"1\"><SimpleSource>"
                      "<SourceFilename relativeToVRT=\"1\">cut.vrt.asc</SourceFilename>"
                      "</SimpleSource></VRTRasterBand></VRTDataset>");
    adg_raster *r = open_raster(path);
    double row[2];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_raster_read_row(r, 0, row, &error), &error);
    assert_fails(adg_raster_read_row(r, 2, row, &error), ADG_E_INVALID, &error,
                 "row 2: is damaged");
    adg_raster_close(r);
}

RUN_WITH(scratch_open, scratch_close, T(a_raster_tells_its_size_and_place),
         T(rows_come_from_the_north), T(what_is_marked_as_nothing_comes_as_missing),
         T(a_mark_that_single_precision_cannot_hold_is_recognised), T(scale_and_offset_are_applied),
         T(what_cannot_be_read_is_refused_with_the_reason),
         T(a_band_that_does_not_exist_is_refused), T(a_raster_without_a_system_is_refused),
         T(a_raster_without_a_place_is_refused), T(a_raster_cut_short_says_in_which_row))
