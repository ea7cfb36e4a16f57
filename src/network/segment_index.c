/* SPDX-License-Identifier: MPL-2.0 */
#include "network/segment_index.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/text.h"
#include "network/hilbert.h"

enum {
    FANOUT = 16,
    MAX_LEVELS = 10
};

/* From one point of a line to the next; alone: one of the two is all there is. */
typedef struct {
    uint32_t line, point;
    enum {
        BETWEEN,
        START_ALONE,
        END_ALONE
    } part;
} segment;

/* Level 0 holds the boxes of the segments; box b of level k + 1 holds the boxes FANOUT b ...
 * FANOUT b + FANOUT - 1 of level k. */
struct adg_segment_index {
    const adg_shapes *lines;
    size_t n;
    segment *item; /* [n] in Hilbert order */
    int n_levels;
    size_t level_n[MAX_LEVELS];
    adg_box *level[MAX_LEVELS];
};

static size_t collect_line(const adg_shapes *lines, size_t l, segment *item)
{
    size_t n = 0;
    for (size_t p = lines->first_part[l]; p < lines->first_part[l + 1]; p++)
        for (size_t k = lines->first_point[p]; k + 1 < lines->first_point[p + 1]; k++, n++)
            if (item)
                item[n] = (segment){(uint32_t)l, (uint32_t)k, BETWEEN};
    return n;
}

static size_t collect_ends(const adg_shapes *lines, size_t l, unsigned char wanted, segment *item)
{
    size_t n = 0, first = lines->first_point[lines->first_part[l]];
    size_t last = lines->first_point[lines->first_part[l + 1]] - 1;
    if (wanted & ADG_LINE_START)
        item[n++] = (segment){(uint32_t)l, (uint32_t)first, START_ALONE};
    if (wanted & ADG_LINE_END)
        item[n++] = (segment){(uint32_t)l, (uint32_t)last - 1, END_ALONE};
    return n;
}

static size_t collect(const adg_shapes *lines, const unsigned char *wanted, segment *item)
{
    segment ends[2];
    size_t n = 0;
    for (size_t l = 0; l < lines->n; l++) {
        if (!wanted || wanted[l] & ADG_LINE_WHOLE)
            n += collect_line(lines, l, item ? item + n : NULL);
        else
            n += collect_ends(lines, l, wanted[l], item ? item + n : ends);
    }
    return n;
}

static adg_box box_of(const adg_shapes *lines, segment s)
{
    const double *p = lines->xy + 2 * (size_t)s.point;
    adg_box box = ADG_BOX_EMPTY;
    if (s.part != END_ALONE)
        adg_box_add(&box, p[0], p[1]);
    if (s.part != START_ALONE)
        adg_box_add(&box, p[2], p[3]);
    return box;
}

static adg_status order_items(adg_segment_index *index, adg_error *error)
{
    segment *unordered = ADG_NEW_ARRAY(segment, index->n);
    double *middle = ADG_NEW_ARRAY(double, 2 * index->n);
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, index->n);
    adg_status status = unordered && middle && order ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK) {
        for (size_t i = 0; i < index->n; i++) {
            const double *p = index->lines->xy + 2 * (size_t)index->item[i].point;
            middle[2 * i] = (p[0] + p[2]) / 2;
            middle[2 * i + 1] = (p[1] + p[3]) / 2;
            unordered[i] = index->item[i];
        }
        status = adg_hilbert_order(middle, index->n, order, error);
    }
    for (size_t i = 0; status == ADG_OK && i < index->n; i++)
        index->item[i] = unordered[order[i]];
    free(unordered);
    free(middle);
    free(order);
    return status;
}

static bool build_levels(adg_segment_index *index)
{
    size_t n = index->n;
    for (int k = 0; n > 0; k++, n = (n + FANOUT - 1) / FANOUT) {
        index->level[k] = ADG_NEW_ARRAY(adg_box, n);
        if (!index->level[k])
            return false;
        index->level_n[k] = n;
        index->n_levels = k + 1;
        for (size_t b = 0; b < n; b++) {
            adg_box box = ADG_BOX_EMPTY;
            if (k == 0)
                box = box_of(index->lines, index->item[b]);
            for (size_t c = b * FANOUT; k > 0 && c < (b + 1) * FANOUT && c < index->level_n[k - 1];
                 c++)
                adg_box_join(&box, &index->level[k - 1][c]);
            index->level[k][b] = box;
        }
        if (n == 1)
            break;
    }
    return true;
}

adg_status adg_segment_index_build(const adg_shapes *lines, const unsigned char *wanted,
                                   adg_segment_index **index, adg_error *error)
{
    if (lines->n_points > UINT32_MAX)
        return adg_fail(error, ADG_E_INVALID,
                        _("more than 4 billion road points cannot be indexed"));
    adg_segment_index *made = ADG_NEW_ARRAY(adg_segment_index, 1);
    if (!made)
        return adg_fail_memory(error);
    made->lines = lines;
    made->n = collect(lines, wanted, NULL);
    made->item = ADG_NEW_ARRAY(segment, made->n);
    adg_status status = ADG_OK;
    if (made->item) {
        collect(lines, wanted, made->item);
        status = order_items(made, error);
    }
    if (status == ADG_OK && (!made->item || !build_levels(made)))
        status = adg_fail_memory(error);
    if (status == ADG_OK)
        *index = made;
    else
        adg_segment_index_free(made);
    return status;
}

void adg_segment_index_free(adg_segment_index *index)
{
    if (!index)
        return;
    for (int k = 0; k < index->n_levels; k++)
        free(index->level[k]);
    free(index->item);
    free(index);
}

/* ---- nearest ---- */

static double box_distance2(const adg_box *box, double x, double y)
{
    double dx = fmax(fmax(box->x_min - x, 0), x - box->x_max);
    double dy = fmax(fmax(box->y_min - y, 0), y - box->y_max);
    return dx * dx + dy * dy;
}

typedef struct {
    const adg_segment_index *index;
    double x, y;
    double best2;
    adg_nearest_segment nearest;
} nearest_search;

static void try_segment(nearest_search *s, segment item)
{
    const double *p = s->index->lines->xy + 2 * (size_t)item.point;
    double dx = p[2] - p[0], dy = p[3] - p[1];
    double length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? ((s->x - p[0]) * dx + (s->y - p[1]) * dy) / length2 : 0;
    t = item.part == BETWEEN ? fmin(fmax(t, 0), 1) : item.part == END_ALONE;
    /* The end itself, not a point computed next to it: lines that meet there are equally near. */
    double x = t == 1 ? p[2] : p[0] + t * dx, y = t == 1 ? p[3] : p[1] + t * dy;
    double d2 = (s->x - x) * (s->x - x) + (s->y - y) * (s->y - y);
    bool first = item.line < s->nearest.line ||
                 (item.line == s->nearest.line && item.point < s->nearest.point);
    if (d2 > s->best2 || (d2 == s->best2 && !first))
        return;
    s->best2 = d2;
    s->nearest = (adg_nearest_segment){item.line, item.point, t, x, y, sqrt(d2)};
}

/* The children of a box, nearest first, as long as they can still hold something as near as the
 * best. */
static void search_box(nearest_search *s, int level, size_t b)
{
    const adg_segment_index *index = s->index;
    size_t from = b * FANOUT;
    size_t to =
        from + FANOUT < index->level_n[level - 1] ? from + FANOUT : index->level_n[level - 1];
    double distance2[FANOUT];
    size_t order[FANOUT], n = 0;
    for (size_t c = from; c < to; c++) {
        double d2 = box_distance2(&index->level[level - 1][c], s->x, s->y);
        size_t k = n++;
        for (; k > 0 && distance2[k - 1] > d2; k--) {
            distance2[k] = distance2[k - 1];
            order[k] = order[k - 1];
        }
        distance2[k] = d2;
        order[k] = c;
    }
    for (size_t k = 0; k < n && distance2[k] <= s->best2; k++) {
        if (level == 1)
            try_segment(s, index->item[order[k]]);
        else
            search_box(s, level - 1, order[k]);
    }
}

adg_nearest_segment adg_segment_index_nearest(const adg_segment_index *index, double x, double y)
{
    nearest_search s = {index, x, y, INFINITY, {ADG_NONE, ADG_NONE, 0, NAN, NAN, INFINITY}};
    if (index->n == 1)
        try_segment(&s, index->item[0]);
    else if (index->n > 1)
        search_box(&s, index->n_levels - 1, 0);
    return s.nearest;
}

/* ---- everything in a box ---- */

static bool query_box(const adg_segment_index *index, int level, size_t b, const adg_box *box,
                      bool (*visit)(uint32_t line, uint32_t point, void *data), void *data)
{
    if (!adg_box_intersects(&index->level[level][b], box))
        return true;
    if (level == 0)
        return visit(index->item[b].line, index->item[b].point, data);
    for (size_t c = b * FANOUT; c < (b + 1) * FANOUT && c < index->level_n[level - 1]; c++)
        if (!query_box(index, level - 1, c, box, visit, data))
            return false;
    return true;
}

void adg_segment_index_query(const adg_segment_index *index, const adg_box *box,
                             bool (*visit)(uint32_t line, uint32_t point, void *data), void *data)
{
    if (index->n > 0)
        query_box(index, index->n_levels - 1, 0, box, visit, data);
}
