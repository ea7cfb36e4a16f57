/* SPDX-License-Identifier: MPL-2.0 */
#include "network/lattice_snap.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "network/snap.h"

enum {
    TILE = 32, /* nodes along one side */
    TILE_NODES = TILE * TILE
};
static const double MOST_TILES = 5e7;

typedef struct {
    adg_lattice_snap *node; /* [TILE_NODES]; NULL: not known */
    uint32_t wanted;        /* the round in which it was wanted last */
} tile;

struct adg_lattice_snaps {
    const adg_road_network *network;
    double cell_m, margin_m;
    long long row_0, column_0; /* first tile */
    long long rows, columns;
    tile *tile;
    uint32_t round;
    uint32_t *missing; /* [n_missing] wanted in this round, not known */
    size_t n_missing, capacity;
    bool failed; /* to grow the list */
};

static long long tile_of(double coordinate, double cell_m)
{
    return (long long)floor(coordinate / (cell_m * TILE));
}

adg_status adg_lattice_snaps_new(const adg_road_network *network, double cell_m, double margin_m,
                                 adg_lattice_snaps **snaps, adg_error *error)
{
    adg_box box = adg_shapes_box(&network->roads.lines);
    if (adg_box_is_empty(&box))
        box = (adg_box){0, 0, 0, 0};
    double margin = margin_m + 2 * cell_m, side = cell_m * TILE;
    double width = (box.x_max - box.x_min + 2 * margin) / side + 2;
    double height = (box.y_max - box.y_min + 2 * margin) / side + 2;
    if (width * height > MOST_TILES)
        return adg_fail(error, ADG_E_INVALID,
                        _("squares of %s m are too small for roads of this extent; choose larger "
                          "ones with --cell-m"),
                        ADG_NUMBER(cell_m, ADG_AS_WRITTEN));
    adg_lattice_snaps *made = ADG_NEW_ARRAY(adg_lattice_snaps, 1);
    if (!made)
        return adg_fail_memory(error);
    *made = (adg_lattice_snaps){.network = network,
                                .cell_m = cell_m,
                                .margin_m = margin_m,
                                .row_0 = tile_of(box.y_min - margin, cell_m),
                                .column_0 = tile_of(box.x_min - margin, cell_m),
                                .round = 1};
    made->rows = tile_of(box.y_max + margin, cell_m) - made->row_0 + 1;
    made->columns = tile_of(box.x_max + margin, cell_m) - made->column_0 + 1;
    made->tile = ADG_NEW_ARRAY(tile, (size_t)(made->rows * made->columns));
    if (!made->tile) {
        adg_lattice_snaps_free(made);
        return adg_fail_memory(error);
    }
    *snaps = made;
    return ADG_OK;
}

void adg_lattice_snaps_free(adg_lattice_snaps *snaps)
{
    if (!snaps)
        return;
    for (long long t = 0; snaps->tile && t < snaps->rows * snaps->columns; t++)
        free(snaps->tile[t].node);
    free(snaps->tile);
    free(snaps->missing);
    free(snaps);
}

void adg_lattice_snaps_clear(adg_lattice_snaps *snaps)
{
    snaps->round++;
    snaps->n_missing = 0;
}

static void want_tile(adg_lattice_snaps *snaps, size_t t)
{
    if (snaps->tile[t].wanted == snaps->round)
        return;
    snaps->tile[t].wanted = snaps->round;
    if (snaps->tile[t].node)
        return;
    uint32_t *grown =
        adg_grow_array(snaps->missing, snaps->n_missing, &snaps->capacity, sizeof *grown);
    snaps->failed |= !grown;
    if (!grown)
        return;
    snaps->missing = grown;
    snaps->missing[snaps->n_missing++] = (uint32_t)t;
}

static long long within(long long value, long long most)
{
    return value < 0 ? 0 : value > most ? most : value;
}

void adg_lattice_snaps_want(adg_lattice_snaps *snaps, const adg_box *box)
{
    long long south = within(tile_of(box->y_min, snaps->cell_m) - snaps->row_0, snaps->rows - 1);
    long long north = within(tile_of(box->y_max, snaps->cell_m) - snaps->row_0, snaps->rows - 1);
    long long west =
        within(tile_of(box->x_min, snaps->cell_m) - snaps->column_0, snaps->columns - 1);
    long long east =
        within(tile_of(box->x_max, snaps->cell_m) - snaps->column_0, snaps->columns - 1);
    for (long long row = south; row <= north; row++)
        for (long long column = west; column <= east; column++)
            want_tile(snaps, (size_t)(row * snaps->columns + column));
}

static void fill_tile(adg_lattice_snaps *snaps, size_t t)
{
    long long row = (snaps->row_0 + (long long)t / snaps->columns) * TILE;
    long long column = (snaps->column_0 + (long long)t % snaps->columns) * TILE;
    double xy[2 * TILE_NODES];
    adg_snap snap[TILE_NODES];
    for (int k = 0; k < TILE_NODES; k++) {
        xy[2 * k] = (double)(column + k % TILE) * snaps->cell_m;
        xy[2 * k + 1] = (double)(row + k / TILE) * snaps->cell_m;
    }
    adg_snap_points(&snaps->network->roads.lines, snaps->network->stops, xy, TILE_NODES,
                    snaps->margin_m, 1, snap);
    for (int k = 0; k < TILE_NODES; k++)
        snaps->tile[t].node[k] =
            (adg_lattice_snap){snap[k].line, (float)snap[k].fraction, (float)snap[k].distance_m};
}

adg_status adg_lattice_snaps_fill(adg_lattice_snaps *snaps, int threads, adg_error *error)
{
    (void)threads;
    for (size_t i = 0; !snaps->failed && i < snaps->n_missing; i++) {
        snaps->tile[snaps->missing[i]].node = ADG_NEW_ARRAY(adg_lattice_snap, TILE_NODES);
        snaps->failed = !snaps->tile[snaps->missing[i]].node;
    }
    if (snaps->failed)
        return adg_fail_memory(error);
#pragma omp parallel for schedule(dynamic, 1) num_threads(threads)
    for (size_t i = 0; i < snaps->n_missing; i++)
        fill_tile(snaps, snaps->missing[i]);
    return ADG_OK;
}

/* Rounds down, also below zero. */
static long long tile_number(long long node)
{
    return node >= 0 ? node / TILE : -((-node + TILE - 1) / TILE);
}

adg_lattice_snap adg_lattice_snaps_at(const adg_lattice_snaps *snaps, long long row,
                                      long long column)
{
    long long r = tile_number(row) - snaps->row_0, c = tile_number(column) - snaps->column_0;
    if (r < 0 || c < 0 || r >= snaps->rows || c >= snaps->columns)
        return (adg_lattice_snap){ADG_NONE, 0, INFINITY};
    const tile *t = &snaps->tile[r * snaps->columns + c];
    if (t->wanted != snaps->round || !t->node)
        return (adg_lattice_snap){ADG_NONE, 0, INFINITY};
    long long in_row = row - tile_number(row) * TILE,
              in_column = column - tile_number(column) * TILE;
    return t->node[in_row * TILE + in_column];
}
