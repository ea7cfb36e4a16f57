/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SITING_INTERCHANGE_H
#define ADG_SITING_INTERCHANGE_H

#include "siting/cost_rows.h"

/** May these sites, open[m] beside those folded in, be an answer? NULL: any may. */
typedef struct {
    int (*holds)(const void *data, const unsigned char *open);
    const void *data;
} adg_site_rule;

/** Opens k free candidates one at a time, always the one that saves most (ties: the lower
 *  position). added [k] (out) is the order; open [m] (in and out).  A candidate's saving can only
 *  shrink as others open, so most are not worked out again (lazy greedy).
 *  Source: Cornuejols, Fisher & Nemhauser 1977, Management Science 23:789; Minoux 1978. */
adg_status adg_greedy_add(const adg_cost_rows *rows, size_t k, unsigned char *open, uint32_t *added,
                          adg_error *error);

/** Swaps one open free candidate for one closed as long as the sum falls, always by the best swap
 *  (ties: lowest position coming in, then going out); the rule, if any, must hold after every swap.
 *  *sum (out) is the sum in the end.  O(entries + n_free p) a swap.
 *  Source: Whitaker 1983, INFOR 21:95; Hansen & Mladenovic 1997, Location Science 5:207; Resende &
 *  Werneck 2007, EJOR 179:54. */
adg_status adg_interchange(const adg_cost_rows *rows, const adg_site_rule *rule,
                           unsigned char *open, double *sum, adg_error *error);

#endif
