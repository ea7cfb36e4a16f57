/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "checks/checks.h"
#include "core/error.h"
#include "core/text.h"

typedef struct {
    const adg_road_network *network;
    const adg_segment_index *index; /* all roads */
    adg_faults *faults;
    uint32_t line, point; /* the segment that is being held against the others */
} crossing_search;

static const double *point_at(const adg_road_network *network, uint32_t point)
{
    return network->roads.lines.xy + 2 * (size_t)point;
}

static bool is_end_of(const adg_road_network *network, uint32_t line, double x, double y)
{
    const adg_shapes *lines = &network->roads.lines;
    size_t part = lines->first_part[line];
    const double *first = lines->xy + 2 * lines->first_point[part];
    const double *last = lines->xy + 2 * (lines->first_point[part + 1] - 1);
    return hypot(first[0] - x, first[1] - y) < 0.01 || hypot(last[0] - x, last[1] - y) < 0.01;
}

/* Where the segments a-b and c-d meet; false when they do not, or run along each other. */
static bool meet(const double *a, const double *c, double *x, double *y)
{
    const double *b = a + 2, *d = c + 2;
    double rx = b[0] - a[0], ry = b[1] - a[1], sx = d[0] - c[0], sy = d[1] - c[1];
    double cross = rx * sy - ry * sx;
    if (fabs(cross) < 1e-9)
        return false;
    double t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross;
    double u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
    *x = a[0] + t * rx;
    *y = a[1] + t * ry;
    return t >= 0 && t <= 1 && u >= 0 && u <= 1;
}

static const char *class_of(const adg_road_network *network, uint32_t line)
{
    uint32_t number = network->roads.road[line].class_index;
    return number == ADG_NONE ? "-" : network->roads.class_name[number];
}

static void report(const crossing_search *s, uint32_t other, double x, double y)
{
    const adg_road *a = &s->network->roads.road[s->line], *b = &s->network->roads.road[other];
    /* Motorways and ferries cross others on bridges and water as a rule. */
    bool expected = !a->may_stop || !b->may_stop;
    adg_fault *fault = adg_faults_add(
        s->faults, expected ? ADG_NOTE : ADG_WARNING, "crossing_without_node",
        (adg_place){s->network->roads.shown, NULL, NULL, a->row},
        _("the road (%s) crosses row %lld (%s) and they have no node in common there."),
        class_of(s->network, s->line), b->row, class_of(s->network, other));
    if (!expected)
        adg_fault_advise(fault, _("If it is a junction, split both roads there (QGIS: Split "
                                  "features); if it is a bridge, all is well."));
    adg_fault_at(fault, x, y);
}

/* Every pair is seen twice; the lower line reports. */
static bool compare(uint32_t other, uint32_t other_point, void *data)
{
    crossing_search *s = data;
    double x, y;
    if (other <= s->line ||
        !meet(point_at(s->network, s->point), point_at(s->network, other_point), &x, &y))
        return true;
    bool end_of_one = is_end_of(s->network, s->line, x, y);
    bool end_of_other = is_end_of(s->network, other, x, y);
    /* An end on another road's middle is the dangling ends' business. */
    if (!end_of_one && !end_of_other)
        report(s, other, x, y);
    return true;
}

adg_status adg_check_crossings(const adg_road_network *network, adg_faults *faults,
                               adg_error *error)
{
    const adg_shapes *lines = &network->roads.lines;
    adg_segment_index *index = NULL;
    adg_status status = adg_segment_index_build(lines, NULL, &index, error);
    if (status != ADG_OK)
        return status;
    crossing_search s = {network, index, faults, 0, 0};
    for (s.line = 0; s.line < lines->n; s.line++) {
        size_t part = lines->first_part[s.line];
        for (size_t k = lines->first_point[part]; k + 1 < lines->first_point[part + 1]; k++) {
            adg_box box = ADG_BOX_EMPTY;
            adg_box_add(&box, lines->xy[2 * k], lines->xy[2 * k + 1]);
            adg_box_add(&box, lines->xy[2 * k + 2], lines->xy[2 * k + 3]);
            s.point = (uint32_t)k;
            adg_segment_index_query(index, &box, compare, &s);
        }
    }
    adg_segment_index_free(index);
    return ADG_OK;
}
