/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "access/raam.h"
#include "core/disjoint_sets.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"

/* Costs nearer to each other than this are a tie, of which rounding makes a difference. */
#define NO_LOSS 1e-13

/* Facilities and the homes that use several of them, as a forest: node j < n_facilities is a
 * facility, node n_facilities + s the s-th divided home; every used pair of such a home is an edge,
 * those that would close a circle standing apart. At the level all edges of a home cost the same, which
 * tells the differences of the facilities' costs along a tree; the people of the tree tell the
 * rest. */
typedef struct {
    size_t n_nodes, n_edges;
    size_t *pair;        /* [n_edges], and from the end those that close a circle */
    uint32_t *home_node; /* likewise */
    size_t n_circles, capacity;
    uint32_t *root;   /* [n_nodes] set of the node while edges are taken in */
    size_t *first_at; /* [n_nodes + 2] edges at node v: at[first_at[v]] ... at[first_at[v + 1]-1] */
    size_t *at;       /* [2 n_edges] */
    uint32_t *order;  /* [n_nodes] tree by tree, each from its root down */
    size_t *up;       /* [n_nodes] edge to the parent; n_edges: a root */
    double *offset;   /* [n_nodes] cost above that of the root */
    uint32_t *depth;  /* [n_nodes] edges to the root */
    double *wanted;   /* [n_nodes] people that are to come to the node and those below */
    double *change;   /* [n_edges] of the flow */
} forest;

static void release(forest *f)
{
    free(f->pair);
    free(f->home_node);
    free(f->root);
    free(f->first_at);
    free(f->at);
    free(f->order);
    free(f->up);
    free(f->offset);
    free(f->depth);
    free(f->wanted);
    free(f->change);
}

static bool allocate(forest *f, size_t n_nodes, size_t n_edges)
{
    f->n_nodes = n_nodes;
    f->capacity = n_edges;
    f->pair = ADG_NEW_ARRAY(size_t, n_edges);
    f->home_node = ADG_NEW_ARRAY(uint32_t, n_edges);
    f->root = ADG_NEW_ARRAY(uint32_t, n_nodes);
    f->first_at = ADG_NEW_ARRAY(size_t, n_nodes + 2);
    f->at = ADG_NEW_ARRAY(size_t, 2 * n_edges);
    f->order = ADG_NEW_ARRAY(uint32_t, n_nodes);
    f->up = ADG_NEW_ARRAY(size_t, n_nodes);
    f->offset = ADG_NEW_ARRAY(double, n_nodes);
    f->depth = ADG_NEW_ARRAY(uint32_t, n_nodes);
    f->wanted = ADG_NEW_ARRAY(double, n_nodes);
    f->change = ADG_NEW_ARRAY(double, n_edges);
    return f->pair && f->home_node && f->root && f->first_at && f->at && f->order && f->up &&
           f->offset && f->depth && f->wanted && f->change;
}

/* ---- building ---- */

static void add_home(forest *f, const adg_crowd *c, size_t h, uint32_t node)
{
    for (size_t k = c->first[h]; k < c->first[h + 1]; k++) {
        if (!(c->flow[k] > 0))
            continue;
        bool circle = adg_sets_root(f->root, node) == adg_sets_root(f->root, c->facility[k]);
        size_t at = circle ? f->capacity - ++f->n_circles : f->n_edges++;
        f->pair[at] = k;
        f->home_node[at] = node;
        if (!circle)
            adg_sets_join(f->root, node, c->facility[k]);
    }
}

static void list_edges_at_nodes(forest *f, const adg_crowd *c)
{
    for (size_t e = 0; e < f->n_edges; e++) {
        f->first_at[c->facility[f->pair[e]] + 2]++;
        f->first_at[f->home_node[e] + 2]++;
    }
    for (size_t v = 0; v < f->n_nodes; v++)
        f->first_at[v + 2] += f->first_at[v + 1];
    for (size_t e = 0; e < f->n_edges; e++) {
        f->at[f->first_at[c->facility[f->pair[e]] + 1]++] = e;
        f->at[f->first_at[f->home_node[e] + 1]++] = e;
    }
}

static uint32_t other_end(const forest *f, const adg_crowd *c, size_t e, uint32_t node)
{
    return f->home_node[e] == node ? c->facility[f->pair[e]] : f->home_node[e];
}

/* The trees from their roots down, with the cost of every node above its root's: a home costs what
 * its facility costs and the way there. */
static void walk_trees(forest *f, const adg_crowd *c)
{
    size_t n = 0, done = 0;
    for (size_t v = 0; v < f->n_nodes; v++)
        f->up[v] = SIZE_MAX;
    for (uint32_t start = 0; start < c->n_facilities; start++) {
        if (f->up[start] != SIZE_MAX)
            continue;
        f->up[start] = f->n_edges;
        f->order[n++] = start;
        while (done < n) {
            uint32_t v = f->order[done++];
            for (size_t a = f->first_at[v]; a < f->first_at[v + 1]; a++) {
                size_t e = f->at[a];
                uint32_t w = other_end(f, c, e, v);
                if (f->up[w] != SIZE_MAX)
                    continue;
                double way = c->travel[f->pair[e]];
                f->up[w] = e;
                f->depth[w] = f->depth[v] + 1;
                f->offset[w] = f->offset[v] + (w >= c->n_facilities ? way : -way);
                f->order[n++] = w;
            }
        }
    }
}

/* Homes that use one facility by now leave the list. */
static size_t tidy_list(adg_crowd *c)
{
    size_t n_edges = 0, n = 0;
    for (size_t d = 0; d < c->n_divided; d++) {
        uint32_t h = c->divided[d];
        size_t used = adg_crowd_n_used(c, h);
        c->is_divided[h] = used > 1;
        if (used < 2)
            continue;
        n_edges += used;
        c->divided[n++] = h;
    }
    c->n_divided = n;
    return n_edges;
}

static adg_status build(forest *f, adg_crowd *c, adg_error *error)
{
    size_t n_edges = tidy_list(c);
    if (!allocate(f, c->n_facilities + c->n_divided, n_edges))
        return adg_fail_memory(error);
    adg_sets_init(f->root, f->n_nodes);
    for (size_t d = 0; d < c->n_divided; d++)
        add_home(f, c, c->divided[d], (uint32_t)(c->n_facilities + d));
    list_edges_at_nodes(f, c);
    walk_trees(f, c);
    return ADG_OK;
}

/* ---- circles ---- */

/* Along a circle people change places without changing any load, and all gain or all lose. */
typedef struct {
    size_t n;
    size_t *edge; /* [n] of the tree, from the home and from the facility up to where they meet */
    bool *gives;  /* [n] its flow falls when that of the closing pair rises */
} circle;

/* The first edge at the home gives, the next takes, and so on; likewise at the facility. */
static void find_circle(const forest *f, const adg_crowd *c, uint32_t home, uint32_t facility,
                        circle *o)
{
    uint32_t end[2] = {home, facility};
    size_t n_up[2] = {0, 0};
    o->n = 0;
    while (end[0] != end[1]) {
        size_t side = f->depth[end[0]] >= f->depth[end[1]] ? 0 : 1;
        size_t e = f->up[end[side]];
        o->edge[o->n] = e;
        o->gives[o->n++] = n_up[side]++ % 2 == 0;
        end[side] = other_end(f, c, e, end[side]);
    }
}

/* Turns the circle as far as it goes; `more`: the flow of the closing pair k rises. */
static void turn(const forest *f, adg_crowd *c, size_t k, const circle *o, bool more)
{
    size_t dry = k;
    double least = more ? INFINITY : c->flow[k];
    for (size_t a = 0; a < o->n; a++) {
        size_t pair = f->pair[o->edge[a]];
        if (o->gives[a] == more && c->flow[pair] < least) {
            least = c->flow[pair];
            dry = pair;
        }
    }
    adg_crowd_move(c, k, dry == k ? 0 : c->flow[k] + (more ? least : -least));
    for (size_t a = 0; a < o->n; a++) {
        size_t pair = f->pair[o->edge[a]];
        double flow = c->flow[pair] + (o->gives[a] == more ? -least : least);
        adg_crowd_move(c, pair, pair == dry ? 0 : fmax(flow, 0));
    }
}

/* Turns one circle in which there is something to gain; false: there is none. */
static adg_status turn_a_circle(const forest *f, adg_crowd *c, bool *turned, adg_error *error)
{
    circle o = {0, ADG_NEW_ARRAY(size_t, f->n_edges), ADG_NEW_ARRAY(bool, f->n_edges)};
    adg_status status = o.edge && o.gives ? ADG_OK : adg_fail_memory(error);
    *turned = false;
    for (size_t e = f->capacity - f->n_circles; status == ADG_OK && !*turned && e < f->capacity;
         e++) {
        size_t k = f->pair[e];
        double loss = f->offset[c->facility[k]] + c->travel[k] - f->offset[f->home_node[e]];
        if (fabs(loss) < NO_LOSS)
            continue;
        find_circle(f, c, f->home_node[e], c->facility[k], &o);
        turn(f, c, k, &o, loss < 0);
        *turned = true;
    }
    free(o.edge);
    free(o.gives);
    return status;
}

/* ---- one tree: order[begin] is its root, order[end] the next one's ---- */

/* What the root would cost at the level. */
static double root_cost(const forest *f, const adg_crowd *c, size_t begin, size_t end)
{
    adg_sum people = {0}, room = {0};
    for (size_t v = begin; v < end; v++) {
        uint32_t j = f->order[v];
        if (j >= c->n_facilities)
            continue;
        adg_sum_add(&people, c->load[j] - c->room[j] * f->offset[j]);
        adg_sum_add(&room, c->room[j]);
    }
    return adg_sum_value(&people) / adg_sum_value(&room);
}

/* How flows have to change: from the leaves up, an edge brings what is wanted below it. An edge adds
 * to its facility what it takes from its home, so along a tree signs alternate. */
static void find_changes(forest *f, const adg_crowd *c, size_t begin, size_t end)
{
    double base = root_cost(f, c, begin, end);
    for (size_t v = begin; v < end; v++) {
        uint32_t j = f->order[v];
        f->wanted[j] = j < c->n_facilities ? c->room[j] * (base + f->offset[j]) - c->load[j] : 0;
    }
    for (size_t v = end; v-- > begin + 1;) {
        uint32_t node = f->order[v];
        size_t e = f->up[node];
        f->change[e] = f->wanted[node];
        f->wanted[other_end(f, c, e, node)] -= f->wanted[node];
    }
}

/* Goes to the level, or to where the first flow runs dry; true in that case. */
static bool go(forest *f, adg_crowd *c, size_t begin, size_t end)
{
    double part = 1;
    size_t dry = SIZE_MAX;
    for (size_t v = begin + 1; v < end; v++) {
        size_t e = f->up[f->order[v]];
        double flow = c->flow[f->pair[e]];
        if (flow + part * f->change[e] <= 0 && f->change[e] < 0) {
            part = flow / -f->change[e];
            dry = e;
        }
    }
    for (size_t v = begin + 1; v < end; v++) {
        size_t e = f->up[f->order[v]], k = f->pair[e];
        adg_crowd_move(c, k, e == dry ? 0 : fmax(c->flow[k] + part * f->change[e], 0));
    }
    return dry != SIZE_MAX;
}

/* ---- all trees ---- */

static bool go_everywhere(forest *f, adg_crowd *c)
{
    bool ran_dry = false;
    for (size_t begin = 0, end; begin < f->n_nodes; begin = end) {
        end = begin + 1;
        while (end < f->n_nodes && f->up[f->order[end]] != f->n_edges)
            end++;
        if (end - begin < 2)
            continue;
        find_changes(f, c, begin, end);
        ran_dry |= go(f, c, begin, end);
    }
    return ran_dry;
}

static adg_status level_once(adg_crowd *c, bool *ran_dry, adg_error *error)
{
    forest f = {0};
    *ran_dry = false;
    adg_status status = build(&f, c, error);
    if (status == ADG_OK && f.n_circles)
        status = turn_a_circle(&f, c, ran_dry, error);
    if (status == ADG_OK && !*ran_dry)
        *ran_dry = go_everywhere(&f, c);
    release(&f);
    return status;
}

adg_status adg_crowd_level(adg_crowd *crowd, adg_error *error)
{
    adg_status status = ADG_OK;
    /* Every time a flow runs dry, and none comes back. */
    for (bool ran_dry = crowd->n_divided > 0; status == ADG_OK && ran_dry;)
        status = level_once(crowd, &ran_dry, error);
    return status;
}
