/* SPDX-License-Identifier: MPL-2.0 */
#include "noding.h"

#include <stdlib.h>
#include <string.h>

/* Rounding a crossing to whole metres moves its roads a little, which can make them touch another
 * road. So crossings are looked for until there are no new ones. */
enum {
    MOST_PASSES = 12,
    BUCKET_M = 500
};

/* A piece of a road, from point[index] to the next, as seen from one bucket of the map. */
typedef struct {
    int64_t bucket;
    uint32_t road, index;
} bucket_entry;

/* A point that must become a corner of a road. */
typedef struct {
    uint32_t road, index; /* on the segment from point[index] */
    int64_t along2;       /* squared distance from that point, the order along the segment */
    point at;
} road_corner;

typedef struct {
    road_list *roads;
    bucket_entry *entry;
    size_t n_entries, entry_capacity;
    road_corner *corner;
    size_t n_corners, corner_capacity;
    point *node; /* where roads meet; may repeat */
    size_t n_nodes, node_capacity;
} noder;

static int compare_entries(const void *a, const void *b)
{
    const bucket_entry *p = a, *q = b;
    if (p->bucket != q->bucket)
        return p->bucket < q->bucket ? -1 : 1;
    if (p->road != q->road)
        return p->road < q->road ? -1 : 1;
    return p->index < q->index ? -1 : p->index > q->index;
}

static int compare_corners(const void *a, const void *b)
{
    const road_corner *p = a, *q = b;
    if (p->road != q->road)
        return p->road < q->road ? -1 : 1;
    if (p->index != q->index)
        return p->index < q->index ? -1 : 1;
    if (p->along2 != q->along2)
        return p->along2 < q->along2 ? -1 : 1;
    return compare_points(&p->at, &q->at);
}

static bool add_entry(noder *n, int64_t bucket, size_t road, size_t index, failure *why)
{
    bucket_entry *entries = grown(n->entry, &n->entry_capacity, n->n_entries + 1, sizeof *entries);
    if (!entries)
        return fail_memory(why);
    n->entry = entries;
    entries[n->n_entries++] = (bucket_entry){bucket, (uint32_t)road, (uint32_t)index};
    return true;
}

/* Enters a segment in every bucket its bounding box touches. */
static bool enter_segment(noder *n, size_t road, size_t index, failure *why)
{
    const point a = n->roads->road[road].point[index], b = n->roads->road[road].point[index + 1];
    const int64_t west = (a.x < b.x ? a.x : b.x) / BUCKET_M,
                  east = (a.x > b.x ? a.x : b.x) / BUCKET_M;
    const int64_t south = (a.y < b.y ? a.y : b.y) / BUCKET_M,
                  north = (a.y > b.y ? a.y : b.y) / BUCKET_M;
    for (int64_t x = west; x <= east; x++)
        for (int64_t y = south; y <= north; y++)
            if (!add_entry(n, x * 1000000 + y, road, index, why))
                return false;
    return true;
}

static bool enter_segments(noder *n, failure *why)
{
    n->n_entries = 0;
    for (size_t r = 0; r < n->roads->n; r++) {
        const road_line *road = &n->roads->road[r];
        for (size_t i = 0; road_is_surface(road) && i + 1 < road->n; i++)
            if (!enter_segment(n, r, i, why))
                return false;
    }
    if (n->n_entries > 0)
        qsort(n->entry, n->n_entries, sizeof *n->entry, compare_entries);
    return true;
}

static bool add_node(noder *n, point at, failure *why)
{
    point *nodes = grown(n->node, &n->node_capacity, n->n_nodes + 1, sizeof *nodes);
    if (!nodes)
        return fail_memory(why);
    n->node = nodes;
    nodes[n->n_nodes++] = at;
    return true;
}

/* The point becomes a corner of the segment, unless it is one of its ends already. */
static bool add_corner(noder *n, const bucket_entry *on, point at, failure *why)
{
    const point *segment = &n->roads->road[on->road].point[on->index];
    if (same_point(at, segment[0]) || same_point(at, segment[1]))
        return true;
    road_corner *corners = grown(n->corner, &n->corner_capacity, n->n_corners + 1, sizeof *corners);
    if (!corners)
        return fail_memory(why);
    n->corner = corners;
    corners[n->n_corners++] =
        (road_corner){on->road, on->index, squared_distance(segment[0], at), at};
    return true;
}

static bool meet_at(noder *n, const bucket_entry *a, const bucket_entry *b, point at, failure *why)
{
    return add_node(n, at, why) && add_corner(n, a, at, why) && add_corner(n, b, at, why);
}

static bool meet(noder *n, const bucket_entry *a, const bucket_entry *b, failure *why)
{
    const point *p = &n->roads->road[a->road].point[a->index];
    const point *q = &n->roads->road[b->road].point[b->index];
    if (!segments_touch(p[0], p[1], q[0], q[1]))
        return true;
    bool end_on_segment = false;
    for (int end = 0; end < 2; end++) {
        if (on_segment(q[end], p[0], p[1])) {
            end_on_segment = true;
            if (!meet_at(n, a, b, q[end], why))
                return false;
        }
        if (on_segment(p[end], q[0], q[1])) {
            end_on_segment = true;
            if (!meet_at(n, a, b, p[end], why))
                return false;
        }
    }
    return end_on_segment || meet_at(n, a, b, segment_crossing(p[0], p[1], q[0], q[1]), why);
}

static bool find_meetings(noder *n, failure *why)
{
    n->n_corners = n->n_nodes = 0;
    for (size_t first = 0, last; first < n->n_entries; first = last) {
        for (last = first; last < n->n_entries; last++)
            if (n->entry[last].bucket != n->entry[first].bucket)
                break;
        for (size_t i = first; i < last; i++)
            for (size_t j = i + 1; j < last; j++)
                if (n->entry[i].road != n->entry[j].road &&
                    !meet(n, &n->entry[i], &n->entry[j], why))
                    return false;
    }
    return true;
}

/* A road with its new corners, corner[first .. last), in their places. */
static bool insert_corners(noder *n, size_t first, size_t last, failure *why)
{
    road_line *road = &n->roads->road[n->corner[first].road];
    point *points = malloc((road->n + last - first) * sizeof *points);
    if (!points)
        return fail_memory(why);
    size_t n_points = 0, c = first;
    for (size_t i = 0; i < road->n; i++) {
        points[n_points++] = road->point[i];
        for (; c < last && n->corner[c].index == i; c++)
            if (!same_point(points[n_points - 1], n->corner[c].at))
                points[n_points++] = n->corner[c].at;
    }
    free(road->point);
    road->point = points;
    road->n = n_points;
    return true;
}

static bool insert_all_corners(noder *n, failure *why)
{
    if (n->n_corners > 0)
        qsort(n->corner, n->n_corners, sizeof *n->corner, compare_corners);
    for (size_t first = 0, last; first < n->n_corners; first = last) {
        for (last = first; last < n->n_corners; last++)
            if (n->corner[last].road != n->corner[first].road)
                break;
        if (!insert_corners(n, first, last, why))
            return false;
    }
    return true;
}

/* The road in pieces, from node to node. */
static bool cut_road(const noder *n, const road_line *whole, road_list *pieces, failure *why)
{
    size_t start = 0;
    for (size_t i = 1; i < whole->n; i++) {
        const bool cut = i + 1 == whole->n || bsearch(&whole->point[i], n->node, n->n_nodes,
                                                      sizeof *n->node, compare_points);
        if (cut && !roads_add(pieces, whole, &whole->point[start], i - start + 1, why))
            return false;
        if (cut)
            start = i;
    }
    return true;
}

static bool cut_all(noder *n, failure *why)
{
    road_list pieces = {0};
    bool done = true;
    if (n->n_nodes > 0)
        qsort(n->node, n->n_nodes, sizeof *n->node, compare_points);
    for (size_t r = 0; done && r < n->roads->n; r++) {
        const road_line *whole = &n->roads->road[r];
        done = road_is_surface(whole) && n->n_nodes > 0
                   ? cut_road(n, whole, &pieces, why)
                   : roads_add(&pieces, whole, whole->point, whole->n, why);
    }
    roads_release(done ? n->roads : &pieces);
    if (done)
        *n->roads = pieces;
    return done;
}

bool roads_node(road_list *roads, failure *why)
{
    noder n = {.roads = roads};
    bool done = false;
    for (int pass = 0; !done && pass < MOST_PASSES; pass++) {
        if (!enter_segments(&n, why) || !find_meetings(&n, why))
            goto cleanup;
        done = n.n_corners == 0;
        if (!insert_all_corners(&n, why)) {
            done = false;
            goto cleanup;
        }
    }
    done = done ? cut_all(&n, why)
                : fail(why, "crossings of roads still move after %d passes", MOST_PASSES);
cleanup:
    free(n.entry);
    free(n.corner);
    free(n.node);
    return done;
}
