/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/crs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support/test.h"
#include "support/utm32.h"

TEST(a_system_tells_its_code_name_and_text)
{
    adg_crs *crs = utm32();
    assert_string_equal(adg_crs_code(crs), "EPSG:25832");
    assert_string_equal(adg_crs_name(crs), "ETRS89 / UTM zone 32N");
    assert_says(adg_crs_wkt(crs), "PROJCRS[\"ETRS89 / UTM zone 32N\"");
    assert_null(strchr(adg_crs_wkt(crs), '\n'));
    adg_crs_free(crs);
}

static void assert_refused(const char *text)
{
    adg_crs *crs = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_crs_parse(text, &crs, &error), ADG_E_INVALID, &error,
                 "not a coordinate reference system");
    assert_null(crs);
}

TEST(what_is_no_system_is_refused)
{
    assert_refused("EPSG:99999999");
    assert_refused("utm 32");
    assert_refused("");
}

TEST(an_address_is_not_fetched)
{
    assert_refused("https://spatialreference.org/ref/epsg/25832/");
}

TEST(only_projected_systems_in_metres_measure_distances)
{
    static const struct {
        const char *code;
        bool metres;
    } systems[] = {{"EPSG:25832", true},
                   {"EPSG:25833", true},
                   {"EPSG:4326", false},
                   {"EPSG:2263", false}, /* New York, in feet */
                   {"EPSG:4978", false} /* geocentric */};
    for (size_t i = 0; i < N_OF(systems); i++) {
        adg_crs *crs = crs_of(systems[i].code);
        assert_int_equal(adg_crs_is_projected_in_metres(crs), systems[i].metres);
        adg_crs_free(crs);
    }
}

TEST(a_system_is_the_same_however_it_is_written)
{
    adg_crs *code = utm32(), *text = crs_of(adg_crs_wkt(code)), *other = crs_of("EPSG:25833");
    assert_true(adg_crs_same(code, text));
    assert_false(adg_crs_same(code, other));
    adg_crs_free(code);
    adg_crs_free(text);
    adg_crs_free(other);
}

TEST(between_equal_systems_every_bit_stays)
{
    double xy[] = {587927.898678764911, NAN, INFINITY, -0.0}, before[4];
    adg_crs *crs = utm32(), *text = crs_of(adg_crs_wkt(crs));
    adg_error error = ADG_ERROR_INIT;
    memcpy(before, xy, sizeof xy);
    assert_ok(adg_crs_transform(crs, text, xy, 2, &error), &error);
    assert_memory_equal(xy, before, sizeof xy);
    adg_crs_free(crs);
    adg_crs_free(text);
}

TEST(longitude_comes_before_latitude)
{
    double odense[] = {10.3883, 55.3959};
    adg_crs *wgs84 = crs_of("EPSG:4326"), *utm = utm32();
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_crs_transform(wgs84, utm, odense, 1, &error), &error);
    assert_all_close(odense, ((const double[]){587927.8987, 6139725.1029}), 2, 0, 0.001);
    adg_crs_free(wgs84);
    adg_crs_free(utm);
}

TEST(there_and_back_again_is_the_same_place)
{
    enum {
        N = 10000 /* more than one block */
    };
    double *xy = NEW(double, 2 * N), *before = NEW(double, 2 * N);
    adg_crs *wgs84 = crs_of("EPSG:4326"), *utm = utm32();
    adg_error error = ADG_ERROR_INIT;
    for (int i = 0; i < N; i++) {
        xy[2 * i] = 440000 + 20 * i;
        xy[2 * i + 1] = 6060000 + 17 * i;
    }
    memcpy(before, xy, 2 * N * sizeof *xy);
    assert_ok(adg_crs_transform(utm, wgs84, xy, N, &error), &error);
    assert_true(xy[0] > 7 && xy[0] < 13);
    assert_ok(adg_crs_transform(wgs84, utm, xy, N, &error), &error);
    assert_all_close(xy, before, 2 * N, 0, 1e-4);
    adg_crs_free(wgs84);
    adg_crs_free(utm);
    free(xy);
    free(before);
}

TEST(what_lies_outside_the_system_becomes_no_place)
{
    double xy[] = {10, 55, 10, 1e9, NAN, 55};
    adg_crs *wgs84 = crs_of("EPSG:4326"), *utm = utm32();
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_crs_transform(wgs84, utm, xy, 3, &error), &error);
    assert_true(isfinite(xy[0]) && isfinite(xy[1]));
    assert_nan(xy[2]);
    assert_nan(xy[4]);
    adg_crs_free(wgs84);
    adg_crs_free(utm);
}

RUN(T(a_system_tells_its_code_name_and_text), T(what_is_no_system_is_refused),
    T(an_address_is_not_fetched), T(only_projected_systems_in_metres_measure_distances),
    T(a_system_is_the_same_however_it_is_written), T(between_equal_systems_every_bit_stays),
    T(longitude_comes_before_latitude), T(there_and_back_again_is_the_same_place),
    T(what_lies_outside_the_system_becomes_no_place))
