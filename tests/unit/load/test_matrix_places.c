/* SPDX-License-Identifier: MPL-2.0 */
#include "load/matrix_places.h"

#include <math.h>
#include <stdlib.h>

#include "support/fault_list.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/utm32.h"

typedef struct {
    adg_matrix_places places;
    adg_faults faults;
} reading;

/* Reads what the tables say; NULL: not given. */
static reading *load(const char *origins, const char *destinations, const char *edges,
                     const char *pairs)
{
    reading *r = NEW(reading, 1);
    adg_crs *crs = utm32();
    adg_error error = ADG_ERROR_INIT;
    const adg_matrix_sources sources = {scratch_write("o.csv", origins),
                                        scratch_write("d.csv", destinations),
                                        "id",
                                        "id",
                                        edges ? scratch_write("e.csv", edges) : NULL,
                                        pairs ? scratch_write("p.csv", pairs) : NULL};
    assert_ok(adg_matrix_places_load(&sources, crs, &r->places, &r->faults, &error), &error);
    adg_crs_free(crs);
    return r;
}

static void done(reading *r)
{
    adg_matrix_places_release(&r->places);
    adg_faults_release(&r->faults);
    free(r);
}

TEST(places_have_coordinates)
{
    reading *r = load("id,x,y\na,1,2\nb,3,4\n", "id,x,y\nc,5,6\n", NULL, NULL);
    assert_no_faults(&r->faults);
    assert_int_equal(r->places.origin.n, 2);
    assert_all_exactly(r->places.origin.xy, ((const double[]){1, 2, 3, 4}), 4);
    assert_string_equal(r->places.destination.id[0], "c");
    assert_null(r->places.origin.node);
    done(r);
}

TEST(with_edges_places_are_nodes)
{
    reading *r = load("id\nA\nC\n", "id\nB\n", "from,to,minutes,both\nA,B,5,1\nB,C,7,0\n", NULL);
    const adg_matrix_places *p = &r->places;
    assert_no_faults(&r->faults);
    assert_int_equal(p->n_edges, 2);
    assert_int_equal(p->edge[0].from, p->origin.node[0]);
    assert_int_equal(p->edge[0].to, p->destination.node[0]);
    assert_int_equal(p->edge[1].from, p->destination.node[0]);
    assert_int_equal(p->edge[1].to, p->origin.node[1]);
    assert_true(p->edge[0].both);
    assert_false(p->edge[1].both);
    assert_exactly(p->edge[1].minutes, 7);
    assert_int_equal(p->n_unknown_nodes, 0);
    done(r);
}

TEST(a_place_no_edge_touches_is_counted_and_still_a_node)
{
    reading *r = load("id\nA\nZ\n", "id\nZ\n", "from,to,minutes\nA,B,5\n", NULL);
    assert_no_faults(&r->faults);
    assert_int_equal(r->places.n_unknown_nodes, 2);
    assert_int_equal(r->places.origin.node[1], r->places.destination.node[0]);
    assert_true(r->places.origin.node[1] < r->places.n_nodes);
    done(r);
}

TEST(an_edge_of_infinite_time_is_closed)
{
    reading *r = load("id\nA\n", "id\nB\n", "from,to,minutes\nA,B,inf\n", NULL);
    assert_no_faults(&r->faults);
    assert_int_equal(r->places.n_edges, 0);
    done(r);
}

TEST(pairs_are_positions_in_both_lists)
{
    reading *r = load("id,x,y\na,1,2\nb,3,4\n", "id,x,y\nc,5,6\nd,7,8\n", NULL,
                      "origin,destination\nb,c\na,d\nb,d\n");
    assert_no_faults(&r->faults);
    assert_int_equal(r->places.n_pairs, 3);
    assert_memory_equal(r->places.pair_origin, ((const uint32_t[]){1, 0, 1}), 12);
    assert_memory_equal(r->places.pair_destination, ((const uint32_t[]){0, 1, 1}), 12);
    done(r);
}

static void assert_wrong(const char *edges, const char *pairs, const char *code, long long row)
{
    reading *r = load("id,x,y\nA,1,2\n", "id,x,y\nB,3,4\n", edges, pairs);
    const adg_fault *fault = fault_of(&r->faults, code);
    assert_int_equal(fault->severity, ADG_ERROR);
    assert_int_equal(fault->row, row);
    done(r);
}

TEST(what_is_wrong_in_the_tables_is_named_with_its_line)
{
    assert_wrong("from,to,minutes\nA,B,1\nA,B,-5\n", NULL, "bad_minutes", 3);
    assert_wrong("from,to,minutes\nA,B,\n", NULL, "not_a_number", 2);
    assert_wrong("from,to,minutes\nA,,5\n", NULL, "missing_id", 2);
    assert_wrong("from,to,minutes,both\nA,B,5,maaske\n", NULL, "bad_both", 2);
    assert_wrong("from,minutes\nA,5\n", NULL, "missing_field", -1);
    assert_wrong(NULL, "origin,destination\nA,B\nA,X\n", "unknown_place", 3);
    assert_wrong(NULL, "origin,destination\n,B\n", "unknown_place", 2);
}

/* matrix_places.h: the ids of a side are unique, for nodes as for places with coordinates. */
TEST(an_id_that_stands_twice_is_named_for_nodes_too)
{
    reading *r = load("id\nA\nA\n", "id\nB\n", "from,to,minutes\nA,B,5\n", NULL);
    fault_of(&r->faults, "duplicate_id");
    done(r);
}

RUN_WITH(scratch_open, scratch_close, T(places_have_coordinates), T(with_edges_places_are_nodes),
         T(a_place_no_edge_touches_is_counted_and_still_a_node),
         T(an_edge_of_infinite_time_is_closed), T(pairs_are_positions_in_both_lists),
         T(what_is_wrong_in_the_tables_is_named_with_its_line),
         T(an_id_that_stands_twice_is_named_for_nodes_too))
