/* SPDX-License-Identifier: MPL-2.0 */
#include "core/grid.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

#include "core/text.h"

/* The largest power of ten that divides the side: 100 m counts in 100 m, 250 m in 10 m. */
static double unit_of(double cell_m)
{
    double unit = 1;
    while (unit < cell_m && fmod(cell_m, unit * 10) == 0)
        unit *= 10;
    return unit;
}

void adg_grid_id(double x, double y, double cell_m, char id[ADG_GRID_ID_CAPACITY])
{
    double unit = unit_of(cell_m);
    long long north = (long long)(floor(y / cell_m) * (cell_m / unit));
    long long east = (long long)(floor(x / cell_m) * (cell_m / unit));
    bool km = fmod(cell_m, 1000) == 0;
    char size[ADG_SHORT_NUMBER];
    adg_print_short(km ? cell_m / 1000 : cell_m, size);
    snprintf(id, ADG_GRID_ID_CAPACITY, "%s%s_%lld_%lld", size, km ? "km" : "m", north, east);
}
