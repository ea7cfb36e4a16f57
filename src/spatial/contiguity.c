/* SPDX-License-Identifier: MPL-2.0 */
#include "spatial/contiguity.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"

/* ---- two segments ---- */

typedef struct {
    double x0, y0, x1, y1;
    bool of_b; /* it belongs to the second of the two areas that are compared */
} segment;

static double least(double a, double b)
{
    return a < b ? a : b;
}

static double most(double a, double b)
{
    return a > b ? a : b;
}

static double point_to_segment(double x, double y, const segment *s)
{
    double dx = s->x1 - s->x0, dy = s->y1 - s->y0, length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? ((x - s->x0) * dx + (y - s->y0) * dy) / length2 : 0;
    t = most(0, least(1, t));
    return hypot(s->x0 + t * dx - x, s->y0 + t * dy - y);
}

static double side_of(const segment *s, double x, double y)
{
    return (s->x1 - s->x0) * (y - s->y0) - (s->y1 - s->y0) * (x - s->x0);
}

static bool cross(const segment *a, const segment *b)
{
    return side_of(a, b->x0, b->y0) * side_of(a, b->x1, b->y1) < 0 &&
           side_of(b, a->x0, a->y0) * side_of(b, a->x1, a->y1) < 0;
}

/* Two segments that do not cross are nearest at an end of one of them. */
static bool touch(const segment *a, const segment *b)
{
    return point_to_segment(b->x0, b->y0, a) <= ADG_BORDER_GAP_M ||
           point_to_segment(b->x1, b->y1, a) <= ADG_BORDER_GAP_M ||
           point_to_segment(a->x0, a->y0, b) <= ADG_BORDER_GAP_M ||
           point_to_segment(a->x1, a->y1, b) <= ADG_BORDER_GAP_M || cross(a, b);
}

/* The metres of a along which b runs beside it, no farther than the gap. In the system of a, b is a
 * line v = v0 + slope (u - u0) over the metres u of a. */
static double side_by_side(const segment *a, const segment *b)
{
    double length = hypot(a->x1 - a->x0, a->y1 - a->y0);
    if (!(length > 0))
        return 0;
    double ex = (a->x1 - a->x0) / length, ey = (a->y1 - a->y0) / length;
    double u0 = (b->x0 - a->x0) * ex + (b->y0 - a->y0) * ey;
    double u1 = (b->x1 - a->x0) * ex + (b->y1 - a->y0) * ey;
    double v0 = (b->y0 - a->y0) * ex - (b->x0 - a->x0) * ey;
    double v1 = (b->y1 - a->y0) * ex - (b->x1 - a->x0) * ey;
    double begin = most(0, least(u0, u1)), end = least(length, most(u0, u1));
    if (v0 != v1) {
        double slope = (u1 - u0) / (v1 - v0);
        double enters = u0 + slope * (-ADG_BORDER_GAP_M - v0);
        double leaves = u0 + slope * (ADG_BORDER_GAP_M - v0);
        begin = most(begin, least(enters, leaves));
        end = least(end, most(enters, leaves));
    } else if (fabs(v0) > ADG_BORDER_GAP_M) {
        return 0;
    }
    return most(0, end - begin);
}

/* ---- two areas ---- */

/* The segments of two areas that may meet. */
typedef struct {
    segment *segment;
    size_t n, capacity;
    double *x_min; /* [n] what they are sorted by */
    uint32_t *order;
    size_t sort_capacity;
} meeting;

static adg_box widened(adg_box box)
{
    return (adg_box){box.x_min - ADG_BORDER_GAP_M, box.y_min - ADG_BORDER_GAP_M,
                     box.x_max + ADG_BORDER_GAP_M, box.y_max + ADG_BORDER_GAP_M};
}

static adg_box segment_box(const segment *s)
{
    return (adg_box){least(s->x0, s->x1), least(s->y0, s->y1), most(s->x0, s->x1),
                     most(s->y0, s->y1)};
}

static bool add_segments(meeting *m, const adg_shapes *areas, size_t f, bool of_b,
                         const adg_box *where)
{
    for (size_t p = areas->first_part[f]; p < areas->first_part[f + 1]; p++)
        for (size_t k = areas->first_point[p] + 1; k < areas->first_point[p + 1]; k++) {
            const double *xy = areas->xy + 2 * (k - 1);
            segment s = {xy[0], xy[1], xy[2], xy[3], of_b};
            adg_box box = segment_box(&s);
            if (!adg_box_intersects(&box, where))
                continue;
            void *grown = adg_grow_array(m->segment, m->n, &m->capacity, sizeof *m->segment);
            if (!grown)
                return false;
            m->segment = grown;
            m->segment[m->n++] = s;
        }
    return true;
}

static bool sort_segments(meeting *m)
{
    if (m->n > m->sort_capacity) {
        free(m->x_min);
        free(m->order);
        m->sort_capacity = 2 * m->n;
        m->x_min = ADG_NEW_ARRAY(double, m->sort_capacity);
        m->order = ADG_NEW_ARRAY(uint32_t, m->sort_capacity);
        if (!m->x_min || !m->order)
            return false;
    }
    for (size_t i = 0; i < m->n; i++)
        m->x_min[i] = least(m->segment[i].x0, m->segment[i].x1);
    return adg_sort_order(m->x_min, m->n, m->order, NULL) == ADG_OK;
}

/* Do the sorted segments make neighbours of the two areas? */
static bool are_neighbours(const meeting *m, adg_contiguity kind)
{
    double common = 0;
    for (size_t i = 0; i < m->n; i++) {
        const segment *a = &m->segment[m->order[i]];
        adg_box reach = segment_box(a);
        reach = widened(reach);
        for (size_t j = i + 1; j < m->n && m->x_min[m->order[j]] <= reach.x_max; j++) {
            const segment *b = &m->segment[m->order[j]];
            adg_box box = segment_box(b);
            if (a->of_b == b->of_b || !adg_box_intersects(&reach, &box))
                continue;
            if (kind == ADG_QUEEN && touch(a, b))
                return true;
            if (kind == ADG_ROOK && (common += side_by_side(a, b)) >= ADG_BORDER_LEAST_M)
                return true;
        }
    }
    return false;
}

static adg_status compare(meeting *m, const adg_shapes *areas, const adg_box *box, uint32_t a,
                          uint32_t b, adg_contiguity kind, adg_links *links, adg_error *error)
{
    adg_box near_a = widened(box[a]), near_b = widened(box[b]);
    m->n = 0;
    bool ok = add_segments(m, areas, a, false, &near_b) &&
              add_segments(m, areas, b, true, &near_a) && sort_segments(m);
    if (ok && are_neighbours(m, kind))
        ok = adg_links_add(links, a, b) && adg_links_add(links, b, a);
    return ok ? ADG_OK : adg_fail_memory(error);
}

/* ---- all areas ---- */

/* Every pair whose boxes meet: areas in the order of their western edge, each with those that begin
 * before it ends. */
static adg_status compare_pairs(const adg_shapes *areas, const adg_box *box, const uint32_t *order,
                                adg_contiguity kind, adg_links *links, adg_error *error)
{
    meeting m = {0};
    adg_status status = ADG_OK;
    for (size_t i = 0; status == ADG_OK && i < areas->n; i++) {
        adg_box reach = widened(box[order[i]]);
        for (size_t j = i + 1;
             status == ADG_OK && j < areas->n && box[order[j]].x_min <= reach.x_max; j++)
            if (adg_box_intersects(&reach, &box[order[j]]))
                status = compare(&m, areas, box, order[i], order[j], kind, links, error);
    }
    free(m.segment);
    free(m.x_min);
    free(m.order);
    return status;
}

adg_status adg_contiguity_build(const adg_shapes *areas, adg_contiguity kind, adg_weights *weights,
                                adg_error *error)
{
    size_t n = areas->n;
    adg_box *box = ADG_NEW_ARRAY(adg_box, n);
    double *x_min = ADG_NEW_ARRAY(double, n);
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n);
    adg_links links = {0};
    adg_status status = box && x_min && order ? ADG_OK : adg_fail_memory(error);
    for (size_t f = 0; status == ADG_OK && f < n; f++) {
        box[f] = adg_shapes_feature_box(areas, f);
        x_min[f] = box[f].x_min;
    }
    if (status == ADG_OK)
        status = adg_sort_order(x_min, n, order, error);
    if (status == ADG_OK)
        status = compare_pairs(areas, box, order, kind, &links, error);
    if (status == ADG_OK)
        status = adg_weights_build(&links, n, weights, error);
    adg_links_release(&links);
    free(box);
    free(x_min);
    free(order);
    return status;
}
