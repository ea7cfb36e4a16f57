/* SPDX-License-Identifier: MPL-2.0 */
#include "map/map_coloring.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"

/* Every place where two areas meet, in both directions: pair = area << 32 | neighbour. */
typedef struct {
    uint64_t *pair;
    size_t n;
} meetings;

static void add_meeting(meetings *m, double *last, double here)
{
    if (isnan(here))
        return;
    if (!isnan(*last) && *last != here) {
        m->pair[m->n++] = (uint64_t)*last << 32 | (uint64_t)here;
        m->pair[m->n++] = (uint64_t)here << 32 | (uint64_t)*last;
    }
    *last = here;
}

static void find_meetings(const double *area, size_t width, size_t height, meetings *m)
{
    for (size_t row = 0; row < height; row++) {
        double last = NAN;
        for (size_t column = 0; column < width; column++)
            add_meeting(m, &last, area[row * width + column]);
    }
    for (size_t column = 0; column < width; column++) {
        double last = NAN;
        for (size_t row = 0; row < height; row++)
            add_meeting(m, &last, area[row * width + column]);
    }
}

/* Sorts the meetings, and finds where those of each area begin: first [n + 1]. */
static adg_status sort_meetings(meetings *m, size_t n, size_t *first, adg_error *error)
{
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, m->n);
    uint64_t *sorted = ADG_NEW_ARRAY(uint64_t, m->n);
    adg_status status =
        order && sorted ? adg_sort_order_u64(m->pair, m->n, order, error) : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < m->n; i++) {
        sorted[i] = m->pair[order[i]];
        first[(sorted[i] >> 32) + 1]++;
    }
    for (size_t a = 0; status == ADG_OK && a < n; a++)
        first[a + 1] += first[a];
    free(order);
    if (status == ADG_OK) {
        free(m->pair);
        m->pair = sorted;
    } else {
        free(sorted);
    }
    return status;
}

/* Areas by falling number of neighbours. */
static adg_status order_areas(const meetings *m, const size_t *first, size_t n, uint32_t *order,
                              adg_error *error)
{
    double *key = ADG_NEW_ARRAY(double, n);
    for (size_t a = 0; key && a < n; a++)
        for (size_t i = first[a]; i < first[a + 1]; i++)
            key[a] -= i == first[a] || m->pair[i] != m->pair[i - 1];
    adg_status status = key ? adg_sort_order(key, n, order, error) : adg_fail_memory(error);
    free(key);
    return status;
}

/* shared, used [n_colors]: border with neighbours of that colour; areas that have it. */
static size_t best_color(const size_t *shared, const size_t *used, size_t n_colors)
{
    size_t best = 0;
    for (size_t c = 1; c < n_colors; c++)
        if (shared[c] < shared[best] || (shared[c] == shared[best] && used[c] < used[best]))
            best = c;
    return best;
}

static adg_status give_colors(const meetings *m, const size_t *first, const uint32_t *order,
                              size_t n, size_t n_colors, size_t *color, adg_error *error)
{
    size_t *shared = ADG_NEW_ARRAY(size_t, n_colors), *used = ADG_NEW_ARRAY(size_t, n_colors);
    bool ok = shared && used;
    for (size_t a = 0; a < n; a++)
        color[a] = SIZE_MAX;
    for (size_t k = 0; ok && k < n; k++) {
        size_t a = order[k];
        for (size_t c = 0; c < n_colors; c++)
            shared[c] = 0;
        for (size_t i = first[a]; i < first[a + 1]; i++) {
            size_t neighbour = (uint32_t)m->pair[i];
            if (color[neighbour] != SIZE_MAX)
                shared[color[neighbour]]++;
        }
        color[a] = best_color(shared, used, n_colors);
        used[color[a]]++;
    }
    free(shared);
    free(used);
    return ok ? ADG_OK : adg_fail_memory(error);
}

adg_status adg_map_coloring(const double *area, size_t width, size_t height, size_t n,
                            size_t n_colors, size_t *color, adg_error *error)
{
    /* Each square meets at most the one before it in its row and in its column. */
    meetings m = {ADG_NEW_ARRAY(uint64_t, 4 * width * height), 0};
    size_t *first = ADG_NEW_ARRAY(size_t, n + 1);
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n);
    adg_status status = m.pair && first && order ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK) {
        find_meetings(area, width, height, &m);
        status = sort_meetings(&m, n, first, error);
    }
    if (status == ADG_OK)
        status = order_areas(&m, first, n, order, error);
    if (status == ADG_OK)
        status = give_colors(&m, first, order, n, n_colors, color, error);
    free(m.pair);
    free(first);
    free(order);
    return status;
}
