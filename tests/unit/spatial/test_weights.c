/* SPDX-License-Identifier: MPL-2.0 */
#include "spatial/weights.h"

#include "support/test.h"

static adg_weights make(const uint32_t (*pair)[2], size_t n_pairs, size_t n)
{
    adg_links links = {0};
    adg_weights weights;
    adg_error error = ADG_ERROR_INIT;
    for (size_t p = 0; p < n_pairs; p++)
        assert_true(adg_links_add(&links, pair[p][0], pair[p][1]));
    assert_ok(adg_weights_build(&links, n, &weights, &error), &error);
    adg_links_release(&links);
    return weights;
}

TEST(links_are_sorted_and_count_once)
{
    const uint32_t pair[][2] = {{3, 1}, {0, 2}, {3, 0}, {3, 1}};
    adg_weights w = make(pair, 4, 5);
    const size_t first[] = {0, 1, 1, 1, 3, 3};
    const uint32_t neighbour[] = {2, 0, 1};
    assert_memory_equal(w.first, first, sizeof first);
    assert_memory_equal(w.neighbour, neighbour, sizeof neighbour);
    assert_all_exactly(w.weight, ((const double[]){1, 1, 1}), 3);
    adg_weights_release(&w);
}

TEST(standardised_rows_add_up_to_one_and_islands_stay)
{
    const uint32_t pair[][2] = {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 0}};
    adg_weights w = make(pair, 5, 5);
    adg_weights_standardise(&w);
    assert_all_exactly(w.weight, ((const double[]){.25, .25, .25, .25, 1}), 5);
    adg_weights_release(&w);
}

TEST(everybody_is_put_among_his_neighbours_in_order)
{
    const uint32_t pair[][2] = {{1, 0}, {1, 2}, {2, 0}};
    adg_weights w = make(pair, 3, 3), with_self;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_weights_with_self(&w, &with_self, &error), &error);
    const uint32_t neighbour[] = {0, 0, 1, 2, 0, 2};
    const size_t first[] = {0, 1, 4, 6};
    assert_memory_equal(with_self.first, first, sizeof first);
    assert_memory_equal(with_self.neighbour, neighbour, sizeof neighbour);
    adg_weights_release(&w);
    adg_weights_release(&with_self);
}

TEST(a_way_without_a_way_back_is_not_symmetric)
{
    const uint32_t both[][2] = {{0, 1}, {1, 0}}, one[][2] = {{0, 1}, {1, 2}, {1, 0}};
    adg_weights w = make(both, 2, 3);
    assert_int_equal(adg_weights_is_symmetric(&w), 1);
    adg_weights_release(&w);
    w = make(one, 3, 3);
    assert_int_equal(adg_weights_is_symmetric(&w), 0);
    adg_weights_release(&w);
}

RUN(T(links_are_sorted_and_count_once), T(standardised_rows_add_up_to_one_and_islands_stay),
    T(everybody_is_put_among_his_neighbours_in_order), T(a_way_without_a_way_back_is_not_symmetric))
