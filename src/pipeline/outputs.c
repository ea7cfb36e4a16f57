/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/outputs.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/progress.h"
#include "core/text.h"
#include "pipeline/map_outputs.h"
#include "report/report.h"
#include "write/results_json.h"
#include "write/run_record.h"
#include "write/tables.h"

/* ---- tables ---- */

typedef adg_status (*table_maker)(const adg_findings *findings, adg_table *table, adg_error *error);

static adg_status write_table(adg_table *table, const char *name,
                              const adg_output_directory *output, adg_error *error)
{
    char *file = adg_strdup_format("tables/%s.csv", name);
    char *path = file ? adg_output_path(output, file, error) : NULL;
    adg_status status = path   ? adg_table_write_csv(table, path, error)
                        : file ? ADG_E_IO
                               : adg_fail_memory(error);
    free(file);
    free(path);
    adg_table_release(table);
    return status;
}

static bool has_measures(const adg_findings *findings)
{
    bool any = false;
    for (size_t s = 0; s < findings->n_services; s++)
        any = any || findings->service[s].n_measures;
    return any;
}

static adg_status write_tables(const adg_findings *findings, const adg_output_directory *output,
                               adg_error *error)
{
    bool is_scenario = findings->difference != NULL, has_scenarios = findings->scenarios != NULL;
    const struct {
        const char *name;
        table_maker make;
        bool wanted;
    } tables[] = {{"services", adg_table_of_services, true},
                  {"quintiles", adg_table_of_quintiles, true},
                  {"facilities_load", adg_table_of_facilities, true},
                  {"islands", adg_table_of_islands, true},
                  {"snap", adg_table_of_snap, true},
                  {"difference_zones", adg_table_of_zone_differences, is_scenario},
                  {"difference_quintiles", adg_table_of_quintile_differences, is_scenario},
                  {"scenarios", adg_table_of_scenarios, has_scenarios}};
    adg_status status = ADG_OK;
    for (size_t t = 0; status == ADG_OK && t < sizeof tables / sizeof *tables; t++) {
        if (!tables[t].wanted)
            continue;
        adg_table table;
        status = tables[t].make(findings, &table, error);
        if (status == ADG_OK)
            status = write_table(&table, tables[t].name, output, error);
    }
    if (status == ADG_OK && has_measures(findings)) {
        adg_table table;
        status = adg_table_of_measures(findings, &table, error);
        if (status == ADG_OK)
            status = write_table(&table, "measures", output, error);
    }
    if (status == ADG_OK && findings->discretion.n_grid) {
        adg_table table;
        status = adg_table_of_grid_groups(findings, &table, error);
        if (status == ADG_OK)
            status = write_table(&table, "grid_groups", output, error);
    }
    for (size_t l = 0; status == ADG_OK && l < findings->study->n_levels; l++) {
        adg_table table;
        char *name = adg_strdup_format("zones_%s", findings->study->level[l].zones.level);
        status = name ? adg_table_of_zones(findings, l, &table, error) : adg_fail_memory(error);
        if (status == ADG_OK)
            status = write_table(&table, name, output, error);
        free(name);
    }
    return status;
}

/* ---- all ---- */

static adg_status write_results(const adg_findings *findings, const adg_output_directory *output,
                                adg_error *error)
{
    char *path = adg_output_path(output, "results.json", error);
    if (!path)
        return ADG_E_IO;
    adg_status status = adg_results_json_write(findings, path, error);
    free(path);
    return status;
}

static adg_status write_report(const adg_findings *findings, const adg_styles *styles,
                               const adg_output_directory *output, adg_error *error)
{
    char *path = adg_output_path(output, "report.html", error);
    adg_status status = path ? adg_report_write(findings, styles, path, error) : ADG_E_IO;
    free(path);
    return status;
}

static adg_status write_maps(const adg_findings *findings, const adg_faults *faults,
                             const adg_output_directory *output, const adg_context *ctx,
                             adg_error *error)
{
    adg_styles *styles = NULL;
    adg_status status = adg_styles_load(&styles, error);
    if (status == ADG_OK)
        status = adg_map_outputs_write(findings, NULL, faults, styles, output, ctx, error);
    if (status == ADG_OK && findings->study->project->outputs.report == ADG_REPORT_HTML)
        status = write_report(findings, styles, output, error);
    adg_styles_free(styles);
    return status;
}

adg_status adg_outputs_write(const adg_findings *findings, const adg_faults *faults,
                             const adg_output_directory *output, time_t started,
                             const adg_context *ctx, adg_error *error)
{
    adg_status status = write_results(findings, output, error);
    if (status == ADG_OK)
        status = write_tables(findings, output, error);
    if (status == ADG_OK)
        status = adg_progress(ctx, 0.2, _("write"), error);
    if (status == ADG_OK)
        status = write_maps(findings, faults, output, ctx, error);
    if (status == ADG_OK)
        status = adg_progress(ctx, 0.9, _("write"), error);
    if (status == ADG_OK)
        status = adg_run_record_write(findings->study->project, output, started, error);
    return status;
}
