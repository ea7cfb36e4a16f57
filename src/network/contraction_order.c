/* SPDX-License-Identifier: MPL-2.0 */
#include "network/contraction_order.h"

#include <stdlib.h>

#include "core/memory.h"

#ifdef _OPENMP
#include <omp.h>
#endif

/* Links a witness search looks at: to judge a node, and when it goes. */
enum {
    LINKS_TO_JUDGE = 150,
    LINKS_TO_GO = 4000
};

typedef struct {
    adg_contraction_graph *g;
    int n_threads;
    adg_witness **witness; /* [n_threads] */
    uint32_t *left;        /* [n_left] nodes still there, increasing */
    uint32_t n_left;
    uint64_t *importance; /* [n_nodes] */
    uint32_t *depth;      /* [n_nodes] */
    bool *changed;        /* [n_nodes] the importance has to be worked out anew */
    bool *goes;           /* [n_nodes] */
} order;

static void release(order *o)
{
    for (int t = 0; o->witness && t < o->n_threads; t++)
        adg_witness_free(o->witness[t]);
    free(o->witness);
    free(o->left);
    free(o->importance);
    free(o->depth);
    free(o->changed);
    free(o->goes);
}

static bool init(order *o, adg_contraction_graph *g, int threads)
{
    *o = (order){.g = g, .n_threads = threads > 1 ? threads : 1, .n_left = g->n_nodes};
    o->witness = ADG_NEW_ARRAY(adg_witness *, (size_t)o->n_threads);
    o->left = ADG_NEW_ARRAY(uint32_t, g->n_nodes);
    o->importance = ADG_NEW_ARRAY(uint64_t, g->n_nodes);
    o->depth = ADG_NEW_ARRAY(uint32_t, g->n_nodes);
    o->changed = ADG_NEW_ARRAY(bool, g->n_nodes);
    o->goes = ADG_NEW_ARRAY(bool, g->n_nodes);
    bool ok = o->witness && o->left && o->importance && o->depth && o->changed && o->goes;
    for (int t = 0; ok && t < o->n_threads; t++)
        ok = (o->witness[t] = adg_witness_new(g->n_nodes)) != NULL;
    for (uint32_t v = 0; ok && v < g->n_nodes; v++) {
        o->left[v] = v;
        o->changed[v] = true;
    }
    return ok;
}

static uint32_t hash(uint32_t v)
{
    v = (v ^ (v >> 16)) * 0x7feb352dU;
    v = (v ^ (v >> 15)) * 0x846ca68bU;
    return v ^ (v >> 16);
}

static uint64_t importance_of(const adg_contraction_cost *cost, uint32_t depth)
{
    uint64_t scale = 1000, value = scale * depth;
    if (cost->removed)
        value +=
            scale * cost->added / cost->removed + scale * cost->added_hops / cost->removed_hops;
    return value;
}

static bool judge(order *o)
{
    bool ok = true;
#pragma omp parallel for schedule(dynamic, 256) num_threads(o->n_threads) reduction(&& : ok)
    for (uint32_t k = 0; k < o->n_left; k++) {
        uint32_t v = o->left[k];
        if (!o->changed[v])
            continue;
        int thread = 0;
#ifdef _OPENMP
        thread = omp_get_thread_num();
#endif
        adg_contraction_cost cost;
        ok = adg_contraction_try(o->g, o->witness[thread], v, LINKS_TO_JUDGE, &cost) && ok;
        o->importance[v] = importance_of(&cost, o->depth[v]);
        o->changed[v] = false;
    }
    return ok;
}

static bool before(const order *o, uint32_t a, uint32_t b)
{
    if (o->importance[a] != o->importance[b])
        return o->importance[a] < o->importance[b];
    return hash(a) != hash(b) ? hash(a) < hash(b) : a < b;
}

static void choose(order *o)
{
#pragma omp parallel for schedule(static) num_threads(o->n_threads)
    for (uint32_t k = 0; k < o->n_left; k++) {
        uint32_t v = o->left[k];
        const adg_links *links = &o->g->at[v];
        bool least = true;
        for (size_t i = 0; least && i < links->n; i++)
            least = before(o, v, links->link[i].other);
        o->goes[v] = least;
    }
}

static bool contract(order *o, uint32_t v, adg_links *links)
{
    if (!adg_contraction_do(o->g, o->witness[0], v, LINKS_TO_GO, links))
        return false;
    for (size_t i = 0; i < links->n; i++) {
        uint32_t u = links->link[i].other;
        o->changed[u] = true;
        if (o->depth[u] <= o->depth[v])
            o->depth[u] = o->depth[v] + 1;
    }
    return true;
}

bool adg_contract_all(adg_contraction_graph *g, int threads, adg_links *links)
{
    order o;
    bool ok = init(&o, g, threads);
    while (ok && o.n_left > 0) {
        ok = judge(&o);
        choose(&o);
        uint32_t n_kept = 0;
        for (uint32_t k = 0; ok && k < o.n_left; k++) {
            uint32_t v = o.left[k];
            if (o.goes[v])
                ok = contract(&o, v, &links[v]);
            else
                o.left[n_kept++] = v;
        }
        o.n_left = n_kept;
    }
    release(&o);
    return ok;
}
