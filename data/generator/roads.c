/* SPDX-License-Identifier: MPL-2.0 */
#include "roads.h"

#include <stdlib.h>
#include <string.h>

bool roads_add(road_list *roads, const road_line *like, const point *points, size_t n, failure *why)
{
    road_line *larger = grown(roads->road, &roads->capacity, roads->n + 1, sizeof *larger);
    if (!larger)
        return fail_memory(why);
    roads->road = larger;
    point *copy = malloc(n * sizeof *copy);
    if (!copy)
        return fail_memory(why);
    memcpy(copy, points, n * sizeof *copy);
    road_line *added = &larger[roads->n++];
    *added = *like;
    added->point = copy;
    added->n = n;
    return true;
}

void roads_keep(road_list *roads, const bool *keep)
{
    size_t kept = 0;
    for (size_t i = 0; i < roads->n; i++) {
        if (keep[i])
            roads->road[kept++] = roads->road[i];
        else
            free(roads->road[i].point);
    }
    roads->n = kept;
}

void roads_release(road_list *roads)
{
    for (size_t i = 0; i < roads->n; i++)
        free(roads->road[i].point);
    free(roads->road);
    *roads = (road_list){0};
}

bool road_is_surface(const road_line *road)
{
    return road->class >= ROAD_MAIN && road->class <= ROAD_STREET;
}

point road_middle(const road_line *road)
{
    double length = 0, passed = 0;
    for (size_t i = 1; i < road->n; i++)
        length += distance(road->point[i - 1], road->point[i]);
    for (size_t i = 1; i < road->n; i++) {
        const double step = distance(road->point[i - 1], road->point[i]);
        if (passed + step >= length / 2 && step > 0)
            return between(road->point[i - 1], road->point[i], (length / 2 - passed) / step);
        passed += step;
    }
    return road->point[0];
}
