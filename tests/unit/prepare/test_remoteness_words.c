/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/remoteness_words.h"

#include <stddef.h>

#include "support/test.h"

TEST(cars_distance_and_rurality_are_recognised)
{
    static const char *const names[] = {
        "uden_bil",      "UDEN_BIL",    "Bilrådighed",    "BILRÅDIGHED",
        "afstand_laege", "km_til_by",   "no car",         "car",
        "Travel time",   "rejsetid",    "KØRETID",        "landdistrikt",
        "rural_share",   "share-rural", "Distance to GP", "vehicles_per_household"};
    for (size_t i = 0; i < N_OF(names); i++)
        if (!adg_names_remoteness(names[i]))
            fail_msg("%s", names[i]);
}

TEST(other_words_that_hold_such_letters_are_not)
{
    static const char *const names[] = {"mobil",      "bilag",    "stabilitet", "care_home",
                                        "scar",       "indkomst", "uden_job",   "kort_udd",
                                        "",           "_",        "oplandet",   "herkomst_land",
                                        "landsby_nr", "islands"};
    for (size_t i = 0; i < N_OF(names); i++)
        if (adg_names_remoteness(names[i]))
            fail_msg("%s", names[i]);
    assert_false(adg_names_remoteness(NULL));
}

RUN(T(cars_distance_and_rurality_are_recognised), T(other_words_that_hold_such_letters_are_not))
