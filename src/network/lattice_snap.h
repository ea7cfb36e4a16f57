/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_LATTICE_SNAP_H
#define ADG_NETWORK_LATTICE_SNAP_H

#include <stdint.h>

#include "adgang/status.h"
#include "network/road_network.h"

/** The nearest road one may stop on, for the nodes of a lattice through (0, 0): node (row, column)
 *  lies at (column cell_m, row cell_m). Found tile by tile where it is wanted, and kept. */
typedef struct adg_lattice_snaps adg_lattice_snaps;

typedef struct {
    uint32_t road; /* ADG_NONE: no road, or not wanted */
    float fraction, distance_m;
} adg_lattice_snap;

/** Covers the network and margin_m around it. ADG_E_INVALID when that has too many tiles. */
adg_status adg_lattice_snaps_new(const adg_road_network *network, double cell_m, double margin_m,
                                 adg_lattice_snaps **snaps, adg_error *error);
void adg_lattice_snaps_free(adg_lattice_snaps *snaps);

/** Nothing is wanted any more. */
void adg_lattice_snaps_clear(adg_lattice_snaps *snaps);
/** The nodes in the box are wanted (whole tiles, as far as they are covered). */
void adg_lattice_snaps_want(adg_lattice_snaps *snaps, const adg_box *box);
/** Finds what is wanted and not yet known. O(new nodes x log roads), 12 bytes a node. */
adg_status adg_lattice_snaps_fill(adg_lattice_snaps *snaps, int threads, adg_error *error);

/** The nearest road of a node; any number of threads may ask. */
adg_lattice_snap adg_lattice_snaps_at(const adg_lattice_snaps *snaps, long long row,
                                      long long column);

#endif
