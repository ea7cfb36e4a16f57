/* SPDX-License-Identifier: MPL-2.0 */
#include "write/matrix_table.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/path_ending.h"
#include "core/table.h"
#include "core/text.h"
#include "geo/vector_writer.h"
#include "write/matrix_csv.h"

struct adg_matrix_row {
    uint32_t origin, destination, rank;
    double minutes;
};

bool adg_matrix_table_add(adg_matrix_table *table, uint32_t origin, uint32_t destination,
                          double minutes, uint32_t rank)
{
    struct adg_matrix_row *grown =
        adg_grow_array(table->row, table->n, &table->capacity, sizeof *grown);
    if (!grown)
        return false;
    table->row = grown;
    table->row[table->n++] = (struct adg_matrix_row){origin, destination, rank, minutes};
    return true;
}

void adg_matrix_table_release(adg_matrix_table *table)
{
    free(table->row);
    table->row = NULL;
    table->n = table->capacity = 0;
}

static const char *destination_of(const adg_matrix_table *table, const struct adg_matrix_row *row)
{
    return row->destination == ADG_NONE ? NULL : table->destination->id[row->destination];
}

/* ---- CSV ---- */

adg_status adg_matrix_table_print(const adg_matrix_table *table, FILE *out, adg_error *error)
{
    adg_matrix_csv csv;
    adg_error other = ADG_ERROR_INIT;
    adg_status status = ADG_OK;
    adg_matrix_csv_begin(table->origin, table->destination, table->ranked, out, &csv);
    for (size_t i = 0; status == ADG_OK && i < table->n; i++) {
        const struct adg_matrix_row *row = &table->row[i];
        status =
            adg_matrix_csv_add(&csv, row->origin, row->destination, row->minutes, row->rank, error);
    }
    adg_status ended = adg_matrix_csv_end(&csv, status == ADG_OK ? error : &other);
    return status == ADG_OK ? ended : status;
}

static adg_status write_csv(const adg_matrix_table *table, const char *path, adg_error *error)
{
    FILE *out = fopen(path, "wb");
    if (!out)
        return adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), path, strerror(errno));
    adg_status status = adg_matrix_table_print(table, out, error);
    if (fclose(out) != 0 && status == ADG_OK)
        status = adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), path, strerror(errno));
    return status;
}

/* ---- GeoPackage ---- */

static bool fill_table(const adg_matrix_table *matrix, adg_table *table)
{
    table->n_rows = matrix->n;
    char **origin = adg_table_add_text(table, "origin", NULL);
    char **destination = origin ? adg_table_add_text(table, "destination", NULL) : NULL;
    double *minutes = destination ? adg_table_add_number(table, "minutes", NULL, 9) : NULL;
    double *rank = minutes && matrix->ranked ? adg_table_add_number(table, "rank", NULL, 0) : NULL;
    bool ok = minutes && (rank || !matrix->ranked);
    for (size_t i = 0; ok && i < matrix->n; i++) {
        const struct adg_matrix_row *row = &matrix->row[i];
        const char *to = destination_of(matrix, row);
        origin[i] = adg_strdup(matrix->origin->id[row->origin]);
        destination[i] = adg_strdup(to);
        minutes[i] = row->minutes;
        if (rank && row->rank)
            rank[i] = row->rank;
        ok = origin[i] && (destination[i] || !to);
    }
    return ok;
}

static bool fill_lines(const adg_matrix_table *matrix, adg_shapes *lines)
{
    bool ok = true;
    for (size_t i = 0; ok && i < matrix->n; i++) {
        const struct adg_matrix_row *row = &matrix->row[i];
        ok = adg_shapes_begin_feature(lines);
        if (!ok || row->destination == ADG_NONE || !isfinite(row->minutes))
            continue;
        const double *a = matrix->origin->xy + 2 * (size_t)row->origin;
        const double *b = matrix->destination->xy + 2 * (size_t)row->destination;
        ok = adg_shapes_begin_part(lines, false) && adg_shapes_add_point(lines, a[0], a[1]) &&
             adg_shapes_add_point(lines, b[0], b[1]);
    }
    return ok;
}

static adg_status write_geopackage(const adg_matrix_table *matrix, const adg_crs *crs,
                                   const adg_context *ctx, const char *time_stamp, const char *path,
                                   adg_error *error)
{
    adg_table table = {0};
    adg_shapes lines;
    adg_vector_writer *writer = NULL;
    bool places = matrix->origin->xy != NULL;
    adg_status status = adg_shapes_init(&lines, error);
    if (status != ADG_OK)
        return status;
    if (!fill_table(matrix, &table) || (places && !fill_lines(matrix, &lines)))
        status = adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_vector_create(path, ADG_GEOPACKAGE, crs, time_stamp, &writer, error);
    if (status == ADG_OK) {
        adg_layer_content content = {.name = "matrix",
                                     .geometry = ADG_GEOMETRY_LINE,
                                     .shapes = places ? &lines : NULL,
                                     .table = &table,
                                     .ctx = ctx};
        status = adg_vector_close(writer, adg_vector_add_layer(writer, &content, error), error);
    }
    adg_table_release(&table);
    adg_shapes_release(&lines);
    return status;
}

adg_status adg_matrix_table_write(const adg_matrix_table *table, const adg_crs *crs,
                                  const adg_context *ctx, const char *time_stamp, const char *path,
                                  adg_error *error)
{
    if (adg_path_ends_in(path, ".gpkg"))
        return write_geopackage(table, crs, ctx, time_stamp, path, error);
    return write_csv(table, path, error);
}
