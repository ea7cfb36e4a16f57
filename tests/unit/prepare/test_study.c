/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/study.h"

#include <math.h>
#include <stdlib.h>

#include "support/fault_list.h"
#include "support/layers.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/village.h"

TEST(people_zones_and_deprivation_come_together)
{
    village *v = village_found("mode: straight");
    const adg_study *s = &v->study;
    assert_no_faults(&v->faults);
    assert_int_equal(s->cells.n, 4);
    assert_exactly(s->cells.total, 100);
    assert_int_equal(s->n_levels, 1);
    assert_memory_equal(s->level[0].zone_of_cell, ((const uint32_t[]){0, 0, 1, 1}), 16);
    assert_all_exactly(s->level[0].people, ((const double[]){30, 70}), 2);
    assert_exactly(s->level[0].people_outside, 0);
    assert_all_exactly(s->deprivation, ((const double[]){3, 3, 1, 1}), 4);
    assert_exactly(s->people_without_deprivation, 0);
    village_abandon(v);
}

TEST(a_service_is_its_open_facilities_in_layer_order)
{
    village *v = village_found("mode: straight");
    const adg_service *doctors = &v->study.service[0], *all = &v->study.service[1];
    assert_int_equal(doctors->n, 2);
    assert_memory_equal(doctors->facility, ((const uint32_t[]){0, 1}), 8);
    assert_int_equal(all->n, 3);
    assert_memory_equal(all->facility, ((const uint32_t[]){0, 1, 3}), 12);
    assert_string_equal(all->settings->name, "alle");
    village_abandon(v);
}

/* ---- what is odd about the inputs is found and counted ---- */

/* Prepares again after one of the files was replaced by another. */
static void prepare_anew(village *v, adg_faults *faults)
{
    adg_error error = ADG_ERROR_INIT;
    adg_study_release(&v->study);
    adg_inputs_release(&v->inputs);
    assert_ok(adg_inputs_load(v->project, NULL, &v->inputs, faults, &error), &error);
    assert_ok(adg_study_prepare(v->project, &v->inputs, &v->study, faults, &error), &error);
}

#define BOX(x0, x1)                                                                                \
    "POLYGON((" #x0 " 6099900, " #x1 " 6099900, " #x1 " 6100000, " #x0 " 6100000, " #x0 " 6099900))"

TEST(people_outside_every_zone_are_counted)
{
    village *v = village_found("mode: straight");
    adg_faults faults = {0};
    LAYER("zones.geojson", {"'id': 'vest', 'navn': 'Vestby'", BOX(500000, 500300)});
    prepare_anew(v, &faults);
    const adg_fault *fault = fault_of(&faults, "outside_zones");
    assert_int_equal(fault->severity, ADG_WARNING);
    assert_exactly(fault->people, 70);
    assert_exactly(v->study.level[0].people_outside, 70);
    adg_faults_release(&faults);
    village_abandon(v);
}

TEST(people_in_overlapping_zones_are_counted)
{
    village *v = village_found("mode: straight");
    adg_faults faults = {0};
    LAYER("zones.geojson", {"'id': 'vest', 'navn': 'Vestby'", BOX(500000, 500200)},
          {"'id': 'alle', 'navn': 'Alle'", BOX(500000, 500500)});
    prepare_anew(v, &faults);
    assert_exactly(fault_of(&faults, "overlapping_zones")->people, 30);
    assert_all_exactly(v->study.level[0].people, ((const double[]){30, 70}), 2);
    adg_faults_release(&faults);
    village_abandon(v);
}

TEST(people_without_deprivation_are_counted)
{
    village *v = village_found("mode: straight");
    adg_faults faults = {0};
    LAYER("udsathed.geojson", {"'indeks': 3", BOX(500000, 500200)},
          {"'indeks': null", BOX(500200, 500500)});
    prepare_anew(v, &faults);
    assert_exactly(fault_of(&faults, "no_deprivation")->people, 70);
    assert_nan(v->study.deprivation[3]);
    adg_faults_release(&faults);
    village_abandon(v);
}

TEST(deprivation_at_points_is_that_of_the_nearest)
{
    village *v = village_found("mode: straight");
    adg_faults faults = {0};
    LAYER("udsathed.geojson", {"'indeks': 7", "POINT(500150 6099950)"},
          {"'indeks': 5", "POINT(500450 6099950)"});
    prepare_anew(v, &faults);
    assert_all_exactly(v->study.deprivation, ((const double[]){7, 7, 5, 5}), 4);
    adg_faults_release(&faults);
    village_abandon(v);
}

TEST(a_type_no_facility_has_is_named_beside_those_there_are)
{
    village *v = village_found("mode: straight");
    adg_faults faults = {0};
    scratch_write("steder.csv", "id,navn,type,plads,x,y\nA,A,doktor,1,500050,6099950\n");
    prepare_anew(v, &faults);
    const adg_fault *fault = fault_of(&faults, "unknown_type");
    assert_says(fault->message, "\"laege\"");
    assert_says(fault->advice, "doktor");
    adg_faults_release(&faults);
    village_abandon(v);
}

TEST(a_service_whose_places_are_all_closed_is_named)
{
    village *v = village_found("mode: straight");
    adg_faults faults = {0};
    scratch_write("steder.csv", "id,navn,type,plads,x,y\nA,A,laege,0,500050,6099950\n"
                                "H,H,sygehus,1,500050,6099950\n");
    prepare_anew(v, &faults);
    assert_says(fault_of(&faults, "no_open_facility")->message, "\"laege\"");
    assert_int_equal(v->study.service[0].n, 0);
    adg_faults_release(&faults);
    village_abandon(v);
}

TEST(a_region_without_people_is_refused)
{
    village *v = village_found("mode: straight");
    adg_faults faults = {0};
    raster_write("people.vrt", 5, 1, "Float64", NULL, "0 0 0 0 0");
    prepare_anew(v, &faults);
    assert_int_equal(fault_of(&faults, "no_people")->severity, ADG_ERROR);
    adg_faults_release(&faults);
    village_abandon(v);
}

RUN_WITH(scratch_open, scratch_close, T(people_zones_and_deprivation_come_together),
         T(a_service_is_its_open_facilities_in_layer_order),
         T(people_outside_every_zone_are_counted), T(people_in_overlapping_zones_are_counted),
         T(people_without_deprivation_are_counted), T(deprivation_at_points_is_that_of_the_nearest),
         T(a_type_no_facility_has_is_named_beside_those_there_are),
         T(a_service_whose_places_are_all_closed_is_named), T(a_region_without_people_is_refused))
