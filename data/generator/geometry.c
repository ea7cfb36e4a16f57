/* SPDX-License-Identifier: MPL-2.0 */
#include "geometry.h"

#include <math.h>

bool same_point(point a, point b)
{
    return a.x == b.x && a.y == b.y;
}

int compare_points(const void *a, const void *b)
{
    const point *p = a, *q = b;
    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    return p->y < q->y ? -1 : p->y > q->y;
}

int64_t whole_metres(double metres)
{
    return (int64_t)floor(metres + 0.5);
}

int64_t squared_distance(point a, point b)
{
    const int64_t dx = a.x - b.x, dy = a.y - b.y;
    return dx * dx + dy * dy;
}

double distance(point a, point b)
{
    return sqrt((double)squared_distance(a, b));
}

double squared_distance_to_segment(point p, point a, point b)
{
    const double length2 = (double)squared_distance(a, b);
    if (length2 == 0)
        return (double)squared_distance(p, a);
    const double dx = (double)(b.x - a.x), dy = (double)(b.y - a.y);
    double t = ((double)(p.x - a.x) * dx + (double)(p.y - a.y) * dy) / length2;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const double ex = (double)(p.x - a.x) - t * dx, ey = (double)(p.y - a.y) - t * dy;
    return ex * ex + ey * ey;
}

direction direction_of(point a, point b)
{
    const double length = distance(a, b);
    return (direction){(double)(b.x - a.x) / length, (double)(b.y - a.y) / length};
}

point moved(point from, direction heading, double along, double right)
{
    return (point){whole_metres((double)from.x + along * heading.x + right * heading.y),
                   whole_metres((double)from.y + along * heading.y - right * heading.x)};
}

point between(point a, point b, double t)
{
    return (point){whole_metres((double)a.x + t * (double)(b.x - a.x)),
                   whole_metres((double)a.y + t * (double)(b.y - a.y))};
}

int64_t turn(point a, point b, point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool on_segment(point p, point a, point b)
{
    if (turn(a, b, p) != 0)
        return false;
    const bool within_x = (p.x >= a.x && p.x <= b.x) || (p.x >= b.x && p.x <= a.x);
    const bool within_y = (p.y >= a.y && p.y <= b.y) || (p.y >= b.y && p.y <= a.y);
    return within_x && within_y;
}

static int sign(int64_t value)
{
    return (value > 0) - (value < 0);
}

bool segments_touch(point a, point b, point c, point d)
{
    const int c_side = sign(turn(a, b, c)), d_side = sign(turn(a, b, d));
    const int a_side = sign(turn(c, d, a)), b_side = sign(turn(c, d, b));
    if (c_side * d_side < 0 && a_side * b_side < 0)
        return true;
    return on_segment(c, a, b) || on_segment(d, a, b) || on_segment(a, c, d) || on_segment(b, c, d);
}

point segment_crossing(point a, point b, point c, point d)
{
    const double from_a = (double)turn(c, d, a), from_b = (double)turn(c, d, b);
    return between(a, b, from_a / (from_a - from_b));
}

bool inside_ring(point p, const point *ring, size_t n)
{
    bool inside = false;
    for (size_t i = 0, j = n - 1; i < n; j = i++) {
        const point a = ring[j], b = ring[i];
        if ((a.y > p.y) == (b.y > p.y))
            continue;
        /* The edge passes the height of p; is p left of it, seen upwards? */
        const int64_t side = a.y < b.y ? turn(a, b, p) : turn(b, a, p);
        if (side > 0)
            inside = !inside;
    }
    return inside;
}
