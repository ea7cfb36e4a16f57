/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdbool.h>

#include "adgang/spread.h"

/* Somebody with nothing among the four tenths makes the ratio say more about the zeros than about
 * the rest (golden `with_zero`). The lowest value comes first. */
double adg_palma(const adg_distribution *d)
{
    bool somebody_has_nothing = d->n == 0 || !(d->value[0] > 0);
    return somebody_has_nothing ? NAN : (1 - adg_lorenz(d, 0.9)) / adg_lorenz(d, 0.4);
}
