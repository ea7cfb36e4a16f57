/* SPDX-License-Identifier: MPL-2.0 */
/* OpenStreetMap files with random damage: whatever stands in them they are read or refused, and nothing else
 * happens. Worth most under the sanitizers (preset debug). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/random.h"
#include "geo/osm_relations.h"
#include "load/roads.h"
#include "support/osm_file.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/utm32.h"

enum {
    N_FILES = 480,
    WITH_ROADS = 16, /* one of so many goes through GDAL too, which takes its time */
    LONGEST = 16 * 1024
};

static const osm_node NODES[] = {{1, 90000000, 550000000},
                                 {2, 90100000, 550000000},
                                 {3, 90200000, 550000000},
                                 {4, 90100000, 550100000}};
static const long long AB[] = {1, 2}, BC[] = {2, 3}, BD[] = {2, 4, 4, 99}, LONELY[] = {3},
                       NOWHERE[] = {97, 98};
/* Ids stand twice, ways have one node, or nodes that are not there, or no length. */
static const osm_way WAYS[] = {{11, AB, 2, "highway=primary, maxspeed=80"},
                               {12, BC, 2, "highway=residential, maxspeed=fast, oneway=maybe"},
                               {13, BD, 4, "highway=track, surface=lava"},
                               {13, AB, 2, "highway=service"},
                               {14, LONELY, 1, "highway=primary"},
                               {15, NOWHERE, 2, "highway=primary"}};
static const osm_relation RELATIONS[] = {
    {1, "w11 from, n2 via, w12 to", "type=restriction, restriction=no_straight_on"},
    {2, "w12 from, n2 via, w13 to", "type=restriction, restriction=only_left_turn"},
    {3, "w11 from, w13 via, w12 to", "type=restriction, restriction:conditional=no_u_turn"}};
static const osm_data DATA = {NODES, N_OF(NODES), WAYS, N_OF(WAYS), RELATIONS, N_OF(RELATIONS)};

typedef struct {
    char bytes[LONGEST];
    size_t n;
} contents;

static contents *contents_of(const char *path)
{
    contents *c = NEW(contents, 1);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    c->n = fread(c->bytes, 1, LONGEST, file);
    assert_true(c->n > 0 && c->n < LONGEST);
    fclose(file);
    return c;
}

/* One to four blows: another byte, a bit turned over, bytes taken out or doubled, the end cut off. */
static void damage(contents *c, adg_random *random)
{
    size_t n_blows = 1 + (size_t)adg_random_below(random, 4);
    for (size_t b = 0; b < n_blows && c->n > 8; b++) {
        size_t at = (size_t)adg_random_below(random, c->n);
        size_t length = 1 + (size_t)adg_random_below(random, c->n - at < 8 ? c->n - at : 8);
        switch (adg_random_below(random, 5)) {
        case 0:
            c->bytes[at] = (char)adg_random_below(random, 256);
            break;
        case 1:
            c->bytes[at] = (char)(c->bytes[at] ^ (1 << adg_random_below(random, 8)));
            break;
        case 2:
            memmove(c->bytes + at, c->bytes + at + length, c->n - at - length);
            c->n -= length;
            break;
        case 3:
            if (c->n + length > LONGEST)
                break;
            memmove(c->bytes + at + length, c->bytes + at, c->n - at);
            c->n += length;
            break;
        default:
            c->n = at + 1;
        }
    }
}

static adg_status read_roads(const char *path, adg_faults *faults)
{
    adg_roads roads;
    adg_crs *crs = utm32();
    adg_error error = ADG_ERROR_INIT;
    const adg_road_rules rules = {
        .source = {.source = {(char *)path, NULL, (char *)path}, .profile = "car", .turns = true}};
    adg_status status = adg_roads_load(&rules, crs, &roads, faults, &error);
    for (size_t k = 0; status == ADG_OK && k < roads.n_turn_rules; k++)
        assert_true(roads.turn_rule[k].from < 2 * roads.n && roads.turn_rule[k].to < 2 * roads.n);
    if (status == ADG_OK)
        adg_roads_release(&roads);
    adg_crs_free(crs);
    return status;
}

static bool ignore_ends(void *data, long long way, long long first, long long last)
{
    (void)data;
    (void)way;
    (void)first;
    (void)last;
    return true;
}

static bool count_relation(void *data, const adg_osm_relation *relation)
{
    for (size_t m = 0; m < relation->n_members; m++)
        assert_non_null(relation->member[m].role);
    ++*(size_t *)data;
    return true;
}

/* Returns how many of the damaged files were refused. */
static size_t read_damaged(const char *whole_path, const char *name)
{
    contents *whole = contents_of(whole_path), *damaged = NEW(contents, 1);
    adg_random random;
    size_t n_refused = 0;
    adg_random_seed(&random, 1);
    for (int k = 0; k < N_FILES; k++) {
        adg_faults faults = {0};
        adg_error error = ADG_ERROR_INIT;
        size_t n_relations = 0;
        *damaged = *whole;
        damage(damaged, &random);
        const char *path = scratch_write_bytes(name, damaged->bytes, damaged->n);
        assert_ok(adg_osm_relations_read(path, path, count_relation, ignore_ends, &n_relations,
                                         &faults, &error),
                  &error);
        n_refused += faults.count[ADG_ERROR] > 0;
        if (k % WITH_ROADS == 0) {
            adg_status status = read_roads(path, &faults);
            assert_true(status == ADG_OK || status == ADG_E_INVALID);
        }
        adg_faults_release(&faults);
    }
    free(whole);
    free(damaged);
    return n_refused;
}

TEST(an_undamaged_file_is_read_in_both_formats)
{
    for (int pbf = 0; pbf < 2; pbf++) {
        adg_faults faults = {0};
        adg_error error = ADG_ERROR_INIT;
        size_t n_relations = 0;
        const char *path =
            pbf ? osm_write_pbf("whole.osm.pbf", &DATA) : osm_write("whole.osm", &DATA);
        assert_int_equal(read_roads(path, &faults), ADG_OK);
        assert_ok(adg_osm_relations_read(path, path, count_relation, ignore_ends, &n_relations,
                                         &faults, &error),
                  &error);
        assert_int_equal(faults.count[ADG_ERROR], 0);
        assert_int_equal(n_relations, N_OF(RELATIONS));
        adg_faults_release(&faults);
    }
}

TEST(damaged_xml_is_read_or_refused)
{
    size_t n_refused = read_damaged(osm_write("whole.osm", &DATA), "damaged.osm");
    assert_true(n_refused > N_FILES / 4);
}

TEST(damaged_pbf_is_read_or_refused)
{
    size_t n_refused = read_damaged(osm_write_pbf("whole.osm.pbf", &DATA), "damaged.osm.pbf");
    assert_true(n_refused > N_FILES / 4);
}

RUN_WITH(scratch_open, scratch_close, T(an_undamaged_file_is_read_in_both_formats),
         T(damaged_xml_is_read_or_refused), T(damaged_pbf_is_read_or_refused))
