/* SPDX-License-Identifier: MPL-2.0 */
#include "network/nested_dissection.h"

#include <metis.h>
#include <stdbool.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/text.h"

_Static_assert(sizeof(idx_t) == sizeof(uint32_t), "METIS is asked in arrays of 32 bits");

static const uint32_t MOST = UINT32_C(1) << 30;

/* Who is next to whom, without directions, loops and repetitions. */
typedef struct {
    idx_t *first; /* [n + 1] */
    idx_t *next;  /* [first[n]] */
} neighbours;

static void count_ends(const adg_graph *graph, idx_t *first)
{
    for (uint32_t e = 0; e < graph->n_edges; e++)
        if (graph->edge[e].from != graph->edge[e].to) {
            first[graph->edge[e].from + 1]++;
            first[graph->edge[e].to + 1]++;
        }
    for (uint32_t v = 0; v < graph->n_nodes; v++)
        first[v + 1] += first[v];
}

static void place_ends(const adg_graph *graph, idx_t *at, idx_t *next)
{
    for (uint32_t e = 0; e < graph->n_edges; e++) {
        uint32_t from = graph->edge[e].from, to = graph->edge[e].to;
        if (from != to) {
            next[at[from]++] = (idx_t)to;
            next[at[to]++] = (idx_t)from;
        }
    }
}

/* Every neighbour once; seen [n] is room to work in. */
static void drop_repetitions(uint32_t n, neighbours *of, uint32_t *seen)
{
    idx_t kept = 0, begin = 0;
    for (uint32_t v = 0; v < n; v++)
        seen[v] = ADG_NONE;
    for (uint32_t v = 0; v < n; v++) {
        idx_t end = of->first[v + 1];
        for (idx_t i = begin; i < end; i++)
            if (seen[of->next[i]] != v) {
                seen[of->next[i]] = v;
                of->next[kept++] = of->next[i];
            }
        begin = end;
        of->first[v + 1] = kept;
    }
}

static adg_status find_neighbours(const adg_graph *graph, neighbours *of, uint32_t *room,
                                  adg_error *error)
{
    uint32_t n = graph->n_nodes;
    of->first = ADG_NEW_ARRAY(idx_t, (size_t)n + 1);
    of->next = ADG_NEW_ARRAY(idx_t, 2 * (size_t)graph->n_edges);
    idx_t *at = NULL;
    if (of->first && of->next) {
        count_ends(graph, of->first);
        at = adg_copy_array(of->first, (size_t)n + 1, sizeof *at);
    }
    if (!at)
        return adg_fail_memory(error);
    place_ends(graph, at, of->next);
    drop_repetitions(n, of, room);
    free(at);
    return ADG_OK;
}

static adg_status dissect(idx_t n, const neighbours *of, uint32_t *rank, adg_error *error)
{
    idx_t options[METIS_NOPTIONS];
    METIS_SetDefaultOptions(options);
    options[METIS_OPTION_SEED] = 1;
    options[METIS_OPTION_NUMBERING] = 0;
    idx_t *node_at = ADG_NEW_ARRAY(idx_t, (size_t)n);
    int result = METIS_ERROR_MEMORY;
    if (node_at)
        result =
            METIS_NodeND(&n, of->first, of->next, NULL, options, node_at, (idx_t *)(void *)rank);
    free(node_at);
    return result == METIS_OK ? ADG_OK : adg_fail_memory(error);
}

adg_status adg_nested_dissection(const adg_graph *graph, uint32_t *rank, adg_error *error)
{
    if (graph->n_nodes > MOST || graph->n_edges >= MOST)
        return adg_fail(error, ADG_E_INVALID, "%s",
                        _("more than a billion nodes or edges cannot be ordered"));
    neighbours of = {NULL, NULL};
    adg_status status = find_neighbours(graph, &of, rank, error);
    /* METIS does not expect networks without any edge. */
    bool parted = status == ADG_OK && of.first[graph->n_nodes] == 0;
    for (uint32_t v = 0; parted && v < graph->n_nodes; v++)
        rank[v] = v;
    if (status == ADG_OK && !parted)
        status = dissect((idx_t)graph->n_nodes, &of, rank, error);
    free(of.first);
    free(of.next);
    return status;
}
