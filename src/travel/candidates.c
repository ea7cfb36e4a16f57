/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/candidates.h"

#include <math.h>

#include "core/id_index.h"

void adg_candidates_add(adg_candidates *candidates, uint32_t listed, double minutes)
{
    adg_candidate *of = candidates->of;
    size_t at = candidates->n;
    if (!isfinite(minutes))
        return;
    while (at > 0 && of[at - 1].listed > listed)
        at--;
    if (at > 0 && of[at - 1].listed == listed) {
        of[at - 1].minutes = fmin(of[at - 1].minutes, minutes);
        return;
    }
    for (size_t i = candidates->n++; i > at; i--)
        of[i] = of[i - 1];
    of[at] = (adg_candidate){listed, minutes};
}

void adg_candidates_add_labels(adg_candidates *candidates, const adg_nearest_labels *labels,
                               uint32_t node, double longer_min)
{
    const adg_nearest_label *label = adg_nearest_labels_at(labels, node);
    for (size_t i = 0; i < labels->room && label[i].source != ADG_NONE; i++)
        adg_candidates_add(candidates, label[i].source, longer_min + label[i].minutes);
}
