/* SPDX-License-Identifier: MPL-2.0 */
#include "network/hilbert.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/shapes.h"
#include "core/sort.h"

enum {
    SIDE_BITS = 16
};

uint32_t adg_hilbert_position(uint32_t x, uint32_t y)
{
    /* Warren, Hacker's Delight, 16-1: go down the quadrants, turning the square as the curve does.
     */
    uint32_t position = 0;
    for (uint32_t s = 1u << (SIDE_BITS - 1); s > 0; s >>= 1) {
        uint32_t right = (x & s) != 0, upper = (y & s) != 0;
        position += s * s * ((3 * right) ^ upper);
        if (!upper) {
            if (right) {
                x = (1u << SIDE_BITS) - 1 - x;
                y = (1u << SIDE_BITS) - 1 - y;
            }
            uint32_t swap = x;
            x = y;
            y = swap;
        }
    }
    return position;
}

adg_status adg_hilbert_order(const double *xy, size_t n, uint32_t *order, adg_error *error)
{
    uint64_t *key = ADG_NEW_ARRAY(uint64_t, n);
    if (!key)
        return adg_fail_memory(error);
    adg_box box = ADG_BOX_EMPTY;
    for (size_t i = 0; i < n; i++)
        adg_box_add(&box, xy[2 * i], xy[2 * i + 1]);
    double extent = fmax(box.x_max - box.x_min, box.y_max - box.y_min);
    double scale = extent > 0 ? ((1 << SIDE_BITS) - 1) / extent : 0;
    for (size_t i = 0; i < n; i++)
        key[i] = adg_hilbert_position((uint32_t)((xy[2 * i] - box.x_min) * scale),
                                      (uint32_t)((xy[2 * i + 1] - box.y_min) * scale));
    adg_status status = adg_sort_order_u64(key, n, order, error);
    free(key);
    return status;
}
