/* SPDX-License-Identifier: MPL-2.0 */
#include "network/sweep_places.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"

/* Arcs lead to lower places: going down from the last place, all that is above has been marked
 * when it is reached. Counts the places and their arcs. */
static void mark_above(const adg_star *star, bool *needed, size_t *n_places, size_t *n_arcs)
{
    for (uint32_t p = star->n_nodes; p-- > 0;) {
        if (!needed[p])
            continue;
        ++*n_places;
        *n_arcs += star->first[p + 1] - star->first[p];
        for (uint32_t a = star->first[p]; a < star->first[p + 1]; a++)
            needed[star->arc[a].head] = true;
    }
}

static bool reserve(adg_sweep_places *places, size_t n_places, size_t n_arcs)
{
    adg_star *own = &places->own;
    own->n_arcs = (uint32_t)n_arcs;
    own->first = ADG_NEW_ARRAY(uint32_t, n_places + 1);
    own->arc = ADG_NEW_ARRAY(adg_arc, n_arcs);
    own->minutes = ADG_NEW_ARRAY(double, n_arcs);
    return own->first && own->arc && own->minutes;
}

static void copy_needed(const adg_star *star, const bool *needed, adg_sweep_places *places)
{
    adg_star *own = &places->own;
    uint32_t n_arcs = 0;
    for (uint32_t p = 0; p < star->n_nodes; p++) {
        places->slot[p] = needed[p] ? own->n_nodes : ADG_NONE;
        if (!needed[p])
            continue;
        for (uint32_t a = star->first[p]; a < star->first[p + 1]; a++, n_arcs++) {
            own->arc[n_arcs] = (adg_arc){places->slot[star->arc[a].head], star->arc[a].ms};
            own->minutes[n_arcs] = star->minutes[a];
        }
        own->first[++own->n_nodes] = n_arcs;
    }
}

/* The part of a star above the targets. */
static bool select(const adg_hierarchy *hierarchy, const adg_star *star, const uint32_t *target,
                   bool *needed, adg_sweep_places *places)
{
    size_t n_places = 0, n_arcs = 0;
    for (size_t i = 0; i < places->n_targets; i++)
        needed[hierarchy->place[target[i]]] = true;
    mark_above(star, needed, &n_places, &n_arcs);
    if (!reserve(places, n_places, n_arcs))
        return false;
    copy_needed(star, needed, places);
    for (size_t i = 0; i < places->n_targets; i++)
        places->own_target[i] = places->slot[hierarchy->place[target[i]]];
    places->sweep = &places->own;
    places->target = places->own_target;
    return true;
}

adg_status adg_sweep_places_select(const adg_hierarchy *hierarchy, bool against,
                                   const uint32_t *target, size_t n_targets,
                                   adg_sweep_places *places, adg_error *error)
{
    *places = (adg_sweep_places){.climb = against ? &hierarchy->down : &hierarchy->up,
                                 .sweep = against ? &hierarchy->up : &hierarchy->down,
                                 .place = hierarchy->place,
                                 .target = hierarchy->place,
                                 .n_targets = target ? n_targets : hierarchy->n_nodes};
    if (!target)
        return ADG_OK;
    bool *needed = ADG_NEW_ARRAY(bool, hierarchy->n_nodes);
    places->slot = ADG_NEW_ARRAY(uint32_t, hierarchy->n_nodes);
    places->own_target = ADG_NEW_ARRAY(uint32_t, n_targets);
    bool ok = needed && places->slot && places->own_target &&
              select(hierarchy, places->sweep, target, needed, places);
    free(needed);
    if (ok)
        return ADG_OK;
    adg_sweep_places_release(places);
    return adg_fail_memory(error);
}

void adg_sweep_places_release(adg_sweep_places *places)
{
    free(places->own.first);
    free(places->own.arc);
    free(places->own.minutes);
    free(places->slot);
    free(places->own_target);
    *places = (adg_sweep_places){0};
}
