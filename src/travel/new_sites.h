/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_NEW_SITES_H
#define ADG_TRAVEL_NEW_SITES_H

#include "travel/study_travel.h"

/** Travel of a study's people to its facilities, as before, and to new ones at the points of cells [n]:
 *  the new one of cell[k] is facility study->facilities.n + k of the engine. Its times are those of
 *  a facility added at that point. travel is borrowed and must outlive the engine. ADG_E_INVALID
 *  where times are given as a matrix, which says nothing about new places. */
adg_status adg_new_sites_travel(const adg_study *study, const adg_study_travel *travel,
                                const uint32_t *cell, size_t n, adg_travel **sites,
                                adg_error *error);

#endif
