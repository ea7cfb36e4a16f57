/* SPDX-License-Identifier: MPL-2.0 */
/* What must hold of isochrones whatever the network is: no place beyond the limit inside, longer
 * limits and more facilities hold shorter ones and fewer, polygons valid, holes kept. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/travel.h"
#include "core/id_index.h"
#include "geo/polygons.h"
#include "network/isochrone.h"
#include "network/reach.h"
#include "raster/outline.h"
#include "support/hand_roads.h"
#include "support/matrix.h"
#include "support/random_roads.h"
#include "support/shapes.h"
#include "support/test.h"
#include "travel/road.h"

enum {
    N_CLINICS = 5,
    N_LIMITS = 3,
    SAMPLES = 23,
    ROUNDS = 6
};
static const double limits[N_LIMITS] = {3, 6, 11};

/* A random town with one-way streets, motorways and clinics. */
typedef struct {
    adg_road_network network;
    adg_snap clinic[N_CLINICS];
    adg_isochrone_options options;
} town;

static town *found_town(uint64_t seed, adg_travel_direction direction)
{
    const roads_wish wish = {.rows = 14,
                             .columns = 14,
                             .missing = 0.2,
                             .one_way = 0.3,
                             .zero = 0.02,
                             .parallel = 6,
                             .shortest_min = 0.1,
                             .longest_min = 4};
    adg_random random;
    adg_random_seed(&random, seed);
    town *t = NEW(town, 1);
    random_roads drawn = random_roads_draw(&wish, &random);
    adg_roads roads = no_roads();
    for (uint32_t e = 0; e < drawn.n_edges; e++) {
        const adg_edge *edge = &drawn.edge[e];
        const double *p = drawn.xy + 2 * edge->from, *q = drawn.xy + 2 * edge->to;
        adg_road_direction way = isinf(edge->minutes_backward)  ? ADG_ROAD_FORWARD
                                 : isinf(edge->minutes_forward) ? ADG_ROAD_BACKWARD
                                                                : ADG_ROAD_BOTH;
        double minutes = fmin(edge->minutes_forward, edge->minutes_backward);
        /* A bend: times run along the line, not from end to end. */
        double x = (p[0] + q[0]) / 2 + random_between(&random, -60, 60);
        double y = (p[1] + q[1]) / 2 + random_between(&random, -60, 60);
        if (e % 9 == 0)
            MOTORWAY(&roads, minutes, way, p[0], p[1], x, y, q[0], q[1]);
        else
            ROAD(&roads, minutes, way, p[0], p[1], x, y, q[0], q[1]);
    }
    random_roads_release(&drawn);
    build_network(&roads, &t->network);
    double xy[2 * N_CLINICS];
    for (size_t i = 0; i < N_CLINICS; i++) {
        xy[2 * i] = random_between(&random, 500, 4000);
        xy[2 * i + 1] = random_between(&random, 500, 4000);
    }
    /* Two on one road. */
    xy[2] = xy[0] + 20;
    xy[3] = xy[1];
    adg_snap_points(&t->network.roads.lines, t->network.stops, xy, N_CLINICS, 600, 1, t->clinic);
    t->options = (adg_isochrone_options){direction, 5, 600, limits, N_LIMITS, 25};
    return t;
}

static void abandon(town *t)
{
    adg_road_network_release(&t->network);
    free(t);
}

/* ---- places on the roads, and how far they are ---- */

typedef struct {
    size_t n;
    double *xy;
    adg_snap *snap;
    double *minutes; /* [N_CLINICS x n], by the engine of `adgang matrix` */
} samples;

static samples sample_roads(const town *t)
{
    const adg_shapes *lines = &t->network.roads.lines;
    samples s = {0, NEW(double, 2 * lines->n * SAMPLES), NEW(adg_snap, lines->n * SAMPLES), NULL};
    for (size_t r = 0; r < lines->n; r++) {
        const double *p = lines->xy + 2 * lines->first_point[r];
        double first = hypot(p[2] - p[0], p[3] - p[1]), second = hypot(p[4] - p[2], p[5] - p[3]);
        for (size_t k = 0; k < SAMPLES; k++, s.n++) {
            double share = (double)k / (SAMPLES - 1), at = share * (first + second);
            const double *q = at <= first ? p : p + 2;
            double part = at <= first ? at / first : fmin((at - first) / second, 1);
            double *xy = s.xy + 2 * s.n;
            xy[0] = q[0] + part * (q[2] - q[0]);
            xy[1] = q[1] + part * (q[3] - q[1]);
            s.snap[s.n] = (adg_snap){(uint32_t)r, share, xy[0], xy[1], 0, true};
        }
    }
    adg_travel *travel;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_road_travel_new(&t->network, s.snap, s.n, t->clinic, N_CLINICS, 5,
                                  t->options.direction, &travel, &error),
              &error);
    double *by_place = matrix_of(travel, s.n, N_CLINICS, 2);
    s.minutes = NEW(double, s.n *N_CLINICS);
    for (size_t i = 0; i < s.n * N_CLINICS; i++)
        s.minutes[i % N_CLINICS * s.n + i / N_CLINICS] = by_place[i];
    free(by_place);
    adg_travel_free(travel);
    return s;
}

static void release_samples(samples *s)
{
    free(s->xy);
    free(s->snap);
    free(s->minutes);
}

static double nearest_minutes(const samples *s, size_t i, uint32_t *which)
{
    double best = INFINITY;
    *which = ADG_NONE;
    for (uint32_t c = 0; c < N_CLINICS; c++)
        if (s->minutes[c * s->n + i] < best) {
            best = s->minutes[c * s->n + i];
            *which = c;
        }
    return best;
}

/* ---- polygons ---- */

/* One feature as a layer of its own, to ask what lies in it. */
static adg_polygon_index *index_of(const adg_shapes *shapes, size_t feature)
{
    adg_shapes one = no_shapes();
    must_have(adg_shapes_begin_feature(&one) ? &one : NULL);
    for (size_t p = shapes->first_part[feature]; p < shapes->first_part[feature + 1]; p++) {
        adg_shapes_begin_part(&one, shapes->hole[p]);
        for (size_t k = shapes->first_point[p]; k < shapes->first_point[p + 1]; k++)
            adg_shapes_add_point(&one, shapes->xy[2 * k], shapes->xy[2 * k + 1]);
    }
    adg_polygon_index *index;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygon_index_build(&one, &index, &error), &error);
    adg_shapes_release(&one);
    return index;
}

static void must_be_valid(adg_shapes *shapes)
{
    char **reason = NEW(char *, shapes->n);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_repair(shapes, reason, &error), &error);
    for (size_t f = 0; f < shapes->n; f++)
        if (reason[f])
            fail_msg("polygon %zu: %s", f, reason[f]);
    free(reason);
}

static size_t n_holes(const adg_shapes *shapes, size_t feature)
{
    size_t n = 0;
    for (size_t p = shapes->first_part[feature]; p < shapes->first_part[feature + 1]; p++)
        n += shapes->hole[p];
    return n;
}

/* Every corner of the inner feature lies in the outer one; borders of both may coincide. */
static void must_hold(const adg_shapes *outer, size_t a, const adg_shapes *inner, size_t b)
{
    adg_polygon_index *index = index_of(outer, a);
    for (size_t p = inner->first_part[b]; p < inner->first_part[b + 1]; p++)
        for (size_t k = inner->first_point[p]; k < inner->first_point[p + 1]; k++) {
            double x = inner->xy[2 * k], y = inner->xy[2 * k + 1];
            bool inside = false;
            for (int d = 0; d < 9 && !inside; d++)
                inside = adg_polygon_index_find(index, x + (d / 3 - 1) * 1e-6,
                                                y + (d % 3 - 1) * 1e-6, NULL) != ADG_NONE;
            assert_true(inside);
        }
    adg_polygon_index_free(index);
}

static adg_isochrones *begin(const town *t, const adg_context *ctx)
{
    adg_isochrones *made;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_isochrones_new(&t->network, &t->options, ctx, &made, &error), &error);
    return made;
}

static adg_shapes isochrones_of(adg_isochrones *made, const adg_snap *clinic, size_t n)
{
    adg_shapes shapes = no_shapes();
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_isochrones_add(made, clinic, n, &shapes, &error), &error);
    assert_int_equal(shapes.n, N_LIMITS);
    return shapes;
}

/* ---- times along the roads ---- */

static void compare_times(const town *t)
{
    samples s = sample_roads(t);
    adg_road_reach *reach;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_road_reach_new(&t->network, t->options.direction, 5, &reach, &error), &error);
    assert_ok(adg_road_reach_search(reach, t->clinic, N_CLINICS, INFINITY, &error), &error);
    for (size_t i = 0; i < s.n; i++) {
        const adg_road_reach_part *part;
        size_t n;
        uint32_t which, nearest;
        double expected = nearest_minutes(&s, i, &which), share = s.snap[i].fraction;
        double found = adg_road_reach_at(reach, s.snap[i].line, share, &nearest);
        assert_int_equal(isinf(found), isinf(expected));
        assert_ok(adg_road_reach_parts(reach, s.snap[i].line, &part, &n, &error), &error);
        size_t k = 0;
        assert_true(part[0].from == 0 && part[n - 1].to == 1);
        while (part[k].to < share)
            k++;
        if (isinf(expected)) {
            /* At the end of a closed stretch the next one may begin. */
            assert_true(isinf(part[k].at_from));
            continue;
        }
        assert_close(found, expected, 1e-9, 1e-9);
        double along = isinf(part[k].at_from)
                           ? INFINITY
                           : part[k].at_from + (part[k].at_to - part[k].at_from) *
                                                   (share - part[k].from) /
                                                   (part[k].to - part[k].from);
        /* Where two parts or roads meet, a one-way street may jump: either side will do. */
        if (share == part[k].from || share == part[k].to)
            assert_true(along >= expected - 1e-9);
        else
            assert_close(along, expected, 1e-9, 1e-9);
    }
    adg_road_reach_free(reach);
    release_samples(&s);
}

TEST(times_along_the_roads_are_those_of_the_matrix)
{
    for (uint64_t seed = 0; seed < ROUNDS; seed++) {
        town *t = found_town(seed, seed % 2 ? ADG_TO_FACILITY : ADG_FROM_FACILITY);
        compare_times(t);
        abandon(t);
    }
}

/* ---- the contract ---- */

/* No place beyond the limit inside; most of those well within it are, or the polygons are of no use:
 * returns how many places within the limit are inside, and how many there are. */
static void count_places(const samples *s, const double *minutes, const adg_shapes *shapes,
                         size_t limit, size_t count[2])
{
    adg_polygon_index *index = index_of(shapes, limit);
    for (size_t i = 0; i < s->n; i++) {
        bool inside =
            adg_polygon_index_find(index, s->xy[2 * i], s->xy[2 * i + 1], NULL) != ADG_NONE;
        if (minutes[i] > limits[limit] + 1e-9)
            assert_false(inside);
        else {
            count[0] += inside;
            count[1]++;
        }
    }
    adg_polygon_index_free(index);
}

static void check_town(const town *t, size_t count[2], size_t *holes)
{
    samples s = sample_roads(t);
    adg_isochrones *made = begin(t, NULL);
    adg_shapes all = isochrones_of(made, t->clinic, N_CLINICS);
    double *nearest = NEW(double, s.n);
    uint32_t which;
    for (size_t i = 0; i < s.n; i++)
        nearest[i] = nearest_minutes(&s, i, &which);
    must_be_valid(&all);
    for (size_t k = 0; k < N_LIMITS; k++)
        count_places(&s, nearest, &all, k, count);
    for (size_t c = 0; c < N_CLINICS; c++) {
        adg_shapes one = isochrones_of(made, &t->clinic[c], 1);
        must_be_valid(&one);
        for (size_t k = 0; k < N_LIMITS; k++) {
            count_places(&s, s.minutes + c * s.n, &one, k, count);
            must_hold(&all, k, &one, k);
            if (k > 0)
                must_hold(&one, k, &one, k - 1);
            *holes += n_holes(&one, k);
        }
        adg_shapes_release(&one);
    }
    free(nearest);
    adg_shapes_release(&all);
    adg_isochrones_free(made);
    release_samples(&s);
}

TEST(no_place_beyond_the_limit_lies_inside_and_longer_limits_hold_shorter_ones)
{
    size_t count[2] = {0, 0}, holes = 0;
    for (uint64_t seed = 0; seed < ROUNDS; seed++) {
        town *t = found_town(seed, seed % 2 ? ADG_TO_FACILITY : ADG_FROM_FACILITY);
        check_town(t, count, &holes);
        abandon(t);
    }
    assert_true(holes > 0);
    assert_true(count[0] > count[1] / 2);
}

TEST(catchments_hold_no_road_that_another_facility_is_nearer_to)
{
    size_t inside = 0;
    for (uint64_t seed = 0; seed < ROUNDS; seed++) {
        town *t = found_town(seed, ADG_TO_FACILITY);
        samples s = sample_roads(t);
        adg_isochrones *made = begin(t, NULL);
        adg_shapes shapes = no_shapes();
        adg_error error = ADG_ERROR_INIT;
        assert_ok(adg_isochrones_add_catchments(made, t->clinic, N_CLINICS, &shapes, &error),
                  &error);
        assert_int_equal(shapes.n, N_CLINICS);
        must_be_valid(&shapes);
        adg_overlap *overlaps;
        size_t n_overlaps;
        assert_ok(adg_polygons_overlaps(&shapes, 1e-6, &overlaps, &n_overlaps, &error), &error);
        assert_int_equal(n_overlaps, 0);
        free(overlaps);
        for (size_t c = 0; c < N_CLINICS; c++) {
            adg_polygon_index *index = index_of(&shapes, c);
            for (size_t i = 0; i < s.n; i++) {
                uint32_t which;
                double best = nearest_minutes(&s, i, &which);
                bool in =
                    adg_polygon_index_find(index, s.xy[2 * i], s.xy[2 * i + 1], NULL) != ADG_NONE;
                inside += in;
                if (in)
                    assert_true(best <= limits[N_LIMITS - 1] + 1e-9 &&
                                s.minutes[c * s.n + i] <= best + 1e-9);
            }
            adg_polygon_index_free(index);
        }
        adg_shapes_release(&shapes);
        adg_isochrones_free(made);
        release_samples(&s);
        abandon(t);
    }
    assert_true(inside > 0);
}

TEST(the_number_of_threads_and_earlier_facilities_change_no_bit)
{
    town *t = found_town(3, ADG_TO_FACILITY);
    const adg_context two = {.threads = 3}, one = {.threads = 1};
    adg_isochrones *many = begin(t, &two), *few = begin(t, &one);
    adg_shapes first = isochrones_of(many, t->clinic, N_CLINICS);
    adg_shapes a = isochrones_of(many, &t->clinic[2], 1), b = isochrones_of(few, &t->clinic[2], 1);
    assert_int_equal(a.n_points, b.n_points);
    assert_int_equal(a.n_parts, b.n_parts);
    assert_memory_equal(a.xy, b.xy, 2 * a.n_points * sizeof *a.xy);
    adg_shapes_release(&first);
    adg_shapes_release(&a);
    adg_shapes_release(&b);
    adg_isochrones_free(many);
    adg_isochrones_free(few);
    abandon(t);
}

/* A ring road that is quick, and a lane in its middle that nobody gets to: the core stays a hole. */
TEST(a_ring_road_keeps_its_hole)
{
    adg_roads roads = no_roads();
    ROAD(&roads, 1, ADG_ROAD_BOTH, 0, 0, 2000, 0);
    ROAD(&roads, 1, ADG_ROAD_BOTH, 2000, 0, 2000, 2000);
    ROAD(&roads, 1, ADG_ROAD_BOTH, 2000, 2000, 0, 2000);
    ROAD(&roads, 1, ADG_ROAD_BOTH, 0, 2000, 0, 0);
    ROAD(&roads, 1, ADG_ROAD_BOTH, 700, 1000, 1300, 1000);
    town *t = NEW(town, 1);
    build_network(&roads, &t->network);
    const double clinic[2] = {1000, -10}, core[2] = {1000, 1000};
    adg_snap_points(&t->network.roads.lines, t->network.stops, clinic, 1, 600, 1, t->clinic);
    t->options = (adg_isochrone_options){ADG_TO_FACILITY, 5, 2000, limits, N_LIMITS, 20};
    adg_isochrones *made = begin(t, NULL);
    adg_shapes shapes = isochrones_of(made, t->clinic, 1);
    must_be_valid(&shapes);
    for (size_t k = 0; k < N_LIMITS; k++) {
        adg_polygon_index *index = index_of(&shapes, k);
        assert_int_equal(n_holes(&shapes, k), 1);
        assert_int_equal(adg_polygon_index_find(index, core[0], core[1], NULL), ADG_NONE);
        assert_int_equal(adg_polygon_index_find(index, 1950, 1000, NULL), 0);
        adg_polygon_index_free(index);
    }
    adg_shapes_release(&shapes);
    adg_isochrones_free(made);
    abandon(t);
}

/* ---- outlines of noise: every way in which squares can touch ---- */

TEST(outlines_of_noise_are_valid_and_of_the_right_size)
{
    enum {
        SIDE = 40
    };
    adg_random random;
    adg_random_seed(&random, 11);
    for (int round = 0; round < 60; round++) {
        const adg_lattice lattice = {SIDE, SIDE, -7, 12, 10};
        float value[SIDE * SIDE];
        bool open[(SIDE - 1) * (SIDE - 1)];
        double shut = round % 3 * 0.25, expected = 0;
        for (size_t v = 0; v < SIDE * SIDE; v++)
            value[v] = round % 2 ? -1 : (float)random_between(&random, -1, 0.6);
        for (size_t s = 0; s < N_OF(open); s++) {
            open[s] = random_between(&random, 0, 1) >= shut;
            expected += open[s] ? 100 : 0;
        }
        adg_shapes shapes = no_shapes();
        adg_error error = ADG_ERROR_INIT;
        assert_ok(adg_outline(&lattice, value, open, &shapes, &error), &error);
        must_be_valid(&shapes);
        double area;
        assert_ok(adg_polygons_areas(&shapes, &area, &error), &error);
        if (round % 2)
            assert_close(area, expected, 1e-9, 1e-9);
        else
            assert_true(area < expected && area > expected / 4);
        adg_shapes_release(&shapes);
    }
}

RUN(T(times_along_the_roads_are_those_of_the_matrix),
    T(no_place_beyond_the_limit_lies_inside_and_longer_limits_hold_shorter_ones),
    T(catchments_hold_no_road_that_another_facility_is_nearer_to),
    T(the_number_of_threads_and_earlier_facilities_change_no_bit), T(a_ring_road_keeps_its_hole),
    T(outlines_of_noise_are_valid_and_of_the_right_size))
