/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_IDS_H
#define ADG_LOAD_IDS_H

#include <stddef.h>

#include "core/faults.h"

/** The ids of a layer's or a table's rows, as they were read. */
typedef struct {
    size_t n;
    char *const *id;      /* [n] NULL = missing */
    const long long *row; /* [n] feature id, or line of a table */
    const double *xy;     /* [2 n] where each stands on the map; NULL: nowhere */
    adg_place place;      /* file, layer and field; the row is filled in */
} adg_ids;

/** Error faults for ids that are missing and, when none is, for ids that stand twice.
 *  O(n log n). */
adg_status adg_ids_check(const adg_ids *ids, adg_faults *faults, adg_error *error);

#endif
