/* SPDX-License-Identifier: MPL-2.0 */
/* Cost distance on several threads is, byte for byte, that on one; and both are what sweeps over all
 * cells arrive at: minutes until nothing improves, then sources along the shortest ways. */
#include <math.h>
#include <stdlib.h>

#include "core/random.h"
#include "raster/cost_distance.h"
#include "raster/steps.h"
#include "raster/walking.h"
#include "support/random_roads.h"
#include "support/test.h"

enum {
    MOST_THREADS = 4,
    MOST_SOURCES = 6,
    ROUNDS = 100
};

typedef struct {
    adg_friction_surface surface;
    double *friction; /* of all cells with the border, as the search reads it */
    adg_cost_source source[MOST_SOURCES];
    size_t n_sources;
    adg_cost_options options;
} country;

/* plain: every cell the same, and steps of it binary fractions or not: many ways as long. */
static double draw_friction(adg_random *random, int kind)
{
    if (adg_random_uniform(random) < 0.15)
        return NAN;
    switch (kind) {
    case 0:
        return 0.0078125;
    case 1:
        return (double)0.013f;
    case 2:
        return adg_random_uniform(random) < 0.5 ? (double)0.001f : (double)0.75f;
    case 3:
        return (double)(float)pow(10, random_between(random, -12, 1)); /* lost in rounding */
    default:
        return (double)(float)random_between(random, 0.01, 0.03);
    }
}

static void draw_cells(country *c, adg_random *random)
{
    adg_friction_surface *s = &c->surface;
    double *row = NEW(double, s->width);
    int kind = (int)random_between(random, 0, 5);
    for (size_t i = 0; i < adg_friction_surface_cells(s); i++)
        c->friction[i] = NAN;
    for (size_t r = 0; r < s->height; r++) {
        for (size_t k = 0; k < s->width; k++)
            c->friction[adg_cell_number(s, r, k)] = row[k] = draw_friction(random, kind);
        adg_friction_surface_set_row(s, r, row);
        for (size_t k = 0; k < s->width; k++)
            row[k] = random_between(random, 0, kind == 1 ? 1e-9 : 60);
        if (s->elevation)
            adg_friction_surface_set_elevation(s, r, row);
    }
    free(row);
}

static country draw_country(adg_random *random)
{
    static const int neighbours[] = {4, 8, 16};
    country c = {.options = ADG_COST_OPTIONS_INIT};
    adg_error error = ADG_ERROR_INIT;
    size_t width = (size_t)random_between(random, 1, 60);
    size_t height = (size_t)random_between(random, 1, 60);
    bool sloped = adg_random_uniform(random) < 0.3;
    assert_ok(adg_friction_surface_new(width, height, 100, adg_random_uniform(random) < 0.5, sloped,
                                       &c.surface, &error),
              &error);
    c.friction = NEW(double, adg_friction_surface_cells(&c.surface));
    draw_cells(&c, random);
    c.n_sources = (size_t)random_between(random, 0, MOST_SOURCES + 0.99);
    for (size_t i = 0; i < c.n_sources; i++) {
        size_t row = (size_t)random_between(random, 0, (double)height - 1e-9);
        size_t column = (size_t)random_between(random, 0, (double)width - 1e-9);
        double already = adg_random_uniform(random) < 0.7 ? 0 : random_between(random, 0, 20);
        c.source[i] = (adg_cost_source){adg_cell_number(&c.surface, row, column), already};
    }
    c.options.neighbours = neighbours[(int)random_between(random, 0, 3)];
    c.options.forbid_corners = adg_random_uniform(random) < 0.3;
    if (adg_random_uniform(random) < 0.3)
        c.options.limit_min = random_between(random, 0, 60);
    if (adg_random_uniform(random) < 0.5)
        c.options.direction = ADG_FROM_FACILITY;
    return c;
}

static void release_country(country *c)
{
    adg_friction_surface_release(&c->surface);
    free(c->friction);
}

/* ---- the simple way ---- */

/* Minutes of a step, in the order of operations the search has; NaN where there is none. */
static double step_minutes(const country *c, const adg_steps *steps, size_t k, size_t here)
{
    const adg_step *step = &steps->step[k];
    const float *z = c->surface.elevation;
    size_t there = (size_t)((ptrdiff_t)here + step->to);
    double beside = k < 4 ? 0
                          : c->friction[(ptrdiff_t)here + step->pass[0]] +
                                c->friction[(ptrdiff_t)here + step->pass[1]];
    if (k >= 4 && k < 8 && c->options.forbid_corners && isnan(beside))
        return NAN;
    double friction = k < 8 ? c->friction[here] : c->friction[here] + beside;
    double minutes = step->share * (friction + c->friction[there]);
    if (!z)
        return minutes;
    double rise = (double)z[here] - (double)z[there];
    if (c->options.direction == ADG_FROM_FACILITY)
        rise = -rise;
    return minutes * (adg_tobler_kmh(0) / adg_tobler_kmh(rise / step->metres));
}

/* One sweep over the ways into all cells: shorter ones, or (sources) those that are shortest and lead to
 * an earlier source. */
static bool sweep(const country *c, const adg_steps *steps, bool sources, double *minutes,
                  uint32_t *nearest)
{
    double limit = fmin(c->options.limit_min, ADG_COST_LONGEST_MIN);
    size_t n = adg_friction_surface_cells(&c->surface);
    bool changed = false;
    for (size_t here = 0; here < n; here++)
        for (size_t k = 0; isfinite(minutes[here]) && k < (size_t)c->options.neighbours; k++) {
            size_t there = (size_t)((ptrdiff_t)here + steps->step[k].to);
            double through = minutes[here] + step_minutes(c, steps, k, here);
            if (!sources && through < minutes[there] && through <= limit) {
                minutes[there] = through;
                changed = true;
            }
            if (sources && through == minutes[there] && nearest[here] < nearest[there]) {
                nearest[there] = nearest[here];
                changed = true;
            }
        }
    return changed;
}

static void find_simply(const country *c, double *minutes, uint32_t *nearest)
{
    adg_steps steps = adg_steps_of(c->surface.stride, c->surface.cell_m, c->options.neighbours);
    for (size_t i = 0; i < adg_friction_surface_cells(&c->surface); i++) {
        minutes[i] = INFINITY;
        nearest[i] = ADG_NONE;
    }
    for (uint32_t i = 0; i < c->n_sources; i++) {
        const adg_cost_source *s = &c->source[i];
        if (!isnan(c->friction[s->cell]) && s->minutes <= c->options.limit_min)
            minutes[s->cell] = fmin(minutes[s->cell], s->minutes);
    }
    while (sweep(c, &steps, false, minutes, nearest)) {
    }
    for (uint32_t i = (uint32_t)c->n_sources; i-- > 0;)
        if (c->source[i].minutes == minutes[c->source[i].cell])
            nearest[c->source[i].cell] = i;
    while (sweep(c, &steps, true, minutes, nearest)) {
    }
}

/* ---- comparison ---- */

static void assert_found(country *c, int threads, const double *minutes, const uint32_t *nearest)
{
    size_t n = adg_friction_surface_cells(&c->surface);
    uint32_t *found = NEW(uint32_t, n);
    adg_context ctx = {.threads = threads};
    adg_error error = ADG_ERROR_INIT;
    for (int allocation = 0; allocation < 2; allocation++) {
        assert_ok(adg_cost_distance(&c->surface, &c->options, c->source, c->n_sources,
                                    allocation ? found : NULL, &ctx, &error),
                  &error);
        for (size_t i = 0; i < n; i++) {
            /* The same bits: both finite or infinite, never NaN, never -0. */
            assert_true(adg_cost_at(&c->surface, (uint32_t)i) == minutes[i]);
            assert_true(!allocation || found[i] == nearest[i]);
        }
    }
    free(found);
}

TEST(any_number_of_threads_finds_what_sweeps_over_all_cells_find)
{
    adg_random random;
    adg_random_seed(&random, 20260301);
    for (int round = 0; round < ROUNDS; round++) {
        country c = draw_country(&random);
        size_t n = adg_friction_surface_cells(&c.surface);
        double *minutes = NEW(double, n);
        uint32_t *nearest = NEW(uint32_t, n);
        find_simply(&c, minutes, nearest);
        c.options.band_rows = (size_t)random_between(&random, 1, 9);
        assert_found(&c, 1, minutes, nearest);
        assert_found(&c, 2 + round % (MOST_THREADS - 1), minutes, nearest);
        free(minutes);
        free(nearest);
        release_country(&c);
    }
}

/* Large enough that several threads are used unasked. */
TEST(a_large_surface_is_the_same_for_any_number_of_threads)
{
    adg_random random;
    adg_random_seed(&random, 7);
    country c = {.options = ADG_COST_OPTIONS_INIT};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_friction_surface_new(400, 300, 100, false, false, &c.surface, &error), &error);
    size_t n = adg_friction_surface_cells(&c.surface);
    double *minutes = NEW(double, n);
    uint32_t *nearest = NEW(uint32_t, n);
    c.friction = NEW(double, n);
    draw_cells(&c, &random);
    for (c.n_sources = 0; c.n_sources < MOST_SOURCES; c.n_sources++)
        c.source[c.n_sources] =
            (adg_cost_source){adg_cell_number(&c.surface, 45 * c.n_sources, 60 * c.n_sources), 0};
    adg_context one = {.threads = 1};
    assert_ok(adg_cost_distance(&c.surface, &c.options, c.source, c.n_sources, nearest, &one,
                                &error),
              &error);
    for (size_t i = 0; i < n; i++)
        minutes[i] = adg_cost_at(&c.surface, (uint32_t)i);
    for (int threads = 2; threads <= MOST_THREADS; threads++)
        assert_found(&c, threads, minutes, nearest);
    free(minutes);
    free(nearest);
    release_country(&c);
}

static int stop_at_once(double fraction, const char *stage, void *data)
{
    (void)fraction;
    (void)stage;
    ++*(int *)data;
    return 0;
}

TEST(a_search_on_two_threads_stops_when_it_is_told_to)
{
    int asked = 0;
    adg_context ctx = {.threads = 2, .progress = stop_at_once, .data = &asked};
    adg_cost_options options = ADG_COST_OPTIONS_INIT;
    adg_friction_surface s;
    adg_error error = ADG_ERROR_INIT;
    enum {
        SIDE = 700
    };
    assert_ok(adg_friction_surface_new(SIDE, SIDE, 100, false, false, &s, &error), &error);
    double row[SIDE];
    for (size_t k = 0; k < SIDE; k++)
        row[k] = 0.01;
    for (size_t r = 0; r < SIDE; r++)
        adg_friction_surface_set_row(&s, r, row);
    const adg_cost_source source = {adg_cell_number(&s, 0, 0), 0};
    assert_fails(adg_cost_distance(&s, &options, &source, 1, NULL, &ctx, &error), ADG_E_CANCELLED,
                 &error, "stopped");
    assert_int_equal(asked, 1);
    adg_friction_surface_release(&s);
}

RUN(T(any_number_of_threads_finds_what_sweeps_over_all_cells_find),
    T(a_large_surface_is_the_same_for_any_number_of_threads),
    T(a_search_on_two_threads_stops_when_it_is_told_to))
