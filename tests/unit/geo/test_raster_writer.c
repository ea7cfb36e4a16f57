/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/raster_writer.h"

#include <math.h>
#include <stdlib.h>

#include "core/sha256.h"
#include "geo/raster_reader.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/utm32.h"

static const adg_grid GRID = {3, 2, 500000, 6100000, 250};

static adg_status write(const char *path, adg_raster_kind kind, const double *value,
                        adg_error *error)
{
    adg_crs *crs = utm32();
    const adg_band bands[] = {{"minutes", "min", value}, {"again", NULL, value}};
    adg_status status = adg_raster_write(path, kind, &GRID, crs, bands, 2, "a test", error);
    adg_crs_free(crs);
    return status;
}

static void read_back(const char *path, int band, double value[6])
{
    adg_raster *raster = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_raster_open(path, NULL, band, &raster, &error), &error);
    assert_int_equal(adg_raster_width(raster), 3);
    assert_exactly(adg_raster_cell_m(raster), 250);
    assert_string_equal(adg_crs_code(adg_raster_crs(raster)), "EPSG:25832");
    double xy[2];
    adg_raster_centre(raster, 0, 0, xy);
    assert_all_exactly(xy, ((const double[]){500125, 6099875}), 2);
    for (size_t r = 0; r < 2; r++)
        assert_ok(adg_raster_read_row(raster, r, value + 3 * r, &error), &error);
    adg_raster_close(raster);
}

TEST(minutes_come_back_with_their_place)
{
    const double value[] = {0, 12.5, NAN, INFINITY, 1e-3, 999};
    double back[6];
    adg_error error = ADG_ERROR_INIT;
    const char *path = scratch_path("minutes.tif");
    assert_ok(write(path, ADG_RASTER_FLOAT, value, &error), &error);
    for (int band = 1; band <= 2; band++) {
        read_back(path, band, back);
        for (int i = 0; i < 6; i++)
            assert_exactly(back[i], (float)value[i]);
    }
}

TEST(classes_come_back_as_whole_numbers)
{
    const double value[] = {11, 12, NAN, 33, 0, -5};
    double back[6];
    adg_error error = ADG_ERROR_INIT;
    const char *path = scratch_path("classes.tif");
    assert_ok(write(path, ADG_RASTER_CLASS, value, &error), &error);
    read_back(path, 1, back);
    assert_all_exactly(back, value, 6);
}

TEST(the_same_numbers_make_the_same_bytes)
{
    const double value[] = {1, 2, 3, 4, 5, 6};
    char first[ADG_SHA256_TEXT], second[ADG_SHA256_TEXT];
    adg_error error = ADG_ERROR_INIT;
    const char *a = scratch_path("a.tif"), *b = scratch_path("b.tif");
    assert_ok(write(a, ADG_RASTER_FLOAT, value, &error), &error);
    assert_ok(write(b, ADG_RASTER_FLOAT, value, &error), &error);
    assert_ok(adg_sha256_file(a, first, NULL, &error), &error);
    assert_ok(adg_sha256_file(b, second, NULL, &error), &error);
    assert_string_equal(first, second);
}

TEST(what_cannot_be_written_is_said)
{
    const double value[] = {1, 2, 3, 4, 5, 6};
    adg_error error = ADG_ERROR_INIT;
    assert_fails(write(scratch_path("no/such/folder/x.tif"), ADG_RASTER_FLOAT, value, &error),
                 ADG_E_IO, &error, "cannot be written");
}

RUN_WITH(scratch_open, scratch_close, T(minutes_come_back_with_their_place),
         T(classes_come_back_as_whole_numbers), T(the_same_numbers_make_the_same_bytes),
         T(what_cannot_be_written_is_said))
