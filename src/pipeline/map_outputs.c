/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/map_outputs.h"

#include "core/progress.h"
#include "core/text.h"
#include "map/map_files.h"
#include "write/run_record.h"

adg_status adg_map_outputs_write(const adg_findings *findings, const adg_service_gain *gain,
                                 const adg_faults *faults, const adg_styles *styles,
                                 const adg_output_directory *output, const adg_context *ctx,
                                 adg_error *error)
{
    const adg_output_settings *wanted = &findings->study->project->outputs;
    adg_map_book book = {0};
    char stamp[ADG_TIME_STAMP];
    adg_status status = adg_inputs_time_stamp(findings->study->project, stamp, error);
    if (status == ADG_OK)
        status = adg_map_book_make(findings, gain, faults, styles, &book, error);
    if (status == ADG_OK)
        status = adg_geopackage_write(&book, output, stamp, ctx, error);
    if (status == ADG_OK)
        status = adg_progress(ctx, 0.6, _("write"), error);
    if (status == ADG_OK && wanted->geojson)
        status = adg_geojson_write(&book, output, ctx, error);
    if (status == ADG_OK && wanted->rasters)
        status = adg_rasters_write(&book, output, ctx, error);
    if (status == ADG_OK && wanted->qgis)
        status = adg_qgis_project_write(&book, output, stamp, error);
    adg_map_book_release(&book);
    return status;
}
