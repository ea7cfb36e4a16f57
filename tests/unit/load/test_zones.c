/* SPDX-License-Identifier: MPL-2.0 */
#include "load/zones.h"

#include <stdlib.h>

#include "geo/polygons.h"
#include "support/fault_list.h"
#include "support/layers.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/utm32.h"

typedef struct {
    adg_zone_level zones;
    adg_faults faults;
} reading;

static reading *load(const char *path)
{
    reading *r = NEW(reading, 1);
    adg_crs *crs = utm32();
    adg_error error = ADG_ERROR_INIT;
    const adg_zone_source source = {"sogn", {"sogne.geojson", NULL, (char *)path}, "kode", "navn"};
    assert_ok(adg_zones_load(&source, crs, &r->zones, &r->faults, &error), &error);
    adg_crs_free(crs);
    return r;
}

static void done(reading *r)
{
    adg_zones_release(&r->zones);
    adg_faults_release(&r->faults);
    free(r);
}

static double area_of(const reading *r, size_t zone)
{
    double area[8];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_areas(&r->zones.shapes, area, &error), &error);
    return area[zone];
}

#define SQUARE(x, y)                                                                               \
    "POLYGON((" #x " " #y ", 1" #x " " #y ", 1" #x " 1" #y ", " #x " 1" #y ", " #x " " #y "))"

TEST(zones_come_in_the_order_of_the_layer)
{
    reading *r = load(LAYER("sogne.geojson", {"'kode': '7001', 'navn': 'Ærø'", SQUARE(0, 0)},
                            {"'kode': '0259', 'navn': null", SQUARE(50, 50)}));
    assert_no_faults(&r->faults);
    assert_string_equal(r->zones.level, "sogn");
    assert_int_equal(r->zones.n, 2);
    assert_string_equal(r->zones.id[0], "7001");
    assert_string_equal(r->zones.label[0], "Ærø");
    assert_string_equal(r->zones.id[1], "0259");
    done(r);
}

TEST(a_zone_without_a_name_is_called_by_its_id)
{
    reading *r = load(LAYER("sogne.geojson", {"'kode': '7001', 'navn': 'Ærø'", SQUARE(0, 0)},
                            {"'kode': '0259', 'navn': null", SQUARE(50, 50)}));
    assert_string_equal(r->zones.label[1], "0259");
    done(r);
}

TEST(several_features_of_one_id_are_one_zone)
{
    reading *r =
        load(LAYER("sogne.geojson", {"'kode': 'a', 'navn': 'A'", SQUARE(0, 0)},
                   {"'kode': 'b', 'navn': 'B'", SQUARE(500, 500)},
                   {"'kode': 'a', 'navn': 'A igen'", "POLYGON((0 10, 10 10, 10 20, 0 20, 0 "
                                                     "10))"},
                   {"'kode': 'a', 'navn': 'A'", "POLYGON((90 90, 91 90, 91 91, 90 91, 90 "
                                                "90))"}));
    assert_no_faults(&r->faults);
    assert_int_equal(r->zones.n, 2);
    assert_string_equal(r->zones.label[0], "A");
    assert_close(area_of(r, 0), 201, 1e-12, 0);
    done(r);
}

TEST(a_self_crossing_zone_is_repaired_with_a_warning)
{
    reading *r =
        load(LAYER("sogne.geojson", {"'kode': 'a', 'navn': 'A'", SQUARE(0, 0)},
                   {"'kode': 'b', 'navn': 'B'", "POLYGON((0 0, 20 20, 20 0, 0 20, 0 0))"}));
    const adg_fault *fault = fault_of(&r->faults, "invalid_polygon");
    assert_int_equal(fault->severity, ADG_WARNING);
    assert_int_equal(fault->row, 1);
    assert_says(fault->message, "Self-intersection");
    assert_all_exactly(fault->xy, ((const double[]){10, 10}), 2);
    assert_close(area_of(r, 1), 200, 1e-12, 0);
    done(r);
}

TEST(a_zone_of_which_nothing_is_left_is_refused)
{
    reading *r =
        load(LAYER("sogne.geojson", {"'kode': 'a', 'navn': 'A'", "POLYGON((0 0, 9 0, 5 0, 0 0))"}));
    assert_int_equal(fault_of(&r->faults, "invalid_polygon")->severity, ADG_ERROR);
    done(r);
}

TEST(a_zone_without_id_is_refused)
{
    reading *r = load(LAYER("sogne.geojson", {"'kode': 'a', 'navn': 'A'", SQUARE(0, 0)},
                            {"'kode': null, 'navn': 'B'", SQUARE(50, 50)},
                            {"'kode': '', 'navn': 'C'", SQUARE(70, 70)}));
    assert_int_equal(fault_of(&r->faults, "missing_id")->row, 1);
    /* An empty text is no id either. */
    assert_int_equal(faults_of(&r->faults, "missing_id"), 2);
    done(r);
}

TEST(points_are_no_zones)
{
    reading *r = load(LAYER("sogne.geojson", {"'kode': 'a', 'navn': 'A'", "POINT(1 1)"}));
    fault_of(&r->faults, "wrong_geometry");
    assert_int_equal(r->zones.n, 0);
    done(r);
}

RUN_WITH(scratch_open, scratch_close, T(zones_come_in_the_order_of_the_layer),
         T(a_zone_without_a_name_is_called_by_its_id), T(several_features_of_one_id_are_one_zone),
         T(a_self_crossing_zone_is_repaired_with_a_warning),
         T(a_zone_of_which_nothing_is_left_is_refused), T(a_zone_without_id_is_refused),
         T(points_are_no_zones))
