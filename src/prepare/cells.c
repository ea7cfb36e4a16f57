/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/cells.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/sum.h"
#include "core/text.h"
#include "geo/polygons.h"

/* More squares than this would not fit the memory of a common machine. */
enum {
    MAX_SQUARES = 400000000
};

/* The squares of all polygons, and how many belong to each. */
typedef struct {
    adg_grid grid;
    uint32_t *owner;  /* [squares] */
    uint32_t *count;  /* [polygons] */
    size_t n_squares; /* with people */
} spreading;

static adg_status make_grid(const adg_shapes *polygons, double cell_m, adg_grid *grid,
                            adg_error *error)
{
    adg_box box = adg_shapes_box(polygons);
    double west = floor(box.x_min / cell_m), east = ceil(box.x_max / cell_m);
    double south = floor(box.y_min / cell_m), north = ceil(box.y_max / cell_m);
    double squares = (east - west) * (north - south);
    if (!(squares <= MAX_SQUARES))
        return adg_fail(error, ADG_E_INVALID,
                        _("population.cell_m: %g m gives %s squares; use larger cells"), cell_m,
                        ADG_NUMBER(squares, 0));
    *grid = (adg_grid){(size_t)(east - west), (size_t)(north - south), west * cell_m,
                       north * cell_m, cell_m};
    return ADG_OK;
}

static adg_status assign_squares(const adg_population *population, double cell_m, spreading *s,
                                 adg_error *error)
{
    adg_status status = make_grid(&population->shapes, cell_m, &s->grid, error);
    if (status != ADG_OK)
        return status;
    size_t squares = s->grid.width * s->grid.height;
    s->owner = ADG_NEW_ARRAY(uint32_t, squares);
    s->count = ADG_NEW_ARRAY(uint32_t, population->n);
    if (!s->owner || !s->count)
        return adg_fail_memory(error);
    status = adg_polygons_rasterize(&population->shapes, &s->grid, s->owner, error);
    for (size_t i = 0; status == ADG_OK && i < squares; i++) {
        uint32_t f = s->owner[i];
        if (f == ADG_NONE)
            continue;
        s->count[f]++;
        s->n_squares += population->people[f] > 0;
    }
    return status;
}

static bool allocate(adg_cells *cells, size_t n, const adg_population *population)
{
    cells->xy = ADG_NEW_ARRAY(double, 2 * n);
    cells->people = ADG_NEW_ARRAY(double, n);
    cells->group = ADG_NEW_ARRAY(double, population->n_groups *n);
    return cells->xy && cells->people && cells->group;
}

/* The next cell: 1/n_shares of what polygon f counts. */
static void add_cell(adg_cells *cells, size_t capacity, const adg_population *population,
                     uint32_t f, double n_shares, double x, double y)
{
    size_t i = cells->n++;
    cells->xy[2 * i] = x;
    cells->xy[2 * i + 1] = y;
    cells->people[i] = population->people[f] / n_shares;
    for (size_t g = 0; g < population->n_groups; g++)
        cells->group[g * capacity + i] = population->group[g * population->n + f] / n_shares;
}

static void add_squares(const spreading *s, const adg_population *population, adg_cells *cells,
                        size_t capacity)
{
    for (size_t row = 0; row < s->grid.height; row++)
        for (size_t column = 0; column < s->grid.width; column++) {
            uint32_t f = s->owner[row * s->grid.width + column];
            if (f != ADG_NONE && population->people[f] > 0)
                add_cell(cells, capacity, population, f, s->count[f],
                         s->grid.x_min + ((double)column + 0.5) * s->grid.cell_m,
                         s->grid.y_max - ((double)row + 0.5) * s->grid.cell_m);
        }
}

/* Polygons too small to hold the centre of a square. */
static adg_status add_small(const spreading *s, const adg_population *population, adg_cells *cells,
                            size_t capacity, adg_error *error)
{
    double *point = ADG_NEW_ARRAY(double, 2 * population->n);
    if (!point)
        return adg_fail_memory(error);
    adg_status status = adg_polygons_points(&population->shapes, false, point, error);
    for (size_t f = 0; status == ADG_OK && f < population->n; f++)
        if (s->count[f] == 0 && population->people[f] > 0)
            add_cell(cells, capacity, population, (uint32_t)f, 1, point[2 * f], point[2 * f + 1]);
    free(point);
    return status;
}

static adg_status spread(const adg_population_source *source, const adg_population *population,
                         adg_cells *cells, adg_error *error)
{
    spreading s = {.owner = NULL};
    adg_status status = assign_squares(population, source->cell_m, &s, error);
    size_t capacity = s.n_squares;
    for (size_t f = 0; status == ADG_OK && f < population->n; f++)
        capacity += s.count[f] == 0 && population->people[f] > 0;
    if (status == ADG_OK && !allocate(cells, capacity, population))
        status = adg_fail_memory(error);
    if (status == ADG_OK) {
        cells->cell_m = source->cell_m;
        add_squares(&s, population, cells, capacity);
        status = add_small(&s, population, cells, capacity, error);
    }
    free(s.owner);
    free(s.count);
    return status;
}

/* One cell a feature. */
static adg_status keep_features(const adg_population_source *source, adg_population *population,
                                adg_cells *cells, adg_error *error)
{
    adg_status status = ADG_OK;
    if (population->is_polygons) {
        population->xy = ADG_NEW_ARRAY(double, 2 * population->n);
        if (!population->xy)
            return adg_fail_memory(error);
        status = adg_polygons_points(&population->shapes, source->point == ADG_POINT_CENTROID,
                                     population->xy, error);
    }
    cells->n = population->n;
    cells->cell_m = population->cell_m;
    cells->xy = population->xy;
    cells->people = population->people;
    cells->group = population->group;
    cells->id = population->id;
    population->xy = population->people = population->group = NULL;
    population->id = NULL;
    return status;
}

static double sum_of(const double *value, size_t n)
{
    adg_sum sum = {0};
    for (size_t i = 0; i < n; i++)
        adg_sum_add(&sum, value[i]);
    return adg_sum_value(&sum);
}

static adg_status add_up(adg_cells *cells, adg_error *error)
{
    cells->total = sum_of(cells->people, cells->n);
    cells->group_total = ADG_NEW_ARRAY(double, cells->n_groups);
    if (!cells->group_total)
        return adg_fail_memory(error);
    for (size_t g = 0; g < cells->n_groups; g++)
        cells->group_total[g] = sum_of(cells->group + g * cells->n, cells->n);
    return ADG_OK;
}

adg_status adg_cells_make(const adg_population_source *source, adg_population *population,
                          adg_cells *cells, adg_error *error)
{
    *cells = (adg_cells){0};
    bool spreads = population->is_polygons && source->cell_m > 0;
    adg_status status = spreads ? spread(source, population, cells, error)
                                : keep_features(source, population, cells, error);
    cells->n_groups = population->n_groups;
    cells->group_name = population->group_name;
    population->group_name = NULL;
    adg_population_release(population);
    if (status == ADG_OK)
        status = add_up(cells, error);
    if (status != ADG_OK)
        adg_cells_release(cells);
    return status;
}

void adg_cells_release(adg_cells *cells)
{
    for (size_t i = 0; cells->id && i < cells->n; i++)
        free(cells->id[i]);
    for (size_t g = 0; cells->group_name && g < cells->n_groups; g++)
        free(cells->group_name[g]);
    free(cells->id);
    free(cells->group_name);
    free(cells->group);
    free(cells->group_total);
    free(cells->people);
    free(cells->xy);
    *cells = (adg_cells){0};
}
