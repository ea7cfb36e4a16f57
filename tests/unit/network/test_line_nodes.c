/* SPDX-License-Identifier: MPL-2.0 */
#include "network/line_nodes.h"

#include <math.h>
#include <stdlib.h>

#include "core/random.h"
#include "support/shapes.h"
#include "support/test.h"

static adg_line_nodes find(const adg_shapes *lines, double join_m)
{
    adg_line_nodes nodes;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_line_nodes_find(lines, join_m, &nodes, &error), &error);
    return nodes;
}

/*   (0,0) ---0--- (1,0) ---1--- (2,0)
 *                   |
 *                   2  (drawn from its far end)
 *                   |
 *                 (1,1)                       */
static adg_shapes three_roads(void)
{
    adg_shapes lines = no_shapes();
    LINE(&lines, 0, 0, 0.5, 0.3, 1, 0);
    LINE(&lines, 1, 0, 2, 0);
    LINE(&lines, 1, 1, 1, 0);
    return lines;
}

TEST(ends_with_the_same_coordinates_are_one_node)
{
    adg_shapes lines = three_roads();
    adg_line_nodes nodes = find(&lines, 0);
    assert_int_equal(nodes.n_nodes, 4);
    assert_memory_equal(nodes.from, ((const uint32_t[]){0, 1, 3}), 3 * sizeof(uint32_t));
    assert_memory_equal(nodes.to, ((const uint32_t[]){1, 2, 1}), 3 * sizeof(uint32_t));
    assert_all_exactly(nodes.xy, ((const double[]){0, 0, 1, 0, 2, 0, 1, 1}), 8);
    adg_line_nodes_release(&nodes);
    adg_shapes_release(&lines);
}

TEST(points_inside_a_line_are_no_nodes)
{
    adg_shapes lines = no_shapes();
    LINE(&lines, 0, 0, 1, 0, 2, 0);
    LINE(&lines, 1, 0, 1, 5);
    adg_line_nodes nodes = find(&lines, 0);
    assert_int_equal(nodes.n_nodes, 4);
    adg_line_nodes_release(&nodes);
    adg_shapes_release(&lines);
}

TEST(without_tolerance_the_last_digit_counts)
{
    adg_shapes lines = no_shapes();
    LINE(&lines, 0, 0, 1, 0);
    LINE(&lines, nextafter(1, 2), 0, 2, 0);
    adg_line_nodes nodes = find(&lines, 0);
    assert_int_equal(nodes.n_nodes, 4);
    adg_line_nodes_release(&nodes);
    adg_shapes_release(&lines);
}

TEST(with_tolerance_near_ends_are_joined_at_the_first_of_them)
{
    adg_shapes lines = no_shapes();
    LINE(&lines, 0, 0, 100, 0);
    LINE(&lines, 100.3, 0.4, 200, 0); /* half a metre off */
    LINE(&lines, 100, 0.6, 100, 90);  /* a little more */
    adg_line_nodes nodes = find(&lines, 0.5);
    assert_int_equal(nodes.to[0], nodes.from[1]);
    assert_all_exactly(nodes.xy + 2 * nodes.to[0], ((const double[]){100, 0}), 2);
    adg_line_nodes_release(&nodes);
    adg_shapes_release(&lines);
}

TEST(a_chain_of_near_ends_is_one_node)
{
    adg_shapes lines = no_shapes();
    for (int k = 0; k < 5; k++)
        LINE(&lines, 0.9 * k, 0, 0.9 * k, 100 + k);
    adg_line_nodes nodes = find(&lines, 1);
    for (int k = 1; k < 5; k++)
        assert_int_equal(nodes.from[k], nodes.from[0]);
    adg_line_nodes_release(&nodes);
    adg_shapes_release(&lines);
}

TEST(a_ring_begins_and_ends_at_one_node)
{
    adg_shapes lines = no_shapes();
    LINE(&lines, 0, 0, 9, 0, 9, 9, 0, 0);
    adg_line_nodes nodes = find(&lines, 0);
    assert_int_equal(nodes.n_nodes, 1);
    assert_int_equal(nodes.from[0], nodes.to[0]);
    adg_line_nodes_release(&nodes);
    adg_shapes_release(&lines);
}

TEST(minus_zero_is_zero)
{
    adg_shapes lines = no_shapes();
    LINE(&lines, -5, 0, 0.0, 0);
    LINE(&lines, -0.0, 0, 5, 0);
    adg_line_nodes nodes = find(&lines, 0);
    assert_int_equal(nodes.n_nodes, 3);
    adg_line_nodes_release(&nodes);
    adg_shapes_release(&lines);
}

TEST(no_lines_have_no_nodes)
{
    adg_shapes lines = no_shapes();
    adg_line_nodes nodes = find(&lines, 1);
    assert_int_equal(nodes.n_nodes, 0);
    adg_line_nodes_release(&nodes);
    adg_shapes_release(&lines);
}

/* ---- against brute force ---- */

static double end_distance(const adg_shapes *lines, uint32_t a, uint32_t b)
{
    const double *p = lines->xy + 2 * (lines->first_point[a / 2] + a % 2);
    const double *q = lines->xy + 2 * (lines->first_point[b / 2] + b % 2);
    return hypot(p[0] - q[0], p[1] - q[1]);
}

/* Joins until nothing changes: label [ends] is the lowest end of the chain. */
static void join_by_force(const adg_shapes *lines, double join_m, uint32_t *label)
{
    uint32_t n = (uint32_t)(2 * lines->n);
    for (uint32_t e = 0; e < n; e++)
        label[e] = e;
    for (int changed = 1; changed;) {
        changed = 0;
        for (uint32_t a = 0; a < n; a++)
            for (uint32_t b = 0; b < n; b++)
                if (label[b] < label[a] && end_distance(lines, a, b) <= join_m) {
                    label[a] = label[b];
                    changed = 1;
                }
    }
}

/* Nodes are numbered in order of their first end and lie there. */
static void assert_as_by_force(const adg_shapes *lines, double join_m)
{
    uint32_t label[240], number[240], n_nodes = 0;
    adg_line_nodes nodes = find(lines, join_m);
    join_by_force(lines, join_m, label);
    for (uint32_t e = 0; e < 2 * lines->n; e++) {
        if (label[e] == e) {
            const double *at = lines->xy + 2 * (lines->first_point[e / 2] + e % 2);
            assert_all_exactly(nodes.xy + 2 * (size_t)n_nodes, at, 2);
            number[e] = n_nodes++;
        }
        assert_int_equal(e % 2 ? nodes.to[e / 2] : nodes.from[e / 2], number[label[e]]);
    }
    assert_int_equal(nodes.n_nodes, n_nodes);
    adg_line_nodes_release(&nodes);
}

TEST(random_ends_are_joined_as_brute_force_joins_them)
{
    adg_random random;
    adg_random_seed(&random, 11);
    for (int round = 0; round < 40; round++) {
        adg_shapes lines = no_shapes();
        for (int l = 0; l < 60; l++)
            LINE(&lines, (double)adg_random_below(&random, 20) / 2,
                 (double)adg_random_below(&random, 20) / 2, 10 * adg_random_uniform(&random),
                 10 * adg_random_uniform(&random));
        assert_as_by_force(&lines, round % 4 * 0.25);
        adg_shapes_release(&lines);
    }
}

/* On a grid whose step is the distance to join or just over half of it, near zero and at the
 * coordinates of Denmark, where quotients are rounded. */
TEST(aligned_ends_are_joined_as_brute_force_joins_them)
{
    static const double steps[] = {0.1, 0.3, 0.5, 0.5000005, 1, 1.0000001};
    adg_random random;
    adg_random_seed(&random, 12);
    for (int round = 0; round < 96; round++) {
        adg_shapes lines = no_shapes();
        double step = steps[round % 6], x = round % 2 ? 550000.7 : -3, y = round % 2 ? 6130000 : -3;
        uint32_t columns = round % 3 ? 30 : 1;
        for (int l = 0; l < 100; l++)
            LINE(&lines, x + step * (double)adg_random_below(&random, columns),
                 y + step * (double)adg_random_below(&random, 30),
                 x + step * (double)adg_random_below(&random, 30),
                 y + step * (double)adg_random_below(&random, columns));
        assert_as_by_force(&lines, round / 6 % 4 * 0.5);
        adg_shapes_release(&lines);
    }
}

TEST(a_tolerance_below_all_digits_joins_what_is_equal)
{
    adg_shapes lines = no_shapes();
    LINE(&lines, 550000, 6130000, nextafter(550000, 1), 6130000);
    LINE(&lines, 550000, 6130000, 550000, nextafter(6130000, 1));
    assert_as_by_force(&lines, 1e-12);
    assert_as_by_force(&lines, 2e-10);
    adg_shapes_release(&lines);
}

/* Side by side or all in one place, half a million ends take no longer than sorting them. */
TEST(many_aligned_ends_are_quick)
{
    enum {
        N = 250000
    };
    for (int k = 0; k < 3; k++) {
        adg_shapes lines = no_shapes();
        for (int l = 0; l < N; l++)
            LINE(&lines, 550000, 6130000 + 10.0 * l, 550000, 6130000 + (k == 1 ? 0 : 10.0 * l + 5));
        adg_line_nodes nodes = find(&lines, k == 2 ? 0.5 : 0);
        assert_int_equal(nodes.n_nodes, k == 1 ? N : 2 * N);
        adg_line_nodes_release(&nodes);
        adg_shapes_release(&lines);
    }
}

RUN(T(ends_with_the_same_coordinates_are_one_node), T(points_inside_a_line_are_no_nodes),
    T(without_tolerance_the_last_digit_counts),
    T(with_tolerance_near_ends_are_joined_at_the_first_of_them),
    T(a_chain_of_near_ends_is_one_node), T(a_ring_begins_and_ends_at_one_node),
    T(minus_zero_is_zero), T(no_lines_have_no_nodes),
    T(random_ends_are_joined_as_brute_force_joins_them),
    T(aligned_ends_are_joined_as_brute_force_joins_them),
    T(a_tolerance_below_all_digits_joins_what_is_equal), T(many_aligned_ends_are_quick))
