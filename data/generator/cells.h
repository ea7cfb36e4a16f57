/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_CELLS_H
#define GENERATOR_CELLS_H

#include "parishes.h"
#include "roads.h"

enum {
    CELL_M = 100,
    NO_PARISH = -1
};

/** The region as cells of 100 m, row by row from the north-west, aligned to whole hundreds of
 *  metres. A cell belongs to the parish that holds its middle. */
typedef struct {
    int64_t west, north;
    size_t columns, rows;
    int32_t *parish; /* [rows x columns], NO_PARISH in the water */
    bool *near_road; /* [rows x columns] a surface road passes this cell or a neighbour */
    bool *in_town;   /* [rows x columns] part of a town's disc */
    int64_t *people; /* [rows x columns] */
} cell_grid;

bool cells_build(const geos_session *geos, const land_map *land, const parish_list *parishes,
                 const road_list *roads, cell_grid *cells, failure *why);
void cells_release(cell_grid *cells);

point cell_middle(const cell_grid *cells, size_t cell);

/** The cell at a point; rows x columns when outside the grid. */
size_t cell_at(const cell_grid *cells, point at);

#endif
