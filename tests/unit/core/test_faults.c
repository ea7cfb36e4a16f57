/* SPDX-License-Identifier: MPL-2.0 */
#include "core/faults.h"

#include <math.h>

#include "support/test.h"

static const adg_place HERE = {"veje.shp", NULL, "hast_kmh", 12};

TEST(without_findings_all_is_well)
{
    adg_faults faults = {0};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_faults_status(&faults, &error), &error);
    adg_faults_release(&faults);
}

TEST(warnings_and_notes_do_not_stop_the_work)
{
    adg_faults faults = {0};
    adg_error error = ADG_ERROR_INIT;
    adg_faults_add(&faults, ADG_WARNING, "odd", HERE, "odd but usable");
    adg_faults_add(&faults, ADG_NOTE, "note", HERE, "worth knowing");
    assert_ok(adg_faults_status(&faults, &error), &error);
    assert_int_equal(faults.count[ADG_WARNING], 1);
    assert_int_equal(faults.count[ADG_NOTE], 1);
    adg_faults_release(&faults);
}

TEST(an_error_says_where_what_and_what_to_do)
{
    adg_faults faults = {0};
    adg_error error = ADG_ERROR_INIT;
    adg_fault_advise(adg_faults_add(&faults, ADG_ERROR, "bad_speed", HERE, "the speed is %d km/h.",
                                    0),
                     "A speed must be above 0.");
    assert_fails(adg_faults_status(&faults, &error), ADG_E_INVALID, &error,
                 "veje.shp, row 12, field hast_kmh: the speed is 0 km/h. A speed must be above 0.");
    adg_faults_release(&faults);
}

TEST(the_first_error_speaks_and_the_others_are_counted)
{
    adg_faults faults = {0};
    adg_error error = ADG_ERROR_INIT;
    adg_faults_add(&faults, ADG_WARNING, "odd", HERE, "a warning before");
    for (int i = 1; i <= 4; i++)
        adg_faults_add(&faults, ADG_ERROR, "bad", HERE, "error %d", i);
    assert_fails(adg_faults_status(&faults, &error), ADG_E_INVALID, &error, "error 1");
    assert_says(error.message, "3 more errors");
    adg_faults_release(&faults);
}

TEST(layer_and_whole_file_have_their_words)
{
    char line[256];
    adg_faults faults = {0};
    adg_fault *fault = adg_faults_add(&faults, ADG_ERROR, "no_crs",
                                      (adg_place){"zoner.gpkg", "sogne", NULL, -1}, "no CRS.");
    adg_fault_format(fault, line, sizeof line);
    assert_string_equal(line, "zoner.gpkg, layer sogne: no CRS.");
    adg_faults_release(&faults);
}

TEST(the_place_on_the_map_is_a_point_or_a_stretch)
{
    adg_faults faults = {0};
    adg_fault *fault = adg_faults_add(&faults, ADG_NOTE, "gap", HERE, "a gap");
    assert_int_equal(fault->n_points, 0);
    assert_nan(fault->people);
    adg_fault_at(fault, 1, 2);
    assert_int_equal(fault->n_points, 1);
    adg_fault_between(fault, (const double[]){1, 2}, (const double[]){3, 4});
    assert_int_equal(fault->n_points, 2);
    assert_all_exactly(fault->xy, ((const double[]){1, 2, 3, 4}), 4);
    adg_faults_release(&faults);
}

TEST(ten_thousands_of_findings_are_counted_but_not_all_kept)
{
    adg_faults faults = {0};
    adg_error error = ADG_ERROR_INIT;
    for (int i = 0; i < ADG_FAULTS_KEPT + 1000; i++)
        adg_fault_advise(adg_faults_add(&faults, ADG_ERROR, "bad", HERE, "row %d", i), "Mend it.");
    assert_int_equal(faults.n, ADG_FAULTS_KEPT);
    assert_int_equal(faults.not_kept, 1000);
    assert_int_equal(faults.count[ADG_ERROR], ADG_FAULTS_KEPT + 1000);
    assert_fails(adg_faults_status(&faults, &error), ADG_E_INVALID, &error, "20999 more errors");
    adg_faults_release(&faults);
}

TEST(an_error_after_the_list_is_full_still_speaks)
{
    adg_faults faults = {0};
    adg_error error = ADG_ERROR_INIT;
    for (int i = 0; i < ADG_FAULTS_KEPT; i++)
        adg_faults_add(&faults, ADG_NOTE, "note", HERE, "a note");
    adg_faults_add(&faults, ADG_ERROR, "bad", HERE, "the one error");
    adg_faults_add(&faults, ADG_NOTE, "note", HERE, "another note");
    assert_fails(adg_faults_status(&faults, &error), ADG_E_INVALID, &error, "the one error");
    adg_faults_release(&faults);
}

/* Notes, then warnings, then an error: so many of each. */
static void add_some(adg_faults *faults, int n_notes, int n_warnings, int n_errors)
{
    for (int i = 0; i < n_notes; i++)
        adg_faults_add(faults, ADG_NOTE, "note", HERE, "note %d", i);
    for (int i = 0; i < n_warnings; i++)
        adg_fault_advise(adg_faults_add(faults, ADG_WARNING, "odd", HERE, "odd %d", i), "Look.");
    for (int i = 0; i < n_errors; i++)
        adg_faults_add(faults, ADG_ERROR, "bad", HERE, "bad %d", i);
}

TEST(findings_that_are_moved_are_as_if_they_had_been_added_there)
{
    static const int wish[][6] = {{0, 0, 0, 0, 0, 0},          {2, 1, 0, 1, 2, 0},
                                  {0, 3, 1, 4, 0, 2},          {15000, 0, 0, 3000, 4000, 2},
                                  {30000, 5, 0, 10, 25000, 3}, {20000, 5, 1, 25000, 0, 1}};
    for (size_t w = 0; w < N_OF(wish); w++) {
        const int *n = wish[w];
        adg_faults added = {0}, to = {0}, from = {0};
        add_some(&added, n[0], n[1], n[2]);
        add_some(&added, n[3], n[4], n[5]);
        add_some(&to, n[0], n[1], n[2]);
        add_some(&from, n[3], n[4], n[5]);
        adg_faults_move(&from, &to);
        assert_int_equal(from.n, 0);
        assert_int_equal(to.n, added.n);
        assert_int_equal(to.not_kept, added.not_kept);
        assert_memory_equal(to.count, added.count, sizeof to.count);
        for (size_t i = 0; i < to.n; i++) {
            assert_string_equal(to.fault[i].message, added.fault[i].message);
            assert_string_equal(to.fault[i].code, added.fault[i].code);
        }
        adg_faults_release(&added);
        adg_faults_release(&to);
    }
}

RUN(T(without_findings_all_is_well), T(warnings_and_notes_do_not_stop_the_work),
    T(an_error_says_where_what_and_what_to_do),
    T(the_first_error_speaks_and_the_others_are_counted), T(layer_and_whole_file_have_their_words),
    T(the_place_on_the_map_is_a_point_or_a_stretch),
    T(ten_thousands_of_findings_are_counted_but_not_all_kept),
    T(an_error_after_the_list_is_full_still_speaks),
    T(findings_that_are_moved_are_as_if_they_had_been_added_there))
