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
    double x, y;
    uint32_t end;
} line_end;

static int by_place(const void *a, const void *b)
{
    const line_end *p = a, *q = b;
    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    if (p->y != q->y)
        return p->y < q->y ? -1 : 1;
    return (p->end > q->end) - (p->end < q->end);
}

static line_end *sorted_ends(const adg_shapes *lines)
{
    line_end *ends = ADG_NEW_ARRAY(line_end, 2 * lines->n);
    for (size_t l = 0; ends && l < lines->n; l++) {
        size_t part = lines->first_part[l];
        const double *first = lines->xy + 2 * lines->first_point[part];
        const double *last = lines->xy + 2 * (lines->first_point[part + 1] - 1);
        ends[2 * l] = (line_end){first[0], first[1], (uint32_t)(2 * l)};
        ends[2 * l + 1] = (line_end){last[0], last[1], (uint32_t)(2 * l + 1)};
    }
    if (ends)
        qsort(ends, 2 * lines->n, sizeof *ends, by_place);
    return ends;
}

/* Joins every end with those no further than join_m: in order of x only a short stretch is near. */
static void join_near(const line_end *ends, size_t n, double join_m, uint32_t *parent)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n && ends[j].x - ends[i].x <= join_m; j++)
            if (hypot(ends[j].x - ends[i].x, ends[j].y - ends[i].y) <= join_m)
                adg_sets_join(parent, ends[i].end, ends[j].end);
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
    line_end *ends = sorted_ends(lines);
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
