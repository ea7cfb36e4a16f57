/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/road_seeds.h"

#include "core/id_index.h"
#include "network/turns.h"

uint32_t adg_road_node_of_end(const adg_road_travel *t, uint32_t edge, double fraction, bool at_end,
                              bool leaving, bool begins)
{
    const adg_graph *graph = t->graph;
    uint32_t node = at_end ? graph->edge[edge].to : graph->edge[edge].from;
    if (!t->by_turns)
        return node;
    if (fraction == (at_end ? 1 : 0))
        return begins ? adg_turns_first(graph, node) : adg_turns_last(graph, node);
    return adg_driven(edge, at_end != leaving);
}

static size_t count_seeds_at(const adg_road_travel *t, uint32_t end)
{
    return t->by_turns ? t->star->first[end + 1] - t->star->first[end] : 1;
}

size_t adg_road_count_start_seeds(const adg_road_travel *t, const adg_road_stop *f)
{
    return f->edge == ADG_NONE ? 0 : count_seeds_at(t, f->start);
}

size_t adg_road_count_seeds(const adg_road_travel *t, const adg_road_stop *f)
{
    return f->edge == ADG_NONE ? 0 : count_seeds_at(t, f->start) + count_seeds_at(t, f->end);
}

/* An arc beyond its edge's own minutes is the turn. */
static size_t add_seeds_at(const adg_road_travel *t, uint32_t end, double minutes, adg_seed *seed)
{
    if (!t->by_turns) {
        *seed = (adg_seed){end, minutes};
        return 1;
    }
    bool on_edge = end < 2 * t->graph->n_edges;
    double driving_min = on_edge ? adg_driven_minutes(t->graph, end) : 0;
    for (uint32_t a = t->star->first[end]; a < t->star->first[end + 1]; a++)
        *seed++ = (adg_seed){t->star->arc[a].head, minutes + (t->star->minutes[a] - driving_min)};
    return count_seeds_at(t, end);
}

size_t adg_road_add_seeds(const adg_road_travel *t, const adg_road_stop *f, double access_min,
                          adg_seed *seed)
{
    if (f->edge == ADG_NONE)
        return 0;
    size_t n = add_seeds_at(t, f->start, f->start_min + access_min, seed);
    return n + add_seeds_at(t, f->end, f->end_min + access_min, seed + n);
}
