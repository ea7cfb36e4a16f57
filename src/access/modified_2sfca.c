/* SPDX-License-Identifier: MPL-2.0 */
#include "access/catchment.h"

void adg_modified_weights(adg_catchment *c)
{
    for (size_t k = 0; k < c->reach->first[c->reach->n_origins]; k++)
        c->second_step[k] *= c->second_step[k];
}
