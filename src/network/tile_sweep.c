/* SPDX-License-Identifier: MPL-2.0 */
#include "network/tile_sweep.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"

enum {
    LANES = ADG_SWEEP_LANES,
    BITS = 64
};

/* A growing list of numbers. */
typedef struct {
    uint32_t *of;
    size_t n, capacity;
} number_list;

/* A star of the chosen places that grows with them. */
typedef struct {
    adg_star star;
    size_t node_capacity, arc_capacity, minutes_capacity;
} part;

struct adg_tile_sweep {
    const adg_star *climb, *down; /* the hierarchy's */
    const uint32_t *place, *node; /* the hierarchy's */
    const double *bound;          /* [nodes] */
    uint32_t n_places;
    uint64_t *above_sources, *above_targets; /* a bit for each place */
    uint32_t *slot;                          /* [n_places] of the chosen ones */
    number_list stack, chosen;               /* chosen: places, rising */
    part climbing, sweeping;                 /* by slot */
    bool *alive;                             /* [slots] */
    double *slot_bound;                      /* [slots] */
    double *minutes;                         /* [slots x LANES] */
    size_t slot_capacity;
};

adg_status adg_tile_sweep_new(const adg_hierarchy *hierarchy, bool against, const double *bound,
                              adg_tile_sweep **sweep, adg_error *error)
{
    adg_tile_sweep *s = ADG_NEW_ARRAY(adg_tile_sweep, 1);
    if (!s)
        return adg_fail_memory(error);
    size_t n_words = hierarchy->n_nodes / BITS + 1;
    s->climb = against ? &hierarchy->down : &hierarchy->up;
    s->down = against ? &hierarchy->up : &hierarchy->down;
    s->place = hierarchy->place;
    s->node = hierarchy->node;
    s->bound = bound;
    s->n_places = hierarchy->n_nodes;
    s->above_sources = ADG_NEW_ARRAY(uint64_t, n_words);
    s->above_targets = ADG_NEW_ARRAY(uint64_t, n_words);
    s->slot = ADG_NEW_ARRAY(uint32_t, hierarchy->n_nodes);
    if (!s->above_sources || !s->above_targets || !s->slot) {
        adg_tile_sweep_free(s);
        return adg_fail_memory(error);
    }
    *sweep = s;
    return ADG_OK;
}

static void release_part(part *p)
{
    free(p->star.first);
    free(p->star.arc);
    free(p->star.minutes);
}

void adg_tile_sweep_free(adg_tile_sweep *s)
{
    if (!s)
        return;
    free(s->above_sources);
    free(s->above_targets);
    free(s->slot);
    free(s->stack.of);
    free(s->chosen.of);
    release_part(&s->climbing);
    release_part(&s->sweeping);
    free(s->alive);
    free(s->slot_bound);
    free(s->minutes);
    free(s);
}

/* ---- choosing ---- */

static bool has(const uint64_t *set, uint32_t p)
{
    return set[p / BITS] >> (p % BITS) & 1;
}

static bool push(number_list *list, uint32_t number)
{
    uint32_t *grown = adg_grow_array(list->of, list->n, &list->capacity, sizeof *grown);
    if (!grown)
        return false;
    list->of = grown;
    list->of[list->n++] = number;
    return true;
}

static bool mark(adg_tile_sweep *s, uint64_t *set, uint32_t p)
{
    if (has(set, p))
        return true;
    set[p / BITS] |= (uint64_t)1 << (p % BITS);
    return push(&s->stack, p);
}

/* Everything arcs lead to from the nodes. */
static bool mark_above(adg_tile_sweep *s, const adg_star *star, const uint32_t *node, size_t n,
                       uint64_t *set)
{
    memset(set, 0, (s->n_places / BITS + 1) * sizeof *set);
    s->stack.n = 0;
    for (size_t k = 0; k < n; k++)
        if (!mark(s, set, s->place[node[k]]))
            return false;
    while (s->stack.n > 0) {
        uint32_t p = s->stack.of[--s->stack.n];
        for (uint32_t a = star->first[p]; a < star->first[p + 1]; a++)
            if (!mark(s, set, star->arc[a].head))
                return false;
    }
    return true;
}

static bool list_chosen(adg_tile_sweep *s)
{
    s->chosen.n = 0;
    for (uint32_t w = 0; w < s->n_places / BITS + 1; w++) {
        uint64_t both = s->above_sources[w] | s->above_targets[w];
        for (uint32_t b = 0; both >> b; b++) {
            if (!(both >> b & 1))
                continue;
            s->slot[w * BITS + b] = (uint32_t)s->chosen.n;
            if (!push(&s->chosen, w * BITS + b))
                return false;
            if (b == BITS - 1)
                break;
        }
    }
    return true;
}

static bool add_arc(part *p, uint32_t head, const adg_star *star, uint32_t a)
{
    size_t n = p->star.n_arcs;
    adg_arc *arc = adg_grow_array(p->star.arc, n, &p->arc_capacity, sizeof *arc);
    if (arc)
        p->star.arc = arc;
    double *minutes = adg_grow_array(p->star.minutes, n, &p->minutes_capacity, sizeof *minutes);
    if (minutes)
        p->star.minutes = minutes;
    if (!arc || !minutes)
        return false;
    arc[n] = (adg_arc){head, star->arc[a].ms};
    minutes[n] = star->minutes[a];
    p->star.n_arcs++;
    return true;
}

/* The arcs of the chosen places that are in the set; the others have none. */
static bool copy_arcs(adg_tile_sweep *s, const adg_star *star, const uint64_t *set, part *p)
{
    if (s->chosen.n + 1 > p->node_capacity) {
        uint32_t *first = realloc(p->star.first, 2 * (s->chosen.n + 1) * sizeof *first);
        if (!first)
            return false;
        p->star.first = first;
        p->node_capacity = 2 * (s->chosen.n + 1);
    }
    p->star.n_nodes = (uint32_t)s->chosen.n;
    p->star.n_arcs = 0;
    for (size_t k = 0; k < s->chosen.n; k++) {
        uint32_t place = s->chosen.of[k];
        p->star.first[k] = p->star.n_arcs;
        for (uint32_t a = star->first[place]; has(set, place) && a < star->first[place + 1]; a++)
            if (!add_arc(p, s->slot[star->arc[a].head], star, a))
                return false;
    }
    p->star.first[s->chosen.n] = p->star.n_arcs;
    return true;
}

static bool reserve_labels(adg_tile_sweep *s)
{
    if (s->chosen.n <= s->slot_capacity)
        return true;
    free(s->alive);
    free(s->slot_bound);
    free(s->minutes);
    s->slot_capacity = 2 * s->chosen.n;
    s->alive = ADG_NEW_ARRAY(bool, s->slot_capacity);
    s->slot_bound = ADG_NEW_ARRAY(double, s->slot_capacity);
    s->minutes = ADG_NEW_ARRAY(double, s->slot_capacity *LANES);
    if (s->alive && s->slot_bound && s->minutes)
        return true;
    s->slot_capacity = 0;
    return false;
}

adg_status adg_tile_sweep_select(adg_tile_sweep *s, const uint32_t *source, size_t n_sources,
                                 const uint32_t *target, size_t n_targets, adg_error *error)
{
    bool ok = mark_above(s, s->climb, source, n_sources, s->above_sources) &&
              mark_above(s, s->down, target, n_targets, s->above_targets) && list_chosen(s) &&
              copy_arcs(s, s->climb, s->above_sources, &s->climbing) &&
              copy_arcs(s, s->down, s->above_targets, &s->sweeping) && reserve_labels(s);
    for (size_t k = 0; ok && k < s->chosen.n; k++)
        s->slot_bound[k] = s->bound[s->node[s->chosen.of[k]]];
    return ok ? ADG_OK : adg_fail_memory(error);
}

/* ---- sweeping ---- */

static void set_out(adg_tile_sweep *s, const adg_seed *seed, int lane)
{
    uint32_t place = s->place[seed->node];
    if (!has(s->above_sources, place) || !isfinite(seed->minutes))
        return;
    double *label = s->minutes + (size_t)s->slot[place] * LANES;
    if (!s->alive[s->slot[place]])
        for (int l = 0; l < LANES; l++)
            label[l] = INFINITY;
    s->alive[s->slot[place]] = true;
    label[lane] = fmin(label[lane], seed->minutes);
}

void adg_tile_sweep_run(adg_tile_sweep *s, const adg_seed *seeds, const size_t *first_seed, int n)
{
    if (s->chosen.n == 0)
        return;
    memset(s->alive, 0, s->chosen.n * sizeof *s->alive);
    for (int l = 0; l < n; l++)
        for (size_t k = first_seed[l]; k < first_seed[l + 1]; k++)
            set_out(s, &seeds[k], l);
    adg_climb_bounded_lanes(&s->climbing.star, s->slot_bound, s->alive, s->minutes);
    adg_sweep_bounded_lanes(&s->sweeping.star, s->slot_bound, s->alive, s->minutes);
}

uint32_t adg_tile_sweep_slot(const adg_tile_sweep *s, uint32_t target)
{
    return s->slot[s->place[target]];
}

const double *adg_tile_sweep_minutes(const adg_tile_sweep *s)
{
    return s->minutes;
}

const bool *adg_tile_sweep_alive(const adg_tile_sweep *s)
{
    return s->alive;
}
