/* SPDX-License-Identifier: MPL-2.0 */
#include "raster/outline.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/sort.h"

/* A point of the outline is a node, or lies on one of the three lattice lines that a node begins. */
enum {
    AT_NODE,
    EASTWARDS,
    NORTHWARDS,
    DIAGONAL,
    KINDS
};

/* A piece of border; what is inside lies on its left. */
typedef struct {
    uint32_t from, to; /* points: node x KINDS + kind */
} border;

typedef struct {
    const adg_lattice *lattice;
    const float *value;
    const bool *open;

    border *piece; /* [n]; by their first point once sorted */
    size_t n, capacity;

    uint32_t *point; /* [n_points] of the rings, one ring after the other, without closing points */
    size_t n_points;
    size_t *first; /* [n_rings + 1] */
    size_t n_rings;
    uint32_t *shell; /* [n_rings] the outer ring it belongs to; an outer ring to itself */
} outline;

static void release(outline *o)
{
    free(o->piece);
    free(o->point);
    free(o->first);
    free(o->shell);
}

/* ---- pieces of border ---- */

static bool inside(const outline *o, size_t node)
{
    return o->value[node] <= 0;
}

/* The point between two nodes, one inside and one outside; owner is the one the line begins at. */
static uint32_t between(size_t owner, int kind)
{
    return (uint32_t)(owner * KINDS) + (uint32_t)kind;
}

static bool add_piece(outline *o, uint32_t from, uint32_t to)
{
    border *grown = adg_grow_array(o->piece, o->n, &o->capacity, sizeof *grown);
    if (!grown)
        return false;
    o->piece = grown;
    o->piece[o->n++] = (border){from, to};
    return true;
}

/* The border through a triangle; corners against the clock, side s from corner s to the next. */
static bool cut_triangle(outline *o, const size_t corner[3], const uint32_t side[3])
{
    int n_inside = 0;
    for (int k = 0; k < 3; k++)
        n_inside += inside(o, corner[k]);
    if (n_inside == 0 || n_inside == 3)
        return true;
    int alone = 0;
    while (inside(o, corner[alone]) != (n_inside == 1))
        alone++;
    uint32_t after = side[alone], before = side[(alone + 2) % 3];
    return n_inside == 1 ? add_piece(o, after, before) : add_piece(o, before, after);
}

/* The border along a side of a square whose neighbour is shut. */
static bool follow_side(outline *o, size_t a, size_t b, uint32_t middle)
{
    bool from = inside(o, a), to = inside(o, b);
    if (!from && !to)
        return true;
    return add_piece(o, from ? between(a, AT_NODE) : middle, to ? between(b, AT_NODE) : middle);
}

static bool is_open(const outline *o, size_t row, size_t column)
{
    /* Below zero wraps round to a large number. */
    return row < o->lattice->height - 1 && column < o->lattice->width - 1 &&
           o->open[row * (o->lattice->width - 1) + column];
}

static bool cut_square(outline *o, size_t row, size_t column)
{
    size_t a = row * o->lattice->width + column, b = a + 1;
    size_t d = a + o->lattice->width, c = d + 1;
    uint32_t south = between(a, EASTWARDS), east = between(b, NORTHWARDS);
    uint32_t north = between(d, EASTWARDS), west = between(a, NORTHWARDS);
    uint32_t across = between(a, DIAGONAL);
    return cut_triangle(o, (size_t[]){a, b, c}, (uint32_t[]){south, east, across}) &&
           cut_triangle(o, (size_t[]){a, c, d}, (uint32_t[]){across, north, west}) &&
           (is_open(o, row - 1, column) || follow_side(o, a, b, south)) &&
           (is_open(o, row, column + 1) || follow_side(o, b, c, east)) &&
           (is_open(o, row + 1, column) || follow_side(o, c, d, north)) &&
           (is_open(o, row, column - 1) || follow_side(o, d, a, west));
}

static bool collect_pieces(outline *o)
{
    bool ok = true;
    for (size_t row = 0; ok && row + 1 < o->lattice->height; row++)
        for (size_t column = 0; ok && column + 1 < o->lattice->width; column++)
            if (is_open(o, row, column))
                ok = cut_square(o, row, column);
    return ok;
}

static adg_status sort_pieces(outline *o, adg_error *error)
{
    uint64_t *key = ADG_NEW_ARRAY(uint64_t, o->n);
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, o->n);
    border *sorted = ADG_NEW_ARRAY(border, o->n);
    adg_status status = key && order && sorted ? ADG_OK : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < o->n; i++)
        key[i] = o->piece[i].from;
    if (status == ADG_OK)
        status = adg_sort_order_u64(key, o->n, order, error);
    for (size_t i = 0; status == ADG_OK && i < o->n; i++)
        sorted[i] = o->piece[order[i]];
    free(key);
    free(order);
    if (status != ADG_OK) {
        free(sorted);
        return status;
    }
    free(o->piece);
    o->piece = sorted;
    return ADG_OK;
}

/* ---- places ---- */

/* In sides of the lattice, from its south-western node. */
static void place(const outline *o, uint32_t point, double xy[2])
{
    size_t node = point / KINDS, width = o->lattice->width;
    int kind = (int)(point % KINDS);
    xy[0] = (double)(node % width);
    xy[1] = (double)(node / width);
    if (kind == AT_NODE)
        return;
    size_t other = node + (kind != NORTHWARDS) + (kind != EASTWARDS ? width : 0);
    double a = (double)o->value[node], b = (double)o->value[other];
    /* Away from the nodes: points that fall together would be one point with two numbers. */
    double share = fmin(fmax(a / (a - b), 1.0 / 64), 63.0 / 64);
    xy[0] += kind != NORTHWARDS ? share : 0;
    xy[1] += kind != EASTWARDS ? share : 0;
}

/* ---- rings ---- */

static size_t first_from(const outline *o, uint32_t point)
{
    size_t low = 0, high = o->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (o->piece[middle].from < point)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The piece that goes on round the same ground: where two leave a point, the one to the left. */
static size_t next_piece(const outline *o, size_t e)
{
    size_t next = first_from(o, o->piece[e].to);
    if (next + 1 >= o->n || o->piece[next + 1].from != o->piece[next].from)
        return next;
    double a[2], b[2], c[2];
    place(o, o->piece[e].from, a);
    place(o, o->piece[e].to, b);
    place(o, o->piece[next].to, c);
    double turn = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
    return turn > 0 ? next : next + 1;
}

/* What is known while rings are walked. */
typedef struct {
    bool *used;      /* [n] */
    uint32_t *depth; /* [n] by a point's first piece: where it lies on the stack, or ADG_NONE */
    uint32_t *stack; /* [n] pieces, of each its first point */
    size_t height;
} walk;

static void take_ring(outline *o, walk *w, size_t from)
{
    for (size_t k = from; k < w->height; k++) {
        uint32_t point = o->piece[w->stack[k]].from;
        o->point[o->n_points++] = point;
        w->depth[first_from(o, point)] = ADG_NONE;
    }
    w->height = from;
    o->first[++o->n_rings] = o->n_points;
}

/* Walks round from piece e. Where the way comes back to a point it has seen, the loop between is a
 * ring of its own: a hole that touches. */
static void walk_round(outline *o, walk *w, size_t e)
{
    size_t at = e;
    do {
        size_t point = first_from(o, o->piece[at].from);
        if (w->depth[point] != ADG_NONE)
            take_ring(o, w, w->depth[point]);
        w->depth[point] = (uint32_t)w->height;
        w->stack[w->height++] = (uint32_t)at;
        w->used[at] = true;
        at = next_piece(o, at);
    } while (at != e);
    take_ring(o, w, 0);
}

static bool find_rings(outline *o)
{
    walk w = {ADG_NEW_ARRAY(bool, o->n), ADG_NEW_ARRAY(uint32_t, o->n),
              ADG_NEW_ARRAY(uint32_t, o->n), 0};
    o->point = ADG_NEW_ARRAY(uint32_t, o->n);
    o->first = ADG_NEW_ARRAY(size_t, o->n + 1);
    bool ok = w.used && w.depth && w.stack && o->point && o->first;
    for (size_t e = 0; ok && e < o->n; e++)
        w.depth[e] = ADG_NONE;
    for (size_t e = 0; ok && e < o->n; e++)
        if (!w.used[e])
            walk_round(o, &w, e);
    free(w.used);
    free(w.depth);
    free(w.stack);
    return ok;
}

/* ---- holes ---- */

/* Corner k of a ring and the one after it. */
static void corners(const outline *o, size_t ring, size_t k, double a[2], double b[2])
{
    size_t next = k + 1 < o->first[ring + 1] ? k + 1 : o->first[ring];
    place(o, o->point[k], a);
    place(o, o->point[next], b);
}

static double doubled_area(const outline *o, size_t ring)
{
    double sum = 0, a[2], b[2], origin[2];
    place(o, o->point[o->first[ring]], origin);
    for (size_t k = o->first[ring]; k < o->first[ring + 1]; k++) {
        corners(o, ring, k, a, b);
        sum += (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1]);
    }
    return sum;
}

/* The corners that begin a side across a row of squares, row by row. */
typedef struct {
    size_t *end;    /* [rows + 1] sides of row r: end[r] ... end[r + 1] - 1 */
    uint32_t *side; /* corner */
    uint32_t *ring; /* its ring */
} row_index;

static bool side_row(const double a[2], const double b[2], size_t *row)
{
    *row = (size_t)floor(fmin(a[1], b[1]));
    return a[1] != b[1];
}

static bool index_rows(const outline *o, row_index *index)
{
    size_t rows = o->lattice->height, row;
    double a[2], b[2];
    *index = (row_index){ADG_NEW_ARRAY(size_t, rows + 2), ADG_NEW_ARRAY(uint32_t, o->n_points),
                         ADG_NEW_ARRAY(uint32_t, o->n_points)};
    if (!index->end || !index->side || !index->ring)
        return false;
    for (int filling = 0; filling < 2; filling++) {
        for (size_t r = 0; r < o->n_rings; r++)
            for (size_t k = o->first[r]; k < o->first[r + 1]; k++) {
                corners(o, r, k, a, b);
                if (!side_row(a, b, &row))
                    continue;
                size_t at = index->end[row + 1 + !filling]++;
                if (filling) {
                    index->side[at] = (uint32_t)k;
                    index->ring[at] = (uint32_t)r;
                }
            }
        for (size_t r = 0; !filling && r <= rows; r++)
            index->end[r + 1] += index->end[r];
    }
    return true;
}

static void release_rows(row_index *index)
{
    free(index->end);
    free(index->side);
    free(index->ring);
}

static void westernmost(const outline *o, size_t ring, double xy[2])
{
    double at[2];
    place(o, o->point[o->first[ring]], xy);
    for (size_t k = o->first[ring]; k < o->first[ring + 1]; k++) {
        place(o, o->point[k], at);
        if (at[0] < xy[0]) {
            xy[0] = at[0];
            xy[1] = at[1];
        }
    }
}

/* The ring met first on the way west from a hole's westernmost corner: it bounds the same ground. It
 * reaches further west than the hole, so that going on from ring to ring ends at the outer one. A
 * ring that touches the corner itself lies to its west, for only one hole has it as westernmost. */
static uint32_t west_of(const outline *o, const row_index *index, size_t hole)
{
    double start[2], a[2], b[2], nearest = -INFINITY;
    uint32_t ring = ADG_NONE;
    westernmost(o, hole, start);
    size_t row = (size_t)floor(start[1]);
    for (size_t i = index->end[row]; i < index->end[row + 1]; i++) {
        corners(o, index->ring[i], index->side[i], a, b);
        if (start[1] < fmin(a[1], b[1]) || start[1] >= fmax(a[1], b[1]))
            continue;
        double x = a[0] + (b[0] - a[0]) * ((start[1] - a[1]) / (b[1] - a[1]));
        if (x <= start[0] && x > nearest && index->ring[i] != hole) {
            nearest = x;
            ring = index->ring[i];
        }
    }
    return ring;
}

static bool find_shells(outline *o)
{
    row_index index;
    o->shell = ADG_NEW_ARRAY(uint32_t, o->n_rings);
    bool ok = index_rows(o, &index) && o->shell;
    for (size_t r = 0; ok && r < o->n_rings; r++)
        o->shell[r] = doubled_area(o, r) > 0 ? (uint32_t)r : west_of(o, &index, r);
    for (size_t r = 0; ok && r < o->n_rings; r++)
        while (o->shell[r] != o->shell[o->shell[r]])
            o->shell[r] = o->shell[o->shell[r]];
    release_rows(&index);
    return ok;
}

/* ---- polygons ---- */

static bool add_ring(const outline *o, size_t ring, adg_shapes *shapes)
{
    const adg_lattice *lattice = o->lattice;
    bool ok = adg_shapes_begin_part(shapes, o->shell[ring] != ring);
    for (size_t k = o->first[ring]; ok && k <= o->first[ring + 1]; k++) {
        double xy[2];
        place(o, o->point[k < o->first[ring + 1] ? k : o->first[ring]], xy);
        ok = adg_shapes_add_point(shapes, ((double)lattice->column_0 + xy[0]) * lattice->cell_m,
                                  ((double)lattice->row_0 + xy[1]) * lattice->cell_m);
    }
    return ok;
}

/* Every outer ring, its holes behind it. */
static adg_status add_polygons(const outline *o, adg_shapes *shapes, adg_error *error)
{
    uint64_t *key = ADG_NEW_ARRAY(uint64_t, o->n_rings);
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, o->n_rings);
    adg_status status = key && order ? ADG_OK : adg_fail_memory(error);
    for (size_t r = 0; status == ADG_OK && r < o->n_rings; r++)
        key[r] = 2 * (uint64_t)o->shell[r] + (o->shell[r] != r);
    if (status == ADG_OK)
        status = adg_sort_order_u64(key, o->n_rings, order, error);
    bool ok = status == ADG_OK && adg_shapes_begin_feature(shapes);
    for (size_t i = 0; ok && i < o->n_rings; i++)
        ok = add_ring(o, order[i], shapes);
    free(key);
    free(order);
    return status == ADG_OK && !ok ? adg_fail_memory(error) : status;
}

adg_status adg_outline(const adg_lattice *lattice, const float *value, const bool *open,
                       adg_shapes *shapes, adg_error *error)
{
    outline o = {.lattice = lattice, .value = value, .open = open};
    adg_status status = collect_pieces(&o) ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK)
        status = sort_pieces(&o, error);
    if (status == ADG_OK && !(find_rings(&o) && find_shells(&o)))
        status = adg_fail_memory(error);
    if (status == ADG_OK)
        status = add_polygons(&o, shapes, error);
    release(&o);
    return status;
}
