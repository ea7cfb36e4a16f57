/* SPDX-License-Identifier: MPL-2.0 */
#include "siting/greedy_sites.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/text.h"

/* The most a tile gives: of sites[round] if it is fresh, and no less than that if it is not. */
typedef struct {
    double most;
    uint32_t best; /* candidate */
    size_t round;  /* when it was evaluated */
} tile_bound;

typedef struct {
    adg_gain *gain;
    size_t n_tiles;
    tile_bound *bound;   /* [n_tiles] */
    uint32_t *stale;     /* [n_tiles] tiles to evaluate next */
    adg_site_gain *site; /* [n_candidates] */
} choice;

static adg_status allocate(choice *c, size_t n_candidates, size_t wanted, adg_greedy_sites *sites,
                           adg_error *error)
{
    c->n_tiles = adg_gain_n_tiles(c->gain);
    c->bound = ADG_NEW_ARRAY(tile_bound, c->n_tiles);
    c->stale = ADG_NEW_ARRAY(uint32_t, c->n_tiles);
    c->site = ADG_NEW_ARRAY(adg_site_gain, n_candidates);
    sites->candidate = ADG_NEW_ARRAY(uint32_t, wanted);
    sites->gain = ADG_NEW_ARRAY(double, wanted);
    return c->bound && c->stale && c->site && sites->candidate && sites->gain
               ? ADG_OK
               : adg_fail_memory(error);
}

static void release(choice *c)
{
    free(c->bound);
    free(c->stale);
    free(c->site);
}

static bool comes_before(double gain, uint32_t candidate, const tile_bound *other)
{
    return gain > other->most || (gain == other->most && candidate < other->best);
}

static void bound_tile(choice *c, uint32_t tile, size_t round)
{
    size_t n;
    const uint32_t *candidate = adg_gain_tile(c->gain, tile, &n);
    c->bound[tile] = (tile_bound){-1, ADG_NONE, round};
    for (size_t k = 0; k < n; k++)
        if (comes_before(c->site[candidate[k]].saved[0], candidate[k], &c->bound[tile]))
            c->bound[tile] = (tile_bound){c->site[candidate[k]].saved[0], candidate[k], round};
}

static adg_status refresh(choice *c, size_t n_stale, size_t round, const adg_context *ctx,
                          adg_error *error)
{
    adg_status status = adg_gain_evaluate(c->gain, ctx, c->stale, n_stale, c->site, error);
    for (size_t k = 0; status == ADG_OK && k < n_stale; k++)
        bound_tile(c, c->stale[k], round);
    return status;
}

/* The best of the fresh tiles; ADG_NONE when none is. */
static uint32_t best_fresh(const choice *c, size_t round)
{
    uint32_t best = ADG_NONE;
    for (size_t t = 0; t < c->n_tiles; t++)
        if (c->bound[t].round == round &&
            (best == ADG_NONE || comes_before(c->bound[t].most, c->bound[t].best, &c->bound[best])))
            best = (uint32_t)t;
    return best;
}

/* The tiles, one for each thread, that may still hold something better than the best fresh one: those of
 * the largest bounds. A bound as large as the best counts, since the first of equals is chosen. */
static size_t find_stale(choice *c, size_t round, uint32_t best, size_t at_once)
{
    size_t n = 0;
    for (size_t t = 0; t < c->n_tiles; t++) {
        const tile_bound *b = &c->bound[t];
        if (b->round == round || b->most <= 0 ||
            (best != ADG_NONE && b->most < c->bound[best].most))
            continue;
        size_t at = n < at_once ? n++ : at_once;
        while (at > 0 && c->bound[c->stale[at - 1]].most < b->most) {
            if (at < at_once)
                c->stale[at] = c->stale[at - 1];
            at--;
        }
        if (at < at_once)
            c->stale[at] = (uint32_t)t;
    }
    return n;
}

static adg_status next_site(choice *c, size_t round, const adg_context *ctx, uint32_t *best,
                            adg_error *error)
{
    adg_status status = ADG_OK;
    size_t n_stale;
    *best = best_fresh(c, round);
    while (status == ADG_OK &&
           (n_stale = find_stale(c, round, *best, (size_t)adg_threads(ctx))) > 0) {
        status = refresh(c, n_stale, round, ctx, error);
        *best = best_fresh(c, round);
    }
    return status;
}

adg_status adg_greedy_sites_choose(adg_gain *gain, size_t n_candidates, size_t wanted,
                                   const adg_context *ctx, adg_greedy_sites *sites,
                                   adg_error *error)
{
    choice c = {.gain = gain};
    *sites = (adg_greedy_sites){.n = 0};
    adg_status status = allocate(&c, n_candidates, wanted, sites, error);
    for (size_t t = 0; status == ADG_OK && t < c.n_tiles; t++)
        c.stale[t] = (uint32_t)t;
    if (status == ADG_OK)
        status = refresh(&c, c.n_tiles, 0, ctx, error);
    while (status == ADG_OK && sites->n < wanted) {
        uint32_t tile;
        status = next_site(&c, sites->n, ctx, &tile, error);
        if (status != ADG_OK || tile == ADG_NONE || c.bound[tile].most <= 0)
            break;
        sites->candidate[sites->n] = c.bound[tile].best;
        sites->gain[sites->n++] = c.bound[tile].most;
        status = adg_gain_open(gain, c.bound[tile].best, error);
    }
    release(&c);
    if (status != ADG_OK)
        adg_greedy_sites_release(sites);
    return status;
}

void adg_greedy_sites_release(adg_greedy_sites *sites)
{
    free(sites->candidate);
    free(sites->gain);
    *sites = (adg_greedy_sites){.n = 0};
}
