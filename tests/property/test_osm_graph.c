/* SPDX-License-Identifier: MPL-2.0 */
/* The graph of random OpenStreetMap files against one made another way: the text is read once more by the
 * plain parser below, which knows nodes by their ids and not by their coordinates, and projects them by
 * Krueger's series instead of PROJ. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/random.h"
#include "load/roads.h"
#include "network/line_nodes.h"
#include "support/osm_file.h"
#include "support/random_roads.h"
#include "support/scratch.h"
#include "support/test.h"
#include "support/utm32.h"

enum {
    N_FILES = 40,
    N_NODES = 120,
    N_WAYS = 80,
    MOST_REFS = 14,
    FIRST_NODE = 1000
};

/* ---- random data ---- */

/* About every tenth id is of a node that is not in the file. */
static long long random_ref(adg_random *random)
{
    return FIRST_NODE + (long long)random_between(random, 0, N_NODES * 1.1);
}

/* Some ways return on themselves, stop twice at a node, close, or repeat the way before. */
static osm_way random_way(adg_random *random, long long id, long long *refs, const osm_way *before)
{
    static const char *const tags[] = {"highway=residential",
                                       "highway=primary, name=R&D \"Street\" <1>",
                                       "highway=service, oneway=yes",
                                       "highway=footway",
                                       "highway=resdential",
                                       "building=yes",
                                       "highway=track, access=private",
                                       "highway=residential, smoothness=bad, maxspeed=50",
                                       "highway=service, area=yes"};
    osm_way way = {id, refs, 1 + (size_t)random_between(random, 0, MOST_REFS - 1),
                   tags[(size_t)random_between(random, 0, N_OF(tags))]};
    for (size_t k = 0; k < way.n_refs; k++)
        refs[k] = k && random_between(random, 0, 1) < 0.08 ? refs[k - 1] : random_ref(random);
    if (way.n_refs > 2 && random_between(random, 0, 1) < 0.2)
        refs[way.n_refs - 1] = refs[0];
    if (before && random_between(random, 0, 1) < 0.1) {
        memcpy(refs, before->ref, before->n_refs * sizeof *refs);
        way.n_refs = before->n_refs;
    }
    return way;
}

/* ---- the other parser: lines of the form the writer makes, by node ids ---- */

typedef struct {
    double x, y;
    int uses;   /* by the ways that are roads */
    bool there; /* in the file */
} other_node;

typedef struct {
    long long way;
    long long ref[MOST_REFS];
    size_t n;
} other_edge;

typedef struct {
    other_node node[2 * N_NODES];
    other_edge *edge;
    size_t n_edges;
} other_graph;

/* Krueger's series to the fourth order for GRS80, zone 32 (Karney 2011, eq. 7-11 and 35). */
static void project(double lon, double lat, double *x, double *y)
{
    static const double a = 6378137, f = 1 / 298.257222101, k0 = 0.9996;
    double n = f / (2 - f), radians = acos(-1) / 180, e = sqrt(f * (2 - f));
    double A = a / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64);
    const double alpha[] = {n / 2 - 2 * n * n / 3 + 5 * n * n * n / 16 + 41 * pow(n, 4) / 180,
                            13 * n * n / 48 - 3 * n * n * n / 5 + 557 * pow(n, 4) / 1440,
                            61 * n * n * n / 240 - 103 * pow(n, 4) / 140,
                            49561 * pow(n, 4) / 161280};
    double s = sin(lat * radians), l = (lon - 9) * radians;
    double t = sinh(atanh(s) - e * atanh(e * s));
    double xi = atan2(t, cos(l)), eta = asinh(sin(l) / hypot(t, cos(l))), north = xi, east = eta;
    for (int j = 1; j <= 4; j++) {
        north += alpha[j - 1] * sin(2 * j * xi) * cosh(2 * j * eta);
        east += alpha[j - 1] * cos(2 * j * xi) * sinh(2 * j * eta);
    }
    *x = 500000 + k0 * A * east;
    *y = k0 * A * north;
}

static bool is_road(const char *tags)
{
    return (strstr(tags, "highway=residential;") || strstr(tags, "highway=primary;") ||
            strstr(tags, "highway=service;")) &&
           !strstr(tags, "access=private;");
}

static other_node *node_of(other_graph *g, long long id)
{
    return &g->node[id - FIRST_NODE];
}

/* A way that has been read: the nodes that are there. */
static bool keep_way(other_graph *g, other_edge *way, const char *tags)
{
    size_t n = 0;
    for (size_t k = 0; k < way->n; k++)
        if (node_of(g, way->ref[k])->there)
            way->ref[n++] = way->ref[k];
    way->n = n;
    bool area = n > 0 && way->ref[0] == way->ref[n - 1] && strstr(tags, "area=yes;");
    return n >= 2 && is_road(tags) && !area;
}

static void cut(other_graph *g, const other_edge *way)
{
    size_t from = 0;
    for (size_t k = 1; k < way->n; k++) {
        if (k + 1 < way->n && node_of(g, way->ref[k])->uses < 2)
            continue;
        other_edge edge = {.way = way->way, .n = k - from + 1};
        bool moves = false;
        for (size_t i = 0; i < edge.n; i++) {
            edge.ref[i] = way->ref[from + i];
            moves = moves || edge.ref[i] != edge.ref[0];
        }
        if (moves)
            g->edge[g->n_edges++] = edge;
        from = k;
    }
}

static other_graph *read_by_ids(const char *path)
{
    other_graph *g = NEW(other_graph, 1);
    other_edge *way = NEW(other_edge, N_WAYS), now = {0};
    char *text = scratch_read(path), tags[512] = "";
    size_t n_ways = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        long long id;
        double lat, lon;
        char key[64], value[64];
        if (sscanf(line, " <node id=\"%lld\" lat=\"%lf\" lon=\"%lf\"", &id, &lat, &lon) == 3) {
            other_node *node = node_of(g, id);
            node->there = true;
            project(lon, lat, &node->x, &node->y);
        } else if (sscanf(line, " <way id=\"%lld\"", &id) == 1) {
            now = (other_edge){.way = id};
            tags[0] = '\0';
        } else if (sscanf(line, " <nd ref=\"%lld\"", &id) == 1) {
            now.ref[now.n++] = id;
        } else if (sscanf(line, " <tag k=\"%63[^\"]\" v=\"%63[^\"]\"", key, value) == 2) {
            snprintf(tags + strlen(tags), sizeof tags - strlen(tags), "%s=%s;", key, value);
        } else if (strstr(line, "</way>") && keep_way(g, &now, tags)) {
            way[n_ways++] = now;
            for (size_t k = 0; k < now.n; k++)
                node_of(g, now.ref[k])->uses++;
        }
    }
    g->edge = NEW(other_edge, N_WAYS * MOST_REFS);
    for (size_t w = 0; w < n_ways; w++)
        cut(g, &way[w]);
    free(way);
    free(text);
    return g;
}

/* ---- both ---- */

static void assert_same_lines(const adg_roads *roads, other_graph *g)
{
    assert_int_equal(roads->n, g->n_edges);
    for (size_t r = 0; r < roads->n; r++) {
        const other_edge *edge = &g->edge[r];
        size_t first = roads->lines.first_point[r];
        double length = 0;
        assert_int_equal(roads->road[r].row, edge->way);
        assert_int_equal(roads->lines.first_point[r + 1] - first, edge->n);
        for (size_t k = 0; k < edge->n; k++) {
            const other_node *node = node_of(g, edge->ref[k]);
            const double *xy = roads->lines.xy + 2 * (first + k);
            assert_close(xy[0], node->x, 0, 1e-4);
            assert_close(xy[1], node->y, 0, 1e-4);
            if (k)
                length += hypot(node->x - node_of(g, edge->ref[k - 1])->x,
                                node->y - node_of(g, edge->ref[k - 1])->y);
        }
        assert_close(roads->road[r].length_m, length, 1e-6, 1e-3);
    }
}

/* Equal node numbers exactly where the ids are equal. */
static void assert_same_nodes(const adg_roads *roads, const other_graph *g)
{
    adg_line_nodes nodes;
    adg_error error = ADG_ERROR_INIT;
    uint32_t number_of[2 * N_NODES];
    size_t n_ids = 0;
    memset(number_of, 0xff, sizeof number_of);
    assert_ok(adg_line_nodes_find(&roads->lines, 0, &nodes, &error), &error);
    for (size_t r = 0; r < roads->n; r++) {
        const other_edge *edge = &g->edge[r];
        const long long id[] = {edge->ref[0], edge->ref[edge->n - 1]};
        const uint32_t number[] = {nodes.from[r], nodes.to[r]};
        for (int end = 0; end < 2; end++) {
            uint32_t *known = &number_of[id[end] - FIRST_NODE];
            n_ids += *known == UINT32_MAX;
            if (*known == UINT32_MAX)
                *known = number[end];
            assert_int_equal(*known, number[end]);
        }
    }
    assert_int_equal(nodes.n_nodes, n_ids);
    adg_line_nodes_release(&nodes);
}

static void assert_same_graph(const char *path, other_graph *g)
{
    adg_crs *crs = utm32();
    adg_roads roads;
    adg_faults faults = {0};
    adg_error error = ADG_ERROR_INIT;
    const adg_road_rules rules = {
        .source = {.source = {"x.osm", NULL, (char *)path}, .profile = (char *)"car"}};
    assert_ok(adg_roads_load(&rules, crs, &roads, &faults, &error), &error);
    assert_int_equal(faults.count[ADG_ERROR], 0);
    assert_same_lines(&roads, g);
    assert_same_nodes(&roads, g);
    adg_roads_release(&roads);
    adg_faults_release(&faults);
    adg_crs_free(crs);
}

TEST(a_file_gives_the_graph_that_node_ids_give)
{
    size_t n_edges = 0;
    for (uint64_t seed = 1; seed <= N_FILES; seed++) {
        adg_random random;
        adg_random_seed(&random, seed);
        osm_node node[N_NODES];
        osm_way way[N_WAYS];
        long long refs[N_WAYS][MOST_REFS];
        /* No two nodes at one place: there the two parsers must differ (decision 0015). */
        for (int i = 0; i < N_NODES; i++)
            node[i] = (osm_node){FIRST_NODE + i, 95000000 + 97 * i,
                                 (int32_t)random_between(&random, 553000000, 553100000)};
        for (size_t w = 0; w < N_WAYS; w++)
            way[w] = random_way(&random, (long long)w + 1, refs[w], w ? &way[w - 1] : NULL);
        const osm_data data = {node, N_NODES, way, N_WAYS, NULL, 0};
        const char *xml = osm_write("random.osm", &data);
        other_graph *g = read_by_ids(xml);
        assert_same_graph(xml, g);
        assert_same_graph(osm_write_pbf("random.osm.pbf", &data), g);
        n_edges += g->n_edges;
        free(g->edge);
        free(g);
    }
    assert_true(n_edges > 5000);
}

RUN_WITH(scratch_open, scratch_close, T(a_file_gives_the_graph_that_node_ids_give))
