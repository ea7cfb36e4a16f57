/* SPDX-License-Identifier: MPL-2.0 */
#include "network/segment_index.h"

#include <math.h>
#include <stdlib.h>

#include "core/random.h"
#include "support/shapes.h"
#include "support/test.h"

static adg_segment_index *index_of(const adg_shapes *lines, const unsigned char *wanted)
{
    adg_segment_index *index = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_segment_index_build(lines, wanted, &index, &error), &error);
    return index;
}

TEST(the_nearest_place_is_found_on_the_nearest_segment)
{
    /*   (0,0) ------- (10,0)
     *                    |        x (13,4)
     *                 (10,10)                  */
    adg_shapes lines = no_shapes();
    LINE(&lines, 0, 0, 10, 0, 10, 10);
    adg_segment_index *index = index_of(&lines, NULL);
    adg_nearest_segment near = adg_segment_index_nearest(index, 13, 4);
    assert_int_equal(near.line, 0);
    assert_int_equal(near.point, 1);
    assert_exactly(near.along, 0.4);
    assert_exactly(near.x, 10);
    assert_exactly(near.y, 4);
    assert_exactly(near.distance_m, 3);
    adg_segment_index_free(index);
    adg_shapes_release(&lines);
}

TEST(beyond_an_end_the_end_is_nearest)
{
    adg_shapes lines = no_shapes();
    LINE(&lines, 0, 0, 10, 0);
    adg_segment_index *index = index_of(&lines, NULL);
    adg_nearest_segment west = adg_segment_index_nearest(index, -3, 4);
    adg_nearest_segment east = adg_segment_index_nearest(index, 13, 4);
    assert_exactly(west.along, 0);
    assert_exactly(west.distance_m, 5);
    assert_exactly(east.along, 1);
    assert_exactly(east.x, 10);
    adg_segment_index_free(index);
    adg_shapes_release(&lines);
}

TEST(of_equally_near_lines_the_first_is_taken)
{
    adg_shapes lines = no_shapes();
    LINE(&lines, 0, 5, 10, 5);
    LINE(&lines, 0, -5, 10, -5);
    LINE(&lines, 0, 5, 10, 5);
    adg_segment_index *index = index_of(&lines, NULL);
    assert_int_equal(adg_segment_index_nearest(index, 3, 0).line, 0);
    adg_segment_index_free(index);
    adg_shapes_release(&lines);
}

TEST(where_lines_meet_the_first_of_them_is_nearest)
{
    /* Twenty roads from one crossing; the point beyond it is nearest to all of their ends. */
    adg_shapes lines = no_shapes();
    for (int k = 0; k < 20; k++)
        LINE(&lines, 1000 * cos(0.1 * k), 1000 * sin(0.1 * k), 0.1, 0.3);
    adg_segment_index *index = index_of(&lines, NULL);
    adg_nearest_segment near = adg_segment_index_nearest(index, -70, -30);
    assert_int_equal(near.line, 0);
    assert_exactly(near.along, 1);
    adg_segment_index_free(index);
    adg_shapes_release(&lines);
}

TEST(lines_that_are_not_wanted_are_not_found)
{
    adg_shapes lines = no_shapes();
    LINE(&lines, 0, 1, 10, 1);
    LINE(&lines, 0, 7, 10, 7);
    const unsigned char wanted[] = {0, ADG_LINE_WHOLE};
    adg_segment_index *index = index_of(&lines, wanted);
    assert_int_equal(adg_segment_index_nearest(index, 5, 0).line, 1);
    adg_segment_index_free(index);
    adg_shapes_release(&lines);
}

TEST(of_an_end_alone_nothing_else_is_found)
{
    adg_shapes lines = no_shapes();
    LINE(&lines, 0, 0, 10, 0, 10, 10);
    LINE(&lines, 0, 0, 0, 10);
    const unsigned char wanted[] = {ADG_LINE_END, ADG_LINE_START | ADG_LINE_END};
    adg_segment_index *index = index_of(&lines, wanted);
    adg_nearest_segment near = adg_segment_index_nearest(index, 10, 1);
    assert_int_equal(near.line, 0);
    assert_int_equal(near.point, 1);
    assert_exactly(near.along, 1);
    assert_exactly(near.distance_m, 9);
    near = adg_segment_index_nearest(index, 0, 4);
    assert_int_equal(near.line, 1);
    assert_exactly(near.along, 0);
    assert_exactly(near.distance_m, 4);
    adg_segment_index_free(index);
    adg_shapes_release(&lines);
}

TEST(an_empty_index_finds_nothing)
{
    adg_shapes lines = no_shapes();
    LINE(&lines, 0, 1, 10, 1);
    const unsigned char wanted[] = {0};
    adg_segment_index *index = index_of(&lines, wanted);
    adg_nearest_segment near = adg_segment_index_nearest(index, 5, 0);
    assert_int_equal(near.line, ADG_NONE);
    assert_exactly(near.distance_m, INFINITY);
    adg_segment_index_free(index);
    adg_shapes_release(&lines);
}

TEST(a_segment_without_length_is_a_point)
{
    adg_shapes lines = no_shapes();
    LINE(&lines, 3, 4, 3, 4);
    adg_segment_index *index = index_of(&lines, NULL);
    assert_exactly(adg_segment_index_nearest(index, 0, 0).distance_m, 5);
    adg_segment_index_free(index);
    adg_shapes_release(&lines);
}

/* ---- against brute force ---- */

static double distance_to_segment(const double *p, double x, double y)
{
    double dx = p[2] - p[0], dy = p[3] - p[1], length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? ((x - p[0]) * dx + (y - p[1]) * dy) / length2 : 0;
    t = fmin(fmax(t, 0), 1);
    return hypot(x - p[0] - t * dx, y - p[1] - t * dy);
}

static double nearest_by_force(const adg_shapes *lines, double x, double y)
{
    double nearest = INFINITY;
    for (size_t p = 0; p < lines->n_parts; p++)
        for (size_t k = lines->first_point[p]; k + 1 < lines->first_point[p + 1]; k++)
            nearest = fmin(nearest, distance_to_segment(lines->xy + 2 * k, x, y));
    return nearest;
}

/* Wandering lines of one to six segments, most of them short as in a town. */
static adg_shapes random_lines(adg_random *random, int n)
{
    adg_shapes lines = no_shapes();
    for (int l = 0; l < n; l++) {
        size_t n_points = 2 + adg_random_below(random, 6);
        double xy[16] = {1e4 * adg_random_uniform(random), 1e4 * adg_random_uniform(random)};
        double step = adg_random_below(random, 10) ? 50 : 5000;
        for (size_t k = 2; k < 2 * n_points; k++)
            xy[k] = xy[k - 2] + step * (adg_random_uniform(random) - 0.5);
        add_line(&lines, xy, n_points);
    }
    return lines;
}

TEST(random_points_get_what_brute_force_finds)
{
    adg_random random;
    adg_random_seed(&random, 3);
    static const int sizes[] = {1, 2, 15, 16, 17, 250, 700};
    for (size_t s = 0; s < N_OF(sizes); s++) {
        adg_shapes lines = random_lines(&random, sizes[s]);
        adg_segment_index *index = index_of(&lines, NULL);
        for (int i = 0; i < 200; i++) {
            double x = 1.4e4 * adg_random_uniform(&random) - 2e3;
            double y = 1.4e4 * adg_random_uniform(&random) - 2e3;
            adg_nearest_segment near = adg_segment_index_nearest(index, x, y);
            assert_close(near.distance_m, nearest_by_force(&lines, x, y), 1e-12, 1e-9);
            assert_close(hypot(x - near.x, y - near.y), near.distance_m, 1e-12, 1e-9);
            assert_in_range(near.point, lines.first_point[near.line],
                            lines.first_point[near.line + 1] - 2);
        }
        adg_segment_index_free(index);
        adg_shapes_release(&lines);
    }
}

/* On whole numbers there are many exact ties, and the first line must win all of them. */
TEST(among_exact_ties_the_first_line_wins)
{
    adg_random random;
    adg_random_seed(&random, 4);
    adg_shapes lines = no_shapes();
    for (int l = 0; l < 300; l++) {
        double x = (double)adg_random_below(&random, 20), y = (double)adg_random_below(&random, 20);
        bool upright = adg_random_below(&random, 2) == 1;
        LINE(&lines, x, y, upright ? x : x + 2, upright ? y + 2 : y);
    }
    adg_segment_index *index = index_of(&lines, NULL);
    for (int i = 0; i < 500; i++) {
        double x = (double)adg_random_below(&random, 22), y = (double)adg_random_below(&random, 22);
        adg_nearest_segment near = adg_segment_index_nearest(index, x, y);
        for (uint32_t l = 0; l < near.line; l++)
            assert_true(distance_to_segment(lines.xy + 4 * (size_t)l, x, y) > near.distance_m);
    }
    adg_segment_index_free(index);
    adg_shapes_release(&lines);
}

/* ---- boxes ---- */

typedef struct {
    size_t n, most;
    bool seen[700 * 8];
} visitors;

static bool count_visit(uint32_t line, uint32_t point, void *data)
{
    (void)line;
    visitors *v = data;
    assert_false(v->seen[point]);
    v->seen[point] = true;
    return ++v->n < v->most;
}

TEST(a_box_visits_every_segment_whose_box_it_meets)
{
    adg_random random;
    adg_random_seed(&random, 5);
    adg_shapes lines = random_lines(&random, 600);
    adg_segment_index *index = index_of(&lines, NULL);
    visitors *v = NEW(visitors, 1);
    for (int i = 0; i < 50; i++) {
        double x = 1e4 * adg_random_uniform(&random), y = 1e4 * adg_random_uniform(&random);
        adg_box box = {x, y, x + 800, y + 300};
        *v = (visitors){.most = SIZE_MAX};
        adg_segment_index_query(index, &box, count_visit, v);
        for (size_t p = 0; p < lines.n_parts; p++)
            for (size_t k = lines.first_point[p]; k + 1 < lines.first_point[p + 1]; k++) {
                adg_box own = ADG_BOX_EMPTY;
                adg_box_add(&own, lines.xy[2 * k], lines.xy[2 * k + 1]);
                adg_box_add(&own, lines.xy[2 * k + 2], lines.xy[2 * k + 3]);
                assert_int_equal(v->seen[k], adg_box_intersects(&own, &box));
            }
    }
    free(v);
    adg_segment_index_free(index);
    adg_shapes_release(&lines);
}

TEST(a_visitor_may_have_seen_enough)
{
    adg_random random;
    adg_random_seed(&random, 6);
    adg_shapes lines = random_lines(&random, 600);
    adg_segment_index *index = index_of(&lines, NULL);
    visitors *v = NEW(visitors, 1);
    v->most = 3;
    adg_box everything = adg_shapes_box(&lines);
    adg_segment_index_query(index, &everything, count_visit, v);
    assert_int_equal(v->n, 3);
    free(v);
    adg_segment_index_free(index);
    adg_shapes_release(&lines);
}

RUN(T(the_nearest_place_is_found_on_the_nearest_segment), T(beyond_an_end_the_end_is_nearest),
    T(of_equally_near_lines_the_first_is_taken), T(where_lines_meet_the_first_of_them_is_nearest),
    T(lines_that_are_not_wanted_are_not_found), T(an_empty_index_finds_nothing),
    T(of_an_end_alone_nothing_else_is_found), T(a_segment_without_length_is_a_point),
    T(random_points_get_what_brute_force_finds), T(among_exact_ties_the_first_line_wins),
    T(a_box_visits_every_segment_whose_box_it_meets), T(a_visitor_may_have_seen_enough))
