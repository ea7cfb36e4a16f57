/* SPDX-License-Identifier: MPL-2.0 */
#include "write/check_files.h"

#include <math.h>
#include <stdlib.h>

#include "adgang/version.h"
#include "core/error.h"
#include "core/text.h"
#include "geo/vector_writer.h"
#include "write/json_file.h"

enum {
    SCHEMA = 1
};

const char *adg_severity_word(adg_severity severity)
{
    static const char *const words[] = {"note", "warning", "error"};
    return words[severity];
}

/* ---- check.json ---- */

static json_t *place_of(const adg_fault *fault)
{
    json_t *points = json_array();
    for (int k = 0; k < 2 * fault->n_points; k++)
        json_array_append_new(points, adg_json_number(fault->xy[k]));
    return points;
}

static json_t *finding_of(const adg_fault *fault)
{
    json_t *finding = json_object();
    adg_json_set_text(finding, "severity", adg_severity_word(fault->severity));
    adg_json_set_text(finding, "code", fault->code);
    adg_json_set_text(finding, "file", fault->file);
    adg_json_set_text(finding, "layer", fault->layer);
    json_object_set_new(finding, "row",
                        fault->row >= 0 ? json_integer((json_int_t)fault->row) : json_null());
    adg_json_set_text(finding, "field", fault->field);
    adg_json_set_text(finding, "message", fault->message);
    adg_json_set_text(finding, "advice", fault->advice);
    adg_json_set_number(finding, "people", fault->people);
    json_object_set_new(finding, "xy", place_of(fault));
    return finding;
}

static adg_status write_json(const adg_project *project, const adg_faults *faults, const char *path,
                             adg_error *error)
{
    json_t *root = json_object(), *findings = json_array();
    json_object_set_new(root, "schema", json_integer(SCHEMA));
    adg_json_set_text(root, "version", adg_version());
    adg_json_set_text(root, "project", project->name);
    adg_json_set_text(root, "crs", project->crs_text);
    json_object_set_new(root, "errors", json_integer((json_int_t)faults->count[ADG_ERROR]));
    json_object_set_new(root, "warnings", json_integer((json_int_t)faults->count[ADG_WARNING]));
    json_object_set_new(root, "notes", json_integer((json_int_t)faults->count[ADG_NOTE]));
    json_object_set_new(root, "not_listed", json_integer((json_int_t)faults->not_kept));
    for (size_t i = 0; i < faults->n; i++)
        json_array_append_new(findings, finding_of(&faults->fault[i]));
    json_object_set_new(root, "findings", findings);
    return adg_json_write(root, path, error);
}

/* ---- faults.geojson ---- */

static bool fill_columns(const adg_faults *faults, adg_table *table)
{
    static const char *const names[] = {"severity", "code",    "file",  "layer",
                                        "field",    "message", "advice"};
    enum {
        N = sizeof names / sizeof *names
    };
    char **text[N];
    table->n_rows = faults->n;
    for (int c = 0; c < N; c++)
        if (!(text[c] = adg_table_add_text(table, names[c], NULL)))
            return false;
    double *row = adg_table_add_number(table, "row", NULL, 0);
    double *people = adg_table_add_number(table, "people", NULL, 1);
    if (!row || !people)
        return false;
    for (size_t i = 0; i < faults->n; i++) {
        const adg_fault *f = &faults->fault[i];
        const char *value[N] = {adg_severity_word(f->severity),
                                f->code,
                                f->file,
                                f->layer,
                                f->field,
                                f->message,
                                f->advice};
        for (int c = 0; c < N; c++)
            if (value[c] && !(text[c][i] = adg_strdup(value[c])))
                return false;
        row[i] = f->row >= 0 ? (double)f->row : NAN;
        people[i] = f->people;
    }
    return true;
}

/* Findings between two points are shown at the first: one kind of geometry opens everywhere. */
static bool fill_shapes(const adg_faults *faults, adg_shapes *shapes)
{
    bool ok = true;
    for (size_t i = 0; ok && i < faults->n; i++) {
        const adg_fault *f = &faults->fault[i];
        ok = adg_shapes_begin_feature(shapes);
        if (ok && f->n_points > 0)
            ok = adg_shapes_begin_part(shapes, false) &&
                 adg_shapes_add_point(shapes, f->xy[0], f->xy[1]);
    }
    return ok;
}

static adg_status write_geojson(const adg_project *project, const adg_faults *faults,
                                const char *path, adg_error *error)
{
    adg_table table = {0};
    adg_shapes shapes;
    adg_vector_writer *writer = NULL;
    adg_status status = adg_shapes_init(&shapes, error);
    if (status != ADG_OK)
        return status;
    if (!fill_columns(faults, &table) || !fill_shapes(faults, &shapes))
        status = adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_vector_create(path, ADG_GEOJSON, project->crs, "", &writer, error);
    if (status == ADG_OK) {
        adg_layer_content content = {
            .name = "faults", .geometry = ADG_GEOMETRY_POINT, .shapes = &shapes, .table = &table};
        status = adg_vector_close(writer, adg_vector_add_layer(writer, &content, error), error);
    }
    adg_table_release(&table);
    adg_shapes_release(&shapes);
    return status;
}

adg_status adg_check_files_write(const adg_project *project, const adg_faults *faults,
                                 const adg_output_directory *output, adg_error *error)
{
    char *json = adg_output_path(output, "check.json", error);
    char *geojson = adg_output_path(output, "faults.geojson", error);
    adg_status status = json && geojson ? write_json(project, faults, json, error) : ADG_E_IO;
    if (status == ADG_OK)
        status = write_geojson(project, faults, geojson, error);
    free(json);
    free(geojson);
    return status;
}
