/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_ID_INDEX_H
#define ADG_CORE_ID_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"

/** Finds the position of an id in a list of texts. The list is borrowed and must outlive the index;
 *  of equal ids the first is found.  Building O(n log n), look-up O(log n). */
typedef struct {
    const char *const *ids;
    uint32_t *order;
    size_t n;
} adg_id_index;

adg_status adg_id_index_build(const char *const *ids, size_t n, adg_id_index *index,
                              adg_error *error);
/** The first position of the id, or ADG_NONE. */
uint32_t adg_id_index_find(const adg_id_index *index, const char *id);

/** The first position whose id stands at an earlier position as well, or ADG_NONE;
 *  *first is the earlier one. */
uint32_t adg_id_index_duplicate(const adg_id_index *index, uint32_t *first);

void adg_id_index_release(adg_id_index *index);

#endif
