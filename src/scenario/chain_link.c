/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/monitoring.h"

void adg_chain_link(double *old_value, size_t n, double old_bridge, double new_bridge,
                    adg_link link)
{
    double factor = old_bridge != 0 ? new_bridge / old_bridge : NAN;
    for (size_t i = 0; i < n; i++)
        old_value[i] =
            link == ADG_LINK_RATIO ? old_value[i] * factor : old_value[i] + new_bridge - old_bridge;
}
