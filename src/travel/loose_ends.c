/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "travel/engine.h"

void adg_loose_ends_release(adg_loose_ends *ends)
{
    free(ends->end_node);
    free(ends->end_min);
    free(ends->first_seed);
    free(ends->seed);
    free(ends->origin_edge);
    free(ends->facility_edge);
    *ends = (adg_loose_ends){0};
}
