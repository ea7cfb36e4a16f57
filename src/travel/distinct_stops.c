/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/distinct_stops.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"

/* Where a facility of the list stands. */
typedef struct {
    uint32_t edge, listed;
    double fraction, access_min;
} placed;

static int compare(double a, double b)
{
    return (a > b) - (a < b);
}

static int by_place(const placed *p, const placed *q)
{
    if (p->edge != q->edge)
        return p->edge < q->edge ? -1 : 1;
    int order = compare(p->fraction, q->fraction);
    return order ? order : compare(p->access_min, q->access_min);
}

static int by_place_and_list(const void *a, const void *b)
{
    const placed *p = a, *q = b;
    int order = by_place(p, q);
    return order ? order : (p->listed > q->listed) - (p->listed < q->listed);
}

/* Marks the first k of every place. */
static void mark(const placed *sorted, size_t n, size_t k, bool *kept)
{
    for (size_t i = 0, same = 0; i < n; i++) {
        same = i > 0 && by_place(&sorted[i - 1], &sorted[i]) == 0 ? same + 1 : 0;
        kept[sorted[i].listed] = same < k;
    }
}

adg_status adg_distinct_stops_select(const adg_road_travel *t, const uint32_t *facility, size_t n,
                                     size_t k, adg_distinct_stops *distinct, adg_error *error)
{
    placed *sorted = ADG_NEW_ARRAY(placed, n);
    bool *kept = ADG_NEW_ARRAY(bool, n);
    *distinct = (adg_distinct_stops){ADG_NEW_ARRAY(uint32_t, n), ADG_NEW_ARRAY(uint32_t, n), 0};
    bool ok = sorted && kept && distinct->facility && distinct->listed;
    for (size_t i = 0; ok && i < n; i++) {
        const adg_road_stop *f = &t->facility[facility[i]];
        sorted[i] = (placed){f->edge, (uint32_t)i, f->fraction, f->access_min};
    }
    if (ok) {
        qsort(sorted, n, sizeof *sorted, by_place_and_list);
        mark(sorted, n, k, kept);
    }
    for (size_t i = 0; ok && i < n; i++) {
        if (!kept[i])
            continue;
        distinct->facility[distinct->n] = facility[i];
        distinct->listed[distinct->n++] = (uint32_t)i;
    }
    free(sorted);
    free(kept);
    return ok ? ADG_OK : adg_fail_memory(error);
}

void adg_distinct_stops_release(adg_distinct_stops *distinct)
{
    free(distinct->facility);
    free(distinct->listed);
    *distinct = (adg_distinct_stops){0};
}
