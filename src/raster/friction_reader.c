/* SPDX-License-Identifier: MPL-2.0 */
#include "raster/friction_reader.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "raster/walking.h"

static const char *shown_of(const adg_friction_sources *sources)
{
    return sources->shown ? sources->shown : sources->friction;
}

/* A raster that cannot be opened is a finding like the others. */
static adg_status open_raster(const char *path, const char *shown, adg_raster **raster,
                              adg_faults *faults, adg_error *error)
{
    adg_error local = ADG_ERROR_INIT;
    adg_status status = adg_raster_open(path, shown, 1, raster, &local);
    if (status != ADG_E_INVALID)
        return status == ADG_OK ? ADG_OK : adg_fail(error, status, "%s", local.message);
    adg_faults_add(faults, ADG_ERROR, "unreadable_file", (adg_place){NULL, NULL, NULL, -1}, "%s",
                   local.message);
    return ADG_OK;
}

static void check_grid(const char *path, const adg_raster *raster, adg_faults *faults)
{
    const adg_place place = {path, NULL, NULL, -1};
    if (!adg_crs_is_projected_in_metres(adg_raster_crs(raster)))
        adg_fault_advise(adg_faults_add(faults, ADG_ERROR, "bad_crs", place,
                                        _("the raster is in %s, not in metres."),
                                        adg_crs_name(adg_raster_crs(raster))),
                         _("Warp it to a projected system such as EPSG:25832."));
    if (!adg_raster_is_square(raster))
        adg_fault_advise(adg_faults_add(faults, ADG_ERROR, "not_square", place, "%s",
                                        _("the cells are not square and north-up.")),
                         _("Warp it in QGIS with the same resolution both ways."));
}

/* Minutes per metre; NaN stays a barrier. */
static double to_min_per_m(double friction, adg_friction_unit unit)
{
    return unit == ADG_FRICTION_KMH ? 60 / (1000 * friction)
                                    : friction / (unit == ADG_FRICTION_S_PER_M ? 60 : 1);
}

/* Turns a row into minutes per metre; the number of cells that cannot be. */
static size_t convert_row(double *value, size_t width, adg_friction_unit unit, double *wrong)
{
    size_t n = 0;
    for (size_t c = 0; c < width; c++) {
        if (!isnan(value[c]) && (!(value[c] > 0) || isinf(value[c]))) {
            *wrong = value[c];
            n++;
        }
        value[c] = to_min_per_m(value[c], unit);
    }
    return n;
}

static adg_status read_friction(const adg_friction_sources *sources, adg_raster *raster,
                                adg_friction_surface *surface, double *row, adg_faults *faults,
                                adg_error *error)
{
    size_t n_wrong = 0, first_row = 0;
    double wrong = 0;
    adg_status status = ADG_OK;
    for (size_t r = 0; status == ADG_OK && r < surface->height; r++) {
        status = adg_raster_read_row(raster, r, row, error);
        size_t n = status == ADG_OK ? convert_row(row, surface->width, sources->unit, &wrong) : 0;
        first_row = n_wrong == 0 && n > 0 ? r : first_row;
        n_wrong += n;
        if (status == ADG_OK)
            adg_friction_surface_set_row(surface, r, row);
    }
    if (n_wrong)
        adg_fault_advise(
            adg_faults_add(faults, ADG_ERROR, "bad_friction",
                           (adg_place){shown_of(sources), NULL, NULL, (long long)first_row},
                           ngettext_("%s cell holds a friction that is not above 0 and finite, "
                                     "such as %g.",
                                     "%s cells hold a friction that is not above 0 and finite, "
                                     "such as %g.",
                                     n_wrong),
                           ADG_NUMBER(n_wrong, 0), wrong),
            _("A barrier is NoData; a free way has a small friction, not 0."));
    return status;
}

/* Without friction people walk everywhere as on flat ground, where there is ground. */
static adg_status read_elevation(const adg_friction_sources *sources, adg_raster *raster,
                                 adg_friction_surface *surface, double *row, adg_error *error)
{
    double *flat = ADG_NEW_ARRAY(double, surface->width);
    adg_status status = flat ? ADG_OK : adg_fail_memory(error);
    for (size_t c = 0; flat && c < surface->width; c++)
        flat[c] = 60 / (1000 * adg_tobler_kmh(0));
    for (size_t r = 0; status == ADG_OK && r < surface->height; r++) {
        status = adg_raster_read_row(raster, r, row, error);
        if (status == ADG_OK && !sources->friction)
            adg_friction_surface_set_row(surface, r, flat);
        if (status == ADG_OK)
            adg_friction_surface_set_elevation(surface, r, row);
    }
    free(flat);
    return status;
}

static adg_status read_cells(const adg_friction_sources *sources, adg_raster *friction,
                             adg_raster *elevation, adg_friction_surface *surface,
                             adg_faults *faults, adg_error *error)
{
    const adg_raster *grid = friction ? friction : elevation;
    size_t width = adg_raster_width(grid);
    double *row = ADG_NEW_ARRAY(double, width);
    adg_status status =
        row ? adg_friction_surface_new(width, adg_raster_height(grid), adg_raster_cell_m(grid),
                                       !friction || adg_raster_is_wide(friction) ||
                                           sources->unit != ADG_FRICTION_MIN_PER_M,
                                       elevation != NULL, surface, error)
            : adg_fail_memory(error);
    if (status == ADG_OK && friction)
        status = read_friction(sources, friction, surface, row, faults, error);
    if (status == ADG_OK && elevation)
        status = read_elevation(sources, elevation, surface, row, error);
    free(row);
    return status;
}

adg_status adg_friction_read(const adg_friction_sources *sources, adg_friction_surface *surface,
                             adg_raster **grid, adg_faults *faults, adg_error *error)
{
    adg_raster *friction = NULL, *elevation = NULL;
    size_t errors_before = faults->count[ADG_ERROR];
    adg_status status = ADG_OK;
    if (sources->friction)
        status = open_raster(sources->friction, shown_of(sources), &friction, faults, error);
    if (status == ADG_OK && sources->elevation)
        status = open_raster(sources->elevation, sources->elevation, &elevation, faults, error);
    if (friction)
        check_grid(shown_of(sources), friction, faults);
    if (elevation)
        check_grid(sources->elevation, elevation, faults);
    if (friction && elevation && !adg_raster_same_grid(friction, elevation))
        adg_fault_advise(adg_faults_add(faults, ADG_ERROR, "other_grid",
                                        (adg_place){sources->elevation, NULL, NULL, -1}, "%s",
                                        _("the elevation does not have the cells of the "
                                          "friction.")),
                         _("Warp it to the extent and resolution of the friction raster."));
    if (status == ADG_OK && faults->count[ADG_ERROR] == errors_before)
        status = read_cells(sources, friction, elevation, surface, faults, error);
    *grid = friction ? friction : elevation;
    if (friction)
        adg_raster_close(elevation);
    return status;
}
