/* SPDX-License-Identifier: MPL-2.0 */
/* What a new facility gives, against the nearest searched again with it, for every way of travel; and every
 * kernel against the others, to the last bit. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/gain.h"
#include "network/snap.h"
#include "siting/greedy_sites.h"
#include "support/hand_roads.h"
#include "support/random_roads.h"
#include "support/test.h"
#include "travel/friction.h"
#include "travel/gain_parts.h"
#include "travel/intrazonal.h"
#include "travel/road.h"

enum {
    N_ORIGINS = 70,
    N_OPEN = 6,
    N_SITES = 50, /* some of them where facilities and origins are */
    N_FACILITIES = N_OPEN + N_SITES,
    N_SUMS = 3,
    GRID = 24
};

static const double LIMIT = 10, CAP = 40;

typedef struct {
    adg_road_network network; /* by road */
    adg_friction_surface surface;
    adg_travel *travel;
    double origin_xy[2 * N_ORIGINS], facility_xy[2 * N_FACILITIES];
    double people[N_ORIGINS], weight[N_SUMS * N_ORIGINS];
    uint32_t open[N_OPEN], candidate[N_SITES];
} world;

static const roads_wish WISH = {.rows = 8,
                                .columns = 8,
                                .missing = 0.15,
                                .one_way = 0.15,
                                .zero = 0.02,
                                .parallel = 8,
                                .loops = 3,
                                .shortest_min = 0.05,
                                .longest_min = 5};

/* ---- worlds ---- */

static void draw_question(world *w, adg_random *random)
{
    for (size_t i = 0; i < 2 * N_ORIGINS; i++)
        w->origin_xy[i] = random_between(random, -300, 4000);
    for (size_t j = 0; j < 2 * N_FACILITIES; j++)
        w->facility_xy[j] = random_between(random, -300, 4000);
    memcpy(w->facility_xy + 2 * N_OPEN, w->facility_xy, 4 * sizeof(double));
    memcpy(w->facility_xy + 2 * (N_OPEN + 2), w->origin_xy, (size_t)40 * sizeof(double));
    for (size_t i = 0; i < N_ORIGINS; i++) {
        w->people[i] = adg_random_below(random, 5) ? random_between(random, 0, 900) : 0;
        w->weight[i] = w->people[i];
        w->weight[N_ORIGINS + i] = w->people[i] * random_between(random, 0, 2);
        w->weight[2 * N_ORIGINS + i] = random_between(random, -100, 100);
    }
    for (uint32_t k = 0; k < N_OPEN; k++)
        w->open[k] = k;
    for (uint32_t k = 0; k < N_SITES; k++)
        w->candidate[k] = N_OPEN + k;
}

static adg_gain_question question_of(const world *w, size_t n_open)
{
    return (adg_gain_question){w->open, n_open,    w->candidate, N_SITES, w->people,
                               N_SUMS,  w->weight, LIMIT,        CAP};
}

typedef void (*world_builder)(world *w, int round, adg_random *random);

static void by_road(world *w, int round, adg_random *random)
{
    adg_error error = ADG_ERROR_INIT;
    adg_snap origin[N_ORIGINS], facility[N_FACILITIES];
    random_roads drawn = random_roads_draw(&WISH, random);
    adg_roads roads = no_roads();
    for (uint32_t e = 0; e < drawn.n_edges; e++) {
        const adg_edge *edge = &drawn.edge[e];
        const double *p = drawn.xy + 2 * edge->from, *q = drawn.xy + 2 * edge->to;
        adg_road_direction direction = isinf(edge->minutes_backward)  ? ADG_ROAD_FORWARD
                                       : isinf(edge->minutes_forward) ? ADG_ROAD_BACKWARD
                                                                      : ADG_ROAD_BOTH;
        if (edge->from != edge->to)
            ROAD(&roads, fmin(edge->minutes_forward, edge->minutes_backward), direction, p[0], p[1],
                 q[0], q[1]);
    }
    random_roads_release(&drawn);
    roads.minds_turns = round % 3 == 0;
    build_network(&roads, &w->network);
    adg_snap_points(&w->network.roads.lines, w->network.stops, w->origin_xy, N_ORIGINS, 400, 1,
                    origin);
    adg_snap_points(&w->network.roads.lines, w->network.stops, w->facility_xy, N_FACILITIES, 400, 1,
                    facility);
    assert_ok(adg_road_travel_new(&w->network, origin, N_ORIGINS, facility, N_FACILITIES, 5,
                                  round % 2 ? ADG_TO_FACILITY : ADG_FROM_FACILITY, &w->travel,
                                  &error),
              &error);
}

static void by_graph(world *w, int round, adg_random *random)
{
    adg_error error = ADG_ERROR_INIT;
    uint32_t origin[N_ORIGINS], facility[N_FACILITIES];
    random_roads drawn = random_roads_draw(&WISH, random);
    adg_graph_edge *edge = NEW(adg_graph_edge, 2 * drawn.n_edges);
    size_t n = 0;
    for (size_t e = 0; e < drawn.n_edges; e++) {
        const adg_edge *both = &drawn.edge[e];
        if (isfinite(both->minutes_forward))
            edge[n++] = (adg_graph_edge){both->from, both->to, both->minutes_forward, 0};
        if (isfinite(both->minutes_backward))
            edge[n++] = (adg_graph_edge){both->to, both->from, both->minutes_backward, 0};
    }
    for (size_t i = 0; i < N_ORIGINS; i++)
        origin[i] = (uint32_t)adg_random_below(random, drawn.n_nodes);
    for (size_t j = 0; j < N_FACILITIES; j++)
        facility[j] = (uint32_t)adg_random_below(random, drawn.n_nodes);
    assert_ok(adg_graph_travel_new(drawn.n_nodes, edge, n, origin, N_ORIGINS, facility,
                                   N_FACILITIES, round % 2 ? ADG_TO_FACILITY : ADG_FROM_FACILITY,
                                   &w->travel, &error),
              &error);
    free(edge);
    random_roads_release(&drawn);
}

static void by_line(world *w, int round, adg_random *random)
{
    adg_error error = ADG_ERROR_INIT;
    (void)round;
    (void)random;
    assert_ok(adg_straight_new(w->origin_xy, N_ORIGINS, w->facility_xy, N_FACILITIES, 5, &w->travel,
                               &error),
              &error);
}

static void within_squares(world *w, int round, adg_random *random)
{
    adg_error error = ADG_ERROR_INIT;
    by_road(w, round, random);
    assert_ok(adg_intrazonal_new(w->travel, w->origin_xy, w->facility_xy, 500, &w->travel, &error),
              &error);
}

static void by_friction(world *w, int round, adg_random *random)
{
    static double friction[GRID * GRID];
    uint32_t origin[N_ORIGINS], facility[N_FACILITIES];
    adg_error error = ADG_ERROR_INIT;
    (void)round;
    for (size_t c = 0; c < GRID * GRID; c++)
        friction[c] = adg_random_below(random, 6) ? random_log_between(random, 0.001, 0.1) : NAN;
    assert_ok(adg_friction_surface_new(GRID, GRID, 100, false, false, &w->surface, &error), &error);
    for (size_t r = 0; r < GRID; r++)
        adg_friction_surface_set_row(&w->surface, r, friction + r * GRID);
    for (size_t i = 0; i < N_ORIGINS; i++)
        origin[i] = adg_random_below(random, 9)
                        ? adg_cell_number(&w->surface, adg_random_below(random, GRID),
                                          adg_random_below(random, GRID))
                        : ADG_NONE;
    for (size_t j = 0; j < N_FACILITIES; j++)
        facility[j] = j % 7 ? adg_cell_number(&w->surface, adg_random_below(random, GRID),
                                              adg_random_below(random, GRID))
                            : ADG_NONE;
    const adg_cost_options options = ADG_COST_OPTIONS_INIT;
    assert_ok(adg_friction_travel_new(&w->surface, &options, origin, N_ORIGINS, facility,
                                      N_FACILITIES, ADG_TO_FACILITY, &w->travel, &error),
              &error);
}

static void release(world *w)
{
    adg_travel_free(w->travel);
    adg_road_network_release(&w->network);
    adg_friction_surface_release(&w->surface);
    *w = (world){.travel = NULL};
}

/* ---- by hand: the nearest with and without ---- */

static void nearest(const world *w, const uint32_t *open, size_t n, double *minutes)
{
    uint32_t which[N_ORIGINS];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_travel_nearest(w->travel, NULL, open, n, 1, INFINITY, which, minutes, &error),
              &error);
}

static void assert_site(const world *w, const double *now, const double *counted,
                        const double *after, const adg_site_gain *site)
{
    double saved[N_SUMS] = {0}, all[N_SUMS] = {0}, covered = 0, reachable = 0;
    for (size_t i = 0; i < N_ORIGINS; i++) {
        for (size_t s = 0; s < N_SUMS; s++) {
            saved[s] += w->weight[s * N_ORIGINS + i] * fmax(0, counted[i] - after[i]);
            all[s] += fabs(w->weight[s * N_ORIGINS + i]) * counted[i];
        }
        covered += after[i] <= LIMIT && !(now[i] <= LIMIT) ? w->people[i] : 0;
        reachable += isfinite(after[i]) && isinf(now[i]) ? w->people[i] : 0;
    }
    for (size_t s = 0; s < N_SUMS; s++)
        assert_close(site->saved[s], saved[s], 1e-9, 1e-10 * all[s]);
    assert_close(site->newly_covered, covered, 1e-12, 1e-9);
    assert_close(site->newly_reachable, reachable, 1e-12, 1e-9);
}

/* Every candidate, alone, beside those that are open; started: minutes savings were counted from at
 * the beginning. */
static void assert_surface(const world *w, const uint32_t *open, size_t n_open,
                           const double *started, const adg_site_gain *site)
{
    double now[N_ORIGINS], counted[N_ORIGINS], after[N_ORIGINS];
    uint32_t with[N_OPEN + N_SITES];
    nearest(w, open, n_open, now);
    for (size_t i = 0; i < N_ORIGINS; i++)
        counted[i] = fmin(isinf(started[i]) ? CAP : started[i], now[i]);
    memcpy(with, open, n_open * sizeof *with);
    for (size_t k = 0; k < N_SITES; k++) {
        with[n_open] = w->candidate[k];
        nearest(w, with, n_open + 1, after);
        assert_site(w, now, counted, after, &site[k]);
    }
}

/* ---- kernels ---- */

static void evaluate(adg_gain *gain, int threads, adg_site_gain *site)
{
    uint32_t tile[N_SITES];
    size_t n = adg_gain_n_tiles(gain);
    adg_error error = ADG_ERROR_INIT;
    for (uint32_t t = 0; t < n; t++)
        tile[t] = t;
    memset(site, 0xff, N_SITES * sizeof *site);
    assert_ok(adg_gain_evaluate(gain, &(adg_context){.threads = threads}, tile, n, site, &error),
              &error);
}

static void assert_kernel(const world *w, size_t n_open, adg_gain_kernel kernel,
                          adg_site_gain *site)
{
    const adg_gain_question question = question_of(w, n_open);
    double started[N_ORIGINS];
    uint32_t open[N_OPEN + 2];
    adg_gain *gain = NULL;
    adg_error error = ADG_ERROR_INIT;
    static adg_site_gain again[N_SITES];
    nearest(w, w->open, n_open, started);
    assert_ok(adg_gain_begin_with(w->travel, NULL, &question, kernel, &gain, &error), &error);
    evaluate(gain, 1, site);
    evaluate(gain, 3, again);
    assert_memory_equal(site, again, sizeof again);
    assert_surface(w, w->open, n_open, started, site);
    memcpy(open, w->open, n_open * sizeof *open);
    for (uint32_t k = 0; k < 2; k++) {
        open[n_open + k] = w->candidate[11 * k + 3];
        assert_ok(adg_gain_open(gain, 11 * k + 3, &error), &error);
    }
    evaluate(gain, 1, again);
    assert_surface(w, open, n_open + 2, started, again);
    assert_close(again[3].saved[0], 0, 0, 0);
    adg_gain_end(gain);
}

static void compare(world_builder build, const adg_gain_kernel *kernel, size_t n_kernels,
                    int rounds, uint64_t seed)
{
    adg_random random;
    adg_random_seed(&random, seed);
    for (int r = 0; r < rounds; r++) {
        static adg_site_gain first[N_SITES], site[N_SITES];
        world w = {.travel = NULL};
        size_t n_open = r % 5 ? 1 + adg_random_below(&random, N_OPEN) : 0;
        draw_question(&w, &random);
        build(&w, r, &random);
        for (size_t k = 0; k < n_kernels; k++) {
            if (kernel[k] == ADG_GAIN_SWEEPS && w.network.roads.minds_turns)
                continue;
            assert_kernel(&w, n_open, kernel[k], k == 0 ? first : site);
            /* Rows have minutes of their own. */
            if (k > 0 && kernel[k] != ADG_GAIN_ROWS)
                assert_memory_equal(first, site, sizeof site);
        }
        release(&w);
    }
}

static const adg_gain_kernel BY_NETWORK[] = {ADG_GAIN_SEARCHES, ADG_GAIN_SWEEPS, ADG_GAIN_ROWS};
static const adg_gain_kernel BY_ROWS[] = {ADG_GAIN_BEST};

TEST(gain_by_road_is_what_searching_again_finds)
{
    compare(by_road, BY_NETWORK, N_OF(BY_NETWORK), 24, 1);
}

TEST(gain_in_a_graph_is_what_searching_again_finds)
{
    compare(by_graph, BY_NETWORK, N_OF(BY_NETWORK), 24, 2);
}

TEST(gain_along_straight_lines_too)
{
    compare(by_line, BY_ROWS, N_OF(BY_ROWS), 10, 3);
}

TEST(gain_within_the_squares_of_cells_too)
{
    compare(within_squares, BY_ROWS, N_OF(BY_ROWS), 10, 4);
}

TEST(gain_over_a_friction_surface_too)
{
    compare(by_friction, BY_ROWS, N_OF(BY_ROWS), 5, 5);
}

/* ---- greedy ---- */

static void assert_greedy(const world *w)
{
    enum {
        WANTED = 8
    };
    const adg_gain_question question = question_of(w, 2);
    static adg_site_gain site[N_SITES];
    adg_greedy_sites sites;
    adg_gain *lazy = NULL, *plain = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_gain_begin(w->travel, NULL, &question, &lazy, &error), &error);
    assert_ok(adg_gain_begin(w->travel, NULL, &question, &plain, &error), &error);
    assert_ok(adg_greedy_sites_choose(lazy, N_SITES, WANTED, NULL, &sites, &error), &error);
    for (size_t p = 0; p < WANTED; p++) {
        uint32_t best = 0;
        evaluate(plain, 1, site);
        for (uint32_t k = 1; k < N_SITES; k++)
            if (site[k].saved[0] > site[best].saved[0])
                best = k;
        if (site[best].saved[0] == 0) {
            assert_int_equal(sites.n, p);
            break;
        }
        assert_true(p < sites.n);
        assert_int_equal(sites.candidate[p], best);
        assert_true(sites.gain[p] == site[best].saved[0]);
        assert_ok(adg_gain_open(plain, best, &error), &error);
    }
    assert_memory_equal(adg_gain_minutes(lazy), adg_gain_minutes(plain),
                        N_ORIGINS * sizeof(double));
    adg_greedy_sites_release(&sites);
    adg_gain_end(lazy);
    adg_gain_end(plain);
}

TEST(lazy_greedy_opens_what_plain_greedy_opens)
{
    static const world_builder builders[] = {by_road, by_graph, by_line};
    adg_random random;
    adg_random_seed(&random, 6);
    for (int r = 0; r < 12; r++) {
        world w = {.travel = NULL};
        draw_question(&w, &random);
        builders[r % 3](&w, r, &random);
        assert_greedy(&w);
        release(&w);
    }
}

/* ---- what is refused ---- */

TEST(questions_that_make_no_sense_are_refused)
{
    adg_random random;
    world w = {.travel = NULL};
    adg_gain *gain = NULL;
    adg_error error = ADG_ERROR_INIT;
    adg_random_seed(&random, 7);
    draw_question(&w, &random);
    by_line(&w, 0, &random);
    adg_gain_question q = question_of(&w, N_OPEN);
    assert_fails(adg_gain_begin_with(w.travel, NULL, &q, ADG_GAIN_SEARCHES, &gain, &error),
                 ADG_E_INVALID, &error, "no network");
    q.n_sums = ADG_GAIN_SUMS + 1;
    assert_fails(adg_gain_begin(w.travel, NULL, &q, &gain, &error), ADG_E_INVALID, &error, "sums");
    q.n_sums = N_SUMS;
    w.weight[5] = NAN;
    assert_fails(adg_gain_begin(w.travel, NULL, &q, &gain, &error), ADG_E_INVALID, &error,
                 "not a finite");
    w.weight[5] = 1;
    w.candidate[4] = N_FACILITIES;
    assert_fails(adg_gain_begin(w.travel, NULL, &q, &gain, &error), ADG_E_INVALID, &error,
                 "candidate");
    w.candidate[4] = N_OPEN;
    w.people[3] = -1;
    assert_fails(adg_gain_begin(w.travel, NULL, &q, &gain, &error), ADG_E_INVALID, &error, "");
    assert_null(gain);
    release(&w);
}

RUN(T(gain_by_road_is_what_searching_again_finds), T(gain_in_a_graph_is_what_searching_again_finds),
    T(gain_along_straight_lines_too), T(gain_within_the_squares_of_cells_too),
    T(gain_over_a_friction_surface_too), T(lazy_greedy_opens_what_plain_greedy_opens),
    T(questions_that_make_no_sense_are_refused))
