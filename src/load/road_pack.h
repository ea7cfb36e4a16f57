/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_ROAD_PACK_H
#define ADG_LOAD_ROAD_PACK_H

#include "core/text.h"
#include "load/roads.h"

/** Roads and what was found while they were read, as bytes for the cache. */
void adg_roads_pack(const adg_roads *roads, const adg_faults *faults, adg_text *bytes);

/** Makes both again, exactly as they were; they must be zeroed. False: the bytes are none that
 *  adg_roads_pack has made, or out of memory; nothing is left then. Every number that could lead
 *  outside an array is looked at.  O(bytes). */
bool adg_roads_unpack(const unsigned char *bytes, size_t n, adg_roads *roads, adg_faults *faults);

#endif
