/* SPDX-License-Identifier: MPL-2.0 */
#include "report/name_order.h"

#include <stdlib.h>

#include "support/test.h"

TEST(the_danish_letters_come_last)
{
    char *names[] = {"Ærø", "Ørsted", "Aabenraa", "Ålborg", "Zealand", "Assens"};
    const size_t expected[] = {5, 4, 0, 1, 2, 3}; /* Assens, Zealand, Ærø, Ørsted, Aabenraa, Å... */
    size_t *order = must_have(adg_danish_order(names, N_OF(names)));
    for (size_t i = 0; i < N_OF(names); i++)
        assert_int_equal(order[i], expected[i]);
    free(order);
}

TEST(aa_is_an_old_spelling_of_a_with_a_ring)
{
    assert_int_equal(adg_danish_compare("Aarhus", "Århus"), 0);
    assert_true(adg_danish_compare("Faaborg", "Fåborg") == 0);
    assert_true(adg_danish_compare("Faaborg", "Fredericia") > 0);
}

TEST(capitals_and_small_letters_are_alike)
{
    assert_int_equal(adg_danish_compare("ØSTER", "øster"), 0);
    assert_true(adg_danish_compare("vejen", "Vejle") < 0);
    assert_true(adg_danish_compare("Vejen", "vejle") < 0);
}

TEST(what_is_shorter_comes_first)
{
    assert_true(adg_danish_compare("Ribe", "Ribe Nord") < 0);
    assert_true(adg_danish_compare("", "A") < 0);
    assert_int_equal(adg_danish_compare("", ""), 0);
}

TEST(equal_names_keep_their_order)
{
    char *names[] = {"Rise", "Rise", "Bov"};
    size_t *order = must_have(adg_danish_order(names, N_OF(names)));
    assert_int_equal(order[0], 2);
    assert_int_equal(order[1], 0);
    assert_int_equal(order[2], 1);
    free(order);
}

RUN(T(the_danish_letters_come_last), T(aa_is_an_old_spelling_of_a_with_a_ring),
    T(capitals_and_small_letters_are_alike), T(what_is_shorter_comes_first),
    T(equal_names_keep_their_order))
