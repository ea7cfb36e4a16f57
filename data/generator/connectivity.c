/* SPDX-License-Identifier: MPL-2.0 */
#include "connectivity.h"

#include <stdlib.h>

/* The network as nodes and arcs; arc[first[v] .. first[v + 1]) leave node v. */
typedef struct {
    point *node; /* [n_nodes] sorted */
    size_t n_nodes;
    size_t *first, *head;
    size_t *from, *to; /* [n roads] end nodes */
} network;

typedef enum {
    WAY_ALONG,
    WAY_AGAINST,
    WAY_ANY
} travel_way;

static void network_release(network *net)
{
    free(net->node);
    free(net->first);
    free(net->head);
    free(net->from);
    free(net->to);
    *net = (network){0};
}

static size_t node_at(const network *net, point at)
{
    const point *found = bsearch(&at, net->node, net->n_nodes, sizeof *net->node, compare_points);
    return found ? (size_t)(found - net->node) : net->n_nodes;
}

static bool collect_nodes(const road_list *roads, network *net, failure *why)
{
    net->node = calloc(2 * roads->n + 1, sizeof *net->node);
    net->from = calloc(roads->n + 1, sizeof *net->from);
    net->to = calloc(roads->n + 1, sizeof *net->to);
    if (!net->node || !net->from || !net->to)
        return fail_memory(why);
    size_t n = 0;
    for (size_t r = 0; r < roads->n; r++) {
        net->node[n++] = roads->road[r].point[0];
        net->node[n++] = roads->road[r].point[roads->road[r].n - 1];
    }
    qsort(net->node, n, sizeof *net->node, compare_points);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || !same_point(net->node[i], net->node[net->n_nodes - 1]))
            net->node[net->n_nodes++] = net->node[i];
    for (size_t r = 0; r < roads->n; r++) {
        net->from[r] = node_at(net, roads->road[r].point[0]);
        net->to[r] = node_at(net, roads->road[r].point[roads->road[r].n - 1]);
    }
    return true;
}

/* Arcs in the direction of travel, against it, or both. */
static bool collect_arcs(const road_list *roads, travel_way way, network *net, failure *why)
{
    free(net->first);
    free(net->head);
    net->first = calloc(net->n_nodes + 2, sizeof *net->first);
    net->head = calloc(2 * roads->n + 1, sizeof *net->head);
    if (!net->first || !net->head)
        return fail_memory(why);
    for (int filling = 0; filling < 2; filling++) {
        for (size_t r = 0; r < roads->n; r++) {
            const road_line *road = &roads->road[r];
            const bool open = way == WAY_ANY || !road->closed;
            const bool both = way == WAY_ANY || road->oneway == 'B';
            const bool along = open && (both || (road->oneway == 'F') == (way == WAY_ALONG));
            const bool against = open && (both || (road->oneway == 'T') == (way == WAY_ALONG));
            if (filling && along)
                net->head[net->first[net->from[r] + 1]++] = net->to[r];
            if (filling && against)
                net->head[net->first[net->to[r] + 1]++] = net->from[r];
            if (!filling && along)
                net->first[net->from[r] + 2]++;
            if (!filling && against)
                net->first[net->to[r] + 2]++;
        }
        for (size_t v = 2; !filling && v < net->n_nodes + 2; v++)
            net->first[v] += net->first[v - 1];
    }
    return true;
}

/* Marks in reached [n_nodes] what can be reached from the root. */
static bool reach(const network *net, size_t root, bool *reached, failure *why)
{
    size_t *stack = calloc(net->n_nodes + 1, sizeof *stack);
    if (!stack)
        return fail_memory(why);
    for (size_t v = 0; v < net->n_nodes; v++)
        reached[v] = false;
    size_t n = 0;
    stack[n++] = root;
    reached[root] = true;
    while (n > 0) {
        const size_t v = stack[--n];
        for (size_t a = net->first[v]; a < net->first[v + 1]; a++)
            if (!reached[net->head[a]]) {
                reached[net->head[a]] = true;
                stack[n++] = net->head[a];
            }
    }
    free(stack);
    return true;
}

/* Pieces of a town's grid (streets and the distributor roads among them) can lie beyond a fjord or
 * between motorways where no road leads; everything else must be connected. */
static bool remove_loose_streets(road_list *roads, point root, failure *why)
{
    network net = {0};
    bool *reached = NULL, *keep = NULL;
    bool done = collect_nodes(roads, &net, why) && collect_arcs(roads, WAY_ANY, &net, why);
    if (!done)
        goto cleanup;
    reached = calloc(net.n_nodes + 1, sizeof *reached);
    keep = calloc(roads->n + 1, sizeof *keep);
    done = reached && keep ? reach(&net, node_at(&net, root), reached, why) : fail_memory(why);
    for (size_t r = 0; done && r < roads->n; r++) {
        const road_line *road = &roads->road[r];
        keep[r] = reached[net.from[r]];
        if (!keep[r] && road->class != ROAD_STREET && road->class != ROAD_SECONDARY)
            done = fail(why, "a road of class %s at %lld, %lld is connected with nothing",
                        road_class_name(road->class), (long long)road->point[0].x,
                        (long long)road->point[0].y);
    }
    if (done)
        roads_keep(roads, keep);
cleanup:
    free(reached);
    free(keep);
    network_release(&net);
    return done;
}

/* Opens one-way streets at nodes outside the strongly connected core; says how many. */
static bool open_traps(road_list *roads, const network *net, const bool *out, const bool *back,
                       size_t *opened, failure *why)
{
    *opened = 0;
    for (size_t r = 0; r < roads->n; r++) {
        road_line *road = &roads->road[r];
        const size_t a = net->from[r], b = net->to[r];
        if (out[a] && back[a] && out[b] && back[b])
            continue;
        if (road->class == ROAD_STREET && road->oneway != 'B') {
            road->oneway = 'B';
            ++*opened;
        }
    }
    for (size_t v = 0; *opened == 0 && v < net->n_nodes; v++)
        if (!out[v] || !back[v])
            return fail(why, "the network is a one-way trap at %lld, %lld",
                        (long long)net->node[v].x, (long long)net->node[v].y);
    return true;
}

static bool open_all_traps(road_list *roads, point root, failure *why)
{
    network net = {0};
    bool done = collect_nodes(roads, &net, why);
    bool *out = calloc(net.n_nodes + 1, sizeof *out), *back = calloc(net.n_nodes + 1, sizeof *back);
    if (done && (!out || !back))
        done = fail_memory(why);
    const size_t start = done ? node_at(&net, root) : 0;
    for (size_t opened = 1; done && opened > 0;)
        done = collect_arcs(roads, WAY_ALONG, &net, why) && reach(&net, start, out, why) &&
               collect_arcs(roads, WAY_AGAINST, &net, why) && reach(&net, start, back, why) &&
               open_traps(roads, &net, out, back, &opened, why);
    free(out);
    free(back);
    network_release(&net);
    return done;
}

bool roads_connect(road_list *roads, point root, failure *why)
{
    return remove_loose_streets(roads, root, why) && open_all_traps(roads, root, why);
}
