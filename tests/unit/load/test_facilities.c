/* SPDX-License-Identifier: MPL-2.0 */
#include "load/facilities.h"

#include <math.h>
#include <stdlib.h>

#include "support/fault_list.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/utm32.h"

typedef struct {
    adg_facilities facilities;
    adg_faults faults;
} reading;

static reading *load(const char *table)
{
    reading *r = NEW(reading, 1);
    adg_crs *crs = utm32();
    adg_error error = ADG_ERROR_INIT;
    const adg_facility_source source = {{"steder.csv", NULL,
                                         (char *)scratch_write("steder.csv", table)},
                                        "id",
                                        "navn",
                                        "type",
                                        "plads",
                                        "video"};
    assert_ok(adg_facilities_load(&source, crs, &r->facilities, &r->faults, &error), &error);
    adg_crs_free(crs);
    return r;
}

static void done(reading *r)
{
    adg_facilities_release(&r->facilities);
    adg_faults_release(&r->faults);
    free(r);
}

TEST(a_place_of_care_is_read_with_all_its_columns)
{
    reading *r = load("id,navn,type,plads,video,x,y\nSH-1,Grindsted,sundhedshus,4,1,5,6\n");
    const adg_facilities *f = &r->facilities;
    assert_no_faults(&r->faults);
    assert_int_equal(f->n, 1);
    assert_string_equal(f->id[0], "SH-1");
    assert_string_equal(f->label[0], "Grindsted");
    assert_string_equal(f->type[0], "sundhedshus");
    assert_exactly(f->capacity[0], 4);
    assert_exactly(f->video[0], 1);
    assert_all_exactly(f->xy, ((const double[]){5, 6}), 2);
    done(r);
}

TEST(an_empty_label_reads_as_the_id_and_an_empty_capacity_as_unknown)
{
    reading *r = load("id,navn,type,plads,video,x,y\nSH-1,,sundhedshus,,,5,6\n");
    assert_no_faults(&r->faults);
    assert_string_equal(r->facilities.label[0], "SH-1");
    assert_nan(r->facilities.capacity[0]);
    assert_nan(r->facilities.video[0]);
    done(r);
}

TEST(zero_capacity_is_a_closed_place_and_no_fault)
{
    reading *r = load("id,navn,type,plads,video,x,y\nSH-1,,sundhedshus,0,,5,6\n");
    assert_no_faults(&r->faults);
    assert_exactly(r->facilities.capacity[0], 0);
    done(r);
}

static void assert_wrong(const char *table, const char *code)
{
    reading *r = load(table);
    assert_int_equal(fault_of(&r->faults, code)->severity, ADG_ERROR);
    assert_int_equal(r->facilities.n, 0);
    done(r);
}

TEST(what_cannot_be_is_named)
{
    assert_wrong("id,navn,type,plads,video,x,y\nA,,t,-1,,5,6\n", "bad_capacity");
    assert_wrong("id,navn,type,plads,video,x,y\nA,,t,inf,,5,6\n", "bad_capacity");
    assert_wrong("id,navn,type,plads,video,x,y\nA,,,1,,5,6\n", "missing_type");
    assert_wrong("id,navn,type,plads,video,x,y\nA,,t,1,,5,6\nA,,t,1,,5,6\n", "duplicate_id");
    assert_wrong("id,navn,type,plads,video,x,y\n,,t,1,,5,6\n", "missing_id");
    assert_wrong("id,navn,type,plads,x,y\nA,,t,1,5,6\n", "missing_field");
}

TEST(one_reading_names_everything_that_is_wrong)
{
    reading *r = load("id,navn,type,plads,video,x,y\nA,,,-1,,5,6\nB,,t,-2,,5,6\nA,,t,1,,5,6\n");
    assert_int_equal(faults_of(&r->faults, "bad_capacity"), 2);
    assert_int_equal(faults_of(&r->faults, "missing_type"), 1);
    assert_int_equal(faults_of(&r->faults, "duplicate_id"), 1);
    done(r);
}

RUN_WITH(scratch_open, scratch_close, T(a_place_of_care_is_read_with_all_its_columns),
         T(an_empty_label_reads_as_the_id_and_an_empty_capacity_as_unknown),
         T(zero_capacity_is_a_closed_place_and_no_fault), T(what_cannot_be_is_named),
         T(one_reading_names_everything_that_is_wrong))
