/* SPDX-License-Identifier: MPL-2.0 */
#include "network/line_nodes.h"

#include <math.h>
#include <stdlib.h>

#include "core/disjoint_sets.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

/* End 2 l is the start of line l, end 2 l + 1 its end. */
typedef struct {
    double column, row; /* the square it lies in; both 0 where only equal ends are joined */
    double x, y;
    uint32_t end;
} line_end;

/* Squares a little over half as wide as ends may be apart: those in one square are all joined, and
 * ends to join are at most two squares apart, whatever the rounding. */
static const double SIDE = 0.5000005;

/* Below this the rounding of coordinates is no longer small beside a square. Metres. */
static const double FINEST_M = 1e-6;

static int by_square(const line_end *p, const line_end *q)
{
    if (p->column != q->column)
        return p->column < q->column ? -1 : 1;
    if (p->row != q->row)
        return p->row < q->row ? -1 : 1;
    return 0;
}

static int by_place(const void *a, const void *b)
{
    const line_end *p = a, *q = b;
    int square = by_square(p, q);
    if (square)
        return square;
    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    if (p->y != q->y)
        return p->y < q->y ? -1 : 1;
    return (p->end > q->end) - (p->end < q->end);
}

static line_end make_end(const double xy[2], size_t end, double side_m)
{
    line_end e = {.x = xy[0], .y = xy[1], .end = (uint32_t)end};
    if (side_m > 0) {
        e.column = floor(e.x / side_m);
        e.row = floor(e.y / side_m);
    }
    return e;
}

static line_end *sorted_ends(const adg_shapes *lines, double join_m)
{
    line_end *ends = ADG_NEW_ARRAY(line_end, 2 * lines->n);
    double side_m = join_m > 0 ? SIDE * fmax(join_m, FINEST_M) : 0;
    for (size_t l = 0; ends && l < lines->n; l++) {
        size_t part = lines->first_part[l];
        const double *first = lines->xy + 2 * lines->first_point[part];
        const double *last = lines->xy + 2 * (lines->first_point[part + 1] - 1);
        ends[2 * l] = make_end(first, 2 * l, side_m);
        ends[2 * l + 1] = make_end(last, 2 * l + 1, side_m);
    }
    if (ends)
        qsort(ends, 2 * lines->n, sizeof *ends, by_place);
    return ends;
}

/* Joins ends with the same coordinates, which are neighbours, and keeps one of each; returns how many
 * are kept. */
static size_t join_equal(line_end *ends, size_t n, uint32_t *parent)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (kept > 0 && ends[kept - 1].x == ends[i].x && ends[kept - 1].y == ends[i].y)
            adg_sets_join(parent, ends[kept - 1].end, ends[i].end);
        else
            ends[kept++] = ends[i];
    }
    return kept;
}

typedef struct {
    const line_end *end; /* sorted, no two equal */
    size_t n;
    double join_m;
    uint32_t *parent;
} joining;

/* Every end of [from, to) with every one of [from2, to2) that is near and not joined yet. */
static void join_pairs(const joining *j, size_t from, size_t to, size_t from2, size_t to2)
{
    for (size_t a = from; a < to; a++)
        for (size_t b = from2; b < to2; b++) {
            const line_end *p = &j->end[a], *q = &j->end[b];
            if (adg_sets_root(j->parent, p->end) != adg_sets_root(j->parent, q->end) &&
                hypot(q->x - p->x, q->y - p->y) <= j->join_m)
                adg_sets_join(j->parent, p->end, q->end);
        }
}

/* The first end that lies in this square or a later one. */
static size_t first_from(const joining *j, double column, double row)
{
    const line_end square = {.column = column, .row = row};
    size_t low = 0, high = j->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_square(&j->end[middle], &square) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The ends of one square with each other, and with those of the squares near it that come later. */
static void join_square(const joining *j, size_t from, size_t to)
{
    const double column = j->end[from].column, row = j->end[from].row;
    if (j->join_m >= FINEST_M)
        for (size_t k = from + 1; k < to; k++)
            adg_sets_join(j->parent, j->end[from].end, j->end[k].end);
    else
        join_pairs(j, from, to, from, to);
    join_pairs(j, from, to, to, first_from(j, column, row + 3));
    for (int c = 1; c <= 2; c++)
        join_pairs(j, from, to, first_from(j, column + c, row - 2),
                   first_from(j, column + c, row + 3));
}

/* Joins every end with those no further than join_m. */
static void join_near(line_end *ends, size_t n, double join_m, uint32_t *parent)
{
    const joining j = {ends, join_equal(ends, n, parent), join_m, parent};
    for (size_t from = 0, to; join_m > 0 && from < j.n; from = to) {
        for (to = from + 1; to < j.n && by_square(&ends[from], &ends[to]) == 0;)
            to++;
        join_square(&j, from, to);
    }
}

/* Numbers the sets in order of their first end, which gives the node its place. */
static void number_nodes(const adg_shapes *lines, uint32_t *parent, uint32_t *number,
                         adg_line_nodes *nodes)
{
    for (uint32_t end = 0; end < 2 * lines->n; end++) {
        uint32_t root = adg_sets_root(parent, end);
        if (root == end) {
            size_t part = lines->first_part[end / 2];
            size_t point = end % 2 ? lines->first_point[part + 1] - 1 : lines->first_point[part];
            nodes->xy[2 * (size_t)nodes->n_nodes] = lines->xy[2 * point];
            nodes->xy[2 * (size_t)nodes->n_nodes + 1] = lines->xy[2 * point + 1];
            number[end] = nodes->n_nodes++;
        }
        *(end % 2 ? &nodes->to[end / 2] : &nodes->from[end / 2]) = number[root];
    }
}

adg_status adg_line_nodes_find(const adg_shapes *lines, double join_m, adg_line_nodes *nodes,
                               adg_error *error)
{
    *nodes = (adg_line_nodes){0};
    if (lines->n > UINT32_MAX / 2)
        return adg_fail(error, ADG_E_INVALID, _("more than 2 billion roads cannot be joined"));
    line_end *ends = sorted_ends(lines, join_m);
    uint32_t *parent = ADG_NEW_ARRAY(uint32_t, 2 * lines->n);
    uint32_t *number = ADG_NEW_ARRAY(uint32_t, 2 * lines->n);
    nodes->xy = ADG_NEW_ARRAY(double, 4 * lines->n);
    nodes->from = ADG_NEW_ARRAY(uint32_t, lines->n);
    nodes->to = ADG_NEW_ARRAY(uint32_t, lines->n);
    bool ok = ends && parent && number && nodes->xy && nodes->from && nodes->to;
    if (ok) {
        adg_sets_init(parent, 2 * lines->n);
        join_near(ends, 2 * lines->n, join_m, parent);
        number_nodes(lines, parent, number, nodes);
    } else {
        adg_line_nodes_release(nodes);
    }
    free(ends);
    free(parent);
    free(number);
    return ok ? ADG_OK : adg_fail_memory(error);
}

void adg_line_nodes_release(adg_line_nodes *nodes)
{
    free(nodes->xy);
    free(nodes->from);
    free(nodes->to);
    *nodes = (adg_line_nodes){0};
}
