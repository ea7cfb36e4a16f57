/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_GAL_H
#define ADG_LOAD_GAL_H

#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"

/** Who is whose neighbour, from a .gal file as GeoDa and PySAL write it. */
typedef struct {
    uint32_t (*link)[2]; /* [n] from, to: positions in the list of ids */
    size_t n;
} adg_gal;

/** The first line is the number of units, or "0 UNITS LAYER FIELD"; then come, for every unit, a line
 *  "ID NEIGHBOURS" and a line with the ids of so many neighbours (none: empty, or left out).
 *  id [n] are those of the layer; ADG_E_INVALID, with the line, for an id that is not among them, a
 *  unit that stands twice or has no line, one that is its own neighbour, neighbours that stand twice,
 *  and lines that read otherwise.  O(bytes log n). */
adg_status adg_gal_read(const char *path, const char *const *id, size_t n, adg_gal *gal,
                        adg_error *error);
void adg_gal_release(adg_gal *gal);

#endif
