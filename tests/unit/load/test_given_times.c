/* SPDX-License-Identifier: MPL-2.0 */
#include "load/given_times.h"

#include <math.h>
#include <stdlib.h>

#include "support/fault_list.h"
#include "support/scratch.h"
#include "support/test.h"

typedef struct {
    adg_given_times times;
    adg_faults faults;
} reading;

static reading *load(const char *table)
{
    reading *r = NEW(reading, 1);
    adg_error error = ADG_ERROR_INIT;
    const adg_matrix_source source = {
        {"od.csv", NULL, (char *)scratch_write("od.csv", table)}, "fra", "til", "min"};
    assert_ok(adg_given_times_load(&source, &r->times, &r->faults, &error), &error);
    return r;
}

static void done(reading *r)
{
    adg_given_times_release(&r->times);
    adg_faults_release(&r->faults);
    free(r);
}

TEST(pairs_come_with_their_minutes)
{
    reading *r = load("fra;til;min\n0259;SH-1;12,5\n0461;SH-1;0\n");
    assert_no_faults(&r->faults);
    assert_int_equal(r->times.n, 2);
    assert_string_equal(r->times.origin[0], "0259");
    assert_string_equal(r->times.destination[1], "SH-1");
    assert_all_exactly(r->times.minutes, ((const double[]){12.5, 0}), 2);
    done(r);
}

TEST(empty_and_infinite_minutes_are_unreachable)
{
    reading *r = load("fra,til,min\na,b,\na,c,inf\n");
    assert_no_faults(&r->faults);
    assert_all_exactly(r->times.minutes, ((const double[]){INFINITY, INFINITY}), 2);
    done(r);
}

TEST(negative_minutes_are_named_with_their_line)
{
    reading *r = load("fra,til,min\na,b,1\na,c,-2\n");
    const adg_fault *fault = fault_of(&r->faults, "bad_minutes");
    assert_int_equal(fault->row, 3);
    assert_string_equal(fault->field, "min");
    done(r);
}

TEST(a_missing_column_is_named)
{
    reading *r = load("fra,til,minutter\na,b,1\n");
    assert_string_equal(fault_of(&r->faults, "missing_field")->field, "min");
    assert_int_equal(r->times.n, 0);
    done(r);
}

RUN_WITH(scratch_open, scratch_close, T(pairs_come_with_their_minutes),
         T(empty_and_infinite_minutes_are_unreachable),
         T(negative_minutes_are_named_with_their_line), T(a_missing_column_is_named))
