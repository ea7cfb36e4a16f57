/* SPDX-License-Identifier: MPL-2.0 */
#include "raster/steps.h"

#include <math.h>
#include <stdlib.h>

static adg_step step_to(size_t stride, double cell_m, int down, int right)
{
    ptrdiff_t row = (ptrdiff_t)stride;
    adg_step step = {.to = down * row + right};
    step.metres = cell_m * sqrt((double)(down * down + right * right));
    step.share = step.metres / 2;
    if (abs(down) == 1 && abs(right) == 1) {
        step.pass[0] = down * row;
        step.pass[1] = right;
    } else if (abs(down) == 2 || abs(right) == 2) {
        /* Half way the move is between the cell straight on and the diagonal one. */
        step.pass[0] = abs(down) == 2 ? down / 2 * row : right / 2;
        step.pass[1] = abs(down) == 2 ? down / 2 * row + right : down * row + right / 2;
        step.share = step.metres / 4;
    }
    return step;
}

adg_steps adg_steps_of(size_t stride, double cell_m, int neighbours)
{
    static const int moves[ADG_MAX_STEPS][2] = {{-1, 0},  {0, -1}, {0, 1},   {1, 0},
                                                {-1, -1}, {-1, 1}, {1, -1},  {1, 1},
                                                {-2, -1}, {-2, 1}, {-1, -2}, {-1, 2},
                                                {1, -2},  {1, 2},  {2, -1},  {2, 1}};
    adg_steps steps = {.n_straight = 4,
                       .n_diagonal = neighbours >= 8 ? 4 : 0,
                       .n_knight = neighbours >= 16 ? 8 : 0};
    for (int k = 0; k < neighbours; k++)
        steps.step[k] = step_to(stride, cell_m, moves[k][0], moves[k][1]);
    return steps;
}
