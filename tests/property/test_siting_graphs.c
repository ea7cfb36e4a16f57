/* SPDX-License-Identifier: MPL-2.0 */
/* Graphs made as those of the OR-Library: what the file says is what is solved, everything is proven,
 * and the values are those an independent program (HiGHS, without a gap) gave. */
#include <math.h>
#include <stdlib.h>

#include "adgang/siting.h"
#include "load/orlib.h"
#include "support/graph_problem.h"
#include "support/scratch.h"
#include "support/test.h"

static const adg_context ONE_THREAD = {.threads = 1};

static adg_siting_answer solve(const adg_orlib *o, adg_siting_model model, double time_limit_s)
{
    adg_error error = ADG_ERROR_INIT;
    adg_siting_problem problem = ADG_SITING_PROBLEM_INIT;
    adg_siting_answer a;
    problem.reach = &o->reach;
    problem.p = o->p;
    problem.time_limit_s = time_limit_s;
    assert_ok(adg_siting_solve(model, &problem, &ONE_THREAD, &a, &error), &error);
    assert_int_equal(a.n_sites, o->p);
    return a;
}

static adg_orlib load(const char *path)
{
    adg_orlib o;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_orlib_load(path, 1, &o, &error), &error);
    return o;
}

TEST(a_file_becomes_shortest_ways)
{
    enum {
        NODES = 120
    };
    const char *path = scratch_path("graph.txt");
    double *minutes = NEW(double, NODES *NODES);
    write_graph_problem(path, NODES, 7, 3, minutes);
    adg_orlib o = load(path);
    assert_int_equal(o.n, NODES);
    assert_int_equal(o.p, 7);
    assert_string_equal(o.id[NODES - 1], "120");
    assert_int_equal(o.reach.first[NODES], NODES * NODES);
    assert_all_exactly(o.reach.minutes, minutes, NODES * NODES);
    adg_orlib_release(&o);
    free(minutes);
}

static const struct {
    size_t n, p;
    uint64_t seed;
    double p_median, p_center;
} proven_elsewhere[] = {{100, 10, 7, 4089, 95}, {150, 5, 8, 5823, 90}, {200, 20, 9, 3983, 49}};

TEST(optima_are_those_of_another_program)
{
    for (size_t k = 0; k < N_OF(proven_elsewhere); k++) {
        const char *path = scratch_path("graph.txt");
        write_graph_problem(path, proven_elsewhere[k].n, proven_elsewhere[k].p,
                            proven_elsewhere[k].seed, NULL);
        adg_orlib o = load(path);
        adg_siting_answer median = solve(&o, ADG_SITING_P_MEDIAN, 0);
        adg_siting_answer center = solve(&o, ADG_SITING_P_CENTER, 0);
        assert_true(median.proven && center.proven);
        assert_exactly(median.objective, proven_elsewhere[k].p_median);
        assert_exactly(median.bound, median.objective);
        assert_exactly(center.objective, proven_elsewhere[k].p_center);
        adg_siting_answer_release(&median);
        adg_siting_answer_release(&center);
        adg_orlib_release(&o);
    }
}

TEST(a_time_that_is_too_short_still_gives_an_answer_and_a_bound)
{
    const char *path = scratch_path("graph.txt");
    write_graph_problem(path, 200, 5, 1, NULL);
    adg_orlib o = load(path);
    adg_siting_answer whole = solve(&o, ADG_SITING_P_MEDIAN, 0);
    adg_siting_answer cut = solve(&o, ADG_SITING_P_MEDIAN, 1e-6);
    assert_true(whole.proven);
    assert_true(cut.bound > 0 && cut.bound <= whole.objective && cut.objective >= whole.objective);
    assert_close(cut.gap, (cut.objective - cut.bound) / cut.objective, 1e-12, 0);
    adg_siting_answer_release(&whole);
    adg_siting_answer_release(&cut);
    adg_orlib_release(&o);
}

RUN_WITH(scratch_open, scratch_close, T(a_file_becomes_shortest_ways),
         T(optima_are_those_of_another_program),
         T(a_time_that_is_too_short_still_gives_an_answer_and_a_bound))
