/* SPDX-License-Identifier: MPL-2.0 */
#include "core/disjoint_sets.h"

#include "support/test.h"

TEST(everybody_begins_alone)
{
    uint32_t parent[4];
    adg_sets_init(parent, 4);
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(adg_sets_root(parent, i), i);
}

TEST(the_root_is_the_smallest_member_whatever_the_order_of_the_joins)
{
    static const uint32_t joins[][2] = {{5, 3}, {3, 4}, {1, 5}, {6, 0}};
    for (int backwards = 0; backwards < 2; backwards++) {
        uint32_t parent[7];
        adg_sets_init(parent, 7);
        for (size_t k = 0; k < N_OF(joins); k++) {
            const uint32_t *pair = joins[backwards ? N_OF(joins) - 1 - k : k];
            adg_sets_join(parent, pair[backwards], pair[!backwards]);
        }
        assert_int_equal(adg_sets_root(parent, 4), 1);
        assert_int_equal(adg_sets_root(parent, 3), 1);
        assert_int_equal(adg_sets_root(parent, 6), 0);
        assert_int_equal(adg_sets_root(parent, 2), 2);
    }
}

RUN(T(everybody_begins_alone), T(the_root_is_the_smallest_member_whatever_the_order_of_the_joins))
