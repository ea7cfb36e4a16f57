/* SPDX-License-Identifier: MPL-2.0 */
#include "load/osm_roads.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "network/line_nodes.h"
#include "support/fault_list.h"
#include "support/osm_file.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/utm32.h"

typedef struct {
    adg_roads roads;
    adg_faults faults;
} reading;

static reading *load_as(const char *path, const char *profile, adg_ferry_mode mode)
{
    static const char *const no_snap[] = {"motorway", "ferry"};
    reading *r = NEW(reading, 1);
    adg_crs *crs = utm32();
    adg_error error = ADG_ERROR_INIT;
    const adg_road_rules rules = {.source = {.source = {(char *)path, NULL, (char *)path},
                                             .profile = (char *)profile},
                                  .ferries = {.wait_min = 10, .wait_cap_min = 30, .mode = mode},
                                  .no_snap = no_snap,
                                  .n_no_snap = N_OF(no_snap)};
    assert_ok(adg_roads_load(&rules, crs, &r->roads, &r->faults, &error), &error);
    adg_crs_free(crs);
    return r;
}

static reading *load(const char *path)
{
    return load_as(path, "car", ADG_FERRY_SCHEDULED);
}

static void done(reading *r)
{
    adg_roads_release(&r->roads);
    adg_faults_release(&r->faults);
    free(r);
}

/* Places are rounded to 1e-7 degrees: a street of 100 m is right to a few parts in 10,000. */
#define assert_minutes(actual, expected) assert_close((actual), (expected), 2e-4, 0)

#define DRAW(places, streets) osm_draw("town.osm", places, N_OF(places), streets, N_OF(streets))

/* ---- a town, worked out by hand ----
 *
 *      1000   C---------D              B-C-D-E residential, one way
 *             |         |              A-B-E-F primary, 80 outside the town (A-B, E-F), 50 in it
 *         0   B---------E--------F     E-H    service road to the hospital H, a track on to I
 *     A ------'         |              G      motorway slip to the motorway G-K over everything
 *      -500             H--I
 *             0        1000     2000
 *
 *      limit x factor: 80 x 0.85 = 68, 50 x 0.70 = 35, service 20, gravel track 40 km/h */
static const osm_place PLACES[] = {{'A', -1000, 0},   {'B', 0, 0},       {'C', 0, 1000},
                                   {'D', 1000, 1000}, {'E', 1000, 0},    {'F', 2000, 0},
                                   {'H', 1000, -500}, {'I', 1400, -500}, {'J', 600, 300},
                                   {'K', 600, 700}};

static const osm_street STREETS[] = {
    {"AB", "highway=primary, maxspeed=80, name=Landevejen"},
    {"BE", "highway=primary, maxspeed=50"},
    {"EF", "highway=primary, source:maxspeed=DK:rural"},
    {"BCDE", "highway=residential, oneway=yes"},
    {"EH", "highway=service"},
    {"HI", "highway=track, surface=gravel"},
    {"JK", "highway=footway"},
    {"KJ", "highway=residential, access=private"},
};

typedef struct {
    long long way;
    double length_m, minutes;
    adg_road_direction direction;
    const char *class_name;
} expected_road;

static void assert_roads(const reading *r, const expected_road *expected, size_t n)
{
    assert_int_equal(r->roads.n, n);
    for (size_t i = 0; i < n; i++) {
        const adg_road *road = &r->roads.road[i];
        assert_int_equal(road->row, expected[i].way);
        assert_close(road->length_m, expected[i].length_m, 0, 0.02);
        assert_minutes(road->minutes, expected[i].minutes);
        assert_int_equal(road->direction, expected[i].direction);
        assert_string_equal(r->roads.class_name[road->class_index], expected[i].class_name);
    }
}

TEST(the_town_by_car)
{
    static const expected_road expected[] = {
        {1, 1000, 60.0 / 68, ADG_ROAD_BOTH, "primary"},
        {2, 1000, 60.0 / 35, ADG_ROAD_BOTH, "primary"},
        {3, 1000, 60.0 / 68, ADG_ROAD_BOTH, "primary"},
        {4, 3000, 180.0 / 35, ADG_ROAD_FORWARD, "residential"},
        {5, 500, 1.5, ADG_ROAD_BOTH, "service"},
        {6, 400, 0.6, ADG_ROAD_BOTH, "track"},
    };
    reading *r = load(DRAW(PLACES, STREETS));
    assert_no_faults(&r->faults);
    assert_roads(r, expected, N_OF(expected));
    assert_int_equal(r->roads.n_closed, 1);
    assert_string_equal(r->roads.name[0], "Landevejen");
    assert_null(r->roads.name[1]);
    assert_true(r->roads.road[0].may_stop);
    done(r);
}

TEST(the_town_on_foot)
{
    static const expected_road expected[] = {
        {1, 1000, 12, ADG_ROAD_BOTH, "primary"}, {2, 1000, 12, ADG_ROAD_BOTH, "primary"},
        {3, 1000, 12, ADG_ROAD_BOTH, "primary"}, {4, 3000, 36, ADG_ROAD_BOTH, "residential"},
        {5, 500, 6, ADG_ROAD_BOTH, "service"},   {6, 400, 4.8, ADG_ROAD_BOTH, "track"},
        {7, 400, 4.8, ADG_ROAD_BOTH, "footway"},
    };
    reading *r = load_as(DRAW(PLACES, STREETS), "walk", ADG_FERRY_SCHEDULED);
    assert_no_faults(&r->faults);
    assert_roads(r, expected, N_OF(expected));
    done(r);
}

/* ---- where ways are cut ---- */

TEST(ways_are_cut_where_they_meet_and_nowhere_else)
{
    /*      C         way 1: A B D, way 2: B C, and a bend E without a meeting
     *   A--B--D-E    way 3: D E, from the end of the first */
    static const osm_place places[] = {
        {'A', 0, 0}, {'B', 100, 0}, {'C', 100, 300}, {'D', 200, 0}, {'E', 200, 50}};
    static const osm_street streets[] = {{"ABD", "highway=residential"},
                                         {"BC", "highway=residential"},
                                         {"DE", "highway=residential"}};
    reading *r = load(DRAW(places, streets));
    static const double lengths[] = {100, 100, 300, 50};
    assert_int_equal(r->roads.n, N_OF(lengths));
    for (size_t i = 0; i < N_OF(lengths); i++)
        assert_close(r->roads.road[i].length_m, lengths[i], 0, 0.02);
    adg_line_nodes nodes;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_line_nodes_find(&r->roads.lines, 0, &nodes, &error), &error);
    assert_int_equal(nodes.n_nodes, 5);
    assert_int_equal(nodes.to[0], nodes.from[2]);
    assert_int_equal(nodes.to[1], nodes.from[3]);
    adg_line_nodes_release(&nodes);
    done(r);
}

TEST(a_way_that_meets_itself_is_cut_and_a_ring_is_one_road)
{
    static const osm_place places[] = {
        {'A', 0, 0}, {'B', 100, 0}, {'C', 200, 100}, {'D', 200, -100}};
    /* A lasso: the noose B C D B; and a ring of its own. */
    static const osm_street streets[] = {{"ABCDB", "highway=residential"}};
    reading *r = load(DRAW(places, streets));
    assert_int_equal(r->roads.n, 2);
    assert_close(r->roads.road[0].length_m, 100, 0, 0.02);
    assert_close(r->roads.road[1].length_m, 200 + 2 * hypot(100, 100), 0, 0.05);
    done(r);
    static const osm_street ring[] = {{"BCDB", "highway=residential, junction=roundabout"}};
    r = load(DRAW(places, ring));
    assert_int_equal(r->roads.n, 1);
    assert_int_equal(r->roads.road[0].direction, ADG_ROAD_FORWARD);
    done(r);
}

TEST(a_node_twice_in_a_row_is_a_piece_of_no_length)
{
    static const osm_place places[] = {{'A', 0, 0}, {'B', 100, 0}, {'C', 200, 0}};
    static const osm_street streets[] = {{"ABBC", "highway=residential"},
                                         {"AA", "highway=residential"}};
    reading *r = load(DRAW(places, streets));
    assert_int_equal(r->roads.n, 2);
    assert_says(fault_of(&r->faults, "zero_length")->message, "2 road pieces");
    done(r);
}

TEST(areas_are_no_roads_for_cars_but_walkers_go_along_their_edges)
{
    static const osm_place places[] = {{'A', 0, 0}, {'B', 100, 0}, {'C', 100, 100}};
    static const osm_street streets[] = {{"ABCA", "highway=service, area=yes"},
                                         {"ABCA", "highway=service, area=no"},
                                         {"AB", "highway=service"}};
    reading *r = load(DRAW(places, streets));
    assert_int_equal(r->roads.road[0].row, 2);
    done(r);
    r = load_as(DRAW(places, streets), "walk", ADG_FERRY_SCHEDULED);
    assert_int_equal(r->roads.road[0].row, 1);
    done(r);
}

/* ---- barriers ---- */

/* A-B-C and B-D; the node B as the test has it, and one that is no part of any way. */
static reading *load_with_barrier(const char *tags, const char *profile)
{
    char text[1024];
    snprintf(text, sizeof text,
             "<?xml version=\"1.0\"?><osm version=\"0.6\"><node id=\"1\" lat=\"55.00\" lon=\"9\"/>"
             "<node id=\"2\" lat=\"55.01\" lon=\"9\">%s</node><node id=\"3\" lat=\"55.02\" "
             "lon=\"9\"/><node id=\"4\" lat=\"55.01\" lon=\"9.1\"/><node id=\"5\" lat=\"55.5\" "
             "lon=\"9.1\"><tag k=\"barrier\" v=\"block\"/></node>"
             "<way id=\"1\"><nd ref=\"1\"/><nd ref=\"2\"/><nd ref=\"3\"/>"
             "<tag k=\"highway\" v=\"residential\"/><tag k=\"access:conditional\" v=\"no @ (Su)\"/>"
             "</way><way id=\"2\"><nd ref=\"2\"/><nd ref=\"4\"/><tag k=\"highway\" "
             "v=\"residential\"/><tag k=\"hgv:conditional\" v=\"no @ (Su)\"/></way></osm>",
             tags);
    return load_as(scratch_write("barrier.osm", text), profile, ADG_FERRY_SCHEDULED);
}

#define TAG(k, v) "<tag k=\"" k "\" v=\"" v "\"/>"

TEST(a_barrier_ends_every_road_unless_it_is_opened)
{
    static const struct {
        const char *tags, *profile;
        bool barred;
    } cases[] = {
        {TAG("barrier", "bollard"), "car", true},
        {TAG("barrier", "bollard"), "bicycle", false},
        {TAG("barrier", "bollard") TAG("motor_vehicle", "yes"), "car", false},
        {TAG("barrier", "bollard") TAG("access", "no") TAG("bicycle", "yes"), "bicycle", false},
        {TAG("barrier", "gate") TAG("access", "private"), "walk", true},
        {TAG("barrier", "gate") TAG("foot", "yes") TAG("access", "private"), "walk", false},
        {TAG("barrier", "kerb"), "car", false},
        {TAG("barrier", "cattle_grid") TAG("vehicle", "no"), "car", true},
        {TAG("access", "no"), "car", false},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        reading *r = load_with_barrier(cases[i].tags, cases[i].profile);
        assert_int_equal(r->roads.n, 3);
        assert_false(r->roads.road[0].barred_from);
        assert_int_equal(r->roads.road[0].barred_to, cases[i].barred);
        assert_int_equal(r->roads.road[1].barred_from, cases[i].barred);
        assert_int_equal(r->roads.road[2].barred_from, cases[i].barred);
        assert_int_equal(faults_of(&r->faults, "barriers"), cases[i].barred);
        if (cases[i].barred)
            assert_says(fault_of(&r->faults, "barriers")->message, "1 barrier ");
        assert_says(fault_of(&r->faults, "conditional")->message, "1 way has rules");
        done(r);
    }
}

/* ---- ferries ---- */

TEST(a_ferry_takes_its_duration_and_its_waiting_shared_by_length)
{
    /* Roads A-B and D-E; the ferry sails B-C-D, and a road C-F starts at an island C on the way. */
    static const osm_place places[] = {{'A', -500, 0}, {'B', 0, 0},    {'C', 3000, 0},
                                       {'D', 4000, 0}, {'E', 5000, 0}, {'F', 3000, 500}};
    static const osm_street streets[] = {{"AB", "highway=residential"},
                                         {"BCD", "route=ferry, duration=00:40, interval=00:30"},
                                         {"DE", "highway=residential"},
                                         {"CF", "highway=residential"}};
    reading *r = load(DRAW(places, streets));
    assert_no_faults(&r->faults);
    assert_int_equal(r->roads.n, 6);
    /* Waiting: half of 30, and 10 to board. Who stays on board at C waits no second time. */
    assert_minutes(r->roads.road[5].minutes, 40 + 25);
    assert_close(r->roads.road[5].length_m, 4000, 0, 0.1);
    assert_minutes(r->roads.road[1].minutes, 30 + 25);
    assert_minutes(r->roads.road[2].minutes, 10 + 25);
    assert_true(r->roads.road[1].ferry);
    assert_false(r->roads.road[1].may_stop);
    done(r);
}

TEST(a_crossing_in_several_ways_waits_once)
{
    static const osm_place places[] = {
        {'A', -500, 0}, {'B', 0, 0}, {'C', 3000, 0}, {'D', 4000, 0}, {'E', 5000, 0}};
    static const osm_street streets[] = {{"AB", "highway=residential"},
                                         {"BC", "route=ferry, duration=30"},
                                         {"CD", "route=ferry"},
                                         {"DE", "highway=residential"}};
    reading *r = load(DRAW(places, streets));
    assert_minutes(r->roads.road[1].minutes, 30 + 5);
    assert_minutes(r->roads.road[2].minutes, 4 + 5); /* 1 km at 15 km/h */
    done(r);
    r = load_as(DRAW(places, streets), "car", ADG_FERRY_CROSSING_ONLY);
    assert_minutes(r->roads.road[1].minutes, 30);
    done(r);
    r = load_as(DRAW(places, streets), "car", ADG_FERRY_OFF);
    assert_int_equal(r->roads.n, 2);
    assert_int_equal(r->roads.n_ferries_off, 2);
    done(r);
}

/* Every two cuts with a call between them: A-C, A-D, and B-D. */
TEST(who_stays_on_board_waits_once)
{
    static const osm_place places[] = {{'A', 0, 0},    {'B', 1000, 0}, {'C', 2000, 0},
                                       {'D', 4000, 0}, {'E', 1000, 1}, {'F', 2000, 1}};
    static const osm_street streets[] = {{"ABCD", "route=ferry, duration=40, oneway=yes"},
                                         {"BE", "highway=residential"},
                                         {"CF", "highway=residential"}};
    static const double minutes[] = {20, 40, 30};
    reading *r = load(DRAW(places, streets));
    assert_int_equal(r->roads.n, 8);
    for (size_t i = 5; i < 8; i++) {
        assert_minutes(r->roads.road[i].minutes, 10 + minutes[i - 5]);
        assert_int_equal(r->roads.road[i].direction, ADG_ROAD_FORWARD);
        assert_int_equal(r->roads.road[i].row, 1);
    }
    done(r);
    r = load_as(DRAW(places, streets), "car", ADG_FERRY_CROSSING_ONLY);
    assert_int_equal(r->roads.n, 5); /* nobody waits at all */
    done(r);
}

TEST(a_ferry_that_ends_at_no_road_waits_there_as_well)
{
    static const osm_place places[] = {{'A', 0, 0}, {'B', 3000, 0}};
    static const osm_street streets[] = {{"AB", "route=ferry, duration=30"}};
    reading *r = load(DRAW(places, streets));
    assert_minutes(r->roads.road[0].minutes, 30 + 10);
    done(r);
}

/* ---- what is odd ---- */

TEST(unknown_values_are_counted_in_a_warning_for_each_key)
{
    static const osm_place places[] = {{'A', 0, 0}, {'B', 100, 0}};
    static const osm_street streets[] = {{"AB", "highway=primary, maxspeed=quick"},
                                         {"AB", "highway=primary, maxspeed=quick, oneway=maybe"},
                                         {"AB", "highway=primary, maxspeed=slow"},
                                         {"AB", "highway=primery"}};
    reading *r = load(DRAW(places, streets));
    assert_int_equal(faults_of(&r->faults, "unknown_tag"), 3);
    const adg_fault *fault = fault_of(&r->faults, "unknown_tag");
    assert_string_equal(fault->field, "maxspeed");
    assert_says(fault->message, "3 ways have values that are not known");
    assert_says(fault->message, "\"quick\" (2), \"slow\" (1)");
    assert_int_equal(r->roads.n, 3);
    done(r);
}

/* One slip of the pen must not stop the work: what no road or ferry has counts as not written. */
TEST(absurd_limits_and_durations_count_as_not_written)
{
    static const osm_place places[] = {{'A', 0, 0}, {'B', 5000, 0}, {'C', 10000, 0}};
    static const osm_street streets[] = {{"AB", "highway=residential, maxspeed=0.001"},
                                         {"BC", "route=ferry, duration=9999:00"}};
    reading *r = load(DRAW(places, streets));
    assert_int_equal(faults_of(&r->faults, "unknown_tag"), 2);
    assert_minutes(r->roads.road[0].minutes, 5 * 60.0 / 35);
    assert_minutes(r->roads.road[1].minutes, 20 + 10);
    done(r);
}

TEST(a_file_without_roads_and_one_without_usable_roads_are_told_apart)
{
    static const osm_place places[] = {{'A', 0, 0}, {'B', 100, 0}};
    static const osm_street houses[] = {{"AB", "name=A fence"}};
    static const osm_street paths[] = {{"AB", "highway=footway"}};
    reading *r = load(DRAW(places, houses));
    assert_says(fault_of(&r->faults, "no_roads")->message, "no way with a key \"highway\"");
    done(r);
    r = load(DRAW(places, paths));
    assert_says(fault_of(&r->faults, "no_roads")->message, "no road is left");
    done(r);
}

/* ---- files that are wrong ---- */

static void assert_file_fault(const char *path, const char *code, const char *words)
{
    reading *r = load(path);
    assert_says(fault_of(&r->faults, code)->message, words);
    done(r);
}

TEST(broken_files_are_named)
{
    static const char HEAD[] = "<?xml version=\"1.0\"?><osm version=\"0.6\">";
    char text[512];
    assert_file_fault(scratch_path("none.osm"), "missing_file", "does not exist");
    assert_file_fault(scratch_write("empty.osm", ""), "unreadable_file", "empty");
    assert_file_fault(scratch_write("empty.osm.pbf", ""), "unreadable_file", "empty");
    assert_file_fault(scratch_write("text.osm", "Not XML at all."), "unreadable_file", "format");
    snprintf(text, sizeof text, "%s<node id=\"1\" lat=\"55\" lon=\"9\"/><way id=\"1\"><nd re",
             HEAD);
    assert_file_fault(scratch_write("cut.osm", text), "damaged_file", "XML");
    snprintf(text, sizeof text, "%s<node id=\"1\" lat=\"55\" lon=\"9\"><way></node></osm>", HEAD);
    assert_file_fault(scratch_write("wrong.osm", text), "damaged_file", "XML");
    snprintf(text, sizeof text, "%s<node id=\"1\" lat=\"550\" lon=\"9\"/></osm>", HEAD);
    assert_file_fault(scratch_write("pole.osm", text), "damaged_file", "lat=550");
    snprintf(text, sizeof text, "%s</osm>", HEAD);
    assert_file_fault(scratch_write("nothing.osm", text), "no_roads", "no way with a key");
}

/* Packed files give what the plain one gives; a bzip2 file may be several streams, and be cut. */
TEST(packed_files_are_unpacked_as_they_are_read)
{
    const char *path = DRAW(PLACES, STREETS);
    char command[512];
    snprintf(command, sizeof command,
             "gzip -k -f %s && head -c 300 %s | bzip2 > %s.bz2 && "
             "tail -c +301 %s | bzip2 >> %s.bz2",
             path, path, path, path, path);
    if (system(command) != 0)
        skip();
    static const char *const endings[] = {".gz", ".bz2"};
    for (size_t i = 0; i < N_OF(endings); i++) {
        char packed[256];
        snprintf(packed, sizeof packed, "%s%s", path, endings[i]);
        reading *r = load(packed);
        assert_no_faults(&r->faults);
        assert_int_equal(r->roads.n, 6);
        done(r);
    }
    snprintf(command, sizeof command, "head -c 500 %s.bz2 > %s.cut.osm.bz2", path, path);
    assert_int_equal(system(command), 0);
    char cut[256];
    snprintf(cut, sizeof cut, "%s.cut.osm.bz2", path);
    assert_file_fault(cut, "damaged_file", "cut short");
}

/* JOSM numbers what was drawn and not uploaded below 0; others count beyond 2^40. */
TEST(node_ids_of_any_size_are_read)
{
    static const long long bases[] = {0, -10, 1LL << 33, 1LL << 40, 9000000000000000000LL};
    for (size_t b = 0; b < N_OF(bases); b++) {
        const osm_node node[] = {{bases[b] + 1, 100000000, 550000000},
                                 {bases[b] + 2, 100010000, 550000000}};
        const long long refs[] = {bases[b] + 1, bases[b] + 2};
        const osm_way way = {9000000000000000000LL, refs, 2, "highway=primary"};
        reading *r = load(osm_write("ids.osm", &(osm_data){node, 2, &way, 1, NULL, 0}));
        assert_no_faults(&r->faults);
        assert_int_equal(r->roads.n, 1);
        assert_true(r->roads.road[0].row == 9000000000000000000LL);
        done(r);
    }
}

/* What ends before the first way is read is told from a whole file at every length. */
/* The first nodes and ways lie in front of the node that GDAL's own index cannot hold. */
TEST(node_ids_that_do_not_increase_are_read)
{
    static const long long order[][4] = {{1, 3, 2, 4}, {1, 2, -3, 4}, {4, 3, 2, 1}};
    for (size_t i = 0; i < N_OF(order); i++) {
        const long long *id = order[i], street[] = {id[0], id[1], id[2]}, side[] = {id[1], id[3]};
        osm_node node[4];
        for (int k = 0; k < 4; k++)
            node[k] = (osm_node){id[k], 100000000 + 100000 * k, 550000000};
        const osm_way way[] = {{1, street, 3, "highway=residential"},
                               {2, side, 2, "highway=service, access=private"}};
        reading *r = load(osm_write("order.osm", &(osm_data){node, 4, way, 2, NULL, 0}));
        assert_no_faults(&r->faults);
        assert_int_equal(r->roads.n, 1);
        assert_int_equal(r->roads.n_closed, 1);
        done(r);
    }
}

TEST(a_pbf_file_is_read_and_one_that_is_cut_is_damaged)
{
    static const osm_node node[] = {{1, 100000000, 550000000}, {2, 100010000, 550000000}};
    static const long long refs[] = {1, 2};
    static const osm_way way = {7, refs, 2, "highway=primary, maxspeed=50"};
    const char *path = osm_write_pbf("whole.osm.pbf", &(osm_data){node, 2, &way, 1, NULL, 0});
    reading *r = load(path);
    assert_no_faults(&r->faults);
    assert_int_equal(r->roads.n, 1);
    assert_close(r->roads.road[0].length_m / 1000 / r->roads.road[0].minutes * 60, 35, 1e-9, 0);
    done(r);
    FILE *file = fopen(path, "rb");
    unsigned char bytes[1024];
    size_t n = fread(bytes, 1, sizeof bytes, must_have(file));
    fclose(file);
    for (size_t cut = 1; cut < n; cut += cut + 4 < n ? 3 : 1) {
        r = load(scratch_write_bytes("cut.osm.pbf", bytes, cut));
        if (r->faults.count[ADG_ERROR] != 1)
            print_error("cut after %zu of %zu bytes\n", cut, n);
        assert_int_equal(r->faults.count[ADG_ERROR], 1);
        done(r);
    }
}

RUN_WITH(scratch_open, scratch_close, T(the_town_by_car), T(the_town_on_foot),
         T(ways_are_cut_where_they_meet_and_nowhere_else),
         T(a_way_that_meets_itself_is_cut_and_a_ring_is_one_road),
         T(a_node_twice_in_a_row_is_a_piece_of_no_length),
         T(areas_are_no_roads_for_cars_but_walkers_go_along_their_edges),
         T(a_ferry_takes_its_duration_and_its_waiting_shared_by_length),
         T(a_crossing_in_several_ways_waits_once), T(who_stays_on_board_waits_once),
         T(a_ferry_that_ends_at_no_road_waits_there_as_well),
         T(unknown_values_are_counted_in_a_warning_for_each_key),
         T(absurd_limits_and_durations_count_as_not_written),
         T(a_file_without_roads_and_one_without_usable_roads_are_told_apart),
         T(broken_files_are_named), T(packed_files_are_unpacked_as_they_are_read),
         T(node_ids_of_any_size_are_read), T(node_ids_that_do_not_increase_are_read),
         T(a_pbf_file_is_read_and_one_that_is_cut_is_damaged),
         T(a_barrier_ends_every_road_unless_it_is_opened))
