/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SITING_GREEDY_SITES_H
#define ADG_SITING_GREEDY_SITES_H

#include "adgang/gain.h"

/** Sites one after another, each where it then gives most of the question's first sum. */
typedef struct {
    size_t n;            /* fewer than asked for where nothing more is gained */
    uint32_t *candidate; /* [n] positions in the question's list; of equal ones the first */
    double *gain;        /* [n] what each gave when it was opened; never rising */
} adg_greedy_sites;

/** Exact greedy choice of `wanted` sites among all candidates; gain is opened at each of them. The
 *  weights of the first sum must be >= 0. Gains only shrink as sites are opened, so what a tile of
 *  candidates gave at most before is a bound, and few tiles are evaluated again (lazy greedy). At
 *  least 63 % (1 - 1/e) of the most that so many sites can give.
 *  Sources: Minoux 1978; Nemhauser, Wolsey & Fisher 1978; Leskovec et al. 2007 (CELF). */
adg_status adg_greedy_sites_choose(adg_gain *gain, size_t n_candidates, size_t wanted,
                                   const adg_context *ctx, adg_greedy_sites *sites,
                                   adg_error *error);
void adg_greedy_sites_release(adg_greedy_sites *sites);

#endif
