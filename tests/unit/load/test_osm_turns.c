/* SPDX-License-Identifier: MPL-2.0 */
#include "load/osm_turns.h"

#include <stdlib.h>
#include <string.h>

#include "support/fault_list.h"
#include "support/osm_file.h"
#include "support/profiles.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/utm32.h"

/*      4 ---13--- 5          way 11: 1-2, way 12: 2-3, way 13: 2-4-5, way 14: 5-3, way 15: 5-3 too,
 *      |          |          way 16: a ring 6-7-8-6, way 17: a footway 2-6
 *      |     14, 15          roads: 0 = 11, 1 = 12, 2 = 13, 3 = 14, 4 = 15, 5 = 16 */
static const osm_node NODES[] = {
    {1, 90000000, 550000000}, {2, 90100000, 550000000}, {3, 90200000, 550000000},
    {4, 90100000, 550100000}, {5, 90200000, 550100000}, {6, 90300000, 550000000},
    {7, 90300000, 550100000}, {8, 90400000, 550100000},
};
static const long long W11[] = {1, 2}, W12[] = {2, 3}, W13[] = {2, 4, 5}, W14[] = {5, 3},
                       W15[] = {5, 3}, W16[] = {6, 7, 8, 6}, W17[] = {2, 6};
static const osm_way WAYS[] = {
    {11, W11, 2, "highway=residential"}, {12, W12, 2, "highway=residential"},
    {13, W13, 3, "highway=residential"}, {14, W14, 2, "highway=residential"},
    {15, W15, 2, "highway=residential"}, {16, W16, 4, "highway=residential"},
    {17, W17, 2, "highway=footway"},
};

typedef struct {
    adg_roads roads;
    adg_faults faults;
} reading;

static reading *load_as(const osm_relation *relations, size_t n, const char *profile, bool pbf)
{
    const osm_data data = {NODES, N_OF(NODES), WAYS, N_OF(WAYS), relations, n};
    const char *path = pbf ? osm_write_pbf("turns.osm.pbf", &data) : osm_write("turns.osm", &data);
    const adg_road_rules rules = {.source = {.source = {(char *)path, NULL, (char *)path},
                                             .profile = (char *)profile,
                                             .turns = true}};
    reading *r = NEW(reading, 1);
    adg_crs *crs = utm32();
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_roads_load(&rules, crs, &r->roads, &r->faults, &error), &error);
    assert_true(r->roads.minds_turns);
    adg_crs_free(crs);
    return r;
}

static void done(reading *r)
{
    adg_roads_release(&r->roads);
    adg_faults_release(&r->faults);
    free(r);
}

static void assert_rule(const reading *r, size_t k, uint32_t from, uint32_t to, bool only)
{
    assert_true(k < r->roads.n_turn_rules);
    assert_int_equal(r->roads.turn_rule[k].from, from);
    assert_int_equal(r->roads.turn_rule[k].to, to);
    assert_int_equal(r->roads.turn_rule[k].only, only);
}

/* ---- where a sign stands ---- */

static const osm_relation SIGNS[] = {
    {1, "w11 from, n2 via, w12 to", "type=restriction, restriction=no_straight_on"},
    {2, "w12 to, n2 via, w13 from", "type=restriction, restriction=only_left_turn"},
    {3, "w12 from, n2 via, w11 to", "type=restriction, restriction=no_straight_on"},
    {4, "w11 from, w13 from, n2 via, w12 to", "type=restriction, restriction=no_entry"},
};

TEST(a_sign_stands_where_the_ways_meet_whatever_the_order_and_the_format)
{
    for (int pbf = 0; pbf < 2; pbf++) {
        reading *r = load_as(SIGNS, N_OF(SIGNS), "car", pbf);
        assert_int_equal(r->roads.n_turn_rules, 5);
        assert_rule(r, 0, adg_driven(0, false), adg_driven(1, false), false);
        assert_rule(r, 1, adg_driven(2, true), adg_driven(1, false), true);
        assert_rule(r, 2, adg_driven(1, true), adg_driven(0, true), false);
        assert_rule(r, 3, adg_driven(0, false), adg_driven(1, false), false);
        assert_rule(r, 4, adg_driven(2, true), adg_driven(1, false), false);
        assert_int_equal(r->faults.count[ADG_WARNING], 0);
        done(r);
    }
}

TEST(what_cannot_be_placed_is_counted)
{
    static const osm_relation relations[] = {
        {1, "w11 from, w13 via, w14 to", "type=restriction, restriction=no_left_turn"},
        {2, "w14 from, n2 via, w15 to", "type=restriction, restriction=no_left_turn"},
        {3, "w11 from, n2 via, w14 to", "type=restriction, restriction=no_left_turn"},
        {4, "w16 from, n6 via, w16 to", "type=restriction, restriction=only_straight_on"},
        {5, "w11 from, n2 via, w12 to",
         "type=restriction, restriction:conditional=no_left_turn @ (Mo-Fr 07:00-09:00)"},
        {6, "w11 from, n2 via, w12 to", "type=restriction, restriction=no_u_turn, hour_on=7"},
        {7, "w11 from, n2 via, w12 to", "type=restriction, restriction=forbidden"},
        /* Nothing to count: not a restriction, roads nobody uses, turning round. */
        {8, "w11 from, n2 via, w12 to", "type=route, restriction=no_left_turn"},
        {9, "w17 from, n2 via, w12 to", "type=restriction, restriction=no_left_turn"},
        {10, "w12 from, n2 via, w17 to", "type=restriction, restriction=no_left_turn"},
        {11, "w12 from, n2 via, w12 to", "type=restriction, restriction=no_u_turn"},
        {12, "w999 from, n2 via, w12 to", "type=restriction, restriction=no_left_turn"},
    };
    reading *r = load_as(relations, N_OF(relations), "car", false);
    assert_int_equal(r->roads.n_turn_rules, 0);
    assert_int_equal(r->faults.count[ADG_WARNING], 2);
    assert_says(fault_of(&r->faults, "turns_left_out")->message,
                "6 turn restrictions are left out (2 by the hour or load, 1 over a whole way, 3 "
                "whose ways");
    assert_says(fault_of(&r->faults, "unknown_tag")->message, "\"forbidden\" (1)");
    done(r);
}

/* Ways 14 and 15 share both ends: the node tells which. A node that one of the two does not have is none. */
TEST(the_node_of_a_sign_tells_where_it_stands)
{
    static const osm_relation relations[] = {
        {1, "w14 from, n3 via, w15 to", "type=restriction, restriction=no_u_turn"},
        {2, "w14 from, n5 via, w15 to", "type=restriction, restriction=no_u_turn"},
        {3, "w11 from, n3 via, w12 to", "type=restriction, restriction=no_straight_on"},
        {4, "w14 from, w15 to", "type=restriction, restriction=no_u_turn"},
    };
    for (int pbf = 0; pbf < 2; pbf++) {
        reading *r = load_as(relations, N_OF(relations), "car", pbf);
        assert_int_equal(r->roads.n_turn_rules, 2);
        assert_rule(r, 0, adg_driven(3, false), adg_driven(4, true), false);
        assert_rule(r, 1, adg_driven(3, true), adg_driven(4, false), false);
        assert_says(fault_of(&r->faults, "turns_left_out")->message, "2 whose ways");
        done(r);
    }
}

/* What always holds counts beside what holds by the hour, which is counted as left out. */
TEST(a_sign_by_the_hour_does_not_undo_the_one_that_always_holds)
{
    static const osm_relation relations[] = {
        {1, "w11 from, n2 via, w12 to",
         "type=restriction, restriction=no_straight_on, restriction:conditional=none @ (22:00-06:00)"},
        {2, "w12 from, n2 via, w13 to",
         "type=restriction, restriction:motorcar:conditional=no_right_turn @ (07:00-09:00)"},
        {3, "w12 from, n2 via, w13 to",
         "type=restriction, restriction:hgv:conditional=no_right_turn @ (07:00-09:00)"},
    };
    reading *r = load_as(relations, N_OF(relations), "car", false);
    assert_int_equal(r->roads.n_turn_rules, 1);
    assert_says(fault_of(&r->faults, "turns_left_out")->message, "(2 by the hour");
    done(r);
}

/* ---- for whom ---- */

static adg_turns_verdict judge_turns(const char *profile_name, const adg_osm_tag *tags, size_t n)
{
    adg_profile *profile = profile_of(profile_name);
    adg_word_tally unknown = {0};
    const adg_osm_relation relation = {1, tags, n, NULL, 0};
    adg_turns_verdict verdict = adg_osm_judge_turns(profile, &relation, &unknown);
    adg_word_tally_release(&unknown);
    adg_profile_free(profile);
    return verdict;
}

TEST(a_sign_holds_for_those_it_is_for)
{
    static const struct {
        adg_osm_tag tag[3];
        adg_turns_verdict car, bicycle, walk;
    } cases[] = {
        {{{"restriction", "no_left_turn"}}, ADG_TURNS_NO, ADG_TURNS_NO, ADG_TURNS_OTHER},
        {{{"restriction", "only_left_turn"}, {"except", "psv;bicycle"}},
         ADG_TURNS_ONLY,
         ADG_TURNS_OTHER,
         ADG_TURNS_OTHER},
        {{{"restriction", "no_left_turn"}, {"except", "motorcar"}},
         ADG_TURNS_OTHER,
         ADG_TURNS_NO,
         ADG_TURNS_OTHER},
        {{{"restriction:hgv", "no_left_turn"}}, ADG_TURNS_OTHER, ADG_TURNS_OTHER, ADG_TURNS_OTHER},
        {{{"restriction:motorcar", "no_left_turn"}},
         ADG_TURNS_NO,
         ADG_TURNS_OTHER,
         ADG_TURNS_OTHER},
        {{{"restriction:bicycle", "only_right_turn"}, {"restriction", "no_left_turn"}},
         ADG_TURNS_NO,
         ADG_TURNS_ONLY,
         ADG_TURNS_OTHER},
        {{{"restriction:foot", "no_left_turn"}}, ADG_TURNS_OTHER, ADG_TURNS_OTHER, ADG_TURNS_NO},
    };
    for (size_t c = 0; c < N_OF(cases); c++) {
        adg_osm_tag tags[3] = {{"type", "restriction"}};
        size_t n = 1;
        for (size_t t = 0; t < 2 && cases[c].tag[t].key; t++)
            tags[n++] = cases[c].tag[t];
        assert_int_equal(judge_turns("car", tags, n), cases[c].car);
        assert_int_equal(judge_turns("bicycle", tags, n), cases[c].bicycle);
        assert_int_equal(judge_turns("walk", tags, n), cases[c].walk);
    }
}

RUN_WITH(scratch_open, scratch_close,
         T(a_sign_stands_where_the_ways_meet_whatever_the_order_and_the_format),
         T(what_cannot_be_placed_is_counted), T(the_node_of_a_sign_tells_where_it_stands),
         T(a_sign_by_the_hour_does_not_undo_the_one_that_always_holds),
         T(a_sign_holds_for_those_it_is_for))
