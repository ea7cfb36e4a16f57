/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_REPAIR_H
#define ADG_LOAD_REPAIR_H

#include "core/faults.h"
#include "geo/vector_reader.h"

/** Makes the polygons of a layer valid; each one that was not gives a warning with its row, the
 *  reason and the place. */
adg_status adg_load_repair(const adg_layer_request *request, adg_layer *layer, adg_faults *faults,
                           adg_error *error);

#endif
