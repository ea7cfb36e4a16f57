/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>

#include "geo/crs.h"
#include "geo/gdal_session.h"
#include "golden/checks.h"
#include "travel/intrazonal.h"

static void to_utm32(double *xy, size_t n)
{
    adg_error error = ADG_ERROR_INIT;
    adg_crs *wgs84, *utm32;
    adg_gdal_open();
    assert_ok(adg_crs_parse("EPSG:4326", &wgs84, &error), &error);
    assert_ok(adg_crs_parse("EPSG:25832", &utm32, &error), &error);
    assert_ok(adg_crs_transform(wgs84, utm32, xy, n, &error), &error);
    adg_crs_free(wgs84);
    adg_crs_free(utm32);
}

static void projection_utm32(golden *g)
{
    char path[64];
    for (size_t i = 0, n = golden_count(g, "input/lonlat"); i < n; i++) {
        double xy[2];
        for (int axis = 0; axis < 2; axis++) {
            snprintf(path, sizeof path, "input/lonlat/%zu/%d", i, axis + 1);
            xy[axis] = golden_number(g, path);
        }
        to_utm32(xy, 1);
        for (int axis = 0; axis < 2; axis++) {
            snprintf(path, sizeof path, "easting_northing/%zu/%d", i, axis + 1);
            golden_expect(g, path, xy[axis]);
        }
    }
}

/* The straight distance in the plane; row 0 of the expected table is its head. */
static void pair_distances(golden *g)
{
    char path[96];
    for (size_t i = 0, n = golden_count(g, "input/pairs"); i < n; i++) {
        double xy[4];
        for (int end = 0; end < 2; end++) {
            snprintf(path, sizeof path, "input/pairs/%zu/%d", i, end);
            const char *name = golden_text(g, path);
            snprintf(path, sizeof path, "input/lonlat/%s", name);
            const double *lonlat = golden_numbers(g, path, NULL);
            xy[2 * end] = lonlat[0];
            xy[2 * end + 1] = lonlat[1];
        }
        to_utm32(xy, 2);
        snprintf(path, sizeof path, "rows/%zu/2", i + 1);
        golden_expect(g, path, hypot(xy[2] - xy[0], xy[3] - xy[1]));
    }
}

/* Circuity and speed of the golden are those of the program. */
static void intrazonal(golden *g)
{
    size_t n;
    const double *side = golden_numbers(g, "input/cell_side_m", &n);
    double minutes[8];
    for (size_t i = 0; i < n; i++)
        minutes[i] = adg_intrazonal_minutes(side[i]);
    golden_expect_all(g, "intrazonal_time_min_square_to_centre", minutes, n);
}

const golden_check distance_checks[] = {{"projection_utm32", projection_utm32},
                                        {"pair_distances", pair_distances},
                                        {"intrazonal", intrazonal},
                                        {0}};
