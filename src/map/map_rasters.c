/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/text.h"
#include "findings/measure_words.h"
#include "map/map_book.h"
#include "map/map_coloring.h"

/* The next raster of the book with room for its bands; NULL = no memory. */
static adg_map_raster *add_raster(adg_map_book *book, char *name, const char *title,
                                  adg_raster_kind kind, size_t n_bands, const char *unit)
{
    const adg_grid *grid = &book->findings->cells.grid;
    adg_map_raster *raster = &book->raster[book->n_rasters++];
    *raster = (adg_map_raster){.name = name,
                               .title = adg_strdup(title),
                               .kind = kind,
                               .unit = unit,
                               .n_bands = n_bands,
                               .band_title = ADG_NEW_ARRAY(char *, n_bands),
                               .band = ADG_NEW_ARRAY(double *, n_bands)};
    bool ok = raster->name && raster->title && raster->band_title && raster->band;
    for (size_t b = 0; ok && b < n_bands; b++) {
        raster->band[b] = ADG_NEW_ARRAY(double, grid->width * grid->height);
        ok = raster->band[b] != NULL;
        for (size_t i = 0; ok && i < grid->width * grid->height; i++)
            raster->band[b][i] = NAN;
    }
    return ok ? raster : NULL;
}

/* Puts the values [n] of the squares where they lie. */
static bool fill_band(const adg_map_book *book, adg_map_raster *raster, size_t b, const char *title,
                      const double *value)
{
    const adg_output_cells *cells = &book->findings->cells;
    for (size_t s = 0; s < cells->n; s++)
        raster->band[b][cells->position[s]] = value[s];
    return (raster->band_title[b] = adg_strdup(title)) != NULL;
}

static adg_status minutes_raster(adg_map_book *book, const adg_service_findings *f, double *value,
                                 adg_error *error)
{
    const adg_service_settings *settings = f->service->settings;
    char *title = adg_strdup_format(_("%s: travel time to the nearest (minutes)"), settings->label);
    adg_map_raster *raster = title
                                 ? add_raster(book, adg_strdup_format("minutes_%s", settings->name),
                                              title, ADG_RASTER_FLOAT, 1, "min")
                                 : NULL;
    adg_output_cells_mean(&book->findings->cells, &book->findings->study->cells, f->minutes, value);
    bool ok = raster && fill_band(book, raster, 0, title, value);
    adg_status status = ok ? adg_classes_minutes(book->styles, title, settings->limits_min,
                                                 settings->limits_min_count, _("not known"),
                                                 &raster->classes, error)
                           : adg_fail_memory(error);
    free(title);
    return status;
}

/* A colour for each facility, so that catchments beside each other differ. color [facilities]. */
static adg_status color_catchments(const adg_map_book *book, const double *area, size_t *color,
                                   adg_error *error)
{
    const adg_grid *grid = &book->findings->cells.grid;
    return adg_map_coloring(area, grid->width, grid->height, book->findings->study->facilities.n,
                            adg_style_palette_size(book->styles, "areas"), color, error);
}

/* The classes of a raster of nearest facilities: code = position in the facility layer. */
static adg_status nearest_classes(const adg_map_book *book, const adg_service_findings *f,
                                  adg_map_raster *raster, adg_error *error)
{
    const adg_facilities *facilities = &book->findings->study->facilities;
    const adg_service *service = f->service;
    char **code = ADG_NEW_ARRAY(char *, service->n);
    const char **label = ADG_NEW_ARRAY(const char *, service->n);
    size_t *of_facility = ADG_NEW_ARRAY(size_t, facilities->n);
    size_t *color = ADG_NEW_ARRAY(size_t, service->n);
    adg_status status = code && label && of_facility && color
                            ? color_catchments(book, raster->band[0], of_facility, error)
                            : adg_fail_memory(error);
    for (size_t k = 0; status == ADG_OK && k < service->n; k++) {
        code[k] = adg_strdup_format("%u", service->facility[k]);
        label[k] = facilities->label[service->facility[k]];
        color[k] = of_facility[service->facility[k]];
        status = code[k] ? ADG_OK : adg_fail_memory(error);
    }
    if (status == ADG_OK)
        status = adg_classes_categories(book->styles, "areas", raster->title,
                                        (const char *const *)code, label, color, service->n,
                                        _("not known"), &raster->classes, error);
    for (size_t k = 0; code && k < service->n; k++)
        free(code[k]);
    free(code);
    free(label);
    free(of_facility);
    free(color);
    return status;
}

static adg_status nearest_raster(adg_map_book *book, const adg_service_findings *f, double *value,
                                 adg_error *error)
{
    const adg_study *study = book->findings->study;
    double *code = ADG_NEW_ARRAY(double, study->cells.n);
    char *title = adg_strdup_format(_("%s: nearest facility"), f->service->settings->label);
    adg_map_raster *raster =
        code && title
            ? add_raster(book, adg_strdup_format("nearest_%s", f->service->settings->name), title,
                         ADG_RASTER_CLASS, 1, NULL)
            : NULL;
    for (size_t i = 0; code && i < study->cells.n; i++)
        code[i] = f->nearest[i] == ADG_NONE ? NAN : (double)f->nearest[i];
    if (code)
        adg_output_cells_mode(&book->findings->cells, &study->cells, code, value);
    bool ok = raster && fill_band(book, raster, 0, title, value);
    adg_status status = ok ? nearest_classes(book, f, raster, error) : adg_fail_memory(error);
    free(code);
    free(title);
    return status;
}

/* A measure of a service by squares, in quarters of its values. Takes file and title over. */
static adg_status quarters_raster(adg_map_book *book, char *file, char *title, const char *unit,
                                  double factor, double *value, adg_error *error)
{
    size_t n = book->findings->cells.n;
    adg_map_raster *raster = NULL;
    if (file && title)
        raster = add_raster(book, file, title, ADG_RASTER_FLOAT, 1, unit);
    else
        free(file);
    for (size_t s = 0; s < n; s++)
        value[s] *= factor;
    bool ok = raster && fill_band(book, raster, 0, title, value);
    adg_status status = ok ? adg_classes_quarters(book->styles, "supply", title, value, n,
                                                  _("not known"), &raster->classes, error)
                           : adg_fail_memory(error);
    free(title);
    return status;
}

/* Of the cells of a square the one that gives most: their gains do not add up. */
static adg_status gain_raster(adg_map_book *book, double *value, adg_error *error)
{
    const adg_service_gain *gain = book->gain;
    const adg_output_cells *cells = &book->findings->cells;
    const adg_service_settings *settings = gain->service->settings;
    char *title = adg_strdup_format(_("%s: person-minutes saved by one new"), settings->label);
    adg_map_raster *raster = title ? add_raster(book, adg_strdup_format("gain_%s", settings->name),
                                                title, ADG_RASTER_FLOAT, 1, _("person-minutes"))
                                   : NULL;
    for (size_t s = 0; s < cells->n; s++)
        value[s] = NAN;
    for (size_t k = 0; k < gain->n; k++) {
        uint32_t s = cells->of_cell[gain->cell[k]];
        value[s] = fmax(value[s], gain->surface.site[k].saved[ADG_SAVED_PEOPLE]);
    }
    bool ok = raster && fill_band(book, raster, 0, title, value);
    adg_status status = ok ? adg_classes_quarters(book->styles, "priority", title, value, cells->n,
                                                  _("not known"), &raster->classes, error)
                           : adg_fail_memory(error);
    free(title);
    return status;
}

static adg_status supply_raster(adg_map_book *book, const adg_service_findings *f, double *value,
                                adg_error *error)
{
    adg_output_cells_mean(&book->findings->cells, &book->findings->study->cells, f->supply, value);
    return quarters_raster(book, adg_strdup_format("supply_%s", f->service->settings->name),
                           adg_strdup_format(_("%s: capacity within reach per 100,000 people"),
                                             f->service->settings->label),
                           _("per 100,000"), 1e5, value, error);
}

static adg_status measure_raster(adg_map_book *book, const adg_service_findings *f,
                                 const adg_measure_findings *m, double *value, adg_error *error)
{
    const adg_output_cells *cells = &book->findings->cells;
    char title[ADG_MEASURE_TITLE];
    if (m->is_sum)
        adg_output_cells_sum(cells, m->value, value);
    else
        adg_output_cells_mean(cells, &book->findings->study->cells, m->value, value);
    return quarters_raster(book,
                           adg_strdup_format("%s_%s", m->settings.name, f->service->settings->name),
                           adg_strdup_format("%s: %s", f->service->settings->label,
                                             adg_measure_title(&m->settings, title)),
                           NULL, m->factor, value, error);
}

/* One file with a band for every service; the classes are those of all bands together, so that
 * they fit whichever is shown, and colours mean the same in each. */
static adg_status priority_raster(adg_map_book *book, adg_error *error)
{
    const adg_findings *findings = book->findings;
    size_t n = findings->cells.n;
    const char *title = _("Priority (equity-weighted person-minutes)");
    adg_map_raster *raster = add_raster(book, adg_strdup("priority"), title, ADG_RASTER_FLOAT,
                                        findings->n_services, NULL);
    double *all = ADG_NEW_ARRAY(double, n * findings->n_services);
    bool ok = raster && all;
    for (size_t s = 0; ok && s < findings->n_services; s++) {
        double *value = all + s * n;
        adg_output_cells_sum(&findings->cells, findings->service[s].priority, value);
        ok = fill_band(book, raster, s, findings->service[s].service->settings->label, value);
    }
    adg_status status =
        ok ? adg_classes_quarters(book->styles, "priority", title, all, n * findings->n_services,
                                  _("not known"), &raster->classes, error)
           : adg_fail_memory(error);
    free(all);
    return status;
}

static adg_status class_raster(adg_map_book *book, double *value, adg_error *error)
{
    const adg_findings *findings = book->findings;
    const char *title = _("Deprivation and travel time");
    adg_map_raster *raster = add_raster(book, adg_strdup("class3x3"), title, ADG_RASTER_CLASS,
                                        findings->n_services, NULL);
    bool ok = raster != NULL;
    for (size_t s = 0; ok && s < findings->n_services; s++) {
        adg_output_cells_mode(&findings->cells, &findings->study->cells,
                              findings->service[s].class3x3, value);
        ok = fill_band(book, raster, s, findings->service[s].service->settings->label, value);
    }
    adg_status status = ok ? adg_classes_3x3(book->styles, title, _("deprivation not known"),
                                             &raster->classes, error)
                           : adg_fail_memory(error);
    if (status == ADG_OK && findings->discretion.n_hidden_squares)
        status = adg_classes_add_hidden(book->styles, &raster->classes, error);
    return status;
}

adg_status adg_map_rasters_make(adg_map_book *book, adg_error *error)
{
    const adg_findings *findings = book->findings;
    double *value = ADG_NEW_ARRAY(double, findings->cells.n);
    size_t n_rasters = 3 * findings->n_services + 3;
    for (size_t s = 0; s < findings->n_services; s++)
        n_rasters += findings->service[s].n_measures;
    book->raster = ADG_NEW_ARRAY(adg_map_raster, n_rasters);
    adg_status status = value && book->raster ? ADG_OK : adg_fail_memory(error);
    for (size_t s = 0; status == ADG_OK && s < findings->n_services; s++) {
        const adg_service_findings *f = &findings->service[s];
        status = minutes_raster(book, f, value, error);
        if (status == ADG_OK && f->service->n > 0)
            status = nearest_raster(book, f, value, error);
        if (status == ADG_OK && f->supply)
            status = supply_raster(book, f, value, error);
        for (size_t m = 0; status == ADG_OK && m < f->n_measures; m++)
            status = measure_raster(book, f, &f->measure[m], value, error);
    }
    if (status == ADG_OK && findings->study->project->deprivation.given) {
        status = priority_raster(book, error);
        if (status == ADG_OK)
            status = class_raster(book, value, error);
    }
    if (status == ADG_OK && book->gain)
        status = gain_raster(book, value, error);
    free(value);
    return status;
}
