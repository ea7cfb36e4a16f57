/* SPDX-License-Identifier: MPL-2.0 */
#include "load/inputs.h"

#include <string.h>

#include "support/fault_list.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/village.h"

TEST(one_reading_names_what_is_wrong_in_every_file)
{
    village *v = village_found("mode: road, roads: {path: veje.geojson, minutes: min}");
    adg_faults faults = {0};
    adg_error error = ADG_ERROR_INIT;
    adg_inputs_release(&v->inputs);
    scratch_write("zones.geojson", "rubbish");
    scratch_write("people.vrt", "rubbish");
    scratch_write("udsathed.geojson", "rubbish");
    scratch_write("steder.csv", "rubbish\n");
    scratch_write("veje.geojson", "rubbish");
    assert_ok(adg_inputs_load(v->project, NULL, &v->inputs, &faults, &error), &error);
    static const char *const files[] = {"zones.geojson", "people.vrt", "udsathed.geojson",
                                        "steder.csv", "veje.geojson"};
    for (size_t k = 0; k < N_OF(files); k++) {
        bool named = false;
        for (size_t i = 0; i < faults.n; i++) {
            char line[ADG_ERROR_CAPACITY];
            adg_fault_format(&faults.fault[i], line, sizeof line);
            named = named || strstr(line, files[k]);
        }
        if (!named)
            print_error("nothing was said about %s\n", files[k]);
        assert_true(named);
    }
    assert_int_equal(adg_faults_status(&faults, &error), ADG_E_INVALID);
    adg_faults_release(&faults);
    village_abandon(v);
}

/* A caller who says stop at once. */
static int stop(double fraction, const char *stage, void *data)
{
    (void)fraction;
    (void)stage;
    (void)data;
    return 0;
}

TEST(the_caller_may_stop_the_reading)
{
    village *v = village_found("mode: straight");
    adg_faults faults = {0};
    adg_error error = ADG_ERROR_INIT;
    const adg_context context = {.progress = stop};
    adg_inputs_release(&v->inputs);
    assert_fails(adg_inputs_load(v->project, &context, &v->inputs, &faults, &error),
                 ADG_E_CANCELLED, &error, "stopped");
    adg_faults_release(&faults);
    village_abandon(v);
}

RUN_WITH(scratch_open, scratch_close, T(one_reading_names_what_is_wrong_in_every_file),
         T(the_caller_may_stop_the_reading))
