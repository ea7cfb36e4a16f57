/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_ORLIB_H
#define ADG_LOAD_ORLIB_H

#include "adgang/measures.h"
#include "adgang/status.h"

/** A p-median problem of the OR-Library: every node is a place of demand 1 and a candidate. */
typedef struct {
    size_t n, p;
    char **id; /* [n] "1" ... "n" */
    adg_reach reach;
} adg_orlib;

/** Reads "n m p" and m lines "u v cost", undirected; of a repeated edge the last line counts. Costs
 *  are completed to shortest ways (Floyd 1962); nodes that do not hang together have no pair.
 *  ADG_E_INVALID names file and line.  O(n^3), 8 n^2 bytes; at most 5000 nodes.
 *  Source: Beasley 1985, EJOR 21:270; 1990, J. Oper. Res. Soc. 41:1069. */
adg_status adg_orlib_load(const char *path, int threads, adg_orlib *problem, adg_error *error);
void adg_orlib_release(adg_orlib *problem);

#endif
